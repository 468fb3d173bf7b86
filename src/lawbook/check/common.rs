//! Faults of the grounds of general law.

use super::edition::{acts, citation};
use super::policy::Demands;
use super::{Scribe, ground};
use crate::lawbook::common::Common;
use crate::lawbook::document::Path;
use crate::lawbook::fault::{Fault, Problem};
use crate::regulation::GroundCondition;

/// Finds what is wrong in `common.toml`, and notes what it demands of the policy.
pub(in crate::lawbook) fn check_common(
    mut scribe: Scribe<'_>,
    common: &Common,
    demands: &mut Demands,
) -> Vec<Fault> {
    acts(&mut scribe, &common.acts);
    let root = Path::default().key("grounds");
    scribe.unique(
        &root,
        common.grounds.iter().map(|ground| ground.id.as_str()),
    );
    for (index, ground) in common.grounds.iter().enumerate() {
        let at = root.index(index);
        scribe.words(&at.key("title"), &ground.title);
        citation(&mut scribe, &at.key("cite"), &ground.cite, &common.acts);
        ground::evidence(&mut scribe, &at.key("evidence"), &ground.evidence);
        // Checks, thresholds and recommendations belong to one edition.
        if ground.needs != GroundCondition::Supported {
            scribe.report(&at.key("needs"), Problem::CommonNeeds);
        }
        if let Some(key) = &ground.applies_if {
            demands.note(&scribe, &at.key("applies_if"), key, ground::applied());
        }
    }
    scribe.faults
}
