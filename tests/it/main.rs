//! One test binary that looks at Kezek from the outside.

mod house;
mod scenarios;
