//! What stands around a dialog: it is opened with everything it looks at, its drafts are kept, its
//! command is sent once, and a lost answer is asked after, never sent again.

mod lease;
mod news;
mod others;
mod sent;

use chrono::{DateTime, TimeDelta, Utc};

use super::desk::Desk;
use super::dialogs::{Context, Dialog, DialogEffect, Input, SubmitAnswer};
use super::effect::{CaseFile, Effect, InLine, Question};
use super::fault::{Fault, FaultKind};
use super::message::DialogStart;
use super::notice::Severity;
use super::remote::{Remote, Ticket};
use super::show;
use crate::casework::{CaseId, CommandKind, PersonRef, RawText};
use crate::i18n::Arg;
use crate::wire::DraftBody;

pub use news::News;
use news::Sent;

/// How long after a lost answer the server is asked what became of the command.
const ASK_AFTER: TimeDelta = TimeDelta::seconds(2);
/// How often the server must say that it knows nothing of a command before that is believed: the
/// command may still be on its way.
const UNKNOWN_ENOUGH: u32 = 3;
/// How often the lease is renewed while a dialog is open.
const RENEW_EVERY: TimeDelta = TimeDelta::seconds(60);

/// The dialog that is open or being opened.
#[derive(Debug, Default)]
pub struct Host {
    opening: Option<Opening>,
    open: Option<Box<Open>>,
}

#[derive(Debug)]
struct Opening {
    ticket: Ticket,
    command: CommandKind,
    /// Which of the things the dialog can be about it is to be about.
    about: Option<String>,
}

/// An open dialog with what it looks at.
#[derive(Debug)]
struct Open {
    dialog: Dialog,
    command: CommandKind,
    file: CaseFile,
    colleagues: Vec<PersonRef>,
    recent_findings: Vec<RawText>,
    sent: Sent,
    /// The case is being fetched anew.
    reload: Remote<CaseFile>,
    /// The newest draft that is on its way.
    saving: Option<Ticket>,
    /// The server is being asked what it says of the command as it stood.
    tried: Option<Ticket>,
    renew_at: DateTime<Utc>,
    /// Somebody else has the case now; who, once the server said.
    lease_lost: bool,
    lost_to: Option<PersonRef>,
}

impl Host {
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    #[must_use]
    pub const fn is_opening(&self) -> bool {
        self.opening.is_some()
    }

