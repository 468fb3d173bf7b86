//! Faults of one request: its documents, route, checks, hearing and result.

use super::edition::EditionChecker;
use super::{ground, limit};
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Named, Problem, Shape};
use crate::regulation::{
    Amount, CheckRule, Condition, DocumentRule, HearingRule, Output, Procedure, StageKind, Validity,
};

pub(super) fn check(checker: &mut EditionChecker<'_>, at: &Path, procedure: &Procedure) {
    checker.scribe.words(&at.key("title"), &procedure.title);
    documents(checker, &at.key("documents"), &procedure.documents);
    route(checker, at, procedure);
    limit::check(checker, &at.key("limits"), &procedure.limits);
    checks(checker, &at.key("checks"), procedure);
    ground::check(checker, &at.key("grounds"), procedure);
    let refusal = at.key("refusal_to_accept");
    checker
        .scribe
        .filled(&refusal, "roles", &procedure.refusal_to_accept.roles);
    checker.citation(&refusal, &procedure.refusal_to_accept.cite);
    hearing(checker, &at.key("hearing"), &procedure.hearing);
    output(checker, &at.key("output"), &procedure.output);
}

/// Checks conditions under `key`: a channel must be one that the edition has.
pub(super) fn conditions(checker: &mut EditionChecker<'_>, at: &Path, conditions: &[Condition]) {
    for (index, condition) in conditions.iter().enumerate() {
        if let Condition::Channel { channel } = condition {
            checker.scribe.refers(
                &at.index(index).key("channel"),
                Named::Channel,
                channel.code(),
                checker.edition.channels.keys().map(|known| known.code()),
            );
        }
    }
}

fn documents(checker: &mut EditionChecker<'_>, at: &Path, documents: &[DocumentRule]) {
    if documents.is_empty() {
        checker
            .scribe
            .report(at, Problem::EmptyList { key: "documents" });
    }
    checker
        .scribe
        .unique(at, documents.iter().map(|document| document.id.as_str()));
    for (index, document) in documents.iter().enumerate() {
        let at = at.index(index);
        checker.scribe.words(&at.key("title"), &document.title);
        if let Some(form) = &document.form {
            checker.scribe.words(&at.key("form"), form);
        }
        conditions(checker, &at.key("when"), &document.when);
        conditions(checker, &at.key("unless"), &document.unless);
        checker.citation(&at, &document.cite);
    }
}

fn route(checker: &mut EditionChecker<'_>, request: &Path, procedure: &Procedure) {
    let stages = &procedure.stages;
    let at = request.key("stages");
    checker
        .scribe
        .unique(&at, stages.iter().map(|stage| stage.id.as_str()));
    for (index, stage) in stages.iter().enumerate() {
        let at = at.index(index);
        checker.scribe.words(&at.key("title"), &stage.title);
        checker.scribe.filled(&at, "roles", &stage.roles);
        checker.citation(&at, &stage.cite);
    }
    match stages.first() {
        Some(first) if first.kind == StageKind::Intake => {}
        first => {
            let place = if first.is_some() {
                at.index(0).key("kind")
            } else {
                at.clone()
            };
            checker.scribe.report(&place, Problem::RouteBegin);
        }
    }
    if let Some(last) = stages.last()
        && last.kind != StageKind::Delivery
    {
        let place = at.index(stages.len() - 1).key("kind");
        checker.scribe.report(&place, Problem::RouteEnd);
    }
    for (index, stage) in stages.iter().enumerate() {
        let place = at.index(index).key("kind");
        let kind = stage.kind.code();
        let before = &stages[..index];
        if before.iter().any(|other| other.kind == stage.kind) {
            checker.scribe.report(&place, Problem::RouteTwice { kind });
        } else if before
            .iter()
            .any(|other| rank(other.kind) > rank(stage.kind))
        {
            checker.scribe.report(&place, Problem::RouteOrder { kind });
        }
    }
    for kind in [StageKind::Drafting, StageKind::SignOff] {
        if !stages.iter().any(|stage| stage.kind == kind) {
            let kind = kind.code();
            checker.scribe.report(&at, Problem::RouteLacks { kind });
        }
    }
}

/// Where in a route a kind of stage may stand: what is found out comes in any order, between
/// intake and the notice or the Commission.
const fn rank(kind: StageKind) -> u8 {
    match kind {
        StageKind::Intake => 0,
        StageKind::Verification
        | StageKind::Testing
        | StageKind::Questionnaire
        | StageKind::Interview => 1,
        StageKind::Notice | StageKind::Commission => 2,
        StageKind::Drafting => 3,
        StageKind::SignOff => 4,
        StageKind::Delivery => 5,
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
    conditions(checker, &at.key("when"), &check.when);
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
        checker.scribe.refers(
            &at.key("documents").index(index),
            Named::Document,
            document.as_str(),
            procedure.documents.iter().map(|rule| rule.id.as_str()),
        );
    }
}

fn hearing(checker: &mut EditionChecker<'_>, at: &Path, hearing: &HearingRule) {
    checker.citation(at, &hearing.cite);
    let one_of = ["required", "not-required"].map(str::to_owned).to_vec();
    if let Some(due) = &hearing.due {
        checker.demand(&at.key("due"), due, Shape::OneOf(one_of));
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

fn output(checker: &mut EditionChecker<'_>, at: &Path, output: &Output) {
    checker.scribe.words(&at.key("title"), &output.title);
    checker.citation_itself(&at.key("form"), &output.form);
    checker.citation(at, &output.cite);
    let (key, amount) = match &output.validity {
        Validity::UpToMonths {
            months: Amount::Fixed(months),
        } => ("months", *months),
        Validity::UpToMonths {
            months: Amount::Policy { policy },
        } => {
            let months = at.key("validity").key("months").key("policy");
            checker.demand(&months, policy, Shape::Between(1, i64::from(limit::MOST)));
            return;
        }
        Validity::ContractTerm { at_most_years } => ("at_most_years", *at_most_years),
        Validity::MonthsAsked { .. }
        | Validity::UntilOriginalEnds
        | Validity::OpenEnded
        | Validity::Nothing => return,
    };
    if amount == 0 {
        checker
            .scribe
            .report(&at.key("validity").key(key), Problem::ZeroAmount);
    } else if amount > limit::MOST {
        let problem = Problem::AmountTooLarge { most: limit::MOST };
        checker.scribe.report(&at.key("validity").key(key), problem);
    }
}
