//! Kezek from the outside, in one test binary.

mod api;
mod cli;
mod client;
mod demo;
mod dialogs;
mod explain;
mod demo;
mod dialogs;
mod house;
mod lawbook;
mod locales;
mod scenarios;
mod store;
