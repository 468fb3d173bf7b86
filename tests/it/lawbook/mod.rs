//! The law book: the shipped law, and what is said of a broken one.

pub mod broken;
mod broken_editions;
mod broken_files;
mod calendar;
mod editions;
mod hostile;
mod vectors;

use kezek::lawbook::{ConfigSource, Lawbook};
use kezek::regulation::ServiceId;

/// Loads the law that the program carries.
pub fn shipped() -> Lawbook {
    Lawbook::load(&ConfigSource::Embedded).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

pub fn certificate() -> ServiceId {
    ServiceId::parse("qualification-certificate").unwrap()
}
