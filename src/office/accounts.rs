//! Accounts: added, disabled, enabled, given a new password. On the store alone, so that the
//! first account can be made before any server runs.

use base64::Engine;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::error::OfficeError;
use super::password;
use crate::casework::{Login, Post, RawText};
use crate::store::plan::{Access, NewAccount};
use crate::store::{Plan, Store};

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
    wall: DateTime<Utc>,
) -> Result<(), OfficeError> {
    password::check(&account.password, account.login.as_str())?;
    add_unchecked(store, account, wall).await
}

/// Adds an account without judging the password: for the demo, whose passwords are printed.
///
/// # Errors
/// [`OfficeError::LoginTaken`].
pub async fn add_unchecked(
    store: &Store,
    account: AddAccount,
    wall: DateTime<Utc>,
) -> Result<(), OfficeError> {
    let password_hash = hash(account.password).await?;
    let access = line("account-added", &account.login, wall);
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
    wall: DateTime<Utc>,
) -> Result<(), OfficeError> {
    let act = if enabled {
        "account-enabled"
    } else {
        "account-disabled"
    };
    let plan = Plan::SetEnabled {
        login: login.clone(),
        enabled,
        access: line(act, login, wall),
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
    wall: DateTime<Utc>,
) -> Result<(), OfficeError> {
    password::check(&password, login.as_str())?;
    let plan = Plan::SetPassword {
        login: login.clone(),
        password_hash: hash(password).await?,
        access: line("password-set", login, wall),
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
    wall: DateTime<Utc>,
) -> Result<(), OfficeError> {
    let plan = Plan::ChangePosts {
        login: login.clone(),
        given,
        taken,
        access: line("posts-changed", login, wall),
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
    wall: DateTime<Utc>,
) -> Result<(), OfficeError> {
    let plan = Plan::Link {
        login: login.clone(),
        issuer: issuer.to_owned(),
        subject: subject.to_owned(),
        access: line("account-linked", login, wall),
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
    wall: DateTime<Utc>,
) -> Result<(), OfficeError> {
    if store.account(login).await?.is_none() {
        return Err(OfficeError::NotFound);
    }
    let plan = Plan::EndSessions {
        login: login.clone(),
        access: line("sessions-ended", login, wall),
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

pub(super) fn line(act: &'static str, login: &Login, wall: DateTime<Utc>) -> Access {
    Access {
        id: Uuid::now_v7(),
        at: wall,
        login: login.to_string(),
        act,
        case: None,
        assigned: None,
        document: None,
        note: None,
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
