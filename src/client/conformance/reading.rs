//! The rules of signing in and of reading.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::{Value, json};

use super::voice::{Voice, send};
use super::{Missing, Outcomes};
use crate::casework::CommandKind;
use crate::casework::queue::Row;
use crate::client::ClientError;
use crate::regulation::canonical::sha256_of;
use crate::wire::{Actions, CaseView, ClockView, History, Me, QueueList, QueuePage, SessionOpened};

/// The rules that need a password.
pub(super) const SIGN_IN: [&str; 2] = ["sign-in-opens-session", "sign-in-failures-alike"];

/// The most pages that are turned.
const PAGES: usize = 200;

/// A queue with cases in it.
pub(super) struct Seen {
    pub case: String,
    pub view: CaseView,
}

type Tried = Result<(), ClientError>;

pub(super) async fn before_signing_in(voice: &Voice, outcomes: &mut Outcomes) -> Tried {
    let contract = voice.get("/v1/openapi.json").await?;
    let shown = contract.shape::<Value>(200).and_then(|document| {
        let version = document["openapi"].as_str().unwrap_or("");
        let right = version.starts_with("3.1") && document["paths"].is_object();
        right
            .then_some(())
            .ok_or_else(|| contract.not("OpenAPI 3.1"))
    });
    outcomes.note("contract-shown", shown);

    let live = voice.get("/health/live").await?;
    outcomes.note("health-shown", live.shape::<Value>(200).map(drop));

    let mut needed = Ok(());
    for path in ["/v1/me", "/v1/queues", "/v1/cases/1", "/v1/colleagues"] {
        let nobody = voice.get(path).await?;
        needed = needed.and(nobody.problem(401, "not-signed-in").map(drop));
        let wrong = send(voice.ask(Method::GET, path).bearer_auth("0".repeat(64))).await?;
        needed = needed.and(wrong.problem(401, "not-signed-in").map(drop));
    }
    outcomes.note("session-needed", needed);

    let sessions = || voice.ask(Method::POST, "/v1/sessions");
    let text = send(
        sessions()
            .header("content-type", "text/plain")
            .body("login=x"),
    )
    .await?;
    let refused = text.problem(415, "unsupported-media-type").map(drop);
    outcomes.note("media-type-refused", refused);
    let large = json!({ "login": "a", "password": "x".repeat(3 << 20) });
    let large = send(sessions().json(&large)).await?;
    outcomes.note("body-bounded", large.problem(413, "too-large").map(drop));
    let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
    let typed = sessions().header("content-type", "application/json");
    let deep = send(typed.body(deep)).await?;
    let refused = deep
        .problem(422, "body-invalid")
        .or_else(|_| deep.problem(400, "body-invalid"));
    outcomes.note("depth-bounded", refused.map(drop));
    let more = json!({ "login": "a", "password": "b", "role": "supervisor" });
    let more = send(sessions().json(&more)).await?;
    let named = more.problem(422, "body-invalid").and_then(|problem| {
        let right = problem["at"] == "/role";
        right.then_some(()).ok_or_else(|| more.not("at /role"))
    });
    outcomes.note("unknown-field-named", named);
    Ok(())
}

pub(super) async fn sign_in(
    voice: &Voice,
    login: &str,
    password: &str,
    outcomes: &mut Outcomes,
) -> Result<String, ClientError> {
    let sessions = |body: &Value| send(voice.ask(Method::POST, "/v1/sessions").json(body));
    let opened = sessions(&json!({ "login": login, "password": password })).await?;
    let session = opened.shape::<SessionOpened>(201);
    let token = session.map(|session| session.token);
    outcomes.note(SIGN_IN[0], token.as_ref().map(drop).map_err(Clone::clone));
    let wrong = sessions(&json!({ "login": login, "password": "wrong wrong wrong" })).await?;
    let nobody = json!({ "login": "nobody-has-this-login", "password": "wrong wrong wrong" });
    let nobody = sessions(&nobody).await?;
    let alike = wrong
        .problem(401, "sign-in-failed")
        .and_then(|wrong| Ok((wrong, nobody.problem(401, "sign-in-failed")?)))
        .and_then(|(a, b)| {
            if a == b {
                Ok(())
            } else {
                Err(nobody.not("as any other failure"))
            }
        });
    outcomes.note(SIGN_IN[1], alike);
    // Without a session nothing else can be tried.
    token.map_err(|detail| ClientError::Garbled {
        what: "session",
        detail,
    })
}

