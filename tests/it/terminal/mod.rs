//! The real program in a real pseudo-terminal, worked by keys alone.
//!
//! Each test starts `kezek demo` as a newcomer does: a server of its own, a database of its own.
//! Nothing here measures time; waiting is for what the screen shows.

mod drafts;
mod endings;
mod flows;
mod idle;
mod kinds;
mod sitting;
mod stops;
mod ways_to_end;

use sitting::Sitting;

/// The people of the demonstration that these tests sign in as.
pub const EXECUTOR: &str = "a.omarova";
pub const MEMBER: &str = "b.akhmetov";
pub const CHAIR: &str = "k.ybyraev";
pub const SUPERVISOR: &str = "e.nurlanov";
pub const INTERVIEWER: &str = "m.zhaqsybek";

/// Words of the screens in the language of a sitting.
pub struct Tongue {
    pub lang: &'static str,
    pub start: &'static str,
    pub switch_user: &'static str,
    pub next_day: &'static str,
    pub recorded: &'static str,
    pub ready: &'static str,
    pub cancel: &'static str,
}

pub const RU: Tongue = Tongue {
    lang: "ru",
    start: "Под кем войти?",
    switch_user: "Войти под другим",
    next_day: "следующему рабочему дню",
    recorded: "записано, дело",
    ready: "✓ готово",
    cancel: "▐ Отмена ▌",
};

pub const EN: Tongue = Tongue {
    lang: "en",
    start: "Sign in as whom?",
    switch_user: "Sign in as somebody else",
    next_day: "next working day",
    recorded: "recorded, case",
    ready: "✓ ready",
    cancel: "▐ Cancel ▌",
};

/// A sitting at the demonstration.
pub struct Demo {
    pub at: Sitting,
    pub tongue: &'static Tongue,
}

impl Demo {
    /// Starts the demonstration and waits for the list of people.
    pub fn start(tongue: &'static Tongue, columns: u16, rows: u16) -> Self {
        let mut at = Sitting::start(&["demo", "--lang", tongue.lang], columns, rows);
        at.see(tongue.start);
        Self { at, tongue }
    }

    /// Signs in as one of the people on the start screen.
    pub fn sign_in(&mut self, login: &str) {
        self.at.see(self.tongue.start);
        self.at.press("<Home>");
        self.move_until(&format!("· {login}"), |line| line.contains('▌'));
        self.at.press("<Enter>");
        self.at.see_gone(self.tongue.start);
        self.at.see("┌");
    }

    /// Goes back to the start screen and signs in as somebody else.
    pub fn switch_to(&mut self, login: &str) {
        // A machine that is busy may lose a key while the case is being read anew: ask again.
        for _ in 0..3 {
            self.palette(self.tongue.switch_user);
            for _ in 0..100 {
                self.at.look();
                if self.at.text().contains(self.tongue.start) {
                    return self.sign_in(login);
                }
                std::thread::sleep(std::time::Duration::from_millis(100));
            }
        }
        panic!("nobody was asked who signs in:\n{}", self.at.text());
    }

    /// Finds an entry of the palette by its words and runs it.
    pub fn palette(&mut self, words: &str) {
        self.at.press("<F2>");
        self.at.see("› ");
        self.at.press(words);
        self.at.wait("the entry", |screen| {
            screen.lines().any(|line| has_cursor(line, words))
        });
        self.at.press("<Enter>");
    }

    /// Presses a key and looks until it has done what it does, or was surely dropped: a machine that
    /// is busy may take its time, and a second press would do it twice.
    fn press_once(&mut self, key: &str, done: impl Fn(&str) -> bool) {
        self.at.press(key);
        for _ in 0..30 {
            self.at.look();
            if done(&self.at.text()) {
                return;
            }
        }
    }

    /// Presses Down until a line with `text` satisfies `there`, such as having the cursor.
    pub fn move_until(&mut self, text: &str, there: impl Fn(&str) -> bool) {
        for _ in 0..40 {
            let screen = self.at.text();
            if screen
                .lines()
                .any(|line| line.contains(text) && there(line))
            {
                return;
            }
            self.press_once("<Down>", |now| now != screen);
        }
        panic!("the cursor never came to {text:?}:\n{}", self.at.text());
    }

