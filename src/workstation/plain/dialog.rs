//! A dialog in words: its fields by number, what the rules say of each answer, and the word that
//! confirms.

mod answer;

use super::Plain;
use super::form::{form, say_to};
use super::words::{self, Word};
use crate::i18n::Arg;
use crate::workstation::desk::Desk;
use crate::workstation::dialogs::{Asked, Form, Offered, Pick, Remark, Reopening, Shape, Spoken};
use crate::workstation::effect::Effect;
use crate::workstation::model::Model;

/// The line that ends a text of several lines.
const END_OF_TEXT: &str = ".";

/// The answer that empties a field.
const EMPTY: &str = "-";

/// What of a dialog is being asked.
#[derive(Debug, Clone, PartialEq, Default)]
enum Asking {
    /// For a field by its number, or for a word.
    #[default]
    Anything,
    /// An option of a field.
    Option(String),
    /// A line for a field.
    Line(String),
    /// Lines for a field, until the one that ends them.
    Text(String, Vec<String>),
    /// Something that is offered as evidence for a field.
    Evidence(String),
    /// Lines of a page that has text.
    Passage {
        field: String,
        sha256: String,
        page: u32,
    },
    /// What a page without text shows.
    Picture {
        field: String,
        sha256: String,
        page: u32,
    },
    /// The word that confirms.
    Word,
    /// Whether a draft is to be thrown away for good.
    Discard,
}

/// What was told of a dialog.
#[derive(Debug, Default)]
pub(super) struct Told {
    asking: Asking,
    /// The fields by the numbers that were told.
    fields: Vec<String>,
    notices: Vec<String>,
}

impl Told {
    pub(super) fn is_asking(&self) -> bool {
        self.asking != Asking::Anything
    }

    pub(super) fn awaits_word(&self) -> bool {
        self.asking == Asking::Word
    }
}

/// The fields that are asked, with those only told left out.
fn asked(form: &Form) -> impl Iterator<Item = &Asked> {
    form.parts
        .iter()
        .flat_map(|part| &part.fields)
        .filter(|field| !matches!(field.shape, Shape::Shown(_)))
}

fn find<'f>(form: &'f Form, id: &str) -> Option<&'f Asked> {
    asked(form).find(|field| field.id == id)
}

fn asked_ids(form: &Form) -> Vec<String> {
    asked(form).map(|field| field.id.clone()).collect()
}

impl Plain {
    pub(super) fn dialog_prompt(&self, model: &Model) -> String {
        let speaker = model.desk.speaker();
        let Some(form) = form(model) else {
            return String::new();
        };
        match &self.dialog.asking {
            Asking::Anything | Asking::Discard => form.main,
            Asking::Word => {
                let word = form.word.unwrap_or_default();
                let prompt = speaker.say_with("dialog-type-word", &[("word", word.into())]);
                prompt.trim_end_matches(':').to_owned()
            }
            Asking::Option(id)
            | Asking::Line(id)
            | Asking::Text(id, _)
            | Asking::Evidence(id)
            | Asking::Passage { field: id, .. }
            | Asking::Picture { field: id, .. } => {
                find(&form, id).map_or(form.main.clone(), |field| field.label.clone())
            }
        }
    }

    /// Tells the whole dialog.
    pub(super) fn tell_dialog(&mut self, model: &Model) {
        self.dialog.asking = Asking::Anything;
        let Some(form) = form(model) else {
            return;
        };
        let desk = &model.desk;
        self.tell(&format!("{}.", form.title), desk);
        if !form.draft.is_empty() {
            self.tell(&form.draft, desk);
        }
        self.dialog.notices.clone_from(&form.notices);
        for notice in &form.notices {
            self.tell(notice, desk);
        }
        if let Some(reopening) = &form.reopening {
            self.tell_found(reopening, desk);
            return;
        }
        self.tell_fields(&form, desk);
        self.tell_remarks(&form, desk);
        self.tell_moved(&form, desk);
        if form.moved.is_none() {
            let args = [
                ("send", words::typed(Word::Send, desk.speaker()).into()),
                ("main", form.main.into()),
                ("help", words::typed(Word::Help, desk.speaker()).into()),
            ];
            self.say("plain-dialog-what", &args, desk);
        }
    }

