//! Typing text: a buffer that moves by grapheme, soft wrap, undo, and paste made harmless.
//!
//! ```text
//! key or paste ─► keys::apply ─► TextBuffer ─► wrap::Wrapped ─► lines and the real cursor
//! ```
//!
//! A buffer holds only text that is safe to show: what is typed, pasted or restored goes through
//! [`paste::clean`]. It inserts no line breaks of its own; wrapping is a matter of drawing.

pub mod buffer;
pub mod keys;
pub mod lookalike;
pub mod paste;
pub mod words;
pub mod wrap;

pub use buffer::TextBuffer;
pub use paste::Cleaned;
pub use wrap::Wrapped;
