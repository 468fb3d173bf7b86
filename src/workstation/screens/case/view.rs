//! Drawing a case.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Pane, State, facts, history, layout};
use crate::casework::Paper;
use crate::i18n::Arg;
use crate::workstation::desk::Desk;
use crate::workstation::effect::CaseFile;
use crate::workstation::show;
use crate::workstation::theme::Tone;
use crate::workstation::widgets::doc::{Doc, Scroll};
use crate::workstation::widgets::{frame, paint};

/// Draws the screen. `from` says which queue the case was opened from, and where it stands in it.
pub fn view(state: &State, desk: &Desk, from: Option<&str>, frame: &mut Frame) {
    let areas = layout::areas(desk.size, state.pane);
    let buffer = frame.buffer_mut();
    top_line(state, desk, from, buffer, areas.top);
    if let Some(area) = areas.facts {
        facts_pane(state, desk, buffer, area);
    }
    if let Some(area) = areas.papers {
        papers_pane(state, desk, buffer, area);
    }
    if let Some(area) = areas.page {
        page_pane(state, desk, buffer, area);
    }
    if let Some(area) = areas.history {
        history_pane(state, desk, buffer, area);
    }
}

fn top_line(state: &State, desk: &Desk, from: Option<&str>, buffer: &mut Buffer, area: Rect) {
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
    } else if state.file.is_slow(desk.wall) {
        let text = speaker.say("desk-loading");
        end = paint::put_right(buffer, end, area.y, &text, theme.style(Tone::Dim));
    }
    let mut x = area.x + 1;
    if area.width < layout::WIDE {
        for (pane, id) in [
            (Pane::Facts, "case-pane-facts"),
            (Pane::Papers, "case-pane-papers"),
            (Pane::History, "case-pane-history"),
        ] {
            let chosen = state.pane == pane || (pane == Pane::Papers && state.pane == Pane::Page);
            let title = speaker.say(id);
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

/// Draws a text with its box and its place in it.
fn text_pane(
    buffer: &mut Buffer,
    area: Rect,
    title: &str,
    focused: bool,
    desk: &Desk,
    scroll: &Scroll,
    doc: impl FnOnce(u16) -> Doc,
) {
    let inner = frame::panel(buffer, area, title, focused, desk.theme);
    let inner = Rect {
        x: inner.x + 1.min(inner.width),
        width: inner.width.saturating_sub(2),
        ..inner
    };
    if inner.width == 0 || inner.height == 0 {
        return;
    }
    let doc = doc(inner.width);
    let first = scroll.first(doc.len(), inner.height);
    doc.draw(buffer, inner, first, desk.theme);
    frame::scroll_mark(buffer, area, first, inner.height, doc.len(), desk.theme);
}

fn facts_pane(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let speaker = desk.speaker();
    let title = state.case().map_or_else(
        || speaker.say("case-pane-facts"),
        |case| format!("{} · v{}", case.number, case.version),
    );
    text_pane(
        buffer,
        area,
        &title,
        state.pane == Pane::Facts,
        desk,
        &state.facts_scroll,
        |columns| match state.file.data() {
            Some(file) => facts::doc(file, desk, columns),
            None => absent(&state.file, desk, columns),
        },
    );
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
        None if remote.is_slow(desk.wall) => doc.text(&speaker.say("desk-loading"), Tone::Dim),
        None => {}
    }
    doc
}

fn paper_title(paper: &Paper, file: &CaseFile, desk: &Desk) -> String {
    facts::document_title(&paper.document, file, desk)
}

fn papers_pane(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let speaker = desk.speaker();
    let theme = desk.theme;
    let focused = state.pane == Pane::Papers;
    let inner = frame::panel(
        buffer,
        area,
        &speaker.say("case-pane-papers"),
        focused,
        theme,
    );
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
        if chosen {
            paint::put(buffer, inner.x, y, 1, "▌", theme.style(Tone::Strong));
        }
        let expired = paper
            .expires_on
            .is_some_and(|date| date < file.case.registered_on);
        let pages = speaker.say_with("case-pages", &[("count", Arg::from(paper.page_count()))]);
        let end = paint::put_right(buffer, inner.right(), y, &pages, theme.style(Tone::Dim));
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

fn page_pane(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let speaker = desk.speaker();
    let paper = state.file.data().and_then(|file| {
        file.case
            .application
            .papers
            .get(state.paper)
            .map(|paper| (file, paper))
    });
    let title = paper.map_or_else(String::new, |(file, paper)| {
        let at = speaker.say_with(
            "case-page-of",
            &[
                ("page", Arg::from(state.page)),
                ("pages", Arg::from(paper.page_count())),
            ],
        );
        format!("{} · {at}", paper_title(paper, file, desk))
    });
    text_pane(
        buffer,
        area,
        &title,
        state.pane == Pane::Page,
        desk,
        &state.page_scroll,
        |columns| {
            let mut doc = Doc::new(columns);
            if let Some((_, paper)) = paper {
                page_text(&mut doc, paper, state.page, desk);
            }
            doc
        },
    );
}

fn page_text(doc: &mut Doc, paper: &Paper, page: u32, desk: &Desk) {
    let speaker = desk.speaker();
    let mut about = vec![paper.name.clean_line().to_string()];
    if let Some(reading) = &paper.reading {
        let size = speaker.say_with(
            "case-paper-size",
            &[(
                "kilobytes",
                Arg::Text((reading.byte_count.div_ceil(1024)).to_string()),
            )],
        );
        about.push(size);
    }
    about.push(format!(
        "sha256 {}…",
        paper.sha256.chars().take(12).collect::<String>()
    ));
    doc.text(&about.join(" · "), Tone::Dim);
    for (date, id) in [
        (paper.issued_on, "case-paper-issued"),
        (paper.expires_on, "case-paper-expires"),
    ] {
        if let Some(date) = date {
            doc.fact(&speaker.say(id), &speaker.date(date));
        }
    }
    doc.gap();
    let text = paper.page_text(page).filter(|text| !text.is_blank());
    match text {
        Some(text) => doc.text(text.clean().as_str(), Tone::Plain),
        None if paper.is_image() => doc.text(&speaker.say("case-paper-image"), Tone::Dim),
        None => doc.text(&speaker.say("case-paper-no-text"), Tone::Dim),
    }
    if paper
        .reading
        .as_ref()
        .is_some_and(|reading| reading.text_truncated)
    {
        doc.gap();
        doc.text(&speaker.say("case-paper-truncated"), Tone::Warn);
    }
}

fn history_pane(state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    text_pane(
        buffer,
        area,
        &desk.speaker().say("case-pane-history"),
        state.pane == Pane::History,
        desk,
        &state.history_scroll,
        |columns| match state.history.data() {
            Some(history) => {
                let procedure = state.file.data().and_then(facts::procedure);
                history::doc(&history.events, procedure, desk, columns)
            }
            None => absent(&state.history, desk, columns),
        },
    );
}
