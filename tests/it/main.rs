//! Kezek from the outside, in one test binary.

mod api;
mod cli;
mod client;
mod demo;
mod dialogs;
mod explain;
mod house;
mod lawbook;
mod locales;
mod scenarios;
mod store;
mod terminal;
mod workstation;