    /// Returns whether a command is on its way, so that leaving would leave it unknown.
    #[must_use]
    pub fn is_sending(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.sent != Sent::Nothing)
    }

    /// Returns the case that the dialog is about.
    #[must_use]
    pub fn case(&self) -> Option<CaseId> {
        self.open.as_ref().map(|open| open.file.case.id)
    }

    /// Returns whether something that is laid over the dialog has the keyboard.
    #[must_use]
    pub fn has_choice(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.dialog.has_choice())
    }

    /// Returns the dialog for drawing, with what it looks at.
    pub fn shown<'a>(&'a self, desk: &'a Desk) -> Option<(&'a Dialog, Context<'a>)> {
        let open = self.open.as_deref()?;
        Some((&open.dialog, open.context(desk)?))
    }

    /// Returns when the dialog wants to be told that time has passed.
    #[must_use]
    pub fn next_wake(&self, wall: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let open = self.open.as_deref()?;
        let check = match open.sent {
            Sent::Checking {
                ask_at,
                asked: None,
                ..
            } => Some(ask_at),
            Sent::Nothing | Sent::Awaiting(_) | Sent::Checking { .. } => None,
        };
        [open.dialog.next_wake(wall), check, Some(open.renew_at)]
            .into_iter()
            .flatten()
            .min()
    }

    /// Begins to open a dialog.
    pub fn begin(
        &mut self,
        file: &CaseFile,
        command: CommandKind,
        about: Option<String>,
        desk: &mut Desk,
    ) -> Effect {
        let (ticket, effect) = desk.ask(Question::OpenDialog {
            case: file.case.id,
            unit: file.case.unit().clone(),
            command,
        });
        self.opening = Some(Opening {
            ticket,
            command,
            about,
        });
        effect
    }

    /// Stops opening a dialog.
    pub fn stop_opening(&mut self) -> Option<Effect> {
        self.opening
            .take()
            .map(|opening| Effect::Cancel(opening.ticket))
    }

    /// Returns whether an answer with this ticket is for the host.
    #[must_use]
    pub fn awaits(&self, ticket: Ticket) -> bool {
        let opening = self
            .opening
            .as_ref()
            .is_some_and(|opening| opening.ticket == ticket);
        opening
            || self.open.as_deref().is_some_and(|open| {
                open.reload.awaits(ticket)
                    || open.saving == Some(ticket)
                    || open.tried == Some(ticket)
                    || open.sent.awaits(ticket)
            })
    }

    /// Takes what a dialog needs to open, and opens it.
    pub fn ready(&mut self, answer: Result<DialogStart, Fault>, desk: &mut Desk) -> News {
        let Some(opening) = self.opening.take() else {
            return News::default();
        };
        let start = match desk.note(answer) {
            Ok(start) => start,
            Err(fault) => {
                let command = desk.speaker().say_code("command", opening.command.code());
                desk.complain(
                    "dialog-not-opened",
                    vec![("command", Arg::Text(command))],
                    fault,
                );
                return News::default();
            }
        };
        desk.set_law_time(start.file.now);
        desk.learn(&start.file.law_ref, &start.file.law);
        let held_by_other = start
            .lease
            .as_ref()
            .is_some_and(|lease| Some(&lease.holder.login) != desk.login());
        if let Some(lease) = start.lease.as_ref().filter(|_| held_by_other) {
            let speaker = desk.speaker();
            desk.say(
                Severity::Warning,
                "case-lease",
                vec![
                    ("name", Arg::Text(show::person(&lease.holder))),
                    ("since", Arg::Text(speaker.time(lease.since))),
                ],
            );
        }
        let Some(me) = desk.me.as_ref() else {
            return News::default();
        };
        let file = start.file;
        let ctx = Context {
            case: &file.case,
            law: &file.law,
            actor: &me.actor,
            now: desk.now(&file.law),
            wall: desk.wall,
            offers: &file.offers,
            colleagues: &start.colleagues,
            recent_findings: &start.recent_findings,
            speaker: desk.speaker(),
            theme: desk.theme,
            office: &me.office,
        };
        let mut dialog = Dialog::open(opening.command, &ctx, start.draft.as_ref(), start.fresh_key);
        if let Some(draft) = &start.draft
            && (start.other_draft.is_some() || start.was_recorded)
        {
            dialog.ask_about_draft(draft, start.other_draft.as_ref(), start.was_recorded);
        }
        if let Some(about) = opening.about.filter(|_| start.draft.is_none()) {
            dialog.choose(&about, &ctx);
        }
        let news = News {
            file: Some(Box::new(file.clone())),
            ..News::default()
        };
        self.open = Some(Box::new(Open {
            dialog,
            command: opening.command,
            file,
            colleagues: start.colleagues,
            recent_findings: start.recent_findings,
            sent: Sent::Nothing,
            reload: Remote::default(),
            saving: None,
            tried: None,
            renew_at: desk.wall + RENEW_EVERY,
            lease_lost: held_by_other,
            lost_to: None,
        }));
        news
    }

    /// Gives the dialog what happened and carries out what it wants.
    pub fn input(&mut self, input: Input, desk: &mut Desk) -> News {
        let mut news = News::default();
        let Some(open) = self.open.as_deref_mut() else {
            return news;
        };
        let wanted = {
            let Some(ctx) = context(&open.file, &open.colleagues, &open.recent_findings, desk)
            else {
                return news;
            };
            open.dialog.update(input, &ctx)
        };
        for effect in wanted {
            self.carry_out(effect, desk, &mut news);
        }
        news
    }

    fn carry_out(&mut self, effect: DialogEffect, desk: &mut Desk, news: &mut News) {
        let Some(open) = self.open.as_deref_mut() else {
            return;
        };
        let case = open.file.case.id;
        match effect {
            DialogEffect::Redraw => {}
            DialogEffect::Close => {
                news.closed = true;
                let effect = open.leave(desk);
                news.effects.push(effect);
                self.open = None;
            }
            DialogEffect::SaveDraft(body) => {
                let effect = open.save(Box::new(body), desk);
                news.effects.push(effect);
            }
            DialogEffect::DiscardDraft => {
                desk.drafts.gone(case, open.command);
                let (_, effect) = desk.ask(Question::InLine(InLine::DiscardDraft {
                    case,
                    command: open.command,
                }));
                news.effects.push(effect);
            }
            DialogEffect::Try { command, based_on } => {
                if desk.is_offline() {
                    return;
                }
                let (ticket, effect) = desk.ask(Question::Try {
                    case,
                    command,
                    based_on,
                });
                open.tried = Some(ticket);
                news.effects.push(effect);
            }
            DialogEffect::Rebase => news.effects.push(open.fetch(desk)),
            DialogEffect::Submit {
                command,
                idempotency_key,
                based_on,
            } => {
                if desk.is_offline() {
                    let fault = Fault::of(FaultKind::Unreachable);
                    open.keep_fault("command-failed", &fault, desk);
                    let more = self.input(Input::Answer(SubmitAnswer::Failed { fault }), desk);
                    news.merge(more);
                    return;
                }
                let (ticket, effect) = desk.ask(Question::Submit {
                    case,
                    command,
                    idempotency_key,
                    based_on,
                });
                open.sent = Sent::Awaiting(ticket);
                news.effects.push(effect);
            }
        }
    }

    /// Takes where a draft was kept, and sends the newer one that waited.
    pub fn draft_saved(&mut self, local: bool, server: bool, desk: &mut Desk) -> News {
        let mut news = News::default();
        if let Some(open) = self.open.as_deref_mut() {
            open.saving = None;
            if local || server {
                let case = &open.file.case;
                let at = desk.wall;
                desk.drafts.saved(case.id, &case.number, open.command, at);
            }
        }
        if !local && !server {
            desk.complain(
                "draft-kept-nowhere",
                Vec::new(),
                Fault::of(FaultKind::DraftNotSaved),
            );
        }
        news.merge(self.input(Input::DraftSaved { local, server }, desk));
        news
    }

    /// Does what is due by now.
    pub fn tick(&mut self, desk: &mut Desk) -> News {
        let mut news = News::default();
        let Some(open) = self.open.as_deref_mut() else {
            return news;
        };
        if let Sent::Checking {
            key,
            ask_at,
            asked: asked @ None,
            ..
        } = &mut open.sent
            && *ask_at <= desk.wall
        {
            let (ticket, effect) = desk.ask(Question::Key {
                idempotency_key: *key,
            });
            *asked = Some(ticket);
            news.effects.push(effect);
        }
        if open.renew_at <= desk.wall {
            open.renew_at = desk.wall + RENEW_EVERY;
            let (_, effect) = desk.ask(Question::RenewLease(open.file.case.id));
            news.effects.push(effect);
        }
        let wanted = open
            .dialog
            .next_wake(desk.wall)
            .is_some_and(|at| at <= desk.wall + TimeDelta::milliseconds(250));
        if wanted {
            news.merge(self.input(Input::Tick, desk));
        }
        news
    }

    /// Saves what is not saved yet, because the program or the session ends now.
    pub fn flush(&mut self, desk: &mut Desk) -> Vec<Effect> {
        // Seen from later on, everything typed is due to be saved.
        let wall = desk.wall;
        desk.wall = wall + TimeDelta::seconds(5);
        let news = self.input(Input::Tick, desk);
        desk.wall = wall;
        news.effects
    }

    /// Closes the dialog; its draft stays.
    pub fn close(&mut self, desk: &mut Desk) -> Vec<Effect> {
        let mut effects = self.flush(desk);
        effects.extend(self.stop_opening());
        if let Some(open) = self.open.take() {
            effects.push(open.leave(desk));
        }
        effects
    }
}

