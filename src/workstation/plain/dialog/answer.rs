//! Lines that answer what a dialog asks: a text, an option, a piece of evidence, the word.

use super::super::form::{form, say_to};
use super::super::line::picked;
use super::super::words::{self, Room, Word};
use super::super::{Plain, voices};
use super::{Asking, EMPTY, END_OF_TEXT, answer_words, asked_ids, find};
use crate::casework::{Evidence, RawText};
use crate::i18n::Arg;
use crate::workstation::desk::Desk;
use crate::workstation::dialogs::{Form, Offered, Remark, Shape, Spoken, page_lines, passage};
use crate::workstation::effect::Effect;
use crate::workstation::model::Model;

impl Plain {
    /// Takes a line that answers what is being asked.
    pub(in crate::workstation::plain) fn answered(
        &mut self,
        typed: &str,
        model: &mut Model,
    ) -> Vec<Effect> {
        let asking = std::mem::take(&mut self.dialog.asking);
        if let Asking::Text(field, mut lines) = asking {
            if typed.trim_end() != END_OF_TEXT {
                lines.push(typed.to_owned());
                self.dialog.asking = Asking::Text(field, lines);
                return Vec::new();
            }
            let text = match lines.as_slice() {
                [] => return self.unchanged(model),
                [one] if one == EMPTY => String::new(),
                lines => lines.join("\n"),
            };
            let spoken = Spoken::Text {
                field: field.clone(),
                text,
            };
            return self.take(&field, spoken, model);
        }
        let line = typed.trim();
        let speakers = voices(model.desk.language);
        let word = words::read(line, Room::Dialog, &speakers);
        let leaves = line.is_empty() || matches!(word, Some((Word::Back, _)));
        match asking {
            Asking::Anything | Asking::Text(..) => Vec::new(),
            Asking::Word if leaves => {
                self.say("plain-nothing-sent", &[], &model.desk);
                Vec::new()
            }
            Asking::Word => say_to(
                model,
                Spoken::Send {
                    word: line.to_owned(),
                },
            ),
            Asking::Discard => {
                if matches!(word, Some((Word::Discard, _))) {
                    self.at = None;
                    return say_to(model, Spoken::DiscardDraft);
                }
                self.say("plain-draft-stays", &[], &model.desk);
                Vec::new()
            }
            _ if leaves => self.unchanged(model),
            Asking::Line(field) => {
                let text = if line == EMPTY { "" } else { line }.to_owned();
                let spoken = Spoken::Text {
                    field: field.clone(),
                    text,
                };
                self.take(&field, spoken, model)
            }
            Asking::Option(field) => self.pick(field, line, model),
            Asking::Evidence(field) => match word {
                Some((Word::Remove, rest)) => self.remove_evidence(field, rest, model),
                Some(_) | None => self.pick_evidence(field, line, model),
            },
            Asking::Passage {
                field,
                sha256,
                page,
            } => self.take_passage(field, sha256, page, line, model),
            Asking::Picture {
                field,
                sha256,
                page,
            } => {
                let piece = Evidence::Paper {
                    sha256,
                    page: Some(page),
                    quote: None,
                    description: Some(RawText::from(line)),
                };
                self.add_evidence(&field, piece, model)
            }
        }
    }

    /// A field was left as it is.
    fn unchanged(&mut self, model: &Model) -> Vec<Effect> {
        if let Some(form) = form(model) {
            self.tell_state(&form, &model.desk);
        }
        Vec::new()
    }

    /// Gives an answer to the dialog and says what the rules make of it.
    fn take(&mut self, field: &str, spoken: Spoken, model: &mut Model) -> Vec<Effect> {
        let effects = say_to(model, spoken);
        let Some(form) = form(model) else {
            return effects;
        };
        let desk = &model.desk;
        if let Some(asked) = find(&form, field) {
            let args = [
                ("label", Arg::from(asked.label.as_str())),
                ("answer", answer_words(asked, desk).into()),
            ];
            self.say("plain-answered", &args, desk);
        }
        if asked_ids(&form) == self.dialog.fields {
            let about: Vec<&Remark> = form
                .remarks
                .iter()
                .filter(|remark| remark.field.as_deref() == Some(field))
                .collect();
            for remark in about {
                self.tell_remark(remark, desk);
            }
        } else {
            self.say("plain-fields-changed", &[], desk);
            self.tell_fields(&form, desk);
        }
        self.tell_state(&form, desk);
        effects
    }

    /// Says how many things stand against it.
    fn tell_state(&mut self, form: &Form, desk: &Desk) {
        let count = form.remarks.iter().filter(|r| r.blocks).count();
        let args = [
            ("count", Arg::from(count)),
            ("checks", words::typed(Word::Checks, desk.speaker()).into()),
            ("send", words::typed(Word::Send, desk.speaker()).into()),
        ];
        let id = if count == 0 {
            "plain-can-be-sent"
        } else {
            "plain-still-against"
        };
        self.say(id, &args, desk);
    }

