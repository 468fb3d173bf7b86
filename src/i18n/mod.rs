//! Every word a person sees, in Kazakh, Russian and English.
//!
//! The words stand in `config/locales/{kk,ru,en}/*.ftl` (Fluent), one file per area of the
//! program; all files of a language make one catalogue. A message that is not there prints as
//! `⟦its-id⟧`, so that it is seen, and [`Catalogue::faults`] names it, so that a test fails.
//!
//! This module knows nothing of screens. Text from outside must be cleaned
//! ([`RawText::clean_line`](crate::casework::RawText::clean_line)) before it becomes an
//! [`Arg::Text`]; facts of violations are cleaned here.

mod dates;
mod facts;
mod inventory;
mod law;
mod speaker;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::casework::CleanText;
use crate::regulation::Language;

pub use dates::Left;
pub use speaker::Speaker;

use inventory::Inventory;

#[derive(RustEmbed)]
#[folder = "config/locales"]
#[include = "*.ftl"]
struct Files;

/// A value inside a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Text that is safe to show.
    Text(String),
    /// A whole number; sentences choose their plural by it.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<CleanText> for Arg {
    fn from(text: CleanText) -> Self {
        Self::Text(text.as_str().to_owned())
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The words of all languages. A language is read when it is first spoken.
pub struct Catalogue {
    sources: Vec<(String, String)>,
    tongues: BTreeMap<Language, OnceLock<Tongue>>,
}

/// The words of one language.
pub(crate) struct Tongue {
    bundle: FluentBundle<FluentResource>,
    inventory: Inventory,
    faults: Vec<String>,
}

impl Catalogue {
    /// Loads the words that the program carries. Never fails: what is wrong with a file is in
    /// [`faults`](Self::faults), and its messages print as `⟦id⟧`.
    #[must_use]
    pub fn builtin() -> Self {
        let mut sources: Vec<(String, String)> = Files::iter()
            .filter_map(|path| {
                let file = Files::get(&path)?;
                let text = String::from_utf8_lossy(&file.data).into_owned();
                Some((path.into_owned(), text))
            })
            .collect();
        sources.sort();
        Self::from_sources(sources)
    }

    /// Returns the words that the program carries, loaded once and kept.
    #[must_use]
    pub fn shared() -> &'static Self {
        static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
        CATALOGUE.get_or_init(Self::builtin)
    }

    /// Makes a catalogue of sources named `kk/area.ftl`, `ru/area.ftl`, `en/area.ftl`.
    #[must_use]
    pub fn from_sources(sources: Vec<(String, String)>) -> Self {
        let tongues = Language::ALL
            .into_iter()
            .map(|language| (language, OnceLock::new()))
            .collect();
        Self { sources, tongues }
    }

    /// Returns the voice of one language; cheap to copy.
    ///
    /// # Panics
    /// Never: every language has an entry, however empty.
    #[must_use]
    pub fn speak(&self, language: Language) -> Speaker<'_> {
        Speaker::new(language, self.tongue(language))
    }

    fn tongue(&self, language: Language) -> &Tongue {
        self.tongues
            .get(&language)
            .expect("from_sources makes an entry for every language")
            .get_or_init(|| Tongue::load(language, &self.sources))
    }

    /// Returns the ids of all messages, in order.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Language::ALL
            .into_iter()
            .flat_map(|language| self.tongue(language).inventory.ids())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Returns what is wrong with the words: files that do not parse, ids that one language has
    /// and another lacks, ids with different arguments, ids defined twice, and messages that
    /// refer to something that is not there. Empty when all is well. In English, for whoever
    /// edits the files.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let tongues = Language::ALL.map(|language| (language, self.tongue(language)));
        let mut faults: Vec<String> = tongues
            .iter()
            .flat_map(|(_, tongue)| tongue.faults.iter().cloned())
            .collect();
        let inventories = tongues.map(|(language, tongue)| (language, &tongue.inventory));
        faults.extend(inventory::differences(&inventories));
        for language in Language::ALL {
            faults.extend(self.speak(language).unspeakable());
        }
        faults
    }
}

impl Tongue {
    fn load(language: Language, sources: &[(String, String)]) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language_identifier(language)]);
        // Isolation marks are bidi controls: nothing of the kind goes to a terminal.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(dates::group_digits(&number.as_string())),
            FluentValue::String(_)
            | FluentValue::Custom(_)
            | FluentValue::None
            | FluentValue::Error => None,
        }));
        let mut inventory = Inventory::default();
        let mut faults = Vec::new();
        for (path, text) in sources {
            let Some((folder, _)) = path.split_once('/') else {
                continue;
            };
            if folder != language.code() {
                continue;
            }
            let resource = match FluentResource::try_new(text.clone()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    faults.extend(errors.iter().map(|error| format!("{path}: {error}")));
                    resource
                }
            };
            faults.extend(inventory.read(path, text));
            if let Err(errors) = bundle.add_resource(resource) {
                faults.extend(errors.iter().map(|error| format!("{path}: {error}")));
            }
        }
        Self {
            bundle,
            inventory,
            faults,
        }
    }
}

fn language_identifier(language: Language) -> LanguageIdentifier {
    language.code().parse().unwrap_or_default()
}
