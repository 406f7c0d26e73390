//! The index itself: what is held, laid out so that a query touches little of it.

use super::births::Births;
use super::dictionary::Dictionary;
use super::gather::Scratch;
use super::lists::Lists;
use super::plates::Plates;
use super::spelling::Spelling;
use crate::locks::lock_of;
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::person::NameKind;
use std::collections::HashMap;
use std::sync::Mutex;
use zeroize::Zeroize;

/// Everybody a copy holds, by everything they may be found by. People, words and postcodes are
/// numbered; a person's number has no meaning beyond this index.
#[derive(Default)]
pub struct Index {
    /// Who each number is.
    pub(super) people: Vec<u128>,
    /// Every word of a name or a street.
    pub(super) words: Dictionary,
    /// Words near one another.
    pub(super) spelling: Spelling,
    /// The places of names that have short forms, or are ones.
    pub(super) forms: HashMap<&'static str, u32>,
    /// Who has a word in a name.
    pub(super) by_word: Lists,
    /// Who has a word in an address.
    pub(super) by_street: Lists,
    /// Which words a person's addresses have.
    pub(super) streets: Lists,
    /// Which house numbers a person's addresses have, each packed with a word of its street.
    pub(super) houses: Lists,
    /// Which names a person has: numbers from one up to, not including, the next.
    pub(super) names_until: Vec<u32>,
    /// What kind each name is.
    pub(super) kinds: Vec<NameKind>,
    /// Which words each name has, in order.
    pub(super) names: Lists,
    /// Births.
    pub(super) births: Births,
    /// Distinct postcodes, packed, in order.
    pub(super) postcodes: Vec<u64>,
    /// Who has a postcode.
    pub(super) by_postcode: Lists,
    /// Which postcodes a person has.
    pub(super) postcodes_of: Lists,
    /// Plates, and whose.
    pub(super) plates: Plates,
    /// For a query at work.
    pub(super) scratch: Mutex<Scratch>,
}

impl Index {
    /// How many people it holds.
    pub fn people(&self) -> usize {
        self.people.len()
    }

    /// How many distinct words.
    pub fn distinct_words(&self) -> u32 {
        self.words.len()
    }

    /// Who a number is.
    pub(super) fn person(&self, number: u32) -> PersonId {
        PersonId(uuid::Uuid::from_u128(self.people.get(number as usize).copied().unwrap_or(0)))
    }

    /// The numbers of a person's names.
    pub(super) fn names_of(&self, person: u32) -> std::ops::Range<u32> {
        let until = |person: u32| self.names_until.get(person as usize).copied().unwrap_or(0);
        let from = person.checked_sub(1).map_or(0, until);
        from..until(person)
    }

    /// Which share of the people are this many.
    pub(super) fn share(&self, count: usize) -> f64 {
        count as f64 / self.people.len().max(20) as f64
    }

    /// Bytes it takes, the scratch included.
    pub fn bytes(&self) -> usize {
        let lists = [
            &self.by_word,
            &self.by_street,
            &self.streets,
            &self.houses,
            &self.names,
            &self.by_postcode,
            &self.postcodes_of,
        ];
        let scratch = lock_of(&self.scratch).bytes();
        self.people.len() * size_of::<u128>()
            + self.words.bytes()
            + self.spelling.bytes()
            + lists.iter().map(|list| list.bytes()).sum::<usize>()
            + self.names_until.len() * size_of::<u32>()
            + self.kinds.len() * size_of::<NameKind>()
            + self.births.bytes()
            + self.postcodes.len() * size_of::<u64>()
            + self.plates.bytes()
            + scratch
    }
}

/// What was held is overwritten before its memory is given back.
impl Drop for Index {
    fn drop(&mut self) {
        self.people.zeroize();
        self.words.forget();
        self.spelling.forget();
        for list in [
            &mut self.by_word,
            &mut self.by_street,
            &mut self.streets,
            &mut self.houses,
            &mut self.names,
            &mut self.by_postcode,
            &mut self.postcodes_of,
        ] {
            list.forget();
        }
        self.names_until.zeroize();
        self.births.forget();
        self.postcodes.zeroize();
        self.plates.forget();
    }
}
