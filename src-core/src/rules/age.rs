//! How old somebody was on a day, by every birth that sources state of them.
//!
//! An age is attained as the anniversary of the birth begins (Family Law Reform Act 1969 s.9(1)), in London.
//! Of whoever was born on 29 February, the Act names no anniversary in a common year: 1 March is taken, the
//! later of the two days that could be meant, so that nobody counts as grown up a day early.
//! Births may be partial, several or in conflict: an age is then a span. One that is not known is never an
//! adult's.

use super::person::BirthDate;
use super::time::Day;
use chrono::Datelike as _;
use serde::{Deserialize, Serialize};

/// Nobody held is older, in years. Registers write 1 January 1900 where no birth date is known.
pub const OLDEST: i32 = 115;

/// An age in whole years, as far as the births that are held tell it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Age {
    /// So many years.
    Years {
        /// How many.
        years: u8,
    },
    /// Somewhere between: the births are partial, or differ, or the clock is in doubt.
    Between {
        /// The least that it can be.
        least: u8,
        /// The most.
        most: u8,
    },
    /// No birth is held, or none that can be theirs.
    #[default]
    NotKnown,
}

/// Whether somebody is under an age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Under {
    /// They are, by every birth held.
    Yes,
    /// They are not, by every birth held.
    No,
    /// By one birth they are, by another they are not; or a partial one leaves it open.
    MayBe,
    /// No birth tells it.
    NotKnown,
}

impl Under {
    /// Whether it cannot be ruled out: an age that is not known is never an adult's.
    pub fn is_not_ruled_out(self) -> bool {
        match self {
            Self::Yes | Self::MayBe | Self::NotKnown => true,
            Self::No => false,
        }
    }

    /// Whether a birth that is held says so.
    pub fn is_or_may_be(self) -> bool {
        match self {
            Self::Yes | Self::MayBe => true,
            Self::No | Self::NotKnown => false,
        }
    }
}

impl Age {
    /// The age on a day by the births that sources state of one person.
    pub fn on(births: &[BirthDate], day: Day) -> Self {
        Self::through(births, day, day)
    }

    /// The age on whichever of the days from the first to the last is meant. A year says nothing beside a day
    /// within it; days or years that differ make a span. What cannot be their birth is passed over.
    pub fn through(births: &[BirthDate], first: Day, last: Day) -> Self {
        let is_theirs = |span: &Span| span.from <= first && span.until.years_until(first) <= OLDEST;
        let spans: Vec<Span> = spans_of(births).filter(is_theirs).collect();
        let earliest = spans.iter().map(|span| span.from).min();
        let latest = spans.iter().map(|span| span.until).max();
        match (earliest, latest) {
            (Some(earliest), Some(latest)) => {
                Self::between(whole(latest.years_until(first)), whole(earliest.years_until(last)))
            }
            (None, _) | (_, None) => Self::NotKnown,
        }
    }

    /// Whether it is under so many years.
    pub fn under(self, years: u8) -> Under {
        match self {
            Self::Years { years: held } => {
                if held < years {
                    Under::Yes
                } else {
                    Under::No
                }
            }
            Self::Between { most, .. } if most < years => Under::Yes,
            Self::Between { least, .. } if least >= years => Under::No,
            Self::Between { .. } => Under::MayBe,
            Self::NotKnown => Under::NotKnown,
        }
    }

    /// Of several people, of whom any may be meant: the span of all; not known where one's is not.
    fn of_any(ages: impl Iterator<Item = Self>) -> Self {
        Self::joined(ages, |(least, most), (also_least, also_most)| (least.min(also_least), most.max(also_most)))
    }

    /// Of several people, the oldest; not known where one's is not.
    fn of_oldest(ages: impl Iterator<Item = Self>) -> Self {
        Self::joined(ages, |(least, most), (also_least, also_most)| (least.max(also_least), most.max(also_most)))
    }

