//! One key press as a binding names it: a key with its modifiers, free of layout and case.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::keyboard;

/// A key of the keyboard, by its legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Legend {
    /// A lower-case letter, a digit or a sign.
    Char(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    Space,
    Backspace,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Insert,
    Delete,
}

/// A key with its modifiers. Letters are compared in lower case and by their Latin twin. Shift
/// counts for keys that type nothing, and for a letter only where a binding asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    pub key: Legend,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

impl Chord {
    /// Returns the chord of a key alone.
    #[must_use]
    pub const fn plain(key: Legend) -> Self {
        Self {
            key,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// Returns the chord of a key under Ctrl.
    #[must_use]
    pub const fn ctrl(key: Legend) -> Self {
        Self {
            ctrl: true,
            ..Self::plain(key)
        }
    }

    /// Returns the chord of a key under Shift.
    #[must_use]
    pub const fn shift(key: Legend) -> Self {
        Self {
            shift: true,
            ..Self::plain(key)
        }
    }

    /// Returns the chord of a key press; nothing for a release and for keys that no binding uses.
    #[must_use]
    pub fn of(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let mut shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let key = match event.code {
            KeyCode::Char(' ') => Legend::Space,
            KeyCode::Char(typed) => {
                shift = false;
                let letter = keyboard::fold(typed);
                Legend::Char(keyboard::latin_twin(letter).unwrap_or(letter))
            }
            KeyCode::F(number) => Legend::F(number),
            KeyCode::Enter => Legend::Enter,
            KeyCode::Esc => Legend::Esc,
            KeyCode::Tab => Legend::Tab,
            KeyCode::BackTab => {
                shift = true;
                Legend::Tab
            }
            KeyCode::Backspace => Legend::Backspace,
            KeyCode::Up => Legend::Up,
            KeyCode::Down => Legend::Down,
            KeyCode::Left => Legend::Left,
            KeyCode::Right => Legend::Right,
            KeyCode::Home => Legend::Home,
            KeyCode::End => Legend::End,
            KeyCode::PageUp => Legend::PageUp,
            KeyCode::PageDown => Legend::PageDown,
            KeyCode::Insert => Legend::Insert,
            KeyCode::Delete => Legend::Delete,
            KeyCode::Null
            | KeyCode::CapsLock
            | KeyCode::ScrollLock
            | KeyCode::NumLock
            | KeyCode::PrintScreen
            | KeyCode::Pause
            | KeyCode::Menu
            | KeyCode::KeypadBegin
            | KeyCode::Media(_)
            | KeyCode::Modifier(_) => return None,
        };
        Some(Self {
            key,
            ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
            alt: event.modifiers.contains(KeyModifiers::ALT),
            shift,
        })
    }

    /// Returns the chord of a capital letter with its Shift, which a binding may ask for.
    #[must_use]
    pub fn of_capital(event: &KeyEvent) -> Option<Self> {
        let KeyCode::Char(typed) = event.code else {
            return None;
        };
        let is_capital = typed.is_uppercase()
            || typed.is_alphabetic() && event.modifiers.contains(KeyModifiers::SHIFT);
        let chord = Self::of(event)?;
        is_capital.then_some(Self {
            shift: true,
            ..chord
        })
    }

    /// Returns whether the chord types a character, so that a text field keeps it.
    #[must_use]
    pub const fn types(&self) -> bool {
        matches!(self.key, Legend::Char(_) | Legend::Space) && !self.ctrl && !self.alt
    }

    /// Returns whether the chord is there on every layout: no letter, digit or sign.
    #[must_use]
    pub const fn is_on_every_layout(&self) -> bool {
        !matches!(self.key, Legend::Char(_))
    }

    /// Returns whether the chord is there on every layout and in every terminal: F10 opens a menu
    /// and F11 fills the screen in many of them.
    #[must_use]
    pub const fn is_always_there(&self) -> bool {
        self.is_on_every_layout() && !matches!(self.key, Legend::F(10 | 11))
    }

    /// Returns the key that a terminal sends in place of this one, which it cannot tell from it.
    #[must_use]
    pub const fn sent_as(&self) -> Option<&'static str> {
        match (self.ctrl, self.key) {
            (true, Legend::Char('i')) => Some("Tab"),
            (true, Legend::Char('m' | 'j')) => Some("Enter"),
            (true, Legend::Char('h')) => Some("Backspace"),
            (true, Legend::Char('[')) => Some("Esc"),
            _ => None,
        }
    }

    /// Returns the chord as a hint shows it: `F8`, `Shift+Tab`, `Ctrl+Q·Й`, `R·К`.
    #[must_use]
    pub fn label(&self) -> String {
        let mut label = String::new();
        for (held, name) in [
            (self.ctrl, "Ctrl+"),
            (self.alt, "Alt+"),
            (self.shift, "Shift+"),
        ] {
            if held {
                label.push_str(name);
            }
        }
        match self.key {
            Legend::Char(letter) => {
                label.extend(letter.to_uppercase());
                if letter.is_alphabetic()
                    && let Some(twin) = keyboard::russian_twin(letter)
                {
                    label.push('·');
                    label.extend(twin.to_uppercase());
                }
            }
            Legend::F(number) => label.push_str(&format!("F{number}")),
            Legend::Up => label.push('↑'),
            Legend::Down => label.push('↓'),
            Legend::Left => label.push('←'),
            Legend::Right => label.push('→'),
            Legend::Enter
            | Legend::Esc
            | Legend::Tab
            | Legend::Space
            | Legend::Backspace
            | Legend::Home
            | Legend::End
            | Legend::PageUp
            | Legend::PageDown
            | Legend::Insert
            | Legend::Delete => label.push_str(named(self.key).unwrap_or_default()),
        }
        label
    }
}

/// The names of keys in hints and in `keys.toml`.
const NAMES: [(Legend, &str); 15] = [
    (Legend::Enter, "Enter"),
    (Legend::Esc, "Esc"),
    (Legend::Tab, "Tab"),
    (Legend::Space, "Space"),
    (Legend::Backspace, "Backspace"),
    (Legend::Up, "Up"),
    (Legend::Down, "Down"),
    (Legend::Left, "Left"),
    (Legend::Right, "Right"),
    (Legend::Home, "Home"),
    (Legend::End, "End"),
    (Legend::PageUp, "PgUp"),
    (Legend::PageDown, "PgDn"),
    (Legend::Insert, "Ins"),
    (Legend::Delete, "Del"),
];

fn named(key: Legend) -> Option<&'static str> {
    NAMES
        .iter()
        .find(|(legend, _)| *legend == key)
        .map(|(_, name)| *name)
}

