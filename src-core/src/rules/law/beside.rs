//! Powers to arrest that hang on no order: what a record must be able to name (LAW 11.18). They stand beside
//! the orders' rows and section 24, in no order of rank, and none is ever chosen for the officer.

use super::{Custody, PowerId, RowClock, Test, pace};
use crate::text_key;
use crate::words::TextKey;
use serde::Serialize;

/// A power to arrest that hangs on no order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BesideRow {
    /// Its id: `breach_of_the_peace`.
    pub id: PowerId,
    /// What it is called.
    pub title: TextKey,
    /// Where it is written, or that it is of common law.
    pub source: &'static str,
    /// What the officer must hold (R7).
    pub test: Test,
    /// The same in full, with what must be so in time (R6a).
    pub test_words: TextKey,
    /// Whether necessity is needed (PACE 1984 s.24(5)): Code G is of section 24 alone (R6).
    pub needs_necessity: bool,
    /// The power to enter on belief that they are on the premises, to make the arrest, if one is listed (R6).
    pub entry: Option<&'static str>,
    /// All that is said of entry.
    pub entry_words: TextKey,
    /// Where whoever was arrested must be taken.
    pub custody: Custody,
    /// Which clock there is, or that there is none. None starts at the arrest itself.
    pub clock_words: TextKey,
    /// The clocks that may start later, each at its own event.
    pub clocks: &'static [RowClock],
    /// As the record of an arrest names it.
    pub recorded: TextKey,
    /// What to ask or to note.
    pub notes: &'static [TextKey],
}

/// A breach of the peace, at common law: committed in the constable's presence, believed to be about to be
/// committed, or committed and believed to be about to be renewed (R v Howell, 1982).
pub const BREACH_OF_THE_PEACE: BesideRow = BesideRow {
    id: PowerId::BreachOfThePeace,
    title: text_key!("beside.peace"),
    source: "common law",
    test: Test::Believing,
    test_words: text_key!("beside.peace_test"),
    needs_necessity: false,
    entry: None,
    entry_words: text_key!("beside.peace_entry"),
    custody: Custody::UntilNoLongerLikely,
    clock_words: text_key!("beside.peace_clock"),
    clocks: &[],
    recorded: text_key!("beside.peace_recorded"),
    notes: &[text_key!("beside.peace_note")],
};

/// Arrest on a court's warrant, which says where whoever is arrested is taken.
pub const WARRANT: BesideRow = BesideRow {
    id: PowerId::Warrant,
    title: text_key!("beside.warrant"),
    source: "Magistrates' Courts Act 1980 ss.125, 125D; Bail Act 1976 s.7(1); Family Law Act 1996 ss.47(8), 63J",
    test: Test::Fact,
    test_words: text_key!("beside.warrant_test"),
    needs_necessity: false,
    entry: Some("PACE 1984 s.17(1)(a)"),
    entry_words: text_key!("beside.warrant_entry"),
    custody: Custody::AsTheWarrantSays,
    clock_words: text_key!("beside.warrant_clock"),
    clocks: &[],
    recorded: text_key!("beside.warrant_recorded"),
    notes: &[text_key!("beside.warrant_note")],
};

/// Somebody unlawfully at large, whoever was recalled with them (LAW 11.6).
pub const UNLAWFULLY_AT_LARGE: BesideRow = BesideRow {
    id: PowerId::UnlawfullyAtLarge,
    title: text_key!("beside.at_large"),
    source: "Prison Act 1952 s.49; Criminal Justice Act 2003 s.254",
    test: Test::Fact,
    test_words: text_key!("beside.at_large_test"),
    needs_necessity: false,
    entry: Some("PACE 1984 s.17(1)(cb)"),
    entry_words: text_key!("beside.at_large_entry"),
    custody: Custody::ReturnedToPrison,
    clock_words: text_key!("beside.at_large_clock"),
    clocks: &[],
    recorded: text_key!("beside.at_large_recorded"),
    notes: &[text_key!("beside.at_large_note")],
};

/// Failing a conditional caution without reasonable excuse (Criminal Justice Act 2003 s.24A).
pub const CONDITIONAL_CAUTION: BesideRow = BesideRow {
    id: PowerId::CjaS24a,
    title: text_key!("beside.caution"),
    source: "Criminal Justice Act 2003 s.24A",
    test: Test::Believing,
    test_words: text_key!("beside.caution_test"),
    needs_necessity: false,
    entry: None,
    entry_words: text_key!("beside.caution_entry"),
    custody: Custody::StationThenPolice,
    clock_words: text_key!("beside.caution_clock"),
    clocks: pace::CLOCKS,
    recorded: text_key!("beside.caution_recorded"),
    notes: &[text_key!("beside.caution_note")],
};

