//! A typed word with the held words that it may stand for.

use cordon_core::rules::find::{Channel, Likeness, Query};

/// One typed word, or two neighbours together, with what it may stand for.
#[derive(Debug, Default)]
pub struct Heard {
    /// The typed words: a bit each.
    pub typed: u16,
    /// Held words with what they weigh, weightiest first.
    pub words: Vec<HeardWord>,
    /// Held words that begin with it, as a range of places.
    pub beginning: Option<(u32, u32, HeardAs)>,
    /// The word in addresses, and what it weighs.
    pub street: Option<(u32, f64)>,
    /// Whether it says what kind of street it is: without a counterpart it counts for nothing.
    pub is_street_type: bool,
    /// The chances by which it was weighed.
    pub channel: Channel,
}

impl Heard {
    /// Bytes that its words take.
    pub fn bytes(&self) -> usize {
        self.words.capacity() * size_of::<HeardWord>()
    }
}

/// One held word.
#[derive(Clone, Copy, Debug)]
pub struct HeardWord {
    /// Its place in the dictionary.
    pub place: u32,
    /// How, and what that weighs.
    pub heard: HeardAs,
}

/// How a held word was meant, and what that weighs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeardAs {
    /// How the two stand.
    pub likeness: Likeness,
    /// In bits.
    pub bits: f64,
}

/// Whether a word may be unfinished: it stands last, and nothing was typed after it.
pub fn is_unfinished(query: &Query, at: usize) -> bool {
    query.open && at + 1 == query.words.len()
}
