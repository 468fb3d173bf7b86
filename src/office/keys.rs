//! Which idempotency keys are being worked on now.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use crate::casework::Login;

/// Keys in flight, by whose they are.
#[derive(Debug, Default, Clone)]
pub(super) struct InFlight(Arc<Mutex<HashSet<(Login, String)>>>);

/// A key that is in flight until this is dropped.
#[derive(Debug)]
pub(super) struct Flight {
    all: InFlight,
    key: (Login, String),
}

impl InFlight {
    /// Takes a key; `None` when a twin has it.
    pub fn take(&self, login: &Login, key: &str) -> Option<Flight> {
        let key = (login.clone(), key.to_owned());
        self.lock().insert(key.clone()).then(|| Flight {
            all: self.clone(),
            key,
        })
    }

    pub fn has(&self, login: &Login, key: &str) -> bool {
        self.lock().contains(&(login.clone(), key.to_owned()))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashSet<(Login, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        self.all.lock().remove(&self.key);
    }
}
