//! Several statements of when an order ends, held against one another. The last word is nobody's by
//! being read last: where they differ, the order runs surely until the earliest, and a person decides.

use super::{Period, ReadDuration};
use crate::rules::dates::{DateFault, end_fault};
use crate::rules::order::StatedEnd;
use crate::rules::time::{Day, Timestamp};

/// One statement of an end, as a paper or a field makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidEnd {
    /// How it reads.
    pub read: SaidRead,
    /// As written, or where it was said.
    pub written: String,
}

/// How a statement of an end reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidRead {
    /// An instant, the first after.
    At(Timestamp),
    /// The end of a day.
    Day(Day),
    /// A period from when the order begins.
    For(Period),
    /// Until further order.
    UntilFurtherOrder,
    /// For life.
    ForLife,
    /// It cannot be read.
    Unread,
}

/// What all statements together come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Until when the order surely runs; none where no end was read.
    pub until: Option<Timestamp>,
    /// What was stated.
    pub stated: StatedEnd,
}

impl SaidEnd {
    /// Every statement in an order's prose.
    pub fn of_prose(durations: &[ReadDuration], words: &str) -> Vec<Self> {
        let read = |duration: &ReadDuration| match duration {
            ReadDuration::UntilFurtherOrder => SaidRead::UntilFurtherOrder,
            ReadDuration::ForLife => SaidRead::ForLife,
            ReadDuration::Until(day) => SaidRead::Day(*day),
            ReadDuration::At(at) => SaidRead::At(*at),
            ReadDuration::For(period) => SaidRead::For(*period),
            ReadDuration::Unread => SaidRead::Unread,
        };
        durations.iter().map(|duration| Self { read: read(duration), written: words.to_owned() }).collect()
    }

    fn until(&self, begins: Day) -> Option<Timestamp> {
        match self.read {
            SaidRead::At(at) => Some(at),
            SaidRead::Day(day) => Some(day.end()),
            SaidRead::For(period) => Some(period.last_day(begins).end()),
            SaidRead::UntilFurtherOrder | SaidRead::ForLife | SaidRead::Unread => None,
        }
    }

    /// The same, an end further off than any order runs being none.
    fn within_reach(&self, begins: Day) -> Self {
        let is_far =
            self.until(begins).is_some_and(|until| end_fault(until.london_day(), begins) == Some(DateFault::TooFar));
        if is_far { Self { read: SaidRead::Unread, written: self.written.clone() } } else { self.clone() }
    }

    fn is_day_exactly(&self) -> bool {
        matches!(self.read, SaidRead::At(_) | SaidRead::Day(_))
    }

    fn is_open(&self) -> bool {
        matches!(self.read, SaidRead::UntilFurtherOrder | SaidRead::ForLife)
    }
}

/// Holds every statement of an end against the others, for an order that begins on a day.
///
/// A period and a day that differ by one are the same: courts count the first day or do not.
pub fn reconcile(begins: Day, said: &[SaidEnd]) -> Ending {
    let said: Vec<SaidEnd> = said.iter().map(|said| said.within_reach(begins)).collect();
    let said = said.as_slice();
    let Some(first) = said.first() else { return Ending { until: None, stated: StatedEnd::NotStated } };
    let ends: Vec<(&SaidEnd, Timestamp)> =
        said.iter().filter_map(|said| said.until(begins).map(|until| (said, until))).collect();
    let unread = said.iter().any(|said| said.read == SaidRead::Unread);
    let open = said.iter().any(SaidEnd::is_open);
    let earliest = ends.iter().map(|(_, until)| *until).min();
    let Some(earliest) = earliest else {
        let stated = match (unread, open) {
            (true, true) => conflict(said),
            (true, false) => StatedEnd::Unread { written: written(said) },
            (false, _) if said.iter().all(|said| said.read == SaidRead::ForLife) => StatedEnd::ForLife,
            (false, _) => StatedEnd::UntilFurtherOrder,
        };
        return Ending { until: None, stated };
    };
    if earliest <= begins.start() {
        let stated =
            if said.len() == 1 { StatedEnd::Unread { written: first.written.clone() } } else { conflict(said) };
        return Ending { until: None, stated };
    }
    if unread || open || differ(&ends) {
        return Ending { until: Some(earliest), stated: conflict(said) };
    }
    // Of a day and a period, the day was written down; of a day and an hour of it, the hour.
    let exact = ends.iter().filter(|(said, _)| said.is_day_exactly()).map(|(_, until)| *until).min();
    let exact = exact.unwrap_or(earliest);
    Ending { until: Some(exact), stated: StatedEnd::Dated }
}

