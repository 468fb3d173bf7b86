//! Pieces that screens are drawn with. They take text that was cleaned and clean it again where a
//! cell is written, so that nothing from outside can steer a terminal.

pub mod buttons;
pub mod doc;
pub mod editor;
pub mod field;
pub mod frame;
pub mod paint;
pub mod pixels;
