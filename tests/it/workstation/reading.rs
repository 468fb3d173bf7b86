//! Reading a case: from a check to the passage it rests on, two pages side by side, how far the
//! papers were read, and what is new since the last look.

use kezek::casework::command::{AddNote, Answer, RecordCheck};
use kezek::casework::{CaseId, Command, Evidence, Now, RawText};
use kezek::regulation::Language;
use kezek::workstation::screens::case::Pane;
use ratatui::style::Modifier;

use super::sitting::Sitting;
use crate::demo::office;
use crate::scenarios::lawbook;

const EXECUTOR: &str = "a.omarova";

fn now(sitting: &Sitting) -> Now {
    Now::of(sitting.house.now, lawbook().calendar())
}

/// Somebody does something with a case while nobody looks.
fn run(sitting: &mut Sitting, case: CaseId, login: &str, command: &Command) {
    let now = now(sitting);
    let dossier = sitting.house.cases.get_mut(&case).expect("a case");
    dossier
        .run(command, &office::actor(login), now)
        .expect("it is lawful");
}

/// Opens a case of the executor's own queue.
fn open(sitting: &mut Sitting, case: CaseId) {
    let number = sitting.house.cases[&case].case.number.clone();
    sitting.press("Right");
    sitting.rest();
    sitting.press("F7");
    sitting.write(&number);
    sitting.press("Enter");
    sitting.rest();
    sitting.press("Enter");
    sitting.rest();
    assert_eq!(sitting.model.case().map(|state| state.id), Some(case));
}

/// A case with a check that failed over a passage of its last paper.
fn with_a_failed_check(columns: u16) -> (Sitting, CaseId, RawText) {
    let mut sitting = Sitting::as_login(columns, 40, Language::En, EXECUTOR);
    let (case, command, quote) = failing_check(&sitting);
    run(&mut sitting, case, EXECUTOR, &command);
    (sitting, case, quote)
}

/// The first case of the executor on which a check can be answered, with such an answer.
fn failing_check(sitting: &Sitting) -> (CaseId, Command, RawText) {
    let now = now(sitting);
    for dossier in sitting.house.cases.values() {
        let mine = dossier
            .case
            .assigned_to
            .as_ref()
            .is_some_and(|person| person.login.as_str() == EXECUTOR);
        let papers = &dossier.case.application.papers;
        let with_text = papers
            .iter()
            .rfind(|paper| line_of(paper).is_some())
            .filter(|_| mine && papers.len() > 1);
        let Some(paper) = with_text else {
            continue;
        };
        let quote = line_of(paper).expect("a line");
        let request = dossier.case.application.request;
        for rule in &dossier.law.edition.requests[&request].checks {
            let command = Command::RecordCheck(RecordCheck {
                check: rule.id.clone(),
                answer: Answer::Failed,
                source: RawText::from("ответ вуза № 45"),
                note: Some(RawText::from("не подтверждено вузом, запрошено повторно")),
                evidence: vec![Evidence::Paper {
                    sha256: paper.sha256.clone(),
                    page: Some(1),
                    quote: Some(quote.clone()),
                    description: None,
                }],
            });
            let by = office::actor(EXECUTOR);
            if dossier.case.checks.is_empty() && dossier.try_out(&command, &by, now).is_ok() {
                return (dossier.case.id, command, quote);
            }
        }
    }
    panic!("no case of the executor has a check to answer");
}

/// The last long line of a paper's first page.
fn line_of(paper: &kezek::casework::Paper) -> Option<RawText> {
    let text = paper.page_text(1)?.as_raw();
    let line = text
        .lines()
        .rfind(|line| line.trim().chars().count() > 12)?;
    Some(RawText::from(line.trim()))
}

/// Presses Down until the cursor of the facts stands on a line with `text`.
fn down_to(sitting: &mut Sitting, text: &str) {
    for _ in 0..80 {
        let screen = sitting.screen();
        if screen
            .lines()
            .any(|line| line.contains(&format!("▌{text}")))
        {
            return;
        }
        sitting.press("Down");
    }
    panic!("the cursor never came to {text:?}\n{}", sitting.screen());
}

#[test]
fn enter_on_a_check_shows_the_passage_that_it_rests_on() {
    for columns in [80, 120, 160] {
        let (mut sitting, case, quote) = with_a_failed_check(columns);
        open(&mut sitting, case);
        down_to(&mut sitting, "✗");
        sitting.press("Enter");
        let state = sitting.model.case().expect("the case");
        assert_eq!(state.pane, Pane::Page);
        let paper = &state.case().expect("it is there").application.papers[state.paper];
        assert!(
            paper
                .page_text(state.page)
                .is_some_and(|text| text.as_raw().contains(quote.as_raw())),
            "the page of the evidence"
        );
        let first = quote.as_raw().split(' ').next().expect("a word").to_owned();
        let marked: String = sitting
            .cells()
            .iter()
            .filter(|cell| cell.modifier.contains(Modifier::REVERSED))
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        assert!(
            marked.contains(&first),
            "{first:?} is marked at {columns} columns: {marked:?}\n{}",
            sitting.screen()
        );
    }
}

