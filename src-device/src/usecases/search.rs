//! Search: opened durably before the first hit, settled when it pauses. Results are released only
//! after the journal knows of the search.

mod hits;
mod reasons;

use super::{reason, shape};
use crate::house::House;
use crate::write::fresh_id;
use crate::{Failure, Refusal};
use cordon_core::proof::entry::{Body, SearchSettled};
use cordon_core::rules::find::{self, Query};
use cordon_core::rules::ids::SearchId;
use cordon_core::rules::power::nothing_held;
use cordon_core::wire::{Reason, Results, SearchOpened, Searched};

/// Hits listed at most.
const LISTED: usize = 50;

/// Opens a search under a reason; durable before the first hit.
pub fn open(house: &House, why: Reason) -> Result<SearchOpened, Failure> {
    reason::check(&why)?;
    let search = house.write(|write| {
        let search = SearchId(fresh_id(write.at())?);
        write.journal(&Body::SearchOpened { search, reason: why })?;
        Ok(search)
    })?;
    house.with_session(|session| {
        session.searches.insert(search, None);
        Ok(SearchOpened { search })
    })
}

/// Searches within an open search. While the index is being made, exact numbers alone are answered,
/// and the results say so.
pub fn search(house: &House, id: SearchId, text: &str) -> Result<Results, Failure> {
    let now = house.now();
    house.with_session(|session| {
        if !session.searches.contains_key(&id) {
            return Err(Failure::Refused(Refusal::No("open a search under a reason first")));
        }
        let query: Query = find::read(text, now.shown().london_day());
        let found = session.shelf.find(&query, now.shown().london_day(), LISTED)?;
        let searched = if found.is_some() { Searched::Everything } else { Searched::NumbersOnly };
        let found = found.unwrap_or_default();
        let (hits, more) = hits::of(session, &query, &found.matches, now, LISTED)?;
        let results = Results {
            text: text.to_owned(),
            read_as: reasons::read_as(&query),
            hits,
            more: more || found.more,
            searched,
            otherwise: nothing_held(),
            coverage: shape::coverage_of(session)?,
        };
        session.searches.insert(id, Some(results.clone()));
        Ok(results)
    })
}

/// Says what a search showed when it paused or closed. Safe to repeat.
pub fn settle(house: &House, id: SearchId) -> Result<(), Failure> {
    let last = house.with_session(|session| Ok(session.searches.get(&id).cloned().flatten()))?;
    let Some(last) = last else { return Ok(()) };
    house.write(|write| {
        write.journal(&Body::SearchSettled(SearchSettled {
            search: id,
            text: last.text.clone(),
            shown: last.hits.iter().map(|hit| hit.person).collect(),
            found: u32::try_from(last.hits.len()).unwrap_or(u32::MAX),
        }))?;
        Ok(())
    })?;
    // Only what is journalled counts as settled; what was asked meanwhile is settled in its turn.
    house.with_session(|session| {
        if let Some(held) = session.searches.get_mut(&id)
            && held.as_ref() == Some(&last)
        {
            *held = None;
        }
        Ok(())
    })
}
