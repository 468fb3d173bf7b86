//! The commands of a case (F8): what can be done, and for the rest every reason why not.
//!
//! ```text
//! ┌▸26-000042 · Қайыргелдіқызы Әсел · v7 ───────────────────────────┐
//! │▌✓ Prepare a refusal                         draft 22.09 14:05   │
//! │ ✓ Add a note                                                    │
//! │ ✗ Sign                                              2 reasons   │
//! ├──────────────────────────────────────────────────────────────────
//! │ This cannot be done now: … — Rules, p. 12                       │
//! └──────────────────────────────────────────────────────────────────┘
//! ```

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::reason::Purpose;
use super::{Go, Turn, case, revoke};
use crate::casework::{CommandKind, Offer};
use crate::i18n::Arg;
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::effect::CaseFile;
use crate::workstation::notice::Severity;
use crate::workstation::screens::reader;
use crate::workstation::show;
use crate::workstation::theme::Tone;
use crate::workstation::unblock;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::{frame, paint};
use crate::workstation::zone::Target;

/// The state of the popup.
#[derive(Debug)]
pub struct State {
    /// The line under the cursor; the first one until somebody moved.
    held: Option<Held>,
    top: Cell<usize>,
}

/// Which line of the menu it is, wherever it stands when the case has moved on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    Command(CommandKind),
    BeginRevocation,
    TakeOver,
}

/// A line of the menu.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Entry<'f> {
    Command(&'f Offer),
    /// Not a command of this case: a new proceeding about what it granted.
    BeginRevocation,
    /// Somebody else works on the case.
    TakeOver,
}

impl Entry<'_> {
    const fn held(self) -> Held {
        match self {
            Self::Command(offer) => Held::Command(offer.command),
            Self::BeginRevocation => Held::BeginRevocation,
            Self::TakeOver => Held::TakeOver,
        }
    }

    fn is_allowed(self) -> bool {
        match self {
            Self::Command(offer) => offer.is_allowed(),
            Self::BeginRevocation | Self::TakeOver => true,
        }
    }
}

/// Returns the lines in the order of the menu: what can be begun first.
#[must_use]
pub fn lines<'f>(file: &'f CaseFile, desk: &Desk) -> Vec<Entry<'f>> {
    let mut lines: Vec<Entry> = entries(file).into_iter().map(Entry::Command).collect();
    if revoke::is_open(file, desk) {
        let at = lines.iter().take_while(|line| line.is_allowed()).count();
        lines.insert(at, Entry::BeginRevocation);
    }
    if Purpose::take_over(file, desk).is_some() {
        let at = lines.iter().take_while(|line| line.is_allowed()).count();
        lines.insert(at, Entry::TakeOver);
    }
    lines
}

/// Returns the commands in the order of the menu: those that can be begun first, and of them
/// first what leads the case on. What the route
/// of the case does not have is left out.
#[must_use]
pub fn entries(file: &CaseFile) -> Vec<&Offer> {
    let (mut allowed, blocked): (Vec<&Offer>, Vec<&Offer>) =
        show::meant(&file.offers, case::facts::procedure(file))
            .partition(|offer| offer.is_allowed());
    allowed.sort_by_key(|offer| is_aside(offer.command));
    allowed.extend(blocked);
    allowed
}

/// Returns the command that leads the case on, when one can be begun.
fn next(file: &CaseFile) -> Option<CommandKind> {
    entries(file)
        .first()
        .filter(|offer| offer.is_allowed() && !is_aside(offer.command))
        .map(|offer| offer.command)
}

/// Whether a command is done beside the work on the case: it comes after what leads it on.
const fn is_aside(command: CommandKind) -> bool {
    matches!(
        command,
        CommandKind::AddNote
            | CommandKind::Assign
            | CommandKind::Recuse
            | CommandKind::ReturnForRework
            | CommandKind::Withdraw
            | CommandKind::RegisterComplaint
    )
}

impl State {
    /// Opens the menu with a command under the cursor, when it can be begun.
    #[must_use]
    pub fn open(file: Option<&CaseFile>, first: Option<CommandKind>) -> Self {
        let held = file.and_then(|file| {
            let entries = entries(file);
            let chosen = (entries.iter())
                .find(|offer| Some(offer.command) == first && offer.is_allowed())
                .or(entries.first());
            chosen.map(|offer| Held::Command(offer.command))
        });
        Self {
            held,
            top: Cell::new(0),
        }
    }

