//! Every refusal of the server, made in one place: the type, the status, the words for the log of
//! whoever calls. Screens use their own words by type.

use axum::Json;
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::contract::problems::explained;
use crate::casework::{Code, Violation, Violations};
use crate::lawbook::{Absence, NotInForce};
use crate::office::OfficeError;
use crate::papers::PaperFault;
use crate::provider::ProviderError;
use crate::wire::Problem;
use crate::wire::problem::ProblemKind;

/// When a client may ask a database again that did not answer.
const AWAY_SECONDS: u64 = 2;

/// A refused request.
#[derive(Debug)]
pub(super) struct Refusal {
    problem: Box<Problem>,
    retry_after_seconds: Option<u64>,
}

impl Refusal {
    /// Returns a refusal of a kind, with the status and the title that belong to it.
    pub fn new(kind: ProblemKind) -> Self {
        let explained = explained(kind);
        Self {
            problem: Box::new(Problem {
                kind,
                title: explained.title.to_owned(),
                status: explained.statuses[0],
                detail: None,
                violations: Vec::new(),
                conflict: None,
                at: None,
                position: None,
                support_code: None,
            }),
            retry_after_seconds: None,
        }
    }

    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.problem.detail = Some(detail.into());
        self
    }

    /// Names the field, as a JSON pointer, or the parameter.
    #[must_use]
    pub fn at(mut self, at: impl Into<String>) -> Self {
        self.problem.at = Some(at.into());
        self
    }

    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.problem.status = status.as_u16();
        self
    }

    /// A fault of ours: the log has the cause, the caller a code that finds it there.
    pub fn internal(cause: &dyn std::fmt::Display) -> Self {
        let code = support_code();
        tracing::error!(support_code = code, cause = %cause, "a request failed");
        let mut refusal = Self::new(ProblemKind::Internal);
        refusal.problem.support_code = Some(code);
        refusal
    }

    /// We were late: what was begun was done or it was not.
    pub fn not_in_time(why: &str) -> Self {
        tracing::warn!(why, "a request was not answered in time");
        Self {
            retry_after_seconds: Some(AWAY_SECONDS),
            ..Self::new(ProblemKind::NotInTime)
        }
    }

    /// Returns what stands in the answer, to be part of a larger one.
    pub fn into_problem(self) -> Box<Problem> {
        self.problem
    }

    /// More requests than somebody may make; again after `wait`.
    pub fn too_many(wait: std::time::Duration) -> Self {
        let seconds = wait.as_secs() + 1;
        Self {
            retry_after_seconds: Some(seconds),
            ..Self::new(ProblemKind::TooManyRequests)
                .detail(format!("Try again in {seconds} seconds."))
        }
    }

    fn violations(violations: Violations) -> Self {
        let mut refusal = Self::new(ProblemKind::Violations);
        refusal.problem.violations = violations.0;
        refusal
    }
}

