//! `/record/:draft/check`: the answers, the declaration, and the save.

use super::choosable::{Choosable, choosable};
use super::path::from_path;
use super::points::still_missing;
use super::problems::problems;
use super::saved::remember;
use super::summary::rows;
use super::tick::Tick;
use crate::bridge;
use crate::components::{
    Actions, ErrorSummary, Failed, Faults, FieldFault, Loaded, NameLine, Opened, Page, SummaryList, use_go,
};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::state::{Ending, under};
use crate::text::{self, say};
use cordon_core::wire::text_key;
use cordon_core::wire::{
    DraftId, DraftSave, DraftSheet, DraftSheetOf, Fault, FaultKind, Grant, Record, RecordForm, Saved, Subject,
};
use leptos::{prelude::*, task::spawn_local};

/// Check your answers.
#[component]
pub fn CheckPage() -> impl IntoView {
    let i18n = use_i18n();
    let id = from_path::<DraftId>("draft");
    view! {
        <Page title=say!(i18n, record.check_title) back=true bare=true>
            {move || match id.get() {
                Some(id) => view! { <OfDraft id /> }.into_any(),
                None => view! { <Failed fault=Fault::new(FaultKind::NotFound, text_key!("refusal.no_such_draft")) /> }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn OfDraft(id: DraftId) -> impl IntoView {
    let opened = Callback::new(move |_: Grant| view! { <Granted id /> }.into_any());
    view! { <Opened about=Subject::Draft(id) opened /> }
}

#[component]
fn Granted(id: DraftId) -> impl IntoView {
    let draft = under(Subject::Draft(id), |grant| DraftSheetOf { grant }, &[], Ending::Ask);
    let shown = Callback::new(move |draft: DraftSheet| view! { <Answers draft /> }.into_any());
    view! { <Loaded of=draft shown /> }
}

#[component]
fn Answers(draft: DraftSheet) -> impl IntoView {
    let i18n = use_i18n();
    let powers: Vec<Choosable> = choosable(i18n, &draft.orders);
    let missing = problems(i18n, &draft.form, (&draft.orders, &[]), Vec::new());
    let complete = missing.is_empty();
    let id = draft.id;
    let rows = rows(i18n, &draft, &powers);
    let faults = Faults::none();
    view! {
        {text::draft_line(i18n, &draft).map(|said| view! { <NameLine said /> })}
        <ErrorSummary faults />
        {(!complete).then(|| view! { <Missing id missing /> })}
        <SummaryList rows />
        {still_missing(i18n, id)}
        <Declaration id form=draft.form complete faults />
    }
}

/// What is missing on the page before, with links to it.
#[component]
fn Missing(id: DraftId, missing: Vec<(String, String)>) -> impl IntoView {
    let i18n = use_i18n();
    let links = missing.into_iter().map(|(field, wrong)| {
        view! { <li><A href=format!("/record/{id}#{field}") attr:data-test="missing-link">{wrong}</A></li> }
    });
    view! {
        <section class="failed" role="alert" data-test="missing">
            <h2>{say!(i18n, record.missing)}</h2>
            <ul class="listed">{links.collect_view()}</ul>
        </section>
    }
}

/// The declaration and the save: one save however often it is tapped, for the draft's id names it.
#[component]
fn Declaration(id: DraftId, form: RecordForm, complete: bool, faults: Faults) -> impl IntoView {
    let i18n = use_i18n();
    let go = use_go();
    let declared = RwSignal::new(false);
    let saving = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let undeclared = move || {
        if declared.get() { Vec::new() } else { vec![("declare".to_owned(), say!(i18n, record.need_declared))] }
    };
    faults.mend(undeclared);
    let error = faults.of("declare");
    let form = StoredValue::new(form);
    let save = move |_| {
        if saving.get_untracked() {
            return;
        }
        faults.tell(untrack(undeclared));
        if !declared.get_untracked() {
            return;
        }
        saving.set(true);
        spawn_local(async move {
            match save_record(id, RecordForm { declared: true, ..form.get_value() }).await {
                Ok(saved) => {
                    let to = format!("/saved/{}", saved.id);
                    remember(saved);
                    go.try_run(to);
                }
                Err(failed) => {
                    saving.try_set(false);
                    fault.try_set(Some(failed));
                }
            }
        });
    };
    let failed = move || fault.get().map(|fault| view! { <NotSaved id fault /> });
    view! {
        {failed}
        <div class="govuk-form-group" class:govuk-form-group--error=move || error.with(Option::is_some)>
            <FieldFault field="declare" error />
            <div class="govuk-checkboxes">
                <Tick id="declare" test="declare" label=say!(i18n, record.declaration) ticked=declared error
                    heard=Callback::new(move |ticked| declared.set(ticked)) />
            </div>
        </div>
        <p class="sub" role="status" data-test="saving">{move || saving.get().then(|| say!(i18n, record.saving))}</p>
        <Actions>
            <button type="button" class="button primary" data-test="save-record" on:click=save
                disabled=move || saving.get() || !complete>
                {say!(i18n, record.save)}
            </button>
        </Actions>
    }
}

async fn save_record(id: DraftId, form: RecordForm) -> Result<Saved, Fault> {
    bridge::call(&DraftSave { id, form }).await?;
    bridge::call(&Record { id }).await
}

/// Why it was not saved, with a link to the field at fault where the shell named one.
#[component]
fn NotSaved(id: DraftId, fault: Fault) -> impl IntoView {
    let i18n = use_i18n();
    let words = text::fault(i18n, &fault);
    let link = fault.field.clone().map(|field| {
        view! {
            <p>
                <A href=format!("/record/{id}#{field}") attr:data-test="missing-link">{words}</A>
            </p>
        }
    });
    view! {
        <Failed fault />
        {link}
    }
}
