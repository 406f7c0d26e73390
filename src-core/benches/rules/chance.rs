//! Chance from a fixed seed, and points that fill a square more evenly than chance does.

/// 2⁻⁵³: the step between the shares that [`share`] gives.
const STEP: f64 = 1.0 / 9_007_199_254_740_992.0;

/// A generator of the SplitMix64 kind (Steele, Lea and Flood 2014).
pub struct Chance(u64);

impl Chance {
    /// The same seed draws the same numbers.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Any number from one up to another.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + share(self.bits()) * (high - low)
    }
}

/// The R2 sequence (Roberts 2018) in the unit square, begun at a random place (Cranley and Patterson
/// 1976): what is averaged over it is unbiased, and closer than over as many random points.
pub struct Even {
    x: u64,
    y: u64,
}

impl Even {
    /// 2⁶⁴ over the plastic number, and over its square.
    const STEPS: (u64, u64) = (0xc13f_a9a9_02a6_328f, 0x91e1_0da5_c79e_7b1d);

    /// A sequence begun somewhere.
    pub fn begun_by(chance: &mut Chance) -> Self {
        Self { x: chance.bits(), y: chance.bits() }
    }
}

impl Iterator for Even {
    type Item = (f64, f64);

    fn next(&mut self) -> Option<(f64, f64)> {
        self.x = self.x.wrapping_add(Self::STEPS.0);
        self.y = self.y.wrapping_add(Self::STEPS.1);
        Some((share(self.x), share(self.y)))
    }
}

/// Bits as a number from nought up to one.
fn share(bits: u64) -> f64 {
    (bits >> 11) as f64 * STEP
}
