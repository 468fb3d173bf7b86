//! Signing in by the institution's identity provider, against a stand-in that lies on demand.

mod forged;
mod grant;
mod office;

pub mod stand_in;
