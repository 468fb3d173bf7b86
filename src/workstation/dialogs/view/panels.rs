//! What stands around the fields: strip, notice, checks, effect, word and buttons.

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{Pane, Scene, shorten};
use crate::i18n::Arg;
use crate::workstation::dialogs::draft::version_arg;
use crate::workstation::dialogs::focus::Focus;
use crate::workstation::dialogs::judge::Reason;
use crate::workstation::dialogs::{Dialog, Notice, State, confirm, sheets};
use crate::workstation::fault::Fault;
use crate::workstation::theme::Tone;
use crate::workstation::widgets::editor::wrap;

/// Lines that a message may take before the fields need the room.
const NOTICE_ROWS: usize = 3;

impl Scene<'_, '_> {
    pub(super) fn styled(&self, text: impl Into<String>, tone: Tone) -> Line<'static> {
        Line::styled(text.into(), self.ctx.theme.style(tone))
    }

    /// The sections with their marks; the others shrink to a number when there is no room.
    pub(super) fn strip(&self, width: usize) -> Vec<Line<'static>> {
        if self.sections.len() < 2 {
            return Vec::new();
        }
        let full = self.strip_items(false);
        let wide: usize = full.iter().map(|(text, _)| text.width() + 1).sum();
        let items = if wide <= width {
            full
        } else {
            self.strip_items(true)
        };
        let mut spans = Vec::new();
        for (text, tone) in items {
            spans.push(Span::styled(text, self.ctx.theme.style(tone)));
            spans.push(Span::raw(" "));
        }
        vec![Line::from(spans)]
    }

    fn strip_items(&self, narrow: bool) -> Vec<(String, Tone)> {
        self.sections
            .iter()
            .enumerate()
            .map(|(index, section)| {
                let current = index == self.dialog.section;
                let mark = self.section_mark(index);
                let number = index + 1;
                let title = self.ctx.speaker.say(section.title);
                let text = if narrow && !current {
                    format!("{number}{mark}")
                } else {
                    format!("{number} {title}{mark}")
                };
                if current {
                    (format!("▐{text}▌"), Tone::Cursor)
                } else {
                    (format!(" {text} "), Tone::Plain)
                }
            })
            .collect()
    }

    fn section_mark(&self, index: usize) -> &'static str {
        let fields = &self.sections[index].fields;
        let concerned = self.reasons.iter().any(|reason| {
            reason.blocks
                && fields
                    .iter()
                    .any(|field| Some(field.id.as_str()) == reason.field.as_deref())
        });
        let asks = fields
            .iter()
            .any(|field| field.takes_focus() && !field.is_read());
        match (concerned, asks) {
            (true, _) => " ✗",
            (false, true) => " ✓",
            (false, false) => "",
        }
    }

    pub(super) fn notice(&self, width: usize, height: usize) -> Vec<Line<'static>> {
        let room = width.saturating_sub(2);
        let lines = |text: &str, tone: Tone| -> Vec<Line<'static>> {
            wrap::lines(text, room)
                .into_iter()
                .map(|line| self.styled(format!(" {line}"), tone))
                .collect()
        };
        let mut shown = Vec::new();
        match &self.dialog.state {
            State::Sending => shown.extend(lines(&self.say("dialog-sending"), Tone::Warn)),
            State::Checking => shown.extend(lines(&self.say("dialog-checking"), Tone::Warn)),
            State::Moved { changes } => {
                for text in self.moved(changes) {
                    shown.extend(lines(&text, Tone::Warn));
                }
                shown.truncate((height / 4).max(NOTICE_ROWS));
            }
            State::Editing | State::Reopening(_) => {}
        }
        match &self.dialog.notice {
            None => {}
            Some(Notice::Words(id, args)) => {
                let mut more = lines(&self.ctx.speaker.say_with(id, args), Tone::Warn);
                more.truncate(NOTICE_ROWS);
                shown.extend(more);
            }
            Some(Notice::Fault(fault)) => {
                for (text, tone) in self.fault(fault) {
                    shown.extend(lines(&text, tone));
                }
                shown.truncate((height / 3).max(NOTICE_ROWS));
            }
        }
        shown
    }

    /// Why the command was not taken: what happened, what it means for this case, what to do, and
    /// the code to quote.
    pub(super) fn fault(&self, fault: &Fault) -> Vec<(String, Tone)> {
        let speaker = self.ctx.speaker;
        let mut parts = vec![
            (format!("✗ {}", fault.what(speaker)), Tone::Bad),
            (
                speaker.say_with(
                    "dialog-failed-means",
                    &[
                        ("number", sheets::clean(&self.ctx.case.number).into()),
                        ("version", version_arg(self.dialog.based_on)),
                    ],
                ),
                Tone::Plain,
            ),
            (fault.remedy(speaker), Tone::Plain),
        ];
        parts.push((
            speaker.say_with("dialog-failed-code", &[("code", fault.code().into())]),
            Tone::Strong,
        ));
        // Last, because it may be long: only this gives way when there is no room.
        if let Some(detail) = &fault.detail {
            parts.push((detail.clean_line().to_string(), Tone::Dim));
        }
        parts
    }

    pub(super) fn say(&self, id: &str) -> String {
        self.ctx.speaker.say(id)
    }

    /// The checks under the fields: a header with counts, and as many lines as there is room.
    pub(super) fn checks(&self, width: usize, most: usize) -> Pane {
        let mut lines = vec![self.checks_header(width)];
        let focused = self.dialog.focus == Focus::Checks;
        let from = if focused { self.dialog.check_cursor } else { 0 };
        for (index, reason) in self.reasons.iter().enumerate().skip(from) {
            let here = focused && index == self.dialog.check_cursor;
            let wrapped = self.reason_lines(reason, width, here);
            if lines.len() + wrapped.len() > most && lines.len() > 1 {
                break;
            }
            lines.extend(wrapped);
        }
        lines.truncate(most.max(2));
        Pane {
            lines,
            caret: focused.then_some((1, 0)),
        }
    }

    fn checks_header(&self, width: usize) -> Line<'static> {
        let bad = self.reasons.iter().filter(|reason| reason.blocks).count();
        let warned = self.reasons.len() - bad;
        let counts = match (bad, warned) {
            (0, 0) => format!("✓ {}", self.say("dialog-checks-clear")),
            (0, warned) => format!("✓ {} ⚠ {warned}", self.say("dialog-checks-clear")),
            (bad, 0) => format!("✗ {bad}"),
            (bad, warned) => format!("✗ {bad} ⚠ {warned}"),
        };
        let key = if self.reasons.is_empty() {
            String::new()
        } else {
            format!(" {} ", self.say("dialog-checks-all"))
        };
        let agreed = self.dialog.agreed_at.map_or_else(String::new, |at| {
            let at = self.ctx.speaker.time(at);
            let words = self
                .ctx
                .speaker
                .say_with("dialog-verdict-agreed", &[("at", at.into())]);
            format!("· {words} ")
        });
        let left = format!("── {}: {counts} {agreed}", self.say("dialog-checks"));
        let fill = width.saturating_sub(left.width() + key.width() + 2);
        let tone = if bad > 0 { Tone::Bad } else { Tone::Good };
        self.styled(format!("{left}{}{key}──", "─".repeat(fill)), tone)
    }

    fn reason_lines(&self, reason: &Reason, width: usize, here: bool) -> Vec<Line<'static>> {
        let (mark, tone) = match (reason.blocks, reason.passes) {
            (true, _) => ("✗", Tone::Bad),
            (false, true) => ("✓", Tone::Good),
            (false, false) => ("⚠", Tone::Warn),
        };
        let mut text = reason.text.clone();
        if reason.from_server {
            text = self
                .ctx
                .speaker
                .say_with("dialog-from-server", &[("text", text.into())]);
        }
        if let Some(citation) = &reason.citation {
            text.push_str(" · ");
            text.push_str(citation);
        }
        if let Some(code) = reason.code {
            text.push_str(" · ");
            text.push_str(code);
        }
        let sign = if here { "▌" } else { " " };
        wrap::lines(&text, width.saturating_sub(4))
            .into_iter()
            .enumerate()
            .map(|(row, line)| {
                let start = if row == 0 {
                    format!("{sign}{mark} ")
                } else {
                    "   ".to_owned()
                };
                let tone = if here { Tone::Cursor } else { tone };
                self.styled(format!("{start}{line}"), tone)
            })
            .collect()
    }

    /// All checks in place of the section.
    pub(super) fn all_checks(&self, width: usize, rows: usize) -> Pane {
        let mut lines = vec![self.checks_header(width)];
        let mut caret = None;
        let mut bottom = 0;
        let listed = self.dialog.all_reasons(self.ctx, &self.sections);
        for (index, reason) in listed.iter().enumerate() {
            let here = index == self.dialog.check_cursor;
            if here {
                caret = Some(lines.len());
            }
            lines.extend(self.reason_lines(reason, width, here));
            if here {
                bottom = lines.len();
            }
        }
        let scroll = bottom.saturating_sub(rows);
        let lines = lines.into_iter().skip(scroll).take(rows).collect();
        Pane {
            lines,
            caret: caret.map(|row| (row.saturating_sub(scroll), 0)),
        }
    }

    /// What follows, who is told, whether it can be taken back.
    pub(super) fn effect(&self, width: usize) -> Vec<Line<'static>> {
        let voice = sheets::of(self.dialog.kind).voice(self.ctx);
        let left = format!("── {} ", self.say("dialog-effect"));
        let fill = width.saturating_sub(left.width());
        let mut lines = vec![self.styled(format!("{left}{}", "─".repeat(fill)), Tone::Border)];
        let text = [voice.effect, voice.told, voice.undo]
            .map(|id| self.say(id))
            .join(" ");
        for line in wrap::lines(&text, width.saturating_sub(2)) {
            lines.push(self.styled(format!(" {line}"), Tone::Plain));
        }
        lines
    }

    /// The word that must be typed, with what has been typed of it.
    pub(super) fn word(&self, width: usize) -> Option<Pane> {
        let word = self.dialog.word_asked(self.ctx)?;
        let focused = self.dialog.focus == Focus::Word;
        let typed = self.dialog.word.text();
        let good = confirm::is_typed(&word, typed);
        let lead = self
            .ctx
            .speaker
            .say_with("dialog-type-word", &[("word", word.as_str().into())]);
        let mark = if focused { "▌" } else { " " };
        let room = word.width() + 4;
        let lead = shorten(&lead, width.saturating_sub(room + 6));
        let shown = shorten(typed, room);
        let tone = if focused {
            Tone::FieldFocused
        } else {
            Tone::Field
        };
        let column = lead.width() + 3 + shown.width();
        let line = Line::from(vec![
            Span::styled(
                format!("{mark} {lead} "),
                self.ctx
                    .theme
                    .style(if focused { Tone::Heading } else { Tone::Strong }),
            ),
            Span::styled(format!("{shown:<room$}"), self.ctx.theme.style(tone)),
            Span::raw(if good { " ✓" } else { "  " }),
        ]);
        Some(Pane {
            lines: vec![line],
            caret: focused.then_some((0, column)),
        })
    }

    pub(super) fn buttons(&self, width: usize) -> Pane {
        let mut pane = Pane {
            lines: vec![Line::default()],
            caret: None,
        };
        let mut column = 0;
        for button in self.dialog.buttons() {
            let label = self.button_label(button);
            let wide = label.width() + 4;
            if column > 0 && column + wide > width {
                pane.lines.push(Line::default());
                column = 0;
            }
            let focused = self.dialog.focus == *button;
            let (open, close, tone) = if focused {
                ("▐ ", " ▌", Tone::ButtonFocused)
            } else {
                ("  ", "  ", Tone::Button)
            };
            let row = pane.lines.len() - 1;
            if focused {
                pane.caret = Some((row, column + 2));
            }
            let place = (row..row + 1, column..column + wide, button.clone());
            self.dialog.drawn.buttons.borrow_mut().push(place);
            pane.lines[row].push_span(Span::raw(open));
            pane.lines[row].push_span(Span::styled(label, self.ctx.theme.style(tone)));
            pane.lines[row].push_span(Span::raw(close));
            column += wide;
        }
        pane
    }

    fn button_label(&self, button: &Focus) -> String {
        match button {
            Focus::Cancel => self.say("cancel"),
            Focus::Save => self.say("dialog-save-draft"),
            Focus::Discard => self.say("dialog-discard-draft"),
            Focus::Main | Focus::Field(_) | Focus::Checks | Focus::Word => self.main_label(),
        }
    }

    /// The main button with its state in words: why it does not act, or when it will.
    fn main_label(&self) -> String {
        let (dialog, ctx) = (self.dialog, self.ctx);
        if let State::Moved { .. } = dialog.state {
            return if ctx.case.version == dialog.based_on {
                self.say("dialog-reload")
            } else {
                ctx.speaker.say_with(
                    "dialog-go-on",
                    &[("version", version_arg(ctx.case.version))],
                )
            };
        }
        let main = self.say(sheets::of(dialog.kind).voice(ctx).main);
        let bad = self.reasons.iter().filter(|reason| reason.blocks).count();
        let state = if dialog.is_sending() {
            self.say("dialog-button-sending")
        } else if bad > 0 {
            ctx.speaker
                .say_with("dialog-button-reasons", &[("count", Arg::from(bad))])
        } else if !dialog.word_is_typed(ctx) {
            self.say("dialog-button-word")
        } else {
            match self.armed_in() {
                Some(left) => ctx
                    .speaker
                    .say_with("dialog-button-arming", &[("seconds", left.into())]),
                None => self.say("dialog-button-ready"),
            }
        };
        format!("{main} {state}")
    }

    /// The time until the button acts, in tenths of a second as a person writes them.
    fn armed_in(&self) -> Option<String> {
        let dialog: &Dialog = self.dialog;
        if dialog.level(self.ctx) == confirm::Level::Light {
            return None;
        }
        let left = dialog.guard.armed_in(self.ctx.wall)?;
        let hundredths = (left.num_milliseconds() + 99) / 100 * 10;
        Some(self.ctx.speaker.points(hundredths))
    }
}
