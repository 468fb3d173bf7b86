//! How often somebody may ask: a bucket of requests for each account and each address, filled
//! again as time goes on.
//!
//! The bucket of an account is drawn from only by whoever is signed in to it, so that nobody else
//! can empty it. There are at most [`KEPT`] buckets; one that is full again is as good as none.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::problem::Refusal;
use crate::settings::LimitSettings;

/// The most buckets that are kept.
const KEPT: usize = 16_384;

/// The limits of one server.
#[derive(Debug)]
pub(super) struct Rates {
    accounts: Buckets,
    addresses: Buckets,
}

impl Rates {
    pub fn of(limits: &LimitSettings) -> Self {
        Self {
            accounts: Buckets::new(limits.account_requests_per_minute),
            addresses: Buckets::new(limits.address_requests_per_minute),
        }
    }

    pub fn none() -> Self {
        Self {
            accounts: Buckets::new(0),
            addresses: Buckets::new(0),
        }
    }

    pub fn take_account(&self, login: &str) -> Result<(), Refusal> {
        self.accounts.take(login, Instant::now())
    }

    pub fn take_address(&self, address: &str) -> Result<(), Refusal> {
        self.addresses.take(address, Instant::now())
    }
}

#[derive(Debug)]
struct Buckets {
    per_minute: u32,
    kept: Mutex<HashMap<String, Bucket>>,
}

/// What is left in a bucket, when it was looked at last.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: f64,
    at: Instant,
}

impl Buckets {
    fn new(per_minute: u32) -> Self {
        Self {
            per_minute,
            kept: Mutex::default(),
        }
    }

    fn size(&self) -> f64 {
        f64::from((self.per_minute / 4).max(10))
    }

    fn now(&self, bucket: Bucket, now: Instant) -> f64 {
        let passed = now.saturating_duration_since(bucket.at).as_secs_f64();
        (bucket.left + passed * f64::from(self.per_minute) / 60.0).min(self.size())
    }

    fn take(&self, whose: &str, now: Instant) -> Result<(), Refusal> {
        if self.per_minute == 0 {
            return Ok(());
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let left = kept
            .get(whose)
            .map_or(self.size(), |bucket| self.now(*bucket, now));
        if left < 1.0 {
            let wait = (1.0 - left) * 60.0 / f64::from(self.per_minute);
            return Err(Refusal::too_many(Duration::from_secs_f64(wait)));
        }
        if kept.len() >= KEPT && !kept.contains_key(whose) {
            self.make_room(&mut kept, now);
        }
        let bucket = Bucket {
            left: left - 1.0,
            at: now,
        };
        kept.insert(whose.to_owned(), bucket);
        Ok(())
    }

    /// Forgets the buckets that are full, and the fullest half of what is left where that is not
    /// enough: whoever asks most stays known.
    fn make_room(&self, kept: &mut HashMap<String, Bucket>, now: Instant) {
        kept.retain(|_, bucket| self.now(*bucket, now) < self.size());
        if kept.len() < KEPT {
            return;
        }
        let mut left: Vec<f64> = kept.values().map(|b| self.now(*b, now)).collect();
        left.sort_unstable_by(f64::total_cmp);
        let middle = left[left.len() / 2];
        kept.retain(|_, bucket| self.now(*bucket, now) < middle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_is_emptied_filled_again_and_is_nobody_elses() {
        let buckets = Buckets::new(60);
        let start = Instant::now();
        for _ in 0..15 {
            assert!(buckets.take("a", start).is_ok());
        }
        assert!(buckets.take("a", start).is_err());
        assert!(buckets.take("b", start).is_ok());
        let later = start + Duration::from_secs(2);
        assert!(buckets.take("a", later).is_ok());
        assert!(buckets.take("a", later).is_ok());
        assert!(buckets.take("a", later).is_err());
        assert!(Buckets::new(0).take("a", start).is_ok());
    }

    #[test]
    fn there_are_never_more_buckets_than_are_kept_and_who_asks_most_stays_known() {
        let buckets = Buckets::new(60);
        let now = Instant::now();
        for _ in 0..15 {
            assert!(buckets.take("greedy", now).is_ok());
        }
        for n in 0..KEPT * 2 {
            assert!(buckets.take(&n.to_string(), now).is_ok());
        }
        assert!(buckets.kept.lock().unwrap().len() <= KEPT);
        assert!(buckets.take("greedy", now).is_err());
    }
}
