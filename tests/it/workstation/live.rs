//! The feed of changes at the desk: nothing moves under the cursor, what concerns the officer is
//! said at once, and while nothing happens nothing is asked.

use chrono::TimeDelta;
use kezek::casework::command::AddNote;
use kezek::casework::{CaseId, Command, PersonRef, RawText};
use kezek::regulation::Language;
use kezek::wire::feed::FeedChange;
use kezek::wire::{History, Lease, LeaseView};
use kezek::workstation::effect::Question;
use kezek::workstation::fault::FaultKind;
use kezek::workstation::message::{Feed, Message, Reply};

use super::sitting::{House, Sitting};

impl Sitting {
    /// The feed says something.
    fn told(&mut self, news: Feed) {
        let ticket = self.following.expect("the feed is followed");
        self.feed(Message::Feed { ticket, news });
    }

    /// How often the rows were asked for.
    fn rows_asked(&self) -> usize {
        let rows = self.asked.iter();
        rows.filter(|question| matches!(question, Question::Rows(_)))
            .count()
    }

    /// How often the counts were asked for.
    fn counts_asked(&self) -> usize {
        let counts = self.asked.iter();
        counts
            .filter(|question| matches!(question, Question::Queues))
            .count()
    }
}

impl House {
    /// Says who works on a case.
    pub fn lease_of(&self, case: CaseId) -> Reply {
        let nobody = LeaseView {
            lease: None,
            taken_because: None,
        };
        let view = self.leases.get(&case).cloned().unwrap_or(nobody);
        Reply::LeaseOf(self.actor().map(|_| (case, view)))
    }

    /// Says what happened to a case.
    pub fn moves(&self, case: CaseId) -> Reply {
        Reply::Moves(self.dossier(case).map(|dossier| {
            let events = dossier.history.clone();
            (case, History { events })
        }))
    }
}

/// An officer whose feed is followed.
fn live(columns: u16, rows: u16, language: Language) -> Sitting {
    let mut sitting = Sitting::as_login(columns, rows, language, "a.omarova");
    sitting.told(Feed::Live);
    sitting.rest();
    sitting
}

fn executor() -> Sitting {
    live(120, 36, Language::En)
}

/// Returns the case under the cursor.
fn current(sitting: &Sitting) -> CaseId {
    let queue = sitting.model.queue().expect("the queue is open");
    queue.current().expect("a row").id
}

/// Somebody else adds a note to a case; the feed tells of it.
fn somebody_notes(sitting: &mut Sitting, case: CaseId) -> u64 {
    let now = kezek::casework::Now::of(sitting.house.now, crate::scenarios::lawbook().calendar());
    let by = crate::demo::office::actor("s.petrov");
    let dossier = sitting.house.cases.get_mut(&case).expect("a case");
    let note = Command::AddNote(AddNote {
        text: RawText::from("the clinic called"),
    });
    dossier.run(&note, &by, now).expect("a note is lawful");
    let change = FeedChange {
        case_id: case,
        version: dossier.case.version,
        unit: dossier.case.unit().clone(),
    };
    let version = change.version;
    sitting.told(Feed::Changed(vec![change]));
    version
}

#[test]
fn while_nothing_happens_nothing_is_asked_and_nothing_is_drawn() {
    let mut sitting = executor();
    sitting.wait(TimeDelta::seconds(20));
    let (before, screen) = (sitting.asked.len(), sitting.screen());
    assert!(screen.contains("live"), "{screen}");
    sitting.model.dirty = false;
    sitting.wait(TimeDelta::seconds(30));
    assert_eq!(sitting.asked.len(), before, "{:?}", sitting.asked.last());
    assert!(!sitting.model.dirty, "nothing is drawn");
    sitting.wait(TimeDelta::minutes(3));
    assert_eq!(sitting.asked.len(), before);
    assert!(sitting.screen().contains("live"));
    // The next thing to wake for is the minute on the clock.
    let wake = sitting.model.next_wake() - sitting.wall;
    let into_minute = sitting.model.desk.law_at().timestamp_millis() % 60_000;
    assert_eq!(wake, TimeDelta::milliseconds(60_000 - into_minute));
}