pub(super) async fn everywhere(voice: &Voice, outcomes: &mut Outcomes) -> Tried {
    let me = voice.get("/v1/me").await?;
    outcomes.note("me-shape", me.shape::<Me>(200).map(drop));
    outcomes.note(
        "no-store",
        me.has("cache-control", |value| value.contains("no-store")),
    );
    outcomes.note(
        "request-named",
        me.has("x-request-id", |value| !value.is_empty()),
    );

    let nothing = voice.get("/v1/nothing-of-this-name").await?;
    outcomes.note("problem-shape", nothing.problem(404, "not-found").map(drop));
    let method = send(voice.ask(Method::DELETE, "/v1/me")).await?;
    let refused = method
        .problem(405, "method-not-allowed")
        .and_then(|_| method.has("allow", |value| value.contains("GET")));
    outcomes.note("method-refused", refused);
    let unknown = voice.get("/v1/me?unheard-of=1").await?;
    let refused = unknown.problem(400, "body-invalid").map(drop);
    outcomes.note("unknown-parameter-refused", refused);
    let html = send(
        voice
            .ask(Method::GET, "/v1/me")
            .header("accept", "text/html"),
    )
    .await?;
    outcomes.note(
        "kind-of-answer-refused",
        html.problem(406, "not-acceptable").map(drop),
    );
    let feed = voice.get("/v1/changes").await?;
    if feed.status == 404 {
        outcomes.skip(&["feed-streams"], Missing::Feed);
    } else {
        let streams = feed.is(200).and_then(|()| {
            feed.has("content-type", |value| {
                value.starts_with("text/event-stream")
            })
        });
        outcomes.note("feed-streams", streams);
    }
    Ok(())
}

/// The rules that need a queue with two cases or more.
const ROWS: [&str; 6] = [
    "page-shape",
    "pages-whole",
    "cursor-bound",
    "parameter-twice-refused",
    "stream-counted",
    "numbers-masked",
];