    fn tell_found(&mut self, reopening: &Reopening, desk: &Desk) {
        for text in &reopening.found {
            self.tell(text, desk);
        }
        let word = |word| Arg::from(words::typed(word, desk.speaker()));
        let args = [
            ("go", word(Word::Go)),
            ("compare", word(Word::Compare)),
            ("discard", word(Word::Discard)),
        ];
        self.say("plain-draft-what", &args, desk);
        if reopening.has_other {
            let other = [("other", word(Word::Other))];
            self.say("plain-draft-other-what", &other, desk);
        }
    }

    fn tell_moved(&mut self, form: &Form, desk: &Desk) {
        if let Some(moved) = &form.moved {
            let args = [
                ("go", words::typed(Word::Go, desk.speaker()).into()),
                ("what", moved.as_str().into()),
            ];
            self.say("plain-moved-what", &args, desk);
        }
    }

    fn tell_fields(&mut self, form: &Form, desk: &Desk) {
        self.dialog.fields = asked_ids(form);
        let mut number = 0;
        for part in &form.parts {
            if form.parts.len() > 1 {
                let title = part.title.as_str().into();
                self.say("plain-part", &[("title", title)], desk);
            }
            for field in &part.fields {
                if let Shape::Shown(lines) = &field.shape {
                    if !field.label.is_empty() {
                        self.tell(&format!("{}:", field.label), desk);
                    }
                    for text in lines {
                        self.tell(text, desk);
                    }
                    continue;
                }
                number += 1;
                let args = [
                    ("number", Arg::Text(number.to_string())),
                    ("label", field.label.as_str().into()),
                    ("answer", answer_words(field, desk).into()),
                ];
                self.say("plain-field", &args, desk);
            }
        }
    }

    fn tell_remarks(&mut self, form: &Form, desk: &Desk) {
        for remark in &form.remarks {
            self.tell_remark(remark, desk);
        }
        if form.remarks.is_empty() {
            self.tell(&desk.speaker().say("plain-nothing-against"), desk);
        }
    }

    fn tell_remark(&mut self, remark: &Remark, desk: &Desk) {
        let number = remark.field.as_ref().and_then(|field| {
            let at = self.dialog.fields.iter().position(|told| told == field)?;
            Some((at + 1).to_string())
        });
        let text = ("text", Arg::from(remark.text.as_str()));
        match (remark.blocks, number) {
            (true, Some(number)) => {
                let args = [text, ("number", Arg::Text(number))];
                self.say("plain-against-field", &args, desk);
            }
            (true, None) => self.say("plain-against", &[text], desk),
            (false, _) => self.say("plain-beware", &[text], desk),
        }
    }

    /// Says what the dialog has to say since it was told last.
    pub(super) fn dialog_goes_on(&mut self, model: &Model) {
        let Some(form) = form(model) else {
            return;
        };
        if form.notices != self.dialog.notices {
            self.dialog.notices.clone_from(&form.notices);
            for notice in &form.notices {
                self.tell(notice, &model.desk);
            }
            self.tell_moved(&form, &model.desk);
        }
    }

