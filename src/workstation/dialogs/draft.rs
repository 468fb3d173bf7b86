//! Drafts: nothing typed is lost. What a dialog keeps, when it is saved, and what changed in the
//! case since it was written.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::field::Answers;
use super::focus::Focus;
use super::lineage::Sittings;
use super::{Context, Dialog, DialogEffect, Notice};
use crate::casework::{Case, Evidence};
use crate::i18n::Arg;
use crate::regulation::CheckId;
use crate::wire::DraftBody;
use crate::workstation::widgets::editor::TextBuffer;

/// How long after the first unsaved key a draft is saved at the latest.
const SAVE_WITHIN: TimeDelta = TimeDelta::milliseconds(900);

/// The shape of the saved fields; a draft of another shape is taken up as far as it fits.
const SHAPE: u32 = 1;

/// Whether what was typed is safe.
#[derive(Debug, Clone, Default)]
pub(super) struct Saving {
    unsaved_since: Option<DateTime<Utc>>,
    pub saved_at: Option<DateTime<Utc>>,
    /// Whether the last save was kept on this machine and on the server; `None` while unknown.
    pub kept: Option<(bool, bool)>,
    /// Whether it is still the draft that was found when the dialog was opened.
    pub is_as_found: bool,
    /// Whether there is a draft that was found when the dialog was opened.
    pub was_found: bool,
    /// The sittings that what is typed here grew out of.
    sittings: Sittings,
    /// When the draft that was taken up was saved, by whichever clock: a later save says so.
    not_before: Option<DateTime<Utc>>,
    /// A draft that this program cannot read: it is kept as it is.
    unread: Option<serde_json::Value>,
}

impl Saving {
    /// Notes that something was typed.
    pub fn touch(&mut self, wall: DateTime<Utc>) {
        self.unsaved_since.get_or_insert(wall);
    }

    pub fn due_at(&self) -> Option<DateTime<Utc>> {
        self.unsaved_since.map(|since| since + SAVE_WITHIN)
    }

    pub fn is_due(&self, wall: DateTime<Utc>) -> bool {
        self.due_at().is_some_and(|due| due <= wall)
    }
}

/// What a draft holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Saved {
    shape: u32,
    #[serde(default)]
    texts: BTreeMap<String, String>,
    #[serde(default)]
    picks: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    evidence: BTreeMap<String, Vec<Evidence>>,
    #[serde(default)]
    section: usize,
    /// The field under the cursor and the place in it.
    #[serde(default)]
    field: Option<String>,
    #[serde(default)]
    caret: usize,
    #[serde(default)]
    seen: Option<Seen>,
    #[serde(default)]
    sittings: Sittings,
    /// A draft of another workstation that this one was chosen over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    other: Option<DraftBody>,
    /// A draft that was found here and could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unread: Option<serde_json::Value>,
}

/// The case as far as a dialog cares whether it changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    pub version: u64,
    status: String,
    stage: String,
    assigned_to: Option<String>,
    checks: BTreeMap<CheckId, String>,
    recommended: Option<String>,
    hearing: Hearing,
    notes: usize,
    votes: usize,
    returns: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Hearing {
    None,
    Notified,
    Recorded,
}

impl Hearing {
    const fn words(self) -> &'static str {
        match self {
            Self::None => "dialog-change-hearing-none",
            Self::Notified => "dialog-change-hearing-notified",
            Self::Recorded => "dialog-change-hearing-recorded",
        }
    }
}

impl Seen {
    pub fn of(case: &Case) -> Self {
        let hearing = match &case.hearing {
            None => Hearing::None,
            Some(hearing) if hearing.record.is_none() => Hearing::Notified,
            Some(_) => Hearing::Recorded,
        };
        Self {
            version: case.version,
            status: case.status.kind().code().to_owned(),
            stage: case.stage.as_str().to_owned(),
            assigned_to: case
                .assigned_to
                .as_ref()
                .map(|person| person.name.clean_line().as_str().to_owned()),
            checks: case
                .checks
                .iter()
                .map(|(id, record)| {
                    (
                        id.clone(),
                        super::sheets::answer_code(record.record.answer).to_owned(),
                    )
                })
                .collect(),
            recommended: case.recommendation.as_ref().map(|record| {
                super::sheets::outcome_code(record.recommendation.outcome).to_owned()
            }),
            hearing,
            notes: case.notes.len(),
            votes: case.votes.len(),
            returns: case.returns.len(),
        }
    }