pub(super) async fn queues(
    voice: &Voice,
    outcomes: &mut Outcomes,
) -> Result<Option<Seen>, ClientError> {
    let answer = voice.get("/v1/queues").await?;
    let list = answer.shape::<QueueList>(200);
    outcomes.note(
        "queues-shape",
        list.as_ref().map(drop).map_err(Clone::clone),
    );
    let etag = answer.header("etag").to_owned();
    let again = voice
        .ask(Method::GET, "/v1/queues")
        .header("if-none-match", &etag);
    let again = send(again).await?;
    let fresh = answer
        .has("etag", |value| !value.is_empty())
        .and_then(|()| again.is(304));
    outcomes.note("unchanged-told", fresh);
    let queues = list.map_or_else(|_| Vec::new(), |list| list.queues);
    let Some(queue) = queues
        .into_iter()
        .max_by_key(|queue| queue.count)
        .filter(|q| q.count > 1)
    else {
        outcomes.skip(&ROWS, Missing::Rows);
        return Ok(None);
    };
    let slug = queue.definition.slug;
    let path = format!("/v1/queues/{slug}/cases");
    let answer = voice.get(&format!("{path}?limit=1&sort=number")).await?;
    let first = answer.shape::<QueuePage>(200).and_then(|page| {
        let right = page.rows.len() == 1 && page.next.is_some() && page.total > 1;
        right
            .then_some(page)
            .ok_or_else(|| answer.not("one row of many"))
    });
    outcomes.note(ROWS[0], first.as_ref().map(drop).map_err(Clone::clone));
    let Ok(first) = first else {
        outcomes.skip(&ROWS[1..], Missing::Rows);
        return Ok(None);
    };
    outcomes.note(ROWS[1], pages_whole(voice, &path).await?);
    let next = first.next.unwrap_or_default();
    let other = voice
        .get(&format!("{path}?limit=1&sort=-number&after={next}"))
        .await?;
    outcomes.note(ROWS[2], other.problem(400, "body-invalid").map(drop));
    let twice = voice.get(&format!("{path}?limit=1&limit=2")).await?;
    outcomes.note(ROWS[3], twice.problem(400, "body-invalid").map(drop));
    let whole = voice
        .ask(Method::GET, &path)
        .header("accept", "application/x-ndjson");
    let whole = send(whole).await?;
    let rows: Result<Vec<Row>, String> = whole.is(200).and_then(|()| {
        let text = String::from_utf8_lossy(&whole.bytes).into_owned();
        let rows = text.lines().map(serde_json::from_str);
        rows.collect::<Result<_, _>>()
            .map_err(|error| whole.not(&error.to_string()))
    });
    let counted = rows.as_ref().map_err(Clone::clone).and_then(|rows| {
        whole.has("content-type", |kind| kind == "application/x-ndjson")?;
        whole.has("kezek-rows", |count| *count == rows.len().to_string())
    });
    outcomes.note(ROWS[4], counted);
    let masked = rows.as_ref().map_err(Clone::clone).and_then(|rows| {
        let digits = |text: &String| text.chars().filter(char::is_ascii_digit).count();
        let bare = rows
            .iter()
            .find(|row| row.iin_masked.as_ref().is_some_and(|n| digits(n) > 4));
        bare.map_or(Ok(()), |row| {
            Err(format!("GET {path}: {} shows its number", row.number))
        })
    });
    outcomes.note(ROWS[5], masked);
    let case = first.rows[0].id.to_string();
    let answer = voice.get(&format!("/v1/cases/{case}")).await?;
    Ok(answer
        .shape::<CaseView>(200)
        .ok()
        .map(|view| Seen { case, view }))
}

/// Turns pages of few rows: none twice, none left out.
async fn pages_whole(voice: &Voice, path: &str) -> Result<Result<(), String>, ClientError> {
    let mut seen = BTreeSet::new();
    let mut next: Option<String> = None;
    let mut limit = 1;
    for _ in 0..PAGES {
        let after = next
            .as_ref()
            .map_or_else(String::new, |next| format!("&after={next}"));
        let answer = voice
            .get(&format!("{path}?sort=number&limit={limit}{after}"))
            .await?;
        let page = match answer.shape::<QueuePage>(200) {
            Ok(page) => page,
            Err(seen) => return Ok(Err(seen)),
        };
        for row in page.rows {
            if !seen.insert(row.id) {
                return Ok(Err(
                    answer.not(&format!("{} stands on two pages", row.number))
                ));
            }
        }
        let Some(cursor) = page.next else {
            let whole = seen.len() as u64 == page.total;
            let left_out = || answer.not(&format!("{} rows of {}", seen.len(), page.total));
            return Ok(whole.then_some(()).ok_or_else(left_out));
        };
        next = Some(cursor);
        limit = 100;
    }
    Ok(Ok(()))
}

/// The rules that need a case.
const CASE: [&str; 9] = [
    "case-has-version",
    "case-by-number",
    "actions-complete",
    "clock-shape",
    "history-whole",
    "law-immutable",
    "other-case-not-there",
    "case-numbers-masked",
    "reveal-needs-reason",
];

