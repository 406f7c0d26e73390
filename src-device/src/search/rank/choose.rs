//! Whom to look at closely: everybody who has anything that was typed gathers what it weighs, and those
//! who gathered most are chosen.

use super::Asked;
use super::agree::{SAME_HOUSE, of_slip, plate_bits};
use crate::search::births::{slips, stretches};
use crate::search::gather::{Gathered, Listed, Scratch};
use crate::search::heard::Heard;
use crate::search::postcodes::Postcodes;
use cordon_core::rules::find::{BornAgreement, BornClue, Likeness, born_bits};

/// What a typed word that somebody lacks takes from them while gathering.
const LACKING: f64 = 5.0;
/// Words that weigh less are hardly better than another name: nobody is gathered by them alone.
const NOT_GATHERED_BY: f64 = -3.0;
/// People looked at name by name, at most.
const LOOKED_AT: usize = 128;
/// People whose birth is compared before that, at most.
const WEIGHED: usize = 16_384;
/// The bit of the births among the things gathered.
const BORN: u16 = 1 << 15;
/// The bit of a birth of which only a part was typed.
const BORN_IN_PART: u16 = 1 << 12;
/// The bit of the postcode.
const POSTCODE: u16 = 1 << 14;
/// The bit of the plate.
const PLATE: u16 = 1 << 13;

