//! Reading a command so that a wrong field is named: the tag first, then what it carries.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::body::pointer;
use super::problem::Refusal;
use crate::casework::{Command, CommandKind, RawText};
use crate::wire::problem::ProblemKind;

/// Reads a command as it stands on the wire.
pub(super) fn command(mut value: Value) -> Result<Command, Refusal> {
    let kind = value
        .as_object_mut()
        .ok_or_else(|| unreadable("", "a command is an object"))?
        .remove("command")
        .ok_or_else(|| unreadable("/command", "the name of the command is missing"))?;
    let kind: CommandKind = serde_json::from_value(kind)
        .map_err(|_| unreadable("/command", "there is no such command"))?;
    Ok(match kind {
        CommandKind::Accept => Command::Accept(carried(value)?),
        CommandKind::RefuseAcceptance => Command::RefuseAcceptance(carried(value)?),
        CommandKind::RecordCheck => Command::RecordCheck(carried(value)?),
        CommandKind::AddNote => Command::AddNote(carried(value)?),
        CommandKind::Assign => Command::Assign(carried(value)?),
        CommandKind::PassOn => Command::PassOn(carried(value)?),
        CommandKind::RecordAssessment => Command::RecordAssessment(carried(value)?),
        CommandKind::IssueNotice => Command::IssueNotice(carried(value)?),
        CommandKind::SendToCommission => Command::SendToCommission(carried(value)?),
        CommandKind::Vote => Command::Vote(carried(value)?),
        CommandKind::Recuse => Command::Recuse(carried(value)?),
        CommandKind::Recommend => Command::Recommend(carried(value)?),
        CommandKind::PrepareApproval => Command::PrepareApproval(carried(value)?),
        CommandKind::PrepareRefusal => Command::PrepareRefusal(carried(value)?),
        CommandKind::NotifyHearing => Command::NotifyHearing(carried(value)?),
        CommandKind::RecordHearing => Command::RecordHearing(carried(value)?),
        CommandKind::ReturnForRework => Command::ReturnForRework(carried(value)?),
        CommandKind::Sign => Command::Sign(carried(value)?),
        CommandKind::Deliver => Command::Deliver(carried(value)?),
        CommandKind::Withdraw => Command::Withdraw(carried(value)?),
        CommandKind::Annul => Command::Annul(carried(value)?),
        CommandKind::RegisterComplaint => Command::RegisterComplaint(carried(value)?),
        CommandKind::DecideComplaint => Command::DecideComplaint(carried(value)?),
    })
}

fn carried<T: DeserializeOwned>(value: Value) -> Result<T, Refusal> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let at = pointer(error.path());
        let words = RawText::from(error.into_inner().to_string());
        unreadable(&at, words.clean_line().as_str())
    })
}

fn unreadable(at: &str, why: &str) -> Refusal {
    let why: String = why.chars().take(300).collect();
    Refusal::new(ProblemKind::BodyInvalid).at(at).detail(why)
}
