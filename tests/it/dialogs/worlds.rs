//! The same office at work on the other services, at each stage that only they have.

use kezek::casework::command::{
    Accept, Annul, Answer, Attendance, ComplaintOutcome, DecideComplaint, Deliver, DeliveryMeans,
    GroundClaim, IssueNotice, PassOn, PrepareApproval, PrepareRefusal, RecordAssessment,
    RecordCheck, RegisterComplaint, Sign, Voice, Vote,
};
use kezek::casework::paper::MediaType;
use kezek::casework::{Actor, Application, Command, Evidence, RawText, completeness};
use kezek::regulation::{AppealId, AssessmentId, CheckId, OptionId, PartId, Role, StageKind};
use serde_json::{Value, json};

use super::world::{World, at, chair, executor, lawbook, member, paper, person, supervisor, unit};

pub fn interviewer() -> Actor {
    person("m.serikov", "М. Серіков", Role::InterviewOfficer)
}

/// An application with every paper that is demanded of it.
fn application(
    service: &str,
    request: &str,
    channel: &str,
    filed: &str,
    details: Value,
) -> Application {
    let value = json!({
        "service": service,
        "request": request,
        "channel": channel,
        "unit": unit(),
        "filed_at": at(filed),
        "language": "ru",
        "applicant": {
            "family_name": "Сидоров", "given_name": "Андрей", "born_on": "1988-05-17",
            "citizenship": "RUS", "identity_number": "75 1234567",
        },
        "details": details,
    });
    let mut application: Application = serde_json::from_value(value).expect("an application");
    let (_, edition) = lawbook()
        .register(
            &application.service,
            application.channel,
            application.filed_at,
        )
        .expect("an edition is in force");
    let law = lawbook().law(edition);
    let procedure = &law.edition.requests[&application.request];
    application.papers = completeness::demanded(procedure, &application)
        .into_iter()
        .map(|rule| {
            let id = rule.id.as_str();
            paper(
                id,
                MediaType::Pdf,
                &["Документ на одной странице"],
                Some("2031-01-01"),
            )
        })
        .collect();
    application
}

/// A card that ends on 22 March 2026.
fn renewal(filed: &str, facts: Value) -> Application {
    let mut stated = json!({
        "reason": "expiry", "card-ends-on": "2026-03-22", "permanent-registration": true,
        "name-changed": false, "birth-date-changed": false, "signed-by": "sms-password",
        "mobile-base": true,
    });
    for (name, value) in facts.as_object().expect("facts") {
        stated[name] = value.clone();
    }
    let details = json!({ "facts": stated });
    application("identity-card", "renew", "portal", filed, details)
}

impl World {
    /// A renewal that is filed too early, by somebody who is not in the mobile base.
    pub fn renewal_not_open() -> Self {
        let facts = json!({ "mobile-base": false });
        Self::begun(renewal("2026-02-10T10:00", facts))
    }

    /// A renewal that can be taken in.
    pub fn renewal() -> Self {
        Self::begun(renewal("2026-03-10T10:00", json!({})))
    }

    /// A renewal at the public service centre, because the portal was out.
    pub fn renewal_after_failure() -> Self {
        let mut application = renewal("2026-03-10T10:00", json!({}));
        let failure =
            json!({ "what": "портал не отвечал", "at": at("2026-03-10T09:00"), "minutes": 25 });
        application.channel = "state-corporation".parse().expect("a channel");
        application.details.failure = serde_json::from_value(failure).expect("a failure");
        application
            .details
            .facts
            .retain(|id, _| !["signed-by", "mobile-base"].contains(&id.as_str()));
        Self::begun(application)
    }

    /// A renewal whose photograph does not fit.
    pub fn defective_photo() -> Self {
        let mut world = Self::renewal();
        world.run(
            "2026-03-10T11:00",
            &executor(),
            Command::Accept(Accept::default()),
        );
        world.answer("2026-03-10T12:00", "photo-fits", Answer::Failed);
        world
    }

    fn answer(&mut self, text: &str, check: &str, answer: Answer) {
        let document = self.case.application.papers[0].clone();
        let failed = answer == Answer::Failed;
        let evidence = failed.then(|| Evidence::Paper {
            sha256: document.sha256,
            page: Some(1),
            quote: Some(RawText::from("Документ на одной странице")),
            description: None,
        });
        let record = RecordCheck {
            check: CheckId::parse(check).expect("a code"),
            answer,
            source: RawText::from("ответ базы данных от 11.03.2026 № 45"),
            note: None,
            evidence: evidence.into_iter().collect(),
        };
        self.run(text, &executor(), Command::RecordCheck(record));
    }

    /// An application for permanent residence that waits for the test.
    pub fn testing() -> Self {
        let facts =
            json!({ "stateless": false, "stays-on": "ethnic-kazakh", "solvency-exempt": true });
        let details = json!({ "facts": facts });
        Self::to_be_tested(application(
            "permanent-residence",
            "issue",
            "portal",
            "2026-03-10T10:00",
            details,
        ))
    }

