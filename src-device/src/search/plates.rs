//! Whose plate is what, and which plates are a slip away.

use super::packed::pack_bytes;
use cordon_core::rules::find::{PlateSlip, slips};
use zeroize::Zeroize;

/// Bits of the table that says which plates are not held: most slips lead to none.
const FILTER_BITS: u32 = 23;

/// Plates and whose they are.
#[derive(Debug, Default)]
pub struct Plates {
    /// Packed, in order, each with its person.
    held: Vec<(u64, u32)>,
    /// A bit for each plate held, by a part of its hash: where it is not set, none is held.
    filter: Vec<u64>,
}

impl Plates {
    /// Of plates and people in any order.
    pub fn of(mut held: Vec<(u64, u32)>) -> Self {
        held.sort_unstable();
        held.dedup();
        held.shrink_to_fit();
        let mut filter = vec![0_u64; 1 << (FILTER_BITS - 6)];
        for (plate, _) in &held {
            let (word, bit) = place_of(*plate);
            if let Some(word) = filter.get_mut(word) {
                *word |= bit;
            }
        }
        Self { held, filter }
    }

    /// Whose plates are a typed one or one slip away, nearest slips first, each person once.
    pub fn near(&self, typed: &str) -> Vec<(u32, u64, PlateSlip)> {
        let mut found: Vec<(u32, u64, PlateSlip)> = Vec::new();
        slips(typed, |mark, slip| {
            let plate = pack_bytes(mark);
            let (word, bit) = place_of(plate);
            if self.filter.get(word).is_none_or(|held| held & bit == 0) {
                return;
            }
            let from = self.held.partition_point(|(each, _)| *each < plate);
            let rest = self.held.get(from..).unwrap_or_default();
            for (_, person) in rest.iter().take_while(|(each, _)| *each == plate) {
                if !found.iter().any(|(other, _, _)| other == person) {
                    found.push((*person, plate, slip));
                }
            }
        });
        found
    }

    /// Who has just this plate.
    pub fn just(&self, typed: &str) -> impl Iterator<Item = (u32, u64)> {
        let plate = pack_bytes(typed.as_bytes());
        let from = self.held.partition_point(|(each, _)| *each < plate);
        let rest = self.held.get(from..).unwrap_or_default();
        rest.iter().take_while(move |(each, _)| *each == plate).map(|(plate, person)| (*person, *plate))
    }

    /// Bytes it takes.
    pub fn bytes(&self) -> usize {
        self.held.len() * size_of::<(u64, u32)>() + self.filter.len() * size_of::<u64>()
    }

    /// Overwrites it.
    pub fn forget(&mut self) {
        self.held.iter_mut().for_each(|plate| *plate = (0, 0));
        self.filter.zeroize();
    }
}

/// A plate's word and bit in the table (Fibonacci hashing; Knuth 1973, 6.4).
fn place_of(plate: u64) -> (usize, u64) {
    let hash = plate.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - FILTER_BITS);
    ((hash >> 6) as usize, 1 << (hash & 63))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::packed::{pack, unpack};

    #[test]
    fn the_nearest_slip_stands_first_and_nobody_twice() {
        let held = ["AB12CDE", "AB12CDF", "ZZ99ZZZ", "AB12CDE"];
        let plates = Plates::of(held.iter().zip([1, 2, 3, 4]).map(|(plate, person)| (pack(plate), person)).collect());
        let near = plates.near("AB12CDE");
        assert_eq!(near.iter().map(|(person, _, _)| *person).collect::<Vec<_>>(), [1, 4, 2]);
        assert_eq!(
            near.last().map(|(_, plate, slip)| (unpack(*plate), *slip)),
            Some(("AB12CDF".into(), PlateSlip::Other))
        );
        assert!(plates.near("QQ11QQQ").is_empty());
    }
}
