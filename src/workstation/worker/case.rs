//! A case with everything that is shown of it: the law it is judged by, what can be done, drafts.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Worker, fault};
use crate::casework::{CaseId, CommandKind};
use crate::client::drafts::DraftStore;
use crate::regulation::Law;
use crate::wire::{DraftBegun, LawRef, Lease, Look, Looker};
use crate::workstation::effect::CaseFile;
use crate::workstation::fault::Fault;

impl Worker {
    pub(super) async fn case(&self, case: CaseId) -> Result<CaseFile, Fault> {
        let view = self.client.case(case).await.map_err(fault)?;
        let look = async { Ok(self.client.look_get(case).await.ok()) };
        // Whoever only looks is not told of drafts, and the case is shown without them as well.
        let begun = async { Ok(self.client.drafts(case).await.map(|list| list.drafts)) };
        let (law, actions, look, begun) = tokio::try_join!(
            self.client.law(&view.law),
            self.client.actions(case),
            look,
            begun
        )
        .map_err(fault)?;
        let store = self.store();
        let mut drafts = tokio::task::spawn_blocking(move || drafts_of(store.as_deref(), case))
            .await
            .unwrap_or_default();
        let login = self.login();
        let (own, begun): (Vec<DraftBegun>, Vec<DraftBegun>) = begun
            .unwrap_or_default()
            .into_iter()
            .partition(|draft| Some(&draft.by.login) == login.as_ref());
        merge_drafts(&mut drafts, &own);
        Ok(file(
            view.case,
            law,
            view.law,
            actions.offers,
            (view.lease, view.lookers),
            (drafts, begun, look),
            view.now,
        ))
    }
}

/// For which commands somebody has a draft, and when it was saved last.
type OwnDrafts = Vec<(CommandKind, DateTime<Utc>)>;

fn drafts_of(store: Option<&DraftStore>, case: CaseId) -> OwnDrafts {
    let Some((unsent, _)) = store.and_then(|store| store.unsent().ok()) else {
        return Vec::new();
    };
    unsent
        .into_iter()
        .filter(|one| one.name.case == case)
        .map(|one| (one.name.kind, one.draft.saved_at))
        .collect()
}

/// Adds what was left at another workstation; of two about the same command the later one counts.
fn merge_drafts(drafts: &mut Vec<(CommandKind, DateTime<Utc>)>, own: &[DraftBegun]) {
    for draft in own {
        let Ok(kind) = draft.kind.parse::<CommandKind>() else {
            continue;
        };
        match drafts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, at)) => *at = draft.saved_at.max(*at),
            None => drafts.push((kind, draft.saved_at)),
        }
    }
}

fn file(
    case: crate::casework::Case,
    law: Law,
    law_ref: LawRef,
    offers: Vec<crate::casework::Offer>,
    (lease, lookers): (Option<Lease>, Vec<Looker>),
    (drafts, begun, look): (OwnDrafts, Vec<DraftBegun>, Option<Look>),
    now: DateTime<Utc>,
) -> CaseFile {
    CaseFile {
        case: Arc::new(case),
        law: Arc::new(law),
        law_ref,
        offers,
        lease,
        lookers,
        drafts,
        begun,
        look,
        now,
    }
}
