//! Windows that can never be open, refused with the reason.

use super::{DayRange, Season, Window};
use crate::rules::time::Day;
use crate::words::{Text, Verbatim};
use crate::{says_its_text, text};

/// Why a window is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowError {
    /// Dates that end before they begin.
    EndsBeforeItBegins {
        /// The first day, as given.
        first: Day,
        /// The last day, as given.
        last: Day,
    },
    /// It opens between dates, and there are none.
    NoDates,
    /// None of its days of the week falls within its dates.
    DaysNeverFall,
    /// On every day on which it could open, the clocks go forward over all of it.
    InTheSkippedHour {
        /// The last such day.
        day: Day,
    },
}

impl WindowError {
    /// It in words.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::EndsBeforeItBegins { first, last } => text!(
                "unread.window_ends_before_it_begins",
                first = Verbatim::from(first.to_string()),
                last = Verbatim::from(last.to_string())
            ),
            Self::NoDates => text!("unread.window_no_dates"),
            Self::DaysNeverFall => text!("unread.window_days_never_fall"),
            Self::InTheSkippedHour { day } => {
                text!("unread.window_in_the_skipped_hour", day = Verbatim::from(day.to_string()))
            }
        }
    }
}

says_its_text!(WindowError);

/// Far enough to meet every day of the week, and a day without a clock change.
const DAYS_TRIED: u64 = 400;

pub(super) fn check(window: &Window) -> Result<(), WindowError> {
    match &window.season {
        Season::Always => Ok(()),
        Season::SchoolTerm { terms, .. } => all_run_forwards(terms),
        Season::Dates { ranges } => {
            all_run_forwards(ranges)?;
            opens_within(window, ranges)
        }
    }
}

fn all_run_forwards(ranges: &[DayRange]) -> Result<(), WindowError> {
    match ranges.iter().find(|range| range.is_backwards()) {
        Some(DayRange { first, last }) => Err(WindowError::EndsBeforeItBegins { first: *first, last: *last }),
        None => Ok(()),
    }
}

fn opens_within(window: &Window, ranges: &[DayRange]) -> Result<(), WindowError> {
    let mut skipped = None;
    for day in ranges.iter().flat_map(days_of).filter(|day| window.falls_on(*day)) {
        if !window.hours_on(day).is_empty() {
            return Ok(());
        }
        skipped = Some(day);
    }
    match skipped {
        Some(day) => Err(WindowError::InTheSkippedHour { day }),
        None if ranges.is_empty() => Err(WindowError::NoDates),
        None => Err(WindowError::DaysNeverFall),
    }
}

fn days_of(range: &DayRange) -> impl Iterator<Item = Day> {
    let DayRange { first, last } = *range;
    (0..DAYS_TRIED).map(move |days| first.plus_days(days)).take_while(move |day| *day <= last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::window::Weekday;
    use chrono::NaiveTime;

    fn range(first: &str, last: &str) -> DayRange {
        DayRange { first: Day::parse(first).unwrap(), last: Day::parse(last).unwrap() }
    }

    #[track_caller]
    fn check(hours: (&str, &str), days: &[Weekday], ranges: &[DayRange], expected: Result<(), WindowError>) {
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
        let season = Season::Dates { ranges: ranges.to_vec() };
        let window = Window::new(time(hours.0), time(hours.1), days.to_vec()).in_season(season);
        assert_eq!(window.validate(), expected, "{window:?}");
    }

    #[test]
    fn a_window_that_opens_but_once_is_not_refused() {
        check(("21:00", "07:00"), &[], &[range("2026-12-25", "2026-12-25")], Ok(()));
        check(("13:00", "15:00"), &[Weekday::Monday], &[range("2026-12-01", "2026-12-07")], Ok(()));
        check(("00:00", "00:00"), &[], &[range("2026-03-29", "2026-03-29")], Ok(()));
    }

    #[test]
    fn dates_that_end_before_they_begin_are_refused() {
        let backwards = range("2026-12-31", "2026-12-01");
        let refused = Err(WindowError::EndsBeforeItBegins { first: backwards.first, last: backwards.last });
        check(("21:00", "07:00"), &[], &[range("2026-01-01", "2026-01-31"), backwards], refused);
        let season = Season::SchoolTerm { of: "Specimen School".to_owned(), terms: vec![backwards], holidays: false };
        let term = Window::new(NaiveTime::MIN, NaiveTime::MIN, Vec::new()).in_season(season);
        assert_eq!(term.validate(), refused);
    }

    #[test]
    fn days_that_never_fall_within_the_dates_are_refused() {
        let week_days = range("2026-12-01", "2026-12-04");
        let weekend = [Weekday::Saturday, Weekday::Sunday];
        check(("10:00", "12:00"), &weekend, &[week_days], Err(WindowError::DaysNeverFall));
        check(("10:00", "12:00"), &[], &[], Err(WindowError::NoDates));
    }

    #[test]
    fn a_window_that_the_clocks_skip_on_its_only_day_is_refused() {
        let (change, next) = (range("2026-03-29", "2026-03-29"), range("2027-03-28", "2027-03-28"));
        let skipped = |day: DayRange| Err(WindowError::InTheSkippedHour { day: day.first });
        check(("01:15", "01:45"), &[], &[change], skipped(change));
        check(("01:15", "01:45"), &[], &[change, next], skipped(next));
        check(("01:15", "02:15"), &[], &[change], Ok(()));
        check(("01:15", "01:45"), &[], &[range("2026-03-29", "2026-03-30")], Ok(()));
        check(("01:15", "01:45"), &[Weekday::Sunday], &[range("2026-03-23", "2026-04-04")], skipped(change));
    }

    #[test]
    fn a_window_of_every_year_or_of_unknown_terms_may_open() {
        let hours = || Window::new(NaiveTime::MIN, NaiveTime::MIN, Vec::new());
        let unknown = Season::SchoolTerm { of: "Specimen School".to_owned(), terms: Vec::new(), holidays: true };
        assert_eq!((hours().validate(), hours().in_season(unknown).validate()), (Ok(()), Ok(())));
    }
}
