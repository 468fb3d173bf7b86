//! The demo's story: every step is lawful, and what the guided tests need is there.

mod crowd;
pub mod office;
mod opening;
mod pictured;
mod served;
mod services;