fn conflict(said: &[SaidEnd]) -> StatedEnd {
    StatedEnd::Conflicting { written: said.iter().map(|said| said.written.clone()).collect() }
}

fn written(said: &[SaidEnd]) -> String {
    let unread = said.iter().filter(|said| said.read == SaidRead::Unread);
    unread.map(|said| said.written.as_str()).collect::<Vec<_>>().join("; ")
}

fn differ(ends: &[(&SaidEnd, Timestamp)]) -> bool {
    let last_day = |until: &Timestamp| until.plus(chrono::TimeDelta::milliseconds(-1)).london_day();
    ends.iter().enumerate().any(|(index, (one, until))| {
        ends.iter().skip(index + 1).any(|(other, and_until)| {
            let (day, other_day) = (last_day(until), last_day(and_until));
            let by_one = day.plus_days(1) == other_day || other_day.plus_days(1) == day;
            let counted = !one.is_day_exactly() || !other.is_day_exactly();
            day != other_day && !(by_one && counted)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::feed::PeriodUnit;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn said(read: SaidRead) -> SaidEnd {
        SaidEnd { read, written: format!("{read:?}") }
    }

    #[track_caller]
    fn check(reads: &[SaidRead], until: Option<&str>, is_expected: fn(&StatedEnd) -> bool) {
        let said: Vec<SaidEnd> = reads.iter().copied().map(said).collect();
        let ending = reconcile(day("2026-02-16"), &said);
        assert_eq!(ending.until, until.map(|until| day(until).end()), "{reads:?}");
        assert!(is_expected(&ending.stated), "{reads:?}: {:?}", ending.stated);
    }

    fn is_conflict(stated: &StatedEnd) -> bool {
        matches!(stated, StatedEnd::Conflicting { written } if written.len() > 1)
    }

    const YEAR: SaidRead = SaidRead::For(Period { count: 12, unit: PeriodUnit::Months });

    #[test]
    fn statements_that_agree_are_one_and_others_wait_for_a_person() {
        let dated = |stated: &StatedEnd| *stated == StatedEnd::Dated;
        let july = SaidRead::Day(day("2027-07-31"));
        check(&[], None, |stated| *stated == StatedEnd::NotStated);
        check(&[july], Some("2027-07-31"), dated);
        check(&[july, july], Some("2027-07-31"), dated);
        check(&[YEAR, SaidRead::Day(day("2027-02-16"))], Some("2027-02-16"), dated);
        check(&[YEAR, july], Some("2027-02-15"), is_conflict);
        check(&[SaidRead::UntilFurtherOrder, july], Some("2027-07-31"), is_conflict);
        check(&[SaidRead::ForLife, july], Some("2027-07-31"), is_conflict);
        check(&[SaidRead::Unread, july], Some("2027-07-31"), is_conflict);
        check(&[SaidRead::Unread, SaidRead::UntilFurtherOrder], None, is_conflict);
        check(&[SaidRead::UntilFurtherOrder], None, |stated| *stated == StatedEnd::UntilFurtherOrder);
        check(&[SaidRead::ForLife], None, |stated| *stated == StatedEnd::ForLife);
        check(&[SaidRead::Unread], None, |stated| matches!(stated, StatedEnd::Unread { .. }));
    }

    #[test]
    fn of_a_day_and_an_hour_of_it_the_hour_is_the_end() {
        let four = Timestamp::parse("2027-07-31T15:00:00Z").unwrap();
        let said = [SaidRead::Day(day("2027-07-31")), SaidRead::At(four)].map(said);
        assert_eq!(reconcile(day("2026-02-16"), &said), Ending { until: Some(four), stated: StatedEnd::Dated });
    }

    #[test]
    fn an_end_before_the_beginning_is_none() {
        check(&[SaidRead::Day(day("2025-01-01"))], None, |stated| matches!(stated, StatedEnd::Unread { .. }));
        check(&[SaidRead::Day(day("2025-01-01")), SaidRead::Day(day("2027-01-01"))], None, is_conflict);
    }
}
