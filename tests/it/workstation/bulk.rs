//! One command for many cases: each alone, on the version that was marked.

use std::sync::Arc;

use chrono::TimeDelta;
use kezek::casework::decision::Outcome;
use kezek::casework::queue::Row;
use kezek::casework::queue::filter::{self, FilterContext};
use kezek::casework::{CaseId, Command};
use kezek::regulation::{Language, Role};
use kezek::wire::problem::{Problem, ProblemKind};
use kezek::wire::{BatchItem, Colleagues};
use kezek::workstation::effect::Question;
use kezek::workstation::fault::{Fault, FaultKind};
use kezek::workstation::message::{Batched, Became, BulkStart, FirstRows, Reply, ViewCount};
use kezek::workstation::screens::queue::rows::Rows;
use uuid::Uuid;

use super::sitting::{House, Sitting};
use crate::demo::office::{self, Dossier};

impl House {
    pub fn open_bulk(&self, count: usize) -> Result<BulkStart, Fault> {
        let mut colleagues = Colleagues {
            by_unit: Default::default(),
        };
        for actor in office::world()
            .accounts
            .iter()
            .map(kezek::demo::Account::actor)
        {
            for post in actor
                .posts
                .iter()
                .filter(|post| post.role == Role::Executor)
            {
                let people = colleagues.by_unit.entry(post.unit.clone()).or_default();
                people.push(actor.reference());
            }
        }
        let keys = (1..=count as u128).map(Uuid::from_u128).collect();
        Ok(BulkStart { colleagues, keys })
    }

    /// How many of the rows meet a filter.
    pub fn narrowed(&self, rows: &[Row], filter: &str) -> u64 {
        let context = FilterContext {
            me: &self.me.as_ref().expect("somebody").login,
            now: self.now,
            calendar: crate::scenarios::lawbook().calendar(),
        };
        let filter = filter::parse(filter).expect("a filter");
        let filter = filter.resolve(&context).expect("a calendar");
        rows.iter().filter(|row| filter.matches(*row)).count() as u64
    }

    /// Answers what only the queue asks.
    pub fn answer_of_queue(&self, question: &Question) -> Reply {
        match question {
            Question::OpenBulk(count) => Reply::BulkReady(self.open_bulk(*count)),
            Question::FirstRows(slug) => {
                let first = self.rows(slug).map(|mut rows| {
                    let total = rows.len() as u64;
                    rows.truncate(100);
                    FirstRows {
                        rows: Arc::new(Rows::in_order(rows)),
                        total,
                    }
                });
                Reply::FirstRows(slug.clone(), first)
            }
            Question::ViewCounts(views) => Reply::ViewCounts(Ok(views
                .iter()
                .map(|(name, slug, filter)| {
                    let rows = self.rows(slug).expect("rows");
                    let all = self.narrowed(&rows, filter);
                    let overdue = self.narrowed(&rows, &format!("{filter} due:overdue"));
                    ViewCount {
                        name: name.clone(),
                        all,
                        overdue,
                    }
                })
                .collect())),
            other => panic!("{other:?} is not asked by the queue"),
        }
    }

    /// Carries many commands out, each alone.
    pub fn batch(&mut self, items: &[BatchItem]) -> Batched {
        let became = items.iter().map(|item| {
            let key = item.idempotency_key.parse().expect("a key");
            match self.down {
                Some(_) => (key, Became::NotSent),
                None => (key, self.became(item)),
            }
        });
        Batched {
            became: became.collect(),
            fault: self.down.map(Fault::of),
        }
    }

    /// What becomes of one of many commands: nothing unless its version is the one there is.
    fn became(&mut self, item: &BatchItem) -> Became {
        let now = self.now();
        let me = self.me.clone().expect("somebody is signed in");
        let found = self
            .cases
            .values_mut()
            .find(|one| one.case.id.to_string() == item.case);
        match found {
            Some(dossier) if dossier.case.version == item.version => {
                match dossier.run(&item.command, &me, now) {
                    Ok(()) => Became::Done(dossier.case.version),
                    Err(broken) => Became::Refused(Box::new(Problem {
                        kind: ProblemKind::Violations,
                        title: String::new(),
                        status: 422,
                        detail: None,
                        violations: broken.0,
                        conflict: None,
                        at: None,
                        position: None,
                        support_code: None,
                    })),
                }
            }
            Some(_) | None => Became::Unknown,
        }
    }
}

