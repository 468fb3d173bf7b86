//! `kezek explain`: which edition governs an application, which day it counts as registered, and
//! every limit with its day-by-day trace.

mod human;
mod machine;
pub mod question;

use std::path::PathBuf;
use std::process::ExitCode;

use super::output::answer;
use super::{done, failed, faults, misused};
use crate::i18n::{Arg, Catalogue, Speaker};
use crate::lawbook::{Absence, ConfigSource, Lawbook, NotInForce, POLICY, PinnedEdition};
use crate::regulation::trace::{LimitTrace, trace_limits};
use crate::regulation::{
    Channel, EditionId, Language, Procedure, Registration, RequestKind, ServiceId,
};

use question::{EventArg, FactArg, Moment, Trouble};

/// Explains deadlines: edition, day of registration, every limit day by day.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The service, such as qualification-certificate
    #[arg(long)]
    service: ServiceId,
    /// issue, extend, reissue, duplicate, …
    #[arg(long)]
    request: RequestKind,
    /// provider, portal, state-corporation or foreign-mission
    #[arg(long)]
    channel: Channel,
    /// When it was filed: RFC 3339, or 2026-04-30T18:31 in the civil time of Kazakhstan
    #[arg(long, value_name = "TIME")]
    filed: Moment,
    /// What has happened, such as decided=2026-05-13T10:00; a date alone is taken as its noon
    #[arg(long = "event", value_name = "NAME=TIME")]
    events: Vec<EventArg>,
    /// What the application states, such as permanent-registration=true or card-ends-on=2026-03-22
    #[arg(long = "fact", value_name = "NAME=VALUE")]
    facts: Vec<FactArg>,
    /// The applicant is abroad (so is everyone who files through a foreign mission)
    #[arg(long)]
    abroad: bool,
    /// Judge by this edition, whether or not it is in force
    #[arg(long)]
    edition: Option<EditionId>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// The config folder; without it, what the program carries
    #[arg(long, value_name = "DIR")]
    config: Option<PathBuf>,
    /// The policy inside the config, such as demo/policy.toml
    #[arg(long, value_name = "FILE", default_value = POLICY)]
    policy: String,
    /// The language of the answer: kk, ru or en
    #[arg(long, env = "KEZEK_LANG", default_value = "en")]
    lang: Language,
}

/// What is explained.
struct Explanation<'a> {
    book: &'a Lawbook,
    pinned: &'a PinnedEdition,
    procedure: &'a Procedure,
    filed_at: chrono::DateTime<chrono::Utc>,
    registration: Registration,
    traces: Vec<LimitTrace>,
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "every subcommand is given its arguments"
)]
pub fn run(args: Args) -> color_eyre::Result<ExitCode> {
    let speaker = Catalogue::shared().speak(args.lang);
    let source = args
        .config
        .clone()
        .map_or(ConfigSource::Embedded, ConfigSource::Dir);
    let book = match Lawbook::load_with_policy(&source, &args.policy) {
        Ok(book) => book,
        Err(found) => {
            eprint!("{}", faults::describe_all(&found, &source, speaker));
            return Ok(misused());
        }
    };
    match reply(&args, &book)? {
        Reply::Answer(text) => {
            answer(&text)?;
            Ok(done())
        }
        Reply::None { reason, misuse } => {
            eprint!("{reason}");
            Ok(if misuse { misused() } else { failed() })
        }
    }
}

/// What a question comes to, in words or JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    Answer(String),
    /// There is no answer, and this is why.
    None {
        reason: String,
        /// The question itself was wrong.
        misuse: bool,
    },
}

/// Answers a question by a law book.
///
/// # Errors
/// When the answer cannot be written as JSON.
pub fn reply(args: &Args, book: &Lawbook) -> serde_json::Result<Reply> {
    let speaker = Catalogue::shared().speak(args.lang);
    Ok(match explain(args, book) {
        Ok(explanation) if args.json => Reply::Answer(machine::print(args, &explanation)? + "\n"),
        Ok(explanation) => Reply::Answer(human::print(args, &explanation, speaker)),
        Err(trouble) => Reply::None {
            reason: say(&trouble, args, book, speaker),
            misuse: trouble.is_misuse(),
        },
    })
}

fn explain<'a>(args: &Args, book: &'a Lawbook) -> Result<Explanation<'a>, Trouble> {
    let filed_at = args.filed.instant(book.calendar());
    let (registration, pinned) = match &args.edition {
        None => book.register(&args.service, args.channel, filed_at)?,
        Some(id) => {
            // An unknown service is told before an unknown edition of it.
            let pinned = match book.edition(&args.service, id) {
                Some(pinned) => pinned,
                None if book.service(&args.service).is_none() => {
                    book.register(&args.service, args.channel, filed_at)?.1
                }
                None => return Err(Trouble::NoEdition(id.clone())),
            };
            let registration = book.register_under(pinned, args.channel, filed_at)?;
            (registration, pinned)
        }
    };
    let procedure = pinned
        .edition
        .requests
        .get(&args.request)
        .ok_or_else(|| Trouble::NoRequest(pinned.edition.id.clone()))?;
    if !procedure.channels.is_empty() && !procedure.channels.contains(&args.channel) {
        return Err(Trouble::ChannelClosed(procedure.channels.clone()));
    }
    let facts = question::facts(args, book, procedure, filed_at, registration)?;
    let traces = trace_limits(
        &pinned.edition,
        procedure,
        &facts,
        book.calendar(),
        book.policy(),
    )
    .map_err(|gap| Trouble::NoCalendar(gap.year))?;
    Ok(Explanation {
        book,
        pinned,
        procedure,
        filed_at,
        registration,
        traces,
    })
}

