//! Answers the workstation's questions: asks the server, keeps drafts on this machine.
//!
//! One reply to each question. Drafts go through a [`DraftLine`], in the order in which they were
//! typed.

mod bulk;
mod case;
mod commands;
pub mod look;
mod views;

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use self::look::Outside;
use super::dialogs::lineage::{Descent, descent};
use super::draft_line::DraftLine;
use super::effect::{InLine, Password, Question, RowsQuestion};
use super::fault::{Fault, FaultKind};
use super::message::{DialogStart, Reply, RowsAnswer};
use super::screens::queue::rows::Rows;
use crate::casework::queue::packed::PackedRows;
use crate::casework::{Application, CaseId, CommandKind, Login, RawText};
use crate::client::drafts::{DraftName, DraftStore};
use crate::client::views::ViewFile;
use crate::client::{Client, ClientError, Follower, Fresh};
use crate::regulation::UnitId;
use crate::wire::problem::{Problem, ProblemKind};
use crate::wire::{DraftBody, KeyState, Me, Receipt, SessionOpened};

/// What answering needs. Clones share the session.
#[derive(Clone)]
pub struct Worker {
    client: Client,
    draft_dir: PathBuf,
    line: DraftLine,
    /// The drafts of whoever is signed in.
    drafts: Arc<Mutex<Option<Arc<DraftStore>>>>,
    /// Who is signed in.
    login: Arc<Mutex<Option<Login>>>,
    /// The version of the counts that came last.
    queues_etag: Arc<Mutex<Option<String>>>,
    /// Where the views of whoever is signed in are kept.
    views: Arc<Mutex<Option<ViewFile>>>,
    outside: Outside,
}

impl Worker {
    #[must_use]
    pub fn new(client: Client, draft_dir: PathBuf, line: DraftLine) -> Self {
        Self {
            client,
            draft_dir,
            line,
            drafts: Arc::default(),
            login: Arc::default(),
            queues_etag: Arc::default(),
            views: Arc::default(),
            outside: Outside::default(),
        }
    }

    /// Shows papers outside with a program of the institution's choice.
    #[must_use]
    pub fn showing_with(mut self, viewer: Vec<String>) -> Self {
        self.outside = Outside::with(viewer);
        self
    }

    /// Returns who follows the feed of changes in this session.
    #[must_use]
    pub fn follower(&self) -> Follower {
        Follower::new(self.client.clone())
    }

