//! The demo holds cases of every service: of every status and stage, on both sides of the
//! boundaries, and with something to do for everybody who works there.

use std::collections::{BTreeMap, BTreeSet};

use kezek::casework::application::FactValue;
use kezek::casework::command::{
    Accept, Annul, Attendance, ComplaintOutcome, DecideComplaint, GroundClaim, PrepareRefusal,
    RecordAssessment, RefuseAcceptance, Voice, Vote,
};
use kezek::casework::{
    Code, Command, CommandKind, Evidence, Offer, RawText, Status, StatusKind, offers,
};
use kezek::regulation::{Channel, RequestKind, Role, StageKind};

use super::office::{Dossier, actor, case, cases, lawbook, opening, world};

const SERVICES: [&str; 5] = [
    "qualification-certificate",
    "labour-permit",
    "permanent-residence",
    "kandas-status",
    "identity-card",
];

fn of_service(service: &str) -> impl Iterator<Item = &'static Dossier> {
    cases()
        .values()
        .filter(move |dossier| dossier.case.application.service.as_str() == service)
}

#[test]
fn every_service_has_cases_at_several_statuses_and_of_every_request() {
    let named: BTreeSet<&str> = lawbook().services().map(|info| info.id.as_str()).collect();
    assert_eq!(named, SERVICES.into());
    for service in SERVICES {
        let count = of_service(service).count();
        assert!(count >= 12, "{service} has {count} cases");
        let statuses: BTreeSet<StatusKind> = of_service(service)
            .map(|dossier| dossier.case.status.kind())
            .collect();
        assert!(statuses.len() >= 6, "{service}: {statuses:?}");
        let open = of_service(service).filter(|dossier| !dossier.case.status.kind().is_closed());
        assert!(open.count() >= 8, "{service}");
        let today = lawbook()
            .edition_on(&service.parse().expect("a service"), opening().today)
            .expect("an edition is in force on the demo day");
        let demanded: BTreeSet<RequestKind> = today.edition.requests.keys().copied().collect();
        let there: BTreeSet<RequestKind> = of_service(service)
            .map(|dossier| dossier.case.application.request)
            .collect();
        assert_eq!(there, demanded, "{service}");
    }
}

#[test]
fn a_case_has_been_at_every_stage_of_every_route_in_force() {
    for service in SERVICES {
        let today = lawbook()
            .edition_on(&service.parse().expect("a service"), opening().today)
            .expect("an edition is in force on the demo day");
        for (request, procedure) in &today.edition.requests {
            for stage in &procedure.stages {
                let reached = of_service(service)
                    .filter(|dossier| dossier.case.edition == today.edition.id)
                    .filter(|dossier| dossier.case.application.request == *request)
                    .any(|dossier| {
                        procedure.position(&dossier.case.stage) >= procedure.position(&stage.id)
                    });
                assert!(reached, "{service} {request:?} {}", stage.id);
            }
        }
    }
}

#[test]
fn somebody_stands_at_every_stage_of_the_main_routes() {
    for (service, request) in [
        ("qualification-certificate", RequestKind::Issue),
        ("labour-permit", RequestKind::Issue),
        ("permanent-residence", RequestKind::Issue),
        ("kandas-status", RequestKind::Issue),
        ("identity-card", RequestKind::Renew),
    ] {
        let today = lawbook()
            .edition_on(&service.parse().expect("a service"), opening().today)
            .expect("an edition is in force on the demo day");
        let standing: BTreeMap<StageKind, usize> = of_service(service)
            .filter(|dossier| dossier.case.application.request == request)
            .filter(|dossier| !dossier.case.status.kind().is_closed())
            .fold(BTreeMap::new(), |mut found, dossier| {
                *found.entry(dossier.stage()).or_default() += 1;
                found
            });
        for stage in &today.edition.requests[&request].stages {
            assert!(
                standing.contains_key(&stage.kind),
                "{service} {:?}: {standing:?}",
                stage.kind
            );
        }
    }
}

#[test]
fn new_services_have_cases_past_their_limits_and_within_them() {
    for service in SERVICES {
        let late: BTreeSet<bool> = of_service(service)
            .filter(|dossier| !dossier.case.status.kind().is_closed())
            .filter_map(|dossier| dossier.case.next_due()?.binding_due_at)
            .map(|due_at| due_at < opening().at)
            .collect();
        assert_eq!(late, [false, true].into(), "{service}");
    }
}

