//! The confirm contract: nothing is decided by accident.

use kezek::casework::{Code, Violation, Violations};
use kezek::i18n::Catalogue;
use kezek::keyboard::is_on_every_layout;
use kezek::wire::CommandAnswer;
use kezek::wire::problem::{ChangeSince, Conflict, ProblemKind};
use kezek::workstation::fault::{Fault, FaultKind};

use super::world::{World, supervisor};
use super::{
    Command, CommandKind, Dialog, DialogEffect, Input, KeyCode, Language, Sitting, SubmitAnswer,
};

/// Letters that mean yes or no in some language, or sit on the keys of those that do.
const LETTERS: [char; 16] = [
    'y', 'Y', 'n', 'N', 'д', 'Д', 'н', 'Н', 'и', 'т', 'ж', 's', 'ы', ' ', '1', '+',
];

#[test]
fn letters_do_nothing_on_buttons() {
    for (kind, world) in [
        (CommandKind::PrepareApproval, World::drafting(&[])),
        (CommandKind::Sign, World::approved()),
    ] {
        let mut sitting = Sitting::ready(world, kind);
        for button in [KeyCode::Home, KeyCode::Right, KeyCode::End] {
            sitting.press(button);
            for letter in LETTERS {
                sitting.press(KeyCode::Char(letter));
            }
        }
        assert_eq!(sitting.effects, [], "{kind:?}");
    }
}

#[test]
fn the_key_that_opened_it_cannot_confirm_it() {
    let mut sitting = Sitting::open(World::drafting(&[]), CommandKind::PrepareApproval);
    sitting.press(KeyCode::End).press(KeyCode::Enter);
    assert_eq!(sitting.effects, [], "it is dropped within 250 ms");
    sitting.wait(300);
    sitting.press(KeyCode::End).press(KeyCode::Enter);
    assert_eq!(sitting.effects, [], "it is not armed before 1.2 s");
    assert!(
        sitting.screen(80, 24).contains("Prepare approval in 0."),
        "{}",
        sitting.screen(80, 24)
    );
    sitting.wait(1_000);
    assert!(sitting.screen(80, 24).contains("Prepare approval ✓ ready"));
    sitting.press(KeyCode::Enter);
    assert!(matches!(
        sitting.submitted(),
        Some(Command::PrepareApproval(_))
    ));
}

#[test]
fn focus_starts_on_cancel() {
    for (kind, world) in [
        (CommandKind::PrepareApproval, World::drafting(&[])),
        (CommandKind::PrepareRefusal, World::drafting(&[])),
        (CommandKind::Sign, World::approved()),
    ] {
        let sitting = Sitting::open(world, kind);
        assert!(sitting.screen(80, 24).contains("▐ Cancel ▌"), "{kind:?}");
    }
}

#[test]
fn a_repeated_enter_does_nothing() {
    let mut sitting = Sitting::ready(World::drafting(&[]), CommandKind::PrepareApproval);
    sitting.press(KeyCode::End);
    for _ in 0..50 {
        sitting.repeat(KeyCode::Enter);
    }
    assert_eq!(sitting.effects, []);
}

#[test]
fn a_held_enter_does_nothing_where_the_terminal_does_not_tell_repeats() {
    let mut sitting = Sitting::open(World::drafting(&[]), CommandKind::PrepareApproval);
    sitting.press(KeyCode::Enter);
    // The keyboard waits half a second, then repeats thirty times a second.
    sitting.wait(450);
    for _ in 0..60 {
        sitting.press(KeyCode::Enter);
    }
    assert_eq!(sitting.effects, []);
    sitting.wait(300);
    sitting.press(KeyCode::Enter);
    assert!(sitting.is_closed(), "a new press on Cancel closes");
}

#[test]
fn a_word_is_asked_and_taken_from_any_layout() {
    for (language, typed) in [
        (Language::En, "sign"),
        (Language::En, "ЫШПТ"),
        (Language::Ru, "подпишу"),
        (Language::Ru, "GJLGBIE"),
        (Language::Kk, "растау"),
        (Language::Kk, "hfcnfe"),
    ] {
        let mut sitting = Sitting::ready(World::approved(), CommandKind::Sign);
        sitting.speak(language);
        sitting.presses(&[KeyCode::End, KeyCode::Enter]);
        assert_eq!(sitting.submitted(), None, "the word is asked first");
        sitting.types(typed).press(KeyCode::Enter);
        assert_eq!(sitting.submitted(), None, "Enter in the field only goes on");
        sitting.press(KeyCode::Enter);
        assert!(
            matches!(sitting.submitted(), Some(Command::Sign(_))),
            "{typed}"
        );
    }
}

