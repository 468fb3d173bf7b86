//! The order of names: the Kazakh alphabet, which holds the Russian one, whatever the case.
//!
//! Each letter has a weight of one to six bytes, such that comparing the weights of two names byte
//! by byte compares the names. All but rare letters weigh one byte, so that a key of sixteen bytes
//! tells most names apart.

use std::cmp::Ordering;

/// The Kazakh alphabet.
const ALPHABET: &str = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";

/// Cyrillic as far as the alphabet reaches: U+0400 to U+04FF.
const CYRILLIC: u32 = 0x0400;
const CYRILLIC_SIZE: usize = 0x100;

/// Before other letters that stand before Cyrillic (accented Latin ones).
const EARLY: u8 = 0x80;
/// The weight of the first letter of the alphabet.
const FIRST: u8 = 0x81;
/// Before letters that stand behind Cyrillic.
const LATE: u8 = 0xFD;

/// The weight of each letter of the alphabet in its lower case; 0 for what is not in it.
static WEIGHTS: std::sync::LazyLock<[u8; CYRILLIC_SIZE]> = std::sync::LazyLock::new(|| {
    let mut weights = [0; CYRILLIC_SIZE];
    for (weight, letter) in (FIRST..).zip(ALPHABET.chars()) {
        for form in std::iter::once(letter).chain(letter.to_uppercase()) {
            if let Some(place) = place(form) {
                weights[place] = weight;
            }
        }
    }
    weights
});

fn place(letter: char) -> Option<usize> {
    let place = usize::try_from(u32::from(letter).checked_sub(CYRILLIC)?).ok()?;
    (place < CYRILLIC_SIZE).then_some(place)
}

/// Compares names in the order of the Kazakh alphabet, without regard to case: ASCII first, then
/// accented Latin letters, then Cyrillic, then all else.
#[must_use]
pub fn compare_names(a: &str, b: &str) -> Ordering {
    // Names are short; this is not what long lists are sorted with.
    let (mut a_weights, mut b_weights) = (Vec::new(), Vec::new());
    weigh(a, &mut a_weights);
    weigh(b, &mut b_weights);
    a_weights.cmp(&b_weights)
}

/// Writes the weights of a name. None is 0, so that a 0 can end them.
pub(super) fn weigh(name: &str, weights: &mut Vec<u8>) {
    let table = &*WEIGHTS;
    for letter in name.chars() {
        if letter.is_ascii() {
            let lower = u8::try_from(u32::from(letter.to_ascii_lowercase())).unwrap_or(1);
            weights.push(lower.max(1));
            continue;
        }
        if let Some(weight) = place(letter).map(|place| table[place])
            && weight > 0
        {
            weights.push(weight);
            continue;
        }
        for lower in letter.to_lowercase() {
            if lower.is_ascii() {
                weights.push(u8::try_from(u32::from(lower)).unwrap_or(1).max(1));
                continue;
            }
            weights.push(if u32::from(lower) < CYRILLIC {
                EARLY
            } else {
                LATE
            });
            weights.extend_from_slice(lower.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_the_kazakh_alphabet() {
        let sorted = [
            "Brown",
            "Zhou",
            "Ángel",
            "Úna",
            "Ахметов",
            "Әбдіқали",
            "Б",
            "Ғани",
            "Д",
            "Ким",
            "Қали",
            "Л",
            "Ңа",
            "Өмір",
            "П",
            "Ұлан",
            "Үсен",
            "Ф",
            "Хан",
            "Һүсейін",
            "Ц",
            "Ын",
            "Ілияс",
            "Я",
            "張偉",
        ];
        for pair in sorted.windows(2) {
            assert_eq!(compare_names(pair[0], pair[1]), Ordering::Less, "{pair:?}");
        }
        assert_eq!(compare_names("АХМЕТОВ", "ахметов"), Ordering::Equal);
        assert_eq!(compare_names("Ким", "Ким А."), Ordering::Less);
    }

    #[test]
    fn no_weight_is_the_end() {
        for name in ["\0", "a\0b", "\u{130}", "ẞ", "😀"] {
            let mut weights = Vec::new();
            weigh(name, &mut weights);
            assert!(!weights.contains(&0), "{name:?}");
        }
    }
}
