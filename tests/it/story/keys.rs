//! A story lived on the full screen, by keys.

use chrono::TimeDelta;
use kezek::regulation::Language;

use super::{Act, Face, Story, number_of};
use crate::tour::signed_in;
use crate::workstation::sitting::Sitting;

pub struct Keys(Sitting);

impl Keys {
    pub fn begin(story: &Story) -> Self {
        Self(signed_in(Language::En, story.login, &|house| {
            story.set(house);
        }))
    }

    /// Whether the cursor stands before a text.
    fn is_on(&mut self, text: &str) -> bool {
        let screen = self.0.screen();
        screen.lines().any(|line| {
            let mut after = line.split('▌').skip(1);
            after.any(|rest| rest.split('│').next().is_some_and(|one| one.contains(text)))
        })
    }

    fn press(&mut self, keys: &str) {
        self.0.press(keys);
        self.0.rest();
    }

    /// Walks through a dialog until the cursor is before a text, `down` steps down in every field.
    fn reach(&mut self, text: &str, down: usize) {
        for step in 0..60 {
            for _ in 0..down {
                if self.is_on(text) {
                    return;
                }
                self.0.press("Down");
            }
            if self.is_on(text) {
                return;
            }
            self.press(if step % 10 == 9 { "F6" } else { "Tab" });
        }
        panic!("never came to {text:?}:\n{}", self.0.screen());
    }

    /// Goes to the button that sends, once it acts.
    fn go_to_main_button(&mut self) {
        for _ in 0..40 {
            if self.0.screen().contains("▐ Cancel ▌") {
                break;
            }
            self.press("Tab");
        }
        // A form has two buttons, a dialog three.
        self.press(if self.0.model.popups.is_empty() {
            "End"
        } else {
            "Tab"
        });
        self.0.wait(TimeDelta::seconds(2));
    }

    /// Puts the only row of a filter under the cursor.
    fn filter(&mut self, number: &str) {
        self.press("F7");
        self.0.write(number);
        self.press("Enter");
        assert_eq!(self.0.current(), number);
    }
}

impl Face for Keys {
    fn at(&mut self) -> &mut Sitting {
        &mut self.0
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Queue(slug) => {
                while self.0.model.case().is_some() {
                    self.press("Esc");
                }
                for key in ["Left"; 20].into_iter().chain(["Right"; 20]) {
                    let queue = self.0.model.queue().expect("the queue");
                    if queue.slug.as_deref() == Some(slug) {
                        break;
                    }
                    self.press(key);
                }
                let queue = self.0.model.queue().expect("the queue");
                assert_eq!(queue.slug.as_deref(), Some(slug));
            }
            Act::Case(reference) => {
                let number = number_of(&self.0, reference);
                self.filter(&number);
                self.press("Enter");
            }
            Act::TakeNext => self.press("F3"),
            Act::Begin(command) => {
                self.press("F8 Home");
                for _ in 0..30 {
                    if self.is_on(&format!("✓ {command}")) {
                        break;
                    }
                    self.0.press("Down");
                }
                self.press("Enter");
            }
            Act::Choose(option) => {
                self.reach(option, 12);
                self.press("Space");
            }
            Act::Write(field, text) => {
                self.reach(field, 0);
                self.0.write(text);
            }
            Act::Prove => {
                self.reach("+ add evidence", 0);
                self.press("Enter");
                self.press("Enter");
            }
            Act::CannotSend(why) => {
                self.go_to_main_button();
                self.press("Enter");
                let screen = self.0.screen();
                assert!(screen.contains(why), "{why}\n{screen}");
            }
            Act::Send(word) => {
                self.go_to_main_button();
                if let Some(word) = word {
                    self.press("Enter");
                    self.0.write(word);
                    self.press("Enter");
                    self.0.wait(TimeDelta::seconds(2));
                }
                self.press("Enter");
            }
            Act::Mark(reference) => {
                let number = number_of(&self.0, reference);
                self.filter(&number);
                self.press("Ins");
                self.press("Esc");
            }
            Act::AssignTo(name) => {
                self.press("F8");
                self.press("Shift+Tab");
                self.0.write(name);
                self.press("Tab Tab");
                self.0.wait(TimeDelta::seconds(2));
                self.press("Enter");
                self.press("Esc");
            }
            Act::SignMarked => {
                self.press("F8");
                self.press("Shift+Tab");
                self.0.write("SIGN");
                self.press("Tab Tab");
                self.0.wait(TimeDelta::seconds(2));
                self.press("Enter");
                self.press("Esc");
            }
        }
    }
}
