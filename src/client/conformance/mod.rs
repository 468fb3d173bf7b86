//! Tries a server against the contract: every rule that a workstation relies on, asked from
//! outside, with what was answered where it is not met.
//!
//! Nothing is written unless a case is named to write notes on. A rule that cannot be tried, for
//! lack of a case or of a right, says so; it is never taken for met.

mod reading;
mod voice;
mod writing;

use serde::Serialize;
use zeroize::Zeroizing;

use super::ClientError;
use voice::Voice;

/// What is tried, and as whom.
#[derive(Debug, Clone)]
pub struct Target {
    /// Such as `https://kezek.example`.
    pub url: String,
    pub who: Who,
    /// A case on which notes may be written.
    pub write_on: Option<String>,
}

/// As whom it is tried.
#[derive(Clone)]
pub enum Who {
    Password {
        login: String,
        password: Zeroizing<String>,
    },
    Token(String),
}

impl std::fmt::Debug for Who {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Password { login, .. } => f.debug_tuple("Password").field(login).finish(),
            Self::Token(_) => f.write_str("Token"),
        }
    }
}

/// How a rule came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", content = "because", rename_all = "kebab-case")]
pub enum Verdict {
    Met,
    /// What was asked, what was answered, what the contract says.
    Broken(String),
    NotTried(Missing),
}

/// What a rule could not be tried without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    Password,
    /// A case on which notes may be written.
    CaseToWriteOn,
    Feed,
    /// A queue with two cases or more.
    Rows,
    /// A case that can be read.
    Case,
}

/// A rule with how it came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    pub rule: &'static str,
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// The rules as they come out, in order.
#[derive(Debug, Default)]
pub(super) struct Outcomes(Vec<Outcome>);

impl Outcomes {
    /// Notes how a rule came out: `Ok` when it is met, else what was seen.
    pub fn note(&mut self, rule: &'static str, seen: Result<(), String>) {
        let verdict = seen.map_or_else(Verdict::Broken, |()| Verdict::Met);
        self.0.push(Outcome { rule, verdict });
    }

    pub fn skip(&mut self, rules: &[&'static str], because: Missing) {
        let verdict = Verdict::NotTried(because);
        self.0.extend(rules.iter().map(|rule| Outcome {
            rule,
            verdict: verdict.clone(),
        }));
    }
}

/// Tries every rule.
///
/// # Errors
/// [`ClientError`] when the server cannot be reached, or nobody can sign in.
pub async fn try_out(target: &Target) -> Result<Vec<Outcome>, ClientError> {
    let mut outcomes = Outcomes::default();
    let mut voice = Voice::new(&target.url)?;
    reading::before_signing_in(&voice, &mut outcomes).await?;
    match &target.who {
        Who::Token(token) => {
            voice.token.clone_from(token);
            outcomes.skip(&reading::SIGN_IN, Missing::Password);
        }
        Who::Password { login, password } => {
            voice.token = reading::sign_in(&voice, login, password, &mut outcomes).await?;
        }
    }
    reading::everywhere(&voice, &mut outcomes).await?;
    let seen = reading::queues(&voice, &mut outcomes).await?;
    reading::case(&voice, seen.as_ref(), &mut outcomes).await?;
    writing::refusals(&voice, seen.as_ref(), &mut outcomes).await?;
    match &target.write_on {
        Some(case) => writing::keys(&voice, case, &mut outcomes).await?,
        None => outcomes.skip(&writing::KEYS, Missing::CaseToWriteOn),
    }
    match &target.who {
        // The session is not ours to end.
        Who::Token(_) => outcomes.skip(&["signed-out-is-over"], Missing::Password),
        Who::Password { .. } => reading::sign_out(&voice, &mut outcomes).await?,
    }
    Ok(outcomes.0)
}