    fn joined(ages: impl Iterator<Item = Self>, join: impl Fn((u8, u8), (u8, u8)) -> (u8, u8)) -> Self {
        let Some(bounds) = ages.map(Self::bounds).collect::<Option<Vec<_>>>() else { return Self::NotKnown };
        bounds.into_iter().reduce(join).map_or(Self::NotKnown, |(least, most)| Self::between(least, most))
    }

    fn between(least: u8, most: u8) -> Self {
        if least == most { Self::Years { years: most } } else { Self::Between { least, most } }
    }

    fn bounds(self) -> Option<(u8, u8)> {
        match self {
            Self::Years { years } => Some((years, years)),
            Self::Between { least, most } => Some((least, most)),
            Self::NotKnown => None,
        }
    }
}

/// The days on one of which somebody was born.
#[derive(Clone, Copy)]
struct Span {
    from: Day,
    until: Day,
}

/// What each birth leaves open; a year that a stated day falls into adds nothing to that day.
fn spans_of(births: &[BirthDate]) -> impl Iterator<Item = Span> + '_ {
    let is_narrowed = move |year: i32| {
        births.iter().any(|birth| match birth {
            BirthDate::Known(day) => day.0.year() == year,
            BirthDate::Year(_) | BirthDate::Unknown => false,
        })
    };
    births.iter().filter_map(move |birth| match *birth {
        BirthDate::Known(day) => Some(Span { from: day, until: day }),
        BirthDate::Year(year) if is_narrowed(year) => None,
        BirthDate::Year(year) => Some(Span { from: Day::new(year, 1, 1)?, until: Day::new(year, 12, 31)? }),
        BirthDate::Unknown => None,
    })
}

/// Whole years of a life; none of a birth that is yet to come.
fn whole(years: i32) -> u8 {
    u8::try_from(years.max(0)).unwrap_or(u8::MAX)
}

/// The births that are held of those whom an order names: of each, every one that a source states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldBirths {
    /// Of each respondent.
    pub respondents: Vec<Vec<BirthDate>>,
    /// Of each person protected.
    pub protected: Vec<Vec<BirthDate>>,
}

/// The days on which an age matters to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeDays {
    /// On which it was first made or issued, as far as that is known.
    pub issue: Option<Day>,
    /// The first and the last on which the act may have been; absent where nobody entered one.
    pub act: Option<(Day, Day)>,
    /// The first and the last that today may be.
    pub now: (Day, Day),
}

/// How old those whom an order names were and are. Of several respondents any may be meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeFacts {
    /// The respondent's age when the order was made, or the notice issued.
    pub at_issue: Age,
    /// Theirs at the act; absent where nobody entered one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_act: Option<Age>,
    /// Theirs now.
    pub now: Age,
    /// The age of the person protected at its issue; of several, the oldest's.
    pub protected_at_issue: Age,
}

impl AgeFacts {
    /// By the births that are held, on the days that matter.
    pub fn of(held: &HeldBirths, days: AgeDays) -> Self {
        let through = |(first, last): (Day, Day)| {
            Age::of_any(held.respondents.iter().map(|births| Age::through(births, first, last)))
        };
        let protected = |day| Age::of_oldest(held.protected.iter().map(|births| Age::on(births, day)));
        Self {
            at_issue: days.issue.map(|day| through((day, day))).unwrap_or_default(),
            at_act: days.act.map(through),
            now: through(days.now),
            protected_at_issue: days.issue.map(protected).unwrap_or_default(),
        }
    }

    /// Whether the respondent was under so many years at the act. Whoever is under them now was so then.
    pub fn under_at_act(&self, years: u8) -> Under {
        match (self.at_act, self.now.under(years)) {
            (_, Under::Yes) => Under::Yes,
            (Some(at_act), _) => at_act.under(years),
            (None, now) => now,
        }
    }
}

#[cfg(test)]
#[path = "age_tests.rs"]
mod tests;
