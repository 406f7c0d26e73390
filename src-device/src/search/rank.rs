//! Who fits a query best.
//!
//! First everybody who has anything that was typed gathers what each agreement weighs, list by list;
//! then the best of them are looked at name by name.

mod agree;
mod choose;
mod told;

use super::expand::hear;
use super::heard::{Heard, HeardAs};
use super::hearing::Hearing;
use super::index::Index;
use super::postcodes::{PostcodeMatch, Postcodes};
use crate::locks::lock_of;
use agree::{BornWeights, SAME_HOUSE, houses_of, plate_bits};
use cordon_core::rules::find::{
    BornAgreement, BornClue, Channel, Fitted, Likeness, Pairing, PlateSlip, Query, drop_below, fit,
};
use cordon_core::rules::person::BirthDate;
use cordon_core::rules::time::Day;

pub use told::{Match, WordMatch};

/// What a query found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Best first.
    pub matches: Vec<Match>,
    /// Whether more were found than are listed.
    pub more: bool,
    /// The chances by which each typed word was weighed, and among how many people.
    pub(super) among: Among,
}

/// Among whom a query was weighed.
#[derive(Clone, Debug, Default)]
pub struct Among {
    channels: Vec<Channel>,
    people: usize,
}

impl Index {
    /// Who fits a query best, best first, at most `limit`. A small index of recent changes weighs by
    /// the chances of the large one that it stands beside.
    pub fn find(&self, query: &Query, today: Day, limit: usize, beside: Option<&Among>) -> Found {
        let mut scratch = lock_of(&self.scratch);
        let scratch = &mut *scratch;
        let asked = Asked::of(self, query, today, &mut scratch.hearing, beside);
        asked.gather(scratch);
        let best = asked.choose(scratch);
        let mut found: Vec<Looked> = best.into_iter().filter_map(|person| asked.look(person)).collect();
        scratch.clear();
        // Of those who fit alike, by name, then by birth: only of namesakes born alike does an id decide.
        found.sort_by(|one, other| other.bits.total_cmp(&one.bits).then_with(|| asked.told_apart(one, other)));
        let more = found.len() > limit;
        found.truncate(limit);
        let channels = asked.heard.iter().take(query.words.len()).map(|heard| heard.channel).collect();
        let among = Among { channels, people: asked.people };
        let matches = found.into_iter().map(|looked| asked.tell(looked)).collect();
        if beside.is_none() {
            scratch.hearing.before.keep(query, asked.heard);
        }
        Found { matches, more, among }
    }
}

/// A query with all that its words may stand for.
struct Asked<'a> {
    index: &'a Index,
    query: &'a Query,
    today: Day,
    heard: Vec<Heard>,
    /// Held words in order, each with the typed words it was heard as, and how.
    by_place: Vec<(u32, u16, HeardAs)>,
    postcodes: Option<Postcodes>,
    plates: Vec<(u32, u64, PlateSlip)>,
    /// Words of a typed street with the number of the house, packed: a bit for each word.
    houses: Vec<(u16, u32)>,
    /// Words that are surely of a street: they are nobody's name.
    of_street: u16,
    /// The typed words that are part of a plate somebody has just so.
    in_plates: Vec<(u32, u16)>,
    people: usize,
    births: BornWeights,
}

/// Somebody looked at closely.
struct Looked {
    person: u32,
    bits: f64,
    name: Option<u32>,
    fitted: Fitted,
    streets: u16,
    /// Of those, the words of the street whose house number agrees.
    houses: u16,
    unmatched: u16,
    born: BornAgreement,
    born_as: Option<BornClue>,
    postcode: PostcodeMatch,
}

impl<'a> Asked<'a> {
    fn of(index: &'a Index, query: &'a Query, today: Day, hearing: &mut Hearing, beside: Option<&Among>) -> Self {
        let larger = beside.map(|among| among.channels.as_slice()).unwrap_or_default();
        let heard = hear(index, query, hearing, larger);
        let words = heard.iter().flat_map(|each| each.words.iter().map(|word| (word.place, each.typed, word.heard)));
        let mut by_place: Vec<(u32, u16, HeardAs)> = words.collect();
        by_place.sort_unstable_by_key(|(place, typed, _)| (*place, *typed));
        let postcodes = query.postcode.as_ref().map(|clue| Postcodes::of(index, clue));
        let mut plates = Vec::new();
        let mut in_plates = Vec::new();
        for possible in &query.possible_plates {
            for (person, plate) in index.plates.just(&possible.mark) {
                plates.push((person, plate, PlateSlip::None));
                in_plates.push((person, possible.words));
            }
        }
        plates.extend(query.plate.as_deref().map(|plate| index.plates.near(plate)).unwrap_or_default());
        let people = beside.map_or(0, |among| among.people).max(index.people());
        let (houses, of_street) = (houses_of(query), query.street_words());
        Self {
            index,
            query,
            today,
            heard,
            by_place,
            postcodes,
            plates,
            houses,
            of_street,
            in_plates,
            people,
            births: BornWeights::new(),
        }
    }

