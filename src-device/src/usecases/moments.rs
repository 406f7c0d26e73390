//! What a form is told when it is not taken. No moment is taken that lies where nothing recorded here
//! can, for a slip of the year would be signed and assessed as it stands.

use crate::Failure;
use cordon_core::rules::record::RecordFault;
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
    Failure::invalid(fault.field(), fault.text())
}
