//! What a dialog says when the case or a draft is of another version.

use ratatui::text::Line;

use super::{Pane, Scene};
use crate::workstation::dialogs::draft::{Seen, version_arg};
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

    /// What to do with a draft that was written against another version.
    pub(super) fn reopening(&self, width: usize) -> Pane {
        let State::Reopening {
            body,
            choice,
            compared,
            discarding,
        } = &self.dialog.state
        else {
            return Pane::default();
        };
        let (ctx, speaker) = (self.ctx, self.ctx.speaker);
        let found = speaker.say_with(
            "dialog-draft-found",
            &[
                ("at", speaker.date_time(body.saved_at).into()),
                ("from", version_arg(body.case_version)),
                ("to", version_arg(ctx.case.version)),
            ],
        );
        let mut lines: Vec<Line<'static>> = wrap::lines(&found, width.saturating_sub(2))
            .into_iter()
            .map(|line| self.styled(format!(" {line}"), Tone::Warn))
            .collect();
        lines.push(Line::default());
        let choices: &[&str] = if *discarding {
            &["dialog-draft-keep", "dialog-draft-discard-really"]
        } else {
            &[
                "dialog-draft-continue",
                "dialog-draft-compare",
                "dialog-draft-discard",
            ]
        };
        let mut caret = None;
        for (index, id) in choices.iter().enumerate() {
            let here = index == *choice;
            if here {
                caret = Some((lines.len(), 3));
            }
            let (open, close, tone) = if here {
                ("▐ ", " ▌", Tone::ButtonFocused)
            } else {
                ("  ", "  ", Tone::Button)
            };
            lines.push(self.styled(format!(" {open}{}{close}", self.say(id)), tone));
        }
        if *compared {
            lines.push(Line::default());
            let changes = Dialog::seen_of(body)
                .map(|seen| seen.changes(&Seen::of(ctx.case), ctx))
                .unwrap_or_default();
            if changes.is_empty() {
                lines.push(self.styled(
                    format!(" {}", self.say("dialog-moved-nothing")),
                    Tone::Plain,
                ));
            }
            for change in changes {
                for line in wrap::lines(&change, width.saturating_sub(4)) {
                    lines.push(self.styled(format!("   {line}"), Tone::Plain));
                }
            }
        }
        Pane { lines, caret }
    }
}
