//! Faults of an edition as a whole: its days, acts, hours, channels and complaints.

use super::policy::{Demand, Demands};
use super::{Scribe, procedure};
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Fault, Named, Problem, Shape};
use crate::regulation::{Citation, Edition, OfficeHours};

/// Finds what is wrong in the edition that stands in `<service>/<id>.toml`, and notes what it
/// demands of the policy.
pub(in crate::lawbook) fn check_edition(
    scribe: Scribe<'_>,
    edition: &Edition,
    service: &str,
    id: &str,
    demands: &mut Demands,
) -> Vec<Fault> {
    let mut checker = EditionChecker {
        scribe,
        edition,
        demands,
    };
    checker
        .scribe
        .named_like("service", edition.service.as_str(), service);
    checker.scribe.named_like("id", edition.id.as_str(), id);
    checker.head();
    checker.acts();
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

    fn acts(&mut self) {
        for (id, act) in &self.edition.acts {
            let at = Path::default().key("acts").key(id);
            self.scribe.words(&at.key("short"), &act.short);
            self.scribe.words(&at.key("title"), &act.title);
            self.scribe.words(&at.key("place"), &act.place);
            if let Some(number) = &act.number {
                self.scribe.text(&at, "number", number);
            }
        }
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

    pub fn citation_itself(&mut self, at: &Path, citation: &Citation) {
        self.scribe.text(at, "point", &citation.point);
        self.scribe.refers(
            &at.key("act"),
            Named::Act,
            citation.act.as_str(),
            self.edition.acts.keys().map(|id| id.as_str()),
        );
    }

    /// Notes that the policy must have a key with a value of this shape.
    pub fn demand(&mut self, at: &Path, key: &crate::regulation::PolicyKey, shape: Shape) {
        let problem = Problem::MissingPolicyKey {
            key: key.as_str().to_owned(),
        };
        self.demands.push(Demand {
            key: key.clone(),
            shape,
            missing: self.scribe.document.fault_on(at, problem, None),
        });
    }
}
