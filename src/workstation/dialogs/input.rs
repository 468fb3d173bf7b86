//! Keys and pastes: where they go, and what a button does.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::confirm::Level;
use super::draft::Seen;
use super::field::What;
use super::focus::Focus;
use super::month::{Month, Picked};
use super::picker::{Outcome, Picker};
use super::{Context, Dialog, DialogEffect, Notice, State, confirm, sheets};
use crate::i18n::Arg;
use crate::keyboard::us_key;
use crate::workstation::widgets::editor::TextBuffer;
use crate::workstation::widgets::editor::keys::{self, Typed};

mod fields;
pub(super) mod mouse;

/// Columns of a text before the dialog was ever drawn.
const WIDTH_BEFORE_DRAWING: usize = 72;

/// Rows of a page before the dialog was ever drawn.
const ROWS_BEFORE_DRAWING: usize = 16;

/// Takes a key.
pub(super) fn key(dialog: &mut Dialog, key: KeyEvent, ctx: &Context) -> Vec<DialogEffect> {
    let mut effects = match &dialog.state {
        // A decision on its way cannot be called back by leaving.
        State::Sending => return Vec::new(),
        State::Checking if key.code == KeyCode::Esc => return dialog.close(ctx),
        State::Checking => return Vec::new(),
        State::Reopening(_) => dialog.found_key(key, ctx),
        State::Editing | State::Moved { .. } => dialog.editing_key(key, ctx),
    };
    if !effects.contains(&DialogEffect::Redraw) {
        effects.push(DialogEffect::Redraw);
    }
    effects
}

/// Takes pasted text: into a text field only, and never into a confirmation.
pub(super) fn paste(dialog: &mut Dialog, text: &str, ctx: &Context) -> Vec<DialogEffect> {
    match &dialog.state {
        State::Sending | State::Checking | State::Reopening(_) => return Vec::new(),
        State::Editing | State::Moved { .. } => {}
    }
    let cleaned = if let Some(picker) = &mut dialog.picker {
        picker.paste(text)
    } else {
        dialog.paste_into_field(text, ctx)
    };
    dialog.notice = Some(match cleaned {
        None => Notice::Words("dialog-paste-refused", Vec::new()),
        Some(cleaned) => Notice::Words(
            if cleaned.cut > 0 {
                "dialog-pasted-cut"
            } else {
                "dialog-pasted"
            },
            vec![
                ("lines", Arg::from(cleaned.lines)),
                ("removed", Arg::from(cleaned.removed)),
                ("cut", Arg::from(cleaned.cut)),
            ],
        ),
    });
    vec![DialogEffect::Redraw]
}

impl Dialog {
    /// Returns whether something that is laid over the dialog has the keyboard.
    pub(in crate::workstation) const fn has_choice(&self) -> bool {
        self.picker.is_some() || self.month.is_some() || matches!(self.state, State::Reopening(_))
    }

    /// Returns how many sections can be gone through.
    pub(in crate::workstation) fn section_count(&self, ctx: &Context) -> usize {
        self.sections(ctx).len()
    }

