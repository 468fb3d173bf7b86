//! Text in lines of several tones, broken to a width: the body of every pane that is only read.

use std::cell::Cell;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::editor::Wrapped;
use super::paint;
use crate::workstation::theme::{Theme, Tone};

/// Lines ready to be drawn into one width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doc {
    columns: usize,
    lines: Vec<Vec<(String, Tone)>>,
}

impl Doc {
    /// Returns an empty text for a width.
    #[must_use]
    pub fn new(columns: u16) -> Self {
        Self {
            columns: usize::from(columns).max(1),
            lines: Vec::new(),
        }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Adds an empty line, unless one stands there already.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(Vec::new());
        }
    }

    /// Adds a heading with a gap before it.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.text(text, Tone::Heading);
    }

    /// Adds a paragraph.
    pub fn text(&mut self, text: &str, tone: Tone) {
        self.hanging("", Tone::Plain, text, tone);
    }

    /// Adds a paragraph that hangs from a mark: `✓ Identity document`.
    pub fn item(&mut self, mark: &str, mark_tone: Tone, text: &str, tone: Tone) {
        self.hanging(&format!("{mark} "), mark_tone, text, tone);
    }

    /// Adds a paragraph set in by some columns.
    pub fn inset(&mut self, columns: usize, text: &str, tone: Tone) {
        self.hanging(&" ".repeat(columns), Tone::Plain, text, tone);
    }

    /// Adds what something is called and what it is.
    pub fn fact(&mut self, label: &str, value: &str) {
        self.fact_toned(label, value, Tone::Plain);
    }

    /// Adds what something is called and what it is, in a tone.
    pub fn fact_toned(&mut self, label: &str, value: &str, tone: Tone) {
        let label = format!("{} ", paint::inert(label));
        if paint::width(&label) * 2 > self.columns {
            self.text(label.trim_end(), Tone::Dim);
            self.inset(2, value, tone);
        } else {
            self.hanging_by(2, &label, Tone::Dim, value, tone);
        }
    }

    /// Adds a line of given pieces, which is not broken.
    pub fn line(&mut self, pieces: Vec<(String, Tone)>) {
        self.lines.push(pieces);
    }

    /// Adds a paragraph set in by some columns, with a sign before its first line.
    pub fn hang(&mut self, columns: usize, lead: &str, lead_tone: Tone, text: &str, tone: Tone) {
        let lead = format!("{}{lead}", " ".repeat(columns));
        self.hanging(&lead, lead_tone, text, tone);
    }

    fn hanging(&mut self, lead: &str, lead_tone: Tone, text: &str, tone: Tone) {
        let hang = paint::width(lead);
        self.hanging_by(hang, lead, lead_tone, text, tone);
    }

    /// Breaks a text after a lead; further lines begin `hang` columns in.
    fn hanging_by(&mut self, hang: usize, lead: &str, lead_tone: Tone, text: &str, tone: Tone) {
        let hang = hang.min(self.columns / 2);
        let text = clean_lines(text);
        let lead_width = paint::width(lead);
        let room = |taken: usize| self.columns.saturating_sub(taken).max(1);
        let (first_room, other_room) = (room(lead_width), room(hang));
        let mut lines: Vec<String> = Vec::new();
        let (first, others) = text
            .split_once('\n')
            .map_or((text.as_str(), None), |(first, others)| {
                (first, Some(others))
            });
        if first_room == other_room {
            lines.extend(paint::wrap(first, other_room));
        } else {
            let head = paint::wrap(first, first_room).swap_remove(0);
            let rest = first.get(head.len()..).unwrap_or_default().trim_start();
            lines.push(head);
            if !rest.is_empty() {
                lines.extend(paint::wrap(rest, other_room));
            }
        }
        if let Some(others) = others {
            lines.extend(paint::wrap(others, other_room));
        }
        for (index, text) in lines.into_iter().enumerate() {
            let mut line = Vec::with_capacity(2);
            if index == 0 && !lead.is_empty() {
                line.push((lead.to_owned(), lead_tone));
            } else if index > 0 && hang > 0 && !text.is_empty() {
                line.push((" ".repeat(hang), Tone::Plain));
            }
            if !text.is_empty() {
                line.push((text, tone));
            }
            self.lines.push(line);
        }
    }

    /// Adds a text of many lines with parts of it marked, the later marks over the earlier ones.
    /// Marks are ranges of bytes; the caller made the text inert.
    pub fn marked(&mut self, text: &str, marks: &[(Range<usize>, Tone)]) -> Laid {
        let first = self.lines.len();
        let wrapped = Wrapped::new(text, self.columns);
        for row in wrapped.rows() {
            // White space at the end of a row may hang over.
            let row = row.start..row.start + text[row.clone()].trim_end().len();
            let mut cuts: Vec<usize> = marks
                .iter()
                .flat_map(|(mark, _)| [mark.start, mark.end])
                .filter(|cut| row.contains(cut))
                .collect();
            cuts.sort_unstable();
            cuts.push(row.end);
            let mut line = Vec::with_capacity(cuts.len());
            let mut at = row.start;
            for cut in cuts {
                if cut > at {
                    let tone = marks
                        .iter()
                        .rfind(|(mark, _)| mark.contains(&at))
                        .map_or(Tone::Plain, |(_, tone)| *tone);
                    line.push((text[at..cut].to_owned(), tone));
                    at = cut;
                }
            }
            self.lines.push(line);
        }
        Laid { first, wrapped }
    }

    /// Draws the lines from `from` on and returns how many there are in all.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, from: usize, theme: Theme) {
        for (y, line) in (area.y..area.bottom()).zip(self.lines.iter().skip(from)) {
            let mut x = area.x;
            for (text, tone) in line {
                x = paint::put(
                    buffer,
                    x,
                    y,
                    area.right().saturating_sub(x),
                    text,
                    theme.style(*tone),
                );
            }
        }
    }

    /// Returns the text without tones, for a test or a terminal that shows none.
    #[must_use]
    pub fn plain(&self) -> Vec<String> {
        self.lines
            .iter()
            .map(|line| line.iter().map(|(text, _)| text.as_str()).collect())
            .collect()
    }
}

