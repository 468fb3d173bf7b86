//! Signing in and out, and who a token belongs to.
//!
//! A token is 32 random bytes; only its SHA-256 is kept. A session ends after 15 minutes without
//! a request, after 12 hours in all, when it is closed, and at once when its account is disabled.
//! Failed sign-ins are counted by login and address: whoever guesses from one place cannot lock
//! the person out elsewhere. A login that nobody has costs the same time as a wrong password.

use chrono::{DateTime, TimeDelta, Utc};

use super::error::OfficeError;
use super::{Office, accounts, password};
use crate::casework::{Actor, Login};
use crate::regulation::canonical::sha256_hex;
use crate::store::plan::NewSession;
use crate::store::{FailureCount, Plan};
use crate::wire::{Me, SessionOpened};

/// Minutes without a request after which a session ends.
pub const IDLE_MINUTES: i64 = 15;
/// Hours after which a session ends whatever happens.
pub const TOTAL_HOURS: i64 = 12;
/// How stale the stored time of the last request may be, in seconds.
const SEEN_EVERY_SECONDS: i64 = 30;
/// Failures of one login from one address that cost nothing but the attempt.
const FREE_FAILURES: u64 = 5;
/// Failures from one address over all logins within [`ADDRESS_MINUTES`] before it must wait.
const ADDRESS_FAILURES: u64 = 100;
const ADDRESS_MINUTES: i64 = 15;
const LONGEST_WAIT_SECONDS: i64 = 15 * 60;

/// Whoever is signed in, as they are now.
#[derive(Debug, Clone)]
pub struct Session {
    pub actor: Actor,
    pub token_sha256: String,
    /// Wall time at which it ends whatever happens.
    pub ends_at: DateTime<Utc>,
}

impl Office {
    /// Opens a session. `address` is where the request came from.
    ///
    /// # Errors
    /// [`OfficeError::SignInFailed`] for an unknown login, a wrong password and a disabled
    /// account alike; [`OfficeError::TooManyAttempts`] after many failures from there.
    pub async fn sign_in(
        &self,
        login: &str,
        password: String,
        address: &str,
    ) -> Result<SessionOpened, OfficeError> {
        // Hashing is dear; few at once, and the failures are counted one after the other.
        let _turn = self
            .hashing
            .acquire()
            .await
            .map_err(|error| OfficeError::Internal(error.to_string()))?;
        let now = self.wall.now();
        self.refuse_guessing(login, address, now).await?;
        let known = match Login::parse(login) {
            Ok(login) => self.store.account(&login).await?,
            Err(_) => None,
        };
        let kept = known.as_ref().map_or_else(
            || self.dummy_hash.clone(),
            |account| account.password_hash.clone(),
        );
        let right = password.len() <= password::MAX_BYTES
            && tokio::task::spawn_blocking(move || password::verify(&password, &kept))
                .await
                .map_err(|error| OfficeError::Internal(error.to_string()))?;
        let Some(account) = known.filter(|account| right && account.enabled) else {
            let failed = Plan::SignInFailed {
                login: login.chars().take(64).collect(),
                address: address.to_owned(),
                at: now,
            };
            self.store.write(failed).await?;
            tracing::info!(address, "a sign-in failed");
            return Err(OfficeError::SignInFailed);
        };
        let token = hex::encode(accounts::random_bytes()?);
        let ends_at = now + TimeDelta::hours(TOTAL_HOURS);
        let login = account.actor.login.clone();
        self.store
            .write(Plan::OpenSession(NewSession {
                token_sha256: sha256_hex(token.as_bytes()),
                login: login.clone(),
                opened_at: now,
                ends_at,
                access: self.line(&login, "signed-in", None),
            }))
            .await?;
        self.store
            .write(Plan::SignInSucceeded {
                login: login.to_string(),
                address: address.to_owned(),
            })
            .await?;
        Ok(SessionOpened {
            token,
            expires_at: ends_at,
            idle_seconds: u64::try_from(IDLE_MINUTES * 60).unwrap_or_default(),
            draft_key: account.draft_key,
            me: self.me(&account.actor),
        })
    }

    async fn refuse_guessing(
        &self,
        login: &str,
        address: &str,
        now: DateTime<Utc>,
    ) -> Result<(), OfficeError> {
        let login: String = login.chars().take(64).collect();
        let own = self.store.failures(&login, address).await?;
        let since = now - TimeDelta::minutes(ADDRESS_MINUTES);
        let all = self.store.failures_from(address, since).await?;
        let wait =
            wait_seconds(own, FREE_FAILURES, now).max(wait_seconds(all, ADDRESS_FAILURES, now));
        if wait > 0 {
            return Err(OfficeError::TooManyAttempts {
                retry_after_seconds: wait.unsigned_abs(),
            });
        }
        Ok(())
    }

