//! Which notices and orders an area has: DVPN and DVPO, or DAPN and DAPO beside them (LAW 1D).
//!
//! The roll-out is configuration: a built-in table that a file may replace. Where a pilot's stated
//! end has passed and no instrument is known, the answer is "unknown", in its area and outside it:
//! neither that they can be made nor that they cannot. An order already made stays in force wherever
//! it was made.

use super::boroughs;
use crate::rules::time::Day;
use serde::{Deserialize, Deserializer, Serialize};

/// Where and when domestic abuse protection notices and orders can be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// The areas, each from its day. An area that no entry names has DVPN and DVPO, until every entry has
    /// ended.
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
    /// The table ends before the day: whether an instrument has since made the orders national is not
    /// known.
    AfterTheTable {
        /// The table's last day.
        last_day: Day,
    },
    /// Only some districts of the force have it, and the district is not known.
    DistrictNotGiven,
    /// Only some districts of the force have it, and the name given is none that is known: it may be
    /// another name of one of them, or of a part of one.
    DistrictNotKnown,
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

    /// What an area has on a day: a running regime, else a doubt, else DVPN and DVPO alone, so long as
    /// the table lasts.
    pub fn answer(&self, area: &Area, on: Day) -> RegimeAnswer {
        if area.force.trim().is_empty() {
            return RegimeAnswer::Unknown { why: RegimeDoubt::ForceNotGiven };
        }
        let said: Vec<RegimeAnswer> = self.areas.iter().filter_map(|entry| entry.answer(area, on)).collect();
        let running = said.iter().find(|answer| matches!(answer, RegimeAnswer::DapnAndDapoToo { .. }));
        running.or(said.first()).cloned().unwrap_or_else(|| self.unsaid(on))
    }

    /// What an area has of which no entry says anything on a day.
    fn unsaid(&self, on: Day) -> RegimeAnswer {
        match self.last_day() {
            Some(last_day) if on > last_day => RegimeAnswer::Unknown { why: RegimeDoubt::AfterTheTable { last_day } },
            Some(_) | None => RegimeAnswer::DvpnAndDvpo,
        }
    }

    /// The last day of the table, where every area has a stated end: of later days it does not say
    /// whether an instrument has made the orders national. `None` where some area has no end.
    pub fn last_day(&self) -> Option<Day> {
        let ends: Option<Vec<Day>> = self.areas.iter().map(|area| area.last_day).collect();
        ends?.into_iter().max()
    }
}

/// Whether an area lies within an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Yes,
    No,
    DependsOnDistrict,
    DistrictNotKnown,
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
            Within::DistrictNotKnown => Some(RegimeAnswer::Unknown { why: RegimeDoubt::DistrictNotKnown }),
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
        let given = boroughs::folded(area.district.as_deref().unwrap_or_default());
        if given.is_empty() {
            return Within::DependsOnDistrict;
        }
        if self.districts.iter().any(|listed| boroughs::folded(listed) == given) {
            return Within::Yes;
        }
        let is_london = self.forces.iter().any(|force| boroughs::FORCES.contains(&force.as_str()));
        if is_london && boroughs::is_known(&given) { Within::No } else { Within::DistrictNotKnown }
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
#[path = "regime_tests.rs"]
mod tests;