fn say(trouble: &Trouble, args: &Args, book: &Lawbook, speaker: Speaker<'_>) -> String {
    let editions = || {
        book.editions(&args.service)
            .map(|pinned| pinned.edition.id.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let line = match trouble {
        Trouble::NotInForce(absent) => return say_absent(absent, args, book, speaker),
        Trouble::NoCalendar(year) => speaker.say_with(
            "absence-no-calendar",
            &[("year", Arg::Text(year.to_string()))],
        ),
        Trouble::NoEdition(id) => speaker.say_with(
            "absence-no-edition",
            &[
                ("edition", Arg::from(id.as_str())),
                ("known", Arg::Text(editions())),
            ],
        ),
        Trouble::NoRequest(id) => {
            let known: Vec<&str> = book
                .edition(&args.service, id)
                .into_iter()
                .flat_map(|pinned| pinned.edition.requests.keys())
                .map(|request| request.code())
                .collect();
            speaker.say_with(
                "absence-no-request",
                &[
                    ("edition", Arg::from(id.as_str())),
                    ("request", Arg::from(args.request.code())),
                    ("known", Arg::Text(known.join(", "))),
                ],
            )
        }
        Trouble::ChannelClosed(open) => {
            let open: Vec<&str> = open.iter().map(|channel| channel.code()).collect();
            speaker.say_with(
                "absence-channel-closed",
                &[
                    ("request", Arg::from(args.request.code())),
                    ("channel", Arg::from(args.channel.code())),
                    ("known", Arg::Text(open.join(", "))),
                ],
            )
        }
        Trouble::NoFact { fact, known } => {
            let known: Vec<&str> = known.iter().map(|fact| fact.as_str()).collect();
            let known = if known.is_empty() {
                "–".to_owned()
            } else {
                known.join(", ")
            };
            speaker.say_with(
                "absence-fact-unknown",
                &[
                    ("fact", Arg::from(fact.as_str())),
                    ("known", Arg::Text(known)),
                ],
            )
        }
        Trouble::BadFact(fact, kind) => speaker.say_with(
            "absence-fact-malformed",
            &[
                ("fact", Arg::from(fact.as_str())),
                ("kind", Arg::from(kind.code())),
            ],
        ),
        Trouble::EventComputed(event) => speaker.say_with(
            "absence-event-computed",
            &[("event", Arg::from(event.code()))],
        ),
        Trouble::EventEarly(event) => {
            speaker.say_with("absence-event-early", &[("event", Arg::from(event.code()))])
        }
    };
    format!("{line}\n")
}

fn say_absent(absent: &NotInForce, args: &Args, book: &Lawbook, speaker: Speaker<'_>) -> String {
    let date = |day| Arg::Text(speaker.date(day));
    let id = |edition: &EditionId| Arg::from(edition.as_str());
    let service = book.service(&absent.service);
    let mut lines = Vec::new();
    if let Some(info) = service {
        let title = Arg::from(speaker.words(&info.title));
        let head = [("service", title), ("day", date(absent.day))];
        lines.push(speaker.say_with("absence-head", &head));
    }
    let mut facts: Vec<(&str, Arg)> = Vec::new();
    let mut source_text = None;
    match &*absent.reason {
        Absence::UnknownService { known } => {
            let known: Vec<&str> = known.iter().map(ServiceId::as_str).collect();
            facts.push(("service", Arg::from(absent.service.as_str())));
            facts.push(("known", Arg::Text(known.join(", "))));
        }
        Absence::NoCalendar { year } => {
            lines.clear();
            facts.push(("year", Arg::Text(year.to_string())));
        }
        Absence::NoChannel { edition } => {
            lines.clear();
            facts.push(("edition", id(edition)));
            facts.push(("channel", Arg::from(args.channel.code())));
        }
        Absence::Unconfirmed {
            edition,
            from,
            first_day,
            source,
            gap,
        } => {
            facts.extend([
                ("edition", id(edition)),
                ("from", date(*from)),
                ("first", date(*first_day)),
            ]);
            let gap = gap
                .as_ref()
                .map_or(String::new(), |gap| format!(" ({gap})"));
            source_text = Some(format!("{source}{gap}"));
        }
        Absence::Before { edition, first_day } => {
            facts.extend([("edition", id(edition)), ("first", date(*first_day))]);
        }
        Absence::After { edition, last_day } => {
            facts.extend([("edition", id(edition)), ("last", date(*last_day))]);
        }
        Absence::Between {
            before,
            last_day,
            after,
            first_day,
            source,
        } => {
            facts.extend([
                ("before", id(before)),
                ("last", date(*last_day)),
                ("after", id(after)),
                ("first", date(*first_day)),
            ]);
            source_text.clone_from(source);
        }
    }
    lines.push(speaker.say_with(&format!("absence-{}", absent.reason.code()), &facts));
    if let Some(source) = source_text {
        lines.push(format!(
            "{}: {}",
            speaker.say("explain-source"),
            faults::clean(&source)
        ));
    }
    let turned_away = !matches!(
        *absent.reason,
        Absence::NoCalendar { .. } | Absence::UnknownService { .. }
    );
    if let (true, Some(words)) = (turned_away, &absent.where_to_turn) {
        lines.push(format!("{}.", speaker.words(words).trim_end_matches('.')));
    }
    lines.join("\n") + "\n"
}
