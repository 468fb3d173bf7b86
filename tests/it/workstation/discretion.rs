//! What is shown to whoever walks by, and what leaves the program: as little as can be.

use chrono::TimeDelta;
use kezek::regulation::Language;
use kezek::workstation::effect::Question;
use kezek::workstation::fault::FaultKind;
use kezek::workstation::message::Message;

use super::sitting::Sitting;

fn with_a_note() -> Sitting {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    sitting.press("Enter");
    sitting.rest();
    sitting.press("F4");
    sitting.rest();
    sitting.write("Applicant called back");
    sitting
}

/// Jumps to a moment, as a program does that slept or was stopped.
fn jump(sitting: &mut Sitting, span: TimeDelta) {
    sitting.wall += span;
    sitting.feed(Message::Tick(sitting.wall));
}

/// Every name of the demo that could be on a screen.
fn names(sitting: &Sitting) -> Vec<String> {
    let people = sitting.house.cases.values().map(|dossier| {
        dossier
            .case
            .application
            .applicant
            .family_name
            .clean_line()
            .to_string()
    });
    let me = sitting.model.desk.me.as_ref().unwrap();
    people
        .chain([
            me.actor.name.clean_line().to_string(),
            me.actor.login.as_str().to_owned(),
        ])
        .filter(|name| name.chars().count() > 2)
        .collect()
}

#[test]
fn after_five_minutes_nothing_of_anybody_is_on_the_screen() {
    let mut sitting = with_a_note();
    let names = names(&sitting);
    assert!(names.len() > 50, "{}", names.len());
    let number = sitting
        .model
        .case()
        .unwrap()
        .file
        .data()
        .unwrap()
        .case
        .number
        .clone();
    jump(&mut sitting, TimeDelta::seconds(299));
    assert!(sitting.model.lock().is_none());
    jump(&mut sitting, TimeDelta::seconds(2));
    let screen = sitting.screen();
    assert!(screen.contains("The screen is locked"), "{screen}");
    for name in names
        .iter()
        .chain([&number, &"Applicant called back".to_owned()])
    {
        assert!(!screen.contains(name.as_str()), "{name}: {screen}");
    }
    assert_eq!(sitting.model.title(), "Kezek");
    let kept = sitting.house.drafts.values().next().expect("a draft");
    assert!(kept.fields.to_string().contains("Applicant called back"));
}

#[test]
fn the_password_opens_it_where_it_was_and_only_the_right_one() {
    let mut sitting = with_a_note();
    jump(&mut sitting, TimeDelta::minutes(6));
    sitting.house.down = Some(FaultKind::Problem(
        kezek::wire::problem::ProblemKind::SignInFailed,
    ));
    sitting.write("wrong");
    sitting.press("Enter");
    let screen = sitting.screen();
    assert!(screen.contains("The screen is locked"), "{screen}");
    assert!(
        screen.contains("The login or the password is wrong"),
        "{screen}"
    );
    sitting.house.down = None;
    sitting.write("right");
    sitting.press("Enter");
    sitting.rest();
    let screen = sitting.screen();
    assert!(screen.contains("Applicant called back"), "{screen}");
    sitting.write(" again");
    assert!(sitting.screen().contains("called back again"));
}

#[test]
fn background_refresh_is_no_activity_and_a_key_is() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    sitting.wait(TimeDelta::seconds(240));
    sitting.press("Down");
    sitting.wait(TimeDelta::seconds(240));
    assert!(sitting.model.lock().is_none());
    sitting.wait(TimeDelta::seconds(70));
    assert!(
        sitting.model.lock().is_some(),
        "the queue was asked for all the while"
    );
}

#[test]
fn nothing_but_unlocking_and_leaving_works_on_the_locked_screen() {
    let mut sitting = with_a_note();
    jump(&mut sitting, TimeDelta::minutes(6));
    sitting.answering = false;
    for keys in ["F1", "F2", "F12", "Esc", "F4", "Tab", "Up", "Ctrl+r", "F9"] {
        sitting.press(keys);
        let screen = sitting.screen();
        assert!(screen.contains("The screen is locked"), "{keys}: {screen}");
    }
    sitting.answering = true;
    sitting.press("F8");
    sitting.rest();
    assert!(sitting.model.desk.me.is_none(), "somebody else may sign in");
    assert!(!sitting.house.drafts.is_empty(), "what was typed is kept");
}

