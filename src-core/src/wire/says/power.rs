//! What a power turns on, and what to know before it is used.

use super::{Reader, law::standing, say, word::recalled};
use crate::wire::law::lines;
use crate::wire::{ConditionPower, PowerNote, Tense, Test, TurnsOn};

/// What a power's use turns on that is not shown by what is held.
pub fn turns_on(reader: impl Reader, on: &TurnsOn) -> String {
    match on {
        TurnsOn::Recalled { recall } => recalled(reader, recall),
        TurnsOn::OrderHasEnded => say!(reader, law.turns_on_ended),
        TurnsOn::PowerHasEnded => say!(reader, law.turns_on_power_ended),
        TurnsOn::NoticeNotShown => say!(reader, law.turns_on_notice),
        TurnsOn::NoticeUnknown => say!(reader, law.turns_on_notice_unknown),
        TurnsOn::ServiceNotShown => say!(reader, law.turns_on_service),
        TurnsOn::IdentityNotConfirmed => say!(reader, law.turns_on_identity),
        TurnsOn::NoTermShownToFit => say!(reader, law.turns_on_no_term),
        TurnsOn::HearingHasPassed => say!(reader, law.turns_on_hearing),
        TurnsOn::NotConfirmedInForce => say!(reader, law.turns_on_commencement),
        TurnsOn::MurderCharged => say!(reader, law.turns_on_murder),
        TurnsOn::AgeAtIssue { said } => reader.text(said),
        TurnsOn::OutsideTheLaw { why } => reader.key(why.text()),
        TurnsOn::OpenDoubt { what, meanwhile } => reader.wording(&lines::doubted(*what, meanwhile)),
        TurnsOn::MachineRead { paragraph } => say!(reader, law.turns_on_machine, paragraph = paragraph.clone()),
        TurnsOn::NatureUnclear { paragraph } => say!(reader, law.turns_on_nature, paragraph = paragraph.clone()),
    }
}

/// What to do or know before a power is used.
pub fn power_note(reader: impl Reader, note: PowerNote) -> String {
    match note {
        PowerNote::PastActOrderLive => say!(reader, law.note_past_act_live),
        PowerNote::OpenMeanwhile => say!(reader, law.note_open_meanwhile),
        PowerNote::CourtRoute => say!(reader, law.note_court_route),
        PowerNote::InformApplicant => say!(reader, law.note_inform_applicant),
        PowerNote::JusticeUnder18 => say!(reader, law.note_justice_under_18),
        PowerNote::JusticeIfUnder18 => say!(reader, law.note_justice_if_under_18),
        PowerNote::Youth => say!(reader, law.note_youth),
        PowerNote::YouthIfUnder18 => say!(reader, law.note_youth_if_under_18),
        PowerNote::Vulnerable => say!(reader, law.note_vulnerable),
        PowerNote::NoEntryListed => say!(reader, law.note_no_entry),
        PowerNote::CheckListedParagraphs => say!(reader, law.note_listed),
        PowerNote::EntryNotConfirmedHere => say!(reader, law.note_entry_not_confirmed),
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
        Tense::AtLarge => say!(reader, law.tense_at_large),
        Tense::WarrantOut => say!(reader, law.tense_warrant),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::assess::assess;
    use crate::rules::assess::builders::{an_order, at, facts_at};
    use crate::rules::order::OrderKind;
    use crate::rules::power::{Found, Moments, Power, PowerStanding, powers_now};
    use crate::rules::time::Now;
    use crate::wire::says::{arrest, power as line};
    use crate::words::English;

    /// The power of a stalking protection order that is in force, section 24.
    fn section_24() -> Power {
        let (order, now) = (an_order(OrderKind::Spo, Vec::new()), "2026-11-20T10:00:00Z");
        let bare = assess(&order, &facts_at(now));
        let moments = Moments::now(Now::trusted(at(now)));
        powers_now(&order, moments, Found::before_facts(&bare)).remove(0)
    }

    /// LAW 11.5: both limbs of the test, and necessity once.
    #[test]
    fn arrest_for_an_offence_says_the_whole_test_and_necessity_once() {
        let said = line(English, &section_24());
        let begins = "Arrest PACE 1984 s.24 if you have reasonable grounds to suspect that an offence is being, is about to be or \
                      has been committed and that they are the one, and arrest is necessary (s.24(5), Code G)";
        assert!(said.starts_with(begins), "{said}");
        assert_eq!(said.matches("necess").count(), 1, "{said}");
    }

    /// LAW 11.1: no text of an "is in breach" power counts minutes or calls a reported breach doubtful.
    #[test]
    fn a_reported_breach_of_a_live_order_is_not_called_doubtful() {
        let said = tense(English, Tense::IsInBreach);
        assert!(said.contains("usual practice is to arrest on a report while it still runs"), "{said}");
        let note = power_note(English, PowerNote::PastActOrderLive);
        assert!(note.contains("officers usually arrest") && note.contains("You and your supervisor decide"), "{note}");
    }

    #[test]
    fn what_is_open_says_whom_to_ask_and_what_to_do_meanwhile() {
        for said in [standing(English, PowerStanding::Doubtful), power_note(English, PowerNote::OpenMeanwhile)] {
            assert!(said.contains("duty inspector") && said.contains("on-call solicitor"), "{said}");
            assert!(said.contains("Meanwhile") && said.contains("safeguarding"), "{said}");
        }
    }

    /// LAW 11.4: what cannot be told is asked of control, and does not leave the officer without a next step.
    #[test]
    fn what_cannot_be_told_says_whom_to_ask_and_what_to_do_meanwhile() {
        let said = standing(English, PowerStanding::CannotTell);
        assert!(said.starts_with("cannot tell") && said.contains("ask control"), "{said}");
        assert!(said.contains("Meanwhile: other offences") && said.contains("safeguarding"), "{said}");
    }

    /// Crime and Security Act 2010 s.25(2): a notice is served by a constable, in writing and in person.
    #[test]
    fn a_notice_of_which_no_service_is_held_says_who_serves_it_and_that_nobody_is_held_for_that() {
        let said = turns_on(English, &TurnsOn::ServiceNotShown);
        assert!(said.contains("in writing and in person") && said.contains("ask") && said.contains("Ask control"));
        assert!(said.contains("Nobody may be detained just to be served"), "{said}");
    }

    #[test]
    fn the_tests_tell_believing_from_suspecting_and_say_they() {
        let tenses = [Tense::IsInBreach, Tense::HasBroken, Tense::LikelyToBreak, Tense::Offence, Tense::FailedToAttend];
        for tense in tenses {
            for (test, word) in [(Test::Suspecting, "suspect"), (Test::Believing, "believe")] {
                let said = arrest(English, &Power { tense, test, ..section_24() });
                assert!(said.contains(&format!("reasonable grounds to {word}")), "{said}");
                assert!(!said.split(|at: char| !at.is_alphabetic()).any(|word| word == "he"), "{said}");
            }
        }
    }
}