impl Asked<'_> {
    /// Gives everybody what they have of what was typed.
    pub fn gather(&self, scratch: &mut Scratch) {
        for listed in self.lists() {
            scratch.give_all(&listed, self.counted());
        }
        if let Some(BornClue::Day(day)) = self.query.born {
            for (day, slip) in slips(day) {
                let weight = (born_bits(of_slip(slip), true) - born_bits(BornAgreement::Differs, true)) as f32;
                self.index.births.on(day).for_each(|person| scratch.give(person, BORN, weight));
            }
        }
        if self.is_of_birth_alone() {
            let stretches = self.query.born.map(|clue| stretches(clue, self.today)).unwrap_or_default();
            let born = stretches.iter().flat_map(|(from, to)| self.index.births.between(*from, *to));
            born.take(WEIGHED).for_each(|person| scratch.give(person, BORN_IN_PART, 0.1));
        }
        self.gather_marks(scratch);
    }

    /// Who has each word that was typed, or what it may stand for, in the order of the words.
    fn lists(&self) -> Vec<Listed<'_>> {
        let mut lists: Vec<Listed<'_>> = Vec::new();
        // From the last word to the first: what comes after a list is known by then.
        let mut later = self.marks_at_most();
        for heard in self.heard.iter().rev() {
            let from = lists.len();
            lists.extend(self.lists_of(heard).rev());
            let mut most = 0.0_f32;
            for listed in lists.iter_mut().skip(from) {
                most = most.max(listed.weight);
                listed.at_most = later + most;
            }
            later += most;
        }
        lists.reverse();
        lists
    }

    fn lists_of(&self, heard: &Heard) -> impl DoubleEndedIterator<Item = Listed<'_>> {
        let index = self.index;
        let is_of_street = heard.typed & self.of_street != 0;
        let weight = |bits: f64, parts: f64| (bits + LACKING * parts).max(0.1) as f32;
        let (what, parts) = (heard.typed, f64::from(heard.typed.count_ones()));
        let listed = move |people, weight| Listed { people, what, weight, at_most: f32::MAX };
        let named = heard.words.iter().filter(move |word| word.heard.bits > NOT_GATHERED_BY && !is_of_street);
        let named = named.map(move |word| listed(index.by_word.get(word.place), weight(word.heard.bits, parts)));
        let begins = heard
            .beginning
            .filter(|(_, _, how)| (how.likeness == Likeness::Begins || self.query.words.len() == 1) && !is_of_street);
        let begins = begins.map(|(from, to, how)| listed(index.by_word.between(from, to), weight(how.bits, 1.0)));
        let street = heard.street.map(|(place, bits)| listed(index.by_street.get(place), weight(bits, 1.0)));
        named.chain(begins).chain(street)
    }

    /// What births, postcodes and plates add to whom words gathered, at most.
    fn marks_at_most(&self) -> f32 {
        let born = match self.query.born {
            Some(BornClue::Day(_)) => born_bits(BornAgreement::SameDay, true) - born_bits(BornAgreement::Differs, true),
            Some(
                BornClue::DayMonth { .. }
                | BornClue::MonthYear { .. }
                | BornClue::Year(_)
                | BornClue::Age(_)
                | BornClue::TwoFigures(_),
            )
            | None => 0.0,
        };
        let postcode = self.postcodes.as_ref().map_or(0.0, |asked| asked.same_bits.max(asked.district_bits));
        let plate = self.plates.iter().map(|(_, _, slip)| plate_bits(*slip)).fold(0.0, f64::max);
        (born + postcode + plate) as f32
    }

    fn gather_marks(&self, scratch: &mut Scratch) {
        if let Some(postcodes) = &self.postcodes {
            let Postcodes { same, whole, district, same_bits, district_bits } = postcodes;
            let lists = &self.index.by_postcode;
            let has = lists.between(same.start, same.end).iter().chain(lists.between(whole.start, whole.end));
            for person in has {
                scratch.give(*person, POSTCODE, *same_bits as f32);
            }
            // A whole district is too many to gather by; where a name is typed it is seen to later.
            if self.query.words.is_empty() {
                for person in lists.between(district.start, district.end) {
                    scratch.give(*person, POSTCODE, *district_bits as f32);
                }
            }
        }
        for (person, _, slip) in &self.plates {
            scratch.give(*person, PLATE, plate_bits(*slip) as f32);
        }
    }

    /// Those worth looking at: who gathered most, births and postcodes seen to where they were not
    /// gathered by.
    pub fn choose(&self, scratch: &Scratch) -> Vec<u32> {
        let best = scratch.best(self.counted());
        if self.is_gathered_by_all() || best.len() <= LOOKED_AT {
            return best.iter().map(|gathered| gathered.person).collect();
        }
        self.weightiest(&best)
    }

    /// How many of those who gathered most are chosen from.
    fn counted(&self) -> usize {
        if self.is_gathered_by_all() { LOOKED_AT } else { WEIGHED }
    }

    /// Whether all that was typed gathers people, so that what they gathered is all that they weigh.
    fn is_gathered_by_all(&self) -> bool {
        match self.query.born {
            None | Some(BornClue::Day(_)) => self.postcodes.is_none() && self.houses.is_empty(),
            Some(
                BornClue::DayMonth { .. }
                | BornClue::MonthYear { .. }
                | BornClue::Year(_)
                | BornClue::Age(_)
                | BornClue::TwoFigures(_),
            ) => false,
        }
    }

    /// Of many, those who weigh most with what nobody was gathered by; of those alike, who was first.
    fn weightiest(&self, people: &[Gathered]) -> Vec<u32> {
        let base = born_bits(BornAgreement::Differs, true);
        let weigh = |(at, gathered): (u32, &Gathered)| {
            let Gathered { person, weight, has: had } = *gathered;
            let born = if had & BORN == 0 { self.nearest_birth(person) } else { 0.0 };
            let postcode = if had & POSTCODE == 0 { self.postcode(person).1 } else { 0.0 };
            let base = if had & BORN == 0 { 0.0 } else { base };
            let house = if self.same_house(person) == 0 { 0.0 } else { SAME_HOUSE };
            (f64::from(weight) + born + base + postcode + house, at, person)
        };
        let mut weighed: Vec<(f64, u32, u32)> = (0..).zip(people).map(weigh).collect();
        let order = |one: &(f64, u32, u32), other: &(f64, u32, u32)| {
            other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1))
        };
        if weighed.len() > LOOKED_AT {
            weighed.select_nth_unstable_by(LOOKED_AT, order);
            weighed.truncate(LOOKED_AT);
        }
        weighed.sort_unstable_by(order);
        weighed.into_iter().map(|(_, _, person)| person).collect()
    }
}
