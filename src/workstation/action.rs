//! What an officer can ask the workstation to do, in one table.
//!
//! From this table come the keys ([`Keymap`](super::keymap::Keymap)), the footer, the help screen
//! (F1), the palette (F2), the names that `config/keys.toml` uses and the Cyrillic twins. What is
//! not in it cannot be done by key; what is in it is on the help screen.
//!
//! Function keys, arrows, Enter, Esc, Tab, Insert, Home, End and the page keys reach everything.
//! Letters are accelerators: they never reach a text field and never commit anything.

use super::chord::{Chord, Legend};

/// Where a key means what it means: the screen, popup or field that has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The start screen of the demonstration.
    Start,
    SignIn,
    Queue,
    /// The filter line of a queue.
    Filter,
    Case,
    /// A menu: commands, sorting.
    Menu,
    /// The views of the queue.
    Views,
    /// The columns of the queue.
    Columns,
    /// Text that is only read: the deadline explained.
    Reader,
    Messages,
    Palette,
    Help,
    /// A form of a few fields over a case.
    Form,
    /// A command dialog.
    Dialog,
    /// A page as it was handed in.
    Look,
    /// Something laid over a dialog: the pages of a paper, a month, a draft that was found.
    Choice,
    /// The test of the keyboard, which takes every key but a few.
    Layout,
    /// The locked screen: only what unlocks, leaves, or helps to read it.
    Lock,
}

impl Scope {
    pub const ALL: [Self; 18] = [
        Self::Start,
        Self::SignIn,
        Self::Queue,
        Self::Filter,
        Self::Case,
        Self::Menu,
        Self::Views,
        Self::Columns,
        Self::Reader,
        Self::Messages,
        Self::Palette,
        Self::Help,
        Self::Form,
        Self::Dialog,
        Self::Look,
        Self::Choice,
        Self::Layout,
        Self::Lock,
    ];

    /// Returns whether what is typed goes into a text field.
    #[must_use]
    pub const fn types_text(self) -> bool {
        match self {
            Self::SignIn
            | Self::Filter
            | Self::Palette
            | Self::Help
            | Self::Form
            | Self::Dialog
            | Self::Choice
            | Self::Layout
            | Self::Lock => true,
            Self::Start
            | Self::Queue
            | Self::Case
            | Self::Menu
            | Self::Views
            | Self::Columns
            | Self::Reader
            | Self::Look
            | Self::Messages => false,
        }
    }
}

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    pub action: Action,
    /// The name in `config/keys.toml`; its words are `action-<name>`.
    pub name: &'static str,
    pub scopes: &'static [Scope],
    /// The first one is shown in hints.
    pub keys: &'static [Chord],
    /// Place in the footer, 1 first; 0 for not there.
    pub hint: u8,
    /// Whether the palette lists it.
    pub palette: bool,
}

const fn key(legend: Legend) -> Chord {
    Chord::plain(legend)
}

const fn letter(letter: char) -> Chord {
    Chord::plain(Legend::Char(letter))
}

const fn capital(letter: char) -> Chord {
    Chord::shift(Legend::Char(letter))
}

const fn f(number: u8) -> Chord {
    Chord::plain(Legend::F(number))
}

const fn ctrl(letter: char) -> Chord {
    Chord::ctrl(Legend::Char(letter))
}

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident: $name:literal, $scopes:expr, [$($key:expr),* $(,)?], hint $hint:literal, palette $palette:literal;)+) => {
        /// Something the workstation can be asked to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $($(#[$doc])* $action,)+
        }

        impl Action {
            pub const ALL: &'static [Self] = &[$(Self::$action),+];

            /// Returns the action's line of the table.
            #[must_use]
            pub const fn spec(self) -> &'static Spec {
                match self {
                    $(Self::$action => {
                        const SPEC: Spec = Spec {
                            action: Action::$action,
                            name: $name,
                            scopes: &$scopes,
                            keys: &[$($key),*],
                            hint: $hint,
                            palette: $palette,
                        };
                        &SPEC
                    })+
                }
            }
        }
    };
}

