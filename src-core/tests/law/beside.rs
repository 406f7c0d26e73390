//! The powers that hang on no order, beside the cases of the table that turn on one of them.

use super::fact::Fact;
use super::names;
use super::table::{Case, cases};
use cordon_core::rules::clock::ClockRule;
use cordon_core::rules::law::{BESIDE, BesideRow};

/// What the table calls an order, and the program does not.
const KINDS: [&str; 4] = ["recalled", "unlawfully_at_large", "warrant", "conditional_caution"];

/// A family court's warrant: the table lists no entry for it, and the row's words say not to rely on its own.
const FAMILY_WARRANT: &str = "S305";

/// Every fact of those cases, by the case's id.
pub fn of_no_order() -> Result<Vec<(String, Fact)>, String> {
    let cases = cases()?;
    let ours = cases.iter().filter(|case| KINDS.contains(&case.kind.as_str()) && case.power != "none");
    let mut facts = Vec::new();
    for case in ours {
        facts.extend(of_case(case)?.into_iter().map(|fact| (case.id.clone(), fact)));
    }
    Ok(facts)
}

fn of_case(case: &Case) -> Result<Vec<Fact>, String> {
    let row = BESIDE.iter().find(|row| names::power(row.id) == case.power);
    let row = row.ok_or_else(|| format!("{}: no power {:?} beside the orders", case.id, case.power))?;
    let mut facts = vec![
        Fact::new("test", &case.test, names::test(row.test)),
        Fact::new("necessity", &case.necessity, if row.needs_necessity { "yes" } else { "no" }),
        Fact::new("clock", &case.clock, detention_of(row).map_or("none", names::clock)),
        Fact::new("police_bail_possible", &case.police_bail_possible, names::police_bail(row.custody)),
    ];
    if case.id != FAMILY_WARRANT {
        facts.push(Fact::new("entry", &case.entry, names::section(row.entry)));
    }
    Ok(facts)
}

fn detention_of(row: &BesideRow) -> Option<ClockRule> {
    row.clocks.iter().map(|clock| clock.rule).find(|rule| *rule == ClockRule::PaceDetention)
}
