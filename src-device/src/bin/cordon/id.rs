//! What can be told of an identifier from its form alone: nothing is opened, looked up or kept.

use super::print::reply;
use anyhow::{Context, Result};
use chrono::Datelike;
use cordon_core::rules::identifiers::{IdKind, identify};
use cordon_device::clock::{Clock, SystemClock};
use cordon_device::grid;

/// Prints the sheet of an identifier. One that is refused is an answer too, with its reason.
pub fn run(kind: &str, value: &str, json: bool) -> Result<bool> {
    if kind == "grid" {
        reply(&grid::sheet(value), json)?;
        return Ok(true);
    }
    let this_year = SystemClock.wall().london_day().0.year();
    let sheet = identify(kind, value, this_year).with_context(|| format!("the type is one of {}", kinds()))?;
    reply(&sheet, json)?;
    Ok(true)
}

fn kinds() -> String {
    let names: Vec<&str> = IdKind::ALL.into_iter().map(IdKind::name).chain(["grid"]).collect();
    names.join(", ")
}
