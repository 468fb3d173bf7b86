//! The loop: waits, feeds messages in, carries effects out, draws when something changed.
//!
//! The main thread sleeps in `poll(2)` on the terminal and on a pipe that wakes it; questions are
//! asked on tokio's threads, one task each, and each makes one message. So a key costs no hop
//! between threads, nothing runs while nothing happens, and a terminal that goes away is seen at
//! once.

use std::io;
use std::os::fd::AsFd;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;

use super::desk::Desk;
use super::draft_line::DraftLine;
use super::effect::Effect;
use super::errands::Errands;
use super::keymap::{KeyFault, Keymap};
use super::message::Message;
use super::model::Model;
use super::notice::Severity;
use super::options::{DemoAccount, WorkstationOptions};
use super::report;
use super::terminal::burst::Guess;
use super::terminal::ground;
use super::terminal::input::{Event, Parser};
use super::terminal::job;
use super::terminal::watchdog::{self, is_gone};
use super::terminal::{Terminal, TerminalError};
use super::theme::{Depth, Theme};
use super::update::update;
use super::view::view;
use super::wake::{Wake, Waker, Wakes, listen_for_signals};
use super::worker::Worker;
use crate::client::{Client, ClientError, ClientOptions, Devices};

const TITLE: &str = "Kezek";

