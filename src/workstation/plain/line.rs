//! A line as it goes out: inert whatever stands in it, and with marks said as words.
//!
//! Screen readers pass over ✓ and ✗ or name them oddly; at the beginning of a line they become
//! words, and the dots that part things on the screens become commas.

use std::borrow::Cow;

use crate::i18n::Speaker;
use crate::workstation::widgets::paint;

/// The marks of the screens with the keys of their words.
const MARKS: [(&str, &str); 7] = [
    ("✓ ", "plain-mark-yes"),
    ("☑ ", "plain-mark-yes"),
    ("✗ ", "plain-mark-no"),
    ("☐ ", "plain-mark-no"),
    ("⚠ ", "plain-mark-attention"),
    ("? ", "plain-mark-open"),
    ("→ ", "plain-mark-see"),
];

/// Returns text that cannot steer a terminal.
pub(super) fn inert(text: &str) -> Cow<'_, str> {
    paint::inert(text)
}

/// Returns the lines of a text as they go out.
pub(super) fn lines(text: &str, speaker: Speaker<'_>) -> Vec<String> {
    text.split('\n').map(|line| spoken(line, speaker)).collect()
}

fn spoken(line: &str, speaker: Speaker<'_>) -> String {
    let line = inert(line.trim());
    let marked = MARKS
        .iter()
        .find_map(|(mark, id)| Some((line.strip_prefix(mark)?, *id)));
    let text = match marked {
        Some((rest, id)) => format!("{} {}", speaker.say(id), rest.trim_start()),
        None => line.strip_prefix("· ").unwrap_or(&line).to_owned(),
    };
    text.replace(" · ✗ ", ", ")
        .replace(" · ⚠ ", ", ")
        .replace(" · ✓ ", ", ")
        .replace(" · ", ", ")
}

/// Reads numbers (from 1) into places (from 0), or the one label that begins with or holds what
/// was typed; `None` when that is nothing or not one thing.
pub(super) fn picked(line: &str, labels: &[String]) -> Option<Vec<usize>> {
    let numbers: Result<Vec<usize>, _> = line
        .split([' ', ',', ';'])
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect();
    if let Ok(numbers) = numbers {
        let mut places = Vec::new();
        for number in numbers {
            let place = number.checked_sub(1).filter(|at| *at < labels.len())?;
            if !places.contains(&place) {
                places.push(place);
            }
        }
        return (!places.is_empty()).then_some(places);
    }
    let typed = line.to_lowercase();
    let matching = |meets: &dyn Fn(&str) -> bool| -> Vec<usize> {
        (0..labels.len())
            .filter(|at| meets(&labels[*at].to_lowercase()))
            .collect()
    };
    let begins = matching(&|label| label.starts_with(&typed));
    let found = if begins.is_empty() {
        matching(&|label| label.contains(&typed))
    } else {
        begins
    };
    (found.len() == 1).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Catalogue;
    use crate::regulation::Language;

    #[test]
    fn marks_are_words_and_nothing_steers_a_terminal() {
        let speaker = Catalogue::shared().speak(Language::En);
        assert_eq!(
            lines("  ✗ Is it valid? · p. 1\n· x\u{1b}[2J\u{7}", speaker),
            ["No: Is it valid?, p. 1", "x<U+001B>[2J<U+0007>"]
        );
        assert_eq!(
            lines("Due 02.03.2026 · ✗ −7 wd", speaker),
            ["Due 02.03.2026, −7 wd"]
        );
    }

    #[test]
    fn options_are_picked_by_number_or_by_words_and_never_by_chance() {
        let labels = ["Қарсымын", "Қолдаймын", "Қалыс қалдым"].map(str::to_owned);
        assert_eq!(picked("2", &labels), Some(vec![1]));
        assert_eq!(picked("1, 3 1", &labels), Some(vec![0, 2]));
        assert_eq!(picked("қол", &labels), Some(vec![1]));
        assert_eq!(picked("қалдым", &labels), Some(vec![2]));
        for wrong in ["0", "4", "1 9", "қ", "xyz", ""] {
            assert_eq!(picked(wrong, &labels), None, "{wrong}");
        }
    }
}
