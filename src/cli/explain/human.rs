//! The explanation for people: a head, then each limit day by day.

use std::fmt::Write;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Args, Explanation, faults};
use crate::i18n::{Arg, Speaker};
use crate::regulation::calendar::next;
use crate::regulation::trace::{LimitTrace, TraceDay, Why};
use crate::regulation::{DayKind, LimitId, LimitOwner};

/// Columns that the labels of the head take.
const LABEL: usize = 16;

/// Returns the explanation in the language of `speaker`.
pub fn print(args: &Args, explanation: &Explanation<'_>, speaker: Speaker<'_>) -> String {
    let page = Page {
        args,
        explanation,
        speaker,
    };
    let mut out = String::new();
    page.head(&mut out);
    if explanation.traces.is_empty() {
        out.push('\n');
        out.push_str(&speaker.say("explain-no-limits"));
        out.push('\n');
    }
    for trace in &explanation.traces {
        page.limit(trace, &mut out);
    }
    out
}

struct Page<'a> {
    args: &'a Args,
    explanation: &'a Explanation<'a>,
    speaker: Speaker<'a>,
}

impl Page<'_> {
    fn head(&self, out: &mut String) {
        let speaker = self.speaker;
        let edition = &self.explanation.pinned.edition;
        let title = self
            .explanation
            .book
            .service(&self.args.service)
            .map_or("", |info| speaker.words(&info.short));
        let request = speaker.words(&self.explanation.procedure.title);
        let channel = edition
            .channels
            .get(&self.args.channel)
            .map_or("", |rule| speaker.words(&rule.title));
        line(out, &format!("{title} · {request} · {channel}"));
        out.push('\n');
        self.entry(
            out,
            "explain-filed",
            &self.moment(self.explanation.filed_at),
        );
        self.fallback(out);
        self.registered(out);
        let unconfirmed = if edition.in_force.confirmed {
            String::new()
        } else {
            format!(" ({})", speaker.say("unconfirmed"))
        };
        let name = format!("{} · {}", edition.id, speaker.words(&edition.title));
        self.entry(out, "explain-edition", &name);
        let first = Arg::Text(speaker.date(edition.in_force.first_day));
        let span = match edition.in_force.last_day {
            None => speaker.say_with("explain-in-force-from", &[("first", first)]),
            Some(last) => {
                let last = Arg::Text(speaker.date(last));
                speaker.say_with("explain-in-force-span", &[("first", first), ("last", last)])
            }
        };
        self.entry(out, "explain-in-force", &format!("{span}{unconfirmed}"));
        let registered_on = self.explanation.registration.registered_on;
        if !edition.in_force.covers(registered_on) {
            self.entry(out, "", &speaker.say("explain-forced"));
        }
        if !edition.in_force.confirmed {
            self.entry(out, "explain-source", &edition.in_force.source);
        }
        if self.explanation.book.policy().demonstration {
            self.entry(out, "", &speaker.say("explain-demonstration"));
        }
    }

    /// Says which day it counts as registered and, when that is not the day of filing, every day
    /// in between.
    fn registered(&self, out: &mut String) {
        let speaker = self.speaker;
        let registration = &self.explanation.registration;
        let day = speaker.date_with_weekday(registration.registered_on);
        if registration.filed_on == registration.registered_on {
            return self.entry(out, "explain-registered", &day);
        }
        let why = if registration.after_hours {
            "explain-after-hours"
        } else {
            "explain-day-off"
        };
        let why = [("why", Arg::Text(speaker.say(why)))];
        let reason = speaker.say_with("explain-counts-next", &why);
        self.entry(out, "explain-registered", &format!("{day} — {reason}"));
        let mut between = if registration.after_hours {
            next(registration.filed_on)
        } else {
            registration.filed_on
        };
        while between < registration.registered_on {
            let text = format!(
                "{}  –  {}",
                speaker.date_with_weekday(between),
                self.closed(between)
            );
            self.entry(out, "", &text);
            between = next(between);
        }
    }

    fn closed(&self, day: NaiveDate) -> String {
        let speaker = self.speaker;
        match self.explanation.book.calendar().day(day) {
            Ok(DayKind::DayOff(named)) => {
                format!(
                    "{}: {}",
                    speaker.say("why-day-off"),
                    speaker.words(&named.name)
                )
            }
            Ok(DayKind::Weekend | DayKind::Working | DayKind::WorkedWeekend(_)) | Err(_) => {
                speaker.say("why-weekend")
            }
        }
    }

    fn limit(&self, trace: &LimitTrace, out: &mut String) {
        let speaker = self.speaker;
        let edition = &self.explanation.pinned.edition;
        out.push('\n');
        let mut title = format!("{} · {}", trace.id, self.title_of(&trace.id));
        if let Some(amount) = trace.amount {
            let _ = write!(title, " · {}", speaker.term(amount, trace.unit));
        }
        if let Some(due_at) = trace.due_at {
            let at = [("at", Arg::Text(self.moment(due_at)))];
            let _ = write!(title, " · {}", speaker.say_with("explain-due", &at));
        }
        line(out, &title);
        line(
            out,
            &format!("  {}", speaker.citation(&trace.citation, edition)),
        );
        if trace.citation.confirmed && !trace.confirmed {
            line(out, &format!("  {}", speaker.say("unconfirmed")));
        }
        if trace.owner == LimitOwner::Applicant {
            line(
                out,
                &format!("  {}", speaker.say("explain-owner-applicant")),
            );
        }
        if let (Some(outer), Some(at)) = (&trace.bound_by, trace.binding_due_at) {
            let facts = [
                ("limit", Arg::Text(self.title_of(outer))),
                ("at", Arg::Text(self.moment(at))),
            ];
            line(
                out,
                &format!("  {}", speaker.say_with("explain-bound", &facts)),
            );
        }
        if let Some(milestone) = trace.starts_with {
            let event = [(
                "event",
                Arg::Text(speaker.say_code("milestone", milestone.code())),
            )];
            line(
                out,
                &format!("  {}", speaker.say_with("explain-waits", &event)),
            );
        }
        if let Some(key) = &trace.blocked_by {
            let key = [("key", Arg::from(key.as_str()))];
            line(
                out,
                &format!("  {}", speaker.say_with("explain-blocked", &key)),
            );
        }
        let mut counted = 0;
        for day in &trace.trace {
            self.day(day, &mut counted, out);
        }
    }

    fn day(&self, day: &TraceDay, counted: &mut u32, out: &mut String) {
        let speaker = self.speaker;
        let number = if day.why == Why::Lead {
            "−1".to_owned()
        } else if let Some(minutes) = day.minutes {
            self.minutes(minutes)
        } else if day.counted {
            *counted += 1;
            counted.to_string()
        } else {
            "–".to_owned()
        };
        let name = day
            .name
            .as_ref()
            .map_or(String::new(), |name| format!(": {}", speaker.words(name)));
        let text = format!(
            "    {}  {number:>3}  {}{name}",
            speaker.date_with_weekday(day.date),
            speaker.say_code("why", &why_code(day.why)),
        );
        line(out, &text);
    }

    /// Returns minutes as people say them: hours from sixty on.
    fn minutes(&self, minutes: u32) -> String {
        if minutes < 60 {
            return self
                .speaker
                .say_with("explain-minutes", &[("count", Arg::from(minutes))]);
        }
        self.speaker.say_with(
            "explain-hours-minutes",
            &[
                ("hours", Arg::from(minutes / 60)),
                ("minutes", Arg::from(minutes % 60)),
            ],
        )
    }

    /// Says when the channel may be taken at all, where it stands in for another.
    fn fallback(&self, out: &mut String) {
        let edition = &self.explanation.pinned.edition;
        let rule = edition.channels.get(&self.args.channel);
        let Some(fallback) = rule.and_then(|rule| rule.fallback.as_ref()) else {
            return;
        };
        let text = match fallback.over_minutes {
            None => self.speaker.say("explain-fallback"),
            Some(minutes) => self
                .speaker
                .say_with("explain-fallback-over", &[("minutes", Arg::from(minutes))]),
        };
        self.entry(out, "", &text);
    }

    fn title_of(&self, id: &LimitId) -> String {
        self.explanation
            .procedure
            .limit(id)
            .map_or_else(String::new, |limit| {
                self.speaker.words(&limit.title).to_owned()
            })
    }

    /// Returns an instant in the civil time of its own day.
    fn moment(&self, at: DateTime<Utc>) -> String {
        let civil = self.explanation.book.calendar().civil(at);
        let day = self.speaker.date_with_weekday(civil.date());
        format!("{day} {}", civil.format("%H:%M"))
    }

    fn entry(&self, out: &mut String, label: &str, text: &str) {
        let label = if label.is_empty() {
            String::new()
        } else {
            self.speaker.say(label)
        };
        line(out, &format!("{label:<LABEL$}  {text}"));
    }
}

/// Returns the name of a reason as files and the wire write it.
fn why_code(why: Why) -> String {
    serde_json::to_value(why)
        .ok()
        .and_then(|name| name.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// Adds one line; words out of the law files are made harmless for a terminal.
fn line(out: &mut String, text: &str) {
    out.push_str(faults::clean(text).trim_end());
    out.push('\n');
}
