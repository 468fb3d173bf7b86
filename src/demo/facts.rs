//! What is true of one invented application: the words that fill its papers and texts.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};

use super::numbers::{self, Dice};
use super::world::{CaseEntry, Country, DemoFault, Person, World, named};
use crate::casework::RawText;
use crate::casework::application::{
    Change, ChannelFailure, Contract, Details, Employer, EmployerNumber, FactValue, Loss, Original,
};
use crate::casework::person::{Applicant, Bin, Representative};
use crate::regulation::{Calendar, Detail, FactRule, Language, Procedure};

/// Who files for somebody else in the demo.
const REPRESENTATIVES: [&str; 3] = ["Сейітқали Дархан", "Морозова Ирина", "Әбдіраманова Сәуле"];

/// Employers in Kazakhstan, invented like everything here.
const EMPLOYERS: [&str; 6] = [
    "ТОО «Алатау Инжиниринг»",
    "«Жетісу Агро» ЖШС",
    "ТОО «Каспий Сервис Монтаж»",
    "«Сарыарқа Медицина орталығы» КМК",
    "ТОО «Тұлпар Станко»",
    "«Көкжиек Энерго» ЖШС",
];

/// The words and dates of one case.
#[derive(Debug, Clone)]
pub struct Facts {
    pub language: Language,
    pub applicant: Applicant,
    pub representative: Option<Representative>,
    pub details: Details,
    /// Last day of the passport.
    pub passport_until: NaiveDate,
    pub power_until: NaiveDate,
    /// Number of the result, should there be one.
    pub result_number: String,
    /// Number of the notice of conformity, should there be one.
    pub notice_number: String,
    /// Seed of the pictures.
    pub seed: u64,
    /// Whether the identity document comes as a picture.
    pub identity_scanned: bool,
    words: BTreeMap<String, String>,
}

fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(day)
}

fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

fn days_before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

