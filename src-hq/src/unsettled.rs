//! Searches that were opened and of which no entry says whom they showed: after a day somebody asks
//! where the device is.

use crate::failure::Result;
use crate::hq::Hq;
use chrono::TimeDelta;
use cordon_core::rules::ids::{DeviceId, OfficerId, SearchId};
use cordon_core::rules::time::Timestamp;
use serde::Serialize;

/// Hours that a device has, from when HQ learnt of a search, to say whom it showed.
const HOURS: i64 = 24;

/// A search that is overdue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnsettledSearch {
    /// On which device.
    pub device: DeviceId,
    /// Which.
    pub search: SearchId,
    /// Who opened it.
    pub officer: OfficerId,
    /// The officer as shown.
    pub shown: String,
    /// When, by the device's clock.
    pub opened_at: Timestamp,
    /// When HQ learnt of it.
    pub received_at: Timestamp,
}

/// Overdue searches, oldest first.
pub fn list(hq: &Hq) -> Result<Vec<UnsettledSearch>> {
    let held = hq.store().read(|db| db.list_unsettled(overdue_since(hq)))?;
    let each = held.into_iter().map(|search| UnsettledSearch {
        device: search.device,
        search: search.search,
        officer: search.officer,
        shown: search.shown,
        opened_at: search.opened_at,
        received_at: search.received_at,
    });
    Ok(each.collect())
}

/// Searches that HQ learnt of by then are overdue.
pub fn overdue_since(hq: &Hq) -> Timestamp {
    overdue_at(hq.now())
}

/// Searches that HQ learnt of by then are overdue at this time.
pub fn overdue_at(now: Timestamp) -> Timestamp {
    now.plus(-TimeDelta::hours(HOURS))
}

#[cfg(test)]
mod tests {
    use crate::testing::{Ada, World};
    use cordon_core::proof::entry::{Body, SearchSettled, SearchStands};
    use cordon_core::rules::ids::{OfficerId, SearchId};
    use cordon_core::wire::{Reason, ReasonKind};
    use uuid::Uuid;

    fn opened(search: SearchId) -> Body {
        Body::SearchOpened { search, reason: Reason { kind: ReasonKind::AtScene, words: None, incident_number: None } }
    }

    fn settled(searcher: OfficerId, search: SearchId, stands: SearchStands) -> Body {
        Body::SearchSettled(SearchSettled { search, searcher, asked: Vec::new(), shown: Vec::new(), stands })
    }

    fn closed(ada: &Ada, search: SearchId) -> Body {
        settled(ada.reply.as_ref().unwrap().officer, search, SearchStands::Closed)
    }

    fn search(number: u128) -> SearchId {
        SearchId(Uuid::from_u128(number))
    }

    fn listed(world: &World) -> Vec<SearchId> {
        let listed: Vec<SearchId> = world.hq.unsettled().unwrap().iter().map(|each| each.search).collect();
        assert_eq!(world.hq.status().unwrap().unsettled_searches, listed.len() as u64);
        listed
    }

    #[test]
    fn a_search_that_nothing_closed_is_listed_after_a_day() {
        let world = World::new();
        let mut ada = Ada::enrolled(&world);
        ada.push(&world, &opened(search(1)));
        ada.push(&world, &opened(search(2)));
        let said = closed(&ada, search(2));
        ada.push(&world, &said);
        world.pass_minutes(24 * 60 - 1);
        assert!(listed(&world).is_empty());
        world.pass_minutes(1);
        assert_eq!(listed(&world), [search(1)]);
        let [only] = world.hq.unsettled().unwrap().try_into().unwrap();
        assert_eq!((only.device, only.shown.as_str()), (ada.device, "PC 1234 Example"));
        let said = closed(&ada, search(1));
        ada.push(&world, &said);
        assert!(listed(&world).is_empty());
    }

    #[test]
    fn one_whose_closing_came_first_is_not_listed() {
        let world = World::new();
        let mut ada = Ada::enrolled(&world);
        let (open, settle) = (ada.next(&opened(search(1))), closed(&ada, search(1)));
        let settle = ada.next(&settle);
        ada.offer(&world, 2, &settle);
        ada.offer(&world, 1, &open);
        world.pass_minutes(3 * 24 * 60);
        assert!(listed(&world).is_empty());
    }

    #[test]
    fn a_pause_closes_nothing() {
        let world = World::new();
        let mut ada = Ada::enrolled(&world);
        let officer = ada.reply.as_ref().unwrap().officer;
        ada.push(&world, &opened(search(1)));
        ada.push(&world, &settled(officer, search(1), SearchStands::Open));
        world.pass_minutes(24 * 60);
        assert_eq!(listed(&world), [search(1)]);
    }

    #[test]
    fn an_entry_that_names_another_searcher_closes_nothing() {
        let world = World::new();
        let mut ada = Ada::enrolled(&world);
        let other = OfficerId(Uuid::from_u128(99));
        ada.push(&world, &opened(search(1)));
        ada.push(&world, &settled(other, search(1), SearchStands::Closed));
        world.pass_minutes(24 * 60);
        assert_eq!(listed(&world), [search(1)]);
        let (own, other) = (closed(&ada, search(1)), settled(other, search(1), SearchStands::Closed));
        ada.push(&world, &own);
        ada.push(&world, &other);
        assert!(listed(&world).is_empty(), "what the searcher closed stays closed");
    }
}
