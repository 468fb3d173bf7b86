//! Invented numbers: dice that follow from a text, and personal and business numbers with right
//! check digits. No clock, no random number of the machine.

use chrono::{Datelike, NaiveDate};

use super::world::Sex;
use crate::casework::person::{Bin, Iin};

/// Numbers that follow from a text (FNV-1a into `SplitMix64`; nothing depends on their quality).
#[derive(Debug, Clone)]
pub struct Dice {
    state: u64,
}

impl Dice {
    /// Returns the dice of a text: equal texts roll equally.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let state = text.bytes().fold(0xcbf2_9ce4_8422_2325, |state, byte| {
            (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self { state }
    }

    /// Returns 64 mixed bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from `low` to `high`, both included.
    pub fn roll(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high.saturating_sub(low)) + 1;
        low + u32::try_from(self.bits() % span).unwrap_or(0)
    }

    /// Returns one of `choices`; `None` when there are none.
    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        let last = u32::try_from(choices.len().checked_sub(1)?).ok()?;
        choices.get(self.roll(0, last) as usize)
    }
}

/// Returns a personal number that the check accepts; `serial` tells people of one birthday apart.
///
/// # Panics
/// Never: of the serials that follow each other some have a check digit.
#[must_use]
pub fn iin(born_on: NaiveDate, sex: Sex, serial: u32) -> Iin {
    let century = match (born_on.year() >= 2000, sex) {
        (false, Sex::Male) => 3,
        (false, Sex::Female) => 4,
        (true, Sex::Male) => 5,
        (true, Sex::Female) => 6,
    };
    (serial..serial + 100)
        .flat_map(|serial| {
            let stem = format!(
                "{}{century}{:04}",
                born_on.format("%y%m%d"),
                serial % 10_000
            );
            (0..10).map(move |check| format!("{stem}{check}"))
        })
        .find_map(|text| Iin::parse(&text).ok())
        .expect("some of a hundred serials have a check digit")
}

/// Returns a business number of a resident legal entity that the check accepts.
///
/// # Panics
/// Never: of the serials that follow each other some have a check digit.
#[must_use]
pub fn bin(year: u32, month: u32, serial: u32) -> Bin {
    (serial..serial + 100)
        .flat_map(|serial| {
            let stem = format!("{:02}{month:02}40{:05}", year % 100, serial % 100_000);
            (0..10).map(move |check| format!("{stem}{check}"))
        })
        .find_map(|text| Bin::parse(&text).ok())
        .expect("some of a hundred serials have a check digit")
}

#[cfg(test)]
mod tests {
    use super::{Dice, bin, iin};
    use crate::demo::world::Sex;
    use chrono::NaiveDate;

    #[test]
    fn equal_texts_roll_equally() {
        let rolls = |text| {
            let mut dice = Dice::of(text);
            [dice.roll(1, 6), dice.roll(1, 6), dice.roll(0, u32::MAX)]
        };
        assert_eq!(rolls("a"), rolls("a"));
        assert_ne!(rolls("a"), rolls("b"));
        assert!((1..=6).contains(&rolls("a")[0]));
    }

    #[test]
    fn invented_numbers_have_right_check_digits() {
        for serial in 0..300 {
            let born_on = NaiveDate::from_ymd_opt(1990, 1, 15).expect("a day");
            let number = iin(born_on, Sex::Male, serial);
            assert!(number.reveal().starts_with("9001153"));
            assert!(bin(2024, 1, serial).as_str().starts_with("240140"));
        }
    }
}
