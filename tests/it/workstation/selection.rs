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
    queue.row_at(index).unwrap().number
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
    assert!(screen.contains("До F5 ничего не сдвинется"), "{screen}");
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
    sitting.answering = false;
    for round in 0..1000 {
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
        if round % 5 == 0 {
            sitting.press("F5");
            let (ticket, question) = take_rows(&mut sitting);
            let reply = sitting.house.answer(&question);
            sitting.reply(ticket, reply);
            sitting.waiting.clear();
            assert_eq!(sitting.current(), selected);
        }
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
    assert!(screen.contains("Здесь не хватает значения"), "{screen}");
    sitting.press("Esc");
    assert_eq!(sitting.model.queue().unwrap().shown.len(), all);
    assert_eq!(sitting.current(), row.number, "the cursor stays");
}

#[test]
fn another_order_keeps_the_cursor_on_its_case() {
    let mut sitting = open_cases();
    sitting.press("Down Down");
    let selected = sitting.current();
    sitting.press("s End Up Up Enter");
    assert!(sitting.model.queue().unwrap().sort.is_some());
    assert_eq!(sitting.current(), selected);
}

#[test]
fn the_filter_offers_what_it_could_become_and_points_at_what_it_cannot_be() {
    let mut sitting = open_cases();
    sitting.press("F7");
    sitting.write("stage:comm");
    let screen = sitting.screen();
    assert!(screen.contains("commission"), "{screen}");
    sitting.press("Tab");
    assert_eq!(filter_text(&sitting), "stage:commission");
    sitting.write(" status:");
    sitting.press("Down Down Enter");
    assert_eq!(
        filter_text(&sitting),
        "stage:commission status:awaiting-signature"
    );
    sitting.press("Esc");
    sitting.write("name:ли due<7w");
    let screen = sitting.screen();
    let lines: Vec<&str> = screen.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.contains("due<7w"))
        .expect("the filter");
    let typed = column_of(lines[at], "7w");
    assert_eq!(column_of(lines[at + 1], "^"), typed, "{screen}");
    assert!(lines[at + 1].contains("7wd"), "{screen}");
}

/// The column in which a text begins.
fn column_of(line: &str, text: &str) -> usize {
    let at = line
        .find(text)
        .unwrap_or_else(|| panic!("{text} in {line}"));
    line[..at].chars().count()
}

fn filter_text(sitting: &Sitting) -> String {
    sitting
        .model
        .queue()
        .unwrap()
        .filter
        .field
        .text()
        .to_owned()
}

#[test]
fn a_view_is_kept_renamed_moved_removed_and_put_back() {
    let mut sitting = open_cases();
    sitting.press("F7");
    sitting.write("service:kandas-status");
    sitting.press("Enter");
    let shown = sitting.model.queue().unwrap().shown.len();
    let keep = |sitting: &mut Sitting, name: &str| {
        // The first line under the views keeps what is shown.
        sitting.press("F9 End Up Up Enter");
        for _ in 0..20 {
            sitting.press("Backspace");
        }
        sitting.write(name);
        sitting.press("Enter");
        while !sitting.model.popups.is_empty() {
            sitting.press("Esc");
        }
    };
    keep(&mut sitting, "Кандас");
    let text = sitting.house.views.clone().expect("it was kept");
    assert!(text.contains("service:kandas-status"), "{text}");
    let queue = sitting.model.queue().unwrap();
    assert_eq!(queue.view.as_deref(), Some("Кандас"));
    assert_eq!(queue.view_counts["Кандас"].0, shown as u64);
    let screen = sitting.screen();
    assert!(screen.contains("сохранены мной"), "{screen}");
    // A name is given once.
    sitting.press("F9 End Up Up Enter");
    sitting.write("!");
    sitting.press("Enter Esc");
    let names = |sitting: &Sitting| -> Vec<String> {
        let views = &sitting.model.queue().unwrap().saved.views;
        views.iter().map(|view| view.name.clone()).collect()
    };
    assert_eq!(names(&sitting), ["Кандас", "Кандас!"]);
    // The second one is under the cursor: it is renamed, moved up, removed and put back.
    sitting.press("F9 F4");
    sitting.write("!");
    sitting.press("Enter F5");
    assert_eq!(names(&sitting), ["Кандас!!", "Кандас"]);
    sitting.press("Del");
    assert_eq!(names(&sitting), ["Кандас"]);
    sitting.press("Ins Esc");
    assert_eq!(names(&sitting), ["Кандас!!", "Кандас"]);
    let kept = sitting.house.views.clone().expect("they were kept");
    assert!(kept.find("Кандас!!").unwrap() < kept.rfind("Кандас").unwrap());
    // Another sitting finds them.
    let mut again = Sitting::as_login(120, 36, Language::Ru, "a.omarova");
    again.house.views = Some(kept);
    again.press("F2");
    again.write("под другим");
    again.press("Enter");
    again.press("Enter");
    again.rest();
    for _ in 0..30 {
        again.press("Right");
    }
    again.rest();
    let queue = again.model.queue().unwrap();
    assert_eq!(queue.view.as_deref(), Some("Кандас"));
    assert_eq!(queue.shown.len(), shown);
}

#[test]
fn a_file_of_views_that_cannot_be_read_is_named_with_its_place() {
    let mut sitting = open_cases();
    sitting.house.views =
        Some("[[view]]\nname = \"a\"\nqueue = \"open\"\nfilter = \"due<\"\n".to_owned());
    let reply = sitting.house.answer(&Question::Views);
    sitting.reply(kezek::workstation::remote::Ticket(9999), reply);
    let screen = sitting.screen();
    assert!(screen.contains("в строке 4"), "{screen}");
    assert!(sitting.model.queue().unwrap().saved.views.is_empty());
}

