//! Broken editions: every fault by its line, column and code.

use super::broken::{EARLIER, EDITION, change, check_all};

#[test]
fn what_cannot_be_read_is_found_where_it_stands() {
    let basis = "[[basis]]\nact       = \"migration-law\"\npoint     = \"11(14-5)\"\nconfirmed = false\n\n[[basis]]\n";
    check_all(
        EDITION,
        &[
            change("= \"order-236-2026\"", "= ‸order-236-2026", &["syntax"]),
            change("[in_force]\n", "[in_force‸\n", &["syntax", "syntax"]).and(
                "[[basis]]\nact       = \"state",
                "[[‸basis]]\nact       = \"state",
            ),
            change(
                "id      = \"order-236-2026\"",
                "‸service = \"twice\"",
                &["syntax"],
            ),
            change("signers =", "‸singers =", &["unknown-key -> signers"]),
            change(
                "confirmed = false\ngap",
                "confirmed = ‸\"no\"\ngap",
                &["wrong-type"],
            ),
            change("amount   = 2", "amount   = ‸\"two\"", &["wrong-form"]),
            change("amount   = 2", "amount   = ‸-2", &["wrong-form"]),
            change(
                "\"working-days\"",
                "‸\"workdays\"",
                &["wrong-value -> working-days"],
            ),
            change(
                "= \"registered\"",
                "= ‸\"register\"",
                &["wrong-value -> registered"],
            ),
            change("\"2026-01-09\"", "‸\"2026-13-09\"", &["bad-date-or-time"]),
            change("\"09:00:00\"", "‸\"nine\"", &["bad-date-or-time"]),
            change("[channels.provider]", "[channels.‸desk]", &["wrong-value"]),
            change("\"migration-law\"", "‸\"Migration law\"", &["bad-code"]),
            change(
                "[\"executor\"]",
                "[‸\"executer\"]",
                &["wrong-value -> executor"],
            ),
            change(
                "[[requests.issue.documents]]\nid       = \"identity-document\"\n",
                "‸[[requests.issue.documents]]\n",
                &["missing-key"],
            ),
            change(
                "until    = \"decided\"\n",
                "until    = \"decided\"\n‸pause    = true\n",
                &["unknown-key"],
            ),
            change(
                "{ kind = \"up-to-months\", months = 3 }",
                "{ kind = ‸\"up-to-weeks\", months = 3 }",
                &["wrong-value"],
            ),
            change(
                "[{ is = \"represented\" }]",
                "[{ is = ‸\"married\" }]",
                &["wrong-value"],
            ),
            change(basis, "‸[basis]\n", &["wrong-type"]),
            change(
                "point     = \"11(14-5)\"\n",
                "point     = ‸11\n",
                &["wrong-type"],
            ),
        ],
    );
}

#[test]
fn all_that_cannot_be_read_is_found_at_once() {
    check_all(
        EDITION,
        &[change(
            "amount   = 2\nunit     = \"working-days\"\nstarts   = \"registered\"\n",
            "amount   = ‸\"two\"\nunit     = ‸7\nstarts   = \"registered\"\n‸paused   = 1\n‸wihtin   = []\n",
            &[
                "wrong-form",
                "wrong-type",
                "unknown-key",
                "unknown-key -> within",
            ],
        )],
    );
}

#[test]
fn words_texts_and_names_are_demanded() {
    check_all(
        EDITION,
        &[
            change(
                "= \"Көрсетілетін қызметті беруші\"",
                "= ‸\" \"",
                &["blank-words"],
            ),
            change(
                "short.ru   = \"АППК\"",
                "short.ru   = ‸\"\"",
                &["blank-words"],
            ),
            change("form.en  = \"copy\"", "form.en  = ‸\"\"", &["blank-words"]),
            change("\"11(14-5)\"", "‸\"\"", &["blank-text"]),
            change("point = \"8(1)\"", "point = ‸\"  \"", &["blank-text"]),
            change(
                "id      = \"order-236-2026\"",
                "id      = ‸\"order-236\"",
                &["name-mismatch"],
            ),
            change(
                "= \"qualification-certificate\"",
                "= ‸\"certificate\"",
                &["name-mismatch"],
            ),
            change(
                "signers = [\"supervisor\"]",
                "signers = ‸[]",
                &["empty-list"],
            ),
            change(
                "kinds = [\"paper\", \"check\", \"hearing\"]",
                "kinds = ‸[]",
                &["empty-list"],
            ),
        ],
    );
}

