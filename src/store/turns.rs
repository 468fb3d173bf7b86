//! Moments of their own for new places while a login is guessed at: each place one, one after the
//! other, so that nobody who asks more often is let in before somebody who asks once.

use chrono::{DateTime, TimeDelta, Utc};

use super::engine::Connection;
use super::plan::TurnTaking;
use super::sql::{query, query_scalar};
use super::{Done, Store, StoreError};

/// Minutes after its moment for which a place may still come.
const OPEN_MINUTES: i64 = 15;

pub(super) const OF: &str =
    "SELECT at FROM sign_in_turns WHERE login = $1 AND address = $2 AND at > $3";

pub(super) const LAST: &str = "SELECT max(at) FROM sign_in_turns WHERE login = $1";

const TAKE: &str = "INSERT INTO sign_in_turns (login, address, at) VALUES ($1, $2, $3)
    ON CONFLICT (login, address) DO UPDATE SET at = $3";

const GIVE_BACK: &str = "DELETE FROM sign_in_turns WHERE login = $1 AND address = $2";

pub(super) const SWEEP: &str = "DELETE FROM sign_in_turns WHERE at <= $1";

/// The writer has its turn among all processes when this runs: no two places get one moment.
pub(super) async fn take(
    connection: &mut Connection,
    taking: &TurnTaking,
) -> Result<Done, StoreError> {
    let over = taking.now - TimeDelta::minutes(OPEN_MINUTES);
    query(SWEEP).bind(over).execute(&mut *connection).await?;
    let has: Option<DateTime<Utc>> = query_scalar(OF)
        .bind(&taking.login)
        .bind(&taking.network)
        .bind(over)
        .fetch_optional(&mut *connection)
        .await?;
    if let Some(at) = has {
        return Ok(Done::Turn(at));
    }
    let last: Option<DateTime<Utc>> = query_scalar(LAST)
        .bind(&taking.login)
        .fetch_one(&mut *connection)
        .await?;
    let after = last.map_or(taking.now, |last| last.max(taking.now));
    let at = (after + taking.pace).min(taking.now + taking.longest);
    query(TAKE)
        .bind(&taking.login)
        .bind(&taking.network)
        .bind(at)
        .execute(connection)
        .await?;
    Ok(Done::Turn(at))
}

/// A moment that was used is gone.
pub(super) async fn give_back(
    connection: &mut Connection,
    login: &str,
    network: &str,
) -> Result<(), StoreError> {
    query(GIVE_BACK)
        .bind(login)
        .bind(network)
        .execute(connection)
        .await?;
    Ok(())
}

impl Store {
    /// Returns the moment that a place has at `now` (wall time), when it has one.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn turn(
        &self,
        login: &str,
        network: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.seen(
            query_scalar(OF)
                .bind(login)
                .bind(network)
                .bind(now - TimeDelta::minutes(OPEN_MINUTES))
                .fetch_optional(self.readers())
                .await,
        )
    }
}