    /// Returns what changed until `now`, a sentence each; empty when nothing that matters did.
    pub fn changes(&self, now: &Self, ctx: &Context) -> Vec<String> {
        let speaker = ctx.speaker;
        let mut lines = Vec::new();
        let mut say = |id: &str, from: String, to: String| {
            lines.push(speaker.say_with(id, &[("from", Arg::Text(from)), ("to", Arg::Text(to))]));
        };
        let nobody = || speaker.say("none");
        if self.status != now.status {
            say(
                "dialog-change-status",
                speaker.say_code("status", &self.status),
                speaker.say_code("status", &now.status),
            );
        }
        if self.stage != now.stage {
            say(
                "dialog-change-stage",
                stage_title(ctx, &self.stage),
                stage_title(ctx, &now.stage),
            );
        }
        if self.assigned_to != now.assigned_to {
            say(
                "dialog-change-assigned",
                self.assigned_to.clone().unwrap_or_else(nobody),
                now.assigned_to.clone().unwrap_or_else(nobody),
            );
        }
        if self.recommended != now.recommended {
            let words = |code: &Option<String>| {
                code.as_ref()
                    .map_or_else(nobody, |code| speaker.say_code("outcome", code))
            };
            say(
                "dialog-change-recommended",
                words(&self.recommended),
                words(&now.recommended),
            );
        }
        if self.hearing != now.hearing {
            say(
                "dialog-change-hearing",
                speaker.say(self.hearing.words()),
                speaker.say(now.hearing.words()),
            );
        }
        for (id, from, to) in [
            ("dialog-change-notes", self.notes, now.notes),
            ("dialog-change-votes", self.votes, now.votes),
            ("dialog-change-returns", self.returns, now.returns),
        ] {
            if from != to {
                say(id, from.to_string(), to.to_string());
            }
        }
        for (check, answer) in &now.checks {
            let before = self.checks.get(check);
            if before != Some(answer) {
                let title = super::sheets::check_title(ctx, check);
                let words = |code: Option<&String>| {
                    code.map_or_else(nobody, |code| speaker.say_code("answer", code))
                };
                lines.push(speaker.say_with(
                    "dialog-change-check",
                    &[
                        ("check", Arg::Text(title)),
                        ("from", Arg::Text(words(before))),
                        ("to", Arg::Text(words(Some(answer)))),
                    ],
                ));
            }
        }
        lines
    }
}

fn stage_title(ctx: &Context, id: &str) -> String {
    ctx.law
        .edition
        .requests
        .get(&ctx.case.application.request)
        .and_then(|procedure| {
            procedure
                .stages
                .iter()
                .find(|stage| stage.id.as_str() == id)
        })
        .map_or_else(
            || id.to_owned(),
            |stage| super::sheets::clean(ctx.speaker.words(&stage.title)),
        )
}

impl Dialog {
    /// Returns what is kept of the dialog.
    pub(super) fn body(&self, wall: DateTime<Utc>) -> DraftBody {
        let field = match &self.focus {
            Focus::Field(id) => Some(id.clone()),
            Focus::Checks
            | Focus::Word
            | Focus::Cancel
            | Focus::Save
            | Focus::Discard
            | Focus::Main => None,
        };
        let caret = field.as_ref().map_or(0, |id| {
            self.answers.texts.get(id).map_or_else(
                || self.cursors.get(id).copied().unwrap_or(0),
                TextBuffer::caret,
            )
        });
        let mut sittings = self.draft.sittings.clone();
        sittings.note(self.sitting, wall);
        let saved = Saved {
            shape: SHAPE,
            texts: self
                .answers
                .texts
                .iter()
                .map(|(id, buffer)| (id.clone(), buffer.text().to_owned()))
                .collect(),
            picks: self.answers.picks.clone(),
            evidence: self.answers.evidence.clone(),
            section: self.section,
            field,
            caret,
            seen: Some(self.seen.clone()),
            sittings,
            other: self.other.clone(),
            unread: self.draft.unread.clone(),
        };
        let later = |at| at + TimeDelta::milliseconds(1);
        DraftBody {
            case_version: self.based_on,
            idempotency_key: self.key,
            fields: serde_json::to_value(saved).unwrap_or_default(),
            saved_at: self.draft.not_before.map_or(wall, |at| wall.max(later(at))),
        }
    }

