//! Which postcodes agree with what was typed.

use super::index::Index;
use super::packed::{is_whole, pack_postcode, pack_whole, postcodes_in};
use cordon_core::rules::find::{PostcodeClue, bits};

/// A postcode that differs weighs little: people move.
const MOVED: f64 = -1.5;

/// How a postcode agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostcodeMatch {
    /// None was typed, or none is held: says nothing.
    Neutral,
    /// All that was typed agrees.
    Same,
    /// The district agrees.
    District,
    /// It differs: people move.
    Differs,
}

/// The postcodes that agree with what was typed.
pub struct Postcodes {
    /// Those typed.
    pub same: std::ops::Range<u32>,
    /// The same, of addresses that not everybody may see.
    pub whole: std::ops::Range<u32>,
    /// Those of the district.
    pub district: std::ops::Range<u32>,
    /// What those typed weigh.
    pub same_bits: f64,
    /// What the district weighs.
    pub district_bits: f64,
}

impl Postcodes {
    /// Of a clue.
    pub fn of(index: &Index, clue: &PostcodeClue) -> Self {
        let place = |number: u64| u32::try_from(index.postcodes.partition_point(|each| *each < number)).unwrap_or(0);
        let range = |(from, to): (u64, u64)| place(from)..place(to.saturating_add(1));
        let whole = match clue {
            PostcodeClue::Whole(whole) => range((pack_whole(whole), pack_whole(whole))),
            PostcodeClue::Begins(_) => 0..0,
        };
        let (same, district) = match clue {
            PostcodeClue::Whole(whole) => {
                let number = pack_postcode(whole);
                let outward = whole.get(..whole.len().saturating_sub(3)).unwrap_or_default();
                (range((number, number)), range(postcodes_in(outward)))
            }
            PostcodeClue::Begins(begins) => {
                let all = range(postcodes_in(begins));
                (all.clone(), all)
            }
        };
        let share = |range: &std::ops::Range<u32>| index.share(index.by_postcode.between(range.start, range.end).len());
        let same_bits = bits(0.6, share(&same).max(1e-7)).max(0.5);
        let district_bits = bits(0.8, share(&district).max(1e-7)).clamp(0.5, same_bits);
        Self { same, whole, district, same_bits, district_bits }
    }

    /// How somebody's postcodes agree, and what that weighs.
    pub fn agreement(&self, index: &Index, person: u32) -> (PostcodeMatch, f64) {
        let held = index.postcodes_of.get(person);
        // Whether one that is found only whole lies there is not to be told from how somebody ranks.
        let is_open = |each: &u32| index.postcodes.get(*each as usize).is_some_and(|number| !is_whole(*number));
        if held.iter().any(|each| self.same.contains(each) || self.whole.contains(each)) {
            (PostcodeMatch::Same, self.same_bits)
        } else if held.iter().any(|each| self.district.contains(each)) {
            (PostcodeMatch::District, self.district_bits)
        } else if held.iter().any(is_open) {
            (PostcodeMatch::Differs, MOVED)
        } else {
            (PostcodeMatch::Neutral, 0.0)
        }
    }
}
