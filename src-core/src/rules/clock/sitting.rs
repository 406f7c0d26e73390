//! The clock of a person charged and kept in custody: F.

use super::hours::always_excluded;
use super::rule::ClockRule;
use super::{Clock, Excluded, ExcludedIn};
use crate::rules::time::Timestamp;

/// To court after charge, under section 46 of the Police and Criminal Evidence Act 1984.
///
/// Subsection (2) asks for a court as soon as practicable and not later than the first sitting
/// after charge: an hour that only the court's list tells. Where no court is due to sit on the day
/// of the charge or the next, the custody officer tells the court (3), which must sit not later
/// than "the day next following" that of the charge (6)–(7); where that day is Christmas Day, Good
/// Friday or a Sunday, not later than the first day after it that is none of them (8). So the
/// target is the end of the day after charge, and the limit the end of the last day that (6)–(8)
/// leave. Bank holidays count. For somebody taken to another area the days run from the arrival
/// there (7)(b): give that as the start. This reading waits for a lawyer's sign-off.
pub(super) fn run(rule: ClockRule, start: Timestamp) -> Clock {
    let mut last = start.london_day().plus_days(1);
    let target = last.end();
    let mut excluded = Vec::new();
    while let Some(why) = always_excluded(last) {
        excluded.push(Excluded { day: last, why, reading: ExcludedIn::Limit });
        last = last.plus_days(1);
    }
    Clock { rule, start, target, limit: last.end(), excluded }
}
