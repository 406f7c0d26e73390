//! Random numbers that are the same on every machine (splitmix64, Steele et al. 2014).

/// A stream of numbers.
pub struct Random(u64);

/// What an id or a stream is of, so that no two kinds share one.
#[derive(Clone, Copy)]
#[repr(u64)]
pub enum Of {
    /// A person.
    Person = 1,
    /// What a source said of a person.
    Record = 2,
    /// That a record is a person's.
    RecordLink = 3,
    /// That a person stands in an order.
    OrderLink = 4,
    /// An order.
    Order = 5,
    /// A version of an order.
    Version = 6,
    /// A condition of an order.
    Condition = 7,
    /// One of a crowd.
    Crowd = 8,
    /// What an officer types to find one of a crowd.
    Query = 9,
}

/// Ids and streams derived from a seed and a number, so that nothing has to be kept in memory.
pub struct Ids {
    seed: u64,
}

impl Ids {
    /// Of one made-up world.
    pub fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// The id of the `number`th thing of a kind: a version 8 UUID (RFC 9562).
    pub fn id(&self, of: Of, number: u64) -> String {
        let mut stream = self.stream(of, number);
        let bits = (u128::from(stream.draw()) << 64) | u128::from(stream.draw());
        let version = (bits & !(0xf_u128 << 76)) | (0x8_u128 << 76);
        let variant = (version & !(0x3_u128 << 62)) | (0x2_u128 << 62);
        let hex = format!("{variant:032x}");
        let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
        [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
    }

    /// The random numbers from which the `number`th thing of a kind is made.
    pub fn stream(&self, of: Of, number: u64) -> Random {
        Random(mixed(mixed(mixed(self.seed) ^ of as u64) ^ number))
    }
}

impl Random {
    /// The next 64 bits.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// A number from 0 up to, not including, `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        // The high half of a product is even enough: the bias is under end / 2^64.
        ((u128::from(self.draw()) * u128::from(end)) >> 64) as u64
    }

    /// A number from 0 up to, not including, 1.
    pub fn unit(&mut self) -> f64 {
        (self.draw() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True in `percent` of a hundred cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of several, all alike.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let at = self.below(from.len() as u64) as usize;
        from.get(at).expect("the lists of a made-up world are not empty")
    }

    /// One of several letters, all of them plain.
    pub fn letter(&mut self, of: &str) -> char {
        let at = self.below(of.len() as u64) as usize;
        of.chars().nth(at).expect("plain letters are as many as their bytes")
    }

    /// One of several, the first ones more often, as towns are.
    pub fn pick_early<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let within = self.below(from.len() as u64) + 1;
        let at = self.below(within) as usize;
        from.get(at).expect("the lists of a made-up world are not empty")
    }
}

fn mixed(state: u64) -> u64 {
    let mut bits = state;
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
