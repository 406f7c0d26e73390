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
    settle_another(house, id, text)?;
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

/// Another question in the same box, not the same one typed on or taken back: what was shown of the
/// last is accounted for before it goes.
fn settle_another(house: &House, id: SearchId, text: &str) -> Result<(), Failure> {
    let last = house.with_session(|session| Ok(session.searches.get(&id).cloned().flatten()))?;
    match last {
        Some(last) if !text.starts_with(&last.text) && !last.text.starts_with(text) => settle(house, id),
        Some(_) | None => Ok(()),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Shelf;
    use crate::search::search_tests::{person, record};
    use crate::store::replica::apply;
    use crate::testing::open_house;
    use cordon_core::proof::segment::{FeedRow, RowKind, RowState};
    use cordon_core::rules::ids::{LinkId, PersonRecordId};
    use cordon_core::rules::person::{Identifier, IdentifierKind, LinkBasis, PersonRecord, RecordLink};
    use cordon_core::rules::time::Timestamp;
    use cordon_core::wire::ReasonKind;
    use uuid::Uuid;

    fn put(session: &crate::session::Session, kind: RowKind, id: Uuid, body: serde_json::Value) {
        let row = FeedRow { kind, id: id.to_string(), revision: 1, state: RowState::Put, body: Some(body) };
        apply::row(&session.replica, "here", &row).unwrap();
    }

    #[test]
    fn while_the_index_loads_numbers_are_answered_and_names_are_not_said_to_be_unheld() {
        let (house, _folder) = open_house();
        let pnc = Identifier { kind: IdentifierKind::PncId, value: "2002/0073319Z".to_owned() };
        let record = PersonRecord { identifiers: vec![pnc], ..record(("Alan", "Smyth"), "1988-04-12") };
        let record = PersonRecord { id: PersonRecordId(Uuid::from_u128(5)), ..record };
        let at = Timestamp::from_millis(0);
        let (id, basis) = (LinkId(Uuid::from_u128(6)), LinkBasis::First);
        let link = RecordLink { id, record: record.id, person: person(1), basis, at, revoked_at: None };
        house
            .with_session(|session| {
                put(session, RowKind::Record, record.id.0, serde_json::to_value(&record).unwrap());
                put(session, RowKind::RecordLink, link.id.0, serde_json::to_value(&link).unwrap());
                session.shelf = Shelf::still_loading();
                Ok(())
            })
            .unwrap();
        let why = Reason { kind: ReasonKind::AtScene, words: None, incident_number: None };
        let id = open(&house, why).unwrap().search;
        let by_name = search(&house, id, "smyth alan").unwrap();
        assert_eq!((by_name.searched, by_name.hits.len()), (Searched::NumbersOnly, 0));
        let by_number = search(&house, id, "2002/0073319Z").unwrap();
        assert_eq!((by_number.searched, by_number.hits.len()), (Searched::NumbersOnly, 1));
        settle(&house, id).unwrap();
        settle(&house, id).unwrap();
    }
}
