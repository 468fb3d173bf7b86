//! A clean case is prepared for signature in a few keys, and nothing unlawful is.

use kezek::casework::Command;
use kezek::casework::decide;

use super::world::World;
use super::{CommandKind, KeyCode, Sitting};

/// From the queue: F8 opens what can be done, Enter opens the dialog.
const KEYS_TO_OPEN: usize = 2;

#[test]
fn a_clean_case_takes_at_most_six_keys_from_the_queue() {
    let mut sitting = Sitting::ready(World::drafting(&[]), CommandKind::PrepareApproval);
    let keys = [KeyCode::End, KeyCode::Enter];
    sitting.presses(&keys);
    let command = sitting.submitted().expect("it is sent").clone();
    assert!(KEYS_TO_OPEN + keys.len() <= 6);
    let world = &sitting.world;
    assert!(decide(&world.case, &command, &world.law, &world.actor, world.now).is_ok());
    let Command::PrepareApproval(approval) = command else {
        panic!("it is an approval");
    };
    assert_eq!(approval.number.as_raw(), "26-000042");
    assert_eq!(approval.valid_from.to_string(), "2026-03-12");
    assert_eq!(approval.valid_until, "2026-06-12".parse().ok());
    assert_eq!(approval.late_reason, None);
}

#[test]
fn a_date_that_cannot_be_read_is_a_fault_and_not_a_verdict() {
    let mut sitting = Sitting::ready(World::drafting(&[]), CommandKind::PrepareApproval);
    sitting.presses(&[KeyCode::Up, KeyCode::Tab, KeyCode::Tab]);
    for _ in 0..10 {
        sitting.press(KeyCode::Backspace);
    }
    sitting.types("31.02");
    sitting.press(KeyCode::Tab);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("The date cannot be read"), "{screen}");
    assert!(screen.contains("✗ 1 reason"), "{screen}");
}

#[test]
fn a_validity_beyond_the_law_leads_back_to_its_field() {
    let mut sitting = Sitting::ready(World::drafting(&[]), CommandKind::PrepareApproval);
    sitting.presses(&[KeyCode::Up, KeyCode::Tab, KeyCode::Tab]);
    for _ in 0..10 {
        sitting.press(KeyCode::Backspace);
    }
    sitting.types("13.06.2026");
    sitting.presses(&[KeyCode::Esc]);
    assert!(sitting.is_closed(), "Esc closes and keeps the draft");
    let draft = (*sitting.drafts().last().expect("it was saved")).clone();

    let mut again = Sitting::reopen(
        sitting.world.clone(),
        CommandKind::PrepareApproval,
        Some(&draft),
    );
    again.wait(1_300);
    again.presses(&[
        KeyCode::Tab,
        KeyCode::Tab,
        KeyCode::Tab,
        KeyCode::Tab,
        KeyCode::End,
    ]);
    again.presses(&[KeyCode::Enter]);
    assert_eq!(again.submitted(), None);
    let screen = again.screen(80, 24);
    assert!(screen.contains("▌ Valid until 13.06.2026"), "{screen}");
    assert!(screen.contains("validity-too-long"), "{screen}");
}

#[test]
fn a_day_is_picked_from_the_month_without_a_digit() {
    let mut sitting = Sitting::ready(World::drafting(&[]), CommandKind::PrepareApproval);
    sitting.presses(&[KeyCode::Up, KeyCode::Tab, KeyCode::Tab, KeyCode::F(4)]);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("June 2026"), "{screen}");
    assert!(screen.contains("▐12 ▌"), "{screen}");
    sitting.presses(&[KeyCode::Up, KeyCode::Left, KeyCode::Enter]);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("Valid until 04.06.2026"), "{screen}");
}

#[test]
fn an_unanswered_check_blocks_and_says_so_at_once() {
    let mut world = World::drafting(&[]);
    world.case.checks.clear();
    let mut sitting = Sitting::ready(world, CommandKind::PrepareApproval);
    sitting.presses(&[KeyCode::End, KeyCode::Enter]);
    assert_eq!(sitting.submitted(), None);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("✗ 5 reasons"), "{screen}");
    assert!(screen.contains("check-unanswered"), "{screen}");
}
