//! A record: begun as a draft, kept at every change, checked, declared, saved on this device.
//!
//! | where | `data-test` |
//! |---|---|
//! | `/record` | `record-new` `drafts` `draft` `draft-open` `draft-discard` |
//! | `/record/:draft` | `record-form` `kept` (`data-state`: changed, kept, failed) `kept-retry` `captured` `mode-with_him` `mode-reported` `mode-found` `account` `when-now` `when-today` `when-yesterday` `when-other` `when-date` `when-time` `when-unread` `when-hour-first` `when-hour-second` `place-here` `place-grid` `place-words` `place-fix` `place-grid-text` `place-words-text` `description` `terms` `term-order` `term-choice` (`data-id`) `no-terms` `evidence` `exhibit` `evidence-photo` `evidence-audio` `evidence-video` `evidence-file` `evidence-bwv` `evidence-bwv-add` `evidence-adding` `to-check` |
//! | its tasks | `task-safeguards` `safeguard` (`data-key`) `task-said` `said-unsolicited` `said-significant` `said-caution` `task-decision` `decision-grounds` `decision-add-arrest` `arrest` `arrest-power` (radios, `data-stands`) `arrest-despite` `arrest-custody` `arrest-0-at-now` … `arrest-bail` (`data-id`) `arrest-bail-murder` `arrest-0-hearing-now` … `arrest-necessity` (`data-id`) `arrest-remove` `decision-interview` `decision-report` `decision-warrant` `decision-notice` `decision-safety` `safety` `place-of-safety-who` `place-of-safety-at-now` … `place-of-safety-arrived-now` … `decision-protection` `protection` `police-protection-who` `police-protection-at-now` … `police-protection-designated` `decision-none` `task-more` `incident-number` `until-now` … `times` `offences` `task-file` `witnesses` `cautioned-now` … `who-can-say` `live-by` `live-at-now` … `bail-offence` `made-under` `claimed` `claimed-by` `first-contact` `first-contact-by` |
//! | its points, here and on its check | `points` `points-order` `no-points` `point` (`data-state`: have, partly, missing, not_needed) `point-have` `point-missing` |
//! | `/record/:draft/check` | `summary` `summary-row` `missing` `missing-link` `declare` `save-record` `saving` |
//! | `/saved/:id` | `saved` `saved-at` `record-state` `receipt` `clock` `saved-mine` `saved-clocks` `saved-sync` |

mod arrests;
mod check;
mod choosable;
mod decided;
mod decision;
pub mod drafts;
mod evidence;
pub mod files;
mod for_file;
mod keeper;
pub mod moment;
pub mod path;
pub mod place;
mod place_field;
mod points;
mod problems;
mod quick;
mod safeguarded;
mod said;
mod saved;
mod start;
mod summary;
mod terms;
pub mod tick;

use crate::dom::{Children, view};
use crate::state::effect;
pub use check::CheckPage;
pub use saved::SavedPage;
pub use start::RecordStart;

use crate::components::{
    Actions, ErrorSummary, Failed, Faults, Loaded, NameLine, Opened, Page, focus_on, safeguards, use_go,
};
use crate::i18n::use_i18n;
use crate::state::{Ending, under};
use crate::text::{self, say};
use cordon_core::wire::text_key;
use cordon_core::wire::{DraftId, DraftSheet, DraftSheetOf, Fault, FaultKind, Grant, OrderTerms, Subject};
use decision::DecisionFields;
use evidence::Evidence;
use for_file::file_fields;
use keeper::{Keeper, Keeping};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use moment::UnreadMoments;
use points::still_missing;
use problems::problems;
use quick::{More, Quick};
use said::SaidFields;
use terms::{OffencesField, TermsField};

/// `/record/:draft`.
#[component]
pub fn RecordPage() -> impl IntoView {
    let i18n = use_i18n();
    let id = path::from_path::<DraftId>("draft");
    view! {
        <Page title=say!(i18n, record.title) back=true bare=true>
            {move || match id.get() {
                Some(id) => view! { <OfDraft id /> }.into_any(),
                None => view! { <Failed fault=Fault::new(FaultKind::NotFound, text_key!("refusal.no_such_draft")) /> }.into_any(),
            }}
        </Page>
    }
}

/// Fetched once: afterwards the form on the screen is the newest there is.
#[component]
fn OfDraft(id: DraftId) -> impl IntoView {
    let opened = Callback::new(move |_: Grant| view! { <Granted id /> }.into_any());
    view! { <Opened about=Subject::Draft(id) opened /> }
}

#[component]
fn Granted(id: DraftId) -> impl IntoView {
    let draft = under(Subject::Draft(id), |grant| DraftSheetOf { grant }, &[], Ending::Ask);
    let shown = Callback::new(move |draft: DraftSheet| view! { <Form draft /> }.into_any());
    view! { <Loaded of=draft shown /> }
}

