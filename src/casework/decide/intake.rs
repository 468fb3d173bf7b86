//! From an application to a case, and whether it is accepted.

use super::Intake;
use super::context::Context;
use crate::casework::command::{Accept, Lack, RefuseAcceptance};
use crate::casework::event::Received;
use crate::casework::{
    Application, Code, Event, Now, StatusKind, Violation, Violations, completeness, requirement,
};
use crate::regulation::{Language, Law, Milestone, Procedure, RequirementAt, Role, StageKind};

/// The longest name or number that an application may state, in characters.
const NAME_MAX: usize = 300;

pub fn receive(
    application: &Application,
    intake: Intake,
    law: &Law,
    now: Now,
) -> Result<Vec<Event>, Violations> {
    let mut violations = Violations::default();
    let edition = &law.edition;
    let hours = edition.hours_of(application.channel);
    if hours.is_none() {
        violations.push(
            Violation::new(Code::ChannelNotOpen, "/channel")
                .with("channel", application.channel.code()),
        );
    }
    if application.filed_at > now.at {
        violations.push(
            Violation::new(Code::FiledInFuture, "/filed_at").with("filed_at", application.filed_at),
        );
    }
    if application.language == Language::En {
        violations.push(Violation::new(Code::LanguageNotOffered, "/language"));
    }
    check_person(application, now, &mut violations);
    check_details(application, &mut violations);
    let procedure = edition.requests.get(&application.request);
    if procedure.is_none() {
        violations.push(
            Violation::new(Code::RequestNotKnown, "/request")
                .with("request", application.request.code()),
        );
    }
    let stage = procedure.and_then(|procedure| {
        check_channel(application, law, procedure, &mut violations);
        check_facts(application, procedure, &mut violations);
        for (index, paper) in application.papers.iter().enumerate() {
            if procedure.document(&paper.document).is_none() {
                violations.push(
                    Violation::new(Code::DocumentNotKnown, format!("/papers/{index}/document"))
                        .with("document", paper.document.as_str()),
                );
            }
        }
        procedure.stage_of(StageKind::Intake)
    });
    let (Some(hours), Some(stage), true) = (hours, stage, violations.is_empty()) else {
        return Err(violations);
    };
    let registration =
        crate::regulation::Registration::find(application.filed_at, hours, &law.calendar)
            .map_err(|gap| Violations(vec![super::calendar_violation(gap)]))?;
    Ok(vec![Event::ApplicationReceived(Box::new(Received {
        case_id: intake.case_id,
        number: intake.number,
        application: application.clone(),
        received_at: now.at,
        registered_on: registration.registered_on,
        edition: edition.id.clone(),
        edition_sha256: law.edition_sha256.clone(),
        stage: stage.id.clone(),
    }))])
}

/// The request may be closed to a channel, and a channel that stands in for another needs the
/// failure stated.
fn check_channel(
    application: &Application,
    law: &Law,
    procedure: &Procedure,
    violations: &mut Violations,
) {
    let channel = application.channel;
    if !procedure.channels.is_empty() && !procedure.channels.contains(&channel) {
        violations
            .push(Violation::new(Code::ChannelNotOpen, "/channel").with("channel", channel.code()));
    }
    let failure = application.details.failure.as_ref();
    if let Some(failure) = failure {
        let count = failure.what.as_raw().chars().count();
        if failure.what.is_blank() {
            violations.push(Violation::new(Code::TextMissing, "/details/failure/what"));
        } else if count > NAME_MAX {
            violations.push(
                Violation::new(Code::TextTooLong, "/details/failure/what")
                    .with("count", super::context::saturate(count))
                    .with("max", super::context::saturate(NAME_MAX)),
            );
        }
        if failure.at > application.filed_at {
            violations.push(
                Violation::new(Code::FiledInFuture, "/details/failure/at")
                    .with("filed_at", failure.at),
            );
        }
    }
    let rule = law.edition.channels.get(&channel);
    let Some(fallback) = rule.and_then(|rule| rule.fallback.as_ref()) else {
        return;
    };
    match (failure, fallback.over_minutes) {
        (None, _) => violations.push(
            Violation::new(Code::FailureMissing, "/details/failure")
                .citing(&fallback.cite)
                .with("channel", channel.code()),
        ),
        (Some(failure), Some(over)) if failure.minutes <= over => violations.push(
            Violation::new(Code::FailureTooShort, "/details/failure/minutes")
                .citing(&fallback.cite)
                .with("minutes", i64::from(failure.minutes))
                .with("over", i64::from(over)),
        ),
        (Some(_), _) => {}
    }
}