fn dotted(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

impl Facts {
    /// Invents what the entry leaves open; the same entry gives the same facts.
    ///
    /// # Errors
    /// [`DemoFault::Undefined`] for an applicant, country or profession that is not there.
    pub fn of(
        world: &World,
        entry: &CaseEntry,
        calendar: &Calendar,
        procedure: &Procedure,
    ) -> Result<Self, DemoFault> {
        let person = named(&world.applicants, "applicant", &entry.applicant)?;
        let country = named(&world.countries, "country", &person.country)?;
        let profession = entry
            .profession
            .as_deref()
            .map(|id| named(&world.professions, "profession", id))
            .transpose()?;
        let prefix = world.numbers.get(&entry.service).map_or("", String::as_str);
        // What belongs to the person is the same in every application of theirs.
        let mut own = Dice::of(&person.id);
        let mut dice = Dice::of(&entry.reference);
        let filed_on = entry.filed.date();
        let applicant = applicant(person, country, &mut own);
        let graduated = months_after(person.born, 22 * 12 + own.roll(0, 20));
        let from = months_after(graduated, own.roll(2, 14));
        let to = days_before(
            months_before(filed_on, dice.roll(2, 7)),
            dice.roll(0, 20).into(),
        );
        let passport_until = months_after(filed_on, dice.roll(20, 90));
        let power_until = months_after(filed_on, 12);
        let representative = entry
            .represented
            .then(|| representative(filed_on, &mut dice));
        let result_number = dice.roll(1000, 89_999);
        let mut facts = Self {
            language: entry.language,
            representative,
            details: Details {
                abroad: entry.abroad,
                treaty_exempt: entry.treaty_exempt,
                profession: profession.map(|words| RawText::from(words.get(entry.language))),
                facts: entry.facts.clone(),
                failure: entry.failure.as_ref().map(|failure| ChannelFailure {
                    what: failure.what.clone(),
                    at: calendar.instant(failure.at.date(), failure.at.time()),
                    minutes: failure.minutes,
                }),
                ..Details::default()
            },
            passport_until,
            power_until,
            result_number: format!("{prefix}-{}-{result_number:05}", filed_on.format("%y")),
            notice_number: format!("{prefix}-N-{:05}", result_number / 7),
            seed: own.bits(),
            identity_scanned: dice.roll(1, 4) == 1,
            words: BTreeMap::new(),
            applicant,
        };
        facts.state_details(entry, prefix, calendar, &procedure.details, &mut dice);
        facts.state_facts(entry, procedure);
        let diploma = own.roll(100_000, 899_999);
        facts.put([
            ("name", facts.applicant.full_name().as_raw().to_owned()),
            ("born", dotted(person.born)),
            ("sex", format!("{:?}", person.sex)[..1].to_owned()),
            ("country", country_word(country, entry.language).to_owned()),
            ("country_en", country.en.to_uppercase()),
            (
                "passport",
                facts.applicant.identity_number.as_raw().to_owned(),
            ),
            ("passport_until", dotted(passport_until)),
            ("school", country.school.clone()),
            ("employer", country.employer.clone()),
            ("diploma", diploma.to_string()),
            (
                "other_diploma",
                (diploma + own.roll(1000, 9000)).to_string(),
            ),
            ("recognition", format!("ТБ-{:05}", own.roll(10_000, 99_999))),
            ("graduated", dotted(graduated)),
            ("from", dotted(from)),
            ("to", dotted(to)),
            (
                "registered",
                dotted(days_before(to, u64::from(own.roll(200, 380)))),
            ),
            ("filed", dotted(filed_on)),
            ("power_until", dotted(power_until)),
        ]);
        if let Some(words) = profession {
            facts.put([
                ("profession", words.get(entry.language).to_owned()),
                ("profession_en", words.en.clone()),
            ]);
        }
        if let Some(iin) = &facts.applicant.iin {
            let iin = String::from(iin.clone());
            facts.put([("iin", iin)]);
        }
        facts.put_days(filed_on, &mut own);
        Ok(facts)
    }

    fn put<const N: usize>(&mut self, words: [(&str, String); N]) {
        let words = words.map(|(blank, word)| (blank.to_owned(), word));
        self.words.extend(words);
    }

    /// Days that papers of newcomers speak of: when somebody entered the country and how long the
    /// stay is registered.
    fn put_days(&mut self, filed_on: NaiveDate, own: &mut Dice) {
        let entered = days_before(filed_on, u64::from(own.roll(24, 70)));
        let stay_until = months_after(entered, 3);
        let overstayed_from = days_before(filed_on, u64::from(own.roll(130, 190)));
        let certified = days_before(filed_on, u64::from(own.roll(8, 30)));
        self.put([
            ("entered", dotted(entered)),
            ("stay_until", dotted(stay_until)),
            ("entered_long_ago", dotted(overstayed_from)),
            ("stay_ended", dotted(months_after(overstayed_from, 3))),
            ("certified", dotted(certified)),
            ("paper_number", own.roll(1000, 9999).to_string()),
        ]);
    }

    /// Fills in what the application states of the edition's facts, each under its own name.
    fn state_facts(&mut self, entry: &CaseEntry, procedure: &Procedure) {
        for (id, value) in &entry.facts {
            let word = fact_word(procedure.fact(id), value, entry.language);
            self.words.insert(id.to_string(), word);
        }
    }

    /// Fills what the request must state.
    fn state_details(
        &mut self,
        entry: &CaseEntry,
        prefix: &str,
        calendar: &Calendar,
        demanded: &[Detail],
        dice: &mut Dice,
    ) {
        let filed_on = entry.filed.date();
        if let Some(representative) = &self.representative {
            let name = representative.name.as_raw().to_owned();
            let power = representative.power_of_attorney.as_raw().to_owned();
            self.put([("representative", name), ("power", power)]);
        }
        if entry.abroad {
            let noon = chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
            self.details.mission_received_at =
                Some(calendar.instant(days_before(filed_on, 2), noon));
        }
        if demanded.contains(&Detail::Original) {
            self.state_original(entry, prefix, dice);
        }
        if demanded.contains(&Detail::Contract) {
            self.state_contract(filed_on, dice);
        }
        if demanded.contains(&Detail::Change) {
            self.state_change(entry);
        }
        if demanded.contains(&Detail::Loss) {
            self.details.loss = Some(Loss::Lost);
            self.put([
                ("loss_kk", "жоғалды".to_owned()),
                ("loss_ru", "утерян".to_owned()),
            ]);
        }
    }

    fn state_original(&mut self, entry: &CaseEntry, prefix: &str, dice: &mut Dice) {
        let filed_on = entry.filed.date();
        let original = Original {
            number: RawText::from(format!(
                "{prefix}-{}-{:05}",
                months_before(filed_on, 2).format("%y"),
                dice.roll(100, 999)
            )),
            valid_until: entry
                .original_until
                .unwrap_or_else(|| months_after(filed_on, 1)),
        };
        self.put([
            ("original", original.number.as_raw().to_owned()),
            ("original_until", dotted(original.valid_until)),
        ]);
        self.details.original = Some(original);
    }

    fn state_change(&mut self, entry: &CaseEntry) {
        let changed_on = days_before(entry.filed.date(), 3);
        let (kk, ru) = ("паспорттың нөмірі мен сериясы", "номер и серия паспорта");
        let what = match entry.language {
            Language::Kk => kk,
            Language::Ru | Language::En => ru,
        };
        self.details.change = Some(Change {
            changed_on,
            what: RawText::from(what),
        });
        self.put([
            ("change_kk", kk.to_owned()),
            ("change_ru", ru.to_owned()),
            ("changed_on", dotted(changed_on)),
        ]);
    }

    fn state_contract(&mut self, filed_on: NaiveDate, dice: &mut Dice) {
        let at = dice.roll(0, 5) as usize;
        let name = EMPLOYERS[at];
        let bin = employer_bin(at);
        let other = (at + 1) % EMPLOYERS.len();
        let contract = Contract {
            concluded_on: days_before(filed_on, 2),
            ends_on: months_after(filed_on, dice.roll(10, 30)),
        };
        self.put([
            ("kz_employer", name.to_owned()),
            ("kz_bin", bin.as_str().to_owned()),
            ("other_employer", EMPLOYERS[other].to_owned()),
            ("other_bin", employer_bin(other).as_str().to_owned()),
            ("contract_on", dotted(contract.concluded_on)),
            ("contract_until", dotted(contract.ends_on)),
        ]);
        self.details.employer = Some(Employer {
            name: RawText::from(name),
            number: EmployerNumber::Bin(bin),
        });
        self.details.contract = Some(contract);
    }

    /// Returns `text` with its blanks filled.
    ///
    /// # Errors
    /// [`DemoFault::Blank`] for a blank that these facts do not fill.
    pub fn fill(&self, text: &str) -> Result<String, DemoFault> {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (blank, after) = after.split_once('}').unwrap_or((after, ""));
            let word = self.words.get(blank).ok_or_else(|| DemoFault::Blank {
                text: text.to_owned(),
                blank: blank.to_owned(),
            })?;
            filled.push_str(before);
            filled.push_str(word);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }
}

/// Returns a stated fact as a paper would write it.
fn fact_word(rule: Option<&FactRule>, value: &FactValue, language: Language) -> String {
    match value {
        FactValue::Flag(flag) => match (flag, language) {
            (true, Language::Kk) => "иә",
            (false, Language::Kk) => "жоқ",
            (true, Language::Ru | Language::En) => "да",
            (false, Language::Ru | Language::En) => "нет",
        }
        .to_owned(),
        FactValue::Number(number) => number.to_string(),
        FactValue::Text(text) => {
            let options = rule.map_or(&[][..], |rule| &rule.options);
            let chosen = options
                .iter()
                .find(|option| option.id.as_str() == text.as_raw());
            match (chosen, value.date()) {
                (Some(option), _) => option.title.get(language).to_owned(),
                (None, Some(day)) => dotted(day),
                (None, None) => text.as_raw().to_owned(),
            }
        }
    }
}

fn employer_bin(at: usize) -> Bin {
    let at = u32::try_from(at).unwrap_or(0);
    numbers::bin(2012 + at, 1 + at, 700 + 13 * at)
}

fn country_word(country: &Country, language: Language) -> &str {
    match language {
        Language::Kk => &country.kk,
        Language::Ru | Language::En => &country.ru,
    }
}

fn applicant(person: &Person, country: &Country, own: &mut Dice) -> Applicant {
    let identity_number = format!("{}{:06}", country.passport, own.roll(100_000, 999_999));
    let serial = own.roll(1, 8_900);
    let contact = format!("{}@example.org", person.id);
    Applicant {
        family_name: RawText::from(person.family.as_str()),
        given_name: RawText::from(person.given.as_str()),
        patronymic: person.patronymic.as_deref().map(RawText::from),
        born_on: person.born,
        citizenship: RawText::from(person.country.as_str()),
        iin: person
            .iin
            .then(|| numbers::iin(person.born, person.sex, serial).into()),
        identity_number: RawText::from(identity_number),
        contact: Some(RawText::from(contact)),
    }
}

fn representative(filed_on: NaiveDate, dice: &mut Dice) -> Representative {
    let name = dice.pick(&REPRESENTATIVES).copied().unwrap_or_default();
    let issued_on = days_before(filed_on, 9);
    Representative {
        name: RawText::from(name),
        power_of_attorney: RawText::from(format!(
            "№ {}-д, {}",
            dice.roll(100, 2999),
            dotted(issued_on)
        )),
    }
}
