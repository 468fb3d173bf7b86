//! Broken facts, requirements, conditions and assessments.

use super::broken::{TRIAL, change, check_trial};

#[test]
fn facts_are_named_once_and_choices_have_options() {
    check_trial(
        TRIAL,
        &[
            change("id    = \"months\"", "id    = ‸\"ends-on\"", &[
                "unknown-reference",
                "duplicate-id",
                "unknown-reference",
                "unknown-reference",
            ])
            .and("fact = \"months\" }", "fact = ‸\"months\" }")
            .and("fact = \"months\", values", "fact = ‸\"months\", values")
            .and("facts = [\"months\"]", "facts = [‸\"months\"]"),
            change("kind  = \"number\"", "kind  = \"number\"\noptions = ‸[{ id = \"a\", title = { kk = \"а\", ru = \"а\", en = \"a\" } }]", &["options-unfit"]),
            change("[[requests.issue.facts]]\nid      = \"reason\"", "‸[[requests.issue.facts]]\nid      = \"reason\"", &["options-unfit", "wrong-value", "wrong-value"])
                .and("kind    = \"choice\"\noptions = [\n  { id = \"expiry\", title = { kk = \"Мерзімі\", ru = \"Срок\", en = \"Expiry\" } },\n  { id = \"change\", title = { kk = \"Өзгеріс\", ru = \"Перемена\", en = \"Change\" } },\n]", "kind    = \"choice\"")
                .and("fact = \"reason\", value = \"expiry\" }", "fact = \"reason\", value = ‸\"expiry\" }")
                .and("fact = \"reason\", value = \"expiry\" }", "fact = \"reason\", value = ‸\"expiry\" }"),
            change("{ id = \"change\", title", "{ id = ‸\"expiry\", title", &["duplicate-id"]),
            change("ru = \"Срок\", en = \"Expiry\"", "ru = ‸\"\", en = \"Expiry\"", &["blank-words"]),
            change("title = { kk = \"Тұрғын\", ru = \"Житель\"", "title = { kk = \"Тұрғын\", ru = ‸\" \"", &["blank-words"]),
            change("kind  = \"flag\"", "kind  = ‸\"boolean\"", &["wrong-value"]),
            change("kind  = \"flag\"\ncite  = { act = \"rules\", point = \"12\" }", "kind  = \"flag\"\ncite  = { act = \"rules\", point = ‸\"\" }", &["blank-text"]),
        ],
    );
}

#[test]
fn conditions_name_facts_and_values_that_there_are() {
    check_trial(
        TRIAL,
        &[
            change(
                "when  = [{ is = \"fact\", fact = \"resident\"",
                "when  = [{ is = \"fact\", fact = ‸\"residents\"",
                &["unknown-reference -> resident"],
            ),
            change(
                "fact = \"resident\", value = true",
                "fact = \"resident\", value = ‸\"yes\"",
                &["wrong-value"],
            ),
            change(
                "when  = [{ is = \"fact\", fact = \"reason\", value = \"expiry\" }]",
                "when  = [{ is = \"fact\", fact = \"reason\", value = ‸\"expired\" }]",
                &["wrong-value -> expiry"],
            ),
            change(
                "when  = [{ is = \"fact\", fact = \"reason\", value = \"expiry\" }]",
                "unless = [{ is = \"fact\", fact = \"months\", value = ‸-1 }]",
                &["wrong-value"],
            ),
            change(
                "when  = [{ is = \"fact\", fact = \"reason\", value = \"expiry\" }]",
                "unless = [{ is = \"fact\", fact = \"ends-on\", value = ‸\"soon\" }]",
                &["wrong-value"],
            ),
            change(
                "when   = [{ is = \"channel\", channel = \"portal\" }]",
                "when   = [{ is = \"channel\", channel = ‸\"state-corporation\" }]",
                &["unknown-reference"],
            ),
        ],
    );
}

#[test]
fn requirements_test_facts_of_the_right_kind() {
    check_trial(
        TRIAL,
        &[
            change(
                "id    = \"in-time\"",
                "id    = ‸\"for-expiry\"",
                &["duplicate-id"],
            ),
            change(
                "is = \"equals\", fact = \"reason\", value = \"expiry\"",
                "is = \"equals\", fact = ‸\"reasons\", value = \"expiry\"",
                &["unknown-reference -> reason"],
            ),
            change(
                "is = \"equals\", fact = \"reason\", value = \"expiry\"",
                "is = \"equals\", fact = \"reason\", value = ‸true",
                &["wrong-value"],
            ),
            change(
                "is = \"window\", fact = \"ends-on\"",
                "is = \"window\", fact = ‸\"months\"",
                &["fact-unfit"],
            ),
            change(
                "days_before = 30",
                "days_before = ‸30_000",
                &["amount-too-large"],
            ),
            change("values = [1, 2]", "values = ‸[]", &["empty-list"]),
            change(
                "values = [1, 2]",
                "values = [1, ‸\"two\"]",
                &["wrong-value"],
            ),
            change(
                "is = \"days-since\", fact = \"ends-on\"",
                "is = \"days-since\", fact = ‸\"reason\"",
                &["fact-unfit"],
            ),
            change("at_least = 30 }", "at_least = ‸0 }", &["zero-amount"]),
            change(
                "at_least = 30 }",
                "at_least = { policy = ‸‸\"trial.day\" } }",
                &["not-in-policy -> trial.days"; 2],
            ),
            change(
                "facts = [\"months\"]",
                "facts = [‸\"resident\"]",
                &["fact-unfit"],
            ),
            change("facts = [\"months\"]", "facts = ‸[]", &["empty-list"]),
            change("at_most = 12", "at_most = ‸0", &["zero-amount"]),
            change(
                "test  = { is = \"window\", fact = \"ends-on\", days_before = 30, days_after = 10 }\n",
                "test  = { is = \"window\", fact = \"ends-on\", days_before = 30, days_after = 10 }\nsupports = ‸[\"not-eligible\"]\n",
                &["supports-at-acceptance"],
            ),
            change(
                "title    = { kk = \"Бір не екі ай\"",
                "title    = { kk = ‸\"\"",
                &["blank-words"],
            ),
        ],
    );
}

