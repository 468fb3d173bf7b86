//! A page of plain text: paragraphs wrapped by the width that a terminal gives them.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::casework::RawText;

/// The most columns a line takes.
pub const COLUMNS: usize = 78;

/// Lines under way. Outside text comes in as [`RawText`] and is cleaned here.
#[derive(Default)]
pub(super) struct Sheet {
    lines: Vec<String>,
    sections: usize,
    items: usize,
}

impl Sheet {
    /// Adds an empty line, unless there is one or the page is empty.
    pub(super) fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// Adds a paragraph of our own words.
    pub(super) fn paragraph(&mut self, indent: usize, text: &str) {
        self.hanging(indent, indent, text);
    }

    /// Adds a numbered heading after an empty line.
    pub(super) fn section(&mut self, title: &str) {
        self.sections += 1;
        self.items = 0;
        self.gap();
        self.hanging(0, 3, &format!("{}. {title}", self.sections));
    }

    /// Adds a numbered item of the section after an empty line, such as `2.1.`.
    pub(super) fn item(&mut self, title: &str) {
        self.items += 1;
        let number = format!("{}.{}.", self.sections, self.items);
        self.gap();
        self.hanging(2, 2 + number.len() + 1, &format!("{number} {title}"));
    }

    /// Adds a line of a list.
    pub(super) fn point(&mut self, indent: usize, text: &str) {
        self.hanging(indent, indent + 2, &format!("– {text}"));
    }

    /// Adds outside text with its line breaks, indented.
    pub(super) fn quoted(&mut self, indent: usize, text: &RawText) {
        let clean = text.clean();
        for line in clean.as_str().trim().lines() {
            if line.trim().is_empty() {
                self.gap();
            } else {
                self.paragraph(indent, line.trim());
            }
        }
    }

    /// Adds a paragraph whose first line and further lines are indented differently.
    fn hanging(&mut self, first: usize, further: usize, text: &str) {
        let mut line = " ".repeat(first);
        let mut is_empty = true;
        for word in words(text) {
            let gap = usize::from(!is_empty);
            if !is_empty && line.width() + gap + word.width() > COLUMNS {
                self.lines
                    .push(std::mem::replace(&mut line, " ".repeat(further)));
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
            }
            is_empty = false;
            // A word longer than a line is cut between characters as a person sees them.
            for character in word.graphemes(true) {
                if line.width() + character.width() > COLUMNS {
                    self.lines
                        .push(std::mem::replace(&mut line, " ".repeat(further)));
                }
                line.push_str(character);
            }
        }
        if !is_empty {
            self.lines.push(line);
        }
    }

    /// Returns the page with a line break at its end.
    pub(super) fn into_text(mut self) -> String {
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines.join("\n") + "\n"
    }
}

/// Returns the words of a paragraph; an abbreviation stays with what it stands before, so that
/// `п. 14` and `№ 503` are not torn apart.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut keeps = false;
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        match words.last_mut().filter(|_| keeps) {
            Some(last) => {
                last.push(' ');
                last.push_str(word);
            }
            None => words.push(word.to_owned()),
        }
        keeps = is_bound(word);
    }
    words
}

/// Returns whether a word belongs to the next one: `№`, `п.`, `ст.`, `стр.`, `p.`, `No.`
fn is_bound(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '«', '“']);
    if matches!(word, "№" | "No.") {
        return true;
    }
    word.strip_suffix('.')
        .is_some_and(|stem| stem.chars().count() <= 3 && stem.chars().all(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hold_at_most_78_columns_and_lose_nothing() {
        let text = "қ".repeat(200) + " 漢字" + &" слово".repeat(40);
        let mut sheet = Sheet::default();
        sheet.point(4, &text);
        let page = sheet.into_text();
        assert!(page.lines().all(|line| line.width() <= COLUMNS), "{page}");
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        assert_eq!(letters(&page), letters(&text) + 1);
    }

    #[test]
    fn an_abbreviation_stays_with_its_number() {
        let mut sheet = Sheet::default();
        let filler = "о".repeat(70);
        sheet.paragraph(0, &format!("{filler} Rules, п. 14 и № 503"));
        assert_eq!(
            sheet.into_text(),
            format!("{filler} Rules,\nп. 14 и № 503\n")
        );
    }

    #[test]
    fn outside_text_keeps_its_paragraphs_and_loses_its_controls() {
        let mut sheet = Sheet::default();
        sheet.quoted(2, &RawText::from("one\r\n\r\n\u{1b}[2Jtwo\n"));
        assert_eq!(sheet.into_text(), "  one\n\n  <U+001B>[2Jtwo\n");
    }
}
