//! From the bytes of a terminal to keys, pastes and focus.
//!
//! A reader of its own, for three reasons: crossterm's blocks inside a half-read sequence, spins
//! when the terminal goes away, and takes late answers of the terminal for keys. This one is pure:
//! bytes in, events out; a sequence that is not known, too long or an answer of the terminal is
//! dropped whole and types nothing.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// How long an Esc waits for what would make it a sequence.
const ESCAPE_WAIT: Duration = Duration::from_millis(25);
/// How long a sequence that has begun waits for its end, which a slow connection may bring apart.
const SEQUENCE_WAIT: Duration = Duration::from_secs(2);
/// From so many bytes in one read on nobody typed them.
const TOO_FAST: usize = 3;

/// The longest sequence that is waited for; a longer one is rubbish.
const LONGEST: usize = 256;
/// The most bytes of a paste that are kept.
const LARGEST_PASTE: usize = 4 << 20;

const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// Something that was typed or said by the terminal.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    Key(KeyEvent),
    Paste(String),
    Focused(bool),
    Mouse(Mouse),
}

/// What the mouse did, with the cell it did it on, both counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    pub kind: MouseKind,
    pub column: u16,
    pub row: u16,
}

/// What a mouse can do that means something here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button goes down.
    Press,
    /// The left button comes up.
    Release,
    WheelUp,
    WheelDown,
}

/// Reads events out of bytes, however they are cut.
#[derive(Debug, Default)]
pub struct Parser {
    /// The beginning of something whose end has not come.
    rest: Vec<u8>,
    /// The text of a paste that has not ended.
    paste: Option<Vec<u8>>,
    /// The beginning of a sequence that was taken for keys, because nothing followed in time.
    taken_for_keys: Vec<u8>,
}

/// What stands at the beginning of some bytes.
enum Found {
    /// So many bytes, and what they mean.
    Event(usize, Event),
    /// So many bytes that mean nothing.
    Nothing(usize),
    PasteBegins(usize),
    /// It goes on.
    Incomplete,
}

impl Parser {
    /// Takes bytes as they came and returns what they mean.
    pub fn read(&mut self, bytes: &[u8]) -> Vec<Event> {
        let before = std::mem::take(&mut self.taken_for_keys);
        if is_late(&before, bytes) {
            // What has become keys is no more to be had back, but its rest types nothing.
            self.rest.extend_from_slice(&before);
        }
        self.rest.extend_from_slice(bytes);
        let mut events = Vec::new();
        let rest = std::mem::take(&mut self.rest);
        let mut at = 0;
        while at < rest.len() {
            if let Some(paste) = &mut self.paste {
                let from = &rest[at..];
                if let Some(end) = find(from, PASTE_ENDS) {
                    keep(paste, &from[..end]);
                    at += end + PASTE_ENDS.len();
                    let text = self.paste.take().unwrap_or_default();
                    events.push(Event::Paste(String::from_utf8_lossy(&text).into_owned()));
                    continue;
                }
                // The end mark may be cut: its possible beginning waits.
                let waits = (1..PASTE_ENDS.len())
                    .rev()
                    .find(|count| from.ends_with(&PASTE_ENDS[..*count]))
                    .unwrap_or(0);
                keep(paste, &from[..from.len() - waits]);
                at = rest.len() - waits;
                break;
            }
            match first(&rest[at..]) {
                Found::Event(taken, event) => {
                    events.push(event);
                    at += taken;
                }
                Found::Nothing(taken) => at += taken.max(1),
                Found::PasteBegins(taken) => {
                    self.paste = Some(Vec::new());
                    at += taken;
                }
                Found::Incomplete if rest.len() - at > LONGEST => at += 1,
                Found::Incomplete => break,
            }
        }
        self.rest = rest[at..].to_vec();
        events
    }

