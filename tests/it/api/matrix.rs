//! Who may do what: every role, in the unit and outside it, with every endpoint of the contract,
//! held against the answers that `tests/matrix.txt` expects. An endpoint that is not in there
//! fails the test.

use std::collections::BTreeSet;
use std::fmt::Write;

use kezek::casework::Post;
use kezek::regulation::canonical::sha256_hex;
use kezek::regulation::{Role, UnitId};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use super::shape::document;
use super::world::{PASSWORD, Voice, World, add, application, approval, client, id, paper, send};
use crate::engines::on_postgres;

const TABLE: &str = include_str!("../../matrix.txt");
/// As many questions are asked at least.
const ENOUGH: usize = 2_000;

/// The columns of the table: a name and a role.
const COLUMNS: [(&str, Role); 9] = [
    ("gateway", Role::Gateway),
    ("gateway-2", Role::Gateway),
    ("executor", Role::Executor),
    ("member", Role::CommissionMember),
    ("secretary", Role::CommissionSecretary),
    ("chair", Role::CommissionChair),
    ("interviewer", Role::InterviewOfficer),
    ("supervisor", Role::Supervisor),
    ("auditor", Role::Auditor),
];

/// A line of the table.
struct Line {
    operation: String,
    with: String,
    here: Vec<String>,
    elsewhere: String,
}

fn lines() -> Vec<Line> {
    TABLE
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| {
            let cells: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            assert_eq!(cells.len(), 3 + COLUMNS.len(), "{line}");
            Line {
                operation: cells[0].clone(),
                with: cells[1].clone(),
                here: cells[2..2 + COLUMNS.len()].to_vec(),
                elsewhere: cells[2 + COLUMNS.len()].clone(),
            }
        })
        .collect()
}

/// Where somebody has their role.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    Here,
    Elsewhere,
    /// Auditor here, the role elsewhere.
    Mixed,
}

struct Person {
    name: String,
    column: usize,
    place: Place,
    voice: Voice,
}

impl Person {
    /// Returns what a line expects for the person.
    fn expected<'a>(&self, line: &'a Line) -> &'a str {
        let own = line.here[self.column].as_str();
        let auditor = line.here[COLUMNS.len() - 1].as_str();
        match (self.place, line.elsewhere.as_str()) {
            (Place::Here, _) | (Place::Elsewhere, "same") => own,
            (Place::Elsewhere, elsewhere) => elsewhere,
            (Place::Mixed, "same") => match (own, auditor) {
                (own, _) if own.starts_with('2') => own,
                (_, auditor) if auditor.starts_with('2') => auditor,
                ("403", _) => own,
                (_, auditor) => auditor,
            },
            (Place::Mixed, _) => auditor,
        }
    }
}

async fn people(world: &World) -> Vec<Person> {
    let post = |role, unit: &str| Post {
        role,
        unit: UnitId::parse(unit).unwrap(),
    };
    let mut people = Vec::new();
    for (column, (name, role)) in COLUMNS.into_iter().enumerate() {
        let mut places = vec![(Place::Here, "here", vec![post(role, "almaty")])];
        if name != "gateway-2" {
            for unit in ["astana", "shymkent"] {
                places.push((Place::Elsewhere, unit, vec![post(role, unit)]));
            }
        }
        if role != Role::Auditor {
            let posts = vec![post(Role::Auditor, "almaty"), post(role, "astana")];
            places.push((Place::Mixed, "mixed", posts));
        }
        for (place, prefix, posts) in places {
            // The gateway that handed the cases in is there already.
            let known = name == "gateway" && place == Place::Here;
            let login = if known {
                name.to_owned()
            } else {
                format!("{prefix}.{name}")
            };
            if !known {
                add(&world.server, &login, posts, world.wall.now()).await;
            }
            people.push(Person {
                voice: world.sign_in(&login).await,
                name: login,
                column,
                place,
            });
        }
    }
    people
}

/// What the questions are about.
struct Things {
    received: String,
    received_number: String,
    decided: String,
    edition: String,
    policy: String,
    calendar: String,
}

async fn things(world: &World) -> Things {
    let decided = id(&world.receive().await);
    world.play(&decided, &approval()).await;
    world.set_law_time("2026-03-13T12:00");
    let gateway = world.sign_in("gateway").await;
    let receipt = gateway.receive(&application("R-matrix")).await;
    let view = gateway
        .get(&format!("/v1/cases/{decided}"))
        .await
        .expect(200);
    let law = |name: &str| view["law"][name].as_str().unwrap().to_owned();
    Things {
        received: id(&receipt),
        received_number: receipt["number"].as_str().unwrap().to_owned(),
        decided,
        edition: format!(
            "{}/{}@{}",
            law("service"),
            law("edition"),
            law("edition_sha256")
        ),
        policy: law("policy_sha256"),
        calendar: law("calendar_sha256"),
    }
}

