//! Signing in and out, and who a token belongs to.
//!
//! A token is 32 random bytes; only its SHA-256 is kept. A session ends after 15 minutes without
//! a sign of life, after 12 hours in all, when it is closed, and at once when its account is
//! disabled or gets another password or other posts. What a program asks by itself is no sign of
//! life.
//!
//! Guessing gets slower and nobody is locked out:
//!
//! | counted | free | for whom it counts |
//! |---|---|---|
//! | failures of a login at an address, in a row | 5 | that login at that address |
//! | failures at an address within 15 minutes | 100 | there, logins that are not known there |
//! | failures of a login where it is not known, in a day | 100 | that login where it is not known |
//!
//! The next one then costs 5 seconds of waiting, each one after it twice as many, up to 15
//! minutes. A login is known at the addresses where somebody signed in with it within 90 days:
//! whoever guesses elsewhere, or as others at the same address, does not slow that person down. A
//! login that nobody has costs the same time and the same answer as a wrong password.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::error::OfficeError;
use super::{Office, accounts, password};
use crate::casework::{Actor, Login};
use crate::provider::Progress;
use crate::regulation::Role;
use crate::regulation::canonical::sha256_hex;
use crate::store::plan::{Admission, NewSession};
use crate::store::{Account, Done, FailureCount, NO_PASSWORD, Plan};
use crate::wire::session::{
    DeviceSignIn, Means, ProviderName, SessionInfo, SessionList, SignInMeans, SignInPending,
};
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
/// Failures of one login in a day over all addresses where it is not known, before it must wait
/// there. NIST SP 800-63B-4 §3.2.2 allows no more in a row.
const LOGIN_FAILURES: u64 = 100;
/// Days for which an address is known after a sign-in.
const FAMILIAR_DAYS: i64 = 90;
const LONGEST_WAIT_SECONDS: i64 = 15 * 60;

/// Whoever is signed in, as they are now.
#[derive(Debug, Clone)]
pub struct Session {
    pub actor: Actor,
    pub token_sha256: String,
    /// Wall time at which it ends whatever happens.
    pub ends_at: DateTime<Utc>,
}

/// What a request says about the person whose session it carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Somebody did something.
    OfLife,
    /// A program asked by itself: the session does not last longer for it.
    OfAProgram,
}

/// An account as a sign-in finds it, and from where.
struct Opening {
    account: Account,
    address: String,
    means: Means,
}

