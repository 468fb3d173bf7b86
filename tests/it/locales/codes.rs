//! Every code that a screen can meet has words.

use kezek::casework::application::Loss;
use kezek::casework::command::{
    Answer, Attendance, ComplaintOutcome, DeliveryMeans, HearingMeans, HearingOutcome, Lack, Voice,
};
use kezek::casework::decide::COMPLAINT;
use kezek::casework::decision::{Outcome, Signature};
use kezek::casework::queue::Column;
use kezek::casework::{Code, CommandKind, StatusKind};
use kezek::i18n::Catalogue;
use kezek::regulation::calendar::CalendarStatus;
use kezek::regulation::policy::PolicyKind;
use kezek::regulation::trace::Why;
use kezek::regulation::{
    Channel, Detail, EvidenceKind, FactKind, Language, LimitOwner, Milestone, PartUnit,
    RequestKind, Role, StageKind, TermUnit,
};
use kezek::wire::problem::ProblemKind;
use kezek::wire::session::OfficeMode;

/// Lists the wire names of every variant; does not compile when one is added and not named.
macro_rules! every {
    ($name:ident { $($variant:ident),+ $(,)? }) => {{
        let _ = |value: $name| match value { $($name::$variant => ()),+ };
        vec![$(wire_name(&$name::$variant)),+]
    }};
}

fn wire_name<T: serde::Serialize>(value: &T) -> String {
    let value = serde_json::to_value(value).unwrap();
    let name = value.as_str().unwrap();
    name.rsplit(':').next().unwrap().to_owned()
}

