//! The terminal program: Elm per screen. The only module that knows ratatui and crossterm.

pub mod dialogs;
pub mod picture;
pub mod theme;
pub mod widgets;
