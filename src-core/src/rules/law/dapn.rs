//! Whether a domestic abuse protection notice can be issued here (Domestic Abuse Act 2021 s.22): by the
//! instruments of the roll-out, by the force's own word with its source, or not confirmed. After the pilots'
//! stated end it is off wherever the force has not said otherwise (LAW 1D, 11.29).

use super::regime::{Area, RegimeAnswer, domestic_regime};
use crate::rules::identifiers::force_name;
use crate::rules::time::Day;
use crate::words::Text;
use crate::{says_its_text, text};
use serde::{Deserialize, Serialize};

/// What a force says of the law in its own area.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForceLaw {
    /// Its two-digit code: "30"; empty where it is not said.
    #[serde(default)]
    pub code: String,
    /// That domestic abuse protection notices run in its area; absent where it has said nothing.
    #[serde(default)]
    pub dapn: Option<DapnWord>,
}

/// A force's word that domestic abuse protection notices run in its area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DapnWord {
    /// The first day.
    pub from: Day,
    /// The last day, where one is stated.
    #[serde(default)]
    pub last_day: Option<Day>,
    /// Where it stands: the instrument, by its number.
    pub source: String,
}

/// Why a force's word on its law cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForceLawFault {
    /// No force has the code.
    NoSuchForce,
    /// Where it stands is not said.
    NoSource,
    /// Its last day comes before its first.
    EndsBeforeItBegins,
}

impl ForceLawFault {
    /// It in words.
    pub fn text(self) -> Text {
        match self {
            Self::NoSuchForce => text!("law.force_no_such"),
            Self::NoSource => text!("law.force_no_source"),
            Self::EndsBeforeItBegins => text!("law.force_ends_first"),
        }
    }
}

says_its_text!(ForceLawFault);

/// Whether a domestic abuse protection notice can be issued here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DapnHere {
    /// The instruments of the roll-out name this area and this day.
    ByInstrument,
    /// The force says so, with its source. Which provisions were commenced with it is not known.
    ByForce,
    /// The roll-out ran elsewhere on this day.
    NotHere,
    /// Neither an instrument that is known nor the force says so: off.
    NotConfirmed,
}

impl ForceLaw {
    /// Whether a notice can be issued in the force's area on a day.
    pub fn dapn_on(&self, on: Day) -> DapnHere {
        dapn_in(&Area::of_force(&self.code), self.dapn.as_ref(), on)
    }

    /// What is wrong with it, if anything.
    pub fn fault(&self) -> Option<ForceLawFault> {
        let is_known = self.code.is_empty() || force_name(&self.code).is_some();
        if !is_known {
            return Some(ForceLawFault::NoSuchForce);
        }
        self.dapn.as_ref().and_then(DapnWord::fault)
    }
}

impl DapnWord {
    fn runs_on(&self, on: Day) -> bool {
        self.from <= on && self.last_day.is_none_or(|last_day| on <= last_day)
    }

    fn fault(&self) -> Option<ForceLawFault> {
        if self.source.trim().is_empty() {
            return Some(ForceLawFault::NoSource);
        }
        let ends_first = self.last_day.is_some_and(|last_day| last_day < self.from);
        ends_first.then_some(ForceLawFault::EndsBeforeItBegins)
    }
}

/// Whether a notice can be issued in an area on a day, by the roll-out and by the force's word, if any.
pub fn dapn_in(area: &Area, said: Option<&DapnWord>, on: Day) -> DapnHere {
    let by_force = said.is_some_and(|word| word.runs_on(on));
    match domestic_regime(area, on) {
        RegimeAnswer::DapnAndDapoToo { .. } => DapnHere::ByInstrument,
        RegimeAnswer::DvpnAndDvpo | RegimeAnswer::Unknown { .. } if by_force => DapnHere::ByForce,
        RegimeAnswer::DvpnAndDvpo => DapnHere::NotHere,
        RegimeAnswer::Unknown { .. } => DapnHere::NotConfirmed,
    }
}

