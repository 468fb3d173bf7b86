//! What a dialog asks: sections of fields, and the answers typed so far.
//!
//! A section and its fields are made anew for every key from the case, the law and the answers;
//! only [`Answers`] is kept. Each field names the places of the command it fills (JSON pointers),
//! so that a violation leads to it.

use std::collections::BTreeMap;

use super::date::Toward;
use super::letter::Letter;
use crate::casework::{Evidence, RawText, Violation};
use crate::regulation::{DocumentId, EvidenceKind};
use crate::workstation::widgets::editor::TextBuffer;

/// A named part of a dialog: a page of its own.
#[derive(Debug, Clone)]
pub(super) struct Section {
    /// Key of its title.
    pub title: &'static str,
    pub fields: Vec<Field>,
}

/// One thing a dialog asks or shows.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub id: String,
    pub label: String,
    /// JSON pointers into the command that this field fills, each with everything under it.
    pub at: Vec<String>,
    pub what: What,
    /// A sentence under the field.
    pub help: Option<String>,
}

/// How a field is answered.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// A heading with text that is only read.
    Show(Vec<Shown>),
    /// A long text to be read, walked by rows.
    Read(Vec<Shown>),
    /// The letter that would go out, walked by rows.
    Letter(Letter),
    /// One of several.
    Choice(Vec<Choice>),
    /// Any of several.
    Marks(Vec<Choice>),
    Line,
    Text {
        /// The least number of characters.
        min: Option<u32>,
        /// The most number of characters.
        max: Option<u32>,
    },
    /// A civil date, and the day that a relative one is counted from.
    Date,
    /// A civil date and time; on which side of today it lies when no year is typed.
    DateTime(Toward),
    /// A whole number up to `max`.
    Number {
        max: u32,
    },
    /// Pieces of evidence of the kinds given; the documents named are offered first.
    Evidence {
        kinds: Vec<EvidenceKind>,
        first: Vec<DocumentId>,
    },
}

/// A line that is only read, with what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    pub text: String,
    pub tone: crate::workstation::theme::Tone,
}

impl Shown {
    pub fn plain(text: impl Into<String>) -> Self {
        Self::of(text, crate::workstation::theme::Tone::Plain)
    }

    pub fn of(text: impl Into<String>, tone: crate::workstation::theme::Tone) -> Self {
        Self {
            text: text.into(),
            tone,
        }
    }
}

/// One of several things to choose.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub id: String,
    pub label: String,
    /// Why it cannot be chosen; empty when it can.
    pub why_not: Vec<String>,
    /// A sentence beside it.
    pub note: Option<String>,
}

impl Choice {
    /// Returns the place of the first that can be chosen; of the first where none can.
    pub fn first_open(choices: &[Self]) -> usize {
        let open = choices.iter().position(|choice| choice.why_not.is_empty());
        open.unwrap_or(0)
    }

    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            why_not: Vec::new(),
            note: None,
        }
    }
}

impl Field {
    pub fn new(
        id: impl Into<String>,
        at: impl Into<String>,
        label: impl Into<String>,
        what: What,
    ) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            at: vec![at.into()],
            what,
            help: None,
        }
    }

    /// Returns a heading with lines under it; it fills nothing.
    pub fn show(id: impl Into<String>, label: impl Into<String>, lines: Vec<Shown>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            at: Vec::new(),
            what: What::Show(lines),
            help: None,
        }
    }

    /// Returns a text of many lines without bounds of its own.
    pub fn text(id: impl Into<String>, at: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(
            id,
            at,
            label,
            What::Text {
                min: None,
                max: None,
            },
        )
    }

    pub fn helped(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Returns whether the keyboard can stand on it.
    pub const fn takes_focus(&self) -> bool {
        !matches!(self.what, What::Show(_))
    }

    /// Returns whether it is only read, but walked through.
    pub const fn is_read(&self) -> bool {
        matches!(self.what, What::Read(_) | What::Letter(_))
    }

    /// Returns the row that the cursor begins on: the first one that can be chosen.
    pub fn first_row(&self) -> usize {
        match &self.what {
            What::Choice(choices) | What::Marks(choices) => Choice::first_open(choices),
            What::Show(_)
            | What::Read(_)
            | What::Letter(_)
            | What::Line
            | What::Text { .. }
            | What::Date
            | What::DateTime(_)
            | What::Number { .. }
            | What::Evidence { .. } => 0,
        }
    }

    /// Returns how well a JSON pointer fits: the length of the longest place that holds it.
    pub fn fits(&self, pointer: &str) -> Option<usize> {
        self.at
            .iter()
            .filter(|at| {
                !at.is_empty()
                    && pointer
                        .strip_prefix(at.as_str())
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
            .map(String::len)
            .max()
    }
}

/// A fault that no rule of the law names: a date that cannot be read, a choice not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// The field it concerns.
    pub field: String,
    /// Key of its words.
    pub words: &'static str,
}

/// Everything that was answered so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Answers {
    pub texts: BTreeMap<String, TextBuffer>,
    /// Chosen ids by field, in the order of choosing.
    pub picks: BTreeMap<String, Vec<String>>,
    pub evidence: BTreeMap<String, Vec<Evidence>>,
}

impl Answers {
    /// Returns what stands in a text field.
    pub fn text(&self, id: &str) -> &str {
        self.texts.get(id).map_or("", TextBuffer::text)
    }

    /// Returns a text field as a command carries it.
    pub fn raw(&self, id: &str) -> RawText {
        RawText::from(self.text(id).trim())
    }

    /// Returns a text field that may be left out.
    pub fn optional(&self, id: &str) -> Option<RawText> {
        let text = self.raw(id);
        (!text.is_blank()).then_some(text)
    }

    /// Returns the one thing chosen in a field.
    pub fn choice(&self, id: &str) -> Option<&str> {
        self.picks.get(id)?.first().map(String::as_str)
    }

    pub fn has(&self, id: &str, choice: &str) -> bool {
        self.picks
            .get(id)
            .is_some_and(|chosen| chosen.iter().any(|one| one == choice))
    }

    pub fn evidence(&self, id: &str) -> &[Evidence] {
        self.evidence.get(id).map_or(&[], Vec::as_slice)
    }

    pub fn set_line(&mut self, id: &str, text: &str) {
        let mut line = TextBuffer::line();
        line.set(text);
        self.texts.insert(id.to_owned(), line);
    }

    pub fn choose(&mut self, id: &str, choice: &str) {
        self.picks.insert(id.to_owned(), vec![choice.to_owned()]);
    }

    /// Marks a thing that is not marked, and the other way round.
    pub fn toggle(&mut self, id: &str, choice: &str) {
        let chosen = self.picks.entry(id.to_owned()).or_default();
        if let Some(at) = chosen.iter().position(|one| one == choice) {
            chosen.remove(at);
        } else {
            chosen.push(choice.to_owned());
        }
    }

    /// Returns the buffer of a text field, made when it is first typed into.
    pub fn buffer(&mut self, id: &str, single_line: bool) -> &mut TextBuffer {
        let buffer = self
            .texts
            .entry(id.to_owned())
            .or_insert_with(TextBuffer::area);
        if single_line {
            buffer.hold_one_line();
        }
        buffer
    }
}

/// What the rules say of the command as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Judged {
    pub faults: Vec<Fault>,
    pub violations: Vec<Violation>,
    pub warnings: Vec<Violation>,
}
