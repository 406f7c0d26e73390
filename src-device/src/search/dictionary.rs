//! Every distinct word that anybody's name or address holds, in order, so that words that begin
//! alike lie together.

use zeroize::Zeroize;

/// Words, by their place in the order of the alphabet.
#[derive(Debug, Default)]
pub struct Dictionary {
    letters: Vec<u8>,
    ends: Vec<u32>,
}

impl Dictionary {
    /// Of words in order, each once.
    pub fn of<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Self {
        // Laid out at once: a buffer outgrown would leave names behind in memory.
        let letters = words.clone().map(str::len).sum();
        let mut dictionary = Self { letters: Vec::with_capacity(letters), ..Self::default() };
        for word in words {
            dictionary.letters.extend_from_slice(word.as_bytes());
            dictionary.ends.push(u32::try_from(dictionary.letters.len()).unwrap_or(u32::MAX));
        }
        dictionary
    }

    /// How many words.
    pub fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// A word by its place.
    pub fn word(&self, place: u32) -> &str {
        std::str::from_utf8(self.letters(place)).unwrap_or_default()
    }

    /// The letters of a word by its place.
    pub fn letters(&self, place: u32) -> &[u8] {
        let end = |at: u32| self.ends.get(at as usize).copied().unwrap_or(0) as usize;
        let start = place.checked_sub(1).map_or(0, end);
        self.letters.get(start..end(place)).unwrap_or_default()
    }

    /// A word's place.
    pub fn find(&self, word: &str) -> Option<u32> {
        let place = self.first_not_before(word);
        (self.letters(place) == word.as_bytes() && place < self.len()).then_some(place)
    }

    /// The places of the words that begin so: from, and up to, not including.
    pub fn beginning(&self, with: &str) -> (u32, u32) {
        let from = self.first_not_before(with);
        let with = with.as_bytes();
        let to = self.first_where(|word| word >= with && !word.starts_with(with));
        (from, to.max(from))
    }

    fn first_not_before(&self, wanted: &str) -> u32 {
        self.first_where(|word| word >= wanted.as_bytes())
    }

    fn first_where(&self, is_after: impl Fn(&[u8]) -> bool) -> u32 {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if is_after(self.letters(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    /// Bytes it takes.
    pub fn bytes(&self) -> usize {
        self.letters.len() + self.ends.len() * size_of::<u32>()
    }

    /// Overwrites it.
    pub fn forget(&mut self) {
        self.letters.zeroize();
        self.ends.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_those_that_begin_alike_lie_together() {
        let dictionary = Dictionary::of(["alan", "alison", "smith", "smithson", "smyth"].into_iter());
        assert_eq!(dictionary.find("smith"), Some(2));
        assert_eq!(dictionary.find("smit"), None);
        assert_eq!(dictionary.find("zz"), None);
        assert_eq!(dictionary.beginning("al"), (0, 2));
        assert_eq!(dictionary.beginning("smith"), (2, 4));
        assert_eq!(dictionary.beginning("zz"), (5, 5));
        assert_eq!(dictionary.word(4), "smyth");
        assert_eq!(dictionary.word(5), "");
    }
}