#[test]
fn it_is_locked_by_name_and_who_has_not_signed_in_has_nothing_to_lock() {
    let mut sitting = Sitting::new(80, 24, Language::En);
    jump(&mut sitting, TimeDelta::hours(1));
    assert!(sitting.model.lock().is_none());
    let mut sitting = Sitting::as_login(80, 24, Language::En, "a.omarova");
    sitting.press("F2");
    sitting.write("lock the screen");
    sitting.press("Enter");
    assert!(sitting.model.lock().is_some());
    // The accounts of a demonstration are anybody's.
    sitting.press("Enter");
    sitting.rest();
    assert!(sitting.model.lock().is_none());
}

#[test]
fn a_number_and_a_fault_are_copied_and_never_a_name() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    let number = sitting.current();
    sitting.press("н");
    assert_eq!(sitting.copied.take(), Some(number));
    assert!(sitting.screen().contains("Handed to the terminal"));
    sitting.press("Enter");
    sitting.rest();
    sitting.house.down = Some(FaultKind::Unreachable);
    sitting.press("F5");
    sitting.rest();
    sitting.press("F12");
    for _ in 0..6 {
        if sitting.screen().contains("What it means:") {
            break;
        }
        sitting.press("Down");
    }
    let screen = sitting.screen();
    for part in [
        "What happened:",
        "What it means:",
        "What to do:",
        "UNREACHABLE",
    ] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    sitting.press("Enter");
    assert_eq!(sitting.copied.take().as_deref(), Some("UNREACHABLE"));
    // The copy was announced itself, and moved nothing.
    sitting.press("F4");
    let copied = sitting.copied.take().unwrap();
    assert!(copied.contains("What to do: Check the network"), "{copied}");
    for name in names(&sitting) {
        assert!(!copied.contains(&name), "{name}");
    }
}

#[test]
fn the_title_names_the_case_and_nobody() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    assert_eq!(sitting.model.title(), "Kezek");
    let number = sitting.current();
    sitting.press("Enter");
    sitting.rest();
    assert_eq!(sitting.model.title(), format!("Kezek {number}"));
    for dossier in sitting.house.cases.values_mut() {
        dossier.case.number = "26\u{7}-Ахметов".to_owned();
    }
    sitting.press("F5");
    sitting.rest();
    assert_eq!(sitting.model.title(), "Kezek");
}

#[test]
fn a_message_of_waiting_comes_only_when_there_is_something_to_wait_for() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    sitting.answering = false;
    sitting.press("Enter");
    assert!(
        !sitting.screen().contains("Loading"),
        "{}",
        sitting.screen()
    );
    sitting.wait(TimeDelta::milliseconds(200));
    assert!(sitting.screen().contains("Loading"), "{}", sitting.screen());
    let waits = |(_, question): &(_, Question)| matches!(question, Question::Case(_));
    assert!(sitting.waiting.iter().any(waits));
}

#[test]
fn a_window_that_is_too_small_says_so_and_helps() {
    for (columns, rows) in [(60, 20), (79, 24), (80, 23), (20, 5)] {
        for language in Language::ALL {
            let mut sitting = Sitting::as_login(columns, rows, language, "a.omarova");
            let screen = sitting.screen();
            if columns >= 60 {
                for part in ["80×24", &format!("{columns}×{rows}"), "F1", "Ctrl+Q"] {
                    assert!(screen.contains(part), "{part}: {screen}");
                }
            }
            sitting.press("F1");
            assert_ne!(sitting.screen(), screen);
            sitting.press("F1");
            assert_eq!(sitting.screen(), screen);
            sitting.press("F8 Enter");
            assert_eq!(sitting.screen(), screen, "what cannot be seen is not done");
            sitting.press("Ctrl+й");
            assert!(sitting.quit);
        }
    }
}

/// How often the server was told that somebody is here.
fn told_present(sitting: &Sitting) -> usize {
    let told = |question: &&Question| matches!(question, Question::Present);
    sitting.asked.iter().filter(told).count()
}

#[test]
fn whoever_types_what_nothing_is_asked_for_is_still_known_to_be_here() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    sitting.press("F3");
    sitting.rest();
    let before = told_present(&sitting);
    for _ in 0..20 {
        jump(&mut sitting, TimeDelta::minutes(1));
        sitting.write("a");
        sitting.write("b");
    }
    assert_eq!(told_present(&sitting) - before, 20);
}

#[test]
fn an_open_dialog_alone_does_not_say_that_somebody_is_here() {
    let mut sitting = with_a_note();
    let before = told_present(&sitting);
    for _ in 0..4 {
        jump(&mut sitting, TimeDelta::minutes(1));
        sitting.rest();
    }
    assert_eq!(told_present(&sitting), before);
}