    fn to_be_tested(application: Application) -> Self {
        let mut world = Self::begun(application);
        world.run(
            "2026-03-10T11:00",
            &executor(),
            Command::Accept(Accept::default()),
        );
        world.actor = interviewer();
        world.at("2026-03-11T12:00");
        world
    }

    /// The same after a test that was missed once and a no-show.
    pub fn testing_again() -> Self {
        let mut world = Self::testing();
        world.assess(
            "2026-03-11T12:00",
            "language-test",
            &[("listening", 55), ("reading", 21)],
        );
        let mut no_show = assessment("language-test", "2026-03-12T10:00", &[]);
        no_show.attendance = Attendance::NoShow;
        no_show.record = RawText::from("Приглашён СМС 11.03.2026, не подключился.");
        world.run(
            "2026-03-12T12:00",
            &interviewer(),
            Command::RecordAssessment(no_show),
        );
        world
    }

    fn assess(&mut self, text: &str, id: &str, scores: &[(&str, u32)]) {
        let record = assessment(id, "2026-03-11T10:00", scores);
        self.run(text, &interviewer(), Command::RecordAssessment(record));
    }

    pub fn questioning() -> Self {
        let mut world = Self::testing_again();
        world.assess(
            "2026-03-12T15:00",
            "language-test",
            &[("listening", 61), ("reading", 40)],
        );
        world
    }

    /// Tested and questioned: its checks are asked.
    pub fn checking() -> Self {
        let mut world = Self::questioning();
        world.assess("2026-03-12T16:00", "questionnaire", &[("points", 455)]);
        world.actor = executor();
        world
    }

    /// Every check is answered.
    pub fn checked() -> Self {
        let mut world = Self::checking();
        world.answer_all();
        world
    }

    fn answer_all(&mut self) {
        let request = self.case.application.request;
        let checks: Vec<String> = self.law.edition.requests[&request]
            .checks
            .iter()
            .filter(|rule| {
                rule.when
                    .iter()
                    .all(|when| self.case.application.holds(when))
            })
            .map(|rule| rule.id.to_string())
            .collect();
        for check in checks {
            self.answer("2026-03-13T10:00", &check, Answer::Passed);
        }
    }

    /// Waits for the interview.
    pub fn interviewing() -> Self {
        let mut world = Self::checked();
        world.run(
            "2026-03-13T11:00",
            &executor(),
            Command::PassOn(PassOn::default()),
        );
        world.actor = interviewer();
        world
    }

    /// Everything is passed.
    pub fn to_be_noticed() -> Self {
        let mut world = Self::interviewing();
        world.interview();
        world
    }

    fn interview(&mut self) {
        let mut interview = assessment("interview", "2026-03-16T10:00", &[]);
        let request = self.case.application.request;
        let rule = self.law.edition.requests[&request].assessments[2].clone();
        let first = |key: Option<&kezek::regulation::PolicyKey>| -> Option<OptionId> {
            let steps = self.law.policy.scale(key?).ok()?;
            steps
                .iter()
                .find(|step| step.passes)
                .map(|step| step.id.clone())
        };
        interview.outcome = first(rule.outcome.as_ref());
        interview.form = first(rule.form.as_ref());
        interview.place = Some(RawText::from("Алматы, ул. Абая, 10"));
        self.run(
            "2026-03-16T12:00",
            &interviewer(),
            Command::RecordAssessment(interview),
        );
        self.actor = executor();
    }

    /// A kandas case that its Commission has voted on.
    pub fn kandas_voted() -> Self {
        let details = json!({ "facts": { "with-family": false } });
        let application = application(
            "kandas-status",
            "issue",
            "portal",
            "2026-03-10T10:00",
            details,
        );
        let mut world = Self::to_be_tested(application);
        world.assess(
            "2026-03-11T12:00",
            "language-test",
            &[("listening", 61), ("reading", 40)],
        );
        world.assess("2026-03-11T13:00", "questionnaire", &[("points", 455)]);
        world.answer_all();
        world.run(
            "2026-03-13T11:00",
            &executor(),
            Command::PassOn(PassOn::default()),
        );
        world.interview();
        let notice = IssueNotice {
            number: RawText::from("УС-1"),
            late_reason: None,
        };
        world.run(
            "2026-03-16T13:00",
            &executor(),
            Command::IssueNotice(notice),
        );
        for actor in [member(), chair()] {
            let vote = Vote {
                vote: Voice::For,
                reasons: RawText::from("принадлежность подтверждена"),
                scores: std::collections::BTreeMap::new(),
            };
            world.run("2026-03-17T10:00", &actor, Command::Vote(vote));
        }
        world.actor = chair();
        world
    }