#[test]
fn what_is_supported_rests_on_it() {
    check_trial(
        TRIAL,
        &[
            change(
                "values = [1, 2] }\nsupports = [\"not-eligible\"]",
                "values = [1, 2] }\nsupports = [‸\"not-eligble\"]",
                &["unknown-reference -> not-eligible"],
            ),
            change(
                "values = [1, 2] }\nsupports = [\"not-eligible\"]",
                "values = [1, 2] }\nsupports = [‸\"unreliable\"]",
                &["support-not-taken"],
            ),
            change(
                "retakes  = \"trial.retakes\"\nsupports = [\"not-eligible\"]",
                "retakes  = \"trial.retakes\"\nsupports = [‸\"below\"]",
                &["support-not-taken"],
            ),
            change(
                "supports = [\"common-requirements-not-met\"]",
                "supports = [‸\"common-requirement-not-met\"]",
                &["unknown-reference -> common-requirements-not-met"],
            ),
            // A ground that nothing supports could never be invoked.
            change(
                "values = [1, 2] }\nsupports = [\"not-eligible\"]\n",
                "values = [1, 2] }\n",
                &["ground-unsupported"],
            )
            .and(
                "retakes  = \"trial.retakes\"\nsupports = [\"not-eligible\"]",
                "retakes  = \"trial.retakes\"",
            )
            .and(
                "id         = \"not-eligible\"",
                "id         = ‸\"not-eligible\"",
            ),
            change(
                "title    = { kk = \"Аяқтау\"",
                "title    = { kk = ‸\"\"",
                &["blank-words"],
            ),
        ],
    );
}

#[test]
fn assessments_are_measured_at_a_stage_of_their_own() {
    check_trial(
        TRIAL,
        &[
            change(
                "id       = \"talk\"",
                "id       = ‸\"language-test\"",
                &["duplicate-id"],
            ),
            // The stage that loses its assessment leads nowhere; the other can hold none.
            change(
                "stage    = \"interview\"",
                "stage    = ‸\"notice\"",
                &["stage-without-assessment", "stage-not-assessed"],
            )
            .and("kind  = \"interview\"", "kind  = ‸\"interview\""),
            change(
                "stage    = \"interview\"",
                "stage    = ‸\"intervew\"",
                &["stage-without-assessment", "unknown-reference -> interview"],
            )
            .and("kind  = \"interview\"", "kind  = ‸\"interview\""),
            change(
                "id       = \"talk\"",
                "id       = ‸\"talk\"",
                &["assessment-unmeasured"],
            )
            .and("outcome  = \"trial.outcomes\"\n", ""),
            change(
                "id        = \"answers\"",
                "id        = ‸\"listening\"",
                &["duplicate-id"],
            ),
            change("pass_from = 30", "pass_from = ‸101", &["amount-too-large"]),
            change("pass_from = 30", "pass_from = ‸0", &["zero-amount"]),
            change(
                "pass_from = { policy = \"trial.pass\" }\nmost      = 50",
                "pass_from = ‸51\nmost      = 50",
                &["pass-above-most"],
            ),
            change(
                "title     = { kk = \"Жауаптар\", ru = \"Ответы\", en = \"Answers\" }",
                "title     = { kk = \"Жауаптар\", ru = \"Ответы\", en = ‸\"\" }",
                &["blank-words"],
            ),
            change(
                "outcome  = \"trial.outcomes\"",
                "outcome  = ‸‸\"trial.outcome\"",
                &["not-in-policy -> trial.outcomes"; 2],
            ),
            // What the key holds is no scale in the policy that has a value.
            change(
                "unit      = \"percent\"",
                "unit      = ‸\"per cent\"",
                &["wrong-value -> percent"],
            ),
            change(
                "validity = { kind = \"months-asked\", fact = \"months\" }",
                "validity = { kind = \"months-asked\", fact = ‸\"ends-on\" }",
                &["fact-unfit"],
            ),
            change(
                "validity = { kind = \"months-asked\", fact = \"months\" }",
                "validity = { kind = \"months-asked\", fact = ‸\"month\" }",
                &["unknown-reference -> months"],
            ),
        ],
    );
}
