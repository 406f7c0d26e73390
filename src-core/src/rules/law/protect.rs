//! Powers to safeguard somebody that are no arrest, with what the force must then do (LAW 11.18).

use super::RowClock;
use crate::rules::clock::ClockRule;
use crate::text_key;
use crate::words::TextKey;
use serde::Serialize;

/// A power to keep somebody safe, which is no arrest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ProtectRow {
    /// Its id, as a screen names it: `mha_s136`.
    pub id: &'static str,
    /// What it is called.
    pub title: TextKey,
    /// Where it is written.
    pub source: &'static str,
    /// What the officer must hold.
    pub test_words: TextKey,
    /// What they may do, and where.
    pub allows: TextKey,
    /// The power to enter, or that there is none of its own.
    pub entry_words: TextKey,
    /// Its clock, and what starts it.
    pub clock: RowClock,
    /// What the force must do.
    pub must: &'static [TextKey],
}

/// Removal to a place of safety, or being kept at one (Mental Health Act 1983 s.136).
pub const PLACE_OF_SAFETY: ProtectRow = ProtectRow {
    id: "mha_s136",
    title: text_key!("beside.safety"),
    source: "Mental Health Act 1983 ss.136–136B",
    test_words: text_key!("beside.safety_test"),
    allows: text_key!("beside.safety_allows"),
    entry_words: text_key!("beside.safety_entry"),
    clock: RowClock { rule: ClockRule::PlaceOfSafety, starts: text_key!("beside.safety_starts") },
    must: &[
        text_key!("beside.safety_consult"),
        text_key!("beside.safety_station"),
        text_key!("beside.safety_examined"),
    ],
};

/// Police protection of a child (Children Act 1989 s.46).
pub const POLICE_PROTECTION: ProtectRow = ProtectRow {
    id: "ca_s46",
    title: text_key!("beside.protection"),
    source: "Children Act 1989 s.46",
    test_words: text_key!("beside.protection_test"),
    allows: text_key!("beside.protection_allows"),
    entry_words: text_key!("beside.protection_entry"),
    clock: RowClock { rule: ClockRule::PoliceProtection, starts: text_key!("beside.protection_starts") },
    must: &[
        text_key!("beside.protection_designated"),
        text_key!("beside.protection_authority"),
        text_key!("beside.protection_child"),
        text_key!("beside.protection_parents"),
        text_key!("beside.protection_moved"),
    ],
};

/// Both, which ranks nothing.
pub const PROTECT: &[ProtectRow] = &[PLACE_OF_SAFETY, POLICE_PROTECTION];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::clock::ClockStart;
    use crate::words::english;

    fn duties(row: &ProtectRow) -> String {
        row.must.iter().map(|key| english(*key)).collect::<Vec<_>>().join("\n")
    }

    /// Mental Health Act 1983 ss.136(1A), (1C), (2A), 136A.
    #[test]
    fn a_place_of_safety_is_consulted_on_is_no_home_and_runs_from_the_arrival() {
        let row = PLACE_OF_SAFETY;
        assert_eq!(row.clock.rule.starts_with(), ClockStart::ArrivalAtPlaceOfSafety);
        assert!(english(row.clock.starts).contains("arrival"));
        assert!(english(row.test_words).contains("immediate need of care or control"));
        assert!(english(row.allows).contains("s.136(1A)"));
        let all = duties(&row);
        assert!(all.contains("s.136(1C)") && all.contains("under 18"), "{all}");
    }

    /// Children Act 1989 s.46(1), (3)–(4), (6)–(7).
    #[test]
    fn police_protection_names_the_designated_officer_and_whom_the_force_must_tell() {
        let row = POLICE_PROTECTION;
        assert_eq!(row.clock.rule.starts_with(), ClockStart::TakenIntoProtection);
        assert!(english(row.test_words).contains("likely to suffer significant harm"));
        let all = duties(&row);
        for part in ["designated officer", "local authority", "wishes and feelings", "parents"] {
            assert!(all.contains(part), "{part}: {all}");
        }
    }
}
