//! The terminal program: Elm per screen. The only module that knows ratatui and crossterm.
//!
//! [`Model`](model::Model) is the state, [`Message`](message::Message) what can happen to it,
//! [`update`](update::update) the only writer, [`view`](view::view) the only reader that draws,
//! [`Effect`](effect::Effect) what is to be done outside. The runner turns each effect into one
//! message. `update` and `view` never block and never read a clock, so a whole sitting is tested
//! by pressing keys, feeding answers and looking at the screen.

pub mod action;
pub mod chord;
pub mod desk;
pub mod dialogs;
mod draft_line;
pub mod effect;
mod errands;
pub mod fault;
mod follow;
pub mod host;
pub mod keymap;
pub mod layout;
mod live;
mod logged;
pub mod message;
pub mod model;
pub mod notice;
pub mod options;
pub mod own_drafts;
pub mod picture;
pub mod place;
pub mod plain;
mod pointer;
pub mod remote;
mod replies;
mod report;
pub mod runner;
pub mod screens;
mod session;
pub mod show;
pub mod stated;
pub mod studio;
pub mod terminal;
pub mod theme;
mod unblock;
pub mod update;
pub mod view;
mod wake;
pub mod widgets;
mod worker;
pub mod zone;

pub use options::{DemoAccount, Manners, WorkstationOptions};
pub use runner::{RunError, run};
