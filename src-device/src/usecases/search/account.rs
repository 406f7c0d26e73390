//! The rows of whom a search has shown, folded into its entry.

use crate::Failure;
use crate::finder::Finder;
use crate::house::House;
use crate::store::own::shown::{self, Shown};
use crate::write::Write;
use cordon_core::proof::entry::{Asked, Body, SearchSettled, SearchStands};
use cordon_core::rules::ids::{OfficerId, PersonId, SearchId};

/// Questions and people in one entry, at most: it fits a request to HQ with room to spare.
const IN_ONE_ENTRY: usize = 256;

/// Says what a search asked and showed since its last entry; safe to repeat.
pub fn settle(house: &House, finder: &Finder, search: SearchId) -> Result<(), Failure> {
    let stands = SearchStands::Open;
    finder.settle(search, |officer, asked| house.write(|write| fold(write, search, (officer, asked), stands)))
}

/// Says the same, and that the search is over; safe to repeat.
pub fn close(house: &House, finder: &Finder, search: SearchId) -> Result<(), Failure> {
    let stands = SearchStands::Closed;
    finder.close_one(search, |officer, asked| house.write(|write| fold(write, search, (officer, asked), stands)))
}

/// The first row of a search, written with the entry that opens it: one that nobody closes is known
/// by it.
pub fn first_row(write: &Write<'_>, search: SearchId) -> Result<(), Failure> {
    mark(write, search, write.session().officer.id)
}

/// Closes searches that were open when the program ended: the entry names who searched, and is signed
/// by whoever unlocks.
pub fn close_left(write: &mut Write<'_>) -> Result<(), Failure> {
    let signer = write.session().officer.id;
    for search in shown::searches(write.own())? {
        fold(write, search, (signer, &[]), SearchStands::Closed)?;
    }
    Ok(())
}

fn mark(write: &Write<'_>, search: SearchId, officer: OfficerId) -> Result<(), Failure> {
    shown::add(write.own(), &Shown { search, number: 0, officer, asked: Vec::new(), persons: Vec::new() })
}

/// Folds a search's rows into as few entries as hold them. One that may go on keeps its first row.
fn fold(
    write: &mut Write<'_>,
    search: SearchId,
    (officer, last): (OfficerId, &[Asked]),
    stands: SearchStands,
) -> Result<(), Failure> {
    let rows = shown::of_search(write.own(), search)?;
    let searcher = rows.first().map_or(officer, |row| row.officer);
    let (mut asked, mut persons) = (Vec::new(), Vec::new());
    for row in rows {
        asked.extend(row.asked);
        persons.extend(row.persons);
    }
    asked.extend_from_slice(last);
    let more = |asked: &Vec<Asked>, persons: &Vec<PersonId>| asked.len().max(persons.len()) > IN_ONE_ENTRY;
    while more(&asked, &persons) {
        let part = SearchSettled {
            search,
            searcher,
            asked: take(&mut asked),
            shown: take(&mut persons),
            stands: SearchStands::Open,
        };
        write.journal(&Body::SearchSettled(part))?;
    }
    write.journal(&Body::SearchSettled(SearchSettled { search, searcher, asked, shown: persons, stands }))?;
    shown::forget(write.own(), search)?;
    match stands {
        SearchStands::Open => mark(write, search, searcher),
        SearchStands::Closed => Ok(()),
    }
}

/// The first of them, as many as one entry holds.
fn take<T>(from: &mut Vec<T>) -> Vec<T> {
    from.drain(..from.len().min(IN_ONE_ENTRY)).collect()
}
