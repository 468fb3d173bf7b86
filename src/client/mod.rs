//! The server, seen from the other side: one method per endpoint, typed answers, typed failures.
//!
//! A [`Client`] is cheap to clone and shared by everything that talks to one server. What a
//! server sends is hostile until it was parsed: bodies are capped, media types and hashes are
//! checked, nothing of a strange answer is shown but its first characters, cleaned.
//!
//! Reading is tried again, a few times, when no connection came about, and once more when a busy
//! server says to come back in a moment; what the program asks by itself waits for as long as
//! `Retry-After` says. A command is never sent
//! twice by itself: after a lost answer [`ClientError::outcome_unknown`] says to ask what became
//! of its key ([`Client::key_state`]).

mod answer;
mod calls;
pub mod conformance;
mod connection;
mod device;
mod documents;
pub mod drafts;
mod error;
mod feed;
mod follow;
mod law;
mod rows;
mod sign_in;
pub mod views;

pub use calls::PageRequest;
pub use connection::{Client, ClientOptions, Fresh};
pub use device::Devices;
pub use documents::Document;
pub use error::ClientError;
pub use feed::{FeedNews, FeedStream};
pub use follow::{Followed, Follower};
pub use rows::{QueueRows, RowStream};
