//! How facts are set against each kind of term, one file each.
//!
//! "Facts fit" is said of what a term's words forbid, or of what was left undone where they require.

mod alcohol;
mod curfew;
mod device_ban;
mod electronic_tag;
mod exclusion_zone;
mod no_contact;
mod no_molestation;
mod notification;
mod possession_ban;
mod premises;
mod programme;
mod reporting;
mod residence;
mod stay_away;
mod travel;
mod words_not_held;
mod words_only;

use super::case::{Case, Finding};
use crate::rules::term::{Alcohol, ElectronicTag, Term, WordsNotHeld, WordsOnly, each_term};

/// What is written anew for each kind of term.
trait AssessTerm {
    /// Sets the facts against the words, as they were read.
    fn assess(&self, case: &Case<'_>) -> Finding;
}

macro_rules! by_kind {
    (
        bare { $($(#[$bare_doc:meta])* $bare:ident,)* }
        holding { $($(#[$doc:meta])* $holding:ident,)* }
    ) => {
        /// Sets the facts against a term, as its words were read.
        pub(super) fn assess(term: &Term, case: &Case<'_>) -> Finding {
            match term {
                $(Term::$holding(term) => term.assess(case),)*
                $(Term::$bare => $bare.assess(case),)*
            }
        }
    };
}
each_term!(by_kind);
