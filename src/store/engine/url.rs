//! Where a database is: `sqlite:PATH` or `postgres://…`.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::super::StoreError;

/// The address of a database.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    Sqlite(PathBuf),
    /// As libpq reads it; it may hold a password.
    Postgres(String),
}

impl DatabaseUrl {
    #[must_use]
    pub fn sqlite(path: impl Into<PathBuf>) -> Self {
        Self::Sqlite(path.into())
    }

    /// Returns the file of the database, where it is a file of this machine.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Sqlite(path) => Some(path),
            Self::Postgres(_) => None,
        }
    }

    /// Returns the address in full, with a password that stands in it, for a program to read.
    #[must_use]
    pub fn with_password(&self) -> String {
        match self {
            Self::Sqlite(path) => format!("sqlite:{}", path.display()),
            Self::Postgres(url) => url.clone(),
        }
    }
}

impl FromStr for DatabaseUrl {
    type Err = StoreError;

    fn from_str(url: &str) -> Result<Self, StoreError> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        let path = url
            .strip_prefix("sqlite://")
            .or_else(|| url.strip_prefix("sqlite:"))
            .filter(|path| !path.is_empty());
        path.map_or_else(
            || {
                Err(StoreError::UnknownDatabase {
                    url: without_password(url),
                })
            },
            |path| Ok(Self::Sqlite(PathBuf::from(path))),
        )
    }
}

impl std::fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => f.write_str(&without_password(url)),
        }
    }
}

impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

/// An address goes into messages; a password in it does not, wherever it stands.
fn without_password(url: &str) -> String {
    let url = url.split_once('?').map_or(url, |(before, _)| before);
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_in_an_address_is_never_shown() {
        let url: DatabaseUrl = "postgres://kezek:secret@db/kezek?password=other"
            .parse()
            .unwrap();
        assert_eq!(url.to_string(), "postgres://…@db/kezek");
        assert_eq!(format!("{url:?}"), "DatabaseUrl(postgres://…@db/kezek)");
        let error = "mysql://kezek:secret@db/kezek"
            .parse::<DatabaseUrl>()
            .unwrap_err()
            .to_string();
        assert!(error.contains("mysql://…@db/kezek"), "{error}");
        assert!(!error.contains("secret"), "{error}");
    }

    #[test]
    fn a_file_is_named_with_and_without_slashes() {
        for url in ["sqlite:a/b.db", "sqlite://a/b.db"] {
            let url: DatabaseUrl = url.parse().unwrap();
            assert_eq!(url, DatabaseUrl::sqlite("a/b.db"));
            assert_eq!(url.to_string(), "sqlite:a/b.db");
        }
        assert!("sqlite:".parse::<DatabaseUrl>().is_err());
    }
}
