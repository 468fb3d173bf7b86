//! Draws a dialog. See the module's head for the picture.
//!
//! The dialog docks to the right half from 160 columns on, so that the case stays readable; below
//! that it is centred, and at 80 columns it takes everything. Sections are pages. What must be
//! read before a button is pressed (effect, who is told, whether it can be taken back) is always
//! there when the keyboard stands on a button.

mod fields;
mod panels;
pub(super) mod spoken;
mod versions;

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Paragraph};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::field::Section;
use super::focus::Focus;
use super::judge::Reason;
use super::{Context, Dialog, State, sheets};
use crate::workstation::theme::Tone;
use crate::workstation::widgets::editor::wrap;

/// From this width on a dialog docks to the right half.
const DOCKS_FROM: u16 = 160;

/// The widest a dialog is when it does not dock.
const WIDEST: u16 = 116;

/// The height of a dialog of one section where there is room.
const SHORT: u16 = 24;

/// From this height on everything is shown at once.
const TALL_FROM: usize = 28;

/// The smallest inside in which a dialog can be worked.
const SMALLEST: (u16, u16) = (50, 12);

/// Lines that were laid out, with the place of the real cursor in them.
#[derive(Debug, Clone, Default)]
pub(super) struct Pane {
    pub lines: Vec<Line<'static>>,
    /// Row and column.
    pub caret: Option<(usize, usize)>,
}

/// A part of a pane that can be clicked: rows and columns of it, and where the keyboard goes.
pub(super) type Clickable = (Range<usize>, Range<usize>, Focus);

/// Everything a drawing needs that is computed once.
struct Scene<'s, 'c> {
    dialog: &'s Dialog,
    ctx: &'s Context<'c>,
    sections: Vec<Section>,
    reasons: Vec<Reason>,
}

pub(super) fn view(dialog: &Dialog, ctx: &Context, frame: &mut Frame, area: Rect) {
    let sections = dialog.sections(ctx);
    let reasons = dialog.reasons(ctx, &sections);
    let scene = Scene {
        dialog,
        ctx,
        sections,
        reasons,
    };
    let place = place(area, scene.sections.len());
    frame.render_widget(Clear, place);
    let style = ctx.theme.style(Tone::BorderFocused);
    let width = usize::from(place.width).saturating_sub(4);
    let block = Block::bordered()
        .border_style(style)
        .title(format!(" {} ", scene.title(width)))
        .title_bottom(format!(" {} ", scene.draft_line()));
    let inside = block.inner(place);
    frame.render_widget(block, place);
    dialog.drawn.places.take();
    dialog.drawn.body.take();
    dialog.drawn.buttons.take();
    if inside.width < SMALLEST.0 || inside.height < SMALLEST.1 {
        let text = wrap::lines(&ctx.speaker.say("dialog-too-small"), inside.width.into());
        let lines: Vec<Line> = text.into_iter().map(Line::raw).collect();
        frame.render_widget(Paragraph::new(lines), inside);
        return;
    }
    scene.draw(frame, inside);
}

/// Returns whether a dialog has the right half of a terminal of a size, and the case the left one.
#[must_use]
pub fn docks(size: (u16, u16)) -> bool {
    size.0 >= DOCKS_FROM
}

fn place(area: Rect, sections: usize) -> Rect {
    if docks((area.width, area.height)) {
        let half = area.width / 2;
        return Rect {
            x: area.x + area.width - half,
            width: half,
            ..area
        };
    }
    if area.width >= 100 {
        let width = (area.width - 4).min(WIDEST);
        let height = match (area.height, sections) {
            // A short dialog leaves more of the case to be read.
            (height, 0 | 1) => height.min(SHORT),
            (height, _) if height >= 34 => height - 2,
            (height, _) => height,
        };
        return Rect {
            x: area.x + (area.width - width) / 2,
            y: area.y + (area.height - height) / 2,
            width,
            height,
        };
    }
    area
}

impl Scene<'_, '_> {
    /// What it is, and on what: only the name gives way when there is too little room.
    fn title(&self, width: usize) -> String {
        let ctx = self.ctx;
        let main = ctx
            .speaker
            .say(sheets::of(self.dialog.kind).voice(ctx).main);
        let version = ctx.speaker.say_with(
            "dialog-version",
            &[("version", super::draft::version_arg(self.dialog.based_on))],
        );
        let number = super::sheets::clean(&ctx.case.number);
        let name = ctx.case.application.applicant.full_name().clean_line();
        let rest = format!("{main} · {number} ·  · {version}").width();
        let name = shorten(name.as_str(), width.saturating_sub(rest));
        format!("{main} · {number} · {name} · {version}")
    }

    fn draft_line(&self) -> String {
        let (dialog, speaker) = (self.dialog, self.ctx.speaker);
        let Some(at) = dialog.draft.saved_at else {
            return speaker.say("dialog-draft-none");
        };
        let id = match dialog.draft.kept {
            _ if dialog.draft.is_as_found => "dialog-draft-taken",
            Some((true, true)) => "dialog-draft-kept",
            Some((true, false)) => "dialog-draft-kept-here",
            Some((false, true)) => "dialog-draft-kept-server",
            Some((false, false)) => "dialog-draft-not-kept",
            None => "dialog-draft-saving",
        };
        speaker.say_with(id, &[("at", speaker.time(at).into())])
    }

