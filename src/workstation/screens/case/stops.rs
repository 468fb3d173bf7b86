//! The places in the facts of a case on which the cursor can stand, and where each of them leads:
//! a check to the page and passage it rests on, a draft to its dialog, a change to the history.

use std::ops::{Deref, DerefMut};

use crate::casework::case::Status;
use crate::casework::command::GroundClaim;
use crate::casework::decision::Draft;
use crate::casework::{Case, CommandKind, Evidence, RawText};
use crate::regulation::{CheckId, Procedure};
use crate::workstation::theme::Tone;
use crate::workstation::widgets::doc::Doc;

/// The facts of a case as lines, with the places in them that lead somewhere.
#[derive(Debug)]
pub struct Facts {
    doc: Doc,
    pub stops: Vec<Stop>,
}

/// Lines that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    pub first: usize,
    pub end: usize,
    pub place: Place,
}

/// Where a stop leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A draft that was left in the dialog of a command.
    Draft(CommandKind),
    /// The next time limit.
    Limit,
    /// An event that somebody else added since the officer looked last.
    Change(u64),
    Check(CheckId),
    Evidence(Evidence),
}

/// A page with the passage to be shown on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Place of the paper in the application.
    pub paper: usize,
    /// From 1.
    pub page: u32,
    pub quote: Option<RawText>,
}

impl Facts {
    #[must_use]
    pub fn new(columns: u16) -> Self {
        Self {
            doc: Doc::new(columns),
            stops: Vec::new(),
        }
    }

    /// Adds lines that lead somewhere.
    pub fn stop(&mut self, place: Place, write: impl FnOnce(&mut Doc)) {
        let first = self.doc.len();
        write(&mut self.doc);
        let end = self.doc.len();
        if end > first {
            self.stops.push(Stop { first, end, place });
        }
    }

    /// Adds an item that leads somewhere.
    pub fn item_to(&mut self, place: Place, mark: &str, tone: Tone, text: &str) {
        self.stop(place, |doc| doc.item(mark, tone, text, Tone::Plain));
    }
}

impl Deref for Facts {
    type Target = Doc;

    fn deref(&self) -> &Doc {
        &self.doc
    }
}

impl DerefMut for Facts {
    fn deref_mut(&mut self) -> &mut Doc {
        &mut self.doc
    }
}

/// Returns the page that a piece of evidence names, when it is a paper of this case.
#[must_use]
pub fn passage_of(evidence: &Evidence, case: &Case) -> Option<Passage> {
    let Evidence::Paper {
        sha256,
        page,
        quote,
        ..
    } = evidence
    else {
        return None;
    };
    let paper = case
        .application
        .papers
        .iter()
        .position(|paper| paper.sha256 == *sha256)?;
    Some(Passage {
        paper,
        page: page.unwrap_or(1).max(1),
        quote: quote.clone(),
    })
}

/// Returns the page that a check leads to: that of its evidence, or the first paper of those the
/// check is about.
#[must_use]
pub fn passage_behind(
    check: &CheckId,
    case: &Case,
    procedure: Option<&Procedure>,
) -> Option<Passage> {
    let recorded = case.checks.get(check).and_then(|record| {
        record
            .record
            .evidence
            .iter()
            .find_map(|evidence| passage_of(evidence, case))
    });
    recorded.or_else(|| {
        let rule = procedure?.check(check)?;
        let paper = case
            .application
            .papers
            .iter()
            .position(|paper| rule.documents.contains(&paper.document))?;
        Some(Passage {
            paper,
            page: 1,
            quote: None,
        })
    })
}

/// Returns every passage that this case's checks and findings cite on a page, with the check where
/// there is one.
#[must_use]
pub fn cited_on(case: &Case, sha256: &str, page: u32) -> Vec<(Option<CheckId>, RawText)> {
    let on_page = |evidence: &Evidence| match evidence {
        Evidence::Paper {
            sha256: of,
            page: on,
            quote: Some(quote),
            ..
        } if of == sha256 && on.unwrap_or(1) == page => Some(quote.clone()),
        _ => None,
    };
    case.checks
        .iter()
        .flat_map(|(id, record)| {
            record
                .record
                .evidence
                .iter()
                .filter_map(on_page)
                .map(|quote| (Some(id.clone()), quote))
        })
        .chain(
            claims(case)
                .iter()
                .flat_map(|claim| &claim.evidence)
                .filter_map(on_page)
                .map(|quote| (None, quote)),
        )
        .collect()
}

/// Returns the grounds that were prepared or decided on.
fn claims(case: &Case) -> &[GroundClaim] {
    let draft = match &case.status {
        Status::AwaitingSignature { prepared } => Some(&prepared.draft),
        _ => case.decision().map(|decision| &decision.draft),
    };
    match draft {
        Some(Draft::Refuse(refusal)) => &refusal.grounds,
        Some(Draft::Approve(_)) | None => &[],
    }
}