pub(super) async fn case(voice: &Voice, seen: Option<&Seen>, outcomes: &mut Outcomes) -> Tried {
    let Some(Seen { case, view }) = seen else {
        outcomes.skip(&CASE, Missing::Case);
        return Ok(());
    };
    let path = format!("/v1/cases/{case}");
    let answer = voice.get(&path).await?;
    let version = answer
        .shape::<CaseView>(200)
        .and_then(|view| answer.has("etag", |etag| etag == format!("\"{}\"", view.case.version)));
    outcomes.note(CASE[0], version);
    let by_number = voice
        .get(&format!("/v1/cases/{}", view.case.number))
        .await?;
    let same = by_number.shape::<CaseView>(200).and_then(|found| {
        let right = found.case.id == view.case.id;
        right
            .then_some(())
            .ok_or_else(|| by_number.not("the same case"))
    });
    outcomes.note(CASE[1], same);
    let actions = voice.get(&format!("{path}/actions")).await?;
    let complete = actions.shape::<Actions>(200).and_then(|found| {
        let kinds: BTreeSet<CommandKind> = found.offers.iter().map(|offer| offer.command).collect();
        let right = kinds.len() == CommandKind::ALL.len();
        right
            .then_some(())
            .ok_or_else(|| actions.not("every command"))
    });
    outcomes.note(CASE[2], complete);
    let clock = voice.get(&format!("{path}/clock")).await?;
    outcomes.note(CASE[3], clock.shape::<ClockView>(200).map(drop));
    let events = voice.get(&format!("{path}/events")).await?;
    let whole = events.shape::<History>(200).and_then(|history| {
        let in_order = history
            .events
            .iter()
            .zip(1..)
            .all(|(event, seq)| event.seq == seq);
        let right = in_order && history.events.len() as u64 >= view.case.version;
        right
            .then_some(())
            .ok_or_else(|| events.not("events 1 to the version"))
    });
    outcomes.note(CASE[4], whole);
    let law = &view.law;
    let mut immutable = Ok(());
    for (path, sha256) in [
        (
            format!(
                "/v1/editions/{}/{}@{}",
                law.service, law.edition, law.edition_sha256
            ),
            &law.edition_sha256,
        ),
        (
            format!("/v1/policies/{}", law.policy_sha256),
            &law.policy_sha256,
        ),
        (
            format!("/v1/calendars/{}", law.calendar_sha256),
            &law.calendar_sha256,
        ),
    ] {
        let text = voice.get(&path).await?;
        let kept = text.shape::<Value>(200).and_then(|value| {
            text.has("cache-control", |value| value.contains("immutable"))?;
            let right = sha256_of(&value) == **sha256;
            right
                .then_some(())
                .ok_or_else(|| text.not("the hash it is named by"))
        });
        immutable = immutable.and(kept);
    }
    outcomes.note(CASE[5], immutable);
    let other = voice
        .get("/v1/cases/00000000-0000-0000-0000-000000000000")
        .await?;
    outcomes.note(CASE[6], other.problem(404, "not-found").map(drop));
    let masked = [&answer, &events].into_iter().try_for_each(|shown| {
        let bare = has_whole_number(&shown.json());
        (!bare)
            .then_some(())
            .ok_or_else(|| format!("GET {path}: a personal number is shown whole"))
    });
    outcomes.note(CASE[7], masked);
    let reveal = voice.ask(Method::POST, &format!("{path}/personal-numbers"));
    let silent = send(reveal.json(&json!({ "reason": " " }))).await?;
    // Whoever only looks is refused before the reason is read.
    let refused = silent
        .problem(400, "body-invalid")
        .or_else(|_| silent.problem(403, "not-allowed"));
    outcomes.note(CASE[8], refused.map(drop));
    Ok(())
}

/// Returns whether a field named `iin` shows more than the last four digits.
fn has_whole_number(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.iter().any(|(name, value)| {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
            let bare = name == "iin" && value.as_str().is_some_and(|text| digits(text) > 4);
            bare || has_whole_number(value)
        }),
        Value::Array(items) => items.iter().any(has_whole_number),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

pub(super) async fn sign_out(voice: &Voice, outcomes: &mut Outcomes) -> Tried {
    let out = send(voice.ask(Method::DELETE, "/v1/sessions/current")).await?;
    let after = voice.get("/v1/me").await?;
    let over = out
        .is(204)
        .and_then(|()| after.problem(401, "not-signed-in").map(drop));
    outcomes.note("signed-out-is-over", over);
    Ok(())
}