    /// Looks at all names of somebody, by each reading of the query, and keeps the one that fits best;
    /// `None` where too little speaks for them.
    fn look(&self, person: u32) -> Option<Looked> {
        let typed = self.heard.iter().fold(0, |all, heard| all | heard.typed);
        let in_plates = self.in_plates.iter().filter(|(other, _)| *other == person);
        let typed = in_plates.fold(typed, |left, (_, words)| left & !words);
        let as_name = self.look_as(person, typed, self.query.born);
        let month = self.query.month.and_then(|month| {
            let word = u32::try_from(month.word).ok().and_then(|at| 1_u16.checked_shl(at)).unwrap_or(0);
            self.look_as(person, typed & !word, Some(month.born))
        });
        match (as_name, month) {
            (Some(as_name), Some(month)) if month.bits > as_name.bits => Some(month),
            (None, month) => month,
            (as_name, _) => as_name,
        }
    }

    fn look_as(&self, person: u32, typed: u16, clue: Option<BornClue>) -> Option<Looked> {
        let mut best: Option<(u32, Fitted)> = None;
        let mut pairings = Vec::new();
        for name in self.index.names_of(person) {
            let words = self.index.names.get(name);
            self.pair(words, &mut pairings);
            pairings.retain(|pair| pair.typed & !typed == 0 && pair.typed & self.of_street == 0);
            let held = u8::try_from(words.len()).unwrap_or(u8::MAX);
            let mut fitted = fit(typed, held, &mut pairings);
            if fitted.pairs.iter().all(|pair| self.is_lone_initial(pair)) {
                // Whole words were typed, and letters alone agree: that is nobody's name.
                fitted = fit(typed, held, &mut Vec::new());
            }
            if best.as_ref().is_none_or(|(_, other)| fitted.bits > other.bits) {
                best = Some((name, fitted));
            }
        }
        let unnamed = || (None, fit(typed, 0, &mut Vec::new()));
        let (name, mut fitted) = best.map_or_else(unnamed, |(name, fitted)| (Some(name), fitted));
        let streets = self.fit_streets(person, typed, &mut fitted);
        let houses = streets & self.same_house(person);
        if houses != 0 {
            fitted.bits += SAME_HOUSE;
        }
        let (born, born_weight) = self.born(person, clue);
        let (postcode, postcode_weight) = self.postcode(person);
        let plate = self.plate_of(person).map_or(0.0, |(_, _, slip)| plate_bits(*slip));
        let bits = fitted.bits + born_weight + postcode_weight + plate;
        let by_mark = plate > 0.0 || postcode == PostcodeMatch::Same || born == BornAgreement::SameDay;
        let whole = typed == 0 || fitted.whole;
        let is_of_birth_alone = typed == 0 && clue.is_some() && born_weight > 0.0;
        let taken = fitted.pairs.iter().fold(streets, |all, pair| all | pair.typed);
        let has_words_left = name.is_some_and(|name| self.index.names.get(name).len() > fitted.pairs.len());
        let unmatched = if has_words_left { self.without_street_types(typed & !taken) } else { 0 };
        if drop_below(bits, whole) || (fitted.pairs.is_empty() && streets == 0 && !by_mark && !is_of_birth_alone) {
            return None;
        }
        Some(Looked { person, bits, name, fitted, streets, houses, unmatched, born, born_as: clue, postcode })
    }

    /// Whether a word typed in full met no more than a held initial.
    fn is_lone_initial(&self, pair: &Pairing) -> bool {
        let is_whole = |(at, word): (usize, &String)| pair.typed >> at & 1 == 1 && word.len() > 1;
        pair.likeness == Likeness::Initial && self.query.words.iter().take(16).enumerate().any(is_whole)
    }

    /// Typed words but those that only say what kind of street it is.
    fn without_street_types(&self, typed: u16) -> u16 {
        self.heard.iter().filter(|heard| heard.is_street_type).fold(typed, |left, heard| left & !heard.typed)
    }

    /// Which of two stands first where both weigh alike.
    fn told_apart(&self, one: &Looked, other: &Looked) -> std::cmp::Ordering {
        let name = |looked: &Looked| {
            let words = looked.name.map(|name| self.index.names.get(name)).unwrap_or_default();
            // Whoever has no name recorded stands behind their like.
            (words.is_empty(), words)
        };
        let birth = |looked: &Looked| {
            self.index.births.of_person(looked.person).next().and_then(|born| match born {
                BirthDate::Known(day) => Some(day),
                BirthDate::Year(_) | BirthDate::Unknown => None,
            })
        };
        let id = |looked: &Looked| self.index.person(looked.person);
        name(one).cmp(&name(other)).then_with(|| birth(one).cmp(&birth(other))).then_with(|| id(one).cmp(&id(other)))
    }

    /// Whether nothing but a birth was typed, so that whoever nearly agrees is worth showing.
    fn is_of_birth_alone(&self) -> bool {
        self.query.words.is_empty() && self.query.born.is_some()
    }

    fn pair(&self, words: &[u32], pairings: &mut Vec<Pairing>) {
        pairings.clear();
        for (held, place) in (0_u8..32).zip(words) {
            let from = self.by_place.partition_point(|(other, _, _)| other < place);
            let of_it = self.by_place.get(from..).unwrap_or_default().iter().take_while(|(other, _, _)| other == place);
            pairings.extend(of_it.map(|(_, typed, how)| Pairing {
                typed: *typed,
                held,
                likeness: how.likeness,
                bits: how.bits,
            }));
            for heard in &self.heard {
                if let Some((from, to, how)) = heard.beginning
                    && (from..to).contains(place)
                {
                    pairings.push(Pairing { typed: heard.typed, held, likeness: how.likeness, bits: how.bits });
                }
            }
        }
    }
}
