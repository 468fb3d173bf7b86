//! Keys that always work: every action, in every scope, on every layout; and no letter that decides.

use chrono::TimeDelta;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use kezek::keyboard::{Key, Layout, Level, is_on_every_layout};
use kezek::regulation::Language;
use kezek::workstation::action::{Action, Scope};
use kezek::workstation::chord::{Chord, Legend};
use kezek::workstation::effect::Question;
use kezek::workstation::keymap::Keymap;
use kezek::workstation::message::Message;
use kezek::workstation::model::Popup;

use super::sitting::Sitting;

/// What a key sends on a layout, as a terminal without any special protocol sends it.
fn sent(key: Key, layout: Layout, level: Level) -> Option<KeyEvent> {
    let typed = key.types(layout, level)?;
    Some(KeyEvent::new(KeyCode::Char(typed), KeyModifiers::NONE))
}

#[test]
fn every_action_of_every_scope_has_a_key_of_every_layout_or_stands_in_the_palette() {
    let keymap = Keymap::builtin().unwrap();
    let mut out_of_reach = Vec::new();
    for scope in Scope::ALL {
        let palette = keymap
            .keys(Action::ShowPalette)
            .iter()
            .any(Chord::is_always_there);
        // The locked screen shows nothing of anybody, and a palette would.
        let locked = scope == Scope::Lock;
        assert!(
            palette && Action::ShowPalette.is_in(scope) != locked,
            "{scope:?}"
        );
        for action in Action::ALL.iter().filter(|action| action.is_in(scope)) {
            let direct = keymap.keys(*action).iter().any(Chord::is_always_there);
            if !direct && !action.spec().palette {
                out_of_reach.push((scope, *action));
            }
        }
    }
    assert_eq!(out_of_reach, []);
}

/// Walks every scope, layout, key and level: what a key does there is what it does on the key of
/// the same place on a Latin layout, or what its own legend says, or nothing.
#[test]
fn no_key_means_another_thing_on_another_layout() {
    let keymap = Keymap::builtin().unwrap();
    let mut tried = 0;
    for scope in Scope::ALL {
        for layout in Layout::ALL {
            for key in Key::all() {
                for level in Level::ALL {
                    let Some(event) = sent(key, layout, level) else {
                        continue;
                    };
                    tried += 1;
                    let Some(action) = keymap.action(scope, &event) else {
                        continue;
                    };
                    assert!(!scope.types_text(), "{scope:?} keeps what is typed");
                    let sent_as = [Chord::of(&event), Chord::of_capital(&event)];
                    let legend = keymap
                        .keys(action)
                        .iter()
                        .find(|chord| chord.types() && sent_as.contains(&Some(**chord)));
                    let legend = legend
                        .unwrap_or_else(|| panic!("{scope:?} {layout:?} {event:?} {action:?}"));
                    let latin = if legend.shift { level } else { Level::Plain };
                    let latin = sent(key, Layout::Us, latin).unwrap();
                    let same_place = keymap.action(scope, &latin) == Some(action);
                    let KeyCode::Char(typed) = event.code else {
                        unreachable!("only characters are sent");
                    };
                    // A letter that AltGr brings, or a sign that sits elsewhere, is what it says.
                    let by_its_legend = level == Level::AltGr || !typed.is_alphabetic();
                    assert!(same_place || by_its_legend, "{layout:?} {typed} {action:?}");
                }
            }
        }
    }
    assert!(tried > 6_000, "{tried}");
}

#[test]
fn letter_accelerators_work_on_every_layout_by_the_same_key() {
    let keymap = Keymap::builtin().unwrap();
    for scope in Scope::ALL.into_iter().filter(|scope| !scope.types_text()) {
        for action in Action::ALL.iter().filter(|action| action.is_in(scope)) {
            for chord in keymap.keys(*action) {
                let Legend::Char(letter) = chord.key else {
                    continue;
                };
                if !letter.is_alphabetic() {
                    continue;
                }
                if !is_on_every_layout(letter) {
                    // kz-kazrus types a Kazakh letter there: another way must be open.
                    let another = keymap.keys(*action).iter().any(Chord::is_always_there);
                    assert!(another || action.spec().palette, "{action:?}");
                    continue;
                }
                let (key, _) = Key::of(Layout::Us, letter).unwrap();
                for layout in Layout::ALL {
                    let level = if chord.shift {
                        Level::Shift
                    } else {
                        Level::Plain
                    };
                    let mut event = sent(key, layout, level).unwrap();
                    if chord.ctrl {
                        event.modifiers |= KeyModifiers::CONTROL;
                    }
                    let meant = keymap.action(scope, &event);
                    assert_eq!(meant, Some(*action), "{scope:?} {layout:?} {event:?}");
                }
            }
        }
    }
}