#[test]
fn two_pages_stand_side_by_side() {
    for columns in [80, 120, 160] {
        let (mut sitting, case, _) = with_a_failed_check(columns);
        open(&mut sitting, case);
        sitting.press("F3");
        let titles = |screen: &str| screen.matches("page 1 of").count();
        assert_eq!(titles(&sitting.screen()), 1);
        sitting.press("b");
        sitting.press("Down");
        let screen = sitting.screen();
        assert_eq!(titles(&screen), 2, "{screen}");
        // The one that was put beside has the keyboard in its turn, and is put away again.
        sitting.press("Tab Tab");
        assert_eq!(
            sitting.model.case().map(|case| case.pane),
            Some(Pane::Beside)
        );
        sitting.press("b");
        let screen = sitting.screen();
        assert_eq!(titles(&screen), 1, "{screen}");
    }
}

#[test]
fn papers_say_how_far_they_were_read_and_the_server_remembers() {
    let (mut sitting, case, _) = with_a_failed_check(120);
    open(&mut sitting, case);
    assert!(!sitting.screen().contains("✓ 1 p."), "nothing was read yet");
    sitting.press("F3");
    let screen = sitting.screen();
    assert!(screen.contains("not read:"), "{screen}");
    let papers = sitting.house.cases[&case].case.application.papers.len();
    for _ in 0..papers {
        for _ in 0..3 {
            sitting.press("Right");
        }
        sitting.press("Down");
    }
    let screen = sitting.screen();
    assert!(!screen.contains("not read:"), "{screen}");
    sitting.press("Esc");
    let look = &sitting.house.looks[&case];
    assert_eq!(look.pages.len(), papers);
    assert_eq!(look.version, sitting.house.cases[&case].case.version);
    // The next time it is known from the start.
    sitting.press("Enter");
    sitting.rest();
    let screen = sitting.screen();
    assert!(!screen.contains("not read:"), "{screen}");
    assert!(screen.contains("✓ 1 p."), "{screen}");
}

#[test]
fn what_others_did_since_the_last_look_is_listed_and_leads_to_the_history() {
    let (mut sitting, case, _) = with_a_failed_check(120);
    open(&mut sitting, case);
    let screen = sitting.screen();
    assert!(!screen.contains("New since"), "at the first look: {screen}");
    sitting.press("Esc");
    sitting.rest();
    let note = |text: &str| {
        Command::AddNote(AddNote {
            text: RawText::from(text),
        })
    };
    run(&mut sitting, case, EXECUTOR, &note("own note"));
    run(&mut sitting, case, "e.nurlanov", &note("call the clinic"));
    sitting.press("Enter");
    sitting.rest();
    let screen = sitting.screen();
    assert!(screen.contains("New since you last looked"), "{screen}");
    let before_history: String = screen
        .lines()
        .map(|line| line.chars().take(45).collect::<String>() + "\n")
        .collect();
    assert!(before_history.contains("call the"), "{screen}");
    assert!(
        !before_history.contains("~ note added: own note"),
        "{screen}"
    );
    down_to(&mut sitting, "~");
    sitting.press("Enter");
    assert_eq!(
        sitting.model.case().map(|case| case.pane),
        Some(Pane::History)
    );
    let screen = sitting.screen();
    assert!(screen.contains("~ "), "{screen}");
    // After this look it is not new any more.
    sitting.press("Esc");
    sitting.rest();
    sitting.press("Enter");
    sitting.rest();
    assert!(!sitting.screen().contains("New since"));
}

#[test]
fn space_answers_the_check_under_the_cursor() {
    let (mut sitting, case, _) = with_a_failed_check(120);
    open(&mut sitting, case);
    down_to(&mut sitting, "✗");
    let state = sitting.model.case().expect("the case");
    let failed = state
        .case()
        .expect("it is there")
        .checks
        .iter()
        .find(|(_, record)| record.record.answer == Answer::Failed)
        .map(|(id, _)| id.clone())
        .expect("the check that failed");
    sitting.press("Space");
    sitting.rest();
    sitting.press("Ctrl+s");
    let draft = &sitting.house.drafts[&(case, "record-check")];
    assert_eq!(
        draft.fields["picks"]["check"][0].as_str(),
        Some(failed.as_str())
    );
}

#[test]
fn a_blocked_command_says_what_would_unblock_it_and_enter_leads_there() {
    let mut sitting = Sitting::as_login(120, 40, Language::En, EXECUTOR);
    let (case, _, _) = failing_check(&sitting);
    open(&mut sitting, case);
    sitting.press("F8");
    sitting.press("End");
    for _ in 0..30 {
        let screen = sitting.screen();
        if screen
            .lines()
            .any(|line| line.contains("▌✗ Prepare an approval"))
        {
            break;
        }
        sitting.press("Up");
    }
    let screen = sitting.screen();
    assert!(screen.contains("would be taken away by"), "{screen}");
    sitting.press("Enter");
    let screen = sitting.screen();
    assert!(screen.contains("is not possible now. First:"), "{screen}");
    assert!(screen.lines().any(|line| line.contains("▌✓")), "{screen}");
}
