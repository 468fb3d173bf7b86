//! Applicants and the numbers that identify them.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::RawText;

/// A number whose form or check digit is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadNumber {
    #[error("must have 12 digits")]
    Length,
    #[error("has a wrong check digit")]
    CheckDigit,
    #[error("has an impossible date")]
    Date,
}

/// Checks the twelfth digit of an IIN or BIN: a sum with weights 1 to 11 modulo 11, and with
/// weights 3 to 11, 1, 2 when that gives 10. A number that gives 10 twice is not issued.
fn check_digit(text: &str) -> Result<[u8; 12], BadNumber> {
    let bytes: [u8; 12] = text.as_bytes().try_into().map_err(|_| BadNumber::Length)?;
    if !bytes.iter().all(u8::is_ascii_digit) {
        return Err(BadNumber::Length);
    }
    let digits = bytes.map(|b| b - b'0');
    let sum = |weights: [u32; 11]| {
        digits
            .iter()
            .zip(weights)
            .map(|(d, w)| u32::from(*d) * w)
            .sum::<u32>()
            % 11
    };
    let mut control = sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    if control == 10 {
        control = sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]);
    }
    if control == u32::from(digits[11]) {
        Ok(digits)
    } else {
        Err(BadNumber::CheckDigit)
    }
}

/// A personal number (ИИН / ЖСН) with a right check digit.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[0-9]{12}$"))]
pub struct Iin(String);

impl Iin {
    /// Returns the number when its form, birth date and check digit are right.
    ///
    /// A seventh digit outside 1 to 6 is let through: exceptions are said to exist.
    ///
    /// # Errors
    /// [`BadNumber`] with what is wrong.
    pub fn parse(text: &str) -> Result<Self, BadNumber> {
        let d = check_digit(text)?;
        let pair = |at: usize| u32::from(d[at] * 10 + d[at + 1]);
        // The seventh digit names sex and century; where it names none, one with a 29 February
        // is taken, so that no possible day is refused.
        let century = match d[6] {
            1 | 2 => 1800,
            3 | 4 => 1900,
            _ => 2000,
        };
        let year = century + i32::from(d[0] * 10 + d[1]);
        if NaiveDate::from_ymd_opt(year, pair(2), pair(4)).is_none() {
            return Err(BadNumber::Date);
        }
        Ok(Self(text.to_owned()))
    }

    /// Returns the number with all but its last four digits hidden.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("••••••••{}", &self.0[8..])
    }

    /// Returns the whole number. Showing it is an act that is logged.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Iin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.masked())
    }
}

impl TryFrom<String> for Iin {
    type Error = BadNumber;
    fn try_from(text: String) -> Result<Self, BadNumber> {
        Self::parse(&text)
    }
}

impl From<Iin> for String {
    fn from(iin: Iin) -> Self {
        iin.0
    }
}

/// A personal number as a case states it: whole where it is kept and where it is handed in; masked
/// in what is shown to whoever looks at the case. Revealing it is an act of its own, and logged.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[0-9•]{8}[0-9]{4}$"))]
pub struct PersonalNumber(String);

/// What stands in place of the digits that are hidden.
const HIDDEN: &str = "••••••••";

impl PersonalNumber {
    /// Returns the number as it may be shown to whoever looks at the case.
    #[must_use]
    pub fn masked(&self) -> Self {
        Self(self.shown())
    }

    /// Returns the number with all but its last four digits hidden.
    #[must_use]
    pub fn shown(&self) -> String {
        let last = self.0.len() - 4;
        format!("{HIDDEN}{}", &self.0[last..])
    }

    /// Returns the whole number, where it is not masked.
    #[must_use]
    pub fn whole(&self) -> Option<Iin> {
        (!self.0.starts_with(HIDDEN)).then(|| Iin(self.0.clone()))
    }
}

impl std::fmt::Debug for PersonalNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.shown())
    }
}

impl TryFrom<String> for PersonalNumber {
    type Error = BadNumber;
    fn try_from(text: String) -> Result<Self, BadNumber> {
        match text.strip_prefix(HIDDEN) {
            Some(last) if last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit()) => {
                Ok(Self(text))
            }
            Some(_) | None => Iin::parse(&text).map(Self::from),
        }
    }
}

impl From<Iin> for PersonalNumber {
    fn from(iin: Iin) -> Self {
        Self(iin.0)
    }
}

impl From<PersonalNumber> for String {
    fn from(number: PersonalNumber) -> Self {
        number.0
    }
}

/// A business number (БИН / БСН) with a right check digit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[0-9]{12}$"))]
pub struct Bin(String);

