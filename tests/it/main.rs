//! Kezek from the outside, in one test binary.

mod explain;
mod api;
mod client;
mod dialogs;
mod demo;
mod house;
mod lawbook;
mod locales;
mod scenarios;
mod store;
