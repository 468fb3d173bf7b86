//! Kezek from the outside, in one test binary.

mod api;
mod house;
mod locales;
mod scenarios;
mod store;