/// Why a workstation did not run, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error(transparent)]
    Terminal(#[from] TerminalError),
    #[error("{}", faults(.0))]
    Keys(Vec<KeyFault>),
    #[error(transparent)]
    Server(#[from] ClientError),
    #[error("the machine gives no event loop: {0}")]
    Runtime(io::Error),
}

/// Returns the accounts so that the first keys of the start screen sign in as each role.
fn one_of_each_role_first(accounts: Vec<DemoAccount>) -> Vec<DemoAccount> {
    let mut roles = Vec::new();
    let (mut first, rest): (Vec<DemoAccount>, Vec<DemoAccount>) =
        accounts.into_iter().partition(|account| {
            let new = !roles.contains(&account.role);
            roles.push(account.role);
            new
        });
    first.extend(rest);
    first
}

fn faults(faults: &[KeyFault]) -> String {
    faults
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Everything a workstation works with before it is shown.
pub(super) struct Prepared {
    pub model: Model,
    pub client: Client,
    pub worker: Worker,
    pub carried: JoinHandle<()>,
    pub runtime: Runtime,
    pub wall_clock: fn() -> DateTime<Utc>,
    /// Whether the terminal is to say if its ground is dark or light.
    asks_ground: bool,
}

/// Makes a workstation ready to be shown, on whatever it is shown.
///
/// # Errors
/// [`RunError`] when the keys or the server's address are wrong.
pub(super) fn prepare(options: WorkstationOptions) -> Result<Prepared, RunError> {
    report::dump_nothing();
    report::write_into(options.report_dir, options.language);
    let keymap = match &options.keys {
        Some(text) => Keymap::with_changes(text),
        None => Keymap::builtin(),
    }
    .map_err(RunError::Keys)?;
    let client_options = ClientOptions {
        allow_plain_http: options.plain_http,
        devices: options.draft_dir.parent().map(Devices::beside),
        ..ClientOptions::default()
    };
    let client = Client::new(&options.server_url, client_options)?;
    let depth = depth();
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let chosen = options.theme.or(no_colour.then(Theme::monochrome));
    let theme = chosen.unwrap_or_default().at_depth(depth);
    let mut desk = Desk::new(options.language, theme, keymap, options.server_url.clone());
    desk.themes = options
        .manners
        .themes
        .iter()
        .map(|theme| theme.at_depth(depth))
        .collect();
    desk.lock_after = options.manners.lock_after;
    desk.mouse = options.manners.mouse;
    desk.accounts = one_of_each_role_first(options.demo_accounts);
    desk.wall = (options.wall_clock)();
    let at_once = options
        .auto_sign_in
        .and_then(|login| desk.accounts.iter().find(|account| account.login == login))
        .cloned();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(4)
        .enable_all()
        .build()
        .map_err(RunError::Runtime)?;
    let (line, carried) = {
        let _inside = runtime.enter();
        DraftLine::start(client.clone())
    };
    let worker = Worker::new(client.clone(), options.draft_dir, line);
    Ok(Prepared {
        model: Model::new(desk, at_once),
        client,
        worker,
        carried,
        runtime,
        wall_clock: options.wall_clock,
        asks_ground: chosen.is_none(),
    })
}

/// Runs the workstation until the officer quits or the terminal is gone.
///
/// # Errors
/// [`RunError`] when it cannot start, or when the terminal fails.
pub fn run(options: WorkstationOptions) -> Result<(), RunError> {
    let mut prepared = prepare(options)?;
    let terminal = Terminal::enter(TITLE)?;
    let desk = &mut prepared.model.desk;
    desk.size = terminal.size().map_err(TerminalError::from)?;
    let mut early = Vec::new();
    if prepared.asks_ground {
        let answer = ground::ask().map_err(TerminalError::from)?;
        if answer.is_light == Some(true) {
            desk.theme = Theme::light().at_depth(depth());
        }
        early = answer.read;
    }
    let client = prepared.client.clone();
    let outcome = Loop::new(prepared, terminal)
        .and_then(|desk_loop| desk_loop.run(&early))
        .map_err(TerminalError::from);
    client.close();
    Ok(outcome?)
}

/// Returns how many colours the terminal has.
fn depth() -> Depth {
    let variable = |name| std::env::var(name).unwrap_or_default();
    Depth::of(&variable("TERM"), &variable("COLORTERM"))
}

struct Loop {
    model: Model,
    terminal: Terminal,
    errands: Errands,
    wall_clock: fn() -> DateTime<Utc>,
    parser: Parser,
    guess: Guess,
    wakes: Wakes,
    /// What stands in the title of the terminal's window.
    title: String,
    ending: bool,
}

impl Loop {
    fn new(prepared: Prepared, terminal: Terminal) -> io::Result<Self> {
        let Prepared {
            model,
            worker,
            carried,
            runtime,
            wall_clock,
            ..
        } = prepared;
        let (waker, wakes) = Waker::new()?;
        listen_for_signals(&runtime, &waker)?;
        let gone = waker.clone();
        watchdog::start(move || gone.wake(Wake::Gone))?;
        Ok(Self {
            model,
            terminal,
            errands: Errands::new(worker, carried, runtime, waker),
            wall_clock,
            parser: Parser::default(),
            guess: Guess::default(),
            wakes,
            title: TITLE.to_owned(),
            ending: false,
        })
    }

    /// Runs until the end. `early` are bytes that were typed before there was anybody to read
    /// them. Also a terminal that takes nothing any more, and a fault of the program itself, let
    /// what was typed be saved first.
    fn run(mut self, early: &[u8]) -> io::Result<()> {
        let outcome = catch_unwind(AssertUnwindSafe(|| self.go_on(early)));
        if !matches!(outcome, Ok(Ok(()))) {
            // Whatever state it is in: what cannot be saved any more is not.
            let _ = catch_unwind(AssertUnwindSafe(|| self.save_what_was_typed()));
        }
        self.errands.end();
        outcome.unwrap_or_else(|panic| resume_unwind(panic))
    }

    /// Hands in the drafts; of all that an end brings with it, nothing else.
    fn save_what_was_typed(&mut self) {
        for effect in update(&mut self.model, Message::Ending) {
            if let Effect::Ask { ticket, question } = effect {
                self.errands.ask(ticket, question);
            }
        }
    }

    fn go_on(&mut self, early: &[u8]) -> io::Result<()> {
        self.feed(Message::Started)?;
        if self.model.desk.mouse {
            self.terminal.listen_to_mouse(true)?;
        }
        for event in self.parser.read(early) {
            self.typed(event)?;
        }
        while !self.ending {
            if self.model.dirty {
                self.model.dirty = false;
                let model = &self.model;
                self.terminal.draw(|frame| view(model, frame))?;
                let title = self.model.title();
                if title != self.title {
                    self.terminal.set_title(&title)?;
                    self.title = title;
                }
            }
            self.wait()?;
        }
        Ok(())
    }

    /// Sleeps until something happens, and takes it all in.
    fn wait(&mut self) -> io::Result<()> {
        let timeout = self.parser.waits().unwrap_or_else(|| {
            let now = (self.wall_clock)();
            (self.model.next_wake() - now)
                .to_std()
                .unwrap_or(Duration::ZERO)
        });
        let timeout = Timespec::try_from(timeout).ok();
        let stdin = io::stdin();
        let mut watched = [
            PollFd::new(&stdin, PollFlags::IN),
            PollFd::from_borrowed_fd(self.wakes.pipe.as_fd(), PollFlags::IN),
        ];
        let ready = match poll(&mut watched, timeout.as_ref()) {
            Ok(ready) => ready,
            Err(rustix::io::Errno::INTR) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let (typed, woken) = (watched[0].revents(), watched[1].revents());
        self.feed(Message::Tick((self.wall_clock)()))?;
        if typed.contains(PollFlags::IN) {
            self.read_keys()?;
        } else if is_gone(typed) {
            self.feed(Message::Ending)?;
        }
        if ready == 0 && self.parser.waits().is_some() {
            for event in self.parser.settle() {
                self.typed(event)?;
            }
        }
        if woken.contains(PollFlags::IN) {
            self.wakes.drain();
        }
        while let Ok(wake) = self.wakes.received.try_recv() {
            self.woken(wake)?;
        }
        Ok(())
    }

    fn read_keys(&mut self) -> io::Result<()> {
        let mut bytes = [0; 16 * 1024];
        match rustix::io::read(io::stdin(), &mut bytes) {
            Ok(0) | Err(rustix::io::Errno::IO) => self.feed(Message::Ending),
            Ok(count) => {
                let events = self.parser.read(&bytes[..count]);
                for event in self.guess.read(events) {
                    self.typed(event)?;
                }
                Ok(())
            }
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    fn typed(&mut self, event: Event) -> io::Result<()> {
        self.feed(match event {
            Event::Key(key) => Message::Key(key),
            Event::Paste(text) => Message::Paste(text),
            Event::Focused(focused) => Message::Focused(focused),
            Event::Mouse(mouse) => Message::Mouse(mouse),
        })
    }

    fn woken(&mut self, wake: Wake) -> io::Result<()> {
        match wake {
            Wake::Message(message) => {
                self.errands.came(&message);
                self.feed(message)
            }
            Wake::Resized => {
                let (width, height) = self.terminal.size()?;
                self.feed(Message::Resized { width, height })
            }
            Wake::Stop => self.stop(job::stop_program),
            Wake::GoneOn => self.come_back(),
            Wake::Gone => self.feed(Message::Ending),
            Wake::Panic => panic!("a test asked for a panic"),
        }
    }

    fn feed(&mut self, message: Message) -> io::Result<()> {
        if self.ending {
            return Ok(());
        }
        for effect in update(&mut self.model, message) {
            self.carry_out(effect)?;
        }
        Ok(())
    }

    /// Hands the terminal back to the shell, when there is one that can say go on.
    fn suspend(&mut self) -> io::Result<()> {
        if job::somebody_waits() {
            return self.stop(job::stop_job);
        }
        self.model
            .desk
            .say(Severity::Info, "desk-no-shell", Vec::new());
        self.model.dirty = true;
        Ok(())
    }

    /// Gives the terminal back and stops, until somebody says go on.
    fn stop(&mut self, stop: fn() -> io::Result<()>) -> io::Result<()> {
        self.terminal.leave();
        stop()?;
        let Some(meanwhile) = self.wakes.until_gone_on() else {
            return self.feed(Message::Ending);
        };
        self.come_back()?;
        for wake in meanwhile {
            self.woken(wake)?;
        }
        Ok(())
    }

    /// Takes the terminal over again: whoever had it meanwhile may have changed all of it.
    fn come_back(&mut self) -> io::Result<()> {
        self.terminal.enter_again(TITLE)?;
        self.title = TITLE.to_owned();
        self.parser = Parser::default();
        if self.model.desk.mouse {
            self.terminal.listen_to_mouse(true)?;
        }
        // Before anything is drawn: who was away too long finds the screen locked.
        self.feed(Message::Tick((self.wall_clock)()))?;
        let (width, height) = self.terminal.size()?;
        self.feed(Message::Resized { width, height })
    }

    fn carry_out(&mut self, effect: Effect) -> io::Result<()> {
        match effect {
            Effect::Copy(text) => self.terminal.copy(&text)?,
            Effect::Mouse(on) => self.terminal.listen_to_mouse(on)?,
            Effect::Suspend => self.suspend()?,
            Effect::Ask { ticket, question } => self.errands.ask(ticket, question),
            Effect::Cancel(ticket) => self.errands.cancel(ticket),
            Effect::Redraw => {
                self.terminal.forget()?;
                self.model.dirty = true;
            }
            Effect::Quit => self.ending = true,
        }
        Ok(())
    }
}