    fn draw(&self, frame: &mut Frame, inside: Rect) {
        let dialog = self.dialog;
        let width = usize::from(inside.width);
        let height = usize::from(inside.height);
        dialog.drawn.width.set(width.saturating_sub(4));

        let strip = self.strip(width);
        let notice = self.notice(width, height);
        let on_button = dialog.focus.is_button() || dialog.focus == Focus::Word;
        let effect = if height >= TALL_FROM || on_button {
            self.effect(width)
        } else {
            Vec::new()
        };
        let covered = self.covered();
        let word = self.word(width).filter(|_| !covered);
        let buttons = if covered {
            Pane::default()
        } else {
            self.buttons(width)
        };
        let hint = self.hint().map_or_else(Vec::new, |hint| {
            wrap::lines(&self.ctx.speaker.say(hint), width.saturating_sub(1))
        });
        let hint: Vec<Line<'static>> = hint
            .into_iter()
            .map(|line| Line::styled(format!(" {line}"), self.ctx.theme.style(Tone::Dim)))
            .collect();

        let fixed = strip.len()
            + notice.len()
            + usize::from(word.is_some())
            + buttons.lines.len()
            + hint.len();
        let free = height.saturating_sub(fixed);
        let effect_rows = if covered {
            0
        } else {
            effect.len().min(free.saturating_sub(6))
        };
        let most = (free.saturating_sub(effect_rows) / 3).max(3);
        let checks = if covered {
            Pane::default()
        } else {
            self.checks(width, most)
        };
        let body_rows = free
            .saturating_sub(effect_rows)
            .saturating_sub(checks.lines.len());
        dialog.drawn.rows.set(body_rows);
        let body = self.body(width, body_rows);

        let mut row = 0;
        let mut caret = None;
        let mut put = |frame: &mut Frame, lines: Vec<Line<'static>>, rows: usize| {
            let at = row;
            let area = Rect {
                x: inside.x,
                y: inside
                    .y
                    .saturating_add(u16::try_from(row).unwrap_or(u16::MAX)),
                width: inside.width,
                height: u16::try_from(rows).unwrap_or(u16::MAX),
            }
            .intersection(inside);
            frame.render_widget(Paragraph::new(lines), area);
            row += rows;
            at
        };
        let count = strip.len();
        put(frame, strip, count);
        let count = notice.len();
        put(frame, notice, count);
        let at = put(frame, body.lines, body_rows);
        let mut places = clicked(inside, at, dialog.drawn.body.take());
        caret = body.caret.map(|(row, column)| (at + row, column)).or(caret);
        let count = checks.lines.len();
        let at = put(frame, checks.lines, count);
        caret = checks
            .caret
            .map(|(row, column)| (at + row, column))
            .or(caret);
        put(frame, effect, effect_rows);
        if let Some(word) = word {
            let at = put(frame, word.lines, 1);
            caret = word.caret.map(|(row, column)| (at + row, column)).or(caret);
        }
        let count = buttons.lines.len();
        let at = put(frame, buttons.lines, count);
        places.extend(clicked(inside, at, dialog.drawn.buttons.take()));
        dialog.drawn.places.replace(places);
        caret = buttons
            .caret
            .map(|(row, column)| (at + row, column))
            .or(caret);
        let count = hint.len();
        put(frame, hint, count);
        if let Some((row, column)) = caret {
            let x = inside.x + u16::try_from(column.min(width - 1)).unwrap_or(0);
            let y = inside.y + u16::try_from(row.min(height - 1)).unwrap_or(0);
            frame.set_cursor_position((x, y));
        }
    }

    /// Whether something is laid over the section, the checks and the effect.
    fn covered(&self) -> bool {
        let dialog = self.dialog;
        dialog.picker.is_some()
            || dialog.month.is_some()
            || dialog.all_checks
            || matches!(dialog.state, State::Reopening(_))
    }

    fn body(&self, width: usize, rows: usize) -> Pane {
        let (dialog, ctx) = (self.dialog, self.ctx);
        if matches!(dialog.state, State::Reopening(_)) {
            return self.reopening(width);
        }
        if let Some(picker) = &dialog.picker {
            return super::picker::draw::draw(picker, ctx, width, rows);
        }
        if let Some(month) = &dialog.month {
            return Pane {
                lines: month.lines(ctx),
                caret: None,
            };
        }
        if dialog.all_checks {
            return self.all_checks(width, rows);
        }
        match self.sections.get(dialog.section) {
            Some(section) => self.section(section, width, rows),
            None => Pane::default(),
        }
    }

    /// The keys of what is laid over the section; those of the dialog stand at the foot of the
    /// screen.
    fn hint(&self) -> Option<&'static str> {
        let dialog = self.dialog;
        if let Some(month) = &dialog.month {
            return Some(month.hint());
        }
        if dialog.picker.is_some() {
            return Some("dialog-hint-picker");
        }
        if matches!(dialog.state, State::Reopening(_)) {
            return Some("dialog-hint-reopening");
        }
        if dialog.all_checks {
            return Some("dialog-hint-checks");
        }
        None
    }
}

/// Returns where on the screen the parts of a pane are that begins at a row of the inside.
fn clicked(inside: Rect, top: usize, places: Vec<Clickable>) -> Vec<(Rect, Focus)> {
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    places
        .into_iter()
        .map(|(rows, columns, focus)| {
            let area = Rect {
                x: inside.x.saturating_add(cells(columns.start)),
                y: inside.y.saturating_add(cells(top + rows.start)),
                width: cells(columns.len()),
                height: cells(rows.len()),
            };
            (area.intersection(inside), focus)
        })
        .collect()
}

/// Returns `text` in at most `width` columns, with `…` where it was cut.
pub(super) fn shorten(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    for grapheme in text.graphemes(true) {
        if short.width() + grapheme.width() + 1 > width {
            break;
        }
        short.push_str(grapheme);
    }
    short.push('…');
    short
}
