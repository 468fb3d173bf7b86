//! Kezek from the outside, in one test binary.

mod demo;
mod dialogs;
mod house;
mod locales;
mod scenarios;
