//! Faults of one request: its documents, route, checks, hearing and result.

use super::edition::EditionChecker;
use super::fact::{conditions, of_kind};
use super::limit::{MOST, amount};
use super::{assessment, fact, ground, limit, route, support};
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Named, Problem, Shape};
use crate::regulation::{
    Amount, Annulment, CheckRule, DocumentRule, FactKind, HearingRule, Procedure, Proceeding,
    StageKind, Validity,
};

pub(super) fn check(checker: &mut EditionChecker<'_>, at: &Path, procedure: &Procedure) {
    checker.scribe.words(&at.key("title"), &procedure.title);
    channels(checker, &at.key("channels"), procedure);
    fact::check(checker, at, procedure);
    papers(checker, at, procedure);
    route::check(checker, at, procedure);
    assessment::check(checker, &at.key("assessments"), procedure);
    limit::check(checker, &at.key("limits"), procedure);
    checks(checker, &at.key("checks"), procedure);
    ground::check(checker, &at.key("grounds"), procedure);
    if let Some(key) = &procedure.grounds_from {
        checker.demand(&at.key("grounds_from"), key, Shape::Grounds);
    }
    if let Some(rule) = &procedure.annulment {
        annulment(checker, &at.key("annulment"), rule, procedure);
    }
    let refusal = at.key("refusal_to_accept");
    checker
        .scribe
        .filled(&refusal, "roles", &procedure.refusal_to_accept.roles);
    if let Some(message) = &procedure.refusal_to_accept.message {
        checker.scribe.words(&refusal.key("message"), message);
    }
    checker.citation(&refusal, &procedure.refusal_to_accept.cite);
    hearing(checker, &at.key("hearing"), procedure);
    output(checker, &at.key("output"), procedure);
}

/// A request is open on channels that the edition has.
fn channels(checker: &mut EditionChecker<'_>, at: &Path, procedure: &Procedure) {
    for (index, channel) in procedure.channels.iter().enumerate() {
        checker.scribe.refers(
            &at.index(index),
            Named::Channel,
            channel.code(),
            checker.edition.channels.keys().map(|known| known.code()),
        );
    }
}

/// The papers of the act, and the key of those that only the policy knows.
fn papers(checker: &mut EditionChecker<'_>, request: &Path, procedure: &Procedure) {
    let at = request.key("documents");
    match &procedure.documents_from {
        Some(key) => {
            let place = request.key("documents_from");
            checker.demand(&place, key, Shape::Documents);
        }
        None if procedure.documents.is_empty() => {
            checker
                .scribe
                .report(&at, Problem::EmptyList { key: "documents" });
        }
        None => {}
    }
    documents(checker, &at, &procedure.documents, procedure);
}

/// Checks papers, whether the edition lists them or the policy.
pub(super) fn documents(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    documents: &[DocumentRule],
    procedure: &Procedure,
) {
    checker
        .scribe
        .unique(at, documents.iter().map(|document| document.id.as_str()));
    for (index, document) in documents.iter().enumerate() {
        let at = at.index(index);
        checker.scribe.words(&at.key("title"), &document.title);
        if let Some(form) = &document.form {
            checker.scribe.words(&at.key("form"), form);
        }
        conditions(checker, &at.key("when"), &document.when, procedure);
        conditions(checker, &at.key("unless"), &document.unless, procedure);
        checker.citation(&at, &document.cite);
    }
}

fn checks(checker: &mut EditionChecker<'_>, at: &Path, procedure: &Procedure) {
    checker
        .scribe
        .unique(at, procedure.checks.iter().map(|check| check.id.as_str()));
    for (index, check) in procedure.checks.iter().enumerate() {
        one_check(checker, &at.index(index), check, procedure);
    }
}

fn one_check(
    checker: &mut EditionChecker<'_>,
    at: &Path,
    check: &CheckRule,
    procedure: &Procedure,
) {
    checker.scribe.words(&at.key("title"), &check.title);
    conditions(checker, &at.key("when"), &check.when, procedure);
    checker.citation(at, &check.cite);
    let known = checker.scribe.refers(
        &at.key("stage"),
        Named::Stage,
        check.stage.as_str(),
        procedure.stages.iter().map(|stage| stage.id.as_str()),
    );
    let fit = procedure.stage(&check.stage).is_none_or(|stage| {
        !matches!(
            stage.kind,
            StageKind::Intake | StageKind::SignOff | StageKind::Delivery
        )
    });
    if known && !fit {
        let stage = check.stage.as_str().to_owned();
        checker
            .scribe
            .report(&at.key("stage"), Problem::StageUnfit { stage });
    }
    for (index, document) in check.documents.iter().enumerate() {
        let place = at.key("documents").index(index);
        support::paper(checker, &place, document, procedure);
    }
}

fn annulment(checker: &mut EditionChecker<'_>, at: &Path, rule: &Annulment, procedure: &Procedure) {
    checker.citation(at, &rule.cite);
    checker.scribe.words(&at.key("message"), &rule.message);
    checker.scribe.filled(at, "roles", &rule.roles);
    checker.scribe.filled(at, "checks", &rule.checks);
    for (index, check) in rule.checks.iter().enumerate() {
        checker.scribe.refers(
            &at.key("checks").index(index),
            Named::Check,
            check.as_str(),
            procedure.checks.iter().map(|known| known.id.as_str()),
        );
    }
}

fn hearing(checker: &mut EditionChecker<'_>, at: &Path, procedure: &Procedure) {
    let hearing: &HearingRule = &procedure.hearing;
    checker.citation(at, &hearing.cite);
    let one_of = ["required", "not-required"].map(str::to_owned).to_vec();
    if let Some(due) = &hearing.due {
        checker.demand(&at.key("due"), due, Shape::OneOf(one_of));
    } else if procedure.proceeding != Proceeding::Revocation {
        checker.scribe.report(at, Problem::HearingAlwaysDue);
    }
    checker.demand(
        &at.key("notice_working_days"),
        &hearing.notice_working_days,
        Shape::Between(0, 366),
    );
    checker.demand(
        &at.key("objection_working_days"),
        &hearing.objection_working_days,
        Shape::Between(0, 366),
    );
}

fn output(checker: &mut EditionChecker<'_>, at: &Path, procedure: &Procedure) {
    let output = &procedure.output;
    checker.scribe.words(&at.key("title"), &output.title);
    checker.citation_itself(&at.key("form"), &output.form);
    checker.citation(at, &output.cite);
    let validity = at.key("validity");
    match &output.validity {
        Validity::UpToMonths { months } => {
            amount(checker, &validity.key("months"), months, MOST);
        }
        Validity::ContractTerm { at_most_years } => {
            let years = Amount::Fixed(*at_most_years);
            amount(checker, &validity.key("at_most_years"), &years, MOST);
        }
        Validity::MonthsAsked { fact } => {
            let place = validity.key("fact");
            of_kind(checker, &place, fact, FactKind::Number, procedure);
        }
        Validity::UntilOriginalEnds | Validity::OpenEnded | Validity::Nothing => {}
    }
}
