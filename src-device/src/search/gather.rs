//! Who has what was typed, gathered list by list.

use super::hearing::Hearing;
use super::spelling::Counts;

/// Steps in which what is gathered is counted, half a bit of weight each.
const STEPS: usize = 128;

/// People of a list between two looks at whether enough are gathered.
const PIECE: usize = 512;

/// Tables that a query fills and empties.
#[derive(Debug)]
pub struct Scratch {
    /// Where somebody stands among those who gathered anything. Whoever gathered nothing stands anywhere:
    /// the place is theirs only where it names them (Briggs and Torczon 1993), so that nothing has to be
    /// emptied person by person.
    places: Vec<u32>,
    gathered: Vec<Gathered>,
    /// How many people have gathered so much, by the step of their weight.
    often: [usize; STEPS],
    /// Everything that was given: a bit each.
    given: u16,
    /// For the words of queries.
    pub hearing: Hearing,
}

impl Default for Scratch {
    fn default() -> Self {
        let (places, gathered, hearing) = (Vec::new(), Vec::new(), Hearing::default());
        Self { places, gathered, often: [0; STEPS], given: 0, hearing }
    }
}

/// What somebody has of what was typed.
#[derive(Clone, Copy, Debug)]
pub struct Gathered {
    /// Who.
    pub person: u32,
    /// What it weighs together.
    pub weight: f32,
    /// Of what: a bit each.
    pub has: u16,
}

/// Everybody who has one thing that was typed.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// Who.
    pub people: &'a [u32],
    /// What: its bit.
    pub what: u16,
    /// What it weighs.
    pub weight: f32,
    /// What somebody who has nothing yet weighs in the end, at most.
    pub at_most: f32,
}

impl Scratch {
    /// For so many people and words.
    pub fn of(people: usize, words: u32) -> Self {
        let hearing = Hearing { counts: Counts::of(words), ..Hearing::default() };
        Self { places: vec![0; people], hearing, ..Self::default() }
    }

    /// Bytes it takes.
    pub fn bytes(&self) -> usize {
        self.places.len() * size_of::<u32>()
            + self.gathered.capacity() * size_of::<Gathered>()
            + size_of_val(&self.often)
            + self.hearing.counts.bytes()
            + self.hearing.before.bytes()
    }

    /// Somebody has something that was typed; what they have already counts once.
    pub fn give(&mut self, person: u32, what: u16, weight: f32) {
        let Some(place) = self.places.get_mut(person as usize) else { return };
        let weighs = match self.gathered.get_mut(*place as usize).filter(|gathered| gathered.person == person) {
            Some(gathered) if gathered.has & what != 0 => return,
            Some(gathered) => {
                if let Some(people) = self.often.get_mut(usize::from(step_of(gathered.weight))) {
                    *people -= 1;
                }
                gathered.has |= what;
                gathered.weight += weight;
                gathered.weight
            }
            None => {
                *place = u32::try_from(self.gathered.len()).unwrap_or(u32::MAX);
                self.gathered.push(Gathered { person, weight, has: what });
                weight
            }
        };
        if let Some(people) = self.often.get_mut(usize::from(step_of(weighs))) {
            *people += 1;
        }
        self.given |= what;
    }

    /// Everybody on a list has something that was typed. Once whoever is new cannot be among the `count`
    /// best any more, only those who have something already are given it: [`best`](Self::best) answers as
    /// if all were.
    pub fn give_all(&mut self, listed: &Listed<'_>, count: usize) {
        let mut is_full = false;
        for piece in listed.people.chunks(PIECE) {
            is_full = is_full || self.is_full(listed.at_most, count);
            if is_full && self.given & !listed.what == 0 {
                // Nobody has anything else: whoever has something has this.
                return;
            }
            for person in piece {
                if !is_full || self.has_gathered(*person) {
                    self.give(*person, listed.what, listed.weight);
                }
            }
        }
    }

