//! The dialogs of the workstation, worked by keys and looked at on a screen.

mod approve;
mod confirm;
mod drafts;
mod every;
mod evidence;
mod refuse;
mod screens;
mod services;
mod sign;
mod texts;
pub mod world;
pub mod worlds;

use chrono::TimeDelta;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use kezek::casework::{Command, CommandKind};
use kezek::regulation::Language;
use kezek::wire::DraftBody;
use kezek::workstation::dialogs::{Dialog, DialogEffect, Input, SubmitAnswer};
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};
use uuid::Uuid;

use world::World;

/// The key that a dialog is opened with in these tests.
const KEY: Uuid = Uuid::from_u128(7);

/// An officer at a dialog.
struct Sitting {
    world: World,
    dialog: Dialog,
    effects: Vec<DialogEffect>,
}

impl Sitting {
    fn open(world: World, kind: CommandKind) -> Self {
        Self::reopen(world, kind, None)
    }

    fn reopen(world: World, kind: CommandKind, draft: Option<&DraftBody>) -> Self {
        let dialog = Dialog::open(kind, &world.context(), draft, KEY);
        Self {
            world,
            dialog,
            effects: Vec::new(),
        }
    }

    /// Opens the dialog and waits until its buttons act.
    fn ready(world: World, kind: CommandKind) -> Self {
        let mut sitting = Self::open(world, kind);
        sitting.wait(1_300);
        sitting
    }

    fn input(&mut self, input: Input) -> &mut Self {
        let effects = self.dialog.update(input, &self.world.context());
        self.effects.extend(
            effects
                .into_iter()
                .filter(|effect| *effect != DialogEffect::Redraw),
        );
        self
    }

    fn wait(&mut self, milliseconds: i64) -> &mut Self {
        self.world.wall += TimeDelta::milliseconds(milliseconds);
        self.input(Input::Tick)
    }

    /// Presses a key, a moment after the one before.
    fn press(&mut self, code: KeyCode) -> &mut Self {
        self.press_with(code, KeyModifiers::NONE)
    }

    fn press_with(&mut self, code: KeyCode, modifiers: KeyModifiers) -> &mut Self {
        self.world.wall += TimeDelta::milliseconds(50);
        self.input(Input::Key(KeyEvent::new(code, modifiers)))
    }

    fn repeat(&mut self, code: KeyCode) -> &mut Self {
        self.world.wall += TimeDelta::milliseconds(30);
        let key = KeyEvent::new_with_kind(code, KeyModifiers::NONE, KeyEventKind::Repeat);
        self.input(Input::Key(key))
    }

    fn presses(&mut self, codes: &[KeyCode]) -> &mut Self {
        for code in codes {
            self.press(*code);
        }
        self
    }

    fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.press(KeyCode::Char(c));
        }
        self
    }

    fn answer(&mut self, answer: SubmitAnswer) -> &mut Self {
        self.input(Input::Answer(answer))
    }

    fn submitted(&self) -> Option<&Command> {
        self.effects.iter().find_map(|effect| match effect {
            DialogEffect::Submit { command, .. } => Some(command.as_ref()),
            _ => None,
        })
    }

    fn drafts(&self) -> Vec<&DraftBody> {
        self.effects
            .iter()
            .filter_map(|effect| match effect {
                DialogEffect::SaveDraft(body) => Some(body),
                _ => None,
            })
            .collect()
    }

    fn is_closed(&self) -> bool {
        self.effects.contains(&DialogEffect::Close)
    }

    /// Returns the screen as text, with the place of the cursor.
    fn screen(&self, width: u16, height: u16) -> String {
        let mut terminal = self.drawn(width, height);
        let buffer = terminal.backend().buffer().clone();
        let mut text = String::new();
        for y in 0..height {
            let mut line = String::new();
            let mut x = 0;
            while x < width {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol).max(1))
                    .expect("a cell is narrow");
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        let cursor = terminal
            .backend_mut()
            .get_cursor_position()
            .expect("the test backend has a cursor");
        text.push_str(&format!("cursor {},{}", cursor.x, cursor.y));
        text
    }

    /// Returns the words on the screen without frame and line breaks.
    fn words(&self, width: u16, height: u16) -> String {
        let screen = self.screen(width, height);
        let words: Vec<&str> = screen
            .split(|c: char| c.is_whitespace() || c == '│')
            .filter(|word| !word.is_empty())
            .collect();
        words.join(" ")
    }

    fn drawn(&self, width: u16, height: u16) -> Terminal<TestBackend> {
        let mut terminal =
            Terminal::new(TestBackend::new(width, height)).expect("the test backend always starts");
        terminal
            .draw(|frame| {
                self.dialog.view(&self.world.context(), frame, frame.area());
            })
            .expect("the test backend always draws");
        terminal
    }

    fn speak(&mut self, language: Language) -> &mut Self {
        self.world.language = language;
        self
    }
}
