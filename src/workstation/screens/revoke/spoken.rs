//! The form that begins a revocation told and answered in words, for plain mode: the same facts,
//! the same application and the same sending as with keys.

use super::view::{above, open_words, option};
use super::{ARMING, Answer, Part as Place, State};
use crate::casework::RawText;
use crate::casework::application::FactValue;
use crate::i18n::Speaker;
use crate::regulation::FactKind;
use crate::workstation::desk::Desk;
use crate::workstation::dialogs::confirm::is_typed;
use crate::workstation::dialogs::{Asked, Form, Part, Pick, Remark, Shape, Spoken};
use crate::workstation::screens::{Go, Turn};
use crate::workstation::show;

impl State {
    /// Tells the form in words.
    #[must_use]
    pub fn form(&self, desk: &Desk) -> Form {
        let speaker = desk.speaker();
        let name = self.base.applicant.full_name().clean_line();
        let mut notices = Vec::new();
        if self.handing_in.is_some() {
            notices.push(speaker.say("revoke-sending"));
        }
        if self.wrong_word {
            notices.push(speaker.say("dialog-word-wrong"));
        }
        if let Some(fault) = &self.fault {
            notices.push(fault.line(speaker));
            let edition = &self.law.edition;
            let broken = fault.violations.iter();
            notices.extend(broken.map(|violation| show::violation(violation, edition, speaker)));
        }
        let told = Asked {
            id: String::new(),
            label: String::new(),
            help: None,
            shape: Shape::Shown(
                above(self, desk, u16::MAX)
                    .plain()
                    .into_iter()
                    .filter(|line| !line.trim().is_empty())
                    .collect(),
            ),
        };
        let asked = self.parts().into_iter().filter_map(|place| match place {
            Place::Fact(index) => Some(self.asked(index, speaker)),
            Place::Cancel | Place::Begin => None,
        });
        let remarks = open_words(self, speaker)
            .into_iter()
            .map(|(index, text)| Remark {
                text,
                field: Some(self.rules[index].id.to_string()),
                blocks: true,
            })
            .collect();
        Form {
            title: format!("{} · {} · {name}", speaker.say("revoke-title"), self.number),
            draft: String::new(),
            notices,
            reopening: None,
            moved: None,
            parts: vec![Part {
                title: String::new(),
                fields: std::iter::once(told).chain(asked).collect(),
            }],
            remarks,
            main: speaker.say("revoke-begin"),
            effect: ["revoke-about", "revoke-told"]
                .map(|id| speaker.say(id))
                .join(" "),
            word: Some(speaker.say("dialog-word-agreed")),
        }
    }

    fn asked(&self, index: usize, speaker: Speaker<'_>) -> Asked {
        let rule = &self.rules[index];
        let shape = match &self.answers[index] {
            Answer::Chosen(chosen) => Shape::Choice {
                options: (0..self.option_count(index))
                    .map(|at| Pick {
                        label: option(self, index, at, speaker),
                        taken: *chosen == Some(at),
                        note: None,
                        why_not: Vec::new(),
                    })
                    .collect(),
                several: false,
            },
            Answer::Typed(field) => Shape::Line {
                text: field.text().trim().to_owned(),
                meant: match (rule.kind, self.value(index)) {
                    (FactKind::Date, Some(FactValue::Text(day))) => {
                        day.as_raw().parse().ok().map(|day| speaker.date(day))
                    }
                    _ => None,
                },
            },
        };
        Asked {
            id: rule.id.to_string(),
            label: RawText::from(speaker.words(&rule.title))
                .clean_line()
                .to_string(),
            help: None,
            shape,
        }
    }

    fn index_of(&self, field: &str) -> Option<usize> {
        self.rules
            .iter()
            .position(|rule| rule.id.to_string() == field)
    }

    /// Takes what was said.
    pub fn hear(&mut self, spoken: Spoken, desk: &mut Desk) -> Turn {
        self.wrong_word = false;
        match spoken {
            Spoken::Text { field, text } => {
                if let Some(index) = self.index_of(&field)
                    && let Answer::Typed(typed) = &mut self.answers[index]
                {
                    typed.clear();
                    typed.insert(&text);
                }
            }
            Spoken::Pick { field, at } => {
                if let Some(index) = self.index_of(&field)
                    && let Answer::Chosen(chosen) = &mut self.answers[index]
                {
                    *chosen = Some(at);
                }
            }
            Spoken::Look => self.armed_at = desk.wall + ARMING,
            Spoken::Close => return Turn::go(Go::Back),
            Spoken::Send { word } => {
                if is_typed(&desk.speaker().say("dialog-word-agreed"), &word) {
                    return self.send(desk);
                }
                self.wrong_word = true;
            }
            Spoken::AddEvidence { .. }
            | Spoken::RemoveEvidence { .. }
            | Spoken::TakeUpDraft
            | Spoken::TakeOtherDraft
            | Spoken::DiscardDraft
            | Spoken::GoOn
            | Spoken::Save => {}
        }
        Turn::stay()
    }
}
