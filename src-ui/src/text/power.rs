//! What a power turns on, and what to know before it is used.

use super::{I18n, law::standing, say};
use cordon_core::wire::{ConditionPower, PowerNote, Tense, Test, TurnsOn};

/// What a power's use turns on that is not shown by what is held.
pub fn turns_on(i18n: I18n, on: &TurnsOn) -> String {
    match on {
        TurnsOn::ActIsPast => say!(i18n, law.turns_on_past),
        TurnsOn::OrderHasEnded => say!(i18n, law.turns_on_ended),
        TurnsOn::NoticeNotShown => say!(i18n, law.turns_on_notice),
        TurnsOn::NoticeUnknown => say!(i18n, law.turns_on_notice_unknown),
        TurnsOn::IdentityNotConfirmed => say!(i18n, law.turns_on_identity),
        TurnsOn::NoTermShownToFit => say!(i18n, law.turns_on_no_term),
        TurnsOn::MachineRead { paragraph } => say!(i18n, law.turns_on_machine, paragraph = paragraph.clone()),
        TurnsOn::NatureUnclear { paragraph } => say!(i18n, law.turns_on_nature, paragraph = paragraph.clone()),
        TurnsOn::LawRowUnsigned => say!(i18n, law.turns_on_unsigned),
    }
}

/// What to do or know before a power is used.
pub fn power_note(i18n: I18n, note: PowerNote) -> String {
    match note {
        PowerNote::AskForceLegal => say!(i18n, law.note_force_legal),
        PowerNote::CourtRoute => say!(i18n, law.note_court_route),
        PowerNote::NoEntryListed => say!(i18n, law.note_no_entry),
        PowerNote::CheckListedParagraphs => say!(i18n, law.note_listed),
    }
}

/// A power's standing for one paragraph.
pub fn condition_power(i18n: I18n, power: &ConditionPower) -> String {
    let said = standing(i18n, power.standing);
    say!(i18n, law.power_paragraph, paragraph = power.paragraph.clone(), standing = said)
}

/// What the officer must hold, and which test is the higher (R7).
pub fn test_in_words(i18n: I18n, test: Test) -> String {
    match test {
        Test::Believing => say!(i18n, law.test_believing),
        Test::Suspecting => say!(i18n, law.test_suspecting),
    }
}

/// What the breach must be in time (R6a).
pub fn tense(i18n: I18n, tense: Tense) -> String {
    match tense {
        Tense::IsInBreach => say!(i18n, law.tense_is),
        Tense::HasBroken => say!(i18n, law.tense_has),
        Tense::LikelyToBreak => say!(i18n, law.tense_likely),
        Tense::Offence => say!(i18n, law.tense_offence),
        Tense::FailedToAttend => say!(i18n, law.tense_not_attended),
    }
}