    /// Answers a question.
    pub async fn answer(&self, question: Question) -> Reply {
        match question {
            Question::SignIn { login, password } => {
                Reply::SignedIn(self.sign_in(&login, &password).await)
            }
            Question::Present => Reply::Present(self.client.me().await.map(drop).map_err(fault)),
            Question::SignInMeans => {
                Reply::SignInMeans(self.client.sign_in_means().await.map_err(fault))
            }
            Question::BeginSignIn => {
                Reply::SignInBegun(self.client.begin_sign_in().await.map_err(fault))
            }
            Question::FinishSignIn(begun) => {
                let finished = self.client.finish_sign_in(&begun.device_code).await;
                Reply::SignInFinished(
                    finished
                        .map(|outcome| outcome.map(|opened| self.opened(opened)))
                        .map_err(fault),
                )
            }
            Question::SignOut => {
                // Forgotten here whatever the server says; there it ends by itself.
                let _ = self.client.sign_out().await;
                self.keep_drafts_in(None);
                Reply::SignedOut
            }
            Question::Queues => self.queues().await,
            Question::Rows(question) => Reply::Rows(self.rows(question).await),
            Question::Law(named) => {
                Reply::Law(self.client.law(&named).await.map(Arc::new).map_err(fault))
            }
            Question::Preview(case) => Reply::Preview(
                self.client
                    .actions(case)
                    .await
                    .map(|actions| (case, actions))
                    .map_err(fault),
            ),
            Question::Case(case) => Reply::Case(self.case(case).await),
            Question::Find(number) => {
                let view = self.client.case_named(&number).await;
                Reply::Found(view.map(|view| view.case.id).map_err(fault))
            }
            Question::OwnDrafts => Reply::OwnDrafts(self.client.own_drafts().await.map_err(fault)),
            Question::History(case) => {
                Reply::History(self.client.events(case).await.map_err(fault))
            }
            Question::OpenDialog {
                case,
                unit,
                command,
            } => Reply::DialogReady(self.open_dialog(case, &unit, command).await),
            Question::InLine(errand) => self.in_line(errand).await.await,
            Question::Submit {
                case,
                command,
                idempotency_key,
                based_on,
            } => Reply::Submitted(self.submit(case, &command, idempotency_key, based_on).await),
            Question::Try {
                case,
                command,
                based_on,
            } => Reply::Tried(self.try_out(case, &command, based_on).await),
            Question::Key { idempotency_key } => {
                Reply::Key(self.client.key_state(idempotency_key).await.map_err(fault))
            }
            // An open dialog alone is nobody at work.
            Question::RenewLease(case) => Reply::Lease(
                self.client
                    .in_background()
                    .lease_renew(case)
                    .await
                    .map_err(fault),
            ),
            Question::LeaseOf(case) => Reply::LeaseOf(
                self.client
                    .in_background()
                    .lease_of(case)
                    .await
                    .map(|view| (case, view))
                    .map_err(fault),
            ),
            Question::Moves(case) => Reply::Moves(
                self.client
                    .in_background()
                    .events(case)
                    .await
                    .map(|history| (case, history))
                    .map_err(fault),
            ),
            // Carried out by whoever can say more than one thing.
            Question::Follow => Reply::Following,
            Question::HandIn {
                application,
                of,
                why,
            } => Reply::HandedIn(self.hand_in(*application, of, why).await),
            Question::Reveal { case, reason } => {
                let numbers = self.client.reveal(case, reason).await;
                Reply::Revealed(numbers.map(|numbers| (case, numbers)).map_err(fault))
            }
            Question::TakeOver { case, reason } => {
                let lease = self.client.lease_take_over(case, reason).await;
                Reply::TakenOver(lease.map(|lease| (case, lease)).map_err(fault))
            }
            Question::NextWorkingDay => {
                Reply::NextWorkingDay(self.client.demo_next_working_day().await.map_err(fault))
            }
            Question::Views => Reply::Views(self.views().await),
            Question::OpenBulk(count) => Reply::BulkReady(self.open_bulk(count).await),
            Question::Batch(batch) => Reply::Batched(self.batch(*batch).await),
            Question::FirstRows(slug) => {
                let rows = self.first_rows(&slug).await;
                Reply::FirstRows(slug, rows)
            }
            Question::ViewCounts(views) => Reply::ViewCounts(self.view_counts(views).await),
            Question::Page(asked) => Reply::Page(self.page(asked).await),
            Question::OpenOutside(document) => {
                Reply::OpenedOutside(self.open_outside(document).await)
            }
            Question::NextCase(slug) => Reply::NextCase(
                self.client
                    .next(&slug)
                    .await
                    .map(|view| view.map(|view| view.case.id))
                    .map_err(fault),
            ),
        }
    }

    /// Does what must be done in the order in which it was asked, and returns the rest, which may
    /// take its time.
    pub async fn in_line(&self, errand: InLine) -> Pin<Box<dyn Future<Output = Reply> + Send>> {
        match errand {
            InLine::SaveDraft {
                case,
                command,
                body,
            } => {
                let name = DraftName {
                    case,
                    kind: command,
                };
                Box::pin(self.line.save(self.store(), name, *body).await)
            }
            InLine::DiscardDraft { case, command } => {
                let name = DraftName {
                    case,
                    kind: command,
                };
                let reply = self.line.discard(self.store(), name).await;
                Box::pin(std::future::ready(reply))
            }
            InLine::KeepLook { case, look } => {
                Box::pin(std::future::ready(self.line.look(case, look)))
            }
            InLine::ReleaseLease(case) => Box::pin(std::future::ready(self.line.release(case))),
            InLine::KeepViews(text) => {
                let kept = self.keep_views(text).await;
                Box::pin(std::future::ready(Reply::ViewsKept(kept)))
            }
        }
    }

