//! What a key in the queue costs: a cursor move with its frame, a letter of the filter, a frame
//! alone, with a thousand and with a hundred thousand rows.
//!
//! `cargo bench --bench desk`

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::Bencher;
use kezek::casework::queue::Row;
use kezek::casework::queue::sort::Sort;
use kezek::lawbook::{ConfigSource, Lawbook};
use kezek::regulation::Language;
use kezek::wire::session::Me;
use kezek::wire::{LawRef, QueueList, QueueSummary};
use kezek::workstation::desk::Desk;
use kezek::workstation::effect::{Effect, Question};
use kezek::workstation::keymap::Keymap;
use kezek::workstation::message::{Message, Reply, RowsAnswer};
use kezek::workstation::model::Model;
use kezek::workstation::screens::queue::rows::{Difference, Rows};
use kezek::workstation::theme::Theme;
use kezek::workstation::update::update;
use kezek::workstation::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use serde_json::json;

fn main() {
    divan::main();
}

const SIZES: [usize; 2] = [1_000, 100_000];

fn now() -> DateTime<Utc> {
    "2026-03-12T04:00:00Z".parse().expect("a time")
}

fn rows(count: usize) -> Vec<Row> {
    let families = [
        "Ахметов",
        "Қайыргелдіқызы",
        "Müller",
        "Ли",
        "Петрова-Сидорова",
        "Ghafoor",
    ];
    let given = [
        "Дәурен",
        "Әсел",
        "Hans-Peter",
        "Виктор Сергеевич",
        "Ольга",
        "Nadia",
    ];
    (0..count)
        .map(|index| {
            let name = format!("{} {}", families[index % 6], given[index / 6 % 6]);
            let due = now() + TimeDelta::hours(i64::try_from(index % 500).expect("small") - 40);
            serde_json::from_value(json!({
                "id": format!("01890000-0000-7000-8000-{index:012x}"),
                "number": format!("26-{index:06}"), "version": 3,
                "service": "qualification-certificate", "request": "issue", "channel": "portal",
                "unit": "almaty", "edition": "order-236-2026", "stage": "intake",
                "stage_kind": "intake", "status": "received", "outcome": null,
                "applicant": name, "iin_masked": "••••••••4417",
                "search": kezek::casework::queue::fold::fold(&format!("{name} 26-{index:06}")),
                "language": "ru", "registered_on": "2026-03-10",
                "received_at": "2026-03-10T05:00:00Z", "due_limit": "decision", "due_at": due,
                "assigned_to": null, "assigned_name": null, "notes": 0, "returned": false,
                "failed_checks": 0, "hearing": null, "voted": [],
            }))
            .expect("a row")
        })
        .collect()
}

/// A workstation that shows a queue.
struct Sitting {
    model: Model,
    screen: Terminal<TestBackend>,
    wall: DateTime<Utc>,
}

impl Sitting {
    fn new(count: usize) -> Self {
        let book = Lawbook::load_with_policy(&ConfigSource::Embedded, "demo/policy.toml")
            .expect("the law book is sound");
        let mut desk = Desk::new(
            Language::Ru,
            Theme::dark(),
            Keymap::builtin().expect("the keys are sound"),
            "http://127.0.0.1".to_owned(),
        );
        desk.size = (120, 36);
        desk.wall = now();
        let mut sitting = Self {
            model: Model::new(desk, None),
            screen: Terminal::new(TestBackend::new(120, 36)).expect("a screen"),
            wall: now(),
        };
        sitting.sign_in();
        sitting.answer(&book, &Arc::new(Rows::of(rows(count), due())));
        for _ in 0..5 {
            sitting.wall += TimeDelta::milliseconds(200);
            sitting.feed(Message::Tick(sitting.wall));
        }
        sitting
    }

    fn sign_in(&mut self) {
        for key in "officer".chars().map(KeyCode::Char) {
            self.press(key);
        }
        self.press(KeyCode::Enter);
        self.press(KeyCode::Char('x'));
    }

    fn press(&mut self, code: KeyCode) -> Vec<Effect> {
        let event = KeyEvent::new(code, KeyModifiers::NONE);
        update(&mut self.model, Message::Key(event))
    }

