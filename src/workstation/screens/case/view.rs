//! Drawing a case.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::page::{self, Sheet};
use super::{Pane, State, changes, facts, history, layout};
use crate::casework::Paper;
use crate::i18n::Arg;
use crate::workstation::desk::Desk;
use crate::workstation::effect::CaseFile;
use crate::workstation::show;
use crate::workstation::theme::Tone;
use crate::workstation::widgets::doc::Doc;
use crate::workstation::widgets::{frame, paint};
use crate::workstation::zone::Target;

/// Draws the screen. `from` says which queue the case was opened from, and where it stands in it;
/// `docked` whether a dialog has the right half.
pub fn view(state: &State, desk: &Desk, from: Option<&str>, docked: bool, frame: &mut Frame) {
    let beside = state.beside.is_some();
    let areas = if docked {
        layout::left_half(desk.size, beside, state.paper_count())
    } else {
        layout::areas(desk.size, state.pane, beside, state.paper_count())
    };
    let buffer = frame.buffer_mut();
    let has_tabs = !docked && areas.top.width < layout::WIDE;
    for (area, pane) in [
        (areas.facts, Pane::Facts),
        (areas.papers, Pane::Papers),
        (areas.page, Pane::Page),
        (areas.beside, Pane::Beside),
        (areas.history, Pane::History),
    ] {
        if let Some(area) = area {
            desk.zone(area, Target::CasePane(pane));
        }
    }
    top_line(state, desk, from, has_tabs, buffer, areas.top);
    if let Some(area) = areas.facts {
        facts_pane(state, desk, buffer, area);
    }
    if let Some(area) = areas.papers {
        papers_pane(state, desk, buffer, area);
    }
    if let Some(area) = areas.page {
        let sheet = Sheet {
            paper: state.paper,
            page: state.page,
            passage: state.passage.as_ref(),
            seek: state.seek.replace(false),
            scroll: &state.page_scroll,
            focused: state.pane == Pane::Page,
        };
        page::draw(&sheet, state, desk, buffer, area);
    }
    if let (Some(area), Some((paper, page))) = (areas.beside, state.beside) {
        let sheet = Sheet {
            paper,
            page,
            passage: None,
            seek: false,
            scroll: &state.beside_scroll,
            focused: state.pane == Pane::Beside,
        };
        page::draw(&sheet, state, desk, buffer, area);
    }
    if let Some(area) = areas.history {
        history_pane(state, desk, buffer, area);
    }
}

fn top_line(
    state: &State,
    desk: &Desk,
    from: Option<&str>,
    has_tabs: bool,
    buffer: &mut Buffer,
    area: Rect,
) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let mut end = area.right().saturating_sub(1);
    if let Some(version) = state.moved_to() {
        let version = ("version", Arg::Text(version.to_string()));
        let text = match &state.moved_by {
            None => speaker.say_with("case-moved-short", &[version]),
            Some(by) => speaker.say_with(
                "case-moved-by-short",
                &[version, ("name", Arg::Text(show::person(by)))],
            ),
        };
        end = paint::put_right(
            buffer,
            end,
            area.y,
            &format!("~ {text}"),
            theme.style(Tone::Warn),
        );
    } else if state.file.loading().is_some() {
        let text = desk.loading();
        end = paint::put_right(buffer, end, area.y, &text, theme.style(Tone::Dim));
    }
    let mut x = area.x + 1;
    if has_tabs {
        for (pane, id) in [
            (Pane::Facts, "case-pane-facts"),
            (Pane::Papers, "case-pane-papers"),
            (Pane::History, "case-pane-history"),
        ] {
            let chosen = state.pane == pane
                || (pane == Pane::Papers && matches!(state.pane, Pane::Page | Pane::Beside));
            let title = speaker.say(id);
            let width = u16::try_from(paint::width(&title) + 2).unwrap_or(u16::MAX);
            desk.zone(Rect::new(x, area.y, width, 1), Target::CasePane(pane));
            let (text, tone) = if chosen {
                (format!("[{title}]"), Tone::Strong)
            } else {
                (format!(" {title} "), Tone::Dim)
            };
            x = paint::put(
                buffer,
                x,
                area.y,
                end.saturating_sub(x),
                &text,
                theme.style(tone),
            ) + 1;
        }
    }
    if let Some(from) = from {
        let room = end.saturating_sub(x + 1);
        paint::put(
            buffer,
            x,
            area.y,
            room,
            &format!("‹ {from}"),
            theme.style(Tone::Dim),
        );
    }
}

/// Draws the facts, with a mark and another tone where the cursor stands.
fn facts_pane(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let speaker = desk.speaker();
    let title = state.case().map_or_else(
        || speaker.say("case-pane-facts"),
        |case| format!("{} · v{}", case.number, case.version),
    );
    let focused = state.pane == Pane::Facts;
    let inner = text_area(buffer, area, &title, focused, desk);
    if inner.width == 0 || inner.height == 0 {
        return;
    }
    let Some(file) = state.file.data() else {
        absent(&state.file, desk, inner.width).draw(buffer, inner, 0, desk.theme);
        return;
    };
    let facts = facts::write(file, state, desk, inner.width);
    let first = state.facts_scroll.first(facts.len(), inner.height);
    facts.draw(buffer, inner, first, desk.theme);
    if focused && let Some(stop) = state.stop.and_then(|stop| facts.stops.get(stop)) {
        for line in stop.first..stop.end {
            let Some(y) = line
                .checked_sub(first)
                .and_then(|row| u16::try_from(row).ok())
                .filter(|row| *row < inner.height)
            else {
                continue;
            };
            let y = inner.y + y;
            let mark = desk.theme.style(Tone::Strong);
            paint::put(buffer, inner.x.saturating_sub(1), y, 1, "▌", mark);
            let row = Rect::new(inner.x, y, inner.width, 1);
            buffer.set_style(row, desk.theme.style(Tone::Cursor));
        }
    }
    frame::scroll_mark(buffer, area, first, inner.height, facts.len(), desk.theme);
}

