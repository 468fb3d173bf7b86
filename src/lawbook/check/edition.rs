//! Faults of an edition as a whole: its days, acts, hours, channels and complaints.

use std::collections::BTreeMap;

use super::policy::Demands;
use super::{Scribe, procedure};
use crate::lawbook::common::Common;
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Fault, Named, Problem, Shape};
use crate::regulation::{Act, ActId, Citation, Edition, OfficeHours, PolicyKey};

/// What the place of an edition file makes one expect of it.
#[derive(Clone, Copy)]
pub(in crate::lawbook) struct Expected<'a> {
    pub service: &'a str,
    pub id: &'a str,
    /// The grounds of general law; `None` while their file cannot be read.
    pub common: Option<&'a Common>,
}

/// Finds what is wrong in an edition, and notes what it demands of the policy.
pub(in crate::lawbook) fn check_edition(
    scribe: Scribe<'_>,
    edition: &Edition,
    expected: Expected<'_>,
    demands: &mut Demands,
) -> Vec<Fault> {
    let mut checker = EditionChecker {
        scribe,
        edition,
        demands,
        common: expected.common,
    };
    checker
        .scribe
        .named_like("service", edition.service.as_str(), expected.service);
    checker
        .scribe
        .named_like("id", edition.id.as_str(), expected.id);
    checker.head();
    acts(&mut checker.scribe, &edition.acts);
    checker.hours();
    checker.channels();
    checker.appeal();
    let root = Path::default().key("requests");
    if edition.requests.is_empty() {
        checker
            .scribe
            .report(&root, Problem::EmptyList { key: "requests" });
    }
    for (request, rules) in &edition.requests {
        procedure::check(&mut checker, &root.key(request.code()), rules);
    }
    checker.scribe.faults
}

/// An edition under examination.
pub(super) struct EditionChecker<'a> {
    pub scribe: Scribe<'a>,
    pub edition: &'a Edition,
    pub demands: &'a mut Demands,
    /// The grounds of general law; `None` while their file cannot be read.
    pub common: Option<&'a Common>,
}

