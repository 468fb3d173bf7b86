//! What stands on the screens, and that it is drawn at every size.

use kezek::regulation::Language;
use kezek::workstation::model::Model;

use super::sitting::Sitting;

#[test]
fn every_screen_is_drawn_at_every_size_in_every_language() {
    let sizes = [
        (160, 48),
        (120, 36),
        (100, 30),
        (80, 24),
        (79, 23),
        (60, 20),
        (20, 5),
        (1, 1),
        (300, 1),
        (1, 40),
    ];
    for language in Language::ALL {
        let mut sitting = Sitting::as_login(120, 36, language, "a.omarova");
        // Each step leads to another screen.
        for keys in [
            "", "F6", "F6", "F6", "F9", "Esc", "F7", "Esc", "F1", "Esc", "F2", "Esc", "F12", "Esc",
            "F8", "Esc", "Tab", "Tab", "Tab", "Tab", "F9", "Esc", "F4",
        ] {
            if !keys.is_empty() {
                sitting.resize(120, 36);
                sitting.press(keys);
                sitting.rest();
            }
            for (width, height) in sizes {
                sitting.resize(width, height);
                let screen = sitting.screen();
                assert!(!screen.contains('⟦'), "{language:?} {keys}: {screen}");
            }
        }
    }
}

#[test]
fn a_small_terminal_says_what_it_needs_and_acts_on_nothing_but_quit() {
    let mut sitting = Sitting::as_login(120, 36, Language::Ru, "a.omarova");
    sitting.resize(72, 20);
    let screen = sitting.screen();
    assert!(screen.contains("80×24"), "{screen}");
    assert!(screen.contains("72×20"), "{screen}");
    sitting.press("Enter");
    assert!(sitting.model.case().is_none());
    sitting.resize(20, 5);
    assert!(sitting.screen().contains("80×24"));
    sitting.press("Ctrl+q");
    assert!(sitting.quit);
}

fn opened(width: u16, height: u16, language: Language) -> Sitting {
    let mut sitting = Sitting::as_login(width, height, language, "a.omarova");
    sitting.press("F7");
    sitting.write("okafor");
    sitting.press("Enter Enter");
    sitting.rest();
    sitting
}

#[test]
fn the_queue_at_80_by_24_in_russian() {
    let mut sitting = Sitting::as_login(80, 24, Language::Ru, "a.omarova");
    insta::assert_snapshot!(sitting.screen());
}

#[test]
fn the_queue_at_120_by_36_in_kazakh() {
    let mut sitting = Sitting::as_login(120, 36, Language::Kk, "a.omarova");
    insta::assert_snapshot!(sitting.screen());
}

#[test]
fn a_case_at_80_by_24_in_kazakh() {
    let mut sitting = opened(80, 24, Language::Kk);
    insta::assert_snapshot!(sitting.screen());
}

#[test]
fn a_case_at_120_by_36_in_russian() {
    let mut sitting = opened(120, 36, Language::Ru);
    insta::assert_snapshot!(sitting.screen());
}

#[test]
fn a_frame_marks_the_cursor_with_few_changed_cells() {
    let mut sitting = Sitting::as_login(120, 36, Language::Ru, "a.omarova");
    let before = sitting.cells();
    sitting.press("Down");
    let after = sitting.cells();
    let changed = before
        .iter()
        .zip(&after)
        .filter(|(before, after)| before != after)
        .count();
    assert!(changed <= 40, "{changed} cells");
}

#[test]
fn nothing_is_drawn_when_nothing_can_be_seen_to_change() {
    let mut sitting = Sitting::as_login(120, 36, Language::Ru, "a.omarova");
    sitting.screen();
    sitting.wait(chrono::TimeDelta::seconds(2));
    // Polling brought nothing new; the clock's minute has not turned.
    let model: &mut Model = &mut sitting.model;
    model.dirty = false;
    let start = sitting.wall;
    sitting.feed(kezek::workstation::message::Message::Tick(
        start + chrono::TimeDelta::milliseconds(300),
    ));
    assert!(!sitting.model.dirty);
}

#[test]
fn outside_text_cannot_steer_the_terminal() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    let hostile = "Ли\u{1b}]0;PWN\u{7}\u{202e}\u{e0041}\u{200b}x\u{9b}31m";
    for dossier in sitting.house.cases.values_mut() {
        let applicant = &mut dossier.case.application.applicant;
        applicant.family_name = hostile.into();
        applicant.citizenship = hostile.into();
        dossier.case.number = hostile.to_owned();
        for paper in &mut dossier.case.application.papers {
            paper.name = hostile.into();
        }
    }
    sitting.press("F5");
    sitting.rest();
    for keys in ["", "Enter", "F9", "Esc", "F8", "Esc", "F4"] {
        if !keys.is_empty() {
            sitting.press(keys);
            sitting.rest();
        }
        let screen = sitting.screen();
        for bad in [
            '\u{1b}',
            '\u{7}',
            '\u{202e}',
            '\u{e0041}',
            '\u{200b}',
            '\u{9b}',
        ] {
            assert!(!screen.contains(bad), "{bad:?} after {keys}");
        }
        assert!(
            keys == "F9" || screen.contains("U+001B"),
            "{keys}: {screen}"
        );
    }
}