#[component]
fn Form(draft: DraftSheet) -> impl IntoView {
    let i18n = use_i18n();
    let keeper = Keeper::of(&draft);
    let faults = Faults::none();
    provide_context(faults);
    provide_context(UnreadMoments::none());
    focus_where_asked();
    let orders = StoredValue::new(draft.orders.clone());
    let decided = draft.form.decision.is_some();
    let spoke = !draft.form.said.is_empty();
    let noted = !draft.form.file.is_empty();
    view! {
        {text::draft_line(i18n, &draft).map(|said| view! { <NameLine said /> })}
        <ErrorSummary faults />
        <div class="record stack" data-test="record-form">
            <Kept keeper />
            {draft.captured.map(|mark| view! { <p class="facts" data-test="captured">{text::captured(i18n, &mark)}</p> })}
            <p class="facts" data-test="start-prompts">{say!(i18n, record.prompts)}</p>
            <Task name="task-safeguards" title=say!(i18n, law.safeguard_title) open=false>{safeguards(i18n)}</Task>
            <Quick keeper identified=draft.person.is_some() />
            <Evidence draft=draft.id held=draft.exhibits />
            <TermsField keeper orders=draft.orders.clone() />
            <p class="sub">{say!(i18n, record.then)}</p>
            <Task name="task-said" title=say!(i18n, record.task_said) open=spoke><SaidFields keeper /></Task>
            <Task name="task-decision" title=say!(i18n, record.task_decision) open=decided>
                <DecisionFields keeper orders=draft.orders />
            </Task>
            <Task name="task-more" title=say!(i18n, record.task_more) open=false>
                <More keeper />
                <OffencesField keeper />
            </Task>
            <Task name="task-file" title=say!(i18n, points.file_title) open=noted>
                {file_fields(i18n, keeper)}
            </Task>
            {still_missing(i18n, draft.id)}
        </div>
        <ToCheck keeper orders faults />
    }
}

/// What is wrong with a field of the record; reactive.
fn faults_of(field: &str) -> Signal<Option<String>> {
    use_context::<Faults>().map_or_else(|| Signal::derive(|| None), |faults| faults.of(field))
}

/// A part of the record that can wait. Its fields exist while it is closed, so a link can find them.
#[component]
fn Task(name: &'static str, title: String, open: bool, children: Children) -> impl IntoView {
    view! {
        <details class="task card" open=open data-test=name>
            <summary>{title}</summary>
            <div class="stack">{children.draw()}</div>
        </details>
    }
}

/// Whether what is on the screen is on the disk.
#[component]
fn Kept(keeper: Keeper) -> impl IntoView {
    let i18n = use_i18n();
    let state = move || match keeper.keeping.get() {
        Keeping::Changed => "changed",
        Keeping::Kept(_) => "kept",
        Keeping::Failed(_) => "failed",
    };
    let line = move || match keeper.keeping.get() {
        Keeping::Changed => say!(i18n, record.keeping),
        Keeping::Kept(at) => say!(i18n, record.kept, when = at.time),
        Keeping::Failed(fault) => say!(i18n, record.not_kept, why = text::fault(i18n, &fault)),
    };
    let failed = move || matches!(keeper.keeping.get(), Keeping::Failed(_));
    view! {
        <p class="sub kept" class:lost=failed role="status" data-test="kept" data-state=state>{line}</p>
        <Show when=failed>
            <button type="button" class="button" data-test="kept-retry" on:click=move |_| keeper.edit(|_| ())>
                {say!(i18n, record.keep_again)}
            </button>
        </Show>
    }
}

/// The way on to the answers, where nothing is missing.
#[component]
fn ToCheck(keeper: Keeper, orders: StoredValue<Vec<OrderTerms>>, faults: Faults) -> impl IntoView {
    let i18n = use_i18n();
    let go = use_go();
    let unread = use_context::<UnreadMoments>();
    let missing = move |unread| {
        let rows = keeper.arrests.get();
        keeper.form.with(|form| orders.with_value(|orders| problems(i18n, form, (orders, &rows), unread)))
    };
    faults.mend(move || missing(unread.map(|unread| unread.found(i18n)).unwrap_or_default()));
    effect(move || {
        if keeper.may_leave.get() {
            go.run(format!("/record/{}/check", keeper.id));
        }
    });
    let check = move |_| {
        let unread = unread.map(|unread| unread.press(i18n)).unwrap_or_default();
        let found = untrack(move || missing(unread));
        let complete = found.is_empty();
        open_tasks(&found);
        faults.tell(found);
        if complete {
            keeper.leave();
        }
    };
    view! {
        <Actions>
            <button type="button" class="button primary" data-test="to-check" on:click=check>
                {say!(i18n, record.save_here)}
            </button>
        </Actions>
    }
}

/// Opens the closed tasks that hold a field at fault, so that a link to it can be followed.
fn open_tasks(found: &[(String, String)]) {
    for (field, _) in found {
        let held = document().get_element_by_id(field);
        if let Some(task) = held.and_then(|held| held.closest("details").ok().flatten()) {
            let _opened = task.set_attribute("open", "");
        }
    }
}

/// Follows a link such as `/record/…#account` once the fields stand.
fn focus_where_asked() {
    let asked = use_location().hash.get_untracked();
    let asked = asked.trim_start_matches('#').to_owned();
    if asked.is_empty() {
        return;
    }
    request_animation_frame(move || {
        open_tasks(&[(asked.clone(), String::new())]);
        focus_on(&asked);
    });
}
