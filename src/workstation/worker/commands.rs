//! A command that is tried, or carried out once.

use uuid::Uuid;

use super::{Worker, fault};
use crate::casework::{CaseId, Command, Violations};
use crate::client::ClientError;
use crate::wire::problem::ProblemKind;
use crate::workstation::dialogs::Verdict;
use crate::workstation::message::Submitted;

impl Worker {
    pub(super) async fn try_out(&self, case: CaseId, command: &Command, based_on: u64) -> Verdict {
        // Nothing is recorded under this key.
        let key = Uuid::now_v7();
        match self
            .client
            .command(case, command, based_on, key, true)
            .await
        {
            Ok(_) => Verdict::Agreed,
            Err(ClientError::Problem(problem)) if problem.kind == ProblemKind::Violations => {
                Verdict::Refused(Violations(problem.violations))
            }
            Err(_) => Verdict::Unknown,
        }
    }

    pub(super) async fn submit(
        &self,
        case: CaseId,
        command: &Command,
        key: Uuid,
        based_on: u64,
    ) -> Submitted {
        let error = match self
            .client
            .command(case, command, based_on, key, false)
            .await
        {
            Ok(answer) => return Submitted::Recorded(answer),
            Err(error) => error,
        };
        if error.outcome_unknown() {
            return Submitted::Lost(fault(error));
        }
        if let ClientError::Problem(problem) = &error {
            if problem.kind == ProblemKind::Violations && !problem.violations.is_empty() {
                return Submitted::Refused(Violations(problem.violations.clone()));
            }
            if let Some(conflict) = &problem.conflict {
                return Submitted::Conflict(conflict.clone());
            }
        }
        Submitted::Failed(fault(error))
    }
}
