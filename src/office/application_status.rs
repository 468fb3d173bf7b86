//! What became of an application, for the channel that handed it in: it goes back through the
//! gateway to the applicant.

use super::read_case::CaseRef;
use super::{Office, OfficeError, Session};
use crate::casework::{Case, Status};
use crate::regulation::Milestone;
use crate::wire::{ApplicationStatus, SentLetter};

impl Office {
    /// Returns the status of the application that the sender handed in under this reference.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when the sender handed nothing in under it.
    pub async fn application_status(
        &self,
        session: &Session,
        reference: &str,
    ) -> Result<ApplicationStatus, OfficeError> {
        let login = &session.actor.login;
        let number = self
            .store
            .received_before(login, reference)
            .await?
            .ok_or(OfficeError::NotFound)?;
        let stored = self.visible_case(session, &CaseRef::Number(number)).await?;
        let case = stored.case;
        self.log_view(self.view_line(session, "status-viewed", case.id).await?)
            .await?;
        Ok(status_of(&case))
    }
}

fn status_of(case: &Case) -> ApplicationStatus {
    let result_due = [
        Milestone::Delivered,
        Milestone::Decided,
        Milestone::NoticeIssued,
    ]
    .into_iter()
    .find_map(|until| case.due_until(until))
    .and_then(|due| due.binding_due_at);
    let delivered_at = match &case.status {
        Status::Delivered { at, .. } => Some(*at),
        Status::Received
        | Status::NotAccepted { .. }
        | Status::UnderReview
        | Status::AwaitingSignature { .. }
        | Status::Decided { .. }
        | Status::Withdrawn { .. }
        | Status::Annulled { .. }
        | Status::UnderComplaint { .. } => None,
    };
    ApplicationStatus {
        case_id: case.id,
        number: case.number.clone(),
        status: case.status.kind(),
        stage: case.stage.clone(),
        registered_on: case.registered_on,
        result_due,
        outcome: case.decision().map(|decision| decision.draft.outcome()),
        delivered_at,
        letter: case.letter.as_ref().map(|letter| SentLetter {
            language: letter.language,
            text: letter.text.clone(),
            sha256: letter.sha256.clone(),
        }),
    }
}
