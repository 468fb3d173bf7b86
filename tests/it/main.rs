//! Kezek from the outside, in one test binary.

mod explain;
mod house;
mod lawbook;
mod locales;
mod scenarios;
