//! Draws the dialog about many cases: what follows, the field before the list, the list, the buttons.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Bulk, Item, Part, State};
use crate::i18n::{Arg, Speaker};
use crate::workstation::desk::Desk;
use crate::workstation::fault::{Fault, FaultKind};
use crate::workstation::message::{Became, Tally};
use crate::workstation::screens::reader;
use crate::workstation::show;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::{buttons, frame, paint};

/// Draws the dialog over the queue.
pub fn view(state: &State, desk: &Desk, frame: &mut Frame) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let doc_of = |columns| items(state, desk, columns);
    let columns = view::popup(desk.size, 92, 10).width.saturating_sub(4);
    let height = doc_of(columns).len() + above(state, desk, columns).len() + 6;
    let area = view::popup(desk.size, 92, u16::try_from(height).unwrap_or(u16::MAX));
    let count = [("count", Arg::from(state.items.len()))];
    let title = speaker.say_with(state.bulk.title(), &count);
    let inner = reader::open(frame, area, &title, desk);
    let buffer = frame.buffer_mut();
    let last = inner.bottom().saturating_sub(1);
    let head = above(state, desk, inner.width);
    head.draw(buffer, inner, 0, theme);
    let y = inner.y + u16::try_from(head.len()).unwrap_or(2);
    let mut cursor: Option<Position> = None;
    if !state.is_done() {
        let place = Rect::new(inner.x, y, inner.width, 1);
        cursor = field(state, desk, buffer, place);
    }
    let list = Rect {
        y: y + 2,
        height: last.saturating_sub(y + 3),
        ..inner
    };
    let doc = doc_of(inner.width);
    let height = usize::from(list.height);
    state.list_room.set((doc.len(), height));
    let first = state.list.first(doc.len(), list.height);
    doc.draw(buffer, list, first, theme);
    if doc.len() > height {
        let place = Rect::new(inner.x, y + 1, inner.width, 1);
        let focused = state.part == Part::List;
        let told = [
            ("from", Arg::from(first + 1)),
            ("to", Arg::from((first + height).min(doc.len()))),
            ("count", Arg::from(doc.len())),
        ];
        let mark = if focused { "▌" } else { " " };
        let text = format!("{mark}{}", speaker.say_with("bulk-list", &told));
        let tone = if focused { Tone::Strong } else { Tone::Dim };
        paint::put(
            buffer,
            place.x,
            place.y,
            place.width,
            &text,
            theme.style(tone),
        );
        if focused {
            cursor = Some(Position::new(place.x, place.y));
        }
    }
    frame::scroll_mark(buffer, area, first, list.height, doc.len(), theme);
    let close = if state.is_done() { "close" } else { "cancel" };
    let mut buttons = vec![(speaker.say(close), state.part == Part::Cancel)];
    if !state.is_done() {
        buttons.push((commit_label(state, desk), state.part == Part::Commit));
    }
    let place = Rect::new(inner.x, last, inner.width, 1);
    cursor = buttons::row(buffer, place, &buttons, desk).or(cursor);
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

fn commit_label(state: &State, desk: &Desk) -> String {
    let speaker = desk.speaker();
    let main = speaker.say_with(
        state.bulk.commit(),
        &[("count", Arg::from(state.fitting()))],
    );
    let open = state.open_points(desk).len();
    let arming = state.guard.armed_in(desk.wall);
    let note = buttons::readiness(state.sending.is_some(), open, arming, speaker);
    format!("{main} {note}")
}

/// Draws the field before the list and returns where its cursor stands.
fn field(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) -> Option<Position> {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let (label, part, typed) = match state.bulk {
        Bulk::Assign => (speaker.say("bulk-who"), Part::Who, &state.typed),
        Bulk::Sign => {
            let word = Arg::Text(speaker.say("dialog-word-sign"));
            let label = speaker.say_with("bulk-word", &[("word", word)]);
            (label, Part::Word, &state.word)
        }
    };
    let focused = state.part == part;
    let tone = if focused { Tone::Strong } else { Tone::Plain };
    let x = paint::put(
        buffer,
        area.x,
        area.y,
        area.width,
        &label,
        theme.style(tone),
    ) + 2;
    let width = 24.min(area.right().saturating_sub(x));
    let place = Rect { x, width, ..area };
    let cursor = typed.draw(buffer, place, focused, theme);
    if state.bulk == Bulk::Assign {
        let people = state.people();
        let text = match people.get(state.who) {
            None => speaker.say("bulk-nobody"),
            Some(person) => format!(
                "‹ {} › {}",
                person.name.clean_line(),
                speaker.say_with(
                    "queue-position",
                    &[
                        ("at", Arg::from(state.who + 1)),
                        ("count", Arg::from(people.len())),
                    ],
                )
            ),
        };
        let x = place.right() + 2;
        let room = area.right().saturating_sub(x);
        paint::put(buffer, x, area.y, room, &text, theme.style(Tone::Strong));
    }
    focused.then_some(cursor)
}

