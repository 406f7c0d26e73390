//! What a card is made of.

use crate::rules::order::Order;
use crate::rules::power::{Found, Moments, Power, TurnsOn, stands_now};

/// An order, the times, and what was answered of it.
pub(super) struct Case<'a> {
    pub(super) order: &'a Order,
    pub(super) moments: Moments,
    pub(super) found: Found<'a>,
    pub(super) powers: &'a [Power],
}

impl<'a> Case<'a> {
    /// The powers that may be used, so far as the law's rows go.
    pub(super) fn usable(&self) -> impl Iterator<Item = &'a Power> + use<'a> {
        self.powers.iter().filter(|power| stands_now(power))
    }

    /// Whether it bites only on service by a constable, and none is held (Crime and Security Act 2010 s.25(2);
    /// Domestic Abuse Act 2021 s.25(3)).
    pub(super) fn waits_for_service(&self) -> bool {
        self.powers.iter().any(waits_for_service)
    }
}

/// Whether a power turns on a service that is not shown.
pub(super) fn waits_for_service(power: &Power) -> bool {
    power.turns_on.contains(&TurnsOn::ServiceNotShown)
}
