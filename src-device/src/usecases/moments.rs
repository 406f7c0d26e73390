//! What a form is told when it is not taken. No moment is taken that lies where nothing recorded here
//! can, for a slip of the year would be signed and assessed as it stands.

use crate::Failure;
use cordon_core::rules::record::{MomentField, RecordFault};
use cordon_core::rules::time::Timestamp;
use cordon_core::rules::time::entered::is_plausible;
use cordon_core::text;

/// Refuses an implausible moment by the name of its field.
pub(super) fn check(field: &'static str, at: Option<Timestamp>) -> Result<(), Failure> {
    if at.is_none_or(is_plausible) {
        Ok(())
    } else {
        Err(Failure::invalid(field, text!("refusal.a_year_from_1972_to_2099_is_expected")))
    }
}

/// A record that is not taken as it stands, as the form is told.
pub(super) fn refused(fault: RecordFault) -> Failure {
    let what = match fault {
        RecordFault::NoMode => text!("refusal.say_how_you_know"),
        RecordFault::NoAccount => text!("refusal.say_what_happened"),
        RecordFault::NotDeclared => text!("refusal.declare_that_this_is_true_to_the_best_of_your"),
        RecordFault::Implausible(_) => text!("refusal.a_year_from_1972_to_2099_is_expected"),
        RecordFault::LaterThanNow(MomentField::When | MomentField::Until) => {
            text!("refusal.the_act_cannot_be_later_than_now")
        }
        RecordFault::LaterThanNow(MomentField::Cautioned) => text!("refusal.the_caution_cannot_be_later_than_now"),
        RecordFault::LaterThanNow(MomentField::LiveAt) => text!("refusal.what_was_confirmed_cannot_be_later_than_now"),
        RecordFault::LaterThanNow(MomentField::Arrest) => text!("refusal.an_arrest_cannot_be_later_than_now"),
        RecordFault::EndBeforeStart => text!("refusal.the_end_is_before_the_start"),
        RecordFault::NoGrounds => text!("refusal.give_your_grounds_in_your_own_words"),
        RecordFault::NoReasonForNothing => text!("refusal.say_what_you_did_or_why_you_did_nothing"),
        RecordFault::NoNecessity => text!("refusal.an_arrest_under_s_24_needs_a_reason"),
        RecordFault::PowerDidNotStand => text!("refusal.say_why_for_this_power_did_not_stand"),
    };
    Failure::invalid(fault.field(), what)
}
