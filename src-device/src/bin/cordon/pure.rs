//! What is reckoned from arguments and files alone. Nothing here opens a store, takes a lock, needs an
//! enrolment or leaves an entry: no person's record is looked at.

mod assess;
mod clock;
mod id;
mod law;
mod zone;

pub use assess::Unfit;

use super::args::Pure;
use super::print::Out;
use anyhow::Result;
use cordon_core::rules::clock::ClockAsked;
use cordon_core::wire::{Fault, FaultKind, Text};

/// Does it. `false` where an identifier is not one.
pub fn run(asked: &Pure, out: Out) -> Result<bool> {
    match asked {
        Pure::Law { offences: true, .. } => law::offences(out)?,
        Pure::Law { beside: true, .. } => law::beside(out)?,
        Pure::Law { regime: Some(force), on, district, .. } => {
            law::regime(force, district.as_deref(), on.as_deref().unwrap_or_default(), out)?;
        }
        Pure::Law { kind: Some(kind), made, act, .. } => law::sheet(kind, made.as_deref(), act.as_deref(), out)?,
        Pure::Law { kind: None, .. } => law::kinds(out)?,
        Pure::Clock { batch: true, .. } => clock::batch()?,
        Pure::Clock { rule, start, days, hours, hearing, .. } => {
            let (rule, start) = (rule.clone().unwrap_or_default(), start.clone().unwrap_or_default());
            let hearing = hearing.clone();
            clock::run(ClockAsked { rule, start, days: *days, hours: *hours, hearing }, out)?;
        }
        Pure::Zone { track, zones } => zone::run(track, zones, out)?,
        Pure::Assess { order, facts } => assess::run(order, facts, out)?,
        Pure::Id { kind, value } => return id::run(kind, &value.join(" "), out),
    }
    Ok(true)
}

/// A refusal of what was given, in the words of the message.
fn invalid(what: impl Into<Text>) -> anyhow::Error {
    Fault::new(FaultKind::Invalid, what).into()
}