    /// Returns whose token it is, and counts the request as activity.
    ///
    /// # Errors
    /// [`OfficeError::NotSignedIn`] when the session is unknown or over.
    pub async fn authenticate(&self, token: &str) -> Result<Session, OfficeError> {
        let token_sha256 = sha256_hex(token.as_bytes());
        let (session, seen_at) = self.session_of(token_sha256).await?;
        let now = self.wall.now();
        self.seen.note(&session.token_sha256, now);
        if now - seen_at >= TimeDelta::seconds(SEEN_EVERY_SECONDS) {
            let seen = Plan::SessionSeen {
                token_sha256: session.token_sha256.clone(),
                at: now,
            };
            let store = self.store.clone();
            // Nobody waits for it: what is lost makes the session end a little earlier.
            tokio::spawn(async move { store.write(seen).await });
        }
        Ok(session)
    }

    /// Returns whose token it is without counting as activity: a program that follows by itself
    /// does not keep a session alive.
    ///
    /// # Errors
    /// As [`authenticate`](Self::authenticate).
    pub async fn authenticate_quietly(&self, token: &str) -> Result<Session, OfficeError> {
        self.look_at_session(&sha256_hex(token.as_bytes())).await
    }

    /// Returns the session whose token has a hash, without counting as activity.
    pub(super) async fn look_at_session(&self, token_sha256: &str) -> Result<Session, OfficeError> {
        let (session, _) = self.session_of(token_sha256.to_owned()).await?;
        Ok(session)
    }

    /// Returns a session with the wall time of the last request that was written down.
    async fn session_of(
        &self,
        token_sha256: String,
    ) -> Result<(Session, DateTime<Utc>), OfficeError> {
        let stored = self
            .store
            .session(&token_sha256)
            .await?
            .ok_or(OfficeError::NotSignedIn)?;
        let now = self.wall.now();
        let last = self
            .seen
            .last(&token_sha256)
            .map_or(stored.seen_at, |seen| seen.max(stored.seen_at));
        if now >= stored.ends_at || now - last >= TimeDelta::minutes(IDLE_MINUTES) {
            self.close_session(&token_sha256).await?;
            return Err(OfficeError::NotSignedIn);
        }
        let session = Session {
            actor: stored.actor,
            token_sha256,
            ends_at: stored.ends_at,
        };
        Ok((session, stored.seen_at))
    }

    /// Ends the session.
    ///
    /// # Errors
    /// [`OfficeError::Store`] when it cannot be written.
    pub async fn sign_out(&self, session: &Session) -> Result<(), OfficeError> {
        self.close_session(&session.token_sha256).await
    }

    async fn close_session(&self, token_sha256: &str) -> Result<(), OfficeError> {
        self.seen.forget(token_sha256);
        self.feed.streams.end(token_sha256);
        self.store
            .write(Plan::CloseSession {
                token_sha256: token_sha256.to_owned(),
            })
            .await?;
        Ok(())
    }

    /// Returns what a workstation shows of whoever is signed in.
    #[must_use]
    pub fn me(&self, actor: &Actor) -> Me {
        Me {
            actor: actor.clone(),
            now: self.clock.now(),
            office: self.info.clone(),
        }
    }
}

/// How long somebody must wait after `count` failures of which `free` cost nothing: five seconds,
/// then twice as long each time.
fn wait_seconds(count: FailureCount, free: u64, now: DateTime<Utc>) -> i64 {
    let Some(last_at) = count.last_at.filter(|_| count.failures >= free) else {
        return 0;
    };
    let doublings = u32::try_from(count.failures - free)
        .unwrap_or(u32::MAX)
        .min(10);
    let wait = (5_i64 << doublings).min(LONGEST_WAIT_SECONDS);
    (last_at + TimeDelta::seconds(wait) - now)
        .num_seconds()
        .max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn guessing_gets_slower_and_never_stops_for_more_than_a_quarter_of_an_hour() {
        let at = Utc.with_ymd_and_hms(2026, 9, 21, 4, 0, 0).unwrap();
        let wait = |failures| {
            let count = FailureCount {
                failures,
                last_at: Some(at),
            };
            wait_seconds(count, FREE_FAILURES, at)
        };
        assert_eq!(
            [0, 4, 5, 6, 7, 20, u64::MAX].map(wait),
            [0, 0, 5, 10, 20, 900, 900]
        );
    }
}
