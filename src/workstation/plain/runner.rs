//! The loop of plain mode: lines in, lines out.
//!
//! A line is taken only when everything that was asked is answered and, before a word that
//! confirms, when the dialog is armed. So a script can be piped in as fast as it likes, and a
//! transcript reads the same however slow the server was. At the end of the input, and on every
//! signal, what was typed is kept as a draft.

use std::collections::VecDeque;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{
    LocalModes, OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr,
};
use zeroize::Zeroize;

use super::{Plain, line};
use crate::workstation::effect::Effect;
use crate::workstation::errands::Errands;
use crate::workstation::message::Message;
use crate::workstation::model::Model;
use crate::workstation::options::WorkstationOptions;
use crate::workstation::runner::{Prepared, RunError, prepare};
use crate::workstation::terminal::{TerminalError, job};
use crate::workstation::update::update;
use crate::workstation::wake::{Wake, Waker, Wakes, listen_for_signals};

/// The longest line that is taken, in bytes; the rest of a longer one is left out.
const LONGEST_LINE: usize = 1 << 20;

/// How long a command whose answer was lost is waited for before lines are taken again.
const LOST_FOR: TimeDelta = TimeDelta::seconds(15);

/// Runs plain mode until it is left or its input ends.
///
/// # Errors
/// [`RunError`] when it cannot start, or when standard output fails.
pub fn run(options: WorkstationOptions) -> Result<(), RunError> {
    let mut prepared = prepare(options)?;
    if !io::stdin().is_terminal() {
        // Nobody sits before a script. Lines that were printed cannot be blanked anyway; that
        // nobody else goes on with them is what a lock is for.
        prepared.model.desk.lock_after = TimeDelta::days(36_500);
    }
    let client = prepared.client.clone();
    let outcome = Loop::new(prepared)
        .and_then(Loop::run)
        .map_err(TerminalError::from);
    client.close();
    Ok(outcome?)
}

struct Loop {
    model: Model,
    plain: Plain,
    errands: Errands,
    wall_clock: fn() -> DateTime<Utc>,
    wakes: Wakes,
    input: Input,
    /// The prompt stands there and nothing was typed after it.
    prompted: bool,
    /// It was locked when it was looked at last.
    locked: bool,
    /// Since when a command is on its way.
    sending_since: Option<DateTime<Utc>>,
    ending: bool,
}

impl Loop {
    fn new(prepared: Prepared) -> io::Result<Self> {
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
        Ok(Self {
            model,
            plain: Plain::new(),
            errands: Errands::new(worker, carried, runtime, waker),
            wall_clock,
            wakes,
            input: Input::new(),
            prompted: false,
            locked: false,
            sending_since: None,
            ending: false,
        })
    }

    fn run(mut self) -> io::Result<()> {
        self.feed(Message::Started);
        while !self.ending {
            if self.is_at_rest() {
                self.prompt()?;
                if let Some(line) = self.input.take() {
                    self.typed(line)?;
                    continue;
                }
                if self.input.has_ended {
                    self.feed(Message::Ending);
                    continue;
                }
            }
            self.wait()?;
        }
        self.input.show();
        let farewell = self.model.desk.speaker().say("plain-farewell");
        let said = self.plain.take_said();
        // Nobody is left to tell when the output is gone.
        let _ = write_lines(said.iter().chain([&farewell]), self.prompted);
        self.errands.end();
        Ok(())
    }

    /// Returns whether everything that was asked is answered.
    fn is_at_rest(&mut self) -> bool {
        let wall = self.model.desk.wall;
        if !self.model.host.is_sending() {
            self.sending_since = None;
        } else if wall - *self.sending_since.get_or_insert(wall) < LOST_FOR {
            return false;
        }
        !self.errands.is_waiting() && self.plain.waits_until(&self.model).is_none()
    }