    /// Whether [`best`](Self::best) passes over whoever comes from now on and weighs no more than this. It
    /// takes of the lowest step whoever came first, half of `count` at least where there are so many.
    fn is_full(&self, at_most: f32, count: usize) -> bool {
        // Sums of the same weights in another order may differ in their last bits.
        let step = usize::from(step_of(at_most + 0.01));
        let before: usize = self.often.iter().skip(step).sum();
        before >= count + count / 2
    }

    fn has_gathered(&self, person: u32) -> bool {
        let place = self.places.get(person as usize);
        place.and_then(|place| self.gathered.get(*place as usize)).is_some_and(|gathered| gathered.person == person)
    }

    /// Empties the tables for the next query.
    pub fn clear(&mut self) {
        self.gathered.clear();
        self.often = [0; STEPS];
        self.given = 0;
    }

    /// The people who gathered most: at least so many where there are so many, and few more.
    pub fn best(&self, count: usize) -> Vec<Gathered> {
        if self.gathered.len() <= count {
            return self.gathered.clone();
        }
        let (mut lowest, mut left) = (STEPS - 1, count);
        while lowest > 0 && self.often.get(lowest).is_some_and(|people| *people < left) {
            left -= self.often.get(lowest).copied().unwrap_or(0);
            lowest -= 1;
        }
        let mut best = Vec::with_capacity(count * 2);
        let mut even = left.max(count / 2);
        for gathered in &self.gathered {
            let step = usize::from(step_of(gathered.weight));
            if step > lowest || (step == lowest && even > 0) {
                even -= usize::from(step == lowest);
                best.push(*gathered);
            }
        }
        best
    }
}

fn step_of(weight: f32) -> u8 {
    (weight.max(0.0) * 2.0).min((STEPS - 1) as f32) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PEOPLE: u32 = 6_000;

    /// Words, each with lists of people who have it by one likeness or another, long and short.
    fn words() -> impl Strategy<Value = Vec<Vec<(Vec<u32>, f32)>>> {
        let length = prop_oneof![0..40_usize, 400..5_000_usize];
        let list = length.prop_flat_map(|length| prop::collection::vec(0..PEOPLE, length));
        let word = prop::collection::vec((list, 0.1..24.0_f32), 1..4);
        prop::collection::vec(word, 1..4)
    }

    fn what(word: usize) -> u16 {
        1 << word
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn whoever_is_passed_over_is_not_among_the_best(words in words(), count in 1..300_usize) {
            let (mut whole, mut short) = (Scratch::of(PEOPLE as usize, 0), Scratch::of(PEOPLE as usize, 0));
            let most = |lists: &[(Vec<u32>, f32)]| lists.iter().fold(0.0, |most: f32, (_, weight)| most.max(*weight));
            for (at, lists) in words.iter().enumerate() {
                let later: f32 = words.iter().skip(at + 1).map(|lists| most(lists)).sum();
                for (from, (people, weight)) in lists.iter().enumerate() {
                    people.iter().for_each(|person| whole.give(*person, what(at), *weight));
                    let at_most = later + most(&lists[from..]);
                    short.give_all(&Listed { people, what: what(at), weight: *weight, at_most }, count);
                }
            }
            let best = |scratch: &Scratch| -> Vec<(u32, u32, u16)> {
                scratch.best(count).iter().map(|one| (one.person, one.weight.to_bits(), one.has)).collect()
            };
            prop_assert_eq!(best(&short), best(&whole));
            prop_assert!(short.gathered.len() <= whole.gathered.len());
            short.clear();
            prop_assert!(best(&short).is_empty() && short.often.iter().all(|people| *people == 0));
        }
    }

    #[test]
    fn a_letter_that_half_of_all_begin_with_touches_few() {
        let people: Vec<u32> = (0..PEOPLE).collect();
        let mut scratch = Scratch::of(people.len(), 0);
        scratch.give_all(&Listed { people: &people, what: 1, weight: 2.0, at_most: 2.0 }, 128);
        assert_eq!(scratch.gathered.len(), PIECE);
        let best: Vec<u32> = scratch.best(128).iter().map(|gathered| gathered.person).collect();
        assert_eq!(best, people[..128]);
    }
}
