//! A small office: the shipped law with the demonstration's policy, and cases at every stage,
//! reached by the commands themselves.

use std::sync::OnceLock;

use chrono::{DateTime, Utc};
use kezek::casework::application::Details;
use kezek::casework::command::{
    Accept, AddNote, Answer, GroundClaim, PrepareApproval, PrepareRefusal, Recommend, RecordCheck,
    SendToCommission, Sign, Voice, Vote,
};
use kezek::casework::decide::Intake;
use kezek::casework::evolve::begin;
use kezek::casework::paper::{MediaType, Reading};
use kezek::casework::person::Applicant;
use kezek::casework::{
    Actor, Application, Case, CaseId, Command, Event, Evidence, Login, Now, Offer, Paper,
    PersonRef, Post, RawText, Recorded, decide, evolve, offers, receive,
};
use kezek::i18n::Catalogue;
use kezek::lawbook::{ConfigSource, Lawbook};
use kezek::regulation::canonical::sha256_hex;
use kezek::regulation::{
    Channel, DocumentId, GroundId, Language, Law, RequestKind, Role, ServiceId, UnitId, Words,
};
use kezek::wire::session::{OfficeInfo, OfficeMode};
use kezek::workstation::dialogs::Context;
use kezek::workstation::theme::Theme;

pub fn lawbook() -> &'static Lawbook {
    static LAWBOOK: OnceLock<Lawbook> = OnceLock::new();
    LAWBOOK.get_or_init(|| {
        Lawbook::load_with_policy(&ConfigSource::Embedded, "demo/policy.toml")
            .expect("the shipped law is sound")
    })
}

pub fn at(text: &str) -> DateTime<Utc> {
    format!("{text}:00+05:00").parse().expect("a time")
}

pub fn unit() -> UnitId {
    UnitId::parse("almaty").expect("a code")
}

pub fn person(login: &str, name: &str, role: Role) -> Actor {
    Actor {
        login: Login::parse(login).expect("a login"),
        name: RawText::from(name),
        posts: vec![Post { role, unit: unit() }],
    }
}

pub fn executor() -> Actor {
    person("s.akhmetova", "С. Ахметова", Role::Executor)
}

pub fn supervisor() -> Actor {
    person("b.saparova", "Б. Сапарова", Role::Supervisor)
}

pub fn member() -> Actor {
    person("k.omarov", "К. Омаров", Role::CommissionMember)
}

pub fn chair() -> Actor {
    person("d.kim", "Д. Ким", Role::CommissionChair)
}

/// What a page of the diploma says.
pub const DIPLOMA: &str = "РЕСПУБЛИКА ҚАЗАҚСТАН\n\nДиплом № 114-7\nвыдан Ли Виктору Сергеевичу\n\
                           специальность: инженер-строитель\n";

pub fn paper(
    document: &str,
    media_type: MediaType,
    pages: &[&str],
    expires: Option<&str>,
) -> Paper {
    Paper {
        document: DocumentId::parse(document).expect("a code"),
        sha256: sha256_hex(document.as_bytes()),
        name: RawText::from(format!("{document}.pdf")),
        issued_on: None,
        expires_on: expires.map(|day| day.parse().expect("a day")),
        reading: Some(Reading {
            media_type,
            byte_count: 1000,
            pages: pages.iter().map(|page| RawText::from(*page)).collect(),
            text_truncated: false,
        }),
    }
}

fn application(lacks: &[&str]) -> Application {
    let mut papers = vec![
        paper(
            "identity-document",
            MediaType::Pdf,
            &["Паспорт N 01234567"],
            Some("2030-01-01"),
        ),
        paper(
            "application",
            MediaType::Pdf,
            &["Прошу выдать справку"],
            None,
        ),
        paper(
            "education-document",
            MediaType::Pdf,
            &[DIPLOMA, "Приложение к диплому: оценки"],
            None,
        ),
        paper("work-experience", MediaType::Png, &[""], None),
    ];
    papers.retain(|paper| !lacks.contains(&paper.document.as_str()));
    Application {
        service: ServiceId::parse("qualification-certificate").expect("a code"),
        request: RequestKind::Issue,
        channel: Channel::Portal,
        unit: unit(),
        filed_at: at("2026-03-10T10:00"),
        reference: None,
        language: Language::Ru,
        applicant: Applicant {
            family_name: RawText::from("Қайыргелдіқызы"),
            given_name: RawText::from("Әсел"),
            patronymic: None,
            born_on: "1991-02-14".parse().expect("a day"),
            citizenship: RawText::from("RUS"),
            iin: None,
            identity_number: RawText::from("N 01234567"),
            contact: None,
        },
        representative: None,
        details: Details {
            profession: Some(RawText::from("инженер-строитель")),
            ..Details::default()
        },
        papers,
    }
}

