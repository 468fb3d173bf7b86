//! From decided events to what is written: numbered, folded, with limits and letter.

use super::{Office, OfficeError};
use crate::casework::event::Event;
use crate::casework::queue::Row;
use crate::casework::{
    Actor, Case, Code, Now, RawText, Recorded, Violation, Violations, clocks, evolve,
};
use crate::regulation::canonical::sha256_hex;
use crate::regulation::{Law, Procedure, StageKind};

/// What a command makes of a case.
#[derive(Debug)]
pub(super) struct Outcome {
    pub recorded: Vec<Recorded>,
    pub case: Case,
    pub row: Row,
}

/// Events on their way into the history of one case.
struct Recording<'a> {
    law: &'a Law,
    procedure: &'a Procedure,
    by: &'a Actor,
    now: Now,
    recorded: Vec<Recorded>,
    case: Option<Case>,
}

impl Office {
    /// Folds `events` into `case` (`None` for a new one), and adds what follows from them: the
    /// letter of a signed decision, and the limits where they changed.
    pub(super) fn record(
        &self,
        case: Option<Case>,
        events: Vec<Event>,
        law: &Law,
        by: &Actor,
        now: Now,
    ) -> Result<Outcome, OfficeError> {
        let request = match (&case, events.first()) {
            (Some(case), _) => case.application.request,
            (None, Some(Event::ApplicationReceived(received))) => received.application.request,
            (None, _) => return Err(nothing_recorded()),
        };
        let procedure = law
            .edition
            .requests
            .get(&request)
            .ok_or_else(|| OfficeError::Internal("the edition lost a request".to_owned()))?;
        let mut recording = Recording {
            law,
            procedure,
            by,
            now,
            recorded: Vec::new(),
            case,
        };
        for event in events {
            recording.add(event);
        }
        self.add_letter(&mut recording)?;
        recording.add_dues()?;
        recording.finish()
    }

    /// A decision is committed with its letter or not at all.
    fn add_letter(&self, recording: &mut Recording<'_>) -> Result<(), OfficeError> {
        let signed = recording
            .recorded
            .iter()
            .any(|recorded| matches!(recorded.event, Event::Decided { .. }));
        let Some(case) = recording.case.as_ref().filter(|_| signed) else {
            return Ok(());
        };
        let Some(decision) = case.decision() else {
            return Ok(());
        };
        let text = (self.letters)(case, decision, recording.law).map_err(|empty| {
            let violation =
                Violation::new(Code::LetterSlotEmpty, "").with("slot", empty.slot.as_str());
            OfficeError::Violations(Violations(vec![violation]))
        })?;
        let issued = Event::LetterIssued {
            language: case.application.language,
            sha256: sha256_hex(text.as_bytes()),
            text: RawText::from(text),
        };
        recording.add(issued);
        Ok(())
    }
}

impl Recording<'_> {
    fn add(&mut self, event: Event) {
        let recorded = Recorded {
            seq: self.case.as_ref().map_or(1, |case| case.version + 1),
            at: self.now.at,
            by: self.by.reference(),
            policy_sha256: self.law.policy_sha256.clone(),
            calendar_sha256: self.law.calendar_sha256.clone(),
            event,
        };
        self.case = match self.case.take() {
            Some(case) => Some(evolve(case, &recorded, self.procedure)),
            None => crate::casework::evolve::begin(&recorded),
        };
        self.recorded.push(recorded);
    }

    fn add_dues(&mut self) -> Result<(), OfficeError> {
        let Some(case) = &self.case else {
            return Err(nothing_recorded());
        };
        let dues = clocks::dues(case, self.law)?;
        if dues != case.dues {
            self.add(Event::DuesSet { dues });
        }
        Ok(())
    }

    fn finish(self) -> Result<Outcome, OfficeError> {
        let case = self.case.ok_or_else(nothing_recorded)?;
        let kind = self
            .procedure
            .stage(&case.stage)
            .map_or(StageKind::Intake, |stage| stage.kind);
        let row = Row::of(&case, kind);
        Ok(Outcome {
            recorded: self.recorded,
            case,
            row,
        })
    }
}

fn nothing_recorded() -> OfficeError {
    OfficeError::Internal("nothing was recorded".to_owned())
}