/// Where a marked text stands in the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    first: usize,
    wrapped: Wrapped,
}

impl Laid {
    /// Returns the line on which a byte of the text stands.
    #[must_use]
    pub fn line_of(&self, at: usize) -> Option<usize> {
        let row = self
            .wrapped
            .rows()
            .iter()
            .rposition(|row| row.start <= at)?;
        Some(self.first + row)
    }
}

/// Returns text that cannot steer a terminal, its line breaks kept.
fn clean_lines(text: &str) -> String {
    if text.contains('\n') {
        text.split('\n')
            .map(|line| paint::inert(line).into_owned())
            .collect::<Vec<_>>()
            .join("\n")
    } else {
        paint::inert(text).into_owned()
    }
}

/// How far a text is scrolled. Only drawing knows how long the text is at the width it has, so
/// drawing brings the position back inside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scroll(Cell<usize>);

impl Scroll {
    /// Scrolls by some lines; the ends of the numbers are the ends of the text.
    pub fn by(&self, lines: isize) {
        self.0.set(self.0.get().saturating_add_signed(lines));
    }

    /// Scrolls so that a line is the first.
    pub fn to(&self, line: usize) {
        self.0.set(line);
    }

    /// Goes back to the beginning.
    pub fn reset(&self) {
        self.0.set(0);
    }

    /// Returns the first line to show of a text of `lines` in a window of `height`.
    #[must_use]
    pub fn first(&self, lines: usize, height: u16) -> usize {
        let first = self.0.get().min(lines.saturating_sub(usize::from(height)));
        self.0.set(first);
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_hang_from_their_marks_and_facts_from_their_labels() {
        let mut doc = Doc::new(16);
        doc.item(
            "✓",
            Tone::Good,
            "Identity document of the person",
            Tone::Plain,
        );
        doc.fact("Due", "22.09.2026 18:30 today");
        doc.heading("Head");
        assert_eq!(
            doc.plain(),
            [
                "✓ Identity",
                "  document of",
                "  the person",
                "Due 22.09.2026",
                "  18:30 today",
                "",
                "Head",
            ]
        );
    }

    #[test]
    fn a_marked_part_keeps_its_tone_over_the_end_of_a_line() {
        let mut doc = Doc::new(8);
        doc.text("Head", Tone::Heading);
        let text = "one two three";
        let mark = text.find("two th").unwrap();
        let laid = doc.marked(text, &[(mark..mark + 6, Tone::Cursor)]);
        let marked: Vec<&str> = doc
            .lines
            .iter()
            .flatten()
            .filter(|(_, tone)| *tone == Tone::Cursor)
            .map(|(text, _)| text.as_str())
            .collect();
        assert_eq!(marked, ["two", "th"]);
        assert_eq!(laid.line_of(mark), Some(1));
        assert_eq!(laid.line_of(text.len() - 1), Some(2));
    }

    #[test]
    fn no_text_is_lost_or_too_wide_at_any_width() {
        let text = "Құжаттардың дұрыстығы «расталды»: 1-бет, 2-бет\nекінші жол";
        for columns in 1..60 {
            let mut doc = Doc::new(columns);
            doc.item("✗", Tone::Bad, text, Tone::Plain);
            let letters = |text: &str| -> String {
                text.chars()
                    .filter(|c| !c.is_whitespace() && *c != '✗')
                    .collect()
            };
            assert_eq!(letters(&doc.plain().concat()), letters(text), "{columns}");
        }
    }
}
