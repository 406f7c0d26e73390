//! The rows of whom a search has shown, folded into its entry.

use crate::Failure;
use crate::finder::Finder;
use crate::house::House;
use crate::store::own::shown::{self, Shown};
use crate::write::Write;
use cordon_core::proof::entry::{Asked, Body, SearchSettled};
use cordon_core::rules::ids::{OfficerId, SearchId};

/// Says what a search asked and showed since its last entry; safe to repeat.
pub fn settle(house: &House, finder: &Finder, search: SearchId) -> Result<(), Failure> {
    finder.settle(search, |officer, asked| house.write(|write| fold(write, search, officer, asked)))
}

/// The first row of a search, written with the entry that opens it: one that nobody settles is known
/// by it.
pub fn first_row(write: &Write<'_>, search: SearchId) -> Result<(), Failure> {
    let officer = write.session().officer.id;
    shown::add(write.own(), &Shown { search, number: 0, officer, asked: Vec::new(), persons: Vec::new() })
}

/// Settles searches that were open when the program ended: the entry names who searched, and is signed
/// by whoever unlocks.
pub fn settle_left(write: &mut Write<'_>) -> Result<(), Failure> {
    let signer = write.session().officer.id;
    for search in shown::searches(write.own())? {
        fold(write, search, signer, &[])?;
    }
    Ok(())
}

fn fold(write: &mut Write<'_>, search: SearchId, officer: OfficerId, last: &[Asked]) -> Result<(), Failure> {
    let rows = shown::of_search(write.own(), search)?;
    let searcher = rows.first().map_or(officer, |row| row.officer);
    let mut settled = SearchSettled { search, searcher, asked: Vec::new(), shown: Vec::new() };
    for row in rows {
        settled.asked.extend(row.asked);
        settled.shown.extend(row.persons);
    }
    settled.asked.extend_from_slice(last);
    write.journal(&Body::SearchSettled(settled))?;
    shown::forget(write.own(), search)
}
