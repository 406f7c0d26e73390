//! With what an assessment is made: an engine, and an edition of the law's rows.
//!
//! Both are kept when they move on, so that what was stored replays byte for byte. The table of `replay`
//! says what each engine answers.

use crate::rules::law::Edition;

/// An engine that this build holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// It asked first of a ban on contact whether the protected person had started it.
    Three,
    /// It asks of the respondent's own acts alone, and cannot tell whether a police notice runs once the
    /// time for its hearing has run out.
    Four,
}

/// The engine that makes assessments now; stored with each, so that it replays byte for byte.
pub const ENGINE: &str = Engine::NOW.name();

impl Engine {
    /// The one that makes assessments now.
    pub const NOW: Self = Self::Four;

    /// Its name, as assessments hold it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Three => "3",
            Self::Four => "4",
        }
    }

    /// The engine of a name; `None` where this build does not hold it.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Three, Self::Four].into_iter().find(|engine| engine.name() == name)
    }
}

/// With what an assessment is made.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    /// How answers are found.
    pub engine: Engine,
    /// What the law's rows say.
    pub edition: Edition,
}

impl Made {
    /// As assessments are made now.
    pub const NOW: Self = Self { engine: Engine::NOW, edition: Edition::NOW };
}
