//! Facts set against an order, both from files.

use crate::input;
use crate::pages;
use crate::print::{Out, reply};
use anyhow::Result;
use cordon_core::rules::assess::{Assessment, assess};
use cordon_core::rules::check::{OrderFault, read_facts, read_order, stray_facts};
use cordon_core::rules::power::{Found, Moments, Power, powers_now};
use cordon_core::text;
use cordon_core::words::Argument;
use serde::Serialize;
use std::fmt;
use std::path::Path;

/// The assessment, and the powers beside it.
#[derive(Serialize)]
struct Answered {
    assessment: Assessment,
    powers: Vec<Power>,
}

/// A file that cannot be assessed, with every fault in it.
#[derive(Debug)]
pub struct Unfit {
    /// The file.
    pub file: Argument,
    /// What is wrong with it; never empty.
    pub faults: Vec<OrderFault>,
}

/// Prints what comes of it. The same files give the same answer.
pub fn run(order_file: &Path, facts_file: &Path, out: Out) -> Result<()> {
    input::not_both_standard(order_file, facts_file)?;
    let order = read_order(&input::text_of(order_file)?).map_err(|faults| Unfit::of(order_file, faults))?;
    let facts = read_facts(&input::text_of(facts_file)?).map_err(|faults| Unfit::of(facts_file, faults))?;
    let stray = stray_facts(&order, &facts);
    if !stray.is_empty() {
        return Err(Unfit::of(facts_file, stray).into());
    }
    let assessment = assess(&order, &facts);
    let moments = Moments::of(&assessment, facts.decision_time.shown());
    let powers = powers_now(&order, moments, Found::of(&assessment));
    reply(&Answered { assessment, powers }, out, |page, answered| {
        pages::assessment(page, &order, &answered.assessment, &answered.powers);
    })
}

impl Unfit {
    fn of(file: &Path, faults: Vec<OrderFault>) -> Self {
        Self { file: input::name_of(file), faults }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        text!("cordon.cannot_be_assessed", file = self.file.clone()).fmt(f)?;
        self.faults.iter().try_for_each(|fault| write!(f, "\n  {fault}"))
    }
}

impl std::error::Error for Unfit {}
