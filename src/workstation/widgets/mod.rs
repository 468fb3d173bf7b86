//! Pieces of a screen that more than one screen uses.

pub mod editor;
