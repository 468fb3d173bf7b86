//! `kezek queue`: prints a queue as a table, or its rows as JSON.

use std::process::ExitCode;

use chrono::{DateTime, Utc};
use color_eyre::eyre::Result;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::output::{answer, answer_json, message};
use super::reach::{Reach, block_on};
use crate::casework::RawText;
use crate::casework::queue::sort::Sort;
use crate::casework::queue::{Column, QueueDefinition, Row, filter};
use crate::client::{Client, ClientError, Fresh, PageRequest};
use crate::i18n::{Arg, Speaker};
use crate::wire::problem::ProblemKind;

/// Rows on a page; the server may give fewer.
const PAGE: u32 = 500;
/// The widest a column of names gets, in terminal columns.
const WIDEST: usize = 40;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub reach: Reach,
    /// Queue to print; without it, the queues there are
    #[arg(value_name = "SLUG")]
    pub slug: Option<String>,
    /// Rows to print, in the filter language, such as "status:received due<2wd ахметов"
    #[arg(
        long,
        value_name = "FILTER",
        default_value = "",
        allow_hyphen_values = true
    )]
    pub filter: String,
    /// Order of the rows, such as due or -registered; without it, that of the queue
    #[arg(
        long,
        value_name = "ORDER",
        default_value = "",
        allow_hyphen_values = true
    )]
    pub sort: String,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// All rows that were asked for.
#[derive(Serialize)]
struct Listing {
    queue: String,
    total: u64,
    now: DateTime<Utc>,
    rows: Vec<Row>,
}

/// Prints a queue.
///
/// # Errors
/// When the answer cannot be written.
#[expect(
    clippy::needless_pass_by_value,
    reason = "every subcommand is started alike"
)]
pub fn run(args: Args) -> Result<ExitCode> {
    let speaker = args.reach.speaker();
    if let Err(error) = filter::parse(&args.filter) {
        for line in filter_error(&args.filter, &error, speaker) {
            message(&line);
        }
        return Ok(super::misused());
    }
    if let Err(error) = Sort::parse(&args.sort) {
        let name = Arg::from(RawText::from(error.name.as_str()).clean_line());
        message(&speaker.say_with("cli-bad-sort", &[("name", name)]));
        return Ok(super::misused());
    }
    let client = match args.reach.signed_in()? {
        Ok(client) => client,
        Err(code) => return Ok(code),
    };
    let Some(slug) = &args.slug else {
        return match block_on(client.queues(None))? {
            Ok(Fresh::New { value, .. }) if args.json => {
                answer_json(&value)?;
                Ok(super::done())
            }
            Ok(Fresh::New { value, .. }) => {
                let rows = value.queues.iter().map(|queue| {
                    vec![
                        queue.definition.slug.clone(),
                        speaker.words(&queue.definition.title).to_owned(),
                        queue.count.to_string(),
                        queue.overdue.to_string(),
                        queue.due_soon.to_string(),
                    ]
                });
                let head = ["slug", "title", "count", "overdue", "due-soon"];
                let head = head.map(|name| speaker.say_code("cli-queues", name));
                answer(&table(&head, &rows.collect::<Vec<_>>()))?;
                Ok(super::done())
            }
            Ok(Fresh::NotModified) => Ok(super::done()),
            Err(error) => Ok(args.reach.refused(&error)),
        };
    };
    match block_on(listing(&client, slug, &args))? {
        Ok((_, listing)) if args.json => answer_json(&listing)?,
        Ok((definition, listing)) => {
            let filtered = !args.filter.trim().is_empty();
            answer(&printed(definition.as_ref(), &listing, filtered, speaker))?;
        }
        Err(error) => {
            if error.is(ProblemKind::UnknownService) || error.is(ProblemKind::NotFound) {
                let name = Arg::from(RawText::from(slug.as_str()).clean_line());
                message(&speaker.say_with("cli-no-such-queue", &[("slug", name)]));
                return Ok(super::failed());
            }
            return Ok(args.reach.refused(&error));
        }
    }
    Ok(super::done())
}

/// Fetches page after page until the end: nothing is cut off.
async fn listing(
    client: &Client,
    slug: &str,
    args: &Args,
) -> Result<(Option<QueueDefinition>, Listing), ClientError> {
    let definition = match client.queues(None).await? {
        Fresh::New { value, .. } => value
            .queues
            .into_iter()
            .map(|queue| queue.definition)
            .find(|definition| definition.slug == slug),
        Fresh::NotModified => None,
    };
    let mut rows = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let page = client
            .queue_page(
                slug,
                &PageRequest {
                    filter: &args.filter,
                    sort: &args.sort,
                    limit: PAGE,
                    after: after.as_deref(),
                },
            )
            .await?;
        let empty = page.rows.is_empty();
        rows.extend(page.rows);
        if page.next.is_none() || empty {
            let listing = Listing {
                queue: slug.to_owned(),
                total: page.total,
                now: page.now,
                rows,
            };
            return Ok((definition, listing));
        }
        after = page.next;
    }
}

