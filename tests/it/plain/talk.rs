//! Somebody who works in plain mode: types lines, hears lines, with no terminal and no server.

use kezek::regulation::Language;
use kezek::workstation::plain::Plain;

use crate::workstation::sitting::Sitting;

/// A conversation with the workstation.
pub struct Talk {
    pub at: Sitting,
    plain: Plain,
    /// Everything that was said.
    pub heard: Vec<String>,
}

impl Talk {
    /// Begins at the list of people who may sign in.
    pub fn new(language: Language) -> Self {
        let mut talk = Self {
            at: Sitting::new(80, 24, language),
            plain: Plain::new(),
            heard: Vec::new(),
        };
        // Nobody is away unless a test says so.
        talk.at.model.desk.lock_after = chrono::TimeDelta::days(36_500);
        talk.hear();
        talk
    }

    /// Begins with somebody signed in, at the queues.
    pub fn as_login(language: Language, login: &str) -> Self {
        let mut talk = Self::new(language);
        talk.sign_in(login);
        talk
    }

    /// Signs in as one of those who may.
    pub fn sign_in(&mut self, login: &str) {
        let at = self
            .at
            .model
            .desk
            .accounts
            .iter()
            .position(|account| account.login == login)
            .expect("an account of the demo");
        self.say(&(at + 1).to_string());
    }

    /// Types a line and returns what is said to it.
    pub fn say(&mut self, line: &str) -> String {
        // Time goes on while somebody reads and types: more than a dialog needs to arm.
        self.at.rest();
        self.at.rest();
        assert_eq!(self.plain.waits_until(&self.at.model), None);
        let effects = self.plain.typed(line, &mut self.at.model);
        self.at.carry_out(effects);
        self.hear()
    }

    /// Types a line without a word of what was said meanwhile being heard first; a line in which
    /// something has changed is heard to the end.
    pub fn say_now(&mut self, line: &str) -> String {
        let before = self.hear();
        let effects = self.plain.typed(line, &mut self.at.model);
        self.at.carry_out(effects);
        format!("{before}\n{}", self.hear())
    }

    pub fn prompt(&self) -> String {
        self.plain.prompt(&self.at.model)
    }

    fn hear(&mut self) -> String {
        self.plain.settled(&mut self.at.model);
        let said = self.plain.take_said();
        for line in &said {
            assert!(!line.chars().any(char::is_control), "{line:?}");
        }
        self.heard.extend(said.iter().cloned());
        said.join("\n")
    }
}
