//! The palette: everything by its name, in any language, on any layout, and why not.

use kezek::regulation::Language;

use super::sitting::Sitting;

fn officer() -> Sitting {
    Sitting::as_login(120, 36, Language::Ru, "a.omarova")
}

/// The line under the cursor of the palette.
fn chosen(sitting: &mut Sitting) -> String {
    let screen = sitting.screen();
    let line = screen.lines().find(|line| line.contains("│ ▌"));
    line.unwrap_or_else(|| panic!("{screen}")).to_owned()
}

#[test]
fn it_goes_to_a_queue_by_its_name_in_any_language_and_layout() {
    for typed in ["мои дела", "my cases", "vjb ltkf", "менің істерім"] {
        let mut sitting = officer();
        sitting.press("F2");
        sitting.write(typed);
        sitting.press("Enter");
        sitting.rest();
        let slug = sitting.model.queue().unwrap().slug.clone();
        assert_eq!(slug.as_deref(), Some("my-cases"), "{typed}");
    }
}

#[test]
fn it_opens_a_case_by_its_number_from_the_queue_and_from_the_server() {
    let mut sitting = officer();
    let here = sitting.current();
    sitting.press("F2");
    sitting.write(&here);
    sitting.press("Enter");
    sitting.rest();
    assert_eq!(
        sitting.model.case().map(|case| number(&sitting, case.id)),
        Some(here.clone())
    );
    // From a case, one that is in another queue.
    let queue = sitting.model.queue().unwrap();
    let rows: Vec<String> = queue
        .rows
        .data()
        .map(|rows| {
            (0..)
                .map_while(|at| rows.get(at))
                .map(|row| row.number)
                .collect()
        })
        .unwrap_or_default();
    let elsewhere = sitting
        .house
        .cases
        .values()
        .map(|dossier| dossier.case.number.clone())
        .find(|number| !rows.contains(number))
        .expect("a case elsewhere");
    sitting.press("F2");
    sitting.write(&elsewhere);
    sitting.press("Enter");
    sitting.rest();
    let opened = sitting.model.case().map(|case| number(&sitting, case.id));
    assert_eq!(opened, Some(elsewhere));
    assert_eq!(sitting.model.pages.len(), 2, "in place of the other case");
    sitting.press("F2");
    sitting.write("999999999");
    sitting.press("Enter");
    sitting.rest();
    assert!(
        sitting.screen().contains("Дело не открыто"),
        "{}",
        sitting.screen()
    );
}

fn number(sitting: &Sitting, case: kezek::casework::CaseId) -> String {
    sitting.house.cases[&case].case.number.clone()
}

#[test]
fn what_cannot_be_done_now_says_why_and_is_not_done() {
    let mut sitting = officer();
    sitting.press("Enter");
    sitting.rest();
    sitting.press("F2");
    sitting.write("подписать");
    let line = chosen(&mut sitting);
    assert!(line.contains("✗ Подписать"), "{line}");
    sitting.press("Enter");
    let screen = sitting.screen();
    assert!(screen.contains("сейчас невозможно"), "{screen}");
    assert!(!sitting.model.host.is_open() && !sitting.model.host.is_opening());
    // An action of another screen is found, with where it belongs.
    sitting.press("Esc F2");
    sitting.write("порядок сортировки");
    assert!(
        sitting.screen().contains("Не на этом экране"),
        "{}",
        sitting.screen()
    );
}

#[test]
fn it_begins_a_command_of_the_open_case() {
    let mut sitting = officer();
    sitting.press("Enter");
    sitting.rest();
    sitting.press("F2");
    sitting.write("pfvtnr");
    sitting.press("Enter");
    sitting.rest();
    assert!(sitting.model.host.is_open(), "{}", sitting.screen());
    assert!(sitting.model.popups.is_empty());
}

#[test]
fn help_lists_every_key_of_the_screen_and_runs_what_is_picked() {
    let mut sitting = officer();
    sitting.press("F1");
    sitting.write("сообщения");
    let line = chosen(&mut sitting);
    assert!(line.contains("F12"), "{line}");
    sitting.press("Enter");
    assert!(
        sitting.screen().contains("Сообщений пока нет"),
        "{}",
        sitting.screen()
    );
}
