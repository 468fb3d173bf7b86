//! The fields of a section, laid out in lines and scrolled to where the keyboard stands.

mod typed;

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{Pane, Scene};
use crate::i18n::Arg;
use crate::workstation::dialogs::field::{Choice, Field, Section, Shown, What};
use crate::workstation::dialogs::focus::Focus;
use crate::workstation::dialogs::judge::LOOK_ALIKE;
use crate::workstation::dialogs::pair;
use crate::workstation::theme::Tone;
use crate::workstation::widgets::editor::wrap;

/// The narrowest column in which a text stands beside its twin.
const NARROWEST: usize = 30;

/// Columns before the content of a field.
const INDENT: usize = 2;

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
    /// The rows of each field that can have the keyboard.
    places: Vec<(Range<usize>, Focus)>,
    /// Whether paragraphs have numbers, so that two texts can be compared.
    numbered: bool,
}

impl Scene<'_, '_> {
    pub(super) fn section(&self, section: &Section, width: usize, rows: usize) -> Pane {
        let mut sheet = Sheet::new(self, width, self.dialog.paired);
        let mut fields = section.fields.iter().peekable();
        while let Some(field) = fields.next() {
            let start = sheet.lines.len();
            match fields.next_if(|next| pair::is_aside(&next.id)) {
                Some(twin) => sheet.pair(field, twin),
                None => sheet.field(field),
            }
            if field.takes_focus() {
                let rows = start..sheet.lines.len();
                sheet.places.push((rows, Focus::Field(field.id.clone())));
            }
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
        let in_sight = scroll..scroll + rows;
        let places = sheet.places.into_iter().filter_map(|(rows, focus)| {
            let from = rows.start.max(in_sight.start);
            let to = rows.end.min(in_sight.end);
            (from < to).then(|| (from - scroll..to - scroll, 0..sheet.width, focus))
        });
        self.dialog.drawn.body.replace(places.collect());
        Pane { lines, caret }
    }
}

impl<'s, 'd, 'c> Sheet<'s, 'd, 'c> {
    fn new(scene: &'s Scene<'d, 'c>, width: usize, numbered: bool) -> Self {
        Self {
            scene,
            lines: Vec::new(),
            caret: None,
            target: None,
            target_end: 0,
            from_top: false,
            width,
            places: Vec::new(),
            numbered,
        }
    }

    /// A text beside its twin; one below the other where the columns would be too narrow.
    fn pair(&mut self, field: &Field, twin: &Field) {
        let half = self.width.saturating_sub(1) / 2;
        let drawn = &self.scene.dialog.drawn;
        if half < NARROWEST {
            drawn.half.set(self.content_width());
            self.field(field);
            self.field(twin);
            return;
        }
        let mut left = Self::new(self.scene, half, true);
        let mut right = Self::new(self.scene, half, true);
        drawn.half.set(left.content_width());
        // The first paragraphs begin on one row, however long the labels are.
        let rows = |field: &Field| wrap::lines(&field.label, left.content_width()).len();
        let (ours, theirs) = (rows(field), rows(twin));
        left.lines
            .resize(theirs.saturating_sub(ours), Line::default());
        right
            .lines
            .resize(ours.saturating_sub(theirs), Line::default());
        left.field(field);
        right.field(twin);
        let top = self.lines.len();
        for (column, sheet) in [(0, &left), (half + 1, &right)] {
            if let Some((row, at)) = sheet.caret {
                self.caret = Some((top + row, column + at));
            }
            if let Some(target) = sheet.target {
                self.target = Some(top + target);
                self.target_end = top + sheet.target_end;
            }
        }
        let rows = left.lines.len().max(right.lines.len());
        let border = self.style(Tone::Border);
        let mut lefts = left.lines.into_iter();
        let mut rights = right.lines.into_iter();
        for _ in 0..rows {
            let mut line = Line::from(spans(lefts.next().unwrap_or_default()));
            let pad = half.saturating_sub(line.width());
            line.push_span(Span::raw(" ".repeat(pad)));
            line.push_span(Span::styled("│", border));
            for span in spans(rights.next().unwrap_or_default()) {
                line.push_span(span);
            }
            self.lines.push(line);
        }
    }
}

/// Returns the pieces of a line, each with the style that it has in it.
fn spans(line: Line<'static>) -> Vec<Span<'static>> {
    let style = line.style;
    line.spans
        .into_iter()
        .map(|span| Span {
            style: style.patch(span.style),
            ..span
        })
        .collect()
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
                let meant = self.scene.date_meant(field);
                self.line(field, meant);
            }
            What::DateTime(toward) => {
                let meant = self.scene.moment_meant(field, *toward);
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
        let touched = self.scene.dialog.touched.contains(&field.id);
        let scene = self.scene;
        for reason in &scene.reasons {
            // What nobody can see is told at once.
            let shown = touched || reason.code == Some(LOOK_ALIKE);
            if shown && reason.field.as_deref() == Some(field.id.as_str()) {
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
        let place = cursors.get(&field.id).copied();
        place.unwrap_or_else(|| field.first_row())
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
}