    async fn sign_in(&self, login: &str, password: &Password) -> Result<Me, Fault> {
        let opened = self
            .client
            .sign_in(login, password.expose())
            .await
            .map_err(fault)?;
        Ok(self.opened(opened))
    }

    /// Makes ready for whoever has just signed in.
    fn opened(&self, opened: SessionOpened) -> Me {
        let store = DraftStore::open(
            &self.draft_dir,
            self.client.address(),
            &opened.me.actor.login,
            &opened.draft_key,
        );
        // Without a place on this machine drafts are kept on the server alone, which each save
        // says.
        self.keep_drafts_in(store.ok().map(Arc::new));
        *self.login.lock().unwrap_or_else(PoisonError::into_inner) =
            Some(opened.me.actor.login.clone());
        *self.lock_etag() = None;
        let views = ViewFile::of(
            &self.draft_dir.with_file_name("views"),
            self.client.address(),
            &opened.me.actor.login,
        );
        *self.views.lock().unwrap_or_else(PoisonError::into_inner) = Some(views);
        opened.me
    }

    fn keep_drafts_in(&self, store: Option<Arc<DraftStore>>) {
        *self.drafts.lock().unwrap_or_else(PoisonError::into_inner) = store;
    }

    fn login(&self) -> Option<Login> {
        let login = self.login.lock();
        login.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn store(&self) -> Option<Arc<DraftStore>> {
        self.drafts
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Hands in what grew out of a case. That was shown with masked numbers; the application needs
    /// them whole.
    async fn hand_in(
        &self,
        mut application: Application,
        of: CaseId,
        why: RawText,
    ) -> Result<Receipt, Fault> {
        if application.is_masked() {
            let numbers = self.client.reveal(of, why).await.map_err(fault)?;
            application = application.with_numbers(numbers);
        }
        self.client.hand_in(&application).await.map_err(fault)
    }

    async fn queues(&self) -> Reply {
        let known = self.lock_etag().clone();
        let client = self.client.in_background();
        Reply::Queues(match client.queues(known.as_deref()).await {
            Ok(Fresh::New { value, etag }) => {
                *self.lock_etag() = etag;
                Ok(value)
            }
            Ok(Fresh::NotModified) if known.is_some() => return Reply::QueuesUnchanged,
            Ok(Fresh::NotModified) => Err(Fault::of(FaultKind::Unreadable)),
            Err(error) => Err(fault(error)),
        })
    }

    fn lock_etag(&self) -> std::sync::MutexGuard<'_, Option<String>> {
        self.queues_etag
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    async fn rows(&self, question: RowsQuestion) -> Result<RowsAnswer, Fault> {
        let since = question
            .since
            .as_deref()
            .filter(|_| question.base.is_some());
        let answer = self
            .client
            .in_background()
            .stream_since(&question.slug, question.etag.as_deref(), since)
            .await
            .map_err(fault)?;
        let Fresh::New { mut value, etag } = answer else {
            return Ok(RowsAnswer::Unchanged { at: question.since });
        };
        let is_delta = value.is_delta();
        let expected = value.expected().unwrap_or_default();
        let mut came = PackedRows::default();
        while let Some(batch) = value.next_batch().await.map_err(fault)? {
            let is_first = came.is_empty();
            came.extend(batch);
            if is_first {
                came.expect(expected);
            }
        }
        let (left, at) = value.into_rest();
        // Sorting and comparing a large queue takes a while: not on the threads that wait.
        tokio::task::spawn_blocking(move || {
            let rows = match question.base {
                Some(base) if is_delta => base.laid_over(&came, &left),
                _ => Rows::packed(came, question.sort.parse().unwrap_or_default()),
            };
            let difference = question
                .shown
                .map(|shown| shown.differ(&rows))
                .unwrap_or_default();
            RowsAnswer::Changed {
                rows: Arc::new(rows),
                etag,
                at,
                difference,
            }
        })
        .await
        .map_err(|_| Fault::of(FaultKind::Unreadable))
    }

    async fn open_dialog(
        &self,
        case: CaseId,
        unit: &UnitId,
        command: CommandKind,
    ) -> Result<DialogStart, Fault> {
        let lease = match self.client.lease_take(case).await {
            Ok(lease) => Some(lease),
            // Somebody else has it: a courtesy, not a lock.
            Err(error) if error.is(ProblemKind::LeaseHeld) => None,
            Err(error) => return Err(fault(error)),
        };
        let held = lease.is_some();
        let file = self.case(case).await?;
        let (draft, colleagues, recent) = tokio::join!(
            self.draft(case, command),
            self.client.colleagues(),
            self.client.recent_findings()
        );
        let mut colleagues = colleagues.map_err(fault)?;
        let (draft, other_draft) = draft?;
        let was_recorded = match &draft {
            Some(draft) => matches!(
                self.client.key_state(draft.idempotency_key).await,
                Ok(KeyState::Done { .. })
            ),
            None => false,
        };
        Ok(DialogStart {
            draft,
            other_draft,
            was_recorded,
            fresh_key: Uuid::now_v7(),
            colleagues: colleagues.by_unit.remove(unit).unwrap_or_default(),
            recent_findings: recent.map_err(fault)?.findings,
            lease: if held { lease } else { file.lease.clone() },
            file,
        })
    }

    /// Returns the draft to go on with: the one on this machine or the server's, whichever grew
    /// out of the other; of two that grew apart, the one on this machine and the other.
    async fn draft(
        &self,
        case: CaseId,
        command: CommandKind,
    ) -> Result<(Option<DraftBody>, Option<DraftBody>), Fault> {
        let store = self.store();
        let name = DraftName {
            case,
            kind: command,
        };
        let local = tokio::task::spawn_blocking(move || store?.load(name).ok()?)
            .await
            .unwrap_or_default();
        let remote = match self.client.draft_get(case, command).await {
            Ok(draft) => draft,
            // What is on this machine is worth opening without the server's copy.
            Err(_) if local.is_some() => None,
            Err(error) => return Err(fault(error)),
        };
        Ok(match (local, remote) {
            (Some(local), Some(remote)) => match descent(&local, &remote) {
                Descent::First => (Some(local), None),
                Descent::Second => (Some(remote), None),
                Descent::Apart => (Some(local), Some(remote)),
            },
            (local, remote) => (local.or(remote), None),
        })
    }
}

/// Returns what an error of the client means for an officer.
fn fault(error: ClientError) -> Fault {
    let kind = match &error {
        ClientError::Problem(problem) => FaultKind::Problem(problem.kind),
        ClientError::BadAddress(_)
        | ClientError::PlainHttp(_)
        | ClientError::NoEncryption(_)
        | ClientError::Unreachable { .. } => FaultKind::Unreachable,
        ClientError::TimedOut { .. } | ClientError::Hangup { .. } | ClientError::Cancelled => {
            FaultKind::TimedOut
        }
        ClientError::NotOurServer { .. } => FaultKind::NotKezek,
        ClientError::Garbled { .. }
        | ClientError::TooLarge { .. }
        | ClientError::NewerProblem { .. } => FaultKind::Unreadable,
    };
    match error {
        ClientError::Problem(problem) => {
            let Problem {
                detail,
                violations,
                support_code,
                ..
            } = *problem;
            Fault {
                kind,
                detail: detail.map(RawText::from),
                support_code: support_code.map(RawText::from),
                violations,
            }
        }
        error => Fault {
            detail: Some(RawText::from(error.to_string())),
            ..Fault::of(kind)
        },
    }
}
