//! The workstation without a terminal and without a server: keys in, answers in, screens out.

mod bulk;
mod chords;
mod connection;
mod discretion;
mod drafts;
mod faults;
mod frugal;
mod house;
mod journey;
mod keys;
mod keystrokes;
mod live;
pub mod logged;
mod mouse;
mod palette;
mod provider;
mod reading;
mod revoke;
mod screens;
mod selection;
pub mod services;
pub mod sitting;
