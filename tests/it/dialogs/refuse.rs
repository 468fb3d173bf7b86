//! A refusal from the first key to the command, and everything that stands in its way.

use kezek::casework::command::PrepareRefusal;
use kezek::casework::{Command, Evidence, decide};
use kezek::regulation::Language;
use kezek::regulation::canonical::sha256_hex;

use super::world::World;
use super::{CommandKind, Input, KeyCode, Sitting};

const FACTS: &str = "Диплом № 114-7 в базе вуза не значится: ответ вуза от 11.03.2026 № 45.";
const WHY: &str = "Диплом, который вуз не выдавал, недостоверен в смысле строки 9(3).";
const AGAINST: &str = "Ответ вуза пришёл после заседания Комиссии.";

fn open() -> Sitting {
    let world = World::drafting(&["documents-reliable"]);
    Sitting::ready(world, CommandKind::PrepareRefusal)
}

/// Marks the third ground: the only one that the facts open.
fn mark_unreliable(sitting: &mut Sitting) {
    sitting.presses(&[KeyCode::Up, KeyCode::Home, KeyCode::Down, KeyCode::Down]);
    sitting.presses(&[KeyCode::Char(' '), KeyCode::Enter]);
}

fn submitted(sitting: &Sitting) -> PrepareRefusal {
    match sitting.submitted() {
        Some(Command::PrepareRefusal(refusal)) => refusal.clone(),
        other => panic!("{other:?}\n{}", sitting.screen(80, 24)),
    }
}

#[test]
fn a_lawful_refusal_is_typed_picked_and_sent() {
    let mut sitting = open();
    mark_unreliable(&mut sitting);
    sitting.types(FACTS).press(KeyCode::Tab);
    sitting.types(WHY).press(KeyCode::Tab);
    // What the failed check was recorded with is the first thing offered.
    sitting.presses(&[KeyCode::Enter, KeyCode::Enter, KeyCode::Tab]);
    sitting.types(AGAINST);
    sitting.presses(&[KeyCode::F(6), KeyCode::Tab, KeyCode::Tab]);
    sitting.types("refuse");
    sitting.presses(&[KeyCode::Enter, KeyCode::Enter]);
    let refusal = submitted(&sitting);
    let world = &sitting.world;
    let command = Command::PrepareRefusal(refusal.clone());
    let verdict = decide(&world.case, &command, &world.law, &world.actor, world.now);
    assert!(verdict.is_ok(), "{verdict:?}");
    assert_eq!(refusal.grounds.len(), 1);
    assert_eq!(refusal.grounds[0].facts.as_raw(), FACTS);
    assert_eq!(refusal.grounds[0].why.as_raw(), WHY);
    assert_eq!(
        refusal.grounds[0].evidence,
        [Evidence::Paper {
            sha256: sha256_hex(b"education-document"),
            page: Some(1),
            quote: Some("Диплом № 114-7".into()),
            description: None,
        }]
    );
    assert_eq!(
        refusal
            .against_recommendation
            .map(|text| text.as_raw().to_owned()),
        Some(AGAINST.to_owned())
    );
}

#[test]
fn a_refusal_without_evidence_cannot_be_sent() {
    let mut sitting = open();
    mark_unreliable(&mut sitting);
    sitting.types(FACTS).press(KeyCode::Tab);
    sitting.types(WHY).presses(&[KeyCode::Tab, KeyCode::Tab]);
    sitting.types(AGAINST);
    sitting.presses(&[KeyCode::F(6), KeyCode::Tab, KeyCode::Tab, KeyCode::Tab]);
    sitting.presses(&[KeyCode::End, KeyCode::Enter]);
    assert_eq!(sitting.submitted(), None);
    let screen = sitting.screen(80, 24);
    assert!(
        screen.contains("▌ Evidence"),
        "it leads to the field\n{screen}"
    );
    assert!(screen.contains("evidence-missing"), "{screen}");
}

#[test]
fn a_ground_that_the_facts_do_not_open_is_seen_and_not_taken() {
    let mut sitting = open();
    // The cursor begins on the first that can be taken; this one stands before it.
    sitting.presses(&[KeyCode::Up, KeyCode::Up, KeyCode::Char(' ')]);
    let screen = sitting.screen(80, 24);
    assert!(
        screen.contains("✗ not available: score 71 at threshold 60"),
        "{screen}"
    );
    assert!(!screen.contains('☑'), "{screen}");
}

