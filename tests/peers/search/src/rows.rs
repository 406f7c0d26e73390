//! The people in an order of one engine's own, under row ids that say nothing.

use crate::people::{Particulars, Person};
use anyhow::{Context, Result};
use fastrand::Rng;

/// A row, to one engine.
#[derive(Clone, Copy)]
pub struct RowId(pub i64);

/// What an engine is filled with.
pub struct Rows<'a>(Vec<&'a Person>);

impl<'a> Rows<'a> {
    /// Everybody, in an order that nothing can be read from.
    pub fn shuffled(people: &'a [Person], random: &mut Rng) -> Self {
        let mut people: Vec<&Person> = people.iter().collect();
        random.shuffle(&mut people);
        Self(people)
    }

    /// What an engine may see of them.
    pub fn iter(&self) -> impl Iterator<Item = (RowId, &'a Particulars)> {
        (0..).map(RowId).zip(self.0.iter().map(|person| &person.said))
    }

    /// Whose row it is.
    pub fn person(&self, row: RowId) -> Result<&'a str> {
        let found = usize::try_from(row.0).ok().and_then(|row| self.0.get(row));
        Ok(&found.context("an engine made up a row")?.id)
    }
}
