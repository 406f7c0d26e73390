use super::*;
use crate::store::replica::apply;
use crate::testing::{now, open_house, order_rows};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::ScopeState;
use cordon_core::wire::{Reason, ReasonKind};

const SCOPE: &str = "force:x";

#[test]
fn a_copy_without_an_age_is_assessed_against_nothing() {
    let (house, _folder) = open_house();
    let row = order_rows(1).remove(0);
    let order: OrderId = row.id.parse().unwrap();
    house.with_session(|session| apply::row(&session.replica, SCOPE, &row)).unwrap();
    let why = Reason { kind: ReasonKind::AtScene, words: None, incident_number: None };
    super::super::orders::open(&house, order, why).unwrap();
    let facts =
        || FactsInput { act_at: None, he_is: PlaceInput::Unknown, basis: SightingBasis::Told, told: Vec::new() };
    let refused = run(&house, order, facts()).map(|done| done.grant.id);
    assert!(matches!(refused, Err(Failure::Refused(Refusal::No(why))) if why.to_string().contains("read again")));
    let entries = || house.with_session(|session| crate::store::own::journal::all(&session.own)).unwrap().len();
    assert_eq!(entries(), 1, "nothing was assessed, and no time made up for the copy");

    let stated = ScopeState {
        scope: SCOPE.to_owned(),
        shown: "X".to_owned(),
        not_held: Vec::new(),
        epoch: 1,
        revision: 1,
        segments: Vec::new(),
        digest: Digest::ZERO,
    };
    house.with_session(|session| coverage::save(&session.replica, &stated, now())).unwrap();
    assert_eq!(run(&house, order, facts()).unwrap().sheet.made.known_as_of.at, now());
    assert_eq!(entries(), 2);
}
