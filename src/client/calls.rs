//! The endpoints that people's work goes through: sessions, queues, cases, commands, leases, drafts.

use reqwest::header::IF_MATCH;
use reqwest::{Method, StatusCode};
use uuid::Uuid;

use super::ClientError;
use super::connection::{Client, Fresh};
use crate::casework::masking::PersonalNumbers;
use crate::casework::{Application, CaseId, Command, CommandKind, RawText};
use crate::wire::{
    Actions, Batch, BatchAnswer, CaseView, ClockView, Colleagues, CommandAnswer, DemoDay,
    DraftBody, DraftList, History, KeyState, Lease, LeaseView, Look, Me, OwnDrafts, QueueList,
    QueuePage, Receipt, RecentFindings, Reveal, TakeOver, problem::ProblemKind,
};

const NO_BODY: Option<&()> = None;

/// The header that makes a command take effect at most once.
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// What a page of a queue is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageRequest<'a> {
    /// In the filter language; beside the queue's own.
    pub filter: &'a str,
    /// Such as `-registered`; empty for the queue's own order.
    pub sort: &'a str,
    /// Rows on the page; 0 for as many as the server likes.
    pub limit: u32,
    /// The cursor of the page before.
    pub after: Option<&'a str>,
}

impl Client {
    /// Ends the session on the server. Here it is forgotten whatever the server says.
    ///
    /// # Errors
    /// Any [`ClientError`]: the session may live on there until it ends by itself.
    pub async fn sign_out(&self) -> Result<(), ClientError> {
        let request = self.request(Method::DELETE, &["sessions", "current"]);
        self.set_token(None);
        self.act_silently(request, NO_BODY).await
    }

    /// Forgets the session here, without a word to the server.
    pub fn forget_session(&self) {
        self.set_token(None);
    }

    /// Asks who is signed in.
    ///
    /// # Errors
    /// [`ProblemKind::NotSignedIn`] when the session ended.
    pub async fn me(&self) -> Result<Me, ClientError> {
        self.ask("account", self.get(&["me"])).await
    }

