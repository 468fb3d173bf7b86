//! Signing by the right person, giving back, and handing out.

use super::context::Context;
use super::{approval, hearing, refusal};
use crate::casework::command::{Deliver, DeliveryMeans, ReturnForRework, Sign};
use crate::casework::decision::{Decision, Draft, Prepared, Signature};
use crate::casework::{Code, Event, StatusKind, Violation, Violations};
use crate::regulation::{Channel, Edition, Milestone, StageKind};

pub fn guard_return(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(&context.law.edition.signers, &mut violations);
    context.need_status(&[StatusKind::AwaitingSignature], &mut violations);
    violations
}

pub fn return_for_rework(
    context: &Context<'_>,
    command: &ReturnForRework,
) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_return(context);
    context.need_text(&command.reasons, "/reasons", &mut violations);
    super::unless(violations, || {
        vec![Event::ReturnedForRework {
            reasons: command.reasons.clone(),
        }]
    })
}

pub fn guard_sign(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(&context.law.edition.signers, &mut violations);
    context.need_status(&[StatusKind::AwaitingSignature], &mut violations);
    if let Some(prepared) = context.case.prepared() {
        four_eyes(context, prepared, &mut violations);
        still_lawful(context, prepared, &mut violations);
    }
    violations
}

/// Nobody signs what they prepared, assessed, or voted on as its only voter.
fn four_eyes(context: &Context<'_>, prepared: &Prepared, violations: &mut Violations) {
    if context.is_me(&prepared.by) {
        violations.push(Violation::new(Code::SignerPrepared, ""));
    }
    let checked = context
        .case
        .checks
        .values()
        .any(|record| context.is_me(&record.by));
    let assessed = context
        .case
        .assessments
        .values()
        .flatten()
        .any(|record| context.is_me(&record.by));
    if checked || assessed {
        violations.push(Violation::new(Code::SignerAssessed, ""));
    }
    let votes = &context.case.votes;
    if votes.len() == 1 && votes.contains_key(&context.by.login) {
        violations.push(Violation::new(Code::SignerOnlyVoter, ""));
    }
    context.need_no_recusal(violations);
}

/// The rules on the content run again on the day of signing: facts may have changed since.
fn still_lawful(context: &Context<'_>, prepared: &Prepared, violations: &mut Violations) {
    let mut found = Violations::default();
    match &prepared.draft {
        Draft::Approve(draft) => {
            let prepared_on = context.law.calendar.civil(prepared.at).date();
            approval::rules(context, draft, prepared_on, &mut found);
        }
        Draft::Refuse(draft) => {
            refusal::rules(context, draft, refusal::Judged::WhenSigned, &mut found);
        }
    }
    if !found.is_empty() {
        violations.push(Violation::new(Code::PreparedNoLongerLawful, ""));
        violations.extend(found.0.into_iter().map(|mut violation| {
            // Fields of the prepared draft are no fields of this command.
            violation.at = String::new();
            violation
        }));
    }
    if matches!(prepared.draft, Draft::Refuse(_)) {
        violations.extend(hearing::rules(context).0);
    }
}

pub fn sign(context: &Context<'_>, command: &Sign) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_sign(context);
    context.need_late_reason(
        &refusal::DECISION_BY,
        command.late_reason.as_ref(),
        &mut violations,
    );
    let Some(prepared) = context.case.prepared().filter(|_| violations.is_empty()) else {
        return Err(violations);
    };
    let (case, law) = (context.case, context.law);
    let decision = Decision {
        case_id: case.id,
        case_number: case.number.clone(),
        case_version: case.version,
        service: case.application.service.clone(),
        request: case.application.request,
        edition: case.edition.clone(),
        edition_sha256: case.edition_sha256.clone(),
        policy_sha256: law.policy_sha256.clone(),
        calendar_sha256: law.calendar_sha256.clone(),
        draft: prepared.draft.clone(),
        prepared_by: prepared.by.clone(),
        prepared_at: prepared.at,
        signed_by: context.by.reference(),
        signed_at: context.now.at,
        late_reason: command.late_reason.clone(),
        signature: Signature::InSystem,
    };
    let decision_sha256 = decision.sha256();
    Ok(vec![Event::Decided {
        decision: Box::new(decision),
        decision_sha256,
    }])
}

pub fn guard_deliver(context: &Context<'_>) -> Violations {
    let mut violations = Violations::default();
    context.need_role(&context.roles_at(StageKind::Delivery), &mut violations);
    context.need_status(&[StatusKind::Decided], &mut violations);
    violations
}

/// Returns the ways in which the result of an application may be handed out, the usual one first.
#[must_use]
pub fn delivery_means(edition: &Edition, channel: Channel, abroad: bool) -> &[DeliveryMeans] {
    let named = edition
        .channels
        .get(&channel)
        .map_or(&[][..], |rule| &rule.delivery);
    if !named.is_empty() {
        return named;
    }
    match channel {
        _ if abroad => &[DeliveryMeans::ForeignAffairs],
        Channel::ForeignMission => &[DeliveryMeans::ForeignAffairs],
        Channel::StateCorporation => &[DeliveryMeans::StateCorporation],
        Channel::Portal => &[DeliveryMeans::Portal],
        Channel::Provider => &[DeliveryMeans::InPerson, DeliveryMeans::Portal],
    }
}

pub fn deliver(context: &Context<'_>, command: &Deliver) -> Result<Vec<Event>, Violations> {
    let mut violations = guard_deliver(context);
    let application = &context.case.application;
    let open = delivery_means(
        &context.law.edition,
        application.channel,
        application.details.abroad,
    );
    if !open.contains(&command.means) {
        violations.push(
            Violation::new(Code::DeliveryMeansNotOpen, "/means")
                .with("channel", application.channel.code()),
        );
    }
    if let Some(representative) = &command.representative {
        context.need_text(
            &representative.name,
            "/representative/name",
            &mut violations,
        );
        if representative.power_of_attorney.is_blank() {
            violations.push(Violation::new(
                Code::PowerOfAttorneyMissing,
                "/representative/power_of_attorney",
            ));
        }
    }
    context.need_late_reason(
        &[Milestone::Delivered],
        command.late_reason.as_ref(),
        &mut violations,
    );
    super::unless(violations, || vec![Event::Delivered(command.clone())])
}
