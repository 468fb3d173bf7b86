//! The demo's data as it stands in `config/demo`, parsed and looked up by name.
//!
//! *Errors*: [`DemoFault`] names the file or the entry that is wrong. The data ships in the
//! program, so a fault is ours and a test finds it before anybody else does.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::Deserialize;

use super::course::CourseStep;
use crate::casework::command::Lack;
use crate::casework::{Actor, Login, Post, RawText};
use crate::regulation::{
    Channel, CheckId, DocumentId, GroundId, Language, RequestKind, Role, UnitId, Words,
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

/// A phrase in the two languages an applicant may choose.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    pub kk: String,
    pub ru: String,
}

impl Phrase {
    /// Returns the phrase in Kazakh, or in Russian for any other language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Kk => &self.kk,
            Language::Ru | Language::En => &self.ru,
        }
    }
}

/// Somebody who works in the demo's office.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    pub login: Login,
    pub name: RawText,
    pub role: Role,
    pub units: Vec<UnitId>,
}

impl Account {
    /// Returns the account as the engine sees who acts.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor {
            login: self.login.clone(),
            name: self.name.clone(),
            posts: self
                .units
                .iter()
                .map(|unit| Post {
                    role: self.role,
                    unit: unit.clone(),
                })
                .collect(),
        }
    }
}

/// Somebody who applies.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub id: String,
    pub family: String,
    pub given: String,
    #[serde(default)]
    pub patronymic: Option<String>,
    pub born: NaiveDate,
    pub sex: Sex,
    /// A key of the countries, which is also the code on the application.
    pub country: String,
    /// Whether the person has a personal number.
    #[serde(default)]
    pub iin: bool,
}

/// The sex a passport states; the seventh digit of a personal number depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Sex {
    #[serde(rename = "f")]
    Female,
    #[serde(rename = "m")]
    Male,
}

/// A country with an invented school and employer in it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    pub kk: String,
    pub ru: String,
    pub en: String,
    /// How passport numbers begin.
    pub passport: String,
    pub school: String,
    pub employer: String,
}

/// What stands on a kind of paper.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub file: String,
    pub title: Phrase,
    /// The original, on pages before the rest.
    #[serde(default)]
    pub en: Vec<String>,
    pub kk: Vec<String>,
    pub ru: Vec<String>,
}

/// Something wrong with an application, and how the office finds and answers it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flaw {
    /// The check that fails; absent when the score is what is wrong.
    #[serde(default)]
    pub check: Option<CheckId>,
    pub ground: GroundId,
    /// Templates that take the place of the usual ones, by document.
    #[serde(default)]
    pub templates: BTreeMap<DocumentId, String>,
    /// Documents that come as pictures.
    #[serde(default)]
    pub images: Vec<DocumentId>,
    #[serde(default)]
    pub evidence: Vec<Passage>,
    #[serde(default)]
    pub note: Option<Phrase>,
    pub facts: Phrase,
    pub why: Phrase,
    pub position: Phrase,
    pub objection: Phrase,
    pub answer: Phrase,
}

/// A place in a paper that proves a flaw.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    pub document: DocumentId,
    pub page: u32,
    #[serde(default)]
    pub quote: Option<Phrase>,
    #[serde(default)]
    pub description: Option<Phrase>,
}

/// One application, and the course it takes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseEntry {
    pub reference: String,
    pub applicant: String,
    pub request: RequestKind,
    pub channel: Channel,
    pub language: Language,
    /// Civil time of filing.
    #[serde(deserialize_with = "civil_minute")]
    pub filed: NaiveDateTime,
    pub course: String,
    /// Whose desk it goes to; the first unit of that account is the unit of the application.
    pub executor: Login,
    pub profession: String,
    #[serde(default)]
    pub flaw: Option<String>,
    /// Papers that are left out, expired or not in form.
    #[serde(default)]
    pub lacks: BTreeMap<DocumentId, Lack>,
    #[serde(default)]
    pub abroad: bool,
    #[serde(default)]
    pub treaty_exempt: bool,
    #[serde(default)]
    pub represented: bool,
}

fn civil_minute<'de, D: serde::Deserializer<'de>>(from: D) -> Result<NaiveDateTime, D::Error> {
    let text = String::deserialize(from)?;
    NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M").map_err(serde::de::Error::custom)
}

/// Reads `HH:MM`.
pub(super) fn clock_minute<'de, D: serde::Deserializer<'de>>(
    from: D,
) -> Result<NaiveTime, D::Error> {
    let text = String::deserialize(from)?;
    NaiveTime::parse_from_str(&text, "%H:%M").map_err(serde::de::Error::custom)
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
        Ok(Self {
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
            cases: cases.cases,
        })
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
