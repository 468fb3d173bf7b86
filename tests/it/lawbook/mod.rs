//! The law book: the shipped law, and what is said of a broken one.

pub mod broken;
mod broken_editions;
mod broken_files;
mod broken_marks;
mod broken_routes;
mod broken_shapes;
mod broken_supplies;
mod calendar;
mod editions;
mod hostile;
mod vectors;
mod words;

use std::sync::OnceLock;

use kezek::lawbook::{ConfigSource, Lawbook};
use kezek::regulation::ServiceId;

/// Returns the law that the program carries, loaded once.
pub fn shipped() -> &'static Lawbook {
    static BOOK: OnceLock<Lawbook> = OnceLock::new();
    BOOK.get_or_init(|| {
        Lawbook::load(&ConfigSource::Embedded).unwrap_or_else(|faults| panic!("{faults:#?}"))
    })
}

pub fn certificate() -> ServiceId {
    ServiceId::parse("qualification-certificate").unwrap()
}