#[test]
fn another_word_is_not_taken() {
    let mut sitting = Sitting::ready(World::approved(), CommandKind::Sign);
    sitting.presses(&[KeyCode::End, KeyCode::Enter]);
    sitting.types("sing").presses(&[
        KeyCode::Enter,
        KeyCode::Enter,
        KeyCode::Enter,
        KeyCode::Enter,
    ]);
    assert_eq!(sitting.submitted(), None);
}

#[test]
fn the_word_is_never_pasted() {
    let mut sitting = Sitting::ready(World::approved(), CommandKind::Sign);
    sitting.presses(&[KeyCode::End, KeyCode::Enter]);
    sitting.input(Input::Paste("SIGN\n".to_owned()));
    assert!(
        sitting
            .words(80, 24)
            .contains("A confirmation is always typed")
    );
    sitting.presses(&[KeyCode::Enter, KeyCode::Enter]);
    assert_eq!(sitting.submitted(), None);
}

#[test]
fn the_words_can_be_typed_on_every_layout() {
    for language in Language::ALL {
        let speaker = Catalogue::shared().speak(language);
        for id in [
            "dialog-word-refuse",
            "dialog-word-sign",
            "dialog-word-close",
            "dialog-word-revoke",
            "dialog-word-agreed",
        ] {
            let word = speaker.say(id);
            let typable = word
                .chars()
                .all(|c| c.is_whitespace() || is_on_every_layout(c));
            assert!(typable, "{word}");
        }
    }
}

#[test]
fn a_new_version_disarms_and_shows_the_difference() {
    let mut sitting = Sitting::ready(World::approved(), CommandKind::Sign);
    sitting.presses(&[KeyCode::End, KeyCode::Enter]);
    sitting.types("sign").press(KeyCode::Enter);
    sitting.world.gets_a_note();
    sitting.press(KeyCode::Enter);
    assert_eq!(sitting.submitted(), None);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("from version 13 to 14"), "{screen}");
    assert!(screen.contains("Notes: 0 → 1"), "{screen}");
    assert!(screen.contains("Go on against version 14"), "{screen}");
    assert!(screen.contains("▐ Cancel ▌"), "{screen}");

    sitting.wait(1_300);
    sitting.presses(&[KeyCode::End, KeyCode::Enter]);
    sitting.wait(1_300);
    sitting.presses(&[KeyCode::End, KeyCode::Enter]);
    assert_eq!(sitting.submitted(), None, "the word is typed anew");
    sitting
        .types("sign")
        .presses(&[KeyCode::Enter, KeyCode::Enter]);
    assert!(
        sitting
            .effects
            .iter()
            .any(|effect| matches!(effect, DialogEffect::Submit { based_on: 14, .. }))
    );
}

#[test]
fn what_is_typed_goes_on_while_the_case_moves() {
    let mut sitting = Sitting::ready(World::drafting(&[]), CommandKind::AddNote);
    sitting.types("one");
    sitting.world.gets_a_note();
    sitting.types(" two");
    assert!(sitting.screen(80, 24).contains("one two"));
}

fn sending() -> Sitting {
    let mut sitting = Sitting::ready(World::drafting(&[]), CommandKind::PrepareApproval);
    sitting.presses(&[KeyCode::End, KeyCode::Enter]);
    assert!(sitting.submitted().is_some());
    sitting.effects.clear();
    sitting
}

#[test]
fn a_sent_decision_is_not_sent_twice_nor_called_back() {
    let mut sitting = sending();
    sitting.presses(&[KeyCode::Enter, KeyCode::Esc, KeyCode::Enter, KeyCode::Tab]);
    assert_eq!(sitting.effects, []);
    assert!(sitting.dialog.is_sending());
    let screen = sitting.screen(80, 24);
    assert!(
        screen.contains("Esc does not cancel a sent decision"),
        "{screen}"
    );
}

