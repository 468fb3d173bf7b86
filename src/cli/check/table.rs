//! The sources of the law as a table for people.

use super::sources::{Counts, EditionSources, KeySource, Row, Said, Sources};
use crate::cli::faults::clean;
use crate::i18n::{Arg, Speaker};
use crate::regulation::{Citation, PartUnit, Policy, PolicyKey, PolicyValue};

/// Columns that the word for a kind takes.
const KIND: usize = 22;

/// Returns the table in the language of `speaker`.
pub fn print(sources: &Sources<'_>, policy: &Policy, speaker: Speaker<'_>) -> String {
    let mut out = String::new();
    let page = Page { policy, speaker };
    for service in &sources.services {
        let title = speaker.words(service.title);
        line(&mut out, &format!("{} · {title}", service.service));
        for edition in &service.editions {
            page.edition(edition, &mut out);
        }
        out.push('\n');
    }
    line(&mut out, &speaker.say("source-policy"));
    for key in &sources.policy {
        page.key(key, &mut out);
    }
    out.push('\n');
    page.totals(sources, &mut out);
    out
}

struct Page<'a> {
    policy: &'a Policy,
    speaker: Speaker<'a>,
}

impl Page<'_> {
    fn edition(&self, edition: &EditionSources<'_>, out: &mut String) {
        let counts = self.counts(edition.counts);
        line(out, &format!("\n  {} · {counts}", edition.edition));
        let mut request = None;
        for row in &edition.values {
            if row.request != request {
                request = row.request;
                let title = request
                    .and_then(|kind| edition.law.requests.get(&kind))
                    .map_or("", |procedure| self.speaker.words(&procedure.title));
                let code = request.map_or("", |kind| kind.code());
                line(out, &format!("\n    {code} · {title}"));
            }
            self.row(row, edition, out);
        }
    }

    fn row(&self, row: &Row, edition: &EditionSources<'_>, out: &mut String) {
        let speaker = self.speaker;
        let kind = speaker.say_code("source-kind", row.kind);
        let mut parts = vec![row.id.clone()];
        parts.extend(
            row.title
                .iter()
                .map(|title| speaker.words(title).to_owned()),
        );
        parts.extend(row.value.iter().map(|said| self.said(said)));
        parts.extend(row.policy.iter().map(|key| self.taken(key)));
        if let Some(cite) = &row.citation {
            // Whether it is confirmed stands at the end of the line.
            let seen = Citation {
                confirmed: true,
                ..cite.clone()
            };
            parts.push(speaker.citation(&seen, &edition.law));
        }
        parts.extend(row.source.clone());
        parts.push(self.mark(row.confirmed));
        line(out, &format!("      {kind:<KIND$}  {}", parts.join(" · ")));
    }

    fn said(&self, said: &Said) -> String {
        let speaker = self.speaker;
        let counted = |id, count: u32| speaker.say_with(id, &[("count", Arg::from(count))]);
        match said {
            Said::Term { amount, unit } => speaker.term(*amount, *unit),
            Said::Months(months) => counted("term-months", *months),
            Said::Years(years) => counted("term-years", *years),
            Said::Score { at_least, unit } => match unit {
                PartUnit::Percent => format!("≥ {at_least} %"),
                PartUnit::Points => format!("≥ {at_least}"),
            },
            Said::Window { before, after } => format!("−{before} … +{after}"),
            Said::Minutes(minutes) => format!("> {}", counted("explain-minutes", *minutes)),
            Said::Number(number) => format!("≤ {number}"),
            Said::Hours(hours) => hours.clone(),
            Said::Days { first, last } => {
                let last = last.map_or_else(|| "…".to_owned(), |last| speaker.date(last));
                format!("{} – {last}", speaker.date(*first))
            }
        }
    }

    /// Says which key of the policy gives a value, and which.
    fn taken(&self, key: &PolicyKey) -> String {
        let value = self.policy.value(key).ok();
        format!("{key} = {}", self.value(value))
    }

    fn value(&self, value: Option<&PolicyValue>) -> String {
        match value {
            None => self.speaker.say("source-absent"),
            Some(PolicyValue::Flag(flag)) => flag.to_string(),
            Some(PolicyValue::Integer(number)) => number.to_string(),
            Some(PolicyValue::Decimal(number)) => number.to_string(),
            Some(PolicyValue::Text(text)) => text.clone(),
            Some(PolicyValue::Criteria(list)) => listed(list.iter().map(|one| one.id.as_str())),
            Some(PolicyValue::Scale(list)) => listed(list.iter().map(|one| one.id.as_str())),
            Some(PolicyValue::Documents(list)) => listed(list.iter().map(|one| one.id.as_str())),
            Some(PolicyValue::Grounds(list)) => listed(list.iter().map(|one| one.id.as_str())),
        }
    }

    fn key(&self, key: &KeySource<'_>, out: &mut String) {
        let mut parts = vec![
            format!("{} = {}", key.key, self.value(key.value)),
            self.speaker.words(key.title).to_owned(),
            key.source.to_owned(),
        ];
        parts.extend(key.gap.map(str::to_owned));
        parts.push(self.mark(key.confirmed));
        line(out, &format!("  {}", parts.join(" · ")));
    }

    fn mark(&self, confirmed: bool) -> String {
        self.speaker.say(if confirmed {
            "source-confirmed"
        } else {
            "source-not-confirmed"
        })
    }

    fn counts(&self, counts: Counts) -> String {
        self.speaker.say_with(
            "source-counts",
            &[
                ("values", Arg::from(counts.values)),
                ("confirmed", Arg::from(counts.confirmed)),
            ],
        )
    }

    fn totals(&self, sources: &Sources<'_>, out: &mut String) {
        let longest = sources
            .services
            .iter()
            .map(|service| service.service.as_str().len())
            .max()
            .unwrap_or(0);
        for service in &sources.services {
            let name = service.service.as_str();
            let counts = self.counts(service.counts);
            line(out, &format!("{name:<longest$}  {counts}"));
        }
        let all = self.speaker.say("source-all");
        let counts = self.counts(sources.counts);
        line(out, &format!("{all:<longest$}  {counts}"));
        let keys = sources.policy_counts;
        let text = self.speaker.say_with(
            "source-policy-counts",
            &[
                ("keys", Arg::from(keys.keys)),
                ("absent", Arg::from(keys.absent)),
                ("confirmed", Arg::from(keys.confirmed)),
            ],
        );
        line(out, &text);
    }
}

fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    format!("[{}]", names.collect::<Vec<_>>().join(", "))
}

/// Adds one line; words out of the law files are made harmless for a terminal.
fn line(out: &mut String, text: &str) {
    if let Some(text) = text.strip_prefix('\n') {
        out.push('\n');
        return line(out, text);
    }
    out.push_str(clean(text).trim_end());
    out.push('\n');
}
