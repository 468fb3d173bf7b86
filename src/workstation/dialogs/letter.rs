//! The letter that would go out, as a text to be read in a dialog.

use super::field::{Field, Shown, What};
use super::{Context, sheets};
use crate::casework::decision::Draft;
use crate::workstation::theme::Tone;

/// Returns the field that shows the letter of a draft.
pub(super) fn field(ctx: &Context, draft: Option<&Draft>) -> Field {
    let lines = match draft {
        Some(draft) => lines(ctx, draft),
        None => vec![Shown::of(
            ctx.speaker.say("dialog-letter-not-yet"),
            Tone::Dim,
        )],
    };
    Field::new("letter", "", sheets::letter_title(ctx), What::Read(lines))
}

fn lines(ctx: &Context, draft: &Draft) -> Vec<Shown> {
    let _ = (ctx, draft);
    Vec::new()
}
