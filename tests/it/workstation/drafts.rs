//! A draft survives everything that can happen to a dialog, byte for byte.

use chrono::TimeDelta;
use kezek::casework::{CaseId, Code, Violation, Violations};
use kezek::regulation::Language;
use kezek::wire::problem::{ChangeSince, Conflict, ProblemKind};
use kezek::workstation::effect::{InLine, Question};
use kezek::workstation::fault::{Fault, FaultKind};
use kezek::workstation::message::{Message, Reply, Submitted};
use kezek::workstation::remote::Ticket;

use super::sitting::Sitting;

/// Letters of three alphabets, a composed letter, an empty line, signs.
const TYPED: &str = "Қоңырау шалу: диплом № 114-7\n\nйод — «ёж», ұ ≠ ү; end";

/// An executor who has typed a note on the first case and whom nothing has saved yet.
fn typing() -> (Sitting, CaseId) {
    let mut sitting = Sitting::as_login(100, 30, Language::En, "a.omarova");
    sitting.press("Enter");
    sitting.rest();
    let case = sitting.model.case().expect("a case is open").id;
    sitting.press("F4");
    sitting.rest();
    sitting.rest();
    type_on(&mut sitting, TYPED);
    (sitting, case)
}

fn type_on(sitting: &mut Sitting, text: &str) {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            sitting.press("Enter");
        }
        sitting.write(line);
    }
}

/// The text of the note as it is kept.
fn kept(sitting: &Sitting, case: CaseId) -> Option<String> {
    let draft = sitting.house.drafts.get(&(case, "add-note"))?;
    Some(draft.fields["texts"]["text"].as_str()?.to_owned())
}

/// The text of the note as it comes back when the dialog is opened again.
fn back(sitting: &mut Sitting) -> String {
    sitting.house.down = None;
    if !sitting.model.host.is_open() {
        sitting.press("F4");
        sitting.rest();
        sitting.rest();
    }
    // Asked to save what it has, it gives back what it was given.
    sitting.press("Ctrl+s");
    let case = sitting.model.case().expect("a case is open").id;
    kept(sitting, case).expect("a draft")
}

/// Goes to the button, sends, and answers with what the server says.
fn send(sitting: &mut Sitting, answer: Submitted) {
    sitting.wait(TimeDelta::seconds(2));
    sitting.answering = false;
    sitting.press("Tab Tab Tab");
    sitting.press("Enter");
    let ticket = submit(sitting).expect("it was sent");
    sitting.answering = true;
    sitting.reply(ticket, Reply::Submitted(answer));
}

fn submit(sitting: &mut Sitting) -> Option<Ticket> {
    let at = sitting
        .waiting
        .iter()
        .position(|(_, question)| matches!(question, Question::Submit { .. }))?;
    sitting.waiting.remove(at).map(|(ticket, _)| ticket)
}

#[test]
fn it_is_saved_within_a_second_and_at_every_way_out() {
    let (mut sitting, case) = typing();
    assert_ne!(kept(&sitting, case).as_deref(), Some(TYPED));
    sitting.wait(TimeDelta::seconds(1));
    assert_eq!(kept(&sitting, case).as_deref(), Some(TYPED));

    let ways: [fn(&mut Sitting); 3] = [
        |sitting| sitting.press("Esc"),
        |sitting| sitting.press("Ctrl+q"),
        |sitting| sitting.feed(Message::Ending),
    ];
    for leave in ways {
        let (mut sitting, case) = typing();
        leave(&mut sitting);
        assert_eq!(kept(&sitting, case).as_deref(), Some(TYPED));
    }
}

#[test]
fn every_refusal_of_the_server_leaves_the_text_as_it_was() {
    let problem = |kind| Submitted::Failed(Fault::of(FaultKind::Problem(kind)));
    let at = "2026-03-12T04:00:00Z".parse().expect("a moment");
    let answers: Vec<(&str, Submitted)> = vec![
        (
            "409 a twin is in flight",
            Submitted::Lost(Fault::of(FaultKind::Problem(ProblemKind::TwinInFlight))),
        ),
        (
            "412 the case has moved on",
            Submitted::Conflict(Conflict {
                current_version: 99,
                changes: vec![ChangeSince {
                    version: 99,
                    event: "note-added".to_owned(),
                    by: crate::demo::office::actor("e.nurlanov").reference(),
                    at,
                }],
            }),
        ),
        (
            "422 a rule is broken",
            Submitted::Refused(Violations(vec![Violation::new(Code::TextMissing, "/text")])),
        ),
        (
            "500 the server failed",
            Submitted::Lost(Fault::of(FaultKind::Problem(ProblemKind::Internal))),
        ),
        (
            "503 the server takes nothing",
            problem(ProblemKind::Unavailable),
        ),
        (
            "no answer came",
            Submitted::Lost(Fault::of(FaultKind::TimedOut)),
        ),
        (
            "nobody is there",
            Submitted::Failed(Fault::of(FaultKind::Unreachable)),
        ),
    ];
    for (what, answer) in answers {
        let (mut sitting, _) = typing();
        send(&mut sitting, answer);
        // Long enough to have asked what became of a lost answer.
        sitting.wait(TimeDelta::seconds(20));
        assert!(sitting.model.host.is_open(), "{what}: the dialog stays");
        assert!(
            submit(&mut sitting).is_none(),
            "{what}: nothing is sent again"
        );
        assert_eq!(back(&mut sitting), TYPED, "{what}");
    }
}