use Scope::{
    Case, Choice, Columns, Dialog, Filter, Form, Help, Layout, Lock, Look, Menu, Messages, Palette,
    Queue, Reader, SignIn, Start, Views,
};

actions! {
    // everywhere
    /// Shows the keys of this screen.
    ShowHelp: "help", Scope::ALL, [f(1), letter('?')], hint 1, palette false;
    /// Lists everything that can be done here, to be found by name.
    ShowPalette: "palette", Scope::ALL, [f(2)], hint 2, palette false;
    /// Shows what was announced before.
    ShowMessages: "messages", Scope::ALL, [f(12)], hint 40, palette true;
    /// Goes on in the next language.
    SwitchLanguage: "switch-language", Scope::ALL, [ctrl('l')], hint 42, palette true;
    /// Goes on with the next set of colours.
    SwitchTheme: "switch-theme", Scope::ALL, [], hint 0, palette true;
    /// Draws the whole screen anew, when something else wrote over it.
    Redraw: "redraw", Scope::ALL, [ctrl('r')], hint 0, palette true;
    /// Moves the law clock of a demonstration to the next working day.
    NextWorkingDay: "next-working-day", Scope::ALL, [], hint 0, palette true;
    /// Signs out, so that somebody else can sign in.
    SwitchUser: "switch-user", Scope::ALL, [], hint 0, palette true;
    /// Blanks the screen until the officer shows who is there.
    LockScreen: "lock", Scope::ALL, [], hint 0, palette true;
    /// Asks for a few keys and says which layout they are on.
    TestLayout: "test-layout", Scope::ALL, [], hint 0, palette true;
    /// Listens to the mouse, or stops.
    ToggleMouse: "mouse", Scope::ALL, [], hint 0, palette true;
    /// Hands the terminal back to the shell for a while.
    Suspend: "suspend", [Start, Queue, Case, Menu, Reader, Look, Messages], [ctrl('z')], hint 0, palette true;
    /// Ends the program; drafts are kept.
    Quit: "quit", Scope::ALL, [ctrl('q'), ctrl('c')], hint 44, palette true;

    // lists and texts
    Up: "up", [Start, Queue, Filter, Case, Menu, Views, Columns, Reader, Look, Messages, Palette, Help], [key(Legend::Up), letter('k')], hint 0, palette false;
    Down: "down", [Start, Queue, Filter, Case, Menu, Views, Columns, Reader, Look, Messages, Palette, Help], [key(Legend::Down), letter('j')], hint 0, palette false;
    PageUp: "page-up", [Queue, Case, Menu, Views, Columns, Reader, Messages, Palette, Help], [key(Legend::PageUp)], hint 0, palette false;
    PageDown: "page-down", [Queue, Case, Menu, Views, Columns, Reader, Messages, Palette, Help], [key(Legend::PageDown)], hint 0, palette false;
    First: "first", [Start, Queue, Case, Menu, Views, Columns, Reader, Look, Messages], [key(Legend::Home), letter('g')], hint 0, palette false;
    Last: "last", [Start, Queue, Case, Menu, Views, Columns, Reader, Look, Messages], [key(Legend::End), letter('e'), capital('g')], hint 0, palette false;
    /// Opens or runs what the cursor is on.
    Open: "open", [Start, Queue, Case, Menu, Views, Columns, Palette, Help], [key(Legend::Enter)], hint 3, palette false;
    /// Leaves; what was typed is kept. Stops a request that still runs.
    Back: "back", [SignIn, Queue, Filter, Case, Menu, Views, Columns, Reader, Look, Messages, Palette, Help, Form, Dialog, Choice, Layout, Lock], [key(Legend::Esc)], hint 30, palette false;
    NextPane: "next-pane", [Queue, Case], [f(6), key(Legend::Tab)], hint 12, palette false;
    PreviousPane: "previous-pane", [Queue, Case], [Chord::shift(Legend::Tab)], hint 0, palette false;

    // the start screen of a demonstration
    FirstAccount: "account-1", [Start], [f(3), letter('1')], hint 0, palette false;
    SecondAccount: "account-2", [Start], [f(4), letter('2')], hint 0, palette false;
    ThirdAccount: "account-3", [Start], [f(5), letter('3')], hint 0, palette false;
    FourthAccount: "account-4", [Start], [f(6), letter('4')], hint 0, palette false;
    FifthAccount: "account-5", [Start], [f(7), letter('5')], hint 0, palette false;
    SixthAccount: "account-6", [Start], [f(8), letter('6')], hint 0, palette false;
    SeventhAccount: "account-7", [Start], [f(9), letter('7')], hint 0, palette false;

    // signing in
    NextField: "next-field", [SignIn, Form], [key(Legend::Tab)], hint 5, palette false;
    PreviousField: "previous-field", [SignIn, Form], [Chord::shift(Legend::Tab)], hint 0, palette false;
    /// Goes to the next field, or signs in from the last one; keeps a filter.
    Accept: "accept", [SignIn, Filter, Form, Layout, Lock], [key(Legend::Enter)], hint 3, palette false;

    // a command dialog
    NextSection: "next-section", [Dialog], [f(6)], hint 4, palette false;
    PreviousSection: "previous-section", [Dialog], [Chord::shift(Legend::F(6))], hint 0, palette true;
    DialogField: "field-after", [Dialog], [key(Legend::Tab)], hint 5, palette false;
    DialogFieldBack: "field-before", [Dialog], [Chord::shift(Legend::Tab)], hint 0, palette false;
    /// Lists every rule with what the server says of it, or puts the list away.
    AllChecks: "all-checks", [Dialog], [f(5)], hint 6, palette false;
    /// Shows a text beside its twin in the other language.
    TextPair: "text-pair", [Dialog], [f(3)], hint 0, palette false;
    /// Opens the month of a date.
    OpenCalendar: "calendar", [Dialog], [f(4)], hint 0, palette false;
    /// Replaces letters of another alphabet in a text.
    MendLetters: "mend-letters", [Dialog], [f(7)], hint 0, palette false;
    SaveDraft: "save-draft", [Dialog], [ctrl('s')], hint 31, palette true;
    /// Presses a button, opens what the cursor is on, or ends a line.
    Press: "press", [Dialog, Choice], [key(Legend::Enter)], hint 0, palette false;
    /// Takes an option, or lets it go. In a text it is what is typed.
    TakeOption: "take-option", [Form, Dialog, Choice], [key(Legend::Space)], hint 8, palette false;
    LineUp: "line-up", [SignIn, Form, Dialog, Choice], [key(Legend::Up)], hint 0, palette false;
    LineDown: "line-down", [SignIn, Form, Dialog, Choice], [key(Legend::Down)], hint 0, palette false;
    /// The option, the button, the day or the letter before.
    ChoiceBefore: "choice-before", [Form, Dialog, Choice], [key(Legend::Left)], hint 0, palette false;
    ChoiceAfter: "choice-after", [Form, Dialog, Choice], [key(Legend::Right)], hint 0, palette false;
    ToBeginning: "to-beginning", [Dialog, Choice], [key(Legend::Home)], hint 0, palette false;
    ToEnd: "to-end", [Dialog, Choice], [key(Legend::End)], hint 0, palette false;
    TextUp: "text-up", [Form, Dialog, Choice], [key(Legend::PageUp)], hint 0, palette false;
    TextDown: "text-down", [Form, Dialog, Choice], [key(Legend::PageDown)], hint 0, palette false;
    /// Takes a letter or a piece of evidence away.
    TakeAway: "take-away", [Dialog], [key(Legend::Delete)], hint 0, palette false;

    // the locked screen
    /// Signs out, so that somebody else can sign in; drafts are kept.
    LeaveLock: "leave-lock", [Lock], [f(8)], hint 20, palette false;

    // messages
    /// Copies the code of the fault under the cursor.
    CopyCode: "copy-code", [Messages], [key(Legend::Enter)], hint 3, palette false;
    /// Copies what happened, what it means, what to do and the code.
    CopyMessage: "copy-message", [Messages], [f(4)], hint 4, palette true;
    /// Copies the code of the last fault, from wherever it is read.
    CopyFault: "copy-fault", [SignIn, Form, Dialog, Choice], [f(9)], hint 0, palette true;

    // queues
    PreviousView: "previous-view", [Queue], [key(Legend::Left), letter('h')], hint 0, palette false;
    NextView: "next-view", [Queue], [key(Legend::Right), letter('l')], hint 11, palette false;
    /// Types a filter.
    OpenFilter: "filter", [Queue], [f(7), letter('/')], hint 8, palette true;
    /// Completes the word that is typed into the filter.
    Complete: "complete", [Filter], [key(Legend::Tab)], hint 5, palette false;
    /// Chooses the order of the rows.
    ChooseSort: "sort", [Queue], [letter('s')], hint 0, palette true;
    /// Lists queues and saved views, and what makes a view.
    ChooseView: "views", [Queue], [f(9), letter('v')], hint 10, palette true;
    /// Chooses the columns, their order and width.
    ChooseColumns: "columns", [Queue], [], hint 0, palette true;
    /// Keeps filter, order and columns as a view.
    SaveView: "save-view", [Queue], [], hint 0, palette true;
    /// Marks the case under the cursor, shows a column, or puts back what was removed.
    Mark: "mark", [Queue, Views, Columns], [key(Legend::Insert), key(Legend::Space)], hint 15, palette false;
    /// Marks every case that the filter shows.
    MarkAll: "mark-all", [Queue], [ctrl('t')], hint 0, palette true;
    InvertMarks: "invert-marks", [Queue], [], hint 0, palette true;
    ClearMarks: "clear-marks", [Queue], [], hint 0, palette true;
    /// Brings back the marks that were taken away last.
    RestoreMarks: "restore-marks", [Queue], [letter('u')], hint 0, palette true;
    /// Assigns every marked case. With marks, the key of decisions leads here, too.
    AssignMarked: "assign-marked", [Queue], [], hint 0, palette true;
    /// Takes the next case that nobody works on.
    TakeNext: "take-next", [Queue], [f(3), ctrl('n')], hint 14, palette true;
    /// The same from a case that is done.
    TakeNextHere: "take-next-here", [Case], [ctrl('n')], hint 0, palette true;
    RenameView: "rename-view", [Views], [f(4)], hint 5, palette false;
    Remove: "remove", [Views, Columns], [key(Legend::Delete)], hint 6, palette false;
    MoveEarlier: "move-earlier", [Views, Columns], [f(5)], hint 7, palette false;
    MoveLater: "move-later", [Views, Columns], [f(6)], hint 8, palette false;
    Narrower: "narrower", [Columns], [key(Legend::Left)], hint 9, palette false;
    Wider: "wider", [Columns], [key(Legend::Right)], hint 10, palette false;

    // queues and cases
    /// Lists every command with the reasons against it.
    Decide: "decide", [Queue, Case], [f(8)], hint 4, palette true;
    /// Applies what waits and asks for the newest.
    Refresh: "refresh", [Queue, Case], [f(5), letter('r')], hint 6, palette true;

    // a case
    ShowPapers: "papers", [Case], [f(3)], hint 7, palette true;
    AddNote: "note", [Case], [f(4)], hint 9, palette true;
    /// Records the answer to the check under the cursor.
    AnswerCheck: "answer-check", [Case], [key(Legend::Space)], hint 16, palette true;
    /// Puts the page that is read beside, to be compared with another.
    PutBeside: "beside", [Case], [key(Legend::Insert), letter('b')], hint 15, palette true;
    /// Explains every limit of the case day by day.
    ExplainDeadline: "deadline", [Case], [f(9), letter('t')], hint 14, palette true;
    PreviousPage: "previous-page", [Case], [key(Legend::Left), letter('h')], hint 0, palette false;
    NextPage: "next-page", [Case], [key(Legend::Right), letter('l')], hint 13, palette false;
    /// Shows the page as it was handed in: a scan, a stamp, a signature.
    LookAtPage: "look", [Case, Dialog, Choice], [ctrl('o'), letter('v')], hint 12, palette true;
    /// Looks for words in all papers.
    FindInPapers: "find", [Case], [letter('/'), ctrl('f')], hint 17, palette true;
    /// Begins a proceeding to take away what the case granted.
    BeginRevocation: "begin-revocation", [Case], [], hint 0, palette true;
    /// Shows the personal numbers whole, for a reason that is logged.
    RevealNumbers: "reveal", [Case], [f(7), letter('i')], hint 0, palette true;
    /// Takes the case from whoever works on it, for a reason that they are told.
    TakeOver: "take-over", [Case], [], hint 0, palette true;

    // a page as it was handed in
    PageBefore: "page-before", [Look], [key(Legend::PageUp), letter('p')], hint 0, palette false;
    PageAfter: "page-after", [Look], [key(Legend::PageDown), letter('n')], hint 6, palette false;
    LookLeft: "look-left", [Look], [key(Legend::Left), letter('h')], hint 0, palette false;
    LookRight: "look-right", [Look], [key(Legend::Right), letter('l')], hint 0, palette false;
    Closer: "closer", [Look], [f(6), letter('c')], hint 4, palette true;
    Further: "further", [Look], [f(5), letter('f')], hint 5, palette true;
    /// Turns the page by a quarter, clockwise.
    TurnRound: "turn", [Look], [f(3), letter('t')], hint 7, palette true;
    /// Shows ink and paper alone, or the colours.
    InkOrColour: "ink", [Look], [f(7), letter('i')], hint 8, palette true;
    /// Hands the paper to the program of this machine that shows such files.
    OpenOutside: "open-outside", [Look], [f(4), letter('u')], hint 9, palette true;

    // a case
    /// Goes on to the next case of the queue.
    NextCase: "next-case", [Case], [letter('n')], hint 0, palette true;
    PreviousCase: "previous-case", [Case], [letter('p')], hint 0, palette true;
    /// Lists what the officer has begun and not sent, in any case.
    MyDrafts: "my-drafts", [Queue, Case], [], hint 0, palette true;
    /// Copies the number of the case; it names nobody.
    CopyNumber: "copy-number", [Queue, Case], [letter('y')], hint 0, palette true;
}

impl Action {
    /// Returns the action of a name in `config/keys.toml`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|action| action.spec().name == name)
    }

    /// Returns whether the action can be had in a scope.
    #[must_use]
    pub fn is_in(self, scope: Scope) -> bool {
        self.spec().scopes.contains(&scope) && (scope != Scope::Lock || self.is_open_when_locked())
    }

    /// Returns whether the action shows nothing of anybody, so that it can be had on the locked
    /// screen.
    const fn is_open_when_locked(self) -> bool {
        matches!(
            self,
            Self::SwitchLanguage
                | Self::Redraw
                | Self::Quit
                | Self::Back
                | Self::Accept
                | Self::LeaveLock
        )
    }

    /// Returns the id of the action's words.
    #[must_use]
    pub fn words(self) -> String {
        format!("action-{}", self.spec().name)
    }

    /// Returns which account of the start screen the action picks, from 0.
    #[must_use]
    pub fn account(self) -> Option<usize> {
        let number: usize = self.spec().name.strip_prefix("account-")?.parse().ok()?;
        number.checked_sub(1)
    }
}