/// All of them, in the order of LAW 11.18, which ranks nothing.
pub const BESIDE: &[BesideRow] = &[BREACH_OF_THE_PEACE, WARRANT, UNLAWFULLY_AT_LARGE, CONDITIONAL_CAUTION];

/// The row of a power that needs no order; `None` of one that an order's row alone holds. A warrant, recall or caution
/// that is held as an order names the same power in its own row.
pub fn beside_row(id: PowerId) -> Option<&'static BesideRow> {
    BESIDE.iter().find(|row| row.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::clock::ClockRule;
    use crate::rules::law::ROWS;
    use crate::words::english;

    #[test]
    fn a_power_beside_the_orders_stands_once_and_a_row_of_an_order_that_holds_it_says_the_same() {
        for row in BESIDE {
            for power in ROWS.iter().flat_map(|of| of.powers).filter(|power| power.id == row.id) {
                assert_eq!((power.custody, power.needs_necessity), (row.custody, row.needs_necessity), "{}", row.id);
                assert!(power.entry.is_none() || power.entry == row.entry, "{}", row.id);
            }
            assert_eq!(beside_row(row.id), Some(row));
            assert_eq!(BESIDE.iter().filter(|other| other.id == row.id).count(), 1);
        }
        assert_eq!(beside_row(PowerId::PaceS24), None);
    }

    /// LAW R6: Code G belongs to section 24 alone.
    #[test]
    fn none_needs_necessity_and_none_starts_a_clock_but_custodys() {
        for row in BESIDE {
            assert!(!row.needs_necessity, "{}", row.id);
            let rules: Vec<ClockRule> = row.clocks.iter().map(|clock| clock.rule).collect();
            let of_custody: &[ClockRule] = &[ClockRule::PaceDetention, ClockRule::ChargedToCourt];
            let wanted = if row.id == PowerId::CjaS24a { of_custody } else { &[] };
            assert_eq!(rules, wanted, "{}", row.id);
        }
    }

    /// R v Howell (1982): a breach seen, one believed to be imminent, or one believed to be renewed.
    #[test]
    fn a_breach_of_the_peace_is_seen_or_believed_to_come_and_is_no_offence() {
        let row = BREACH_OF_THE_PEACE;
        let test = english(row.test_words);
        for limb in ["in your presence", "immediate future", "renew"] {
            assert!(test.contains(limb), "{test}");
        }
        assert_eq!((row.test, row.custody), (Test::Believing, Custody::UntilNoLongerLikely));
        assert!(english(row.clock_words).contains("no offence"));
    }

    /// Prison Act 1952 s.49, Criminal Justice Act 2003 s.254, PACE 1984 s.17(1)(cb); LAW 11.6.
    #[test]
    fn whoever_is_recalled_goes_back_to_prison_and_a_broken_licence_alone_is_no_power() {
        let row = UNLAWFULLY_AT_LARGE;
        assert_eq!(
            (row.test, row.custody, row.entry),
            (Test::Fact, Custody::ReturnedToPrison, Some("PACE 1984 s.17(1)(cb)"))
        );
        assert!(
            english(row.notes[0]).contains("broken licence") && english(row.notes[0]).contains("no power to arrest")
        );
    }

    /// Magistrates' Courts Act 1980 s.125D; PACE 1984 s.17(1)(a) is of criminal proceedings.
    #[test]
    fn a_warrant_says_where_they_go_and_entry_for_a_family_courts_is_said_to_be_open() {
        let row = WARRANT;
        assert_eq!(
            (row.test, row.custody, row.entry),
            (Test::Fact, Custody::AsTheWarrantSays, Some("PACE 1984 s.17(1)(a)"))
        );
        let entry = english(row.entry_words);
        assert!(entry.contains("criminal proceedings") && entry.contains("family court"), "{entry}");
        assert!(english(row.notes[0]).contains("s.125D"));
    }

    /// Criminal Justice Act 2003 s.24A(1): believing, and without reasonable excuse.
    #[test]
    fn a_conditional_caution_is_failed_without_reasonable_excuse_on_belief() {
        let row = CONDITIONAL_CAUTION;
        let test = english(row.test_words);
        assert!(test.contains("believe") && test.contains("without reasonable excuse"), "{test}");
        assert_eq!((row.test, row.custody, row.entry), (Test::Believing, Custody::StationThenPolice, None));
    }
}