/// A case with everything a dialog looks at.
#[derive(Clone)]
pub struct World {
    pub case: Case,
    pub law: Law,
    pub actor: Actor,
    pub now: Now,
    pub wall: DateTime<Utc>,
    pub language: Language,
    pub theme: Theme,
    pub recent: Vec<RawText>,
    pub history: Vec<Recorded>,
    offers: Vec<Offer>,
    colleagues: Vec<PersonRef>,
    office: OfficeInfo,
}

impl World {
    /// A complete application, just received.
    pub fn received() -> Self {
        Self::received_without(&[])
    }

    /// An application that lacks papers.
    pub fn received_without(lacks: &[&str]) -> Self {
        Self::begun(application(lacks))
    }

    /// An application that was handed in a few minutes ago.
    pub fn begun(application: Application) -> Self {
        let (_, edition) = lawbook()
            .register(
                &application.service,
                application.channel,
                application.filed_at,
            )
            .expect("an edition is in force");
        let law = lawbook().law(edition);
        let handed_in = application.filed_at + chrono::TimeDelta::minutes(30);
        let now = Now::of(handed_in, &law.calendar);
        let intake = Intake {
            case_id: CaseId(uuid::Uuid::from_u128(42)),
            number: "26-000042".to_owned(),
        };
        let events = receive(&application, intake, &law, now).expect("it is received");
        let first = recorded(
            1,
            events.into_iter().next().expect("an event"),
            &executor(),
            now,
        );
        let words = |text: &str| Words {
            kk: text.to_owned(),
            ru: text.to_owned(),
            en: text.to_owned(),
        };
        let mut world = Self {
            case: begin(&first).expect("intake begins a case"),
            law,
            actor: executor(),
            now,
            wall: "2026-03-12T09:05:08Z".parse().expect("a time"),
            language: Language::En,
            theme: Theme::dark(),
            recent: Vec::new(),
            history: vec![first.clone()],
            offers: Vec::new(),
            colleagues: vec![executor().reference(), {
                person("a.zhunusova", "А. Жүнісова", Role::Executor).reference()
            }],
            office: OfficeInfo {
                name: words("Almaty"),
                mode: OfficeMode::Demo,
            },
        };
        let dues = kezek::casework::clocks::dues(&world.case, &world.law).expect("a calendar");
        world.record(Event::DuesSet { dues }, &executor());
        world
    }

    /// Under verification, nothing answered yet.
    pub fn verifying() -> Self {
        let mut world = Self::received();
        world.run(
            "2026-03-10T11:00",
            &executor(),
            Command::Accept(Accept::default()),
        );
        world
    }

    /// Before the Commission, with every check passed or, of those named, failed.
    pub fn before_commission(failed: &[&str]) -> Self {
        let mut world = Self::verifying();
        for check in [
            "identity-confirmed",
            "education-recognised",
            "work-experience-proved",
            "profession-in-demand",
            "documents-reliable",
        ] {
            let fails = failed.contains(&check);
            let record = RecordCheck {
                check: kezek::regulation::CheckId::parse(check).expect("a code"),
                answer: if fails {
                    Answer::Failed
                } else {
                    Answer::Passed
                },
                source: RawText::from("ответ вуза от 11.03.2026 № 45"),
                note: None,
                evidence: if fails {
                    vec![Evidence::Paper {
                        sha256: sha256_hex(b"education-document"),
                        page: Some(1),
                        quote: Some(RawText::from("Диплом № 114-7")),
                        description: None,
                    }]
                } else {
                    Vec::new()
                },
            };
            world.run(
                "2026-03-11T10:00",
                &executor(),
                Command::RecordCheck(record),
            );
        }
        let send = Command::SendToCommission(SendToCommission::default());
        world.run("2026-03-11T11:00", &executor(), send);
        world.actor = member();
        world
    }

