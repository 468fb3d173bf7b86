//! The filter language of queues.
