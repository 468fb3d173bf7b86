//! Broken common grounds, and broken papers and grounds of a policy.

use super::broken::{Broken, COMMON, DEMO_POLICY, POLICY, TRIAL, change, check_trial};
use kezek::lawbook::{ConfigSource, Lawbook};
use kezek::regulation::{EditionId, RequestKind, ServiceId, StageKind};

#[test]
fn common_grounds_are_examined_where_they_stand() {
    check_trial(
        COMMON,
        &[
            change("needs      = { kind = \"supported\" }", "‸needs      = { kind = \"recommended-against\" }", &["common-needs"]),
            change("[[grounds]]\n", "[[grounds]]\nid       = \"common-court-ban\"\ntitle    = { kk = \"а\", ru = \"а\", en = \"a\" }\nneeds    = { kind = \"supported\" }\nevidence = { at_least = 1, kinds = [\"check\"] }\ncite     = { act = \"state-services-law\", point = \"1\", confirmed = false }\n\n[[grounds]]\n", &["duplicate-id"])
                .and("id         = \"common-court-ban\"", "id         = ‸\"common-court-ban\""),
            change("evidence   = { at_least = 1", "evidence   = { at_least = ‸0", &["zero-amount"]),
            change("applies_if = \"grounds.state-services-19-1\"", "applies_if = ‸‸\"grounds.state-services-19\"", &["not-in-policy -> grounds.state-services-19-1"; 2]),
            change("act = \"state-services-law\", point", "act = ‸\"state-service-law\", point", &["unknown-reference -> state-services-law"]),
            change("cite       = { act = \"state-services-law\", point = \"19-1(1)\", confirmed = false }", "cite       = { act = \"state-services-law\", point = ‸\"\", confirmed = false }", &["blank-text"]),
            // Nothing can be said of names in a file that cannot be read.
            change("[[grounds]]\n", "[[grounds]]\n‸stages = []\n", &["unknown-key"]),
        ],
    );
}

#[test]
fn a_common_ground_joins_the_requests_that_name_it() {
    let broken = Broken::trial();
    let book = broken.load().unwrap();
    let service = ServiceId::parse("trial").unwrap();
    let edition = &book
        .edition(&service, &EditionId::parse("first").unwrap())
        .unwrap()
        .edition;
    let grounds_of = |request| -> Vec<&str> {
        edition.requests[&request]
            .grounds
            .iter()
            .map(|ground| ground.id.as_str())
            .collect()
    };
    assert_eq!(
        grounds_of(RequestKind::Issue),
        [
            "unreliable",
            "below",
            "not-eligible",
            "common-unreliable-data",
            "common-requirements-not-met"
        ]
    );
    assert_eq!(grounds_of(RequestKind::Revoke), ["common-court-ban"]);
    let issue = &edition.requests[&RequestKind::Issue];
    let common = issue.grounds.last().unwrap();
    let stages: Vec<&str> = common.stages.iter().map(|stage| stage.as_str()).collect();
    assert_eq!(
        stages,
        ["testing", "verification", "interview", "notice", "drafting"]
    );
    assert_eq!(
        common.roles,
        issue.stage_of(StageKind::Drafting).unwrap().roles
    );
    assert!(edition.acts.contains_key(&common.cite.act));
}

#[test]
fn without_the_file_of_common_grounds_their_names_lead_nowhere() {
    let broken = Broken::new();
    let named = broken
        .texts()
        .filter(|(path, text)| *path != COMMON && text.contains("\"common-"))
        .count();
    broken.remove(COMMON);
    let faults = broken.faults();
    assert_eq!(faults.is_empty(), named == 0, "{faults:?}");
    assert!(
        faults
            .iter()
            .all(|fault| fault.ends_with(" unknown-reference")),
        "{faults:?}"
    );
}

