//! The refuse dialog as it looks, in the languages and sizes in which it is worked.

use super::world::World;
use super::{CommandKind, KeyCode, Language, Sitting};

/// A ground is marked and its facts are begun.
fn begun(language: Language) -> Sitting {
    let world = World::drafting(&["documents-reliable"]);
    let mut sitting = Sitting::ready(world, CommandKind::PrepareRefusal);
    sitting.speak(language);
    sitting.press(KeyCode::Up);
    sitting.presses(&[KeyCode::Char(' '), KeyCode::Enter]);
    sitting.types("Диплом № 114-7 в базе не значится.");
    sitting
}

#[test]
fn the_grounds_at_80x24_in_russian() {
    let mut sitting = begun(Language::Ru);
    sitting.press_with(KeyCode::F(6), crossterm::event::KeyModifiers::SHIFT);
    insta::assert_snapshot!(sitting.screen(80, 24));
}

#[test]
fn the_findings_at_80x24_in_russian() {
    let sitting = begun(Language::Ru);
    insta::assert_snapshot!(sitting.screen(80, 24));
}

#[test]
fn the_findings_at_80x24_in_kazakh() {
    let sitting = begun(Language::Kk);
    insta::assert_snapshot!(sitting.screen(80, 24));
}

#[test]
fn the_findings_at_120x36_in_russian() {
    let mut sitting = begun(Language::Ru);
    sitting.press(KeyCode::Tab);
    insta::assert_snapshot!(sitting.screen(120, 36));
}

#[test]
fn the_buttons_at_120x36_in_kazakh() {
    let mut sitting = begun(Language::Kk);
    sitting.presses(&[KeyCode::F(6), KeyCode::Tab, KeyCode::Tab]);
    insta::assert_snapshot!(sitting.screen(120, 36));
}
