//! Broken routes, Commissions, hearings, annulments, channels and complaints.

use super::broken::{TRIAL, change, check_trial};

#[test]
fn every_stage_can_be_reached_and_left() {
    let talk = "[[requests.issue.assessments]]\nid       = \"talk\"\ntitle    = { kk = \"Әңгіме\", ru = \"Беседа\", en = \"Talk\" }\nstage    = \"interview\"\noutcome  = \"trial.outcomes\"\nform     = \"trial.forms\"\nplace    = true\nsupports = [\"common-requirements-not-met\"]\ncite     = { act = \"rules\", point = \"16\" }\n\n";
    let before = "[[requests.issue.stages]]\nid    = \"verification\"\nkind  = \"verification\"\ntitle = { kk = \"Тексеру\", ru = \"Проверка\", en = \"Verification\" }\nroles = [\"executor\"]\ncite  = { act = \"rules\", point = \"15\" }\n\n";
    check_trial(
        TRIAL,
        &[
            change(talk, "", &["stage-without-assessment"])
                .and("kind  = \"interview\"", "kind  = ‸\"interview\""),
            // Straight from acceptance nobody sends a case to the Commission.
            change("kind  = \"drafting\"\ntitle = { kk = \"Жоба\", ru = \"Проект\", en = \"Draft\" }\nroles = [\"executor\"]\ncite  = { act = \"rules\", point = \"23\" }", "kind  = ‸‸\"commission\"\ntitle = { kk = \"Жоба\", ru = \"Проект\", en = \"Draft\" }\nroles = [\"commission-chair\"]\ncite  = { act = \"rules\", point = \"23\" }", &["route-lacks", "commission-rule-missing", "commission-unsent"])
                .and("[[requests.revoke.stages]]", "‸[[requests.revoke.stages]]"),
            // A notice of a route that assesses nothing.
            change("kind  = \"drafting\"\ntitle = { kk = \"Жоба\", ru = \"Проект\", en = \"Draft\" }\nroles = [\"executor\"]\ncite  = { act = \"rules\", point = \"23\" }", "kind  = ‸\"notice\"\ntitle = { kk = \"Жоба\", ru = \"Проект\", en = \"Draft\" }\nroles = [\"executor\"]\ncite  = { act = \"rules\", point = \"23\" }", &["route-lacks", "notice-of-nothing"])
                .and("[[requests.revoke.stages]]", "‸[[requests.revoke.stages]]"),
            // What is found out comes before the notice.
            change(before, "", &["route-order"])
                .and("[[requests.issue.stages]]\nid    = \"commission\"", "[[requests.issue.stages]]\nid    = \"verification\"\nkind  = ‸\"verification\"\ntitle = { kk = \"Тексеру\", ru = \"Проверка\", en = \"Verification\" }\nroles = [\"executor\"]\ncite  = { act = \"rules\", point = \"15\" }\n\n[[requests.issue.stages]]\nid    = \"commission\""),
        ],
    );
}

#[test]
fn a_commission_says_how_it_decides() {
    let rule = "[requests.issue.commission]\nquorum    = \"trial.quorum\"\nmajority  = \"trial.majority\"\ncriteria  = \"trial.criteria\"\nthreshold = \"trial.threshold\"\ncite      = { act = \"rules\", point = \"9\" }\n\n";
    check_trial(
        TRIAL,
        &[
            change(rule, "", &["commission-rule-missing"])
                .and("kind  = \"commission\"", "kind  = ‸\"commission\""),
            change(
                "[requests.revoke.hearing]",
                "[requests.revoke.‸commission]\nquorum   = \"trial.quorum\"\nmajority = \"trial.majority\"\ncite     = { act = \"rules\", point = \"9\" }\n\n[requests.revoke.hearing]",
                &["commission-rule-unused"],
            ),
            change(
                "criteria  = \"trial.criteria\"\nthreshold = \"trial.threshold\"",
                "threshold = ‸\"trial.threshold\"",
                &["threshold-without-criteria"],
            ),
            change(
                "threshold = \"trial.threshold\" }",
                "threshold = ‸\"trial.quorum\" }",
                &["threshold-differs"],
            ),
            change(
                "quorum    = \"trial.quorum\"",
                "quorum    = ‸‸\"trial.qourum\"",
                &["not-in-policy -> trial.quorum"; 2],
            ),
            change(
                "cite      = { act = \"rules\", point = \"9\" }",
                "cite      = { act = ‸\"rule\", point = \"9\" }",
                &["unknown-reference -> rules"],
            ),
        ],
    );
}

