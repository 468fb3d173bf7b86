//! One statement for both engines: its text once, its values by kind, run on whatever pool or
//! connection it is given.
//!
//! This is the only place where values are handed to a driver and where its errors become
//! [`StoreError`]. Times are cut to microseconds, which is what PostgreSQL keeps, so that both
//! engines give back what they were given.

use std::borrow::Cow;
use std::marker::PhantomData;

use chrono::{DateTime, SubsecRound, Utc};
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, FromRow, Row as _, SqlSafeStr, SqlStr};
use uuid::Uuid;

use super::StoreError;
use super::engine::{Connection, Pool, on};

/// A value of a statement. `None` is NULL.
#[derive(Debug, Clone)]
pub(super) enum Value<'q> {
    Text(Option<Cow<'q, str>>),
    Number(Option<i64>),
    Truth(Option<bool>),
    Id(Option<Uuid>),
    Time(Option<DateTime<Utc>>),
}

macro_rules! value_from {
    ($($from:ty => |$it:ident| $to:expr;)+) => {
        $(impl<'q> From<$from> for Value<'q> {
            fn from($it: $from) -> Self {
                $to
            }
        })+
    };
}

value_from! {
    &'q str => |text| Self::Text(Some(Cow::Borrowed(text)));
    &'q String => |text| Self::Text(Some(Cow::Borrowed(text)));
    &&'q str => |text| Self::Text(Some(Cow::Borrowed(*text)));
    String => |text| Self::Text(Some(Cow::Owned(text)));
    Option<String> => |text| Self::Text(text.map(Cow::Owned));
    &'q Option<String> => |text| Self::Text(text.as_deref().map(Cow::Borrowed));
    Option<&'q str> => |text| Self::Text(text.map(Cow::Borrowed));
    i64 => |number| Self::Number(Some(number));
    Option<i64> => |number| Self::Number(number);
    bool => |truth| Self::Truth(Some(truth));
    Option<bool> => |truth| Self::Truth(truth);
    Uuid => |id| Self::Id(Some(id));
    Option<Uuid> => |id| Self::Id(id);
    DateTime<Utc> => |at| Self::Time(Some(at));
    Option<DateTime<Utc>> => |at| Self::Time(at);
}

/// Where a statement runs.
pub(super) enum Seat<'c> {
    Pool(&'c Pool),
    Connection(&'c mut Connection),
}

impl<'c> From<&'c Pool> for Seat<'c> {
    fn from(pool: &'c Pool) -> Self {
        Self::Pool(pool)
    }
}

impl<'c> From<&'c mut Connection> for Seat<'c> {
    fn from(connection: &'c mut Connection) -> Self {
        Self::Connection(connection)
    }
}

/// How many rows a statement touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written(u64);

impl Written {
    pub const fn rows_affected(self) -> u64 {
        self.0
    }
}

/// A row that both engines give.
pub(super) trait Row:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{}

/// A statement with its values, whose rows are read as `O`.
pub(super) struct Query<'q, O = ()> {
    sql: SqlStr,
    values: Vec<Value<'q>>,
    /// Whether the engine remembers how to run it.
    kept: bool,
    row: PhantomData<fn() -> O>,
}

/// Returns a statement of which only is of interest that it ran.
pub(super) fn query<'q>(sql: &'static str) -> Query<'q> {
    query_as(sql)
}

/// Returns a statement whose rows are read as `O`.
pub(super) fn query_as<'q, O>(sql: &'static str) -> Query<'q, O> {
    Query {
        sql: sql.into_sql_str(),
        values: Vec::new(),
        kept: true,
        row: PhantomData,
    }
}

/// Returns a statement that was put together from constants and the names of tables.
pub(super) fn query_made<'q, O>(sql: String) -> Query<'q, O> {
    Query {
        sql: AssertSqlSafe(sql).into_sql_str(),
        values: Vec::new(),
        kept: false,
        row: PhantomData,
    }
}

/// Returns a statement whose rows have one column, read as `O`.
pub(super) fn query_scalar<'q, O>(sql: &'static str) -> Scalar<'q, O> {
    Scalar(query_as(sql))
}

/// A statement whose rows have one column.
pub(super) struct Scalar<'q, O>(Query<'q, (O,)>);

macro_rules! bound {
    ($query:expr, $values:expr) => {{
        let mut query = $query;
        for value in $values {
            query = match value {
                Value::Text(text) => query.bind(text.as_deref().map(kept_text)),
                Value::Number(number) => query.bind(*number),
                Value::Truth(truth) => query.bind(*truth),
                Value::Id(id) => query.bind(*id),
                Value::Time(at) => query.bind(at.map(|at| at.trunc_subsecs(6))),
            };
        }
        query
    }};
}