fn allowed<'a>(dossier: &'a Dossier, login: &str) -> impl Iterator<Item = CommandKind> + use<'a> {
    offers(&dossier.case, &dossier.law, &actor(login), opening())
        .into_iter()
        .filter(Offer::is_allowed)
        .map(|offer| offer.command)
}

#[test]
fn everybody_who_works_there_has_something_to_do_when_the_demo_opens() {
    let of_role = |role: Role| match role {
        Role::Executor => vec![
            CommandKind::Accept,
            CommandKind::RefuseAcceptance,
            CommandKind::PassOn,
            CommandKind::IssueNotice,
            CommandKind::PrepareApproval,
            CommandKind::PrepareRefusal,
            CommandKind::Annul,
            CommandKind::RegisterComplaint,
            CommandKind::Deliver,
        ],
        Role::CommissionMember | Role::CommissionSecretary => vec![CommandKind::Vote],
        Role::CommissionChair => vec![CommandKind::Vote, CommandKind::Recommend],
        Role::InterviewOfficer => vec![CommandKind::RecordAssessment],
        Role::Supervisor => vec![
            CommandKind::Sign,
            CommandKind::ReturnForRework,
            CommandKind::DecideComplaint,
            CommandKind::RefuseAcceptance,
        ],
        Role::Auditor | Role::Gateway => Vec::new(),
    };
    for role in Role::ALL {
        let first = world().accounts.iter().find(|account| account.role == role);
        let login = first.expect("every role has an account").login.as_str();
        let open: BTreeSet<CommandKind> = cases()
            .values()
            .flat_map(|dossier| allowed(dossier, login))
            .collect();
        for command in of_role(role) {
            assert!(open.contains(&command), "{role:?} has no {command:?}");
        }
    }
    // An interview officer finds tests, questionnaires and interviews of both services.
    let waiting: BTreeSet<(&str, StageKind)> = cases()
        .values()
        .filter(|dossier| {
            allowed(dossier, "m.zhaqsybek").any(|kind| kind == CommandKind::RecordAssessment)
        })
        .map(|dossier| {
            let service = dossier.case.application.service.as_str();
            (service, dossier.stage())
        })
        .collect();
    let stages = [
        StageKind::Testing,
        StageKind::Questionnaire,
        StageKind::Interview,
    ];
    let both = ["kandas-status", "permanent-residence"]
        .into_iter()
        .flat_map(|service| stages.map(|stage| (service, stage)));
    assert_eq!(waiting, both.collect());
}

#[test]
fn the_card_is_renewed_from_thirty_days_before_to_ten_days_after_its_last_day() {
    let days_left = |reference: &str| {
        let application = &case(reference).case.application;
        let ends_on = application
            .fact(&"card-ends-on".parse().expect("a fact"))
            .and_then(FactValue::date)
            .expect("it is stated");
        let filed_on = lawbook().calendar().civil(application.filed_at).date();
        (ends_on - filed_on).num_days()
    };
    for (reference, left, accepted) in [
        ("demo-card-ten-days", -10, true),
        ("demo-card-eleven-days", -11, false),
        ("demo-card-thirty-days", 30, true),
        ("demo-card-thirty-one-days", 31, false),
    ] {
        assert_eq!(days_left(reference), left, "{reference}");
        match (&case(reference).case.status, accepted) {
            (Status::NotAccepted { refusal, .. }, false) => {
                let named: Vec<&str> = refusal.requirements.iter().map(|id| id.as_str()).collect();
                assert_eq!(named, ["renewal-window"], "{reference}");
            }
            (Status::UnderReview | Status::AwaitingSignature { .. }, true) => {}
            (status, _) => panic!("{reference}: {:?}", status.kind()),
        }
    }
    // The complaint of the second was dismissed, and its answer stands.
    let complaints = case("demo-card-thirty-one-days").case.complaints;
    let outcomes: Vec<_> = complaints.iter().map(|one| one.decision.outcome).collect();
    assert_eq!(outcomes, [ComplaintOutcome::Dismissed]);
}