#[test]
fn references_lead_somewhere() {
    check_all(
        EDITION,
        &[
            change(
                "\"migration-law\"",
                "‸\"migraton-law\"",
                &["unknown-reference -> migration-law"],
            ),
            change(
                "act = \"standard-503\"",
                "act = ‸\"standart-503\"",
                &["unknown-reference -> standard-503"],
            ),
            change(
                "hours    = \"provider\"",
                "hours    = ‸\"office\"",
                &["unknown-reference"],
            ),
            change(
                "[\"decision\"]",
                "[‸\"decison\"]",
                &["unknown-reference -> decision"],
            ),
            change(
                "stage     = \"verification\"",
                "stage     = ‸\"verify\"",
                &["unknown-reference"],
            ),
            change(
                "[\"identity-document\"]",
                "[‸\"passport\"]",
                &["unknown-reference"],
            ),
            change(
                "stages   = [\"drafting\"]",
                "stages   = [‸\"draft\"]",
                &["unknown-reference"],
            ),
            change(
                "checks = [\"documents-reliable\"]",
                "checks = [‸\"documents-relaible\"]",
                &["support-unused", "unknown-reference -> documents-reliable"],
            )
            .and(
                "supports  = [\"documents-unreliable\"]",
                "supports  = [‸\"documents-unreliable\"]",
            ),
            change(
                "supports  = [\"documents-unreliable\"]",
                "supports  = [\"documents-unreliable\", ‸\"no-such-ground\"]",
                &["unknown-reference"],
            ),
            change(
                "[channels.state-corporation]",
                "[channels.‸foreign-missions]",
                &["wrong-value -> foreign-mission"],
            ),
            // Both the institution's policy and the demonstration's lack the key.
            change(
                "\"commission.threshold\" }",
                "‸‸\"commission.treshold\" }",
                &["not-in-policy -> commission.threshold"; 4],
            )
            .and(
                "threshold = \"commission.threshold\"\n",
                "threshold = ‸‸\"commission.treshold\"\n",
            ),
            change(
                "\"corporation.lead-days-unit\"",
                "‸‸\"corporation.days\"",
                &["not-in-policy"; 2],
            ),
            change(
                "\"acceptance.counts-from\"",
                "‸‸\"acceptance.counts-form\"",
                &["not-in-policy -> acceptance.counts-from"; 2],
            ),
        ],
    );
}

#[test]
fn a_route_begins_with_intake_ends_with_delivery_and_goes_forward() {
    let drafting = "kind     = \"drafting\"";
    let sign_off = "kind     = \"sign-off\"";
    check_all(
        EDITION,
        &[
            // With intake gone, the second stage of its kind is one too many.
            change(
                "kind     = \"intake\"",
                "kind     = ‸\"verification\"",
                &["route-begin", "route-twice"],
            )
            .and(
                "\n\n[[requests.issue.stages]]\nid       = \"verification\"\nkind     = \"v",
                "\n\n[[requests.issue.stages]]\nid       = \"verification\"\nkind     = ‸\"v",
            ),
            change(
                "kind     = \"delivery\"",
                "kind     = ‸‸\"drafting\"",
                &["route-end", "route-twice"],
            ),
            change(
                sign_off,
                "kind     = ‸\"drafting\"",
                &["route-lacks", "route-twice"],
            )
            .and("[[requests.issue.stages]]", "‸[[requests.issue.stages]]"),
            change(
                drafting,
                "kind     = ‸\"verification\"",
                &["route-lacks", "route-twice"],
            )
            .and("[[requests.issue.stages]]", "‸[[requests.issue.stages]]"),
            change(
                "\nid       = \"sign-off\"",
                "\nid       = ‸\"drafting\"",
                &["duplicate-id"],
            ),
        ],
    );
}

#[test]
fn limits_make_sense() {
    let total = "amount   = 6\nunit     = \"working-days\"\nstarts   = \"registered\"\nuntil    = \"delivered\"\n";
    check_all(
        EDITION,
        &[
            change("amount   = 2", "amount   = ‸0", &["zero-amount"]),
            change("amount   = 2", "amount   = ‸1_000_000", &["amount-too-large"]),
            change("until    = \"sent-to-commission\"", "until    = ‸\"registered\"", &["limit-ends-where-it-starts"]),
            change(total, "amount   = 6\nunit     = \"working-days\"\nstarts   = \"registered\"\nuntil    = \"delivered\"\nwithin   = ‸[\"decision\"]\n", &["limit-cycle", "limit-cycle"])
                .and("within   = [\"total\"]", "within   = ‸[\"total\"]"),
            change("\"state-corporation\", days = 1", "\"state-corporation\", days = ‸6", &["lead-too-long"]),
            change("\"state-corporation\", days = 1", "\"state-corporation\", days = ‸0", &["zero-amount"]),
            change("id       = \"hand-out\"", "id       = ‸\"decision\"", &["duplicate-id"]),
            change("months = 3", "months = ‸0", &["zero-amount"]),
        ],
    );
}

