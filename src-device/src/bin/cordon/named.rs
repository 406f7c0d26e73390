//! People and orders by a part of their id: the end that the pages print, or a beginning.

use anyhow::Result;
use cordon_core::rules::ids::{OrderId, PersonId};
use cordon_core::text;
use cordon_core::wire::{Fault, FaultKind};
use cordon_core::words::{Text, Verbatim};
use cordon_device::{Failure, House, orders_like, people_like};
use std::fmt::Display;
use std::str::FromStr;

/// The one person whose id is so, or begins or ends so.
pub fn person(house: &House, typed: &str) -> Result<PersonId> {
    let words = Verbatim::from(typed);
    one(typed, |part| people_like(house, part), text!("cordon.no_such_person", typed = words))
}

/// The one order whose id is so, or begins or ends so.
pub fn order(house: &House, typed: &str) -> Result<OrderId> {
    let words = Verbatim::from(typed);
    one(typed, |part| orders_like(house, part), text!("cordon.no_such_order", typed = words))
}

/// A whole id is taken as it is: whether it is held is the business of whoever opens it.
fn one<T: FromStr + Display + Copy>(
    typed: &str,
    like: impl FnOnce(&str) -> Result<Vec<T>, Failure>,
    none: Text,
) -> Result<T> {
    if let Ok(id) = typed.trim().parse() {
        return Ok(id);
    }
    let found = like(typed.trim()).map_err(Fault::from)?;
    match found.as_slice() {
        [only] => Ok(*only),
        [] => Err(Fault::new(FaultKind::NotFound, none).at("id").into()),
        [_, _, ..] => {
            let ids = found.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let (typed, ids) = (Verbatim::from(typed), Verbatim::from(ids));
            Err(Fault::new(FaultKind::Invalid, text!("cordon.ids_alike", typed = typed, ids = ids)).at("id").into())
        }
    }
}
