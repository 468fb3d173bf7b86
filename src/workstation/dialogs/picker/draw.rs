//! Draws the picker in place of the fields.

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{Item, Page, Picker, Step};
use crate::i18n::Arg;
use crate::workstation::dialogs::view::Pane;
use crate::workstation::dialogs::{Context, sheets};
use crate::workstation::theme::Tone;
use crate::workstation::widgets::editor::{Wrapped, wrap};

/// Columns before the text of a page.
const INDENT: usize = 2;

/// Lays the picker out in `rows` rows of `width` columns.
pub(in crate::workstation::dialogs) fn draw(
    picker: &Picker,
    ctx: &Context,
    width: usize,
    rows: usize,
) -> Pane {
    let hint = hint(picker, ctx, width);
    let rows = rows.saturating_sub(hint.len());
    let mut pane = match &picker.step {
        Step::Listing => listing(picker, ctx, width, rows),
        Step::Passage { page, mark } => passage(page, *mark, ctx, width, rows.saturating_sub(1)),
        Step::Picture {
            sha256,
            page,
            description,
        } => picture(
            sha256,
            *page,
            description.text(),
            description.caret(),
            ctx,
            width,
        ),
    };
    pane.lines.extend(hint);
    pane
}

/// What to press, or what is missing before the piece can be taken.
fn hint(picker: &Picker, ctx: &Context, width: usize) -> Vec<Line<'static>> {
    let (id, tone) = match (&picker.step, picker.hint) {
        (_, Some(hint)) => (hint, Tone::Warn),
        (Step::Listing, None) => return Vec::new(),
        (Step::Passage { .. }, None) => ("dialog-picker-passage-hint", Tone::Dim),
        (Step::Picture { .. }, None) => ("dialog-picker-picture-hint", Tone::Dim),
    };
    wrap::lines(&ctx.speaker.say(id), width.saturating_sub(4))
        .into_iter()
        .map(|line| Line::styled(format!("  {line}"), ctx.theme.style(tone)))
        .collect()
}

fn listing(picker: &Picker, ctx: &Context, width: usize, rows: usize) -> Pane {
    let style = |tone| ctx.theme.style(tone);
    let mut lines = vec![Line::styled(
        format!("  {}", ctx.speaker.say("dialog-picker")),
        style(Tone::Heading),
    )];
    let mut caret = None;
    let mut bottom = 0;
    let items = picker.items(ctx);
    for (index, item) in items.iter().enumerate() {
        let here = index == picker.cursor;
        if here {
            caret = Some(lines.len());
        }
        let tone = if here { Tone::Cursor } else { Tone::Plain };
        let sign = if here { " ▌" } else { "  " };
        for line in wrap::lines(&label(item, ctx), width.saturating_sub(4)) {
            lines.push(Line::from(vec![
                Span::raw(sign),
                Span::styled(line, style(tone)),
            ]));
        }
        if here {
            bottom = lines.len();
        }
    }
    if items.is_empty() {
        lines.push(Line::styled(
            format!("  {}", ctx.speaker.say("dialog-picker-empty")),
            style(Tone::Warn),
        ));
    }
    let scroll = bottom.saturating_sub(rows);
    Pane {
        lines: lines.into_iter().skip(scroll).take(rows).collect(),
        caret: caret.map(|row| (row.saturating_sub(scroll), INDENT)),
    }
}

pub(super) fn label(item: &Item, ctx: &Context) -> String {
    let speaker = ctx.speaker;
    match item {
        Item::Paper(sha256) => ctx.case.paper(sha256).map_or_else(String::new, |paper| {
            speaker.say_with(
                "dialog-picker-paper",
                &[
                    ("paper", sheets::document_title(ctx, &paper.document).into()),
                    ("name", paper.name.clean_line().into()),
                    ("pages", Arg::from(paper.page_count())),
                ],
            )
        }),
        Item::Again(piece) => speaker.say_with(
            "dialog-picker-again",
            &[("piece", super::describe(piece, ctx).into())],
        ),
        Item::Assessment(assessment) => super::describe(
            &crate::casework::Evidence::Assessment {
                assessment: assessment.clone(),
            },
            ctx,
        ),
        Item::Check(check) => super::describe(
            &crate::casework::Evidence::Check {
                check: check.clone(),
            },
            ctx,
        ),
        Item::Recommendation => super::describe(&crate::casework::Evidence::Recommendation, ctx),
        Item::Hearing => super::describe(&crate::casework::Evidence::Hearing, ctx),
    }
}

fn heading(sha256: &str, number: u32, ctx: &Context) -> Line<'static> {
    let Some(paper) = ctx.case.paper(sha256) else {
        return Line::default();
    };
    let words = ctx.speaker.say_with(
        "dialog-picker-page",
        &[
            ("paper", sheets::document_title(ctx, &paper.document).into()),
            ("page", Arg::from(number)),
            ("pages", Arg::from(paper.page_count())),
        ],
    );
    Line::styled(format!("  {words}"), ctx.theme.style(Tone::Heading))
}

fn passage(page: &Page, mark: Option<usize>, ctx: &Context, width: usize, rows: usize) -> Pane {
    let text = page.text();
    let wrapped = Wrapped::new(text, width.saturating_sub(2 * INDENT));
    let (caret_row, column) = page.place(&wrapped);
    let scroll = (caret_row + 2).saturating_sub(rows.max(1));
    let marked = page.marked(mark);
    let mut lines = vec![heading(&page.sha256, page.number, ctx)];
    for row in wrapped.rows().iter().skip(scroll).take(rows) {
        let from = marked.start.clamp(row.start, row.end);
        let to = marked.end.clamp(row.start, row.end);
        let tone = if mark.is_some() {
            Tone::Cursor
        } else {
            Tone::Strong
        };
        lines.push(Line::from(vec![
            Span::raw(" ".repeat(INDENT)),
            Span::raw(text[row.start..from].to_owned()),
            Span::styled(text[from..to].to_owned(), ctx.theme.style(tone)),
            Span::raw(text[to..row.end].to_owned()),
        ]));
    }
    Pane {
        lines,
        caret: Some((1 + caret_row - scroll, INDENT + column)),
    }
}

fn picture(
    sha256: &str,
    number: u32,
    description: &str,
    caret: usize,
    ctx: &Context,
    width: usize,
) -> Pane {
    let mut lines = vec![
        heading(sha256, number, ctx),
        Line::styled(
            format!("  {}", ctx.speaker.say("dialog-picker-description")),
            ctx.theme.style(Tone::Strong),
        ),
    ];
    let room = width.saturating_sub(2 * INDENT);
    let wrapped = Wrapped::new(description, room);
    let (row, column) = wrapped.place(description, caret);
    let place = (lines.len() + row, INDENT + column);
    for row in wrapped.rows() {
        let part = &description[row.clone()];
        let fill = room.saturating_sub(part.width());
        lines.push(Line::from(vec![
            Span::raw(" ".repeat(INDENT)),
            Span::styled(
                format!("{part}{}", " ".repeat(fill)),
                ctx.theme.style(Tone::FieldFocused),
            ),
        ]));
    }
    Pane {
        lines,
        caret: Some(place),
    }
}