/// Draws a box for a text and returns the place of the text.
fn text_area(buffer: &mut Buffer, area: Rect, title: &str, focused: bool, desk: &Desk) -> Rect {
    let inner = frame::panel(buffer, area, title, focused, desk.theme);
    Rect {
        x: inner.x + 1.min(inner.width),
        width: layout::text_width(area).min(inner.width),
        ..inner
    }
}

/// What stands in a pane whose data is not there.
fn absent<T>(remote: &crate::workstation::remote::Remote<T>, desk: &Desk, columns: u16) -> Doc {
    let speaker = desk.speaker();
    let mut doc = Doc::new(columns);
    match remote.fault() {
        Some(fault) => {
            doc.text(&fault.what(speaker), Tone::Bad);
            doc.text(&fault.remedy(speaker), Tone::Plain);
            doc.text(&format!("[{}]", fault.code()), Tone::Dim);
        }
        None => doc.text(&desk.loading(), Tone::Dim),
    }
    doc
}

fn paper_title(paper: &Paper, file: &CaseFile, desk: &Desk) -> String {
    facts::document_title(&paper.document, file, desk)
}

/// How much of a paper the officer has had on the screen: a help, no record.
fn read_words(state: &State, paper: &Paper, desk: &Desk) -> (String, Tone) {
    let pages = paper.page_count();
    let read = state.look().pages_of(&paper.sha256).min(pages);
    let args = [("count", Arg::from(pages)), ("read", Arg::from(read))];
    match read {
        0 => (desk.speaker().say_with("case-pages", &args), Tone::Dim),
        read if read < pages => (
            desk.speaker().say_with("case-pages-some", &args),
            Tone::Plain,
        ),
        _ => (desk.speaker().say_with("case-pages-all", &args), Tone::Good),
    }
}

fn papers_pane(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let focused = state.pane == Pane::Papers;
    let title = state.case().map_or_else(
        || speaker.say("case-pane-papers"),
        |case| {
            let papers = &case.application.papers;
            let unread = papers
                .iter()
                .filter(|paper| state.look().pages_of(&paper.sha256) < paper.page_count())
                .count();
            let title = speaker.say("case-pane-papers");
            match unread {
                0 => title,
                _ => {
                    let args = [("count", Arg::from(unread))];
                    format!(
                        "{title} · {}",
                        speaker.say_with("case-papers-unread", &args)
                    )
                }
            }
        },
    );
    let inner = frame::panel(buffer, area, &title, focused, theme);
    let Some(file) = state.file.data() else {
        return;
    };
    let papers = &file.case.application.papers;
    if papers.is_empty() {
        let text = speaker.say("case-no-papers");
        paint::put(
            buffer,
            inner.x + 1,
            inner.y,
            inner.width.saturating_sub(1),
            &text,
            theme.style(Tone::Dim),
        );
    }
    let height = usize::from(inner.height);
    let top = frame::window(state.papers_top, state.paper, height, papers.len());
    for (y, (index, paper)) in (inner.y..inner.bottom()).zip(papers.iter().enumerate().skip(top)) {
        let chosen = index == state.paper;
        desk.zone(Rect::new(inner.x, y, inner.width, 1), Target::Paper(index));
        if chosen {
            paint::put(buffer, inner.x, y, 1, "▌", theme.style(Tone::Strong));
        }
        let expired = paper
            .expires_on
            .is_some_and(|date| date < file.case.registered_on);
        let (read, tone) = read_words(state, paper, desk);
        let end = paint::put_right(buffer, inner.right(), y, &read, theme.style(tone));
        let (mark, tone) = if expired {
            ("✗", Tone::Bad)
        } else {
            (" ", Tone::Plain)
        };
        let x = paint::put(buffer, inner.x + 1, y, 1, mark, theme.style(tone)) + 1;
        let tone = if chosen { Tone::Strong } else { Tone::Plain };
        let title = paper_title(paper, file, desk);
        paint::put(
            buffer,
            x,
            y,
            end.saturating_sub(x + 1),
            &title,
            theme.style(tone),
        );
    }
    frame::scroll_mark(buffer, area, top, inner.height, papers.len(), theme);
}

/// Draws the history, the newest event first; what is new to the officer is marked.
fn history_pane(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let title = desk.speaker().say("case-pane-history");
    let inner = text_area(buffer, area, &title, state.pane == Pane::History, desk);
    if inner.width == 0 || inner.height == 0 {
        return;
    }
    let Some(history) = state.history.data() else {
        absent(&state.history, desk, inner.width).draw(buffer, inner, 0, desk.theme);
        return;
    };
    let procedure = state.file.data().and_then(facts::procedure);
    let fresh: BTreeSet<u64> = changes::since(state, desk)
        .iter()
        .map(|change| change.seq)
        .collect();
    let (doc, found) = history::doc(
        &history.events,
        &fresh,
        state.sought,
        procedure,
        desk,
        inner.width,
    );
    if let Some(line) = found.filter(|_| state.seek_event.replace(false)) {
        state.history_scroll.to(line);
    }
    let first = state.history_scroll.first(doc.len(), inner.height);
    doc.draw(buffer, inner, first, desk.theme);
    frame::scroll_mark(buffer, area, first, inner.height, doc.len(), desk.theme);
}
