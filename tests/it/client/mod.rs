//! The client against servers that break every rule, and its drafts on the disk.

mod answers;
mod busy;
mod drafts;
mod feed;
mod hostile;
mod whole_queue;
