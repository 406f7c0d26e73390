//! Makes an index of clues.

use super::births::Births;
use super::dictionary::Dictionary;
use super::gather::Scratch;
use super::index::Index;
use super::lists::Lists;
use super::packed::{pack, pack_house, pack_postcode, pack_whole};
use super::plates::Plates;
use super::spelling::Spelling;
use crate::store::replica::clue_line::{Line, lines};
use cordon_core::rules::find;
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::person::NameKind;
use std::collections::HashMap;
use std::sync::Mutex;
use zeroize::Zeroize;

/// Words of a name beyond these are not indexed.
const MOST_WORDS: usize = 24;

/// Gathers clues, then makes the index.
#[derive(Default)]
pub struct Builder {
    numbers: HashMap<u128, u32>,
    people: Vec<u128>,
    words: HashMap<String, u32>,
    /// Whose, of what kind, how many words.
    names: Vec<(u32, NameKind, u32)>,
    name_words: Vec<u32>,
    streets: Vec<(u32, u32)>,
    houses: Vec<(u32, u32)>,
    births: Vec<(u32, u32)>,
    postcodes: Vec<(u32, u64)>,
    plates: Vec<(u64, u32)>,
}

impl Builder {
    /// Nobody yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the clues of one record of a person.
    pub fn add(&mut self, person: PersonId, clues: &str) {
        let person = self.number_of(person);
        for line in lines(clues) {
            match line {
                Line::Name(kind, words) => self.add_name(person, kind, words),
                Line::Birth(birth) => self.births.push((person, birth)),
                Line::Postcodes(list) => {
                    self.postcodes.extend(list.split(' ').map(|each| (person, pack_postcode(each))))
                }
                Line::WholePostcodes(list) => {
                    self.postcodes.extend(list.split(' ').map(|each| (person, pack_whole(each))));
                }
                Line::Plates(list) => self.plates.extend(list.split(' ').map(|each| (pack(each), person))),
                Line::Streets(list) => {
                    for word in list.split(' ') {
                        let word = self.word(word);
                        self.streets.push((person, word));
                    }
                }
                Line::Houses(list) => self.houses.extend(list.split(' ').map(|each| (person, pack_house(each)))),
            }
        }
    }

    fn number_of(&mut self, person: PersonId) -> u32 {
        let next = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(person.0.as_u128()).or_insert(next);
        if number == next {
            self.people.push(person.0.as_u128());
        }
        number
    }

