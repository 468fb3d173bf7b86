//! The demo's data as it stands in `config/demo`, parsed and looked up by name.
//!
//! What all services share stands in the files of that folder; what belongs to one service alone
//! (its papers, courses, flaws, texts, people and cases) in `services/<service>.toml`. A name is
//! looked for in the service first.
//!
//! *Errors*: [`DemoFault`] names the file or the entry that is wrong. The data ships in the
//! program, so a fault is ours and a test finds it before anybody else does.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::course::CourseStep;
use crate::casework::Login;
use crate::regulation::{Role, ServiceId, UnitId, Words};

pub use super::shape::{
    Account, CaseEntry, Country, Flaw, Passage, Person, Phrase, Picture, Sex, Template, certificate,
};

/// Everything the demo is made of.
#[derive(Debug, Clone)]
pub struct World {
    /// The name of the demo's institution.
    pub office: Words,
    /// The one password of all accounts.
    pub password: String,
    pub accounts: Vec<Account>,
    pub applicants: BTreeMap<String, Person>,
    pub countries: BTreeMap<String, Country>,
    pub professions: BTreeMap<String, Words>,
    pub sources: BTreeMap<String, Phrase>,
    pub texts: BTreeMap<String, Phrase>,
    pub stamp: Phrase,
    pub templates: BTreeMap<String, Template>,
    pub flaws: BTreeMap<String, Flaw>,
    pub courses: BTreeMap<String, Vec<CourseStep>>,
    /// How the numbers of results begin.
    pub numbers: BTreeMap<ServiceId, String>,
    pub cases: Vec<CaseEntry>,
}

