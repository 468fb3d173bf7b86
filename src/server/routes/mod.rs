//! The endpoints, one file each: what a request carries, which use case it is, what the answer is.

pub mod application_status;
pub mod applications;
pub mod audit_access;
pub mod audit_head;
pub mod audit_office;
pub mod case;
pub mod case_actions;
pub mod case_clock;
pub mod case_events;
pub mod changes;
pub mod colleagues;
pub mod command_key;
pub mod commands;
pub mod commands_batch;
pub mod demo_day;
pub mod documents;
pub mod drafts;
pub mod health;
pub mod laws;
pub mod lease;
pub mod me;
pub mod metrics;
pub mod openapi;
pub mod own_drafts;
pub mod personal_numbers;
pub mod queue_cases;
pub mod queue_next;
pub mod queues;
pub mod recent_findings;
pub mod sessions;
pub mod sign_in;

use std::sync::Arc;

use axum::extract::State;

use super::problem::Refusal;
use crate::office::Office;

/// The office that every endpoint asks.
type Shared = State<Arc<Office>>;

/// What an endpoint answers, or why not.
type Answer<T> = Result<T, Refusal>;