#[test]
fn a_failure_opens_the_channel_that_stands_in() {
    let failed = |service: &'static str| {
        of_service(service)
            .filter(|dossier| dossier.case.application.channel == Channel::StateCorporation)
            .map(|dossier| dossier.case.application.details.failure.clone())
            .map(|failure| failure.expect("a failure is stated").minutes)
    };
    assert!(failed("identity-card").eq([12]));
    assert!(failed("labour-permit").count() >= 3);
    let accept = Command::Accept(Accept::default());
    let dossier = case("demo-labour-portal-failure");
    assert_eq!(
        dossier.try_out(&accept, &actor("a.omarova"), opening()),
        Ok(())
    );
}

#[test]
fn an_sms_password_without_the_mobile_base_is_answered_with_the_message() {
    let dossier = of_service("identity-card")
        .find(|dossier| {
            let stated = dossier
                .case
                .application
                .fact(&"mobile-base".parse().expect("a fact"));
            stated == Some(&FactValue::Flag(false))
        })
        .expect("it is in the demo");
    let executor = actor("a.omarova");
    let broken = dossier
        .try_out(&Command::Accept(Accept::default()), &executor, opening())
        .expect_err("it does not meet the requirements");
    assert!(broken.has(Code::RequirementUnmet));
    let refuse = Command::RefuseAcceptance(RefuseAcceptance {
        requirements: vec!["sms-registered".parse().expect("a requirement")],
        ..RefuseAcceptance::default()
    });
    assert_eq!(dossier.try_out(&refuse, &executor, opening()), Ok(()));
}

#[test]
fn a_revocation_is_begun_by_the_office_and_can_be_prepared_with_the_day_of_its_effect() {
    let dossier = case("demo-labour-revocation");
    assert_eq!(dossier.history[0].by.login.as_str(), "a.omarova");
    let check: kezek::regulation::CheckId = "conditions-kept".parse().expect("a check");
    let mut evidence = dossier.case.checks[&check].record.evidence.clone();
    evidence.push(Evidence::Check { check });
    let revoke = |effective_on| {
        Command::PrepareRefusal(PrepareRefusal {
            grounds: vec![GroundClaim {
                ground: "conditions-broken".parse().expect("a ground"),
                facts: RawText::from("Проверка застала заявителя на работе в другой организации."),
                why: RawText::from(
                    "Условия, при которых разрешение выдано, больше не соблюдаются.",
                ),
                evidence: evidence.clone(),
            }],
            effective_on,
            ..PrepareRefusal::default()
        })
    };
    let executor = actor("a.omarova");
    let today = opening().today;
    assert_eq!(
        dossier.try_out(&revoke(Some(today)), &executor, opening()),
        Ok(())
    );
    let broken = dossier
        .try_out(&revoke(None), &executor, opening())
        .expect_err("the day is missing");
    assert!(broken.has(Code::EffectMissing));
    // One was revoked before, another was discontinued.
    let ended: BTreeSet<bool> = of_service("labour-permit")
        .filter(|dossier| dossier.case.application.request == RequestKind::Revoke)
        .filter_map(|dossier| Some(dossier.case.decision()?.draft.outcome()))
        .map(|outcome| outcome == kezek::casework::decision::Outcome::Approve)
        .collect();
    assert_eq!(ended, [false, true].into());
}

#[test]
fn a_defective_sample_can_be_annulled_and_one_was_filed_anew() {
    let annul = Command::Annul(Annul {
        reasons: RawText::from("Лицо не в фокусе."),
    });
    let dossier = case("demo-card-defect");
    assert_eq!(
        dossier.try_out(&annul, &actor("a.omarova"), opening()),
        Ok(())
    );
    let annulled = of_service("identity-card")
        .find(|dossier| dossier.case.status.kind() == StatusKind::Annulled)
        .expect("one was annulled");
    let again = of_service("identity-card").filter(|dossier| {
        let (one, other) = (&dossier.case.application, &annulled.case.application);
        one.applicant == other.applicant && one.filed_at > other.filed_at
    });
    assert_eq!(again.count(), 1);
}

