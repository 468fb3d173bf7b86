//! A server that is away, slow or forgets the session: data stays, decisions stop, text is kept.

use chrono::TimeDelta;
use kezek::regulation::Language;
use kezek::wire::problem::ProblemKind;
use kezek::workstation::effect::Question;
use kezek::workstation::fault::{Fault, FaultKind};
use kezek::workstation::message::Reply;

use super::sitting::Sitting;

fn executor() -> Sitting {
    Sitting::as_login(120, 36, Language::En, "a.omarova")
}

#[test]
fn a_server_that_goes_away_leaves_the_data_and_stops_decisions() {
    for (kind, words) in [
        (FaultKind::Unreachable, "cannot be reached"),
        (FaultKind::TimedOut, "did not answer in time"),
        (FaultKind::NotKezek, "not a Kezek server"),
        (FaultKind::Unreadable, "could not be read"),
    ] {
        let mut sitting = executor();
        let before = sitting.current();
        sitting.house.down = Some(kind);
        sitting.wait(TimeDelta::seconds(20));
        let screen = sitting.screen();
        assert!(screen.contains("OFFLINE since"), "{screen}");
        assert!(screen.contains(words), "{screen}");
        assert_eq!(sitting.current(), before, "the rows stay");
        sitting.house.down = None;
        sitting.wait(TimeDelta::seconds(7));
        let screen = sitting.screen();
        assert!(!screen.contains("OFFLINE"), "{screen}");
    }
}

#[test]
fn a_command_is_not_sent_while_the_server_is_away() {
    let mut sitting = with_note("Applicant called back");
    sitting.house.down = Some(FaultKind::Unreachable);
    sitting.wait(TimeDelta::seconds(15));
    sitting.answering = false;
    record_note(&mut sitting);
    assert!(
        !sitting
            .waiting
            .iter()
            .any(|(_, question)| matches!(question, Question::Submit { .. })),
        "nothing is sent"
    );
    let screen = sitting.screen();
    assert!(screen.contains("nothing was sent"), "{screen}");
}

#[test]
fn a_lost_answer_is_asked_after_and_the_command_never_sent_again() {
    let mut sitting = with_note("Applicant called back");
    sitting.answering = false;
    record_note(&mut sitting);
    let sent = submits(&sitting);
    assert_eq!(sent, 1, "{}", sitting.screen());
    let (ticket, _) = sitting.waiting.pop_back().unwrap();
    sitting.waiting.clear();
    sitting.reply(
        ticket,
        Reply::Submitted(kezek::workstation::message::Submitted::Lost(Fault::of(
            FaultKind::TimedOut,
        ))),
    );
    sitting.answering = true;
    sitting.wait(TimeDelta::seconds(15));
    assert!(!sitting.model.host.is_sending());
    let screen = sitting.screen();
    assert!(
        screen.contains("Applicant called back"),
        "the text is kept: {screen}"
    );
    assert_eq!(sitting.house.drafts.len(), 1, "and so is the draft");
}

#[test]
fn a_session_that_ended_comes_back_to_the_same_dialog() {
    let mut sitting = with_note("Applicant called back");
    sitting.house.me = None;
    sitting.wait(TimeDelta::seconds(15));
    let screen = sitting.screen();
    assert!(screen.contains("The session has ended"), "{screen}");
    sitting.write("password");
    sitting.press("Enter");
    sitting.rest();
    let screen = sitting.screen();
    assert!(screen.contains("Applicant called back"), "{screen}");
    record_note(&mut sitting);
    sitting.rest();
    assert!(
        sitting.screen().contains("recorded, case"),
        "{}",
        sitting.screen()
    );
}

#[test]
fn esc_stops_a_question_that_still_runs() {
    let mut sitting = executor();
    sitting.answering = false;
    sitting.press("F5");
    // That somebody is here is said beside what was asked for.
    sitting
        .waiting
        .retain(|(_, question)| !matches!(question, Question::Present));
    assert!(!sitting.waiting.is_empty());
    sitting.press("Esc");
    assert!(sitting.waiting.is_empty(), "{:?}", sitting.waiting);
    assert!(sitting.screen().contains("The request was stopped"));
}

#[test]
fn a_refused_sign_in_says_why_and_forgets_the_password() {
    let mut sitting = Sitting::new(100, 30, Language::En);
    sitting.press("End Enter");
    sitting.write("a.omarova");
    sitting.press("Enter");
    sitting.write("wrong");
    sitting.house.down = Some(FaultKind::Problem(ProblemKind::SignInFailed));
    sitting.press("Enter");
    let screen = sitting.screen();
    assert!(
        screen.contains("The login or the password is wrong"),
        "{screen}"
    );
    assert!(!screen.contains('•'), "{screen}");
}

/// Opens the first case and types a note.
fn with_note(text: &str) -> Sitting {
    let mut sitting = executor();
    sitting.press("Enter");
    sitting.rest();
    sitting.press("F4");
    sitting.rest();
    sitting.write(text);
    sitting.wait(TimeDelta::seconds(2));
    sitting
}

/// Goes to the button and presses it.
fn record_note(sitting: &mut Sitting) {
    for _ in 0..12 {
        if sitting.screen().contains("▐ Add the note") {
            break;
        }
        sitting.press("Tab");
    }
    sitting.wait(TimeDelta::seconds(2));
    sitting.press("Enter");
}

fn submits(sitting: &Sitting) -> usize {
    sitting
        .waiting
        .iter()
        .filter(|(_, question)| matches!(question, Question::Submit { .. }))
        .count()
}
