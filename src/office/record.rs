//! From decided events to what is written: recorded by the engine, with what goes out because of
//! them.

use chrono::{DateTime, Utc};

use super::{Office, OfficeError};
use crate::casework::event::Event;
use crate::casework::queue::Row;
use crate::casework::record::{Change, Recorder};
use crate::casework::{Actor, Case, Code, Now, RawText, Recorded, Violation, Violations};
use crate::regulation::canonical::sha256_hex;
use crate::regulation::{Law, StageKind};

/// What a command makes of a case.
#[derive(Debug)]
pub(super) struct Outcome {
    pub recorded: Vec<Recorded>,
    pub case: Case,
    pub row: Row,
}

impl Office {
    /// Folds `events` into a case (`None` for a new one) whose last event was at the moment beside
    /// it, and adds what follows from them: the letter that goes out, and the limits where they
    /// changed.
    pub(super) fn record(
        &self,
        case: Option<(Case, DateTime<Utc>)>,
        events: Vec<Event>,
        law: &Law,
        by: &Actor,
        now: Now,
    ) -> Result<Outcome, OfficeError> {
        let (case, last_at) = case.unzip();
        let recorder = Recorder::new(case, law, by, now);
        let mut recorder = recorder.not_before(last_at.unwrap_or(now.at));
        for event in events {
            recorder
                .add(event.clone())
                .map_err(OfficeError::Violations)?;
            self.add_letter(&mut recorder, &event, law)?;
        }
        let Change { case, recorded } = recorder.finish().map_err(OfficeError::Violations)?;
        let kind = law
            .edition
            .requests
            .get(&case.application.request)
            .and_then(|procedure| procedure.stage(&case.stage))
            .map_or(StageKind::Intake, |stage| stage.kind);
        let row = Row::of(&case, kind);
        Ok(Outcome {
            recorded,
            case,
            row,
        })
    }

    /// What goes out is committed with the event that makes it go out, or neither is.
    fn add_letter(
        &self,
        recorder: &mut Recorder<'_>,
        event: &Event,
        law: &Law,
    ) -> Result<(), OfficeError> {
        let Some(case) = recorder.case() else {
            return Ok(());
        };
        let written = (self.letters)(case, event, law).map_err(|empty| {
            let violation =
                Violation::new(Code::LetterSlotEmpty, "").with("slot", empty.slot.as_str());
            OfficeError::Violations(Violations(vec![violation]))
        })?;
        let Some(text) = written else {
            return Ok(());
        };
        let issued = Event::LetterIssued {
            language: case.application.language,
            sha256: sha256_hex(text.as_bytes()),
            text: RawText::from(text),
        };
        recorder.add(issued).map_err(OfficeError::Violations)
    }
}
