//! From events to the state of a case. Total: what was recorded did happen.

use super::case::{
    AssessmentRecord, CheckRecord, Complaint, DecidedComplaint, Hearing, HearingRecord, Letter,
    Note, NoticeRecord, RecommendationRecord, Recusal, Return, Status, VoteRecord,
};
use super::command::{ComplaintOutcome, DecideComplaint};
use super::decision::Prepared;
use super::event::Received;
use super::{Case, Event, Recorded};
use crate::regulation::{Milestone, Procedure, StageKind};

/// Folds a history into the case; `None` for an empty one or one that does not begin with intake.
#[must_use]
pub fn fold<'a>(
    history: impl IntoIterator<Item = &'a Recorded>,
    procedure: &Procedure,
) -> Option<Case> {
    let mut history = history.into_iter();
    let mut case = begin(history.next()?)?;
    for recorded in history {
        case = evolve(case, recorded, procedure);
    }
    Some(case)
}

/// Returns the case that its first event makes; `None` when that is not an intake.
#[must_use]
pub fn begin(first: &Recorded) -> Option<Case> {
    let Event::ApplicationReceived(received) = &first.event else {
        return None;
    };
    let Received {
        case_id,
        number,
        application,
        received_at,
        registered_on,
        edition,
        edition_sha256,
        stage,
    } = received.as_ref().clone();
    Some(Case {
        id: case_id,
        number,
        version: first.seq,
        application,
        received_at,
        registered_on,
        edition,
        edition_sha256,
        stage,
        status: Status::Received,
        assigned_to: None,
        milestones: [(Milestone::Registered, received_at)].into(),
        dues: Vec::new(),
        checks: std::collections::BTreeMap::new(),
        notes: Vec::new(),
        votes: std::collections::BTreeMap::new(),
        recusals: Vec::new(),
        recommendation: None,
        hearing: None,
        returns: Vec::new(),
        letter: None,
        assessments: std::collections::BTreeMap::new(),
        notice: None,
        complaints: Vec::new(),
        reversed: Vec::new(),
    })
}

/// Applies one recorded event. The procedure gives the route, which stage follows which.
#[must_use]
pub fn evolve(mut case: Case, recorded: &Recorded, procedure: &Procedure) -> Case {
    let (by, at) = (recorded.by.clone(), recorded.at);
    case.version = recorded.seq;
    match &recorded.event {
        Event::ApplicationReceived(_) => {}
        Event::DuesSet { dues } => case.dues.clone_from(dues),
        Event::Accepted { .. } => {
            case.status = Status::UnderReview;
            case.milestones.insert(Milestone::Accepted, at);
            advance(&mut case, procedure, at);
        }
        Event::AcceptanceRefused(refusal) => {
            case.status = Status::NotAccepted {
                refusal: refusal.clone(),
                by,
                at,
            };
        }
        Event::CheckRecorded(record) => {
            let answer = CheckRecord {
                record: record.clone(),
                by,
                at,
            };
            case.checks.insert(record.check.clone(), answer);
        }
        Event::NoteAdded(note) => case.notes.push(Note {
            text: note.text.clone(),
            by,
            at,
        }),
        Event::Assigned { to } => case.assigned_to = Some(to.clone()),
        Event::PassedOn { .. } => {
            case.milestones.insert(Milestone::Verified, at);
            advance(&mut case, procedure, at);
        }
        Event::AssessmentRecorded(result) => {
            case.assessments
                .entry(result.record.assessment.clone())
                .or_default()
                .push(AssessmentRecord {
                    result: result.clone(),
                    by,
                    at,
                });
            leave_assessed_stage(&mut case, procedure, at);
        }
        Event::NoticeIssued(notice) => {
            case.milestones.insert(Milestone::NoticeIssued, at);
            case.notice = Some(NoticeRecord {
                notice: notice.clone(),
                by,
                at,
            });
            advance(&mut case, procedure, at);
        }
        Event::SentToCommission { .. } => {
            case.milestones.insert(Milestone::Verified, at);
            case.milestones.insert(Milestone::SentToCommission, at);
            go_to(&mut case, procedure, StageKind::Commission);
        }
        Event::Voted(vote) => {
            case.votes.insert(
                by.login.clone(),
                VoteRecord {
                    vote: vote.clone(),
                    by,
                    at,
                },
            );
        }
        Event::Recused { reason } => {
            case.votes.remove(&by.login);
            case.recusals.push(Recusal {
                by,
                reason: reason.clone(),
                at,
            });
        }
        Event::Recommended(recommendation) => {
            case.milestones.insert(Milestone::Recommended, at);
            case.recommendation = Some(RecommendationRecord {
                recommendation: recommendation.clone(),
                by,
                at,
            });
            advance(&mut case, procedure, at);
        }
        Event::Prepared { draft } => {
            let on_version = recorded.seq.saturating_sub(1);
            let prepared = Prepared {
                draft: draft.clone(),
                by,
                at,
                on_version,
            };
            case.status = Status::AwaitingSignature { prepared };
            let verification = procedure.stage_of(StageKind::Verification);
            if verification.is_none_or(|stage| {
                procedure.position(&stage.id) <= procedure.position(&case.stage)
            }) {
                case.milestones.entry(Milestone::Verified).or_insert(at);
            }
            case.milestones.insert(Milestone::Prepared, at);
            go_to(&mut case, procedure, StageKind::SignOff);
        }
        Event::HearingNotified(notice) => {
            case.hearing = Some(Hearing {
                notice: notice.clone(),
                notified_by: by,
                notified_at: at,
                record: None,
            });
        }
        Event::HearingRecorded(record) => {
            if let Some(hearing) = &mut case.hearing {
                hearing.record = Some(HearingRecord {
                    record: record.clone(),
                    by,
                    at,
                });
            }
        }
        Event::ReturnedForRework { reasons } => {
            if let Status::AwaitingSignature { prepared } = case.status {
                case.returns.push(Return {
                    reasons: reasons.clone(),
                    prepared,
                    by,
                    at,
                });
            }
            case.status = Status::UnderReview;
            case.milestones.remove(&Milestone::Prepared);
            resume(&mut case, procedure);
        }
        Event::Decided {
            decision,
            decision_sha256,
        } => {
            case.milestones.insert(Milestone::Decided, at);
            case.status = Status::Decided {
                decision: decision.clone(),
                decision_sha256: decision_sha256.clone(),
            };
            go_to(&mut case, procedure, StageKind::Delivery);
        }
        Event::LetterIssued {
            language,
            text,
            sha256,
        } => {
            case.letter = Some(Letter {
                language: *language,
                text: text.clone(),
                sha256: sha256.clone(),
            });
        }
        Event::Delivered(delivery) => {
            case.milestones.insert(Milestone::Delivered, at);
            if let Status::Decided {
                decision,
                decision_sha256,
            } = case.status
            {
                case.status = Status::Delivered {
                    decision,
                    decision_sha256,
                    delivery: delivery.clone(),
                    at,
                };
            }
        }
        Event::Withdrawn { statement } => {
            case.status = Status::Withdrawn {
                statement: statement.clone(),
                at,
            };
        }
        Event::Annulled { reasons, checks } => {
            case.status = Status::Annulled {
                reasons: reasons.clone(),
                checks: checks.clone(),
                by,
                at,
            };
        }
        Event::ComplaintRegistered { complaint, due } => {
            case.milestones.remove(&Milestone::ComplaintDecided);
            case.status = Status::UnderComplaint {
                complaint: Complaint {
                    complaint: complaint.clone(),
                    due: due.clone(),
                    registered_by: by,
                    registered_at: at,
                },
                earlier: Box::new(case.status),
            };
        }
        Event::ComplaintDecided(decision) => {
            case.milestones.insert(Milestone::ComplaintDecided, at);
            if let Status::UnderComplaint { complaint, earlier } = case.status.clone() {
                settle(&mut case, procedure, *earlier, decision);
                case.complaints.push(DecidedComplaint {
                    complaint,
                    decision: decision.clone(),
                    by,
                    at,
                });
            }
        }
    }
    case
}

