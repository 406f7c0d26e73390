//! Days and moments that are out of anybody's life: of births, of orders, and of what officers record.

use super::{DateFault, FIRST_ORDERS, LAW_AHEAD, LONGEST_ORDER, MOST_AGE};
use crate::rules::check::OrderFault;
use crate::rules::decision::Decision;
use crate::rules::incident::{Act, ActTime, Incident};
use crate::rules::order::{Order, Version};
use crate::rules::person::{BirthDate, PersonRecord};
use crate::rules::time::{Day, Timestamp};
use chrono::{Datelike as _, TimeDelta};

/// Acts that are recorded now may lie years back, though not a lifetime.
const LONGEST_AGO: i32 = 90;
/// By how much one clock may be ahead of another.
const AHEAD: TimeDelta = TimeDelta::days(1);

/// Why a birth date is none, as of a day; `None` where it may stand.
pub fn born_fault(born: BirthDate, today: Day) -> Option<DateFault> {
    let (year, is_ahead) = match born {
        BirthDate::Known(day) => (day.0.year(), day > today),
        BirthDate::Year(year) => (year, year > today.0.year()),
        BirthDate::Unknown => return None,
    };
    let is_nobodys = matches!(born, BirthDate::Known(day) if Day::new(1900, 1, 1) == Some(day));
    if is_nobodys {
        return Some(DateFault::Placeholder);
    }
    if is_ahead {
        return Some(DateFault::Ahead);
    }
    (today.0.year() - year > MOST_AGE).then_some(DateFault::TooEarly)
}

/// Why an order was not made on a day, as of a day; `None` where it may have been.
pub fn made_fault(made: Day, today: Day) -> Option<DateFault> {
    if made.0.year() < FIRST_ORDERS {
        return Some(DateFault::TooEarly);
    }
    (made > today.plus_days(1)).then_some(DateFault::Ahead)
}

/// Why the law of a day cannot be told, as of a day; `None` where it may be. No order that still matters is
/// older than [`FIRST_ORDERS`], and no table holds the law before.
pub fn asked_fault(asked: Day, today: Day) -> Option<DateFault> {
    if asked.0.year() < FIRST_ORDERS {
        return Some(DateFault::TooEarly);
    }
    (asked.0.year() - today.0.year() > LAW_AHEAD).then_some(DateFault::LawNotKnown)
}

/// Why a day is not the last of an order made on another; `None` where it may be.
pub fn end_fault(end: Day, made: Day) -> Option<DateFault> {
    if end < made {
        return Some(DateFault::BeforeMade);
    }
    (end.0.year() - made.0.year() > LONGEST_ORDER).then_some(DateFault::TooFar)
}

/// Why nothing of what an officer records was at a moment, as of when it was entered; `None` where
/// it may have been.
pub fn moment_fault(at: Timestamp, entered: Timestamp) -> Option<DateFault> {
    if at > entered.plus(AHEAD) {
        return Some(DateFault::Ahead);
    }
    let years = entered.london_day().0.year() - at.london_day().0.year();
    (years > LONGEST_AGO).then_some(DateFault::TooEarly)
}

/// Every date of an order that is out of its life, as of a day; empty where none is.
pub fn order_faults(order: &Order, today: Day) -> Vec<OrderFault> {
    let mut faults = Vec::new();
    for (index, version) in order.versions.iter().enumerate() {
        version_faults(&mut faults, &format!("versions[{index}]"), version, today);
    }
    faults
}

fn version_faults(faults: &mut Vec<OrderFault>, at: &str, version: &Version, today: Day) {
    let made = version.made_at.london_day();
    note(faults, format!("{at}.made_at"), made_fault(made, today));
    let intervals = version.in_force.iter().map(|row| row.interval);
    for (index, interval) in intervals.enumerate() {
        // A version may run from before it was made, as one that varies another does.
        let begins = interval.from.map(Timestamp::london_day);
        let too_early = begins.filter(|day| day.0.year() < FIRST_ORDERS).map(|_| DateFault::TooEarly);
        note(
            faults,
            format!("{at}.in_force[{index}].interval.from"),
            too_early.or_else(|| begins.and_then(|day| far(day, made))),
        );
        let ends = interval.until.map(Timestamp::london_day);
        let too_early = ends.filter(|day| day.0.year() < FIRST_ORDERS).map(|_| DateFault::TooEarly);
        note(
            faults,
            format!("{at}.in_force[{index}].interval.until"),
            too_early.or_else(|| ends.and_then(|day| far(day, made))),
        );
    }
}

fn far(day: Day, made: Day) -> Option<DateFault> {
    (day.0.year() - made.0.year() > LONGEST_ORDER).then_some(DateFault::TooFar)
}

fn note(faults: &mut Vec<OrderFault>, at: String, fault: Option<DateFault>) {
    faults.extend(fault.map(|fault| OrderFault { at, what: fault.text() }));
}

/// Every date of what a source said of somebody that is out of life, as of a day; empty where none is.
pub fn record_faults(record: &PersonRecord, today: Day) -> Vec<OrderFault> {
    let mut faults = Vec::new();
    note(&mut faults, "born".to_owned(), born_fault(record.born, today));
    for (index, warning) in record.warnings.iter().enumerate() {
        let ahead = (warning.on > today.plus_days(1)).then_some(DateFault::Ahead);
        let early = (today.0.year() - warning.on.0.year() > LONGEST_AGO).then_some(DateFault::TooEarly);
        note(&mut faults, format!("warnings[{index}].on"), ahead.or(early));
    }
    faults
}

/// What an officer's record is about, as far as it has dates.
pub trait Dated {
    /// Every moment in it.
    fn moments(&self) -> Vec<Timestamp>;
}

/// Why a record an officer signed cannot stand, as of when its entry was written; `None` where it can.
pub fn entry_fault(record: &impl Dated, written: Timestamp) -> Option<DateFault> {
    record.moments().into_iter().find_map(|at| moment_fault(at, written))
}

impl Dated for Incident {
    fn moments(&self) -> Vec<Timestamp> {
        let acts = self.acts.iter().flat_map(Dated::moments);
        let file = [self.file.cautioned_at, self.file.live_at].into_iter().flatten();
        acts.chain(file).chain([self.entered_at]).collect()
    }
}

impl Dated for Act {
    fn moments(&self) -> Vec<Timestamp> {
        match self.when {
            ActTime::At(at) => vec![at],
            ActTime::Between { from, to } | ActTime::Count { from, to, .. } => vec![from, to],
        }
    }
}

impl Dated for Decision {
    fn moments(&self) -> Vec<Timestamp> {
        let actions = self.actions.iter().flat_map(crate::rules::decision::Action::moments);
        actions.chain([self.at]).collect()
    }
}

impl Dated for crate::rules::notice::NoticeEvent {
    fn moments(&self) -> Vec<Timestamp> {
        vec![self.at]
    }
}