    /// Says what is new and asks for a line, once; anew when it was locked meanwhile.
    fn prompt(&mut self) -> io::Result<()> {
        let locked = self.model.lock().is_some();
        if locked != self.locked {
            self.locked = locked;
            if self.prompted {
                write_lines([].iter(), true)?;
            }
            self.prompted = false;
        }
        if self.prompted {
            return Ok(());
        }
        self.plain.settled(&mut self.model);
        write_lines(self.plain.take_said().iter(), false)?;
        self.input.begin_line(
            self.plain.is_secret(&self.model),
            self.plain.must_be_fresh(&self.model),
        );
        let mut out = io::stdout().lock();
        out.write_all(self.plain.prompt(&self.model).as_bytes())?;
        out.flush()?;
        self.prompted = true;
        Ok(())
    }

    fn typed(&mut self, mut typed: String) -> io::Result<()> {
        self.prompted = false;
        let secret = self.plain.is_secret(&self.model);
        let mut out = io::stdout().lock();
        if secret && self.input.is_terminal() {
            out.write_all(b"\n")?;
        } else if !self.input.is_terminal() {
            // A transcript shows what was answered; never a password.
            let shown = if secret { "" } else { typed.as_str() };
            writeln!(out, "{}", line::inert(shown))?;
        }
        drop(out);
        self.feed(Message::Tick((self.wall_clock)()));
        let effects = self.plain.typed(&typed, &mut self.model);
        if secret {
            typed.zeroize();
        }
        self.carry_out(effects);
        write_lines(self.plain.take_said().iter(), false)
    }

    /// Sleeps until something happens, and takes it all in.
    fn wait(&mut self) -> io::Result<()> {
        let now = (self.wall_clock)();
        let wake = self
            .plain
            .waits_until(&self.model)
            .into_iter()
            .chain([self.model.next_wake()])
            .min();
        let timeout = wake.and_then(|at| (at - now).to_std().ok());
        let timeout = Timespec::try_from(timeout.unwrap_or(Duration::ZERO)).ok();
        let stdin = io::stdin();
        let reads = !self.input.has_ended && !self.input.is_full();
        let asked = if reads {
            PollFlags::IN
        } else {
            PollFlags::empty()
        };
        let mut watched = [
            PollFd::from_borrowed_fd(self.wakes.pipe.as_fd(), PollFlags::IN),
            PollFd::new(&stdin, asked),
        ];
        let watched = if reads {
            &mut watched[..]
        } else {
            &mut watched[..1]
        };
        match poll(watched, timeout.as_ref()) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => return Ok(()),
            Err(error) => return Err(error.into()),
        }
        let woken = watched[0].revents();
        let typed = watched.get(1).map_or(PollFlags::empty(), PollFd::revents);
        self.feed(Message::Tick((self.wall_clock)()));
        if !typed.is_empty() {
            self.input.read()?;
        }
        if woken.contains(PollFlags::IN) {
            self.wakes.drain();
        }
        while let Ok(wake) = self.wakes.received.try_recv() {
            self.woken(wake)?;
        }
        Ok(())
    }

    fn woken(&mut self, wake: Wake) -> io::Result<()> {
        match wake {
            Wake::Message(message) => {
                self.errands.came(&message);
                self.feed(message);
            }
            // Lines have no width.
            Wake::Resized => {}
            Wake::GoneOn => self.gone_on(),
            // The key sends the signal here. Where no shell could go on with it, it means nothing,
            // as it would without us.
            Wake::Stop if !job::somebody_waits() => {}
            Wake::Stop => return self.stop(),
            Wake::Gone => self.feed(Message::Ending),
            Wake::Panic => panic!("a test asked for a panic"),
        }
        Ok(())
    }

    /// Shows again what is typed and stops, until somebody says go on. Nothing is read or said in
    /// between, so that not a byte of the shell's is taken.
    fn stop(&mut self) -> io::Result<()> {
        self.input.show();
        job::stop_program()?;
        let Some(meanwhile) = self.wakes.until_gone_on() else {
            self.feed(Message::Ending);
            return Ok(());
        };
        self.gone_on();
        for wake in meanwhile {
            self.woken(wake)?;
        }
        Ok(())
    }

    /// Asks once more for a line: the shell has written after the prompt, and may have changed what
    /// the terminal shows of what is typed.
    fn gone_on(&mut self) {
        self.prompted &= !self.input.is_terminal();
    }

    fn feed(&mut self, message: Message) {
        if !self.ending {
            let effects = update(&mut self.model, message);
            self.carry_out(effects);
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask { ticket, question } => self.errands.ask(ticket, question),
                Effect::Cancel(ticket) => self.errands.cancel(ticket),
                // Append-only: there is no screen to draw anew, to click on or to leave.
                Effect::Redraw | Effect::Copy(_) | Effect::Mouse(_) | Effect::Suspend => {}
                Effect::Quit => self.ending = true,
            }
        }
    }
}

