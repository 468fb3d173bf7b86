//! Texts and dates as they are typed: letters of another alphabet, a twin in the other language,
//! the mask of a date, the checks in full and the server's word on them.

use crossterm::event::KeyModifiers;
use kezek::casework::{Code, Command, Violation, Violations};
use kezek::workstation::dialogs::Verdict;

use super::world::World;
use super::{CommandKind, DialogEffect, Input, KeyCode, Sitting};

/// A refusal with its ground marked and the cursor in the facts.
fn refusal() -> Sitting {
    let world = World::drafting(&["documents-reliable"]);
    let mut sitting = Sitting::ready(world, CommandKind::PrepareRefusal);
    sitting.presses(&[KeyCode::Up, KeyCode::Char(' '), KeyCode::Enter]);
    sitting
}

fn save(sitting: &mut Sitting) -> serde_json::Value {
    sitting.press_with(KeyCode::Char('s'), KeyModifiers::CONTROL);
    sitting
        .drafts()
        .last()
        .expect("it was saved")
        .fields
        .clone()
}

#[test]
fn a_latin_letter_in_a_cyrillic_word_is_told_with_its_place_and_mended_by_one_key() {
    let mut sitting = refusal();
    sitting.types("Диплом не значится,\ncправка тоже.");
    let words = sitting.words(100, 40);
    assert!(words.contains("«c» in «cправка», line 2"), "{words}");
    assert!(words.contains("F7 mends it"), "{words}");
    sitting.press(KeyCode::F(7));
    let words = sitting.words(100, 40);
    assert!(words.contains("Letters mended: 1"), "{words}");
    assert!(!words.contains("F7 mends it"), "{words}");
    let text = save(&mut sitting).to_string();
    assert!(text.contains("справка тоже"), "{text}");
    sitting.press_with(KeyCode::Char('я'), KeyModifiers::CONTROL);
    assert!(sitting.words(100, 40).contains("F7 mends it"));
}

#[test]
fn a_text_has_a_twin_in_the_other_language_that_stays_in_the_draft() {
    for width in [80, 120, 160] {
        let mut sitting = refusal();
        sitting.types("Диплом не значится.");
        sitting.press(KeyCode::F(3));
        let words = sitting.words(width, 40);
        assert!(words.contains("Kazakh: stays in the draft"), "{words}");
        sitting.press(KeyCode::Tab);
        sitting.types("Диплом тізімде жоқ.\nЕкінші.");
        let screen = sitting.screen(width, 40);
        let row = screen
            .lines()
            .find(|line| line.contains("Диплом не значится."))
            .expect("the first text");
        assert!(
            row.contains("Диплом тізімде жоқ."),
            "side by side: {screen}"
        );
        assert!(row.contains("1 Диплом тізімде"), "numbered: {screen}");
        assert!(screen.contains("2 Екінші."), "{screen}");

        // It is part of the draft and of nothing else.
        let fields = save(&mut sitting);
        assert!(fields.to_string().contains("тізімде"), "{fields}");
        let draft = (*sitting.drafts().last().expect("it was saved")).clone();
        let again = Sitting::reopen(
            sitting.world.clone(),
            CommandKind::PrepareRefusal,
            Some(&draft),
        );
        assert!(again.screen(width, 40).contains("Диплом тізімде жоқ."));
    }
}

#[test]
fn the_twin_is_never_sent() {
    let world = World::drafting(&[]);
    let mut sitting = Sitting::ready(world, CommandKind::AddNote);
    sitting.types("звонил заявителю");
    sitting.presses(&[KeyCode::F(3), KeyCode::Tab]);
    sitting.types("өтініш берушіге");
    sitting.wait(1_300);
    sitting.presses(&[KeyCode::Tab, KeyCode::End, KeyCode::Enter]);
    match sitting.submitted() {
        Some(Command::AddNote(note)) => assert_eq!(note.text.as_raw(), "звонил заявителю"),
        other => panic!("{other:?}\n{}", sitting.screen(80, 24)),
    }
}

