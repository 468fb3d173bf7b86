//! Who signs sees what they stand for, and cannot sign what the law does not allow yet.

use kezek::casework::Command;
use kezek::casework::command::DeliveryMeans;

use super::world::World;
use super::{CommandKind, KeyCode, Sitting};

#[test]
fn the_signer_reads_grounds_findings_and_evidence() {
    let mut sitting = Sitting::ready(World::refused(), CommandKind::Sign);
    let mut seen = sitting.words(80, 24);
    sitting.press(KeyCode::Up);
    seen.push_str(&sitting.words(80, 24));
    sitting.press(KeyCode::End);
    seen.push_str(&sitting.words(80, 24));
    for words in [
        "Sign the refusal · 26-000042 · Қайыргелдіқызы Әсел · version 13",
        "Prepared by С. Ахметова on 12.03.2026 15:00, on version 12",
        "1. The documents submitted by the applicant and/or the data in them are found unreliable",
        "Диплом № 114-7 в базе вуза не значится",
        "Диплом, который вуз не выдавал, недостоверен",
        "p. 1: «Диплом № 114-7»",
        "Ответ пришёл после заседания.",
        "without an electronic signature",
        "It cannot be taken back.",
        "To confirm, type SIGN:",
    ] {
        assert!(seen.contains(words), "{words}\n{}", sitting.screen(80, 24));
    }
}

#[test]
fn a_refusal_is_not_signed_before_the_hearing() {
    let mut sitting = Sitting::ready(World::refused(), CommandKind::Sign);
    sitting.presses(&[KeyCode::End, KeyCode::Enter]);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("hearing-not-notified"), "{screen}");
    assert!(
        screen.contains("▌✗"),
        "the keyboard is on the reason\n{screen}"
    );
    sitting.press(KeyCode::Enter);
    let screen = sitting.words(80, 24);
    assert!(
        screen.contains("no field of this dialog changes it"),
        "{screen}"
    );
    assert_eq!(sitting.submitted(), None);
}

#[test]
fn a_result_is_handed_out_the_way_it_was_asked_for() {
    let mut sitting = Sitting::ready(World::decided(), CommandKind::Deliver);
    sitting.presses(&[KeyCode::End, KeyCode::Enter]);
    let Some(Command::Deliver(delivery)) = sitting.submitted() else {
        panic!("{}", sitting.screen(80, 24));
    };
    assert_eq!(delivery.means, DeliveryMeans::Portal);
    assert_eq!(delivery.representative, None);
}

#[test]
fn a_representative_needs_a_power_of_attorney() {
    let mut sitting = Sitting::ready(World::decided(), CommandKind::Deliver);
    sitting.presses(&[KeyCode::Up, KeyCode::Tab]);
    sitting.types("Ким Ольга").press(KeyCode::Tab);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("power-of-attorney-missing"), "{screen}");
}

#[test]
fn a_return_needs_its_reasons() {
    let mut sitting = Sitting::ready(World::approved(), CommandKind::ReturnForRework);
    sitting.presses(&[KeyCode::End, KeyCode::Enter]);
    assert_eq!(sitting.submitted(), None);
    sitting.types("Проверьте номер диплома.");
    sitting.presses(&[KeyCode::F(6), KeyCode::Tab, KeyCode::End, KeyCode::Enter]);
    let Some(Command::ReturnForRework(command)) = sitting.submitted() else {
        panic!("{}", sitting.screen(80, 24));
    };
    assert_eq!(command.reasons.as_raw(), "Проверьте номер диплома.");
}
