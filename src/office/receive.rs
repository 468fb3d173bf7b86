//! Intake: an application with papers that were sent before becomes a case.

use chrono::Datelike;
use uuid::Uuid;

use super::{Office, OfficeError, Session};
use crate::casework::decide::Intake;
use crate::casework::{Application, CaseId, Code, Now, Violation, Violations, receive};
use crate::lawbook::NotInForce;
use crate::regulation::{Law, Proceeding, Role};
use crate::store::plan::Origin;
use crate::store::{Commit, Done, Plan, StoreError};
use crate::wire::Receipt;

/// How often a number that a case has already is replaced before intake gives up.
const NUMBER_ATTEMPTS: u32 = 5;

/// Whoever may hand anything in at all.
pub(super) const HANDS_IN: [Role; 3] = [Role::Gateway, Role::Executor, Role::Supervisor];

/// Who begins this proceeding: the gateway for an applicant, an officer for the body itself.
fn begins(law: &Law, application: &Application) -> &'static [Role] {
    let procedure = law.edition.requests.get(&application.request);
    match procedure.map(|procedure| procedure.proceeding) {
        Some(Proceeding::Revocation) => &[Role::Executor, Role::Supervisor],
        Some(Proceeding::Application) | None => &[Role::Gateway],
    }
}

impl Office {
    /// Takes an application in.
    ///
    /// # Errors
    /// [`OfficeError::NotAllowed`] unless the person is a gateway of the unit, or one of its
    /// officers where the body itself begins the proceeding;
    /// [`OfficeError::AlreadyReceived`], [`OfficeError::PaperNotSent`],
    /// [`OfficeError::NotInForce`], or [`OfficeError::Violations`].
    pub async fn receive_application(
        &self,
        session: &Session,
        mut application: Application,
    ) -> Result<Receipt, OfficeError> {
        let actor = &session.actor;
        if !actor.has_any(&HANDS_IN, &application.unit) {
            return Err(OfficeError::NotAllowed);
        }
        if application.is_masked() {
            return Err(OfficeError::Unreadable {
                at: "/applicant/iin",
                why: "a number is handed in whole, not masked".to_owned(),
            });
        }
        let reference = application
            .reference
            .as_ref()
            .map(|reference| reference.as_raw().to_owned());
        if let Some(reference) = &reference
            && let Some(number) = self.store.received_before(&actor.login, reference).await?
        {
            return Err(OfficeError::AlreadyReceived { number });
        }
        self.read_off(&mut application).await?;
        let now = self.now();
        let law = self.law_for(&application, now)?;
        if !actor.has_any(begins(&law, &application), &application.unit) {
            return Err(OfficeError::NotAllowed);
        }
        let case_id = CaseId(Uuid::now_v7());
        let decide = |number: String| {
            let intake = Intake { case_id, number };
            receive(&application, intake, &law, now).map_err(OfficeError::Violations)
        };
        // A refused application takes no number.
        decide(String::new())?;
        let papers = application.papers.iter().map(|paper| paper.sha256.clone());
        let origin = Origin {
            sender: actor.login.clone(),
            reference,
            papers: papers.collect(),
        };
        for _ in 0..NUMBER_ATTEMPTS {
            let events = decide(self.next_number(now).await?)?;
            let outcome = self.record(None, events, &law, actor, now)?;
            let commit = Commit {
                origin: Some(origin.clone()),
                ..Commit::new(None, &outcome.recorded, &outcome.case, &outcome.row)
            };
            match self.commit(commit, outcome.row, None).await {
                Ok(()) => {
                    let case = outcome.case;
                    return Ok(Receipt {
                        case_id,
                        number: case.number,
                        received_at: case.received_at,
                        registered_on: case.registered_on,
                        edition: case.edition,
                        unit: case.application.unit,
                        dues: case.dues,
                    });
                }
                // Given by hand, or before numbers were counted: the one after it, then.
                Err(StoreError::NumberTaken) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(OfficeError::Store(StoreError::NumberTaken))
    }

    /// Puts what was read off each paper into the application.
    async fn read_off(&self, application: &mut Application) -> Result<(), OfficeError> {
        let max = self.limits.papers_per_application;
        if application.papers.len() > max {
            return Err(OfficeError::TooMany {
                at: "/papers".to_owned(),
                max,
            });
        }
        for (place, paper) in application.papers.iter_mut().enumerate() {
            if paper.reading.is_some() {
                return Err(OfficeError::ReadingSent {
                    at: format!("/papers/{place}/reading"),
                });
            }
            let document = self.store.document(&paper.sha256).await?;
            let document = document.ok_or_else(|| OfficeError::PaperNotSent {
                at: format!("/papers/{place}/sha256"),
                sha256: paper.sha256.chars().take(64).collect(),
            })?;
            paper.reading = Some(document.reading);
        }
        Ok(())
    }

    /// Finds the law in force on the day the application counts as registered.
    fn law_for(&self, application: &Application, now: Now) -> Result<Law, OfficeError> {
        if application.filed_at > now.at {
            // A day to come may have no law yet; what is wrong is the date.
            let violation = Violation::new(Code::FiledInFuture, "/filed_at")
                .with("filed_at", application.filed_at);
            return Err(OfficeError::Violations(Violations(vec![violation])));
        }
        let service = &application.service;
        if self.lawbook.service(service).is_none() {
            return Err(OfficeError::UnknownService {
                service: service.clone(),
            });
        }
        let found = self
            .lawbook
            .register(service, application.channel, application.filed_at);
        match found {
            Ok((_, pinned)) => Ok(self.lawbook.law(pinned)),
            Err(reason) => Err(self.not_in_force(reason, application)),
        }
    }

    fn not_in_force(&self, reason: NotInForce, application: &Application) -> OfficeError {
        OfficeError::NotInForce {
            reason: Box::new(reason),
            filed_on: self.calendar().civil(application.filed_at).date(),
        }
    }

    /// Returns the next number of the year, such as `26-000042`, whichever process asks.
    async fn next_number(&self, now: Now) -> Result<String, OfficeError> {
        let prefix = format!("{:02}-", now.today.year().rem_euclid(100));
        let taken = self.store.write(Plan::TakeNumber {
            prefix: prefix.clone(),
        });
        match taken.await? {
            Done::Number(number) => Ok(format!("{prefix}{number:06}")),
            Done::Written | Done::New(_) | Done::Lease(_) | Done::Admitted(_) | Done::Turn(_) => {
                Err(OfficeError::Internal(
                    "the store did not answer with a number".to_owned(),
                ))
            }
        }
    }
}
