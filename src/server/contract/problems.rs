//! Every problem the server answers with: its statuses, its title, what it means and what whoever
//! asked can do. `tests/problems.md` is written from here.

use crate::wire::problem::ProblemKind;

/// What is promised about a kind of problem.
#[derive(Debug, Clone, Copy)]
pub(in crate::server) struct Explained {
    /// The usual one first.
    pub statuses: &'static [u16],
    pub title: &'static str,
    pub meaning: &'static str,
    pub remedy: &'static str,
}

/// Explains a kind of problem.
pub(in crate::server) const fn explained(kind: ProblemKind) -> Explained {
    let (statuses, title, meaning, remedy): (&[u16], _, _, _) = match kind {
        ProblemKind::NotSignedIn => (
            &[401],
            "Sign in first.",
            "There is no token, it is not one of this server, or its session ended: after 15 \
             minutes without a request, after 12 hours, on signing out, or because the account \
             was disabled or changed.",
            "Sign in anew with POST /v1/sessions. A draft that was saved is still there.",
        ),
        ProblemKind::SignInFailed => (
            &[401],
            "Login or password is wrong.",
            "Login or password is wrong, or the account is disabled; the three are not told apart.",
            "Let the person type again. Each failure from the same place makes the next wait longer.",
        ),
        ProblemKind::SignInDenied => (
            &[403],
            "The sign-in was refused at the identity provider.",
            "The person, or the identity provider, said no; or what the provider sent proves \
             nothing.",
            "Begin anew with POST /v1/sign-in/device. The log of the server says more.",
        ),
        ProblemKind::SignInOver => (
            &[410],
            "The sign-in is over; begin anew.",
            "Nobody agreed to the sign-in in time, it was used up, or it never was one.",
            "Begin anew with POST /v1/sign-in/device.",
        ),
        ProblemKind::SignInUnavailable => (
            &[503],
            "The identity provider cannot be used now.",
            "The identity provider cannot be reached, or refuses this server. Sessions that run \
             go on; nothing weaker takes its place.",
            "Try again later. The log of the server says what is wrong.",
        ),
        ProblemKind::NoPost => (
            &[403],
            "The identity provider gives the person no login or no post here.",
            "The identity provider knows the person, and none of their groups has a post here, \
             the claim with the login has none, or somebody else has the login.",
            "The administrator maps a group under [sign_in.oidc.posts], or links the account with \
             kezek user link.",
        ),
        ProblemKind::NotAllowed => (
            &[403],
            "The role does not allow it.",
            "The person may see the thing, but no role of theirs in its unit may do this with it.",
            "Ask somebody who has the role. Sending it again changes nothing.",
        ),
        ProblemKind::NotFound => (
            &[404],
            "There is no such thing here.",
            "It is not there, or it lies in a unit where the person has no role; the two are not \
             told apart.",
            "Check the address and the units of the person.",
        ),
        ProblemKind::BodyInvalid => (
            &[422, 400],
            "The request cannot be read.",
            "A body, parameter or header does not have the form that the contract gives it: 400 \
             when it cannot be read at all, 422 when a field of a JSON body is wrong. `at` names \
             the place.",
            "Correct what `at` names. Nothing was recorded.",
        ),
        ProblemKind::MethodNotAllowed => (
            &[405],
            "This cannot be done with that address.",
            "The address is known, the method is not; `Allow` names those that are.",
            "Program and server may be of different versions.",
        ),
        ProblemKind::NotAcceptable => (
            &[406],
            "There is no such kind of answer.",
            "`Accept` names only media types that this address does not answer with.",
            "Name one of those in `detail`, or leave `Accept` out.",
        ),
        ProblemKind::BodyTooSlow => (
            &[408],
            "The body did not come in time.",
            "The body did not come in within the time that a request may take. Nothing was \
             recorded.",
            "Send it again over a better connection.",
        ),
        ProblemKind::TwinInFlight => (
            &[409],
            "The same command is being done now.",
            "A command with the same `Idempotency-Key` of the same person is being worked on.",
            "Wait a moment, then ask GET /v1/commands/{key} what became of it.",
        ),
        ProblemKind::LeaseHeld => (
            &[409],
            "Somebody else works on the case.",
            "Somebody else holds the lease; `detail` says who and until when.",
            "Leave the case to them, or take it over with PUT and a reason.",
        ),
        ProblemKind::AlreadyReceived => (
            &[409],
            "The application was received before.",
            "The sender handed an application in under this reference before; `detail` has the \
             number of its case.",
            "Ask GET /v1/applications/{reference} how it stands.",
        ),
        ProblemKind::ResyncNeeded => (
            &[410],
            "That place in the feed is not kept any more.",
            "What came after `Last-Event-ID` was dropped from the feed, or the id was never given \
             by it.",
            "Ask for what you show once more, then follow without `Last-Event-ID`.",
        ),
        ProblemKind::VersionConflict => (
            &[412],
            "The case has moved on.",
            "The case is at another version than `If-Match` names; `conflict` lists what happened \
             since and who did it. Nothing was recorded.",
            "Read the case again and decide on what it is now. Never send the same again unseen.",
        ),
        ProblemKind::TooLarge => (
            &[413],
            "It is too large.",
            "The body, a paper or a list is larger than the office takes; `detail` says how much \
             it takes.",
            "Send less.",
        ),
        ProblemKind::UnsupportedMediaType => (
            &[415],
            "This kind of content is not taken.",
            "A body that is not application/json where JSON is asked for; a paper that is neither \
             PDF, PNG nor JPEG by its content, or that cannot be read.",
            "Send the right kind. A damaged or encrypted paper must come anew from the applicant.",
        ),
        ProblemKind::Violations => (
            &[422],
            "The rules forbid it.",
            "The law or the rules of the office forbid it; `violations` has every rule, with the \
             field and the citation. Nothing was recorded, and the `Idempotency-Key` stays free.",
            "Correct each field that a violation names.",
        ),
        ProblemKind::NotInForce => (
            &[422],
            "No edition of the service is in force on the day.",
            "No edition of the service is in force on the day the application counts as \
             registered, or nobody could confirm that one is; `detail` says which there are and \
             where to turn.",
            "The applicant must turn to where `detail` says.",
        ),
        ProblemKind::UnknownService => (
            &[422],
            "The service or queue is not known.",
            "The office does not do this service.",
            "Check the name of the service.",
        ),
        ProblemKind::KeyReused => (
            &[422],
            "The key was used with another command.",
            "The person has recorded another command under this `Idempotency-Key`.",
            "Make a new key for every dialog that is opened.",
        ),
        ProblemKind::HashMismatch => (
            &[422],
            "A paper is not the one it was named to be.",
            "The bytes do not have the SHA-256 they were sent under, or an application names a \
             paper that was never sent.",
            "Send the paper first, under its own hash.",
        ),
        ProblemKind::PreconditionRequired => (
            &[428],
            "A header that makes the request safe is missing.",
            "A command needs `If-Match` and `Idempotency-Key`; `at` names the one that is missing.",
            "Send the version of the case that the person saw, and the key of the dialog.",
        ),
        ProblemKind::TooManyRequests => (
            &[429],
            "Too many attempts.",
            "More requests from this account or address than it may make, or too many failed \
             sign-ins.",
            "Wait for as many seconds as `Retry-After` says.",
        ),
        ProblemKind::Internal => (
            &[500],
            "The server failed; the support code finds out why.",
            "A fault of the server. The same `support_code` stands in its log. Whether a command \
             was recorded is not known.",
            "Ask GET /v1/commands/{key} what became of a command; tell the administrator the code.",
        ),
        ProblemKind::NotInTime => (
            &[503],
            "The server did not finish in time.",
            "The server, or its database, took longer than a request may. Whether a command was \
             recorded is not known.",
            "Ask GET /v1/commands/{key} what became of a command; ask anything else again after \
             as many seconds as `Retry-After` says.",
        ),
        ProblemKind::Unavailable => (
            &[503],
            "The server cannot do this now.",
            "The store takes no writes, because it shows damage, is being stopped or cannot be \
             reached. Nothing was recorded.",
            "Read on; try to write later. The administrator must look at the server.",
        ),
    };
    Explained {
        statuses,
        title,
        meaning,
        remedy,
    }
}

/// Returns the name of a kind without its prefix, such as `version-conflict`.
pub(in crate::server) fn name(kind: ProblemKind) -> String {
    let urn = serde_json::to_value(kind).unwrap_or_default();
    let urn = urn.as_str().unwrap_or_default();
    urn.rsplit(':').next().unwrap_or_default().to_owned()
}

/// Writes the page on problems for people.
pub(in crate::server) fn page() -> String {
    let mut page = String::from(
        "# Problems\n\nEvery refusal of the server is `application/problem+json` (RFC 9457). \
         `type` is `urn:kezek:problem:` and one of these names; it never changes its meaning. \
         This page is written from the program; a test fails when it is stale.\n",
    );
    for kind in ProblemKind::ALL {
        let explained = explained(kind);
        let statuses: Vec<String> = explained.statuses.iter().map(u16::to_string).collect();
        page.push_str(&format!(
            "\n## {}\n\n{} · *{}*\n\n{}\n\n**What to do.** {}\n",
            name(kind),
            statuses.join(", "),
            explained.title,
            explained.meaning,
            explained.remedy
        ));
    }
    page
}
