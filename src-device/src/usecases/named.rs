//! People and orders by a part of their id, as it is typed on a command line. An id says nothing of
//! anybody: what it leads to is opened under a reason, as ever.

use crate::Failure;
use crate::copy;
use crate::house::House;
use crate::store::replica::{coverage, orders, persons};
use cordon_core::rules::ids::{OrderId, PersonId};

/// Fewer figures than this name nobody: somebody would be met by chance.
pub const FEWEST_FIGURES: usize = 4;

/// The people held whose ids begin or end with these figures; a few of them where it is many.
pub fn people_like(house: &House, figures: &str) -> Result<Vec<PersonId>, Failure> {
    let Some(figures) = of_an_id(figures) else { return Ok(Vec::new()) };
    copy::told(house, || house.with_session(|session| persons::ids_like(&session.replica, &figures)))
}

/// The orders held whose ids begin or end with these figures; a few of them where it is many.
pub fn orders_like(house: &House, figures: &str) -> Result<Vec<OrderId>, Failure> {
    let Some(figures) = of_an_id(figures) else { return Ok(Vec::new()) };
    copy::told(house, || house.with_session(|session| orders::ids_like(&session.replica, &figures)))
}

/// How many orders this device's copy holds.
pub fn orders_held(house: &House) -> Result<u64, Failure> {
    copy::told(house, || house.with_session(|session| orders::count(&session.replica)))
}

/// Whether a copy of HQ's is ready on this device: without one, nothing held says nothing of anybody.
pub fn holds_a_copy(house: &House) -> Result<bool, Failure> {
    copy::told(house, || house.with_session(|session| Ok(coverage::known_as_of(&session.replica)?.is_some())))
}

/// The figures alone, where they can be a part of an id.
fn of_an_id(typed: &str) -> Option<String> {
    let figures: String = typed.chars().filter(|letter| *letter != '-').collect();
    let is_part = figures.len() >= FEWEST_FIGURES && figures.chars().all(|letter| letter.is_ascii_hexdigit());
    is_part.then(|| figures.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_figures_of_an_id_are_looked_for() {
        assert_eq!(of_an_id("0001-1a2F").as_deref(), Some("00011a2f"));
        for none in ["", "12", "12-3", "smith", "%%%%", "____", "0000 11"] {
            assert_eq!(of_an_id(none), None, "{none:?}");
        }
    }
}