    /// A permit of the pilot that was granted and handed out.
    pub fn permit_delivered() -> Self {
        let facts = json!({ "signed-by-applicant": true, "months-asked": 3 });
        let details = json!({ "facts": facts });
        let filed = "2026-03-10T10:00";
        let application = application("labour-permit", "issue", "portal", filed, details);
        let mut world = Self::begun(application);
        let accept = Command::Accept(Accept::default());
        world.run("2026-03-10T11:00", &executor(), accept);
        let request = world.case.application.request;
        let checks = world.law.edition.requests[&request].checks.clone();
        for check in checks {
            world.answer("2026-03-10T12:00", check.id.as_str(), Answer::Passed);
        }
        let approval = PrepareApproval {
            number: RawText::from("РТИ-17"),
            valid_from: "2026-03-10".parse().expect("a day"),
            valid_until: "2026-06-10".parse().ok(),
            against_recommendation: None,
            late_reason: None,
        };
        let prepare = Command::PrepareApproval(approval);
        world.run("2026-03-10T14:00", &executor(), prepare);
        let sign = Command::Sign(Sign::default());
        world.run("2026-03-10T15:00", &supervisor(), sign);
        let deliver = Deliver {
            means: DeliveryMeans::Portal,
            representative: None,
            late_reason: None,
        };
        world.run("2026-03-10T16:00", &executor(), Command::Deliver(deliver));
        world
    }

    /// A revocation that the body began, with a condition that is not kept.
    pub fn revoking() -> Self {
        let details = json!({ "original": { "number": "РТИ-17", "valid_until": "2026-05-20" } });
        let filed = "2026-03-10T10:00";
        let application = application("labour-permit", "revoke", "provider", filed, details);
        let mut application = application;
        application.papers = vec![paper(
            "materials",
            MediaType::Pdf,
            &["Документ на одной странице"],
            None,
        )];
        let mut world = Self::begun(application);
        world.run(
            "2026-03-10T11:00",
            &executor(),
            Command::Accept(Accept::default()),
        );
        world.answer("2026-03-10T12:00", "conditions-kept", Answer::Failed);
        world.run(
            "2026-03-10T13:00",
            &executor(),
            Command::PassOn(PassOn::default()),
        );
        assert_eq!(world.stage_kind(), StageKind::Drafting);
        world
    }

    fn stage_kind(&self) -> StageKind {
        let request = self.case.application.request;
        let procedure = &self.law.edition.requests[&request];
        procedure.stage(&self.case.stage).expect("a stage").kind
    }

    /// A prepared revocation.
    pub fn revoked() -> Self {
        let mut world = Self::revoking();
        let request = world.case.application.request;
        let ground = world.law.edition.requests[&request].grounds[0].id.clone();
        let refusal = PrepareRefusal {
            grounds: vec![GroundClaim {
                ground,
                facts: RawText::from(
                    "Трудовой иммигрант уволен 02.03.2026, новый договор не заключён.",
                ),
                why: RawText::from("Условие, при котором выдано разрешение, более не соблюдается."),
                evidence: vec![Evidence::Check {
                    check: CheckId::parse("conditions-kept").expect("a code"),
                }],
            }],
            effective_on: "2026-03-17".parse().ok(),
            ..PrepareRefusal::default()
        };
        world.run(
            "2026-03-10T14:00",
            &executor(),
            Command::PrepareRefusal(refusal),
        );
        world.actor = supervisor();
        world
    }

    /// A renewal that ended because of its photograph.
    pub fn annulled() -> Self {
        let mut world = Self::defective_photo();
        let annul = Annul {
            reasons: RawText::from("Лицо в тени."),
        };
        world.run("2026-03-10T13:00", &executor(), Command::Annul(annul));
        world
    }

    /// An approval that a complaint reversed: it is drafted anew.
    pub fn reversed() -> Self {
        let mut world = Self::complained();
        let decided = DecideComplaint {
            outcome: ComplaintOutcome::Reversed,
            reasons: RawText::from("Срок действительно указан неверно."),
            late_reason: None,
        };
        let by = world.actor.clone();
        world.run("2026-03-17T10:00", &by, Command::DecideComplaint(decided));
        world.actor = executor();
        world
    }

    /// A labour permit of 2019, whose limits run in minutes and hours.
    pub fn permit_of_2019() -> Self {
        let application = application(
            "labour-permit",
            "issue",
            "provider",
            "2019-08-01T11:00",
            json!({}),
        );
        Self::begun(application)
    }

    /// A complaint against a signed decision waits.
    pub fn complained() -> Self {
        let mut world = Self::decided();
        let complaint = RegisterComplaint {
            appeal: AppealId::parse("head").expect("a code"),
            text: RawText::from("Срок в справке указан неверно.\nПрошу исправить."),
        };
        world.run(
            "2026-03-16T10:00",
            &executor(),
            Command::RegisterComplaint(complaint),
        );
        world.actor = person("n.abdikarim", "Н. Әбдікәрім", Role::Supervisor);
        world
    }
}

fn assessment(id: &str, held: &str, scores: &[(&str, u32)]) -> RecordAssessment {
    RecordAssessment {
        assessment: AssessmentId::parse(id).expect("a code"),
        attendance: Attendance::Came,
        held_at: at(held),
        scores: scores
            .iter()
            .map(|(part, score)| (PartId::parse(part).expect("a code"), *score))
            .collect(),
        outcome: None,
        form: None,
        place: None,
        record: RawText::from("Протокол тестирования от 11.03.2026."),
        late_reason: None,
    }
}
