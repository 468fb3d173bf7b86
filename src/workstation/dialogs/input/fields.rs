//! Keys inside a field, by the kind of field.

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{WIDTH_BEFORE_DRAWING, was_changed};
use crate::workstation::dialogs::date::Toward;
use crate::workstation::dialogs::field::{Choice, Field, What};
use crate::workstation::dialogs::month::Month;
use crate::workstation::dialogs::picker::Picker;
use crate::workstation::dialogs::{Context, Dialog, DialogEffect, date};
use crate::workstation::widgets::editor::Cleaned;
use crate::workstation::widgets::editor::keys::{self, Typed};

impl Dialog {
    pub(in crate::workstation::dialogs) fn field(&self, ctx: &Context, id: &str) -> Option<Field> {
        self.sections(ctx)
            .into_iter()
            .flat_map(|section| section.fields)
            .find(|field| field.id == id)
    }

    pub(super) fn field_key(
        &mut self,
        id: &str,
        key: KeyEvent,
        ctx: &Context,
    ) -> Vec<DialogEffect> {
        let Some(field) = self.field(ctx, id) else {
            return Vec::new();
        };
        match field.what {
            What::Show(_) => Vec::new(),
            What::Read(_) | What::Letter(_) => self.read_key(id, key, ctx),
            What::Choice(choices) => self.choice_key(id, &choices, key, ctx, false),
            What::Marks(choices) => self.choice_key(id, &choices, key, ctx, true),
            What::Line => self.line_key(id, key, ctx),
            What::Date => self.date_key(id, key, ctx, Toward::Future, false),
            What::DateTime(toward) => self.date_key(id, key, ctx, toward, true),
            What::Number { max } => self.number_key(id, max, key, ctx),
            What::Text { .. } => self.text_key(id, key, ctx),
            What::Evidence { kinds, first } => {
                self.evidence_key(id, Picker::new(id, kinds, first), key, ctx)
            }
        }
    }

    pub(super) fn paste_into_field(&mut self, text: &str, ctx: &Context) -> Option<Cleaned> {
        let super::Focus::Field(id) = self.focus.clone() else {
            return None;
        };
        let single_line = match self.field(ctx, &id)?.what {
            What::Text { .. } => false,
            What::Line | What::Date | What::DateTime(_) | What::Number { .. } => true,
            What::Show(_)
            | What::Read(_)
            | What::Letter(_)
            | What::Choice(_)
            | What::Marks(_)
            | What::Evidence { .. } => return None,
        };
        let cleaned = self.answers.buffer(&id, single_line).paste(text);
        self.changed(ctx);
        Some(cleaned)
    }

    fn cursor(&self, id: &str) -> usize {
        self.cursors.get(id).copied().unwrap_or(0)
    }

    /// Moves the cursor of a field that has rows; at either end the way leads on. Returns `None`
    /// when the key is none of those that move.
    fn walk(
        &mut self,
        id: &str,
        key: KeyEvent,
        last: usize,
        ctx: &Context,
    ) -> Option<Vec<DialogEffect>> {
        let here = self.cursor(id).min(last);
        let page = self.drawn.rows.get().saturating_sub(1).max(1);
        let to = match key.code {
            KeyCode::Up if here == 0 => return Some(self.step(ctx, false)),
            KeyCode::Down if here == last => return Some(self.step(ctx, true)),
            KeyCode::Up => here - 1,
            KeyCode::Down => here + 1,
            KeyCode::Home => 0,
            KeyCode::End => last,
            KeyCode::PageUp => here.saturating_sub(page),
            KeyCode::PageDown => (here + page).min(last),
            _ => return None,
        };
        self.cursors.insert(id.to_owned(), to);
        Some(Vec::new())
    }

    fn read_key(&mut self, id: &str, key: KeyEvent, ctx: &Context) -> Vec<DialogEffect> {
        if key.code == KeyCode::Enter {
            return self.step(ctx, true);
        }
        let last = self.drawn.read_rows.get();
        self.walk(id, key, last, ctx).unwrap_or_default()
    }

    fn choice_key(
        &mut self,
        id: &str,
        choices: &[Choice],
        key: KeyEvent,
        ctx: &Context,
        several: bool,
    ) -> Vec<DialogEffect> {
        let last = choices.len().saturating_sub(1);
        self.cursors
            .entry(id.to_owned())
            .or_insert_with(|| Choice::first_open(choices));
        if let Some(effects) = self.walk(id, key, last, ctx) {
            return effects;
        }
        let marks = matches!(key.code, KeyCode::Char(' ') | KeyCode::Insert);
        let enters = key.code == KeyCode::Enter;
        let here = self.cursor(id).min(last);
        if let Some(choice) = choices.get(here)
            && (marks || enters && !several)
            && !self.take_choice(id, choice, several, ctx)
        {
            return Vec::new();
        }
        if enters {
            return self.step(ctx, true);
        }
        Vec::new()
    }