    /// Goes to a queue by its title and puts the cursor on the case that a filter finds.
    pub fn find(&mut self, queue: &str, filter: &str) {
        // To the first queue, then to the right: the list does not go round.
        for key in ["<Left>"; 12].into_iter().chain(["<Right>"; 12]) {
            if self.at.text().contains(&format!("▸{queue}")) {
                break;
            }
            self.at.press(key);
            self.at.look();
        }
        self.at.see(&format!("▸{queue}"));
        self.at.press("<F7>");
        self.at.press(filter);
        self.at.wait("one row", |screen| {
            screen.lines().nth(1).is_some_and(|line| {
                line.contains(filter) && (line.contains(" 1 из ") || line.contains(" 1 of "))
            })
        });
        self.at.press("<Enter>");
    }

    /// Opens the case that a filter finds in a queue.
    pub fn open(&mut self, queue: &str, filter: &str) {
        self.find(queue, filter);
        self.at.press("<Enter>");
        self.at.see("‹ ");
    }

    /// Goes from the fields of a dialog to its buttons, where Cancel comes first.
    pub fn go_to_buttons(&mut self) {
        for _ in 0..20 {
            if self.at.text().contains(self.tongue.cancel) {
                return;
            }
            let before = self.at.text();
            self.press_once("<Tab>", |now| now != before);
        }
        panic!("Tab never came to the buttons:\n{}", self.at.text());
    }

    /// Opens the dialog of a command from the menu of the case.
    pub fn command(&mut self, label: &str) {
        // While the case is being read anew the menu stays closed.
        for _ in 0..50 {
            self.at.look();
            if is_menu(&self.at.text()) {
                break;
            }
            self.at.press("<F8>");
        }
        self.at.see(&format!("✓ {label}"));
        self.at.press("<Home>");
        self.move_until(&format!("▌✓ {label}"), |_| true);
        self.at.press("<Enter>");
        self.at.see(self.tongue.cancel);
    }

    /// Goes from the buttons to the fields of the section that is shown.
    pub fn go_to_fields(&mut self) {
        for _ in 0..100 {
            if !self.at.text().contains(self.tongue.cancel) {
                return;
            }
            let before = self.at.text();
            self.press_once("<F6>", |now| now != before);
        }
        panic!("the dialog takes no key:\n{}", self.at.text());
    }

    /// Goes to the main button. Keys are dropped right after a dialog has opened, so that the one
    /// that opened it cannot confirm it; this key is pressed until it is taken.
    pub fn go_to_main_button(&mut self) {
        for _ in 0..100 {
            if !self.at.text().contains(self.tongue.cancel) {
                return;
            }
            let before = self.at.text();
            self.press_once("<End>", |now| now != before);
        }
        panic!("the dialog takes no key:\n{}", self.at.text());
    }

    /// Goes to the main button of a dialog that asks for no word, and presses it.
    pub fn confirm(&mut self) {
        self.go_to_main_button();
        self.at.see(&format!("{} ▌", self.tongue.ready));
        self.at.press("<Enter>");
        self.at.see(self.tongue.recorded);
    }

    /// Goes to the main button, types the word that is asked, and presses it.
    pub fn confirm_with(&mut self, word: &str) {
        self.go_to_main_button();
        // The button leads to the word only once it is armed; a second Enter would lead back.
        for attempt in 0..300 {
            if !on_a_button(&self.at.text()) {
                break;
            }
            if attempt % 30 == 0 {
                self.at.press("<Enter>");
            }
            self.at.look();
        }
        // Letters that come faster than anybody types are taken for a paste, which is refused.
        let mut typed = String::new();
        for letter in word.chars() {
            typed.push(letter);
            self.at.press(&letter.to_string());
            self.at.wait("the letters", |screen| {
                screen
                    .lines()
                    .any(|line| line.contains("введите") && line.contains(&typed))
            });
            self.at.look();
        }
        self.at.press("<Enter>");
        self.at.see(&format!("{} ▌", self.tongue.ready));
        self.at.press("<Enter>");
        self.at.see(self.tongue.recorded);
    }
}

/// Whether the keyboard is on a button of the dialog: the foot of the screen shows its brackets.
fn on_a_button(screen: &str) -> bool {
    screen.lines().rev().take(8).any(|line| line.contains("▐ "))
}

/// Whether the cursor of a list stands before `text` on this line of the screen.
pub fn has_cursor(line: &str, text: &str) -> bool {
    line.split('▌').skip(1).any(|rest| {
        rest.split('│')
            .next()
            .is_some_and(|entry| entry.contains(text))
    })
}

/// Whether the menu of commands is open: its cursor stands before a command.
fn is_menu(screen: &str) -> bool {
    screen.contains("▌✓ ") || screen.contains("▌✗ ")
}
