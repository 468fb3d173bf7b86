//! Accounts and their posts.

use std::collections::BTreeMap;

use super::engine::Connection;
use super::plan::{Access, NewAccount};
use super::sql::{query, query_as, query_scalar};
use super::{Done, Store, StoreError, access};
use crate::casework::{Actor, Login, PersonRef, Post, RawText};
use crate::regulation::{Role, UnitId};

const ADD: &str = "INSERT INTO accounts
    (login, name, password_hash, draft_key, enabled, created_at)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (login) DO NOTHING";

const ADD_POST: &str = "INSERT INTO posts (login, role, unit) VALUES ($1, $2, $3)
    ON CONFLICT (login, role, unit) DO NOTHING";

const ENABLE: &str = "UPDATE accounts SET enabled = $2 WHERE login = $1";

const SET_PASSWORD: &str = "UPDATE accounts SET password_hash = $2 WHERE login = $1";

pub(super) const END_SESSIONS: &str = "DELETE FROM sessions WHERE login = $1";

pub(super) const ONE: &str = "SELECT login, name, password_hash, draft_key, enabled
    FROM accounts WHERE login = $1";

const ALL: &str = "SELECT login, name, password_hash, draft_key, enabled
    FROM accounts ORDER BY login";

pub(super) const POSTS_OF: &str =
    "SELECT role, unit FROM posts WHERE login = $1 ORDER BY unit, role";

const ALL_POSTS: &str = "SELECT login, role, unit FROM posts ORDER BY login, unit, role";

const HOLDERS: &str = "SELECT posts.unit, accounts.login, accounts.name
    FROM posts JOIN accounts ON accounts.login = posts.login
    WHERE posts.role = $1 AND accounts.enabled ORDER BY posts.unit, accounts.login";

const REMOVE_POST: &str = "DELETE FROM posts WHERE login = $1 AND role = $2 AND unit = $3";

pub(super) const IS_THERE: &str = "SELECT count(*) FROM accounts WHERE login = $1";

const COUNT_CHANGE: &str = "UPDATE account_changes SET count = count + 1 WHERE one = 1";

pub(super) const CHANGES: &str = "SELECT count FROM account_changes WHERE one = 1";

/// Stands where an account has no password of its own; no password has this hash.
pub const NO_PASSWORD: &str = "-";

/// An account with what it may be.
#[derive(Debug, Clone)]
pub struct Account {
    pub actor: Actor,
    pub password_hash: String,
    /// Base64 of 32 bytes.
    pub draft_key: String,
    pub enabled: bool,
}

type AccountRow = (String, String, String, String, bool);

pub(super) async fn add(
    connection: &mut Connection,
    account: &NewAccount,
) -> Result<Done, StoreError> {
    let written = query(ADD)
        .bind(account.login.as_str())
        .bind(account.name.as_raw())
        .bind(&account.password_hash)
        .bind(&account.draft_key)
        .bind(true)
        .bind(account.access.at)
        .execute(&mut *connection)
        .await?;
    if written.rows_affected() == 0 {
        return Err(StoreError::LoginTaken);
    }
    move_posts(connection, &account.login, &account.posts, &[]).await?;
    access::write(connection, &account.access).await?;
    Ok(Done::Written)
}

pub(super) async fn set_enabled(
    connection: &mut Connection,
    login: &Login,
    enabled: bool,
    line: &Access,
) -> Result<Done, StoreError> {
    let changed = query(ENABLE)
        .bind(login.as_str())
        .bind(enabled)
        .execute(&mut *connection)
        .await?;
    end_sessions(connection, login, changed.rows_affected()).await?;
    access::write(connection, line).await?;
    Ok(Done::Written)
}

pub(super) async fn set_password(
    connection: &mut Connection,
    login: &Login,
    password_hash: &str,
    line: &Access,
) -> Result<Done, StoreError> {
    let changed = query(SET_PASSWORD)
        .bind(login.as_str())
        .bind(password_hash)
        .execute(&mut *connection)
        .await?;
    end_sessions(connection, login, changed.rows_affected()).await?;
    access::write(connection, line).await?;
    Ok(Done::Written)
}

pub(super) async fn change_posts(
    connection: &mut Connection,
    login: &Login,
    given: &[Post],
    taken: &[Post],
    line: &Access,
) -> Result<Done, StoreError> {
    let there: i64 = query_scalar(IS_THERE)
        .bind(login.as_str())
        .fetch_one(&mut *connection)
        .await?;
    // Before the posts: those of nobody would be refused with less clear words.
    end_sessions(connection, login, there.unsigned_abs()).await?;
    move_posts(connection, login, given, taken).await?;
    access::write(connection, line).await?;
    Ok(Done::Written)
}

