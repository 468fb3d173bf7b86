//! What is done for a reason that is logged: a number is revealed, a case is taken over.

use chrono::TimeDelta;
use kezek::casework::{Application, CaseId, RawText};
use kezek::regulation::Language;
use kezek::wire::problem::ProblemKind;
use kezek::wire::{Lease, LeaseView};
use kezek::workstation::effect::Question;
use kezek::workstation::fault::{Fault, FaultKind};
use kezek::workstation::message::Reply;

use super::sitting::{House, Sitting};

impl House {
    /// Reveals a number, or hands a case over; each wants a reason.
    pub fn for_a_reason(&mut self, question: &Question) -> Reply {
        let me = match self.actor() {
            Ok(me) => me.reference(),
            Err(fault) => return Reply::Revealed(Err(fault)),
        };
        match question {
            Question::Reveal { case, reason } => {
                assert!(!reason.is_blank());
                let application: &Application = &self.cases[case].case.application;
                Reply::Revealed(Ok((*case, application.personal_numbers())))
            }
            Question::TakeOver { case, reason } => {
                let lease = Lease {
                    holder: me,
                    since: self.now,
                    expires_at: self.now + TimeDelta::minutes(10),
                };
                let view = LeaseView {
                    lease: Some(lease.clone()),
                    taken_because: Some(reason.clone()),
                };
                self.leases.insert(*case, view);
                Reply::TakenOver(Ok((*case, lease)))
            }
            other => panic!("{other:?} needs no reason"),
        }
    }
}

/// A case that states a number, with its number of the case and the personal one.
pub fn with_number(sitting: &Sitting) -> (CaseId, String, String) {
    let me = sitting.house.me.as_ref().expect("somebody");
    let found = sitting.house.cases.values().find_map(|dossier| {
        let case = &dossier.case;
        let iin = case.application.personal_numbers().applicant?;
        let open = !case.status.kind().is_closed();
        let visible = open && me.belongs_to(case.unit());
        visible.then(|| (case.id, case.number.clone(), iin.reveal().to_owned()))
    });
    found.expect("a case with a number")
}

/// Has somebody else work on a case.
pub fn held_by_other(sitting: &mut Sitting, case: CaseId) {
    let other = crate::demo::office::actor("s.petrov").reference();
    let lease = Lease {
        holder: other,
        since: sitting.house.now,
        expires_at: sitting.house.now + TimeDelta::minutes(10),
    };
    let view = LeaseView {
        lease: Some(lease),
        taken_because: None,
    };
    sitting.house.leases.insert(case, view);
}

/// Opens a case by its number.
fn open(sitting: &mut Sitting, number: &str) {
    sitting.press("F2");
    sitting.write(number);
    sitting.press("Enter");
    sitting.rest();
    assert!(sitting.model.case().is_some(), "{}", sitting.screen());
}

/// Gives the reason in the form that is open, and commits.
fn give_reason(sitting: &mut Sitting, reason: &str) {
    sitting.wait(TimeDelta::seconds(2));
    sitting.press("Up");
    sitting.write(reason);
    sitting.press("Tab Tab Enter");
    sitting.rest();
}

#[test]
fn a_number_is_masked_until_it_is_revealed_for_a_reason_and_again_when_the_case_is_left() {
    for language in Language::ALL {
        let mut sitting = Sitting::as_login(120, 36, language, "a.omarova");
        let (_, case, number) = with_number(&sitting);
        open(&mut sitting, &case);
        let masked = format!("••••••••{}", &number[8..]);
        let screen = sitting.screen();
        assert!(screen.contains(&masked), "{screen}");
        assert!(!screen.contains(&number), "{screen}");

        // The key opens a form that begins on Cancel: repeated, it reveals nothing.
        sitting.press("F7");
        sitting.press("Enter");
        sitting.wait(TimeDelta::seconds(2));
        assert!(!sitting.screen().contains(&number));
        if sitting.model.popups.is_empty() {
            sitting.press("F7");
        }
        // Without a reason the button does nothing.
        sitting.wait(TimeDelta::seconds(2));
        sitting.press("Tab Enter");
        sitting.rest();
        assert!(!sitting.screen().contains(&number));
        sitting.press("Esc F7");
        give_reason(&mut sitting, "Банк");
        let screen = sitting.screen();
        assert!(screen.contains(&number), "{screen}");
        assert!(sitting.model.popups.is_empty());

        // No message, which stays in the list, holds the number.
        sitting.press("F12");
        let notices = sitting.model.desk.notices.newest_first();
        for notice in notices {
            assert!(!format!("{notice:?}").contains(&number));
        }
        sitting.press("Esc Esc");
        sitting.rest();
        open(&mut sitting, &case);
        let screen = sitting.screen();
        assert!(screen.contains(&masked), "{screen}");
        assert!(!screen.contains(&number), "{screen}");
    }
}

