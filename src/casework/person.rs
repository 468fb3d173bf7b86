//! Applicants and the numbers that identify them.

use chrono::NaiveDate;
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
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
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
        let (month, day) = (d[2] * 10 + d[3], d[4] * 10 + d[5]);
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
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

/// A business number (БИН / БСН) with a right check digit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    pub iin: Option<Iin>,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Representative {
    pub name: RawText,
    /// The notarised power of attorney: number and date.
    pub power_of_attorney: RawText,
}
