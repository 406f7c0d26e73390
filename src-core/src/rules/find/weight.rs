//! What each agreement weighs, in bits. The numbers are frozen: chosen on two public sets of
//! misspelt names (docs/adr/0013), not learnt on the device.

use super::born::BornAgreement;
use super::likeness::Likeness;

/// The chance that a word nobody holds is typed by mistake for one that is held.
const NOISE: f64 = 1e-6;
/// Bits below which a likeness is hardly better than another name altogether.
const NO_EVIDENCE: f64 = -2.0;

/// How a word comes to be typed of the person meant: the chance of each likeness, and of the word at
/// all, whoever is meant.
#[derive(Clone, Copy, Debug)]
pub struct Channel {
    typed: f64,
}

impl Channel {
    /// Begins with the noise alone.
    pub fn new() -> Self {
        Self { typed: NOISE }
    }

    /// Counts in a held word: the share of people who have it, and how what was typed stands to it.
    pub fn hears(&mut self, share: f64, likeness: Likeness, letters: usize) {
        self.typed += share * chance(likeness, letters);
    }

    /// Whether a word of this likeness would still speak for anybody, given what was heard so far.
    pub fn is_worth(&self, likeness: Likeness, letters: usize) -> bool {
        self.bits(likeness, letters) > NO_EVIDENCE
    }

    /// What this likeness weighs, in bits.
    pub fn bits(&self, likeness: Likeness, letters: usize) -> f64 {
        (chance(likeness, letters) / self.typed).log2()
    }
}

impl Default for Channel {
    fn default() -> Self {
        Self::new()
    }
}

/// The chance that just this is typed of somebody whose word stands so to it. Where a likeness can
/// come about in many ways, each of them has its part only.
fn chance(likeness: Likeness, letters: usize) -> f64 {
    let letters = letters.max(2) as f64;
    match likeness {
        Likeness::Same => 0.80,
        Likeness::Swapped => 0.015 / letters,
        Likeness::SoundsNear => 0.012,
        Likeness::Sounds => 0.004,
        Likeness::Short => 0.02,
        Likeness::ShortOfAnother => 0.005,
        Likeness::Near => 0.04 / (letters * 12.0),
        Likeness::Begins => 0.02,
        Likeness::Initial => 0.05,
        Likeness::Far => 0.01 / (letters * letters * 30.0),
    }
}

/// Bits of a share alone: how rare a thing is that agrees, where it is right in `right` of a hundred.
pub fn bits(right: f64, share: f64) -> f64 {
    (right / share.max(1e-9)).log2()
}

/// Years of birth that people on a device spread over.
const YEARS: f64 = 65.0;
const DAYS: f64 = YEARS * 365.25;

/// What an agreement of births weighs, in bits. `whole` says whether a whole date was typed and is
/// held, so that a year alone agrees by chance once in 65, and the rest is known to differ.
pub fn born_bits(agreement: BornAgreement, whole: bool) -> f64 {
    match agreement {
        BornAgreement::SameDay => bits(0.85, 1.0 / DAYS),
        BornAgreement::Swapped => bits(0.01, 1.0 / DAYS),
        BornAgreement::OneFigure => bits(0.05, 35.0 / DAYS),
        BornAgreement::DayMonth if whole => bits(0.02, 1.0 / 365.25),
        BornAgreement::DayMonth => bits(0.85, 1.0 / 365.25),
        BornAgreement::MonthYear if whole => bits(0.015, 1.0 / (YEARS * 12.0)),
        BornAgreement::MonthYear => bits(0.85, 1.0 / (YEARS * 12.0)),
        BornAgreement::DayYear => bits(0.01, 1.0 / (YEARS * 30.0)),
        BornAgreement::Year if whole => bits(0.02, 1.0 / YEARS),
        BornAgreement::Year => bits(0.85, 1.0 / YEARS),
        BornAgreement::Age => bits(0.6, 1.0 / YEARS),
        BornAgreement::AgeNear => bits(0.2, 4.0 / YEARS),
        BornAgreement::YearNear => bits(0.05, 2.0 / YEARS),
        BornAgreement::Neutral => 0.0,
        BornAgreement::Unread => -1.5,
        BornAgreement::Differs => -4.5,
    }
}

/// How strong a match is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// More likely than not the person meant, if that person is held.
    Likely,
    /// One of a handful up to a hundred or so who fit about as well.
    Possible,
    /// Little speaks for it.
    Weak,
}

/// The band of what all agreements weigh together among so many people.
pub fn band(total_bits: f64, people: usize) -> Band {
    let odds = total_bits - (people.max(2) as f64).log2();
    if odds >= 0.0 {
        Band::Likely
    } else if odds >= -7.0 {
        Band::Possible
    } else {
        Band::Weak
    }
}

/// Whether so little speaks for a match that it is not listed. One in which every typed word has its
/// counterpart is always listed, however common the words.
pub fn drop_below(total_bits: f64, every_word_fits: bool) -> bool {
    total_bits <= 0.0 && !every_word_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_name_weighs_more_than_a_common_one() {
        let weight = |share: f64| {
            let mut channel = Channel::new();
            channel.hears(share, Likeness::Same, 5);
            channel.bits(Likeness::Same, 5)
        };
        assert!(weight(0.0001) > weight(0.01) + 6.0);
    }

    #[test]
    fn a_misspelling_nobody_holds_points_to_the_common_name() {
        let mut channel = Channel::new();
        channel.hears(0.01, Likeness::Swapped, 5);
        channel.hears(0.000_001, Likeness::Near, 5);
        assert!(channel.bits(Likeness::Swapped, 5) > 5.0);
        assert!(channel.bits(Likeness::Swapped, 5) > channel.bits(Likeness::Near, 5));
    }

    #[test]
    fn nothing_held_of_a_birth_is_no_penalty() {
        assert_eq!(born_bits(BornAgreement::Neutral, true), 0.0);
        assert!(born_bits(BornAgreement::Differs, true) < 0.0);
        assert!(born_bits(BornAgreement::SameDay, true) > born_bits(BornAgreement::Swapped, true));
        assert!(born_bits(BornAgreement::Swapped, true) > born_bits(BornAgreement::OneFigure, true));
    }

    #[test]
    fn bands_follow_from_how_many_people_are_held() {
        assert_eq!(band(28.0, 1_000_000), Band::Likely);
        assert_eq!(band(14.0, 1_000_000), Band::Possible);
        assert_eq!(band(7.0, 1_000_000), Band::Weak);
        assert_eq!(band(7.0, 100), Band::Likely);
        assert!(!drop_below(-3.0, true));
        assert!(drop_below(-3.0, false));
    }
}
