//! People and orders by a part of their id: the end that the pages print, or a beginning.

use super::run::call;
use anyhow::Result;
use cordon_core::rules::ids::{OrderId, PersonId};
use cordon_core::text;
use cordon_core::wire::{Fault, FaultKind, GetSession};
use cordon_core::words::{Text, Verbatim};
use cordon_device::{FEWEST_FIGURES, Failure, House, holds_a_copy, orders_like, people_like};
use std::fmt::Display;
use std::str::FromStr;

/// The one person whose id is so, or begins or ends so.
pub fn person(house: &House, typed: &str) -> Result<PersonId> {
    let words = Verbatim::from(typed);
    one((house, typed), people_like, text!("cordon.no_such_person", typed = words))
}

/// The one order whose id is so, or begins or ends so.
pub fn order(house: &House, typed: &str) -> Result<OrderId> {
    let words = Verbatim::from(typed);
    one((house, typed), orders_like, text!("cordon.no_such_order", typed = words))
}

/// A whole id is taken as it is: whether it is held is the business of whoever opens it.
fn one<T: FromStr + Display + Copy>(
    (house, typed): (&House, &str),
    like: impl FnOnce(&House, &str) -> Result<Vec<T>, Failure>,
    none: Text,
) -> Result<T> {
    if let Ok(id) = typed.trim().parse() {
        // Without a copy nothing is held: that is no answer about whoever the id names.
        return if holds_a_copy(house)? { Ok(id) } else { Err(no_copy(house).into()) };
    }
    must_be_a_part(typed)?;
    let found = like(house, typed.trim()).map_err(Fault::from)?;
    match found.as_slice() {
        [only] => Ok(*only),
        [] => Err(none_like(house, none).at("id").into()),
        [_, _, ..] => {
            let ids = found.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let (typed, ids) = (Verbatim::from(typed), Verbatim::from(ids));
            Err(Fault::new(FaultKind::Invalid, text!("cordon.ids_alike", typed = typed, ids = ids)).at("id").into())
        }
    }
}

/// Refuses what is no part of an id, and a part that is too short to name anybody.
fn must_be_a_part(typed: &str) -> Result<(), Fault> {
    let figures = || typed.trim().chars().filter(|letter| *letter != '-');
    let words = || Verbatim::from(typed);
    if figures().next().is_none() || !figures().all(|letter| letter.is_ascii_hexdigit()) {
        return Err(Fault::new(FaultKind::Invalid, text!("cordon.id_wanted", typed = words())).at("id"));
    }
    if figures().count() < FEWEST_FIGURES {
        return Err(Fault::new(FaultKind::Invalid, text!("cordon.id_too_short", typed = words())).at("id"));
    }
    Ok(())
}

/// That nothing held is like it; without a copy that nothing is held at all, which is another thing.
fn none_like(house: &House, none: Text) -> Fault {
    match holds_a_copy(house) {
        Ok(true) => Fault::new(FaultKind::NotFound, none),
        Ok(false) => no_copy(house),
        Err(failure) => failure.into(),
    }
}

/// That no copy from HQ is ready. Until HQ confirms the enrolment it sends none: whoever waits for that is told so,
/// and not to sync.
pub fn no_copy(house: &House) -> Fault {
    let access = call(house, GetSession {}).ok().and_then(|session| session.access);
    let why = match access {
        Some(access) => text!("cordon.no_copy_access", access = access),
        None => text!("cordon.no_copy"),
    };
    Fault::new(FaultKind::Refused, why)
}
