//! What the types cannot say: references that lead nowhere, routes that do not arrive, days that
//! do not meet. One file per kind of config file.

mod assessment;
mod calendar;
mod common;
mod edition;
mod fact;
mod ground;
mod limit;
mod policy;
mod procedure;
mod queue;
mod route;
mod service;
mod supplied;
mod support;

pub(super) use calendar::{check_year, check_years, check_zone};
pub(super) use common::check_common;
pub(super) use edition::{Expected, check_edition};
pub(super) use policy::{Demands, check_policy};
pub(super) use queue::check_queue;
pub(super) use service::{check_editions_meet, check_service};

use super::document::{Document, Path};
use super::fault::{Fault, Named, Problem, nearest};
use crate::regulation::{Language, Words};

/// Writes down what is wrong in one document.
pub(super) struct Scribe<'a> {
    document: &'a Document<'a>,
    pub faults: Vec<Fault>,
}

impl<'a> Scribe<'a> {
    pub const fn new(document: &'a Document<'a>) -> Self {
        Self {
            document,
            faults: Vec::new(),
        }
    }

    fn report(&mut self, at: &Path, problem: Problem) {
        self.suggest(at, problem, None);
    }

    fn suggest(&mut self, at: &Path, problem: Problem, suggestion: Option<String>) {
        self.faults
            .push(self.document.fault_on(at, problem, suggestion));
    }

    /// Demands that a phrase has words in every language.
    fn words(&mut self, at: &Path, words: &Words) {
        for language in Language::ALL {
            if words.get(language).trim().is_empty() {
                let language = language.code();
                self.report(&at.key(language), Problem::BlankWords { language });
            }
        }
    }

    /// Demands that a text says something.
    fn text(&mut self, at: &Path, key: &'static str, text: &str) {
        if text.trim().is_empty() {
            self.report(&at.key(key), Problem::BlankText { key });
        }
    }

    /// Demands that a list has something in it.
    fn filled<T>(&mut self, at: &Path, key: &'static str, list: &[T]) {
        if list.is_empty() {
            self.report(&at.key(key), Problem::EmptyList { key });
        }
    }

    /// Demands that `name` is one of `known`.
    fn refers<'n>(
        &mut self,
        at: &Path,
        kind: Named,
        name: &str,
        known: impl Iterator<Item = &'n str> + Clone,
    ) -> bool {
        if known.clone().any(|other| other == name) {
            return true;
        }
        let problem = Problem::UnknownReference {
            kind,
            name: name.to_owned(),
        };
        self.suggest(at, problem, nearest(name, known));
        false
    }

    /// Demands that no two of a list have the same id.
    fn unique<'n>(&mut self, at: &Path, ids: impl Iterator<Item = &'n str>) {
        let mut seen = std::collections::BTreeSet::new();
        for (index, id) in ids.enumerate() {
            if !seen.insert(id) {
                let problem = Problem::DuplicateId { id: id.to_owned() };
                self.report(&at.index(index).key("id"), problem);
            }
        }
    }

    /// Demands that a name inside the file is that of the file.
    fn named_like(&mut self, key: &'static str, found: &str, expected: &str) {
        if found != expected {
            let problem = Problem::NameMismatch {
                key,
                found: found.to_owned(),
                expected: expected.to_owned(),
            };
            self.report(&Path::default().key(key), problem);
        }
    }
}