#[test]
fn what_the_policy_supplies_fits_the_requests_that_take_it() {
    let listed = "{ id = \"listed-by-policy\", title = { kk = \"Тізімде\", ru = \"Из списка\", en = \"Listed\" }, needs = { kind = \"supported\" }, stages = [\"drafting\"]";
    check_trial(
        DEMO_POLICY,
        &[
            change(
                listed,
                "{ id = \"listed-by-policy\", title = { kk = \"Тізімде\", ru = \"Из списка\", en = \"Listed\" }, needs = { kind = \"supported\" }, stages = [‸\"draft\"]",
                &["unknown-reference"],
            ),
            change(
                listed,
                "{ id = \"listed-by-policy\", title = { kk = ‸\"\", ru = \"Из списка\", en = \"Listed\" }, needs = { kind = \"supported\" }, stages = [\"drafting\"]",
                &["blank-words"],
            ),
            change(
                "{ id = \"check-of-policy\"",
                "{ id = ‸\"unreliable\"",
                &["duplicate-id"],
            ),
            change(
                "{ id = \"check-of-policy\"",
                "{ id = ‸\"common-unreliable-data\"",
                &["duplicate-id"],
            ),
            change(
                "en = \"Check\" }, needs = { kind = \"check-failed\", checks = [\"reliable\"] }",
                "en = \"Check\" }, needs = { kind = \"check-failed\", checks = [‸\"reliably\"] }",
                &["unknown-reference -> reliable"],
            ),
            change(
                "en = \"Check\" }, needs = { kind = \"check-failed\", checks = [\"reliable\"] }",
                "en = \"Check\" }, needs = { kind = \"supported\" }",
                &["ground-unsupported"],
            )
            .and("{ id = \"check-of-policy\"", "{ id = ‸\"check-of-policy\""),
            change(
                "{ id = \"photo\", title",
                "{ id = \"photo\", title",
                &["unknown-reference"],
            )
            .and(
                "cite = { act = \"rules\", point = \"14\" }",
                "cite = { act = ‸\"annex\", point = \"14\" }",
            ),
            change(
                "{ id = \"photo\", title = { kk = \"Сурет\", ru = \"Фото\", en = \"Photo\" }, when = [{ is = \"fact\", fact = \"resident\"",
                "{ id = \"photo\", title = { kk = \"Сурет\", ru = \"Фото\", en = \"Photo\" }, when = [{ is = \"fact\", fact = ‸\"resdent\"",
                &["unknown-reference -> resident"],
            ),
            change(
                "value  = \"applied\"",
                "value  = ‸\"apply\"",
                &["wrong-value"],
            ),
            change("value  = 29", "value  = ‸0", &["wrong-value"]),
            change("value  = 3\n", "value  = ‸-3\n", &["wrong-value"]),
            change("value  = 20\n", "value  = ‸51\n", &["pass-above-most"]),
            change("value  = 70", "value  = ‸101", &["threshold-above-maximum"]),
            change(
                "value  = [{ id = \"in-person\"",
                "value  = [{ id = \"in-person\", title = { kk = \"а\", ru = \"а\", en = \"a\" } }, { id = ‸\"in-person\"",
                &["duplicate-id"],
            ),
            change(
                "{ id = \"good\", title = { kk = \"Жақсы\"",
                "{ id = \"good\", title = { kk = ‸\"\"",
                &["blank-words"],
            ),
            change(
                "value  = [{ id = \"in-person\", title = { kk = \"Бетпе-бет\", ru = \"Очно\", en = \"In person\" } }]",
                "value  = ‸\"in-person\"",
                &["wrong-value"],
            ),
        ],
    );
}

#[test]
fn names_that_only_the_policy_supplies_are_looked_up_in_it() {
    // A policy without a value is silent; one with a value has the name or not.
    check_trial(
        TRIAL,
        &[change(
            "\"photo\"]",
            "‸\"photos\"]",
            &["unknown-reference -> photo"],
        )],
    );
    let broken = Broken::trial();
    let text = broken.text(TRIAL);
    let wrong = text.replace("[\"listed-by-policy\"]", "[\"listed-by-polcy\"]");
    broken.write(TRIAL, wrong.as_bytes());
    let faults = broken.faults();
    let [unsupported, unknown] = &faults[..] else {
        panic!("{faults:?}");
    };
    assert!(
        unsupported.starts_with(DEMO_POLICY) && unsupported.ends_with(" ground-unsupported"),
        "{unsupported}"
    );
    assert!(
        unknown.starts_with(TRIAL) && unknown.ends_with(" unknown-reference -> listed-by-policy"),
        "{unknown}"
    );
}

#[test]
fn a_policy_file_that_supplies_papers_is_read_as_papers() {
    let broken = Broken::trial();
    let source = ConfigSource::Dir(broken.path(""));
    let book = Lawbook::load_with_policy(&source, DEMO_POLICY).unwrap();
    let service = ServiceId::parse("trial").unwrap();
    let pinned = book
        .edition(&service, &EditionId::parse("first").unwrap())
        .unwrap();
    let law = book.law(pinned);
    let issue = &law.edition.requests[&RequestKind::Issue];
    assert_eq!(issue.documents.len(), 2);
    assert_eq!(issue.grounds.len(), 7);
    // The shipped policy is silent, and the edition stands as the file says.
    let book = Lawbook::load_with_policy(&source, POLICY).unwrap();
    let pinned = book
        .edition(&service, &EditionId::parse("first").unwrap())
        .unwrap();
    let law = book.law(pinned);
    assert_eq!(law.edition.requests[&RequestKind::Issue].documents.len(), 1);
}
