//! The office behind a workstation that is tried: answers every question from the demo's cases, run
//! through the engine in this process.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use kezek::casework::queue::Row;
use kezek::casework::queue::filter::{self, FilterContext};
use kezek::casework::{Actor, CaseId, Now, offers};
use kezek::wire::problem::ProblemKind;
use kezek::wire::session::{Me, OfficeInfo, OfficeMode, SignInMeans};
use kezek::wire::{
    Actions, CommandAnswer, DraftBody, History, KeyState, LawRef, LeaseView, OwnDraft, OwnDrafts,
    QueueList, QueueSummary,
};
use kezek::workstation::dialogs::Verdict;
use kezek::workstation::effect::{CaseFile, InLine, Question};
use kezek::workstation::fault::{Fault, FaultKind};
use kezek::workstation::message::{
    DialogStart, NotOpened, Reply, RowsAnswer, Submitted, ViewsRead,
};
use kezek::workstation::screens::queue::rows::Rows;
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
    pub fn open() -> Self {
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

    /// What whoever is signed in has begun, in any case.
    fn own_drafts(&self) -> Result<OwnDrafts, Fault> {
        self.actor()?;
        let mut drafts: Vec<OwnDraft> = self
            .drafts
            .iter()
            .map(|((case, kind), body)| OwnDraft {
                case_id: *case,
                number: self.cases[case].case.number.clone(),
                kind: (*kind).to_owned(),
                saved_at: body.saved_at,
            })
            .collect();
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.saved_at));
        Ok(OwnDrafts {
            drafts,
            more: false,
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
            Question::OwnDrafts => Reply::OwnDrafts(self.own_drafts()),
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
            Question::Page(asked) => Reply::Page(super::looking::page(asked)),
            Question::OpenOutside(_) => Reply::OpenedOutside(Err(NotOpened::NoProgram)),
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
