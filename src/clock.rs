//! Where time comes from: the only place that asks the machine for it.
//!
//! There are two times. **Law time** (a [`Clock`]: system, fixed or demo) is what `decide` sees.
//! **Wall time** ([`wall_now`]) is for sessions, leases, rate limits and the ages of drafts;
//! moving the demo's day touches only the first.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// Returns the machine's time, to the millisecond.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the machine"
)]
pub fn wall_now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(3)
}

/// Law time. Cheap to clone; clones tick together.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's time.
    System,
    /// Stands where it was set; tests and the seeder move it.
    Fixed(Arc<Mutex<DateTime<Utc>>>),
    /// The machine's time with an offset: starts at a day and ticks.
    Offset(Arc<Mutex<TimeDelta>>),
}

impl Clock {
    /// Returns a clock that stands at `at`.
    #[must_use]
    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self::Fixed(Arc::new(Mutex::new(at)))
    }

    /// Returns a clock that shows `at` now and ticks from there.
    #[must_use]
    pub fn starting_at(at: DateTime<Utc>) -> Self {
        Self::Offset(Arc::new(Mutex::new(at - wall_now())))
    }

    /// Returns law time, to the millisecond.
    ///
    /// # Panics
    /// When a thread panicked while moving the clock.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let now = match self {
            Self::System => wall_now(),
            Self::Fixed(at) => *at.lock().expect("nobody panics while holding the clock"),
            Self::Offset(by) => {
                wall_now() + *by.lock().expect("nobody panics while holding the clock")
            }
        };
        now.trunc_subsecs(3)
    }

    /// Sets the clock to `at`; the system's own cannot be set and stays. Returns whether it was set.
    ///
    /// # Panics
    /// When a thread panicked while moving the clock.
    #[must_use]
    pub fn set(&self, at: DateTime<Utc>) -> bool {
        match self {
            Self::System => false,
            Self::Fixed(now) => {
                *now.lock().expect("nobody panics while holding the clock") = at;
                true
            }
            Self::Offset(by) => {
                *by.lock().expect("nobody panics while holding the clock") = at - wall_now();
                true
            }
        }
    }
}