impl Bin {
    /// Returns the number when its form, month, kind and check digit are right.
    ///
    /// # Errors
    /// [`BadNumber`] with what is wrong.
    pub fn parse(text: &str) -> Result<Self, BadNumber> {
        let d = check_digit(text)?;
        if !(1..=12).contains(&(d[2] * 10 + d[3])) || !(4..=6).contains(&d[4]) {
            return Err(BadNumber::Date);
        }
        Ok(Self(text.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Bin {
    type Error = BadNumber;
    fn try_from(text: String) -> Result<Self, BadNumber> {
        Self::parse(&text)
    }
}

impl From<Bin> for String {
    fn from(bin: Bin) -> Self {
        bin.0
    }
}

/// Who applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Applicant {
    pub family_name: RawText,
    pub given_name: RawText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patronymic: Option<RawText>,
    pub born_on: NaiveDate,
    /// ISO 3166-1 alpha-3, or `XXA` for a stateless person (ICAO 9303).
    pub citizenship: RawText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iin: Option<PersonalNumber>,
    /// Number of the passport or other identity document.
    pub identity_number: RawText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<RawText>,
}

impl Applicant {
    /// Returns the full name as it came: family name first.
    #[must_use]
    pub fn full_name(&self) -> RawText {
        let mut name = format!("{} {}", self.family_name.as_raw(), self.given_name.as_raw());
        if let Some(patronymic) = &self.patronymic {
            name.push(' ');
            name.push_str(patronymic.as_raw());
        }
        RawText::from(name)
    }
}

/// Somebody who files or collects for the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Representative {
    pub name: RawText,
    /// The notarised power of attorney: number and date.
    pub power_of_attorney: RawText,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_with_a_right_check_digit_are_taken() {
        // The second of each pair needs the second set of weights.
        for iin in ["900115300003", "900115300401"] {
            assert_eq!(
                Iin::parse(iin).map(|iin| iin.reveal().to_owned()),
                Ok(iin.to_owned())
            );
        }
        for bin in ["240140000001", "231040007776"] {
            assert_eq!(
                Bin::parse(bin).map(|bin| bin.as_str().to_owned()),
                Ok(bin.to_owned())
            );
        }
    }

    #[test]
    fn a_mistyped_number_is_refused_and_says_why() {
        for (text, expected) in [
            ("900115300004", BadNumber::CheckDigit),
            ("", BadNumber::Length),
            ("90011530000", BadNumber::Length),
            ("9001153000033", BadNumber::Length),
            ("90011530000a", BadNumber::Length),
            (" 90011530000", BadNumber::Length),
            ("٩٠٠١١٥", BadNumber::Length),
            ("９００１", BadNumber::Length),
            ("901315300006", BadNumber::Date),
        ] {
            let found = Iin::parse(text).unwrap_err();
            if expected == BadNumber::Date {
                // Whatever its check digit, one of them meets the date.
                let dates = (0..10)
                    .filter_map(|digit| Iin::parse(&format!("90131530000{digit}")).err())
                    .filter(|error| *error == BadNumber::Date);
                assert_eq!(dates.count(), 1, "{text}");
            } else {
                assert_eq!(found, expected, "{text:?}");
            }
        }
        // The fifth digit of a BIN says what kind of body it is: 4 to 6.
        assert_eq!(Bin::parse("900115300003"), Err(BadNumber::Date));
    }

    #[test]
    fn a_number_that_gives_ten_twice_is_never_issued() {
        for digit in 0..10 {
            let number = format!("90011530120{digit}");
            assert_eq!(Iin::parse(&number), Err(BadNumber::CheckDigit), "{number}");
        }
    }

    #[test]
    fn impossible_days_are_refused_in_the_century_that_the_number_names() {
        let with_any_digit = |eleven: &str| {
            (0..10).find_map(|digit| match Iin::parse(&format!("{eleven}{digit}")) {
                Err(BadNumber::CheckDigit) => None,
                outcome => Some(outcome.map(|_| ())),
            })
        };
        // 2000 was a leap year, 1900 was not; 5 is the twenty-first century, 1 the nineteenth.
        assert_eq!(with_any_digit("00022950000"), Some(Ok(())));
        assert_eq!(with_any_digit("00022930000"), Some(Err(BadNumber::Date)));
        assert_eq!(with_any_digit("90023130000"), Some(Err(BadNumber::Date)));
        // A seventh digit that names no century is let through with any possible day.
        assert_eq!(with_any_digit("00022970000"), Some(Ok(())));
    }

    #[test]
    fn a_masked_number_is_read_again_and_tells_nothing_more() {
        let number = PersonalNumber::from(Iin::parse("900115300003").unwrap());
        assert_eq!(number.whole().unwrap().reveal(), "900115300003");
        let masked = number.masked();
        assert_eq!(masked.whole(), None);
        assert_eq!(
            format!("{number:?} {masked:?}"),
            "••••••••0003 ••••••••0003"
        );
        let text = serde_json::to_string(&masked).unwrap();
        assert_eq!(text, "\"••••••••0003\"");
        assert_eq!(
            serde_json::from_str::<PersonalNumber>(&text).unwrap(),
            masked
        );
        assert_eq!(masked.masked(), masked);
        for wrong in [
            "••••••••000",
            "••••••••00034",
            "•••••••00003",
            "900115300004",
            "•",
            "",
        ] {
            assert!(
                PersonalNumber::try_from(wrong.to_owned()).is_err(),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_number_is_masked_wherever_it_is_printed() {
        let iin = Iin::parse("900115300003").unwrap();
        assert_eq!(iin.masked(), "••••••••0003");
        assert_eq!(format!("{iin:?}"), "••••••••0003");
        assert!(serde_json::from_str::<Iin>("\"900115300004\"").is_err());
    }

    proptest! {
        #[test]
        fn parsing_never_panics(text in "\\PC{0,14}", digits in "[0-9]{11,13}") {
            let _ = (Iin::parse(&text), Bin::parse(&text), Iin::parse(&digits), Bin::parse(&digits));
        }

        #[test]
        fn one_wrong_digit_is_always_found(place in 0_usize..10, by in 1_u8..10) {
            // The weights of the first ten places are prime to 11, so a single slip changes the sum;
            // the eleventh weighs 11 and does not count.
            let right = b"900115300003";
            let mut wrong = *right;
            wrong[place] = b'0' + (wrong[place] - b'0' + by) % 10;
            let text = std::str::from_utf8(&wrong).unwrap();
            if let Ok(found) = Iin::parse(text) {
                // Only the second set of weights can meet the same digit again.
                let sum: u32 = wrong[..11].iter().zip(1..).map(|(d, w)| u32::from(d - b'0') * w).sum();
                prop_assert_eq!(sum % 11, 10, "{:?}", found);
            }
        }
    }
}
