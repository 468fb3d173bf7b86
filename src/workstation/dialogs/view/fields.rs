//! The fields of a section, laid out in lines and scrolled to where the keyboard stands.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{Pane, Scene};
use crate::i18n::Arg;
use crate::workstation::dialogs::field::{Choice, Field, Section, Shown, What};
use crate::workstation::dialogs::focus::Focus;
use crate::workstation::dialogs::{date, month, picker};
use crate::workstation::theme::Tone;
use crate::workstation::widgets::editor::{Wrapped, wrap};

/// Columns before the content of a field.
const INDENT: usize = 2;

/// The widest label that stands on the same line as its value.
const BESIDE: usize = 40;

/// Rows of an empty text, so that it looks like one.
const TEXT_ROWS: usize = 3;

/// A section being laid out.
struct Sheet<'s, 'd, 'c> {
    scene: &'s Scene<'d, 'c>,
    lines: Vec<Line<'static>>,
    caret: Option<(usize, usize)>,
    /// The row that must be visible: that of the caret, or of the option under the cursor.
    target: Option<usize>,
    /// The row after the last that belongs to it.
    target_end: usize,
    /// Whether the target is the first row to be shown.
    from_top: bool,
    width: usize,
}

impl Scene<'_, '_> {
    pub(super) fn section(&self, section: &Section, width: usize, rows: usize) -> Pane {
        let mut sheet = Sheet {
            scene: self,
            lines: Vec::new(),
            caret: None,
            target: None,
            target_end: 0,
            from_top: false,
            width,
        };
        for field in &section.fields {
            let start = sheet.lines.len();
            sheet.field(field);
            if field.is_read() && sheet.focused(field) {
                let long = sheet.lines.len().saturating_sub(start);
                let last = long.saturating_sub(rows.saturating_sub(1));
                self.dialog.drawn.read_rows.set(last);
            }
        }
        self.scrolled(sheet, rows)
    }

    fn scrolled(&self, sheet: Sheet, rows: usize) -> Pane {
        let total = sheet.lines.len();
        let most = total.saturating_sub(rows);
        let mut scroll = self.dialog.drawn.scroll.get().min(most);
        if let Some(target) = sheet.target {
            if sheet.from_top {
                scroll = target;
            } else {
                // A line more on either side stays in sight: the label, and what comes next.
                let end = sheet.target_end.max(target + 1) + 1;
                scroll = scroll.max(end.saturating_sub(rows));
                scroll = scroll.min(target.saturating_sub(1));
            }
            scroll = scroll.min(most);
        }
        self.dialog.drawn.scroll.set(scroll);
        let below = total.saturating_sub(scroll + rows);
        let mut lines: Vec<Line<'static>> =
            sheet.lines.into_iter().skip(scroll).take(rows).collect();
        if below > 0
            && let Some(last) = lines.last_mut()
            && sheet.caret.is_none_or(|(row, _)| row + 1 != scroll + rows)
        {
            let more = self
                .ctx
                .speaker
                .say_with("dialog-more-below", &[("count", Arg::from(below + 1))]);
            *last = Line::styled(format!("  {more}"), self.ctx.theme.style(Tone::Dim));
        }
        let caret = sheet
            .caret
            .filter(|(row, _)| *row >= scroll && *row < scroll + rows)
            .map(|(row, column)| (row - scroll, column));
        Pane { lines, caret }
    }
}

