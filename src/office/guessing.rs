//! Guessing passwords: it gets slower for whoever guesses, and nobody is locked out by it.
//!
//! | who | what counts | free | then |
//! |---|---|---|---|
//! | a workstation where the login is known | its own failures in a row | 5 | 5 seconds, each time twice as many |
//! | anybody else | failures of the login at the address, in a row | 5 | the same |
//! | – where the login is not known | failures at the address within 15 minutes, of any login | 100 | the same |
//! | – – at a place that failed fewer than 3 times in a day | failures of the login where it is not known, in a day | 100 | a moment of its own, one after the other |
//! | – – at any other | the same failures | 100 | 5 seconds, each time twice as many |
//!
//! No wait is longer than 15 minutes. A workstation is known by a secret that it made itself and
//! that it sent with a sign-in that succeeded; the hash is kept for 90 days. What strangers guess
//! holds it up in no way, from its own address neither. An address is known for 90 days after a
//! sign-in from there. A new place comes to its moment whatever others do meanwhile: moments are
//! five seconds apart, a minute apart when more than a thousand failed, and never later than in 15
//! minutes. Addresses of version 6 are counted by the network that one customer has (/64).
//!
//! What is left to an administrator: somebody at a new workstation, behind the address of whoever
//! guesses, waits as that address does. `kezek user admit` makes the workstation known.

use std::net::{IpAddr, Ipv6Addr};

use chrono::{DateTime, TimeDelta, Utc};

use super::error::OfficeError;
use super::refusals::Refused;
use super::{Office, accounts};
use crate::casework::Login;
use crate::regulation::canonical::sha256_hex;
use crate::store::plan::{TurnTaking, Whence};
use crate::store::{Done, FailureCount, Plan, Store};
use crate::wire::session::DeviceSecret;

/// Failures in a row that cost nothing but the attempt.
const FREE_FAILURES: u64 = 5;
/// Failures from one address over all logins within [`ADDRESS_MINUTES`] before it must wait.
const ADDRESS_FAILURES: u64 = 100;
const ADDRESS_MINUTES: i64 = 15;
/// Failures of one login in a day over all addresses where it is not known, before new places
/// come one after the other. NIST SP 800-63B-4 §3.2.2 allows no more in a row.
const LOGIN_FAILURES: u64 = 100;
/// Failures of a place in a day after which it is a new one no more.
const NEW_PLACE_FAILURES: u64 = 3;
/// Seconds between the moments of two new places, and once [`MANY_FAILURES`] failed.
const PACE_SECONDS: i64 = 5;
const SLOW_PACE_SECONDS: i64 = 60;
const MANY_FAILURES: u64 = 1000;
/// Days for which an address is known after a sign-in.
const FAMILIAR_DAYS: i64 = 90;
const LONGEST_WAIT_SECONDS: i64 = 15 * 60;

/// A sign-in that may be tried.
pub(super) struct Attempt {
    login: String,
    from: Whence,
}

impl Attempt {
    /// What is written when it failed.
    pub fn failed(self, at: DateTime<Utc>) -> Plan {
        Plan::SignInFailed {
            login: self.login,
            from: self.from,
            at,
        }
    }

    /// What is written when it succeeded.
    pub fn succeeded(self, login: Login, at: DateTime<Utc>) -> Plan {
        Plan::SignInSucceeded {
            login,
            from: self.from,
            at,
        }
    }
}

impl Office {
    /// Makes whoever guesses wait, and not the person whose login is guessed.
    pub(super) async fn refuse_guessing(
        &self,
        login: &str,
        device: Option<&DeviceSecret>,
        address: &str,
        now: DateTime<Utc>,
    ) -> Result<Attempt, OfficeError> {
        let mut attempt = Attempt {
            login: login.chars().take(64).collect(),
            from: Whence {
                network: network(address),
                device_sha256: device.map(hash_of),
                is_known: false,
            },
        };
        if let Some(sha256) = &attempt.from.device_sha256
            && let Some(own) = self.store.known_device(&attempt.login, sha256, now).await?
        {
            self.hold_up(wait_seconds(own, FREE_FAILURES, now), login, address)?;
            attempt.from.is_known = true;
            return Ok(attempt);
        }
        let wait = self.strangers_wait(&attempt, now).await?;
        self.hold_up(wait, login, address)?;
        Ok(attempt)
    }

    /// How many seconds a workstation must wait that is not known.
    async fn strangers_wait(
        &self,
        attempt: &Attempt,
        now: DateTime<Utc>,
    ) -> Result<i64, OfficeError> {
        let (login, network) = (&attempt.login, &attempt.from.network);
        let own = self.store.failures(login, network).await?;
        let wait = wait_seconds(own, FREE_FAILURES, now);
        let since = now - TimeDelta::days(FAMILIAR_DAYS);
        if wait > 0 || self.store.is_familiar(login, network, since).await? {
            return Ok(wait);
        }
        let here = now - TimeDelta::minutes(ADDRESS_MINUTES);
        let from_here = self.store.failures_from(network, here).await?;
        let wait = wait_seconds(from_here, ADDRESS_FAILURES, now);
        if wait > 0 {
            return Ok(wait);
        }
        let elsewhere = self.store.failures_of(login).await?;
        if elsewhere.failures < LOGIN_FAILURES {
            return Ok(0);
        }
        if own.failures >= NEW_PLACE_FAILURES {
            return Ok(wait_seconds(elsewhere, LOGIN_FAILURES, now));
        }
        let at = match self.store.turn(login, network, now).await? {
            Some(at) => at,
            None => self.take_turn(attempt, elsewhere.failures, now).await?,
        };
        Ok(whole_seconds(at - now))
    }