    /// Voted on, the Commission has not closed yet.
    pub fn voted(failed: &[&str]) -> Self {
        let mut world = Self::before_commission(failed);
        for actor in [member(), chair()] {
            let scores = [
                ("education", 20),
                ("experience", 20),
                ("profession", 20),
                ("language", 11),
            ]
            .into_iter()
            .map(|(id, points)| {
                (
                    kezek::regulation::CriterionId::parse(id).expect("a code"),
                    points,
                )
            })
            .collect();
            let vote = Vote {
                vote: Voice::For,
                reasons: RawText::from("опыт подтверждён"),
                scores,
            };
            world.run("2026-03-11T12:00", &actor, Command::Vote(vote));
        }
        world.actor = chair();
        world
    }

    /// In drafting, recommended for approval.
    pub fn drafting(failed: &[&str]) -> Self {
        let mut world = Self::voted(failed);
        world.run(
            "2026-03-11T15:00",
            &chair(),
            Command::Recommend(Recommend::default()),
        );
        world.actor = executor();
        world.at("2026-03-12T14:05");
        world
    }

    /// Awaiting a signature: an approval that the executor prepared.
    pub fn approved() -> Self {
        let mut world = Self::drafting(&[]);
        let draft = PrepareApproval {
            number: RawText::from("26-000042"),
            valid_from: world.now.today,
            valid_until: "2026-06-12".parse().ok(),
            against_recommendation: None,
            late_reason: None,
        };
        let prepare = Command::PrepareApproval(draft);
        world.run("2026-03-12T15:00", &executor(), prepare);
        world.actor = supervisor();
        world
    }

    /// Awaiting a signature: a refusal that the executor prepared.
    pub fn refused() -> Self {
        let mut world = Self::drafting(&["documents-reliable"]);
        let refusal = PrepareRefusal {
            grounds: vec![GroundClaim {
                ground: GroundId::parse("documents-unreliable").expect("a code"),
                facts: RawText::from(
                    "Диплом № 114-7 в базе вуза не значится: ответ вуза от 11.03.2026 № 45.",
                ),
                why: RawText::from("Диплом, который вуз не выдавал, недостоверен (строка 9(3))."),
                evidence: vec![Evidence::Paper {
                    sha256: sha256_hex(b"education-document"),
                    page: Some(1),
                    quote: Some(RawText::from("Диплом № 114-7")),
                    description: None,
                }],
            }],
            against_recommendation: Some(RawText::from("Ответ пришёл после заседания.")),
            ..PrepareRefusal::default()
        };
        let prepare = Command::PrepareRefusal(refusal);
        world.run("2026-03-12T15:00", &executor(), prepare);
        world.actor = supervisor();
        world
    }

    /// Signed, not handed out yet.
    pub fn decided() -> Self {
        let mut world = Self::approved();
        let sign = Command::Sign(Sign::default());
        world.run("2026-03-13T10:00", &supervisor(), sign);
        world.actor = executor();
        world
    }

    /// Somebody else adds a note meanwhile.
    pub fn gets_a_note(&mut self) {
        let note = Command::AddNote(AddNote {
            text: RawText::from("позвонить заявителю"),
        });
        let now = self.now;
        self.run("2026-03-12T16:00", &supervisor(), note);
        self.now = now;
    }

    /// Sets law time.
    pub fn at(&mut self, text: &str) {
        self.now = Now::of(at(text), &self.law.calendar);
    }

    /// Runs a command that must be lawful.
    pub fn run(&mut self, text: &str, by: &Actor, command: Command) {
        self.at(text);
        let events = decide(&self.case, &command, &self.law, by, self.now)
            .unwrap_or_else(|violations| panic!("{:?} breaks {violations:?}", command.kind()));
        for event in events {
            self.record(event, by);
        }
    }

    fn record(&mut self, event: Event, by: &Actor) {
        let recorded = recorded(self.case.version + 1, event, by, self.now);
        let request = self.case.application.request;
        let procedure = &self.law.edition.requests[&request];
        self.case = evolve(self.case.clone(), &recorded, procedure);
        self.history.push(recorded);
        self.offers = offers(&self.case, &self.law, by, self.now);
    }

    pub fn context(&self) -> Context<'_> {
        Context {
            case: &self.case,
            law: &self.law,
            actor: &self.actor,
            now: self.now,
            wall: self.wall,
            offers: &self.offers,
            colleagues: &self.colleagues,
            recent_findings: &self.recent,
            speaker: Catalogue::shared().speak(self.language),
            theme: self.theme,
            office: &self.office,
        }
    }
}

fn recorded(seq: u64, event: Event, by: &Actor, now: Now) -> Recorded {
    Recorded {
        seq,
        at: now.at,
        by: by.reference(),
        policy_sha256: String::new(),
        calendar_sha256: String::new(),
        event,
    }
}
