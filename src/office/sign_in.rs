//! Signing in and out, and who a token belongs to.
//!
//! A token is 32 random bytes; only its SHA-256 is kept. A session ends after 15 minutes without
//! a sign of life, after 12 hours in all, when it is closed, and at once when its account is
//! disabled or gets another password or other posts. What a program asks by itself is no sign of
//! life.
//!
//! What guessing costs stands in `guessing`. A login that nobody has costs the same time and the
//! same answer as a wrong password.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::error::OfficeError;
use super::refusals::Refused;
use super::{Office, accounts, password};
use crate::casework::{Actor, Login, RawText};
use crate::provider::{Progress, ProviderError};
use crate::regulation::Role;
use crate::regulation::canonical::sha256_hex;
use crate::store::plan::{Access, Admission, NewSession};
use crate::store::{Account, Done, NO_PASSWORD, Plan};
use crate::wire::session::{
    DeviceSecret, DeviceSignIn, Means, ProviderName, SessionInfo, SessionList, SignInMeans,
    SignInPending,
};
use crate::wire::{Me, SessionOpened};

/// Minutes without a request after which a session ends.
pub const IDLE_MINUTES: i64 = 15;
/// Hours after which a session ends whatever happens.
pub const TOTAL_HOURS: i64 = 12;
/// How stale the stored time of the last request may be, in seconds.
const SEEN_EVERY_SECONDS: i64 = 30;
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
    /// Opens a session by a password. `address` is where the request came from, `device` the secret
    /// of the workstation, where it has one: after a sign-in it is known.
    ///
    /// # Errors
    /// [`OfficeError::SignInFailed`] for an unknown login, a wrong password, a disabled account and
    /// one that the provider signs in alike; [`OfficeError::TooManyAttempts`] after many failures.
    pub async fn sign_in(
        &self,
        login: &str,
        password: String,
        device: Option<&DeviceSecret>,
        address: &str,
    ) -> Result<SessionOpened, OfficeError> {
        // Hashing is dear; few at once, and the failures are counted one after the other.
        let _turn = self
            .hashing
            .acquire()
            .await
            .map_err(|error| OfficeError::Internal(error.to_string()))?;
        let now = self.wall.now();
        let attempt = self.refuse_guessing(login, device, address, now).await?;
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
            self.store.write(attempt.failed(now)).await?;
            self.note_refused(Refused::SignIn, login, address, "");
            tracing::info!(address, "a sign-in failed");
            return Err(OfficeError::SignInFailed);
        };
        let succeeded = attempt.succeeded(account.actor.login.clone(), now);
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
                means,
                access: Access {
                    note: Some(RawText::from(format!("from={address}"))),
                    ..self.line(&login, "signed-in", None)
                },
                address,
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
                if !matches!(
                    error,
                    ProviderError::Unavailable(_) | ProviderError::Setup(_)
                ) {
                    self.note_refused(Refused::SignIn, "", address, "");
                }
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
        let account = account.filter(|account| account.enabled).ok_or_else(|| {
            self.note_refused(Refused::SignIn, login.as_str(), address, "");
            OfficeError::SignInFailed
        })?;
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