#[test]
fn what_changes_waits_for_f5_and_the_counts_follow() {
    let mut sitting = executor();
    let (here, case) = (sitting.current(), current(&sitting));
    let before = sitting.screen();
    assert!(!before.contains('~'), "{before}");
    somebody_notes(&mut sitting, case);
    sitting.rest();
    let screen = sitting.screen();
    assert!(
        screen.contains("There is news: changed 1. Nothing moves before F5."),
        "{screen}"
    );
    // The number stands in the title of the preview, too.
    let mut lines = screen.lines().filter(|line| line.contains(&here));
    assert!(lines.any(|line| line.contains('~')), "{screen}");
    assert_eq!(sitting.current(), here);
    let queues = sitting.counts_asked();
    sitting.press("F5");
    sitting.rest();
    assert!(sitting.counts_asked() > queues);
    assert!(!sitting.screen().contains("There is news"));
}

#[test]
fn many_changes_at_once_are_one_question() {
    let mut sitting = executor();
    sitting.wait(TimeDelta::seconds(5));
    let case = current(&sitting);
    let rows = sitting.rows_asked();
    for _ in 0..50 {
        somebody_notes(&mut sitting, case);
    }
    sitting.wait(TimeDelta::seconds(2));
    assert!(
        sitting.rows_asked() - rows <= 2,
        "{} questions",
        sitting.rows_asked() - rows
    );
}

#[test]
fn a_row_that_left_stays_where_it_was_and_is_struck() {
    let mut sitting = executor();
    let case = current(&sitting);
    let here = sitting.current();
    let dossier = sitting.house.cases.remove(&case).expect("a case");
    sitting.told(Feed::Changed(vec![FeedChange {
        case_id: case,
        version: dossier.case.version + 1,
        unit: dossier.case.unit().clone(),
    }]));
    sitting.rest();
    let screen = sitting.screen();
    assert!(screen.contains("There is news: gone 1"), "{screen}");
    assert_eq!(sitting.current(), here, "it stays until F5");
    let struck = sitting.cells().iter().any(|cell| {
        let modifier = cell.style().add_modifier;
        modifier.contains(ratatui::style::Modifier::CROSSED_OUT)
    });
    assert!(struck, "{screen}");
    sitting.house.cases.insert(case, dossier);
}

#[test]
fn an_open_case_says_who_changed_it_at_once() {
    for (language, words) in [
        (Language::En, "by "),
        (Language::Ru, "изменено до v"),
        (Language::Kk, "дейін өзгертті"),
    ] {
        let mut sitting = live(120, 36, language);
        let case = current(&sitting);
        sitting.press("Enter");
        sitting.rest();
        let version = somebody_notes(&mut sitting, case);
        sitting.rest();
        let screen = sitting.screen();
        assert!(screen.contains(words), "{screen}");
        assert!(screen.contains(&format!("v{version}")), "{screen}");
        let by = crate::demo::office::actor("s.petrov").name;
        assert!(screen.contains(by.clean_line().as_str()), "{screen}");
        sitting.press("F5");
        sitting.rest();
        assert!(!sitting.screen().contains("— F5"), "{}", sitting.screen());
    }
}

#[test]
fn the_own_command_is_no_news() {
    let mut sitting = executor();
    let case = current(&sitting);
    sitting.press("Enter");
    sitting.rest();
    let version = sitting.house.cases[&case].case.version;
    let unit = sitting.house.cases[&case].case.unit().clone();
    sitting.told(Feed::Changed(vec![FeedChange {
        case_id: case,
        version,
        unit,
    }]));
    sitting.rest();
    assert!(!sitting.screen().contains("— F5"), "{}", sitting.screen());
}

