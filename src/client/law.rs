//! Editions, policies and calendars by hash: fetched once, checked, kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::de::DeserializeOwned;

use super::ClientError;
use super::answer::garbled;
use super::connection::{Client, Patience};
use crate::regulation::canonical::sha256_of;
use crate::regulation::law::Pinned;
use crate::regulation::{Calendar, Edition, Law, Policy};
use crate::wire::LawRef;

/// The most pieces of law of a kind that are kept; an office uses a handful.
const MAX_KEPT: usize = 64;

/// What was fetched, by hash.
#[derive(Debug, Default)]
pub(super) struct LawCache {
    editions: Mutex<HashMap<String, Arc<Edition>>>,
    policies: Mutex<HashMap<String, Arc<Policy>>>,
    calendars: Mutex<HashMap<String, Arc<Calendar>>>,
}

impl Client {
    /// Returns the law a case is judged by.
    ///
    /// # Errors
    /// Any [`ClientError`]; [`ClientError::Garbled`] when something does not have its hash.
    pub async fn law(&self, law: &LawRef) -> Result<Law, ClientError> {
        let (edition, policy, calendar) = tokio::try_join!(
            self.edition(law),
            self.policy(&law.policy_sha256),
            self.calendar(&law.calendar_sha256)
        )?;
        let (edition, policy, calendar) = (
            Pinned::new(edition, &law.edition_sha256),
            Pinned::new(policy, &law.policy_sha256),
            Pinned::new(calendar, &law.calendar_sha256),
        );
        Ok(Law::new(&edition, policy, calendar))
    }

    /// Returns an edition by its hash.
    ///
    /// # Errors
    /// As [`law`](Self::law).
    pub async fn edition(&self, law: &LawRef) -> Result<Arc<Edition>, ClientError> {
        let name = format!("{}@{}", law.edition, law.edition_sha256);
        let path = ["editions", law.service.as_str(), name.as_str()];
        self.piece(
            "edition",
            &self.inner.laws.editions,
            &law.edition_sha256,
            &path,
        )
        .await
    }

    /// Returns a policy by its hash.
    ///
    /// # Errors
    /// As [`law`](Self::law).
    pub async fn policy(&self, sha256: &str) -> Result<Arc<Policy>, ClientError> {
        let path = ["policies", sha256];
        self.piece("policy", &self.inner.laws.policies, sha256, &path)
            .await
    }

    /// Returns a working calendar by its hash.
    ///
    /// # Errors
    /// As [`law`](Self::law).
    pub async fn calendar(&self, sha256: &str) -> Result<Arc<Calendar>, ClientError> {
        let path = ["calendars", sha256];
        self.piece("calendar", &self.inner.laws.calendars, sha256, &path)
            .await
    }

    async fn piece<T: DeserializeOwned>(
        &self,
        what: &'static str,
        kept: &Mutex<HashMap<String, Arc<T>>>,
        sha256: &str,
        path: &[&str],
    ) -> Result<Arc<T>, ClientError> {
        let lock = || kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(piece) = lock().get(sha256) {
            return Ok(Arc::clone(piece));
        }
        let deadline = tokio::time::Instant::now() + self.inner.options.total_timeout;
        let answer = self
            .send(self.get(path), Patience::Question, deadline)
            .await?;
        let body = answer.json_bytes().await?;
        let value: serde_json::Value =
            serde_json::from_slice(&body).map_err(|error| garbled(what, &error))?;
        if sha256_of(&value) != sha256 {
            return Err(ClientError::Garbled {
                what,
                detail: "it does not have the hash it was asked for by".to_owned(),
            });
        }
        let piece: Arc<T> =
            Arc::new(serde_json::from_value(value).map_err(|error| garbled(what, &error))?);
        let mut kept = lock();
        if kept.len() >= MAX_KEPT {
            kept.clear();
        }
        kept.insert(sha256.to_owned(), Arc::clone(&piece));
        Ok(piece)
    }
}
