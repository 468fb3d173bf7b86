//! Kezek from the outside, in one test binary.

#![expect(
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    clippy::cast_possible_truncation,
    reason = "a test that cannot set out fails, and is read rather than tuned"
)]

mod api;
mod cli;
mod client;
mod demo;
mod dialogs;
mod engines;
mod explain;
mod house;
mod hurried;
mod lawbook;
mod locales;
mod plain;
mod program;
mod provider;
mod scenarios;
mod store;
mod story;
mod terminal;
mod tour;
mod trials;
mod workstation;
