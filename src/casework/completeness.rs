//! Which papers and details an application lacks.
//!
//! A missing or expired paper is never a ground to refuse: it is a reason not to accept, at
//! intake only, and every such paper is named.

use chrono::NaiveDate;

use super::command::Lack;
use super::{Application, Code, Paper, Violation};
use crate::regulation::{DocumentId, DocumentRule, Procedure};

/// A demanded document that is missing, expired, or shows no last day of validity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// Every document that would do: more than one when they stand in for each other.
    pub documents: Vec<DocumentId>,
    pub lack: Lack,
    /// The last day of validity of the paper that has expired.
    pub expired_on: Option<NaiveDate>,
}

/// Returns the documents that this application must enclose.
#[must_use]
pub fn demanded<'a>(procedure: &'a Procedure, application: &Application) -> Vec<&'a DocumentRule> {
    procedure
        .documents
        .iter()
        .filter(|rule| rule.required)
        .filter(|rule| {
            rule.when
                .iter()
                .all(|condition| application.holds(condition))
        })
        .filter(|rule| {
            !rule
                .unless
                .iter()
                .any(|condition| application.holds(condition))
        })
        .collect()
}

/// Returns what lacks on `day`, in the order of the edition; documents that stand in for each
/// other lack once.
#[must_use]
pub fn lacking(procedure: &Procedure, application: &Application, day: NaiveDate) -> Vec<Lacking> {
    let demanded = demanded(procedure, application);
    let mut found = Vec::new();
    let mut groups_done: Vec<&DocumentId> = Vec::new();
    for rule in &demanded {
        let stand_ins: Vec<&DocumentRule> = match &rule.group {
            None => vec![*rule],
            Some(group) if groups_done.contains(&group) => continue,
            Some(group) => {
                groups_done.push(group);
                demanded
                    .iter()
                    .filter(|other| other.group.as_ref() == Some(group))
                    .copied()
                    .collect()
            }
        };
        if let Some(lacking) = lack_of(&stand_ins, application, day) {
            found.push(lacking);
        }
    }
    found
}

fn lack_of(rules: &[&DocumentRule], application: &Application, day: NaiveDate) -> Option<Lacking> {
    let mut expired: Option<(DocumentId, Option<NaiveDate>)> = None;
    for rule in rules {
        for paper in application
            .papers
            .iter()
            .filter(|paper| paper.document == rule.id)
        {
            if is_valid(rule, paper, day) {
                return None;
            }
            expired = Some((rule.id.clone(), paper.expires_on));
        }
    }
    Some(match expired {
        Some((document, expired_on)) => Lacking {
            documents: vec![document],
            lack: Lack::Expired,
            expired_on,
        },
        None => Lacking {
            documents: rules.iter().map(|rule| rule.id.clone()).collect(),
            lack: Lack::Missing,
            expired_on: None,
        },
    })
}

/// A paper whose rule asks for a last day of validity and that shows none is not valid.
fn is_valid(rule: &DocumentRule, paper: &Paper, day: NaiveDate) -> bool {
    if rule.expires {
        paper.expires_on.is_some_and(|last| day <= last)
    } else {
        paper.expires_on.is_none_or(|last| day <= last)
    }
}

/// Returns what lacks as violations of a command that needs the package complete on `day`.
#[must_use]
pub fn violations(
    procedure: &Procedure,
    application: &Application,
    day: NaiveDate,
) -> Vec<Violation> {
    let mut violations = Vec::new();
    for lacking in lacking(procedure, application, day) {
        let Some(rule) = lacking
            .documents
            .first()
            .and_then(|id| procedure.document(id))
        else {
            continue;
        };
        let code = match (lacking.lack, lacking.expired_on) {
            (Lack::Expired, None) => Code::PaperValidityUnknown,
            (Lack::Expired, Some(_)) => Code::PaperExpired,
            (Lack::Missing | Lack::NotInForm, _) => Code::PaperMissing,
        };
        let mut violation = Violation::new(code, "")
            .citing(&rule.cite)
            .with("document", &rule.title);
        if let Some(expired_on) = lacking.expired_on {
            violation = violation.with("expired_on", expired_on);
        }
        violations.push(violation);
    }
    violations
}

/// Returns the details and facts that the application must state and does not, as violations.
#[must_use]
pub fn missing_details(procedure: &Procedure, application: &Application) -> Vec<Violation> {
    procedure
        .details
        .iter()
        .filter(|detail| !application.states(**detail))
        .map(|detail| Violation::new(Code::DetailMissing, "").with("detail", detail_code(*detail)))
        .chain(
            super::requirement::missing_facts(procedure, application)
                .into_iter()
                .map(|rule| {
                    Violation::new(Code::FactMissing, "")
                        .citing(&rule.cite)
                        .with("fact", &rule.title)
                }),
        )
        .collect()
}

/// Returns the name of a detail, which is also the key of the words for it.
#[must_use]
pub const fn detail_code(detail: crate::regulation::Detail) -> &'static str {
    use crate::regulation::Detail;
    match detail {
        Detail::Profession => "profession",
        Detail::Employer => "employer",
        Detail::Contract => "contract",
        Detail::Original => "original",
        Detail::Change => "change",
        Detail::Loss => "loss",
    }
}
