//! Evidence is picked from the case's own papers, to the exact passage.

use crossterm::event::KeyModifiers;
use kezek::casework::command::RecordCheck;
use kezek::casework::decide::quote_stands;
use kezek::casework::{Command, Evidence, RawText};
use kezek::regulation::canonical::sha256_hex;

use super::world::{DIPLOMA, World};
use super::{CommandKind, Input, KeyCode, Sitting};

/// A check about the diploma, with the keyboard on its evidence.
fn at_the_evidence() -> Sitting {
    let mut sitting = Sitting::ready(World::verifying(), CommandKind::RecordCheck);
    // The second check is about the diploma, so the diploma is offered first.
    sitting.presses(&[KeyCode::Up, KeyCode::Down, KeyCode::Enter]);
    sitting.presses(&[KeyCode::Enter]);
    sitting.types("письмо вуза").press(KeyCode::Tab);
    sitting
}

fn recorded(sitting: &mut Sitting) -> RecordCheck {
    sitting.presses(&[KeyCode::Tab, KeyCode::Tab, KeyCode::End, KeyCode::Enter]);
    match sitting.submitted() {
        Some(Command::RecordCheck(record)) => record.clone(),
        other => panic!("{other:?}\n{}", sitting.screen(80, 24)),
    }
}

#[test]
fn a_marked_passage_is_quoted_exactly() {
    let mut sitting = at_the_evidence();
    sitting.presses(&[KeyCode::Enter, KeyCode::Enter]);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("page 1 of 2"), "{screen}");
    // From "Диплом" to the end of its line, two words marked by word.
    sitting.presses(&[KeyCode::Down, KeyCode::Down, KeyCode::Char(' ')]);
    for _ in 0..3 {
        sitting.press_with(KeyCode::Right, KeyModifiers::CONTROL);
    }
    sitting.press(KeyCode::Enter);
    let record = recorded(&mut sitting);
    let quote = RawText::from("Диплом № 114-7");
    assert_eq!(
        record.evidence,
        [Evidence::Paper {
            sha256: sha256_hex(b"education-document"),
            page: Some(1),
            quote: Some(quote.clone()),
            description: None,
        }]
    );
    assert!(quote_stands(&RawText::from(DIPLOMA), &quote));
}

#[test]
fn without_a_mark_enter_takes_the_line() {
    let mut sitting = at_the_evidence();
    sitting.presses(&[KeyCode::Enter, KeyCode::Enter, KeyCode::PageDown]);
    sitting.presses(&[KeyCode::PageDown, KeyCode::Enter]);
    let record = recorded(&mut sitting);
    assert_eq!(
        record.evidence,
        [Evidence::Paper {
            sha256: sha256_hex(b"education-document"),
            page: Some(2),
            quote: Some(RawText::from("Приложение к диплому: оценки")),
            description: None,
        }]
    );
}

#[test]
fn a_passage_over_two_lines_stands_on_its_page() {
    let mut sitting = at_the_evidence();
    sitting.presses(&[KeyCode::Enter, KeyCode::Enter]);
    sitting.presses(&[KeyCode::Down, KeyCode::Down]);
    sitting.press_with(KeyCode::Down, KeyModifiers::SHIFT);
    sitting.presses(&[KeyCode::End, KeyCode::Enter]);
    let record = recorded(&mut sitting);
    let Evidence::Paper {
        quote: Some(quote), ..
    } = &record.evidence[0]
    else {
        panic!("{:?}", record.evidence);
    };
    assert_eq!(
        quote.as_raw(),
        "Диплом № 114-7\nвыдан Ли Виктору Сергеевичу"
    );
    assert!(quote_stands(&RawText::from(DIPLOMA), quote));
}

#[test]
fn an_image_takes_a_page_and_a_description() {
    let mut sitting = at_the_evidence();
    sitting.presses(&[KeyCode::Enter, KeyCode::End, KeyCode::Enter]);
    sitting.press(KeyCode::Enter);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("Describe first"), "{screen}");
    sitting.input(Input::Paste("справка\u{202e}\r\nс печатью".to_owned()));
    sitting.press(KeyCode::Enter);
    let record = recorded(&mut sitting);
    assert_eq!(
        record.evidence,
        [Evidence::Paper {
            sha256: sha256_hex(b"work-experience"),
            page: Some(1),
            quote: None,
            description: Some(RawText::from("справка с печатью")),
        }]
    );
}

#[test]
fn evidence_is_taken_off_again() {
    let mut sitting = at_the_evidence();
    sitting.presses(&[KeyCode::Enter, KeyCode::Enter, KeyCode::Enter]);
    sitting.presses(&[KeyCode::Up, KeyCode::Delete]);
    let screen = sitting.screen(80, 24);
    assert!(!screen.contains("p. 1:"), "{screen}");
}

#[test]
fn escape_leads_back_step_by_step() {
    let mut sitting = at_the_evidence();
    sitting.presses(&[KeyCode::Enter, KeyCode::Enter, KeyCode::Char(' ')]);
    sitting.presses(&[KeyCode::Esc, KeyCode::Esc, KeyCode::Esc]);
    assert!(!sitting.is_closed());
    assert!(sitting.screen(80, 24).contains("+ add evidence"));
    sitting.press(KeyCode::Esc);
    assert!(sitting.is_closed());
}
