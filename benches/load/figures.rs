//! Times and how they are told.

use std::fmt;
use std::time::Duration;

/// Times of one kind of request.
#[derive(Debug, Clone, Default)]
pub struct Latencies(Vec<u32>);

impl Latencies {
    pub fn note(&mut self, time: Duration) {
        self.0
            .push(u32::try_from(time.as_micros()).unwrap_or(u32::MAX));
    }

    pub fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    fn at(sorted: &[u32], share: f64) -> f64 {
        let last = sorted.len().saturating_sub(1);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in a list of measurements"
        )]
        let place = (last as f64 * share).round() as usize;
        sorted
            .get(place)
            .map_or(0.0, |micros| f64::from(*micros) / 1000.0)
    }
}

impl fmt::Display for Latencies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        write!(
            f,
            "p50 {:.2} ms, p99 {:.2} ms, max {:.1} ms",
            Self::at(&sorted, 0.5),
            Self::at(&sorted, 0.99),
            Self::at(&sorted, 1.0)
        )
    }
}

/// What a measurement of one kind of request came to.
#[derive(Debug)]
pub struct Figure {
    pub what: String,
    pub times: Latencies,
    pub span: Duration,
    /// Answers other than the one that was wanted, by status.
    pub wrong: Vec<u16>,
    pub bytes: u64,
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.times.len();
        #[expect(clippy::cast_precision_loss, reason = "a rate")]
        let rate = count as f64 / self.span.as_secs_f64();
        let kilobytes = self.bytes / 1024 / u64::try_from(count.max(1)).unwrap_or(1);
        write!(
            f,
            "{}: {rate:.0}/s, {}, {kilobytes} KB each, {} wrong{}",
            self.what,
            self.times,
            self.wrong.len(),
            self.wrong
                .first()
                .map_or_else(String::new, |status| format!(" (such as {status})"))
        )
    }
}
