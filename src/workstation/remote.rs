//! Something that the server knows: what was last heard, and whether it is being asked again.
//!
//! Old data stays while newer is on its way or failed to come, and a view cannot draw it without
//! meeting the question how old it is. A reply counts only when it carries the ticket of the last
//! question: late ones are dropped.

use chrono::{DateTime, Utc};

use super::fault::Fault;

/// The number of a question, so that its answer finds back and a late one is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// Data of the server with how it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Remote<T> {
    data: Option<T>,
    /// Wall time of the last answer (UTC).
    heard_at: Option<DateTime<Utc>>,
    state: State,
}

#[derive(Debug, Clone, PartialEq)]
enum State {
    Quiet,
    Loading(Ticket),
    Failed(Fault),
}

impl<T> Default for Remote<T> {
    fn default() -> Self {
        Self {
            data: None,
            heard_at: None,
            state: State::Quiet,
        }
    }
}

impl<T> Remote<T> {
    /// Returns data that came without a question of its own.
    #[must_use]
    pub fn of(data: T, at: DateTime<Utc>) -> Self {
        Self {
            data: Some(data),
            heard_at: Some(at),
            state: State::Quiet,
        }
    }

    #[must_use]
    pub const fn data(&self) -> Option<&T> {
        self.data.as_ref()
    }

    #[must_use]
    pub const fn data_mut(&mut self) -> Option<&mut T> {
        self.data.as_mut()
    }

    #[must_use]
    pub const fn heard_at(&self) -> Option<DateTime<Utc>> {
        self.heard_at
    }

    /// Returns why the last question failed, when it did.
    #[must_use]
    pub const fn fault(&self) -> Option<&Fault> {
        match &self.state {
            State::Failed(fault) => Some(fault),
            State::Quiet | State::Loading(_) => None,
        }
    }

    /// Returns the ticket of the question that is on its way.
    #[must_use]
    pub const fn loading(&self) -> Option<Ticket> {
        match &self.state {
            State::Loading(ticket) => Some(*ticket),
            State::Quiet | State::Failed(_) => None,
        }
    }

    /// Notes that a question was asked; answers to earlier ones are late from now on.
    pub fn ask(&mut self, ticket: Ticket) {
        self.state = State::Loading(ticket);
    }

    /// Returns whether an answer with this ticket is awaited.
    #[must_use]
    pub fn awaits(&self, ticket: Ticket) -> bool {
        self.loading() == Some(ticket)
    }

    /// Takes the answer to the last question.
    pub fn settle(&mut self, answer: Result<T, Fault>, at: DateTime<Utc>) {
        match answer {
            Ok(data) => {
                self.data = Some(data);
                self.heard_at = Some(at);
                self.state = State::Quiet;
            }
            Err(fault) => self.state = State::Failed(fault),
        }
    }

    /// Shows something until what was asked for comes.
    pub fn show_meanwhile(&mut self, data: T) {
        self.data = Some(data);
    }

    /// Notes that the server was heard and has nothing newer.
    pub fn unchanged(&mut self, at: DateTime<Utc>) {
        self.heard_at = Some(at);
        self.state = State::Quiet;
    }

    /// Forgets the question that is on its way, because the officer stopped it.
    pub fn stop(&mut self) -> Option<Ticket> {
        let ticket = self.loading();
        if ticket.is_some() {
            self.state = State::Quiet;
        }
        ticket
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workstation::fault::FaultKind;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn old_data_stays_while_newer_is_awaited_and_when_it_fails() {
        let mut remote = Remote::of(7, at(10));
        remote.ask(Ticket(1));
        assert_eq!(
            (remote.data(), remote.loading()),
            (Some(&7), Some(Ticket(1)))
        );
        remote.settle(Err(Fault::of(FaultKind::Unreachable)), at(20));
        assert_eq!(remote.data(), Some(&7));
        assert_eq!(remote.heard_at(), Some(at(10)));
        assert!(remote.fault().is_some());
    }

    #[test]
    fn only_the_last_question_awaits_an_answer() {
        let mut remote: Remote<u8> = Remote::default();
        remote.ask(Ticket(1));
        remote.ask(Ticket(2));
        assert!(!remote.awaits(Ticket(1)));
        assert!(remote.awaits(Ticket(2)));
        assert_eq!(remote.stop(), Some(Ticket(2)));
        assert!(!remote.awaits(Ticket(2)));
    }
}
