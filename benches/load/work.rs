//! What the connections do: ask for pages, send commands, or behave like officers.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::figures::{Figure, Latencies};
use crate::http::{Answer, Connection};
use crate::seed::{Own, World};

/// Queues of an executor that pages are asked of.
const QUEUES: [&str; 3] = ["open", "my-cases", "intake"];

/// Filters that narrow them further: by time, by name, by service.
const FILTERS: [&str; 3] = [
    "due%3C%3D2wd",
    "name%3A%D0%BA%D0%B0%D1%80",
    "service%3Alabour-permit",
];

/// An officer looks at a list this often; every fourth time she opens a case and sends a command.
const THINKS: Duration = Duration::from_secs(5);

#[derive(Debug, Default)]
struct Tally {
    times: Latencies,
    wrong: Vec<u16>,
    bytes: u64,
}

impl Tally {
    fn note(&mut self, began: Instant, answer: &Answer, wanted: u16) {
        self.times.note(began.elapsed());
        self.bytes += answer.body.len() as u64;
        if answer.status != wanted {
            self.wrong.push(answer.status);
        }
    }

    fn join(&mut self, other: Self) {
        self.times.join(other.times);
        self.wrong.extend(other.wrong);
        self.bytes += other.bytes;
    }

    fn figure(self, what: String, span: Duration) -> Figure {
        Figure {
            what,
            times: self.times,
            span,
            wrong: self.wrong,
            bytes: self.bytes,
        }
    }
}

async fn all(mut tasks: JoinSet<Vec<Tally>>) -> Vec<Tally> {
    let mut sums: Vec<Tally> = Vec::new();
    while let Some(tallies) = tasks.join_next().await {
        for (place, tally) in tallies.expect("a worker ends well").into_iter().enumerate() {
            if place == sums.len() {
                sums.push(Tally::default());
            }
            sums[place].join(tally);
        }
    }
    sums
}

/// Asks for first pages, next pages and filtered pages of 50 rows, one after the other.
pub async fn pages(
    hosts: &[String],
    world: &World,
    connections: usize,
    span: Duration,
) -> Vec<Figure> {
    let mut tasks = JoinSet::new();
    for place in 0..connections {
        let host = hosts[place % hosts.len()].clone();
        let token = world.tokens[place].clone();
        tasks.spawn(async move {
            let mut connection = Connection::open(&host).await;
            let (mut first, mut next, mut narrowed) =
                (Tally::default(), Tally::default(), Tally::default());
            let end = Instant::now() + span;
            let mut round = place;
            while Instant::now() < end {
                let queue = QUEUES[round % QUEUES.len()];
                let path = format!("/v1/queues/{queue}/cases?limit=50");
                let began = Instant::now();
                let answer = connection.get(&token, &path).await;
                first.note(began, &answer, 200);
                let page: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
                if let Some(cursor) = page["next"].as_str() {
                    let path = format!("{path}&after={cursor}");
                    let began = Instant::now();
                    let answer = connection.get(&token, &path).await;
                    next.note(began, &answer, 200);
                }
                let filter = FILTERS[round / QUEUES.len() % FILTERS.len()];
                let path = format!("{path}&filter={filter}");
                let began = Instant::now();
                let answer = connection.get(&token, &path).await;
                narrowed.note(began, &answer, 200);
                round += 1;
            }
            vec![first, next, narrowed]
        });
    }
    let tallies = all(tasks).await;
    let mut total = Tally::default();
    let mut figures = Vec::new();
    for (what, tally) in ["first page", "next page", "filtered page"]
        .iter()
        .zip(tallies)
    {
        total.join(Tally {
            times: tally.times.clone(),
            wrong: tally.wrong.clone(),
            bytes: tally.bytes,
        });
        figures.push(tally.figure(format!("{what}, {connections} connections"), span));
    }
    figures.push(total.figure(format!("all pages, {connections} connections"), span));
    figures
}

