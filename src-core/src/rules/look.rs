//! What a look released: of which subject, and which rows in which revisions. Whoever asks again under
//! the same grant gets the same rows, or is told that they changed.

use super::ids::{DraftId, EntryId, OrderId, PersonId};
use super::policy::{Deed, Scope};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// So many milliseconds a grant lasts, by the device's own running time: half an hour.
pub const GRANT_LASTS_MS: i64 = 30 * 60 * 1000;

/// What a look is at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "of")]
pub enum Subject {
    /// A person.
    Person(PersonId),
    /// An order.
    Order(OrderId),
    /// The list of orders, narrowed by these words.
    Orders(String),
    /// The powers of an order.
    Powers(OrderId),
    /// Facts set against an order.
    Facts(OrderId),
    /// Facts set against every order that binds a person.
    Together(PersonId),
    /// A draft, with the terms of whom it is about.
    Draft(DraftId),
    /// The officer's own records and clocks, with whom they name.
    OwnRecords,
    /// Another officer's journal entry, which a second officer may sign.
    Entry(EntryId),
}

impl Subject {
    /// What its officer must be entitled to, to look at it.
    pub fn needs(&self) -> (Deed, Scope) {
        match self {
            Self::Person(_) => (Deed::OpenPerson, Scope::Area),
            Self::Order(_) | Self::Orders(_) | Self::Powers(_) => (Deed::OpenOrder, Scope::Area),
            Self::Facts(_) | Self::Together(_) => (Deed::Assess, Scope::Area),
            Self::Draft(_) => (Deed::Record, Scope::Own),
            Self::OwnRecords => (Deed::SeeOwnRecords, Scope::Own),
            Self::Entry(_) => (Deed::ApproveRecord, Scope::Area),
        }
    }
}

/// A kind of row that a look releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowOf {
    /// An order.
    Order,
    /// What one source said of somebody.
    Record,
    /// That a record belongs to a person.
    RecordLink,
    /// That an order binds or protects a person.
    OrderLink,
    /// A notice event.
    Notice,
    /// An incident.
    Incident,
}

/// A row in the revision that was shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RowSeen {
    /// Its kind.
    pub row: RowOf,
    /// Its id.
    pub id: String,
    /// HQ's revision of it.
    pub revision: u64,
}

/// All rows that a look released.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footprint(BTreeSet<RowSeen>);

impl Footprint {
    /// Adds a row.
    pub fn add(&mut self, row: RowSeen) {
        self.0.insert(row);
    }

    /// Whether it holds every row of another, in the same revisions.
    pub fn holds(&self, other: &Self) -> bool {
        other.0.is_subset(&self.0)
    }

    /// Adds every row of another.
    pub fn add_all(&mut self, other: &Self) {
        self.0.extend(other.0.iter().cloned());
    }

    /// Adds those of some rows that `seen` holds in the same revision; none where one of the rows is here
    /// already, in whatever revision, for then what differs is a change.
    pub fn add_seen(&mut self, rows: &Self, seen: &Self) {
        if !rows.0.iter().any(|row| self.names(row.row, &row.id)) {
            self.0.extend(rows.0.intersection(&seen.0).cloned());
        }
    }

    /// Whether a row of that id and kind is among them.
    pub fn names(&self, row: RowOf, id: &str) -> bool {
        self.0.iter().any(|seen| seen.row == row && seen.id == id)
    }

    /// The rows that are here and not in an earlier footprint, new or of another revision.
    pub fn since(&self, earlier: &Self) -> Vec<RowSeen> {
        self.0.difference(&earlier.0).cloned().collect()
    }

    /// The rows of an earlier footprint of which no revision is here.
    pub fn gone_since(&self, earlier: &Self) -> Vec<RowSeen> {
        earlier.0.iter().filter(|seen| !self.names(seen.row, &seen.id)).cloned().collect()
    }
}

/// Whether two incident numbers are the same, however they were typed.
pub fn is_same_incident(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn footprint(rows: &[(RowOf, &str, u64)]) -> Footprint {
        let mut all = Footprint::default();
        for &(row, id, revision) in rows {
            all.add(RowSeen { row, id: id.to_owned(), revision });
        }
        all
    }

    #[test]
    fn a_row_of_another_revision_is_new_and_not_gone() {
        let earlier = footprint(&[(RowOf::Order, "a", 1), (RowOf::Record, "b", 2), (RowOf::Record, "c", 3)]);
        let now = footprint(&[(RowOf::Order, "a", 4), (RowOf::Record, "b", 2), (RowOf::Notice, "c", 3)]);
        let ids = |rows: Vec<RowSeen>| rows.into_iter().map(|seen| (seen.row, seen.id)).collect::<Vec<_>>();
        let new = [(RowOf::Order, "a".to_owned()), (RowOf::Notice, "c".to_owned())];
        assert_eq!(ids(now.since(&earlier)), new);
        assert_eq!(ids(now.gone_since(&earlier)), [(RowOf::Record, "c".to_owned())], "of another kind, not the same");
        assert_eq!((now.since(&now), now.gone_since(&now)), (Vec::new(), Vec::new()));
    }

    #[test]
    fn rows_that_were_seen_in_their_revision_are_taken_over_where_none_of_them_is_there() {
        let held = footprint(&[(RowOf::Record, "a", 1)]);
        let seen = footprint(&[(RowOf::Record, "a", 2), (RowOf::Record, "b", 3), (RowOf::Record, "c", 4)]);
        let taken = |rows: &Footprint| {
            let mut held = held.clone();
            held.add_seen(rows, &seen);
            held
        };
        let other = footprint(&[(RowOf::Record, "b", 3), (RowOf::Record, "c", 5)]);
        assert_eq!(taken(&other), footprint(&[(RowOf::Record, "a", 1), (RowOf::Record, "b", 3)]));
        assert!(taken(&other).holds(&held) && !held.holds(&other));
        assert_eq!(taken(&footprint(&[(RowOf::Record, "a", 2), (RowOf::Record, "b", 3)])), held, "it was there before");
    }

    #[test]
    fn an_incident_number_is_the_same_however_it_is_typed() {
        assert!(is_same_incident("DP-20261122-0417", " dp 20261122/0417 "));
        assert!(!is_same_incident("DP-20261122-0417", "DP-20261122-0418"));
    }
}
