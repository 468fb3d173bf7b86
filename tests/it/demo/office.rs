//! The demo's script, run through the engine alone: no server, no clock, no files.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use kezek::casework::decide::Intake;
use kezek::casework::paper::Reading;
use kezek::casework::record::{Change, record};
use kezek::casework::{
    Actor, Case, CaseId, Command, Login, Now, RawText, Recorded, Violations, decide, fold, receive,
};
use kezek::demo::script::{Act, HandIn, Step, play as play_entry};
use kezek::demo::{World, opens_at, script};
use kezek::papers::{ReadLimits, read_paper};
use kezek::regulation::{Law, StageKind};

pub use crate::scenarios::lawbook;

/// A case with its law and history.
pub struct Dossier {
    pub law: Law,
    pub case: Case,
    pub history: Vec<Recorded>,
}

impl Dossier {
    /// Runs one command without keeping what it does.
    pub fn try_out(&self, command: &Command, by: &Actor, now: Now) -> Result<(), Violations> {
        decide(&self.case, command, &self.law, by, now).map(|_| ())
    }

    /// Runs one command and keeps what it does.
    pub fn run(&mut self, command: &Command, by: &Actor, now: Now) -> Result<(), Violations> {
        let events = decide(&self.case, command, &self.law, by, now)?;
        let change = record(Some(self.case.clone()), events, &self.law, by, now)?;
        self.case = change.case;
        self.history.extend(change.recorded);
        Ok(())
    }

    pub fn stage(&self) -> StageKind {
        let request = self.case.application.request;
        let procedure = &self.law.edition.requests[&request];
        procedure
            .stage(&self.case.stage)
            .expect("a case stands at a stage of its route")
            .kind
    }

    pub fn folded(&self) -> Case {
        let request = self.case.application.request;
        fold(&self.history, &self.law.edition.requests[&request]).expect("a history")
    }
}

pub fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| World::builtin().expect("the demo's data are sound"))
}

pub fn steps() -> &'static [Step] {
    static STEPS: OnceLock<Vec<Step>> = OnceLock::new();
    STEPS.get_or_init(|| {
        script(world(), lawbook()).unwrap_or_else(|_| {
            let faults: Vec<String> = world()
                .cases
                .iter()
                .filter_map(|entry| play_entry(world(), lawbook(), entry).err())
                .map(|fault| fault.to_string())
                .collect();
            panic!("cases cannot be played: {faults:#?}")
        })
    })
}

/// The moment at which the demo opens.
pub fn opening() -> Now {
    Now::of(opens_at(lawbook().calendar()), lawbook().calendar())
}

pub fn actor(login: &str) -> Actor {
    let login = Login::parse(login).expect("a login");
    world().account(&login).expect("an account").actor()
}

/// Every case as it stands when the demo opens, by reference.
pub fn cases() -> &'static BTreeMap<String, Dossier> {
    static CASES: OnceLock<BTreeMap<String, Dossier>> = OnceLock::new();
    CASES.get_or_init(|| {
        let mut cases = BTreeMap::new();
        let mut faults: BTreeMap<&str, String> = BTreeMap::new();
        for step in steps() {
            // What comes after a step that is refused says nothing.
            if !faults.contains_key(step.reference.as_str())
                && let Err(fault) = play(&mut cases, step)
            {
                faults.insert(&step.reference, fault);
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
        cases
    })
}

pub fn case(reference: &str) -> Dossier {
    let found = cases()
        .get(reference)
        .unwrap_or_else(|| panic!("{reference} is in the demo"));
    Dossier {
        law: found.law.clone(),
        case: found.case.clone(),
        history: found.history.clone(),
    }
}

fn play(cases: &mut BTreeMap<String, Dossier>, step: &Step) -> Result<(), String> {
    let now = Now::of(step.at, lawbook().calendar());
    let by = actor(step.by.as_str());
    match &step.act {
        Act::HandIn(hand_in) => {
            let number = format!("{:06}", cases.len() + 1);
            let dossier = hand_over(hand_in, number, &by, now)
                .map_err(|broken| format!("it is not received: {broken:?}"))?;
            let before = cases.insert(step.reference.clone(), dossier);
            before.map_or(Ok(()), |_| Err("it is handed in twice".to_owned()))
        }
        Act::Order(command) => {
            let dossier = cases
                .get_mut(&step.reference)
                .ok_or("it was not handed in")?;
            let refused = |broken| {
                let kind = command.kind();
                format!(
                    "{kind:?} at {} by {} is refused: {broken:?}",
                    step.at, step.by
                )
            };
            dossier.run(command, &by, now).map_err(refused)
        }
    }
}

pub fn hand_over(
    hand_in: &HandIn,
    number: String,
    by: &Actor,
    now: Now,
) -> Result<Dossier, Violations> {
    let mut application = hand_in.application.clone();
    for (paper, bytes) in application.papers.iter_mut().zip(&hand_in.papers) {
        let read = read_paper(bytes, &ReadLimits::default()).expect("a demo paper can be read");
        assert_eq!(read.sha256, paper.sha256);
        paper.reading = Some(Reading {
            media_type: read.media_type,
            byte_count: read.byte_count,
            pages: read.pages.into_iter().map(RawText::from).collect(),
            text_truncated: read.text_truncated,
        });
    }
    let (_, pinned) = lawbook()
        .register(
            &application.service,
            application.channel,
            application.filed_at,
        )
        .expect("an edition is in force");
    let law = lawbook().law(pinned);
    let intake = Intake {
        case_id: CaseId(uuid::Uuid::from_u128(
            now.at.timestamp_millis().unsigned_abs().into(),
        )),
        number,
    };
    let events = receive(&application, intake, &law, now)?;
    let Change { case, recorded } = record(None, events, &law, by, now)?;
    Ok(Dossier {
        law,
        case,
        history: recorded,
    })
}
