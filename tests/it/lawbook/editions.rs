//! The shipped editions: which governs when, and what stands in them.

use chrono::{DateTime, NaiveDate, Utc};
use kezek::lawbook::{Absence, ConfigSource, DEMO_POLICY, Lawbook};
use kezek::regulation::canonical::sha256_of;
use kezek::regulation::policy::{PolicyEntry, PolicyKind};
use kezek::regulation::{
    Amount, Channel, EditionId, GroundCondition, PolicyKey, RequestKind, ServiceId, StageKind,
    Validity,
};

use super::{certificate, shipped};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn the_day_chooses_the_edition_and_both_ends_are_inclusive() {
    let book = shipped();
    for (on, edition) in [
        ("2020-07-01", "order-503-2020"),
        ("2023-06-30", "order-503-2020"),
        ("2023-07-01", "order-236-2023"),
        ("2026-01-08", "order-236-2023"),
        ("2026-01-09", "order-236-2026"),
        ("2099-01-01", "order-236-2026"),
    ] {
        let pinned = book.edition_on(&certificate(), day(on)).unwrap();
        assert_eq!(pinned.edition.id.as_str(), edition, "{on}");
    }
}

#[test]
fn june_2020_is_unconfirmed_and_before_it_there_is_nothing() {
    let book = shipped();
    for (on, code) in [
        ("2020-05-31", "before"),
        ("2020-06-01", "unconfirmed"),
        ("2020-06-30", "unconfirmed"),
    ] {
        let absent = book.edition_on(&certificate(), day(on)).unwrap_err();
        assert_eq!(absent.reason.code(), code, "{on}");
        assert!(absent.where_to_turn.is_some());
    }
    let unknown = ServiceId::parse("passport").unwrap();
    let absent = book.edition_on(&unknown, day("2026-03-12")).unwrap_err();
    let known: Vec<ServiceId> = book.services().map(|service| service.id.clone()).collect();
    assert!(known.len() == 5 && known.contains(&certificate()));
    assert_eq!(*absent.reason, Absence::UnknownService { known });
}

#[test]
fn the_day_of_registration_and_not_of_filing_chooses_the_edition() {
    let book = shipped();
    let cases = [
        // Friday after closing: registered on the worked Saturday 1 July, under the next order.
        (
            "2023-06-30T18:29:00+06:00",
            Channel::Portal,
            "2023-06-30",
            "order-503-2020",
        ),
        (
            "2023-06-30T18:31:00+06:00",
            Channel::Portal,
            "2023-07-01",
            "order-236-2023",
        ),
        (
            "2023-06-30T18:31:00+06:00",
            Channel::StateCorporation,
            "2023-06-30",
            "order-503-2020",
        ),
        (
            "2023-07-01T10:00:00+06:00",
            Channel::Portal,
            "2023-07-01",
            "order-236-2023",
        ),
        // Tuesday 30 June 2020 after closing: July is certain.
        (
            "2020-06-30T19:00:00+06:00",
            Channel::Portal,
            "2020-07-01",
            "order-503-2020",
        ),
        (
            "2026-01-08T19:00:00+05:00",
            Channel::Portal,
            "2026-01-09",
            "order-236-2026",
        ),
        // The demo day.
        (
            "2026-03-12T09:00:00+05:00",
            Channel::Provider,
            "2026-03-12",
            "order-236-2026",
        ),
    ];
    for (filed, channel, registered, edition) in cases {
        let (registration, pinned) = book
            .register(&certificate(), channel, instant(filed))
            .unwrap();
        assert_eq!(registration.registered_on, day(registered), "{filed}");
        assert_eq!(pinned.edition.id.as_str(), edition, "{filed}");
    }
}

#[test]
fn a_filing_without_edition_or_calendar_says_which() {
    let book = shipped();
    let code = |filed: &str| {
        book.register(&certificate(), Channel::Portal, instant(filed))
            .map(|(_, pinned)| pinned.edition.id.as_str().to_owned())
            .map_err(|absent| absent.reason.code())
    };
    assert_eq!(code("2020-06-15T10:00:00+06:00"), Err("unconfirmed"));
    assert_eq!(code("2015-06-15T10:00:00+06:00"), Err("before"));
    assert_eq!(code("2030-06-15T10:00:00+05:00"), Err("no-calendar"));
    assert_eq!(code("2027-12-31T19:00:00+05:00"), Err("no-calendar"));
}

#[test]
fn hashes_name_the_content() {
    let book = shipped();
    for pinned in book.editions(&certificate()) {
        assert_eq!(pinned.sha256, sha256_of(&*pinned.edition));
        let json = serde_json::to_string(&*pinned.edition).unwrap();
        let again: kezek::regulation::Edition = serde_json::from_str(&json).unwrap();
        assert_eq!(again, *pinned.edition, "an edition survives the wire");
        assert_eq!(sha256_of(&again), pinned.sha256);
    }
    let id = EditionId::parse("order-236-2026").unwrap();
    let pinned = book.edition(&certificate(), &id).unwrap();
    let law = book.law(pinned);
    assert_eq!(law.edition_sha256, pinned.sha256);
    assert_eq!(law.policy_sha256, sha256_of(&**book.policy()));
    assert_eq!(law.calendar_sha256, sha256_of(&**book.calendar()));
}

#[test]
fn embedded_and_folder_are_the_same_law() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config");
    assert_eq!(
        Lawbook::load(&ConfigSource::Dir(folder)).unwrap(),
        *shipped()
    );
}

