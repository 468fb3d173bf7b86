//! The law as it stands in `config/`: read, checked, and kept with its hashes.
//!
//! ```text
//! procedures/common.toml                grounds of general law beside every service's own
//! procedures/<service>/service.toml     what is said of the service itself   ServiceInfo
//! procedures/<service>/<edition>.toml   one dated edition of its rules       regulation::Edition
//! calendar/<year>.toml                  the working calendar of a year       regulation::YearCalendar
//! calendar/zone.toml                    whose clock civil dates are read by  Zone
//! policy.toml, demo/policy.toml         what the law leaves open             regulation::Policy
//! queues/<slug>.toml                    one queue                            QueueDefinition
//! ```
//!
//! Nothing is half loaded: either all of it holds, or every [`Fault`] is given with file, line and
//! column. What a fault says in words stands in the locales.

mod check;
mod common;
mod document;
mod fault;
mod load;
mod reader;
mod service;
mod source;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::casework::queue::QueueDefinition;
use crate::regulation::law::Pinned;
use crate::regulation::{Calendar, Channel, EditionId, Law, Policy, Registration, ServiceId};

pub use fault::{Fact, Fault, Named, Problem, Shape};
pub use service::{Absence, KnownGap, NotInForce, PinnedEdition, ServiceInfo};
pub use source::ConfigSource;

use service::Service;

/// The policy file that holds when none is named.
pub const POLICY: &str = "policy.toml";
/// The policy of the demonstration.
pub const DEMO_POLICY: &str = "demo/policy.toml";

/// What `calendar/zone.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// IANA name, such as `Asia/Almaty`.
    pub zone: String,
    pub source: String,
}

/// Everything under `config/` that cases are judged and shown by.
#[derive(Debug, Clone, PartialEq)]
pub struct Lawbook {
    services: BTreeMap<ServiceId, Service>,
    /// The law that each edition makes with the policy and the calendar, by the edition's hash.
    laws: BTreeMap<String, Law>,
    policy: Arc<Policy>,
    policy_sha256: String,
    calendar: Arc<Calendar>,
    calendar_sha256: String,
    queues: Vec<QueueDefinition>,
}

impl Lawbook {
    /// Reads and checks everything, with the institution's own policy.
    ///
    /// # Errors
    /// Every fault, in the order of files and lines.
    pub fn load(source: &ConfigSource) -> Result<Self, Vec<Fault>> {
        load::load(source, POLICY)
    }

    /// Reads and checks everything, with the policy at `policy_path` inside the config, such as
    /// [`DEMO_POLICY`].
    ///
    /// # Errors
    /// Every fault, in the order of files and lines.
    pub fn load_with_policy(source: &ConfigSource, policy_path: &str) -> Result<Self, Vec<Fault>> {
        load::load(source, policy_path)
    }

    /// Returns the services, in the order of their ids.
    pub fn services(&self) -> impl Iterator<Item = &ServiceInfo> {
        self.services.values().map(|service| &service.info)
    }

    #[must_use]
    pub fn service(&self, id: &ServiceId) -> Option<&ServiceInfo> {
        self.services.get(id).map(|service| &service.info)
    }

    /// Returns the editions of a service, in the order of their days.
    pub fn editions(&self, service: &ServiceId) -> impl Iterator<Item = &PinnedEdition> {
        self.services
            .get(service)
            .into_iter()
            .flat_map(|service| &service.editions)
    }

    #[must_use]
    pub fn edition(&self, service: &ServiceId, id: &EditionId) -> Option<&PinnedEdition> {
        self.editions(service)
            .find(|pinned| pinned.edition.id == *id)
    }

    /// Returns the edition that governs what is registered on `day`.
    ///
    /// # Errors
    /// [`NotInForce`] with the reason and where to turn.
    pub fn edition_on(
        &self,
        service: &ServiceId,
        day: NaiveDate,
    ) -> Result<&PinnedEdition, NotInForce> {
        self.known(service, day)?.edition_on(day)
    }

