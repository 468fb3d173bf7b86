//! The mouse: goes where it is pointed at, scrolls, and never decides anything.

use chrono::TimeDelta;
use kezek::regulation::Language;
use kezek::workstation::effect::Question;
use kezek::workstation::message::Message;
use kezek::workstation::model::Popup;
use kezek::workstation::screens::{case, queue};
use kezek::workstation::terminal::input::{Mouse, MouseKind};

use super::sitting::Sitting;

impl Sitting {
    fn mouse(&mut self, kind: MouseKind, (column, row): (u16, u16)) {
        self.feed(Message::Mouse(Mouse { kind, column, row }));
    }

    /// Presses and releases on the first letter of a text on the screen.
    fn click(&mut self, text: &str) {
        let place = self.place_of(text);
        self.mouse(MouseKind::Press, place);
        self.screen();
        self.mouse(MouseKind::Release, place);
    }

    fn place_of(&mut self, text: &str) -> (u16, u16) {
        let screen = self.screen();
        let found = screen.lines().zip(0..).find_map(|(line, row)| {
            let at = line.find(text)?;
            let column = unicode_width::UnicodeWidthStr::width(&line[..at]);
            Some((u16::try_from(column).expect("a column"), row))
        });
        found.unwrap_or_else(|| panic!("{text:?} is nowhere:\n{screen}"))
    }
}

fn with_mouse(size: (u16, u16), login: &str) -> Sitting {
    let mut sitting = Sitting::as_login(size.0, size.1, Language::En, login);
    sitting.model.desk.mouse = true;
    for _ in 0..30 {
        if sitting.model.queue().unwrap().slug.as_deref() == Some("open") {
            break;
        }
        sitting.press("Right");
    }
    sitting.rest();
    sitting
}

#[test]
fn rows_views_and_panes_are_gone_to_by_a_click_and_a_second_one_opens() {
    let mut sitting = with_mouse((160, 40), "a.omarova");
    let number = sitting.model.queue().unwrap().row_at(4).unwrap().number;
    sitting.click(&number);
    assert_eq!(sitting.current(), number);
    assert!(sitting.model.case().is_none(), "it went there");
    // The wheel moves the cursor.
    sitting.mouse(MouseKind::WheelDown, (60, 10));
    assert_eq!(sitting.model.queue().unwrap().cursor, 7);
    sitting.mouse(MouseKind::WheelUp, (60, 10));
    sitting.rest();
    let number = sitting.current();
    // A pane gets the keyboard.
    let pane = |sitting: &Sitting| sitting.model.queue().unwrap().pane;
    sitting.click("Queues");
    assert_eq!(pane(&sitting), queue::Pane::Views);
    sitting.click(&format!("{number} · v"));
    assert_eq!(pane(&sitting), queue::Pane::Preview);
    // A view is shown.
    sitting.click("New applications");
    sitting.rest();
    let slug = sitting.model.queue().unwrap().slug.clone();
    assert_ne!(slug.as_deref(), Some("open"));
    sitting.press("F6");
    let number = sitting.model.queue().unwrap().row_at(2).unwrap().number;
    sitting.click(&number);
    sitting.click(&format!("▌ {number}"));
    sitting.rest();
    let open = sitting.model.case().expect("it was opened");
    assert_eq!(open.case().unwrap().number, number);
    // In the case as well.
    sitting.click("History");
    assert_eq!(sitting.model.case().unwrap().pane, case::Pane::History);
    sitting.click("Papers");
    assert_eq!(sitting.model.case().unwrap().pane, case::Pane::Papers);
    sitting.click("Identity document");
    assert_ne!(sitting.model.case().unwrap().paper, 0);
}

#[test]
fn the_line_of_queues_of_a_narrow_screen_can_be_clicked() {
    let mut sitting = with_mouse((80, 24), "a.omarova");
    let before = sitting.model.queue().unwrap().slug.clone();
    let screen = sitting.screen();
    let line = screen.lines().nth(1).unwrap_or_default().to_owned();
    let (_, rest) = line.split_once(" ").unwrap();
    let other = rest
        .split("  ")
        .map(str::trim)
        .find(|label| !label.is_empty() && !label.starts_with(['[', '‹', '›']));
    sitting.click(other.unwrap_or_else(|| panic!("{line}")));
    assert_ne!(sitting.model.queue().unwrap().slug, before);
}

