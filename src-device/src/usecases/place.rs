//! A place as it is given, as a position; and whether it is live.
//!
//! Live is what this device's own receiver says now. Nothing that came over the wire is: whoever may
//! claim a fix may walk around a hidden area without leaving the chair.

use crate::Failure;
use crate::house::House;
use crate::locks::lock_of;
use cordon_core::rules::assess::HiddenFix;
use cordon_core::rules::place::{Accuracy, Moving, Position, PositionSource, grid, pasted};
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::wire::{NoFix, PlaceInput};

/// A place that is known less exactly than this says nothing of any area, in metres.
const COARSEST_M: f64 = 10_000.0;

/// A position, and what may be asked of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Given {
    /// Where, and how good.
    pub position: Position,
    /// Whether hidden areas answer it.
    pub live: Live,
}

/// Whether a position is this device's own, now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Live {
    /// Fixed by this device for this command, by a receiver that whoever set it up vouches for.
    Yes,
    /// Typed, chosen, handed back by a page, or from a receiver that nobody vouches for.
    No,
}

/// A place that came over the wire, as a position; or why there is none.
pub fn resolve(house: &House, place: &PlaceInput, now: Timestamp) -> Result<Result<Given, NoFix>, Failure> {
    read(house, &admitted(house, place.clone(), None), now)
}

/// A place that this device kept, and took in by [`admitted`] when it came.
pub fn resolve_kept(house: &House, place: &PlaceInput, now: Timestamp) -> Result<Result<Given, NoFix>, Failure> {
    read(house, place, now)
}

/// A place as it may be kept: a fix that says it is the device's own and is none of those that the
/// device gave, nor what was kept before, is a place that somebody chose.
pub fn admitted(house: &House, place: PlaceInput, before: Option<&PlaceInput>) -> PlaceInput {
    let PlaceInput::Fix { source, .. } = &place else { return place };
    let claims_own = match source {
        PositionSource::Platform | PositionSource::Simulated => true,
        PositionSource::GridReference | PositionSource::Chosen => false,
    };
    let is_own = || position_of(&place).is_ok_and(|claimed| lock_of(&house.fixes).has(&claimed));
    if !claims_own || before == Some(&place) || is_own() {
        return place;
    }
    match place {
        PlaceInput::Fix { lon, lat, accuracy_m, fixed_at, source: _, level } => {
            PlaceInput::Fix { lon, lat, accuracy_m, fixed_at, source: PositionSource::Chosen, level }
        }
        PlaceInput::Here | PlaceInput::GridReference { .. } | PlaceInput::Words { .. } | PlaceInput::Unknown => place,
    }
}

/// The fix that hidden areas answer, where a position is live.
pub fn hidden_fix(house: &House, given: &Given, now: Timestamp) -> Option<HiddenFix> {
    match given.live {
        Live::Yes => Some(lock_of(&house.fixes).hidden_fix(given.position, house.options.clock.as_ref(), now)),
        Live::No => None,
    }
}

fn read(house: &House, place: &PlaceInput, now: Timestamp) -> Result<Result<Given, NoFix>, Failure> {
    let not_live = |position| Ok(Given { position, live: Live::No });
    Ok(match place {
        PlaceInput::Here => here(house, now),
        PlaceInput::Fix { .. } => not_live(position_of(place)?),
        PlaceInput::GridReference { text } => {
            not_live(grid::position_of(text, now).map_err(|error| {
                Failure::invalid("place", text!("refusal.not_a_grid_reference", why = error.text()))
            })?)
        }
        PlaceInput::Words { .. } | PlaceInput::Unknown => Err(NoFix::NotGiven),
    })
}

/// The device's own fix, remembered as such; one outside the United Kingdom is a receiver's placeholder.
fn here(house: &House, now: Timestamp) -> Result<Given, NoFix> {
    let locator = &house.options.locator;
    let position = locator.locate(now)?;
    if !position.at.is_in_uk() {
        return Err(NoFix::Elsewhere);
    }
    lock_of(&house.fixes).add(position);
    Ok(Given { position, live: if locator.is_vouched_for() { Live::Yes } else { Live::No } })
}

fn position_of(place: &PlaceInput) -> Result<Position, Failure> {
    let PlaceInput::Fix { lon, lat, accuracy_m, fixed_at, source, level } = place else {
        return Err(Failure::invalid("place", text!("refusal.not_a_fix")));
    };
    let at = pasted::in_uk(*lat, *lon)
        .map_err(|error| Failure::invalid("place", text!("refusal.not_a_position", why = error.text())))?;
    if !accuracy_m.is_finite() || *accuracy_m <= 0.0 {
        return Err(Failure::invalid("place", text!("refusal.accuracy_must_be_more_than_nothing")));
    }
    if *accuracy_m > COARSEST_M {
        return Err(Failure::invalid("place", text!("refusal.this_place_is_too_coarse")));
    }
    Ok(Position {
        at,
        accuracy: Accuracy { radius_m: *accuracy_m, level: *level },
        fixed_at: *fixed_at,
        source: *source,
        moving: Moving::Unknown,
        speed_m_s: None,
    })
}
