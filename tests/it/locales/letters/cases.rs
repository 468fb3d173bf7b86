//! Hand-made cases, drafts and decisions that the letters are written from.

use kezek::casework::decision::Decision;
use kezek::lawbook::{ConfigSource, Lawbook};
use kezek::regulation::{Law, Words};
use kezek::wire::session::{OfficeInfo, OfficeMode};
use serde_json::{Value, json};

pub const DIPLOMA: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

pub fn law(edition: &str, policy: &str) -> Law {
    let book = Lawbook::load_with_policy(&ConfigSource::Embedded, policy).unwrap();
    let service = "qualification-certificate".parse().unwrap();
    let pinned = book.edition(&service, &edition.parse().unwrap()).unwrap();
    book.law(pinned)
}

pub fn office(mode: OfficeMode) -> OfficeInfo {
    OfficeInfo {
        name: Words {
            kk: "Алматы қаласының Жұмыспен қамту басқармасы".into(),
            ru: "Управление занятости города Алматы".into(),
            en: "Employment Department of Almaty".into(),
        },
        mode,
    }
}

pub fn person(login: &str, name: &str) -> Value {
    json!({ "login": login, "name": name })
}

pub fn case() -> Value {
    json!({
        "id": "019cdeaa-0000-7000-8000-000000000001",
        "number": "23-000042",
        "version": 14,
        "application": {
            "service": "qualification-certificate", "request": "issue", "channel": "portal",
            "unit": "almaty", "filed_at": "2023-03-13T05:00:00Z", "language": "ru",
            "applicant": {
                "family_name": "Mühlbauer", "given_name": "Jürgen", "born_on": "1985-04-02",
                "citizenship": "DEU", "identity_number": "C01X00T47",
                "contact": "j.muehlbauer@example.kz\u{202e}"
            },
            "papers": [{
                "document": "education-document", "sha256": DIPLOMA, "name": "diploma.pdf",
                "reading": {
                    "media_type": "application/pdf", "byte_count": 1000,
                    "pages": ["ДИПЛОМ", "Приложение. Регистрационный номер 77-15"]
                }
            }, {
                "document": "identity-document", "sha256": "b", "name": "passport.png",
                "expires_on": "2023-03-01"
            }]
        },
        "received_at": "2023-03-13T05:00:00Z",
        "registered_on": "2023-03-13",
        "edition": "order-503-2020",
        "edition_sha256": "e",
        "stage": "drafting",
        "status": { "status": "under-review" },
        "assigned_to": person("g.serik", "Серік Гүлнар"),
        "milestones": {},
        "dues": [],
        "checks": {
            "documents-reliable": {
                "record": {
                    "check": "documents-reliable", "answer": "failed",
                    "source": "письмо университета № 118 от 15.03.2023"
                },
                "by": person("g.serik", "Серік Гүлнар"), "at": "2023-03-15T06:00:00Z"
            },
            "identity-confirmed": {
                "record": {
                    "check": "identity-confirmed", "answer": "passed", "source": "паспорт"
                },
                "by": person("g.serik", "Серік Гүлнар"), "at": "2023-03-14T06:00:00Z"
            }
        },
        "notes": [],
        "votes": {},
        "recusals": [],
        "recommendation": {
            "recommendation": {
                "outcome": "refuse", "votes_for": 1, "votes_against": 3, "abstained": 0,
                "score_hundredths": 5250, "threshold_hundredths": 6000, "voices": []
            },
            "by": person("k.omarov", "Омаров Қайрат"), "at": "2023-03-16T06:00:00Z"
        },
        "hearing": {
            "notice": {
                "held_at": "2023-03-17T05:30:00Z", "means": "video", "place": "zoom",
                "position": "Отказ по пункту 9(3)."
            },
            "notified_by": person("g.serik", "Серік Гүлнар"), "notified_at": "2023-03-15T08:00:00Z",
            "record": {
                "record": {
                    "outcome": "held", "record": "Заявитель выслушан.",
                    "objections": [{
                        "text": "Номер диплома мог быть записан с ошибкой.",
                        "answer": "Университет проверил и фамилию, и номер: записи нет."
                    }]
                },
                "by": person("g.serik", "Серік Гүлнар"), "at": "2023-03-17T07:00:00Z"
            }
        },
        "returns": [],
        "letter": null
    })
}

pub fn refusal() -> Value {
    json!({
        "outcome": "refuse",
        "draft": {
            "grounds": [{
                "ground": "documents-unreliable",
                "facts": "Университет письмом № 118 от 15.03.2023 сообщил, что диплом с номером \
                          77-15 не выдавал.\n\nВ реестре выпускников заявителя нет.",
                "why": "Документ об образовании недостоверен: сведения о его выдаче опровергнуты \
                        тем, кто назван в нём как выдавший.",
                "evidence": [
                    { "kind": "paper", "sha256": DIPLOMA, "page": 2,
                      "quote": "Регистрационный номер 77-15" },
                    { "kind": "check", "check": "documents-reliable" },
                    { "kind": "hearing" }
                ]
            }]
        }
    })
}

pub fn approval() -> Value {
    json!({
        "outcome": "approve",
        "draft": {
            "number": "KZ-0042", "valid_from": "2023-03-20", "valid_until": "2023-06-19",
            "against_recommendation": "Өтініш беруші жаңа құжаттар ұсынды.",
            "late_reason": "Университеттің жауабы күтілді."
        }
    })
}

pub fn decision(draft: Value) -> Decision {
    serde_json::from_value(json!({
        "case_id": "019cdeaa-0000-7000-8000-000000000001", "case_number": "23-000042",
        "case_version": 14, "service": "qualification-certificate", "request": "issue",
        "edition": "order-503-2020", "edition_sha256": "e", "policy_sha256": "p",
        "calendar_sha256": "c", "draft": draft,
        "prepared_by": person("g.serik", "Серік Гүлнар"), "prepared_at": "2023-03-17T10:00:00Z",
        "signed_by": person("a.nurlan", "Нұрлан Айгүл"), "signed_at": "2023-03-17T12:10:00Z",
        "signature": "in-system"
    }))
    .unwrap()
}

pub fn from<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}