/// Sends commands, each on a case of the connection's own, each recorded with everything.
pub async fn commands(hosts: &[String], world: &World, writers: usize, span: Duration) -> Figure {
    let mut tasks = JoinSet::new();
    for place in 0..writers {
        let host = hosts[place % hosts.len()].clone();
        let token = world.tokens[place].clone();
        let cases = share(world, place, writers);
        tasks.spawn(async move {
            let mut connection = Connection::open(&host).await;
            let mut tally = Tally::default();
            let end = Instant::now() + span;
            for case in cases.iter().cycle() {
                if Instant::now() >= end {
                    break;
                }
                note(&mut connection, &token, case, &mut tally).await;
            }
            vec![tally]
        });
    }
    let tally = all(tasks).await.pop().unwrap_or_default();
    tally.figure(format!("commands, {writers} connections"), span)
}

/// Officers with time to think: a list every five seconds; every fourth time a case is opened, which
/// the access log records, and a command follows.
pub async fn officers(
    hosts: &[String],
    world: &World,
    officers: usize,
    span: Duration,
) -> Vec<Figure> {
    let mut tasks = JoinSet::new();
    for place in 0..officers {
        let host = hosts[place % hosts.len()].clone();
        let token = world.tokens[place].clone();
        let cases = share(world, place, officers);
        tasks.spawn(async move {
            let (mut lists, mut views, mut commands) =
                (Tally::default(), Tally::default(), Tally::default());
            // They do not all come at the same moment.
            let offset = THINKS.mul_f64(place as f64 / officers as f64);
            let mut ticks = tokio::time::interval_at(tokio::time::Instant::now() + offset, THINKS);
            let mut connection = Connection::open(&host).await;
            let end = Instant::now() + span;
            let mut round = place;
            loop {
                ticks.tick().await;
                if Instant::now() >= end {
                    return vec![lists, views, commands];
                }
                let queue = QUEUES[round % QUEUES.len()];
                let path = format!("/v1/queues/{queue}/cases?limit=50");
                let began = Instant::now();
                let answer = connection.get(&token, &path).await;
                lists.note(began, &answer, 200);
                if round.is_multiple_of(4)
                    && let Some(case) = cases.get(round / 4 % cases.len().max(1))
                {
                    let began = Instant::now();
                    let path = format!("/v1/cases/{}", case.id);
                    let answer = connection.get(&token, &path).await;
                    views.note(began, &answer, 200);
                    note(&mut connection, &token, case, &mut commands).await;
                }
                round += 1;
            }
        });
    }
    let mut tallies = all(tasks).await;
    let commands = tallies.pop().unwrap_or_default();
    let views = tallies.pop().unwrap_or_default();
    let lists = tallies.pop().unwrap_or_default();
    vec![
        lists.figure(format!("lists of {officers} officers"), span),
        views.figure(format!("cases opened by {officers} officers"), span),
        commands.figure(format!("commands of {officers} officers"), span),
    ]
}

fn share(world: &World, place: usize, of: usize) -> Vec<Arc<Own>> {
    let cases = &world.cases[place % 2];
    let own = cases.iter().skip(place / 2).step_by((of / 2).max(1));
    own.take(64).cloned().collect()
}

async fn note(connection: &mut Connection, token: &str, case: &Own, tally: &mut Tally) {
    use std::sync::atomic::Ordering::Relaxed;
    let version = case.version.load(Relaxed);
    let more = format!(
        "if-match: \"{version}\"\r\nidempotency-key: {}\r\n",
        Uuid::now_v7()
    );
    let body = r#"{"command":"add-note","text":"Asked the university once more."}"#;
    let path = format!("/v1/cases/{}/commands", case.id);
    let began = Instant::now();
    let answer = connection.post(token, &path, &more, body).await;
    tally.note(began, &answer, 200);
    let now: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    if let Some(version) = now["version"]
        .as_u64()
        .or_else(|| now["current_version"].as_u64())
    {
        case.version.store(version, Relaxed);
    }
}
