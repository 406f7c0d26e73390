//! One stock of names, ready to be drawn from.

use super::{
    origin::{Shape, Stock},
    spelling::{Rule, respelt, written},
    table::Table,
};
use crate::seed::random::Random;

/// How slowly the pieces of rare names become less common.
const FLAT: u64 = 10;
/// How many of a thousand common names are written in another way.
const RESPELT_COMMON: u64 = 18;
/// How many of a hundred rare ones are.
const RESPELT_RARE: u64 = 27;

/// Common names and the pieces of rare ones.
pub struct Pool {
    common: Table<&'static str>,
    rare: u64,
    shapes: Table<Vec<Table<&'static str>>>,
    spellings: &'static [Rule],
}

impl Pool {
    /// Of a stock, and of the ways in which its names are spelt otherwise.
    pub fn new(stock: &'static Stock, spellings: &'static [Rule]) -> Self {
        Self {
            common: Table::words(stock.common, stock.flat),
            rare: stock.rare,
            shapes: Table::new(stock.shapes.iter().map(|shape| (pieces(shape), shape.share))),
            spellings,
        }
    }

    /// A name.
    pub fn draw(&self, random: &mut Random) -> String {
        if random.chance(self.rare) { self.rare(random) } else { self.common(random) }
    }

    fn common(&self, random: &mut Random) -> String {
        let name = *self.common.draw(random);
        let other = (random.below(1000) < RESPELT_COMMON).then(|| name.to_lowercase());
        other.and_then(|raw| respelt(&raw, self.spellings, random)).unwrap_or_else(|| name.to_owned())
    }

    /// A built name, often spelt otherwise, and at times twice so.
    fn rare(&self, random: &mut Random) -> String {
        let raw: String = self.shapes.draw(random).iter().map(|pieces| *pieces.draw(random)).collect();
        if !random.chance(RESPELT_RARE) {
            return written(&raw);
        }
        let once = respelt(&raw, self.spellings, random).unwrap_or_else(|| written(&raw));
        let again = random.chance(20).then(|| respelt(&once.to_lowercase(), self.spellings, random));
        again.flatten().unwrap_or(once)
    }
}

fn pieces(shape: &Shape) -> Vec<Table<&'static str>> {
    shape.pieces.iter().map(|pieces| Table::words(pieces, FLAT)).collect()
}
