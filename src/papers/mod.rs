//! Papers: the files that people hand in, and the invented ones that the demo hands in for them.
//!
//! Reading is the dangerous half. A paper comes from outside and is hostile until shown otherwise,
//! so [`read_paper`] decides by content what it is, bounds everything it does, and gives back plain
//! text. Making is the harmless half: [`make_pdf`] and [`make_png`] give the demo and the tests
//! papers whose bytes depend on the arguments alone.
//!
//! ```text
//!   bytes ──► read ──► kind by content ──► png, jpeg: header only
//!                            └──► pdf_scan ──► pdf_load ──► pdf_text ──► text of each page
//! ```
//!
//! This module knows nothing of cases, of storage or of time. The caller guards the clock.

#[cfg(test)]
mod hostile_tests;
mod image;
mod make;
mod pdf_cmap;
mod pdf_font;
mod pdf_load;
mod pdf_place;
mod pdf_scan;
mod pdf_text;
mod picture_size;
mod read;
#[cfg(test)]
mod tests;

pub use image::{PictureKind, make_png};
pub use make::{MakeFault, PaperText, make_pdf};
pub use read::{PaperFault, PaperReading, ReadLimits, read_paper};
