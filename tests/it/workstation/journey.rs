//! Ways through the workstation, by keys alone.

use chrono::TimeDelta;
use kezek::casework::StatusKind;
use kezek::regulation::Language;
use kezek::workstation::effect::{InLine, Question};
use kezek::workstation::fault::FaultKind;
use kezek::workstation::message::Message;

use super::sitting::Sitting;

#[test]
fn one_key_signs_in_as_each_role_of_the_start_screen() {
    for (at, key) in ["F3", "F4", "F5", "F6", "F7", "F8", "F9"]
        .iter()
        .enumerate()
    {
        let mut sitting = Sitting::new(80, 24, Language::Kk);
        sitting.press(key);
        sitting.rest();
        let login = sitting.model.desk.accounts[at].login.clone();
        let me = sitting.model.desk.login().expect("signed in");
        assert_eq!(me.as_str(), login);
    }
}

#[test]
fn an_incomplete_application_is_refused_at_intake_with_cyrillic_keys() {
    let mut sitting = Sitting::as_login(120, 36, Language::Ru, "a.omarova");
    // The case that lacks a paper and is nobody's yet.
    sitting.press("F7");
    sitting.write("okafor");
    sitting.press("Enter");
    let case = sitting.model.queue().unwrap().selected.unwrap();
    sitting.press("F8");
    sitting.rest();
    let screen = sitting.screen();
    assert!(screen.contains("✓ Отказать в приёме"), "{screen}");
    // л goes up and о goes down, as k and j do on the same keys.
    sitting.press("о л Enter");
    sitting.rest();
    let screen = sitting.screen();
    assert!(screen.contains("Для подтверждения введите"), "{screen}");
    sitting.press("Shift+Tab");
    sitting.write("отказ");
    for _ in 0..6 {
        sitting.press("Tab");
        if sitting.screen().contains("▐ Отказать в приёме") {
            break;
        }
    }
    sitting.wait(TimeDelta::seconds(2));
    sitting.press("Enter");
    sitting.rest();
    let dossier = &sitting.house.cases[&case];
    assert_eq!(dossier.case.status.kind(), StatusKind::NotAccepted);
    let screen = sitting.screen();
    assert!(screen.contains("v2 → v3"), "{screen}");
    assert!(sitting.house.drafts.is_empty());
    sitting.press("Esc Esc");
    sitting.rest();
    let queue = sitting.model.queue().unwrap();
    assert!(queue.selected != Some(case), "it has left the queue");
}

#[test]
fn what_is_typed_is_kept_through_esc_quit_and_a_signal() {
    for end in ["Esc", "Ctrl+q", "signal"] {
        let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
        sitting.press("Enter");
        sitting.rest();
        sitting.press("F4");
        sitting.rest();
        sitting.write("Applicant called back");
        // The last keys have not been saved yet.
        match end {
            "signal" => sitting.feed(Message::Ending),
            key => sitting.press(key),
        }
        assert_eq!(sitting.quit, end != "Esc", "{end}");
        let kept = sitting.house.drafts.values().next().expect(end);
        assert!(
            kept.fields.to_string().contains("Applicant called back"),
            "{end}"
        );
    }
}

#[test]
fn the_language_changes_in_the_middle_of_a_dialog() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    sitting.press("Enter");
    sitting.rest();
    sitting.press("F4");
    sitting.rest();
    sitting.write("Applicant called back");
    assert!(sitting.screen().contains("Add the note"));
    sitting.press("Ctrl+l");
    let screen = sitting.screen();
    assert!(screen.contains("Жазба қосу"), "{screen}");
    assert!(screen.contains("Applicant called back"), "{screen}");
    sitting.press("Ctrl+д");
    assert!(sitting.screen().contains("Добавить заметку"));
}

#[test]
fn the_palette_finds_commands_in_any_language_and_runs_them() {
    let mut sitting = Sitting::as_login(80, 24, Language::Kk, "a.omarova");
    sitting.press("F2");
    sitting.write("цвета");
    sitting.press("Enter");
    assert_ne!(
        sitting.model.desk.theme,
        kezek::workstation::theme::Theme::monochrome()
    );
    sitting.press("F2");
    sitting.write("next working day");
    let before = sitting.house.now;
    sitting.press("Enter");
    sitting.rest();
    assert!(sitting.house.now > before + TimeDelta::hours(23));
    sitting.press("F2");
    sitting.write("выйти");
    sitting.press("Enter");
    assert!(sitting.quit);
}

#[test]
fn a_key_pressed_before_the_case_is_there_acts_when_it_comes() {
    let open = || {
        let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
        while sitting.model.queue().unwrap().slug.as_deref() != Some("drafting") {
            sitting.press("Right");
            sitting.rest();
        }
        sitting.answering = false;
        sitting.press("Enter");
        assert!(!sitting.screen().contains("Add the note"));
        sitting
    };
    let answered = |mut sitting: Sitting| {
        sitting.answering = true;
        while sitting.answer_one() {}
        sitting.rest();
        sitting.screen()
    };
    let mut sitting = open();
    sitting.press("F4");
    let screen = answered(sitting);
    assert!(screen.contains("Add the note"), "{screen}");
    // So do the commands, with one of them under the cursor, and the forms that ask for a reason.
    for (key, shown) in [
        ("F8", "Add a note"),
        ("F7", "are written into the access log"),
    ] {
        let mut sitting = open();
        sitting.press(key);
        assert!(sitting.model.popups.is_empty(), "{key}");
        let screen = answered(sitting);
        assert!(screen.contains(shown), "{key}: {screen}");
    }
    // A case that does not come has nothing done to it, now or later.
    let mut sitting = open();
    sitting.press("F8");
    sitting.house.down = Some(FaultKind::Unreachable);
    sitting.answering = true;
    while sitting.answer_one() {}
    sitting.press("F8 F7");
    assert!(sitting.model.popups.is_empty());
    sitting.house.down = None;
    sitting.press("F5");
    sitting.rest();
    assert!(sitting.model.popups.is_empty());
    // Whoever has opened something else meanwhile wants that.
    for key in ["F8", "F7"] {
        let mut sitting = open();
        sitting.press(key);
        sitting.press("F1");
        sitting.answering = true;
        while sitting.answer_one() {}
        assert_eq!(sitting.model.popups.len(), 1, "{key}");
    }
    let mut sitting = open();
    sitting.press("F4 F1");
    let screen = answered(sitting);
    assert!(screen.contains("Keys"), "{screen}");
    assert!(!screen.contains("Add the note"), "{screen}");
    // A wish that was taken back does not come true.
    let mut sitting = open();
    sitting.press("F4 Esc Enter");
    let screen = answered(sitting);
    assert!(!screen.contains("Add the note"), "{screen}");
}

#[test]
fn a_lease_is_given_back_when_a_dialog_closes() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    sitting.press("Enter");
    sitting.rest();
    sitting.press("F4");
    sitting.rest();
    sitting.answering = false;
    sitting.press("Esc");
    assert!(
        sitting
            .waiting
            .iter()
            .any(|(_, question)| matches!(question, Question::InLine(InLine::ReleaseLease(_))))
    );
}

#[test]
fn a_paste_outside_a_text_field_is_refused_and_says_so() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    sitting.feed(Message::Paste("F8\r\ny\r\n".to_owned()));
    assert!(sitting.screen().contains("Text cannot be pasted here"));
    sitting.press("F7");
    sitting.feed(Message::Paste("okafor\u{1b}[2J\r\n".to_owned()));
    let screen = sitting.screen();
    assert!(screen.contains("okafor[2J"), "{screen}");
}
