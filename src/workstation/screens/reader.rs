//! Texts that are only read, over the screen they are about.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::case::{self, facts};
use super::{Go, Turn};
use crate::casework::clocks;
use crate::i18n::Arg;
use crate::regulation::trace::{LimitTrace, TraceDay, Why};
use crate::workstation::action::Action;
use crate::workstation::desk::{Desk, left_until};
use crate::workstation::effect::CaseFile;
use crate::workstation::screens::queue::view::urgency;
use crate::workstation::theme::Tone;
use crate::workstation::view;
use crate::workstation::widgets::doc::{Doc, Scroll};
use crate::workstation::widgets::{frame, paint};

/// What is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Every limit of the open case, day by day.
    Deadlines,
}

/// The state of the popup.
#[derive(Debug)]
pub struct State {
    pub subject: Subject,
    pub scroll: Scroll,
}

impl State {
    #[must_use]
    pub fn new(subject: Subject) -> Self {
        Self {
            subject,
            scroll: Scroll::default(),
        }
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action, desk: &Desk) -> Turn {
        scroll(&self.scroll, action, desk)
    }
}

/// Scrolls a text, or leaves it.
pub fn scroll(scroll: &Scroll, action: Action, desk: &Desk) -> Turn {
    let page = isize::try_from(view::body(desk.size).height.saturating_sub(4)).unwrap_or(1);
    match action {
        Action::Up => scroll.by(-1),
        Action::Down => scroll.by(1),
        Action::PageUp => scroll.by(-page),
        Action::PageDown => scroll.by(page),
        Action::First => scroll.by(isize::MIN),
        Action::Last => scroll.by(isize::MAX),
        Action::Back => return Turn::go(Go::Back),
        _ => {}
    }
    Turn::stay()
}

/// Draws the popup.
pub fn view(state: &State, case: Option<&case::State>, desk: &Desk, frame: &mut Frame) {
    let area = view::popup(desk.size, 100, 60);
    let title = match state.subject {
        Subject::Deadlines => desk.speaker().say("deadlines-title"),
    };
    let inner = open(frame, area, &title, desk);
    let file = case.and_then(|case| case.file.data());
    let doc = match (state.subject, file) {
        (Subject::Deadlines, Some(file)) => deadlines(file, desk, inner.width),
        (Subject::Deadlines, None) => {
            let mut doc = Doc::new(inner.width);
            doc.text(&desk.loading(), Tone::Dim);
            doc
        }
    };
    let first = state.scroll.first(doc.len(), inner.height);
    let buffer = frame.buffer_mut();
    doc.draw(buffer, inner, first, desk.theme);
    frame::scroll_mark(buffer, area, first, inner.height, doc.len(), desk.theme);
}

/// Clears an area, draws a box and returns its inside with a margin.
pub fn open(frame: &mut Frame, area: Rect, title: &str, desk: &Desk) -> Rect {
    let buffer = frame.buffer_mut();
    paint::blank(buffer, area, desk.theme.style(Tone::Plain));
    let inner = frame::panel(buffer, area, title, true, desk.theme);
    Rect {
        x: inner.x + 1.min(inner.width),
        width: inner.width.saturating_sub(2),
        ..inner
    }
}

/// Explains every limit of a case.
#[must_use]
pub fn deadlines(file: &CaseFile, desk: &Desk, columns: u16) -> Doc {
    let speaker = desk.speaker();
    let mut doc = Doc::new(columns);
    doc.text(&speaker.say("deadlines-zone"), Tone::Dim);
    doc.fact(
        &speaker.say("fact-filed"),
        &speaker.date_time(file.case.application.filed_at),
    );
    doc.fact(
        &speaker.say("fact-registered"),
        &speaker.date_with_weekday(file.case.registered_on),
    );
    match clocks::traces(&file.case, &file.law) {
        Ok(traces) => {
            complaint(&mut doc, file, desk);
            for trace in &traces {
                limit(&mut doc, trace, file, desk);
            }
        }
        Err(gap) => {
            let text = speaker.say_with(
                "deadlines-gap",
                &[("year", Arg::Text(gap.year.to_string()))],
            );
            doc.text(&text, Tone::Bad);
        }
    }
    doc
}

/// The limit of a complaint that waits: it is set when the complaint is registered.
fn complaint(doc: &mut Doc, file: &CaseFile, desk: &Desk) {
    let speaker = desk.speaker();
    let Some(due) = file
        .case
        .complaint()
        .and_then(|complaint| complaint.due.as_ref())
    else {
        return;
    };
    doc.heading(&speaker.say_code("limit", due.limit.as_str()));
    let term = due
        .amount
        .map_or_else(String::new, |amount| speaker.term(amount, due.unit));
    let place = speaker.citation(&due.citation, &file.law.edition);
    doc.text(&format!("{term} · {place}"), Tone::Plain);
    if let Some(day) = due.starts_on {
        let starts = speaker.date_with_weekday(day);
        doc.fact(&speaker.say("deadlines-starts"), &starts);
    }
    let Some(at) = due.binding_due_at else {
        return;
    };
    let (left, tone) = left_until(at, desk.law_at(), &file.law).map_or_else(
        || (String::new(), Tone::Strong),
        |left| {
            let (mark, tone) = urgency(left);
            let left = speaker.working_left_plain(left);
            (format!(" · {mark} {left}"), tone)
        },
    );
    let text = format!("{}{left}", speaker.date_time(at));
    doc.fact_toned(&speaker.say("deadlines-due"), &text, tone);
}

