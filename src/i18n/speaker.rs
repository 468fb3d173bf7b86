//! One language's voice: ids and values in, sentences out.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};

use super::{Arg, Tongue};
use crate::regulation::{Language, Words};

/// Says things in one language. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    pub language: Language,
    tongue: &'a Tongue,
}

impl std::fmt::Debug for Speaker<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Speaker")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

impl<'a> Speaker<'a> {
    pub(super) const fn new(language: Language, tongue: &'a Tongue) -> Self {
        Self { language, tongue }
    }

    /// Returns the message `id`; `⟦id⟧` when there is none.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// Returns the message `id` with its values filled in; `⟦id⟧` when there is none.
    #[must_use]
    pub fn say_with(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(text.as_str()),
                Arg::Number(number) => FluentValue::from(*number),
            };
            values.set(*name, value);
        }
        self.format(id, Some(&values))
    }

    /// Returns whether the language has the message `id`.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.tongue
            .bundle
            .get_message(id)
            .is_some_and(|message| message.value().is_some())
    }

    /// Returns the words for a code: `say_code("role", "executor")` is the message
    /// `role-executor`. A code without words is returned as it is.
    #[must_use]
    pub fn say_code(&self, prefix: &str, code: &str) -> String {
        let id = format!("{prefix}-{code}");
        if self.has(&id) {
            self.say(&id)
        } else {
            code.to_owned()
        }
    }

    /// Returns words of the law in this language.
    #[must_use]
    pub fn words<'w>(&self, words: &'w Words) -> &'w str {
        words.get(self.language)
    }

    /// Returns the arguments that a message takes, each with whether it chooses a variant.
    pub(super) fn arguments_of(&self, id: &str) -> Vec<(&'a str, bool)> {
        self.tongue.inventory.arguments(id).collect()
    }

    /// Returns the messages that cannot be said even with all their values.
    pub(super) fn unspeakable(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for id in self.tongue.inventory.ids() {
            let values: FluentArgs<'_> = self
                .tongue
                .inventory
                .arguments(id)
                .map(|(name, _)| (name, FluentValue::from(2)))
                .collect();
            let mut errors = Vec::new();
            if let Some(pattern) = self
                .tongue
                .bundle
                .get_message(id)
                .and_then(|message| message.value())
            {
                self.tongue
                    .bundle
                    .format_pattern(pattern, Some(&values), &mut errors);
            }
            let language = self.language.code();
            faults.extend(
                errors
                    .iter()
                    .map(|error| format!("{language}: {id}: {error}")),
            );
        }
        faults
    }

    fn format(&self, id: &str, args: Option<&FluentArgs>) -> String {
        let Some(pattern) = self
            .tongue
            .bundle
            .get_message(id)
            .and_then(|message| message.value())
        else {
            return format!("⟦{id}⟧");
        };
        let mut errors = Vec::new();
        let text: Cow<'_, str> = self
            .tongue
            .bundle
            .format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            tracing::debug!(message.id = id, ?errors, "a message lacks a value");
        }
        text.into_owned()
    }
}