#[test]
fn a_lost_lease_is_told_and_the_draft_is_kept() {
    let (mut sitting, case) = typing();
    sitting.house.lease_lost = true;
    sitting.wait(TimeDelta::seconds(62));
    let screen = sitting.screen();
    assert!(sitting.model.host.is_open());
    assert!(screen.contains("Somebody else took case"), "{screen}");
    assert_eq!(kept(&sitting, case).as_deref(), Some(TYPED));
    assert_eq!(back(&mut sitting), TYPED);
}

#[test]
fn an_ended_session_and_a_new_sign_in_leave_the_text_as_it_was() {
    let (mut sitting, _) = typing();
    send(
        &mut sitting,
        Submitted::Failed(Fault::of(FaultKind::Problem(ProblemKind::NotSignedIn))),
    );
    let screen = sitting.screen();
    assert!(screen.contains("Password"), "{screen}");
    sitting.write("x");
    sitting.press("Enter");
    sitting.rest();
    assert_eq!(back(&mut sitting), TYPED);
}

#[test]
fn without_a_server_the_draft_stays_on_this_machine() {
    let (mut sitting, case) = typing();
    sitting.house.down = Some(FaultKind::Unreachable);
    sitting.wait(TimeDelta::seconds(2));
    assert_eq!(kept(&sitting, case).as_deref(), Some(TYPED));
    let screen = sitting.screen();
    assert!(screen.contains("on this machine only"), "{screen}");
    assert_eq!(back(&mut sitting), TYPED);
}

#[test]
fn the_draft_of_another_workstation_is_offered_beside_this_one() {
    let (mut sitting, case) = typing();
    sitting.press("Esc");
    sitting.rest();
    let mut other = sitting.house.drafts[&(case, "add-note")].clone();
    other.fields["texts"]["text"] = "Там".into();
    sitting.house.other_drafts.insert((case, "add-note"), other);
    sitting.press("F4");
    sitting.rest();
    let screen = sitting.screen();
    assert!(screen.contains("Another workstation"), "{screen}");
    sitting.press("Enter");
    sitting.house.other_drafts.clear();
    assert_eq!(back(&mut sitting), TYPED);
}

#[test]
fn nothing_is_sent_by_itself_after_a_draft_was_taken_up() {
    let (mut sitting, _) = typing();
    sitting.press("Esc");
    sitting.rest();
    sitting.answering = false;
    sitting.press("F4");
    sitting.answer_one();
    sitting.wait(TimeDelta::seconds(30));
    assert!(
        sitting
            .waiting
            .iter()
            .all(|(_, question)| !matches!(question, Question::Submit { .. })),
        "{:?}",
        sitting.waiting
    );
    assert!(
        !sitting
            .waiting
            .iter()
            .any(|(_, question)| matches!(question, Question::InLine(InLine::DiscardDraft { .. }))),
    );
}

#[test]
fn own_drafts_have_a_mark_in_the_queue_and_a_list_that_leads_to_them() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    let number = sitting.current();
    let row = |sitting: &mut Sitting| {
        let screen = sitting.screen();
        let line = screen.lines().find(|line| {
            line.contains(&format!("▌ {number}")) || line.contains(&format!("▌•{number}"))
        });
        line.unwrap_or_else(|| panic!("{screen}")).to_owned()
    };
    assert!(!row(&mut sitting).contains('•'));
    sitting.press("F2");
    sitting.write("My drafts");
    sitting.press("Enter");
    assert!(sitting.screen().contains("Nothing is begun and not sent."));
    sitting.press("Esc Enter");
    sitting.rest();
    sitting.press("F4");
    sitting.rest();
    sitting.write("Half a sente");
    sitting.wait(TimeDelta::seconds(2));
    sitting.press("Esc Esc");
    sitting.rest();
    assert!(row(&mut sitting).contains(&format!("▌•{number}")));
    let screen = sitting.screen();
    assert!(
        screen.contains("• You have a draft"),
        "the preview says what it is: {screen}"
    );
    // From wherever it is begun, it is found again: here from another queue.
    sitting.press("Right F2");
    sitting.write("My drafts");
    sitting.press("Enter");
    let screen = sitting.screen();
    assert!(
        screen.contains(&format!("▌{number}  Add a note")),
        "{screen}"
    );
    sitting.press("Enter");
    sitting.rest();
    assert_eq!(sitting.model.case().unwrap().case().unwrap().number, number);
    // What is sent is no draft any more.
    sitting.press("F4");
    sitting.wait(TimeDelta::seconds(2));
    sitting.press("Tab End Enter");
    sitting.rest();
    assert!(!sitting.model.host.is_open(), "{}", sitting.screen());
    assert!(sitting.model.desk.drafts.all().is_empty());
    // Whoever signs in elsewhere finds what the server keeps.
    let case = sitting.model.case().unwrap().id;
    let key = (case, "add-note");
    let body = kezek::wire::DraftBody {
        case_version: 1,
        idempotency_key: uuid::Uuid::from_u128(7),
        fields: serde_json::Value::Null,
        saved_at: sitting.wall,
    };
    sitting.house.drafts.insert(key, body);
    sitting.press("Esc F2");
    sitting.write("My drafts");
    sitting.press("Enter");
    sitting.rest();
    assert_eq!(sitting.model.desk.drafts.all().len(), 1);
}
