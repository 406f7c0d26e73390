//! London wall-clock time as typed into a form, and back. The page carries no time-zone tables: it
//! knows only the rule that has held since 1996 (last Sundays of March and October, 01:00 UTC).

use cordon_core::wire::Timestamp;

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// A moment as it is typed: all parts are text until they are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Day of the month.
    pub day: String,
    /// Month, as a number.
    pub month: String,
    /// Year, four digits.
    pub year: String,
    /// "14:31".
    pub time: String,
}

impl Typed {
    /// What would be typed for an instant.
    pub fn of(at: Timestamp) -> Self {
        let text = wall_text(at);
        let (date, rest) = text.split_once('T').unwrap_or((text.as_str(), ""));
        let mut parts = date.split('-');
        let mut part = || parts.next().unwrap_or_default().to_owned();
        let (year, month, day) = (part(), part(), part());
        let time = rest.chars().take(5).collect();
        Self { day: bare(&day), month: bare(&month), year, time }
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        [&self.day, &self.month, &self.year, &self.time].iter().all(|part| part.trim().is_empty())
    }

    /// The instant, where these words name one. Of an hour that comes twice, the first; an hour
    /// that the clocks skip names none.
    pub fn instant(&self) -> Option<Timestamp> {
        let (hour, minute) = self.time.trim().split_once([':', '.'])?;
        let text = format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:00Z",
            number(&self.year)?,
            number(&self.month)?,
            number(&self.day)?,
            number(hour)?,
            number(minute)?,
        );
        let wall = Timestamp::parse(&text)?.millis();
        [wall - HOUR_MS, wall].into_iter().find(|at| at + offset_ms(*at) == wall).map(Timestamp::from_millis)
    }
}

fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}

fn bare(text: &str) -> String {
    text.trim_start_matches('0').to_owned()
}

/// The London wall-clock time as RFC 3339 text without a meaning for its offset.
fn wall_text(at: Timestamp) -> String {
    let at = at.millis();
    Timestamp::from_millis(at + offset_ms(at)).to_string()
}

/// How far London is ahead of UTC.
fn offset_ms(at: i64) -> i64 {
    let year: String = Timestamp::from_millis(at).to_string().chars().take(4).collect();
    let summer = change(&year, "03").zip(change(&year, "10"));
    match summer {
        Some((from, until)) if from <= at && at < until => HOUR_MS,
        Some(_) | None => 0,
    }
}

/// 01:00 UTC on the last Sunday of a month that has 31 days.
fn change(year: &str, month: &str) -> Option<i64> {
    let last = Timestamp::parse(&format!("{year}-{month}-31T01:00:00Z"))?.millis();
    // 1 January 1970 was a Thursday.
    let weekday = (last.div_euclid(DAY_MS) + 4).rem_euclid(7);
    Some(last - weekday * DAY_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(day: &str, month: &str, year: &str, time: &str) -> Typed {
        Typed { day: day.into(), month: month.into(), year: year.into(), time: time.into() }
    }

    #[track_caller]
    fn check(typed: Typed, expect: Option<&str>) {
        assert_eq!(typed.instant().map(|at| at.to_string()).as_deref(), expect);
    }

    #[test]
    fn summer_is_an_hour_ahead_and_winter_is_not() {
        check(typed("1", "7", "2026", "14:31"), Some("2026-07-01T13:31:00.000Z"));
        check(typed("22", "11", "2026", "14:31"), Some("2026-11-22T14:31:00.000Z"));
    }

    #[test]
    fn a_skipped_hour_names_no_instant_and_a_doubled_one_names_the_first() {
        check(typed("29", "3", "2026", "01:30"), None);
        check(typed("29", "3", "2026", "02:00"), Some("2026-03-29T01:00:00.000Z"));
        check(typed("25", "10", "2026", "01:30"), Some("2026-10-25T00:30:00.000Z"));
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_names_no_instant() {
        check(typed("31", "2", "2026", "10:00"), None);
        check(typed("1", "2", "2026", ""), None);
    }

    #[test]
    fn an_instant_is_typed_as_london_shows_it() {
        let at = typed("1", "7", "2026", "09:05").instant().unwrap();
        assert_eq!(Typed::of(at), typed("1", "7", "2026", "09:05"));
    }
}