fn printed(
    definition: Option<&QueueDefinition>,
    listing: &Listing,
    filtered: bool,
    speaker: Speaker<'_>,
) -> String {
    let count = Arg::from(listing.rows.len());
    let count = speaker.say_with("cli-queue-count", &[("count", count)]);
    if listing.rows.is_empty() {
        let empty = definition.filter(|_| !filtered);
        return empty.map_or(count, |queue| speaker.words(&queue.empty).to_owned());
    }
    let columns = definition.map_or_else(
        || {
            vec![
                Column::Number,
                Column::Due,
                Column::Applicant,
                Column::Status,
            ]
        },
        |queue| queue.columns.clone(),
    );
    let head: Vec<String> = columns
        .iter()
        .map(|column| speaker.say_code("column", column_code(*column)))
        .collect();
    let rows = listing.rows.iter().map(|row| {
        columns
            .iter()
            .map(|column| cell(row, *column, listing.now, speaker))
            .collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let mut text = table(&head, &rows);
    text.push_str(&count);
    text
}

const fn column_code(column: Column) -> &'static str {
    match column {
        Column::Number => "number",
        Column::Due => "due",
        Column::Applicant => "applicant",
        Column::Service => "service",
        Column::Request => "request",
        Column::Stage => "stage",
        Column::Status => "status",
        Column::Outcome => "outcome",
        Column::Channel => "channel",
        Column::Registered => "registered",
        Column::Assigned => "assigned",
        Column::Flags => "flags",
    }
}

fn cell(row: &Row, column: Column, now: DateTime<Utc>, speaker: Speaker<'_>) -> String {
    match column {
        Column::Number => RawText::from(row.number.as_str())
            .clean_line()
            .as_str()
            .to_owned(),
        Column::Due => row.due_at.map_or_else(String::new, |at| {
            let mark = if at < now { "✗" } else { " " };
            format!("{mark} {}", speaker.date_time(at))
        }),
        Column::Applicant => row.applicant.clean_line().as_str().to_owned(),
        Column::Service => row.service.to_string(),
        Column::Request => speaker.say_code("request", row.request.code()),
        Column::Stage => speaker.say_code("stage", row.stage.as_str()),
        Column::Status => speaker.say_code("status", row.status.code()),
        Column::Outcome => row.outcome.map_or_else(String::new, |outcome| {
            speaker.say_code("outcome", super::show::outcome_code(outcome))
        }),
        Column::Channel => speaker.say_code("channel", row.channel.code()),
        Column::Registered => speaker.date(row.registered_on),
        Column::Assigned => row
            .assigned_name
            .as_ref()
            .map_or_else(String::new, |name| name.clean_line().as_str().to_owned()),
        Column::Flags => flags(row),
    }
}

/// Returns the marks of a row: returned, check failed, hearing, note.
fn flags(row: &Row) -> String {
    [
        (row.returned, 'R'),
        (row.failed_checks > 0, '✗'),
        (row.hearing.is_some(), 'H'),
        (row.notes > 0, 'N'),
    ]
    .into_iter()
    .filter_map(|(set, mark)| set.then_some(mark))
    .collect()
}

/// Lays cells out in columns as wide as their content.
fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = head.iter().map(|cell| cell.width()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width().min(WIDEST));
        }
    }
    let mut text = String::new();
    for row in std::iter::once(&head.to_vec()).chain(rows) {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let cell = fitted(cell, *width);
            line.push_str(&cell);
            line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn fitted(cell: &str, width: usize) -> String {
    if cell.width() <= width {
        return cell.to_owned();
    }
    let mut out = String::new();
    for c in cell.chars() {
        out.push(c);
        if out.width() >= width {
            out.pop();
            out.push('…');
            break;
        }
    }
    out
}

/// Returns what is wrong with a filter, with a mark under the place.
fn filter_error(text: &str, error: &filter::FilterError, speaker: Speaker<'_>) -> Vec<String> {
    use filter::FilterErrorKind as Kind;
    let clean = |text: &str| Arg::from(RawText::from(text).clean_line());
    let (id, value, field) = match &error.kind {
        Kind::TooLong => ("filter-too-long", "", ""),
        Kind::TooMany => ("filter-too-many", "", ""),
        Kind::UnknownField(field) => ("filter-unknown-field", field.as_str(), ""),
        Kind::UnknownValue { field, value } => ("filter-unknown-value", value.as_str(), *field),
        Kind::ValueMissing => ("filter-value-missing", "", ""),
        Kind::QuoteOpen => ("filter-quote-open", "", ""),
        Kind::BadAmount(value) => ("filter-bad-amount", value.as_str(), ""),
        Kind::ComparisonMissing { field } => ("filter-comparison-missing", "", *field),
        Kind::NotComparable { field } => ("filter-not-comparable", "", *field),
    };
    let args = [("value", clean(value)), ("field", clean(field))];
    let before: String = text.chars().take(error.at).collect();
    let before = RawText::from(before).clean_line();
    let mut lines = vec![
        speaker.say_with(id, &args),
        format!("  {}", RawText::from(text).clean_line()),
        format!("  {}^", " ".repeat(before.as_str().width())),
    ];
    if let Some(hint) = &error.hint {
        lines.push(speaker.say_with("filter-hint", &[("hint", clean(hint))]));
    }
    lines
}