impl Sheet<'_, '_, '_> {
    fn style(&self, tone: Tone) -> Style {
        self.scene.ctx.theme.style(tone)
    }

    fn focused(&self, field: &Field) -> bool {
        self.scene.dialog.focus == Focus::Field(field.id.clone())
    }

    fn content_width(&self) -> usize {
        self.width.saturating_sub(2 * INDENT)
    }

    fn put(&mut self, text: &str, tone: Tone) {
        let style = self.style(tone);
        self.lines
            .push(Line::styled(format!("{:INDENT$}{text}", ""), style));
    }

    fn put_wrapped(&mut self, text: &str, tone: Tone) {
        for line in wrap::lines(text, self.content_width()) {
            self.put(&line, tone);
        }
    }

    fn label(&mut self, field: &Field) {
        if field.label.is_empty() {
            return;
        }
        let focused = self.focused(field);
        let mark = if focused { "▌ " } else { "  " };
        let tone = if focused { Tone::Heading } else { Tone::Strong };
        let style = self.style(tone);
        for (index, line) in wrap::lines(&field.label, self.content_width())
            .into_iter()
            .enumerate()
        {
            let mark = if index == 0 { mark } else { "  " };
            self.lines
                .push(Line::styled(format!("{mark}{line}"), style));
        }
    }

    fn field(&mut self, field: &Field) {
        match &field.what {
            What::Show(lines) => {
                self.label(field);
                self.shown(lines);
            }
            What::Read(lines) => self.read(field, lines),
            What::Letter(letter) => {
                let lines = letter.lines(self.scene.ctx);
                self.read(field, &lines);
            }
            What::Choice(choices) => {
                self.label(field);
                self.choices(field, choices, ["( )", "(x)"]);
            }
            What::Marks(choices) => {
                self.label(field);
                self.choices(field, choices, ["☐", "☑"]);
            }
            What::Line => self.line(field, None),
            What::Number { .. } => self.line(field, None),
            What::Date => {
                let meant = self.meant_date(field);
                self.line(field, meant);
            }
            What::DateTime => {
                let meant = self.meant_date_time(field);
                self.line(field, meant);
            }
            What::Text { min, max } => {
                self.label(field);
                self.text(field, *min, *max);
            }
            What::Evidence { .. } => {
                self.label(field);
                self.evidence(field);
            }
        }
        if let Some(help) = &field.help
            && self.focused(field)
        {
            self.put_wrapped(help, Tone::Dim);
        }
        self.messages(field);
    }

    /// What the rules say of a field that was left once.
    fn messages(&mut self, field: &Field) {
        if !self.scene.dialog.touched.contains(&field.id) {
            return;
        }
        let scene = self.scene;
        for reason in &scene.reasons {
            if reason.field.as_deref() == Some(field.id.as_str()) {
                let (mark, tone) = if reason.blocks {
                    ("✗", Tone::Bad)
                } else {
                    ("⚠", Tone::Warn)
                };
                self.put_wrapped(&format!("{mark} {}", reason.text), tone);
            }
        }
    }

    fn shown(&mut self, lines: &[Shown]) {
        for line in lines {
            self.put_wrapped(&line.text, line.tone);
        }
    }

    fn read(&mut self, field: &Field, lines: &[Shown]) {
        let start = self.lines.len();
        self.label(field);
        let widest = lines.iter().map(|line| line.text.width()).max();
        if widest.is_some_and(|widest| widest > self.content_width() && widest <= self.width) {
            // A letter keeps its own lines where they just fit.
            for line in lines {
                let style = self.style(line.tone);
                self.lines.push(Line::styled(line.text.clone(), style));
            }
        } else {
            self.shown(lines);
        }
        if self.focused(field) {
            let cursor = self.cursor(field);
            let last = self.lines.len().saturating_sub(1);
            self.target = Some((start + cursor).min(last));
            self.from_top = true;
            self.caret = self.target.map(|row| (row, 0));
        }
    }

    fn cursor(&self, field: &Field) -> usize {
        let cursors = &self.scene.dialog.cursors;
        cursors.get(&field.id).copied().unwrap_or(0)
    }

    fn choices(&mut self, field: &Field, choices: &[Choice], marks: [&str; 2]) {
        let answers = &self.scene.dialog.answers;
        let focused = self.focused(field);
        let cursor = self.cursor(field).min(choices.len().saturating_sub(1));
        for (index, choice) in choices.iter().enumerate() {
            let taken = answers.has(&field.id, &choice.id);
            let mark = marks[usize::from(taken)];
            let here = focused && index == cursor;
            let tone = match (here, choice.why_not.is_empty()) {
                (true, _) => Tone::Cursor,
                (false, true) => Tone::Plain,
                (false, false) => Tone::Dim,
            };
            let sign = if here { "▌" } else { " " };
            if here {
                self.target = Some(self.lines.len());
                self.caret = Some((self.lines.len(), INDENT));
            }
            let wide = mark.width() + 2;
            let note = choice.note.as_deref().filter(|note| !note.is_empty());
            let room = self.content_width() - wide;
            let beside = note.filter(|note| choice.label.width() + note.width() + 3 <= room);
            let rows = wrap::lines(&choice.label, room);
            for (row, line) in rows.into_iter().enumerate() {
                let start = if row == 0 {
                    format!("{sign}{mark} ")
                } else {
                    " ".repeat(wide)
                };
                let style = self.style(tone);
                let mut spans = vec![
                    Span::raw(" "),
                    Span::styled(format!("{start}{line}"), style),
                ];
                if let Some(note) = beside {
                    spans.push(Span::styled(format!(" · {note}"), self.style(Tone::Dim)));
                }
                self.lines.push(Line::from(spans));
            }
            if let Some(note) = note.filter(|_| beside.is_none()) {
                self.put_wrapped_deep(note, Tone::Dim);
            }
            for reason in &choice.why_not {
                let words = self
                    .scene
                    .ctx
                    .speaker
                    .say_with("dialog-not-open", &[("why", reason.as_str().into())]);
                self.put_wrapped_deep(&words, Tone::Warn);
            }
            if here {
                self.target_end = self.lines.len();
            }
        }
        if choices.is_empty() {
            let words = self.scene.ctx.speaker.say("dialog-nothing-to-choose");
            self.put(&words, Tone::Warn);
        }
    }

    fn put_wrapped_deep(&mut self, text: &str, tone: Tone) {
        for line in wrap::lines(text, self.content_width() - 4) {
            self.put(&format!("    {line}"), tone);
        }
    }

    /// A field of one line, beside its label where that fits.
    fn line(&mut self, field: &Field, meant: Option<String>) {
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

    fn meant_date(&self, field: &Field) -> Option<String> {
        let ctx = self.scene.ctx;
        let typed = self.scene.dialog.answers.text(&field.id);
        let date = date::parse_date(typed, ctx.now.today, &ctx.law.calendar)?;
        Some(month::distance(date, ctx))
    }

    fn meant_date_time(&self, field: &Field) -> Option<String> {
        let ctx = self.scene.ctx;
        let typed = self.scene.dialog.answers.text(&field.id);
        let (date, time) = date::split_time(typed, ctx.now.today, &ctx.law.calendar)?;
        let time = time.format("%H:%M");
        Some(format!("{}, {time} (UTC+5)", month::distance(date, ctx)))
    }

    fn text(&mut self, field: &Field, min: Option<u32>, max: Option<u32>) {
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
        for row in wrapped.rows() {
            self.lines.push(Line::from(vec![
                Span::raw(" ".repeat(INDENT)),
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
    fn counter(&mut self, text: &str, min: Option<u32>, max: Option<u32>) {
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

    fn evidence(&mut self, field: &Field) {
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
