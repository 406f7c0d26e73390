//! What can be told of an identifier from its form alone: nothing is looked up or kept.

use super::invalid;
use crate::page::Page;
use crate::print::{Out, reply};
use anyhow::Result;
use chrono::Datelike;
use cordon_core::rules::identifiers::{IdForm, IdKind, IdSheet, identify};
use cordon_core::rules::place::grid::{self, GridSheet};
use cordon_core::text;
use cordon_core::words::{Verbatim, english};
use cordon_device::clock::{Clock, SystemClock};

/// Prints the sheet of an identifier. One that is refused is an answer too, with its reason, and
/// `false`.
pub fn run(kind: &str, value: &str, out: Out) -> Result<bool> {
    let kind = kind.to_lowercase();
    if kind == "grid" {
        let sheet = grid::sheet(value);
        reply(&sheet, out, square)?;
        return Ok(sheet.valid);
    }
    let this_year = SystemClock.wall().london_day().0.year();
    let sheet = identify(&kind, value, this_year)
        .ok_or_else(|| invalid(text!("cordon.no_such_type", types = Verbatim::from(kinds()))))?;
    reply(&sheet, out, identifier)?;
    Ok(sheet.valid)
}

/// An identifier for a person: its normal form, what its parts say, and what makes it doubtful.
fn identifier(page: &mut Page, sheet: &IdSheet) {
    head(page, sheet.kind.name(), sheet.normal.as_deref(), sheet.wrong.as_deref());
    forms(page, &sheet.forms);
    sheet.meaning.iter().for_each(|line| page.item(line));
    for warning in &sheet.warnings {
        page.alarm(warning);
    }
    page.aside(&sheet.source);
}

/// A square of the grid for a person: its position, and how far off that may be.
fn square(page: &mut Page, sheet: &GridSheet) {
    head(page, &sheet.kind, sheet.normal.as_deref(), sheet.wrong.as_deref());
    forms(page, &sheet.forms);
    if let (Some(lat), Some(lon)) = (sheet.lat, sheet.lon) {
        page.item(format!("{lat:.6}, {lon:.6}"));
    }
    if let Some(metres) = sheet.accuracy_m {
        page.item(english(text!("frame.accuracy", metres = Verbatim::from(format!("{metres:.0}")))));
    }
    page.aside(&sheet.source);
}

fn head(page: &mut Page, kind: &str, normal: Option<&str>, wrong: Option<&str>) {
    let [kind, normal, wrong] = [Some(kind), normal, wrong].map(|text| text.map(Verbatim::from));
    let kind = kind.unwrap_or_default();
    if let Some(why) = wrong {
        page.alarm(english(text!("cordon.no_identifier", kind = kind, why = why)));
    } else if let Some(normal) = normal {
        page.title(english(text!("cordon.identifier", kind = kind, normal = normal)));
    }
}

fn forms(page: &mut Page, forms: &[IdForm]) {
    forms.iter().for_each(|form| page.item(format!("{}: {}", form.name, form.text)));
}

fn kinds() -> String {
    let names: Vec<&str> = IdKind::ALL.into_iter().map(IdKind::name).chain(["grid"]).collect();
    names.join(", ")
}