/// Opens the first case and types a note.
fn with_note(text: &str) -> Sitting {
    let mut sitting = executor();
    sitting.press("Enter");
    sitting.rest();
    sitting.press("F4");
    sitting.rest();
    sitting.write(text);
    sitting.wait(TimeDelta::seconds(2));
    sitting
}

#[test]
fn a_lost_lease_is_told_at_once_and_the_draft_is_kept() {
    let mut sitting = with_note("Applicant called back");
    let case = sitting.model.host.case().expect("a dialog");
    let other = crate::demo::office::actor("s.petrov");
    let holder: PersonRef = other.reference();
    let lease = Lease {
        holder,
        since: sitting.wall,
        expires_at: sitting.wall + TimeDelta::minutes(10),
    };
    let view = LeaseView {
        lease: Some(lease),
        taken_because: Some(RawText::from("she is ill\u{1b}[2J")),
    };
    sitting.house.leases.insert(case, view);
    sitting.told(Feed::LeaseLost(case));
    let screen = sitting.screen();
    assert!(screen.contains("took case"), "{screen}");
    assert!(screen.contains("she is ill"), "{screen}");
    assert!(screen.contains("Your draft is kept"), "{screen}");
    assert!(screen.contains("Applicant called back"), "{screen}");
    assert_eq!(sitting.house.drafts.len(), 1);
    // It goes on standing there as long as the dialog does.
    sitting.wait(TimeDelta::seconds(30));
    assert!(sitting.screen().contains("works on this case now"));
    sitting.press("Esc");
    sitting.rest();
    assert!(!sitting.screen().contains("works on this case now"));
}

#[test]
fn without_a_feed_the_server_is_asked_as_before() {
    let mut sitting = executor();
    sitting.told(Feed::Unavailable);
    let rows = sitting.rows_asked();
    sitting.wait(TimeDelta::seconds(21));
    let questions = sitting.rows_asked() - rows;
    assert!((3..=5).contains(&questions), "{questions}");
    sitting.told(Feed::Live);
    sitting.rest();
    let rows = sitting.rows_asked();
    sitting.wait(TimeDelta::seconds(30));
    assert_eq!(sitting.rows_asked(), rows);
}

#[test]
fn a_feed_that_breaks_shows_at_once_that_the_server_is_away_and_comes_back() {
    let mut sitting = executor();
    let here = sitting.current();
    sitting.house.down = Some(FaultKind::Unreachable);
    sitting.told(Feed::Broken);
    sitting.rest();
    let screen = sitting.screen();
    assert!(screen.contains("OFFLINE since"), "{screen}");
    assert_eq!(sitting.current(), here);
    sitting.house.down = None;
    sitting.told(Feed::Live);
    let screen = sitting.screen();
    assert!(!screen.contains("OFFLINE"), "{screen}");
    assert!(screen.contains("answers again"), "{screen}");
}

#[test]
fn a_session_that_ended_asks_to_sign_in_and_follows_anew() {
    let mut sitting = with_note("Applicant called back");
    sitting.told(Feed::SessionOver);
    let screen = sitting.screen();
    assert!(screen.contains("The session has ended"), "{screen}");
    sitting.following = None;
    sitting.write("password");
    sitting.press("Enter");
    sitting.rest();
    assert!(sitting.following.is_some(), "the feed is followed again");
    assert!(sitting.screen().contains("Applicant called back"));
}

#[test]
fn what_an_earlier_feed_says_is_dropped() {
    let mut sitting = executor();
    let earlier = sitting.following.expect("a feed");
    sitting.press("F2");
    sitting.write("somebody else");
    sitting.press("Enter");
    sitting.rest();
    assert_eq!(sitting.following, None, "nobody is signed in");
    sitting.model.dirty = false;
    sitting.feed(Message::Feed {
        ticket: earlier,
        news: Feed::SessionOver,
    });
    assert!(!sitting.model.dirty);
}
