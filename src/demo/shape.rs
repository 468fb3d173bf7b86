//! The shapes of the demo's entries: who works and applies, what stands on papers, what is wrong
//! with an application, and the application itself.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::Deserialize;

use crate::casework::application::FactValue;
use crate::casework::command::Lack;
use crate::casework::{Actor, Login, Post, RawText};
use crate::regulation::{
    AssessmentId, Channel, CheckId, DocumentId, FactId, GroundId, Language, RequestKind, Role,
    ServiceId, UnitId,
};

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
    /// It is a picture and has no lines.
    #[serde(default)]
    pub picture: Option<Picture>,
    /// The original, on pages before the rest.
    #[serde(default)]
    pub en: Vec<String>,
    #[serde(default)]
    pub kk: Vec<String>,
    #[serde(default)]
    pub ru: Vec<String>,
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Picture {
    Photo,
    Scan,
}

/// Something wrong with an application, and how the office finds and answers it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flaw {
    /// The check that fails; absent when something else is wrong.
    #[serde(default)]
    pub check: Option<CheckId>,
    /// The test, questionnaire or interview that was failed.
    #[serde(default)]
    pub assessment: Option<AssessmentId>,
    /// The ground that it is; absent where it only ends the proceeding.
    #[serde(default)]
    pub ground: Option<GroundId>,
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
    #[serde(default)]
    pub why: Option<Phrase>,
    /// The rest belongs to the hearing, where there is one.
    #[serde(default)]
    pub position: Option<Phrase>,
    #[serde(default)]
    pub objection: Option<Phrase>,
    #[serde(default)]
    pub answer: Option<Phrase>,
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
    #[serde(default = "certificate")]
    pub service: ServiceId,
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
    #[serde(default)]
    pub profession: Option<String>,
    /// What the application states of the facts that its edition names.
    #[serde(default)]
    pub facts: BTreeMap<FactId, FactValue>,
    /// That another channel failed.
    #[serde(default)]
    pub failure: Option<Failure>,
    /// Last day of what is to be extended, reissued or revoked; a month after filing when left
    /// out.
    #[serde(default)]
    pub original_until: Option<NaiveDate>,
    #[serde(default)]
    pub flaw: Option<String>,
    /// Papers that may be enclosed and are.
    #[serde(default)]
    pub encloses: BTreeSet<DocumentId>,
    /// Of papers that stand in for each other, those enclosed in place of the first.
    #[serde(default)]
    pub instead: BTreeSet<DocumentId>,
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

/// That a channel failed, before another was taken.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// What failed, in the language of the application.
    pub what: RawText,
    /// Civil time.
    #[serde(deserialize_with = "civil_minute")]
    pub at: NaiveDateTime,
    pub minutes: u32,
}

/// Returns the service that an entry asks for unless it names another.
///
/// # Panics
/// Never: the name has the form of a code.
#[must_use]
pub fn certificate() -> ServiceId {
    ServiceId::parse("qualification-certificate").expect("the name has the form of a code")
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