/// A fact that the request does not know, or that has another kind of value, is no fact.
fn check_facts(application: &Application, procedure: &Procedure, violations: &mut Violations) {
    for (id, value) in &application.details.facts {
        let at = format!("/details/facts/{id}");
        match procedure.fact(id) {
            None => {
                violations.push(Violation::new(Code::FactNotKnown, at).with("fact", id.as_str()));
            }
            Some(rule) if !requirement::fits(rule, value) => violations.push(
                Violation::new(Code::FactMalformed, at)
                    .citing(&rule.cite)
                    .with("fact", &rule.title)
                    .with("kind", rule.kind.code()),
            ),
            Some(_) => {
                if let crate::casework::application::FactValue::Text(text) = value {
                    let count = text.as_raw().chars().count();
                    if count > NAME_MAX {
                        violations.push(
                            Violation::new(Code::TextTooLong, at)
                                .with("count", super::context::saturate(count))
                                .with("max", super::context::saturate(NAME_MAX)),
                        );
                    }
                }
            }
        }
    }
}

fn check_person(application: &Application, now: Now, violations: &mut Violations) {
    let applicant = &application.applicant;
    let mut names = vec![
        (&applicant.family_name, "/applicant/family_name", true),
        (&applicant.given_name, "/applicant/given_name", true),
        (
            &applicant.identity_number,
            "/applicant/identity_number",
            true,
        ),
        (&applicant.citizenship, "/applicant/citizenship", true),
    ];
    if let Some(patronymic) = &applicant.patronymic {
        names.push((patronymic, "/applicant/patronymic", false));
    }
    if let Some(representative) = &application.representative {
        names.push((&representative.name, "/representative/name", true));
        names.push((
            &representative.power_of_attorney,
            "/representative/power_of_attorney",
            true,
        ));
    }
    for (text, at, required) in names {
        if required && text.is_blank() {
            violations.push(Violation::new(Code::TextMissing, at));
        }
        let count = text.as_raw().chars().count();
        if count > NAME_MAX {
            violations.push(
                Violation::new(Code::TextTooLong, at)
                    .with("count", super::context::saturate(count))
                    .with("max", super::context::saturate(NAME_MAX)),
            );
        }
    }
    if applicant.born_on > now.today {
        violations.push(
            Violation::new(Code::DatesContradict, "/applicant/born_on")
                .with("from", applicant.born_on)
                .with("until", now.today),
        );
    }
}

fn check_details(application: &Application, violations: &mut Violations) {
    if let Some(contract) = &application.details.contract
        && contract.ends_on < contract.concluded_on
    {
        violations.push(
            Violation::new(Code::DatesContradict, "/details/contract/ends_on")
                .with("from", contract.concluded_on)
                .with("until", contract.ends_on),
        );
    }
}

pub fn guard_accept(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(&context.roles_at(StageKind::Intake), &mut violations);
    context.need_status(&[StatusKind::Received], &mut violations);
    context.need_assignment(&mut violations);
    need_papers_known(context, &mut violations);
    violations.extend(unmet(context));
    let application = &context.case.application;
    let day = context.case.registered_on;
    violations.extend(completeness::violations(
        context.procedure,
        application,
        day,
    ));
    violations.extend(completeness::missing_details(
        context.procedure,
        application,
    ));
    violations
}

/// While the policy does not say which papers the act demands, nobody can judge completeness.
fn need_papers_known(context: &Context<'_>, violations: &mut Violations) {
    context.need_supplied(
        context.procedure.documents_from.as_ref(),
        &context.procedure.refusal_to_accept.cite,
        violations,
    );
}

/// The requirements of acceptance that are not met, or cannot be judged.
fn unmet(context: &Context<'_>) -> Vec<Violation> {
    requirement::unmet(
        context.procedure,
        &context.case.application,
        context.filed_on(),
        context.policy(),
        RequirementAt::Acceptance,
    )
}

pub fn accept(context: &Context<'_>, command: &Accept) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_accept(context);
    context.need_late_reason(
        &[Milestone::Accepted],
        command.late_reason.as_ref(),
        &mut violations,
    );
    super::unless(violations, || {
        vec![Event::Accepted {
            late_reason: command.late_reason.clone(),
        }]
    })
}

