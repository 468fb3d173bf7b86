//! The letter that would go out, written only while it is on the screen.
//!
//! It is shown in the applicant's language, whatever the officer reads.

use super::field::{Field, Shown, What};
use super::{Context, sheets};
use crate::casework::Event;
use crate::casework::command::RefuseAcceptance;
use crate::casework::decision::Draft;
use crate::casework::record::Recorder;
use crate::i18n::{Catalogue, Speaker};
use crate::printing::{self, MissingSlot, Outgoing};
use crate::workstation::theme::Tone;

/// What a letter would be written from.
#[derive(Debug, Clone)]
pub(super) enum Letter {
    /// Nothing yet: no ground is chosen, no paper named.
    NotYet,
    Decision(Box<Draft>),
    NotAccepted(RefuseAcceptance),
    /// What goes out once this has happened.
    After(Box<Event>),
}

/// Returns the field that shows a letter.
pub(super) fn field(ctx: &Context, letter: Letter) -> Field {
    Field::new(
        "letter",
        "",
        sheets::letter_title(ctx),
        What::Letter(letter),
    )
}

impl Letter {
    /// Writes the letter; a part that nothing fills yet is named instead.
    pub fn lines(&self, ctx: &Context) -> Vec<Shown> {
        let speaker = Catalogue::shared().speak(ctx.case.application.language);
        let (case, law, office) = (ctx.case, ctx.law, ctx.office);
        let written = match self {
            Self::NotYet => {
                return vec![Shown::of(
                    ctx.speaker.say("dialog-letter-not-yet"),
                    Tone::Dim,
                )];
            }
            Self::Decision(draft) => {
                printing::preview(case, draft, law, ctx.actor, ctx.now, &speaker, office)
            }
            Self::After(event) => return after(event, ctx, &speaker),
            Self::NotAccepted(refusal) => printing::refusal_to_accept(
                case,
                refusal,
                &ctx.actor.reference(),
                ctx.now.at,
                law,
                &speaker,
                office,
            ),
        };
        read(written, ctx)
    }
}

fn read(written: Result<String, MissingSlot>, ctx: &Context) -> Vec<Shown> {
    match written {
        Ok(text) => text.lines().map(Shown::plain).collect(),
        Err(missing) => {
            let slot = ctx.speaker.say_code("slot", missing.slot);
            vec![Shown::of(
                ctx.speaker
                    .say_with("dialog-letter-lacks", &[("slot", slot.into())]),
                Tone::Warn,
            )]
        }
    }
}

/// Writes what would go out if this happened now: the event is folded on a copy of the case.
fn after(event: &Event, ctx: &Context, speaker: &Speaker<'_>) -> Vec<Shown> {
    let not_yet = || {
        vec![Shown::of(
            ctx.speaker.say("dialog-letter-not-yet"),
            Tone::Dim,
        )]
    };
    let Some(what) = Outgoing::of(event) else {
        return not_yet();
    };
    let mut recorder = Recorder::new(Some(ctx.case.clone()), ctx.law, ctx.actor, ctx.now);
    if recorder.add(event.clone()).is_err() {
        return not_yet();
    }
    let Some(case) = recorder.case() else {
        return not_yet();
    };
    match printing::outgoing(case, ctx.law, speaker, ctx.office, what).transpose() {
        Some(written) => {
            let mark = Shown::of(speaker.say("letter-draft-mark"), Tone::Warn);
            std::iter::once(mark).chain(read(written, ctx)).collect()
        }
        None => not_yet(),
    }
}
