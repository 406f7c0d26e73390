//! What is known of an origin's names, as its file states it.

use super::spelling::Rule;

/// Where people, or their forebears, come from, and what they are called there.
pub struct Origin {
    /// As it stands in the crowd's files.
    pub name: &'static str,
    /// How many of a thousand people.
    pub share: u64,
    /// How many of a hundred of them bear an English given name.
    pub english_given: u64,
    /// Given names of men.
    pub male: Stock,
    /// Given names of women.
    pub female: Stock,
    /// Family names, as men bear them.
    pub family: Stock,
    /// Endings that men's family names have, and what most women's have instead.
    pub feminine: &'static [(&'static str, &'static str)],
    /// How one name comes to be written in several ways that sound alike, or nearly.
    pub spellings: &'static [Rule],
}

/// Names: a head of common ones, and how the rare ones are built.
pub struct Stock {
    /// The common ones, the commonest first.
    pub common: &'static str,
    /// How slowly they become less common.
    pub flat: u64,
    /// How many of a hundred people bear a rare one.
    pub rare: u64,
    /// How rare ones are built.
    pub shapes: &'static [Shape],
}

/// One way to build a name.
pub struct Shape {
    /// How often, beside the other shapes.
    pub share: u64,
    /// Lists, of each of which the name has one piece, in this order. The signs in them are those of
    /// [`written`](super::spelling::written).
    pub pieces: &'static [&'static str],
}
