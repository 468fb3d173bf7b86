//! The screens. Each owns its state, says what a key or an answer does to it, and draws itself.

pub mod bulk;
pub mod case;
pub mod columns;
pub mod find;
pub mod layout_test;
pub mod lock;
pub mod look;
pub mod menu;
pub mod messages;
pub mod my_drafts;
pub mod palette;
pub mod queue;
pub mod reader;
pub mod reason;
pub mod revoke;
pub mod sign_in;
pub mod sort;
pub mod start;
pub mod view_name;
pub mod views;

use super::action::Action;
use super::effect::Effect;
use super::options::DemoAccount;
use super::screens::reader::Subject;
use crate::casework::queue::sort::Sort;
use crate::casework::{CaseId, CommandKind, RawText};

/// What a screen asks for beside effects: where to go.
#[derive(Debug, Clone, PartialEq)]
pub enum Go {
    Back,
    OpenCase(CaseId),
    /// Opens a case and, when it is there, the menu of commands.
    Decide(CaseId, CommandKind),
    /// Opens the menu of commands of the case on the screen.
    Menu(Option<CommandKind>),
    Dialog(CommandKind),
    /// Opens a dialog on one of the things it can be about.
    DialogOn(CommandKind, String),
    Read(Subject),
    /// Asks for words that are looked for in the papers.
    FindInPapers,
    /// Shows a passage of a paper of the open case.
    Passage {
        /// Place of the paper in the application.
        paper: usize,
        /// From 1.
        page: u32,
        quote: RawText,
    },
    /// Shows a page of a paper as it was handed in.
    Look {
        sha256: String,
        title: String,
        page: u32,
        pages: u32,
    },
    ChooseSort,
    ChooseView,
    ChooseColumns,
    /// Shows the view at a place of the list.
    ShowView(usize),
    /// Asks for the name of a view: of what is shown, or another one for a saved view.
    NameView(Option<String>),
    KeepView {
        of: Option<String>,
        name: String,
    },
    BeginRevocation,
    /// Asks why the personal numbers are to be seen.
    Reveal,
    /// Asks why the case is to be taken over.
    TakeOver,
    /// Does something with every marked case.
    Bulk(bulk::Bulk),
    Sort(Sort),
    /// The neighbour of the open case in the queue, by so many rows.
    Neighbour(i32),
    /// Goes to a queue or a view from wherever it was picked, by its line in their list.
    Queue(usize),
    /// Opens a case in place of the one that is open.
    Case(CaseId),
    /// Asks the server for the case of a number, and opens it.
    Find(String),
    /// The officer picked an action by name.
    Run(Action),
    SignInAs(DemoAccount),
    SignInByHand,
}

/// What a screen wants after a key.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Turn {
    pub effects: Vec<Effect>,
    pub go: Option<Go>,
}

impl Turn {
    /// Returns a turn after which nothing is to be done.
    #[must_use]
    pub fn stay() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn go(to: Go) -> Self {
        Self {
            effects: Vec::new(),
            go: Some(to),
        }
    }
}

impl From<Vec<Effect>> for Turn {
    fn from(effects: Vec<Effect>) -> Self {
        Self { effects, go: None }
    }
}

impl From<Effect> for Turn {
    fn from(effect: Effect) -> Self {
        vec![effect].into()
    }
}
