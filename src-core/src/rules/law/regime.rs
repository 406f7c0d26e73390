//! Which notices and orders an area has: DVPN and DVPO, or DAPN and DAPO beside them (LAW 1D).
//!
//! The roll-out is configuration: a built-in table that a file may replace. Where a pilot's stated
//! end has passed and no instrument is known, the answer is "unknown": neither that they can be made
//! nor that they cannot. An order already made stays in force wherever it was made.

use crate::rules::time::Day;
use serde::{Deserialize, Deserializer, Serialize};

/// Where and when domestic abuse protection notices and orders can be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// The areas, each from its day. An area that no entry names has DVPN and DVPO.
    #[serde(deserialize_with = "sound_areas")]
    pub areas: Vec<RegimeArea>,
}

/// One area of the roll-out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegimeArea {
    /// Its name as shown.
    pub name: String,
    /// Codes of the forces it lies in: "06".
    pub forces: Vec<String>,
    /// The districts it is made up of; empty for the whole of the force.
    #[serde(default)]
    pub districts: Vec<String>,
    /// The first day.
    pub from: Day,
    /// The instrument that began it.
    pub instrument: String,
    /// The last day that an instrument states; none where it has no end.
    #[serde(default)]
    pub last_day: Option<Day>,
    /// The instrument that states it.
    #[serde(default)]
    pub end_instrument: String,
    /// Whether the instruments themselves were read.
    #[serde(default)]
    pub instrument_read: bool,
}

/// A place as the regime knows places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The force's two-digit code: "30".
    pub force: String,
    /// The district or London borough, where known.
    pub district: Option<String>,
}

impl Area {
    /// A force's area, of which no district is known.
    pub fn of_force(code: &str) -> Self {
        Self { force: code.to_owned(), district: None }
    }

    /// A district of a force's area.
    pub fn of_district(code: &str, district: &str) -> Self {
        Self { force: code.to_owned(), district: Some(district.to_owned()) }
    }
}

/// What an area has on a day. DVPN and DVPO can be made everywhere until their repeal commences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum RegimeAnswer {
    /// DVPN and DVPO alone.
    DvpnAndDvpo,
    /// DAPN and DAPO too.
    DapnAndDapoToo {
        /// Since when.
        since: Day,
        /// By which instrument.
        instrument: String,
    },
    /// Not known, but for DVPN and DVPO, which remain: ask force legal.
    Unknown {
        /// Why.
        why: RegimeDoubt,
    },
}

/// Why the regime is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum RegimeDoubt {
    /// The stated end has passed; no instrument extends the regime, ends it or makes it national.
    AfterStatedEnd {
        /// The last day stated.
        last_day: Day,
        /// Where it is stated.
        instrument: String,
    },
    /// Only some districts of the force have it, and the district is not known.
    DistrictNotGiven,
    /// No force was given.
    ForceNotGiven,
}

/// What an area has on a day, by the built-in table.
pub fn domestic_regime(area: &Area, on: Day) -> RegimeAnswer {
    Regime::built_in().answer(area, on)
}

impl Regime {
    /// The roll-out as read in the instruments of LAW 1D.
    pub fn built_in() -> Self {
        Self { areas: PILOT.iter().filter_map(PilotArea::read).collect() }
    }

    /// What an area has on a day: a running regime, else a doubt, else DVPN and DVPO alone.
    pub fn answer(&self, area: &Area, on: Day) -> RegimeAnswer {
        if area.force.trim().is_empty() {
            return RegimeAnswer::Unknown { why: RegimeDoubt::ForceNotGiven };
        }
        let said: Vec<RegimeAnswer> = self.areas.iter().filter_map(|entry| entry.answer(area, on)).collect();
        let running = said.iter().find(|answer| matches!(answer, RegimeAnswer::DapnAndDapoToo { .. }));
        running.or(said.first()).cloned().unwrap_or(RegimeAnswer::DvpnAndDvpo)
    }
}

/// Whether an area lies within an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Yes,
    No,
    DependsOnDistrict,
}

impl RegimeArea {
    /// What this entry says of an area on a day; `None` where it says nothing.
    fn answer(&self, area: &Area, on: Day) -> Option<RegimeAnswer> {
        if on < self.from {
            return None;
        }
        match self.holds(area) {
            Within::Yes => Some(self.answer_on(on)),
            Within::No => None,
            Within::DependsOnDistrict => Some(RegimeAnswer::Unknown { why: RegimeDoubt::DistrictNotGiven }),
        }
    }

    /// What stands on a day from the first one on.
    fn answer_on(&self, on: Day) -> RegimeAnswer {
        match self.last_day {
            Some(last_day) if on > last_day => RegimeAnswer::Unknown {
                why: RegimeDoubt::AfterStatedEnd { last_day, instrument: self.end_instrument.clone() },
            },
            Some(_) | None => RegimeAnswer::DapnAndDapoToo { since: self.from, instrument: self.instrument.clone() },
        }
    }