fn command(name: &str) -> Value {
    let mut command = match name {
        "record-check" => json!({ "check": "documents-reliable", "answer": "passed" }),
        "add-note" => json!({ "text": "Seen." }),
        "assign" => json!({ "to": { "login": "executor", "name": "" } }),
        "record-assessment" => json!({ "assessment": "language-test", "attendance": "came",
                                       "held_at": "2026-03-13T05:00:00Z" }),
        "vote" => json!({ "vote": "for" }),
        "prepare-approval" => json!({ "valid_from": "2026-03-13" }),
        "notify-hearing" => json!({ "held_at": "2026-03-20T05:00:00Z", "means": "office" }),
        "record-hearing" => json!({ "outcome": "held" }),
        "deliver" => json!({ "means": "portal" }),
        "register-complaint" => json!({ "appeal": "head", "text": "No." }),
        "decide-complaint" => json!({ "outcome": "dismissed" }),
        _ => json!({}),
    };
    command["command"] = json!(name);
    command
}

/// Builds the request that a line stands for.
fn request(line: &Line, person: &Person, world: &World, things: &Things) -> RequestBuilder {
    let with = line.with.as_str();
    let case = match with {
        "received-number" => &things.received_number,
        "decided" => &things.decided,
        _ => &things.received,
    };
    let ask = |method: Method, path: &str| person.voice.request(method, path);
    let get = |path: &str| ask(Method::GET, path);
    match line.operation.as_str() {
        "showContract" => get("/v1/openapi.json"),
        "isLive" => get("/health/live"),
        "isReady" => get("/health/ready"),
        "showMetrics" => get("/metrics"),
        "openSession" => {
            let body = json!({ "login": person.name, "password": PASSWORD });
            world.anonymous(Method::POST, "/v1/sessions").json(&body)
        }
        "showSignIn" => get("/v1/sign-in"),
        "beginSignIn" => ask(Method::POST, "/v1/sign-in/device"),
        "finishSignIn" => ask(Method::POST, "/v1/sessions/device")
            .json(&json!({ "device_code": "a-code-that-nobody-has" })),
        "listSessions" => get("/v1/sessions"),
        "endSession" => {
            let id = uuid::Uuid::now_v7();
            ask(Method::DELETE, &format!("/v1/sessions/{id}"))
        }
        "closeSessions" => ask(Method::DELETE, "/v1/sessions"),
        "closeSession" => ask(Method::DELETE, "/v1/sessions/current"),
        "showMe" => get("/v1/me"),
        "listQueues" => get("/v1/queues"),
        "listRows" => get(&format!("/v1/queues/{with}/cases")),
        "takeNext" => ask(Method::POST, &format!("/v1/queues/{with}/next")),
        "showCase" => get(&format!("/v1/cases/{case}")),
        "listActions" => get(&format!("/v1/cases/{case}/actions")),
        "revealNumbers" => ask(Method::POST, &format!("/v1/cases/{case}/personal-numbers"))
            .json(&json!({ "reason": "To try." })),
        "showClock" => get(&format!("/v1/cases/{case}/clock")),
        "listEvents" => get(&format!("/v1/cases/{case}/events")),
        "listAccess" => get(&format!("/v1/audit/cases/{case}/access")),
        "runCommand" => ask(
            Method::POST,
            &format!("/v1/cases/{case}/commands?dry_run=true"),
        )
        .json(&command(with)),
        "showKey" => get("/v1/commands/a-key-that-nobody-used"),
        "showLease" => get(&format!("/v1/cases/{case}/lease")),
        // A stream has no end to wait for; to whom it tells what is tried where it is tried.
        "followChanges" => get("/v1/changes").header("last-event-id", "999999"),
        "takeLease" => ask(Method::POST, &format!("/v1/cases/{case}/lease")),
        "takeLeaseOver" => ask(Method::PUT, &format!("/v1/cases/{case}/lease"))
            .json(&json!({ "reason": "To try." })),
        "releaseLease" => ask(Method::DELETE, &format!("/v1/cases/{case}/lease")),
        "listDrafts" => get(&format!("/v1/cases/{case}/drafts")),
        "listOwnDrafts" => get("/v1/drafts"),
        "showDraft" => get(&format!("/v1/cases/{case}/drafts/add-note")),
        "saveDraft" => ask(Method::PUT, &format!("/v1/cases/{case}/drafts/add-note")).json(
            &json!({ "case_version": 2, "idempotency_key": uuid::Uuid::now_v7(), "fields": {},
                     "saved_at": "2026-03-13T05:00:00Z" }),
        ),
        "discardDraft" => ask(Method::DELETE, &format!("/v1/cases/{case}/drafts/add-note")),
        "receiveApplication" => ask(Method::POST, "/v1/applications")
            .json(&application(&format!("R-of-{}", person.name))),
        "showApplication" => get("/v1/applications/R-matrix"),
        "keepPaper" => {
            let bytes = paper("A paper of no case.");
            let path = format!("/v1/documents/{}", sha256_hex(&bytes));
            ask(Method::PUT, &path).body(bytes)
        }
        "showPaper" => {
            let sha256 = sha256_hex(&paper("Passport A1234567, invented."));
            get(&format!("/v1/documents/{sha256}"))
        }
        "showEdition" => get(&format!("/v1/editions/{}", things.edition)),
        "showPolicy" => get(&format!("/v1/policies/{}", things.policy)),
        "showCalendar" => get(&format!("/v1/calendars/{}", things.calendar)),
        "listColleagues" => get("/v1/colleagues"),
        "listFindings" => get("/v1/recent-findings"),
        "listOfficeAccess" => get("/v1/audit/access"),
        "showAuditHead" => get("/v1/audit/head"),
        "goOnToNextDay" => ask(Method::POST, "/v1/demo/next-working-day"),
        other => panic!("how to ask for {other} is not known here: add it"),
    }
}

