//! Nothing typed is lost: drafts are saved by themselves and taken up whole.

use uuid::Uuid;

use super::world::World;
use super::{CommandKind, DialogEffect, DraftBody, Input, KeyCode, Sitting};

fn refusal() -> Sitting {
    let world = World::drafting(&["documents-reliable"]);
    let mut sitting = Sitting::ready(world, CommandKind::PrepareRefusal);
    sitting.presses(&[KeyCode::Up, KeyCode::Char(' '), KeyCode::Enter]);
    sitting
}

#[test]
fn a_draft_is_saved_within_a_second_of_the_first_key() {
    let world = World::drafting(&[]);
    let mut sitting = Sitting::ready(world, CommandKind::AddNote);
    sitting.types("п");
    assert_eq!(sitting.drafts().len(), 0);
    let wake = sitting.dialog.next_wake(sitting.world.wall);
    let within = wake.expect("it asks to be woken") - sitting.world.wall;
    assert!(within.num_milliseconds() <= 950);
    sitting.wait(950);
    assert_eq!(sitting.drafts().len(), 1);
    // Typing on and on does not put it off.
    sitting.effects.clear();
    sitting.types(&"слово ".repeat(10));
    assert!(sitting.drafts().len() >= 2, "{}", sitting.drafts().len());
}

#[test]
fn a_draft_is_saved_when_a_field_is_left_and_when_the_dialog_closes() {
    let mut sitting = refusal();
    assert_eq!(sitting.drafts().len(), 1, "the ground was marked and left");
    sitting.types("Д").press(KeyCode::Tab);
    assert_eq!(sitting.drafts().len(), 2);
    sitting.types("е").press(KeyCode::Esc);
    assert_eq!(sitting.drafts().len(), 3);
    assert_eq!(sitting.effects.last(), Some(&DialogEffect::Close));
}

#[test]
fn what_nobody_touched_leaves_no_draft() {
    let world = World::drafting(&[]);
    let mut sitting = Sitting::ready(world, CommandKind::PrepareApproval);
    sitting.wait(5_000).press(KeyCode::Esc);
    assert_eq!(sitting.effects, [DialogEffect::Close]);
}

#[test]
fn a_draft_comes_back_whole() {
    let mut sitting = refusal();
    sitting.types("Диплом № 114-7 не значится.\nвторая строка");
    sitting.presses(&[KeyCode::Up, KeyCode::Left, KeyCode::Left]);
    sitting.press_with(KeyCode::Char('s'), crossterm::event::KeyModifiers::CONTROL);
    let draft = (*sitting.drafts().last().expect("it was saved")).clone();

    let mut again = Sitting::reopen(
        sitting.world.clone(),
        CommandKind::PrepareRefusal,
        Some(&draft),
    );
    assert_eq!(again.dialog.idempotency_key(), draft.idempotency_key);
    again.wait(300);
    again.press_with(KeyCode::Char('ы'), crossterm::event::KeyModifiers::CONTROL);
    let saved = (*again.drafts().last().expect("it was saved")).clone();
    let written = |body: &DraftBody| {
        let mut fields = body.fields.clone();
        fields.as_object_mut().expect("fields").remove("sittings");
        fields
    };
    assert_eq!(
        written(&saved),
        written(&draft),
        "fields, cursor and section"
    );
    assert!(saved.saved_at > draft.saved_at);
    assert!(again.screen(80, 24).contains("Диплом № 114-7 не значится."));
}

#[test]
fn the_frame_says_where_a_draft_is_kept() {
    let mut sitting = refusal();
    for (local, server, words) in [
        (true, true, "draft 14:05 ✓ ─"),
        (true, false, "on this machine only"),
        (false, true, "on the server only"),
        (false, false, "could not be saved"),
    ] {
        sitting.input(Input::DraftSaved { local, server });
        let screen = sitting.screen(80, 24);
        assert!(screen.contains(words), "{screen}");
    }
}

fn older_draft() -> (Sitting, DraftBody) {
    let mut sitting = refusal();
    sitting.types("Диплом не значится.").press(KeyCode::Esc);
    let draft = (*sitting.drafts().last().expect("it was saved")).clone();
    sitting.world.gets_a_note();
    let again = Sitting::reopen(
        sitting.world.clone(),
        CommandKind::PrepareRefusal,
        Some(&draft),
    );
    (again, draft)
}

