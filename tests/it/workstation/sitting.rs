//! Somebody who sits at the workstation: presses keys, gets answers, looks at the screen.
//!
//! The answers come from the demo's cases, run through the engine in this process. They can be
//! held back, so that a test decides what comes when.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use kezek::casework::queue::Row;
use kezek::casework::queue::filter::{self, FilterContext};
use kezek::casework::{Actor, CaseId, Now, offers};
use kezek::regulation::Language;
use kezek::wire::problem::ProblemKind;
use kezek::wire::session::{Me, OfficeInfo, OfficeMode, SignInMeans};
use kezek::wire::{
    Actions, CommandAnswer, DraftBody, History, KeyState, LawRef, LeaseView, QueueList,
    QueueSummary,
};
use kezek::workstation::desk::Desk;
use kezek::workstation::dialogs::Verdict;
use kezek::workstation::effect::{CaseFile, Effect, InLine, Password, Question};
use kezek::workstation::fault::{Fault, FaultKind};
use kezek::workstation::keymap::Keymap;
use kezek::workstation::message::{DialogStart, Message, Reply, RowsAnswer, Submitted, ViewsRead};
use kezek::workstation::model::Model;
use kezek::workstation::options::DemoAccount;
use kezek::workstation::remote::Ticket;
use kezek::workstation::screens::queue::rows::Rows;
use kezek::workstation::theme::Theme;
use kezek::workstation::update::update;
use kezek::workstation::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use uuid::Uuid;

use crate::demo::office::{self, Dossier};
use crate::scenarios::lawbook;

