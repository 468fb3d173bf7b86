//! The rules of commands: refused without what makes them safe, judged alike on a dry run, done at
//! most once.

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use uuid::Uuid;

use super::reading::Seen;
use super::voice::{Answer, Voice, send};
use super::{Missing, Outcomes};
use crate::client::ClientError;
use crate::wire::{Actions, CommandAnswer};

type Tried = Result<(), ClientError>;

/// The rules that are tried on any case, because nothing comes of them.
const REFUSALS: [&str; 5] = [
    "version-needed",
    "key-needed",
    "version-readable",
    "stale-version-refused",
    "dry-run-agrees",
];

/// The rules that leave a note.
pub(super) const KEYS: [&str; 5] = [
    "version-moves",
    "key-repeats-answer",
    "key-reused-refused",
    "key-tells-outcome",
    "refused-frees-key",
];

fn note(text: &str) -> Value {
    json!({ "command": "add-note", "text": text })
}

fn command(voice: &Voice, case: &str, version: u64, key: &str, body: &Value) -> RequestBuilder {
    voice
        .ask(Method::POST, &format!("/v1/cases/{case}/commands"))
        .header("if-match", format!("\"{version}\""))
        .header("idempotency-key", key)
        .json(body)
}

pub(super) async fn refusals(voice: &Voice, seen: Option<&Seen>, outcomes: &mut Outcomes) -> Tried {
    let Some(Seen { case, .. }) = seen else {
        outcomes.skip(&REFUSALS, Missing::Case);
        return Ok(());
    };
    let path = format!("/v1/cases/{case}/commands");
    let post = || {
        voice
            .ask(Method::POST, &path)
            .json(&note("A rule is tried."))
    };
    let key = Uuid::now_v7().to_string();
    let bare = send(post().header("idempotency-key", &key)).await?;
    outcomes.note(
        REFUSALS[0],
        bare.problem(428, "precondition-required").map(drop),
    );
    // A version that no case has, so that nothing is written where the rule is broken.
    let unborn = send(post().header("if-match", "\"999999999\"")).await?;
    outcomes.note(
        REFUSALS[1],
        unborn.problem(428, "precondition-required").map(drop),
    );
    let odd = post()
        .header("if-match", "latest")
        .header("idempotency-key", &key);
    let odd = send(odd).await?;
    outcomes.note(REFUSALS[2], odd.problem(400, "body-invalid").map(drop));
    let stale = send(command(
        voice,
        case,
        999_999_999,
        &key,
        &note("A rule is tried."),
    ))
    .await?;
    let told = stale.problem(412, "version-conflict").and_then(|problem| {
        let right = problem["conflict"]["current_version"].is_u64();
        right
            .then_some(())
            .ok_or_else(|| stale.not("the current version"))
    });
    outcomes.note(REFUSALS[3], told);
    outcomes.note(REFUSALS[4], dry_run_agrees(voice, case).await?);
    Ok(())
}

/// Judges commands dry: what stands against one beforehand stands against it then, and nothing
/// is recorded.
async fn dry_run_agrees(voice: &Voice, case: &str) -> Result<Result<(), String>, ClientError> {
    let actions = voice.get(&format!("/v1/cases/{case}/actions")).await?;
    let actions = match actions.shape::<Actions>(200) {
        Ok(actions) => actions,
        Err(seen) => return Ok(Err(seen)),
    };
    for offer in &actions.offers {
        let code = offer.command.code();
        // Those that can be sent without any contents.
        if ![
            "accept",
            "add-note",
            "pass-on",
            "send-to-commission",
            "sign",
            "withdraw",
        ]
        .contains(&code)
        {
            continue;
        }
        let body = if code == "add-note" {
            note("A rule is tried.")
        } else {
            json!({ "command": code })
        };
        let path = format!("/v1/cases/{case}/commands?dry_run=true");
        let judged = send(voice.ask(Method::POST, &path).json(&body)).await?;
        let agrees = if offer.why_not.is_empty() {
            judged
                .is(200)
                .or_else(|_| judged.problem(422, "violations").map(drop))
        } else {
            told_all(&judged, offer)
        };
        if agrees.is_err() {
            return Ok(agrees);
        }
    }
    let after = voice.get(&format!("/v1/cases/{case}")).await?;
    let still = after.json()["case"]["version"] == actions.version;
    Ok(still
        .then_some(())
        .ok_or_else(|| after.not("the version before the dry runs")))
}

fn told_all(judged: &Answer, offer: &crate::casework::Offer) -> Result<(), String> {
    let problem = judged.problem(422, "violations")?;
    let told: Vec<&Value> = problem["violations"]
        .as_array()
        .into_iter()
        .flatten()
        .collect();
    for violation in &offer.why_not {
        let code = violation.code.code();
        if !told.iter().any(|told| told["code"] == code) {
            return Err(judged.not(code));
        }
    }
    Ok(())
}

pub(super) async fn keys(voice: &Voice, case: &str, outcomes: &mut Outcomes) -> Tried {
    let view = voice.get(&format!("/v1/cases/{case}")).await?.json();
    let Some(version) = view["case"]["version"].as_u64() else {
        outcomes.skip(&KEYS, Missing::Case);
        return Ok(());
    };
    let key = Uuid::now_v7().to_string();
    let body = note("Conformance: a command is done at most once.");
    let done = send(command(voice, case, version, &key, &body)).await?;
    let first = done.shape::<CommandAnswer>(200);
    let moved = first.as_ref().map_err(Clone::clone).and_then(|answer| {
        done.has("etag", |etag| etag == format!("\"{}\"", answer.version))?;
        let right = answer.version == version + 1 && !answer.dry_run;
        right
            .then_some(())
            .ok_or_else(|| done.not("the next version"))
    });
    outcomes.note(KEYS[0], moved);
    let again = send(command(voice, case, version, &key, &body)).await?;
    let same = again.shape::<CommandAnswer>(200).and_then(|answer| {
        let right = first.as_ref() == Ok(&answer);
        right
            .then_some(())
            .ok_or_else(|| again.not("the answer of the first time"))
    });
    outcomes.note(KEYS[1], same);
    let other = note("Conformance: another body under the same key.");
    let other = send(command(voice, case, version + 1, &key, &other)).await?;
    outcomes.note(KEYS[2], other.problem(422, "key-reused").map(drop));
    let told = voice.get(&format!("/v1/commands/{key}")).await?;
    let unused = voice
        .get(&format!("/v1/commands/{}", Uuid::now_v7()))
        .await?;
    let known = told.is(200).and_then(|()| {
        let right = told.json()["state"] == "done" && unused.json()["state"] == "unknown";
        right
            .then_some(())
            .ok_or_else(|| told.not("done, and unknown of a key nobody used"))
    });
    outcomes.note(KEYS[3], known);
    let fresh = Uuid::now_v7().to_string();
    let view = voice.get(&format!("/v1/cases/{case}")).await?.json();
    let version = view["case"]["version"].as_u64().unwrap_or(version);
    let empty = send(command(voice, case, version, &fresh, &note(""))).await?;
    let corrected = note("Conformance: a refused command leaves its key free.");
    let corrected = send(command(voice, case, version, &fresh, &corrected)).await?;
    let free = empty
        .problem(422, "violations")
        .and_then(|_| corrected.is(200));
    outcomes.note(KEYS[4], free);
    Ok(())
}