    /// Returns the effect that saves what is not saved yet.
    pub(super) fn flush(&mut self, wall: DateTime<Utc>) -> Option<DialogEffect> {
        self.draft.unsaved_since.take()?;
        Some(self.save(wall))
    }

    /// Returns the effect that saves the dialog as it is.
    pub(super) fn save(&mut self, wall: DateTime<Utc>) -> DialogEffect {
        self.draft.unsaved_since = None;
        self.draft.saved_at = Some(wall);
        self.draft.kept = None;
        self.draft.is_as_found = false;
        DialogEffect::SaveDraft(self.body(wall))
    }

    /// Takes a draft up: fields, section and cursor. Its idempotency key is used on.
    pub(super) fn restore(&mut self, body: &DraftBody) {
        let Ok(saved) = serde_json::from_value::<Saved>(body.fields.clone()) else {
            self.notice = Some(Notice::Words("dialog-draft-unreadable", Vec::new()));
            self.draft.unread = Some(body.fields.clone());
            self.draft.not_before = Some(body.saved_at);
            return;
        };
        self.key = body.idempotency_key;
        let mut answers = Answers {
            texts: BTreeMap::new(),
            picks: saved.picks,
            evidence: saved.evidence,
        };
        for (id, text) in &saved.texts {
            answers.buffer(id, false).set(text);
        }
        self.answers = answers;
        self.section = saved.section;
        if let Some(id) = saved.field {
            if let Some(buffer) = self.answers.texts.get_mut(&id) {
                buffer.set_caret(saved.caret);
            } else if saved.caret > 0 {
                self.cursors.insert(id.clone(), saved.caret);
            }
            self.focus = Focus::Field(id);
        }
        self.paired = self.has_asides();
        self.other = saved.other;
        self.draft = Saving {
            saved_at: Some(body.saved_at),
            is_as_found: true,
            was_found: true,
            sittings: saved.sittings,
            not_before: Some(body.saved_at),
            unread: saved.unread,
            ..Saving::default()
        };
        self.notice = Some(Notice::Words(
            "dialog-draft-restored",
            vec![("version", version_arg(body.case_version))],
        ));
    }

    /// Keeps a draft that this one was chosen over, until the command is sent.
    pub(super) fn stands_over(&mut self, other: DraftBody) {
        self.draft.sittings.join(&Sittings::of(&other));
        self.draft.not_before = self.draft.not_before.max(Some(other.saved_at));
        self.other = Some(other);
    }

    /// Forgets that there ever was a draft; saves that follow still count as later ones.
    pub(super) fn forget_draft(&mut self) {
        self.other = None;
        self.draft = Saving {
            not_before: self.draft.not_before,
            ..Saving::default()
        };
    }

    /// Returns the texts of a draft by field.
    pub(super) fn texts_of(body: &DraftBody) -> BTreeMap<String, String> {
        serde_json::from_value::<Saved>(body.fields.clone())
            .map(|saved| saved.texts)
            .unwrap_or_default()
    }

    /// Returns the case as it was when a draft was written.
    pub(super) fn seen_of(body: &DraftBody) -> Option<Seen> {
        serde_json::from_value::<Saved>(body.fields.clone())
            .ok()?
            .seen
    }
}

/// A version as sentences name it: never grouped like a count.
pub(super) fn version_arg(version: u64) -> Arg {
    Arg::Text(version.to_string())
}
