//! Somebody who sits at the workstation: presses keys, gets answers, looks at the screen.
//!
//! The answers come from the demo's cases, run through the engine in this process. They can be
//! held back, so that a test decides what comes when.

use std::collections::VecDeque;

use chrono::{DateTime, TimeDelta, Utc};
use kezek::regulation::Language;
use kezek::workstation::desk::Desk;
use kezek::workstation::effect::{Effect, Password, Question};
use kezek::workstation::keymap::Keymap;
use kezek::workstation::message::{Message, Reply};
use kezek::workstation::model::Model;
use kezek::workstation::options::DemoAccount;
use kezek::workstation::remote::Ticket;
use kezek::workstation::theme::Theme;
use kezek::workstation::update::update;
use kezek::workstation::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::demo::office::{self};

pub use super::house::House;

/// The workstation with somebody before it.
pub struct Sitting {
    pub model: Model,
    pub house: House,
    /// What was asked and not answered yet.
    pub waiting: VecDeque<(Ticket, Question)>,
    /// Whether questions are answered as they are asked.
    pub answering: bool,
    pub quit: bool,
    /// The feed that is followed.
    pub following: Option<Ticket>,
    /// Every question that was asked.
    pub asked: Vec<Question>,
    /// What was handed to the terminal for its clipboard last.
    pub copied: Option<String>,
    pub wall: DateTime<Utc>,
    screen: Terminal<TestBackend>,
}

impl Sitting {
    pub fn new(columns: u16, rows: u16, language: Language) -> Self {
        let keymap = Keymap::builtin().expect("the keys are sound");
        let mut desk = Desk::new(
            language,
            Theme::monochrome(),
            keymap,
            "http://127.0.0.1:8490".to_owned(),
        );
        desk.size = (columns, rows);
        desk.accounts = office::world()
            .accounts
            .iter()
            .map(|account| DemoAccount {
                login: account.login.as_str().to_owned(),
                password: Password::new("x".to_owned()),
                role: account.role,
                name: account.name.clone(),
            })
            .collect();
        let wall = "2026-11-22T04:00:00Z".parse().expect("a moment");
        let mut sitting = Self {
            model: Model::new(desk, None),
            house: House::open(),
            waiting: VecDeque::new(),
            answering: true,
            quit: false,
            following: None,
            asked: Vec::new(),
            copied: None,
            wall,
            screen: Terminal::new(TestBackend::new(columns, rows)).expect("a screen"),
        };
        sitting.feed(Message::Tick(wall));
        sitting.feed(Message::Started);
        sitting
    }

    /// A sitting in which somebody has signed in.
    pub fn as_login(columns: u16, rows: u16, language: Language, login: &str) -> Self {
        let mut sitting = Self::new(columns, rows, language);
        let at = sitting
            .model
            .desk
            .accounts
            .iter()
            .position(|account| account.login == login)
            .expect("an account of the demo");
        for _ in 0..at {
            sitting.press("Down");
        }
        sitting.press("Enter");
        sitting.rest();
        sitting
    }

    pub fn feed(&mut self, message: Message) {
        let effects = update(&mut self.model, message);
        self.carry_out(effects);
    }

    /// Carries out what the workstation wants.
    pub fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask {
                    ticket,
                    question: Question::Follow,
                } => self.following = Some(ticket),
                Effect::Ask { ticket, question } => {
                    self.asked.push(question.clone());
                    self.waiting.push_back((ticket, question));
                }
                Effect::Cancel(ticket) => {
                    self.waiting.retain(|(asked, _)| *asked != ticket);
                    self.following = self.following.filter(|followed| *followed != ticket);
                }
                Effect::Redraw | Effect::Mouse(_) | Effect::Suspend => {}
                Effect::Copy(text) => self.copied = Some(text),
                Effect::Quit => self.quit = true,
            }
        }
        while self.answering && self.answer_one() {}
    }

    /// Answers the oldest question; returns whether there was one.
    pub fn answer_one(&mut self) -> bool {
        let Some((ticket, question)) = self.waiting.pop_front() else {
            return false;
        };
        let reply = self.house.answer(&question);
        self.reply(ticket, reply);
        true
    }

    pub fn reply(&mut self, ticket: Ticket, reply: Reply) {
        self.feed(Message::Reply {
            ticket,
            reply: Box::new(reply),
        });
    }

    /// Lets time go on, in steps in which a program would wake.
    pub fn wait(&mut self, span: TimeDelta) {
        let until = self.wall + span;
        while self.wall < until {
            self.wall = (self.wall + TimeDelta::milliseconds(200)).min(until);
            self.house.now += TimeDelta::milliseconds(200);
            self.feed(Message::Tick(self.wall));
        }
    }

    /// Waits until everything has come to rest.
    pub fn rest(&mut self) {
        self.wait(TimeDelta::seconds(1));
    }

    /// Draws and returns the screen, line by line.
    pub fn screen(&mut self) -> String {
        let model = &self.model;
        self.screen
            .draw(|frame| view(model, frame))
            .expect("a test screen draws");
        let buffer = self.screen.backend().buffer();
        let width = usize::from(buffer.area.width);
        let lines: Vec<String> = buffer
            .content()
            .chunks(width)
            .map(|cells| {
                let line: String = cells.iter().map(ratatui::buffer::Cell::symbol).collect();
                line.trim_end().to_owned()
            })
            .collect();
        lines.join("\n")
    }

    /// Draws and returns every cell.
    pub fn cells(&mut self) -> Vec<ratatui::buffer::Cell> {
        self.screen();
        self.screen.backend().buffer().content().to_vec()
    }

    /// Draws the screen as a picture, in colours.
    pub fn picture(&mut self) -> String {
        let quiet = std::mem::take(&mut self.model.desk.theme);
        self.screen();
        self.model.desk.theme = quiet;
        let backend = self.screen.backend();
        let caret = backend.cursor_position();
        let shown = backend.cursor_visible().then_some((caret.x, caret.y));
        kezek::workstation::picture::svg(backend.buffer(), shown)
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.screen = Terminal::new(TestBackend::new(width, height)).expect("a screen");
        self.feed(Message::Resized { width, height });
    }
}
