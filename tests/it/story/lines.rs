//! A story lived in plain mode, by lines.

use kezek::regulation::Language;

use super::{Act, Face, Story, number_of};
use crate::plain::talk::Talk;
use crate::workstation::sitting::Sitting;

pub struct Lines(Talk);

impl Lines {
    pub fn begin(story: &Story) -> Self {
        let mut talk = Talk::new(Language::En);
        story.set(&mut talk.at.house);
        talk.sign_in(story.login);
        Self(talk)
    }

    /// Says which number stands before a text in what was said.
    fn number(said: &str, text: &str) -> String {
        let line = said.lines().find(|line| line.contains(text));
        let line = line.unwrap_or_else(|| panic!("{text:?} is not in:\n{said}"));
        line.split('.').next().expect("a number").to_owned()
    }

    /// Begins to answer a question of the dialog.
    fn question(&mut self, text: &str) -> String {
        let said = self.0.say("list");
        let number = Self::number(&said, text);
        self.0.say(&number)
    }
}

impl Face for Lines {
    fn at(&mut self) -> &mut Sitting {
        &mut self.0.at
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Queue(slug) => {
                self.0.say("queues");
                let queues = self.0.at.model.desk.queues.data().expect("the queues");
                let mut queues = queues.queues.iter();
                let at = queues.position(|queue| queue.definition.slug == slug);
                let number = at.unwrap_or_else(|| panic!("no queue {slug}")) + 1;
                self.0.say(&number.to_string());
            }
            Act::Case(reference) => {
                let number = number_of(&self.0.at, reference);
                self.0.say(&format!("find {number}"));
                self.0.say("1");
            }
            Act::TakeNext => {
                self.0.say("take");
            }
            Act::Begin(command) => {
                let said = self.0.say("do");
                let number = Self::number(&said, &format!(". {command}."));
                self.0.say(&number);
            }
            Act::Choose(option) => {
                // The first question that has it.
                for question in 1..20 {
                    let said = self.0.say(&question.to_string());
                    if said.lines().skip(1).any(|line| line.contains(option)) {
                        let number = Self::number(&said, option);
                        self.0.say(&number);
                        return;
                    }
                    self.0.say("back");
                }
                panic!("nowhere can be chosen {option:?}");
            }
            Act::Write(field, text) => {
                let said = self.question(field);
                self.0.say(text);
                if said.contains("line by line") {
                    self.0.say(".");
                }
            }
            Act::Prove => {
                self.question("pieces of evidence");
                self.0.say("1");
                if self.0.prompt().contains("vidence") {
                    self.0.say("");
                }
            }
            Act::CannotSend(why) => {
                let said = self.0.say("send");
                assert!(said.contains("Not sent"), "{said}");
                assert!(said.contains(why), "{said}");
            }
            Act::Send(word) => {
                self.0.say("send");
                self.0.say(word.unwrap_or("SURE"));
            }
            Act::Mark(reference) => {
                let number = number_of(&self.0.at, reference);
                self.0.say(&format!("find {number}"));
                self.0.say("mark 1");
                self.0.say("find");
            }
            Act::AssignTo(name) => {
                self.0.say("assign");
                self.0.say("1");
                self.0.say(name);
                self.0.say("send");
                self.0.say("SURE");
            }
            Act::SignMarked => {
                self.0.say("sign");
                self.0.say("send");
                self.0.say("SIGN");
            }
        }
    }
}
