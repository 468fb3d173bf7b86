//! Sessions, by the hash of their token; lists call them by another name.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::accounts::{damaged, post};
use super::engine::Connection;
use super::plan::{Access, NewSession};
use super::sql::{query, query_as};
use super::{Done, Store, StoreError, access, accounts};
use crate::casework::{Actor, Login, RawText};
use crate::wire::session::Means;

const OPEN: &str = "INSERT INTO sessions (token_sha256, id, login, opened_at, seen_at, ends_at,
    address, means) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

/// Sessions that are over by themselves are swept whenever somebody signs in.
pub(super) const SWEEP: &str = "DELETE FROM sessions WHERE ends_at <= $1";

pub(super) const SEEN: &str =
    "UPDATE sessions SET seen_at = $2 WHERE token_sha256 = $1 AND seen_at < $2";

pub(super) const CLOSE: &str = "DELETE FROM sessions WHERE token_sha256 = $1";

const END_ONE: &str = "DELETE FROM sessions WHERE login = $1 AND id = $2";

const END_ALL: &str = "DELETE FROM sessions WHERE login = $1";

pub(super) const OF_LOGIN: &str =
    "SELECT id, opened_at, seen_at, ends_at, address, means, token_sha256
    FROM sessions WHERE login = $1 AND ends_at > $2 ORDER BY opened_at, id";

pub(super) const SESSION: &str =
    "SELECT accounts.login, accounts.name, sessions.seen_at, sessions.ends_at,
    posts.role, posts.unit
    FROM sessions JOIN accounts ON accounts.login = sessions.login
    LEFT JOIN posts ON posts.login = accounts.login
    WHERE sessions.token_sha256 = $1 AND accounts.enabled ORDER BY posts.unit, posts.role";

/// A session that is stored, with the person as they are now.
#[derive(Debug, Clone)]
pub struct StoredSession {
    pub actor: Actor,
    /// Wall time of the last request that was written down.
    pub seen_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

/// A session as it is listed.
#[derive(Debug, Clone)]
pub struct ListedSession {
    pub id: Uuid,
    pub opened_at: DateTime<Utc>,
    /// Wall time of the last request that was written down.
    pub seen_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub address: String,
    pub means: Means,
    pub token_sha256: String,
}

type ListedRow = (
    Uuid,
    DateTime<Utc>,
    DateTime<Utc>,
    DateTime<Utc>,
    String,
    String,
    String,
);

impl ListedSession {
    fn of(row: ListedRow) -> Result<Self, StoreError> {
        let (id, opened_at, seen_at, ends_at, address, means, token_sha256) = row;
        Ok(Self {
            id,
            opened_at,
            seen_at,
            ends_at,
            address,
            means: Means::of_code(&means).ok_or_else(|| damaged(means))?,
            token_sha256,
        })
    }
}

pub(super) async fn open(
    connection: &mut Connection,
    session: &NewSession,
) -> Result<Done, StoreError> {
    query(SWEEP)
        .bind(session.opened_at)
        .execute(&mut *connection)
        .await?;
    query(OPEN)
        .bind(&session.token_sha256)
        .bind(session.id)
        .bind(session.login.as_str())
        .bind(session.opened_at)
        .bind(session.opened_at)
        .bind(session.ends_at)
        .bind(&session.address)
        .bind(session.means.code())
        .execute(&mut *connection)
        .await?;
    access::write(connection, &session.access).await?;
    Ok(Done::Written)
}

pub(super) async fn seen(
    connection: &mut Connection,
    token_sha256: &str,
    at: DateTime<Utc>,
) -> Result<Done, StoreError> {
    query(SEEN)
        .bind(token_sha256)
        .bind(at)
        .execute(connection)
        .await?;
    Ok(Done::Written)
}

pub(super) async fn close(
    connection: &mut Connection,
    token_sha256: &str,
) -> Result<Done, StoreError> {
    query(CLOSE).bind(token_sha256).execute(connection).await?;
    Ok(Done::Written)
}

pub(super) async fn end_one(
    connection: &mut Connection,
    login: &Login,
    id: Uuid,
    line: &Access,
) -> Result<Done, StoreError> {
    let ended = query(END_ONE)
        .bind(login.as_str())
        .bind(id)
        .execute(&mut *connection)
        .await?;
    if ended.rows_affected() == 0 {
        return Err(StoreError::Absent);
    }
    accounts::count_change(connection).await?;
    access::write(connection, line).await?;
    Ok(Done::Written)
}

pub(super) async fn end_all(
    connection: &mut Connection,
    login: &Login,
    line: &Access,
) -> Result<Done, StoreError> {
    query(END_ALL)
        .bind(login.as_str())
        .execute(&mut *connection)
        .await?;
    accounts::count_change(connection).await?;
    access::write(connection, line).await?;
    Ok(Done::Written)
}

impl Store {
    /// Returns the sessions of a person that are not over at `now` by their length, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or a session cannot be read.
    pub async fn sessions_of(
        &self,
        login: &Login,
        now: DateTime<Utc>,
    ) -> Result<Vec<ListedSession>, StoreError> {
        let rows: Vec<ListedRow> = self.seen(
            query_as(OF_LOGIN)
                .bind(login.as_str())
                .bind(now)
                .fetch_all(self.readers())
                .await,
        )?;
        rows.into_iter().map(ListedSession::of).collect()
    }

    /// Returns the session whose token has this hash, unless its account is disabled.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails or the account cannot be read.
    pub async fn session(&self, token_sha256: &str) -> Result<Option<StoredSession>, StoreError> {
        // Asked with every request: one question for the session and the posts.
        type SessionRow = (
            String,
            String,
            DateTime<Utc>,
            DateTime<Utc>,
            Option<String>,
            Option<String>,
        );
        let rows: Vec<SessionRow> = self.seen(
            query_as(SESSION)
                .bind(token_sha256)
                .fetch_all(self.readers())
                .await,
        )?;
        let mut posts = Vec::with_capacity(rows.len());
        for row in &rows {
            if let (Some(role), Some(unit)) = (&row.4, &row.5) {
                posts.push(post(role, unit)?);
            }
        }
        let Some((login, name, seen_at, ends_at, ..)) = rows.into_iter().next() else {
            return Ok(None);
        };
        let login = Login::parse(&login).map_err(damaged)?;
        Ok(Some(StoredSession {
            actor: Actor {
                login,
                name: RawText::from(name),
                posts,
            },
            seen_at,
            ends_at,
        }))
    }
}