/// What is wrong with the demo's data.
#[derive(Debug, thiserror::Error)]
pub enum DemoFault {
    #[error("config/demo/{file} cannot be read: {source}")]
    Unreadable {
        file: &'static str,
        source: Box<toml::de::Error>,
    },
    #[error("{kind} {name:?} is named and not defined")]
    Undefined { kind: &'static str, name: String },
    #[error("the text {text:?} has a blank that nothing fills: {blank:?}")]
    Blank { text: String, blank: String },
    #[error("a paper cannot be made: {0}")]
    Paper(#[from] crate::papers::MakeFault),
    #[error("the case {reference} cannot be played: {reason}")]
    Unplayable { reference: String, reason: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleFile {
    office: Words,
    password: String,
    accounts: Vec<Account>,
    applicants: Vec<Person>,
    countries: BTreeMap<String, Country>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PapersFile {
    stamp: Phrase,
    templates: BTreeMap<String, Template>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    professions: BTreeMap<String, Words>,
    sources: BTreeMap<String, Phrase>,
    texts: BTreeMap<String, Phrase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FlawsFile {
    flaws: BTreeMap<String, Flaw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CoursesFile {
    courses: BTreeMap<String, Vec<CourseStep>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CasesFile {
    cases: Vec<CaseEntry>,
}

/// What belongs to one service alone.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ServiceFile {
    numbers: String,
    applicants: Vec<Person>,
    cases: Vec<CaseEntry>,
    courses: BTreeMap<String, Vec<CourseStep>>,
    sources: BTreeMap<String, Phrase>,
    texts: BTreeMap<String, Phrase>,
    templates: BTreeMap<String, Template>,
    flaws: BTreeMap<String, Flaw>,
}

/// The services beside the first, with their files.
const SERVICES: [(&str, &str, &str); 4] = [
    (
        "labour-permit",
        "services/labour-permit.toml",
        include_str!("../../config/demo/services/labour-permit.toml"),
    ),
    (
        "permanent-residence",
        "services/permanent-residence.toml",
        include_str!("../../config/demo/services/permanent-residence.toml"),
    ),
    (
        "kandas-status",
        "services/kandas-status.toml",
        include_str!("../../config/demo/services/kandas-status.toml"),
    ),
    (
        "identity-card",
        "services/identity-card.toml",
        include_str!("../../config/demo/services/identity-card.toml"),
    ),
];

fn read<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<T, DemoFault> {
    toml::from_str(text).map_err(|source| DemoFault::Unreadable {
        file,
        source: Box::new(source),
    })
}

impl World {
    /// Returns the world that ships in the program.
    ///
    /// # Errors
    /// [`DemoFault::Unreadable`] with the file that has a wrong shape.
    pub fn builtin() -> Result<Self, DemoFault> {
        let people: PeopleFile =
            read("people.toml", include_str!("../../config/demo/people.toml"))?;
        let papers: PapersFile =
            read("papers.toml", include_str!("../../config/demo/papers.toml"))?;
        let words: WordsFile = read("words.toml", include_str!("../../config/demo/words.toml"))?;
        let flaws: FlawsFile = read("flaws.toml", include_str!("../../config/demo/flaws.toml"))?;
        let courses: CoursesFile = read(
            "courses.toml",
            include_str!("../../config/demo/courses.toml"),
        )?;
        let cases: CasesFile = read("cases.toml", include_str!("../../config/demo/cases.toml"))?;
        let mut world = Self {
            office: people.office,
            password: people.password,
            accounts: people.accounts,
            applicants: people
                .applicants
                .into_iter()
                .map(|person| (person.id.clone(), person))
                .collect(),
            countries: people.countries,
            professions: words.professions,
            sources: words.sources,
            texts: words.texts,
            stamp: papers.stamp,
            templates: papers.templates,
            flaws: flaws.flaws,
            courses: courses.courses,
            numbers: [(certificate(), "QC".to_owned())].into(),
            cases: cases.cases,
        };
        for (name, file, text) in SERVICES {
            let service = ServiceId::parse(name).map_err(|_| undefined("service", name))?;
            world.add(&service, read(file, text)?);
        }
        Ok(world)
    }

    /// Adds what belongs to one service.
    fn add(&mut self, service: &ServiceId, file: ServiceFile) {
        self.applicants.extend(
            file.applicants
                .into_iter()
                .map(|person| (person.id.clone(), person)),
        );
        extend(&mut self.courses, service, file.courses);
        extend(&mut self.sources, service, file.sources);
        extend(&mut self.texts, service, file.texts);
        extend(&mut self.templates, service, file.templates);
        extend(&mut self.flaws, service, file.flaws);
        self.numbers.insert(service.clone(), file.numbers);
        self.cases
            .extend(file.cases.into_iter().map(|entry| CaseEntry {
                service: service.clone(),
                ..entry
            }));
    }

    /// Returns the account with a login.
    ///
    /// # Errors
    /// [`DemoFault::Undefined`].
    pub fn account(&self, login: &Login) -> Result<&Account, DemoFault> {
        self.accounts
            .iter()
            .find(|account| account.login == *login)
            .ok_or_else(|| undefined("account", login.as_str()))
    }

    /// Returns the `index`-th account with a role in a unit, from 0.
    ///
    /// # Errors
    /// [`DemoFault::Undefined`].
    pub fn holder(&self, role: Role, unit: &UnitId, index: usize) -> Result<&Account, DemoFault> {
        self.accounts
            .iter()
            .filter(|account| account.role == role && account.units.contains(unit))
            .nth(index)
            .ok_or_else(|| undefined("account of role", role.code()))
    }
}

/// Returns under which name a thing of one service is kept among those of all.
fn owned_name(service: &ServiceId, name: &str) -> String {
    format!("{service}/{name}")
}

fn extend<T>(things: &mut BTreeMap<String, T>, service: &ServiceId, own: BTreeMap<String, T>) {
    things.extend(
        own.into_iter()
            .map(|(name, thing)| (owned_name(service, &name), thing)),
    );
}

/// Looks up `name` among the `things` of a service, then among those of all.
pub(super) fn named_in<'a, T>(
    things: &'a BTreeMap<String, T>,
    kind: &'static str,
    service: &ServiceId,
    name: &str,
) -> Result<&'a T, DemoFault> {
    things
        .get(&owned_name(service, name))
        .map_or_else(|| named(things, kind, name), Ok)
}

/// Looks up `name` among `things`.
pub(super) fn named<'a, T>(
    things: &'a BTreeMap<String, T>,
    kind: &'static str,
    name: &str,
) -> Result<&'a T, DemoFault> {
    things.get(name).ok_or_else(|| undefined(kind, name))
}

fn undefined(kind: &'static str, name: &str) -> DemoFault {
    DemoFault::Undefined {
        kind,
        name: name.to_owned(),
    }
}