#[test]
fn a_failed_check_without_a_ground_asks_for_a_note() {
    let world = World::drafting(&["documents-reliable", "work-experience-proved"]);
    let mut sitting = Sitting::ready(world, CommandKind::PrepareRefusal);
    mark_unreliable(&mut sitting);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("3 Explanations ✗"), "{screen}");
    sitting.presses(&[KeyCode::F(6)]);
    let screen = sitting.screen(80, 24);
    assert!(
        screen.contains("Why the failed check leads to no ground"),
        "{screen}"
    );
    // Both failed checks answered by grounds: nothing is left to explain but the recommendation.
    sitting.presses(&[
        KeyCode::F(6),
        KeyCode::F(6),
        KeyCode::Home,
        KeyCode::Char(' '),
    ]);
    sitting.presses(&[KeyCode::F(6), KeyCode::F(6)]);
    let screen = sitting.screen(80, 24);
    assert!(!screen.contains("leads to no ground"), "{screen}");
}

#[test]
fn a_check_leads_to_its_field() {
    let mut sitting = open();
    mark_unreliable(&mut sitting);
    sitting.press(KeyCode::F(5));
    let screen = sitting.screen(80, 24);
    for code in [
        "finding-missing",
        "evidence-missing",
        "against-recommendation-unreasoned",
        "hearing-not-notified",
    ] {
        assert!(screen.contains(code), "{code}\n{screen}");
    }
    sitting.presses(&[KeyCode::Down, KeyCode::Down, KeyCode::Down, KeyCode::Enter]);
    let screen = sitting.screen(80, 24);
    assert!(
        screen.contains("▌ Reasons for departing from the recommendation"),
        "{screen}"
    );
}

#[test]
fn a_late_decision_says_how_late_and_what_the_law_makes_of_silence() {
    let mut world = World::drafting(&["documents-reliable"]);
    world.at("2026-03-30T10:00");
    let mut sitting = Sitting::ready(world, CommandKind::PrepareRefusal);
    mark_unreliable(&mut sitting);
    sitting.presses(&[KeyCode::F(6), KeyCode::Tab]);
    let screen = sitting.screen(120, 36);
    assert!(screen.contains("ended on 17.03.2026 18:30"), "{screen}");
    assert!(screen.contains("deemed a refusal"), "{screen}");
    sitting.press(KeyCode::F(5));
    let screen = sitting.screen(120, 36);
    assert!(screen.contains("late-unreasoned"), "{screen}");
}

#[test]
fn a_near_copy_of_an_earlier_finding_is_a_warning() {
    let mut sitting = open();
    sitting.world.recent = vec![FACTS.into()];
    mark_unreliable(&mut sitting);
    sitting.input(Input::Paste(FACTS.to_owned()));
    let screen = sitting.screen(120, 36);
    assert!(screen.contains("⚠ 2"), "{screen}");
    sitting.presses(&[KeyCode::F(5)]);
    assert!(sitting.screen(120, 36).contains("finding-near-copy"));
}

#[test]
fn the_letter_is_shown_in_the_applicants_language() {
    let mut sitting = open();
    mark_unreliable(&mut sitting);
    sitting.types(FACTS).press(KeyCode::Tab);
    sitting.types(WHY).press(KeyCode::Tab);
    sitting.presses(&[KeyCode::Enter, KeyCode::Enter, KeyCode::Tab]);
    sitting.types(AGAINST).press(KeyCode::F(6));
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("Letter (Russian)"), "{screen}");
    let mut seen = String::new();
    for _ in 0..12 {
        sitting.press(KeyCode::PageDown);
        seen.push_str(&sitting.screen(80, 24));
    }
    assert!(
        seen.contains("Диплом № 114-7 в базе вуза не значится"),
        "{seen}"
    );
}

#[test]
fn pasted_text_is_cleaned_and_says_so() {
    let mut sitting = open();
    mark_unreliable(&mut sitting);
    sitting.input(Input::Paste(
        "первая\r\nвторая\u{200b}\u{1b}[31m\rтретья".to_owned(),
    ));
    let screen = sitting.screen(80, 24);
    assert!(
        screen.contains("Pasted: lines 3, characters removed 2."),
        "{screen}"
    );
    assert!(screen.contains("вторая[31m"), "{screen}");
}

#[test]
fn a_megabyte_of_paste_is_cut_and_says_so() {
    let mut sitting = open();
    mark_unreliable(&mut sitting);
    sitting.input(Input::Paste("слово ".repeat(200_000)));
    let screen = sitting.words(80, 24);
    assert!(screen.contains("did not fit and were left out"), "{screen}");
    sitting.presses(&[KeyCode::F(5)]);
    assert!(sitting.screen(80, 24).contains("text-too-long"));
}

#[test]
fn the_language_is_switched_while_typing() {
    let mut sitting = open();
    mark_unreliable(&mut sitting);
    sitting.types("Диплом");
    for (language, words) in [
        (Language::Ru, "Установленные факты"),
        (Language::Kk, "Анықталған фактілер"),
        (Language::En, "Facts established"),
    ] {
        sitting.speak(language);
        let screen = sitting.screen(80, 24);
        assert!(
            screen.contains(words) && screen.contains("Диплом"),
            "{screen}"
        );
    }
}
