//! The law that a case is judged by, and the texts of every law that was ever used.

use std::sync::{Arc, PoisonError};

use super::{Office, OfficeError};
use crate::casework::Case;
use crate::lawbook::PinnedEdition;
use crate::regulation::canonical::canonical_json;
use crate::regulation::{Calendar, Edition, EditionId, Law, ServiceId};
use crate::store::Plan;
use crate::store::chain::canonical_text;
use crate::store::plan::{LawKind, LawText};
use crate::wire::LawRef;

impl Office {
    pub(super) fn calendar(&self) -> &Calendar {
        self.lawbook.calendar()
    }

    /// Keeps every edition, the policy and the calendar in the store, before a case can need them.
    pub(super) async fn keep_law(&self) -> Result<(), OfficeError> {
        let services = self.lawbook.services();
        for pinned in services.flat_map(|service| self.lawbook.editions(&service.id)) {
            let edition = &pinned.edition;
            let name = format!("{}/{}", edition.service, edition.id);
            self.keep(LawKind::Edition, name, &pinned.sha256, edition.as_ref())
                .await?;
        }
        let sha256 = self.lawbook.policy_sha256();
        let policy = self.lawbook.policy().as_ref();
        self.keep(LawKind::Policy, "policy".to_owned(), sha256, policy)
            .await?;
        let sha256 = self.lawbook.calendar_sha256();
        let calendar = self.lawbook.calendar().as_ref();
        self.keep(LawKind::Calendar, "calendar".to_owned(), sha256, calendar)
            .await
    }

    async fn keep<T: serde::Serialize>(
        &self,
        kind: LawKind,
        name: String,
        sha256: &str,
        value: &T,
    ) -> Result<(), OfficeError> {
        if self.store.law_text(kind, sha256).await?.is_some() {
            return Ok(());
        }
        let law = LawText {
            sha256: sha256.to_owned(),
            kind,
            name,
            body: canonical_text(value),
        };
        self.store.write(Plan::KeepLaw(law)).await?;
        Ok(())
    }

    /// Returns the law of a case: the edition pinned at registration, with the policy and the
    /// calendar of today.
    ///
    /// # Errors
    /// [`OfficeError::LawMissing`] when the edition is neither configured nor kept.
    pub async fn law_of(&self, case: &Case) -> Result<Law, OfficeError> {
        let service = &case.application.service;
        if let Some(pinned) = self.configured(service, &case.edition, &case.edition_sha256) {
            return Ok(self.lawbook.law(pinned));
        }
        let edition = self.past_edition(&case.edition_sha256).await?;
        let sha256 = case.edition_sha256.clone();
        Ok(self.lawbook.law(&PinnedEdition { edition, sha256 }))
    }

    fn configured(
        &self,
        service: &ServiceId,
        edition: &EditionId,
        sha256: &str,
    ) -> Option<&PinnedEdition> {
        self.lawbook
            .edition(service, edition)
            .filter(|pinned| pinned.sha256 == sha256)
    }

    async fn past_edition(&self, sha256: &str) -> Result<Arc<Edition>, OfficeError> {
        let kept = self
            .past
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(sha256)
            .cloned();
        if let Some(edition) = kept {
            return Ok(edition);
        }
        let missing = || OfficeError::LawMissing {
            sha256: sha256.to_owned(),
        };
        let text = self.store.law_text(LawKind::Edition, sha256).await?;
        let edition: Edition =
            serde_json::from_str(&text.ok_or_else(missing)?).map_err(|_| missing())?;
        let edition = Arc::new(edition);
        self.past
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(sha256.to_owned(), Arc::clone(&edition));
        Ok(edition)
    }

    /// Returns the names under which a workstation fetches the law of a case.
    #[must_use]
    pub fn law_ref(&self, case: &Case) -> LawRef {
        LawRef {
            service: case.application.service.clone(),
            edition: case.edition.clone(),
            edition_sha256: case.edition_sha256.clone(),
            policy_sha256: self.lawbook.policy_sha256().to_owned(),
            calendar_sha256: self.lawbook.calendar_sha256().to_owned(),
        }
    }

    /// Returns the names of every law that a case here can be judged by now.
    #[must_use]
    pub fn law_refs(&self) -> Vec<LawRef> {
        let lawbook = &self.lawbook;
        lawbook
            .services()
            .flat_map(|service| lawbook.editions(&service.id))
            .map(|pinned| LawRef {
                service: pinned.edition.service.clone(),
                edition: pinned.edition.id.clone(),
                edition_sha256: pinned.sha256.clone(),
                policy_sha256: lawbook.policy_sha256().to_owned(),
                calendar_sha256: lawbook.calendar_sha256().to_owned(),
            })
            .collect()
    }

    /// Returns the canonical JSON of an edition by name and hash.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when no such edition was ever used here.
    pub async fn edition_text(
        &self,
        service: &ServiceId,
        edition: &EditionId,
        sha256: &str,
    ) -> Result<Vec<u8>, OfficeError> {
        let kept = self.law_text(LawKind::Edition, sha256).await?;
        let found: Edition = serde_json::from_slice(&kept)
            .map_err(|error| OfficeError::Internal(error.to_string()))?;
        if found.service == *service && found.id == *edition {
            Ok(canonical_json(&found))
        } else {
            Err(OfficeError::NotFound)
        }
    }

    /// Returns the canonical JSON of a policy by its hash.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when none of this hash was ever used here.
    pub async fn policy_text(&self, sha256: &str) -> Result<Vec<u8>, OfficeError> {
        self.law_text(LawKind::Policy, sha256).await
    }

    /// Returns the canonical JSON of a calendar by its hash.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] when none of this hash was ever used here.
    pub async fn calendar_text(&self, sha256: &str) -> Result<Vec<u8>, OfficeError> {
        self.law_text(LawKind::Calendar, sha256).await
    }

    async fn law_text(&self, kind: LawKind, sha256: &str) -> Result<Vec<u8>, OfficeError> {
        self.store
            .law_text(kind, sha256)
            .await?
            .map(String::into_bytes)
            .ok_or(OfficeError::NotFound)
    }
}
