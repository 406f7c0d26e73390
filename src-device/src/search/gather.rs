//! Who has what was typed, gathered list by list.

use super::spelling::Counts;

/// Steps in which what is gathered is counted, half a bit of weight each.
const STEPS: usize = 128;

/// Tables that a query fills and empties.
#[derive(Debug, Default)]
pub struct Scratch {
    people: Vec<Gathered>,
    touched: Vec<u32>,
    steps: Vec<u8>,
    /// For near words.
    pub counts: Counts,
}

/// What somebody has of what was typed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gathered {
    /// What it weighs together.
    pub weight: f32,
    /// Of what: a bit each.
    pub has: u16,
}

impl Scratch {
    /// For so many people and words.
    pub fn of(people: usize, words: u32) -> Self {
        Self { people: vec![Gathered::default(); people], counts: Counts::of(words), ..Self::default() }
    }

    /// Bytes it takes.
    pub fn bytes(&self) -> usize {
        self.people.len() * size_of::<Gathered>() + self.touched.capacity() * 5 + self.counts.bytes()
    }

    /// Somebody has something that was typed; what they have already counts once.
    pub fn give(&mut self, person: u32, what: u16, weight: f32) {
        let Some(gathered) = self.people.get_mut(person as usize) else { return };
        if gathered.has == 0 {
            self.touched.push(person);
        }
        if gathered.has & what == 0 {
            gathered.has |= what;
            gathered.weight += weight;
        }
    }

    /// What somebody has.
    pub fn gathered(&self, person: u32) -> Gathered {
        self.people.get(person as usize).copied().unwrap_or_default()
    }

    /// Empties the tables for the next query.
    pub fn clear(&mut self) {
        for person in self.touched.drain(..) {
            if let Some(gathered) = self.people.get_mut(person as usize) {
                *gathered = Gathered::default();
            }
        }
    }

    /// The people who gathered most: at least so many where there are so many, and few more.
    pub fn best(&mut self, count: usize) -> Vec<u32> {
        if self.touched.len() <= count {
            return self.touched.clone();
        }
        let mut often = [0_usize; STEPS];
        self.steps.clear();
        for person in &self.touched {
            let step = step_of(self.people.get(*person as usize).map_or(0.0, |gathered| gathered.weight));
            self.steps.push(step);
            if let Some(people) = often.get_mut(usize::from(step)) {
                *people += 1;
            }
        }
        let (mut lowest, mut left) = (STEPS - 1, count);
        while lowest > 0 && often.get(lowest).is_some_and(|people| *people < left) {
            left -= often.get(lowest).copied().unwrap_or(0);
            lowest -= 1;
        }
        let mut best: Vec<u32> = Vec::with_capacity(count * 2);
        let mut even = left.max(count / 2);
        for (person, step) in self.touched.iter().zip(&self.steps) {
            let step = usize::from(*step);
            if step > lowest || (step == lowest && even > 0) {
                even -= usize::from(step == lowest);
                best.push(*person);
            }
        }
        best
    }
}

fn step_of(weight: f32) -> u8 {
    (weight.max(0.0) * 2.0).min((STEPS - 1) as f32) as u8
}