impl Office {
    /// Opens a session by a password. `address` is where the request came from.
    ///
    /// # Errors
    /// [`OfficeError::SignInFailed`] for an unknown login, a wrong password, a disabled account and
    /// one that the provider signs in alike; [`OfficeError::TooManyAttempts`] after many failures.
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
        let kept = known
            .as_ref()
            .filter(|account| account.password_hash != NO_PASSWORD)
            .map_or_else(
                || self.dummy_hash.clone(),
                |account| account.password_hash.clone(),
            );
        let right = password.len() <= password::MAX_BYTES
            && tokio::task::spawn_blocking(move || password::verify(&password, &kept))
                .await
                .map_err(|error| OfficeError::Internal(error.to_string()))?;
        let open = |account: &Account| {
            right && account.enabled && (self.passwords || is_machine(&account.actor))
        };
        let Some(account) = known.filter(open) else {
            let failed = Plan::SignInFailed {
                login: login.chars().take(64).collect(),
                address: address.to_owned(),
                at: now,
            };
            self.store.write(failed).await?;
            tracing::info!(address, "a sign-in failed");
            return Err(OfficeError::SignInFailed);
        };
        let succeeded = Plan::SignInSucceeded {
            login: account.actor.login.clone(),
            address: address.to_owned(),
            at: now,
        };
        self.store.write(succeeded).await?;
        self.open_session(Opening {
            account,
            address: address.to_owned(),
            means: Means::Password,
        })
        .await
    }

    async fn open_session(&self, opening: Opening) -> Result<SessionOpened, OfficeError> {
        let Opening {
            account,
            address,
            means,
        } = opening;
        let now = self.wall.now();
        let token = hex::encode(accounts::random_bytes()?);
        let ends_at = now + TimeDelta::hours(TOTAL_HOURS);
        let login = account.actor.login.clone();
        self.store
            .write(Plan::OpenSession(NewSession {
                token_sha256: sha256_hex(token.as_bytes()),
                id: Uuid::new_v4(),
                login: login.clone(),
                opened_at: now,
                ends_at,
                address,
                means,
                access: self.line(&login, "signed-in", None),
            }))
            .await?;
        Ok(SessionOpened {
            token,
            expires_at: ends_at,
            idle_seconds: u64::try_from(IDLE_MINUTES * 60).unwrap_or_default(),
            draft_key: account.draft_key,
            me: self.me(&account.actor),
        })
    }

    /// Makes whoever guesses wait, and not the person whose login is guessed.
    async fn refuse_guessing(
        &self,
        login: &str,
        address: &str,
        now: DateTime<Utc>,
    ) -> Result<(), OfficeError> {
        let login: String = login.chars().take(64).collect();
        let own = self.store.failures(&login, address).await?;
        let mut wait = wait_seconds(own, FREE_FAILURES, now);
        let since = now - TimeDelta::days(FAMILIAR_DAYS);
        if !self.store.is_familiar(&login, address, since).await? {
            let here = now - TimeDelta::minutes(ADDRESS_MINUTES);
            let from_here = self.store.failures_from(address, here).await?;
            let elsewhere = self.store.failures_of(&login).await?;
            wait = wait
                .max(wait_seconds(from_here, ADDRESS_FAILURES, now))
                .max(wait_seconds(elsewhere, LOGIN_FAILURES, now));
        }
        if wait > 0 {
            return Err(OfficeError::TooManyAttempts {
                retry_after_seconds: wait.unsigned_abs(),
            });
        }
        Ok(())
    }

    /// Returns how one can sign in here.
    #[must_use]
    pub fn sign_in_means(&self) -> SignInMeans {
        SignInMeans {
            password: self.passwords,
            provider: self.provider.as_ref().map(|provider| ProviderName {
                name: provider.name().clone(),
                issuer: provider.issuer().to_owned(),
            }),
        }
    }

    /// Begins a sign-in by the identity provider.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] without a provider, [`OfficeError::Provider`] when it cannot.
    pub async fn begin_device_sign_in(&self) -> Result<DeviceSignIn, OfficeError> {
        let provider = self.provider.as_ref().ok_or(OfficeError::NotFound)?;
        let begun = provider.begin(self.wall.now()).await?;
        Ok(DeviceSignIn {
            device_code: begun.device_code.to_string(),
            user_code: begun.user_code,
            address: begun.address,
            whole_address: begun.whole_address,
            expires_in_seconds: begun.expires_in_seconds,
            interval_seconds: begun.interval_seconds,
        })
    }

    /// Opens a session when somebody has agreed to the sign-in at the provider. The account is
    /// made or brought up to date by what the provider says of the person.
    ///
    /// # Errors
    /// [`OfficeError::Provider`] when the sign-in is over or proves nothing;
    /// [`OfficeError::SignInFailed`] for a disabled account; [`OfficeError::LoginTaken`] when
    /// somebody else has the login here.
    pub async fn finish_device_sign_in(
        &self,
        device_code: &str,
        address: &str,
    ) -> Result<Result<SessionOpened, SignInPending>, OfficeError> {
        let provider = self.provider.as_ref().ok_or(OfficeError::NotFound)?;
        let now = self.wall.now();
        let person = match provider.finish(device_code, now).await {
            Ok(Progress::Identified(person)) => person,
            Ok(Progress::Pending) => return Ok(Err(SignInPending { slow_down: false })),
            Ok(Progress::TooFast) => return Ok(Err(SignInPending { slow_down: true })),
            Err(error) => {
                tracing::warn!(address, %error, "a sign-in by the provider failed");
                return Err(error.into());
            }
        };
        let admission = Admission {
            access: self.line(&person.login, "account-added", None),
            issuer: person.issuer,
            subject: person.subject,
            login: person.login,
            name: person.name,
            posts: person.posts,
            draft_key: accounts::random_key()?,
        };
        let Done::Admitted(login) = self.store.write(Plan::Admit(Box::new(admission))).await?
        else {
            return Err(OfficeError::Internal("the store admits nobody".to_owned()));
        };
        let account = self.store.account(&login).await?;
        let account = account
            .filter(|account| account.enabled)
            .ok_or(OfficeError::SignInFailed)?;
        let opening = Opening {
            account,
            address: address.to_owned(),
            means: Means::Provider,
        };
        self.open_session(opening).await.map(Ok)
    }

    /// Returns whose token it is; a sign of life makes the session last longer.
    ///
    /// # Errors
    /// [`OfficeError::NotSignedIn`] when the session is unknown or over.
    pub async fn authenticate(&self, token: &str, sign: Sign) -> Result<Session, OfficeError> {
        self.look_up(sha256_hex(token.as_bytes()), sign).await
    }

    /// Answers while a session goes on, for what is sent without being asked for again. The
    /// session does not last longer for it.
    ///
    /// # Errors
    /// [`OfficeError::NotSignedIn`] when it is over.
    pub async fn still_open(&self, session: &Session) -> Result<Session, OfficeError> {
        self.look_up(session.token_sha256.clone(), Sign::OfAProgram)
            .await
    }

    async fn look_up(&self, token_sha256: String, sign: Sign) -> Result<Session, OfficeError> {
        // Asked of the store each time: whoever was disabled by another process is out at once.
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
        match sign {
            Sign::OfAProgram => {}
            Sign::OfLife => {
                self.seen.note(&token_sha256, now);
                if now - stored.seen_at >= TimeDelta::seconds(SEEN_EVERY_SECONDS) {
                    let seen = Plan::SessionSeen {
                        token_sha256: token_sha256.clone(),
                        at: now,
                    };
                    let store = self.store.clone();
                    // Nobody waits for it: what is lost makes the session end a little earlier.
                    tokio::spawn(async move { store.write(seen).await });
                }
            }
        }
        Ok(Session {
            actor: stored.actor,
            token_sha256,
            ends_at: stored.ends_at,
        })
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

    /// Returns the sessions of whoever asks.
    ///
    /// # Errors
    /// [`OfficeError::Store`] when they cannot be read.
    pub async fn own_sessions(&self, session: &Session) -> Result<SessionList, OfficeError> {
        let login = &session.actor.login;
        let now = self.wall.now();
        let listed = self.store.sessions_of(login, now).await?;
        let sessions = listed
            .into_iter()
            .map(|one| {
                let seen = self.seen.last(&one.token_sha256);
                SessionInfo {
                    id: one.id,
                    opened_at: one.opened_at,
                    seen_at: seen.map_or(one.seen_at, |seen| seen.max(one.seen_at)),
                    ends_at: one.ends_at,
                    address: one.address,
                    means: one.means,
                    current: one.token_sha256 == session.token_sha256,
                }
            })
            .filter(|one| now - one.seen_at < TimeDelta::minutes(IDLE_MINUTES))
            .collect();
        Ok(SessionList { sessions })
    }

    /// Ends one of the sessions of whoever asks.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when it is not one of theirs.
    pub async fn end_session(&self, session: &Session, id: Uuid) -> Result<(), OfficeError> {
        let login = session.actor.login.clone();
        self.store
            .write(Plan::EndSession {
                access: self.line(&login, "session-ended", None),
                login,
                id,
            })
            .await?;
        self.feed.check_sessions();
        Ok(())
    }

    /// Ends every session of whoever asks, this one included.
    ///
    /// # Errors
    /// [`OfficeError::Store`] when it cannot be written.
    pub async fn sign_out_everywhere(&self, session: &Session) -> Result<(), OfficeError> {
        let login = session.actor.login.clone();
        self.store
            .write(Plan::EndSessions {
                access: self.line(&login, "signed-out-everywhere", None),
                login,
            })
            .await?;
        self.feed.check_sessions();
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

/// Returns whether an account is a program's: no provider signs programs in for us.
fn is_machine(actor: &Actor) -> bool {
    !actor.posts.is_empty() && actor.posts.iter().all(|post| post.role == Role::Gateway)
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