/// Goes on when every assessment of the stage is passed.
fn leave_assessed_stage(case: &mut Case, procedure: &Procedure, at: chrono::DateTime<chrono::Utc>) {
    let passed = procedure
        .assessments
        .iter()
        .filter(|rule| rule.stage == case.stage)
        .all(|rule| case.has_passed(&rule.id));
    if !passed {
        return;
    }
    let stage = procedure.stage(&case.stage);
    let Some(milestone) = stage.and_then(|stage| stage.kind.assessed_by()) else {
        return;
    };
    case.milestones.insert(milestone, at);
    advance(case, procedure, at);
}

/// A dismissed complaint leaves the case as it stood; a reversal opens it again, with everything
/// that was found still in it.
fn settle(case: &mut Case, procedure: &Procedure, earlier: Status, decision: &DecideComplaint) {
    if decision.outcome == ComplaintOutcome::Dismissed {
        case.status = earlier;
        return;
    }
    match earlier {
        Status::NotAccepted { .. } => {
            case.status = Status::Received;
            go_to(case, procedure, StageKind::Intake);
        }
        Status::Decided { decision, .. } | Status::Delivered { decision, .. } => {
            case.reversed.push(*decision);
            for milestone in [
                Milestone::Prepared,
                Milestone::Decided,
                Milestone::Delivered,
            ] {
                case.milestones.remove(&milestone);
            }
            case.hearing = None;
            case.letter = None;
            case.status = Status::UnderReview;
            resume(case, procedure);
        }
        open @ (Status::Received
        | Status::UnderReview
        | Status::AwaitingSignature { .. }
        | Status::Withdrawn { .. }
        | Status::Annulled { .. }
        | Status::UnderComplaint { .. }) => case.status = open,
    }
}

/// Takes up the case where it stood when its decision was prepared: at the first test, interview,
/// notice or Commission that it has not been through, or at drafting.
fn resume(case: &mut Case, procedure: &Procedure) {
    let open = procedure.stages.iter().find(|stage| match stage.kind {
        StageKind::Testing | StageKind::Questionnaire | StageKind::Interview => !procedure
            .assessments
            .iter()
            .filter(|rule| rule.stage == stage.id)
            .all(|rule| case.has_passed(&rule.id)),
        StageKind::Notice => case.notice.is_none(),
        StageKind::Commission => case.recommendation.is_none(),
        StageKind::Drafting => true,
        StageKind::Intake | StageKind::Verification | StageKind::SignOff | StageKind::Delivery => {
            false
        }
    });
    if let Some(stage) = open {
        case.stage = stage.id.clone();
    }
}

fn advance(case: &mut Case, procedure: &Procedure, at: chrono::DateTime<chrono::Utc>) {
    if let Some(next) = procedure.stage_after(&case.stage) {
        case.stage = next.id.clone();
        if next.kind == StageKind::Commission {
            case.milestones.insert(Milestone::SentToCommission, at);
        }
    }
}

fn go_to(case: &mut Case, procedure: &Procedure, kind: StageKind) {
    if let Some(stage) = procedure.stage_of(kind) {
        case.stage = stage.id.clone();
    }
}