    fn holds(&self, area: &Area) -> Within {
        if !self.forces.iter().any(|force| force == area.force.trim()) {
            return Within::No;
        }
        if self.districts.is_empty() {
            return Within::Yes;
        }
        let Some(given) = &area.district else {
            return Within::DependsOnDistrict;
        };
        let listed = self.districts.iter().any(|known| known.eq_ignore_ascii_case(given.trim()));
        if listed { Within::Yes } else { Within::No }
    }

    /// What is wrong with an entry, in lower case, naming it.
    fn fault(&self) -> Option<String> {
        if self.forces.is_empty() {
            return Some(format!("area {} names no force", self.name));
        }
        if self.last_day.is_some_and(|last_day| last_day < self.from) {
            return Some(format!("area {} ends before it begins", self.name));
        }
        None
    }
}

/// Reads the areas and refuses one without a force, or that ends before it begins.
fn sound_areas<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<RegimeArea>, D::Error> {
    let areas = Vec::<RegimeArea>::deserialize(deserializer)?;
    match areas.iter().find_map(RegimeArea::fault) {
        Some(fault) => Err(serde::de::Error::custom(fault)),
        None => Ok(areas),
    }
}

/// An area of the pilot, as compiled in.
struct PilotArea {
    name: &'static str,
    forces: &'static [&'static str],
    districts: &'static [&'static str],
    /// Year, month and day.
    from: (i32, u32, u32),
    instrument: &'static str,
    instrument_read: bool,
}

/// The stated end of the pilot, as year, month and day, and the instrument that moved it there.
const STATED_END: ((i32, u32, u32), &str) = ((2026, 3, 31), "S.I. 2025/1222");

const PILOT: &[PilotArea] = &[
    PilotArea {
        name: "Greater Manchester",
        forces: &["06"],
        districts: &[],
        from: (2024, 11, 27),
        instrument: "S.I. 2024/1191",
        instrument_read: true,
    },
    PilotArea {
        name: "London boroughs of Bromley, Croydon and Sutton",
        forces: &["01", "02"],
        districts: &["Bromley", "Croydon", "Sutton"],
        from: (2024, 11, 27),
        instrument: "S.I. 2024/1191",
        instrument_read: true,
    },
    PilotArea {
        name: "British Transport Police",
        forces: &["93"],
        districts: &[],
        from: (2024, 11, 27),
        instrument: "S.I. 2024/1191",
        instrument_read: false,
    },
    PilotArea {
        name: "Cleveland",
        forces: &["17"],
        districts: &[],
        from: (2025, 3, 5),
        instrument: "S.I. 2025/261, its area as S.I. 2025/319 has it from 11 March 2025",
        instrument_read: true,
    },
    PilotArea {
        name: "North Wales",
        forces: &["60"],
        districts: &[],
        from: (2025, 4, 28),
        instrument: "S.I. 2025/515",
        instrument_read: false,
    },
];

