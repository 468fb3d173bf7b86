//! Who acts, in which roles and units, and when.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::RawText;
use crate::regulation::{Calendar, Role, UnitId};

/// The name an account signs in with: lower-case letters, digits, `.`, `-` and `_`, at most 64.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[a-z0-9._-]{1,64}$"))]
pub struct Login(String);

impl Login {
    /// Returns the login when `text` has the form of one.
    ///
    /// # Errors
    /// A message for the log when it has not.
    pub fn parse(text: &str) -> Result<Self, String> {
        let fits = !text.is_empty()
            && text.len() <= 64
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b));
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(format!("{text:?} is not a login"))
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Login {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text)
    }
}

impl From<Login> for String {
    fn from(login: Login) -> Self {
        login.0
    }
}

impl std::fmt::Display for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A role in a unit.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct Post {
    pub role: Role,
    pub unit: UnitId,
}

impl std::str::FromStr for Post {
    type Err = String;

    /// Reads `role:unit`, such as `executor:almaty`.
    fn from_str(text: &str) -> Result<Self, String> {
        let (role, unit) = text
            .split_once(':')
            .ok_or_else(|| format!("{text:?} is not ROLE:UNIT, such as executor:almaty"))?;
        Ok(Self {
            role: role.parse()?,
            unit: UnitId::parse(unit).map_err(|bad| bad.to_string())?,
        })
    }
}

impl std::fmt::Display for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.role.code(), self.unit)
    }
}

/// The person whose command is judged, with everything they may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Actor {
    pub login: Login,
    pub name: RawText,
    pub posts: Vec<Post>,
}

impl Actor {
    /// Returns whether the actor has one of `roles` in `unit`.
    #[must_use]
    pub fn has_any(&self, roles: &[Role], unit: &UnitId) -> bool {
        self.posts
            .iter()
            .any(|post| post.unit == *unit && roles.contains(&post.role))
    }

    /// Returns whether the actor has any role in `unit`.
    #[must_use]
    pub fn belongs_to(&self, unit: &UnitId) -> bool {
        self.posts.iter().any(|post| post.unit == *unit)
    }

    /// Returns what a record keeps of the actor.
    #[must_use]
    pub fn reference(&self) -> PersonRef {
        PersonRef {
            login: self.login.clone(),
            name: self.name.clone(),
        }
    }
}

/// A person as a record names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonRef {
    pub login: Login,
    pub name: RawText,
}

/// The moment of a command in law time: the instant, and the civil date it falls on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    pub at: DateTime<Utc>,
    pub today: NaiveDate,
}

impl Now {
    /// Returns the moment with its civil date by the calendar's zone.
    #[must_use]
    pub fn of(at: DateTime<Utc>, calendar: &Calendar) -> Self {
        Self {
            at,
            today: calendar.civil(at).date(),
        }
    }
}