fn ids(prefix: &str, codes: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<String> {
    codes
        .into_iter()
        .map(|code| format!("{prefix}-{}", code.as_ref()))
        .collect()
}

pub fn expected() -> Vec<String> {
    let mut all = Vec::new();
    let mut add = |more: Vec<String>| all.extend(more);
    add(ids("violation", Code::ALL.iter().map(|code| code.code())));
    add(ids("status", StatusKind::ALL.map(StatusKind::code)));
    add(ids("role", Role::ALL.map(Role::code)));
    add(ids("channel", Channel::ALL.map(Channel::code)));
    add(ids("request", RequestKind::ALL.map(RequestKind::code)));
    add(ids("milestone", Milestone::ALL.map(Milestone::code)));
    add(ids("language", Language::ALL.map(Language::code)));
    let commands = CommandKind::ALL.map(CommandKind::code);
    add(ids("command", commands));
    add(ids("command", commands.map(|code| format!("{code}-about"))));
    add(ids(
        "stage",
        every!(StageKind {
            Intake,
            Verification,
            Testing,
            Questionnaire,
            Interview,
            Notice,
            Commission,
            Drafting,
            SignOff,
            Delivery
        }),
    ));
    let units = every!(TermUnit {
        WorkingDays,
        CalendarDays,
        WorkingHours,
        WorkingMinutes
    });
    add(ids("term", &units));
    add(ids("unit", &units));
    add(ids(
        "detail",
        every!(Detail {
            Profession,
            Employer,
            Contract,
            Original,
            Change,
            Loss
        }),
    ));
    add(ids("loss", every!(Loss { Lost, Damaged })));
    add(ids(
        "evidence",
        every!(EvidenceKind {
            Paper,
            Check,
            Recommendation,
            Assessment,
            Hearing
        }),
    ));
    add(ids("answer", every!(Answer { Passed, Failed })));
    add(ids(
        "lack",
        every!(Lack {
            Missing,
            Expired,
            NotInForm
        }),
    ));
    add(ids(
        "voice",
        every!(Voice {
            For,
            Against,
            Abstain
        }),
    ));
    add(ids(
        "hearing-means",
        every!(HearingMeans {
            Office,
            Video,
            Electronic,
            Other
        }),
    ));
    add(ids(
        "hearing-outcome",
        every!(HearingOutcome {
            Held,
            Absent,
            InWriting
        }),
    ));
    add(ids(
        "delivery",
        every!(DeliveryMeans {
            InPerson,
            Portal,
            StateCorporation,
            ForeignAffairs,
            PickUpPoint
        }),
    ));
    add(ids("attendance", every!(Attendance { Came, NoShow })));
    add(ids(
        "complaint-outcome",
        every!(ComplaintOutcome {
            Dismissed,
            Reversed
        }),
    ));
    add(ids("assessed", ["passed", "failed", "no-show"]));
    add(ids("score", every!(PartUnit { Percent, Points })));
    add(ids("fact-kind", FactKind::ALL.map(FactKind::code)));
    add(ids("limit", [COMPLAINT]));
    let revoked = ["prepare-refusal", "prepare-approval"];
    add(ids("revocation", revoked));
    add(ids(
        "revocation",
        revoked.map(|code| format!("{code}-about")),
    ));
    add(ids(
        "revocation-outcome",
        every!(Outcome { Approve, Refuse }),
    ));
    add(ids("part-unit", every!(PartUnit { Percent, Points })));
    add(ids("outcome", every!(Outcome { Approve, Refuse })));
    add(ids("signature", every!(Signature { InSystem })));
    add(ids(
        "why",
        every!(Why {
            StartDay,
            AcceptanceDayExcluded,
            WorkingDay,
            Weekend,
            DayOff,
            WorkedWeekend,
            CalendarDay,
            MovedToWorkingDay,
            Closed,
            Lead,
        }),
    ));
    add(ids(
        "calendar",
        every!(CalendarStatus { Official, Derived }),
    ));
    add(ids("owner", every!(LimitOwner { Office, Applicant })));
    add(ids(
        "policy",
        every!(PolicyKind {
            Reading,
            Substance,
            Institution
        }),
    ));
    add(ids(
        "mode",
        every!(OfficeMode {
            Production,
            Demo,
            Exercise
        }),
    ));
    add(ids(
        "column",
        every!(Column {
            Number,
            Due,
            Applicant,
            Service,
            Request,
            Stage,
            Status,
            Outcome,
            Channel,
            Registered,
            Assigned,
            Flags,
        }),
    ));
    let problems = every!(ProblemKind {
        SignInDenied,
        SignInOver,
        SignInUnavailable,
        NoPost,
        NotSignedIn,
        SignInFailed,
        NotAllowed,
        NotFound,
        BodyInvalid,
        MethodNotAllowed,
        NotAcceptable,
        TwinInFlight,
        LeaseHeld,
        AlreadyReceived,
        ResyncNeeded,
        VersionConflict,
        TooLarge,
        UnsupportedMediaType,
        Violations,
        NotInForce,
        UnknownService,
        KeyReused,
        HashMismatch,
        PreconditionRequired,
        TooManyRequests,
        Internal,
        BodyTooSlow,
        NotInTime,
        Unavailable,
    });
    add(ids("problem", &problems));
    add(ids(
        "problem",
        problems.iter().map(|code| format!("{code}-do")),
    ));
    add(ids(
        "validity",
        [
            "up-to-months",
            "months-asked",
            "contract-term",
            "until-original-ends",
            "open-ended",
            "nothing",
        ],
    ));
    add(ids(
        "condition",
        [
            "applicant-abroad",
            "represented",
            "treaty-exempt",
            "channel",
            "fact",
        ],
    ));
    add(ids("event", event_codes()));
    all
}

/// The names that `Event::code` returns, read from its source: an event cannot be made here
/// without all that it carries.
fn event_codes() -> Vec<String> {
    let source = include_str!("../../../src/casework/event.rs");
    let codes: Vec<String> = source
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Self::")?.split_once("=> \""))
        .filter_map(|(_, code)| Some(code.split_once('"')?.0.to_owned()))
        .collect();
    assert!(codes.len() >= 19, "{codes:?}");
    codes
}

#[test]
fn every_code_has_words_in_every_language() {
    let catalogue = Catalogue::builtin();
    let mut missing = Vec::new();
    for language in Language::ALL {
        let speaker = catalogue.speak(language);
        for id in expected() {
            if !speaker.has(&id) {
                missing.push(format!("{}: {id}", language.code()));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn no_words_stand_for_a_rule_a_command_or_an_event_that_is_gone() {
    let expected = expected();
    let catalogue = Catalogue::builtin();
    let gone: Vec<&str> = catalogue
        .ids()
        .into_iter()
        .filter(|id| {
            ["violation-", "event-", "status-"]
                .iter()
                .any(|p| id.starts_with(p))
        })
        .filter(|id| !expected.iter().any(|known| known == id))
        .collect();
    assert_eq!(gone, Vec::<&str>::new());
}
