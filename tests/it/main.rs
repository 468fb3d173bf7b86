//! Kezek from the outside, in one test binary.

mod locales;
