//! What is opened by a deed and then read under its grant. The deed is done once: going back to it, or
//! its being told of a change, is no new look.

use super::{Failed, Loading, ReasonSheet, focus_heading, go_back};
use crate::dom::{AnyView, Markup, live, view};
use crate::state::{effect, memo};
use crate::{
    bridge,
    i18n::*,
    state::{State, use_state},
};
use cordon_core::wire::text_key;
use cordon_core::wire::{
    DraftReopen, EntryOpen, Fault, FaultKind, Grant, MineOpen, OrderOpen, OrdersOpen, PersonOpen, PowersOpen, Reason,
    Subject,
};
use leptos::{prelude::*, task::spawn_local};

/// Opens a subject under the reason of this incident, asking for one where none was given, and shows it
/// under the grant. When the device has ended the grant it asks again.
#[component]
pub fn Opened(
    /// What is opened.
    about: Subject,
    /// A reason given before for the same thing.
    #[prop(optional_no_strip)]
    given: Option<Reason>,
    /// The view under a grant.
    opened: Callback<Grant, AnyView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let about = StoredValue::new(about);
    let is_open = memo(move || about.with_value(|about| state.grant_of(about).is_some()));
    let reason = move || given.clone().or_else(|| state.reason.get_untracked());
    let step = RwSignal::new(about.with_value(|about| first_step(about, reason())));
    let open = move |reason: Option<Reason>| {
        step.set(Step::Opening(reason.clone()));
        spawn_local(async move {
            let Some(subject) = about.try_get_value() else { return };
            match open_or_carry(state, &subject, reason).await {
                Ok(grant) => {
                    state.keep_grant(grant);
                    focus_heading();
                }
                Err(fault) => {
                    step.try_set(after(fault));
                    if let Subject::Powers(order) = subject
                        && step.try_get_untracked() == Some(Step::Ask)
                    {
                        state.end_grant(&Subject::Order(order));
                    }
                }
            }
        });
    };
    effect(move || {
        if is_open.get() {
            return;
        }
        // A grant that the device ended is asked for anew; one that needs no reason, or whose incident the
        // officer has changed, is taken anew.
        if let Step::Opening(_) = step.get_untracked() {
            step.set(about.with_value(|about| first_step(about, reason())));
            if let Step::Opening(reason) = step.get_untracked() {
                open(reason);
            }
        }
    });
    let on_reason = Callback::new(move |reason: Reason| open(Some(reason)));
    let on_cancel = Callback::new(|()| go_back());
    live(move || {
        if is_open.get() {
            let grant = untrack(move || about.with_value(|about| state.grant_of(about)));
            return grant.map_or_else(|| Markup::Nothing, |grant| opened.run(grant));
        }
        match step.get() {
            Step::Ask => {
                view! { <ReasonSheet title=tu_string!(i18n, frame.reason_title) on_reason on_cancel/> }.into_any()
            }
            Step::Opening(_) => view! { <Loading/> }.into_any(),
            Step::Failed(reason, fault) => {
                let retry = Callback::new(move |()| open(reason.clone()));
                view! { <Failed fault retry/> }.into_any()
            }
        }
    })
}

/// Where opening stands.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// A reason is asked for.
    Ask,
    /// It is being opened, under a reason where one was given.
    Opening(Option<Reason>),
    /// It could not be opened.
    Failed(Option<Reason>, Fault),
}

/// People, orders and their list are opened under a reason; the rest first without.
fn first_step(about: &Subject, given: Option<Reason>) -> Step {
    match about {
        Subject::Person(_) | Subject::Order(_) | Subject::Orders(_) | Subject::Entry(_) => {
            given.map_or(Step::Ask, |reason| Step::Opening(Some(reason)))
        }
        Subject::Powers(_) | Subject::Facts(_) | Subject::Together(_) | Subject::Draft(_) | Subject::OwnRecords => {
            Step::Opening(None)
        }
    }
}

/// A reason that is wanting is asked for; anything else is said.
fn after(fault: Fault) -> Step {
    if fault.kind == FaultKind::ReasonNeeded { Step::Ask } else { Step::Failed(None, fault) }
}

/// Opens a subject. A draft about somebody whose look has ended is looked at again under the reason that is
/// carried: taking it up is the officer's own tap.
async fn open_or_carry(state: State, about: &Subject, reason: Option<Reason>) -> Result<Grant, Fault> {
    let opened = open(about, reason).await;
    let is_wanting = opened.as_ref().is_err_and(|fault| fault.kind == FaultKind::ReasonNeeded);
    match state.reason.get_untracked() {
        Some(carried) if is_wanting && matches!(about, Subject::Draft(_)) => open(about, Some(carried)).await,
        Some(_) | None => opened,
    }
}

/// Opens a subject.
pub async fn open(about: &Subject, reason: Option<Reason>) -> Result<Grant, Fault> {
    let needed = || Fault::new(FaultKind::ReasonNeeded, text_key!("frame.fault_reason"));
    match about {
        Subject::Person(person) => {
            bridge::call(&PersonOpen { person: *person, reason: reason.ok_or_else(needed)? }).await
        }
        Subject::Order(order) => bridge::call(&OrderOpen { order: *order, reason: reason.ok_or_else(needed)? }).await,
        Subject::Orders(text) => {
            bridge::call(&OrdersOpen { reason: reason.ok_or_else(needed)?, text: text.clone() }).await
        }
        Subject::Entry(entry) => bridge::call(&EntryOpen { entry: *entry, reason: reason.ok_or_else(needed)? }).await,
        Subject::Powers(order) => bridge::call(&PowersOpen { order: *order }).await,
        Subject::Draft(id) => bridge::call(&DraftReopen { id: *id, reason }).await,
        Subject::OwnRecords => bridge::call(&MineOpen {}).await,
        // Facts are granted with their answers.
        Subject::Facts(_) | Subject::Together(_) => Err(needed()),
    }
}
