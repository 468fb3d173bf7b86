//! Kezek from the outside, in one test binary.

mod house;
mod locales;
mod scenarios;