/// PostgreSQL keeps no NUL in a text. One that stands in a column is kept as U+FFFD by both
/// engines, so both find the same; what was recorded is JSON, which has another way to write it.
fn kept_text(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// Runs a statement on whichever engine and seat it is.
macro_rules! run {
    ($self:ident, $on:expr, $make:ident, $how:ident) => {{
        let Query { sql, values, kept, .. } = $self;
        match $on.into() {
            Seat::Pool(pool) => on!(Pool, pool, pool => {
                bound!(sqlx::$make(sql).persistent(kept), &values).$how(pool).await?
            }),
            Seat::Connection(one) => on!(Connection, one, one => {
                bound!(sqlx::$make(sql).persistent(kept), &values).$how(&mut **one).await?
            }),
        }
    }};
}

impl<'q, O> Query<'q, O> {
    pub fn bind(mut self, value: impl Into<Value<'q>>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Runs it.
    pub async fn execute<'c>(self, on: impl Into<Seat<'c>>) -> Result<Written, StoreError> {
        let Query {
            sql, values, kept, ..
        } = self;
        let rows = match on.into() {
            Seat::Pool(pool) => on!(Pool, pool, pool => {
                bound!(sqlx::query(sql).persistent(kept), &values).execute(pool).await?.rows_affected()
            }),
            Seat::Connection(one) => on!(Connection, one, one => {
                bound!(sqlx::query(sql).persistent(kept), &values)
                    .execute(&mut **one)
                    .await?
                    .rows_affected()
            }),
        };
        Ok(Written(rows))
    }
}

impl<'q, O: Row> Query<'q, O> {
    pub async fn fetch_one<'c>(self, on: impl Into<Seat<'c>>) -> Result<O, StoreError> {
        Ok(run!(self, on, query_as, fetch_one))
    }

    pub async fn fetch_optional<'c>(
        self,
        on: impl Into<Seat<'c>>,
    ) -> Result<Option<O>, StoreError> {
        Ok(run!(self, on, query_as, fetch_optional))
    }

    pub async fn fetch_all<'c>(self, on: impl Into<Seat<'c>>) -> Result<Vec<O>, StoreError> {
        Ok(run!(self, on, query_as, fetch_all))
    }

    /// Returns the rows as they come.
    pub fn fetch<'c>(self, pool: &'c Pool) -> BoxStream<'c, Result<O, StoreError>>
    where
        O: 'c,
    {
        let Query {
            sql, values, kept, ..
        } = self;
        on!(Pool, pool, pool => {
            bound!(sqlx::query_as(sql).persistent(kept), &values)
                .fetch(pool)
                .map_err(StoreError::from)
                .boxed()
        })
    }
}

impl<'q, O> Scalar<'q, O>
where
    (O,): Row,
{
    pub fn bind(self, value: impl Into<Value<'q>>) -> Self {
        Self(self.0.bind(value))
    }

    pub async fn fetch_one<'c>(self, on: impl Into<Seat<'c>>) -> Result<O, StoreError> {
        self.0.fetch_one(on).await.map(|(one,)| one)
    }

    pub async fn fetch_optional<'c>(
        self,
        on: impl Into<Seat<'c>>,
    ) -> Result<Option<O>, StoreError> {
        let row = self.0.fetch_optional(on).await?;
        Ok(row.map(|(one,)| one))
    }

    pub async fn fetch_all<'c>(self, on: impl Into<Seat<'c>>) -> Result<Vec<O>, StoreError> {
        let rows = self.0.fetch_all(on).await?;
        Ok(rows.into_iter().map(|(one,)| one).collect())
    }

    /// Returns the column as it comes.
    pub fn fetch<'c>(self, pool: &'c Pool) -> BoxStream<'c, Result<O, StoreError>>
    where
        O: Send + 'c,
    {
        self.0.fetch(pool).map_ok(|(one,)| one).boxed()
    }
}

/// Of which kind the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Truth,
    Id,
    Time,
}

impl Kind {
    /// Reads the name that an engine gives a type.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "text" => Self::Text,
            "bigint" => Self::Number,
            "boolean" => Self::Truth,
            "uuid" => Self::Id,
            "timestamptz" | "timestamp with time zone" => Self::Time,
            _ => return None,
        })
    }
}

/// Hands every row of a statement without values to `take`, each column read as its kind says.
pub(super) async fn each_row(
    connection: &mut Connection,
    sql: String,
    kinds: &[Kind],
    mut take: impl AsyncFnMut(Vec<Value<'static>>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    // Made of the names of tables and columns; no value stands in it.
    let sql = AssertSqlSafe(sql).into_sql_str();
    on!(Connection, connection, one => {
        let mut rows = sqlx::query(sql).persistent(false).fetch(&mut **one);
        while let Some(row) = rows.try_next().await? {
            let mut values = Vec::with_capacity(kinds.len());
            for (n, kind) in kinds.iter().enumerate() {
                values.push(match kind {
                    Kind::Text => row.try_get::<Option<String>, _>(n)?.into(),
                    Kind::Number => row.try_get::<Option<i64>, _>(n)?.into(),
                    Kind::Truth => row.try_get::<Option<bool>, _>(n)?.into(),
                    Kind::Id => row.try_get::<Option<Uuid>, _>(n)?.into(),
                    Kind::Time => row.try_get::<Option<DateTime<Utc>>, _>(n)?.into(),
                });
            }
            take(values).await?;
        }
    });
    Ok(())
}

/// Writes `rows` with one statement: `head`, a list of values for each row, `tail`. All rows have
/// the same number of values.
///
/// The engines take some ten thousand values at once; more rows than that are for the caller to
/// split.
pub(super) fn query_rows<'q>(
    head: &str,
    rows: Vec<Vec<Value<'q>>>,
    tail: &'static str,
) -> Query<'q> {
    let mut sql = String::from(head);
    let mut number = 0;
    for (n, row) in rows.iter().enumerate() {
        sql.push_str(if n == 0 { " (" } else { ", (" });
        for column in 0..row.len() {
            number += 1;
            sql.push_str(if column == 0 { "$" } else { ", $" });
            sql.push_str(&number.to_string());
        }
        sql.push(')');
    }
    sql.push(' ');
    sql.push_str(tail);
    Query {
        // Made of constants and counts; no value stands in it.
        sql: AssertSqlSafe(sql).into_sql_str(),
        values: rows.into_iter().flatten().collect(),
        // Every number of rows is another text: only the commonest is worth remembering.
        kept: number_of_rows_is_common(number),
        row: PhantomData,
    }
}

/// Most groups hold one plan.
const fn number_of_rows_is_common(values: usize) -> bool {
    values <= 8
}
