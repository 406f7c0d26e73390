//! Clocks reckoned from the law's text alone, hour by hour over a calendar of their own.

use super::calendar::{is_boxing_day_of_the_act, is_never_counted, is_published, is_saturday, london_day, midnight};
use cordon_core::rules::clock::ClockRule;

/// When a clock ends, in minutes since 1970.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    /// The statutory limit.
    pub limit: i64,
    /// The cautious time to aim at.
    pub target: i64,
}

/// How many days the life that is asked of has.
pub const DAYS: u32 = 28;

/// Which days a counted clock leaves out beside Sundays, Christmas Day and Good Friday.
#[derive(Clone, Copy)]
enum Without {
    Nothing,
    BankHolidays,
    SaturdaysToo,
}

/// When a clock ends that starts at a minute; `None` of one that ends with a court's sitting, which has no
/// hour of its own.
pub fn reckoned(rule: ClockRule, start: i64) -> Option<Ends> {
    match rule {
        ClockRule::DvpnArrest | ClockRule::DvpoArrest | ClockRule::DapnArrest => {
            Some(counted(start, 24, Without::BankHolidays))
        }
        ClockRule::DvpnHearing | ClockRule::DapnHearing => Some(counted(start, 48, Without::BankHolidays)),
        ClockRule::OccupationArrest | ClockRule::AsbArrest | ClockRule::GangArrest | ClockRule::BailArrest => {
            Some(counted(start, 24, Without::Nothing))
        }
        ClockRule::MurderBailArrest => Some(counted(start, 24, Without::SaturdaysToo)),
        ClockRule::SpoNotification
        | ClockRule::DapoNotification
        | ClockRule::SroNotification
        | ClockRule::ShpoNotification => Some(whole_days(start, 3)),
        ClockRule::DvpoLife => Some(whole_days(start, i64::from(DAYS))),
        ClockRule::PaceDetention | ClockRule::PlaceOfSafety => Some(elapsed(start, 24)),
        ClockRule::PoliceProtection => Some(elapsed(start, 72)),
        ClockRule::ChargedToCourt => None,
    }
}

/// Hours of the days that count. For the limit a day that is left out contributes nothing, that of the start
/// no more than another, and 26 December is left out even where another day is published for it; for the
/// target the day of the start counts, and 26 December where it is not published.
fn counted(start: i64, hours: i64, without: Without) -> Ends {
    let first = london_day(start);
    let limit = walk(start, hours, |day| is_out(day, without) || is_out_by_the_act(day, without));
    let target = walk(start, hours, |day| day != first && is_out(day, without));
    Ends { limit, target }
}

fn is_out(day: i64, without: Without) -> bool {
    let is_out_too = match without {
        Without::Nothing => false,
        Without::BankHolidays => is_published(day),
        Without::SaturdaysToo => is_published(day) || is_saturday(day),
    };
    is_never_counted(day) || is_out_too
}

fn is_out_by_the_act(day: i64, without: Without) -> bool {
    match without {
        Without::Nothing => false,
        Without::BankHolidays | Without::SaturdaysToo => is_boxing_day_of_the_act(day),
    }
}

/// Goes on from hour to hour until the hours that count are over. A day of London begins with an hour.
fn walk(start: i64, hours: i64, is_out: impl Fn(i64) -> bool) -> i64 {
    let (mut at, mut left) = (start, hours * 60);
    while left > 0 {
        let hour_ends = (at.div_euclid(60) + 1) * 60;
        let minutes = if is_out(london_day(at)) { 0 } else { (hour_ends - at).min(left) };
        left -= minutes;
        at = if left == 0 { at + minutes } else { hour_ends };
    }
    at
}

/// So many hours, whatever day they are of.
fn elapsed(start: i64, hours: i64) -> Ends {
    let ends = start + hours * 60;
    Ends { limit: ends, target: ends }
}

/// So many days of London, that of the start the first.
fn whole_days(start: i64, days: i64) -> Ends {
    let ends = midnight(london_day(start) + days);
    Ends { limit: ends, target: ends }
}
