//! What happens to a case: the pure rules that both sides of the wire run.
//!
//! [`decide()`] says which events a command makes or every rule that forbids it; [`evolve()`] folds
//! what was recorded into the state; [`offers()`] says what can be done now and why the rest
//! cannot. No clock, no files, no SQL, no screen.

pub mod actor;
pub mod application;
pub mod case;
pub mod clocks;
pub mod command;
pub mod completeness;
pub mod decide;
pub mod decision;
pub mod event;
pub mod evidence;
pub mod evolve;
pub mod masking;
pub mod offers;
pub mod paper;
pub mod passage;
pub mod person;
pub mod queue;
pub mod record;
pub mod requirement;
pub mod text;
pub mod violation;

pub use actor::{Actor, Login, Now, PersonRef, Post};
pub use application::Application;
pub use case::{Case, CaseId, Status, StatusKind};
pub use command::{Command, CommandKind};
pub use decide::{decide, receive, warnings};
pub use event::{Event, Recorded};
pub use evidence::Evidence;
pub use evolve::{evolve, fold};
pub use offers::{Offer, offers};
pub use paper::Paper;
pub use text::{CleanText, RawText};
pub use violation::{Code, Fact, Violation, Violations};
