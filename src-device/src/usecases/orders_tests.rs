use super::*;
use crate::store::replica::apply;
use crate::testing::{open_house, order_rows};
use crate::view::View;
use cordon_core::wire::ReasonKind;
use tempfile::TempDir;

fn why() -> Reason {
    Reason { kind: ReasonKind::AtScene, words: None, incident_number: None }
}

/// Opens the list and reads it.
fn listing(house: &House, text: &str) -> OrderListSheet {
    let grant = open_list(house, why(), text).unwrap().id;
    list(&View::of(house), grant).unwrap()
}

/// A device that holds so many orders.
fn holding(many: u64) -> (House, TempDir) {
    let (house, folder) = open_house();
    house
        .with_session(|session| {
            let all = session.replica.unchecked_transaction()?;
            order_rows(many).iter().try_for_each(|row| apply::row(&session.replica, "force:x", row))?;
            Ok(all.commit()?)
        })
        .unwrap();
    (house, folder)
}

#[test]
fn that_no_order_fits_is_said_only_where_all_were_looked_through() {
    let (house, _folder) = holding(2_001);
    let refused = open_list(&house, why(), "zebra").map(|grant| grant.id);
    assert!(matches!(refused, Err(Failure::Refused(Refusal::No(why))) if why.to_string().contains("2,000 newest")));
    let entries = house.with_session(|session| crate::store::own::journal::all(&session.own)).unwrap();
    assert_eq!(entries.len(), 1, "it was a look all the same");

    let (house, _folder) = holding(3);
    let sheet = listing(&house, "zebra");
    assert_eq!((sheet.orders.len(), sheet.held, sheet.more), (0, 3, false));
}

#[test]
fn a_list_that_was_cut_says_that_more_are_held() {
    let (house, _folder) = holding(201);
    let sheet = listing(&house, "restraining");
    assert_eq!((sheet.orders.len(), sheet.held, sheet.more), (200, 201, true));
    let (house, _folder) = holding(200);
    let sheet = listing(&house, "");
    assert_eq!((sheet.orders.len(), sheet.held, sheet.more), (200, 200, false));
}