#[test]
fn the_full_screen_and_menu_keys_are_never_the_only_way() {
    for refused in ["F10", "F11"] {
        let text = format!("[keys]\nopen = [\"{refused}\"]");
        assert!(Keymap::with_changes(&text).is_err(), "{refused}");
    }
}

/// Every character of every layout, held and repeated, in a dialog that is armed, on each button.
#[test]
fn nothing_that_types_and_no_held_enter_decides_anything() {
    let mut sitting = Sitting::as_login(120, 36, Language::Ru, "a.omarova");
    sitting.press("F7");
    sitting.write("clean-approval");
    sitting.press("Enter");
    for _ in 0..12 {
        if sitting.model.queue().unwrap().current().is_some() {
            break;
        }
        sitting.press("Right");
        sitting.rest();
    }
    sitting.press("F8");
    sitting.rest();
    sitting.press("Enter");
    sitting.rest();
    assert!(sitting.model.host.is_open(), "{}", sitting.screen());
    sitting.wait(TimeDelta::seconds(3));
    sitting.answering = false;
    for place in ["Home", "Right", "End"] {
        sitting.press(place);
        for layout in Layout::ALL {
            for key in Key::all() {
                for level in Level::ALL {
                    if let Some(event) = sent(key, layout, level) {
                        sitting.feed(Message::Key(event));
                    }
                }
            }
        }
        for typed in "нyдиtnт YNДНИ".chars() {
            let event = KeyEvent::new(KeyCode::Char(typed), KeyModifiers::NONE);
            sitting.feed(Message::Key(event));
        }
    }
    for _ in 0..40 {
        let mut held = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
        held.kind = KeyEventKind::Repeat;
        sitting.feed(Message::Key(held));
    }
    assert!(sitting.model.host.is_open(), "no letter closes it either");
    let decided = sitting
        .waiting
        .iter()
        .any(|(_, question)| matches!(question, Question::Submit { .. }));
    assert!(!decided, "{:?}", sitting.waiting);
}

#[test]
fn the_test_of_the_keyboard_tells_the_layout_and_does_nothing() {
    for (typed, name) in [
        ("qwa2/", "Latin (US)"),
        ("йцф2.", "Russian, Russian with Kazakh letters"),
        ("йцф2/", "Russian (typewriter)"),
        ("йцфә№", "Kazakh"),
        ("йңө2.", "Kazakh with Russian letters"),
    ] {
        let mut sitting = Sitting::as_login(80, 24, Language::En, "a.omarova");
        sitting.press("F2");
        sitting.write("test of the keyboard");
        sitting.press("Enter");
        sitting.write(typed);
        sitting.press("F8");
        let screen = sitting.screen();
        assert!(screen.contains(&format!("Layout: {name}")), "{screen}");
        assert!(screen.contains("✓ Function keys arrive"), "{screen}");
        assert!(sitting.model.case().is_none() && !sitting.model.host.is_open());
    }
}

#[test]
fn hints_show_both_legends_of_a_letter() {
    let keymap = Keymap::builtin().unwrap();
    for action in Action::ALL {
        for chord in keymap.keys(*action) {
            if let Legend::Char(letter) = chord.key
                && letter.is_alphabetic()
            {
                let label = chord.label();
                let cyrillic = label.chars().any(|c| ('А'..='Я').contains(&c));
                assert!(cyrillic && label.contains('·'), "{label}");
            }
        }
    }
}