    fn editing_key(&mut self, key: KeyEvent, ctx: &Context) -> Vec<DialogEffect> {
        if self.picker.is_some() {
            return self.picker_key(key, ctx);
        }
        if self.month.is_some() {
            return self.month_key(key, ctx);
        }
        let shift = key.modifiers.contains(KeyModifiers::SHIFT);
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Esc if self.all_checks => {
                self.all_checks = false;
                Vec::new()
            }
            KeyCode::Esc => self.close(ctx),
            KeyCode::BackTab => self.step(ctx, false),
            KeyCode::Tab => self.step(ctx, !shift),
            KeyCode::F(5) => self.toggle_checks(ctx),
            KeyCode::F(6) => self.turn(ctx, !shift),
            KeyCode::F(3) if self.in_text(ctx) => {
                self.toggle_pair(ctx);
                Vec::new()
            }
            KeyCode::F(7) => {
                self.mend(ctx);
                Vec::new()
            }
            KeyCode::Char(c)
                if ctrl && !key.modifiers.contains(KeyModifiers::ALT) && us_key(c) == 's' =>
            {
                vec![self.save(ctx.wall)]
            }
            _ => match self.focus.clone() {
                Focus::Field(id) => self.field_key(&id, key, ctx),
                Focus::Checks => self.checks_key(key, ctx),
                Focus::Word => self.word_key(key, ctx),
                Focus::Cancel | Focus::Save | Focus::Discard | Focus::Main => {
                    self.button_key(key, ctx)
                }
            },
        }
    }

    /// Closes; what was typed is saved first.
    pub(super) fn close(&mut self, ctx: &Context) -> Vec<DialogEffect> {
        let mut effects: Vec<DialogEffect> = self.flush(ctx.wall).into_iter().collect();
        effects.push(DialogEffect::Close);
        effects
    }

    /// Notes that an answer changed.
    pub(super) fn changed(&mut self, ctx: &Context) {
        self.draft.touch(ctx.wall);
        self.refused.clear();
        self.agreed_at = None;
        self.trying = false;
        self.notice = None;
    }

    /// Whether the keyboard is in a text of many lines.
    fn in_text(&self, ctx: &Context) -> bool {
        let Focus::Field(id) = &self.focus else {
            return false;
        };
        let field = self.field(ctx, id);
        field.is_some_and(|field| matches!(field.what, What::Text { .. }))
    }

    /// Mends letters of another alphabet in the text that has the keyboard.
    fn mend(&mut self, ctx: &Context) {
        let Focus::Field(id) = &self.focus else {
            return;
        };
        let mended = self.answers.texts.get_mut(id).map_or(0, TextBuffer::mend);
        if mended > 0 {
            self.changed(ctx);
        }
        let id = if mended > 0 {
            "dialog-mended"
        } else {
            "dialog-nothing-to-mend"
        };
        self.notice = Some(Notice::Words(id, vec![("count", Arg::from(mended))]));
    }

    fn toggle_checks(&mut self, ctx: &Context) -> Vec<DialogEffect> {
        self.all_checks = !self.all_checks;
        self.check_cursor = 0;
        if self.all_checks {
            let mut effects = self.go(ctx, Focus::Checks, None);
            effects.extend(self.ask_for_verdict(ctx));
            effects
        } else {
            self.enter_form(ctx)
        }
    }

    /// Asks the server what it says of the command as it stands.
    fn ask_for_verdict(&mut self, ctx: &Context) -> Option<DialogEffect> {
        let (command, faults) = self.command(ctx);
        let whole = faults.is_empty() && self.state == State::Editing;
        let command = command.filter(|_| whole)?;
        self.trying = true;
        Some(DialogEffect::Try {
            command: Box::new(command),
            based_on: self.based_on,
        })
    }

    fn checks_key(&mut self, key: KeyEvent, ctx: &Context) -> Vec<DialogEffect> {
        let sections = self.sections(ctx);
        let reasons = if self.all_checks {
            self.all_reasons(ctx, &sections)
        } else {
            self.reasons(ctx, &sections)
        };
        let last = reasons.len().saturating_sub(1);
        match key.code {
            KeyCode::Up if self.check_cursor == 0 && !self.all_checks => {
                return self.step(ctx, false);
            }
            KeyCode::Down if self.check_cursor >= last && !self.all_checks => {
                return self.step(ctx, true);
            }
            KeyCode::Up => self.check_cursor = self.check_cursor.saturating_sub(1),
            KeyCode::Down => self.check_cursor = (self.check_cursor + 1).min(last),
            KeyCode::Home => self.check_cursor = 0,
            KeyCode::End => self.check_cursor = last,
            KeyCode::Enter if key.kind != KeyEventKind::Repeat => {
                let field = reasons
                    .get(self.check_cursor)
                    .and_then(|reason| reason.field.clone());
                match field {
                    Some(field) => return self.go_to_field(ctx, &field),
                    None => {
                        self.notice = Some(Notice::Words("dialog-no-field", Vec::new()));
                    }
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn word_key(&mut self, key: KeyEvent, ctx: &Context) -> Vec<DialogEffect> {
        match key.code {
            KeyCode::Enter if key.kind == KeyEventKind::Repeat => return Vec::new(),
            KeyCode::Enter | KeyCode::Down => {
                self.focus = Focus::Main;
                return Vec::new();
            }
            KeyCode::Up => return self.step(ctx, false),
            _ => {}
        }
        keys::apply(&mut self.word, key, WIDTH_BEFORE_DRAWING, false);
        Vec::new()
    }

    fn button_key(&mut self, key: KeyEvent, ctx: &Context) -> Vec<DialogEffect> {
        let buttons = self.buttons();
        let here = buttons
            .iter()
            .position(|button| *button == self.focus)
            .unwrap_or(0);
        match key.code {
            KeyCode::Left => self.focus = buttons[here.saturating_sub(1)].clone(),
            KeyCode::Right => self.focus = buttons[(here + 1).min(buttons.len() - 1)].clone(),
            KeyCode::Home => self.focus = Focus::Cancel,
            KeyCode::End => self.focus = Focus::Main,
            KeyCode::Up => return self.enter_form(ctx),
            KeyCode::PageUp | KeyCode::PageDown => {
                self.scroll_by(key.code == KeyCode::PageDown);
            }
            KeyCode::Enter if key.kind != KeyEventKind::Repeat => return self.press(ctx),
            // Letters, digits and the space bar do nothing here, on purpose.
            _ => {}
        }
        Vec::new()
    }

    /// Scrolls what is shown by a page while the keyboard stands on a button.
    fn scroll_by(&self, forward: bool) {
        let page = self.drawn.rows.get().max(1);
        let scroll = self.drawn.scroll.get();
        self.drawn.scroll.set(if forward {
            scroll + page
        } else {
            scroll.saturating_sub(page)
        });
    }

    fn press(&mut self, ctx: &Context) -> Vec<DialogEffect> {
        if self.level(ctx) != Level::Light && self.guard.holds_back(ctx.wall) {
            return Vec::new();
        }
        match self.focus {
            Focus::Cancel => self.close(ctx),
            Focus::Save => vec![self.save(ctx.wall)],
            Focus::Discard => {
                self.ask_to_discard(ctx);
                Vec::new()
            }
            Focus::Main => self.press_main(ctx),
            Focus::Field(_) | Focus::Checks | Focus::Word => Vec::new(),
        }
    }

    pub(super) fn level(&self, ctx: &Context) -> Level {
        sheets::of(self.kind).level(ctx)
    }

    /// Returns the word that must be typed, in the officer's language.
    pub(super) fn word_asked(&self, ctx: &Context) -> Option<String> {
        match self.level(ctx) {
            Level::Word(key) => Some(ctx.speaker.say(key)),
            Level::Light | Level::Plain => None,
        }
    }

    pub(super) fn word_is_typed(&self, ctx: &Context) -> bool {
        self.word_asked(ctx)
            .is_none_or(|word| confirm::is_typed(&word, self.word.text()))
    }

    pub(super) fn press_main(&mut self, ctx: &Context) -> Vec<DialogEffect> {
        if let State::Moved { .. } = self.state {
            return self.go_on(ctx);
        }
        let sections = self.sections(ctx);
        if self
            .reasons(ctx, &sections)
            .iter()
            .any(|reason| reason.blocks)
        {
            self.touch_all(ctx);
            return self.jump_to_first(ctx);
        }
        if !self.word_is_typed(ctx) {
            self.focus = Focus::Word;
            return Vec::new();
        }
        let (Some(command), _) = self.command(ctx) else {
            return Vec::new();
        };
        self.notice = None;
        let mut effects: Vec<DialogEffect> = self.flush(ctx.wall).into_iter().collect();
        self.state = State::Sending;
        effects.push(DialogEffect::Submit {
            command: Box::new(command),
            idempotency_key: self.key,
            based_on: self.based_on,
        });
        effects
    }

    /// Bases the dialog on the case as it is now, or asks for it.
    pub(super) fn go_on(&mut self, ctx: &Context) -> Vec<DialogEffect> {
        if ctx.case.version == self.based_on {
            return vec![DialogEffect::Rebase];
        }
        self.based_on = ctx.case.version;
        self.seen = Seen::of(ctx.case);
        self.state = State::Editing;
        self.notice = None;
        self.refused.clear();
        self.disarm(ctx);
        if self.draft.saved_at.is_some() {
            vec![self.save(ctx.wall)]
        } else {
            Vec::new()
        }
    }

    fn picker_key(&mut self, key: KeyEvent, ctx: &Context) -> Vec<DialogEffect> {
        let width = self.text_width();
        let rows = match self.drawn.rows.get() {
            0 => ROWS_BEFORE_DRAWING,
            rows => rows,
        };
        let Some(picker) = &mut self.picker else {
            return Vec::new();
        };
        let field = picker.field.clone();
        match picker.key(key, ctx, width, rows) {
            Outcome::Open => {}
            Outcome::Closed => self.picker = None,
            Outcome::Taken(piece) => {
                self.picker = None;
                let pieces = self.answers.evidence.entry(field.clone()).or_default();
                pieces.push(piece);
                self.cursors.insert(field, pieces.len());
                self.changed(ctx);
            }
        }
        Vec::new()
    }

    fn month_key(&mut self, key: KeyEvent, ctx: &Context) -> Vec<DialogEffect> {
        let Some(month) = &mut self.month else {
            return Vec::new();
        };
        let field = month.field.clone();
        match month.key(key, ctx.now.today) {
            Picked::Open => {}
            Picked::Closed => self.month = None,
            Picked::Taken(text) => {
                self.month = None;
                self.answers.buffer(&field, true).set(&text);
                self.changed(ctx);
            }
        }
        Vec::new()
    }

    pub(super) fn text_width(&self) -> usize {
        let drawn = match &self.focus {
            Focus::Field(_) if self.paired => self.drawn.half.get(),
            _ => self.drawn.width.get(),
        };
        match drawn {
            0 => WIDTH_BEFORE_DRAWING,
            width => width,
        }
    }

    pub(super) fn open_picker(&mut self, picker: Picker) {
        self.picker = Some(picker);
    }

    pub(super) fn open_month(&mut self, month: Month) {
        self.month = Some(month);
    }
}

/// Returns whether a key changed a text.
fn was_changed(typed: Typed) -> bool {
    typed == Typed::Changed
}
