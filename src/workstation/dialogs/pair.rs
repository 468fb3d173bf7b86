//! A text beside its twin in the other state language (F3).
//!
//! The letter goes out in the one language that the applicant chose, so only the first text is
//! part of the command. The second is a help for an officer who thinks in the other language: it is
//! kept in the draft, is never judged and never sent, and goes when the draft goes.

use super::field::{Field, Section, What};
use super::{Context, Dialog, Notice};
use crate::regulation::Language;

/// What the id of a second text begins with.
const ASIDE: &str = "aside:";

/// Returns whether a field is a second text.
pub(super) fn is_aside(id: &str) -> bool {
    id.starts_with(ASIDE)
}

/// The language beside that of the letter.
const fn other(language: Language) -> Language {
    match language {
        Language::Kk => Language::Ru,
        Language::Ru | Language::En => Language::Kk,
    }
}

/// Puts a second text after every text that is part of the command.
pub(super) fn put_beside(sections: &mut [Section], ctx: &Context) {
    let language = other(ctx.case.application.language);
    let label = ctx.speaker.say_with(
        "dialog-aside",
        &[(
            "language",
            ctx.speaker.say_code("language", language.code()).into(),
        )],
    );
    for section in sections {
        let fields = std::mem::take(&mut section.fields);
        for field in fields {
            let twin = has_twin(&field).then(|| {
                let id = format!("{ASIDE}{}", field.id);
                let mut twin = Field::text(id, "", label.clone());
                twin.at.clear();
                twin
            });
            section.fields.push(field);
            section.fields.extend(twin);
        }
    }
}

const fn has_twin(field: &Field) -> bool {
    matches!(field.what, What::Text { .. })
}

impl Dialog {
    /// Shows the second texts, or puts them away; what stands in them stays in the draft.
    pub(super) fn toggle_pair(&mut self, ctx: &Context) {
        self.paired = !self.paired;
        let id = if self.paired {
            "dialog-paired"
        } else {
            "dialog-unpaired"
        };
        self.notice = Some(Notice::Words(id, Vec::new()));
        self.keep_focus_valid(ctx);
    }

    /// Returns whether a draft has a second text.
    pub(super) fn has_asides(&self) -> bool {
        self.answers
            .texts
            .iter()
            .any(|(id, buffer)| is_aside(id) && !buffer.text().is_empty())
    }
}