fn supervisor() -> Sitting {
    let login = office::world()
        .accounts
        .iter()
        .find(|account| account.role == Role::Supervisor)
        .map(|account| account.login.as_str().to_owned())
        .expect("a supervisor");
    let mut sitting = Sitting::as_login(120, 36, Language::Ru, &login);
    for _ in 0..30 {
        if sitting.model.queue().unwrap().slug.as_deref() == Some("open") {
            break;
        }
        sitting.press("Right");
    }
    sitting.rest();
    sitting
}

/// A supervisor before so many approvals that wait for a signature, all of them marked.
fn before_approvals(size: (u16, u16), language: Language, count: u128) -> Sitting {
    let login = office::world()
        .accounts
        .iter()
        .find(|account| account.role == Role::Supervisor)
        .map(|account| account.login.as_str().to_owned())
        .expect("a supervisor");
    let mut sitting = Sitting::as_login(size.0, size.1, language, &login);
    let rows = sitting.house.rows("sign-off").expect("rows");
    let approvals: Vec<_> = rows
        .iter()
        .filter(|row| row.outcome == Some(Outcome::Approve))
        .collect();
    let known = &sitting.house.cases[&approvals.first().expect("the demo has one").id];
    let copies: Vec<Dossier> = (approvals.len() as u128..count)
        .map(|number| {
            let mut case = known.case.clone();
            case.id = CaseId(Uuid::from_u128(number));
            case.number = format!("26-9{number:05}");
            Dossier {
                law: known.law.clone(),
                case,
                history: known.history.clone(),
            }
        })
        .collect();
    for copy in copies {
        sitting.house.cases.insert(copy.case.id, copy);
    }
    for _ in 0..30 {
        if sitting.model.queue().unwrap().slug.as_deref() == Some("sign-off") {
            break;
        }
        sitting.press("Right");
    }
    sitting.press("F5");
    sitting.rest();
    sitting.press("Ctrl+t");
    sitting
}

/// Types the word of a signature and goes to the button.
fn sign(sitting: &mut Sitting) {
    sitting.press("F8");
    sitting.rest();
    sitting.press("Shift+Tab");
    for _ in 0..9 {
        if sitting.screen().contains("▌Lines") {
            sitting.press("Shift+Tab");
        }
    }
    sitting.write("SIGN");
    sitting.wait(TimeDelta::seconds(2));
    sitting.press("Enter Tab");
}

#[test]
fn a_batch_that_the_server_did_not_take_is_never_announced_as_done() {
    let mut sitting = before_approvals((120, 36), Language::En, 25);
    sign(&mut sitting);
    sitting.house.down = Some(FaultKind::Problem(ProblemKind::Unavailable));
    sitting.press("Enter");
    let screen = sitting.screen();
    assert!(
        screen.contains("✗ Recorded: 0, not recorded: 25"),
        "{screen}"
    );
    assert!(!screen.contains("✓ Recorded"), "{screen}");
    assert_eq!(sitting.model.queue().unwrap().marks.len(), 25);
    // It can be tried again, after a look, and F12 has the code.
    assert!(screen.contains("Sign 25"), "{screen}");
    sitting.press("F12 Enter");
    assert_eq!(sitting.copied.as_deref(), Some("UNAVAILABLE"));
}

#[test]
fn what_was_never_sent_is_counted_also_when_the_dialog_was_left() {
    let mut sitting = before_approvals((120, 36), Language::En, 25);
    sitting.answering = false;
    sign(&mut sitting);
    sitting.answer_one();
    sitting.wait(TimeDelta::seconds(2));
    while sitting.answer_one() {}
    sitting.press("Enter");
    let at = sitting
        .waiting
        .iter()
        .position(|(_, one)| matches!(one, Question::Batch(_)))
        .expect("it was sent");
    let (ticket, question) = sitting.waiting.remove(at).unwrap();
    let Question::Batch(batch) = question else {
        panic!("a batch");
    };
    sitting.press("Esc");
    let key = |item: &BatchItem| item.idempotency_key.parse().expect("a key");
    let became = batch.items.iter().zip(0..).map(|(item, at)| match at {
        0..10 => (key(item), Became::Done(item.version + 1)),
        10..12 => (key(item), Became::Unknown),
        _ => (key(item), Became::NotSent),
    });
    let reply = Reply::Batched(Batched {
        became: became.collect(),
        fault: Some(Fault::of(FaultKind::TimedOut)),
    });
    sitting.reply(ticket, reply);
    let screen = sitting.screen();
    let said = "✗ Recorded: 10, not recorded: 13, not known: 2.";
    assert!(screen.contains(said), "{screen}");
    // What the answer says of the connection holds.
    assert!(sitting.model.desk.is_offline());
}

