//! The real program in a real pseudo-terminal, with a terminal emulator to see its screen.

use std::io::{Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{
    Child, CommandBuilder, ExitStatus, MasterPty, PtyPair, PtySize, native_pty_system,
};
use rustix::process::{Pid, Signal, kill_process};

/// How long something may take before the test gives up; never a measure of speed.
const PATIENCE: Duration = Duration::from_secs(180);

/// Somebody who sits before a terminal with the program in it.
pub struct Sitting {
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    /// Everything the program has written.
    pub written: Vec<u8>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    terminal: Option<Box<dyn MasterPty + Send>>,
    /// The terminal that the program writes to, when it is another one than that of the keyboard.
    screen_apart: Option<PtyPair>,
    /// Tells the reader to let go of the terminal with the next thing it reads.
    gone: Arc<AtomicBool>,
    /// The modes that the terminal had before the program.
    modes_before: String,
    /// Holds the program's files; goes away with the last sitting in it.
    _home: Arc<tempfile::TempDir>,
}

impl Sitting {
    /// Starts `kezek` with `args` in a terminal of `columns` by `rows`.
    pub fn start(args: &[&str], columns: u16, rows: u16) -> Self {
        let home = tempfile::tempdir().expect("a folder for the test");
        Self::start_in(&Arc::new(home), args, columns, rows)
    }

    /// Starts `kezek` for somebody whose files are in `home`, perhaps from a sitting before.
    pub fn start_in(home: &Arc<tempfile::TempDir>, args: &[&str], columns: u16, rows: u16) -> Self {
        let program = env!("CARGO_BIN_EXE_kezek");
        Self::start_with(home, program, args, &[], (columns, rows))
    }

    /// Starts any program, such as a shell, with more or other variables of its environment.
    pub fn start_with(
        home: &Arc<tempfile::TempDir>,
        program: &str,
        args: &[&str],
        variables: &[(&str, &str)],
        (columns, rows): (u16, u16),
    ) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            })
            .expect("a pseudo-terminal");
        Self::start_before(pair, None, home, program, args, variables)
    }

    /// Starts a line of the shell whose output, `{screen}` in it, is a terminal apart from that of
    /// the keyboard.
    pub fn start_apart(
        home: &Arc<tempfile::TempDir>,
        line: &str,
        (columns, rows): (u16, u16),
    ) -> Self {
        let open = || {
            let size = PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            };
            let system = native_pty_system();
            system.openpty(size).expect("a pseudo-terminal")
        };
        let screen = open();
        let path = screen.master.tty_name().expect("it has a name");
        let line = line.replace("{screen}", path.to_str().expect("a plain path"));
        Self::start_before(open(), Some(screen), home, "/bin/sh", &["-c", &line], &[])
    }

    fn start_before(
        pair: PtyPair,
        screen_apart: Option<PtyPair>,
        home: &Arc<tempfile::TempDir>,
        program: &str,
        args: &[&str],
        variables: &[(&str, &str)],
    ) -> Self {
        let PtySize { rows, cols, .. } = pair.master.get_size().expect("it has a size");
        let modes_before = modes(&*pair.master);
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env_clear();
        for (name, value) in [
            ("HOME", home.path().to_str().expect("a plain path")),
            ("TMPDIR", home.path().to_str().expect("a plain path")),
            ("PATH", "/usr/bin:/bin"),
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
        ]
        .iter()
        .chain(variables)
        {
            command.env(name, value);
        }
        command.cwd(home.path());
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program starts");
        drop(pair.slave);
        let mut reader = screen_apart
            .as_ref()
            .map_or(&pair.master, |apart| &apart.master)
            .try_clone_reader()
            .expect("the terminal can be read");
        let keys = pair
            .master
            .take_writer()
            .expect("the terminal can be typed into");
        let (sender, output) = channel();
        let gone = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&gone);
        std::thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(count) = reader.read(&mut buffer) {
                let listened = sender.send(buffer[..count].to_vec()).is_ok();
                if count == 0 || !listened || told.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        Self {
            screen: vt100::Parser::new(some(rows), some(cols), 0),
            output,
            written: Vec::new(),
            keys,
            child,
            terminal: Some(pair.master),
            screen_apart,
            gone,
            modes_before,
            _home: Arc::clone(home),
        }
    }

    /// Returns what is on the screen, line by line.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until the screen satisfies `wanted`; fails with the screen when it never does.
    pub fn wait(&mut self, what: &str, wanted: impl Fn(&str) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if wanted(&self.text()) {
                return;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => {
                    panic!("never saw {what}; the screen is:\n{}", self.text())
                }
                Err(RecvTimeoutError::Disconnected) => {
                    assert!(
                        wanted(&self.text()),
                        "the program ended before {what}:\n{}",
                        self.text()
                    );
                    return;
                }
            }
        }
    }

    /// Takes in what the program writes, for as long as it takes to answer a key.
    pub fn look(&mut self) {
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(100)) {
            self.take(&bytes);
        }
    }

    /// Returns the screen cell by cell.
    pub fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Waits until `text` is somewhere on the screen.
    pub fn see(&mut self, text: &str) {
        self.wait(&format!("{text:?}"), |screen| screen.contains(text));
    }

    /// Waits until `text` is nowhere on the screen.
    pub fn see_gone(&mut self, text: &str) {
        self.wait(&format!("{text:?} gone"), |screen| !screen.contains(text));
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    /// Presses keys: plain characters as they are, `<F8>`, `<Enter>`, `<Esc>`, `<Up>` and so on by
    /// name.
    pub fn press(&mut self, keys: &str) {
        for key in split(keys) {
            self.keys
                .write_all(&bytes_of(&key))
                .expect("the terminal takes keys");
            self.keys.flush().expect("the terminal takes keys");
        }
    }

    /// Types a text in one go, as a program does that types for somebody.
    pub fn press_at_once(&mut self, text: &str) {
        self.keys
            .write_all(text.as_bytes())
            .expect("the terminal takes keys");
        self.keys.flush().expect("the terminal takes keys");
    }

    /// Pastes text as a terminal with bracketed paste does.
    pub fn paste(&mut self, text: &str) {
        let bytes = format!("\x1b[200~{text}\x1b[201~");
        self.keys
            .write_all(bytes.as_bytes())
            .expect("the terminal takes a paste");
        self.keys.flush().expect("the terminal takes a paste");
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.terminal
            .as_ref()
            .expect("it is open")
            .resize(size)
            .expect("it can be resized");
        self.screen.screen_mut().set_size(some(rows), some(columns));
    }

    pub fn process_id(&self) -> u32 {
        self.child.process_id().expect("the program runs")
    }

    /// Takes the terminal away, as a lost connection does.
    pub fn hang_up(&mut self) {
        // The reader holds the terminal open until it has read something more.
        self.gone.store(true, Ordering::SeqCst);
        self.resize(100, 30);
        self.keys = Box::new(std::io::sink());
        self.terminal = None;
    }

    /// Takes the screen away, and leaves the keyboard.
    pub fn lose_output(&mut self) {
        // The reader holds the screen open until it has read something more.
        self.gone.store(true, Ordering::SeqCst);
        self.resize(101, 31);
        self.screen_apart = None;
    }

    /// Returns whether the keyboard has the modes that it had before.
    pub fn has_its_modes(&self) -> bool {
        self.terminal.as_deref().map(modes).as_ref() == Some(&self.modes_before)
    }

    /// Waits for the end of the program.
    pub fn ended(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            while let Ok(bytes) = self.output.try_recv() {
                self.take(&bytes);
            }
            if let Some(status) = self.child.try_wait().expect("its state can be asked") {
                while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(200)) {
                    self.take(&bytes);
                }
                return status;
            }
            assert!(
                Instant::now() < deadline,
                "it does not end; the screen is:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Returns what the terminal is like beside what it should be like when the program does not
    /// have it; nothing when it is as it was.
    pub fn left_changed(&self) -> Option<String> {
        let screen = self.screen.screen();
        let text = String::from_utf8_lossy(&self.written);
        let last =
            |on: &str, off: &str| text.rfind(on).is_some() && text.rfind(off) < text.rfind(on);
        let modes = self.terminal.as_deref().map(modes);
        let mut wrong = Vec::new();
        for (is_wrong, what) in [
            (screen.alternate_screen(), "the alternate screen"),
            (screen.hide_cursor(), "a hidden cursor"),
            (screen.bracketed_paste(), "marks of a paste"),
            (
                screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None,
                "the mouse",
            ),
            (last("\x1b[?1004h", "\x1b[?1004l"), "events of focus"),
            (last("\x1b[?2026h", "\x1b[?2026l"), "a frame that was begun"),
            (last("\x1b[22;2t", "\x1b[23;2t"), "the title"),
            (
                screen.fgcolor() != vt100::Color::Default || screen.inverse() || screen.bold(),
                "colours",
            ),
        ] {
            if is_wrong {
                wrong.push(what.to_owned());
            }
        }
        if let Some(modes) = modes.filter(|modes| *modes != self.modes_before) {
            wrong.push(format!("{modes} instead of {}", self.modes_before));
        }
        (!wrong.is_empty()).then(|| wrong.join(", "))
    }

    /// Returns whether the terminal is as it was.
    pub fn is_restored(&self) -> bool {
        self.left_changed().is_none()
    }

    /// Waits until the terminal is as it was.
    pub fn is_given_back(&mut self) {
        self.wait_for("the terminal given back", |at| at.left_changed().is_none());
    }

    /// Waits until the program has the terminal: its screen, without lines of the terminal's own.
    pub fn is_taken(&mut self) {
        self.wait_for("the terminal taken", |at| {
            let modes = at.terminal.as_deref().map(modes);
            at.screen.screen().alternate_screen()
                && at.screen.screen().bracketed_paste()
                && modes.is_some_and(|modes| modes != at.modes_before)
        });
    }

    /// Waits until the sitting satisfies `wanted`, which may look at more than the screen.
    pub fn wait_for(&mut self, what: &str, wanted: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !wanted(self) {
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
                self.take(&bytes);
            }
            assert!(
                Instant::now() < deadline,
                "never saw {what} (left: {:?}); the screen is:\n{}",
                self.left_changed(),
                self.text()
            );
        }
    }

    /// Wipes the screen that the test sees, as if something else had written over all of it.
    pub fn lose_the_screen(&mut self) {
        let (rows, columns) = self.screen.screen().size();
        self.screen = vt100::Parser::new(rows, columns, 0);
    }

    /// Returns whether the screen that a program takes for itself is shown.
    pub fn on_other_screen(&self) -> bool {
        self.screen.screen().alternate_screen()
    }

    /// Returns the path of the terminal.
    pub fn terminal_path(&self) -> std::path::PathBuf {
        let terminal = self.terminal.as_ref().expect("it is open");
        terminal.tty_name().expect("it has a name")
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        let id = i32::try_from(self.process_id()).expect("a process id");
        // It may be gone by now.
        let _ = kill_process(Pid::from_raw(id).expect("not zero"), signal);
    }
}

