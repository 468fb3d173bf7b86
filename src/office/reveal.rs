//! Seeing a personal number whole: for whoever works on cases of the unit, with a reason, and only
//! once the line of the access log is written.

use super::lease::reason_of;
use super::read_case::CaseRef;
use super::{Office, OfficeError, Session};
use crate::casework::RawText;
use crate::casework::masking::PersonalNumbers;
use crate::store::Plan;
use crate::store::plan::Access;

impl Office {
    /// Returns the personal numbers of a case. Unlike a view, it is refused when it cannot be
    /// logged: in quarantine nobody sees one.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when the case is not there for the person,
    /// [`OfficeError::NotAllowed`] when they only look, [`OfficeError::Unreadable`] without a
    /// reason, and [`OfficeError::Quarantined`].
    pub async fn reveal_numbers(
        &self,
        session: &Session,
        case: &CaseRef,
        reason: RawText,
    ) -> Result<PersonalNumbers, OfficeError> {
        let id = self.workable(session, case).await?;
        let line = Access {
            note: Some(reason_of(reason)?),
            ..self.view_line(session, "number-revealed", id).await?
        };
        self.store.write(Plan::Access(line)).await?;
        let stored = self.store.case(id).await?.ok_or(OfficeError::NotFound)?;
        Ok(stored.case.application.personal_numbers())
    }
}