#[test]
fn a_click_moves_the_focus_of_a_form_and_never_commits() {
    let mut sitting = with_mouse((120, 36), "e.nurlanov");
    sitting.press("Ins Ins F8");
    sitting.wait(TimeDelta::seconds(3));
    sitting.answering = false;
    for _ in 0..4 {
        sitting.click("Assign 2 ✓");
        sitting.wait(TimeDelta::seconds(1));
    }
    let sent = |sitting: &Sitting| {
        let mut waiting = sitting.waiting.iter();
        waiting.any(|(_, question)| matches!(question, Question::Batch(_)))
    };
    assert!(!sent(&sitting), "a click never commits");
    let screen = sitting.screen();
    assert!(
        screen.contains("▐ Assign 2"),
        "it has the keyboard: {screen}"
    );
    // Pressed on one thing and released on another means neither.
    let (from, to) = (sitting.place_of("Cancel"), sitting.place_of("Assign 2 ✓"));
    sitting.mouse(MouseKind::Press, from);
    sitting.mouse(MouseKind::Release, to);
    assert!(sitting.screen().contains("▐ Assign 2"));
    // What lies behind the form is not reached.
    let popups = sitting.model.popups.len();
    sitting.mouse(MouseKind::Press, (1, 3));
    sitting.mouse(MouseKind::Release, (1, 3));
    assert_eq!(sitting.model.popups.len(), popups);
    sitting.click("Cancel");
    assert!(sitting.screen().contains("▐ Cancel"));
    sitting.click("Cancel");
    assert!(!matches!(sitting.model.popups.last(), Some(Popup::Bulk(_))));
}

#[test]
fn a_click_moves_the_focus_of_a_dialog_and_never_commits() {
    let mut sitting = with_mouse((120, 36), "a.omarova");
    sitting.press("Enter");
    sitting.rest();
    sitting.press("F4");
    sitting.wait(TimeDelta::seconds(3));
    sitting.write("called");
    sitting.click("Save draft");
    let screen = sitting.screen();
    assert!(screen.contains("▐ Save draft"), "{screen}");
    sitting.answering = false;
    for _ in 0..3 {
        sitting.click("Add the note");
        sitting.wait(TimeDelta::seconds(2));
    }
    let mut waiting = sitting.waiting.iter();
    let sent = waiting.any(|(_, question)| matches!(question, Question::Submit { .. }));
    assert!(!sent, "a click never commits");
    sitting.click("called");
    sitting.write(" back");
    let screen = sitting.screen();
    assert!(screen.contains("called back"), "{screen}");
    sitting.click("Cancel");
    assert!(sitting.model.host.is_open(), "it went there");
    sitting.click("Cancel");
    assert!(!sitting.model.host.is_open(), "and left by a second one");
}

#[test]
fn the_wheel_scrolls_what_a_dialog_lists_and_leaves_the_keyboard_where_it_is() {
    let mut sitting = with_mouse((80, 24), "a.omarova");
    while sitting.model.queue().unwrap().slug.as_deref() != Some("drafting") {
        sitting.press("Left");
        sitting.rest();
    }
    sitting.press("F8");
    sitting.rest();
    let before = sitting.screen();
    sitting.mouse(MouseKind::WheelDown, (40, 12));
    assert_ne!(sitting.screen(), before, "the commands");
    sitting.mouse(MouseKind::WheelUp, (40, 12));
    sitting.press("Home Enter");
    sitting.wait(TimeDelta::seconds(2));
    assert!(sitting.model.host.is_open());
    for _ in 0..40 {
        sitting.mouse(MouseKind::WheelDown, (40, 12));
    }
    let screen = sitting.screen();
    assert!(
        !screen.contains("▐ "),
        "no button has the keyboard: {screen}"
    );
}