async fn move_posts(
    connection: &mut Connection,
    login: &Login,
    given: &[Post],
    taken: &[Post],
) -> Result<(), StoreError> {
    for (posts, sql) in [(taken, REMOVE_POST), (given, ADD_POST)] {
        for post in posts {
            query(sql)
                .bind(login.as_str())
                .bind(post.role.code())
                .bind(post.unit.as_str())
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

/// A changed account signs in anew.
pub(super) async fn end_sessions(
    connection: &mut Connection,
    login: &Login,
    changed: u64,
) -> Result<(), StoreError> {
    if changed == 0 {
        return Err(StoreError::Absent);
    }
    query(END_SESSIONS)
        .bind(login.as_str())
        .execute(&mut *connection)
        .await?;
    count_change(connection).await
}

/// Has every process look whether the sessions that it serves go on.
pub(super) async fn count_change(connection: &mut Connection) -> Result<(), StoreError> {
    query(COUNT_CHANGE).execute(connection).await?;
    Ok(())
}

pub(super) fn damaged(why: impl std::fmt::Display) -> StoreError {
    StoreError::Damaged {
        what: "an account",
        why: why.to_string(),
    }
}

pub(super) fn post(role: &str, unit: &str) -> Result<Post, StoreError> {
    Ok(Post {
        role: role.parse::<Role>().map_err(damaged)?,
        unit: UnitId::parse(unit).map_err(damaged)?,
    })
}

impl Account {
    fn of(row: AccountRow, posts: Vec<Post>) -> Result<Self, StoreError> {
        let (login, name, password_hash, draft_key, enabled) = row;
        Ok(Self {
            actor: Actor {
                login: Login::parse(&login).map_err(damaged)?,
                name: RawText::from(name),
                posts,
            },
            password_hash,
            draft_key,
            enabled,
        })
    }
}

impl Store {
    /// Returns the account that signs in as `login`.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or the account cannot be read.
    pub async fn account(&self, login: &Login) -> Result<Option<Account>, StoreError> {
        let row: Option<AccountRow> = self.seen(
            query_as(ONE)
                .bind(login.as_str())
                .fetch_optional(self.readers())
                .await,
        )?;
        let Some(row) = row else { return Ok(None) };
        Account::of(row, self.posts(login).await?).map(Some)
    }

    async fn posts(&self, login: &Login) -> Result<Vec<Post>, StoreError> {
        let posts: Vec<(String, String)> = self.seen(
            query_as(POSTS_OF)
                .bind(login.as_str())
                .fetch_all(self.readers())
                .await,
        )?;
        posts.iter().map(|(role, unit)| post(role, unit)).collect()
    }

    /// Returns how often sessions were ended by a change, through whichever process.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn account_changes(&self) -> Result<i64, StoreError> {
        self.seen(query_scalar(CHANGES).fetch_one(self.readers()).await)
    }

    /// Returns every account, by login.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or an account cannot be read.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let rows: Vec<AccountRow> = self.seen(query_as(ALL).fetch_all(self.readers()).await)?;
        let posts: Vec<(String, String, String)> =
            self.seen(query_as(ALL_POSTS).fetch_all(self.readers()).await)?;
        let mut by_login: BTreeMap<String, Vec<Post>> = BTreeMap::new();
        for (login, role, unit) in posts {
            by_login.entry(login).or_default().push(post(&role, &unit)?);
        }
        rows.into_iter()
            .map(|row| {
                let posts = by_login.remove(&row.0).unwrap_or_default();
                Account::of(row, posts)
            })
            .collect()
    }

    /// Returns who holds `role`, by unit; disabled accounts left out.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or an account cannot be read.
    pub async fn holders(
        &self,
        role: Role,
    ) -> Result<BTreeMap<UnitId, Vec<PersonRef>>, StoreError> {
        let rows: Vec<(String, String, String)> = self.seen(
            query_as(HOLDERS)
                .bind(role.code())
                .fetch_all(self.readers())
                .await,
        )?;
        let mut by_unit: BTreeMap<UnitId, Vec<PersonRef>> = BTreeMap::new();
        for (unit, login, name) in rows {
            let person = PersonRef {
                login: Login::parse(&login).map_err(damaged)?,
                name: RawText::from(name),
            };
            let unit = UnitId::parse(&unit).map_err(damaged)?;
            by_unit.entry(unit).or_default().push(person);
        }
        Ok(by_unit)
    }
}
