//! Kezek from the outside, in one test binary.

mod cli;
mod explain;
mod api;
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
