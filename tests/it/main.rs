//! One test binary that looks at Kezek from the outside.

mod house;
mod scenarios;
//! Kezek from the outside, in one test binary.

mod locales;
