//! Plain mode: the same work as the screens, line by line.

mod story;
mod talk;
mod ways;