#[test]
fn every_approval_can_be_seen_before_and_after_it_is_signed() {
    for language in [Language::Kk, Language::Ru, Language::En] {
        let mut sitting = before_approvals((80, 24), language, 25);
        let numbers: Vec<String> = sitting
            .house
            .rows("sign-off")
            .unwrap()
            .into_iter()
            .filter(|row| row.outcome == Some(Outcome::Approve))
            .map(|row| row.number)
            .collect();
        assert_eq!(numbers.len(), 25);
        sitting.press("F8");
        sitting.rest();
        let seen = |sitting: &mut Sitting, key: &str| {
            let mut seen = String::new();
            for _ in 0..60 {
                seen.push_str(&sitting.screen());
                sitting.press(key);
            }
            let missing = numbers.iter().filter(|number| !seen.contains(*number));
            missing.cloned().collect::<Vec<_>>()
        };
        assert_eq!(seen(&mut sitting, "PgDn"), [""; 0], "{language:?}");
        assert_eq!(seen(&mut sitting, "PgUp"), [""; 0], "{language:?}");
        // With the arrows, from the list itself.
        sitting.press("Up");
        assert_eq!(seen(&mut sitting, "Down"), [""; 0], "{language:?}");
    }
}

#[test]
fn like_decisions_stand_under_headings_in_the_queue_and_in_the_batch() {
    let mut sitting = before_approvals((80, 24), Language::En, 25);
    let headings = |sitting: &mut Sitting| {
        let screen = sitting.screen();
        let found = screen
            .lines()
            .filter(|line| line.starts_with("│ Approval 25 "));
        (found.count(), screen)
    };
    assert_eq!(headings(&mut sitting).0, 0);
    sitting.press("F9 End Up Enter");
    sitting.rest();
    let (count, screen) = headings(&mut sitting);
    assert_eq!(count, 1, "{screen}");
    // Wherever the cursor is, its row is in sight and told under what it stands.
    let rows = sitting.model.queue().unwrap().shown.len();
    for _ in 0..rows {
        let number = sitting.current();
        let screen = sitting.screen();
        let cursor = screen.lines().find(|line| line.starts_with("│▌"));
        assert!(
            cursor.is_some_and(|line| line.contains(&number)),
            "{number}\n{screen}"
        );
        assert!(
            screen.contains("│ Approval 25") || screen.contains("│ Refusal "),
            "{screen}"
        );
        sitting.press("Down");
    }
    let screen = sitting.screen();
    assert!(screen.contains("│ Refusal "), "{screen}");
    // The batch has like cases together, each kind under its name.
    sitting.press("F8");
    sitting.rest();
    let mut seen = String::new();
    for _ in 0..6 {
        seen.push_str(&sitting.screen());
        sitting.press("PgDn");
    }
    let kinds: std::collections::BTreeSet<_> = sitting
        .house
        .rows("sign-off")
        .unwrap()
        .iter()
        .filter(|row| row.outcome == Some(Outcome::Approve))
        .map(|row| (row.service.clone(), row.request))
        .collect();
    assert!(kinds.len() > 1, "the demo has several");
    let named = seen.lines().filter(|line| {
        let Some((_, count)) = line.rsplit_once(": ") else {
            return false;
        };
        let count = count.trim_end_matches(['│', ' ', '▲', '▼', '█']);
        count.parse::<usize>().is_ok()
    });
    let named: std::collections::BTreeSet<&str> = named.map(str::trim).collect();
    assert!(named.len() >= kinds.len(), "{named:?}\n{seen}");
    // Not grouped again.
    sitting.press("Esc F9 End Up Enter");
    sitting.rest();
    assert_eq!(headings(&mut sitting).0, 0);
}

#[test]
fn marks_beyond_the_limit_are_told_and_kept() {
    let mut sitting = before_approvals((120, 36), Language::En, 31);
    sitting.press("F8");
    sitting.rest();
    let screen = sitting.screen();
    assert!(screen.contains("6 more cases are marked"), "{screen}");
    assert!(screen.contains("Sign 25"), "{screen}");
    sitting.press("Esc");
    assert_eq!(sitting.model.queue().unwrap().marks.len(), 31);
}

