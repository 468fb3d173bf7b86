//! The contract of the server, over real HTTP on a port of this machine.

mod approval;
mod canary;
mod cases;
mod changes;
mod commands;
mod conformance;
mod contract;
mod delta;
mod guessing;
mod intake;
mod limits;
mod matrix;
mod openapi;
mod papers;
mod queues;
mod refusals;
mod reveal;
mod sampling;
mod sessions;
pub mod shape;
pub mod world;
