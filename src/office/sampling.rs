//! Signing many decisions at once: a refusal never among them, and a random share of the approvals
//! only once whoever signs has opened them.
//!
//! Which ones belong to the share follows from a key that the servers share and nobody else has, from
//! the signer, the case and its version: it cannot be foreseen, a second try draws no other lot, and
//! every server process says the same. That a case was opened stands in the access log, with the
//! version that was shown. No law asks for this; the share is the institution's choice.

use super::{CommandRequest, Office, OfficeError, Session};
use crate::casework::decision::Draft;
use crate::casework::{CaseId, Code, CommandKind, Login, RawText, Violation, Violations};
use crate::regulation::PolicyKey;
use crate::regulation::canonical::sha256_of;

/// Returns how the access log names the version that a view showed.
pub(super) fn shown(version: u64) -> RawText {
    RawText::from(format!("v{version}"))
}

impl Office {
    /// Makes sure that a command may be carried out among others in one batch.
    ///
    /// # Errors
    /// [`OfficeError::Violations`] when a decision is to be signed that must be opened first or
    /// signed alone, and [`OfficeError::NotFound`].
    pub async fn allow_in_batch(
        &self,
        session: &Session,
        request: &CommandRequest,
        version: u64,
    ) -> Result<(), OfficeError> {
        if request.command.kind() != CommandKind::Sign {
            return Ok(());
        }
        let case = self.visible_case(session, &request.case).await?.case;
        // What is signed by now, or another version, is judged where the command is.
        let Some(prepared) = case.prepared().filter(|_| case.version == version) else {
            return Ok(());
        };
        if matches!(prepared.draft, Draft::Refuse(_)) {
            return Err(refused(Violation::new(Code::RefusalSignedAlone, "")));
        }
        let share = PolicyKey::parse("sign-off.sample-percent")
            .ok()
            .and_then(|key| self.lawbook.policy().count(&key).ok())
            .ok_or_else(|| OfficeError::Internal("the policy has no sample share".to_owned()))?;
        let login = &session.actor.login;
        if !is_drawn(&self.cursor_key, login, case.id, version, share) {
            return Ok(());
        }
        let opened = self
            .store
            .count_access_noted(case.id, login.as_str(), "case-viewed", &shown(version))
            .await?;
        if opened > 0 {
            return Ok(());
        }
        Err(refused(
            Violation::new(Code::SampleNotOpened, "").with("percent", i64::from(share)),
        ))
    }
}

fn refused(violation: Violation) -> OfficeError {
    OfficeError::Violations(Violations(vec![violation]))
}

/// Draws the lot of one case: of a hundred, as many as `share` are drawn.
fn is_drawn(key: &[u8; 32], login: &Login, case: CaseId, version: u64, share: u32) -> bool {
    let lot = sha256_of(&("sign-off sample", key, login, case, version));
    let lot = u64::from_str_radix(&lot[..15], 16).unwrap_or(0);
    lot % 100 < u64::from(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lot_is_drawn_once_and_as_often_as_the_share_says() {
        let login = Login::parse("b.saparova").unwrap();
        let drawn = |key: &[u8; 32], share| {
            (0..2_000_u128)
                .map(|n| CaseId(uuid::Uuid::from_u128(n)))
                .filter(|case| is_drawn(key, &login, *case, 7, share))
                .collect::<Vec<_>>()
        };
        let (key, other) = ([7; 32], [8; 32]);
        assert_eq!(drawn(&key, 0).len(), 0);
        assert_eq!(drawn(&key, 100).len(), 2_000);
        let fifth = drawn(&key, 20);
        assert!((340..460).contains(&fifth.len()), "{}", fifth.len());
        assert_eq!(drawn(&key, 20), fifth, "a second try draws no other lot");
        assert_ne!(
            drawn(&other, 20),
            fifth,
            "nobody without the key foresees it"
        );
    }
}
