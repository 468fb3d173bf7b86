//! Bytes as terminals send them, whole, late and in pieces: nothing is typed that nobody typed, and
//! nothing that somebody typed is lost.

use super::*;

fn read(bytes: &[u8]) -> Vec<Event> {
    let mut parser = Parser::default();
    let mut events = parser.read(bytes);
    events.extend(parser.settle());
    events
}

fn one(code: KeyCode, modifiers: KeyModifiers) -> Vec<Event> {
    vec![key(code, modifiers)]
}

#[test]
fn keys_are_read_as_the_usual_terminals_send_them() {
    let none = KeyModifiers::NONE;
    for (bytes, code, modifiers) in [
        (&b"a"[..], KeyCode::Char('a'), none),
        ("Ж".as_bytes(), KeyCode::Char('Ж'), KeyModifiers::SHIFT),
        (b"\r", KeyCode::Enter, none),
        (b"\x11", KeyCode::Char('q'), KeyModifiers::CONTROL),
        (b"\x1b", KeyCode::Esc, none),
        ("\u{1b}м".as_bytes(), KeyCode::Char('м'), KeyModifiers::ALT),
        (b"\x1b[A", KeyCode::Up, none),
        (b"\x1bOA", KeyCode::Up, none),
        (b"\x1b[1;5C", KeyCode::Right, KeyModifiers::CONTROL),
        (b"\x1b[Z", KeyCode::BackTab, KeyModifiers::SHIFT),
        (b"\x1bOP", KeyCode::F(1), none),
        (b"\x1b[11~", KeyCode::F(1), none),
        (b"\x1b[[A", KeyCode::F(1), none),
        (b"\x1b[15~", KeyCode::F(5), none),
        (b"\x1b[20~", KeyCode::F(9), none),
        (b"\x1b[24~", KeyCode::F(12), none),
        (b"\x1b[2~", KeyCode::Insert, none),
        (b"\x1b[3~", KeyCode::Delete, none),
        (b"\x1b[H", KeyCode::Home, none),
        (b"\x1b[6~", KeyCode::PageDown, none),
        (b"\x7f", KeyCode::Backspace, none),
        (
            b"\x1b[1089::99;5u",
            KeyCode::Char('с'),
            KeyModifiers::CONTROL,
        ),
    ] {
        assert_eq!(read(bytes), one(code, modifiers), "{bytes:?}");
    }
}

#[test]
fn sequences_may_be_cut_anywhere() {
    let bytes = "\u{1b}[15~Ж\u{1b}[200~жол\u{1b}[31m\r\n\u{1b}[201~\u{1b}[1;5A陳".as_bytes();
    let whole = read(bytes);
    assert_eq!(whole.len(), 5);
    for cut in 1..bytes.len() {
        let mut parser = Parser::default();
        let mut events = parser.read(&bytes[..cut]);
        events.extend(parser.read(&bytes[cut..]));
        assert_eq!(events, whole, "{cut}");
    }
}

#[test]
fn a_paste_is_one_event_whatever_stands_in_it() {
    let mut bytes = b"\x1b[200~".to_vec();
    bytes.extend(std::iter::repeat_n(b'x', 1 << 20));
    bytes.extend_from_slice(b"\x1b]0;PWN\x07\r\x1b[201~q");
    let events = read(&bytes);
    assert_eq!(events.len(), 2);
    assert!(matches!(&events[0], Event::Paste(text) if text.len() == (1 << 20) + 9));
}

#[test]
fn late_answers_of_the_terminal_type_nothing() {
    for bytes in [
        &b"\x1b[?62c"[..],
        b"\x1b[?0u",
        b"\x1b[?2026;2$y",
        b"\x1b[12;40R",
        b"\x1b]11;rgb:0000/0000/0000\x1b\\",
        b"\x1b]11;rgb:0000/0000/0000\x07",
        b"\x1bP>|xterm(367)\x1b\\",
        b"\x1b[M !!",
        b"\x1b[27;5;1084~",
    ] {
        assert_eq!(read(bytes), Vec::new(), "{}", bytes.escape_ascii());
    }
}

#[test]
fn rubbish_neither_hangs_nor_eats_the_keys_after_it() {
    // A fixed sequence of numbers that look random.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut parser = Parser::default();
    for _ in 0..20_000 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let [byte, ..] = state.to_le_bytes();
        parser.read(&[byte]);
    }
    parser.read(PASTE_ENDS);
    parser.read(&[b'x'; LONGEST + 8]);
    parser.settle();
    assert_eq!(
        parser.read(b"\x1b[B"),
        one(KeyCode::Down, KeyModifiers::NONE)
    );
}

#[test]
fn the_mouse_is_read_and_its_other_buttons_are_not() {
    let left = |kind| {
        Event::Mouse(Mouse {
            kind,
            column: 32,
            row: 16,
        })
    };
    assert_eq!(
        read(b"\x1b[<0;33;17M\x1b[<0;33;17m\x1b[<64;33;17M\x1b[<65;33;17M"),
        [
            left(MouseKind::Press),
            left(MouseKind::Release),
            left(MouseKind::WheelUp),
            left(MouseKind::WheelDown),
        ]
    );
    for bytes in [
        &b"\x1b[<2;33;17M"[..],
        b"\x1b[<35;3;1M",
        b"\x1b[<0;0;0M",
        b"\x1b[<0;99999;1M",
        b"\x1b[<M",
    ] {
        assert_eq!(read(bytes), Vec::new(), "{}", bytes.escape_ascii());
    }
}

#[test]
fn focus_is_told() {
    assert_eq!(
        read(b"\x1b[I\x1b[O"),
        [Event::Focused(true), Event::Focused(false)]
    );
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
fn the_shifted_keys_of_rxvt_are_understood_at_once() {
    let (shift, ctrl) = (KeyModifiers::SHIFT, KeyModifiers::CONTROL);
    for (bytes, code, held) in [
        (&b"\x1b[7$"[..], KeyCode::Home, shift),
        (b"\x1b[8$", KeyCode::End, shift),
        (b"\x1b[5$", KeyCode::PageUp, shift),
        (b"\x1b[7^", KeyCode::Home, ctrl),
        (b"\x1b[8@", KeyCode::End, ctrl | shift),
        (b"\x1b[a", KeyCode::Up, shift),
        (b"\x1b[d", KeyCode::Left, shift),
        (b"\x1bOc", KeyCode::Right, ctrl),
        (b"\x1b[29~", KeyCode::F(6), shift),
        (b"\x1b[34~", KeyCode::F(10), shift),
        (b"\x1b[12^", KeyCode::F(2), ctrl),
        (b"\x1b[Z", KeyCode::BackTab, shift),
    ] {
        let mut parser = Parser::default();
        assert_eq!(parser.read(bytes), one(code, held), "{bytes:?}");
        assert_eq!(parser.waits(), None, "{bytes:?}");
    }
    // An answer about a mode of the terminal has the sign elsewhere, and types nothing.
    let mut parser = Parser::default();
    assert_eq!(parser.read(b"\x1b[?2026;2$y"), Vec::new());
    assert_eq!(
        parser.read(b"q"),
        one(KeyCode::Char('q'), KeyModifiers::NONE)
    );
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
