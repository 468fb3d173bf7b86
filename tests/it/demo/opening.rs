//! What the demo shows when it opens.

use std::collections::BTreeSet;

use kezek::casework::command::{
    Accept, Answer, Lack, LackingPaper, PrepareApproval, RefuseAcceptance, Sign,
};
use kezek::casework::decision::Outcome;
use kezek::casework::{Code, Command, CommandKind, Now, RawText, StatusKind, offers};
use kezek::regulation::{Channel, Language, RequestKind, Role, StageKind};

use super::office::{actor, case, cases, lawbook, opening, steps, world};

#[test]
fn every_step_is_lawful_and_in_order() {
    assert!(cases().len() >= 60, "only {} cases", cases().len());
    assert!(steps().windows(2).all(|pair| pair[0].at <= pair[1].at));
    assert!(steps().iter().all(|step| step.at < opening().at));
}

#[test]
fn the_stored_case_is_the_fold_of_its_events() {
    for (reference, dossier) in cases() {
        assert_eq!(dossier.folded(), dossier.case, "{reference}");
    }
}

#[test]
fn the_script_is_the_same_each_time() {
    let again = kezek::demo::script(world(), lawbook()).expect("the script can be written");
    assert!(again == steps(), "two scripts differ");
}

#[test]
fn every_status_stage_request_channel_language_and_command_occurs() {
    let all = cases().values();
    let statuses: BTreeSet<StatusKind> = all.clone().map(|d| d.case.status.kind()).collect();
    assert_eq!(statuses, StatusKind::ALL.into());
    let open: BTreeSet<StageKind> = all
        .clone()
        .filter(|d| !d.case.status.kind().is_closed())
        .map(super::office::Dossier::stage)
        .collect();
    assert_eq!(open, StageKind::ALL.into());
    let requests: BTreeSet<_> = all.clone().map(|d| d.case.application.request).collect();
    assert_eq!(requests, RequestKind::ALL.into());
    let channels: BTreeSet<_> = all.clone().map(|d| d.case.application.channel).collect();
    assert_eq!(channels, Channel::ALL.into());
    let languages: BTreeSet<_> = all.clone().map(|d| d.case.application.language).collect();
    assert_eq!(languages, [Language::Kk, Language::Ru].into());
    let units: BTreeSet<_> = all.map(|d| d.case.unit().as_str().to_owned()).collect();
    assert_eq!(units, ["almaty".to_owned(), "astana".to_owned()].into());
    let commands: BTreeSet<CommandKind> = steps()
        .iter()
        .filter_map(|step| match &step.act {
            kezek::demo::Act::HandIn(_) => None,
            kezek::demo::Act::Order(command) => Some(command.kind()),
        })
        .collect();
    assert_eq!(commands, CommandKind::ALL.into());
}

#[test]
fn the_commission_has_cases_with_no_vote_one_and_more() {
    let votes: BTreeSet<usize> = cases()
        .values()
        .filter(|dossier| dossier.stage() == StageKind::Commission)
        .filter(|dossier| dossier.case.status.kind() == StatusKind::UnderReview)
        .map(|dossier| dossier.case.votes.len())
        .collect();
    assert!(votes.is_superset(&[0, 1, 2].into()), "{votes:?}");
}

#[test]
fn cases_are_overdue_and_fresh_at_every_stage_of_review() {
    let now = opening();
    for stage in [
        StageKind::Intake,
        StageKind::Verification,
        StageKind::Commission,
        StageKind::Drafting,
        StageKind::SignOff,
        StageKind::Delivery,
    ] {
        let late: BTreeSet<bool> = cases()
            .values()
            .filter(|dossier| !dossier.case.status.kind().is_closed())
            .filter(|dossier| dossier.stage() == stage)
            .filter_map(|dossier| dossier.case.next_due()?.binding_due_at)
            .map(|due_at| due_at < now.at)
            .collect();
        assert_eq!(late, [false, true].into(), "{stage:?}");
    }
}