/// The same by all that is held of the areas of a copy, on each of the days that a clock in doubt may show:
/// not confirmed where they differ, or where nothing is held.
pub fn dapn_here(said: &[ForceLaw], days: &[Day]) -> DapnHere {
    let mut answers = said.iter().flat_map(|law| days.iter().map(|on| law.dapn_on(*on)));
    let Some(first) = answers.next() else { return DapnHere::NotConfirmed };
    if answers.all(|each| each == first) { first } else { DapnHere::NotConfirmed }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        serde_json::from_value(text.into()).unwrap()
    }

    fn said(from: &str, last_day: Option<&str>) -> Option<DapnWord> {
        Some(DapnWord { from: day(from), last_day: last_day.map(day), source: "S.I. 2026/1".to_owned() })
    }

    #[track_caller]
    fn check(code: &str, dapn: Option<DapnWord>, on: &str, expected: DapnHere) {
        let law = ForceLaw { code: code.to_owned(), dapn };
        assert_eq!(law.dapn_on(day(on)), expected, "{code} on {on}");
    }

    #[test]
    fn after_31_march_2026_a_dapn_is_off_until_the_force_says_otherwise() {
        // S.I. 2025/1222; LAW 1D, 11.29.
        check("06", None, "2026-03-31", DapnHere::ByInstrument);
        check("06", None, "2026-04-01", DapnHere::NotConfirmed);
        check("30", None, "2026-03-31", DapnHere::NotHere);
        check("30", None, "2026-11-10", DapnHere::NotConfirmed);
        check("30", said("2026-06-01", None), "2026-05-31", DapnHere::NotConfirmed);
        check("30", said("2026-06-01", None), "2026-11-10", DapnHere::ByForce);
        check("30", said("2026-06-01", Some("2026-11-09")), "2026-11-10", DapnHere::NotConfirmed);
    }

    #[test]
    fn a_force_that_is_not_named_has_no_pilot_and_its_own_word_counts() {
        check("", None, "2025-06-10", DapnHere::NotConfirmed);
        check("", said("2026-06-01", None), "2026-11-10", DapnHere::ByForce);
        // Only some boroughs had it, and a force is no borough (S.I. 2024/1191).
        check("01", None, "2025-01-14", DapnHere::NotConfirmed);
        let croydon = Area::of_district("01", "Croydon");
        assert_eq!(dapn_in(&croydon, None, day("2025-01-14")), DapnHere::ByInstrument);
        assert_eq!(dapn_in(&Area::of_district("01", "Camden"), None, day("2025-01-14")), DapnHere::NotHere);
    }

    #[test]
    fn areas_or_days_that_differ_confirm_nothing() {
        let says = ForceLaw { code: "30".to_owned(), dapn: said("2026-06-01", None) };
        let days = [day("2026-11-10")];
        assert_eq!(dapn_here(std::slice::from_ref(&says), &days), DapnHere::ByForce);
        assert_eq!(dapn_here(&[says.clone(), ForceLaw::default()], &days), DapnHere::NotConfirmed);
        assert_eq!(dapn_here(&[says], &[day("2026-05-31"), day("2026-06-01")]), DapnHere::NotConfirmed);
        assert_eq!(dapn_here(&[], &days), DapnHere::NotConfirmed);
    }

    #[test]
    fn a_word_without_a_source_or_of_no_force_is_at_fault() {
        let fault = |code: &str, dapn| ForceLaw { code: code.to_owned(), dapn }.fault();
        assert_eq!(fault("30", said("2026-06-01", None)), None);
        assert_eq!(fault("", None), None);
        assert_eq!(fault("99", None), Some(ForceLawFault::NoSuchForce));
        let ends_first = said("2026-06-01", Some("2026-05-31"));
        assert_eq!(fault("30", ends_first), Some(ForceLawFault::EndsBeforeItBegins));
        let unsourced = said("2026-06-01", None).map(|word| DapnWord { source: " ".to_owned(), ..word });
        assert_eq!(fault("30", unsourced), Some(ForceLawFault::NoSource));
    }
}
