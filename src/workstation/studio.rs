//! The workstation without a terminal: keys go in, questions are really asked, screens come out as
//! pictures.
//!
//! The same model, update, view and worker as in the terminal; only the loop around them differs.
//! Time does not pass by itself: each key is a moment of its own, long enough for a dialog to arm.

use chrono::{DateTime, TimeDelta, Utc};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Style;
use tokio::task::{JoinHandle, JoinSet};

use super::desk::Desk;
use super::draft_line::DraftLine;
use super::effect::{Effect, Question};
use super::errands::answered;
use super::keymap::Keymap;
use super::message::Message;
use super::model::Model;
use super::options::WorkstationOptions;
use super::picture::{svg, svg_on_light};
use super::plain::Plain;
use super::runner::RunError;
use super::terminal::input::{Event, Parser};
use super::update::update;
use super::view::view;
use super::widgets::paint;
use super::worker::Worker;
use crate::client::{Client, ClientOptions};

/// How far wall time goes on with each key: more than a dialog needs to arm.
const MOMENT: TimeDelta = TimeDelta::milliseconds(700);

/// A workstation that is looked at from inside.
pub struct Studio {
    model: Model,
    worker: Worker,
    /// Ends when the server was told everything about drafts.
    _carried: JoinHandle<()>,
    asked: JoinSet<Message>,
    now: DateTime<Utc>,
}

impl Studio {
    /// Starts a workstation of `width` by `height` cells and waits for its first answers. Must be
    /// called inside a tokio runtime.
    ///
    /// # Errors
    /// [`RunError`] when the keys or the server's address are wrong.
    pub async fn open(
        options: WorkstationOptions,
        width: u16,
        height: u16,
    ) -> Result<Self, RunError> {
        let keymap = Keymap::builtin().map_err(RunError::Keys)?;
        let client = Client::new(&options.server_url, ClientOptions::default())?;
        let theme = options.theme.unwrap_or_default();
        let mut desk = Desk::new(options.language, theme, keymap, options.server_url.clone());
        desk.accounts = options.demo_accounts;
        let now = (options.wall_clock)();
        desk.wall = now;
        desk.size = (width, height);
        let at_once = options
            .auto_sign_in
            .and_then(|login| desk.accounts.iter().find(|account| account.login == login))
            .cloned();
        let (line, carried) = DraftLine::start(client.clone());
        let worker = Worker::new(client, options.draft_dir, line);
        let mut studio = Self {
            model: Model::new(desk, at_once),
            worker,
            _carried: carried,
            asked: JoinSet::new(),
            now,
        };
        studio.feed(Message::Started).await;
        studio.settle().await;
        Ok(studio)
    }

    /// Types `bytes` as a terminal sends them, one key after the other, and waits for the answers.
    pub async fn type_bytes(&mut self, bytes: &[u8]) {
        let mut parser = Parser::default();
        let mut events = parser.read(bytes);
        events.extend(parser.settle());
        for event in events {
            self.now += MOMENT;
            self.feed(Message::Tick(self.now)).await;
            self.feed(match event {
                Event::Key(key) => Message::Key(key),
                Event::Paste(text) => Message::Paste(text),
                Event::Focused(focused) => Message::Focused(focused),
                Event::Mouse(mouse) => Message::Mouse(mouse),
            })
            .await;
            self.settle().await;
        }
        for _ in 0..3 {
            self.now += MOMENT;
            self.feed(Message::Tick(self.now)).await;
            self.settle().await;
        }
    }

    /// Works in plain mode: types lines, one after the other, and returns everything that was said
    /// and typed, as it would stand in a terminal.
    pub async fn converse(&mut self, lines: &[&str]) -> Vec<String> {
        let mut plain = Plain::new();
        plain.settled(&mut self.model);
        let mut told = plain.take_said();
        for line in lines {
            told.push(format!("{}{line}", plain.prompt(&self.model)));
            self.now += MOMENT * 3;
            self.feed(Message::Tick(self.now)).await;
            let effects = plain.typed(line, &mut self.model);
            self.carry_out(effects).await;
            self.settle().await;
            plain.settled(&mut self.model);
            told.extend(plain.take_said());
        }
        told.push(plain.prompt(&self.model));
        told
    }

    /// Returns lines as an SVG document: the last of them, as many as the screen has rows.
    ///
    /// # Panics
    /// Never: a buffer in memory takes every drawing.
    #[must_use]
    pub fn page(&self, lines: &[String]) -> String {
        let (width, height) = self.model.desk.size;
        let wrapped = lines.iter().flat_map(|line| {
            let mut rows = paint::wrap(line, usize::from(width));
            if rows.is_empty() {
                rows.push(String::new());
            }
            rows
        });
        let wrapped: Vec<String> = wrapped.collect();
        let from = wrapped.len().saturating_sub(usize::from(height));
        let mut terminal = Terminal::new(TestBackend::new(width, height))
            .expect("a buffer in memory is a terminal");
        terminal
            .draw(|frame| {
                let buffer = frame.buffer_mut();
                for (y, line) in (0..height).zip(&wrapped[from..]) {
                    paint::put(buffer, 0, y, width, line, Style::default());
                }
            })
            .expect("a buffer in memory takes every drawing");
        svg(terminal.backend().buffer(), None)
    }

    /// Returns the screen as text, row by row.
    ///
    /// # Panics
    /// Never: a buffer in memory takes every drawing.
    #[must_use]
    pub fn text(&self) -> String {
        let (terminal, _) = self.drawn();
        let buffer = terminal.backend().buffer();
        let width = usize::from(buffer.area.width).max(1);
        buffer
            .content
            .chunks(width)
            .map(|row| {
                row.iter()
                    .map(ratatui::buffer::Cell::symbol)
                    .collect::<String>()
            })
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Returns the screen as an SVG document.
    #[must_use]
    pub fn picture(&self) -> String {
        let (terminal, cursor) = self.drawn();
        let buffer = terminal.backend().buffer();
        if self.model.desk.theme.is_light() {
            svg_on_light(buffer, cursor)
        } else {
            svg(buffer, cursor)
        }
    }

    fn drawn(&self) -> (Terminal<TestBackend>, Option<(u16, u16)>) {
        let (width, height) = self.model.desk.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height))
            .expect("a buffer in memory is a terminal");
        terminal
            .draw(|frame| view(&self.model, frame))
            .expect("a buffer in memory takes every drawing");
        let shown = terminal.backend().cursor_visible();
        let place = terminal.backend().cursor_position();
        (terminal, shown.then_some((place.x, place.y)))
    }

    async fn feed(&mut self, message: Message) {
        let effects = update(&mut self.model, message);
        self.carry_out(effects).await;
    }

    async fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask { ticket, question } => {
                    let worker = self.worker.clone();
                    match question {
                        Question::InLine(errand) => {
                            let rest = worker.in_line(errand).await;
                            self.asked
                                .spawn(async move { answered(ticket, rest.await) });
                        }
                        question => {
                            self.asked.spawn(async move {
                                answered(ticket, worker.answer(question).await)
                            });
                        }
                    }
                }
                Effect::Cancel(_)
                | Effect::Redraw
                | Effect::Copy(_)
                | Effect::Mouse(_)
                | Effect::Suspend
                | Effect::Quit => {}
            }
        }
    }

    /// Waits until every question is answered, and those that the answers raise.
    async fn settle(&mut self) {
        while let Some(answer) = self.asked.join_next().await {
            if let Ok(message) = answer {
                self.feed(message).await;
            }
        }
    }
}
