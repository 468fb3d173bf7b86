//! A config file that remembers where everything in it stands.
//!
//! Semantic faults are found on the plain types, far from the text; a [`Path`] such as
//! `requests / issue / limits / 3 / within` leads back to line and column.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Problem};

/// The most syntax faults that are worth reading in one file.
const MOST_SYNTAX_FAULTS: usize = 20;

/// A parsed file with its text.
pub(super) struct Document<'a> {
    pub file: &'a str,
    text: &'a str,
    pub root: Spanned<DeValue<'a>>,
}

/// A step from a value to one inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Key(String),
    Index(usize),
}

/// Where a value stands in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Path(Vec<Step>);

impl Path {
    pub fn key(&self, key: impl ToString) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(key.to_string()));
        Self(steps)
    }

    pub fn index(&self, index: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Index(index));
        Self(steps)
    }

    /// Returns the place of what holds this one.
    pub fn parent(&self) -> Self {
        let kept = self.0.len().saturating_sub(1);
        Self(self.0[..kept].to_vec())
    }
}

impl<'a> Document<'a> {
    /// Parses `text`; gives every syntax fault when there is one.
    pub fn parse(file: &'a str, text: &'a str) -> Result<Self, Vec<Fault>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            let root = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
            return Ok(Self { file, text, root });
        }
        let mut errors: Vec<(usize, &str)> = errors
            .iter()
            .map(|error| (error.span().map_or(0, |span| span.start), error.message()))
            .collect();
        errors.sort_unstable();
        errors.dedup();
        let faults = errors
            .into_iter()
            .take(MOST_SYNTAX_FAULTS)
            .map(|(at, message)| {
                let problem = Problem::Syntax {
                    text: message.to_owned(),
                };
                fault_at(file, text, at, problem, None)
            })
            .collect();
        Err(faults)
    }

    /// Makes a fault at a span of this document.
    pub fn fault(
        &self,
        span: &Range<usize>,
        problem: Problem,
        suggestion: Option<String>,
    ) -> Fault {
        fault_at(self.file, self.text, span.start, problem, suggestion)
    }

    /// Makes a fault at the value that `path` leads to, or at the last thing on the way to it.
    pub fn fault_on(&self, path: &Path, problem: Problem, suggestion: Option<String>) -> Fault {
        self.fault(&self.locate(path), problem, suggestion)
    }

    fn locate(&self, path: &Path) -> Range<usize> {
        let mut at = &self.root;
        let mut span = at.span();
        for step in &path.0 {
            let found = match (step, at.get_ref()) {
                (Step::Key(key), DeValue::Table(table)) => table
                    .iter()
                    .find(|(name, _)| name.get_ref() == key)
                    .map(|(name, value)| {
                        // A table is best shown at its name, a plain value at itself.
                        let span = if value.get_ref().is_table() {
                            name.span()
                        } else {
                            value.span()
                        };
                        (value, span)
                    }),
                (Step::Index(index), DeValue::Array(array)) => {
                    array.get(*index).map(|value| (value, value.span()))
                }
                _ => None,
            };
            let Some((value, place)) = found else { break };
            at = value;
            span = place;
        }
        span
    }
}

fn fault_at(
    file: &str,
    text: &str,
    offset: usize,
    problem: Problem,
    suggestion: Option<String>,
) -> Fault {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Fault {
        file: file.to_owned(),
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        problem,
        suggestion,
    }
}