#[test]
fn grounds_and_checks_name_each_other() {
    check_all(
        EDITION,
        &[
            change(
                "supports  = [\"documents-unreliable\"]\n",
                "",
                &["ground-unsupported"],
            )
            .and(
                "[[requests.issue.grounds]]\nid       = \"documents-unreliable\"",
                "[[requests.issue.grounds]]\nid       = ‸\"documents-unreliable\"",
            ),
            change(
                "supports  = [\"qualification-not-met\"]\n",
                "",
                &["support-missing"],
            )
            .and(
                "checks = [\"education-recognised\"",
                "checks = [‸\"education-recognised\"",
            ),
            change(
                "checks = [\"education-recognised\", ",
                "checks = [",
                &["support-unused"],
            )
            .and(
                "supports  = [\"qualification-not-met\"]",
                "supports  = [‸\"qualification-not-met\"]",
            ),
            change(
                "stages   = [\"drafting\"]",
                "stages   = [‸\"sign-off\"]",
                &["stage-unfit"],
            ),
            change(
                "stage     = \"verification\"",
                "stage     = ‸\"delivery\"",
                &["stage-unfit"],
            ),
            change("at_least = 1", "at_least = ‸0", &["zero-amount"]),
            change(
                "[[requests.extend.grounds]]\nid       = \"documents-unreliable\"",
                "[[requests.extend.grounds]]\nid       = \"threshold\"\ntitle    = { kk = \"а\", ru = \"а\", en = \"a\" }\n‸needs    = { kind = \"score-below-threshold\", threshold = \"commission.threshold\" }\nstages   = [\"drafting\"]\nroles    = [\"executor\"]\nevidence = { at_least = 1, kinds = [‸\"recommendation\"] }\ncite     = { act = \"standard-503\", point = \"9(2)\" }\n\n[[requests.extend.grounds]]\nid       = \"documents-unreliable\"",
                &["no-commission", "no-commission"],
            ),
        ],
    );
}

#[test]
fn hours_and_days_run_forward() {
    check_all(
        EDITION,
        &[
            change("[hours.provider]", "[hours.‸provider]", &["hours-reversed"])
                .and("\"18:30:00\"", "\"08:30:00\""),
            change("[hours.provider]", "[hours.‸provider]", &["lunch-half"])
                .and("lunch_to   = \"14:30:00\"\n", ""),
            change(
                "[hours.provider]",
                "[‸hours.desk]",
                &["missing-provider-hours"],
            )
            .and("hours    = \"provider\"", "hours    = \"desk\"")
            .and("hours    = \"provider\"", "hours    = \"desk\"")
            .and("hours    = \"provider\"", "hours    = \"desk\""),
            change(
                "first_day = \"2026-01-09\"\n",
                "first_day = \"2026-01-09\"\nlast_day = ‸\"2026-01-08\"\n",
                &["days-reversed"],
            ),
            change(
                "first_day = \"2026-01-09\"\n",
                "first_day = \"2026-01-09\"\nunconfirmed_from = ‸\"2026-01-09\"\n",
                &["unconfirmed-not-before"],
            ),
            change(
                "first_day = \"2026-01-09\"",
                "first_day = ‸\"2026-01-08\"",
                &["editions-overlap"],
            ),
            change(
                "first_day = \"2026-01-09\"",
                "first_day = ‸\"2026-02-09\"",
                &["editions-gap"],
            ),
            // Days that nobody could confirm are no gap.
            change(
                "first_day = \"2026-01-09\"",
                "unconfirmed_from = \"2026-01-09\"\nfirst_day = \"2026-02-09\"",
                &[],
            ),
        ],
    );
    check_all(
        EARLIER,
        // An edition without a last day reaches into the next one, which says so.
        &[change(
            "first_day = \"2023-07-01\"",
            "first_day = ‸\"2023-06-30\"",
            &["editions-overlap"],
        )],
    );
}