#[test]
fn columns_are_chosen_ordered_and_widened_and_stay_with_the_queue() {
    let mut sitting = open_cases();
    sitting.press("F9 End Enter");
    // The second column goes to the front of the third, and is made wider.
    let before = columns(&sitting);
    sitting.press("Down F6 Right Right");
    let now = columns(&sitting);
    assert_eq!(now[2].column, before[1].column);
    assert_eq!(now[2].width, Some(before[1].least() + 2));
    // The number cannot be hidden, another one can.
    sitting.press("Home Space");
    assert_eq!(columns(&sitting).len(), before.len());
    sitting.press("Down Space Enter");
    assert_eq!(columns(&sitting).len(), before.len() - 1);
    let kept = sitting.house.views.clone().expect("it was kept");
    assert!(kept.contains("[queue.open]"), "{kept}");
    sitting.press("Esc Left Right");
    sitting.rest();
    assert_eq!(
        columns(&sitting).len(),
        before.len() - 1,
        "it stays with the queue"
    );
    sitting.press("F9 End Enter Del Enter");
    assert_eq!(columns(&sitting), before);
}

fn columns(sitting: &Sitting) -> Vec<kezek::workstation::screens::queue::columns::ColumnChoice> {
    sitting
        .model
        .queue()
        .unwrap()
        .column_choices(&sitting.model.desk)
}

#[test]
fn marks_follow_their_cases_and_fall_when_a_case_changes() {
    let mut sitting = open_cases();
    let marked = |sitting: &Sitting| sitting.model.queue().unwrap().marks.len();
    sitting.press("Space Ins Down Space");
    assert_eq!(marked(&sitting), 3);
    let screen = sitting.screen();
    assert!(screen.contains("отмечено 3"), "{screen}");
    assert_eq!(screen.matches('☑').count(), 3, "{screen}");
    // One of them leaves the queue.
    let first = sitting.model.queue().unwrap().row_at(0).unwrap().id;
    let dossier = sitting.house.cases.remove(&first).unwrap();
    sitting.press("F5");
    sitting.rest();
    assert_eq!(marked(&sitting), 2);
    sitting.house.cases.insert(first, dossier);
    // What the filter shows is marked, and the marks are inverted.
    sitting.press("F7");
    sitting.write("service:kandas-status");
    sitting.press("Enter Ctrl+t");
    let shown = sitting.model.queue().unwrap().shown.len();
    assert!(marked(&sitting) >= shown);
    sitting.press("Esc Esc");
    assert!(marked(&sitting) >= shown, "marks stay when the filter goes");
}

#[test]
fn the_next_case_is_taken_from_the_queue_and_from_a_case() {
    let mut sitting = open_cases();
    sitting.press("F3");
    sitting.rest();
    let first = sitting.model.case().expect("a case is open").id;
    sitting.house.cases.remove(&first);
    sitting.press("Ctrl+n");
    sitting.rest();
    let second = sitting.model.case().expect("another case is open").id;
    assert_ne!(first, second);
    sitting.press("Esc");
    assert!(sitting.model.case().is_none(), "one step back is the queue");
}

#[test]
fn marks_that_are_taken_away_are_announced_and_come_back_by_a_key() {
    let mut sitting = Sitting::as_login(120, 36, Language::Ru, "a.omarova");
    sitting.press("Right");
    sitting.rest();
    let slug = |sitting: &Sitting| sitting.model.queue().unwrap().slug.clone();
    let marked = |sitting: &Sitting| sitting.model.queue().unwrap().marks.clone();
    let here = slug(&sitting);
    sitting.press("Ins Ins");
    let set = marked(&sitting);
    assert_eq!(set.len(), 2);
    // The next view, by a key that is easily pressed.
    sitting.press("Right");
    sitting.rest();
    assert!(marked(&sitting).is_empty());
    sitting.press("F12");
    let screen = sitting.screen();
    assert!(
        screen.contains("Сняты 2 отметки. U·Г вернёт их."),
        "{screen}"
    );
    // They come back where they were set, also on another layout.
    sitting.press("Esc г");
    sitting.rest();
    assert_eq!(slug(&sitting), here);
    assert_eq!(marked(&sitting), set);
    // The same without leaving the view, and by name.
    sitting.press("F2");
    sitting.write("Снять все");
    sitting.press("Enter");
    assert!(marked(&sitting).is_empty());
    sitting.press("F2");
    sitting.write("Вернуть отм");
    sitting.press("Enter");
    assert_eq!(marked(&sitting), set);
    // Inverting can be taken back as well.
    sitting.press("F2");
    sitting.write("Обратить");
    sitting.press("Enter");
    assert_ne!(marked(&sitting), set);
    sitting.press("u");
    assert_eq!(marked(&sitting), set);
}

#[test]
fn a_mark_of_a_case_that_changed_meanwhile_does_not_come_back() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    sitting.press("Right");
    sitting.rest();
    sitting.press("Ins Ins");
    let first = sitting.model.queue().unwrap().row_at(0).unwrap().id;
    sitting.press("Right");
    sitting.rest();
    sitting.house.cases.get_mut(&first).unwrap().case.version += 1;
    sitting.press("u");
    sitting.rest();
    assert_eq!(sitting.model.queue().unwrap().marks.len(), 1);
    let screen = sitting.screen();
    assert!(screen.contains("1 mark was dropped"), "{screen}");
}
