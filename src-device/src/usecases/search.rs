//! Search: opened durably before the first hit, settled when it pauses. Results are released only once
//! it is on the disk whom they show.

pub mod account;
mod hits;
mod reasons;

use super::shape;
use crate::Failure;
use crate::house::House;
use crate::search::Asking;
use crate::store::replica::filling;
use crate::store::replica::prepared::Rows;
use crate::write::fresh_id;
use cordon_core::proof::entry::{Asked, Body};
use cordon_core::rules::find::{self, Query};
use cordon_core::rules::ids::SearchId;
use cordon_core::rules::power::{Otherwise, nothing_held};
use cordon_core::rules::time::Now;
use cordon_core::wire::{ClockDoubt, Coverage, Reason, Results, SearchOpened, Searched, bounds};
use rusqlite::Connection;

/// Hits listed at most.
const LISTED: usize = 50;

/// Opens a search under a reason; durable before the first hit.
pub fn open(house: &House, why: Reason) -> Result<SearchOpened, Failure> {
    why.check()?;
    let finder = house.finder()?;
    let search = house.write(|write| {
        let search = SearchId(fresh_id(write.at())?);
        write.journal(&Body::SearchOpened { search, reason: why.clone() })?;
        account::first_row(write, search)?;
        Ok(search)
    })?;
    finder.begin(search, &why);
    Ok(SearchOpened { search })
}

/// Searches within an open search. While the index is being made, exact numbers and plates alone are answered,
/// and the results say so.
pub fn search(house: &House, id: SearchId, text: &str) -> Result<Results, Failure> {
    bounds::check_query(text)?;
    let finder = house.finder()?;
    finder.needs_open(id)?;
    let now = house.now();
    let results = finder.look(|index, copy, rows| results(index, (copy, rows), text, (now, house.clock_doubt())))?;
    let asked = Asked {
        at: now.shown(),
        text: text.into(),
        listed: u32::try_from(results.hits.len()).unwrap_or(u32::MAX),
        more: results.more,
    };
    finder.account(&house.paths, id, asked, results.hits.iter().map(|hit| hit.person))?;
    Ok(results)
}

fn results(
    index: &Asking,
    (copy, rows): (&Connection, &mut Rows),
    text: &str,
    (now, doubt): (Now, Option<ClockDoubt>),
) -> Result<Results, Failure> {
    let today = now.shown().london_day();
    let query: Query = find::read(text, today);
    let coverage = shape::coverage_in(copy, doubt)?;
    let otherwise = nothing_held(shape::dapn_in(copy, now)?);
    if filling::is_under_way(copy)? {
        return Ok(still_prepared(text, &query, otherwise, coverage));
    }
    let found = index.find(&query, today, LISTED)?;
    let searched = if found.is_some() { Searched::Everything } else { Searched::NumbersOnly };
    let found = found.unwrap_or_default();
    let numbers = hits::by_number(copy, &query, searched)?;
    let not_held = numbers.not_held.iter().map(|(kind, value)| reasons::number_read_as(*kind, value)).collect();
    let (hits, more) = hits::of((copy, rows), &query, numbers.held, &found.matches, now, LISTED)?;
    Ok(Results {
        text: text.into(),
        read_as: reasons::read_as(&query),
        hits,
        more: more || found.more,
        not_held,
        searched: told(searched, &coverage),
        otherwise,
        coverage,
    })
}

/// While the first copy is being prepared nobody can be found yet, and no number is said to be unheld.
fn still_prepared(text: &str, query: &Query, otherwise: Vec<Otherwise>, coverage: Coverage) -> Results {
    Results {
        text: text.into(),
        read_as: reasons::read_as(query),
        hits: Vec::new(),
        more: false,
        not_held: Vec::new(),
        searched: Searched::NoCopy,
        otherwise,
        coverage,
    }
}

/// How much was searched, of a copy that may never have come.
fn told(searched: Searched, coverage: &Coverage) -> Searched {
    match searched {
        Searched::Everything if coverage.hq_knew_at.is_none() => Searched::NoCopy,
        Searched::Everything | Searched::NumbersOnly | Searched::NoCopy => searched,
    }
}

/// Says what a search asked and showed, when it paused. Safe to repeat.
pub fn settle(house: &House, id: SearchId) -> Result<(), Failure> {
    account::settle(house, &*house.finder()?, id)
}

/// Says the same, and that it is over. Safe to repeat.
pub fn close(house: &House, id: SearchId) -> Result<(), Failure> {
    account::close(house, &*house.finder()?, id)
}

#[cfg(test)]
#[path = "search/search_tests.rs"]
mod search_tests;