    /// Returns how long something is waited for that may never come, such as what follows an Esc;
    /// nothing when nothing is.
    #[must_use]
    pub fn waits(&self) -> Option<Duration> {
        if self.paste.is_some() {
            return None;
        }
        match self.rest.as_slice() {
            [] => None,
            // These may be keys of their own.
            [0x1b] | [0x1b, _] => Some(ESCAPE_WAIT),
            _ => Some(SEQUENCE_WAIT),
        }
    }

    /// Takes what is there for what it is, because nothing followed: an Esc is the key.
    pub fn settle(&mut self) -> Vec<Event> {
        if self.paste.is_some() {
            return Vec::new();
        }
        let rest = std::mem::take(&mut self.rest);
        if rest.len() <= 2 {
            self.taken_for_keys.clone_from(&rest);
        }
        match rest.as_slice() {
            [0x1b] => vec![key(KeyCode::Esc, KeyModifiers::NONE)],
            // Alt with a bracket or an O, or a sequence that broke off.
            [0x1b, letter @ (b'[' | b'O')] => {
                vec![key(KeyCode::Char(char::from(*letter)), KeyModifiers::ALT)]
            }
            _ => Vec::new(),
        }
    }
}

/// Returns whether `bytes` go on with an answer of the terminal whose beginning was taken for keys.
fn is_late(before: &[u8], bytes: &[u8]) -> bool {
    if !before.starts_with(b"\x1b") || bytes.len() < TOO_FAST {
        return false;
    }
    let whole = [before, bytes].concat();
    let begins = |sequence: u8| {
        whole.get(1) == Some(&sequence) && matches!(whole.get(2), Some(b'0'..=b'9' | b'?'))
    };
    (begins(b'[') || begins(b']')) && matches!(first(&whole), Found::Nothing(_) | Found::Incomplete)
}

fn keep(paste: &mut Vec<u8>, bytes: &[u8]) {
    let room = LARGEST_PASTE.saturating_sub(paste.len());
    paste.extend_from_slice(&bytes[..bytes.len().min(room)]);
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, part)
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn plain(taken: usize, code: KeyCode) -> Found {
    Found::Event(taken, key(code, KeyModifiers::NONE))
}

fn first(bytes: &[u8]) -> Found {
    match bytes[0] {
        0x1b => escape(bytes),
        b'\r' | b'\n' => plain(1, KeyCode::Enter),
        b'\t' => plain(1, KeyCode::Tab),
        0x7f | 0x08 => plain(1, KeyCode::Backspace),
        0x00 => Found::Event(1, key(KeyCode::Char(' '), KeyModifiers::CONTROL)),
        control @ 0x01..=0x1a => {
            let letter = char::from(control - 1 + b'a');
            Found::Event(1, key(KeyCode::Char(letter), KeyModifiers::CONTROL))
        }
        0x1c..=0x1f => Found::Nothing(1),
        _ => character(bytes, KeyModifiers::NONE),
    }
}

/// One character of UTF-8, broken ones left out.
fn character(bytes: &[u8], modifiers: KeyModifiers) -> Found {
    let length = match bytes[0] {
        0x20..=0x7e => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Found::Nothing(1),
    };
    let Some(piece) = bytes.get(..length) else {
        let broken = bytes[1..].iter().any(|b| !(0x80..=0xbf).contains(b));
        return if broken {
            Found::Nothing(1)
        } else {
            Found::Incomplete
        };
    };
    match std::str::from_utf8(piece)
        .ok()
        .and_then(|text| text.chars().next())
    {
        // C1 controls are sequences in disguise.
        Some(c) if c.is_control() => Found::Nothing(length),
        Some(c) => {
            let mut modifiers = modifiers;
            if c.is_uppercase() {
                modifiers |= KeyModifiers::SHIFT;
            }
            Found::Event(length, key(KeyCode::Char(c), modifiers))
        }
        None => Found::Nothing(1),
    }
}

