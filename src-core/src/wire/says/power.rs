//! What a power turns on, and what to know before it is used.

use super::{Reader, law::standing, say};
use crate::wire::{ConditionPower, PowerNote, Tense, Test, TurnsOn};

/// What a power's use turns on that is not shown by what is held.
pub fn turns_on(reader: impl Reader, on: &TurnsOn) -> String {
    match on {
        TurnsOn::ActIsPast => say!(reader, law.turns_on_past),
        TurnsOn::OrderHasEnded => say!(reader, law.turns_on_ended),
        TurnsOn::NoticeNotShown => say!(reader, law.turns_on_notice),
        TurnsOn::NoticeUnknown => say!(reader, law.turns_on_notice_unknown),
        TurnsOn::IdentityNotConfirmed => say!(reader, law.turns_on_identity),
        TurnsOn::NoTermShownToFit => say!(reader, law.turns_on_no_term),
        TurnsOn::HearingHasPassed => say!(reader, law.turns_on_hearing),
        TurnsOn::MurderCharged => say!(reader, law.turns_on_murder),
        TurnsOn::MachineRead { paragraph } => say!(reader, law.turns_on_machine, paragraph = paragraph.clone()),
        TurnsOn::NatureUnclear { paragraph } => say!(reader, law.turns_on_nature, paragraph = paragraph.clone()),
        TurnsOn::LawRowUnsigned => say!(reader, law.turns_on_unsigned),
    }
}

/// What to do or know before a power is used.
pub fn power_note(reader: impl Reader, note: PowerNote) -> String {
    match note {
        PowerNote::AskForceLegal => say!(reader, law.note_force_legal),
        PowerNote::CourtRoute => say!(reader, law.note_court_route),
        PowerNote::InformApplicant => say!(reader, law.note_inform_applicant),
        PowerNote::JusticeUnder18 => say!(reader, law.note_justice_under_18),
        PowerNote::NoEntryListed => say!(reader, law.note_no_entry),
        PowerNote::CheckListedParagraphs => say!(reader, law.note_listed),
    }
}

/// A power's standing for one paragraph.
pub fn condition_power(reader: impl Reader, power: &ConditionPower) -> String {
    let said = standing(reader, power.standing);
    say!(reader, law.power_paragraph, paragraph = power.paragraph.clone(), standing = said)
}

/// What the officer must hold, and which test is the higher (R7).
pub fn test_in_words(reader: impl Reader, test: Test) -> String {
    match test {
        Test::Believing => say!(reader, law.test_believing),
        Test::Suspecting => say!(reader, law.test_suspecting),
        Test::Fact => say!(reader, law.test_fact),
    }
}

/// What the breach must be in time (R6a).
pub fn tense(reader: impl Reader, tense: Tense) -> String {
    match tense {
        Tense::IsInBreach => say!(reader, law.tense_is),
        Tense::HasBroken => say!(reader, law.tense_has),
        Tense::LikelyToBreak => say!(reader, law.tense_likely),
        Tense::Offence => say!(reader, law.tense_offence),
        Tense::FailedToAttend => say!(reader, law.tense_not_attended),
        Tense::LikelyNotToSurrender => say!(reader, law.tense_surrender),
        Tense::SuretyNotified => say!(reader, law.tense_surety),
    }
}
