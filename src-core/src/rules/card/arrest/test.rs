//! What the officer must hold, in plain words (R7).

use crate::rules::law::{Tense, Test};
use crate::text_key;
use crate::words::TextKey;

/// A test of a breach in a tense. Necessity stands with arrest for an offence, which alone needs it (PACE 1984
/// s.24(5)).
pub(super) fn words(test: Test, tense: Tense) -> TextKey {
    match (test, tense) {
        (Test::Suspecting, Tense::Offence) => text_key!("card.test_suspect_offence"),
        (Test::Suspecting, Tense::IsInBreach) => text_key!("card.test_suspect_breach"),
        (Test::Suspecting, Tense::HasBroken) => text_key!("card.test_suspect_broken"),
        (Test::Suspecting, Tense::LikelyToBreak) => text_key!("card.test_suspect_likely"),
        (Test::Suspecting, Tense::FailedToAttend) => text_key!("card.test_suspect_attend"),
        (Test::Believing, Tense::FailedToAttend) => text_key!("card.test_believe_attend"),
        (Test::Fact, Tense::FailedToAttend) => text_key!("card.test_attend"),
        (_, Tense::LikelyNotToSurrender) => text_key!("card.test_believe_surrender"),
        (_, Tense::SuretyNotified) => text_key!("card.test_surety"),
        (_, Tense::AtLarge) => text_key!("card.test_at_large"),
        (_, Tense::WarrantOut) => text_key!("card.test_warrant"),
        // No row states one of these as a fact: the higher of the tests holds.
        (Test::Believing | Test::Fact, Tense::Offence) => text_key!("card.test_believe_offence"),
        (Test::Believing | Test::Fact, Tense::IsInBreach) => text_key!("card.test_believe_breach"),
        (Test::Believing | Test::Fact, Tense::HasBroken) => text_key!("card.test_believe_broken"),
        (Test::Believing | Test::Fact, Tense::LikelyToBreak) => text_key!("card.test_believe_likely"),
    }
}
