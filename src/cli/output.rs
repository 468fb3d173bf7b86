//! Writing answers and messages, so that nothing from outside can steer the terminal.

use std::io::{self, Write};

use serde::Serialize;

use crate::casework::text::is_unsafe;
use crate::casework::{RawText, Violation};
use crate::client::ClientError;
use crate::i18n::{Arg, Speaker};
use crate::regulation::Edition;
use crate::wire::Problem;

/// Writes an answer to standard output.
///
/// # Errors
/// When the output cannot be written, as when its reader went away.
pub fn answer(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    if !text.is_empty() && !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// Writes a value to standard output as JSON. What could steer a terminal stands in it escaped.
///
/// # Errors
/// As [`answer`].
pub fn answer_json<T: Serialize>(value: &T) -> io::Result<()> {
    let text = serde_json::to_string_pretty(value).map_err(io::Error::other)?;
    answer(&escaped(&text))
}

/// Returns JSON with every character that could steer a terminal as `\u....`: such characters
/// stand inside strings only.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || !is_unsafe(c) {
            out.push(c);
            continue;
        }
        let mut units = [0; 2];
        for unit in c.encode_utf16(&mut units) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    }
    out
}

/// Writes a message to standard error.
pub fn message(text: &str) {
    // Nobody is left to tell when standard error is gone.
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Returns whether an error only says that the reader of our output went away.
#[must_use]
pub fn is_broken_pipe(report: &color_eyre::Report) -> bool {
    report.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

/// Returns what happened, what it means and what to do, one line each.
#[must_use]
pub fn error_lines(
    error: &ClientError,
    edition: Option<&Edition>,
    speaker: Speaker<'_>,
) -> Vec<String> {
    let text = |text: &str| Arg::from(RawText::from(text).clean_line());
    let (id, args) = match error {
        ClientError::Problem(problem) => return problem_lines(problem, edition, speaker),
        ClientError::BadAddress(address) => ("bad-address", vec![("address", text(address))]),
        ClientError::PlainHttp(address) => ("plain-http", vec![("address", text(address))]),
        ClientError::NoEncryption(reason) => ("no-encryption", vec![("reason", text(reason))]),
        ClientError::Unreachable { reason } => ("unreachable", vec![("reason", text(reason))]),
        ClientError::TimedOut { seconds } => {
            let seconds = i64::try_from(*seconds).unwrap_or(i64::MAX);
            ("timed-out", vec![("seconds", Arg::Number(seconds))])
        }
        ClientError::Hangup { reason } => ("hangup", vec![("reason", text(reason))]),
        ClientError::NotOurServer {
            status,
            media_type,
            quote,
        } => (
            "not-our-server",
            vec![
                ("status", Arg::Text(status.to_string())),
                ("type", text(media_type)),
                ("quote", text(quote)),
            ],
        ),
        ClientError::Garbled { what, detail } => (
            "garbled",
            vec![("what", text(what)), ("detail", text(detail))],
        ),
        ClientError::TooLarge { limit } => ("too-large", vec![("limit", Arg::from(*limit))]),
        ClientError::NewerProblem { title, detail, .. } => (
            "newer-problem",
            vec![("title", text(title)), ("detail", text(detail))],
        ),
        ClientError::Cancelled => ("cancelled", Vec::new()),
    };
    let id = format!("client-error-{id}");
    vec![
        speaker.say_with(&id, &args),
        speaker.say_with(&format!("{id}-do"), &args),
    ]
}

fn problem_lines(
    problem: &Problem,
    edition: Option<&Edition>,
    speaker: Speaker<'_>,
) -> Vec<String> {
    let id = problem_id(problem);
    let mut lines = vec![speaker.say(&id)];
    if let Some(detail) = &problem.detail {
        let detail = RawText::from(detail.as_str()).clean_line();
        lines.push(format!("  {detail}"));
    }
    if let Some(at) = &problem.at {
        let at = RawText::from(at.as_str()).clean_line();
        lines.push(format!("  {at}"));
    }
    lines.extend(
        problem
            .violations
            .iter()
            .map(|violation| format!("  ✗ {}", violation_line(violation, edition, speaker))),
    );
    if let Some(conflict) = &problem.conflict {
        lines.extend(conflict.changes.iter().map(|change| {
            format!(
                "  v{} · {} · {} · {}",
                change.version,
                speaker.date_time(change.at),
                speaker.say_code(
                    "event",
                    RawText::from(change.event.as_str()).clean_line().as_str()
                ),
                change.by.name.clean_line(),
            )
        }));
    }
    lines.push(speaker.say(&format!("{id}-do")));
    if let Some(code) = &problem.support_code {
        let code = Arg::from(RawText::from(code.as_str()).clean_line());
        lines.push(speaker.say_with("problem-support-code", &[("code", code)]));
    }
    lines
}

/// Returns the id of the words for a kind of problem.
#[must_use]
pub fn problem_id(problem: &Problem) -> String {
    let name = serde_json::to_value(problem.kind)
        .ok()
        .and_then(|value| Some(value.as_str()?.rsplit(':').next()?.to_owned()))
        .unwrap_or_default();
    format!("problem-{name}")
}

/// Returns a broken rule with the place where it stands.
#[must_use]
pub fn violation_line(
    violation: &Violation,
    edition: Option<&Edition>,
    speaker: Speaker<'_>,
) -> String {
    let sentence = speaker.violation(violation);
    let Some(citation) = &violation.citation else {
        return sentence;
    };
    let place = edition.map_or_else(
        || {
            let point = RawText::from(citation.point.as_str()).clean_line();
            format!("{}, {point}", citation.act)
        },
        |edition| speaker.citation(citation, edition),
    );
    format!("{sentence} [{place}]")
}

/// Writes an error to standard error.
pub fn message_error(error: &ClientError, edition: Option<&Edition>, speaker: Speaker<'_>) {
    for line in error_lines(error, edition, speaker) {
        message(&line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_for_a_terminal_is_inert_and_means_the_same() {
        let value = serde_json::json!({"name": "a\u{1b}]0;x\u{7}\u{202e}\u{9b}2J\u{e0041}\n Ә"});
        let text = serde_json::to_string_pretty(&value).unwrap();
        let safe = escaped(&text);
        assert!(!safe.chars().any(|c| c != '\n' && is_unsafe(c)), "{safe:?}");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&safe).unwrap(),
            value
        );
    }
}