#[test]
fn the_lock_masks_a_revealed_number_and_a_refusal_keeps_the_reason() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    let (_, case, number) = with_number(&sitting);
    open(&mut sitting, &case);
    sitting.press("F7");
    give_reason(&mut sitting, "The bank asks");
    assert!(sitting.screen().contains(&number));
    sitting.press("F2");
    sitting.write("lock the screen");
    sitting.press("Enter");
    sitting.rest();
    assert!(!sitting.screen().contains(&number));
    sitting.press("Enter");
    sitting.rest();
    let screen = sitting.screen();
    assert!(screen.contains("••••••••"), "{screen}");
    assert!(!screen.contains(&number), "{screen}");

    sitting.answering = false;
    sitting.press("F7");
    give_reason(&mut sitting, "The bank asks again");
    let (ticket, _) = sitting
        .waiting
        .iter()
        .find(|(_, asked)| matches!(asked, Question::Reveal { .. }))
        .cloned()
        .expect("it is asked");
    let refused = Fault::of(FaultKind::Problem(ProblemKind::NotAllowed));
    sitting.reply(ticket, Reply::Revealed(Err(refused)));
    let screen = sitting.screen();
    assert!(screen.contains("The bank asks again"), "{screen}");
    assert!(!screen.contains(&number), "{screen}");
}

#[test]
fn a_case_is_taken_over_with_a_reason_from_whoever_works_on_it() {
    let mut sitting = Sitting::as_login(80, 24, Language::En, "a.omarova");
    let (case, named, _) = with_number(&sitting);
    open(&mut sitting, &named);
    // Nobody else works on it: the palette says why it cannot be had.
    sitting.press("F2");
    sitting.write("take over");
    let screen = sitting.screen();
    assert!(
        screen.contains("Nobody else works on this case"),
        "{screen}"
    );
    sitting.press("Esc");

    held_by_other(&mut sitting, case);
    sitting.press("F5");
    sitting.rest();
    sitting.press("F2");
    sitting.write("take over");
    sitting.press("Enter");
    sitting.rest();
    let screen = sitting.screen();
    assert!(
        screen.contains(&format!("Take over case {named}")),
        "{screen}"
    );
    assert!(screen.contains("has been working on it since"), "{screen}");
    give_reason(&mut sitting, "On leave from today");
    let taken = sitting.house.leases[&case].clone();
    assert_eq!(
        taken.taken_because,
        Some(RawText::from("On leave from today"))
    );
    let me = sitting.house.me.as_ref().unwrap().login.clone();
    assert_eq!(taken.lease.unwrap().holder.login, me);
    let screen = sitting.screen();
    assert!(screen.contains("The case is yours to work on"), "{screen}");
    assert!(
        !screen.contains("has been working on this case"),
        "{screen}"
    );
    // The menu of commands led there, too, and does no longer.
    sitting.press("F8");
    assert!(!sitting.screen().contains("Take over"));
}

#[test]
fn a_case_says_who_has_begun_what_and_not_what_they_typed() {
    let mut sitting = Sitting::as_login(100, 40, Language::En, "a.omarova");
    let (case, number, _) = with_number(&sitting);
    let begun = kezek::wire::DraftBegun {
        by: crate::demo::office::actor("s.petrov").reference(),
        kind: "prepare-refusal".to_owned(),
        saved_at: sitting.house.now,
    };
    sitting.house.begun.insert(case, vec![begun]);
    open(&mut sitting, &number);
    let screen = sitting.screen();
    assert!(screen.contains("has begun: Prepare a refusal"), "{screen}");
}
