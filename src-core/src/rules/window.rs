//! Windows of London time: daily, on weekdays, across midnight and clock changes.

use super::time::{Day, Timestamp};
use chrono::{Datelike, NaiveTime};
use serde::{Deserialize, Serialize};

/// A window that opens at a London wall-clock time and closes at another, on given days.
/// Where `until` is not after `from` it closes on the next day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// When it opens.
    pub from: NaiveTime,
    /// When it closes.
    pub until: NaiveTime,
    /// On which days it opens; empty for every day.
    pub days: Vec<Weekday>,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

/// How much of a time the windows were open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// A window was open throughout.
    AllOpen,
    /// A window was open for a part of it.
    PartlyOpen,
    /// None was open.
    Closed,
}

/// Longer times than this are not reckoned through: they are said to be partly open.
const LONGEST_DAYS: i64 = 800;

impl Weekday {
    /// The day of the week of a calendar day.
    pub fn of(day: Day) -> Self {
        match day.0.weekday() {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
}

impl Window {
    /// Whether the window is open at an instant, opening included and closing not. Equal times
    /// make a whole day.
    pub fn is_open_at(&self, at: Timestamp) -> bool {
        let today = at.london_day();
        [today.minus_days(1), today].into_iter().filter_map(|day| self.opened_on(day)).any(|open| open.holds(at))
    }

    /// The first opening after an instant, within the eight days that follow.
    pub fn next_opening(&self, after: Timestamp) -> Option<Timestamp> {
        let today = after.london_day();
        (0..=8)
            .filter_map(|days| self.opened_on(today.plus_days(days)))
            .map(|open| open.from)
            .find(|from| *from > after)
    }

    /// When the window that opens on a day is open; nothing where the clocks skip all of it.
    fn opened_on(&self, day: Day) -> Option<Open> {
        if !self.days.is_empty() && !self.days.contains(&Weekday::of(day)) {
            return None;
        }
        let closes_on = if self.until > self.from { day } else { day.plus_days(1) };
        let open = Open { from: day.at(self.from), until: closes_on.at(self.until) };
        (open.from < open.until).then_some(open)
    }
}

/// How much of `[from, until)` the windows were open; of the instant itself where the two are
/// equal. Without any window nothing is open.
pub fn open_in(windows: &[Window], from: Timestamp, until: Timestamp) -> Openness {
    if until <= from {
        let open = windows.iter().any(|window| window.is_open_at(from));
        return if open { Openness::AllOpen } else { Openness::Closed };
    }
    if until.since(from).num_days() > LONGEST_DAYS {
        return Openness::PartlyOpen;
    }
    cover(&openings(windows, from, until), from, until)
}

/// A time in which a window is open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Open {
    from: Timestamp,
    until: Timestamp,
}

impl Open {
    fn holds(self, at: Timestamp) -> bool {
        self.from <= at && at < self.until
    }
}

/// Every opening that overlaps the time, earliest first.
fn openings(windows: &[Window], from: Timestamp, until: Timestamp) -> Vec<Open> {
    let mut found = Vec::new();
    let mut day = from.london_day().minus_days(1);
    while day <= until.london_day() {
        found.extend(windows.iter().filter_map(|window| window.opened_on(day)));
        if day.plus_days(1) == day {
            break;
        }
        day = day.plus_days(1);
    }
    found.retain(|open| open.from < until && from < open.until);
    found.sort_unstable();
    found
}

fn cover(openings: &[Open], from: Timestamp, until: Timestamp) -> Openness {
    if openings.is_empty() {
        return Openness::Closed;
    }
    let mut covered = from;
    for open in openings {
        if open.from > covered {
            return Openness::PartlyOpen;
        }
        covered = covered.max(open.until);
    }
    if covered >= until { Openness::AllOpen } else { Openness::PartlyOpen }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    fn window(from: (u32, u32), until: (u32, u32), days: &[Weekday]) -> Window {
        let time = |(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        Window { from: time(from), until: time(until), days: days.to_vec() }
    }

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[track_caller]
    fn check(window: &Window, instant: &str, open: bool) {
        assert_eq!(window.is_open_at(at(instant)), open, "{instant}");
    }

    #[test]
    fn a_night_window_belongs_to_the_day_it_opens() {
        let friday_night = window((21, 0), (7, 0), &[Weekday::Friday]);
        check(&friday_night, "2026-11-20T20:59:59Z", false);
        check(&friday_night, "2026-11-20T21:00:00Z", true);
        check(&friday_night, "2026-11-21T06:59:59Z", true);
        check(&friday_night, "2026-11-21T07:00:00Z", false);
        check(&friday_night, "2026-11-21T21:00:00Z", false);
    }

    #[test]
    fn equal_times_make_a_whole_day() {
        let sunday = window((9, 0), (9, 0), &[Weekday::Sunday]);
        check(&sunday, "2026-11-22T08:59:00Z", false);
        check(&sunday, "2026-11-22T09:00:00Z", true);
        check(&sunday, "2026-11-23T08:59:00Z", true);
        check(&sunday, "2026-11-23T09:00:00Z", false);
    }

    #[test]
    fn summer_hours_are_london_hours() {
        let evening = window((19, 0), (23, 0), &[]);
        check(&evening, "2026-07-01T17:59:00Z", false);
        check(&evening, "2026-07-01T18:00:00Z", true);
        check(&evening, "2026-07-01T22:00:00Z", false);
    }

    #[test]
    fn a_window_that_the_clocks_skip_never_opens() {
        let skipped = window((1, 15), (1, 45), &[]);
        check(&skipped, "2026-03-29T01:00:00Z", false);
        assert_eq!(skipped.next_opening(at("2026-03-28T12:00:00Z")), Some(at("2026-03-30T00:15:00Z")));
    }

    #[test]
    fn the_next_opening_is_found_across_a_week() {
        let monday = window((10, 0), (12, 0), &[Weekday::Monday]);
        assert_eq!(monday.next_opening(at("2026-11-23T10:00:00Z")), Some(at("2026-11-30T10:00:00Z")));
        assert_eq!(monday.next_opening(at("2026-11-22T10:00:00Z")), Some(at("2026-11-23T10:00:00Z")));
    }

    #[test]
    fn an_act_may_lie_within_across_or_outside() {
        let night = [window((21, 0), (7, 0), &[])];
        let asked = |from, until| open_in(&night, at(from), at(until));
        assert_eq!(asked("2026-11-22T21:00:00Z", "2026-11-23T07:00:00Z"), Openness::AllOpen);
        assert_eq!(asked("2026-11-22T20:00:00Z", "2026-11-22T22:00:00Z"), Openness::PartlyOpen);
        assert_eq!(asked("2026-11-22T08:00:00Z", "2026-11-22T21:00:00Z"), Openness::Closed);
        assert_eq!(asked("2026-11-22T22:00:00Z", "2026-11-23T22:00:00Z"), Openness::PartlyOpen);
        assert_eq!(open_in(&[], at("2026-11-22T08:00:00Z"), at("2026-11-22T09:00:00Z")), Openness::Closed);
    }

    #[test]
    fn windows_that_meet_are_open_throughout() {
        let both = [window((21, 0), (0, 0), &[]), window((0, 0), (7, 0), &[])];
        assert_eq!(open_in(&both, at("2026-11-22T22:00:00Z"), at("2026-11-23T06:00:00Z")), Openness::AllOpen);
        let always = [window((0, 0), (0, 0), &[])];
        assert_eq!(open_in(&always, at("2026-03-27T05:00:00Z"), at("2026-04-02T06:00:00Z")), Openness::AllOpen);
    }

    /// Every minute of eleven days around a clock change, with what the clock on the wall says.
    fn minutes_around(day: &str) -> Vec<(Timestamp, Day, NaiveTime)> {
        let start = Day::parse(day).unwrap().minus_days(6).start();
        let minutes = (0..11 * 24 * 60).map(|minute| start.plus(TimeDelta::minutes(minute)));
        minutes.map(|at| (at, at.london_day(), at.london_time())).collect()
    }

    /// Opens when the wall clock first reaches the opening time, closes when it first reaches the
    /// closing time: found by walking, without asking when that is.
    fn naive_openings(window: &Window, minutes: &[(Timestamp, Day, NaiveTime)]) -> Vec<(Timestamp, Timestamp)> {
        let first = minutes[0].1;
        let reached = |day: Day, time: NaiveTime| {
            minutes.iter().find(|(_, on, wall)| (*on, *wall) >= (day, time)).map(|(at, _, _)| *at)
        };
        let days = (0..9).map(|days| first.plus_days(days));
        days.filter(|day| window.days.is_empty() || window.days.contains(&Weekday::of(*day)))
            .filter_map(|day| {
                let closing = if window.until > window.from { day } else { day.plus_days(1) };
                Some((reached(day, window.from)?, reached(closing, window.until)?))
            })
            .collect()
    }

    #[test]
    fn every_minute_of_the_clock_change_weeks_agrees_with_a_walk() {
        let weekend = [Weekday::Saturday, Weekday::Sunday];
        let windows = [
            window((21, 0), (7, 0), &[]),
            window((0, 30), (1, 30), &[]),
            window((1, 30), (6, 0), &weekend),
            window((1, 15), (1, 45), &[]),
            window((23, 30), (1, 30), &weekend),
            window((0, 0), (0, 0), &[Weekday::Sunday]),
            window((9, 0), (17, 0), &[Weekday::Monday, Weekday::Wednesday]),
        ];
        for change in ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"] {
            let minutes = minutes_around(change);
            for window in &windows {
                let openings = naive_openings(window, &minutes);
                for (at, _, _) in minutes.iter().skip(2 * 24 * 60).take(6 * 24 * 60) {
                    let open = openings.iter().any(|(from, until)| from <= at && at < until);
                    assert_eq!(window.is_open_at(*at), open, "{window:?} {at}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn an_instant_is_open_when_the_minute_from_it_begins_open(
            from in 0..1440_u32,
            until in 0..1440_u32,
            minute in 0..20_000_i64,
        ) {
            let window = window((from / 60, from % 60), (until / 60, until % 60), &[]);
            let instant = at("2026-10-20T00:00:00Z").plus(TimeDelta::minutes(minute));
            let after = instant.plus(TimeDelta::minutes(1));
            let open = open_in(std::slice::from_ref(&window), instant, after) == Openness::AllOpen;
            prop_assert_eq!(window.is_open_at(instant), open);
            if let Some(next) = window.next_opening(instant) {
                prop_assert!(next > instant && window.is_open_at(next));
            }
        }
    }
}
