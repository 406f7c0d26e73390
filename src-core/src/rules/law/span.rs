//! Between which days a fact of the law stood, where, and where that is written.

use crate::rules::identifiers::force_name;
use crate::rules::time::Day;
use crate::text;
use crate::words::{Text, Verbatim};
use chrono::Datelike;
use serde::{Serialize, Serializer};

/// A day on which the law changed, written down while compiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LawDay {
    year: i32,
    month: u32,
    day: u32,
}

impl LawDay {
    /// A calendar day as one.
    pub fn of(day: Day) -> Self {
        Self { year: day.0.year(), month: day.0.month(), day: day.0.day() }
    }

    /// It as a calendar day; `None` where there is no such day, which a test rules out for every row.
    pub fn day(self) -> Option<Day> {
        Day::new(self.year, self.month, self.day)
    }

    /// "1 Dec 2020".
    pub(super) fn words(self) -> Verbatim {
        self.day().map(Day::short_text).unwrap_or_default().into()
    }

    /// The day before it, likewise.
    fn words_of_the_day_before(self) -> Verbatim {
        self.day().map(|day| day.minus_days(1).short_text()).unwrap_or_default().into()
    }
}

impl Serialize for LawDay {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.day().serialize(to)
    }
}

/// The days between which something stood, where, and where that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    /// Its first day; `None` where it goes back further than anybody asks.
    pub from: Option<LawDay>,
    /// The first day on which it no longer stood; `None` where it stands.
    pub until: Option<LawDay>,
    /// Where.
    pub extent: Extent,
    /// The section or the instrument.
    pub source: &'static str,
}

/// Where a fact of the law stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// England and Wales.
    EnglandAndWales,
    /// The United Kingdom.
    UnitedKingdom,
    /// The areas of some forces, by their two-digit codes, or parts of them.
    Areas(&'static [&'static str]),
}

impl Span {
    /// Whether it holds a day.
    pub fn holds(self, day: Day) -> bool {
        let day = LawDay::of(day);
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// Whether it was over on a day.
    pub fn is_over_by(self, day: Day) -> bool {
        self.until.is_some_and(|until| until <= LawDay::of(day))
    }

    /// Its days in words: "before 1 Dec 2020", "from 19 Apr 2023 to 18 Apr 2025".
    pub fn text(self) -> Text {
        match (self.from, self.until) {
            (None, None) => text!("law.span_always"),
            (None, Some(until)) => text!("law.span_before", day = until.words()),
            (Some(from), None) => text!("law.span_since", day = from.words()),
            (Some(from), Some(until)) => {
                text!("law.span_between", from = from.words(), last = until.words_of_the_day_before())
            }
        }
    }
}

impl Extent {
    /// Where, in words.
    pub fn text(self) -> Text {
        match self {
            Self::EnglandAndWales => text!("law.extent_england_and_wales"),
            Self::UnitedKingdom => text!("law.extent_united_kingdom"),
            Self::Areas(codes) => {
                let names: Vec<&str> = codes.iter().filter_map(|code| force_name(code)).collect();
                text!("law.extent_areas", areas = Verbatim::from(names.join(", ")))
            }
        }
    }
}

/// A day by year, month and day of the month.
pub(super) const fn on(year: i32, month: u32, day: u32) -> LawDay {
    LawDay { year, month, day }
}

/// From a day on, in England and Wales.
pub(super) const fn since(from: LawDay, source: &'static str) -> Span {
    Span { from: Some(from), until: None, extent: Extent::EnglandAndWales, source }
}

/// Until the day before a day, in England and Wales.
pub(super) const fn before(until: LawDay, source: &'static str) -> Span {
    Span { from: None, until: Some(until), extent: Extent::EnglandAndWales, source }
}

/// From a day until the day before another, in England and Wales.
pub(super) const fn between(from: LawDay, until: LawDay, source: &'static str) -> Span {
    Span { until: Some(until), ..since(from, source) }
}

impl Span {
    /// The same days, elsewhere.
    pub(super) const fn within(self, extent: Extent) -> Self {
        Self { extent, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::english;

    const PILOT: Span = between(on(2023, 4, 19), on(2025, 4, 19), "S.I. 2023/1").within(Extent::Areas(&["05", "47"]));

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_span_holds_its_first_day_and_not_the_day_it_ends_before() {
        for (on, held, over) in [
            ("2023-04-18", false, false),
            ("2023-04-19", true, false),
            ("2025-04-18", true, false),
            ("2025-04-19", false, true),
        ] {
            assert_eq!((PILOT.holds(day(on)), PILOT.is_over_by(day(on))), (held, over), "{on}");
        }
    }

    #[test]
    fn a_span_is_told_by_its_first_and_last_day() {
        assert_eq!(english(PILOT.text()), "from 19 Apr 2023 to 18 Apr 2025");
        assert_eq!(english(before(on(2020, 12, 1), "").text()), "before 1 Dec 2020");
        assert_eq!(english(since(on(2020, 1, 20), "").text()), "since 20 Jan 2020");
        assert_eq!(english(PILOT.extent.text()), "the whole or part of the areas of Merseyside, Sussex");
    }

    #[test]
    fn a_day_is_written_as_days_are() {
        assert_eq!(serde_json::to_value(on(2020, 12, 1)).unwrap(), "2020-12-01");
        assert!(on(2020, 12, 1) < on(2021, 1, 1) && on(2020, 1, 20) < on(2020, 12, 1));
        assert_eq!(LawDay::of(day("2020-12-01")), on(2020, 12, 1));
    }
}
