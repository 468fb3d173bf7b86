//! Ways through plain mode, by lines alone.

use kezek::regulation::Language;

use super::talk::Talk;
use crate::workstation::logged;
use kezek::workstation::effect::Question;
use kezek::workstation::screens::queue::saved::{Look, Saved, SavedView};

#[test]
fn queues_rows_and_a_case_are_told_with_numbers_that_hold() {
    let mut talk = Talk::as_login(Language::En, "a.omarova");
    let queues = talk.heard.join("\n");
    assert!(
        queues.contains("1. New applications: cases 14, overdue 3."),
        "{queues}"
    );
    let rows = talk.say("1");
    assert!(
        rows.contains("Case 000056, row 1 of 14, overdue by 7 working days"),
        "{rows}"
    );
    assert!(rows.contains("due today at 18:30"), "{rows}");
    assert!(rows.contains("More rows: 4."), "{rows}");
    assert!(talk.say("more").contains("row 14 of 14"));
    // The number of a row means its case, also when another order is chosen in between.
    let case = talk.say("2");
    assert!(case.contains("Case 000060, version"), "{case}");
    for (word, told) in [
        ("case", "Checks: 0 of 5"),
        ("papers", "3. Education document, diploma.pdf, pages: 3."),
        ("read 3", "For the next page: more."),
        ("more", "page 2 of 3"),
        ("history", "Application received"),
        ("limits", "weekend"),
        ("do", "Not now: Prepare a refusal."),
    ] {
        let said = talk.say(word);
        assert!(said.contains(told), "{word}: {said}");
    }
    assert_eq!(talk.prompt(), "000060 > ");
    talk.say("back");
    let found = talk.say("find okafor");
    assert!(found.contains("1 case for the filter okafor"), "{found}");
    assert!(talk.say("find").contains("14 cases"));
    // A row is named by the beginning of a name, too.
    assert!(talk.say("okafor").contains("Case 000152"));
}

#[test]
fn what_is_not_understood_is_said_and_no_letter_means_anything() {
    for language in Language::ALL {
        let mut talk = Talk::as_login(language, "a.omarova");
        for place in ["", "1", "1", "note"] {
            talk.say(place);
            let at = talk.prompt();
            for letter in ["y", "n", "д", "н", "и", "ж", "q", "й"] {
                talk.say(letter);
                if place != "note" {
                    assert_eq!(talk.prompt(), at, "{letter}");
                }
            }
        }
        assert!(talk.at.house.drafts.is_empty() || language == Language::En);
        assert!(!talk.at.quit);
    }
}

#[test]
fn a_number_is_revealed_and_a_case_taken_over_for_a_reason_that_is_typed() {
    let mut talk = Talk::as_login(Language::En, "a.omarova");
    let (case, named, number) = logged::with_number(&talk.at);
    talk.say("all open cases");
    talk.say(&format!("find {named}"));
    talk.say("next");
    assert!(
        talk.say("case")
            .contains(&format!("••••••••{}", &number[8..]))
    );
    let said = talk.say("reveal");
    assert!(
        said.contains("Type reveal and after it the reason"),
        "{said}"
    );
    assert!(!talk.heard.join("\n").contains(&number));
    let said = talk.say("reveal The bank asks");
    assert!(said.contains(&number), "{said}");
    assert!(said.contains("stands in the access log"), "{said}");
    assert!(!talk.say("messages").contains(&number));
    talk.say("back");
    talk.say("1");
    assert!(!talk.say("case").contains(&number));

    let said = talk.say("takeover");
    assert!(said.contains("Nobody else works on this case"), "{said}");
    logged::held_by_other(&mut talk.at, case);
    let opened = talk.say("refresh");
    assert!(opened.contains("has been working on this case"), "{opened}");
    let said = talk.say("takeover On leave from today");
    assert!(said.contains("The case is yours to work on"), "{said}");
    let holder = talk.at.house.leases[&case].lease.clone().unwrap().holder;
    assert_eq!(holder.login.as_str(), "a.omarova");
}