impl Open {
    fn context<'a>(&'a self, desk: &'a Desk) -> Option<Context<'a>> {
        context(&self.file, &self.colleagues, &self.recent_findings, desk)
    }

    fn fetch(&mut self, desk: &mut Desk) -> Effect {
        desk.ask_for(&mut self.reload, Question::Case(self.file.case.id))
    }

    /// Saves a draft.
    fn save(&mut self, body: Box<DraftBody>, desk: &mut Desk) -> Effect {
        let (ticket, effect) = desk.ask(Question::InLine(InLine::SaveDraft {
            case: self.file.case.id,
            command: self.command,
            body,
        }));
        self.saving = Some(ticket);
        effect
    }

    /// Gives the lease back.
    fn leave(&self, desk: &mut Desk) -> Effect {
        let (_, effect) = desk.ask(Question::InLine(InLine::ReleaseLease(self.file.case.id)));
        effect
    }
}

fn context<'a>(
    file: &'a CaseFile,
    colleagues: &'a [PersonRef],
    recent_findings: &'a [RawText],
    desk: &'a Desk,
) -> Option<Context<'a>> {
    let me = desk.me.as_ref()?;
    Some(Context {
        case: &file.case,
        law: &file.law,
        actor: &me.actor,
        now: desk.now(&file.law),
        wall: desk.wall,
        offers: &file.offers,
        colleagues,
        recent_findings,
        speaker: desk.speaker(),
        theme: desk.theme,
        office: &me.office,
    })
}
