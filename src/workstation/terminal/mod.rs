//! The terminal: taken over in one place, given back in one place, whatever happens.
//!
//! [`Terminal::enter`] switches to raw mode, the alternate screen, bracketed paste and focus
//! events; [`restore`] undoes exactly that, once, and is called on drop, by the panic hook (before
//! the panic is printed), on signals and by the watchdog. Half-done entering is undone as well.

pub mod backend;
pub mod burst;
mod clipboard;
pub mod ground;
pub mod guard;
pub mod input;
pub mod job;
mod pen;
pub mod watchdog;

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{EnableBracketedPaste, EnableFocusChange};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode};
use ratatui::Frame;

use backend::Careful;

/// Whether the terminal is taken over, so that it is given back once.
static TAKEN: AtomicBool = AtomicBool::new(false);
static HOOK: Once = Once::new();

/// Presses and releases, in the form that knows wide screens.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// The title that was there before is kept by the terminal.
const KEEP_TITLE: &[u8] = b"\x1b[22;2t";

/// Everything undone, in one piece: a frame that was begun, colours, the mouse, focus events,
/// bracketed paste, the alternate screen, the hidden cursor, the title.
const GIVE_BACK: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?1006l\x1b[?1000l\x1b[?1004l\x1b[?2004l\
\x1b[?1049l\x1b[?25h\x1b[23;2t";

/// Room for the largest frame, so that it goes out in one write.
const FRAME_BYTES: usize = 128 * 1024;

/// Why the workstation cannot start here.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    #[error("the workstation needs a terminal for its input and its output")]
    NoTerminal,
    /// `TERM=dumb` or none: the screen cannot be addressed.
    #[error("this terminal (TERM={0}) cannot place text on its screen")]
    Dumb(String),
    #[error("the terminal fails: {0}")]
    Broken(#[from] io::Error),
}

/// What is drawn on.
type Screen = ratatui::Terminal<Careful<BufWriter<Stdout>>>;

/// The terminal, taken over until it is dropped.
pub struct Terminal {
    screen: Screen,
}

impl Terminal {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// [`TerminalError`] when there is none, when it cannot show screens, or when it fails; it is
    /// as it was before then.
    pub fn enter(title: &str) -> Result<Self, TerminalError> {
        check_here()?;
        // Colours are ours to choose: under NO_COLOR the theme has none. crossterm's own reading
        // of NO_COLOR would reset reverse video as well, and the cursor row with it.
        crossterm::style::force_color_output(true);
        restore_before_panics();
        guard::start();
        TAKEN.store(true, Ordering::SeqCst);
        guard::taken();
        match Self::take(title) {
            Ok(screen) => Ok(Self { screen }),
            Err(error) => {
                restore();
                Err(error.into())
            }
        }
    }

    fn take(title: &str) -> io::Result<Screen> {
        enable_raw_mode()?;
        let mut writer = BufWriter::with_capacity(FRAME_BYTES, io::stdout());
        writer.write_all(KEEP_TITLE)?;
        execute!(
            writer,
            EnterAlternateScreen,
            SetTitle(title),
            EnableBracketedPaste,
            EnableFocusChange
        )?;
        ratatui::Terminal::new(Careful::new(writer))
    }

    /// Draws a frame: only what changed is written, in one piece.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.screen.draw(view)?;
        Ok(())
    }

    /// Forgets what is on the screen, so that the next frame draws every cell.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn forget(&mut self) -> io::Result<()> {
        self.screen.clear()
    }

    /// Returns the size in columns and rows.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.screen.size()?;
        Ok((size.width, size.height))
    }

    /// Hands a text to the terminal for its clipboard. Whether it takes it, it does not say.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let inside_tmux = std::env::var_os("TMUX").is_some();
        let mut out = io::stdout().lock();
        out.write_all(&clipboard::sequence(text, inside_tmux))?;
        out.flush()
    }

    /// Sets the title of the window. It must name nobody.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn set_title(&mut self, title: &str) -> io::Result<()> {
        execute!(io::stdout(), SetTitle(title))
    }

    /// Listens to the mouse, or stops: presses, releases and the wheel.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn listen_to_mouse(&mut self, on: bool) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(if on { MOUSE_ON } else { MOUSE_OFF })?;
        out.flush()
    }

    /// Gives the terminal back for a while, as when the shell stops the program.
    pub fn leave(&mut self) {
        restore();
    }

    /// Takes the terminal over again, also when it was never given back: whoever was stopped from
    /// outside could not.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn enter_again(&mut self, title: &str) -> io::Result<()> {
        if TAKEN.load(Ordering::SeqCst) {
            // First the modes: somebody in the background is stopped here, before a byte of it is
            // on a terminal that belongs to the shell.
            disable_raw_mode()?;
            restore();
        }
        TAKEN.store(true, Ordering::SeqCst);
        guard::taken();
        // Only what is drawn on is put in the place of the old one: to drop the terminal would
        // give it back again.
        self.screen = Self::take(title)?;
        self.forget()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

/// Refuses where the program runs when no screens can be shown there.
///
/// # Errors
/// [`TerminalError::NoTerminal`] or [`TerminalError::Dumb`].
pub fn check_here() -> Result<(), TerminalError> {
    check(
        io::stdin().is_terminal() && io::stdout().is_terminal(),
        &std::env::var("TERM").unwrap_or_default(),
    )
}

/// Refuses a terminal that cannot show screens.
fn check(is_terminal: bool, term: &str) -> Result<(), TerminalError> {
    if !is_terminal {
        return Err(TerminalError::NoTerminal);
    }
    if term.is_empty() || term == "dumb" {
        return Err(TerminalError::Dumb(term.to_owned()));
    }
    Ok(())
}

/// Gives the terminal back as it was, when it is taken over. Never fails: there is nobody to tell.
pub fn restore() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout().lock();
    let _ = out.write_all(GIVE_BACK);
    let _ = out.flush();
    let _ = disable_raw_mode();
    guard::given_back();
}

/// Makes a panic give the terminal back before it is printed.
fn restore_before_panics() {
    HOOK.call_once(|| {
        let print = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            restore();
            print(panic);
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_show_screens_is_refused_with_the_reason() {
        assert!(check(true, "xterm-256color").is_ok());
        assert!(matches!(
            check(false, "xterm"),
            Err(TerminalError::NoTerminal)
        ));
        for term in ["dumb", ""] {
            assert!(matches!(check(true, term), Err(TerminalError::Dumb(_))));
        }
    }
}
