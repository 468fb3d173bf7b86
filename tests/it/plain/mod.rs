//! Plain mode: the same work as the screens, line by line.

mod story;
pub mod talk;
mod ways;
