//! `kezek conformance` against our own server, where nothing may be found, and against stand-ins
//! that break one rule each, where exactly that must be.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use kezek::client::conformance::{Outcome, Target, Verdict, Who, try_out};
use serde_json::{Value, json};

use super::world::{PASSWORD, World, id};
use crate::engines::on_postgres;

/// An answer on its way back, with what was asked.
struct Passing {
    method: String,
    path: String,
    query: String,
    dry: bool,
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Passing {
    fn json(&mut self, change: impl FnOnce(&mut Value)) {
        if let Ok(mut value) = serde_json::from_slice(&self.body) {
            change(&mut value);
            self.body = serde_json::to_vec(&value).unwrap();
        }
    }

    fn is(&self, method: &str, path: &str) -> bool {
        self.method == method && self.path.ends_with(path)
    }

    fn becomes(&mut self, status: u16, body: &Value) {
        self.status = status;
        self.body = body.to_string().into_bytes();
        let json = HeaderValue::from_static("application/json");
        self.headers.insert("content-type", json);
    }
}

type Break = fn(&mut Passing);

struct StandIn {
    http: reqwest::Client,
    behind: String,
    broken: Break,
}

/// Hands requests on to the server behind it, and breaks the answers.
async fn stand_in(behind: String, broken: Break) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let state = Arc::new(StandIn {
        http: super::world::client(),
        behind,
        broken,
    });
    let app = Router::new().fallback(hand_on).with_state(state);
    tokio::spawn(async move { axum::serve(listener, app).await });
    url
}

async fn hand_on(State(stand_in): State<Arc<StandIn>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let mut headers = parts.headers.clone();
    headers.remove("host");
    headers.remove("content-length");
    let asked = stand_in
        .http
        .request(
            parts.method.clone(),
            format!("{}{}", stand_in.behind, parts.uri),
        )
        .headers(headers)
        .body(body);
    let answer = asked.send().await.unwrap();
    let query = parts.uri.query().unwrap_or("").to_owned();
    let mut passing = Passing {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        dry: query.contains("dry_run"),
        query,
        status: answer.status().as_u16(),
        headers: answer.headers().clone(),
        body: Vec::new(),
    };
    let feed = passing.is("GET", "/v1/changes");
    if !feed {
        passing.body = answer.bytes().await.unwrap().into();
    }
    (stand_in.broken)(&mut passing);
    passing.headers.remove("content-length");
    passing.headers.remove("transfer-encoding");
    passing.headers.remove("content-encoding");
    let mut response = Response::new(Body::from(passing.body));
    *response.status_mut() = StatusCode::from_u16(passing.status).unwrap();
    *response.headers_mut() = passing.headers;
    response
}

