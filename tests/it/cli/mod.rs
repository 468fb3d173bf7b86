//! The verbs of the command line, as a shell runs them, against a real server.

mod accounts;
mod desk;
mod example;
mod importing;
mod manual;
mod reading;
mod signing_in;
mod stopping;
mod working;