/// A text that names no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a key: write such as \"F8\", \"Ctrl+Q\", \"Shift+Tab\" or \"r\"")]
pub struct NoSuchKey(pub String);

impl std::str::FromStr for Chord {
    type Err = NoSuchKey;

    fn from_str(text: &str) -> Result<Self, NoSuchKey> {
        let wrong = || NoSuchKey(text.to_owned());
        let mut chord = Self::plain(Legend::Esc);
        let mut rest = text;
        while let Some((modifier, after)) = rest.split_once('+') {
            if after.is_empty() {
                break;
            }
            match modifier.to_ascii_lowercase().as_str() {
                "ctrl" => chord.ctrl = true,
                "alt" => chord.alt = true,
                "shift" => chord.shift = true,
                _ => return Err(wrong()),
            }
            rest = after;
        }
        let by_name = NAMES
            .iter()
            .find(|(_, name)| name.eq_ignore_ascii_case(rest))
            .map(|(legend, _)| *legend);
        let number = rest
            .strip_prefix(['F', 'f'])
            .and_then(|number| number.parse().ok())
            .filter(|number| (1..=12).contains(number));
        let mut letters = rest.chars();
        chord.key = match (by_name, number, letters.next(), letters.next()) {
            (Some(legend), ..) => legend,
            (None, Some(number), ..) => Legend::F(number),
            (None, None, Some(letter), None) if !chord.shift || letter.is_alphabetic() => {
                Legend::Char(keyboard::latin_twin(letter).unwrap_or(keyboard::fold(letter)))
            }
            _ => return Err(wrong()),
        };
        Ok(chord)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_the_same_chord_on_every_layout_and_in_both_cases() {
        for letter in ['r', 'R', 'к', 'К'] {
            for modifiers in [KeyModifiers::NONE, KeyModifiers::SHIFT] {
                let event = KeyEvent::new(KeyCode::Char(letter), modifiers);
                assert_eq!(
                    Chord::of(&event),
                    Some(Chord::plain(Legend::Char('r'))),
                    "{letter}"
                );
            }
        }
        let event = KeyEvent::new(KeyCode::Char('Й'), KeyModifiers::CONTROL);
        assert_eq!(Chord::of(&event), Some(Chord::ctrl(Legend::Char('q'))));
    }

    #[test]
    fn a_chord_is_read_back_from_what_a_file_writes() {
        for (text, chord) in [
            ("F8", Chord::plain(Legend::F(8))),
            ("shift+tab", Chord::shift(Legend::Tab)),
            ("Ctrl+Q", Chord::ctrl(Legend::Char('q'))),
            ("Ctrl+Й", Chord::ctrl(Legend::Char('q'))),
            ("r", Chord::plain(Legend::Char('r'))),
            ("Shift+g", Chord::shift(Legend::Char('g'))),
            ("Shift+П", Chord::shift(Legend::Char('g'))),
            ("pgdn", Chord::plain(Legend::PageDown)),
            ("+", Chord::plain(Legend::Char('+'))),
        ] {
            assert_eq!(text.parse(), Ok(chord), "{text}");
        }
        for text in ["", "F13", "Hyper+x", "Shift+1", "rr"] {
            assert!(text.parse::<Chord>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_hint_shows_both_legends() {
        assert_eq!(Chord::plain(Legend::Char('r')).label(), "R·К");
        assert_eq!(Chord::ctrl(Legend::Char('q')).label(), "Ctrl+Q·Й");
        assert_eq!(Chord::shift(Legend::Tab).label(), "Shift+Tab");
        assert_eq!(Chord::plain(Legend::Down).label(), "↓");
        assert_eq!(Chord::shift(Legend::Char('g')).label(), "Shift+G·П");
    }
}
