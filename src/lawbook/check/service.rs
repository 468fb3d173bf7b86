//! Faults of a service's own file, and of how its editions meet.

use chrono::NaiveDate;

use super::Scribe;
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Fault, Problem};
use crate::lawbook::service::{EditionFile, ServiceInfo};
use crate::regulation::calendar::next;

/// Finds what is wrong in `service.toml` of `folder`.
pub(in crate::lawbook) fn check_service(
    mut scribe: Scribe<'_>,
    service: &ServiceInfo,
    folder: &str,
) -> Vec<Fault> {
    let root = Path::default();
    scribe.named_like("id", service.id.as_str(), folder);
    scribe.words(&root.key("title"), &service.title);
    scribe.words(&root.key("short"), &service.short);
    scribe.words(&root.key("where_to_turn"), &service.where_to_turn);
    for (index, gap) in service.gaps.iter().enumerate() {
        let at = root.key("gaps").index(index);
        scribe.text(&at, "source", &gap.source);
        if gap.last_day < gap.first_day {
            let problem = Problem::DaysReversed {
                first: gap.first_day,
                last: gap.last_day,
            };
            scribe.report(&at.key("last_day"), problem);
        }
    }
    scribe.faults
}

/// Finds days that two editions of a service claim, and days that none does although one before
/// and one after it do. A gap that `service.toml` declares is not a fault.
pub(in crate::lawbook) fn check_editions_meet(
    service: &ServiceInfo,
    editions: &[EditionFile<'_>],
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut ordered: Vec<&EditionFile<'_>> = editions.iter().collect();
    ordered.sort_by_key(|file| (file.edition.in_force.first_day, &file.edition.id));
    for pair in ordered.windows(2) {
        let [before, after] = pair else { continue };
        let first = after.edition.in_force.first_day;
        let earliest = after.edition.in_force.unconfirmed_from.unwrap_or(first);
        let other = before.edition.id.as_str().to_owned();
        let begin = Path::default().key("in_force").key("first_day");
        match before.edition.in_force.last_day {
            Some(last) if last < first => {
                let from = next(last);
                if from == first && !after.edition.in_force.confirmed {
                    faults.extend(unmarked_end(before, after));
                }
                if from < earliest && !declared(service, from, first) {
                    let problem = Problem::EditionsGap {
                        other,
                        from,
                        until: first.pred_opt().unwrap_or(first),
                    };
                    faults.push(after.document.fault_on(&begin, problem, None));
                }
            }
            _ => {
                let problem = Problem::EditionsOverlap { other, from: first };
                faults.push(after.document.fault_on(&begin, problem, None));
            }
        }
    }
    faults
}

/// The day before a first day that nobody could confirm is not confirmed either: the edition that
/// ends on it must say so, or name the gap.
fn unmarked_end(before: &EditionFile<'_>, after: &EditionFile<'_>) -> Option<Fault> {
    let in_force = &before.edition.in_force;
    if !in_force.confirmed || in_force.gap.is_some() {
        return None;
    }
    let at = Path::default().key("in_force").key("last_day");
    let other = after.edition.id.as_str().to_owned();
    Some(
        before
            .document
            .fault_on(&at, Problem::EndUnmarked { other }, None),
    )
}

/// Returns whether every day from `from` until the day before `until` lies in a declared gap.
fn declared(service: &ServiceInfo, from: NaiveDate, until: NaiveDate) -> bool {
    let mut day = from;
    while day < until {
        let Some(gap) = service
            .gaps
            .iter()
            .find(|gap| gap.first_day <= day && day <= gap.last_day)
        else {
            return false;
        };
        day = next(gap.last_day);
    }
    true
}
