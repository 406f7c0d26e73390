//! The card of a kind of order, from its row alone.

use super::arrest::{self, ArrestLine, ArrestOpen};
use super::clock::{self, ClockLine};
use super::enter::EnterLine;
use super::in_force::InForceLine;
use super::{OrderCard, secure};
use crate::rules::law::{BailOffence, LawRow, PowerFrom, PowerId, PowerRow, Tense, kind_from_id};
use crate::words::Verbatim;

/// What its law makes of a breach, where an order of it is in force.
pub(super) fn card(row: &LawRow) -> OrderCard {
    OrderCard {
        in_force: InForceLine::ReadTheOrder { takes_effect: row.takes_effect },
        arrest: each(row, |power| arrest_of(row, power), || arrest::none_given(row)),
        enter: each(row, enter_of, || EnterLine::NoArrest),
        clock: each(row, clock_of, || ClockLine::NoArrest),
        secure_now: secure::usual(row),
    }
}

/// A line of each power of the row, once; where it has none, that.
fn each<T: PartialEq>(row: &LawRow, of: impl Fn(&PowerRow) -> T, none: impl Fn() -> T) -> Vec<T> {
    let mut lines: Vec<T> = Vec::new();
    for line in row.powers.iter().map(of) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() { vec![none()] } else { lines }
}

fn arrest_of(row: &LawRow, of: &PowerRow) -> ArrestLine {
    let PowerRow { id: power, test, tense, .. } = *of;
    let is_attached = match row.power_from {
        PowerFrom::ListedProvisions | PowerFrom::OnlyIfAttached => tense != Tense::Offence,
        PowerFrom::Statute | PowerFrom::Nobody | PowerFrom::ByWarrant | PowerFrom::IfCommenced => false,
    };
    if row.power_from == PowerFrom::IfCommenced {
        return ArrestLine::Open { powers: vec![power], why: ArrestOpen::NotCommenced };
    }
    if is_attached {
        ArrestLine::IfListed { power, test, tense }
    } else if kind_from_id(row.kind_id).is_some_and(|kind| kind.is_police_notice()) {
        ArrestLine::OnceServed { power, test, tense }
    } else {
        ArrestLine::MayUse { power, test, tense }
    }
}

/// Entry for a domestic abuse protection notice was commenced for areas and periods only (Domestic Abuse Act 2021
/// s.26(9)): its row alone does not say where.
fn enter_of(power: &PowerRow) -> EnterLine {
    match power.entry {
        Some(_) if power.id == PowerId::DaaS26 => EnterLine::NotConfirmedHere,
        Some(source) => EnterLine::MayEnter { source: Verbatim::from(source) },
        None => EnterLine::NoneListed,
    }
}

fn clock_of(power: &PowerRow) -> ClockLine {
    clock::started(power.clock.rule(BailOffence::NotKnown), power.custody)
}
