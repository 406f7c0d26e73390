//! Moments that a person entered: none is taken that lies where nothing recorded here can, for a slip
//! of the year would be signed and assessed as it stands.

use crate::Failure;
use cordon_core::rules::time::Timestamp;
use cordon_core::rules::time::entered::is_plausible;
use cordon_core::wire::RecordForm;

const OUT_OF_REACH: &str = "a year from 1972 to 2099 is expected";

/// Refuses an implausible moment by the name of its field.
pub(super) fn check(field: &'static str, at: Option<Timestamp>) -> Result<(), Failure> {
    if at.is_none_or(is_plausible) { Ok(()) } else { Err(Failure::invalid(field, OUT_OF_REACH)) }
}

/// Refuses a form with an implausible moment anywhere in it.
pub(super) fn check_form(form: &RecordForm) -> Result<(), Failure> {
    check("when", form.act_at)?;
    check("until", form.act_until)?;
    check("cautioned", form.file.cautioned_at)?;
    check("live-at", form.file.live_at)?;
    let arrests = form.decision.iter().flat_map(|decision| &decision.arrests);
    arrests.map(|arrest| arrest.at).try_for_each(|at| check("arrests", at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::rules::incident::FileNotes;
    use cordon_core::wire::{ArrestForm, DecisionForm};

    #[track_caller]
    fn refuses(form: &RecordForm, field: &str) {
        let refused = check_form(form);
        let at_field =
            matches!(refused, Err(Failure::Refused(crate::Refusal::Invalid { field: at, .. })) if at == field);
        assert!(at_field, "{field}: {refused:?}");
    }

    #[test]
    fn a_year_that_slipped_is_refused_in_every_moment_of_a_record() {
        let slipped = Timestamp::parse("0026-11-12T14:31:00Z");
        let arrest = ArrestForm {
            power: String::new(),
            order: None,
            at: slipped,
            necessity: Vec::new(),
            despite: String::new(),
        };
        let decision = DecisionForm { arrests: vec![arrest], ..DecisionForm::default() };
        let file = |file| RecordForm { file, ..RecordForm::default() };
        refuses(&RecordForm { act_at: slipped, ..RecordForm::default() }, "when");
        refuses(&RecordForm { act_until: slipped, ..RecordForm::default() }, "until");
        refuses(&file(FileNotes { cautioned_at: slipped, ..FileNotes::default() }), "cautioned");
        refuses(&file(FileNotes { live_at: slipped, ..FileNotes::default() }), "live-at");
        refuses(&RecordForm { decision: Some(decision), ..RecordForm::default() }, "arrests");
        let right = Timestamp::parse("2026-11-12T14:31:00Z");
        assert!(check_form(&RecordForm { act_at: right, ..RecordForm::default() }).is_ok());
        assert!(check_form(&RecordForm::default()).is_ok());
    }
}
