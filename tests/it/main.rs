//! Kezek from the outside, in one test binary.

mod demo;
mod house;
mod locales;
mod scenarios;
