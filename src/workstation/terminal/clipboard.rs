//! A text for the clipboard of the machine in front of the officer, through the terminal (OSC 52).
//!
//! Works over SSH, where no program here could reach that clipboard. Inside tmux it goes out both
//! ways: as it is, for a tmux that keeps clipboards itself, and wrapped, for the terminal around.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Returns what hands the text over. It holds nothing but letters, whatever the text does.
#[must_use]
pub fn sequence(text: &str, inside_tmux: bool) -> Vec<u8> {
    let text = STANDARD.encode(text);
    let plain = format!("\x1b]52;c;{text}\x07");
    if !inside_tmux {
        return plain.into_bytes();
    }
    let wrapped = plain.replace('\x1b', "\x1b\x1b");
    format!("{plain}\x1bPtmux;{wrapped}\x1b\\").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_itself_never_reaches_the_terminal() {
        let bytes = sequence("26-000042\u{1b}]0;PWN\u{7}", false);
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with("\x1b]52;c;MjYtMDAwMDQy"), "{text:?}");
        assert_eq!(text.matches('\x1b').count(), 1);
        assert!(text.ends_with('\x07'));
    }

    #[test]
    fn tmux_gets_it_wrapped_as_well() {
        let text = String::from_utf8(sequence("a", true)).unwrap();
        assert_eq!(
            text,
            "\x1b]52;c;YQ==\x07\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\"
        );
    }
}