    /// Returns the place of the line under the cursor.
    fn cursor(&self, entries: &[Entry]) -> usize {
        let found = entries
            .iter()
            .position(|entry| Some(entry.held()) == self.held);
        found.unwrap_or(0)
    }

    /// Puts the cursor on a line, and returns whether it stood there.
    pub fn point_at(&mut self, line: usize, file: Option<&CaseFile>, desk: &Desk) -> bool {
        let entries = file.map(|file| lines(file, desk)).unwrap_or_default();
        let before = self.cursor(&entries);
        self.held = entries.get(line).map(|entry| entry.held());
        before == line
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action, file: Option<&CaseFile>, desk: &mut Desk) -> Turn {
        let entries = file.map(|file| lines(file, desk)).unwrap_or_default();
        let last = entries.len().saturating_sub(1);
        let here = self.cursor(&entries);
        let mut go = |to: usize| self.held = entries.get(to).map(|entry| entry.held());
        match action {
            Action::Up => go(here.saturating_sub(1)),
            Action::Down => go((here + 1).min(last)),
            Action::PageUp | Action::First => go(0),
            Action::PageDown | Action::Last => go(last),
            Action::Open => {
                let offer = match entries.get(here) {
                    None => return Turn::stay(),
                    Some(Entry::BeginRevocation) => return Turn::go(Go::BeginRevocation),
                    Some(Entry::TakeOver) => return Turn::go(Go::TakeOver),
                    Some(Entry::Command(offer)) => *offer,
                };
                if offer.is_allowed() {
                    return Turn::go(Go::Dialog(offer.command));
                }
                let procedure = file.and_then(case::facts::procedure);
                let name = |command| Arg::Text(show::command(command, procedure, desk.speaker()));
                let way = file
                    .and_then(|file| unblock::way(offer, &file.offers, next(file)))
                    .and_then(|way| Some((way, place_of(way, &entries)?)));
                let mut args = vec![
                    ("command", name(offer.command)),
                    ("count", Arg::from(offer.why_not.len())),
                ];
                let id = match way {
                    Some((way, place)) => {
                        args.push(("first", name(way)));
                        go(place);
                        "menu-blocked-way"
                    }
                    None => "menu-blocked",
                };
                desk.say(Severity::Warning, id, args);
            }
            Action::Back => return Turn::go(Go::Back),
            _ => {}
        }
        Turn::stay()
    }
}

/// Returns the line of a command.
fn place_of(command: CommandKind, entries: &[Entry]) -> Option<usize> {
    entries
        .iter()
        .position(|entry| matches!(entry, Entry::Command(offer) if offer.command == command))
}