impl PilotArea {
    fn read(&self) -> Option<RegimeArea> {
        let day = |(year, month, day)| Day::new(year, month, day);
        let (end, end_instrument) = STATED_END;
        let owned = |lines: &[&str]| -> Vec<String> { lines.iter().map(|&line| line.to_owned()).collect() };
        Some(RegimeArea {
            name: self.name.to_owned(),
            forces: owned(self.forces),
            districts: owned(self.districts),
            from: day(self.from)?,
            instrument: self.instrument.to_owned(),
            last_day: Some(day(end)?),
            end_instrument: end_instrument.to_owned(),
            instrument_read: self.instrument_read,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn answer(force: &str, on: &str) -> RegimeAnswer {
        domestic_regime(&Area::of_force(force), day(on))
    }

    #[track_caller]
    fn too(answer: RegimeAnswer, since: &str, instrument: &str) {
        let RegimeAnswer::DapnAndDapoToo { since: from, instrument: by } = &answer else {
            panic!("{answer:?}");
        };
        assert_eq!(*from, day(since));
        assert!(by.starts_with(instrument), "{by}");
    }

    fn after_end() -> RegimeAnswer {
        let why = RegimeDoubt::AfterStatedEnd { last_day: day("2026-03-31"), instrument: "S.I. 2025/1222".to_owned() };
        RegimeAnswer::Unknown { why }
    }

    #[test]
    fn every_pilot_area_is_in_the_table() {
        assert_eq!(Regime::built_in().areas.len(), PILOT.len());
    }

    #[test]
    fn the_pilot_begins_in_each_area_on_its_day() {
        too(answer("06", "2025-01-15"), "2024-11-27", "S.I. 2024/1191");
        assert_eq!(answer("06", "2024-11-26"), RegimeAnswer::DvpnAndDvpo);
        too(answer("93", "2024-11-27"), "2024-11-27", "S.I. 2024/1191");
        assert_eq!(answer("17", "2025-03-04"), RegimeAnswer::DvpnAndDvpo);
        too(answer("17", "2025-03-05"), "2025-03-05", "S.I. 2025/261");
        assert_eq!(answer("60", "2025-04-27"), RegimeAnswer::DvpnAndDvpo);
        too(answer("60", "2025-04-28"), "2025-04-28", "S.I. 2025/515");
    }

    #[test]
    fn after_its_stated_end_a_pilot_area_is_unknown() {
        too(answer("06", "2026-03-31"), "2024-11-27", "S.I. 2024/1191");
        for force in ["06", "17", "60", "93"] {
            assert_eq!(answer(force, "2026-04-01"), after_end(), "{force}");
        }
    }

    #[test]
    fn where_no_pilot_ran_there_are_the_older_orders_alone() {
        for on in ["2019-06-01", "2025-01-15", "2026-04-01", "2030-01-01"] {
            assert_eq!(answer("30", on), RegimeAnswer::DvpnAndDvpo, "{on}");
        }
    }

    #[test]
    fn london_depends_on_the_borough() {
        let on = day("2025-01-15");
        too(domestic_regime(&Area::of_district("01", "croydon"), on), "2024-11-27", "S.I. 2024/1191");
        assert_eq!(domestic_regime(&Area::of_district("01", "Camden"), on), RegimeAnswer::DvpnAndDvpo);
        let unknown = RegimeAnswer::Unknown { why: RegimeDoubt::DistrictNotGiven };
        assert_eq!(domestic_regime(&Area::of_force("02"), on), unknown);
        assert_eq!(domestic_regime(&Area::of_force("02"), day("2024-11-26")), RegimeAnswer::DvpnAndDvpo);
        assert_eq!(domestic_regime(&Area::of_district("02", "Sutton"), day("2026-06-01")), after_end());
    }

    #[test]
    fn no_force_is_no_answer() {
        let unknown = RegimeAnswer::Unknown { why: RegimeDoubt::ForceNotGiven };
        assert_eq!(answer(" ", "2025-01-15"), unknown);
    }

    #[test]
    fn a_file_may_replace_the_table() {
        let text =
            r#"{"areas":[{"name":"Derbyshire","forces":["30"],"from":"2027-01-01","instrument":"S.I. 2026/1"}]}"#;
        let regime: Regime = serde_json::from_str(text).unwrap();
        let area = Area::of_force("30");
        too(regime.answer(&area, day("2031-01-01")), "2027-01-01", "S.I. 2026/1");
        assert_eq!(regime.answer(&area, day("2026-12-31")), RegimeAnswer::DvpnAndDvpo);
        let written = serde_json::to_string(&Regime::built_in()).unwrap();
        assert_eq!(serde_json::from_str::<Regime>(&written).unwrap(), Regime::built_in());
    }

    #[test]
    fn a_later_instrument_of_the_same_area_settles_it() {
        let mut regime = Regime::built_in();
        let later = r#"{"name":"Greater Manchester","forces":["06"],"from":"2026-06-01","instrument":"S.I. 2026/2"}"#;
        regime.areas.push(serde_json::from_str(later).unwrap());
        let area = Area::of_force("06");
        assert_eq!(regime.answer(&area, day("2026-05-31")), after_end());
        too(regime.answer(&area, day("2026-06-01")), "2026-06-01", "S.I. 2026/2");
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let error = serde_json::from_str::<Regime>(text).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn a_file_that_contradicts_itself_is_refused() {
        let backwards =
            r#"{"areas":[{"name":"A","forces":["30"],"from":"2027-01-02","instrument":"","last_day":"2027-01-01"}]}"#;
        refused(backwards, "area A ends before it begins");
        refused(r#"{"areas":[{"name":"A","forces":[],"from":"2027-01-02","instrument":""}]}"#, "area A names no force");
        let no_such_day = r#"{"areas":[{"name":"A","forces":["30"],"from":"2027-02-30","instrument":""}]}"#;
        assert!(serde_json::from_str::<Regime>(no_such_day).is_err());
        refused(r#"{"areas":[{"name":"A","forces":["30"],"form":"2027-02-20","instrument":""}]}"#, "form");
    }

    proptest! {
        #[test]
        fn outside_the_pilot_forces_the_day_never_matters(force in 1..99_u32, on in 0..4000_u64) {
            let code = format!("{force:02}");
            prop_assume!(!["01", "02", "06", "17", "60", "93"].contains(&code.as_str()));
            let on = day("2020-01-01").plus_days(on);
            prop_assert_eq!(domestic_regime(&Area::of_force(&code), on), RegimeAnswer::DvpnAndDvpo);
        }
    }
}
