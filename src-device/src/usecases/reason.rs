//! Reasons for a look-up.

use crate::Failure;
use cordon_core::text;
use cordon_core::wire::{Reason, ReasonKind};

/// Refuses a reason that says nothing: "other" needs 3 to 250 characters, as LEDS asks.
pub fn check(reason: &Reason) -> Result<(), Failure> {
    let length = reason.words.as_deref().map_or(0, |words| words.trim().chars().count());
    let needs_words = match reason.kind {
        ReasonKind::Other => true,
        ReasonKind::AtScene | ReasonKind::Report | ReasonKind::Visit | ReasonKind::Custody => false,
    };
    if length > 250 || (needs_words && length < 3) {
        return Err(Failure::invalid("reason", text!("refusal.a_reason_in_words_has_3_to_250_characters")));
    }
    if reason.incident_number.as_deref().is_some_and(|number| number.chars().count() > 40) {
        return Err(Failure::invalid("incident_number", text!("refusal.an_incident_number_has_at_most_40_characters")));
    }
    Ok(())
}
