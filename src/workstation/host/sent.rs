//! What becomes of a command that was sent: an answer that was lost is asked after, never sent again.

use super::news::{News, Sent};
use super::{ASK_AFTER, Host, Open, UNKNOWN_ENOUGH};
use crate::casework::{CommandKind, RawText};
use crate::i18n::Arg;
use crate::wire::{CommandAnswer, KeyState};
use crate::workstation::desk::Desk;
use crate::workstation::dialogs::{Input, SubmitAnswer, Verdict};
use crate::workstation::fault::Fault;
use crate::workstation::message::Submitted;
use crate::workstation::notice::Severity;
use crate::workstation::screens::case::facts::procedure;
use crate::workstation::show;

impl Host {
    /// Takes what the server says of a command that was only tried.
    pub fn tried(&mut self, verdict: Verdict, desk: &mut Desk) -> News {
        if let Some(open) = self.open.as_deref_mut() {
            open.tried = None;
        }
        self.input(Input::Verdict(verdict), desk)
    }

    /// Takes what became of the command.
    pub fn submitted(&mut self, answer: Submitted, desk: &mut Desk) -> News {
        let Some(open) = self.open.as_deref_mut() else {
            return News::default();
        };
        open.sent = Sent::Nothing;
        let answer = match answer {
            Submitted::Recorded(answer) => {
                desk.heard();
                return self.recorded(answer, desk);
            }
            Submitted::Refused(violations) => {
                desk.heard();
                SubmitAnswer::Refused(violations)
            }
            Submitted::Conflict(conflict) => {
                desk.heard();
                SubmitAnswer::Conflict(conflict)
            }
            Submitted::Lost(fault) => {
                open.keep_fault("command-answer-lost", &fault, desk);
                let _: Result<(), Fault> = desk.note(Err(fault));
                open.sent = Sent::Checking {
                    key: open.dialog.idempotency_key(),
                    ask_at: desk.wall + ASK_AFTER,
                    asked: None,
                    unknown: 0,
                };
                SubmitAnswer::Checking
            }
            Submitted::Failed(fault) => {
                open.keep_fault("command-failed", &fault, desk);
                let _: Result<(), Fault> = desk.note(Err(fault.clone()));
                SubmitAnswer::Failed { fault }
            }
        };
        self.input(Input::Answer(answer), desk)
    }

    /// Takes what the server says became of a command whose answer was lost.
    pub fn key_state(&mut self, answer: Result<KeyState, Fault>, desk: &mut Desk) -> News {
        let answer = desk.note(answer);
        let wall = desk.wall;
        let Some(open) = self.open.as_deref_mut() else {
            return News::default();
        };
        let Sent::Checking {
            ask_at,
            asked,
            unknown,
            ..
        } = &mut open.sent
        else {
            return News::default();
        };
        *asked = None;
        *ask_at = wall + ASK_AFTER;
        match answer {
            Ok(KeyState::Done { answer }) => {
                open.sent = Sent::Nothing;
                self.recorded(answer, desk)
            }
            Ok(KeyState::Unknown) => {
                *unknown += 1;
                if *unknown < UNKNOWN_ENOUGH {
                    return News::default();
                }
                open.sent = Sent::Nothing;
                self.input(Input::Answer(SubmitAnswer::NotRecorded), desk)
            }
            Err(_) => News::default(),
        }
    }

    fn recorded(&mut self, answer: CommandAnswer, desk: &mut Desk) -> News {
        let Some(open) = self.open.as_deref() else {
            return News::default();
        };
        let speaker = desk.speaker();
        let case = &open.file.case;
        let args = vec![
            (
                "command",
                Arg::Text(show::command(
                    answer.command,
                    procedure(&open.file),
                    speaker,
                )),
            ),
            (
                "number",
                Arg::Text(RawText::from(case.number.as_str()).clean_line().to_string()),
            ),
            ("before", Arg::Text(case.version.to_string())),
            ("after", Arg::Text(answer.version.to_string())),
        ];
        let signed = answer.command == CommandKind::Sign;
        desk.say(
            Severity::Done,
            if signed {
                "command-recorded-signed"
            } else {
                "command-recorded"
            },
            args,
        );
        let mut news = self.input(Input::Answer(SubmitAnswer::Recorded(answer.clone())), desk);
        news.recorded = Some(answer);
        news
    }
}

impl Open {
    /// Keeps why the command was not taken, so that its code can be read when the dialog is gone.
    pub(super) fn keep_fault(&self, id: &'static str, fault: &Fault, desk: &mut Desk) {
        let command = show::command(self.command, procedure(&self.file), desk.speaker());
        let number = RawText::from(self.file.case.number.as_str()).clean_line();
        let args = vec![
            ("command", Arg::Text(command)),
            ("number", Arg::from(number)),
        ];
        desk.keep_fault(id, args, fault.clone());
    }
}