/// Every rule with a stand-in that breaks it.
const BROKEN: [(&str, Break); 34] = [
    ("contract-shown", |p| {
        if p.is("GET", "/openapi.json") {
            p.json(|document| document["openapi"] = json!("2.0"));
        }
    }),
    ("health-shown", |p| {
        if p.is("GET", "/health/live") {
            p.status = 503;
        }
    }),
    ("session-needed", |p| {
        if p.path == "/v1/colleagues" && p.status == 401 {
            p.becomes(200, &json!({ "by_unit": {} }));
        }
    }),
    ("media-type-refused", |p| {
        if p.status == 415 {
            p.status = 400;
        }
    }),
    ("body-bounded", |p| {
        if p.status == 413 {
            p.becomes(401, &json!({}));
        }
    }),
    ("depth-bounded", |p| {
        if p.is("POST", "/v1/sessions") && p.status == 422 {
            p.json(|problem| {
                if problem["at"].is_null() {
                    problem["status"] = json!(500);
                }
            });
        }
    }),
    ("unknown-field-named", |p| {
        if p.is("POST", "/v1/sessions") {
            p.json(|problem| {
                if problem["at"] == "/role" {
                    problem["at"] = json!("");
                }
            });
        }
    }),
    ("sign-in-failures-alike", |p| {
        if p.is("POST", "/v1/sessions") && p.status == 401 {
            let n = p.headers["x-request-id"].to_str().unwrap().to_owned();
            p.json(|problem| problem["detail"] = json!(n));
        }
    }),
    ("me-shape", |p| {
        if p.is("GET", "/v1/me") && p.status == 200 {
            p.json(|me| me["actor"]["posts"] = json!("executor"));
        }
    }),
    ("no-store", |p| {
        if p.is("GET", "/v1/me") {
            p.headers.remove("cache-control");
        }
    }),
    ("request-named", |p| {
        p.headers.remove("x-request-id");
    }),
    ("problem-shape", |p| {
        if p.path == "/v1/nothing-of-this-name" {
            p.headers
                .insert("content-type", HeaderValue::from_static("text/html"));
        }
    }),
    ("method-refused", |p| {
        p.headers.remove("allow");
    }),
    ("unknown-parameter-refused", |p| {
        if p.query.contains("unheard-of") {
            p.becomes(200, &json!({}));
        }
    }),
    ("kind-of-answer-refused", |p| {
        if p.status == 406 {
            p.becomes(200, &json!({}));
        }
    }),
    ("unchanged-told", |p| {
        if p.is("GET", "/v1/queues") && p.status == 304 {
            p.becomes(200, &json!({}));
        }
    }),
    ("queues-shape", |p| {
        if p.is("GET", "/v1/queues") && p.status == 200 {
            p.json(|list| list["now"] = json!("today"));
        }
    }),
    ("page-shape", |p| {
        if p.query.starts_with("limit=1&sort=number") {
            p.json(|page| page["total"] = json!("many"));
        }
    }),
    ("pages-whole", |p| {
        if p.query.starts_with("sort=number&limit=100") {
            p.json(|page| {
                if let Some(rows) = page["rows"].as_array_mut() {
                    rows.pop();
                }
            });
        }
    }),
    ("cursor-bound", |p| {
        if p.query.contains("sort=-number") {
            p.becomes(200, &json!({}));
        }
    }),
    ("parameter-twice-refused", |p| {
        if p.query == "limit=1&limit=2" {
            p.becomes(200, &json!({}));
        }
    }),
    ("stream-counted", |p| {
        if p.headers.contains_key("kezek-rows") {
            p.headers
                .insert("kezek-rows", HeaderValue::from_static("2"));
        }
    }),
    ("numbers-masked", |p| {
        let text = String::from_utf8_lossy(&p.body).replace("••••••••", "90011530");
        if p.headers.contains_key("kezek-rows") {
            p.body = text.into_bytes();
        }
    }),
    ("case-numbers-masked", |p| {
        let text = String::from_utf8_lossy(&p.body).replace("••••••••", "90011530");
        if p.is("GET", "/events") {
            p.body = text.into_bytes();
        }
    }),
    ("reveal-needs-reason", |p| {
        if p.is("POST", "/personal-numbers") {
            p.becomes(
                200,
                &json!({ "applicant": "900115300003", "employer": null }),
            );
        }
    }),
    ("case-has-version", |p| {
        p.headers.remove("etag");
    }),
    ("law-immutable", |p| {
        if p.path.starts_with("/v1/policies") {
            p.json(|policy| policy["more"] = json!(1));
        }
    }),
    ("actions-complete", |p| {
        if p.path.ends_with("/actions") {
            p.json(|actions| {
                if let Some(offers) = actions["offers"].as_array_mut() {
                    offers.pop();
                }
            });
        }
    }),
    ("history-whole", |p| {
        if p.path.ends_with("/events") {
            p.json(|history| {
                if let Some(events) = history["events"].as_array_mut() {
                    events.remove(0);
                }
            });
        }
    }),
    ("version-needed", |p| {
        if p.status == 428 {
            p.becomes(200, &json!({}));
        }
    }),
    ("stale-version-refused", |p| {
        if p.status == 412 {
            p.status = 409;
        }
    }),
    ("dry-run-agrees", |p| {
        if p.dry && p.status == 422 {
            p.becomes(200, &json!({}));
        }
    }),
    ("key-reused-refused", |p| {
        if p.status == 422 && String::from_utf8_lossy(&p.body).contains("key-reused") {
            p.becomes(200, &json!({}));
        }
    }),
    ("key-repeats-answer", |p| {
        let id = p.headers.get("x-request-id").cloned();
        if p.is("POST", "/commands") && !p.dry && p.status == 200 {
            let n = id.unwrap().to_str().unwrap().to_owned();
            p.json(|answer| answer["events"] = json!([n]));
        }
    }),
];

async fn world() -> (World, String) {
    let world = World::open().await;
    let mut case = String::new();
    for _ in 0..3 {
        case = id(&world.receive().await);
    }
    (world, case)
}

async fn outcomes(url: String, case: &str) -> Vec<Outcome> {
    let target = Target {
        url,
        who: Who::Password {
            login: "executor".to_owned(),
            password: PASSWORD.to_owned().into(),
        },
        write_on: Some(case.to_owned()),
    };
    try_out(&target).await.expect("it can be tried")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn our_own_server_meets_every_rule() {
    let (world, case) = world().await;
    let outcomes = outcomes(world.server.url(), &case).await;
    let unmet: Vec<_> = outcomes
        .iter()
        .filter(|outcome| match &outcome.verdict {
            Verdict::Met => false,
            // Where there is a feed it is tried.
            Verdict::NotTried(_) => outcome.rule != "feed-streams",
            Verdict::Broken(_) => true,
        })
        .collect();
    assert!(unmet.is_empty(), "{unmet:#?}");
    assert!(outcomes.len() >= 40, "{}", outcomes.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_broken_rule_is_found() {
    let (world, case) = world().await;
    let mut missed = Vec::new();
    for (rule, broken) in BROKEN {
        // The failed sign-ins of the one before are over.
        world.pass_wall_time(chrono::TimeDelta::minutes(20));
        let url = stand_in(world.server.url(), broken).await;
        let found = outcomes(url, &case).await;
        let found = found
            .iter()
            .any(|one| one.rule == rule && matches!(one.verdict, Verdict::Broken(_)));
        if !found {
            missed.push(rule);
        }
    }
    assert_eq!(missed, Vec::<&str>::new());
}

on_postgres! {
    our_own_server_meets_every_rule,
    every_broken_rule_is_found,
}
