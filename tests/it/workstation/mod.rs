//! The workstation without a terminal and without a server: keys in, answers in, screens out.

mod chords;
mod connection;
mod drafts;
mod journey;
mod keys;
mod provider;
mod reading;
mod revoke;
mod screens;
mod selection;
mod services;
pub mod sitting;