fn record(assessment: &str, dossier: &Dossier) -> RecordAssessment {
    let id = assessment.parse().expect("an assessment");
    let request = dossier.case.application.request;
    let rule = dossier.law.edition.requests[&request]
        .assessment(&id)
        .expect("it is in the edition");
    let first = |key: &Option<kezek::regulation::PolicyKey>| {
        let steps = dossier.law.policy.scale(key.as_ref()?).expect("a scale");
        Some(steps[0].id.clone())
    };
    RecordAssessment {
        assessment: id,
        attendance: Attendance::Came,
        held_at: opening().at,
        scores: rule
            .parts
            .iter()
            .map(|part| (part.id.clone(), 60))
            .collect(),
        outcome: first(&rule.outcome),
        form: first(&rule.form),
        place: rule.place.then(|| RawText::from("г. Алматы, мкр Самал, 3")),
        record: RawText::from("Ответил на все вопросы."),
        late_reason: None,
    }
}

#[test]
fn a_test_and_an_interview_wait_for_the_interview_officer() {
    let officer = actor("m.zhaqsybek");
    for (reference, assessment, next) in [
        (
            "demo-residence-test",
            "language-test",
            StageKind::Questionnaire,
        ),
        ("demo-residence-interview", "interview", StageKind::Notice),
    ] {
        let mut dossier = case(reference);
        let command = Command::RecordAssessment(record(assessment, &dossier));
        dossier
            .run(&command, &officer, opening())
            .unwrap_or_else(|broken| panic!("{reference}: {broken:#?}"));
        assert_eq!(dossier.stage(), next, "{reference}");
    }
}

#[test]
fn tests_were_failed_taken_again_and_missed() {
    let attempts: Vec<Vec<(Attendance, bool)>> = of_service("permanent-residence")
        .filter_map(|dossier| {
            let id = "language-test".parse().expect("an assessment");
            let records = dossier.case.assessments.get(&id)?;
            let record = |one: &kezek::casework::case::AssessmentRecord| {
                (one.result.record.attendance, one.result.passed)
            };
            Some(records.iter().map(record).collect())
        })
        .collect();
    let (came, no_show) = (Attendance::Came, Attendance::NoShow);
    for expected in [
        vec![(came, true)],
        vec![(came, false)],
        vec![(came, false), (came, true)],
        vec![(came, false), (came, false), (came, false)],
        vec![(no_show, false)],
    ] {
        assert!(attempts.contains(&expected), "{expected:?}");
    }
}

#[test]
fn the_kandas_commission_can_vote_without_scores_and_close() {
    let mut dossier = case("demo-kandas-commission");
    assert_eq!(dossier.stage(), StageKind::Commission);
    assert_eq!(dossier.case.votes.len(), 1);
    let vote = Command::Vote(Vote {
        vote: Voice::For,
        reasons: RawText::from("Құжаттар толық."),
        scores: BTreeMap::new(),
    });
    dossier
        .run(&vote, &actor("n.sokolova"), opening())
        .expect("a vote");
    let chair = actor("k.ybyraev");
    let recommend = kezek::casework::command::Recommend {
        minutes: Some(RawText::from("Комиссия беруді ұсынады.")),
        video: None,
    };
    let broken = dossier
        .try_out(&Command::Recommend(recommend.clone()), &chair, opening())
        .expect_err("the record of the meeting is missing");
    assert!(broken.has(Code::VideoMissing));
    let recommend = Command::Recommend(kezek::casework::command::Recommend {
        video: Some(RawText::from("Бейнемұрағат, 12 наурыз")),
        ..recommend
    });
    dossier
        .run(&recommend, &chair, opening())
        .expect("a recommendation");
    assert_eq!(dossier.stage(), StageKind::Drafting);
}

#[test]
fn a_complaint_is_decided_by_another_head_than_the_one_who_signed() {
    let dossier = case("demo-complaint");
    assert_eq!(dossier.case.status.kind(), StatusKind::UnderComplaint);
    let decide = Command::DecideComplaint(DecideComplaint {
        outcome: ComplaintOutcome::Reversed,
        reasons: RawText::from("Ответ архива подтверждает запись."),
        late_reason: None,
    });
    assert_eq!(
        dossier.try_out(&decide, &actor("e.nurlanov"), opening()),
        Ok(())
    );
    let broken = dossier
        .try_out(&decide, &actor("d.mukanova"), opening())
        .expect_err("the head signed the refusal");
    assert!(broken.has(Code::ComplaintOwnDecision));
    let reversed = of_service("kandas-status")
        .find(|dossier| !dossier.case.reversed.is_empty())
        .expect("one was reversed");
    assert_eq!(reversed.case.status.kind(), StatusKind::UnderReview);
    assert_eq!(reversed.stage(), StageKind::Drafting);
}