#[test]
fn a_recorded_command_ends_the_dialog_and_its_draft() {
    let mut sitting = sending();
    sitting.answer(SubmitAnswer::Recorded(CommandAnswer {
        case_id: sitting.world.case.id,
        command: CommandKind::PrepareApproval,
        dry_run: false,
        version: 13,
        events: vec!["prepared".to_owned()],
        warnings: Vec::new(),
    }));
    assert_eq!(
        sitting.effects,
        [DialogEffect::DiscardDraft, DialogEffect::Close]
    );
}

#[test]
fn an_unknown_outcome_is_checked_and_never_sent_again_by_itself() {
    let mut sitting = sending();
    sitting.answer(SubmitAnswer::Checking);
    sitting.presses(&[KeyCode::Enter, KeyCode::Enter]);
    assert_eq!(sitting.effects, []);
    assert!(sitting.words(80, 24).contains("do not send again"));

    sitting.answer(SubmitAnswer::NotRecorded);
    sitting.press(KeyCode::End).press(KeyCode::Enter);
    assert_eq!(sitting.effects, [], "it is armed anew");
    sitting.wait(1_300);
    sitting.press(KeyCode::Enter);
    assert!(sitting.effects.iter().any(|effect| matches!(
        effect,
        DialogEffect::Submit { idempotency_key, .. } if *idempotency_key == super::KEY
    )));
}

#[test]
fn a_refused_command_keeps_its_text_and_leads_to_the_field() {
    let mut sitting = sending();
    let violation = Violation::new(Code::OutputNumberNotNew, "/number");
    sitting.answer(SubmitAnswer::Refused(Violations(vec![violation])));
    let screen = sitting.screen(80, 24);
    assert!(
        screen.contains("The server did not record it: 1 reason"),
        "{screen}"
    );
    assert!(screen.contains("▌ Number 26-000042"), "{screen}");
    assert!(screen.contains("output-number-not-new"), "{screen}");
    // The verdict was on that command: another one is judged anew.
    sitting.types("x");
    assert!(!sitting.screen(80, 24).contains("output-number-not-new"));
}

#[test]
fn a_conflict_asks_for_the_case_and_keeps_everything() {
    let mut sitting = sending();
    let at = sitting.world.now.at;
    sitting.answer(SubmitAnswer::Conflict(Conflict {
        current_version: 13,
        changes: vec![ChangeSince {
            version: 13,
            event: "note-added".to_owned(),
            by: supervisor().reference(),
            at,
        }],
    }));
    assert_eq!(sitting.effects, [DialogEffect::Rebase]);
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("from version 12 to 13"), "{screen}");
    assert!(screen.contains("Б. Сапарова"), "{screen}");
    assert!(screen.contains("26-000042"), "{screen}");
}

#[test]
fn a_failure_is_told_in_four_parts_with_a_code() {
    let mut sitting = sending();
    sitting.answer(SubmitAnswer::Failed {
        fault: Fault {
            detail: Some("The store refuses writes.\u{1b}[2J".into()),
            support_code: Some("4F2A-77".into()),
            ..Fault::of(FaultKind::Problem(ProblemKind::Unavailable))
        },
    });
    let words = sitting.words(80, 24);
    for part in [
        "✗ The server takes no changes now.",
        "Nothing was recorded: case 26-000042 stays at version 12",
        "Tell the administrator and try later",
        "Code to quote: 4F2A-77",
        "The store refuses writes.<U+001B>[2J",
    ] {
        assert!(words.contains(part), "{part}\n{words}");
    }
    assert!(!sitting.dialog.is_sending());
}

#[test]
fn it_asks_to_be_woken_while_a_button_is_being_armed() {
    let world = World::drafting(&[]);
    let dialog = Dialog::open(
        CommandKind::PrepareApproval,
        &world.context(),
        None,
        super::KEY,
    );
    assert!(dialog.next_wake(world.wall).is_some());
    let later = world.wall + chrono::TimeDelta::seconds(2);
    assert_eq!(
        dialog.next_wake(later),
        None,
        "then nothing happens by itself"
    );
}