fn above(state: &State, desk: &Desk, columns: u16) -> Doc {
    let speaker = desk.speaker();
    let mut doc = Doc::new(columns);
    if state.is_done() {
        let became = state.items.iter().filter_map(|item| item.became.as_ref());
        let (id, args) = Tally::of(became).words();
        doc.text(&speaker.say_with(id, &args), Tone::Strong);
    } else {
        let (about, undo) = state.bulk.about();
        doc.text(&speaker.say(about), Tone::Plain);
        if let Some(share) = state.share(desk) {
            doc.text(&share, Tone::Plain);
        }
        doc.text(&speaker.say(undo), Tone::Plain);
        for text in state.left_out(speaker) {
            doc.item("⚠", Tone::Warn, &text, Tone::Strong);
        }
        if desk.is_offline() {
            doc.item("✗", Tone::Bad, &speaker.say("bulk-offline"), Tone::Bad);
        }
    }
    if let Some(fault) = &state.fault {
        doc.text(&fault.line(speaker), Tone::Bad);
    }
    doc.gap();
    doc
}

/// The cases, each with what keeps it back or what became of it.
fn items(state: &State, desk: &Desk, columns: u16) -> Doc {
    let mut doc = Doc::new(columns);
    let items = ordered(state);
    let several = items.iter().any(|item| kind(item) != kind(items[0]));
    let mut before = None;
    for item in &items {
        if several && before.is_none_or(|before| kind(before) != kind(item)) {
            let of_kind = items.iter().filter(|other| kind(other) == kind(item));
            let row = &item.row;
            let args = [
                ("service", show::service(row, desk).into()),
                (
                    "request",
                    desk.speaker()
                        .say_code("request", row.request.code())
                        .into(),
                ),
                ("count", Arg::from(of_kind.count())),
            ];
            doc.text(&desk.speaker().say_with("bulk-group", &args), Tone::Heading);
        }
        before = Some(item);
        let (sign, tone, text) = line(item, state, desk.speaker());
        doc.item(sign, tone, &text, Tone::Plain);
    }
    doc
}

/// What like cases have in common: whether there is trouble with them, and what is asked for.
fn kind(item: &Item) -> (bool, &str, &str) {
    let row = &item.row;
    (is_well(item), row.service.as_str(), row.request.code())
}

fn is_well(item: &Item) -> bool {
    matches!(item.became, Some(Became::Done(_)))
}

/// The cases, those with trouble first, and like ones together.
fn ordered(state: &State) -> Vec<&Item> {
    let mut items: Vec<&Item> = state.items.iter().collect();
    items.sort_by(|one, other| kind(one).cmp(&kind(other)));
    items
}

/// The cases in words, those with trouble first: a mark, its tone, and what there is to say.
pub(super) fn lines(state: &State, desk: &Desk) -> Vec<(&'static str, Tone, String)> {
    let speaker = desk.speaker();
    let all = ordered(state).into_iter();
    all.map(|item| line(item, state, speaker)).collect()
}

fn line(item: &Item, state: &State, speaker: Speaker<'_>) -> (&'static str, Tone, String) {
    let row = &item.row;
    let who = format!(
        "{} · v{} · {}",
        row.number,
        row.version,
        row.applicant.clean_line()
    );
    let (sign, tone, note) = match &item.became {
        None if state.fits(item) => ("✓", Tone::Good, String::new()),
        Some(Became::NotSent) => ("✗", Tone::Bad, speaker.say("bulk-not-sent")),
        None if state.colleagues.is_none() => ("·", Tone::Dim, String::new()),
        None => ("✗", Tone::Bad, speaker.say("bulk-other-unit")),
        Some(Became::Done(version)) => ("✓", Tone::Good, format!("v{} → v{version}", row.version)),
        Some(Became::Unknown) => ("?", Tone::Warn, speaker.say("bulk-unknown")),
        Some(Became::Refused(problem)) => {
            let fault = Fault::of(FaultKind::Problem(problem.kind));
            let note = match problem.violations.first() {
                Some(violation) => speaker.violation(violation),
                None => fault.what(speaker),
            };
            ("✗", Tone::Bad, note)
        }
    };
    let text = if note.is_empty() {
        who
    } else {
        format!("{who} · {note}")
    };
    (sign, tone, text)
}

impl State {
    /// Says which of the marked cases are not among those of the dialog.
    pub(super) fn left_out(&self, speaker: Speaker<'_>) -> Vec<String> {
        let most = Arg::from(self.bulk.most());
        let said = [
            (self.over, "bulk-over-limit"),
            (self.refusals, "bulk-refusals-left-out"),
        ];
        let said = said.into_iter().filter(|(count, _)| *count > 0);
        said.map(|(count, id)| {
            speaker.say_with(id, &[("count", Arg::from(count)), ("most", most.clone())])
        })
        .collect()
    }
}

impl Bulk {
    /// Returns the ids of what follows and of whether it can be taken back.
    pub(super) const fn about(self) -> (&'static str, &'static str) {
        match self {
            Self::Assign => ("bulk-assign-about", "dialog-undo-assign"),
            Self::Sign => ("bulk-sign-about", "dialog-undo-no"),
        }
    }

    pub(super) const fn commit(self) -> &'static str {
        match self {
            Self::Assign => "bulk-assign-commit",
            Self::Sign => "bulk-sign-commit",
        }
    }
}
