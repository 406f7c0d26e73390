//! Words spelt or said nearly alike: those that meet when a letter is left out of each, those that
//! share runs of three letters, and those that share a code of sound.

use super::dictionary::Dictionary;
use super::lists::Lists;
use cordon_core::rules::find;
use zeroize::Zeroize;

/// Shortest word that is looked for by its runs of three.
const SHORTEST_BY_RUNS: usize = 5;
/// Longest word whose spelling is compared: longer ones are found as they stand.
const LONGEST: usize = 32;
/// Words that share runs of three letters are compared letter by letter, as many as these.
const WORTH_COMPARING: usize = 250;
/// How many runs of three letters are told apart: a small table, in which different runs may share
/// a list; what is found is compared letter by letter.
const RUNS: u32 = 1 << 15;

/// Near words of a dictionary.
#[derive(Debug, Default)]
pub struct Spelling {
    /// A word without one of its letters, as a number, above the word's place.
    without: Vec<u64>,
    /// A code of sound, as a number, above the word's place.
    sounds: Vec<u64>,
    /// Which longer words hold a run of three letters.
    runs: Lists,
}

impl Spelling {
    /// Of a dictionary.
    pub fn of(dictionary: &Dictionary) -> Self {
        let mut spelling = Self::default();
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for place in 0..dictionary.len() {
            let word = dictionary.word(place);
            if word.len() > LONGEST || word.len() < 2 {
                continue;
            }
            spelling.without.extend(shortened(word).map(|hash| above(hash, place)));
            spelling.sounds.extend(find::codes(word).iter().map(|code| above(number(code.as_bytes()), place)));
            if word.len() >= SHORTEST_BY_RUNS - 1 {
                runs.extend(runs_of(word).map(|run| (run, place)));
            }
        }
        spelling.without.sort_unstable();
        spelling.without.dedup();
        spelling.sounds.sort_unstable();
        spelling.sounds.dedup();
        spelling.runs = Lists::sorted(RUNS as usize, &mut runs);
        spelling
    }

