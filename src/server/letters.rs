//! The writer of letters that the office is given: the printed letter, in the applicant's language.

use std::sync::Arc;

use crate::i18n::Catalogue;
use crate::office::{EmptySlot, LetterWriter};
use crate::printing::{self, Outgoing};
use crate::wire::session::OfficeInfo;

/// Returns a writer of letters of this office.
pub(super) fn writer(office: OfficeInfo) -> LetterWriter {
    Arc::new(move |case, event, law| {
        let Some(what) = Outgoing::of(event) else {
            return Ok(None);
        };
        let speaker = Catalogue::shared().speak(case.application.language);
        printing::outgoing(case, law, &speaker, &office, what).map_err(|missing| EmptySlot {
            slot: missing.slot.to_owned(),
        })
    })
}