#[test]
fn recommendations_decisions_and_hearings_go_both_ways() {
    let all = || cases().values().map(|dossier| &dossier.case);
    let recommended: BTreeSet<Outcome> = all()
        .filter_map(|case| Some(case.recommendation.as_ref()?.recommendation.outcome))
        .collect();
    let decided: BTreeSet<Outcome> = all()
        .filter_map(|case| Some(case.decision()?.draft.outcome()))
        .collect();
    let prepared: BTreeSet<Outcome> = all()
        .filter_map(|case| Some(case.prepared()?.draft.outcome()))
        .collect();
    let both: BTreeSet<Outcome> = [Outcome::Approve, Outcome::Refuse].into();
    assert_eq!((&recommended, &decided, &prepared), (&both, &both, &both));
    let recorded: BTreeSet<bool> = all()
        .filter_map(|case| Some(case.hearing.as_ref()?.record.is_some()))
        .collect();
    assert_eq!(recorded, [false, true].into());
    assert!(all().any(|case| !case.returns.is_empty() && case.prepared().is_none()));
    assert!(all().any(|case| {
        case.recommendation.as_ref().is_some_and(|record| {
            let recommendation = &record.recommendation;
            recommendation.score_hundredths < recommendation.threshold_hundredths
                && recommendation.outcome == Outcome::Refuse
        })
    }));
}

#[test]
fn the_boundary_pair_is_judged_by_two_editions() {
    let edition = |reference: &str| {
        let dossier = case(reference);
        (
            dossier.case.registered_on.to_string(),
            dossier.case.edition.to_string(),
        )
    };
    let expected = |day: &str, edition: &str| (day.to_owned(), edition.to_owned());
    assert_eq!(
        edition("demo-boundary-friday"),
        expected("2023-06-30", "order-503-2020")
    );
    assert_eq!(
        edition("demo-boundary-saturday"),
        expected("2023-07-01", "order-236-2023")
    );
}

#[test]
fn the_fresh_application_can_be_accepted() {
    let dossier = case("demo-fresh-complete");
    assert_eq!(dossier.case.assigned_to, None);
    assert_eq!(dossier.case.registered_on, opening().today);
    let accept = Command::Accept(Accept::default());
    assert_eq!(
        dossier.try_out(&accept, &actor("a.omarova"), opening()),
        Ok(())
    );
}

#[test]
fn the_incomplete_application_can_only_be_refused_acceptance() {
    let dossier = case("demo-incomplete");
    let executor = actor("a.omarova");
    let accept = Command::Accept(Accept::default());
    let broken = dossier
        .try_out(&accept, &executor, opening())
        .expect_err("a paper is missing");
    assert!(broken.has(Code::PaperMissing));
    let refuse = Command::RefuseAcceptance(RefuseAcceptance {
        papers: vec![LackingPaper {
            document: "work-experience".parse().expect("a document"),
            lack: Lack::Missing,
            note: None,
        }],
        ..RefuseAcceptance::default()
    });
    assert_eq!(dossier.try_out(&refuse, &executor, opening()), Ok(()));
}

#[test]
fn the_clean_case_can_be_approved() {
    let dossier = case("demo-clean-approval");
    assert_eq!(dossier.stage(), StageKind::Drafting);
    let today = opening().today;
    let approve = Command::PrepareApproval(PrepareApproval {
        number: RawText::from("QC-26-77001"),
        valid_from: today,
        valid_until: today.checked_add_months(chrono::Months::new(3)),
        against_recommendation: None,
        late_reason: None,
    });
    assert_eq!(
        dossier.try_out(&approve, &actor("a.omarova"), opening()),
        Ok(())
    );
}

#[test]
fn the_prepared_refusal_can_be_signed_at_once() {
    let sign = Command::Sign(Sign::default());
    let dossier = case("demo-refusal-to-sign");
    assert_eq!(
        dossier.try_out(&sign, &actor("e.nurlanov"), opening()),
        Ok(())
    );
}

