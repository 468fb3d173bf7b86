//! What would take a reason against a command away: another command, as far as one can.
//!
//! Rules are not repeated here. The table says where the fact that a rule misses comes from; whether
//! that command can be begun now is the server's word, as for any other.

use crate::casework::{Code, CommandKind, Offer, Violation};

/// A reason, and the command that brings what it misses.
const BRINGS: [(Code, CommandKind); 18] = [
    (Code::CheckUnanswered, CommandKind::RecordCheck),
    (Code::EvidenceCheckUnanswered, CommandKind::RecordCheck),
    (Code::GroundCheckNotFailed, CommandKind::RecordCheck),
    (Code::AssessmentNotPassed, CommandKind::RecordAssessment),
    (
        Code::EvidenceAssessmentAbsent,
        CommandKind::RecordAssessment,
    ),
    (Code::NoticeMissing, CommandKind::IssueNotice),
    (Code::HearingNotNotified, CommandKind::NotifyHearing),
    (Code::HearingNotRecorded, CommandKind::RecordHearing),
    (Code::EvidenceHearingAbsent, CommandKind::RecordHearing),
    (Code::ObjectionUnanswered, CommandKind::RecordHearing),
    (Code::QuorumNotReached, CommandKind::Vote),
    (Code::VotesUndecided, CommandKind::Vote),
    (Code::RecommendationMissing, CommandKind::Recommend),
    (Code::EvidenceRecommendationAbsent, CommandKind::Recommend),
    (Code::GroundScoreAbsent, CommandKind::Recommend),
    (Code::GroundNotRecommended, CommandKind::Recommend),
    (Code::PreparedNoLongerLawful, CommandKind::ReturnForRework),
    (Code::AssignedToOther, CommandKind::Assign),
];

/// Returns the command that takes a reason against `blocked` away. A command of another stage
/// waits for whatever leads the case on: `next`.
#[must_use]
pub fn by(
    violation: &Violation,
    blocked: CommandKind,
    next: Option<CommandKind>,
) -> Option<CommandKind> {
    let listed = BRINGS
        .iter()
        .find(|(code, _)| *code == violation.code)
        .map(|(_, command)| *command);
    let found = if violation.code == Code::NotAtThisStage {
        next
    } else {
        listed
    };
    found.filter(|command| *command != blocked)
}

/// Returns the first command that leads away from the reasons against an offer and that can be
/// begun now.
#[must_use]
pub fn way(offer: &Offer, offers: &[Offer], next: Option<CommandKind>) -> Option<CommandKind> {
    offer
        .why_not
        .iter()
        .filter_map(|violation| by(violation, offer.command, next))
        .find(|command| {
            offers
                .iter()
                .any(|other| other.command == *command && other.is_allowed())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(command: CommandKind, why_not: &[Code]) -> Offer {
        Offer {
            command,
            why_not: why_not
                .iter()
                .map(|code| Violation::new(*code, ""))
                .collect(),
        }
    }

    #[test]
    fn the_way_leads_to_a_command_that_can_be_begun() {
        let offers = [
            offer(CommandKind::RecordCheck, &[]),
            offer(CommandKind::NotifyHearing, &[Code::NotAtThisStage]),
            offer(
                CommandKind::PrepareRefusal,
                &[Code::HearingNotNotified, Code::CheckUnanswered],
            ),
            offer(CommandKind::Sign, &[Code::NotAtThisStage]),
            offer(CommandKind::Deliver, &[Code::RoleNotAllowed]),
        ];
        let next = Some(CommandKind::RecordCheck);
        assert_eq!(way(&offers[2], &offers, next), next);
        assert_eq!(way(&offers[3], &offers, next), next);
        assert_eq!(way(&offers[3], &offers, None), None);
        assert_eq!(way(&offers[4], &offers, next), None);
    }

    #[test]
    fn nothing_unblocks_itself() {
        let violation = Violation::new(Code::CheckUnanswered, "");
        assert_eq!(by(&violation, CommandKind::RecordCheck, None), None);
    }
}
