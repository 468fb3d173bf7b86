//! The way of a clean case to its signature, as commands that the people of the office send.

use serde_json::{Value, json};

/// The steps from a new case to a signed approval.
pub fn approval() -> Vec<(&'static str, &'static str, Value)> {
    let check = |check: &str| {
        json!({ "command": "record-check", "check": check, "answer": "passed",
                "source": "the papers themselves" })
    };
    let vote = json!({
        "command": "vote", "vote": "for", "reasons": "meets every requirement",
        "scores": { "education": 20, "experience": 20, "profession": 20, "language": 15 },
    });
    vec![
        (
            "2026-03-10T11:00",
            "executor",
            json!({ "command": "accept" }),
        ),
        ("2026-03-10T12:00", "executor", check("identity-confirmed")),
        (
            "2026-03-10T12:00",
            "executor",
            check("education-recognised"),
        ),
        (
            "2026-03-10T12:00",
            "executor",
            check("work-experience-proved"),
        ),
        (
            "2026-03-10T12:00",
            "executor",
            check("profession-in-demand"),
        ),
        ("2026-03-10T12:00", "executor", check("documents-reliable")),
        (
            "2026-03-11T10:00",
            "executor",
            json!({ "command": "send-to-commission" }),
        ),
        ("2026-03-12T10:00", "member", vote.clone()),
        ("2026-03-12T11:00", "chair", vote),
        (
            "2026-03-12T12:00",
            "chair",
            json!({ "command": "recommend" }),
        ),
        (
            "2026-03-13T10:00",
            "executor",
            json!({ "command": "prepare-approval", "number": "KZ-2026-0007",
                    "valid_from": "2026-03-13", "valid_until": "2026-06-13" }),
        ),
        (
            "2026-03-13T11:00",
            "supervisor",
            json!({ "command": "sign" }),
        ),
    ]
}