#[test]
fn somebody_can_recommend_and_sign() {
    check_trial(
        TRIAL,
        &[
            change(
                "roles = [\"commission-member\", \"commission-chair\"]",
                "roles = ‸[\"commission-member\", \"commission-secretary\"]",
                &["commission-without-chair"],
            ),
            change(
                "signers = [\"supervisor\"]",
                "signers = [\"executor\"]",
                &["signers-apart", "signers-apart"],
            )
            .and("roles = [\"supervisor\"]\n", "roles = ‸[\"supervisor\"] \n")
            .and("roles = [\"supervisor\"]\n", "roles = ‸[\"supervisor\"] \n"),
        ],
    );
}

#[test]
fn a_ground_is_open_somewhere() {
    check_trial(
        TRIAL,
        &[
            change(
                "needs    = { kind = \"check-failed\", checks = [\"reliable\"] }\nstages   = [\"drafting\"]",
                "needs    = { kind = \"check-failed\", checks = [\"reliable\"] }\nstages   = ‸[\"commission\"]",
                &["ground-never-open"],
            ),
            change(
                "needs    = { kind = \"check-failed\", checks = [\"reliable\"] }\nstages   = [\"drafting\"]",
                "needs    = { kind = \"check-failed\", checks = [\"reliable\"] }\nstages   = [\"verification\"]",
                &[],
            ),
        ],
    );
}

#[test]
fn only_a_revocation_is_always_heard() {
    check_trial(
        TRIAL,
        &[
            change(
                "[requests.issue.hearing]\ndue                    = \"trial.hearing\"\n",
                "[requests.issue.‸hearing]\n",
                &["hearing-always-due"],
            ),
            change("proceeding = \"revocation\"\n", "", &["hearing-always-due"])
                .and("[requests.revoke.hearing]", "[requests.revoke.‸hearing]"),
            change(
                "proceeding = \"revocation\"",
                "proceeding = ‸\"revoke\"",
                &["wrong-value"],
            ),
        ],
    );
}

#[test]
fn an_annulment_rests_on_checks_and_says_what_to_do() {
    check_trial(
        TRIAL,
        &[
            change(
                "checks  = [\"reliable\"]",
                "checks  = [‸\"relaible\"]",
                &["unknown-reference -> reliable"],
            ),
            change("checks  = [\"reliable\"]", "checks  = ‸[]", &["empty-list"]),
            change(
                "message = { kk = \"Қайта\"",
                "message = { kk = ‸\"\"",
                &["blank-words"],
            ),
            change(
                "message = { kk = \"Барыңыз\"",
                "message = { kk = ‸\"\"",
                &["blank-words"],
            ),
        ],
    );
}

#[test]
fn channels_and_complaints_are_those_of_the_edition() {
    check_trial(
        TRIAL,
        &[
            change(
                "channels   = [\"provider\"]",
                "channels   = [‸\"foreign-mission\"]",
                &["unknown-reference"],
            ),
            change("over_minutes = 10", "over_minutes = ‸0", &["zero-amount"]),
            change(
                "cite         = { act = \"rules\", point = \"4\" }",
                "cite         = { act = ‸\"rulse\", point = \"4\" }",
                &["unknown-reference -> rules"],
            ),
            change(
                "delivery = [\"pick-up-point\"]",
                "delivery = [‸\"pickup-point\"]",
                &["wrong-value -> pick-up-point"],
            ),
            change("id   = \"court\"", "id   = ‸\"head\"", &["duplicate-id"]),
            change("id         = \"head\"\nto ", "to ", &["missing-key"])
                .and("[[appeal]]", "‸[[appeal]]"),
        ],
    );
}
