//! When an order ends, as a reader is told it.

use super::{Hearing, InForce, InForceAnswer, InForceCause, InForceScope, Order, StatedEnd, Version};
use crate::rules::time::{Day, Timestamp};
use crate::text;
use crate::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

/// When an order ends, as a reader is told it. Each is another fact: none stands for the lack of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Ends {
    /// At an instant, which is the first at which it no longer runs.
    At {
        /// That instant: an order "until 3 March" holds the midnight after that day.
        until: Timestamp,
    },
    /// A court discharged it: whatever end its papers state beside that has no meaning any more.
    Discharged {
        /// The first instant at which it no longer ran.
        at: Timestamp,
    },
    /// When the court orders so.
    UntilFurtherOrder,
    /// When a court decides the application that it waits for.
    UntilDecided,
    /// At a hearing or on the date of police bail, unless it was renewed there: after it cannot be told.
    /// Whoever is bound by it is told the hearing alone ([`Ends::text`]).
    UntilHearing {
        /// That hearing.
        hearing: Hearing,
    },
    /// Never, while whom it binds lives.
    ForLife,
    /// Its papers state no end.
    NotStated,
    /// Its papers state an end that cannot be read: the court's words hold it.
    Unread,
    /// Its papers state two ends that differ: the court's words hold both.
    Conflicting,
    /// No one version governs, so that no one end is known.
    NotKnown,
}

impl Ends {
    /// As a reader says it: the last day on which it runs, or the day and time where it ends within a
    /// day.
    pub fn text(self) -> Text {
        match self {
            Self::At { until } => end_text(until),
            Self::Discharged { at } => {
                text!("find.end_discharged", day = Verbatim::from(at.london_day().text()))
            }
            Self::UntilFurtherOrder => text!("find.until_further"),
            Self::UntilDecided => text!("find.until_decided"),
            Self::UntilHearing { hearing } => hearing_text(hearing),
            Self::ForLife => text!("find.for_life"),
            Self::NotStated => text!("find.end_unknown"),
            Self::Unread => text!("find.end_unread"),
            Self::Conflicting => text!("find.end_conflicting"),
            Self::NotKnown => text!("find.end_not_known"),
        }
    }
}

impl Ends {
    /// As an officer reads it on a day: an order on its last day still runs until midnight, and what was
    /// decided at a hearing whose day has come may not be held.
    pub fn text_on(self, today: Day) -> Text {
        match self {
            Self::UntilHearing { hearing } if hearing.day <= today => passed_hearing_text(hearing),
            Self::At { until } if until == today.end() => {
                text!("find.ends_today", day = Verbatim::from(today.text()))
            }
            Self::At { .. }
            | Self::Discharged { .. }
            | Self::UntilFurtherOrder
            | Self::UntilDecided
            | Self::UntilHearing { .. }
            | Self::ForLife
            | Self::NotStated
            | Self::Unread
            | Self::Conflicting
            | Self::NotKnown => self.text(),
        }
    }
}

impl Ends {
    /// As an officer reads it beside whether the order is in force: after a hearing that cannot be told, and
    /// it says whom to ask.
    pub fn text_when(self, in_force: InForceAnswer) -> Text {
        if let (Self::UntilHearing { hearing }, InForceAnswer::Unknown) = (self, in_force) {
            return passed_hearing_text(hearing);
        }
        self.text()
    }
}

fn end_text(until: Timestamp) -> Text {
    let day = until.london_day();
    if day.start() == until {
        return text!("find.ends", day = Verbatim::from(day.minus_days(1).text()));
    }
    text!("find.ends_at", day = Verbatim::from(day.text()), time = Verbatim::from(until.london_hhmm()))
}

fn hearing_text(hearing: Hearing) -> Text {
    let day = Verbatim::from(hearing.day.text());
    match hearing.at {
        Some(at) => text!("find.until_hearing_at", day = day, time = Verbatim::from(at.london_hhmm())),
        None => text!("find.until_hearing", day = day),
    }
}

fn passed_hearing_text(hearing: Hearing) -> Text {
    let day = Verbatim::from(hearing.day.text());
    match hearing.at {
        Some(at) => text!("find.hearing_passed_at", day = day, time = Verbatim::from(at.london_hhmm())),
        None => text!("find.hearing_passed", day = day),
    }
}

impl Order {
    /// When it ends by the version that governs an instant.
    pub fn ends_as_of(&self, at: Timestamp) -> Ends {
        match self.one_version_at(at).map_or(Ends::NotKnown, Version::ends) {
            // The Act says what the notice itself does not.
            Ends::NotStated if self.kind.is_police_notice() => Ends::UntilDecided,
            ends @ (Ends::At { .. }
            | Ends::Discharged { .. }
            | Ends::UntilFurtherOrder
            | Ends::UntilDecided
            | Ends::UntilHearing { .. }
            | Ends::ForLife
            | Ends::NotStated
            | Ends::Unread
            | Ends::Conflicting
            | Ends::NotKnown) => ends,
        }
    }
}

impl Version {
    /// When it ends. What was reckoned from its papers, or came later, goes before what they say.
    pub fn ends(&self) -> Ends {
        if let Some(at) = self.discharged_at() {
            return Ends::Discharged { at };
        }
        if let Some(until) = self.ends_at() {
            return Ends::At { until };
        }
        match self.stated_end {
            StatedEnd::UntilFurtherOrder => Ends::UntilFurtherOrder,
            StatedEnd::UntilDecided => Ends::UntilDecided,
            StatedEnd::UntilHearing(hearing) => Ends::UntilHearing { hearing },
            StatedEnd::ForLife => Ends::ForLife,
            StatedEnd::Dated | StatedEnd::NotStated => Ends::NotStated,
            StatedEnd::Unread { .. } => Ends::Unread,
            StatedEnd::Conflicting { .. } => Ends::Conflicting,
        }
    }

    /// When a court discharged it, where one did.
    fn discharged_at(&self) -> Option<Timestamp> {
        let whole = |row: &&InForce| row.scope == InForceScope::Version && row.cause == InForceCause::Discharged;
        self.in_force.iter().filter(whole).filter_map(|row| row.interval.until).min()
    }

    /// The day after which it no longer runs, where one is stated.
    pub fn ends_at(&self) -> Option<Timestamp> {
        self.in_force
            .iter()
            .filter(|row| row.scope == InForceScope::Version && row.cause != InForceCause::Stayed)
            .map(|row| row.interval.until)
            .collect::<Option<Vec<_>>>()?
            .into_iter()
            .max()
    }
}

#[cfg(test)]
#[path = "ends_tests.rs"]
mod tests;