#[test]
fn the_case_with_the_unreliable_work_record_can_be_refused_on_the_next_day() {
    use kezek::casework::command::{
        GroundClaim, PrepareRefusal, Recommend, SendToCommission, Voice, Vote,
    };
    let mut dossier = case("demo-unreliable-work-record");
    assert_eq!(dossier.stage(), StageKind::Verification);
    assert_eq!(dossier.case.registered_on.to_string(), "2026-03-10");
    let check = "documents-reliable".parse().expect("a check");
    assert_eq!(dossier.case.answer(&check), Some(Answer::Failed));
    let checks = dossier.law.edition.requests[&RequestKind::Issue]
        .checks
        .len();
    assert_eq!(dossier.case.checks.len(), checks);

    let mut at = opening().at;
    let mut run = |command: Command, login: &str| {
        at += chrono::TimeDelta::minutes(5);
        let now = Now::of(at, lawbook().calendar());
        dossier
            .run(&command, &actor(login), now)
            .unwrap_or_else(|broken| panic!("{:?}: {broken:#?}", command.kind()));
    };
    run(
        Command::SendToCommission(SendToCommission::default()),
        "a.omarova",
    );
    for login in ["b.akhmetov", "n.sokolova"] {
        let scores = [
            ("education", 15),
            ("experience", 8),
            ("profession", 12),
            ("language", 7),
        ];
        let vote = Vote {
            vote: Voice::Against,
            reasons: RawText::from("Стаж не подтверждён."),
            scores: scores
                .map(|(id, points)| (id.parse().expect("a criterion"), points))
                .into(),
        };
        run(Command::Vote(vote), login);
    }
    run(Command::Recommend(Recommend::default()), "k.ybyraev");
    let evidence = dossier.case.checks[&check].record.evidence.clone();
    assert_eq!(evidence.len(), 2);
    let refusal = Command::PrepareRefusal(PrepareRefusal {
        grounds: vec![GroundClaim {
            ground: "documents-unreliable".parse().expect("a ground"),
            facts: RawText::from("Организация зарегистрирована позже начала работы в ней."),
            why: RawText::from("Поэтому сведения о трудовой деятельности недостоверны."),
            evidence,
        }],
        ..PrepareRefusal::default()
    });
    at += chrono::TimeDelta::minutes(5);
    let now = Now::of(at, lawbook().calendar());
    dossier
        .run(&refusal, &actor("a.omarova"), now)
        .expect("it can be prepared");

    let sign = Command::Sign(Sign::default());
    let supervisor = actor("e.nurlanov");
    let broken = dossier
        .try_out(&sign, &supervisor, now)
        .expect_err("the notice has not run");
    assert!(broken.has(Code::HearingNoticeTooLate));
    let next_day = Now::of(
        opening().at + chrono::TimeDelta::days(1),
        lawbook().calendar(),
    );
    assert_eq!(dossier.try_out(&sign, &supervisor, next_day), Ok(()));
}

#[test]
fn every_role_has_an_account_and_the_executor_has_work_to_do() {
    for role in Role::ALL {
        let found = world().accounts.iter().any(|account| {
            account.role == role && account.units.iter().any(|unit| unit.as_str() == "almaty")
        });
        assert!(found, "{role:?}");
    }
    assert!(world().password.chars().count() >= 15);
    let executor = actor("a.omarova");
    let begun: BTreeSet<CommandKind> = cases()
        .values()
        .flat_map(|dossier| offers(&dossier.case, &dossier.law, &executor, opening()))
        .filter(kezek::casework::Offer::is_allowed)
        .map(|offer| offer.command)
        .collect();
    for command in [
        CommandKind::Accept,
        CommandKind::RefuseAcceptance,
        CommandKind::RecordCheck,
        CommandKind::SendToCommission,
        CommandKind::PrepareApproval,
        CommandKind::PrepareRefusal,
        CommandKind::NotifyHearing,
        CommandKind::RecordHearing,
        CommandKind::Deliver,
        CommandKind::Withdraw,
    ] {
        assert!(begun.contains(&command), "{command:?} is open nowhere");
    }
}
