//! A small believable office: invented people, invented applications, and what was done with
//! them until the demo opens.
//!
//! ```text
//!   config/demo/*.toml ──► world ──► script ──► seed ──► house ──► workstation
//!     people, papers,      (data)    (steps in   (through   (server on a temporary
//!     courses, cases,                 order)      the API)   database, ticking clock)
//!     services/*.toml
//! ```
//!
//! [`script`](script::script) is pure: the same law and data give the same steps, to the byte of
//! each paper. There is no clock and no random number in it. Everything that decides whether a
//! step is lawful lives in `casework`; a step that is refused is a fault of the data, and a test
//! finds it.

pub mod course;
pub mod crowd;
pub mod desk;
pub mod facts;
mod findings;
pub mod house;
pub mod numbers;
pub mod paperwork;
pub mod script;
pub mod seed;
pub mod shape;
pub mod world;

pub use house::{House, HouseFault, HouseOptions};
pub use script::{Act, Step, opens_at, script};
pub use seed::Progress;
pub use world::{Account, World};
