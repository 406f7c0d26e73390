//! When, and how far an answer reaches: what stands beside everything that is shown.

use crate::rules::time::Timestamp;
use crate::text;
use crate::wire::doubt::ClockDoubt;
use crate::wire::token::Token;
use crate::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

/// An instant with its London text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The instant, RFC 3339.
    pub at: Timestamp,
    /// Milliseconds since 1970, for ages.
    pub epoch_ms: i64,
    /// "Sun 22 Nov 2026" in London.
    pub day: String,
    /// "14:31" in London.
    pub time: String,
}

impl Stamp {
    /// The stamp of an instant.
    pub fn of(at: Timestamp) -> Self {
        Self { at, epoch_ms: at.millis(), day: at.london_date_text(), time: at.london_hhmm() }
    }
}

/// An end as a reader says it: the last day on which something runs, or the day and time where it ends
/// within a day. `until` is the first instant at which it no longer runs, so that an order "until 3 March"
/// holds the midnight after that day.
pub fn end_text(until: Timestamp) -> Text {
    let day = until.london_day();
    if day.start() == until {
        return text!("find.ends", day = Verbatim::from(day.minus_days(1).text()));
    }
    text!("find.ends_at", day = Verbatim::from(day.text()), time = Verbatim::from(until.london_hhmm()))
}

/// How old and how wide this device's copy is. Stands beside every answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// HQ's knowledge as of; absent where nothing was ever pulled.
    pub hq_knew_at: Option<Stamp>,
    /// The areas held: "Derbyshire".
    pub areas: Vec<Verbatim>,
    /// What is known to be missing: keys such as `licence_conditions`.
    pub not_held: Vec<Token>,
    /// Why ages and what is in force may be wrong here; absent where the clock is trusted.
    pub clock: Option<ClockDoubt>,
}

#[cfg(test)]
#[cfg(feature = "texts")]
mod tests {
    use super::*;
    use crate::rules::time::Day;
    use crate::words::english;

    #[track_caller]
    fn check(until: &str, wanted: &str) {
        assert_eq!(english(end_text(Timestamp::parse(until).unwrap())), wanted);
    }

    #[test]
    fn an_end_at_midnight_names_the_day_before_it() {
        assert_eq!(english(end_text(Day::parse("2027-03-03").unwrap().end())), "to Wed 3 Mar 2027");
        check("2027-03-04T00:00:00Z", "to Wed 3 Mar 2027");
        check("2027-01-01T00:00:00Z", "to Thu 31 Dec 2026");
    }

    #[test]
    fn midnight_is_that_of_london_on_either_side_of_summer_time() {
        check("2027-07-31T23:00:00Z", "to Sat 31 Jul 2027");
        check("2027-08-01T00:00:00Z", "to Sun 1 Aug 2027, 01:00");
        // The day on which the clocks go back has two hours more before its midnight in UTC.
        check("2027-11-01T00:00:00Z", "to Sun 31 Oct 2027");
    }

    #[test]
    fn an_end_within_a_day_names_the_day_and_the_time() {
        check("2027-03-03T12:00:00Z", "to Wed 3 Mar 2027, 12:00");
        check("2027-03-03T23:59:59Z", "to Wed 3 Mar 2027, 23:59");
    }
}