#[test]
fn while_the_server_is_away_a_batch_says_that_it_cannot_be_sent() {
    let mut sitting = supervisor();
    sitting.press("Ins Ins F8");
    sitting.wait(TimeDelta::seconds(2));
    sitting.house.down = Some(FaultKind::Unreachable);
    sitting.wait(TimeDelta::seconds(8));
    assert!(sitting.model.desk.is_offline());
    let screen = sitting.screen();
    assert!(
        screen.contains("Сервер не отвечает, поэтому сейчас"),
        "{screen}"
    );
    assert!(!screen.contains("Назначить 2 ✓"), "{screen}");
    sitting.answering = false;
    sitting.press("Tab Enter");
    assert_eq!(sent(&sitting), None);
}

/// What was sent, once something was.
fn sent(sitting: &Sitting) -> Option<Vec<BatchItem>> {
    sitting
        .waiting
        .iter()
        .find_map(|(_, question)| match question {
            Question::Batch(batch) => Some(batch.items.clone()),
            _ => None,
        })
}

#[test]
fn marked_cases_are_assigned_each_in_the_version_that_was_marked() {
    let mut sitting = supervisor();
    sitting.press("Ins Ins Ins F8");
    let screen = sitting.screen();
    assert!(screen.contains("Назначить 3 дела"), "{screen}");
    sitting.wait(TimeDelta::milliseconds(300));
    // It stands on Cancel; letters and the key that opened it do nothing.
    sitting.answering = false;
    sitting.press("Tab y н Enter Enter");
    assert_eq!(sent(&sitting), None, "it is not armed yet");
    sitting.wait(TimeDelta::seconds(2));
    sitting.press("Enter");
    let items = sent(&sitting).expect("it was sent");
    assert_eq!(items.len(), 3);
    for item in &items {
        let dossier = sitting
            .house
            .cases
            .values()
            .find(|one| one.case.id.to_string() == item.case);
        assert_eq!(dossier.unwrap().case.version, item.version);
        assert!(matches!(item.command, Command::Assign(_)));
    }
    let mut keys: Vec<_> = items
        .iter()
        .map(|item| item.idempotency_key.clone())
        .collect();
    keys.dedup();
    assert_eq!(keys.len(), 3, "each has a key of its own");
    sitting.press("Enter Enter");
    let asked = sitting
        .waiting
        .iter()
        .filter(|(_, one)| matches!(one, Question::Batch(_)));
    assert_eq!(asked.count(), 1, "it is sent once");
    let at = sitting
        .waiting
        .iter()
        .position(|(_, one)| matches!(one, Question::Batch(_)))
        .unwrap();
    let (ticket, question) = sitting.waiting.remove(at).unwrap();
    let reply = sitting.house.answer(&question);
    sitting.answering = true;
    sitting.reply(ticket, reply);
    let screen = sitting.screen();
    assert!(screen.contains("Записано: 3, не записано: 0"), "{screen}");
    assert!(sitting.model.queue().unwrap().marks.is_empty());
}

#[test]
fn a_case_that_changed_since_keeps_its_mark_and_is_named() {
    let mut sitting = supervisor();
    sitting.press("Ins Ins");
    let first = sitting.model.queue().unwrap().row_at(0).unwrap();
    sitting.press("F8");
    sitting.wait(TimeDelta::seconds(2));
    sitting.house.cases.get_mut(&first.id).unwrap().case.version += 1;
    sitting.press("Tab Enter");
    let screen = sitting.screen();
    assert!(
        screen.contains("Записано: 1, не записано: 0, неизвестно: 1"),
        "{screen}"
    );
    assert!(screen.contains(&format!("? {}", first.number)), "{screen}");
    assert!(screen.contains("▐ Закрыть ▌"), "{screen}");
}

#[test]
fn refusals_are_never_marked_for_signing() {
    let mut sitting = supervisor();
    for _ in 0..30 {
        if sitting.model.queue().unwrap().slug.as_deref() == Some("sign-off") {
            break;
        }
        sitting.press("Left");
    }
    sitting.rest();
    sitting.press("Ctrl+t");
    let queue = sitting.model.queue().unwrap();
    assert_eq!(queue.slug.as_deref(), Some("sign-off"));
    let rows = queue.rows.data().unwrap();
    let refusals: Vec<_> = (0..)
        .map_while(|place| rows.get(place))
        .filter(|row| row.outcome == Some(Outcome::Refuse))
        .collect();
    assert!(!refusals.is_empty(), "the demo has one");
    for row in refusals {
        assert!(!queue.marks.contains(row.id), "{}", row.number);
    }
}