fn escape(bytes: &[u8]) -> Found {
    match bytes.get(1) {
        None => Found::Incomplete,
        Some(b'[') => control_sequence(bytes),
        Some(b'O') => match bytes.get(2) {
            None => Found::Incomplete,
            // As rxvt sends the arrows under Ctrl.
            Some(letter @ b'a'..=b'd') => arrow(letter.to_ascii_uppercase())
                .map_or(Found::Nothing(3), |code| {
                    Found::Event(3, key(code, KeyModifiers::CONTROL))
                }),
            Some(letter) => single_shift(*letter).map_or(Found::Nothing(3), |code| plain(3, code)),
        },
        // Answers of the terminal: strings that end with ST or BEL.
        Some(b'P' | b']' | b'_' | b'^' | b'X') => string_sequence(bytes),
        Some(0x1b) => plain(1, KeyCode::Esc),
        Some(b'\r') => Found::Event(2, key(KeyCode::Enter, KeyModifiers::ALT)),
        Some(0x7f) => Found::Event(2, key(KeyCode::Backspace, KeyModifiers::ALT)),
        Some(0x00..=0x1f) => plain(1, KeyCode::Esc),
        Some(_) => match character(&bytes[1..], KeyModifiers::ALT) {
            Found::Event(taken, event) => Found::Event(taken + 1, event),
            Found::Nothing(taken) => Found::Nothing(taken + 1),
            other @ (Found::Incomplete | Found::PasteBegins(_)) => other,
        },
    }
}

fn string_sequence(bytes: &[u8]) -> Found {
    let bell = memchr::memchr(0x07, bytes).map(|at| at + 1);
    let end = find(&bytes[2..], b"\x1b\\").map(|at| at + 4);
    match (bell, end) {
        (Some(bell), Some(end)) => Found::Nothing(bell.min(end)),
        (Some(end), None) | (None, Some(end)) => Found::Nothing(end),
        (None, None) if bytes.len() > LONGEST => Found::Nothing(bytes.len()),
        (None, None) => Found::Incomplete,
    }
}

fn single_shift(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'R' => KeyCode::F(3),
        b'S' => KeyCode::F(4),
        b'M' => KeyCode::Enter,
        _ => return arrow(letter),
    })
}

fn arrow(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        _ => return None,
    })
}

/// `ESC [` parameters, intermediates, a final byte.
fn control_sequence(bytes: &[u8]) -> Found {
    // The Linux console sends `ESC [ [ A` to `ESC [ [ E` for F1 to F5.
    if bytes.get(2) == Some(&b'[') {
        return match bytes.get(3) {
            None => Found::Incomplete,
            Some(letter @ b'A'..=b'E') => plain(4, KeyCode::F(letter - b'A' + 1)),
            Some(_) => Found::Nothing(4),
        };
    }
    let body = &bytes[2..];
    // rxvt ends the numbers of shifted keys with a sign that stands before the end elsewhere.
    let digits = body.iter().take_while(|b| b.is_ascii_digit()).count();
    if digits > 0 && body.get(digits) == Some(&b'$') {
        let number = std::str::from_utf8(&body[..digits]);
        let found = number
            .ok()
            .and_then(|number| numbered(number.parse().ok()?));
        let taken = digits + 3;
        return found.map_or(Found::Nothing(taken), |(code, held)| {
            Found::Event(taken, key(code, held | KeyModifiers::SHIFT))
        });
    }
    let Some(end) = body.iter().position(|b| !(0x20..=0x3f).contains(b)) else {
        return Found::Incomplete;
    };
    let (parameters, last) = (&body[..end], body[end]);
    let taken = end + 3;
    if !(0x40..=0x7e).contains(&last) {
        // Broken off by something else, which is read for itself.
        return Found::Nothing(end + 2);
    }
    // The old mouse report carries three more bytes.
    if last == b'M' && parameters.is_empty() {
        return if bytes.len() < taken + 3 {
            Found::Incomplete
        } else {
            Found::Nothing(taken + 3)
        };
    }
    if let (b'M' | b'm', [b'<', report @ ..]) = (last, parameters) {
        return mouse(report, last == b'M').map_or(Found::Nothing(taken), |mouse| {
            Found::Event(taken, Event::Mouse(mouse))
        });
    }
    match (last, parameters) {
        (b'I', []) => return Found::Event(taken, Event::Focused(true)),
        (b'O', []) => return Found::Event(taken, Event::Focused(false)),
        (b'~', b"200") => return Found::PasteBegins(taken),
        (b'Z', _) => return plain_shift_tab(taken),
        _ => {}
    }
    let Some((number, modifiers)) = numbers(parameters) else {
        return Found::Nothing(taken);
    };
    let with = |held: KeyModifiers| move |code: KeyCode| (code, held);
    let found = match last {
        b'~' => numbered(number),
        // As rxvt sends them under Ctrl, and under Ctrl and Shift.
        b'^' => numbered(number).map(|(code, held)| (code, held | KeyModifiers::CONTROL)),
        b'@' => numbered(number)
            .map(|(code, held)| (code, held | KeyModifiers::CONTROL | KeyModifiers::SHIFT)),
        b'a'..=b'd' => arrow(last.to_ascii_uppercase()).map(with(KeyModifiers::SHIFT)),
        b'P' | b'Q' | b'S' => single_shift(last).map(with(KeyModifiers::NONE)),
        b'u' => typed(number).map(with(KeyModifiers::NONE)),
        _ => arrow(last).map(with(KeyModifiers::NONE)),
    };
    found.map_or(Found::Nothing(taken), |(code, held)| {
        Found::Event(taken, key(code, modifiers | held))
    })
}