#[test]
fn every_edition_has_the_four_requests_with_their_terms() {
    let book = shipped();
    for pinned in book.editions(&certificate()) {
        let edition = &pinned.edition;
        let terms: Vec<(RequestKind, Vec<(&str, u32)>)> = edition
            .requests
            .iter()
            .map(|(request, procedure)| {
                let amounts = procedure
                    .limits
                    .iter()
                    .map(|limit| match limit.amount {
                        Amount::Fixed(amount) => (limit.id.as_str(), amount),
                        Amount::Policy { .. } => (limit.id.as_str(), 0),
                    })
                    .collect();
                (*request, amounts)
            })
            .collect();
        let sending = if edition.id.as_str() == "order-236-2026" {
            2
        } else {
            3
        };
        assert_eq!(
            terms,
            [
                (
                    RequestKind::Issue,
                    vec![
                        ("mission-forwarding", 3),
                        ("send-to-commission", sending),
                        ("decision", 5),
                        ("hand-out", 1),
                        ("total", 6),
                        ("foreign-affairs", 3),
                    ]
                ),
                (
                    RequestKind::Extend,
                    vec![("applicant-filing", 5), ("total", 3)]
                ),
                (
                    RequestKind::Reissue,
                    vec![("applicant-filing", 5), ("total", 3)]
                ),
                (RequestKind::Duplicate, vec![("total", 5)]),
            ]
        );
        let validity = |request| edition.requests[&request].output.validity.clone();
        assert_eq!(
            validity(RequestKind::Issue),
            Validity::UpToMonths {
                months: Amount::Fixed(3)
            }
        );
        let contract = Validity::ContractTerm { at_most_years: 3 };
        assert_eq!(validity(RequestKind::Extend), contract);
        assert_eq!(
            validity(RequestKind::Duplicate),
            Validity::UntilOriginalEnds
        );
        assert!(edition.requests[&RequestKind::Reissue].output.new_number);
    }
}

#[test]
fn the_grounds_are_the_closed_list_of_three() {
    let book = shipped();
    for pinned in book.editions(&certificate()) {
        for (request, procedure) in &pinned.edition.requests {
            let grounds: Vec<&str> = procedure
                .grounds
                .iter()
                .map(|ground| ground.id.as_str())
                .collect();
            let has_commission = procedure.stage_of(StageKind::Commission).is_some();
            assert_eq!(has_commission, *request == RequestKind::Issue);
            if has_commission {
                assert_eq!(
                    grounds,
                    [
                        "qualification-not-met",
                        "threshold-not-reached",
                        "documents-unreliable"
                    ]
                );
            } else {
                assert_eq!(grounds, ["documents-unreliable"]);
            }
            for ground in &procedure.grounds {
                let by_score = matches!(ground.needs, GroundCondition::ScoreBelowThreshold { .. });
                assert_eq!(by_score, ground.id.as_str() == "threshold-not-reached");
            }
        }
    }
}

#[test]
fn what_is_carried_over_says_that_it_is_not_confirmed() {
    let book = shipped();
    for pinned in book.editions(&certificate()) {
        let json = serde_json::to_value(&*pinned.edition).unwrap();
        let carried = pinned.edition.id.as_str() != "order-503-2020";
        let mut seen = 0;
        citations(&json, &mut |citation| {
            let act = citation["act"].as_str().unwrap();
            let confirmed = citation.get("confirmed").is_none();
            if carried && act.ends_with("-503") {
                assert!(!confirmed, "{citation}");
                seen += 1;
            }
        });
        assert_eq!(seen > 50, carried);
    }
}

fn citations(value: &serde_json::Value, found: &mut dyn FnMut(&serde_json::Value)) {
    match value {
        serde_json::Value::Object(fields) => {
            if fields.contains_key("act") && fields.contains_key("point") {
                found(value);
            }
            fields.values().for_each(|field| citations(field, found));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| citations(item, found)),
        _ => {}
    }
}

#[test]
fn gaps_of_substance_ship_absent_and_only_the_demonstration_fills_them() {
    let book = shipped();
    let keys = |chosen: &dyn Fn(&PolicyEntry) -> bool| -> Vec<&str> {
        let entries = book.policy().keys.iter().filter(|(_, entry)| chosen(entry));
        entries.map(|(key, _)| key.as_str()).collect()
    };
    let absent = keys(&|entry| entry.value.is_none());
    assert_eq!(absent, keys(&|entry| entry.kind == PolicyKind::Substance));
    assert!(absent.len() > 40, "{absent:?}");
    assert!(!book.policy().demonstration);
    let demo = Lawbook::load_with_policy(&ConfigSource::Embedded, DEMO_POLICY).unwrap();
    let policy = demo.policy();
    assert!(policy.demonstration);
    for key in absent {
        let entry = &policy.keys[&PolicyKey::parse(key).unwrap()];
        assert!(entry.value.is_some() && !entry.confirmed, "{key}");
        assert!(entry.source.contains("demonstration"), "{key}");
    }
    let key = PolicyKey::parse("commission.criteria").unwrap();
    let points: u32 = policy
        .criteria(&key)
        .unwrap()
        .iter()
        .map(|one| one.max)
        .sum();
    assert_eq!(points, 100);
}

#[test]
fn queues_stand_in_their_order_and_every_role_at_the_desk_has_one() {
    use kezek::regulation::Role;
    let book = shipped();
    let positions: Vec<u32> = book.queues().iter().map(|queue| queue.position).collect();
    assert!(positions.is_sorted());
    for role in [
        Role::Executor,
        Role::CommissionMember,
        Role::CommissionSecretary,
        Role::CommissionChair,
        Role::Supervisor,
        Role::Auditor,
    ] {
        let has_one = book
            .queues()
            .iter()
            .any(|queue| queue.roles.contains(&role));
        assert!(has_one, "{role:?}");
    }
}
