//! Going on to the next working day: on a demo only.

use chrono::NaiveTime;

use super::{Office, OfficeError};
use crate::wire::DemoDay;

impl Office {
    /// Sets law time to 09:00 of the next working day.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] anywhere but on a demo; [`OfficeError::Calendar`] when the
    /// calendar ends.
    pub fn next_working_day(&self) -> Result<DemoDay, OfficeError> {
        if !self.is_demo() {
            return Err(OfficeError::NotFound);
        }
        let calendar = self.calendar();
        let today = calendar.civil(self.clock.now()).date();
        let day = calendar.add_working_days(today, 1)?;
        let nine = NaiveTime::from_hms_opt(9, 0, 0).expect("nine o'clock exists");
        if !self.clock.set(calendar.instant(day, nine)) {
            return Err(OfficeError::NotFound);
        }
        self.feed.hint();
        Ok(DemoDay {
            now: self.clock.now(),
        })
    }
}