fn limit_title(id: &crate::regulation::LimitId, file: &CaseFile, desk: &Desk) -> String {
    facts::procedure(file)
        .and_then(|procedure| procedure.limit(id))
        .map_or_else(
            || id.to_string(),
            |limit| desk.speaker().words(&limit.title).to_owned(),
        )
}

fn limit(doc: &mut Doc, trace: &LimitTrace, file: &CaseFile, desk: &Desk) {
    let speaker = desk.speaker();
    let rule = facts::procedure(file).and_then(|procedure| procedure.limit(&trace.id));
    doc.heading(&limit_title(&trace.id, file, desk));
    ends(doc, trace, file, desk);
    let mut about = trace
        .amount
        .map_or_else(String::new, |amount| speaker.term(amount, trace.unit));
    if !about.is_empty() {
        about.push_str(" · ");
    }
    about.push_str(&speaker.citation(&trace.citation, &file.law.edition));
    doc.text(&about, Tone::Plain);
    // A citation says of itself that nobody has confirmed it.
    if !trace.confirmed && trace.citation.confirmed {
        doc.item("⚠", Tone::Warn, &speaker.say("unconfirmed"), Tone::Warn);
    }
    if let Some(rule) = rule {
        let text = format!(
            "{} → {}",
            speaker.say_code("milestone", rule.starts.code()),
            speaker.say_code("milestone", rule.until.code())
        );
        doc.text(&text, Tone::Dim);
    }
    if let Some(milestone) = trace.starts_with {
        let event = speaker.say_code("milestone", milestone.code());
        doc.text(
            &speaker.say_with("deadlines-waits", &[("event", Arg::Text(event))]),
            Tone::Dim,
        );
    }
    if let Some(key) = &trace.blocked_by {
        let text = speaker.say_with("deadlines-blocked", &[("key", Arg::Text(key.to_string()))]);
        doc.item("✗", Tone::Bad, &text, Tone::Bad);
    }
    days(doc, &trace.trace, desk);
    if let Some(at) = trace.due_at {
        doc.fact(&speaker.say("deadlines-ends"), &speaker.date_time(at));
    }
}

/// When a limit ends, which is what is asked first.
fn ends(doc: &mut Doc, trace: &LimitTrace, file: &CaseFile, desk: &Desk) {
    let speaker = desk.speaker();
    let rule = facts::procedure(file).and_then(|procedure| procedure.limit(&trace.id));
    let Some(at) = trace.binding_due_at else {
        return;
    };
    if let Some(bound_by) = &trace.bound_by {
        let text = speaker.say_with(
            "deadlines-bound",
            &[("limit", Arg::Text(limit_title(bound_by, file, desk)))],
        );
        doc.text(&text, Tone::Warn);
    }
    let met = rule.is_some_and(|rule| file.case.milestones.contains_key(&rule.until));
    let (left, tone) = match left_until(at, desk.law_at(), &file.law) {
        Some(left) if !met => {
            let (mark, tone) = urgency(left);
            (
                format!(" · {mark} {}", speaker.working_left_plain(left)),
                tone,
            )
        }
        Some(_) | None => (String::new(), Tone::Strong),
    };
    let done = if met {
        format!(" · ✓ {}", speaker.say("deadlines-met"))
    } else {
        left
    };
    doc.fact_toned(
        &speaker.say("deadlines-due"),
        &format!("{}{done}", speaker.date_time(at)),
        tone,
    );
}

fn days(doc: &mut Doc, days: &[TraceDay], desk: &Desk) {
    let speaker = desk.speaker();
    let mut counted = 0_u32;
    for day in days {
        let (number, tone) = if day.counted {
            counted += 1;
            (format!("{counted:>3}"), Tone::Plain)
        } else {
            ("  –".to_owned(), Tone::Dim)
        };
        let mut why = speaker.say_code("why", why_code(day.why));
        if let Some(name) = &day.name {
            why.push_str(&format!(": {}", speaker.words(name)));
        }
        if let Some(minutes) = day.minutes {
            why.push_str(&format!(
                " · {}",
                speaker.working_left_plain(crate::i18n::Left::WorkingMinutes(i64::from(minutes)))
            ));
        }
        doc.hang(
            0,
            &format!("{number}  {}  ", speaker.date_with_weekday(day.date)),
            tone,
            &why,
            tone,
        );
    }
}

const fn why_code(why: Why) -> &'static str {
    match why {
        Why::StartDay => "start-day",
        Why::AcceptanceDayExcluded => "acceptance-day-excluded",
        Why::WorkingDay => "working-day",
        Why::Weekend => "weekend",
        Why::DayOff => "day-off",
        Why::WorkedWeekend => "worked-weekend",
        Why::CalendarDay => "calendar-day",
        Why::MovedToWorkingDay => "moved-to-working-day",
        Why::Closed => "closed",
        Why::Lead => "lead",
    }
}