    /// Finds the day on which an application counts as registered, and the edition by that day.
    ///
    /// The office hours are those of the edition in force on the day of filing; where the day of
    /// registration falls under another edition, those of that one.
    ///
    /// # Errors
    /// [`NotInForce`] with the reason and where to turn.
    pub fn register(
        &self,
        service: &ServiceId,
        channel: Channel,
        filed_at: DateTime<Utc>,
    ) -> Result<(Registration, &PinnedEdition), NotInForce> {
        let filed_on = self.calendar.civil(filed_at).date();
        let book = self.known(service, filed_on)?;
        let first = self.registration(book, book.edition_near(filed_on), channel, filed_at)?;
        let pinned = book.edition_on(first.registered_on)?;
        let registration = self.registration(book, pinned, channel, filed_at)?;
        // Where the hours of both editions disagree so that neither day leads back to itself, the
        // earlier reading stands.
        let settled = pinned.edition.in_force.covers(registration.registered_on);
        Ok((if settled { registration } else { first }, pinned))
    }

    /// Finds the day of registration by the office hours of one edition, whether or not it is in
    /// force.
    ///
    /// # Errors
    /// [`NotInForce`] when the edition lacks the channel or the calendar lacks the year.
    pub fn register_under(
        &self,
        pinned: &PinnedEdition,
        channel: Channel,
        filed_at: DateTime<Utc>,
    ) -> Result<Registration, NotInForce> {
        let filed_on = self.calendar.civil(filed_at).date();
        let book = self.known(&pinned.edition.service, filed_on)?;
        self.registration(book, pinned, channel, filed_at)
    }

    fn registration(
        &self,
        book: &Service,
        pinned: &PinnedEdition,
        channel: Channel,
        filed_at: DateTime<Utc>,
    ) -> Result<Registration, NotInForce> {
        let filed_on = self.calendar.civil(filed_at).date();
        let Some(hours) = pinned.edition.hours_of(channel) else {
            let edition = pinned.edition.id.clone();
            return Err(book.absent(filed_on, Absence::NoChannel { edition }));
        };
        Registration::find(filed_at, hours, &self.calendar).map_err(|gap| {
            // Outside every edition the missing year does not matter.
            match book.edition_on(filed_on) {
                Err(absent) => absent,
                Ok(_) => book.absent(filed_on, Absence::NoCalendar { year: gap.year }),
            }
        })
    }

    fn known(&self, service: &ServiceId, day: NaiveDate) -> Result<&Service, NotInForce> {
        self.services.get(service).ok_or_else(|| NotInForce {
            service: service.clone(),
            day,
            reason: Box::new(Absence::UnknownService {
                known: self.services.keys().cloned().collect(),
            }),
            where_to_turn: None,
        })
    }

    /// Returns the law that a case under `pinned` is judged by today.
    #[must_use]
    pub fn law(&self, pinned: &PinnedEdition) -> Law {
        self.laws
            .get(&pinned.sha256)
            .cloned()
            .unwrap_or_else(|| self.compose(pinned))
    }

    /// Puts the law of an edition together, which may be one that is no longer configured.
    fn compose(&self, pinned: &PinnedEdition) -> Law {
        Law::new(
            &Pinned::new(Arc::clone(&pinned.edition), &pinned.sha256),
            Pinned::new(Arc::clone(&self.policy), &self.policy_sha256),
            Pinned::new(Arc::clone(&self.calendar), &self.calendar_sha256),
        )
    }

    #[must_use]
    pub const fn policy(&self) -> &Arc<Policy> {
        &self.policy
    }

    #[must_use]
    pub fn policy_sha256(&self) -> &str {
        &self.policy_sha256
    }

    #[must_use]
    pub const fn calendar(&self) -> &Arc<Calendar> {
        &self.calendar
    }

    #[must_use]
    pub fn calendar_sha256(&self) -> &str {
        &self.calendar_sha256
    }

    /// Returns the queues in the order of their position.
    #[must_use]
    pub fn queues(&self) -> &[QueueDefinition] {
        &self.queues
    }
}
