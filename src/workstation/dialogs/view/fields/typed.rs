//! Fields that are typed into, and the list of evidence.

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{INDENT, Sheet};
use crate::i18n::Arg;
use crate::workstation::dialogs::field::Field;
use crate::workstation::dialogs::picker;
use crate::workstation::theme::Tone;
use crate::workstation::widgets::editor::{Wrapped, wrap};

/// The widest label that stands on the same line as its value.
const BESIDE: usize = 40;

/// Rows of an empty text, so that it looks like one.
const TEXT_ROWS: usize = 3;

impl Sheet<'_, '_, '_> {
    /// A field of one line, beside its label where that fits.
    pub(super) fn line(&mut self, field: &Field, meant: Option<String>) {
        let answers = &self.scene.dialog.answers;
        let focused = self.focused(field);
        let text = answers.text(&field.id).to_owned();
        let caret = answers
            .texts
            .get(&field.id)
            .map_or(0, |buffer| buffer.caret());
        let beside = field.label.width() <= BESIDE;
        let lead = if beside {
            field.label.width() + 1 + INDENT
        } else {
            self.label(field);
            INDENT
        };
        let room = self.width.saturating_sub(lead + INDENT).max(8);
        // Only the end of a long line is shown while the caret is there.
        let wrapped = Wrapped::new(&text, room.saturating_sub(1));
        let (row, column) = wrapped.place(&text, caret.min(text.len()));
        let part = text[wrapped.rows()[row].clone()].to_owned();
        let tone = if focused {
            Tone::FieldFocused
        } else {
            Tone::Field
        };
        let value = Span::styled(
            format!("{part:<width$}", width = room.min(28)),
            self.style(tone),
        );
        let mut spans = Vec::new();
        if beside {
            let mark = if focused { "▌ " } else { "  " };
            let tone = if focused { Tone::Heading } else { Tone::Strong };
            spans.push(Span::styled(
                format!("{mark}{} ", field.label),
                self.style(tone),
            ));
        } else {
            spans.push(Span::raw("  "));
        }
        spans.push(value);
        if focused {
            self.target = Some(self.lines.len());
            self.caret = Some((self.lines.len(), lead + column));
        }
        self.lines.push(Line::from(spans));
        if let Some(meant) = meant {
            self.put(&format!("= {meant}"), Tone::Dim);
        }
    }

    pub(super) fn text(&mut self, field: &Field, min: Option<u32>, max: Option<u32>) {
        let scene = self.scene;
        let answers = &scene.dialog.answers;
        let focused = self.focused(field);
        let text = answers.text(&field.id);
        let width = self.content_width();
        let wrapped = Wrapped::new(text, width);
        if focused {
            let caret = answers
                .texts
                .get(&field.id)
                .map_or(0, |buffer| buffer.caret());
            let (row, column) = wrapped.place(text, caret);
            self.target = Some(self.lines.len() + row);
            self.caret = Some((self.lines.len() + row, INDENT + column.min(width)));
        }
        let tone = if focused {
            Tone::FieldFocused
        } else {
            Tone::Field
        };
        let style = self.style(tone);
        let mut paragraph = 0;
        for row in wrapped.rows() {
            let begins = row.start == 0 || text.as_bytes()[row.start - 1] == b'\n';
            paragraph += usize::from(begins);
            let lead = if self.numbered && begins && !text.is_empty() {
                format!("{paragraph:<INDENT$}")
            } else {
                " ".repeat(INDENT)
            };
            let number = self.style(Tone::Dim);
            self.lines.push(Line::from(vec![
                Span::styled(lead, number),
                Span::styled(format!("{:<width$}", text[row.clone()].trim_end()), style),
            ]));
        }
        for _ in wrapped.rows().len()..TEXT_ROWS {
            self.lines.push(Line::from(vec![
                Span::raw(" ".repeat(INDENT)),
                Span::styled(" ".repeat(width), style),
            ]));
        }
        self.counter(text, min, max);
    }

    /// How long a text is against what the rules ask, in the unit that they count.
    pub(super) fn counter(&mut self, text: &str, min: Option<u32>, max: Option<u32>) {
        let count = text.trim().chars().count();
        let Some(max) = max else {
            return;
        };
        let (id, good) = match min {
            Some(min) => ("dialog-counter-min", count >= min as usize),
            None => ("dialog-counter", count <= max as usize),
        };
        let words = self.scene.ctx.speaker.say_with(
            id,
            &[
                ("count", Arg::from(count)),
                ("min", Arg::from(min.unwrap_or(0))),
                ("max", Arg::from(max)),
            ],
        );
        let fits = count <= max as usize;
        let (mark, tone) = match (good && fits, min) {
            (true, Some(_)) => (" ✓", Tone::Good),
            (true, None) => ("", Tone::Dim),
            (false, _) => (" ✗", Tone::Warn),
        };
        self.put(&format!("{words}{mark}"), tone);
    }

    pub(super) fn evidence(&mut self, field: &Field) {
        let scene = self.scene;
        let focused = self.focused(field);
        let pieces = scene.dialog.answers.evidence(&field.id);
        let cursor = self.cursor(field).min(pieces.len());
        let mut rows: Vec<String> = pieces
            .iter()
            .map(|piece| format!("✓ {}", picker::describe(piece, scene.ctx)))
            .collect();
        rows.push(format!(
            "+ {}",
            scene.ctx.speaker.say("dialog-evidence-add")
        ));
        for (index, row) in rows.iter().enumerate() {
            let here = focused && index == cursor;
            if here {
                self.target = Some(self.lines.len());
                self.caret = Some((self.lines.len(), INDENT));
            }
            let tone = match (here, index == pieces.len()) {
                (true, _) => Tone::Cursor,
                (false, true) => Tone::Dim,
                (false, false) => Tone::Plain,
            };
            for line in wrap::lines(row, self.content_width()) {
                let style = self.style(tone);
                let sign = if here { " ▌" } else { "  " };
                self.lines
                    .push(Line::from(vec![Span::raw(sign), Span::styled(line, style)]));
            }
        }
    }
}
