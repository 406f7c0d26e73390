//! The law's rows: one kind, all kinds, or what an area has.

use super::invalid;
use crate::print::reply;
use anyhow::Result;
use cordon_core::rules::dates;
use cordon_core::rules::identifiers::force_name;
use cordon_core::rules::law::{self, Area, LAW_TABLE, LawRow, ROWS, RegimeAnswer, domestic_regime, kind_from_id};
use cordon_core::rules::time::Day;
use cordon_core::text;
use cordon_core::words::{TextKey, Verbatim};
use cordon_device::clock::{Clock, SystemClock};
use serde::Serialize;

/// Every kind of the edition.
#[derive(Serialize)]
struct Kinds {
    edition: &'static str,
    kinds: Vec<Kind>,
}

#[derive(Serialize)]
struct Kind {
    kind: &'static str,
    title: TextKey,
}

/// The row of a kind, with its edition.
#[derive(Serialize)]
struct Row {
    edition: &'static str,
    #[serde(flatten)]
    row: &'static LawRow,
}

/// What an area has on a day.
#[derive(Serialize)]
struct RegimeSheet<'a> {
    force: &'a str,
    force_name: &'static str,
    district: Option<&'a str>,
    on: Day,
    regime: RegimeAnswer,
}

/// Prints everything the row of a kind says.
pub fn sheet(kind: &str, json: bool) -> Result<()> {
    let row = kind_from_id(kind).as_ref().and_then(law::row_for).ok_or_else(|| {
        let ids: Vec<&str> = ROWS.iter().map(|row| row.kind_id).collect();
        invalid(text!("cordon.no_such_kind", kinds = Verbatim::from(ids.join(", "))))
    })?;
    reply(&Row { edition: LAW_TABLE, row }, json)
}

/// Lists the kinds.
pub fn kinds(json: bool) -> Result<()> {
    let kinds = ROWS.iter().map(|row| Kind { kind: row.kind_id, title: row.title }).collect();
    reply(&Kinds { edition: LAW_TABLE, kinds }, json)
}

/// Prints which notices and orders of domestic abuse the area of a force has on a day. A code that no
/// force has is refused: the table would take it for an area without a pilot.
pub fn regime(force: &str, district: Option<&str>, on: &str, json: bool) -> Result<()> {
    let force = force.trim();
    let force_name = force_name(force).ok_or_else(|| invalid(text!("cordon.no_such_force")))?;
    let today = Clock::wall(&SystemClock).london_day();
    let on = dates::read_asked(on, today).map_err(|fault| invalid(text!("cordon.on_is_a_day", why = fault.text())))?;
    let district = district.map(str::trim).filter(|name| !name.is_empty());
    let area = Area { force: force.to_owned(), district: district.map(str::to_owned) };
    let regime = domestic_regime(&area, on);
    reply(&RegimeSheet { force, force_name, district, on, regime }, json)
}