#[test]
fn a_draft_against_another_version_is_offered_and_compared() {
    let (mut sitting, _) = older_draft();
    sitting.wait(300);
    let screen = sitting.words(80, 24);
    assert!(screen.contains("against version 12"), "{screen}");
    assert!(screen.contains("now at version 13"), "{screen}");
    sitting.presses(&[KeyCode::Down, KeyCode::Enter]);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("Notes: 0 → 1"), "{screen}");
    sitting.presses(&[KeyCode::Up, KeyCode::Enter]);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("Диплом не значится."), "{screen}");
    let saved = sitting.drafts().last().map(|draft| draft.case_version);
    assert_eq!(saved, Some(13), "it is based on the new version now");
}

#[test]
fn a_draft_is_thrown_away_only_after_a_second_question() {
    let (mut sitting, draft) = older_draft();
    sitting.wait(300);
    sitting.presses(&[KeyCode::Down, KeyCode::Down, KeyCode::Enter, KeyCode::Enter]);
    assert_eq!(sitting.effects, [], "the answer starts on keeping it");
    sitting.presses(&[
        KeyCode::Down,
        KeyCode::Down,
        KeyCode::Enter,
        KeyCode::Down,
        KeyCode::Enter,
    ]);
    assert_eq!(sitting.effects, [DialogEffect::DiscardDraft]);
    assert_eq!(sitting.dialog.idempotency_key(), super::KEY);
    assert_eq!(draft.idempotency_key, super::KEY);
    assert!(!sitting.screen(80, 24).contains("Диплом"));
}

#[test]
fn a_draft_of_the_same_version_can_be_thrown_away() {
    let mut sitting = refusal();
    sitting.types("Диплом не значится.").press(KeyCode::Esc);
    let draft = (*sitting.drafts().last().expect("it was saved")).clone();
    let mut again = Sitting::reopen(
        sitting.world.clone(),
        CommandKind::PrepareRefusal,
        Some(&draft),
    );
    again.wait(1_300);
    assert!(again.screen(80, 24).contains("Диплом не значится."));
    // From the field back over the section to the buttons: Cancel, Save, Throw away.
    again.presses(&[KeyCode::Esc]);
    assert!(again.is_closed(), "closing throws nothing away");

    let mut again = Sitting::reopen(
        sitting.world.clone(),
        CommandKind::PrepareRefusal,
        Some(&draft),
    );
    again.wait(1_300);
    while !again.screen(80, 24).contains("▐ Throw the draft away… ▌") {
        again.press(KeyCode::Tab);
    }
    again.press(KeyCode::Enter);
    let screen = again.screen(80, 24);
    assert!(screen.contains("▐ Keep the draft ▌"), "{screen}");
    again.press(KeyCode::Enter);
    let words = |body: &DraftBody| body.fields.to_string().contains("Диплом не значится.");
    again.press_with(KeyCode::Char('s'), crossterm::event::KeyModifiers::CONTROL);
    assert!(again.drafts().last().is_some_and(|draft| words(draft)));
    again.wait(1_300);
    again.presses(&[KeyCode::Enter, KeyCode::Down, KeyCode::Enter]);
    assert_eq!(again.effects.last(), Some(&DialogEffect::DiscardDraft));
    again.press_with(KeyCode::Char('s'), crossterm::event::KeyModifiers::CONTROL);
    assert!(again.drafts().last().is_some_and(|draft| !words(draft)));
    assert_eq!(again.dialog.idempotency_key(), super::KEY);
}

/// The draft of one workstation, and that of another which began from the same.
fn grown_apart() -> (Sitting, DraftBody, DraftBody) {
    let mut sitting = refusal();
    sitting.types("Диплом не значится.").press(KeyCode::Esc);
    let first = (*sitting.drafts().last().expect("it was saved")).clone();
    let go_on = |key: u128, text: &str| {
        let dialog = kezek::workstation::dialogs::Dialog::open(
            CommandKind::PrepareRefusal,
            &sitting.world.context(),
            Some(&first),
            Uuid::from_u128(key),
        );
        let mut at = Sitting {
            world: sitting.world.clone(),
            dialog,
            effects: Vec::new(),
        };
        at.wait(300).types(text).press(KeyCode::Esc);
        (*at.drafts().last().expect("it was saved")).clone()
    };
    let (here, there) = (go_on(101, " Здесь."), go_on(102, " Там."));
    (sitting, here, there)
}

