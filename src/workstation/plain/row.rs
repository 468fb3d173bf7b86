//! A row of a queue as a sentence, and until when, in whole words.

use super::line;
use crate::casework::queue::{Column, Row};
use crate::i18n::{Arg, Left, Speaker};
use crate::regulation::{Law, TermUnit};
use crate::workstation::desk::{Desk, left_until};
use crate::workstation::screens::queue::State;
use crate::workstation::show;

/// Where a row stands.
pub(super) struct Stand {
    /// From 1.
    pub at: usize,
    pub count: usize,
}

/// A row as a sentence: what is always told, or what the officer chose as columns.
pub(super) fn words(row: &Row, stand: &Stand, queue: &State, desk: &Desk) -> String {
    let speaker = desk.speaker();
    let mut text = match &queue.columns {
        None => sentence(row, stand, desk),
        Some(_) => {
            let begin = [
                ("number", line::inert(&row.number).into_owned().into()),
                ("at", Arg::from(stand.at)),
                ("count", Arg::from(stand.count)),
            ];
            let chosen = queue.column_choices(desk).into_iter();
            let told = chosen.filter_map(|one| column(one.column, row, desk));
            let parts: Vec<String> = std::iter::once(speaker.say_with("plain-row-begin", &begin))
                .chain(told)
                .collect();
            format!("{}.", parts.join(", "))
        }
    };
    if queue.marks.contains(row.id) {
        text.push_str(&format!(" {}.", speaker.say("plain-row-marked")));
    }
    text
}

/// A column of a row in words; nothing for what has nothing to say.
fn column(column: Column, row: &Row, desk: &Desk) -> Option<String> {
    let speaker = desk.speaker();
    let named = |value: String| {
        let heading = speaker.say(&format!("column-{}", show::column_code(column)));
        Some(format!("{heading}: {value}"))
    };
    match column {
        Column::Number => None,
        Column::Due => Some(due(row, desk)),
        Column::Applicant => Some(row.applicant.clean_line().to_string()),
        Column::Service => Some(service(row, speaker)),
        Column::Request => Some(speaker.say_code("request", row.request.code())),
        Column::Stage => Some(show::stage(row, desk)),
        Column::Status => Some(speaker.say_code("status", row.status.code())),
        Column::Outcome => named(show::row_outcome(row, desk)),
        Column::Channel => named(speaker.say_code("channel", row.channel.code())),
        Column::Registered => named(speaker.date(row.registered_on)),
        Column::Assigned => named(
            row.assigned_name
                .as_ref()
                .map_or_else(|| "–".to_owned(), |name| name.clean_line().to_string()),
        ),
        Column::Flags => {
            let signs = signs(row, speaker);
            (!signs.is_empty()).then(|| signs.join(", "))
        }
    }
}

fn service(row: &Row, speaker: Speaker<'_>) -> String {
    speaker.say_code("service", row.service.as_str())
}

fn due(row: &Row, desk: &Desk) -> String {
    let speaker = desk.speaker();
    row.due_at.map_or_else(
        || speaker.say("plain-due-none"),
        |due_at| match desk.law(&row.service, &row.edition) {
            Some(law) => due_words(due_at, law, desk),
            None => speaker.date_time(due_at),
        },
    )
}

/// What happened to a case, as far as a row tells it.
fn signs(row: &Row, speaker: Speaker<'_>) -> Vec<String> {
    let mut signs = Vec::new();
    for (set, id) in [
        (row.returned, "preview-returned"),
        (row.hearing == Some(false), "preview-hearing-set"),
        (row.hearing == Some(true), "preview-hearing-held"),
    ] {
        if set {
            signs.push(speaker.say(id));
        }
    }
    for (count, id) in [
        (row.failed_checks, "preview-failed-checks"),
        (row.notes, "preview-notes"),
    ] {
        if count > 0 {
            signs.push(speaker.say_with(id, &[("count", Arg::from(count))]));
        }
    }
    signs
}

fn sentence(row: &Row, stand: &Stand, desk: &Desk) -> String {
    let speaker = desk.speaker();
    let mut text = speaker.say_with(
        "plain-row",
        &[
            ("number", line::inert(&row.number).into_owned().into()),
            ("at", Arg::from(stand.at)),
            ("count", Arg::from(stand.count)),
            ("due", due(row, desk).into()),
            ("name", row.applicant.clean_line().into()),
            ("service", service(row, speaker).into()),
            (
                "request",
                speaker.say_code("request", row.request.code()).into(),
            ),
            ("stage", show::stage(row, desk).into()),
            (
                "status",
                speaker.say_code("status", row.status.code()).into(),
            ),
        ],
    );
    for sign in signs(row, speaker) {
        text.push_str(&format!(" {sign}."));
    }
    text
}

/// Until when, and how much working time is left, as words.
pub(super) fn due_words(due_at: chrono::DateTime<chrono::Utc>, law: &Law, desk: &Desk) -> String {
    let speaker = desk.speaker();
    let Some(left) = left_until(due_at, desk.law_at(), law) else {
        return speaker.date_time(due_at);
    };
    let today = desk.now(law).today;
    let day = law.calendar.civil(due_at).date();
    let args = [
        ("at", speaker.date_time(due_at).into()),
        ("time", speaker.time(due_at).into()),
        ("left", left_words(left, speaker).into()),
    ];
    if left.is_overdue() {
        speaker.say_with("plain-due-over", &args)
    } else if day == today {
        speaker.say_with("plain-due-today", &args)
    } else {
        speaker.say_with("plain-due-in", &args)
    }
}

/// Working time in whole words: "7 working days", "2 working hours 15 working minutes".
fn left_words(left: Left, speaker: Speaker<'_>) -> String {
    let whole = |amount: i64, unit| speaker.term(u32::try_from(amount).unwrap_or(u32::MAX), unit);
    match left {
        Left::WorkingDays(days) => whole(days.abs(), TermUnit::WorkingDays),
        Left::WorkingMinutes(minutes) => {
            let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
            match (hours, minutes) {
                (0, minutes) => whole(minutes, TermUnit::WorkingMinutes),
                (hours, 0) => whole(hours, TermUnit::WorkingHours),
                (hours, minutes) => format!(
                    "{} {}",
                    whole(hours, TermUnit::WorkingHours),
                    whole(minutes, TermUnit::WorkingMinutes)
                ),
            }
        }
    }
}
