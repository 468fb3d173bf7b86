//! Drawing the page of a paper: what it is, what its text says, and which passages of it this case
//! rests on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::facts::{document_title, procedure};
use super::stops::cited_on;
use super::{Pane, State};
use crate::casework::passage::passage_place;
use crate::casework::{Paper, RawText};
use crate::i18n::Arg;
use crate::workstation::action::Action;
use crate::workstation::desk::Desk;
use crate::workstation::effect::CaseFile;
use crate::workstation::screens::{Go, Turn};
use crate::workstation::theme::Tone;
use crate::workstation::widgets::doc::{Doc, Scroll};
use crate::workstation::widgets::frame;

/// Lines that stay above a passage that is shown.
const ABOVE: usize = 2;

/// Which page is drawn, and how.
pub struct Sheet<'s> {
    /// Place of the paper in the application.
    pub paper: usize,
    /// From 1.
    pub page: u32,
    /// The passage to be shown, and whether it must be brought into sight.
    pub passage: Option<&'s RawText>,
    pub seek: bool,
    pub scroll: &'s Scroll,
    pub focused: bool,
}

impl State {
    /// Shows the page that is read as it was handed in.
    pub fn look_at_page(&self, desk: &Desk) -> Turn {
        let beside = self.beside.filter(|_| self.pane == Pane::Beside);
        let (at, page) = beside.unwrap_or((self.paper, self.page));
        let paper = self
            .file
            .data()
            .and_then(|file| file.case.application.papers.get(at));
        paper.map_or_else(Turn::stay, |paper| self.look_at(&paper.sha256, page, desk))
    }

    /// Shows a page of a paper of this case as it was handed in.
    pub fn look_at(&self, sha256: &str, page: u32, desk: &Desk) -> Turn {
        let Some(file) = self.file.data() else {
            return Turn::stay();
        };
        let Some(paper) = file.case.paper(sha256) else {
            return Turn::stay();
        };
        Turn::go(Go::Look {
            sha256: sha256.to_owned(),
            title: document_title(&paper.document, file, desk),
            page,
            pages: u32::try_from(paper.page_count()).unwrap_or(u32::MAX),
        })
    }
}

/// Draws a page with its box.
pub fn draw(sheet: &Sheet, state: &State, desk: &Desk, buffer: &mut Buffer, area: Rect) {
    let speaker = desk.speaker();
    let shown = state.file.data().and_then(|file| {
        let paper = file.case.application.papers.get(sheet.paper)?;
        Some((file, paper))
    });
    let title = shown.map_or_else(String::new, |(file, paper)| {
        let at = speaker.say_with(
            "case-page-of",
            &[
                ("page", Arg::from(sheet.page)),
                ("pages", Arg::from(paper.page_count())),
            ],
        );
        format!("{} · {at}", document_title(&paper.document, file, desk))
    });
    let inner = frame::panel(buffer, area, &title, sheet.focused, desk.theme);
    let inner = Rect {
        x: inner.x + 1.min(inner.width),
        width: inner.width.saturating_sub(2),
        ..inner
    };
    if inner.width == 0 || inner.height == 0 {
        return;
    }
    let mut doc = Doc::new(inner.width);
    let mut at = None;
    if let Some((file, paper)) = shown {
        at = write(&mut doc, sheet, paper, file, desk);
    }
    if let Some(line) = at.filter(|_| sheet.seek) {
        sheet.scroll.to(line.saturating_sub(ABOVE));
    }
    let first = sheet.scroll.first(doc.len(), inner.height);
    doc.draw(buffer, inner, first, desk.theme);
    frame::scroll_mark(buffer, area, first, inner.height, doc.len(), desk.theme);
}

/// Writes the page down and returns the line of the passage that is shown.
pub(in crate::workstation) fn write(
    doc: &mut Doc,
    sheet: &Sheet,
    paper: &Paper,
    file: &CaseFile,
    desk: &Desk,
) -> Option<usize> {
    about(doc, paper, desk);
    let cited = cited_on(&file.case, &paper.sha256, sheet.page);
    for (check, quote) in &cited {
        let title = check.as_ref().map_or_else(
            || desk.speaker().say("case-cited-finding"),
            |check| {
                procedure(file)
                    .and_then(|procedure| procedure.check(check))
                    .map_or_else(
                        || check.to_string(),
                        |rule| desk.speaker().words(&rule.title).to_owned(),
                    )
            },
        );
        let text = desk.speaker().say_with(
            "case-cited",
            &[("quote", quote.clean_line().into()), ("by", title.into())],
        );
        doc.item("→", Tone::Strong, &text, Tone::Dim);
    }
    doc.gap();
    let speaker = desk.speaker();
    let text = paper.page_text(sheet.page).filter(|text| !text.is_blank());
    let mut found = None;
    match text {
        Some(text) => {
            let text = text.clean();
            let text = text.as_str();
            let place = |quote: &RawText| passage_place(text, quote.clean().as_str());
            let mut marks: Vec<_> = cited
                .iter()
                .filter_map(|(_, quote)| Some((place(quote)?, Tone::Strong)))
                .collect();
            let asked = sheet.passage.and_then(place);
            marks.extend(asked.clone().map(|place| (place, Tone::Cursor)));
            let lines = doc.marked(text, &marks);
            found = asked.and_then(|place| lines.line_of(place.start));
        }
        None if paper.is_image() => {
            let key = desk.keymap.label(Action::LookAtPage).unwrap_or_default();
            let text = speaker.say_with("case-paper-image", &[("key", Arg::Text(key))]);
            doc.text(&text, Tone::Dim);
        }
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
    found
}

fn about(doc: &mut Doc, paper: &Paper, desk: &Desk) {
    let speaker = desk.speaker();
    let mut about = vec![paper.name.clean_line().to_string()];
    if let Some(reading) = &paper.reading {
        about.push(speaker.say_with(
            "case-paper-size",
            &[(
                "kilobytes",
                Arg::Text((reading.byte_count.div_ceil(1024)).to_string()),
            )],
        ));
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
}
