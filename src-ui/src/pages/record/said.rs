//! What he said: unsolicited, significant, and the reply to the caution, kept apart.

use super::keeper::Keeper;
use crate::components::TextArea;
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::text::{self, say};
use cordon_core::wire::{RecordForm, SayingForm, SayingKind};
use leptos::prelude::*;

const KINDS: [SayingKind; 3] = [SayingKind::Unsolicited, SayingKind::Significant, SayingKind::ReplyToCaution];

/// The id of the field of a kind.
pub fn said_id(kind: SayingKind) -> &'static str {
    match kind {
        SayingKind::Unsolicited => "said-unsolicited",
        SayingKind::Significant => "said-significant",
        SayingKind::ReplyToCaution => "said-caution",
    }
}

/// A field for each kind.
#[component]
pub fn SaidFields(
    /// The form.
    keeper: Keeper,
) -> impl IntoView {
    let i18n = use_i18n();
    let fields = KINDS.map(|kind| {
        let name = said_id(kind);
        let value = keeper.field(move |form| words(form, kind), move |form, text| set_words(form, kind, text));
        view! { <TextArea label=text::saying(i18n, kind) name value rows=2 /> }
    });
    view! {
        <p class="sub">{say!(i18n, record.said_hint)}</p>
        {fields.into_iter().collect_view()}
    }
}

fn words(form: &RecordForm, kind: SayingKind) -> String {
    let said = form.said.iter().filter(|said| said.kind == kind).map(|said| said.words.as_str());
    said.collect::<Vec<_>>().join("\n")
}

fn set_words(form: &mut RecordForm, kind: SayingKind, words: String) {
    form.said.retain(|said| said.kind != kind);
    if !words.is_empty() {
        form.said.push(SayingForm { kind, words });
    }
}
