//! What a page shows while it has nothing: loading, failed, empty. Each on purpose.

use crate::dom::{AnyView, Children, Markup, view};
use crate::state::memo;
use crate::{
    i18n::*,
    state::{Fetched, Fetching, Held, Stage},
    text,
};
use cordon_core::wire::{Fault, FaultKind};
use leptos::prelude::*;

/// Something is on its way.
#[component]
pub fn Loading() -> impl IntoView {
    let i18n = use_i18n();
    view! { <p class="quiet" role="status" data-test="loading">{t!(i18n, frame.loading)}</p> }
}

/// Something was refused or could not be done: why, and again.
#[component]
pub fn Failed(
    /// Why.
    fault: Fault,
    /// Tries again, where that makes sense.
    #[prop(optional)]
    retry: Option<Callback<()>>,
    /// What could not be done, where it is something else than to be shown.
    #[prop(optional, into)]
    title: Option<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let again = retry.map(|retry| {
        view! {
            <button type="button" class="button" data-test="retry" on:click=move |_| retry.run(())>
                {t!(i18n, frame.again)}
            </button>
        }
    });
    view! {
        <section class="failed" role="alert" data-test="failed">
            <h2>{title.unwrap_or_else(|| t!(i18n, frame.failed_title))}</h2>
            <p>{text::fault(i18n, &fault)}</p>
            {again}
        </section>
    }
}

/// Nothing is held, said with its reach: never an all-clear.
#[component]
pub fn Empty(
    /// What is not there.
    #[prop(into)]
    title: String,
    /// What else there is.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="empty" data-test="empty">
            <h2>{title}</h2>
            {children.draw()}
        </section>
    }
}

/// A fetched value's view, or that it is loading, or why it failed.
#[component]
pub fn Loaded<T: Clone + Send + Sync + 'static>(
    /// What was fetched.
    of: Fetched<T>,
    /// The view of a value.
    shown: Callback<T, AnyView>,
) -> impl IntoView {
    let (of, shown) = of.view(shown);
    loaded(of, shown)
}

fn loaded(of: Fetching, shown: Callback<Held, AnyView>) -> AnyView {
    let stage = memo(move || of.stage());
    let staged = move || match stage.get() {
        Stage::Loading => view! { <Loading/> },
        // The line above says it already.
        Stage::Failed(Fault { kind: FaultKind::Stale, .. }) => Markup::Nothing,
        Stage::Failed(fault) => view! { <Failed fault retry=Callback::new(move |()| of.again())/> },
        Stage::Ready(value) => shown.run(value),
    };
    view! {
        <Changed of/>
        {staged}
    }
}

/// That what stands here has changed since it was looked at, and the tap that looks again.
#[component]
fn Changed(
    /// What was fetched.
    of: Fetching,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div role="status">
            {move || of.is_stale().then(|| view! {
                <section class="facts state tell" data-test="changed">
                    <p class="line">{t!(i18n, frame.changed)}</p>
                    <button type="button" class="button" data-test="look-again" on:click=move |_| of.look_again()>
                        {t!(i18n, frame.look_again)}
                    </button>
                </section>
            })}
        </div>
    }
}
