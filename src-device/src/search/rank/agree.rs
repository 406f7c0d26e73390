//! How somebody's streets, births, postcodes and plates agree with what was typed, beside their names.

use super::Asked;
use crate::search::births::Slip;
use crate::search::packed::pack_house;
use crate::search::postcodes::PostcodeMatch;
use crate::store::replica::clue_line::house;
use cordon_core::rules::find::{BornAgreement, BornClue, Fitted, PlateSlip, Query, agreement, born_bits};
use cordon_core::rules::identifiers::is_street_type;
use cordon_core::rules::person::BirthDate;

/// What a house number weighs that agrees, beside its street: a street has some dozens of houses.
pub const SAME_HOUSE: f64 = 4.0;

/// Every way in which births agree, in order.
const AGREEMENTS: [BornAgreement; 13] = [
    BornAgreement::SameDay,
    BornAgreement::Swapped,
    BornAgreement::OneFigure,
    BornAgreement::DayMonth,
    BornAgreement::MonthYear,
    BornAgreement::DayYear,
    BornAgreement::Year,
    BornAgreement::Age,
    BornAgreement::AgeNear,
    BornAgreement::YearNear,
    BornAgreement::Neutral,
    BornAgreement::Unread,
    BornAgreement::Differs,
];

/// What agreements of births weigh, by their number: a query asks it of thousands.
pub struct BornWeights {
    whole: [f64; AGREEMENTS.len()],
    part: [f64; AGREEMENTS.len()],
}

impl BornWeights {
    /// As [`born_bits`] says.
    pub fn new() -> Self {
        let weighed = |whole: bool| AGREEMENTS.map(|agreed| born_bits(agreed, whole));
        Self { whole: weighed(true), part: weighed(false) }
    }

    /// What one weighs.
    pub fn of(&self, agreed: BornAgreement, whole: bool) -> f64 {
        let weights = if whole { &self.whole } else { &self.part };
        weights.get(agreed as usize).copied().unwrap_or_else(|| born_bits(agreed, whole))
    }
}

impl Asked<'_> {
    /// Typed words that no name took may be of the street; one that only says what kind of street it
    /// is need not be anything.
    pub fn fit_streets(&self, person: u32, typed: u16, fitted: &mut Fitted) -> u16 {
        let taken = fitted.pairs.iter().fold(0, |all, pair| all | pair.typed);
        let mut streets = 0;
        let mut excused = 0;
        let held = self.index.streets.get(person);
        for heard in self.heard.iter().filter(|heard| heard.typed & taken == 0) {
            if let Some((place, bits)) = heard.street
                && held.binary_search(&place).is_ok()
            {
                streets |= heard.typed;
                fitted.bits += bits + fitted.lacking;
            } else if heard.is_street_type {
                excused |= heard.typed;
                fitted.bits += fitted.lacking;
            }
        }
        fitted.whole |= typed != 0 && typed & !(taken | streets | excused) == 0;
        streets
    }

    /// The typed words of a street in which somebody has the typed house number: a bit each.
    pub fn same_house(&self, person: u32) -> u16 {
        if self.houses.is_empty() {
            return 0;
        }
        let held = self.index.houses.get(person);
        let same = self.houses.iter().filter(|(_, house)| held.binary_search(house).is_ok());
        same.fold(0, |all, (word, _)| all | word)
    }

    /// What the best of somebody's births weighs by any reading.
    pub fn nearest_birth(&self, person: u32) -> f64 {
        let as_month = self.query.month.map(|month| self.born(person, Some(month.born)).1);
        let weight = self.born(person, self.query.born).1;
        as_month.map_or(weight, |other| weight.max(other))
    }

    /// How the best of somebody's births agrees, and what that weighs.
    pub fn born(&self, person: u32, clue: Option<BornClue>) -> (BornAgreement, f64) {
        let Some(clue) = clue else { return (BornAgreement::Neutral, 0.0) };
        let of = |held: BirthDate| {
            let agreed = agreement(clue, held, self.today);
            (agreed, self.births.of(agreed, is_whole(clue, held)))
        };
        let best = self.index.births.of_person(person).map(of).max_by(|one, other| one.1.total_cmp(&other.1));
        best.unwrap_or((BornAgreement::Neutral, 0.0))
    }

    /// How the best of somebody's postcodes agrees, and what that weighs.
    pub fn postcode(&self, person: u32) -> (PostcodeMatch, f64) {
        let neutral = (PostcodeMatch::Neutral, 0.0);
        self.postcodes.as_ref().map_or(neutral, |asked| asked.agreement(self.index, person))
    }

    /// The plate of somebody's that is like one typed, and how.
    pub fn plate_of(&self, person: u32) -> Option<&(u32, u64, PlateSlip)> {
        self.plates.iter().find(|(other, _, _)| *other == person)
    }
}

/// The words of a typed street, each with the number of the house; a word that only says what kind of
/// street it is stands for none.
pub fn houses_of(query: &Query) -> Vec<(u16, u32)> {
    let Some(address) = &query.address else { return Vec::new() };
    let mask = address.mask();
    let words = query.words.iter().enumerate().take(16).map(|(at, word)| (1_u16 << at, word));
    let of_street = words.filter(|(bit, word)| mask & bit != 0 && !is_street_type(word));
    of_street.map(|(bit, word)| (bit, pack_house(&house(&address.number, word)))).collect()
}

/// Whether a year alone agrees by chance, for a whole date or a month is known on both sides.
fn is_whole(clue: BornClue, held: BirthDate) -> bool {
    let is_typed = match clue {
        BornClue::Day(_) | BornClue::MonthYear { .. } => true,
        BornClue::DayMonth { .. } | BornClue::Year(_) | BornClue::Age(_) | BornClue::TwoFigures(_) => false,
    };
    let is_held = match held {
        BirthDate::Known(_) => true,
        BirthDate::Year(_) | BirthDate::Unknown => false,
    };
    is_typed && is_held
}

/// How births stand to one another that such a slip parts.
pub fn of_slip(slip: Slip) -> BornAgreement {
    match slip {
        Slip::None => BornAgreement::SameDay,
        Slip::Swapped => BornAgreement::Swapped,
        Slip::OneFigure => BornAgreement::OneFigure,
    }
}

/// What a plate weighs that such a slip parts from the typed one.
pub fn plate_bits(slip: PlateSlip) -> f64 {
    match slip {
        PlateSlip::None => 24.0,
        PlateSlip::LookAlike => 20.0,
        PlateSlip::Swapped => 17.0,
        PlateSlip::Other => 12.0,
        PlateSlip::Length => 11.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_agreement_of_births_weighs_what_core_says() {
        let weights = BornWeights::new();
        for (number, agreed) in AGREEMENTS.into_iter().enumerate() {
            assert_eq!(agreed as usize, number);
            for whole in [true, false] {
                assert_eq!(weights.of(agreed, whole).to_bits(), born_bits(agreed, whole).to_bits());
            }
        }
    }
}
