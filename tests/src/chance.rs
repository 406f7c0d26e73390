//! Chance whose seed is printed, so that what went wrong can be done again: `CORDON_SEED` sets it.

use std::{
    env,
    hash::{BuildHasher, Hasher, RandomState},
};

/// Numbers by chance (xorshift64).
pub struct Chance(u64);

impl Chance {
    /// From the seed that is set, else from the system's own chance; it is printed, as what it is for.
    pub fn of(what: &str) -> Self {
        let set = env::var("CORDON_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = set.unwrap_or_else(|| RandomState::new().build_hasher().finish()) | 1;
        println!("{what} comes from seed {seed}");
        Self(seed)
    }

    /// The same, but unless a soak runs or a seed is set, from one seed: what every run tries is the same, so
    /// that nobody's change fails by what it did not touch.
    pub fn of_every_run(what: &str) -> Self {
        if env::var_os("CORDON_SOAK").is_some() || env::var_os("CORDON_SEED").is_some() {
            return Self::of(what);
        }
        Self::from(1)
    }

    /// From a seed: the same numbers each time.
    pub fn from(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// From zero to less than `limit`; zero where that is nought.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11).checked_rem(limit).unwrap_or(0)
    }

    /// An index into so many things.
    pub fn index(&mut self, of: usize) -> usize {
        usize::try_from(self.below(of as u64)).unwrap_or(0)
    }
}
