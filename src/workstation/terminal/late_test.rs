//! What comes late or in pieces: a slow connection must neither type nor lose anything.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::input::{ESCAPE_WAIT, Event, Parser, SEQUENCE_WAIT};

fn one(code: KeyCode, modifiers: KeyModifiers) -> Vec<Event> {
    vec![Event::Key(KeyEvent::new(code, modifiers))]
}

#[test]
fn late_answers_type_nothing_wherever_a_connection_cuts_them() {
    for bytes in [
        &b"\x1b[?62;22c"[..],
        b"\x1b[?0u",
        b"\x1b[12;40R",
        b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
        b"\x1b]11;rgb:0000/0000/0000\x07",
    ] {
        // One cut, with time enough to take an Esc for the key; a third piece is a key again.
        for cut in 1..bytes.len() {
            let mut parser = Parser::default();
            let mut events = parser.read(&bytes[..cut]);
            if parser.waits() == Some(ESCAPE_WAIT) {
                events.extend(parser.settle());
            }
            let as_keys = events.len();
            assert!(as_keys <= usize::from(cut <= 2), "{cut}");
            events.extend(parser.read(&bytes[cut..]));
            assert_eq!(events.len(), as_keys, "{} {cut}", bytes.escape_ascii());
            assert_eq!(parser.waits(), None, "{} {cut}", bytes.escape_ascii());
            assert_eq!(
                parser.read(b"q"),
                one(KeyCode::Char('q'), KeyModifiers::NONE)
            );
        }
    }
}

#[test]
fn after_an_esc_what_is_typed_is_text() {
    let mut parser = Parser::default();
    parser.read(b"\x1b");
    assert_eq!(parser.settle(), one(KeyCode::Esc, KeyModifiers::NONE));
    for typed in [&b"["[..], b"[abc", b"]abc", b"?62c", b"Please"] {
        parser.read(b"\x1b");
        parser.settle();
        assert_eq!(parser.read(typed).len(), typed.len());
    }
}

#[test]
fn a_letter_that_comes_in_two_pieces_is_a_letter() {
    let mut parser = Parser::default();
    assert_eq!(parser.read(&"қ".as_bytes()[..1]), Vec::new());
    assert_eq!(parser.waits(), Some(SEQUENCE_WAIT));
    assert_eq!(
        parser.read(&"қ".as_bytes()[1..]),
        one(KeyCode::Char('қ'), KeyModifiers::NONE)
    );
}
