//! One table of stories for both faces of the workstation: told once, lived by keys on the full
//! screen and by lines in plain mode, and in the end the same things have happened.

mod keys;
mod lines;

use std::collections::BTreeMap;

use kezek::casework::CaseId;
use kezek::workstation::model::Page;
use serde_json::Value;

use crate::dialogs::world::World;
use crate::workstation::sitting::{House, Sitting};
use keys::Keys;
use lines::Lines;

/// One thing that somebody does, in words of the English screens.
#[derive(Debug, Clone, Copy)]
enum Act {
    /// Shows a queue.
    Queue(&'static str),
    /// Opens the case of a sender's reference, or of its own number.
    Case(&'static str),
    /// Takes the next case of the queue that nobody works on.
    TakeNext,
    /// Begins a command.
    Begin(&'static str),
    /// Takes an option.
    Choose(&'static str),
    /// Writes into a field.
    Write(&'static str, &'static str),
    /// Gives what is offered first as evidence.
    Prove,
    /// Tries to send what the rules are against.
    CannotSend(&'static str),
    /// Sends; the word is the one that the screens ask for, where they do.
    Send(Option<&'static str>),
    /// Marks the case of a reference.
    Mark(&'static str),
    /// Assigns what is marked to somebody.
    AssignTo(&'static str),
    /// Signs what is marked.
    SignMarked,
}

use Act::{
    AssignTo, Begin, CannotSend, Case, Choose, Mark, Prove, Queue, Send, SignMarked, TakeNext,
    Write,
};

struct Story {
    title: &'static str,
    login: &'static str,
    /// The case that there is in place of the demonstration's.
    world: Option<fn() -> World>,
    acts: &'static [Act],
    /// What has happened in the end, by its names, case by case.
    happened: &'static [&'static str],
}

/// Somebody who lives a story.
trait Face {
    fn at(&mut self) -> &mut Sitting;
    fn act(&mut self, act: Act);
}

const FACTS: &str = "The statement of the bank shows 18 000 tenge and nothing else to live on.";
const WHY: &str = "What was shown is below the amount that the Government set for solvency.";

const STORIES: &[Story] = &[
    Story {
        title: "take the next case, approve a clean one",
        login: "a.omarova",
        world: None,
        acts: &[
            Queue("intake"),
            TakeNext,
            Queue("drafting"),
            Case("demo-clean-approval"),
            Begin("Prepare an approval"),
            Send(None),
        ],
        happened: &["prepared"],
    },
    Story {
        title: "refuse without evidence, then with it",
        login: "a.omarova",
        world: None,
        acts: &[
            Queue("open"),
            Case("ENB-26-70604"),
            Begin("Prepare a refusal"),
            Choose("Solvency"),
            Write("Facts established", FACTS),
            Write("Why they meet the ground", WHY),
            CannotSend("No evidence is given."),
            Prove,
            Send(Some("REFUSE")),
        ],
        happened: &["prepared", "dues-set"],
    },
    Story {
        title: "vote",
        login: "b.akhmetov",
        world: None,
        acts: &[
            Queue("commission"),
            Case("EGOV-26-41651"),
            Begin("Vote"),
            Choose("Against"),
            CannotSend("A vote against and an abstention need reasons."),
            Write("Education", "10"),
            Write("Work experience", "10"),
            Write("Professional skills", "9"),
            Write("Languages", "8"),
            Write("Reasons", "What is said of the work is not reliable."),
            Send(None),
        ],
        happened: &["voted"],
    },
    Story {
        title: "sign",
        login: "e.nurlanov",
        world: None,
        acts: &[
            Queue("sign-off"),
            Case("ENB-26-80603"),
            Begin("Sign"),
            Send(Some("SIGN")),
        ],
        happened: &["decided"],
    },
    Story {
        title: "begin a revocation",
        login: "a.omarova",
        world: Some(World::permit_delivered),
        acts: &[
            Queue("closed"),
            Case("26-000042"),
            Begin("Begin a revocation of what was granted"),
            Send(None),
        ],
        happened: &["application-received", "dues-set"],
    },
    Story {
        title: "assign many",
        login: "e.nurlanov",
        world: None,
        acts: &[
            Queue("open"),
            Mark("ENB-26-70604"),
            Mark("demo-clean-approval"),
            AssignTo("Петров Сергей"),
        ],
        happened: &["assigned", "assigned"],
    },
    Story {
        title: "sign many, and no refusal among them",
        login: "e.nurlanov",
        world: None,
        acts: &[Queue("sign-off"), Mark("ENB-26-80603"), SignMarked],
        happened: &["decided"],
    },
];

impl Story {
    /// Sets the scene before anything is done.
    fn set(&self, house: &mut House) {
        if let Some(world) = self.world {
            let world = world();
            let dossier = crate::demo::office::Dossier {
                law: world.law.clone(),
                case: world.case.clone(),
                history: world.history.clone(),
            };
            house.now = world.now.at;
            house.cases.clear();
            house.cases.insert(dossier.case.id, dossier);
        }
    }

    fn live(&self, mut face: impl Face) -> Ending {
        let before: BTreeMap<CaseId, usize> = (face.at().house.cases.iter())
            .map(|(case, dossier)| (*case, dossier.history.len()))
            .collect();
        for act in self.acts {
            face.act(*act);
        }
        // Seen when a story fails.
        println!("{}", face.at().screen());
        Ending::of(face.at(), &before)
    }
}

/// What became of a story.
#[derive(Debug, PartialEq)]
struct Ending {
    /// Case, who and what, without the moments.
    events: Vec<(String, String, Value)>,
    open: Option<CaseId>,
    drafts: usize,
}

impl Ending {
    fn of(sitting: &Sitting, before: &BTreeMap<CaseId, usize>) -> Self {
        let house = &sitting.house;
        let events = house.cases.values().flat_map(|dossier| {
            let known = before.get(&dossier.case.id).copied().unwrap_or(0);
            dossier.history.iter().skip(known).map(|recorded| {
                let event = serde_json::to_value(&recorded.event).expect("an event");
                let who = recorded.by.login.as_str().to_owned();
                (dossier.case.number.clone(), who, without_moments(event))
            })
        });
        Self {
            events: events.collect(),
            open: match sitting.model.pages.last() {
                Some(Page::Case(open)) => Some(open.id),
                _ => None,
            },
            drafts: house.drafts.len(),
        }
    }

    fn names(&self) -> Vec<&str> {
        let events = self.events.iter();
        events
            .map(|(_, _, event)| event["event"].as_str().expect("a name"))
            .collect()
    }
}

/// One face is quicker than the other: when it was done differs, and the reference that holds it.
fn without_moments(value: Value) -> Value {
    let is_moment = |text: &str| {
        chrono::DateTime::parse_from_rfc3339(text).is_ok() || text.contains("/revoke/")
    };
    match value {
        Value::String(text) if is_moment(&text) => Value::from("then"),
        Value::Array(all) => all.into_iter().map(without_moments).collect(),
        Value::Object(all) => all
            .into_iter()
            // A hash over the moment at which it was signed.
            .filter(|(key, _)| key != "decision_sha256")
            .map(|(key, value)| (key, without_moments(value)))
            .collect(),
        other => other,
    }
}

/// Returns the number of the case of a reference; a number stands for itself.
fn number_of(sitting: &Sitting, reference: &str) -> String {
    let dossiers = sitting.house.cases.values();
    let mut found = dossiers.filter(|dossier| {
        let known = dossier.case.application.reference.as_ref();
        dossier.case.number == reference || known.is_some_and(|known| known.as_raw() == reference)
    });
    found
        .next()
        .unwrap_or_else(|| panic!("no case of {reference}"))
        .case
        .number
        .clone()
}

/// Lives a story in both ways.
fn live(title: &str) {
    let mut stories = STORIES.iter();
    let story = stories.find(|story| story.title == title).expect("a story");
    let by_lines = story.live(Lines::begin(story));
    assert_eq!(by_lines.names(), story.happened, "by lines");
    assert_eq!(by_lines.drafts, 0);
    let by_keys = story.live(Keys::begin(story));
    assert_eq!(by_keys, by_lines);
}

/// One test a story, by its title.
macro_rules! stories {
    ($($name:ident: $title:literal;)+) => {
        $(#[test]
        fn $name() {
            live($title);
        })+

        #[test]
        fn every_story_is_lived() {
            let told: Vec<&str> = STORIES.iter().map(|story| story.title).collect();
            assert_eq!(told, [$($title),+]);
        }
    };
}

stories! {
    the_next_case_is_taken_and_a_clean_one_approved: "take the next case, approve a clean one";
    a_refusal_waits_for_its_evidence: "refuse without evidence, then with it";
    a_vote_is_given: "vote";
    a_decision_is_signed: "sign";
    a_revocation_is_begun: "begin a revocation";
    many_are_assigned: "assign many";
    many_are_signed: "sign many, and no refusal among them";
}