/// Puts the answer to a command into a word of the table.
fn verdict(status: u16, body: &Value) -> String {
    let forbids = |violation: &Value| violation["code"] == "role-not-allowed";
    match (status, body["violations"].as_array()) {
        (200, _) => "may".to_owned(),
        (422, Some(violations)) if violations.iter().any(forbids) => "role".to_owned(),
        (422, Some(_)) => "may".to_owned(),
        (status, _) => status.to_string(),
    }
}

/// Asks the same command as a batch of one.
async fn in_a_batch(line: &Line, person: &Person, things: &Things) -> String {
    let items = json!({ "items": [{ "case": things.received, "version": 2,
                                    "idempotency_key": "k", "command": command(&line.with) }] });
    let path = "/v1/commands:batch?dry_run=true";
    let answer = person.voice.post(path, &items).await.expect(200);
    let result = &answer["results"][0];
    match result["state"].as_str() {
        Some("done") => "may".to_owned(),
        _ => {
            let problem = &result["problem"];
            let status = problem["status"].as_u64().unwrap();
            verdict(u16::try_from(status).unwrap(), problem)
        }
    }
}

/// The operations that anybody may ask for without a session.
fn open_operations() -> BTreeSet<&'static str> {
    operations()
        .filter(|operation| operation["security"] == json!([]))
        .map(|operation| operation["operationId"].as_str().unwrap())
        .collect()
}

fn operations() -> impl Iterator<Item = &'static Value> {
    let paths = document()["paths"].as_object().unwrap();
    paths
        .values()
        .flat_map(|item| item.as_object().unwrap().values())
}

#[test]
fn every_operation_of_the_contract_is_in_the_matrix() {
    let known: BTreeSet<String> = lines()
        .into_iter()
        .map(|line| line.operation)
        .chain(["runCommands".to_owned()])
        .collect();
    let documented: BTreeSet<String> = operations()
        .map(|operation| operation["operationId"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(known, documented);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_gets_what_the_matrix_says_and_nothing_of_another_unit() {
    let world = World::open().await;
    let things = things(&world).await;
    let mut people = people(&world).await;
    let (mut asked, mut wrong) = (0, String::new());
    for line in lines() {
        for person in &mut people {
            if line.with == "fresh" {
                person.voice = world.sign_in(&person.name).await;
            }
            let person = &*person;
            let answer = send(request(&line, person, &world, &things)).await;
            let status = answer.status.as_u16();
            let got = if line.operation == "runCommand" {
                let got = verdict(status, &answer.json());
                let batch = in_a_batch(&line, person, &things).await;
                asked += 1;
                assert_eq!(
                    got, batch,
                    "{} {} as {}",
                    line.operation, line.with, person.name
                );
                got
            } else {
                status.to_string()
            };
            asked += 1;
            let expected = person.expected(&line);
            if !expected.split('|').any(|one| one == got) {
                let (operation, with, name) = (&line.operation, &line.with, &person.name);
                writeln!(wrong, "{operation} {with} as {name}: {got}, not {expected}").unwrap();
            }
            let text = answer.text();
            let leaks = person.place == Place::Elsewhere
                && ["Okafor", "900115300003", "A1234567"]
                    .iter()
                    .any(|part| text.contains(part));
            if leaks && line.operation != "receiveApplication" {
                writeln!(wrong, "{} tells {} too much", line.operation, person.name).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(asked >= ENOUGH, "{asked}");
}

#[tokio::test]
async fn without_a_session_only_what_is_open_answers() {
    let world = World::open().await;
    let things = things(&world).await;
    let open = open_operations();
    let nobody = Person {
        name: "nobody".to_owned(),
        column: 0,
        place: Place::Elsewhere,
        voice: Voice::nobody(client(), &world.server.url()),
    };
    for line in lines() {
        let answer = send(request(&line, &nobody, &world, &things)).await;
        if line.operation == "openSession" {
            answer.problem(401, "sign-in-failed");
        } else if open.contains(line.operation.as_str()) {
            assert_eq!(answer.status.as_str(), line.here[0], "{}", line.operation);
        } else {
            answer.problem(401, "not-signed-in");
        }
    }
}

on_postgres! {
    everybody_gets_what_the_matrix_says_and_nothing_of_another_unit,
    without_a_session_only_what_is_open_answers,
}
