//! Draws in which some things come up more often than others.

use crate::seed::random::Random;

/// Things, each with its weight.
pub struct Table<T> {
    entries: Vec<T>,
    /// Where each entry's part of the total ends.
    ends: Vec<u64>,
    total: u64,
}

impl<T> Table<T> {
    /// Of things and their weights.
    pub fn new(weighted: impl IntoIterator<Item = (T, u64)>) -> Self {
        let mut table = Self { entries: Vec::new(), ends: Vec::new(), total: 0 };
        for (entry, weight) in weighted {
            table.total += weight;
            table.entries.push(entry);
            table.ends.push(table.total);
        }
        table
    }

    /// One of them, as often as its weight says.
    pub fn draw(&self, random: &mut Random) -> &T {
        let drawn = random.below(self.total);
        let at = self.ends.partition_point(|end| *end <= drawn);
        self.entries.get(at).expect("a draw lies below the last end")
    }

    /// All of them.
    pub fn entries(&self) -> &[T] {
        &self.entries
    }
}

impl Table<&'static str> {
    /// Words, each less common than the one before it: the `n`th weighs 1 / (n + flat), as Zipf and
    /// Mandelbrot have it, in whole numbers, so that every machine draws alike. `Smith*2` comes up
    /// twice as often as its place says.
    pub fn words(text: &'static str, flat: u64) -> Self {
        Self::new(text.split_whitespace().zip(1..).map(|(entry, place)| {
            let (word, times) = entry.split_once('*').unwrap_or((entry, "1"));
            let times: u64 = times.parse().expect("what follows the star is a number");
            (word, times * (1 << 40) / (place + flat))
        }))
    }
}
