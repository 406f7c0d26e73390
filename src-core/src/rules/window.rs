//! Windows of London time: daily, on weekdays, by dates or school terms, across midnight and clock
//! changes. What a window's dates do not tell is unknown, never closed.

mod check;
mod season;
mod words;

pub use check::WindowError;
pub use season::{DayRange, Season};
pub use words::{brief, words};

use super::time::{Day, Timestamp};
use chrono::{Datelike, NaiveTime, TimeDelta};
use season::Standing;
use serde::{Deserialize, Serialize};

/// A window that opens at a London wall-clock time and closes at another, on given days. Where
/// `until` is not after `from` it closes on the next day; equal times make a whole day. It belongs
/// to the day on which it opens. On the days of the clock changes it opens and closes when the wall
/// clock first reaches those times or passes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// When it opens.
    pub from: NaiveTime,
    /// When it closes.
    pub until: NaiveTime,
    /// On which days it opens; empty for every day.
    pub days: Vec<Weekday>,
    /// In which part of the year it opens.
    #[serde(default, skip_serializing_if = "Season::is_always")]
    pub season: Season,
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
    /// It cannot be told: the dates of a school term, or any dates, are not given.
    Unknown,
}

/// Longer times than this are not reckoned through: they are said to be partly open.
const LONGEST_DAYS: i64 = 800;

/// How far ahead the next opening is looked for: over a year, for windows of one season.
const DAYS_AHEAD: u64 = 400;

/// How far back the last closing is looked for: over a week, for windows of one day of it.
const LOOKED_BACK: TimeDelta = TimeDelta::days(8);

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
    /// A window that opens on the same days all the year round; on every day where none is named.
    pub fn new(from: NaiveTime, until: NaiveTime, days: Vec<Weekday>) -> Self {
        Self { from, until, days, season: Season::Always }
    }

    /// This window in a part of the year alone.
    pub fn in_season(self, season: Season) -> Self {
        Self { season, ..self }
    }

    /// Whether the window is open at an instant, opening included and closing not: all open, closed
    /// or unknown.
    pub fn state_at(&self, at: Timestamp) -> Openness {
        let today = at.london_day();
        let mut state = Openness::Closed;
        for day in [today.minus_days(1), today] {
            match self.opening_on(day) {
                Opening::Sure(open) if open.holds(at) => return Openness::AllOpen,
                Opening::Perhaps(open) if open.holds(at) => state = Openness::Unknown,
                Opening::None | Opening::Sure(_) | Opening::Perhaps(_) => {}
            }
        }
        state
    }

    /// The first opening after an instant, within the 400 days that follow; nothing where there is
    /// none, or where it cannot be told which is the first.
    pub fn next_opening(&self, after: Timestamp) -> Option<Timestamp> {
        match self.first_after(after) {
            Opening::Sure(open) => Some(open.from),
            Opening::None | Opening::Perhaps(_) => None,
        }
    }

    /// Refuses a window that never opens, or whose dates end before they begin.
    pub fn validate(&self) -> Result<(), WindowError> {
        check::check(self)
    }

    /// The first opening after an instant, be it sure or not.
    fn first_after(&self, after: Timestamp) -> Opening {
        let today = after.london_day();
        (0..=DAYS_AHEAD)
            .map(|days| self.opening_on(today.plus_days(days)))
            .find(|opening| opening.open().is_some_and(|open| open.from > after))
            .unwrap_or(Opening::None)
    }

    /// What a day brings. Nothing where the clocks skip all of it.
    fn opening_on(&self, day: Day) -> Opening {
        let standing = self.season.standing(day);
        if standing == Standing::Out || !self.falls_on(day) {
            return Opening::None;
        }
        let open = self.hours_on(day);
        match standing {
            Standing::In if !open.is_empty() => Opening::Sure(open),
            Standing::Unknown if !open.is_empty() => Opening::Perhaps(open),
            Standing::In | Standing::Out | Standing::Unknown => Opening::None,
        }
    }

    /// Whether a day is one of its days of the week.
    fn falls_on(&self, day: Day) -> bool {
        self.days.is_empty() || self.days.contains(&Weekday::of(day))
    }

    /// Its hours, were it to open on a day.
    fn hours_on(&self, day: Day) -> Open {
        let closes_on = if self.until > self.from { day } else { day.plus_days(1) };
        Open { from: day.at(self.from), until: closes_on.at(self.until) }
    }
}