    pub(super) fn in_dialog(&mut self, word: Word, model: &mut Model) -> Vec<Effect> {
        let Some(form) = form(model) else {
            return Vec::new();
        };
        let speaker = model.desk.speaker();
        match word {
            Word::List => self.tell_dialog(model),
            Word::Checks => self.tell_remarks(&form, &model.desk),
            Word::Next => return self.next_field(&form, model),
            Word::Save => return say_to(model, Spoken::Save),
            Word::Back => return say_to(model, Spoken::Close),
            Word::Go if form.reopening.is_some() => {
                self.at = None;
                return say_to(model, Spoken::TakeUpDraft);
            }
            Word::Other if form.reopening.is_some() => {
                self.at = None;
                return say_to(model, Spoken::TakeOtherDraft);
            }
            Word::Go => return say_to(model, Spoken::GoOn),
            Word::Compare => {
                let found = form.reopening.map(|reopening| reopening.differences);
                for text in found.unwrap_or_default() {
                    self.tell(&text, &model.desk);
                }
            }
            Word::Discard => {
                self.dialog.asking = Asking::Discard;
                let discard = words::typed(Word::Discard, speaker);
                let args = [("discard", discard.into())];
                self.say("plain-discard-really", &args, &model.desk);
            }
            Word::Send => return self.begin_sending(&form, model),
            _ => {}
        }
        Vec::new()
    }

    /// Goes to the first field that something stands against.
    fn next_field(&mut self, form: &Form, model: &mut Model) -> Vec<Effect> {
        let first = form
            .remarks
            .iter()
            .filter(|remark| remark.blocks)
            .find_map(|remark| remark.field.clone());
        match first {
            Some(field) => self.ask_field(&field, model),
            None => self.tell_remarks(form, &model.desk),
        }
        Vec::new()
    }

    /// Tells what follows and asks for the word, unless something stands against it.
    fn begin_sending(&mut self, form: &Form, model: &mut Model) -> Vec<Effect> {
        let against: Vec<&Remark> = form.remarks.iter().filter(|r| r.blocks).collect();
        if !against.is_empty() {
            let count = [("count", Arg::from(against.len()))];
            self.say("plain-not-sent", &count, &model.desk);
            for remark in against {
                self.tell_remark(remark, &model.desk);
            }
            return Vec::new();
        }
        let text = format!("{}. {}", form.title, form.effect);
        self.tell(&text, &model.desk);
        for remark in &form.remarks {
            self.tell_remark(remark, &model.desk);
        }
        if form.word.is_none() {
            return say_to(
                model,
                Spoken::Send {
                    word: String::new(),
                },
            );
        }
        self.dialog.asking = Asking::Word;
        say_to(model, Spoken::Look)
    }

    /// Asks the field that was told with a number.
    pub(super) fn choose_field(&mut self, number: usize, model: &mut Model) -> Vec<Effect> {
        let field = number
            .checked_sub(1)
            .and_then(|at| self.dialog.fields.get(at))
            .cloned();
        match field {
            Some(field) => self.ask_field(&field, model),
            None => self.no_such_number(&model.desk),
        }
        Vec::new()
    }

    pub(super) fn field_labels(&self, model: &Model) -> Vec<String> {
        let form = form(model);
        let label = |id: &String| find(form.as_ref()?, id).map(|field| field.label.clone());
        self.dialog
            .fields
            .iter()
            .map(|id| label(id).unwrap_or_default())
            .collect()
    }

    fn ask_field(&mut self, id: &str, model: &Model) {
        let Some(form) = form(model) else {
            return;
        };
        let desk = &model.desk;
        let Some(field) = find(&form, id) else {
            self.no_such_number(desk);
            return;
        };
        self.tell(&format!("{}.", field.label), desk);
        // What a choice says of keys is said here of numbers.
        let chosen = matches!(field.shape, Shape::Choice { .. });
        if let Some(help) = field.help.as_ref().filter(|_| !chosen) {
            self.tell(help, desk);
        }
        let id = id.to_owned();
        match &field.shape {
            Shape::Shown(_) => {}
            Shape::Read(lines) => {
                for text in lines {
                    self.tell(text, desk);
                }
            }
            Shape::Choice { options, several } => {
                self.tell_options(options, desk);
                let what = if *several {
                    "plain-options-what"
                } else {
                    "plain-option-what"
                };
                self.say(what, &[], desk);
                self.dialog.asking = Asking::Option(id);
            }
            Shape::Line { text, meant } => {
                self.tell_now(text, meant.as_deref(), desk);
                self.say("plain-line-what", &[("empty", EMPTY.into())], desk);
                self.dialog.asking = Asking::Line(id);
            }
            Shape::Text { text, counter } => {
                self.tell_now(text, counter.as_deref(), desk);
                let args = [("end", END_OF_TEXT.into()), ("empty", EMPTY.into())];
                self.say("plain-text-what", &args, desk);
                self.dialog.asking = Asking::Text(id, Vec::new());
            }
            Shape::Evidence { pieces, offered } => {
                self.tell_evidence(pieces, offered, desk);
                self.dialog.asking = Asking::Evidence(id);
            }
        }
    }

