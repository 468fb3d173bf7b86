//! Terminals of different kinds: their keys, their late answers, their colours.

use std::sync::Arc;

use super::drafts::{Server, open_case, open_note, show_checks};
use super::{Demo, EN, EXECUTOR, Sitting, is_menu};

/// A terminal and what it sends for F1, F2, F8, F9 and F12.
const KEYS: [(&str, [&str; 5]); 4] = [
    (
        "xterm",
        ["\x1bOP", "\x1bOQ", "\x1b[19~", "\x1b[20~", "\x1b[24~"],
    ),
    (
        "linux",
        ["\x1b[[A", "\x1b[[B", "\x1b[19~", "\x1b[20~", "\x1b[24~"],
    ),
    (
        "rxvt",
        ["\x1b[11~", "\x1b[12~", "\x1b[19~", "\x1b[20~", "\x1b[24~"],
    ),
    (
        "tmux",
        ["\x1bOP", "\x1bOQ", "\x1b[19~", "\x1b[20~", "\x1b[24~"],
    ),
];

/// What a terminal sends for F3, F4, F5, F6, F7, F10, F11, Home and End.
const MORE_KEYS: [(&str, [&str; 9]); 4] = [
    (
        "xterm",
        [
            "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[17~", "\x1b[18~", "\x1b[21~", "\x1b[23~",
            "\x1b[H", "\x1b[F",
        ],
    ),
    (
        "linux",
        [
            "\x1b[[C", "\x1b[[D", "\x1b[[E", "\x1b[17~", "\x1b[18~", "\x1b[21~", "\x1b[23~",
            "\x1b[1~", "\x1b[4~",
        ],
    ),
    (
        "rxvt",
        [
            "\x1b[13~", "\x1b[14~", "\x1b[15~", "\x1b[17~", "\x1b[18~", "\x1b[21~", "\x1b[23~",
            "\x1b[7~", "\x1b[8~",
        ],
    ),
    (
        "xterm in its other mode",
        [
            "\x1bOR",
            "\x1bOS",
            "\x1b[15;1~",
            "\x1b[17~",
            "\x1b[18~",
            "\x1b[21~",
            "\x1b[23~",
            "\x1bOH",
            "\x1bOF",
        ],
    ),
];

/// What a terminal answers when it is asked what it is, for its ground and for its cursor.
const ANSWERS: [&str; 5] = [
    "\x1b[?62;22c",
    "\x1b[?0u",
    "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    "\x1b]11;rgb:0000/0000/0000\x07",
    "\x1b[12;40R",
];

#[test]
fn function_keys_are_what_they_are_on_every_terminal() {
    let mut demo = Demo::start(&EN, 100, 30);
    demo.sign_in(EXECUTOR);
    demo.at.see("▌ 26");
    for (terminal, keys) in KEYS {
        eprintln!("{terminal}");
        for (key, shows) in keys.into_iter().zip([
            "Keys of this screen",
            "What is to be done?",
            "▌✓ ",
            "▸Queues and views",
            "▸Messages",
        ]) {
            demo.at.press_at_once(key);
            demo.at.see(shows);
            demo.at.press("<Esc>");
            demo.at.see_gone(shows);
            // The menu of commands is closed over the queue or over the case that it is about.
            demo.at.look();
            if demo.at.text().contains("‹ ") {
                demo.at.press("<Esc>");
            }
            demo.at.see("▌ 26");
        }
    }
    assert!(!is_menu(&demo.at.text()));
}

/// The number of the case under the cursor: what else is in its row goes on with time.
fn row_of_cursor(screen: &str) -> Option<String> {
    let row = screen.lines().find(|line| line.contains("▌ 26"))?;
    let (_, number) = row.split_once("▌ ")?;
    number.split_whitespace().next().map(str::to_owned)
}

#[test]
fn the_other_function_keys_and_the_ends_are_what_they_are_on_every_terminal() {
    let mut demo = Demo::start(&EN, 100, 30);
    demo.sign_in(EXECUTOR);
    demo.at.see("▌ 26");
    for (terminal, [f3, f4, f5, f6, f7, f10, f11, home, end]) in MORE_KEYS {
        eprintln!("{terminal}");
        demo.at.press_at_once(home);
        demo.at.look();
        let first = row_of_cursor(&demo.at.text());
        demo.at.press_at_once(end);
        demo.at.wait("the last row", |now| {
            row_of_cursor(now).is_some() && row_of_cursor(now) != first
        });
        demo.at.press_at_once(home);
        demo.at
            .wait("the first row", |now| row_of_cursor(now) == first);
        // They mean nothing, wherever a terminal lets them through.
        for nothing in [f10, f11] {
            demo.at.press_at_once(nothing);
            demo.at.look();
            assert_eq!(row_of_cursor(&demo.at.text()), first, "{nothing:?}");
        }
        demo.at.press_at_once(f6);
        demo.at.see("▸26");
        demo.at.press_at_once(f6);
        demo.at.see_gone("▸26");
        demo.at.press_at_once(f7);
        demo.at.press_at_once("qqq");
        demo.at.see("qqq");
        demo.at.press("<Esc>");
        demo.at.see_gone("qqq");
        demo.at.press("<Esc>");
        demo.at.see("F8 ");
        // The next case, a note in it, and what stands against the note.
        demo.at.press_at_once(f3);
        demo.at.see("‹ ");
        demo.at.press_at_once(f4);
        demo.at.see("Add the note ·");
        for shown in [true, false] {
            // Keys are dropped right after a dialog has opened: it is worked once it takes one.
            for _ in 0..50 {
                if demo.at.text().contains("Enter to the field") == shown {
                    break;
                }
                demo.at.press_at_once(f5);
                demo.at.look();
            }
            assert_eq!(demo.at.text().contains("Enter to the field"), shown);
        }
        demo.at.press("<Esc>");
        demo.at.see_gone("Add the note ·");
        demo.at.press("<Esc>");
        // The case is another by now, and its row says so until F5.
        demo.at.see("F7 Filter");
        demo.at.look();
        demo.at.press_at_once(f5);
        demo.at.see("▌ 26");
    }
}