#[test]
fn the_next_case_is_taken_and_a_saved_view_is_shown_by_its_number() {
    let view = SavedView {
        name: "Okafor alone".to_owned(),
        queue: "intake".to_owned(),
        filter: "okafor".to_owned(),
        look: Look::default(),
    };
    let saved = Saved {
        views: vec![view],
        ..Saved::default()
    };
    let mut talk = Talk::new(Language::En);
    talk.at.house.views = Some(saved.to_toml());
    let accounts = &talk.at.model.desk.accounts;
    let at = accounts.iter().position(|one| one.login == "a.omarova");
    talk.say(&(at.expect("an account of the demo") + 1).to_string());
    talk.say("1");
    let said = talk.say("take");
    let case = talk.at.model.case().expect("a case is open").id;
    assert!(said.contains("version"), "{said}");
    assert!(
        talk.at
            .asked
            .iter()
            .any(|asked| *asked == Question::NextCase("intake".to_owned()))
    );
    // From a case that is done, the next one.
    talk.say("take");
    assert!(talk.at.model.case().is_some_and(|open| open.id == case));

    let queues = talk.say("queues");
    let line = queues
        .lines()
        .find(|line| line.contains("Okafor alone"))
        .unwrap_or_else(|| panic!("{queues}"));
    assert!(line.contains("Filter: okafor"), "{line}");
    let number = line.split('.').next().expect("a number");
    let rows = talk.say(number);
    assert!(rows.contains("1 case for the filter okafor"), "{rows}");
    // The queue itself shows everything again.
    talk.say("queues");
    let rows = talk.say("1");
    assert!(rows.contains("14 cases"), "{rows}");
}

#[test]
fn columns_are_chosen_and_kept_with_a_view_of_a_name() {
    let mut talk = Talk::as_login(Language::En, "a.omarova");
    talk.say("1");
    let columns = talk.say("columns");
    assert!(columns.contains("1. Case: told."), "{columns}");
    let number = columns
        .lines()
        .find(|line| line.contains("Assigned to: not told"))
        .and_then(|line| line.split('.').next())
        .unwrap_or_else(|| panic!("{columns}"))
        .to_owned();
    assert!(talk.say(&number).contains("Assigned to: told."));
    // A row without its number is nobody's.
    assert!(talk.say("1").contains("1. Case: told."));
    let rows = talk.say("");
    assert!(rows.contains("Assigned to: "), "{rows}");
    talk.say("find okafor");
    assert!(talk.say("save").contains("the name of the view"));
    let said = talk.say("save Okafor by officer");
    assert!(said.contains("Okafor by officer"), "{said}");
    let kept = talk.at.house.views.clone().expect("it is kept");
    assert!(
        kept.contains("okafor") && kept.contains("assigned"),
        "{kept}"
    );
    let queues = talk.say("queues");
    assert!(
        queues.contains("Okafor by officer: a view of yours"),
        "{queues}"
    );
}

#[test]
fn many_are_signed_by_the_word_alone_and_a_refusal_never_among_them() {
    let mut talk = Talk::as_login(Language::En, "e.nurlanov");
    let rows = talk.say("for signature");
    assert!(rows.contains("By decision: Approval"), "{rows}");
    assert!(talk.say("sign").contains("Nothing that is marked"));
    let queue = talk.at.model.queue().expect("the queue");
    let refusal = (0..queue.shown.len())
        .find(|at| {
            let row = queue.row_at(*at).expect("a row");
            row.outcome == Some(kezek::casework::decision::Outcome::Refuse)
        })
        .expect("a refusal");
    let said = talk.say(&format!("mark {}", refusal + 1));
    assert!(said.contains("opened and signed one by one"), "{said}");
    talk.say("markall");
    let marked = talk.at.model.queue().expect("the queue").marks.len();
    assert!(marked > 0);
    let told = talk.say("sign");
    assert!(told.contains("approval"), "{told}");
    let said = talk.say("send");
    assert!(said.contains("A random share of"), "{said}");
    assert!(talk.say("yes").contains("not the word"));
    let asked = |talk: &Talk| {
        let batches = talk.at.asked.iter();
        batches
            .filter(|one| matches!(one, Question::Batch(_)))
            .count()
    };
    assert_eq!(asked(&talk), 0);
    talk.say("send");
    let said = talk.say("SIGN");
    assert_eq!(asked(&talk), 1);
    // What lacks a reason for being late is refused alone, by name, and the others are signed.
    assert!(said.contains("Recorded: "), "{said}");
    assert!(said.contains("No: "), "{said}");
    assert!(said.contains(" → v"), "{said}");
    assert_eq!(talk.prompt(), "For signature > ");
}

