//! What a dialog says when the case or a draft is of another version.

use std::collections::BTreeSet;

use ratatui::text::Line;

use super::{Pane, Scene};
use crate::casework::RawText;
use crate::wire::DraftBody;
use crate::workstation::dialogs::draft::{Seen, version_arg};
use crate::workstation::dialogs::found::{Found, Way};
use crate::workstation::dialogs::{Dialog, State};
use crate::workstation::theme::Tone;
use crate::workstation::widgets::editor::wrap;

impl Scene<'_, '_> {
    /// What changed in the case since the dialog was based on it.
    pub(super) fn moved(&self, changes: &[crate::wire::problem::ChangeSince]) -> Vec<String> {
        let (dialog, ctx) = (self.dialog, self.ctx);
        let now = ctx.case.version;
        let to = changes
            .iter()
            .map(|change| change.version)
            .max()
            .unwrap_or(now)
            .max(now);
        let mut texts = vec![ctx.speaker.say_with(
            "dialog-moved",
            &[
                ("from", version_arg(dialog.based_on)),
                ("to", version_arg(to)),
            ],
        )];
        texts.extend(changes.iter().map(|change| {
            ctx.speaker.say_with(
                "dialog-moved-by",
                &[
                    ("event", ctx.speaker.say_code("event", &change.event).into()),
                    ("name", change.by.name.clean_line().into()),
                    ("at", ctx.speaker.date_time(change.at).into()),
                ],
            )
        }));
        if now != dialog.based_on {
            let found = dialog.seen.changes(&Seen::of(ctx.case), ctx);
            if found.is_empty() && changes.is_empty() {
                texts.push(self.say("dialog-moved-nothing"));
            }
            texts.extend(found);
        }
        texts
    }

    /// What is to become of a draft that was found.
    pub(super) fn reopening(&self, width: usize) -> Pane {
        let State::Reopening(found) = &self.dialog.state else {
            return Pane::default();
        };
        let mut lines: Vec<Line<'static>> = Vec::new();
        for (text, tone) in self.found_words(found) {
            for line in wrap::lines(&text, width.saturating_sub(2)) {
                lines.push(self.styled(format!(" {line}"), tone));
            }
        }
        lines.push(Line::default());
        let mut caret = None;
        for (index, way) in found.ways().into_iter().enumerate() {
            let here = index == found.choice;
            if here {
                caret = Some((lines.len(), 3));
            }
            let (open, close, tone) = if here {
                ("▐ ", " ▌", Tone::ButtonFocused)
            } else {
                ("  ", "  ", Tone::Button)
            };
            let words = self.way_words(way, found);
            lines.push(self.styled(format!(" {open}{words}{close}"), tone));
        }
        if found.compared {
            lines.push(Line::default());
            for (text, tone) in self.compared(found) {
                for line in wrap::lines(&text, width.saturating_sub(4)) {
                    lines.push(self.styled(format!("   {line}"), tone));
                }
            }
        }
        Pane { lines, caret }
    }

    pub(super) fn found_words(&self, found: &Found) -> Vec<(String, Tone)> {
        let (ctx, speaker) = (self.ctx, self.ctx.speaker);
        let at = |body: &DraftBody| speaker.date_time(body.saved_at).into();
        let id = if found.at_work {
            "dialog-draft-at-work"
        } else if found.body.case_version == ctx.case.version {
            "dialog-draft-found-same"
        } else {
            "dialog-draft-found"
        };
        let mut words = vec![(
            speaker.say_with(
                id,
                &[
                    ("at", at(&found.body)),
                    ("from", version_arg(found.body.case_version)),
                    ("to", version_arg(ctx.case.version)),
                ],
            ),
            Tone::Warn,
        )];
        if found.recorded {
            words.push((self.say("dialog-draft-recorded"), Tone::Bad));
        }
        if let Some(other) = &found.other {
            let text = speaker.say_with(
                "dialog-draft-other",
                &[("at", at(other)), ("from", version_arg(other.case_version))],
            );
            words.push((text, Tone::Warn));
        }
        words
    }

    fn way_words(&self, way: Way, found: &Found) -> String {
        match (way, &found.other) {
            (Way::Continue, Some(_)) => self.ctx.speaker.say_with(
                "dialog-draft-continue-here",
                &[("at", self.ctx.speaker.time(found.body.saved_at).into())],
            ),
            (Way::TakeOther, Some(other)) => self.ctx.speaker.say_with(
                way.words(),
                &[("at", self.ctx.speaker.time(other.saved_at).into())],
            ),
            _ => self.say(way.words()),
        }
    }

    /// What changed in the case since the draft was written, and where two drafts differ.
    pub(super) fn compared(&self, found: &Found) -> Vec<(String, Tone)> {
        let ctx = self.ctx;
        let mut lines: Vec<(String, Tone)> = Vec::new();
        if let Some(other) = &found.other {
            let (here, there) = (Dialog::texts_of(&found.body), Dialog::texts_of(other));
            let fields: BTreeSet<&String> = here.keys().chain(there.keys()).collect();
            let none = String::new();
            for id in fields {
                let (ours, theirs) = (
                    here.get(id).unwrap_or(&none),
                    there.get(id).unwrap_or(&none),
                );
                if ours == theirs {
                    continue;
                }
                lines.push((self.field_label(id), Tone::Strong));
                for (words, text) in [("dialog-draft-here", ours), ("dialog-draft-there", theirs)] {
                    let text = RawText::from(text.as_str()).clean_line();
                    let said = ctx.speaker.say_with(words, &[("text", text.into())]);
                    lines.push((said, Tone::Plain));
                }
            }
        }
        let changes = Dialog::seen_of(&found.body)
            .map(|seen| seen.changes(&Seen::of(ctx.case), ctx))
            .unwrap_or_default();
        if changes.is_empty() && lines.is_empty() {
            lines.push((self.say("dialog-moved-nothing"), Tone::Plain));
        }
        lines.extend(changes.into_iter().map(|change| (change, Tone::Plain)));
        lines
    }

    fn field_label(&self, id: &str) -> String {
        self.sections
            .iter()
            .flat_map(|section| &section.fields)
            .find(|field| field.id == id)
            .map_or_else(|| id.to_owned(), |field| field.label.clone())
    }
}