/// What was given another key in the table is done by that key in dialogs and forms, too.
#[test]
fn keys_of_dialogs_and_forms_are_those_of_the_table() {
    let keys = "[keys]\nline-down = [\"Ctrl+n\"]\nchoice-after = [\"Ctrl+n\"]";
    assert!(Keymap::with_changes(keys).is_err(), "one key, two meanings");
    let keys = "[keys]\nto-end = [\"F9\"]\nchoice-after = [\"F9\"]";
    assert!(Keymap::with_changes(keys).is_err(), "one key, two meanings");

    let keys = "[keys]\nto-end = [\"F9\"]\nchoice-after = [\"F8\"]\ncopy-fault = []";
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    sitting.model.desk.keymap = Keymap::with_changes(keys).unwrap();
    sitting.press("Enter");
    sitting.rest();
    sitting.press("F4");
    sitting.rest();
    sitting.write("Called back");
    sitting.press("Tab");
    assert!(sitting.screen().contains("▐ Cancel ▌"));
    sitting.press("F9");
    assert!(
        sitting.screen().contains("▐ Add the note"),
        "{}",
        sitting.screen()
    );

    let mut sitting = Sitting::as_login(120, 36, Language::En, "e.nurlanov");
    sitting.model.desk.keymap = Keymap::with_changes(keys).unwrap();
    for _ in 0..20 {
        if sitting.model.queue().unwrap().slug.as_deref() == Some("open") {
            break;
        }
        sitting.press("Right");
        sitting.rest();
    }
    sitting.press("Ins F8");
    sitting.rest();
    sitting.press("Shift+Tab");
    let before = sitting.screen();
    sitting.press("F8");
    assert_ne!(before, sitting.screen(), "another person is chosen");
}

#[test]
fn a_capital_g_goes_to_the_bottom_on_every_layout_and_a_small_one_to_the_top() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    for _ in 0..20 {
        if sitting.model.queue().unwrap().slug.as_deref() == Some("open") {
            break;
        }
        sitting.press("Right");
        sitting.rest();
    }
    let last = sitting.model.queue().unwrap().shown.len() - 1;
    for (bottom, top) in [('G', 'g'), ('П', 'п')] {
        for modifiers in [KeyModifiers::NONE, KeyModifiers::SHIFT] {
            let capital = KeyEvent::new(KeyCode::Char(bottom), modifiers);
            sitting.feed(Message::Key(capital));
            assert_eq!(sitting.model.queue().unwrap().cursor, last, "{bottom}");
            let small = KeyEvent::new(KeyCode::Char(top), KeyModifiers::NONE);
            sitting.feed(Message::Key(small));
            assert_eq!(sitting.model.queue().unwrap().cursor, 0, "{top}");
        }
    }
    // Other letters are the same in both cases.
    sitting.press("J");
    assert_eq!(sitting.model.queue().unwrap().cursor, 1);
}

#[test]
fn a_question_mark_opens_the_keys_and_is_typed_where_text_is_typed() {
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    sitting.press("?");
    assert!(matches!(
        sitting.model.popups.last(),
        Some(Popup::Palette(_))
    ));
    sitting.press("Esc F7 ?");
    assert!(sitting.model.popups.is_empty());
    assert_eq!(sitting.model.queue().unwrap().filter.field.text(), "?");
}

#[test]
fn ctrl_c_where_text_is_typed_asks_before_the_program_ends() {
    let open_note = || {
        let mut sitting = Sitting::as_login(120, 36, Language::Ru, "a.omarova");
        sitting.press("Enter");
        sitting.rest();
        sitting.press("F4");
        sitting.rest();
        sitting.write("позвонил");
        sitting
    };
    let mut sitting = open_note();
    // On the Russian layout as well.
    sitting.press("Ctrl+с");
    assert!(!sitting.quit);
    let screen = sitting.screen();
    assert!(screen.contains("Ctrl+C·С ещё раз завершит"), "{screen}");
    // Any other key means that nothing was to end.
    sitting.press("x Ctrl+c");
    assert!(!sitting.quit);
    sitting.press("Ctrl+c");
    assert!(sitting.quit);
    // What is asked long ago is asked anew.
    let mut sitting = open_note();
    sitting.press("Ctrl+c");
    sitting.wait(TimeDelta::seconds(20));
    sitting.press("Ctrl+c");
    assert!(!sitting.quit);
    // Ctrl+Q means nothing else to anybody.
    sitting.press("Ctrl+q");
    assert!(sitting.quit);
    let mut sitting = Sitting::as_login(120, 36, Language::En, "a.omarova");
    sitting.press("Ctrl+c");
    assert!(sitting.quit);
}
