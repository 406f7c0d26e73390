//! What can be told of an identifier from its form alone: nothing is looked up or kept.

use super::invalid;
use crate::print::reply;
use anyhow::Result;
use chrono::Datelike;
use cordon_core::rules::identifiers::{IdKind, identify};
use cordon_core::rules::place::grid;
use cordon_core::text;
use cordon_core::words::Verbatim;
use cordon_device::clock::{Clock, SystemClock};

/// Prints the sheet of an identifier. One that is refused is an answer too, with its reason, and
/// `false`.
pub fn run(kind: &str, value: &str, json: bool) -> Result<bool> {
    let kind = kind.to_lowercase();
    if kind == "grid" {
        let sheet = grid::sheet(value);
        reply(&sheet, json)?;
        return Ok(sheet.valid);
    }
    let this_year = SystemClock.wall().london_day().0.year();
    let sheet = identify(&kind, value, this_year)
        .ok_or_else(|| invalid(text!("cordon.no_such_type", types = Verbatim::from(kinds()))))?;
    reply(&sheet, json)?;
    Ok(sheet.valid)
}

fn kinds() -> String {
    let names: Vec<&str> = IdKind::ALL.into_iter().map(IdKind::name).chain(["grid"]).collect();
    names.join(", ")
}
