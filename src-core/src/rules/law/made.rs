//! Whether the law let a court or police make an order on its day and for its length, so far as its papers
//! say. Where it did not, papers are misread more often than courts: the answer is that it cannot be told,
//! and never that there is no order.

use super::dapn::DapnHere;
use super::dated::{Afterwards, Dated};
use super::duration::{LawDuration, Length, Limit};
use super::row_for;
use super::span::LawDay;
use crate::rules::clock::{Period, PeriodUnit, end_of_period};
use crate::rules::order::{InForceAnswer, InForceCause, InForceScope, Order, StatedEnd, Version};
use crate::rules::time::{Day, Timestamp};
use crate::text_key;
use crate::words::TextKey;
use serde::{Deserialize, Serialize};

/// What the law says against an order's papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MadeDoubt {
    /// None of its kind could be made on its day.
    NotMakeableThen,
    /// Whether one of its kind could be made on its day is not confirmed.
    NotConfirmedThen,
    /// Those of its kind were to be phased out: whether one still runs is not known.
    PhasedOut,
    /// It is shorter than the least that the law allows.
    ShorterThanTheLeast,
    /// It is longer than the most that the law allows, and that time is over.
    LongerThanTheMost,
}

impl MadeDoubt {
    /// It in words, with what to do.
    pub fn text(self) -> TextKey {
        match self {
            Self::NotMakeableThen => text_key!("law.made_not_then"),
            Self::NotConfirmedThen => text_key!("law.made_not_confirmed"),
            Self::PhasedOut => text_key!("law.made_phased_out"),
            Self::ShorterThanTheLeast => text_key!("law.made_too_short"),
            Self::LongerThanTheMost => text_key!("law.made_too_long"),
        }
    }
}

impl Dated {
    /// What the law says against an order made on a day.
    pub fn made_on(&self, day: Day) -> Option<MadeDoubt> {
        if self.life.is_empty() || self.life.iter().any(|life| life.made.holds(day)) {
            return None;
        }
        let over = self.life.iter().filter(|life| life.made.is_over_by(day));
        let is_open = over.map(|life| life.afterwards).any(|then| then == Afterwards::NotConfirmed);
        Some(if is_open { MadeDoubt::NotConfirmedThen } else { MadeDoubt::NotMakeableThen })
    }

    /// Whether those that ran were phased out by a day.
    fn is_phased_out_by(&self, day: Day) -> bool {
        self.life.iter().any(|life| match life.afterwards {
            Afterwards::PhasedOut { not_known_from } => not_known_from <= LawDay::of(day),
            Afterwards::NoneMade | Afterwards::NotConfirmed => false,
        })
    }
}

/// What the law says against an order's papers that bears on whether it ran at an instant. Where notices of
/// domestic abuse ran on the day it was made, by an instrument or the force's word, that confirms it.
pub fn made_doubt_at(order: &Order, when_made: DapnHere, at: Timestamp) -> Option<MadeDoubt> {
    let row = row_for(&order.kind)?;
    let made = order.first_made_at().map(Timestamp::london_day);
    let then = made.and_then(|day| row.dated.made_on(day));
    let of_its_day = then.filter(|doubt| *doubt != MadeDoubt::NotConfirmedThen || !confirms(when_made));
    let phased_out = row.dated.is_phased_out_by(at.london_day()).then_some(MadeDoubt::PhasedOut);
    let of_its_length = || order.one_version_at(at).and_then(|version| of_length(row.duration, version, at));
    of_its_day.or(phased_out).or_else(of_its_length)
}

/// An order's answer to whether it ran at an instant, as far as the law let it be made so.
pub fn in_force_by_law(order: &Order, answer: InForceAnswer, when_made: DapnHere, at: Timestamp) -> InForceAnswer {
    match answer {
        InForceAnswer::Yes if made_doubt_at(order, when_made, at).is_some() => InForceAnswer::Unknown,
        InForceAnswer::Yes
        | InForceAnswer::NotYet
        | InForceAnswer::Ended
        | InForceAnswer::Stayed
        | InForceAnswer::Unknown => answer,
    }
}

fn confirms(when_made: DapnHere) -> bool {
    match when_made {
        DapnHere::ByInstrument | DapnHere::ByForce => true,
        DapnHere::NotHere | DapnHere::NotConfirmed => false,
    }
}

/// What is wrong with the length that its papers state. A variation's own time says nothing of the order's,
/// and one that has ended otherwise had no length of its own.
fn of_length(duration: LawDuration, version: &Version, at: Timestamp) -> Option<MadeDoubt> {
    let first = first_day(version)?;
    let end = version.ends_at()?;
    let limits = || duration.limits.iter().filter(|limit| limit.is_of_the_order());
    // One that the law allows for somebody, such as of another age, is left alone.
    let is_long_enough = |limit: &Limit| limit.least.is_none_or(|least| end >= end_of(first, least));
    limits().next()?;
    if !limits().any(is_long_enough) {
        return Some(MadeDoubt::ShorterThanTheLeast);
    }
    // Where the Act does not say that the day it is made is the first, the last may be a day later.
    let from = if duration.beginning_with_day_made { first } else { first.plus_days(1) };
    let is_over = |limit: &Limit| limit.most.is_some_and(|most| end_of(from, most) <= at);
    let goes_beyond = |limit: &Limit| limit.most.is_some_and(|most| end_of(from, most) < end);
    limits().all(|limit| goes_beyond(limit) && is_over(limit)).then_some(MadeDoubt::LongerThanTheMost)
}

/// The first day of a version that states its own end and was not varied, stayed or discharged.
fn first_day(version: &Version) -> Option<Day> {
    let rows = || version.in_force.iter().filter(|row| row.scope == InForceScope::Version);
    let as_made = |cause: InForceCause| match cause {
        InForceCause::Made | InForceCause::Deferred => true,
        InForceCause::Stayed | InForceCause::Varied | InForceCause::Discharged | InForceCause::EndUnknown => false,
    };
    let is_whole = version.based_on.is_empty() && !version.interim && version.stated_end == StatedEnd::Dated;
    if !is_whole || !rows().all(|row| as_made(row.cause) && row.interval.validate().is_ok()) {
        return None;
    }
    let begins = rows().filter_map(|row| row.interval.from).min()?;
    Some(begins.max(version.made_at).london_day())
}

fn end_of(first: Day, length: Length) -> Timestamp {
    let (count, unit) = match length {
        Length::Days { count } => (count, PeriodUnit::Days),
        Length::Months { count } => (count, PeriodUnit::Months),
        Length::Years { count } => (count, PeriodUnit::Years),
    };
    end_of_period(first, Period { count: u32::from(count), unit })
}

#[cfg(test)]
#[path = "made_tests.rs"]
mod tests;
