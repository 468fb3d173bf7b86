//! Tells a paste from typing where the terminal does not mark it.
//!
//! Nobody types five different letters within one read of the terminal; a paste without marks
//! comes like that, and must be text and never keys. A key that is held down comes in bursts as
//! well, but is one letter. Once a paste came with its marks, nothing is guessed any more.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::input::Event;

/// From so many letters in one read on they were pasted.
const LEAST: usize = 5;

/// So many of them differ: a held key and two keys in turn are keys.
const DIFFERENT: usize = 3;

/// Guesses pastes, until the terminal is known to mark them.
#[derive(Debug, Default)]
pub struct Guess {
    marks: bool,
}

impl Guess {
    /// Takes what came in one read, and returns it with its pastes told.
    pub fn read(&mut self, events: Vec<Event>) -> Vec<Event> {
        self.marks |= events.iter().any(|event| matches!(event, Event::Paste(_)));
        if self.marks || events.len() < LEAST {
            return events;
        }
        let mut out = Vec::with_capacity(events.len());
        let mut run: Vec<Event> = Vec::new();
        for event in events {
            if letter(&event).is_some() {
                run.push(event);
            } else {
                out.append(&mut told(std::mem::take(&mut run)));
                out.push(event);
            }
        }
        out.append(&mut told(run));
        out
    }
}

/// Returns the character that a key types; Enter types the end of a line.
fn letter(event: &Event) -> Option<char> {
    match event {
        Event::Key(KeyEvent {
            code, modifiers, ..
        }) if (*modifiers - KeyModifiers::SHIFT).is_empty() => match code {
            KeyCode::Char(letter) => Some(*letter),
            KeyCode::Enter => Some('\n'),
            _ => None,
        },
        Event::Key(_) | Event::Paste(_) | Event::Focused(_) | Event::Mouse(_) => None,
    }
}

/// Returns a run of letters as the paste that it is, or as it came.
fn told(run: Vec<Event>) -> Vec<Event> {
    let text: String = run.iter().filter_map(letter).collect();
    let printed = || text.chars().filter(|c| *c != '\n');
    let mut kinds: Vec<char> = printed().collect();
    kinds.sort_unstable();
    kinds.dedup();
    if printed().count() >= LEAST && kinds.len() >= DIFFERENT {
        vec![Event::Paste(text)]
    } else {
        run
    }
}

#[cfg(test)]
mod tests {
    use super::super::input::Parser;
    use super::*;

    fn read(bytes: &[u8]) -> Vec<Event> {
        let mut parser = Parser::default();
        Guess::default().read(parser.read(bytes))
    }

    #[test]
    fn a_paste_without_marks_is_text_and_its_ends_of_lines_do_nothing() {
        let text = "Сәлем, y\rn\rqrefuse\r";
        let pasted = Event::Paste(text.replace('\r', "\n"));
        assert_eq!(read(text.as_bytes()), [pasted]);
    }

    #[test]
    fn held_keys_and_short_words_are_keys() {
        for typed in [
            "jjjjjjjjjjjjjjjjjjjj",
            "jkjkjkjkjkjk",
            "да\r",
            "ok\r",
            "\r\r\r\r\r\r",
        ] {
            let events = read(typed.as_bytes());
            assert_eq!(events.len(), typed.chars().count(), "{typed:?}");
            assert!(events.iter().all(|event| matches!(event, Event::Key(_))));
        }
    }

    #[test]
    fn other_keys_part_pastes() {
        let events = read(b"abcde\x1b[Bfghij");
        assert_eq!(events.len(), 3);
        assert!(matches!(&events[1], Event::Key(key) if key.code == KeyCode::Down));
    }

    #[test]
    fn a_terminal_that_marks_pastes_is_believed() {
        let mut parser = Parser::default();
        let mut guess = Guess::default();
        let marked = guess.read(parser.read(b"\x1b[200~text\x1b[201~"));
        assert_eq!(marked, [Event::Paste("text".to_owned())]);
        assert_eq!(guess.read(parser.read(b"abcdef")).len(), 6);
    }
}