pub fn guard_refuse(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(&context.procedure.refusal_to_accept.roles, &mut violations);
    context.need_status(&[StatusKind::Received], &mut violations);
    // Where the head refuses acceptance, the case still lies on an executor's desk.
    if !context.by.has_any(&[Role::Supervisor], context.case.unit()) {
        context.need_assignment(&mut violations);
    }
    need_papers_known(context, &mut violations);
    violations
}

pub fn refuse(context: &Context<'_>, command: &RefuseAcceptance) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_refuse(context);
    let (procedure, application) = (context.procedure, &context.case.application);
    let cite = &procedure.refusal_to_accept.cite;
    let lacking = completeness::lacking(procedure, application, context.case.registered_on);
    let details_missing = !completeness::missing_details(procedure, application).is_empty();
    for (index, named) in command.papers.iter().enumerate() {
        let at = format!("/papers/{index}");
        let Some(rule) = procedure.document(&named.document) else {
            violations.push(
                Violation::new(Code::DocumentNotKnown, format!("{at}/document"))
                    .with("document", named.document.as_str()),
            );
            continue;
        };
        let earlier = &command.papers[..index];
        if earlier.iter().any(|other| other.document == named.document) {
            violations.push(
                Violation::new(Code::PaperNamedTwice, at.clone()).with("document", &rule.title),
            );
        }
        let truly = match named.lack {
            Lack::Missing | Lack::Expired => lacking
                .iter()
                .any(|lack| lack.lack == named.lack && lack.documents.contains(&named.document)),
            Lack::NotInForm => {
                let enclosed = application
                    .papers
                    .iter()
                    .any(|paper| paper.document == named.document);
                if named
                    .note
                    .as_ref()
                    .is_none_or(crate::casework::RawText::is_blank)
                {
                    violations.push(Violation::new(Code::TextMissing, format!("{at}/note")));
                }
                enclosed || details_missing
            }
        };
        if let Some(note) = &named.note {
            context.bound_text(note, &format!("{at}/note"), &mut violations);
        }
        if !truly {
            violations.push(
                Violation::new(Code::PaperNotLacking, format!("{at}/lack"))
                    .citing(cite)
                    .with("document", &rule.title),
            );
        }
    }
    for lack in &lacking {
        let named = command
            .papers
            .iter()
            .any(|named| lack.documents.contains(&named.document));
        if let (false, Some(rule)) = (
            named,
            lack.documents.first().and_then(|id| procedure.document(id)),
        ) {
            violations.push(
                Violation::new(Code::PaperNotNamed, "/papers")
                    .citing(cite)
                    .with("document", &rule.title),
            );
        }
    }
    check_requirements(context, command, &mut violations);
    context.need_late_reason(
        &[Milestone::Accepted],
        command.late_reason.as_ref(),
        &mut violations,
    );
    let all_met = unmet(context).is_empty();
    if command.papers.is_empty() && lacking.is_empty() && all_met {
        violations.push(Violation::new(Code::NothingLacking, "/papers").citing(cite));
    }
    super::unless(violations, || {
        vec![Event::AcceptanceRefused(command.clone())]
    })
}

/// Every requirement of acceptance that is not met is named, and no other.
fn check_requirements(
    context: &Context<'_>,
    command: &RefuseAcceptance,
    violations: &mut Violations,
) {
    let (procedure, application) = (context.procedure, &context.case.application);
    let cite = &procedure.refusal_to_accept.cite;
    let lacks = |rule: &crate::regulation::Requirement| {
        rule.at == RequirementAt::Acceptance
            && requirement::applies(rule, application)
            && requirement::is_met(rule, application, context.filed_on(), context.policy())
                == Ok(false)
    };
    for (index, named) in command.requirements.iter().enumerate() {
        let at = format!("/requirements/{index}");
        let rule = procedure.requirement(named);
        let twice = command.requirements[..index].contains(named);
        if twice || !rule.is_some_and(lacks) {
            let violation = Violation::new(Code::RequirementNotLacking, at).citing(cite);
            violations.push(match rule {
                Some(rule) => violation.with("requirement", &rule.title),
                None => violation.with("requirement", named.as_str()),
            });
        }
    }
    for rule in procedure.requirements.iter().filter(|rule| lacks(rule)) {
        if !command.requirements.contains(&rule.id) {
            violations.push(
                Violation::new(Code::RequirementNotNamed, "/requirements")
                    .citing(&rule.cite)
                    .with("requirement", &rule.title),
            );
        }
    }
}
