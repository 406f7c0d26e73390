//! What a hit shows of a person, prepared from whole records and orders: a search reads this small row
//! and nothing else of somebody.

use super::steps::InForceSteps;
use crate::rules::ids::PersonId;
use crate::rules::names;
use crate::rules::order::{InForceAnswer, Order, OrderKind};
use crate::rules::person::{BirthDate, Gender, IdentifierKind, Name, PersonRecord, Role, Warning};
use crate::rules::time::{Day, Timestamp};
use serde::{Deserialize, Serialize};

/// The way in which rows are prepared. To be raised whenever [`Prepared::of`] or what it keeps changes:
/// rows of another edition are made anew.
pub const PREPARED_EDITION: i64 = 3;

/// What a hit shows of a person, whatever the time of day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// Every name, the newest record's first.
    pub names: Vec<Name>,
    /// Births, the newest record's first.
    pub born: Vec<BirthDate>,
    /// Gender by the newest record.
    pub gender: Gender,
    /// Warnings, newest first, each once.
    pub warnings: Vec<Warning>,
    /// The town of an address that anybody may see; of nobody whom an order protects.
    pub town: Option<String>,
    /// A PNC id, as the source wrote it.
    pub pnc_id: Option<String>,
    /// Their orders, the newest first.
    pub orders: Vec<InOrder>,
    /// Whom the orders bind that protect them, or name them as a child.
    pub bound: Vec<PersonId>,
}

/// An order as a hit counts it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InOrder {
    /// In what role they stand to it.
    pub role: Role,
    /// When it is in force.
    pub in_force: InForceSteps,
    /// Whether it is a promise to a court and no order: there is no arrest for it.
    pub is_undertaking: bool,
}

impl InOrder {
    fn of(role: Role, order: &Order) -> Self {
        let is_undertaking = order.kind == OrderKind::Undertaking;
        Self { role, in_force: InForceSteps::of(order), is_undertaking }
    }
}

/// How many orders somebody stands to, in one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The role.
    pub role: Role,
    /// In force.
    pub live: u32,
    /// Stayed, or still to begin.
    pub not_now: u32,
    /// Ended.
    pub ended: u32,
    /// Neither can be told.
    pub unknown: u32,
    /// Promises to a court that run or may run: they are no orders, and counted among none.
    pub undertakings: u32,
}

impl Prepared {
    /// From the records joined to a person and their orders, each newest first, and whom those orders
    /// bind that protect them. `None` where no record is held.
    pub fn of(records: &[PersonRecord], orders: &[(Role, Order)], bound: Vec<PersonId>) -> Option<Self> {
        let newest = records.first()?;
        let orders: Vec<InOrder> = orders.iter().map(|(role, order)| InOrder::of(*role, order)).collect();
        let is_protected = orders.iter().any(|order| order.role.is_protected());
        Some(Self {
            names: records.iter().flat_map(|record| record.names.iter().cloned()).collect(),
            born: records.iter().map(|record| record.born).collect(),
            gender: newest.gender,
            warnings: warnings_of(records),
            town: if is_protected { None } else { town_of(records) },
            pnc_id: pnc_id_of(records),
            orders,
            bound,
        })
    }

    /// The name they are shown under, the newest that is one; empty where no record has any.
    pub fn shown_name(&self) -> String {
        names::newest_named(self.names.iter()).map(names::shown).unwrap_or_default()
    }

    /// That name as it stands in a list: "B. SPECIMEN".
    pub fn short_name(&self) -> String {
        names::newest_named(self.names.iter()).map(names::shortened).unwrap_or_default()
    }

    /// Birth by the newest record that tells anything of it.
    pub fn birth(&self) -> BirthDate {
        let told = self.born.iter().find(|born| **born != BirthDate::Unknown);
        told.copied().unwrap_or(BirthDate::Unknown)
    }

    /// Age in whole years on a day, by the newest record that tells it.
    pub fn age_on(&self, day: Day) -> Option<i32> {
        self.born.iter().find_map(|born| born.age_on(day))
    }

    /// Whether an order protects them, or names them as a child.
    pub fn is_protected(&self) -> bool {
        self.orders.iter().any(|order| order.role.is_protected())
    }

    /// How many orders they stand to in each role, by whether they are in force, where now is not before one instant
    /// and not after another.
    pub fn counted(&self, earliest: Timestamp, latest: Timestamp) -> Vec<Counted> {
        let mut counts: Vec<Counted> = Vec::new();
        for role in [Role::BoundBy, Role::ProtectedBy, Role::Child, Role::Witness] {
            let mut count = Counted { role, live: 0, not_now: 0, ended: 0, unknown: 0, undertakings: 0 };
            let of_role = self.orders.iter().filter(|order| order.role == role);
            for order in of_role {
                match order.in_force.within(earliest, latest) {
                    InForceAnswer::Yes | InForceAnswer::Unknown if order.is_undertaking => count.undertakings += 1,
                    InForceAnswer::Yes => count.live += 1,
                    InForceAnswer::Stayed | InForceAnswer::NotYet => count.not_now += 1,
                    InForceAnswer::Ended => count.ended += 1,
                    InForceAnswer::Unknown => count.unknown += 1,
                }
            }
            if count.live + count.not_now + count.ended + count.unknown + count.undertakings > 0 {
                counts.push(count);
            }
        }
        counts
    }
}

/// Warnings of all records, newest first, each once.
pub fn warnings_of(records: &[PersonRecord]) -> Vec<Warning> {
    let mut warnings: Vec<Warning> = Vec::new();
    for warning in records.iter().flat_map(|record| record.warnings.iter()) {
        if !warnings.contains(warning) {
            warnings.push(warning.clone());
        }
    }
    warnings.sort_by_key(|warning| std::cmp::Reverse(warning.on));
    warnings
}

fn town_of(records: &[PersonRecord]) -> Option<String> {
    let addresses = records.iter().flat_map(|record| record.addresses.iter());
    addresses.filter(|address| address.visibility.needs_no_tap()).find_map(|address| address.town())
}

fn pnc_id_of(records: &[PersonRecord]) -> Option<String> {
    let held = records.iter().flat_map(|record| record.identifiers.iter());
    let ids = held.filter(|held| held.kind == IdentifierKind::PncId).map(|held| held.value.trim());
    ids.filter(|id| !id.is_empty()).map(str::to_owned).next()
}

#[cfg(test)]
#[path = "prepared_tests.rs"]
mod prepared_tests;
