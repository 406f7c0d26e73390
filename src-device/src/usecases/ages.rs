//! How old those whom an order names were and are, by every birth that the copy holds of them.

use crate::Failure;
use crate::session::Session;
use crate::store::replica::persons;
use cordon_core::rules::age::{AgeFacts, HeldBirths};
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::order::Order;
use cordon_core::rules::person::BirthDate;
use cordon_core::rules::power::{Moments, ages_of};

/// When the order was made, at the act where one was entered, and now.
pub fn of(session: &Session, order: &Order, moments: Moments) -> Result<AgeFacts, Failure> {
    let held = HeldBirths {
        respondents: births_of(session, &order.respondents)?,
        protected: births_of(session, &order.protected)?,
    };
    Ok(ages_of(order, moments, &held))
}

/// Every birth that records state, of each person.
fn births_of(session: &Session, people: &[PersonId]) -> Result<Vec<Vec<BirthDate>>, Failure> {
    let of_one = |person: &PersonId| -> Result<Vec<BirthDate>, Failure> {
        let records = persons::records_of(&session.replica, *person)?;
        Ok(records.iter().map(|record| record.born).collect())
    };
    people.iter().map(of_one).collect()
}