    fn tell_now(&mut self, text: &str, more: Option<&str>, desk: &Desk) {
        if text.is_empty() {
            self.say("plain-now-empty", &[], desk);
        } else {
            self.tell(text, desk);
        }
        if let Some(more) = more {
            self.tell(more, desk);
        }
    }

    fn tell_options(&mut self, options: &[Pick], desk: &Desk) {
        let speaker = desk.speaker();
        if options.is_empty() {
            self.say("dialog-nothing-to-choose", &[], desk);
        }
        for (index, option) in options.iter().enumerate() {
            let mut text = format!("{}. {}", index + 1, option.label);
            if let Some(note) = &option.note {
                text.push_str(&format!(", {note}"));
            }
            if option.taken {
                text.push_str(&format!(", {}", speaker.say("plain-taken")));
            }
            self.tell(&text, desk);
            for why in &option.why_not {
                let args = [("why", why.as_str().into())];
                self.say("dialog-choice-closed", &args, desk);
            }
        }
    }

    fn tell_evidence(&mut self, pieces: &[String], offered: &[Offered], desk: &Desk) {
        let speaker = desk.speaker();
        for (index, piece) in pieces.iter().enumerate() {
            let args = [
                ("number", Arg::Text((index + 1).to_string())),
                ("piece", piece.as_str().into()),
            ];
            self.say("plain-evidence-taken", &args, desk);
        }
        for (index, offered) in offered.iter().enumerate() {
            self.tell(&format!("{}. {}", index + 1, offered.label()), desk);
        }
        if offered.is_empty() {
            self.say("dialog-picker-empty", &[], desk);
        }
        let remove = words::typed(Word::Remove, speaker);
        self.say("plain-evidence-what", &[("remove", remove.into())], desk);
    }
}

/// The answer so far, in a few words.
fn answer_words(field: &Asked, desk: &Desk) -> String {
    let speaker = desk.speaker();
    match &field.shape {
        Shape::Shown(_) => String::new(),
        Shape::Read(_) => speaker.say("plain-to-be-read"),
        Shape::Choice { options, .. } => {
            let taken: Vec<&str> = options
                .iter()
                .filter(|option| option.taken)
                .map(|option| option.label.as_str())
                .collect();
            if taken.is_empty() {
                speaker.say("plain-nothing-chosen")
            } else {
                taken.join("; ")
            }
        }
        Shape::Line { text, meant } => match (text.is_empty(), meant) {
            (true, _) => speaker.say("plain-now-empty"),
            (false, None) => text.clone(),
            (false, Some(meant)) => format!("{text} = {meant}"),
        },
        Shape::Text { text, counter } => match (text.trim().is_empty(), counter) {
            (true, None) => speaker.say("plain-now-empty"),
            (_, Some(counter)) => counter.clone(),
            (false, None) => {
                let count = Arg::from(text.trim().chars().count());
                speaker.say_with("characters", &[("count", count)])
            }
        },
        Shape::Evidence { pieces, .. } => {
            speaker.say_with("plain-pieces", &[("count", Arg::from(pieces.len()))])
        }
    }
}