    fn feed(&mut self, message: Message) -> Vec<Effect> {
        update(&mut self.model, message)
    }

    /// Answers what is asked until nothing more is.
    fn answer(&mut self, book: &Lawbook, rows: &Arc<Rows>) {
        let mut effects = self.press(KeyCode::Enter);
        while let Some(effect) = effects.pop() {
            let Effect::Ask { ticket, question } = effect else {
                continue;
            };
            let Some(reply) = reply(&question, book, rows) else {
                continue;
            };
            let reply = Box::new(reply);
            effects.extend(self.feed(Message::Reply { ticket, reply }));
        }
    }

    fn draw(&mut self) {
        let model = &self.model;
        self.screen
            .draw(|frame| view(model, frame))
            .expect("a test screen draws");
    }
}

fn due() -> Sort {
    "due".parse().expect("an order")
}

fn reply(question: &Question, book: &Lawbook, rows: &Arc<Rows>) -> Option<Reply> {
    Some(match question {
        Question::SignIn { .. } => {
            let me: Me = serde_json::from_value(json!({
                "actor": { "login": "officer", "name": "Officer",
                           "posts": [{ "role": "executor", "unit": "almaty" }] },
                "now": now(),
                "office": { "name": { "kk": "Кеңсе", "ru": "Учреждение", "en": "Office" },
                            "mode": "demo" },
            }))
            .expect("a person");
            Reply::SignedIn(Ok(me))
        }
        Question::Queues => {
            let queues = book
                .queues()
                .iter()
                .filter(|queue| queue.slug == "open")
                .map(|definition| QueueSummary {
                    definition: definition.clone(),
                    count: rows.len() as u64,
                    overdue: 12,
                    due_soon: 40,
                })
                .collect();
            let laws = book
                .services()
                .flat_map(|service| book.editions(&service.id))
                .map(|pinned| LawRef {
                    service: pinned.edition.service.clone(),
                    edition: pinned.edition.id.clone(),
                    edition_sha256: pinned.sha256.clone(),
                    policy_sha256: book.policy_sha256().to_owned(),
                    calendar_sha256: book.calendar_sha256().to_owned(),
                })
                .collect();
            Reply::Queues(Ok(QueueList {
                queues,
                laws,
                now: now(),
            }))
        }
        Question::Rows(_) => Reply::Rows(Ok(RowsAnswer::Changed {
            rows: Arc::clone(rows),
            etag: None,
            at: None,
            difference: Difference::default(),
        })),
        Question::Law(named) => {
            let pinned = book.edition(&named.service, &named.edition)?;
            Reply::Law(Ok(Arc::new(book.law(pinned))))
        }
        _ => return None,
    })
}

#[divan::bench(args = SIZES)]
fn a_frame(bencher: Bencher, count: usize) {
    let mut sitting = Sitting::new(count);
    bencher.bench_local(|| sitting.draw());
}

#[divan::bench(args = SIZES)]
fn a_cursor_move_with_its_frame(bencher: Bencher, count: usize) {
    let mut sitting = Sitting::new(count);
    bencher.bench_local(|| {
        sitting.press(KeyCode::Down);
        sitting.draw();
    });
}

#[divan::bench(args = SIZES)]
fn two_hundred_cursor_moves_with_one_frame(bencher: Bencher, count: usize) {
    let mut sitting = Sitting::new(count);
    bencher.bench_local(|| {
        for _ in 0..200 {
            sitting.press(KeyCode::Down);
        }
        sitting.draw();
        sitting.press(KeyCode::Home);
    });
}

#[divan::bench(args = SIZES)]
fn a_letter_of_the_filter(bencher: Bencher, count: usize) {
    let mut sitting = Sitting::new(count);
    sitting.press(KeyCode::F(7));
    for letter in "ахме".chars() {
        sitting.press(KeyCode::Char(letter));
    }
    bencher.bench_local(|| {
        sitting.press(KeyCode::Char('т'));
        sitting.press(KeyCode::Backspace);
    });
}