    fn add_name(&mut self, person: u32, kind: NameKind, words: &str) {
        let before = self.name_words.len();
        for word in words.split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS) {
            let word = self.word(word);
            self.name_words.push(word);
        }
        let count = u32::try_from(self.name_words.len() - before).unwrap_or(0);
        self.names.push((person, kind, count));
    }

    fn word(&mut self, word: &str) -> u32 {
        if let Some(number) = self.words.get(word) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.insert(word.to_owned(), number);
        number
    }

    /// The index.
    pub fn finish(mut self) -> Index {
        self.numbers = HashMap::new();
        let (words, places) = self.dictionary();
        let place = |number: u32| places.get(number as usize).copied().unwrap_or(0);
        let people = self.people.len();
        let count = words.len() as usize;

        let (names_until, kinds, names) = self.lay_names(people, place);
        let mut by_word = self.people_by_word(place);
        let by_word = Lists::sorted(count, &mut by_word);

        let mut streets: Vec<(u32, u32)> = std::mem::take(&mut self.streets);
        streets.iter_mut().for_each(|(_, word)| *word = place(*word));
        let mut by_street: Vec<(u32, u32)> = streets.iter().map(|(person, word)| (*word, *person)).collect();
        let streets = Lists::sorted(people, &mut streets);
        let by_street = Lists::sorted(count, &mut by_street);
        let houses = Lists::sorted(people, &mut std::mem::take(&mut self.houses));

        let (postcodes, by_postcode, postcodes_of) = self.lay_postcodes(people);
        let forms = find::all_forms().filter_map(|form| words.find(form).map(|place| (form, place))).collect();
        let mut held_births = std::mem::take(&mut self.births);
        let births = Births::of(people, &mut held_births);
        held_births.iter_mut().for_each(|birth| *birth = (0, 0));
        Index {
            forms,
            spelling: Spelling::of(&words),
            scratch: Mutex::new(Scratch::of(people, words.len())),
            births,
            plates: Plates::of(std::mem::take(&mut self.plates)),
            people: std::mem::take(&mut self.people),
            words,
            by_word,
            by_street,
            streets,
            houses,
            names_until,
            kinds,
            names,
            postcodes,
            by_postcode,
            postcodes_of,
        }
    }

    /// The words in order, and the place of each by its number so far.
    fn dictionary(&mut self) -> (Dictionary, Vec<u32>) {
        let mut words: Vec<(String, u32)> = std::mem::take(&mut self.words).into_iter().collect();
        words.sort_unstable();
        let mut places = vec![0; words.len()];
        for (place, (_, number)) in (0..).zip(&words) {
            if let Some(cell) = places.get_mut(*number as usize) {
                *cell = place;
            }
        }
        let dictionary = Dictionary::of(words.iter().map(|(word, _)| word.as_str()));
        words.iter_mut().for_each(|(word, _)| word.zeroize());
        (dictionary, places)
    }

    /// Names person by person, whatever order their records came in.
    fn lay_names(&self, people: usize, place: impl Fn(u32) -> u32) -> (Vec<u32>, Vec<NameKind>, Lists) {
        let starts: Vec<usize> = self
            .names
            .iter()
            .scan(0_usize, |next, (_, _, count)| {
                let start = *next;
                *next += *count as usize;
                Some(start)
            })
            .collect();
        let mut order: Vec<u32> = (0..).take(self.names.len()).collect();
        order.sort_by_key(|name| self.names.get(*name as usize).map_or(0, |(person, _, _)| *person));
        let mut names_until = vec![0_u32; people];
        let mut kinds = Vec::with_capacity(order.len());
        let mut pairs = Vec::with_capacity(self.name_words.len());
        for (number, old) in (0_u32..).zip(order) {
            let Some((person, kind, count)) = self.names.get(old as usize) else { continue };
            let start = starts.get(old as usize).copied().unwrap_or(0);
            let words = self.name_words.get(start..start + *count as usize).unwrap_or_default();
            pairs.extend(words.iter().map(|word| (number, place(*word))));
            kinds.push(*kind);
            if let Some(until) = names_until.get_mut(*person as usize) {
                *until = number + 1;
            }
        }
        let mut last = 0;
        for until in &mut names_until {
            last = last.max(*until);
            *until = last;
        }
        let names = Lists::of(kinds.len(), &pairs);
        (names_until, kinds, names)
    }

    fn people_by_word(&self, place: impl Fn(u32) -> u32) -> Vec<(u32, u32)> {
        let mut words = self.name_words.iter();
        let mut pairs = Vec::with_capacity(self.name_words.len());
        for (person, _, count) in &self.names {
            pairs.extend(words.by_ref().take(*count as usize).map(|word| (place(*word), *person)));
        }
        pairs
    }

    fn lay_postcodes(&mut self, people: usize) -> (Vec<u64>, Lists, Lists) {
        let mut held = std::mem::take(&mut self.postcodes);
        let mut postcodes: Vec<u64> = held.iter().map(|(_, postcode)| *postcode).collect();
        postcodes.sort_unstable();
        postcodes.dedup();
        let place = |postcode: u64| u32::try_from(postcodes.partition_point(|each| *each < postcode)).unwrap_or(0);
        let mut of_person: Vec<(u32, u32)> = held.iter().map(|(person, each)| (*person, place(*each))).collect();
        let mut by_postcode: Vec<(u32, u32)> = of_person.iter().map(|(person, each)| (*each, *person)).collect();
        let by_postcode = Lists::sorted(postcodes.len(), &mut by_postcode);
        held.iter_mut().for_each(|each| *each = (0, 0));
        (postcodes, by_postcode, Lists::sorted(people, &mut of_person))
    }
}

/// What was gathered is overwritten before its memory is given back.
impl Drop for Builder {
    fn drop(&mut self) {
        for (mut word, _) in self.words.drain() {
            word.zeroize();
        }
        self.people.zeroize();
        self.name_words.zeroize();
        self.births.iter_mut().chain(&mut self.houses).for_each(|pair| *pair = (0, 0));
        self.postcodes.iter_mut().for_each(|postcode| *postcode = (0, 0));
        self.plates.iter_mut().for_each(|plate| *plate = (0, 0));
    }
}