impl EditionChecker<'_> {
    fn head(&mut self) {
        let root = Path::default();
        let in_force = &self.edition.in_force;
        self.scribe.words(&root.key("title"), &self.edition.title);
        self.scribe.filled(&root, "signers", &self.edition.signers);
        let at = root.key("in_force");
        self.scribe.text(&at, "source", &in_force.source);
        if let Some(gap) = &in_force.gap {
            self.scribe.text(&at, "gap", gap);
        }
        if let Some(last) = in_force.last_day
            && last < in_force.first_day
        {
            let first = in_force.first_day;
            self.scribe
                .report(&at.key("last_day"), Problem::DaysReversed { first, last });
        }
        if let Some(from) = in_force.unconfirmed_from
            && from >= in_force.first_day
        {
            let first = in_force.first_day;
            self.scribe.report(
                &at.key("unconfirmed_from"),
                Problem::UnconfirmedNotBefore { from, first },
            );
        }
        self.scribe.filled(&root, "basis", &self.edition.basis);
        for (index, citation) in self.edition.basis.iter().enumerate() {
            self.citation_itself(&root.key("basis").index(index), citation);
        }
        let one_of = ["registration", "acceptance"].map(str::to_owned).to_vec();
        self.demand(
            &root.key("acceptance_counts_from"),
            &self.edition.acceptance_counts_from,
            Shape::OneOf(one_of),
        );
    }

    fn hours(&mut self) {
        let root = Path::default().key("hours");
        if !self
            .edition
            .hours
            .keys()
            .any(|id| id.as_str() == "provider")
        {
            self.scribe.report(&root, Problem::MissingProviderHours);
        }
        for (id, hours) in &self.edition.hours {
            let at = root.key(id);
            self.office_hours(&at, hours);
            self.citation(&at, &hours.cite);
        }
    }

    fn office_hours(&mut self, at: &Path, hours: &OfficeHours) {
        match (hours.lunch_from, hours.lunch_to) {
            (Some(from), Some(to)) => {
                if !(hours.opens < from && from < to && to < hours.closes) {
                    self.scribe.report(at, Problem::HoursReversed);
                }
            }
            (None, None) => {
                if hours.opens >= hours.closes {
                    self.scribe.report(at, Problem::HoursReversed);
                }
            }
            (Some(_), None) | (None, Some(_)) => self.scribe.report(at, Problem::LunchHalf),
        }
    }

    fn channels(&mut self) {
        let root = Path::default().key("channels");
        if self.edition.channels.is_empty() {
            self.scribe
                .report(&root, Problem::EmptyList { key: "channels" });
        }
        for (channel, rule) in &self.edition.channels {
            let at = root.key(channel.code());
            self.scribe.words(&at.key("title"), &rule.title);
            self.citation(&at, &rule.cite);
            if let Some(fallback) = &rule.fallback {
                let at = at.key("fallback");
                self.citation(&at, &fallback.cite);
                if fallback.over_minutes == Some(0) {
                    self.scribe
                        .report(&at.key("over_minutes"), Problem::ZeroAmount);
                }
            }
            self.scribe.refers(
                &at.key("hours"),
                Named::Hours,
                rule.hours.as_str(),
                self.edition.hours.keys().map(|id| id.as_str()),
            );
        }
    }

    fn appeal(&mut self) {
        let root = Path::default();
        self.scribe.filled(&root, "appeal", &self.edition.appeal);
        self.scribe.unique(
            &root.key("appeal"),
            self.edition.appeal.iter().map(|appeal| appeal.id.as_str()),
        );
        for (index, appeal) in self.edition.appeal.iter().enumerate() {
            let at = root.key("appeal").index(index);
            self.scribe.words(&at.key("to"), &appeal.to);
            self.citation(&at, &appeal.cite);
            if appeal.working_days == Some(0) {
                self.scribe
                    .report(&at.key("working_days"), Problem::ZeroAmount);
            }
            if let Some(key) = &appeal.lodge_within_months {
                self.demand(&at.key("lodge_within_months"), key, Shape::Between(1, 1200));
            }
        }
    }

    /// Checks the citation under the key `cite` of what stands at `at`.
    pub fn citation(&mut self, at: &Path, citation: &Citation) {
        self.citation_itself(&at.key("cite"), citation);
    }

    pub fn citation_itself(&mut self, at: &Path, cited: &Citation) {
        citation(&mut self.scribe, at, cited, &self.edition.acts);
    }

    /// Notes that the policy must have a key with a value of this shape.
    pub fn demand(&mut self, at: &Path, key: &PolicyKey, shape: Shape) {
        self.demands.note(&self.scribe, at, key, shape);
    }
}

/// Checks the table of acts.
pub(super) fn acts(scribe: &mut Scribe<'_>, acts: &BTreeMap<ActId, Act>) {
    for (id, act) in acts {
        let at = Path::default().key("acts").key(id);
        scribe.words(&at.key("short"), &act.short);
        scribe.words(&at.key("title"), &act.title);
        scribe.words(&at.key("place"), &act.place);
        if let Some(number) = &act.number {
            scribe.text(&at, "number", number);
        }
    }
}

/// Checks a citation: it leads to an act and a point, and is marked unconfirmed where nobody saw
/// the act.
pub(super) fn citation(
    scribe: &mut Scribe<'_>,
    at: &Path,
    citation: &Citation,
    acts: &BTreeMap<ActId, Act>,
) {
    scribe.text(at, "point", &citation.point);
    // A dash says that nobody knows the point: then nobody has seen it.
    let says_nothing = !citation.point.chars().any(char::is_alphanumeric);
    if citation.confirmed && says_nothing && !citation.point.trim().is_empty() {
        scribe.report(&at.key("point"), Problem::BlankText { key: "point" });
    }
    scribe.refers(
        &at.key("act"),
        Named::Act,
        citation.act.as_str(),
        acts.keys().map(|id| id.as_str()),
    );
    let unseen = acts.get(&citation.act).is_some_and(|act| !act.seen);
    if unseen && citation.confirmed {
        let act = citation.act.as_str().to_owned();
        scribe.report(&at.key("act"), Problem::UnseenConfirmed { act });
    }
}
