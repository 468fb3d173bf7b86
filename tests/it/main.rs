//! Kezek from the outside, in one test binary.

mod api;
mod client;
mod dialogs;
mod demo;
mod house;
mod locales;
mod scenarios;
mod store;
