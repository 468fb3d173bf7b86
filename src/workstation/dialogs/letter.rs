//! The letter that would go out, written only while it is on the screen.
//!
//! It is shown in the applicant's language, whatever the officer reads.

use super::field::{Field, Shown, What};
use super::{Context, sheets};
use crate::casework::command::RefuseAcceptance;
use crate::casework::decision::Draft;
use crate::i18n::Catalogue;
use crate::printing;
use crate::workstation::theme::Tone;

/// What a letter would be written from.
#[derive(Debug, Clone)]
pub(super) enum Letter {
    /// Nothing yet: no ground is chosen, no paper named.
    NotYet,
    Decision(Box<Draft>),
    NotAccepted(RefuseAcceptance),
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
}
