//! Kezek from the outside, in one test binary.

mod api;
mod client;
mod demo;
mod dialogs;
mod house;
mod locales;
mod scenarios;
mod store;
