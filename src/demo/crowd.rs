//! The applications beyond the story, for larger worlds (`--cases`): many, plain and cheap.
//!
//! They follow from their number alone. All of them ask for the certificate to be issued, share a
//! handful of papers, and stand in the office's first stages: half wait for completeness to be
//! judged, most of the rest wait for checks, a few were withdrawn.

use std::sync::Arc;

use chrono::{Days, Months, NaiveDate, NaiveTime, TimeDelta};

use super::numbers::{self, Dice};
use super::paperwork::{MadePaper, legible};
use super::world::{Account, DemoFault, Person, World, certificate, named};
use crate::casework::application::Details;
use crate::casework::command::{Accept, Assign, Withdraw};
use crate::casework::person::Applicant;
use crate::casework::{Application, Command, Login, Paper, RawText};
use crate::papers::{PaperText, make_pdf};
use crate::regulation::canonical::sha256_hex;
use crate::regulation::{Calendar, CalendarGap, Channel, DocumentId, Language, RequestKind, Role};

/// Over how many working days before the demo opens the crowd files: about half of it is fresh.
const DAYS: u32 = 6;

/// Countries whose names go together.
const REGIONS: [&[&str]; 5] = [
    &["IND", "PAK", "BGD", "LKA", "AFG", "IRN"],
    &["TUR", "AZE"],
    &[
        "UZB", "KGZ", "TJK", "TKM", "RUS", "UKR", "BLR", "ARM", "XXA",
    ],
    &[
        "DEU", "GBR", "IRL", "FRA", "ITA", "ESP", "POL", "SRB", "USA", "BRA", "PHL",
    ],
    &["CHN", "KOR", "JPN", "VNM", "MYS", "IDN"],
];

const LANGUAGES: [Language; 2] = [Language::Kk, Language::Ru];

/// An application of the crowd, and what was done with it on the day it came.
#[derive(Debug, Clone)]
pub struct Extra {
    pub application: Application,
    pub orders: Vec<(Login, Command)>,
}

/// What the crowd has in common.
pub struct Crowd<'a> {
    world: &'a World,
    calendar: Arc<Calendar>,
    /// The days on which it files, the earliest first.
    days: Vec<NaiveDate>,
    papers: Vec<(Language, MadePaper)>,
    regions: Vec<Vec<&'a Person>>,
    executors: Vec<&'a Account>,
    professions: Vec<&'a str>,
}

impl<'a> Crowd<'a> {
    /// Prepares a crowd that files on the working days before `opens_on`.
    ///
    /// # Errors
    /// [`DemoFault`] when the data lack a paper or the calendar a year.
    pub fn new(
        world: &'a World,
        calendar: &Arc<Calendar>,
        opens_on: NaiveDate,
    ) -> Result<Self, DemoFault> {
        let regions = REGIONS
            .iter()
            .map(|countries| {
                let native = |person: &&Person| countries.contains(&person.country.as_str());
                world.applicants.values().filter(native).collect()
            })
            .collect();
        let executors = world
            .accounts
            .iter()
            .filter(|account| account.role == Role::Executor)
            .collect();
        Ok(Self {
            days: working_days_before(calendar, opens_on).map_err(|gap| DemoFault::Unplayable {
                reference: "crowd".to_owned(),
                reason: gap.to_string(),
            })?,
            papers: shared_papers(world)?,
            calendar: Arc::clone(calendar),
            world,
            regions,
            executors,
            professions: world
                .professions
                .keys()
                .map(String::as_str)
                .filter(|id| *id != "fortune-teller" && *id != "english-teacher")
                .collect(),
        })
    }

    /// Returns the papers that are to be sent before any application.
    pub fn papers(&self) -> impl Iterator<Item = &MadePaper> {
        self.papers.iter().map(|(_, made)| made)
    }

    /// Returns the days on which the crowd files, the earliest first.
    #[must_use]
    pub fn days(&self) -> &[NaiveDate] {
        &self.days
    }

    /// Returns the numbers of the applications that are filed on a day, of `count` in all.
    pub fn on_day(&self, day: usize, count: usize) -> impl Iterator<Item = usize> + use<> {
        (day..count).step_by(self.days.len())
    }