#[test]
fn of_two_drafts_that_grew_apart_one_is_chosen_and_both_are_kept() {
    let (sitting, here, there) = grown_apart();
    let mut again = Sitting::reopen(sitting.world, CommandKind::PrepareRefusal, Some(&here));
    again.dialog.ask_about_draft(&here, Some(&there), false);
    again.wait(300);
    let words = again.words(80, 24);
    assert!(
        words.contains("Another workstation kept another draft"),
        "{words}"
    );
    again.presses(&[KeyCode::Down, KeyCode::Down, KeyCode::Enter]);
    let words = again.words(80, 24);
    assert!(
        words.contains("this machine: «Диплом не значится. Здесь.»"),
        "{words}"
    );
    assert!(
        words.contains("the other one: «Диплом не значится. Там.»"),
        "{words}"
    );
    again.presses(&[KeyCode::Up, KeyCode::Enter]);
    let screen = again.screen(80, 24);
    assert!(screen.contains("Диплом не значится. Там."), "{screen}");

    let kept = (*again.drafts().last().expect("it was saved")).clone();
    assert!(kept.saved_at > here.saved_at && kept.saved_at > there.saved_at);
    let text = kept.fields.to_string();
    assert!(text.contains("Там.") && text.contains("Здесь."), "{text}");
    // The one that was left can still be taken.
    let mut later = Sitting::reopen(again.world, CommandKind::PrepareRefusal, Some(&kept));
    later.wait(1_300);
    while !later.screen(80, 24).contains("▐ Throw the draft away… ▌") {
        later.press(KeyCode::Tab);
    }
    later.presses(&[KeyCode::Enter, KeyCode::Down, KeyCode::Enter]);
    let screen = later.screen(80, 24);
    assert!(screen.contains("Диплом не значится. Здесь."), "{screen}");
}

#[test]
fn a_draft_whose_command_was_recorded_says_so_and_gets_a_key_of_its_own() {
    let mut sitting = refusal();
    sitting.types("Диплом не значится.").press(KeyCode::Esc);
    let draft = (*sitting.drafts().last().expect("it was saved")).clone();
    let mut again = Sitting {
        dialog: kezek::workstation::dialogs::Dialog::open(
            CommandKind::PrepareRefusal,
            &sitting.world.context(),
            Some(&draft),
            Uuid::from_u128(103),
        ),
        world: sitting.world.clone(),
        effects: Vec::new(),
    };
    again.dialog.ask_about_draft(&draft, None, true);
    again.wait(300);
    assert!(again.words(80, 24).contains("was recorded already"));
    again.press(KeyCode::Enter);
    assert_eq!(again.dialog.idempotency_key(), Uuid::from_u128(103));
    assert!(again.screen(80, 24).contains("Диплом не значится."));
}

#[test]
fn a_draft_that_cannot_be_read_stays_beside_what_is_typed() {
    let world = World::drafting(&[]);
    let draft = DraftBody {
        case_version: world.case.version,
        idempotency_key: Uuid::from_u128(9),
        fields: serde_json::json!({ "shape": "other", "text": "чужое" }),
        saved_at: world.wall,
    };
    let mut sitting = Sitting::reopen(world, CommandKind::AddNote, Some(&draft));
    sitting
        .wait(1_300)
        .presses(&[KeyCode::Up])
        .types("моё")
        .press(KeyCode::Esc);
    let kept = sitting
        .drafts()
        .last()
        .expect("it was saved")
        .fields
        .to_string();
    assert!(kept.contains("моё") && kept.contains("чужое"), "{kept}");
}

#[test]
fn a_draft_of_an_unknown_shape_is_left_alone() {
    let world = World::drafting(&[]);
    let draft = DraftBody {
        case_version: world.case.version,
        idempotency_key: Uuid::from_u128(9),
        fields: serde_json::json!({ "shape": "other" }),
        saved_at: world.wall,
    };
    let sitting = Sitting::reopen(world, CommandKind::AddNote, Some(&draft));
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("cannot read"), "{screen}");
    assert_eq!(sitting.dialog.idempotency_key(), super::KEY);
}

#[test]
fn hostile_text_in_a_draft_is_made_harmless() {
    let world = World::drafting(&[]);
    let draft = DraftBody {
        case_version: world.case.version,
        idempotency_key: Uuid::from_u128(9),
        fields: serde_json::json!({ "shape": 1, "texts": { "text": "a\u{1b}]0;PWN\u{7}\u{202e}b" } }),
        saved_at: world.wall,
    };
    let sitting = Sitting::reopen(world, CommandKind::AddNote, Some(&draft));
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("a]0;PWNb"), "{screen}");
    assert!(!screen.contains('\u{1b}') && !screen.contains('\u{202e}'));
}