/// Returns the modes of a terminal, in words that can be compared.
fn modes(terminal: &(dyn MasterPty + Send)) -> String {
    let modes = terminal.get_termios().expect("a terminal has modes");
    format!(
        "{:?} {:?} {:?}",
        modes.input_flags, modes.output_flags, modes.local_flags
    )
}

/// Returns the state of a process as the system says it in one letter: `T` is stopped; nothing
/// when there is no such process.
pub fn state_of(process: u32) -> Option<char> {
    let line = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, behind) = line.rsplit_once(')')?;
    behind.trim_start().chars().next()
}

impl Drop for Sitting {
    fn drop(&mut self) {
        // The child may be gone already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn some(cells: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(cells).expect("a terminal has cells")
}

fn split(keys: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        if first == '<'
            && let Some(end) = rest.find('>')
        {
            out.push(rest[..=end].to_owned());
            rest = &rest[end + 1..];
        } else {
            out.push(first.to_string());
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

fn bytes_of(key: &str) -> Vec<u8> {
    let named: &[u8] = match key {
        "<Enter>" => b"\r",
        "<Esc>" => b"\x1b",
        "<Tab>" => b"\t",
        "<BackTab>" => b"\x1b[Z",
        "<Backspace>" => b"\x7f",
        "<Space>" => b" ",
        "<Up>" => b"\x1b[A",
        "<Down>" => b"\x1b[B",
        "<Right>" => b"\x1b[C",
        "<Left>" => b"\x1b[D",
        "<Home>" => b"\x1b[H",
        "<End>" => b"\x1b[F",
        "<Insert>" => b"\x1b[2~",
        "<Delete>" => b"\x1b[3~",
        "<PageUp>" => b"\x1b[5~",
        "<PageDown>" => b"\x1b[6~",
        "<F1>" => b"\x1bOP",
        "<F2>" => b"\x1bOQ",
        "<F3>" => b"\x1bOR",
        "<F4>" => b"\x1bOS",
        "<F5>" => b"\x1b[15~",
        "<F6>" => b"\x1b[17~",
        "<F7>" => b"\x1b[18~",
        "<F8>" => b"\x1b[19~",
        "<F9>" => b"\x1b[20~",
        "<F12>" => b"\x1b[24~",
        "<C-s>" => b"\x13",
        "<C-c>" => b"\x03",
        "<C-q>" => b"\x11",
        "<C-l>" => b"\x0c",
        "<C-r>" => b"\x12",
        "<C-z>" => b"\x1a",
        other => {
            assert!(
                !other.starts_with('<') || other.len() == 1,
                "no key is called {other}"
            );
            return other.as_bytes().to_vec();
        }
    };
    named.to_vec()
}