    fn line_key(&mut self, id: &str, key: KeyEvent, ctx: &Context) -> Vec<DialogEffect> {
        match key.code {
            KeyCode::Enter | KeyCode::Down => return self.step(ctx, true),
            KeyCode::Up => return self.step(ctx, false),
            _ => {}
        }
        let buffer = self.answers.buffer(id, true);
        if was_changed(keys::apply(buffer, key, WIDTH_BEFORE_DRAWING, false)) {
            self.changed(ctx);
        }
        Vec::new()
    }

    fn date_key(
        &mut self,
        id: &str,
        key: KeyEvent,
        ctx: &Context,
        toward: Toward,
        with_time: bool,
    ) -> Vec<DialogEffect> {
        if let KeyCode::Char(digit) = key.code
            && digit.is_ascii_digit()
            && key.modifiers.is_empty()
        {
            let buffer = self.answers.buffer(id, true);
            let at_end = buffer.caret() == buffer.text().len();
            if let Some(sign) = date::mask_before_digit(buffer.text(), with_time)
                && at_end
            {
                buffer.type_char(sign);
            }
        }
        if !matches!(key.code, KeyCode::F(4) | KeyCode::Down) {
            return self.line_key(id, key, ctx);
        }
        let calendar = &ctx.law.calendar;
        let typed = date::split_time(self.answers.text(id), toward, ctx.now.today, calendar);
        let day: NaiveDate = typed.map_or(ctx.now.today, |(day, _)| day);
        let time = typed.map(|(_, time)| time).or_else(|| {
            let noon = date::split_time("+0d", toward, ctx.now.today, calendar);
            noon.map(|(_, time)| time)
        });
        self.open_month(Month::new(id, day, time.filter(|_| with_time)));
        Vec::new()
    }

    fn number_key(
        &mut self,
        id: &str,
        max: u32,
        key: KeyEvent,
        ctx: &Context,
    ) -> Vec<DialogEffect> {
        let number: Option<u32> = self.answers.text(id).trim().parse().ok();
        // Digits cannot be typed on every layout: the arrows count as well.
        let to = match (key.code, number) {
            (KeyCode::Left, None) => 0,
            (KeyCode::Right, None) => 1.min(max),
            (KeyCode::Left, Some(number)) => number.saturating_sub(1),
            (KeyCode::Right, Some(number)) => number.saturating_add(1).min(max),
            (KeyCode::Char(c), _)
                if !c.is_ascii_digit() && !key.modifiers.contains(KeyModifiers::CONTROL) =>
            {
                return Vec::new();
            }
            _ => return self.line_key(id, key, ctx),
        };
        self.answers.buffer(id, true).set(&to.to_string());
        self.changed(ctx);
        Vec::new()
    }

    fn text_key(&mut self, id: &str, key: KeyEvent, ctx: &Context) -> Vec<DialogEffect> {
        let width = self.text_width();
        let buffer = self.answers.buffer(id, false);
        match keys::apply(buffer, key, width, true) {
            Typed::Changed => self.changed(ctx),
            Typed::Moved => {}
            Typed::NotMine => match key.code {
                KeyCode::Up => return self.step(ctx, false),
                KeyCode::Down => return self.step(ctx, true),
                _ => {}
            },
        }
        Vec::new()
    }

    fn evidence_key(
        &mut self,
        id: &str,
        picker: Picker,
        key: KeyEvent,
        ctx: &Context,
    ) -> Vec<DialogEffect> {
        let count = self.answers.evidence(id).len();
        if let Some(effects) = self.walk(id, key, count, ctx) {
            return effects;
        }
        let here = self.cursor(id).min(count);
        match key.code {
            KeyCode::Enter | KeyCode::Insert if here == count => self.open_picker(picker),
            KeyCode::Enter => {
                self.cursors.insert(id.to_owned(), count);
            }
            KeyCode::Delete if here < count => {
                if let Some(pieces) = self.answers.evidence.get_mut(id) {
                    pieces.remove(here);
                }
                self.changed(ctx);
            }
            _ => {}
        }
        Vec::new()
    }
}