    /// Asks which queues there are and how much waits in each.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn queues(&self, etag: Option<&str>) -> Result<Fresh<QueueList>, ClientError> {
        self.ask_fresh("list of queues", self.get(&["queues"]), etag)
            .await
    }

    /// Asks for one page of a queue.
    ///
    /// # Errors
    /// [`ProblemKind::BodyInvalid`] for a filter, an order or a cursor that makes no sense.
    pub async fn queue_page(
        &self,
        slug: &str,
        page: &PageRequest<'_>,
    ) -> Result<QueuePage, ClientError> {
        let mut query: Vec<(&str, String)> = Vec::new();
        if !page.filter.is_empty() {
            query.push(("filter", page.filter.to_owned()));
        }
        if !page.sort.is_empty() {
            query.push(("sort", page.sort.to_owned()));
        }
        if page.limit > 0 {
            query.push(("limit", page.limit.to_string()));
        }
        if let Some(after) = page.after {
            query.push(("after", after.to_owned()));
        }
        let request = self.get(&["queues", slug, "cases"]).query(&query);
        self.ask("page of a queue", request).await
    }

    /// Takes the next case of a queue that nobody works on, with its lease; `None` when nothing
    /// waits.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn next(&self, slug: &str) -> Result<Option<CaseView>, ClientError> {
        let request = self.request(Method::POST, &["queues", slug, "next"]);
        let answer = self.act_raw(request, NO_BODY).await?;
        if answer.status() == StatusCode::NO_CONTENT {
            return Ok(None);
        }
        answer.json("next case").await.map(Some)
    }

    /// Asks for a case; the view is logged there.
    ///
    /// # Errors
    /// [`ProblemKind::NotFound`] when it is not there or not in a unit of the person.
    pub async fn case(&self, case: CaseId) -> Result<CaseView, ClientError> {
        let view = self.case_named(&case.to_string()).await?;
        same_case(case, view.case.id, "case")?;
        Ok(view)
    }

    /// Asks for a case by its id or by the number that people use.
    ///
    /// # Errors
    /// [`ProblemKind::NotFound`] when it is not there or not in a unit of the person.
    pub async fn case_named(&self, name: &str) -> Result<CaseView, ClientError> {
        self.ask("case", self.get(&["cases", name])).await
    }

    /// Asks what can be done with a case, and why the rest cannot.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn actions(&self, case: CaseId) -> Result<Actions, ClientError> {
        let request = self.get(&["cases", &case.to_string(), "actions"]);
        self.ask("list of actions", request).await
    }

    /// Asks for the limits of a case, day by day.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn clock(&self, case: CaseId) -> Result<ClockView, ClientError> {
        let request = self.get(&["cases", &case.to_string(), "clock"]);
        self.ask("clock of a case", request).await
    }

    /// Asks for the history of a case.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn events(&self, case: CaseId) -> Result<History, ClientError> {
        let request = self.get(&["cases", &case.to_string(), "events"]);
        self.ask("history of a case", request).await
    }

    /// Sends a command, based on a version of the case; with `dry_run` it is only checked. It is
    /// sent once, whatever happens.
    ///
    /// # Errors
    /// [`ProblemKind::Violations`], [`ProblemKind::VersionConflict`] and others; see
    /// [`ClientError::outcome_unknown`].
    pub async fn command(
        &self,
        case: CaseId,
        command: &Command,
        version: u64,
        key: Uuid,
        dry_run: bool,
    ) -> Result<CommandAnswer, ClientError> {
        let mut request = self
            .request(Method::POST, &["cases", &case.to_string(), "commands"])
            .header(IF_MATCH, format!("\"{version}\""))
            .header(IDEMPOTENCY_KEY, key.to_string());
        if dry_run {
            request = request.query(&[("dry_run", "true")]);
        }
        let answer: CommandAnswer = self
            .act("answer to a command", request, Some(command))
            .await?;
        same_case(case, answer.case_id, "answer to a command")?;
        if answer.command != command.kind() || answer.dry_run != dry_run {
            return Err(ClientError::Garbled {
                what: "answer to a command",
                detail: "it answers another one".to_owned(),
            });
        }
        Ok(answer)
    }

    /// Sends many commands, each with its own version and key. They are sent once, whatever
    /// happens.
    ///
    /// # Errors
    /// Any [`ClientError`], when nothing is known of any of them; what became of each stands in
    /// the answer.
    pub async fn commands(&self, batch: &Batch) -> Result<BatchAnswer, ClientError> {
        let request = self.request(Method::POST, &["commands:batch"]);
        let answer: BatchAnswer = self.act("answer to a batch", request, Some(batch)).await?;
        let keys = |keys: &mut dyn Iterator<Item = &str>| -> Vec<String> {
            keys.map(str::to_owned).collect()
        };
        let sent = keys(&mut batch.items.iter().map(|item| &*item.idempotency_key));
        let answered = keys(&mut answer.results.iter().map(|one| &*one.idempotency_key));
        if sent != answered {
            return Err(ClientError::Garbled {
                what: "answer to a batch",
                detail: "it answers another one".to_owned(),
            });
        }
        Ok(answer)
    }

    /// Asks what became of an idempotency key.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn key_state(&self, key: Uuid) -> Result<KeyState, ClientError> {
        let request = self.get(&["commands", &key.to_string()]);
        self.ask("state of a command", request).await
    }

    /// Asks who works on a case and, where it was taken over, why.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn lease_of(&self, case: CaseId) -> Result<LeaseView, ClientError> {
        self.ask("lease", self.lease_request(Method::GET, case))
            .await
    }

    /// Takes the lease of a case, so that others see who works on it.
    ///
    /// # Errors
    /// [`ProblemKind::LeaseHeld`] when somebody else has it.
    pub async fn lease_take(&self, case: CaseId) -> Result<Lease, ClientError> {
        let request = self.lease_request(Method::POST, case);
        self.act("lease", request, NO_BODY).await
    }

    /// Holds the lease for longer: the holder takes it again.
    ///
    /// # Errors
    /// [`ProblemKind::LeaseHeld`] when somebody else has it by now.
    pub async fn lease_renew(&self, case: CaseId) -> Result<Lease, ClientError> {
        self.lease_take(case).await
    }

    /// Takes the lease from its holder, who will see the reason.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn lease_take_over(
        &self,
        case: CaseId,
        reason: RawText,
    ) -> Result<Lease, ClientError> {
        let request = self.lease_request(Method::PUT, case);
        self.act("lease", request, Some(&TakeOver { reason })).await
    }

    /// Asks for the personal numbers of a case, whole. That, and why, stands in the access log.
    ///
    /// # Errors
    /// [`ProblemKind::NotAllowed`] for whoever only looks.
    pub async fn reveal(
        &self,
        case: CaseId,
        reason: RawText,
    ) -> Result<PersonalNumbers, ClientError> {
        let id = case.to_string();
        let request = self.request(Method::POST, &["cases", &id, "personal-numbers"]);
        let body = Some(&Reveal { reason });
        self.act("personal numbers", request, body).await
    }

    /// Gives the lease up.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn lease_drop(&self, case: CaseId) -> Result<(), ClientError> {
        let request = self.lease_request(Method::DELETE, case);
        self.act_silently(request, NO_BODY).await
    }

    fn lease_request(&self, method: Method, case: CaseId) -> reqwest::RequestBuilder {
        self.request(method, &["cases", &case.to_string(), "lease"])
    }

    /// Asks what the person has begun and not sent, in any case.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn own_drafts(&self) -> Result<OwnDrafts, ClientError> {
        self.ask("own drafts", self.get(&["drafts"])).await
    }

    /// Asks who has begun something about a case.
    ///
    /// # Errors
    /// [`ProblemKind::NotAllowed`] for whoever only looks.
    pub async fn drafts(&self, case: CaseId) -> Result<DraftList, ClientError> {
        self.ask("drafts", self.get(&["cases", &case.to_string(), "drafts"]))
            .await
    }

    /// Asks for the person's own draft on the server.
    ///
    /// # Errors
    /// Any [`ClientError`] but "not found", which is `None`.
    pub async fn draft_get(
        &self,
        case: CaseId,
        kind: CommandKind,
    ) -> Result<Option<DraftBody>, ClientError> {
        let request = self.draft_request(Method::GET, case, kind);
        match self.ask("draft", request).await {
            Ok(draft) => Ok(Some(draft)),
            Err(error) if error.is(ProblemKind::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Keeps a draft on the server.
    ///
    /// # Errors
    /// Any [`ClientError`]; the local copy is there all the same.
    pub async fn draft_put(
        &self,
        case: CaseId,
        kind: CommandKind,
        draft: &DraftBody,
    ) -> Result<(), ClientError> {
        let request = self.draft_request(Method::PUT, case, kind);
        self.act_silently(request, Some(draft)).await
    }

    /// Throws the draft on the server away.
    ///
    /// # Errors
    /// Any [`ClientError`] but "not found".
    pub async fn draft_delete(&self, case: CaseId, kind: CommandKind) -> Result<(), ClientError> {
        let request = self.draft_request(Method::DELETE, case, kind);
        match self.act_silently(request, NO_BODY).await {
            Err(error) if error.is(ProblemKind::NotFound) => Ok(()),
            outcome => outcome,
        }
    }

    /// Asks how far the person has read a case.
    ///
    /// # Errors
    /// Any [`ClientError`] but "not found": then nothing was read yet.
    pub async fn look_get(&self, case: CaseId) -> Result<Look, ClientError> {
        let request = self.kept_request(Method::GET, case, Look::KIND);
        match self.ask::<DraftBody>("draft", request).await {
            Ok(kept) => Ok(serde_json::from_value(kept.fields).unwrap_or_default()),
            Err(error) if error.is(ProblemKind::NotFound) => Ok(Look::default()),
            Err(error) => Err(error),
        }
    }

    /// Keeps how far the person has read a case, at `at` (wall time).
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn look_put(&self, case: CaseId, look: &Look) -> Result<(), ClientError> {
        let kept = DraftBody {
            case_version: look.version,
            idempotency_key: Uuid::nil(),
            fields: serde_json::to_value(look).unwrap_or_default(),
            saved_at: look.at.unwrap_or_default(),
        };
        let request = self.kept_request(Method::PUT, case, Look::KIND);
        self.act_silently(request, Some(&kept)).await
    }

    fn draft_request(
        &self,
        method: Method,
        case: CaseId,
        kind: CommandKind,
    ) -> reqwest::RequestBuilder {
        self.kept_request(method, case, kind.code())
    }

    fn kept_request(&self, method: Method, case: CaseId, kind: &str) -> reqwest::RequestBuilder {
        self.request(method, &["cases", &case.to_string(), "drafts", kind])
    }

    /// Hands an application in. Its papers must have been sent before.
    ///
    /// # Errors
    /// [`ProblemKind::Violations`], [`ProblemKind::NotInForce`], [`ProblemKind::AlreadyReceived`]
    /// and others.
    pub async fn hand_in(&self, application: &Application) -> Result<Receipt, ClientError> {
        let request = self.request(Method::POST, &["applications"]);
        self.act("receipt", request, Some(application)).await
    }

    /// Asks to whom a case can be assigned.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn colleagues(&self) -> Result<Colleagues, ClientError> {
        self.ask("list of colleagues", self.get(&["colleagues"]))
            .await
    }

    /// Asks for the officer's own last findings.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn recent_findings(&self) -> Result<RecentFindings, ClientError> {
        self.ask("list of findings", self.get(&["recent-findings"]))
            .await
    }

    /// Moves the clock of a demo server on to the next working day.
    ///
    /// # Errors
    /// [`ProblemKind::NotFound`] on any other server.
    pub async fn demo_next_working_day(&self) -> Result<DemoDay, ClientError> {
        let request = self.request(Method::POST, &["demo", "next-working-day"]);
        self.act("day of the demo", request, NO_BODY).await
    }
}

fn same_case(asked: CaseId, answered: CaseId, what: &'static str) -> Result<(), ClientError> {
    if asked == answered {
        return Ok(());
    }
    Err(ClientError::Garbled {
        what,
        detail: "it is about another case".to_owned(),
    })
}
