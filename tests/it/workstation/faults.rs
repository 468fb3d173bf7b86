//! What went wrong stays where it can be read and quoted, and what somebody looks at stays under
//! the cursor whatever comes meanwhile.

use chrono::TimeDelta;
use kezek::casework::{Code, Violation};
use kezek::regulation::Language;
use kezek::wire::Actions;
use kezek::wire::problem::ProblemKind;
use kezek::workstation::effect::Question;
use kezek::workstation::fault::FaultKind;
use kezek::workstation::message::Reply;
use kezek::workstation::notice::Severity;

use super::sitting::Sitting;

/// An executor before the queue of drafts.
fn before_drafts(language: Language) -> Sitting {
    let mut sitting = Sitting::as_login(120, 36, language, "a.omarova");
    for _ in 0..30 {
        let queue = sitting.model.queue().expect("a queue");
        if queue.slug.as_deref() == Some("drafting") {
            break;
        }
        sitting.press("Right");
    }
    sitting.rest();
    sitting
}

#[test]
fn the_cursor_of_the_messages_stays_on_its_message_whatever_is_announced() {
    let mut sitting = before_drafts(Language::En);
    sitting.house.down = Some(FaultKind::Problem(ProblemKind::Unavailable));
    sitting.press("F5");
    sitting.house.down = Some(FaultKind::Problem(ProblemKind::TooManyRequests));
    sitting.press("F5");
    sitting.press("F12 Down");
    let newest = sitting.model.desk.notices.newest_first().nth(1).cloned();
    let code = newest.and_then(|notice| notice.fault).expect("a fault");
    let code = code.code();
    for _ in 0..3 {
        // Each copy is announced itself, and others are as well.
        sitting.press("Enter");
        assert_eq!(sitting.copied.as_deref(), Some(code.as_str()));
        let desk = &mut sitting.model.desk;
        desk.say(Severity::Info, "desk-stopped", Vec::new());
    }
    let screen = sitting.screen();
    let line = screen.lines().find(|line| line.contains("▌09:00"));
    let same = line.is_some_and(|line| line.contains("takes no changes now"));
    assert!(same, "{screen}");
    // The arrows go on from there.
    sitting.press("Home Enter");
    assert_eq!(
        sitting.copied.as_deref(),
        Some(code.as_str()),
        "nothing to copy there"
    );
}

#[test]
fn the_code_of_a_decision_that_was_not_taken_is_copied_from_the_dialog_and_kept() {
    for language in [Language::Kk, Language::Ru, Language::En] {
        let mut sitting = before_drafts(language);
        sitting.press("Enter");
        sitting.rest();
        sitting.press("F4");
        sitting.rest();
        sitting.write("called the applicant");
        sitting.house.down = Some(FaultKind::Unreachable);
        sitting.wait(TimeDelta::seconds(90));
        assert!(sitting.model.desk.is_offline());
        sitting.press("Tab End Enter");
        sitting.rest();
        let screen = sitting.screen();
        assert!(screen.contains("F9"), "{screen}");
        sitting.press("F9");
        let copied = sitting.copied.clone().expect("a code");
        assert!(screen.contains(&copied), "{copied}\n{screen}");
        sitting.press("F12 Down");
        let screen = sitting.screen();
        assert!(screen.contains(&copied), "{screen}");
    }
}

#[test]
fn a_sign_in_that_failed_is_in_the_messages_with_its_code() {
    let mut sitting = Sitting::new(80, 24, Language::En);
    sitting.model.desk.accounts.clear();
    sitting.press("F9");
    assert_eq!(sitting.copied, None);
    sitting.press("End Enter");
    sitting.write("a.omarova");
    sitting.press("Tab");
    sitting.write("wrong");
    sitting.house.down = Some(FaultKind::Problem(ProblemKind::SignInFailed));
    sitting.press("Enter");
    sitting.press("F9");
    assert_eq!(sitting.copied.as_deref(), Some("SIGN-IN-FAILED"));
    sitting.press("F12 Down");
    let screen = sitting.screen();
    assert!(screen.contains("SIGN-IN-FAILED"), "{screen}");
}

#[test]
fn the_cursor_of_the_commands_stays_on_its_command_when_the_case_moves_on() {
    let mut sitting = before_drafts(Language::En);
    sitting.press("F8");
    sitting.rest();
    let under = |sitting: &mut Sitting| {
        let screen = sitting.screen();
        let cursor = |line: &&str| line.contains("│ ▌✓ ") || line.contains("│ ▌✗ ");
        let line = screen.lines().find(cursor);
        let line = line.unwrap_or_else(|| panic!("{screen}"));
        let (_, line) = line.split_once("│ ▌").expect("a cursor");
        let (line, _) = line.split_once("  ").expect("room");
        line.trim_start_matches(['✓', '✗', ' ']).to_owned()
    };
    sitting.press("Down");
    let before = under(&mut sitting);
    // What stood above it can be done no more: it moves up.
    let first = under_first(&sitting);
    let file = sitting.model.case().unwrap().file.data().unwrap();
    let (case, version) = (file.case.id, file.case.version);
    let mut offers = file.offers.clone();
    for offer in offers.iter_mut().filter(|offer| offer.command == first) {
        offer.why_not = vec![Violation::new(Code::NotAtThisStage, "")];
    }
    sitting.answering = false;
    sitting.wait(TimeDelta::seconds(20));
    let asked = |(_, question): &(_, Question)| *question == Question::Preview(case);
    let at = sitting.waiting.iter().position(asked);
    let (ticket, _) = sitting.waiting.remove(at.expect("it looks")).unwrap();
    let actions = Actions { version, offers };
    sitting.reply(ticket, Reply::Preview(Ok((case, actions))));
    assert_ne!(under_first(&sitting), first, "the order changed");
    assert_eq!(under(&mut sitting), before);
}

/// The first command of the menu, as the engine offers it.
fn under_first(sitting: &Sitting) -> kezek::casework::CommandKind {
    let file = sitting.model.case().unwrap().file.data().unwrap();
    kezek::workstation::screens::menu::entries(file)[0].command
}