/// How much of `[from, until)` the windows were open; of the instant itself where the two are
/// equal. Without any window nothing is open. Unknown only where the dates that are not given
/// would change the answer.
pub fn open_in(windows: &[Window], from: Timestamp, until: Timestamp) -> Openness {
    if windows.is_empty() {
        return Openness::Closed;
    }
    if until <= from {
        return any_at(windows, from);
    }
    if until.since(from).num_days() > LONGEST_DAYS {
        return Openness::PartlyOpen;
    }
    let openings = openings(windows, from, until);
    let sure: Vec<Open> = openings.iter().filter_map(Opening::surely).collect();
    let at_most: Vec<Open> = openings.iter().filter_map(Opening::open).collect();
    let (least, most) = (cover(&sure, from, until), cover(&at_most, from, until));
    if least == most { least } else { Openness::Unknown }
}

/// The first opening of any of the windows after an instant; nothing where there is none within
/// 400 days, or where it cannot be told which is the first.
pub fn next_opening(windows: &[Window], after: Timestamp) -> Option<Timestamp> {
    let firsts: Vec<Opening> = windows.iter().map(|window| window.first_after(after)).collect();
    let first = firsts.iter().filter_map(Opening::open).map(|open| open.from).min()?;
    let is_sure = firsts.iter().filter_map(Opening::surely).any(|open| open.from == first);
    is_sure.then_some(first)
}

/// The last closing of any of the windows by an instant, within the eight days before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LastClosing {
    /// None closed then.
    None,
    /// The latest closed at this instant.
    At(Timestamp),
    /// It cannot be told which was the last: dates are not given.
    Unknown,
}

/// The last closing of any of the windows by an instant.
pub(super) fn last_closing(windows: &[Window], by: Timestamp) -> LastClosing {
    let earlier = openings(windows, by.plus(-LOOKED_BACK), by);
    let closed = |open: &Open| open.until <= by;
    let Some(last) = earlier.iter().filter_map(Opening::open).filter(closed).map(|open| open.until).max() else {
        return LastClosing::None;
    };
    let is_sure = earlier.iter().filter_map(Opening::surely).any(|open| open.until == last);
    if is_sure { LastClosing::At(last) } else { LastClosing::Unknown }
}

fn any_at(windows: &[Window], at: Timestamp) -> Openness {
    let states: Vec<Openness> = windows.iter().map(|window| window.state_at(at)).collect();
    let any = |state| states.contains(&state);
    [Openness::AllOpen, Openness::Unknown].into_iter().find(|state| any(*state)).unwrap_or(Openness::Closed)
}

/// What a day brings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    None,
    /// The window opens.
    Sure(Open),
    /// It would open if the day lies within dates that are not given.
    Perhaps(Open),
}

impl Opening {
    /// The hours, where it may open.
    fn open(&self) -> Option<Open> {
        match self {
            Self::None => None,
            Self::Sure(open) | Self::Perhaps(open) => Some(*open),
        }
    }

    /// The hours, where it surely opens.
    fn surely(&self) -> Option<Open> {
        match self {
            Self::None | Self::Perhaps(_) => None,
            Self::Sure(open) => Some(*open),
        }
    }
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

    fn is_empty(self) -> bool {
        self.until <= self.from
    }
}

/// Every opening that may overlap the time, earliest first.
fn openings(windows: &[Window], from: Timestamp, until: Timestamp) -> Vec<Opening> {
    let overlaps = |open: Open| open.from < until && from < open.until;
    let mut found = Vec::new();
    let mut day = from.london_day().minus_days(1);
    while day <= until.london_day() {
        found.extend(windows.iter().map(|window| window.opening_on(day)));
        if day.plus_days(1) == day {
            break;
        }
        day = day.plus_days(1);
    }
    found.retain(|opening| opening.open().is_some_and(overlaps));
    found.sort_unstable_by_key(Opening::open);
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
#[path = "window_tests.rs"]
mod tests;
