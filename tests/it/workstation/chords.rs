//! Keys by the names that hints give them, so that a test reads as the keys that were pressed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use kezek::workstation::message::Message;

use super::sitting::Sitting;

/// Returns the key event of a name.
pub fn event(name: &str) -> KeyEvent {
    let mut modifiers = KeyModifiers::NONE;
    let mut rest = name;
    for (prefix, modifier) in [
        ("Ctrl+", KeyModifiers::CONTROL),
        ("Alt+", KeyModifiers::ALT),
        ("Shift+", KeyModifiers::SHIFT),
    ] {
        if let Some(after) = rest.strip_prefix(prefix) {
            modifiers |= modifier;
            rest = after;
        }
    }
    let code = match rest {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        "Tab" => KeyCode::Tab,
        "Space" => KeyCode::Char(' '),
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Backspace" => KeyCode::Backspace,
        "Ins" => KeyCode::Insert,
        "Del" => KeyCode::Delete,
        rest => match rest
            .strip_prefix('F')
            .and_then(|number| number.parse().ok())
        {
            Some(number) => KeyCode::F(number),
            None => KeyCode::Char(rest.chars().next().expect("a key")),
        },
    };
    KeyEvent::new(code, modifiers)
}

impl Sitting {
    /// Presses keys by their names in hints: `F8`, `Down`, `Ctrl+q`, `Shift+Tab`, or a character.
    pub fn press(&mut self, keys: &str) {
        for key in keys.split(' ') {
            self.feed(Message::Key(event(key)));
        }
    }

    /// Types a text, key by key.
    pub fn write(&mut self, text: &str) {
        for c in text.chars() {
            self.feed(Message::Key(KeyEvent::new(
                KeyCode::Char(c),
                KeyModifiers::NONE,
            )));
        }
    }

    /// The number of the case under the cursor.
    pub fn current(&self) -> String {
        let queue = self.model.queue().expect("the queue is open");
        queue.current().expect("a row").number
    }
}