/// The office behind the workstation.
pub struct House {
    pub cases: BTreeMap<CaseId, Dossier>,
    pub now: DateTime<Utc>,
    pub me: Option<Actor>,
    pub drafts: BTreeMap<(CaseId, &'static str), DraftBody>,
    /// What others have begun.
    pub begun: BTreeMap<CaseId, Vec<kezek::wire::DraftBegun>>,
    /// Who works on which case, and why they took it.
    pub leases: BTreeMap<CaseId, LeaseView>,
    /// The views kept on this machine.
    pub views: Option<String>,
    /// How far the cases were read.
    pub looks: BTreeMap<CaseId, kezek::wire::Look>,
    /// What another workstation kept of the same dialogs.
    pub other_drafts: BTreeMap<(CaseId, &'static str), DraftBody>,
    /// Whether somebody else has taken the lease.
    pub lease_lost: bool,
    /// What every question is answered with instead.
    pub down: Option<FaultKind>,
    /// How one can sign in.
    pub means: SignInMeans,
    /// Who has agreed to the sign-in at the provider, when somebody has.
    pub agreed: Option<&'static str>,
}

impl House {
    fn open() -> Self {
        let cases = office::cases()
            .values()
            .map(|dossier| {
                let copy = Dossier {
                    law: dossier.law.clone(),
                    case: dossier.case.clone(),
                    history: dossier.history.clone(),
                };
                (copy.case.id, copy)
            })
            .collect();
        Self {
            cases,
            now: office::opening().at,
            me: None,
            drafts: BTreeMap::new(),
            begun: BTreeMap::new(),
            leases: BTreeMap::new(),
            views: None,
            other_drafts: BTreeMap::new(),
            looks: BTreeMap::new(),
            lease_lost: false,
            down: None,
            means: SignInMeans {
                password: true,
                provider: None,
            },
            agreed: None,
        }
    }

    pub fn now(&self) -> Now {
        Now::of(self.now, lawbook().calendar())
    }

    fn law_ref(&self, dossier: &Dossier) -> LawRef {
        LawRef {
            service: dossier.case.application.service.clone(),
            edition: dossier.case.edition.clone(),
            edition_sha256: dossier.law.edition_sha256.clone(),
            policy_sha256: dossier.law.policy_sha256.clone(),
            calendar_sha256: dossier.law.calendar_sha256.clone(),
        }
    }

    pub fn actor(&self) -> Result<&Actor, Fault> {
        if let Some(kind) = self.down {
            return Err(Fault::of(kind));
        }
        self.me.as_ref().ok_or_else(|| {
            Fault::of(FaultKind::Problem(
                kezek::wire::problem::ProblemKind::NotSignedIn,
            ))
        })
    }

    /// The rows of a queue, in its order.
    pub fn rows(&self, slug: &str) -> Result<Vec<Row>, Fault> {
        let me = self.actor()?;
        let queue = lawbook()
            .queues()
            .iter()
            .find(|queue| queue.slug == slug)
            .expect("a queue");
        let filter = filter::parse(&queue.filter).expect("a filter");
        let context = FilterContext {
            me: &me.login,
            now: self.now,
            calendar: lawbook().calendar(),
        };
        let filter = filter.resolve(&context).expect("a calendar");
        Ok(self
            .cases
            .values()
            .filter(|dossier| me.belongs_to(dossier.case.unit()))
            .map(|dossier| Row::of(&dossier.case, dossier.stage()))
            .filter(|row| filter.matches(row))
            .collect())
    }

    fn queues(&self) -> Result<QueueList, Fault> {
        let me = self.actor()?;
        let mut seen: Vec<_> = lawbook()
            .queues()
            .iter()
            .filter(|queue| me.posts.iter().any(|post| queue.roles.contains(&post.role)))
            .collect();
        seen.sort_by_key(|queue| queue.position);
        let queues = seen
            .into_iter()
            .map(|definition| {
                let rows = self.rows(&definition.slug).expect("rows");
                let overdue = rows
                    .iter()
                    .filter(|row| row.due_at.is_some_and(|due| due < self.now));
                QueueSummary {
                    definition: definition.clone(),
                    count: rows.len() as u64,
                    overdue: overdue.count() as u64,
                    due_soon: 0,
                }
            })
            .collect();
        let mut laws: Vec<LawRef> = Vec::new();
        for dossier in self.cases.values() {
            let named = self.law_ref(dossier);
            if !laws.contains(&named) {
                laws.push(named);
            }
        }
        Ok(QueueList {
            queues,
            laws,
            now: self.now,
        })
    }

    pub fn dossier(&self, case: CaseId) -> Result<&Dossier, Fault> {
        self.actor()?;
        Ok(self.cases.get(&case).expect("a case of the demo"))
    }

    fn file(&self, case: CaseId) -> Result<CaseFile, Fault> {
        let dossier = self.dossier(case)?;
        let own = &self.actor()?.login;
        let begun = self.begun.get(&case).into_iter().flatten();
        let begun = begun.filter(|draft| draft.by.login != *own).cloned();
        let drafts = self
            .drafts
            .iter()
            .filter(|((of, _), _)| *of == case)
            .map(|((_, command), body)| (command.parse().expect("a command"), body.saved_at))
            .collect();
        Ok(CaseFile {
            case: Arc::new(dossier.case.clone().masked()),
            law: Arc::new(dossier.law.clone()),
            law_ref: self.law_ref(dossier),
            offers: offers(&dossier.case, &dossier.law, self.actor()?, self.now()),
            lease: self.leases.get(&case).and_then(|view| view.lease.clone()),
            lookers: Vec::new(),
            drafts,
            begun: begun.collect(),
            look: Some(self.looks.get(&case).cloned().unwrap_or_default()),
            now: self.now,
        })
    }

    fn actions(&self, case: CaseId) -> Result<(CaseId, Actions), Fault> {
        let dossier = self.dossier(case)?;
        let actions = Actions {
            version: dossier.case.version,
            offers: offers(&dossier.case, &dossier.law, self.actor()?, self.now()),
        };
        Ok((case, actions))
    }

    fn start(&self, case: CaseId, command: &'static str) -> Result<DialogStart, Fault> {
        let file = self.file(case)?;
        let unit = file.case.unit().clone();
        let colleagues = office::world()
            .accounts
            .iter()
            .map(kezek::demo::Account::actor)
            .filter(|actor| actor.has_any(&[kezek::regulation::Role::Executor], &unit))
            .map(|actor| actor.reference())
            .collect();
        Ok(DialogStart {
            draft: self.drafts.get(&(case, command)).cloned(),
            other_draft: self.other_drafts.get(&(case, command)).cloned(),
            was_recorded: false,
            fresh_key: Uuid::from_u128(42),
            colleagues,
            recent_findings: Vec::new(),
            lease: None,
            file,
        })
    }

    /// Carries a question out as the server would.
    pub fn answer(&mut self, question: &Question) -> Reply {
        match question {
            Question::SignIn { login, .. } => {
                if let Some(kind) = self.down {
                    return Reply::SignedIn(Err(Fault::of(kind)));
                }
                let me = office::actor(login);
                self.me = Some(me.clone());
                Reply::SignedIn(Ok(Me {
                    actor: me,
                    now: self.now,
                    office: OfficeInfo {
                        name: office::world().office.clone(),
                        mode: OfficeMode::Demo,
                    },
                }))
            }
            Question::SignInMeans | Question::BeginSignIn | Question::FinishSignIn(_) => {
                self.by_provider(question)
            }
            Question::SignOut => {
                self.me = None;
                Reply::SignedOut
            }
            Question::Queues => Reply::Queues(self.queues()),
            Question::Rows(question) => Reply::Rows(self.rows(&question.slug).map(|rows| {
                let sort = question.sort.parse().expect("an order");
                let rows = Rows::of(rows, sort);
                let etag = Some(format!("{:?}", rows.len()));
                match &question.shown {
                    Some(shown) if **shown == rows => RowsAnswer::Unchanged { at: None },
                    shown => RowsAnswer::Changed {
                        difference: shown
                            .as_ref()
                            .map(|shown| shown.differ(&rows))
                            .unwrap_or_default(),
                        rows: Arc::new(rows),
                        etag,
                        at: None,
                    },
                }
            })),
            Question::Law(named) => Reply::Law(self.actor().map(|_| {
                let dossier = self
                    .cases
                    .values()
                    .find(|dossier| self.law_ref(dossier) == *named)
                    .expect("a law of the demo");
                Arc::new(dossier.law.clone())
            })),
            Question::Preview(case) => Reply::Preview(self.actions(*case)),
            Question::Case(case) => Reply::Case(self.file(*case)),
            Question::Find(number) => Reply::Found(self.actor().and_then(|_| {
                let found = self.cases.values().find(|d| d.case.number == *number);
                found
                    .map(|dossier| dossier.case.id)
                    .ok_or_else(|| Fault::of(FaultKind::Problem(ProblemKind::NotFound)))
            })),
            Question::History(case) => Reply::History(self.dossier(*case).map(|dossier| History {
                events: dossier.history.clone(),
            })),
            Question::OpenDialog { case, command, .. } => {
                Reply::DialogReady(self.start(*case, command.code()))
            }
            Question::InLine(InLine::SaveDraft {
                case,
                command,
                body,
            }) => {
                self.drafts
                    .insert((*case, command.code()), (**body).clone());
                Reply::DraftSaved {
                    local: true,
                    server: self.down.is_none(),
                }
            }
            Question::InLine(InLine::DiscardDraft { case, command }) => {
                self.drafts.remove(&(*case, command.code()));
                Reply::DraftDiscarded
            }
            Question::InLine(InLine::KeepLook { case, look }) => {
                self.looks.insert(*case, (**look).clone());
                Reply::LookKept
            }
            Question::InLine(InLine::ReleaseLease(_)) => Reply::LeaseReleased,
            Question::Present => Reply::Present(self.actor().map(|_| ())),
            Question::Submit {
                case,
                command,
                based_on,
                ..
            } => {
                if let Some(kind) = self.down {
                    return Reply::Submitted(Submitted::Lost(Fault::of(kind)));
                }
                let now = self.now();
                let me = self.me.clone().expect("somebody is signed in");
                let dossier = self.cases.get_mut(case).expect("a case of the demo");
                assert_eq!(
                    *based_on, dossier.case.version,
                    "the version it was based on"
                );
                let kind = command.kind();
                match dossier.run(command, &me, now) {
                    Err(broken) => Reply::Submitted(Submitted::Refused(broken)),
                    Ok(()) => Reply::Submitted(Submitted::Recorded(CommandAnswer {
                        case_id: *case,
                        command: kind,
                        dry_run: false,
                        version: dossier.case.version,
                        events: Vec::new(),
                        warnings: Vec::new(),
                    })),
                }
            }
            Question::Try { case, command, .. } => {
                let me = self.me.clone().expect("somebody is signed in");
                let tried = self.cases[case].try_out(command, &me, self.now());
                Reply::Tried(tried.map_or_else(Verdict::Refused, |()| Verdict::Agreed))
            }
            Question::Key { .. } => Reply::Key(self.actor().map(|_| KeyState::Unknown)),
            Question::RenewLease(_) if self.lease_lost => {
                Reply::Lease(Err(Fault::of(FaultKind::Problem(ProblemKind::LeaseHeld))))
            }
            Question::RenewLease(_) => Reply::LeaseReleased,
            Question::LeaseOf(case) => self.lease_of(*case),
            Question::Moves(case) => self.moves(*case),
            Question::Follow => Reply::Following,
            Question::HandIn { application, .. } => Reply::HandedIn(self.hand_in(application)),
            Question::Reveal { .. } | Question::TakeOver { .. } => self.for_a_reason(question),
            Question::InLine(InLine::KeepViews(text)) => {
                self.views = Some(text.clone());
                Reply::ViewsKept(true)
            }
            Question::Views => Reply::Views(match &self.views {
                Some(text) => ViewsRead::Text(text.clone()),
                None => ViewsRead::None,
            }),
            Question::Batch(batch) => Reply::Batched(self.batch(&batch.items)),
            Question::OpenBulk(_) | Question::FirstRows(_) | Question::ViewCounts(_) => {
                self.answer_of_queue(question)
            }
            Question::NextCase(slug) => {
                Reply::NextCase(self.rows(slug).map(|rows| rows.first().map(|row| row.id)))
            }
            Question::NextWorkingDay => {
                self.now += TimeDelta::days(1);
                Reply::NextWorkingDay(Ok(kezek::wire::DemoDay { now: self.now }))
            }
        }
    }
}

/// The workstation with somebody before it.
pub struct Sitting {
    pub model: Model,
    pub house: House,
    /// What was asked and not answered yet.
    pub waiting: VecDeque<(Ticket, Question)>,
    /// Whether questions are answered as they are asked.
    pub answering: bool,
    pub quit: bool,
    /// The feed that is followed.
    pub following: Option<Ticket>,
    /// Every question that was asked.
    pub asked: Vec<Question>,
    /// What was handed to the terminal for its clipboard last.
    pub copied: Option<String>,
    pub wall: DateTime<Utc>,
    screen: Terminal<TestBackend>,
}

impl Sitting {
    pub fn new(columns: u16, rows: u16, language: Language) -> Self {
        let keymap = Keymap::builtin().expect("the keys are sound");
        let mut desk = Desk::new(
            language,
            Theme::monochrome(),
            keymap,
            "http://127.0.0.1:8490".to_owned(),
        );
        desk.size = (columns, rows);
        desk.accounts = office::world()
            .accounts
            .iter()
            .map(|account| DemoAccount {
                login: account.login.as_str().to_owned(),
                password: Password::new("x".to_owned()),
                role: account.role,
                name: account.name.clone(),
            })
            .collect();
        let wall = "2026-11-22T04:00:00Z".parse().expect("a moment");
        let mut sitting = Self {
            model: Model::new(desk, None),
            house: House::open(),
            waiting: VecDeque::new(),
            answering: true,
            quit: false,
            following: None,
            asked: Vec::new(),
            copied: None,
            wall,
            screen: Terminal::new(TestBackend::new(columns, rows)).expect("a screen"),
        };
        sitting.feed(Message::Tick(wall));
        sitting.feed(Message::Started);
        sitting
    }

    /// A sitting in which somebody has signed in.
    pub fn as_login(columns: u16, rows: u16, language: Language, login: &str) -> Self {
        let mut sitting = Self::new(columns, rows, language);
        let at = sitting
            .model
            .desk
            .accounts
            .iter()
            .position(|account| account.login == login)
            .expect("an account of the demo");
        for _ in 0..at {
            sitting.press("Down");
        }
        sitting.press("Enter");
        sitting.rest();
        sitting
    }

    pub fn feed(&mut self, message: Message) {
        let effects = update(&mut self.model, message);
        self.carry_out(effects);
    }

    /// Carries out what the workstation wants.
    pub fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask {
                    ticket,
                    question: Question::Follow,
                } => self.following = Some(ticket),
                Effect::Ask { ticket, question } => {
                    self.asked.push(question.clone());
                    self.waiting.push_back((ticket, question));
                }
                Effect::Cancel(ticket) => {
                    self.waiting.retain(|(asked, _)| *asked != ticket);
                    self.following = self.following.filter(|followed| *followed != ticket);
                }
                Effect::Redraw | Effect::Mouse(_) | Effect::Suspend => {}
                Effect::Copy(text) => self.copied = Some(text),
                Effect::Quit => self.quit = true,
            }
        }
        while self.answering && self.answer_one() {}
    }

    /// Answers the oldest question; returns whether there was one.
    pub fn answer_one(&mut self) -> bool {
        let Some((ticket, question)) = self.waiting.pop_front() else {
            return false;
        };
        let reply = self.house.answer(&question);
        self.reply(ticket, reply);
        true
    }

    pub fn reply(&mut self, ticket: Ticket, reply: Reply) {
        self.feed(Message::Reply {
            ticket,
            reply: Box::new(reply),
        });
    }

    /// Lets time go on, in steps in which a program would wake.
    pub fn wait(&mut self, span: TimeDelta) {
        let until = self.wall + span;
        while self.wall < until {
            self.wall = (self.wall + TimeDelta::milliseconds(200)).min(until);
            self.house.now += TimeDelta::milliseconds(200);
            self.feed(Message::Tick(self.wall));
        }
    }

    /// Waits until everything has come to rest.
    pub fn rest(&mut self) {
        self.wait(TimeDelta::seconds(1));
    }

    /// Draws and returns the screen, line by line.
    pub fn screen(&mut self) -> String {
        let model = &self.model;
        self.screen
            .draw(|frame| view(model, frame))
            .expect("a test screen draws");
        let buffer = self.screen.backend().buffer();
        let width = usize::from(buffer.area.width);
        let lines: Vec<String> = buffer
            .content()
            .chunks(width)
            .map(|cells| {
                let line: String = cells.iter().map(ratatui::buffer::Cell::symbol).collect();
                line.trim_end().to_owned()
            })
            .collect();
        lines.join("\n")
    }

    /// Draws and returns every cell.
    pub fn cells(&mut self) -> Vec<ratatui::buffer::Cell> {
        self.screen();
        self.screen.backend().buffer().content().to_vec()
    }

    /// Draws the screen as a picture, in colours.
    pub fn picture(&mut self) -> String {
        let quiet = std::mem::take(&mut self.model.desk.theme);
        self.screen();
        self.model.desk.theme = quiet;
        let backend = self.screen.backend();
        let caret = backend.cursor_position();
        let shown = backend.cursor_visible().then_some((caret.x, caret.y));
        kezek::workstation::picture::svg(backend.buffer(), shown)
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.screen = Terminal::new(TestBackend::new(width, height)).expect("a screen");
        self.feed(Message::Resized { width, height });
    }
}
