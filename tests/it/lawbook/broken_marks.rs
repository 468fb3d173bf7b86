//! What nobody could confirm and is not marked so.

use super::broken::{DEMO_POLICY, EARLIER, EDITION, POLICY, TRIAL, change, check_all, check_trial};
use super::shipped;
use kezek::lawbook::{ConfigSource, Lawbook};
use kezek::regulation::policy::PolicyKind;

#[test]
fn an_act_that_nobody_saw_confirms_nothing() {
    check_trial(
        TRIAL,
        &[
            change(
                "cite = { act = \"code\", point = \"6\", confirmed = false }",
                "cite = { act = ‸\"code\", point = \"6\" }",
                &["unseen-confirmed"],
            ),
            change("seen  = false\n", "", &[]),
            change(
                "form     = { act = \"rules\", point = \"21\" }",
                "form     = { act = ‸\"code\", point = \"21\" }",
                &["unseen-confirmed"],
            ),
            change(
                "[[basis]]\nact   = \"rules\"",
                "[[basis]]\nact   = ‸\"code\"",
                &["unseen-confirmed"],
            ),
        ],
    );
}

#[test]
fn a_citation_has_a_point_or_says_that_nobody_knows_it() {
    check_trial(
        TRIAL,
        &[
            change(
                "cite   = { act = \"rules\", point = \"17\" }",
                "cite   = { act = \"rules\", point = ‸\"–\" }",
                &["blank-text"],
            ),
            change(
                "cite   = { act = \"rules\", point = \"17\" }",
                "cite   = { act = \"rules\", point = \"–\", confirmed = false }",
                &[],
            ),
            change(
                "cite   = { act = \"rules\", point = \"17\" }",
                "cite   = ‸{ act = \"rules\" }",
                &["missing-key"],
            ),
            change(
                "cite   = { act = \"rules\", point = \"17\" }\n",
                "",
                &["missing-key"],
            )
            .and("[[requests.issue.limits]]", "‸[[requests.issue.limits]]"),
        ],
    );
}

#[test]
fn a_gap_in_the_sources_is_not_confirmed() {
    check_all(
        POLICY,
        &[change(
            "confirmed = false\ngap       = \"GAP-23\"",
            "confirmed = ‸true\ngap       = \"GAP-23\"",
            &["gap-confirmed"],
        )],
    );
    check_trial(
        DEMO_POLICY,
        &[change(
            "value  = \"simple\"\n",
            "value  = \"simple\"\nconfirmed = ‸true\n",
            &["invented-confirmed"],
        )],
    );
    check_trial(
        POLICY,
        // An institution that holds the act may confirm what it found there.
        &[change(
            "en = \"quorum of the trial\" }\nkind   = \"substance\"\n",
            "en = \"quorum of the trial\" }\nkind   = \"substance\"\nvalue  = 3\nconfirmed = true\n",
            &[],
        )],
    );
}

#[test]
fn a_last_day_before_an_unconfirmed_first_day_is_marked() {
    check_all(
        EARLIER,
        &[change(
            "last_day  = \"2026-01-08\"\nconfirmed = true\ngap       = \"GAP-7\"",
            "last_day  = ‸\"2026-01-08\"\nconfirmed = true",
            &["end-unmarked"],
        )],
    );
    check_all(
        EDITION,
        &[change(
            "point     = \"10(1)\"\nconfirmed = false",
            "point     = \"10(1)\"",
            &["unseen-confirmed"],
        )
        .and(
            "act       = \"state-services-law\"",
            "act       = ‸\"state-services-law\"",
        )],
    );
}

#[test]
fn the_shipped_policy_confirms_only_what_is_the_institutions_own_choice() {
    let demo = Lawbook::load_with_policy(&ConfigSource::Embedded, "demo/policy.toml").unwrap();
    for policy in [shipped().policy(), demo.policy()] {
        for (key, entry) in &policy.keys {
            let own = entry.kind == PolicyKind::Institution;
            assert!(own || !entry.confirmed, "{key} says that it is confirmed");
        }
    }
}
