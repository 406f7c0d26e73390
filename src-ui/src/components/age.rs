//! How old and how wide this device's copy is. Stands beside every answer.

use crate::dom::view;
use crate::{i18n::*, state::use_state, text};
use cordon_core::wire::Coverage;
use leptos::prelude::*;

/// "As HQ knew it 02:10, 5 h ago · Derbyshire · no feed of police bail: ask control".
#[component]
pub fn CoverageLine(
    /// The copy's age and scope.
    coverage: Coverage,
) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let never = coverage.hq_knew_at.is_none();
    view! {
        <p class="age" class:never=never data-test="coverage">
            {move || text::coverage(i18n, &coverage, state.now_ms.get())}
        </p>
    }
}
