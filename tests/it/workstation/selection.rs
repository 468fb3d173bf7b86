//! The cursor stands on a case: nothing moves under it, late answers are dropped.

use chrono::TimeDelta;
use kezek::casework::queue::Row;
use kezek::regulation::Language;
use kezek::workstation::effect::Question;

use super::sitting::Sitting;

fn open_cases() -> Sitting {
    let mut sitting = Sitting::as_login(120, 36, Language::Ru, "a.omarova");
    // The queue of all open cases is the longest.
    for _ in 0..20 {
        if sitting.model.queue().unwrap().slug.as_deref() == Some("open") {
            break;
        }
        sitting.press("Right");
    }
    sitting.rest();
    assert_eq!(sitting.model.queue().unwrap().slug.as_deref(), Some("open"));
    sitting
}

fn number_at(sitting: &Sitting, index: usize) -> String {
    let queue = sitting.model.queue().unwrap();
    queue.row_at(index).unwrap().number.clone()
}

#[test]
fn what_changes_at_the_server_waits_until_it_is_asked_for() {
    let mut sitting = open_cases();
    sitting.press("Down Down Down");
    let (selected, first) = (sitting.current(), number_at(&sitting, 0));
    // The first row of the queue is gone at the server.
    let gone = sitting.model.queue().unwrap().row_at(0).unwrap().id;
    sitting.house.cases.remove(&gone);
    sitting.wait(TimeDelta::seconds(7));
    assert_eq!(number_at(&sitting, 0), first, "the list has not moved");
    assert_eq!(sitting.current(), selected);
    let screen = sitting.screen();
    assert!(screen.contains("F5 применит"), "{screen}");
    sitting.press("F5");
    sitting.rest();
    assert_ne!(number_at(&sitting, 0), first);
    assert_eq!(sitting.current(), selected, "the cursor stays on its case");
}

#[test]
fn the_selection_follows_its_case_through_a_thousand_changes() {
    let mut sitting = open_cases();
    sitting.press("PgDn");
    let selected = sitting.current();
    let id = sitting.model.queue().unwrap().selected.unwrap();
    let spare: Vec<_> = sitting.house.cases.keys().copied().collect();
    let mut taken = Vec::new();
    let mut state = 7_u64;
    for _ in 0..1000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let pick = usize::try_from(state >> 33).unwrap();
        if taken.len() > 20 || (pick.is_multiple_of(2) && !taken.is_empty()) {
            let (case, dossier) = taken.swap_remove(pick % taken.len());
            sitting.house.cases.insert(case, dossier);
        } else {
            let case = spare[pick % spare.len()];
            if case != id
                && let Some(dossier) = sitting.house.cases.remove(&case)
            {
                taken.push((case, dossier));
            }
        }
        sitting.press("F5");
        assert_eq!(sitting.current(), selected);
    }
}

#[test]
fn a_late_reply_is_dropped() {
    let mut sitting = open_cases();
    sitting.answering = false;
    sitting.press("F5");
    let first = take_rows(&mut sitting);
    sitting.press("Left");
    let before = sitting.model.queue().unwrap().slug.clone();
    let reply = sitting.house.answer(&first.1);
    sitting.reply(first.0, reply);
    let queue = sitting.model.queue().unwrap();
    assert_eq!(queue.slug, before);
    assert!(
        queue.rows.data().is_none(),
        "rows of the queue that was left are not shown in another one"
    );
}

fn take_rows(sitting: &mut Sitting) -> (kezek::workstation::remote::Ticket, Question) {
    let at = sitting
        .waiting
        .iter()
        .position(|(_, question)| matches!(question, Question::Rows(_)))
        .expect("rows were asked for");
    sitting.waiting.remove(at).unwrap()
}

#[test]
fn a_filter_finds_names_however_they_are_typed() {
    let mut sitting = open_cases();
    let row: Row = {
        let queue = sitting.model.queue().unwrap();
        (0..queue.shown.len())
            .filter_map(|index| queue.row_at(index))
            .find(|row| row.applicant.as_raw().contains("Шевчук"))
            .cloned()
            .expect("an applicant of the demo")
    };
    let all = sitting.model.queue().unwrap().shown.len();
    sitting.press("F7");
    sitting.write("шевчук");
    let queue = sitting.model.queue().unwrap();
    assert!(queue.shown.len() < all);
    assert_eq!(sitting.current(), row.number);
    // An unfinished condition leaves what was found.
    sitting.write(" due<");
    assert_eq!(sitting.current(), row.number);
    let screen = sitting.screen();
    assert!(screen.contains("непонятно"), "{screen}");
    sitting.press("Esc");
    assert_eq!(sitting.model.queue().unwrap().shown.len(), all);
    assert_eq!(sitting.current(), row.number, "the cursor stays");
}

#[test]
fn another_order_keeps_the_cursor_on_its_case() {
    let mut sitting = open_cases();
    sitting.press("Down Down");
    let selected = sitting.current();
    sitting.press("F9 End Up Up Enter");
    assert!(sitting.model.queue().unwrap().sort.is_some());
    assert_eq!(sitting.current(), selected);
}
