//! Kezek: a terminal case-review workstation and the REST server behind it.
//!
//! `ARCHITECTURE.md` has the map. In short: [`regulation`] is the law as data, [`casework`] what
//! happens to a case; both are pure and run on both sides of the wire.

pub mod casework;
pub mod cli;
pub mod client;
pub mod clock;
pub mod defect;
pub mod demo;
pub mod i18n;
pub mod keyboard;
pub mod lawbook;
pub mod office;
pub mod papers;
pub mod printing;
pub mod provider;
pub mod raster;
pub mod regulation;
pub mod server;
pub mod settings;
pub mod store;
pub mod wire;
pub mod workstation;
