//! Accounts: added, disabled, enabled, given a new password. On the store alone, so that the
//! first account can be made before any server runs. Each change leaves a line in the access log
//! that says who made it and what it was.

use base64::Engine;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::error::OfficeError;
use super::password;
use crate::casework::{Login, Post, RawText};
use crate::store::plan::{Access, NewAccount, posts_note};
use crate::store::{Plan, Store};

/// When an account is changed, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// Wall time.
    pub at: DateTime<Utc>,
    /// As the access log names them, such as `os:root(0)@host`.
    pub by: String,
}

impl From<DateTime<Utc>> for Occasion {
    /// Nobody asked for it: a program did it, such as the demo.
    fn from(at: DateTime<Utc>) -> Self {
        Self {
            at,
            by: "program".to_owned(),
        }
    }
}

/// A person or machine that is to sign in.
pub struct AddAccount {
    pub login: Login,
    pub name: RawText,
    pub password: String,
    pub posts: Vec<Post>,
}

/// Adds an account.
///
/// # Errors
/// [`OfficeError::Password`] for a weak one, [`OfficeError::LoginTaken`].
pub async fn add(
    store: &Store,
    account: AddAccount,
    on: impl Into<Occasion>,
) -> Result<(), OfficeError> {
    password::check(&account.password, account.login.as_str())?;
    add_unchecked(store, account, on).await
}

/// Adds an account without judging the password: for the demo, whose passwords are printed.
///
/// # Errors
/// [`OfficeError::LoginTaken`].
pub async fn add_unchecked(
    store: &Store,
    account: AddAccount,
    on: impl Into<Occasion>,
) -> Result<(), OfficeError> {
    let password_hash = hash(account.password).await?;
    let access = posts_line(
        "account-added",
        &account.login,
        &on.into(),
        (&account.posts, &[]),
    );
    let plan = Plan::AddAccount(Box::new(NewAccount {
        login: account.login,
        name: account.name,
        password_hash,
        draft_key: random_key()?,
        posts: account.posts,
        access,
    }));
    store.write(plan).await?;
    Ok(())
}

/// Disables an account, which ends its sessions at once, or enables it again.
///
/// # Errors
/// [`OfficeError::NotFound`] when nobody has this login.
pub async fn set_enabled(
    store: &Store,
    login: &Login,
    enabled: bool,
    on: impl Into<Occasion>,
) -> Result<(), OfficeError> {
    let act = if enabled {
        "account-enabled"
    } else {
        "account-disabled"
    };
    let plan = Plan::SetEnabled {
        login: login.clone(),
        enabled,
        access: line(act, login, &on.into()),
    };
    store.write(plan).await?;
    Ok(())
}

/// Sets a new password, which ends the sessions of the account.
///
/// # Errors
/// [`OfficeError::Password`] for a weak one, [`OfficeError::NotFound`].
pub async fn set_password(
    store: &Store,
    login: &Login,
    password: String,
    on: impl Into<Occasion>,
) -> Result<(), OfficeError> {
    password::check(&password, login.as_str())?;
    let plan = Plan::SetPassword {
        login: login.clone(),
        password_hash: hash(password).await?,
        access: line("password-set", login, &on.into()),
    };
    store.write(plan).await?;
    Ok(())
}

/// Gives an account posts and takes others away, which ends its sessions.
///
/// # Errors
/// [`OfficeError::NotFound`] when nobody has this login.
pub async fn change_posts(
    store: &Store,
    login: &Login,
    given: Vec<Post>,
    taken: Vec<Post>,
    on: impl Into<Occasion>,
) -> Result<(), OfficeError> {
    let access = posts_line("posts-changed", login, &on.into(), (&given, &taken));
    let plan = Plan::ChangePosts {
        login: login.clone(),
        given,
        taken,
        access,
    };
    store.write(plan).await?;
    Ok(())
}

/// Has an account signed in to by the identity provider alone, where it is the person `subject`:
/// its password and its sessions are gone.
///
/// # Errors
/// [`OfficeError::NotFound`] when nobody has this login, [`OfficeError::LoginTaken`] when the
/// person has another one here.
pub async fn link(
    store: &Store,
    login: &Login,
    issuer: &str,
    subject: &str,
    on: impl Into<Occasion>,
) -> Result<(), OfficeError> {
    let on = on.into();
    let plan = Plan::Link {
        login: login.clone(),
        issuer: issuer.to_owned(),
        subject: subject.to_owned(),
        access: Access {
            note: Some(RawText::from(format!(
                "by={} issuer={issuer} subject={subject}",
                on.by
            ))),
            ..line("account-linked", login, &on)
        },
    };
    store.write(plan).await?;
    Ok(())
}

/// Ends every session of an account.
///
/// # Errors
/// [`OfficeError::NotFound`] when nobody has this login.
pub async fn end_sessions(
    store: &Store,
    login: &Login,
    on: impl Into<Occasion>,
) -> Result<(), OfficeError> {
    if store.account(login).await?.is_none() {
        return Err(OfficeError::NotFound);
    }
    let plan = Plan::EndSessions {
        login: login.clone(),
        access: line("sessions-ended", login, &on.into()),
    };
    store.write(plan).await?;
    Ok(())
}

pub(super) async fn hash(password: String) -> Result<String, OfficeError> {
    tokio::task::spawn_blocking(move || password::hash(&password))
        .await
        .map_err(|error| OfficeError::Internal(error.to_string()))?
        .map_err(OfficeError::Internal)
}

/// Returns the line of a change: whose account, and who changed it.
pub(super) fn line(act: &'static str, login: &Login, on: &Occasion) -> Access {
    Access {
        id: Uuid::now_v7(),
        at: on.at,
        login: login.to_string(),
        act,
        case: None,
        assigned: None,
        document: None,
        note: Some(RawText::from(format!("by={}", on.by))),
    }
}

fn posts_line(
    act: &'static str,
    login: &Login,
    on: &Occasion,
    (given, taken): (&[Post], &[Post]),
) -> Access {
    Access {
        note: Some(posts_note(&on.by, given, taken)),
        ..line(act, login, on)
    }
}

/// Returns the Base64 of 32 bytes that nobody can guess.
pub(super) fn random_key() -> Result<String, OfficeError> {
    Ok(base64::engine::general_purpose::STANDARD.encode(random_bytes()?))
}

pub(super) fn random_bytes() -> Result<[u8; 32], OfficeError> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| OfficeError::Internal(error.to_string()))?;
    Ok(bytes)
}