/// rxvt has sequences of its own for keys under Shift and Ctrl; what follows them is not swallowed.
#[test]
fn the_shifted_keys_of_rxvt_are_understood_and_swallow_nothing() {
    let mut demo = Demo::start(&EN, 100, 30);
    demo.sign_in(EXECUTOR);
    demo.at.see("▌ 26");
    demo.at.press_at_once("\x1b[7~");
    demo.at.look();
    let first = row_of_cursor(&demo.at.text());
    for key in [
        "\x1b[7$", "\x1b[8$", "\x1b[5$", "\x1b[6$", "\x1b[7^", "\x1b[8^", "\x1b[7@", "\x1b[a",
        "\x1b[b", "\x1bOa", "\x1bOb", "\x1b[23$", "\x1b[29~", "\x1b[11^",
    ] {
        demo.at.press_at_once(key);
        // The key behind it is its own.
        demo.at.press_at_once("\x1b[B");
        demo.at.wait(key, |now| {
            row_of_cursor(now).is_some() && row_of_cursor(now) != first
        });
        demo.at.press_at_once("\x1b[7~");
        demo.at
            .wait("the first row", |now| row_of_cursor(now) == first);
    }
    assert!(!is_menu(&demo.at.text()));
}

#[test]
fn late_answers_of_the_terminal_are_neither_keys_nor_text() {
    let server = Server::start();
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    let mut at = Sitting::start_in(&home, &["--server", &server.url, "--lang", "en"], 100, 30);
    server.sign_in(&mut at);
    open_case(&mut at);
    open_note(&mut at);
    // Keys are dropped right after a dialog has opened: it is worked once it takes one.
    show_checks(&mut at, true);
    show_checks(&mut at, false);
    at.press_at_once("сөз");
    at.see("сөз");
    for answer in ANSWERS {
        at.press_at_once(answer);
        // Cut in two by a slow connection, wherever it is no longer the key Esc that has come.
        for cut in [3, answer.len() / 2, answer.len() - 1] {
            at.press_at_once(&answer[..cut]);
            at.look();
            at.press_at_once(&answer[cut..]);
            at.look();
        }
    }
    at.press_at_once("ұй");
    at.see("сөзұй");
    assert!(at.text().contains("Add the note ·"), "{}", at.text());
}

/// Returns how a cell looks, without its colours.
fn manner(cell: &vt100::Cell) -> (bool, bool, bool) {
    (cell.inverse(), cell.bold(), cell.underline())
}

/// Signs in and sees that the row of the cursor differs from the next one in more than colour, and
/// that no colour is on the screen that is not `allowed`.
fn shows_the_row(variables: &[(&str, &str)], allowed: impl Fn(vt100::Color) -> bool) {
    let home = Arc::new(tempfile::tempdir().expect("a folder"));
    let program = env!("CARGO_BIN_EXE_kezek");
    let args = ["demo", "--lang", "en"];
    let at = Sitting::start_with(&home, program, &args, variables, (100, 30));
    let mut demo = Demo { at, tongue: &EN };
    demo.sign_in(EXECUTOR);
    demo.at.see("▌ 26");
    demo.at.look();
    let text = demo.at.text();
    let rows: Vec<&str> = text.lines().collect();
    let under: Vec<usize> = (0..rows.len())
        .filter(|row| rows[*row].contains("▌ 26"))
        .collect();
    let [cursor] = under[..] else {
        panic!("{variables:?}: one row has the mark of the cursor:\n{text}");
    };
    let screen = demo.at.screen();
    let cell = |row: usize, column: u16| {
        let row = u16::try_from(row).expect("few rows");
        screen.cell(row, column).expect("a cell of the screen")
    };
    // In the number of the case.
    assert_ne!(
        manner(cell(cursor, 6)),
        manner(cell(cursor + 1, 6)),
        "{variables:?}: only colour tells the row of the cursor:\n{text}"
    );
    for row in 0..30 {
        for column in 0..100 {
            let cell = cell(row, column);
            for colour in [cell.fgcolor(), cell.bgcolor()] {
                assert!(
                    allowed(colour),
                    "{variables:?}: {colour:?} at {column}, {row}"
                );
            }
        }
    }
}

#[test]
fn the_selected_row_is_seen_without_colours() {
    shows_the_row(&[("NO_COLOR", "1")], |colour| {
        colour == vt100::Color::Default
    });
}

#[test]
fn the_selected_row_is_seen_on_terminals_of_sixteen_colours() {
    for term in ["linux", "xterm", "rxvt"] {
        shows_the_row(&[("TERM", term)], |colour| match colour {
            vt100::Color::Default => true,
            vt100::Color::Idx(index) => index < 16,
            vt100::Color::Rgb(..) => false,
        });
    }
}
