//! Words of the law in the three languages of the institution.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language that Kezek speaks.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    Kk,
    Ru,
    En,
}

impl Language {
    pub const ALL: [Self; 3] = [Self::Kk, Self::Ru, Self::En];

    /// Returns the two-letter code (ISO 639-1).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// Returns the language that comes after this one when an officer switches.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Kk => Self::Ru,
            Self::Ru => Self::En,
            Self::En => Self::Kk,
        }
    }
}

impl std::str::FromStr for Language {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == text)
            .ok_or_else(|| format!("{text:?} is not one of kk, ru, en"))
    }
}

/// One phrase in Kazakh, Russian and English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub kk: String,
    pub ru: String,
    pub en: String,
}

impl Words {
    /// Returns the phrase in `language`.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Kk => &self.kk,
            Language::Ru => &self.ru,
            Language::En => &self.en,
        }
    }
}