/// Draws the popup.
pub fn view(state: &State, case: Option<&case::State>, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let area = view::popup(desk.size, 96, 34);
    let Some(file) = case.and_then(|case| case.file.data()) else {
        let inner = reader::open(frame, area, &speaker.say("menu-title"), desk);
        let mut doc = Doc::new(inner.width);
        match case.and_then(|case| case.file.fault()) {
            Some(fault) => doc.text(&fault.line(speaker), Tone::Bad),
            None => doc.text(&desk.loading(), Tone::Dim),
        }
        doc.draw(frame.buffer_mut(), inner, 0, desk.theme);
        return;
    };
    let title = format!(
        "{} · {} · v{}",
        file.case.number,
        file.case.application.applicant.full_name().clean_line(),
        file.case.version
    );
    let inner = reader::open(frame, area, &title, desk);
    let entries = lines(file, desk);
    let cursor = state.cursor(&entries);
    let buffer = frame.buffer_mut();
    // The list first, but the reasons always have room.
    let wanted = u16::try_from(entries.len()).unwrap_or(u16::MAX);
    let least = (inner.height / 3).max(5).min(inner.height);
    let reasons = inner
        .height
        .saturating_sub(wanted.saturating_add(1))
        .max(least);
    let list = Rect {
        height: inner.height.saturating_sub(reasons + 1),
        ..inner
    };
    let top = frame::window(
        state.top.get(),
        cursor,
        usize::from(list.height),
        entries.len(),
    );
    state.top.set(top);
    for (y, (index, entry)) in (list.y..list.bottom()).zip(entries.iter().enumerate().skip(top)) {
        let chosen = index == cursor;
        desk.zone(
            Rect {
                y,
                height: 1,
                ..list
            },
            Target::Line(index),
        );
        let mark = if chosen { "▌" } else { " " };
        let x = paint::put(buffer, list.x, y, 1, mark, desk.theme.style(Tone::Strong));
        let (sign, tone) = if entry.is_allowed() {
            ("✓ ", Tone::Good)
        } else {
            ("✗ ", Tone::Dim)
        };
        let x = paint::put(buffer, x, y, 2, sign, desk.theme.style(tone));
        let (name, note) = match entry {
            Entry::Command(offer) => (
                show::command(offer.command, case::facts::procedure(file), speaker),
                note(offer, file, desk),
            ),
            Entry::BeginRevocation => (speaker.say("action-begin-revocation"), String::new()),
            Entry::TakeOver => (speaker.say("action-take-over"), String::new()),
        };
        let end = paint::put_right(buffer, list.right(), y, &note, desk.theme.style(Tone::Dim));
        let tone = match (chosen, entry.is_allowed()) {
            (true, _) => Tone::Cursor,
            (false, true) => Tone::Plain,
            (false, false) => Tone::Dim,
        };
        paint::put(
            buffer,
            x,
            y,
            end.saturating_sub(x + 1),
            &name,
            desk.theme.style(tone),
        );
    }
    frame::scroll_mark(buffer, area, top, list.height, entries.len(), desk.theme);
    for x in inner.x..inner.right() {
        paint::put(
            buffer,
            x,
            list.bottom(),
            1,
            "─",
            desk.theme.style(Tone::Border),
        );
    }
    let below = Rect {
        y: list.bottom() + 1,
        height: reasons,
        ..inner
    };
    let mut doc = Doc::new(below.width);
    if let Some(entry) = entries.get(cursor) {
        match entry {
            Entry::Command(offer) => {
                let procedure = case::facts::procedure(file);
                let about = show::command_about(offer.command, procedure, speaker);
                doc.text(&about, Tone::Dim);
                for violation in &offer.why_not {
                    let text = show::violation(violation, &file.law.edition, speaker);
                    doc.item("✗", Tone::Bad, &text, Tone::Plain);
                    if let Some(way) = unblock::by(violation, offer.command, next(file)) {
                        let name = show::command(way, procedure, speaker);
                        let open = file
                            .offers
                            .iter()
                            .any(|other| other.command == way && other.is_allowed());
                        let id = if open {
                            "menu-unblocked-by"
                        } else {
                            "menu-unblocked-later"
                        };
                        let text = speaker.say_with(id, &[("command", Arg::Text(name))]);
                        doc.hang(2, "→ ", Tone::Good, &text, Tone::Plain);
                    }
                }
            }
            Entry::BeginRevocation => {
                doc.text(&speaker.say("menu-begin-revocation-about"), Tone::Dim);
            }
            Entry::TakeOver => doc.text(&speaker.say("menu-take-over-about"), Tone::Dim),
        }
        if desk.is_offline() {
            doc.item(
                "✗",
                Tone::Bad,
                &speaker.say("desk-offline-no-decisions"),
                Tone::Bad,
            );
        }
    }
    doc.draw(buffer, below, 0, desk.theme);
}

/// What stands beside a command: that there is a draft, or how many reasons there are against it.
fn note(offer: &Offer, file: &CaseFile, desk: &Desk) -> String {
    let speaker = desk.speaker();
    let drafted = file
        .drafts
        .iter()
        .find(|(command, _)| *command == offer.command);
    match drafted {
        Some((_, at)) => {
            speaker.say_with("menu-draft", &[("at", Arg::Text(speaker.date_time(*at)))])
        }
        None if offer.is_allowed() => String::new(),
        None => speaker.say_with("menu-reasons", &[("count", Arg::from(offer.why_not.len()))]),
    }
}
