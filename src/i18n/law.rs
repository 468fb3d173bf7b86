//! Places in acts and terms of the law, in words.

use super::{Arg, Speaker};
use crate::casework::RawText;
use crate::regulation::{Citation, Edition, TermUnit};

impl Speaker<'_> {
    /// Returns a citation such as «Правила (приказ № 503), п. 14». One that nobody has seen in
    /// the act itself says so.
    #[must_use]
    pub fn citation(&self, citation: &Citation, edition: &Edition) -> String {
        let clean = |text: &str| RawText::from(text).clean_line();
        let point = clean(&citation.point);
        let place = edition
            .acts
            .get(&citation.act)
            .map(|act| (clean(self.words(&act.short)), clean(self.words(&act.place))));
        let text = match place {
            None => format!("{} {}", citation.act, point),
            Some((act, _)) if point.as_str().trim().is_empty() => act.as_str().to_owned(),
            Some((act, place)) if place.as_str().trim().is_empty() => format!("{act}, {point}"),
            Some((act, place)) => self.say_with(
                "citation",
                &[
                    ("act", Arg::from(act)),
                    ("place", Arg::from(place)),
                    ("point", Arg::from(point)),
                ],
            ),
        };
        if citation.confirmed {
            text
        } else {
            format!("{text} {}", self.say("citation-unconfirmed"))
        }
    }

    /// Returns a term in words with the right plural, such as «3 рабочих дня».
    #[must_use]
    pub fn term(&self, amount: u32, unit: TermUnit) -> String {
        let id = match unit {
            TermUnit::WorkingDays => "term-working-days",
            TermUnit::CalendarDays => "term-calendar-days",
            TermUnit::WorkingHours => "term-working-hours",
            TermUnit::WorkingMinutes => "term-working-minutes",
        };
        self.say_with(id, &[("count", Arg::from(amount))])
    }
}