    /// Takes options by their numbers, or one by the beginning of its words.
    fn pick(&mut self, field: String, line: &str, model: &mut Model) -> Vec<Effect> {
        let Some(form) = form(model) else {
            return Vec::new();
        };
        let Some(Shape::Choice { options, several }) =
            find(&form, &field).map(|asked| &asked.shape)
        else {
            return Vec::new();
        };
        let labels: Vec<String> = options.iter().map(|option| option.label.clone()).collect();
        let Some(picked) = picked(line, &labels).filter(|at| *several || at.len() == 1) else {
            self.no_such_number(&model.desk);
            self.dialog.asking = Asking::Option(field);
            return Vec::new();
        };
        let Some((last, before)) = picked.split_last() else {
            return Vec::new();
        };
        let mut effects = Vec::new();
        let spoken = |at: usize| Spoken::Pick {
            field: field.clone(),
            at,
        };
        for at in before {
            effects.extend(say_to(model, spoken(*at)));
        }
        let spoken = spoken(*last);
        effects.extend(self.take(&field, spoken, model));
        effects
    }

    fn pick_evidence(&mut self, field: String, line: &str, model: &mut Model) -> Vec<Effect> {
        let Some(form) = form(model) else {
            return Vec::new();
        };
        let Some(Shape::Evidence { offered, .. }) = find(&form, &field).map(|asked| &asked.shape)
        else {
            return Vec::new();
        };
        // A paper may be named with the page to turn to.
        let (line, page) = match line.split_once(char::is_whitespace) {
            Some((first, second)) => match second.trim().parse() {
                Ok(page) => (first, page),
                Err(_) => (line, 1),
            },
            None => (line, 1),
        };
        let labels: Vec<String> = offered.iter().map(|one| one.label().to_owned()).collect();
        let found = match picked(line, &labels).as_deref() {
            Some([one]) => offered.get(*one),
            Some(_) | None => None,
        };
        match found {
            Some(Offered::Piece(_, piece)) => {
                let piece = (**piece).clone();
                self.add_evidence(&field, piece, model)
            }
            Some(Offered::Paper { sha256, .. }) => {
                self.turn_to(field, sha256.clone(), page, model);
                Vec::new()
            }
            None => {
                self.no_such_number(&model.desk);
                self.dialog.asking = Asking::Evidence(field);
                Vec::new()
            }
        }
    }

    /// Reads a page out with the numbers of its lines, and asks which of them are meant.
    fn turn_to(&mut self, field: String, sha256: String, page: u32, model: &Model) {
        let desk = &model.desk;
        let Some((_, ctx)) = model.host.shown(desk) else {
            return;
        };
        let Some(paper) = ctx.case.paper(&sha256) else {
            return;
        };
        let pages = paper.page_count().max(1);
        let page = page.clamp(1, u32::try_from(pages).unwrap_or(u32::MAX));
        let args = [("page", Arg::from(page)), ("pages", Arg::from(pages))];
        self.say("case-page-of", &args, desk);
        let lines = paper
            .page_text(page)
            .map(|text| page_lines(text.as_raw()))
            .filter(|lines| lines.iter().any(|line| !line.trim().is_empty()));
        let Some(lines) = lines else {
            self.say("dialog-picker-description", &[], desk);
            self.dialog.asking = Asking::Picture {
                field,
                sha256,
                page,
            };
            return;
        };
        for (index, text) in lines.iter().enumerate() {
            if !text.trim().is_empty() {
                self.tell(&format!("{}. {text}", index + 1), desk);
            }
        }
        self.say("plain-passage-what", &[], desk);
        self.dialog.asking = Asking::Passage {
            field,
            sha256,
            page,
        };
    }

    fn take_passage(
        &mut self,
        field: String,
        sha256: String,
        page: u32,
        line: &str,
        model: &mut Model,
    ) -> Vec<Effect> {
        let quote = line_numbers(line).and_then(|(from, to)| {
            let (_, ctx) = model.host.shown(&model.desk)?;
            let text = ctx.case.paper(&sha256)?.page_text(page)?;
            passage(text.as_raw(), from, to)
        });
        let Some(quote) = quote else {
            self.no_such_number(&model.desk);
            self.dialog.asking = Asking::Passage {
                field,
                sha256,
                page,
            };
            return Vec::new();
        };
        let piece = Evidence::Paper {
            sha256,
            page: Some(page),
            quote: Some(quote),
            description: None,
        };
        self.add_evidence(&field, piece, model)
    }

    fn add_evidence(&mut self, field: &str, piece: Evidence, model: &mut Model) -> Vec<Effect> {
        let spoken = Spoken::AddEvidence {
            field: field.to_owned(),
            piece: Box::new(piece),
        };
        self.take(field, spoken, model)
    }

    fn remove_evidence(&mut self, field: String, rest: &str, model: &mut Model) -> Vec<Effect> {
        let Some(at) = rest.parse::<usize>().ok().and_then(|n| n.checked_sub(1)) else {
            self.no_such_number(&model.desk);
            self.dialog.asking = Asking::Evidence(field);
            return Vec::new();
        };
        let spoken = Spoken::RemoveEvidence {
            field: field.clone(),
            at,
        };
        self.take(&field, spoken, model)
    }
}

/// Reads `3` or `3-5` as the first and the last line.
fn line_numbers(line: &str) -> Option<(usize, usize)> {
    let (from, to) = line.split_once(['-', '–']).unwrap_or((line, line));
    let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    (from <= to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_named_by_one_number_or_two() {
        assert_eq!(line_numbers("3"), Some((3, 3)));
        assert_eq!(line_numbers("3-5"), Some((3, 5)));
        assert_eq!(line_numbers("3 – 5"), Some((3, 5)));
        assert_eq!(line_numbers("5-3"), None);
        assert_eq!(line_numbers("x"), None);
    }
}