    /// Returns the application with a number.
    ///
    /// # Errors
    /// [`DemoFault`] when the data lack what it needs.
    pub fn extra(&self, number: usize) -> Result<Extra, DemoFault> {
        let reference = format!("EXTRA-{number:07}");
        let mut dice = Dice::of(&reference);
        let lacking = || DemoFault::Undefined {
            kind: "part of the crowd",
            name: reference.clone(),
        };
        let day = self.days[number % self.days.len()];
        let executor = *dice.pick(&self.executors).ok_or_else(lacking)?;
        let unit = executor.units.first().ok_or_else(lacking)?;
        let language = *dice.pick(&LANGUAGES).ok_or_else(lacking)?;
        let profession = dice.pick(&self.professions).ok_or_else(lacking)?;
        let profession = named(&self.world.professions, "profession", profession)?;
        let nine = NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default();
        let filed_at = self.calendar.instant(day, nine)
            + TimeDelta::seconds(i64::from(dice.roll(0, 9 * 3600)));
        let application = Application {
            service: certificate(),
            request: RequestKind::Issue,
            channel: if dice.roll(1, 5) == 1 {
                Channel::Provider
            } else {
                Channel::Portal
            },
            unit: unit.clone(),
            filed_at,
            reference: Some(RawText::from(reference.as_str())),
            language,
            applicant: self.applicant(&mut dice).ok_or_else(lacking)?,
            representative: None,
            details: Details {
                profession: Some(RawText::from(profession.get(language))),
                ..Details::default()
            },
            papers: self
                .papers
                .iter()
                .filter(|(of, _)| *of == language)
                .map(|(_, made)| Paper {
                    expires_on: made
                        .paper
                        .expires_on
                        .map(|_| later(day, 12 + dice.roll(0, 60))),
                    ..made.paper.clone()
                })
                .collect(),
        };
        let orders = self.orders(executor, number, &mut dice)?;
        Ok(Extra {
            application,
            orders,
        })
    }

    fn orders(
        &self,
        executor: &Account,
        number: usize,
        dice: &mut Dice,
    ) -> Result<Vec<(Login, Command)>, DemoFault> {
        if number.is_multiple_of(2) {
            return Ok(Vec::new());
        }
        let login = || executor.login.clone();
        let assign = Command::Assign(Assign {
            to: executor.actor().reference(),
        });
        let mut orders = vec![
            (login(), assign),
            (login(), Command::Accept(Accept::default())),
        ];
        if dice.roll(1, 8) == 1 {
            let statement = named(&self.world.texts, "text", "withdrawal")?;
            let statement = RawText::from(statement.get(Language::Ru));
            orders.push((login(), Command::Withdraw(Withdraw { statement })));
        }
        Ok(orders)
    }

    fn applicant(&self, dice: &mut Dice) -> Option<Applicant> {
        let region = dice.pick(&self.regions)?;
        let family = *dice.pick(region)?;
        let given = *dice.pick(region)?;
        let days = u64::from(dice.roll(0, 12_000));
        let born_on = NaiveDate::from_ymd_opt(1968, 3, 1)?.checked_add_days(Days::new(days))?;
        let serial = dice.roll(1, 8_900);
        let passport = &self.world.countries.get(&family.country)?.passport;
        Some(Applicant {
            family_name: RawText::from(family.family.as_str()),
            given_name: RawText::from(given.given.as_str()),
            patronymic: None,
            born_on,
            citizenship: RawText::from(family.country.as_str()),
            iin: (dice.roll(1, 3) == 1).then(|| numbers::iin(born_on, given.sex, serial).into()),
            identity_number: RawText::from(format!("{passport}{:06}", dice.roll(100_000, 999_999))),
            contact: None,
        })
    }
}

fn later(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

fn working_days_before(
    calendar: &Calendar,
    opens_on: NaiveDate,
) -> Result<Vec<NaiveDate>, CalendarGap> {
    let mut days = Vec::new();
    let mut day = opens_on;
    while days.len() < DAYS as usize {
        day = day.pred_opt().unwrap_or(day);
        if calendar.is_working_day(day)? {
            days.push(day);
        }
    }
    days.reverse();
    Ok(days)
}

/// Makes the few papers that all of them share.
fn shared_papers(world: &World) -> Result<Vec<(Language, MadePaper)>, DemoFault> {
    let template = named(&world.templates, "template", "crowd")?;
    let mut papers = Vec::new();
    for language in LANGUAGES {
        let lines = match language {
            Language::Kk => &template.kk,
            Language::Ru | Language::En => &template.ru,
        };
        for document in [
            "application",
            "identity-document",
            "education-document",
            "work-experience",
        ] {
            let bytes = make_pdf(&PaperText {
                title: template.title.get(language).to_owned(),
                lines: lines
                    .iter()
                    .map(|line| legible(&line.replace("{document}", document)))
                    .collect(),
                stamp: Some(world.stamp.get(language).to_owned()),
            })?;
            let expires_on = (document == "identity-document").then_some(NaiveDate::MAX);
            let document = DocumentId::parse(document).map_err(|_| DemoFault::Undefined {
                kind: "document",
                name: document.to_owned(),
            })?;
            let paper = Paper {
                document,
                sha256: sha256_hex(&bytes),
                name: RawText::from(template.file.as_str()),
                issued_on: None,
                expires_on,
                reading: None,
            };
            papers.push((
                language,
                MadePaper {
                    paper,
                    bytes: bytes.into(),
                },
            ));
        }
    }
    Ok(papers)
}
