//! Kezek from the outside, in one test binary.

mod client;
mod dialogs;
mod demo;
mod house;
mod locales;
mod scenarios;