/// Reads `button ; column ; row`, as terminals with wide screens report the mouse.
fn mouse(report: &[u8], pressed: bool) -> Option<Mouse> {
    let mut numbers = std::str::from_utf8(report).ok()?.split(';');
    let mut next = || numbers.next()?.parse::<u16>().ok();
    let (button, column, row) = (next()?, next()?, next()?);
    let kind = match (button, pressed) {
        (0, true) => MouseKind::Press,
        (0, false) => MouseKind::Release,
        (64, true) => MouseKind::WheelUp,
        (65, true) => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Mouse {
        kind,
        column: column.checked_sub(1)?,
        row: row.checked_sub(1)?,
    })
}

fn plain_shift_tab(taken: usize) -> Found {
    Found::Event(taken, key(KeyCode::BackTab, KeyModifiers::SHIFT))
}

/// Reads `number ; modifiers`; nothing for anything else, such as an answer with `?`.
fn numbers(parameters: &[u8]) -> Option<(u32, KeyModifiers)> {
    let text = std::str::from_utf8(parameters).ok()?;
    let mut parts = text.split(';');
    let number = match parts.next()? {
        "" => 1,
        number => number.split(':').next()?.parse().ok()?,
    };
    let held: u32 = match parts.next() {
        None | Some("") => 1,
        Some(held) => held.split(':').next()?.parse().ok()?,
    };
    let held = held.checked_sub(1)?;
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
    ] {
        if held & bit != 0 {
            modifiers |= modifier;
        }
    }
    Some((number, modifiers))
}

/// The keys that are sent as `ESC [ number ~`. From 25 on they are shifted: rxvt counts on there,
/// and others have no such keys.
fn numbered(number: u32) -> Option<(KeyCode, KeyModifiers)> {
    let shifted = match number {
        25..=26 => Some(number - 22),
        28..=29 => Some(number - 23),
        31..=34 => Some(number - 24),
        _ => None,
    };
    if let Some(function) = shifted {
        let code = KeyCode::F(u8::try_from(function).ok()?);
        return Some((code, KeyModifiers::SHIFT));
    }
    let code = match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(u8::try_from(number - 10).ok()?),
        17..=21 => KeyCode::F(u8::try_from(number - 11).ok()?),
        23..=24 => KeyCode::F(u8::try_from(number - 12).ok()?),
        _ => return None,
    };
    Some((code, KeyModifiers::NONE))
}

/// The keys that are sent as `ESC [ code point u`.
fn typed(number: u32) -> Option<KeyCode> {
    Some(match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        number => KeyCode::Char(char::from_u32(number).filter(|c| !c.is_control())?),
    })
}

#[cfg(test)]
mod tests;
