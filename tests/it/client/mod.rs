//! The client against servers that break every rule, and its drafts on the disk.

mod answers;
mod drafts;
mod hostile;
mod whole_queue;