#[test]
fn the_mask_of_a_date_is_typed_by_itself_and_down_opens_the_month() {
    let world = World::drafting(&["documents-reliable"]);
    let mut sitting = Sitting::ready(world, CommandKind::NotifyHearing);
    sitting.presses(&[KeyCode::Up, KeyCode::End]);
    for _ in 0..20 {
        sitting.press(KeyCode::Backspace);
    }
    sitting.types("200320261130");
    let screen = sitting.screen(100, 40);
    assert!(screen.contains("20.03.2026 11:30"), "{screen}");
    sitting.press(KeyCode::Down);
    let screen = sitting.screen(100, 40);
    assert!(screen.contains("March 2026"), "{screen}");
    // The 23rd is a day off, and says why.
    sitting.presses(&[KeyCode::Right, KeyCode::Right, KeyCode::Right]);
    let screen = sitting.screen(100, 40);
    assert!(screen.contains("· Nauryz"), "{screen}");
}

#[test]
fn a_time_of_day_is_picked_with_the_arrows_where_no_digit_can_be_typed() {
    let world = World::drafting(&["documents-reliable"]);
    let mut sitting = Sitting::ready(world, CommandKind::NotifyHearing);
    sitting.presses(&[KeyCode::Up, KeyCode::F(4)]);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("Tab time"), "{screen}");
    assert!(screen.contains("Time  10:00"), "{screen}");
    sitting.press(KeyCode::Tab);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("Time ▐10:00▌"), "{screen}");
    assert!(screen.contains("PgUp/PgDn 1 min"), "{screen}");
    // Three hours on, five and two minutes on, and back to the day: it is the next one.
    sitting.presses(&[KeyCode::Right, KeyCode::Right, KeyCode::Right]);
    sitting.presses(&[KeyCode::Down, KeyCode::PageDown, KeyCode::PageDown]);
    let before = sitting.screen(80, 24);
    assert!(before.contains("Time ▐13:07▌"), "{before}");
    sitting.presses(&[KeyCode::Tab, KeyCode::Enter]);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains(" 13:07"), "{screen}");
    // It stays within the day.
    sitting.presses(&[KeyCode::F(4), KeyCode::Tab]);
    for _ in 0..14 {
        sitting.press(KeyCode::Left);
    }
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("Time ▐23:07▌"), "{screen}");
}

#[test]
fn a_vote_shows_who_has_voted_and_what_the_quorum_is_but_not_how() {
    let mut world = World::voted(&[]);
    world.actor = super::world::person(
        "n.new",
        "Н. Новый",
        kezek::regulation::Role::CommissionMember,
    );
    let sitting = Sitting::ready(world, CommandKind::Vote);
    let words = sitting.words(120, 60);
    assert!(words.contains("needed for a quorum:"), "{words}");
    assert!(words.contains("Voted: 2 (Д. Ким, К. Омаров)"), "{words}");
    assert!(!words.contains("опыт подтверждён"), "{words}");
}

#[test]
fn all_checks_list_what_is_in_order_as_well_and_lead_to_it() {
    let mut sitting = refusal();
    sitting.press(KeyCode::F(5));
    let screen = sitting.screen(100, 40);
    assert!(screen.contains("✓ Grounds"), "{screen}");
    sitting.press(KeyCode::End).press(KeyCode::Enter);
    assert!(!sitting.screen(100, 40).contains("✓ Grounds"));
}

#[test]
fn the_server_is_asked_what_it_says_and_its_word_goes_with_the_next_key() {
    let mut sitting = Sitting::ready(World::drafting(&[]), CommandKind::PrepareApproval);
    sitting.press(KeyCode::F(5));
    let tried = |sitting: &Sitting| {
        sitting
            .effects
            .iter()
            .filter(|effect| matches!(effect, DialogEffect::Try { .. }))
            .count()
    };
    assert_eq!(tried(&sitting), 1);
    sitting.input(Input::Verdict(Verdict::Agreed));
    let screen = sitting.screen(100, 40);
    assert!(screen.contains("the server agreed at"), "{screen}");
    sitting.press(KeyCode::F(5));
    sitting.types("1");
    assert!(!sitting.screen(100, 40).contains("the server agreed at"));

    sitting.press(KeyCode::F(5));
    let violation = Violation::new(Code::OutputNumberNotNew, "/number");
    sitting.input(Input::Verdict(Verdict::Refused(Violations(vec![
        violation,
    ]))));
    assert!(sitting.screen(100, 40).contains("output-number-not-new"));
    // A word that comes after something was typed is about another command.
    sitting.press(KeyCode::F(5));
    sitting.types("2");
    sitting.input(Input::Verdict(Verdict::Agreed));
    assert!(!sitting.screen(100, 40).contains("the server agreed at"));
}
