//! What the table of actions asks of a dialog, as the key that the dialog itself knows.
//!
//! A dialog is worked by keys alone; the table says which keys those are on this machine. So a
//! key that was changed there, the palette and a click all reach the dialog in one way.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::workstation::action::Action;

/// Returns the key that a dialog takes for an action; nothing for what no dialog knows.
#[must_use]
pub fn key_of(action: Action) -> Option<KeyEvent> {
    let (code, modifiers) = match action {
        Action::Back => (KeyCode::Esc, KeyModifiers::NONE),
        Action::NextSection => (KeyCode::F(6), KeyModifiers::NONE),
        Action::PreviousSection => (KeyCode::F(6), KeyModifiers::SHIFT),
        Action::DialogField => (KeyCode::Tab, KeyModifiers::NONE),
        Action::DialogFieldBack => (KeyCode::BackTab, KeyModifiers::SHIFT),
        Action::AllChecks => (KeyCode::F(5), KeyModifiers::NONE),
        Action::TextPair => (KeyCode::F(3), KeyModifiers::NONE),
        Action::OpenCalendar => (KeyCode::F(4), KeyModifiers::NONE),
        Action::MendLetters => (KeyCode::F(7), KeyModifiers::NONE),
        Action::SaveDraft => (KeyCode::Char('s'), KeyModifiers::CONTROL),
        Action::Press => (KeyCode::Enter, KeyModifiers::NONE),
        Action::TakeOption => (KeyCode::Char(' '), KeyModifiers::NONE),
        Action::LineUp => (KeyCode::Up, KeyModifiers::NONE),
        Action::LineDown => (KeyCode::Down, KeyModifiers::NONE),
        Action::ChoiceBefore => (KeyCode::Left, KeyModifiers::NONE),
        Action::ChoiceAfter => (KeyCode::Right, KeyModifiers::NONE),
        Action::ToBeginning => (KeyCode::Home, KeyModifiers::NONE),
        Action::ToEnd => (KeyCode::End, KeyModifiers::NONE),
        Action::TextUp => (KeyCode::PageUp, KeyModifiers::NONE),
        Action::TextDown => (KeyCode::PageDown, KeyModifiers::NONE),
        Action::TakeAway => (KeyCode::Delete, KeyModifiers::NONE),
        _ => return None,
    };
    Some(KeyEvent::new(code, modifiers))
}
