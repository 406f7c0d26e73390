//! When a version is in force: dated intervals with their cause, and what they say of an instant.

use super::{Hearing, Order, StatedEnd, Version};
use crate::rules::time::{Interval, Timestamp};
use serde::{Deserialize, Serialize};

/// A dated interval in which something is in force, with its cause and source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InForce {
    /// What it is said of.
    pub scope: InForceScope,
    /// When.
    pub interval: Interval,
    /// Why it begins or ends so.
    pub cause: InForceCause,
    /// Where that is written.
    pub source: String,
}

/// What an in-force interval is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InForceScope {
    /// The whole version.
    Version,
    /// The power of arrest attached to it, which may be shorter.
    PowerOfArrest,
}

/// Why an interval begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InForceCause {
    /// From when the court made it, for the period it stated.
    Made,
    /// Deferred to a later day.
    Deferred,
    /// Stayed for a time.
    Stayed,
    /// Replaced by a later version.
    Varied,
    /// Ended by the court.
    Discharged,
    /// The end is not stated in what we hold.
    EndUnknown,
}

/// Whether a version was in force at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InForceAnswer {
    /// In force.
    Yes,
    /// Not yet in force then.
    NotYet,
    /// Ended before then.
    Ended,
    /// Stayed then.
    Stayed,
    /// What we hold does not say.
    Unknown,
}

impl InForceAnswer {
    /// Whether an order that answers so may stand: it is live, or whether it is cannot be told. Only
    /// what surely does not stand is passed over.
    pub fn may_stand(self) -> bool {
        match self {
            Self::Yes | Self::Unknown => true,
            Self::NotYet | Self::Ended | Self::Stayed => false,
        }
    }

    /// Its place in a list, least first: what may stand before what surely does not.
    pub fn rank(self) -> u8 {
        match self {
            Self::Yes => 0,
            Self::Unknown => 1,
            Self::Stayed => 2,
            Self::NotYet => 3,
            Self::Ended => 4,
        }
    }
}

impl Order {
    /// Whether it was in force at an instant, by the one version that governs it; unknown where none or
    /// several do.
    pub fn in_force_at(&self, at: Timestamp) -> InForceAnswer {
        self.one_version_at(at).map_or(InForceAnswer::Unknown, |version| version.in_force_at(at))
    }

    /// The hearing or the bail date to which the version that governs an instant runs.
    pub fn hearing_at(&self, at: Timestamp) -> Option<Hearing> {
        self.one_version_at(at)?.stated_end.hearing()
    }
}

impl InForce {
    /// Whether nobody stated its end.
    fn has_no_stated_end(&self) -> bool {
        self.cause == InForceCause::EndUnknown && self.interval.until.is_none()
    }
}

impl Version {
    /// Whether this version was in force at an instant. An interval that ends before it begins
    /// tells nothing, and is no end.
    pub fn in_force_at(&self, at: Timestamp) -> InForceAnswer {
        self.runs_at(InForceScope::Version, at)
    }

    /// Whether the power of arrest attached to it ran at an instant: it may be shorter than the order
    /// (Family Law Act 1996 s.47(4)). `None` where the papers give it no time of its own.
    pub fn arrest_in_force_at(&self, at: Timestamp) -> Option<InForceAnswer> {
        let has_own_time = self.in_force.iter().any(|row| row.scope == InForceScope::PowerOfArrest);
        has_own_time.then(|| self.runs_at(InForceScope::PowerOfArrest, at))
    }

    /// Whether an end that nobody stated is all that leaves it open whether this version was in force
    /// at an instant: it had begun, was not stayed, and every interval of it tells something.
    pub fn only_its_end_is_open_at(&self, at: Timestamp) -> bool {
        let rows = || self.in_force.iter().filter(|row| row.scope == InForceScope::Version);
        let all_tell = rows().all(|row| row.interval.validate().is_ok());
        let is_stayed = rows().any(|row| row.cause == InForceCause::Stayed && row.interval.holds(at));
        let may_run_on = |row: &InForce| row.interval.until.is_none() && self.stated_end.hearing().is_some();
        let has_begun = rows().any(|row| (row.has_no_stated_end() || may_run_on(row)) && row.interval.holds(at));
        all_tell && !is_stayed && has_begun
    }

    fn runs_at(&self, scope: InForceScope, at: Timestamp) -> InForceAnswer {
        let own: Vec<&InForce> = self.in_force.iter().filter(|row| row.scope == scope).collect();
        if own.iter().any(|row| row.interval.validate().is_err()) {
            return InForceAnswer::Unknown;
        }
        if own.iter().any(|row| row.cause == InForceCause::Stayed && row.interval.holds(at)) {
            return InForceAnswer::Stayed;
        }
        let running: Vec<&&InForce> = own.iter().filter(|row| row.cause != InForceCause::Stayed).collect();
        if running.is_empty() {
            return InForceAnswer::Unknown;
        }
        let mut holding = running.iter().filter(|row| row.interval.holds(at)).peekable();
        if holding.peek().is_some() {
            // Bail is often renewed as it was at its hearing, and that is often learnt late.
            let of_version = scope == InForceScope::Version;
            if of_version && self.stated_end.hearing().is_some_and(|hearing| hearing.passes() <= at) {
                return InForceAnswer::Unknown;
            }
            // An end that nobody stated is not "until further order": it may have come.
            // That a court is to end it is an end that is stated: until one is known, a notice runs.
            let is_open = self.stated_end != StatedEnd::UntilDecided && holding.all(|row| row.has_no_stated_end());
            return if is_open { InForceAnswer::Unknown } else { InForceAnswer::Yes };
        }
        if running.iter().all(|row| row.interval.from.is_some_and(|from| at < from)) {
            return InForceAnswer::NotYet;
        }
        if running.iter().any(|row| row.cause == InForceCause::EndUnknown) {
            return InForceAnswer::Unknown;
        }
        InForceAnswer::Ended
    }
}
