//! Typing, moving and undoing.

use super::*;

fn typed(text: &str) -> TextBuffer {
    let mut buffer = TextBuffer::area();
    for c in text.chars() {
        buffer.type_char(c);
    }
    buffer
}

#[test]
fn letters_are_mended_under_the_caret_and_it_can_be_undone() {
    let mut buffer = TextBuffer::area();
    buffer.set("cправка Axметова");
    buffer.set_caret("cправка".len());
    assert_eq!(buffer.mend(), 3);
    assert_eq!(buffer.text(), "справка Ахметова");
    assert_eq!(buffer.caret(), "справка".len());
    assert_eq!(buffer.mend(), 0);
    buffer.undo();
    assert_eq!(buffer.text(), "cправка Axметова");
}

#[test]
fn a_mark_joins_the_letter_before_it() {
    let buffer = typed("и\u{306}");
    assert_eq!((buffer.text(), buffer.caret()), ("й", 2));
}

#[test]
fn movement_and_deletion_go_by_grapheme() {
    let mut buffer = typed("ae\u{323}\u{301}b");
    buffer.go(Motion::Left);
    assert!(buffer.delete(Motion::Left));
    assert_eq!(buffer.text(), "ab");
    assert!(buffer.delete(Motion::Right));
    assert_eq!(buffer.text(), "a");
}

#[test]
fn words_are_passed_and_deleted_whole() {
    let mut buffer = typed("Диплом № 114-7, вуз");
    buffer.go(Motion::WordLeft);
    assert_eq!(&buffer.text()[buffer.caret()..], "вуз");
    buffer.delete(Motion::WordLeft);
    assert_eq!(buffer.text(), "Диплом № 114-вуз");
    buffer.go(Motion::Start);
    buffer.go(Motion::WordRight);
    assert_eq!(&buffer.text()[..buffer.caret()], "Диплом");
}

#[test]
fn a_run_of_letters_is_undone_at_once() {
    let mut buffer = typed("one two");
    assert!(buffer.undo());
    assert_eq!(buffer.text(), "one ");
    assert!(buffer.undo());
    assert_eq!(buffer.text(), "one");
    assert!(buffer.redo());
    assert_eq!(buffer.text(), "one ");
    buffer.type_char('x');
    assert!(!buffer.redo());
}

#[test]
fn rows_are_walked_with_a_goal_column() {
    let mut buffer = typed("long first row\nab\nlong third row");
    buffer.set_caret(10);
    assert!(buffer.go_rows(1, 40));
    assert_eq!(buffer.caret(), 17);
    assert!(buffer.go_rows(1, 40));
    assert_eq!(
        &buffer.text()[..buffer.caret()],
        "long first row\nab\nlong third"
    );
    assert!(!buffer.go_rows(1, 40));
}

#[test]
fn a_huge_paste_is_cut_to_what_fits() {
    let mut buffer = TextBuffer::area();
    let cleaned = buffer.paste(&"ж".repeat(2_500_000));
    assert_eq!(buffer.text().len(), TEXT_BYTES);
    assert_eq!(cleaned.cut, 2_500_000 - TEXT_BYTES / 2);
}

#[test]
fn one_line_takes_no_line_break() {
    let mut line = TextBuffer::line();
    assert!(!line.type_char('\n'));
    line.paste("a\nb");
    assert_eq!(line.text(), "a b");
}
