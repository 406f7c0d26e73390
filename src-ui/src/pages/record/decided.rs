//! The decision within a form: read where one is begun, and gone where nothing is in it.

use cordon_core::wire::{DecisionForm, RecordForm};

/// A part of the decision, or its empty value where none is begun.
pub fn read<T: Default>(form: &RecordForm, part: impl FnOnce(&DecisionForm) -> T) -> T {
    form.decision.as_ref().map(part).unwrap_or_default()
}

/// Changes the decision; one with nothing in it is no decision.
pub fn decide(form: &mut RecordForm, change: impl FnOnce(&mut DecisionForm)) {
    let mut decision = form.decision.take().unwrap_or_default();
    change(&mut decision);
    form.decision = (decision != DecisionForm::default()).then_some(decision);
}