#[test]
fn any_case_is_opened_by_its_number_from_anywhere() {
    let mut talk = Talk::as_login(Language::En, "a.omarova");
    let number = "000152";
    assert!(talk.say("open").contains("the number of a case"));
    let said = talk.say(&format!("open {number}"));
    assert!(said.contains(&format!("Case {number}, version")), "{said}");
    // From another case as well, and one that is not there is told.
    let said = talk.say("open 000060");
    assert!(said.contains("Case 000060, version"), "{said}");
    let said = talk.say("open 999999");
    assert!(
        said.contains("Error:") || said.contains("not found"),
        "{said}"
    );
    assert_eq!(talk.prompt(), "000060 > ");
}

#[test]
fn the_names_of_keys_mean_what_they_mean_on_the_screens() {
    let mut talk = Talk::as_login(Language::En, "a.omarova");
    talk.say("1");
    // F9: the queues and views. F3: the next case. F8: what can be done with the case that is next.
    assert!(talk.say("f9").contains("Type the number of a queue"));
    talk.say("1");
    let said = talk.say("f8");
    assert!(said.contains("Case 000056, version"), "{said}");
    assert!(said.contains("Not now: "), "{said}");
    talk.say("back");
    talk.say("mark 1 2");
    let said = talk.say("f8");
    assert!(said.contains("Assign 2 cases"), "{said}");
    talk.say("back");
    talk.say("unmark");
    let said = talk.say("f3");
    assert!(said.contains(", version"), "{said}");
    assert!(
        talk.say("f3").contains("Education document"),
        "in a case: its papers"
    );
}

#[test]
fn marks_are_inverted_and_brought_back_and_views_renamed_and_removed() {
    let mut talk = Talk::as_login(Language::En, "a.omarova");
    talk.say("1");
    talk.say("mark 1 2");
    assert!(talk.say("invertmarks").contains("12 cases are marked"));
    assert!(talk.say("restoremarks").contains("2 cases are marked"));
    talk.say("find okafor");
    talk.say("save Alone");
    let queues = talk.say("queues");
    let line = queues.lines().find(|line| line.contains("Alone"));
    let (number, _) = line
        .unwrap_or_else(|| panic!("{queues}"))
        .split_once('.')
        .unwrap();
    let number = number.to_owned();
    assert!(
        talk.say("rename 1 Mine")
            .contains("the queues of the office stay")
    );
    let said = talk.say(&format!("rename {number} Only Okafor"));
    assert!(said.contains("Only Okafor: a view of yours"), "{said}");
    assert!(
        talk.at
            .house
            .views
            .as_ref()
            .unwrap()
            .contains("Only Okafor")
    );
    let said = talk.say(&format!("remove {number}"));
    assert!(!said.contains("a view of yours"), "{said}");
    assert!(!talk.at.house.views.as_ref().unwrap().contains("Okafor"));
}

#[test]
fn after_a_while_without_a_line_the_password_is_asked_for_before_anything_is_done() {
    let mut talk = Talk::as_login(Language::En, "a.omarova");
    talk.at.model.desk.lock_after = chrono::TimeDelta::minutes(5);
    talk.say("1");
    talk.say("1");
    talk.say("note");
    talk.at.wait(chrono::TimeDelta::minutes(6));
    talk.at.house.down = Some(kezek::workstation::fault::FaultKind::Problem(
        kezek::wire::problem::ProblemKind::SignInFailed,
    ));
    let said = talk.say_now("1");
    // The line was no answer: it was taken for a password, and the wrong one is told.
    assert!(said.contains("The screen is locked"), "{said}");
    assert!(
        said.contains("The login or the password is wrong"),
        "{said}"
    );
    assert_eq!(talk.prompt(), "Password > ");
    talk.at.house.down = None;
    let said = talk.say_now("right");
    assert!(talk.at.model.lock().is_none());
    assert!(
        said.contains("Add the note, 000056"),
        "where it was left: {said}"
    );
    // Or somebody else signs in.
    talk.at.wait(chrono::TimeDelta::minutes(6));
    talk.say_now("f8");
    assert!(talk.at.model.desk.me.is_none());
}
