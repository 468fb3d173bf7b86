//! Accounts of people whom an identity provider names: made at their first sign-in, brought up to
//! date at every later one.
//!
//! A login that somebody has already is never taken over by a person of the provider who happens
//! to be called the same: whoever runs the server links the two (`kezek user link`).

use uuid::Uuid;

use super::accounts::{self, NO_PASSWORD, damaged, post};
use super::engine::Connection;
use super::plan::{Access, Admission, NewAccount, posts_note};
use super::sql::{query, query_as};
use super::{Done, Store, StoreError, access};
use crate::casework::{Login, Post, RawText};

pub(super) const LOGIN_OF: &str = "SELECT accounts.login, accounts.name FROM identities
    JOIN accounts ON accounts.login = identities.login
    WHERE identities.issuer = $1 AND identities.subject = $2";

const KNOW: &str = "INSERT INTO identities (issuer, subject, login) VALUES ($1, $2, $3)
    ON CONFLICT (issuer, subject) DO UPDATE SET login = $3";

const FORGET: &str = "DELETE FROM identities WHERE login = $1";

const SUBJECT_OF: &str = "SELECT issuer, subject FROM identities WHERE login = $1";

const RENAME: &str = "UPDATE accounts SET name = $2 WHERE login = $1";

const NO_MORE_PASSWORD: &str = "UPDATE accounts SET password_hash = $2 WHERE login = $1";

const POSTS_OF: &str = "SELECT role, unit FROM posts WHERE login = $1";

/// Makes or updates an account. One whose posts changed loses its sessions.
pub(super) async fn admit(
    connection: &mut Connection,
    admission: &Admission,
) -> Result<Done, StoreError> {
    let known: Option<(String, String)> = query_as(LOGIN_OF)
        .bind(&admission.issuer)
        .bind(&admission.subject)
        .fetch_optional(&mut *connection)
        .await?;
    let by = format!("provider:{}", admission.issuer);
    let Some((login, name)) = known else {
        let account = NewAccount {
            login: admission.login.clone(),
            name: admission.name.clone(),
            password_hash: NO_PASSWORD.to_owned(),
            draft_key: admission.draft_key.clone(),
            posts: admission.posts.clone(),
            access: Access {
                note: Some(posts_note(&by, &admission.posts, &[])),
                ..admission.access.clone()
            },
        };
        accounts::add(connection, &account).await?;
        query(KNOW)
            .bind(&admission.issuer)
            .bind(&admission.subject)
            .bind(admission.login.as_str())
            .execute(connection)
            .await?;
        return Ok(Done::Admitted(admission.login.clone()));
    };
    let login = Login::parse(&login).map_err(damaged)?;
    if name != admission.name.as_raw() {
        query(RENAME)
            .bind(login.as_str())
            .bind(admission.name.as_raw())
            .execute(&mut *connection)
            .await?;
        let line = Access {
            id: Uuid::now_v7(),
            login: login.to_string(),
            act: "account-renamed",
            note: Some(RawText::from(format!("by={by}"))),
            ..admission.access.clone()
        };
        access::write(connection, &line).await?;
    }
    let rows: Vec<(String, String)> = query_as(POSTS_OF)
        .bind(login.as_str())
        .fetch_all(&mut *connection)
        .await?;
    let held = rows
        .iter()
        .map(|(role, unit)| post(role, unit))
        .collect::<Result<Vec<Post>, _>>()?;
    let only_in = |ones: &[Post], others: &[Post]| -> Vec<Post> {
        let only = ones.iter().filter(|one| !others.contains(one));
        only.cloned().collect()
    };
    let (given, taken) = (
        only_in(&admission.posts, &held),
        only_in(&held, &admission.posts),
    );
    if !given.is_empty() || !taken.is_empty() {
        let line = Access {
            login: login.to_string(),
            act: "posts-changed",
            note: Some(posts_note(&by, &given, &taken)),
            ..admission.access.clone()
        };
        accounts::change_posts(connection, &login, &given, &taken, &line).await?;
    }
    Ok(Done::Admitted(login))
}

/// Has the account signed in to by the provider alone: its password and its sessions are gone.
pub(super) async fn link(
    connection: &mut Connection,
    login: &Login,
    issuer: &str,
    subject: &str,
    line: &Access,
) -> Result<Done, StoreError> {
    let changed = query(NO_MORE_PASSWORD)
        .bind(login.as_str())
        .bind(NO_PASSWORD)
        .execute(&mut *connection)
        .await?;
    accounts::end_sessions(connection, login, changed.rows_affected()).await?;
    let holder: Option<(String, String)> = query_as(LOGIN_OF)
        .bind(issuer)
        .bind(subject)
        .fetch_optional(&mut *connection)
        .await?;
    if holder.is_some_and(|(holder, _)| holder != login.as_str()) {
        return Err(StoreError::LoginTaken);
    }
    query(FORGET)
        .bind(login.as_str())
        .execute(&mut *connection)
        .await?;
    query(KNOW)
        .bind(issuer)
        .bind(subject)
        .bind(login.as_str())
        .execute(&mut *connection)
        .await?;
    access::write(connection, line).await?;
    Ok(Done::Written)
}

impl Store {
    /// Returns who an account is to an identity provider: issuer and subject.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn identity_of(&self, login: &Login) -> Result<Option<(String, String)>, StoreError> {
        self.seen(
            query_as(SUBJECT_OF)
                .bind(login.as_str())
                .fetch_optional(self.readers())
                .await,
        )
    }
}