    fn hold_up(&self, seconds: i64, login: &str, address: &str) -> Result<(), OfficeError> {
        if seconds == 0 {
            return Ok(());
        }
        self.note_refused(Refused::Guessing, login, address, "");
        Err(OfficeError::TooManyAttempts {
            retry_after_seconds: seconds.unsigned_abs(),
        })
    }

    async fn take_turn(
        &self,
        attempt: &Attempt,
        failures: u64,
        now: DateTime<Utc>,
    ) -> Result<DateTime<Utc>, OfficeError> {
        let pace = if failures < MANY_FAILURES {
            PACE_SECONDS
        } else {
            SLOW_PACE_SECONDS
        };
        let taking = TurnTaking {
            login: attempt.login.clone(),
            network: attempt.from.network.clone(),
            now,
            pace: TimeDelta::seconds(pace),
            longest: TimeDelta::seconds(LONGEST_WAIT_SECONDS),
        };
        match self.store.write(Plan::TakeTurn(taking)).await? {
            Done::Turn(at) => Ok(at),
            Done::Written | Done::New(_) | Done::Number(_) | Done::Admitted(_) | Done::Lease(_) => {
                Err(OfficeError::Internal(
                    "the store did not answer with a moment".to_owned(),
                ))
            }
        }
    }
}

/// Makes a secret by which a workstation is known where `login` never signed in before, for
/// somebody who is held up by what others guess. It is shown once.
///
/// # Errors
/// [`OfficeError::NotFound`] when nobody has this login.
pub async fn admit_device(
    store: &Store,
    login: &Login,
    on: impl Into<accounts::Occasion>,
) -> Result<DeviceSecret, OfficeError> {
    let secret = DeviceSecret::of(accounts::random_bytes()?);
    let plan = Plan::KnowDevice {
        login: login.clone(),
        device_sha256: hash_of(&secret),
        access: accounts::line("device-admitted", login, &on.into()),
    };
    store.write(plan).await?;
    Ok(secret)
}

fn hash_of(secret: &DeviceSecret) -> String {
    sha256_hex(secret.as_str().as_bytes())
}

/// How long somebody must wait after `count` failures of which `free` cost nothing: five seconds,
/// then twice as long each time.
fn wait_seconds(count: FailureCount, free: u64, now: DateTime<Utc>) -> i64 {
    let Some(last_at) = count.last_at.filter(|_| count.failures >= free) else {
        return 0;
    };
    let doublings = u32::try_from(count.failures - free)
        .unwrap_or(u32::MAX)
        .min(10);
    let wait = (5_i64 << doublings).min(LONGEST_WAIT_SECONDS);
    whole_seconds(last_at + TimeDelta::seconds(wait) - now)
}

/// Rounded up: whoever comes back when told is not told again.
fn whole_seconds(wait: TimeDelta) -> i64 {
    let whole = wait.num_seconds();
    let rest = i64::from(wait.subsec_nanos() > 0);
    (whole + rest).max(0)
}

/// Returns the network by which an address is counted. Somebody with one address of version 6 has
/// 2^64 of them.
#[must_use]
pub fn network(address: &str) -> String {
    match address.parse::<IpAddr>() {
        Ok(IpAddr::V6(address)) => {
            let prefix = u128::from(address) >> 64 << 64;
            format!("{}/64", Ipv6Addr::from(prefix))
        }
        Ok(IpAddr::V4(_)) | Err(_) => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn guessing_gets_slower_and_never_stops_for_more_than_a_quarter_of_an_hour() {
        let at = Utc.with_ymd_and_hms(2026, 9, 21, 4, 0, 0).unwrap();
        let wait = |failures| {
            let count = FailureCount {
                failures,
                last_at: Some(at),
            };
            wait_seconds(count, FREE_FAILURES, at)
        };
        assert_eq!(
            [0, 4, 5, 6, 7, 20, u64::MAX].map(wait),
            [0, 0, 5, 10, 20, 900, 900]
        );
    }

    #[test]
    fn addresses_of_one_customer_are_one_place() {
        for (address, place) in [
            ("203.0.113.7", "203.0.113.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2::", "2001:db8:1:2::/64"),
            ("::1", "::/64"),
            ("unknown", "unknown"),
        ] {
            assert_eq!(network(address), place);
        }
    }

    #[test]
    fn a_wait_is_told_in_whole_seconds_after_which_it_is_over() {
        assert_eq!(whole_seconds(TimeDelta::milliseconds(4001)), 5);
        assert_eq!(whole_seconds(TimeDelta::seconds(4)), 4);
        assert_eq!(whole_seconds(TimeDelta::milliseconds(-1500)), 0);
    }
}
