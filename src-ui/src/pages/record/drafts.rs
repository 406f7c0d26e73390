//! The drafts kept on this device: go on with one, or throw one away.

use crate::bridge;
use crate::components::Failed;
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::text::{self, say};
use cordon_core::wire::{DraftBrief, DraftDiscard, Fault};
use leptos::{prelude::*, task::spawn_local};

/// Drafts, newest first.
#[component]
pub fn DraftList(
    /// The drafts.
    drafts: Vec<DraftBrief>,
) -> impl IntoView {
    let drafts = drafts.into_iter().map(|draft| view! { <li><DraftRow draft /></li> });
    view! { <ul class="bare stack" data-test="drafts">{drafts.collect_view()}</ul> }
}

#[component]
fn DraftRow(draft: DraftBrief) -> impl IntoView {
    let i18n = use_i18n();
    let sure = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let id = draft.id;
    let shown = if draft.shown.is_empty() { say!(i18n, record.draft_blank) } else { draft.shown.0 };
    let captured = draft.captured.as_ref().map(|mark| text::captured(i18n, mark));
    let discard = move |_| {
        if !sure.get_untracked() {
            sure.set(true);
            return;
        }
        spawn_local(async move {
            // The list hears of the change and fetches again.
            if let Err(failed) = bridge::call(&DraftDiscard { id }).await {
                fault.try_set(Some(failed));
            }
        });
    };
    let words = move || if sure.get() { say!(i18n, record.discard_sure) } else { say!(i18n, record.discard) };
    view! {
        <article class="card" data-test="draft">
            <h3><A href=format!("/record/{id}") attr:class="alone" attr:data-test="draft-open">{shown}</A></h3>
            <p class="sub">{say!(i18n, record.draft_kept, when = text::stamp(&draft.kept))}</p>
            {captured.map(|captured| view! { <p class="sub" data-test="draft-captured">{captured}</p> })}
            {move || fault.get().map(|fault| view! { <Failed fault /> })}
            <button type="button" class="button quiet-button" data-test="draft-discard" on:click=discard>{words}</button>
        </article>
    }
}