/// What an officer reads to the help desk: short, without vowels or look-alikes.
fn support_code() -> String {
    const SIGNS: &[u8; 24] = b"BCDFGHJKLMNPQRSTVWXZ2479";
    let code: String = uuid::Uuid::new_v4()
        .as_bytes()
        .iter()
        .take(8)
        .map(|byte| char::from(SIGNS[usize::from(*byte) % SIGNS.len()]))
        .collect();
    format!("{}-{}", &code[..4], &code[4..])
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&*self.problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after_seconds {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A method that an address does not have. axum has named those it has.
pub(super) async fn method_not_allowed(response: Response) -> Response {
    if response.status() != StatusCode::METHOD_NOT_ALLOWED || is_problem(&response) {
        return response;
    }
    let allowed = response.headers().get(ALLOW).cloned();
    let mut refusal = Refusal::new(ProblemKind::MethodNotAllowed).into_response();
    if let Some(allowed) = allowed {
        refusal.headers_mut().insert(ALLOW, allowed);
    }
    refusal
}

fn is_problem(response: &Response) -> bool {
    response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|value| value == "application/problem+json")
}

/// An address that there is not.
pub(super) async fn not_found() -> Refusal {
    Refusal::new(ProblemKind::NotFound)
}

impl From<OfficeError> for Refusal {
    fn from(error: OfficeError) -> Self {
        use ProblemKind as Kind;
        match error {
            OfficeError::NotSignedIn => Self::new(Kind::NotSignedIn),
            OfficeError::SignInFailed => Self::new(Kind::SignInFailed),
            OfficeError::TooManyAttempts {
                retry_after_seconds,
            } => Self {
                retry_after_seconds: Some(retry_after_seconds),
                ..Self::new(Kind::TooManyRequests)
                    .detail(format!("Try again in {retry_after_seconds} seconds."))
            },
            OfficeError::Provider(error) => provider(&error),
            OfficeError::LoginTaken => Self::new(Kind::NoPost)
                .detail("Somebody else has the login here; the administrator can link the two."),
            OfficeError::NotAllowed => Self::new(Kind::NotAllowed),
            OfficeError::FeedForgotten => Self::new(Kind::ResyncNeeded)
                .at("Last-Event-ID")
                .detail("Ask for what you show once more, then follow without Last-Event-ID."),
            OfficeError::TooManyStreams => Self {
                retry_after_seconds: Some(30),
                ..Self::new(Kind::TooManyRequests).detail("Too many follow the feed; poll instead.")
            },
            OfficeError::NotFound => Self::new(Kind::NotFound),
            OfficeError::Unreadable { at, why } => Self::new(Kind::BodyInvalid)
                .status(StatusCode::BAD_REQUEST)
                .at(at)
                .detail(why),
            OfficeError::BadFilter(error) => {
                let mut refusal = Self::new(Kind::BodyInvalid)
                    .status(StatusCode::BAD_REQUEST)
                    .at("filter")
                    .detail(
                        crate::casework::RawText::from(error.to_string())
                            .clean_line()
                            .to_string(),
                    );
                refusal.problem.position = Some(error.at as u64 + 1);
                refusal
            }
            OfficeError::TwinInFlight => Self::new(Kind::TwinInFlight),
            OfficeError::KeyReused => Self::new(Kind::KeyReused),
            OfficeError::LeaseHeld(lease) => Self::new(Kind::LeaseHeld).detail(format!(
                "{} ({}) works on it until {}.",
                lease.holder.name.clean_line(),
                lease.holder.login,
                lease.expires_at.to_rfc3339()
            )),
            OfficeError::AlreadyReceived { number } => Self::new(Kind::AlreadyReceived)
                .at("/reference")
                .detail(format!("It is the case {number}.")),
            OfficeError::Stale(conflict) => {
                let mut refusal = Self::new(Kind::VersionConflict);
                refusal.problem.conflict = Some(*conflict);
                refusal
            }
            OfficeError::Violations(violations) => Self::violations(violations),
            OfficeError::NotInForce { reason, .. } => not_in_force(&reason),
            OfficeError::UnknownService { service } => Self::new(Kind::UnknownService)
                .at("/service")
                .detail(format!("No service is named {service}.")),
            OfficeError::UnknownQueue => Self::new(Kind::NotFound),
            OfficeError::HashMismatch { found } => {
                Self::new(Kind::HashMismatch).detail(format!("The bytes have the SHA-256 {found}."))
            }
            OfficeError::PaperNotSent { at, sha256 } => {
                Self::new(Kind::HashMismatch).at(at).detail(format!(
                    "Send the paper first: PUT /v1/documents/{}.",
                    crate::casework::RawText::from(sha256).clean_line()
                ))
            }
            OfficeError::ReadingSent { at } => Self::new(Kind::BodyInvalid)
                .at(at)
                .detail("What a paper says is read by the server; leave it out."),
            OfficeError::TooMany { at, max } => Self::new(Kind::TooLarge)
                .at(at)
                .detail(format!("At most {max} are taken.")),
            OfficeError::TooLarge { max } => {
                Self::new(Kind::TooLarge).detail(format!("At most {max} bytes are taken."))
            }
            OfficeError::Paper(fault) => paper(&fault),
            OfficeError::PaperTooSlow => Self::new(Kind::UnsupportedMediaType)
                .detail("The paper is built so that reading it takes too long."),
            OfficeError::Password(weak) => Self::new(Kind::BodyInvalid)
                .at("/password")
                .detail(weak.to_string()),
            OfficeError::Calendar(gap) => Self::violations(Violations(vec![
                Violation::new(Code::CalendarMissing, "").with("year", i64::from(gap.year)),
            ])),
            OfficeError::Quarantined { .. } => Self::new(Kind::Unavailable).detail(
                "The database shows damage. Nothing is written until it was examined, and \
                 nothing is shown that must be logged; lists go on.",
            ),
            OfficeError::Away { why } => {
                tracing::warn!(why, "the database did not answer");
                Self {
                    retry_after_seconds: Some(AWAY_SECONDS),
                    ..Self::new(Kind::Unavailable)
                        .detail("The database does not answer, or its disk has no room.")
                }
            }
            OfficeError::NotInTime { why } => Self::not_in_time(&why),
            OfficeError::Closed => Self::new(Kind::Unavailable),
            error @ (OfficeError::LawMissing { .. }
            | OfficeError::PaperLost(_)
            | OfficeError::BadQueue { .. }
            | OfficeError::Store(_)
            | OfficeError::Internal(_)) => Self::internal(&error),
        }
    }
}

/// What the provider said in its own words stays in the log.
fn provider(error: &ProviderError) -> Refusal {
    match error {
        ProviderError::Unavailable(_) | ProviderError::Setup(_) => {
            Refusal::new(ProblemKind::SignInUnavailable)
        }
        ProviderError::Denied => Refusal::new(ProblemKind::SignInDenied),
        ProviderError::Token(_) => Refusal::new(ProblemKind::SignInDenied)
            .detail("What the identity provider sent proves nothing."),
        ProviderError::Expired => Refusal::new(ProblemKind::SignInOver),
        ProviderError::NoLogin(_) => Refusal::new(ProblemKind::NoPost)
            .detail("The claim that holds the login has none that can be used here."),
        ProviderError::NoPost => {
            Refusal::new(ProblemKind::NoPost).detail("None of the groups has a post here.")
        }
    }
}

fn paper(fault: &PaperFault) -> Refusal {
    let kind = match fault {
        PaperFault::TooManyBytes { .. }
        | PaperFault::TooManyPages { .. }
        | PaperFault::AbsurdPicture { .. }
        | PaperFault::InflatesTooFar { .. } => ProblemKind::TooLarge,
        PaperFault::Empty
        | PaperFault::UnknownType
        | PaperFault::Polyglot { .. }
        | PaperFault::Encrypted
        | PaperFault::TooIntricate { .. }
        | PaperFault::Damaged { .. } => ProblemKind::UnsupportedMediaType,
    };
    let words = crate::casework::RawText::from(fault.to_string());
    Refusal::new(kind).detail(words.clean_line().to_string())
}

/// Says why nothing is in force and, where the service says so, where to turn.
fn not_in_force(reason: &NotInForce) -> Refusal {
    let mut detail = match &*reason.reason {
        Absence::UnknownService { .. } => {
            return Refusal::new(ProblemKind::UnknownService)
                .at("/service")
                .detail(format!("No service is named {}.", reason.service));
        }
        Absence::NoCalendar { year } => {
            return Refusal::violations(Violations(vec![
                Violation::new(Code::CalendarMissing, "/filed_at").with("year", i64::from(*year)),
            ]));
        }
        Absence::NoChannel { edition } => {
            return Refusal::violations(Violations(vec![
                Violation::new(Code::ChannelNotOpen, "/channel").with("edition", edition.as_str()),
            ]));
        }
        Absence::Unconfirmed {
            edition,
            from,
            first_day,
            ..
        } => format!(
            "Nobody could confirm that {edition} was in force between {from} and {first_day}."
        ),
        Absence::Before { edition, first_day } => {
            format!("The first edition held here, {edition}, is in force from {first_day}.")
        }
        Absence::After { edition, last_day } => {
            format!("The last edition held here, {edition}, was in force until {last_day}.")
        }
        Absence::Between {
            before,
            last_day,
            after,
            first_day,
            ..
        } => format!(
            "{before} was in force until {last_day} and {after} from {first_day}; none between."
        ),
    };
    if let Some(words) = &reason.where_to_turn {
        detail.push(' ');
        detail.push_str(&words.en);
    }
    Refusal::new(ProblemKind::NotInForce)
        .at("/filed_at")
        .detail(detail)
}
