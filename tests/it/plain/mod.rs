//! Plain mode: the same work as the screens, line by line.

mod talk;
mod ways;