    /// Places of words that may be one letter away from a word, or two neighbours swapped.
    pub fn one_away(&self, word: &str) -> Vec<u32> {
        if word.len() > LONGEST {
            return Vec::new();
        }
        let mut found: Vec<u32> = shortened(word).flat_map(|hash| under(&self.without, hash)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Places of words that are said alike.
    pub fn said_alike(&self, word: &str) -> Vec<u32> {
        let codes = find::codes(word);
        let mut found: Vec<u32> = codes.iter().flat_map(|code| under(&self.sounds, number(code.as_bytes()))).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Places of longer words that share most runs of three letters, and so may be two letters away.
    pub fn two_away(&self, word: &str, counts: &mut Counts) -> Vec<u32> {
        if !(SHORTEST_BY_RUNS..=LONGEST).contains(&word.len()) {
            return Vec::new();
        }
        let mut runs: Vec<u32> = runs_of(word).collect();
        runs.sort_unstable();
        runs.dedup();
        counts.count(runs.iter().flat_map(|run| self.runs.get(*run)).copied())
    }

    /// Bytes it takes.
    pub fn bytes(&self) -> usize {
        (self.without.len() + self.sounds.len()) * size_of::<u64>() + self.runs.bytes()
    }

    /// Overwrites it.
    pub fn forget(&mut self) {
        self.without.zeroize();
        self.sounds.zeroize();
        self.runs.forget();
    }
}

/// Counts how often each place comes, without a table made anew for each word.
#[derive(Debug, Default)]
pub struct Counts {
    seen: Vec<u8>,
    touched: Vec<u32>,
}

impl Counts {
    /// For so many places.
    pub fn of(places: u32) -> Self {
        Self { seen: vec![0; places as usize], touched: Vec::new() }
    }

    /// Bytes it takes.
    pub fn bytes(&self) -> usize {
        self.seen.len() + self.touched.capacity() * size_of::<u32>()
    }

    /// The places that come most often, twice at least, and no more than are worth comparing letter
    /// by letter.
    fn count(&mut self, places: impl Iterator<Item = u32>) -> Vec<u32> {
        for place in places {
            if let Some(seen) = self.seen.get_mut(place as usize) {
                if *seen == 0 {
                    self.touched.push(place);
                }
                *seen = seen.saturating_add(1);
            }
        }
        let mut often = [0_usize; 16];
        let times = |seen: u8| usize::from(seen).min(15);
        for place in &self.touched {
            let seen = self.seen.get(*place as usize).copied().unwrap_or(0);
            if let Some(count) = often.get_mut(times(seen)) {
                *count += 1;
            }
        }
        let mut enough = 15;
        let mut found = 0;
        while enough > 2 && found + often.get(enough - 1).copied().unwrap_or(0) <= WORTH_COMPARING {
            enough -= 1;
            found += often.get(enough).copied().unwrap_or(0);
        }
        let mut most = Vec::with_capacity(found);
        for place in self.touched.drain(..) {
            if let Some(seen) = self.seen.get_mut(place as usize) {
                if times(*seen) >= enough {
                    most.push(place);
                }
                *seen = 0;
            }
        }
        most
    }
}

fn above(hash: u32, place: u32) -> u64 {
    (u64::from(hash) << 32) | u64::from(place)
}

/// The places that stand under a number.
fn under(sorted: &[u64], hash: u32) -> impl Iterator<Item = u32> {
    let from = sorted.partition_point(|each| *each < above(hash, 0));
    let rest = sorted.get(from..).unwrap_or_default();
    rest.iter().take_while(move |each| **each >> 32 == u64::from(hash)).map(|each| (*each & 0xffff_ffff) as u32)
}

/// A word as it stands, and without each of its letters, as numbers.
fn shortened(word: &str) -> impl Iterator<Item = u32> {
    let letters = word.as_bytes();
    let without = move |left_out: usize| {
        letters
            .iter()
            .enumerate()
            .filter(move |(at, _)| *at != left_out)
            .fold(BASIS, |hash, (_, byte)| step(hash, *byte))
    };
    std::iter::once(number(letters)).chain((0..letters.len()).map(without))
}

/// Fowler, Noll and Vo's hash (FNV-1a, 32 bits): what meets under it is compared anyway.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(BASIS, |hash, byte| step(hash, *byte))
}

const BASIS: u32 = 0x811c_9dc5;

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// The runs of three letters of a word, its ends marked.
fn runs_of(word: &str) -> impl Iterator<Item = u32> {
    let marked: Vec<u8> = std::iter::once(b'^').chain(word.bytes()).chain(std::iter::once(b'$')).collect();
    (0..marked.len().saturating_sub(2)).map(move |at| number(marked.get(at..at + 3).unwrap_or_default()) % RUNS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(word: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
        let words = ["campbell", "clark", "smith", "smithson", "smyth", "szymanski", "theodorakis"];
        let dictionary = Dictionary::of(words.into_iter());
        let spelling = Spelling::of(&dictionary);
        let named = |places: Vec<u32>| places.into_iter().map(|place| dictionary.word(place).to_owned()).collect();
        let mut counts = Counts::of(dictionary.len());
        (named(spelling.one_away(word)), named(spelling.said_alike(word)), named(spelling.two_away(word, &mut counts)))
    }

    #[test]
    fn each_way_of_being_near() {
        assert!(near("smiht").0.contains(&"smith".into()));
        assert!(near("smit").0.contains(&"smith".into()));
        assert!(near("smitch").0.contains(&"smith".into()));
        assert!(near("smidth").1.contains(&"smith".into()) || near("smythe").1.contains(&"smith".into()));
        assert!(near("klark").1.contains(&"clark".into()));
        assert!(near("teodorakes").2.contains(&"theodorakis".into()));
        assert!(near("").0.is_empty() && near("").2.is_empty());
        assert!(near(&"x".repeat(300)).0.is_empty());
    }
}