fn write_lines<'l>(lines: impl Iterator<Item = &'l String>, after_prompt: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if after_prompt {
        out.write_all(b"\n")?;
    }
    for line in lines {
        out.write_all(line.as_bytes())?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// Standard input, line by line.
struct Input {
    bytes: Vec<u8>,
    lines: VecDeque<String>,
    has_ended: bool,
    /// The terminal as it was, while it shows nothing of what is typed.
    hidden: Option<Termios>,
}

impl Input {
    fn new() -> Self {
        Self {
            bytes: Vec::new(),
            lines: VecDeque::new(),
            has_ended: false,
            hidden: None,
        }
    }

    fn is_terminal(&self) -> bool {
        io::stdin().is_terminal()
    }

    /// Whether enough waits to be taken.
    fn is_full(&self) -> bool {
        self.lines.len() > 1000
    }

    fn take(&mut self) -> Option<String> {
        self.lines.pop_front()
    }

    fn read(&mut self) -> io::Result<()> {
        let mut bytes = [0; 16 * 1024];
        match rustix::io::read(io::stdin(), &mut bytes) {
            Ok(0) | Err(rustix::io::Errno::IO) => {
                self.has_ended = true;
                if !self.bytes.is_empty() {
                    self.end_line();
                }
            }
            Ok(count) => {
                for byte in &bytes[..count] {
                    if *byte == b'\n' {
                        self.end_line();
                    } else if self.bytes.len() < LONGEST_LINE {
                        self.bytes.push(*byte);
                    }
                }
            }
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
            Err(error) => return Err(error.into()),
        }
        bytes.zeroize();
        Ok(())
    }

    fn end_line(&mut self) {
        if self.bytes.last() == Some(&b'\r') {
            self.bytes.pop();
        }
        let line = String::from_utf8_lossy(&self.bytes).into_owned();
        self.bytes.zeroize();
        self.lines.push_back(line);
    }

    /// Makes the terminal ready for a line: hidden when it is a secret, and without what was typed
    /// ahead when only what is typed after reading counts.
    fn begin_line(&mut self, secret: bool, fresh: bool) {
        if !self.is_terminal() {
            return;
        }
        self.show();
        if fresh {
            self.bytes.zeroize();
            self.lines.clear();
            // Nothing better can be done when the terminal is gone.
            let _ = tcflush(io::stdin(), QueueSelector::IFlush);
        }
        if secret && let Ok(before) = tcgetattr(io::stdin()) {
            let mut hidden = before.clone();
            hidden.local_modes &= !LocalModes::ECHO;
            if tcsetattr(io::stdin(), OptionalActions::Now, &hidden).is_ok() {
                self.hidden = Some(before);
            }
        }
    }

    /// Lets the terminal show again what is typed; returns whether it did not.
    fn show(&mut self) -> bool {
        let Some(before) = self.hidden.take() else {
            return false;
        };
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &before);
        true
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        self.show();
    }
}
