//! What a form is told when it is not taken. No moment is taken that lies where nothing recorded here
//! can, for a slip of the year would be signed and assessed as it stands.

use crate::Failure;
use cordon_core::rules::record::{MomentField, RecordFault};
use cordon_core::rules::time::Timestamp;
use cordon_core::rules::time::entered::is_plausible;

const OUT_OF_REACH: &str = "a year from 1972 to 2099 is expected";

/// Refuses an implausible moment by the name of its field.
pub(super) fn check(field: &'static str, at: Option<Timestamp>) -> Result<(), Failure> {
    if at.is_none_or(is_plausible) { Ok(()) } else { Err(Failure::invalid(field, OUT_OF_REACH)) }
}

/// A record that is not taken as it stands, as the form is told.
pub(super) fn refused(fault: RecordFault) -> Failure {
    let what = match fault {
        RecordFault::NoMode => "say how you know",
        RecordFault::NoAccount => "say what happened",
        RecordFault::NotDeclared => "declare that this is true to the best of your knowledge and belief",
        RecordFault::Implausible(_) => OUT_OF_REACH,
        RecordFault::LaterThanNow(MomentField::When | MomentField::Until) => "the act cannot be later than now",
        RecordFault::LaterThanNow(MomentField::Cautioned) => "the caution cannot be later than now",
        RecordFault::LaterThanNow(MomentField::LiveAt) => "what was confirmed cannot be later than now",
        RecordFault::LaterThanNow(MomentField::Arrest) => "an arrest cannot be later than now",
        RecordFault::EndBeforeStart => "the end is before the start",
        RecordFault::NoGrounds => "give your grounds in your own words",
        RecordFault::NoReasonForNothing => "say what you did, or why you did nothing",
        RecordFault::NoNecessity => "an arrest under s.24 needs a reason of necessity",
        RecordFault::PowerDidNotStand => "say why, for this power did not stand",
    };
    Failure::invalid(fault.field(), what)
}
