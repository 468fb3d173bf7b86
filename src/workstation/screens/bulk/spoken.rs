//! The dialog about many cases told and answered in words, for plain mode: the same rules and the
//! same sending as with keys.

use super::view::lines;
use super::{Bulk, State};
use crate::casework::PersonRef;
use crate::i18n::{Arg, Speaker};
use crate::workstation::desk::Desk;
use crate::workstation::dialogs::confirm::is_typed;
use crate::workstation::dialogs::{Asked, Form, Part, Pick, Remark, Shape, Spoken};
use crate::workstation::screens::{Go, Turn};

/// The question to whom the cases go.
const WHO: &str = "who";

impl State {
    /// Returns what became of the cases, once they were sent.
    #[must_use]
    pub fn outcome(&self, desk: &Desk) -> Option<Vec<String>> {
        let text = |(sign, _, text)| format!("{sign} {text}");
        self.is_done()
            .then(|| lines(self, desk).into_iter().map(text).collect())
    }

    /// Tells the dialog in words.
    #[must_use]
    pub fn form(&self, desk: &Desk) -> Form {
        let speaker = desk.speaker();
        let count = |number: usize| [("count", Arg::from(number))];
        let mut notices = Vec::new();
        if self.sending.is_some() {
            notices.push(speaker.say("dialog-sending"));
        }
        if self.wrong_word {
            notices.push(speaker.say("dialog-word-wrong"));
        }
        notices.extend(self.left_out(speaker));
        notices.extend(self.fault.as_ref().map(|fault| fault.line(speaker)));
        let (about, undo) = self.bulk.about();
        let who = (self.bulk == Bulk::Assign).then(|| self.who_asked(desk));
        let cases = lines(self, desk);
        let cases = Asked {
            id: String::new(),
            label: String::new(),
            help: None,
            shape: Shape::Shown(
                cases
                    .into_iter()
                    .map(|(sign, _, text)| format!("{sign} {text}"))
                    .collect(),
            ),
        };
        // The word is asked for when it is sent, not before.
        let open = self.open_points(desk).into_iter();
        let remarks = open
            .filter(|id| *id != "bulk-word-open")
            .map(|id| Remark {
                text: speaker.say(id),
                field: (self.bulk == Bulk::Assign).then(|| WHO.to_owned()),
                blocks: true,
            })
            .collect();
        Form {
            title: speaker.say_with(self.bulk.title(), &count(self.items.len())),
            draft: String::new(),
            notices,
            reopening: None,
            moved: None,
            parts: vec![Part {
                title: String::new(),
                fields: who.into_iter().chain([cases]).collect(),
            }],
            remarks,
            main: speaker.say_with(self.bulk.commit(), &count(self.fitting())),
            effect: [
                Some(speaker.say(about)),
                self.share(desk),
                Some(speaker.say(undo)),
            ]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
            word: Some(self.word_asked(speaker)),
        }
    }

    fn who_asked(&self, desk: &Desk) -> Asked {
        let people = self.people();
        let name = |person: &&PersonRef| person.name.clean_line().to_string();
        let options = people.iter().enumerate().map(|(at, person)| Pick {
            label: name(person),
            taken: at == self.who,
            note: None,
            why_not: Vec::new(),
        });
        Asked {
            id: WHO.to_owned(),
            label: desk.speaker().say("bulk-who"),
            help: None,
            shape: Shape::Choice {
                options: options.collect(),
                several: false,
            },
        }
    }

    fn word_asked(&self, speaker: Speaker<'_>) -> String {
        speaker.say(match self.bulk {
            Bulk::Assign => "dialog-word-agreed",
            Bulk::Sign => "dialog-word-sign",
        })
    }

    /// Takes what was said.
    pub fn hear(&mut self, spoken: Spoken, desk: &mut Desk) -> Turn {
        self.wrong_word = false;
        match spoken {
            Spoken::Pick { at, .. } => self.who = at,
            Spoken::Look => self.guard.rearm(desk.wall),
            Spoken::Close => return Turn::go(Go::Back),
            Spoken::Send { word } => {
                if !is_typed(&self.word_asked(desk.speaker()), &word) {
                    self.wrong_word = true;
                    return Turn::stay();
                }
                if self.bulk == Bulk::Sign {
                    self.word.set(&word);
                }
                return self.send(desk);
            }
            Spoken::Text { .. }
            | Spoken::AddEvidence { .. }
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
