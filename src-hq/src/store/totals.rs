//! Counts, for status and metrics: one list, by which they are read, said and measured.

use crate::failure::Result;
use cordon_core::rules::time::Timestamp;
use serde::Serialize;

/// Declares the counts. The name of each is its column's in a body and its field's in `status`; behind it
/// stands its name among the metrics, without what all of these begin with.
macro_rules! totals {
    ($($(#[$doc:meta])* $total:ident => $metric:literal,)+) => {
        /// How much is held.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
        pub struct Totals {
            $($(#[$doc])* pub $total: u64,)+
        }

        impl Totals {
            /// Reads each by its name.
            pub fn read<E>(mut find: impl FnMut(&'static str) -> std::result::Result<u64, E>) -> std::result::Result<Self, E> {
                Ok(Self { $($total: find(stringify!($total))?,)+ })
            }

            /// Each with its name among the metrics.
            pub fn metrics(&self) -> impl Iterator<Item = (&'static str, u64)> {
                [$(($metric, self.$total)),+].into_iter()
            }
        }
    };
}

totals! {
    /// Orders in the copies.
    orders => "orders",
    /// Persons of whom a record is in the copies.
    people => "people",
    /// Devices, revoked ones included.
    devices => "devices",
    /// Journal entries.
    entries => "entries",
    /// Entries set aside, with a reason.
    set_aside => "entries_set_aside",
    /// Entries that wait for something not yet held.
    waiting => "entries_waiting",
    /// Incidents that were received.
    incidents => "incidents",
    /// Things refused and kept.
    quarantine => "quarantine",
    /// Files that held nothing for us.
    nothing_for_us => "files_with_nothing",
    /// What was stated of orders and waits for a person, or for its order.
    needs_a_person => "orders_waiting",
    /// Feed rows.
    feed_rows => "feed_rows",
    /// When a file was imported last that could be read, new or not, in seconds since 1970; 0 where none was.
    last_import => "last_import_timestamp_seconds",
    /// Forks found.
    forks => "forks",
    /// Entries that do not fit their neighbours.
    chain_faults => "chain_faults",
    /// Devices of whose journals a later entry is held for an hour while an earlier one is not.
    withholding => "devices_withholding",
    /// Records made on locked devices, by nobody who could prove who they were.
    captures => "captures",
    /// Of these, set aside for a person.
    captures_set_aside => "captures_set_aside",
    /// Whole files of evidence that are what was captured by nobody's word.
    evidence_not_as_captured => "evidence_not_as_captured",
    /// Searches of which no entry says, a day later, whom they showed.
    unsettled_searches => "searches_unsettled",
}

/// Since when something must have been held to be counted as overdue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// A search that nobody closed.
    pub overdue: Timestamp,
    /// An entry before which another is missing.
    pub withheld: Timestamp,
}

/// What is read of counts.
pub trait TotalReads {
    /// Counts everything.
    fn count_totals(&self, since: &Since) -> Result<Totals>;
}
