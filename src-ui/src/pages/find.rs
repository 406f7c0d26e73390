//! Find: one box, under the reason of this incident, hits as the officer types. One question is under way at a
//! time; while it is, only the newest of what was typed since waits.

mod hits;

use crate::dom::view;
use crate::state::{effect, memo};
use crate::{
    bridge,
    components::{Failed, Page, UnderReason},
    i18n::*,
    state::use_state,
};
use cordon_core::wire::bounds::QUERY_CHARACTERS;
use cordon_core::wire::{Fault, Part, Reason, Results, Search, SearchClose, SearchId, SearchOpen, SearchSettle};
use hits::{Answers, Found, counted};
use leptos::{html, prelude::*, task::spawn_local};
use std::time::Duration;

/// Find.
#[component]
pub fn FindPage() -> impl IntoView {
    let i18n = use_i18n();
    let opened = Callback::new(|reason: Reason| view! { <SearchRoom reason/> }.into_any());
    view! {
        <Page title=tu_string!(i18n, find.title).to_owned() back=true>
            <UnderReason title=tu_string!(i18n, frame.reason_search_title) opened/>
        </Page>
    }
}

/// One opening of the box.
#[derive(Clone, Copy)]
struct Searching {
    id: RwSignal<Option<SearchId>>,
    answers: Answers,
    fault: RwSignal<Option<Fault>>,
    /// Counts what was typed: a reply to what no longer stands in the box is not shown.
    turn: StoredValue<u64>,
    /// Whether a question is under way.
    asking: StoredValue<bool>,
    /// What was typed while it was.
    next: StoredValue<Option<String>>,
    /// Whether hits were shown that are not yet journalled as settled.
    unsettled: StoredValue<bool>,
}

impl Searching {
    fn new() -> Self {
        Self {
            id: RwSignal::new(None),
            answers: Answers::none(),
            fault: RwSignal::new(None),
            turn: StoredValue::new(0),
            asking: StoredValue::new(false),
            next: StoredValue::new(None),
            unsettled: StoredValue::new(false),
        }
    }

    fn open(self, reason: Reason) {
        spawn_local(async move {
            match bridge::call(&SearchOpen { reason }).await {
                Ok(opened) => {
                    if self.id.try_set(Some(opened.search)).is_some() {
                        // The page went before the box was open.
                        close(opened.search);
                    }
                }
                Err(fault) => {
                    self.fault.try_set(Some(fault));
                }
            }
        });
    }

    /// Something was typed, the search has just opened, or what can be searched has changed.
    fn typed(self, search: SearchId, text: String) {
        self.turn.update_value(|turn| *turn += 1);
        if text.trim().is_empty() {
            self.next.set_value(None);
            self.answers.clear();
        } else if self.asking.get_value() {
            self.next.set_value(Some(text));
        } else {
            self.asking.set_value(true);
            let turn = self.turn.get_value();
            // What was typed is painted first.
            set_timeout(move || self.ask_newest(search, text, turn), Duration::ZERO);
        }
    }

    /// Asks what stands in the box now: what was typed at a turn, what was typed since, or nothing, where it
    /// was emptied since.
    fn ask_newest(self, search: SearchId, text: String, turn: u64) {
        // The page may be gone.
        let Some(now) = self.turn.try_get_value() else { return };
        match self.next.try_update_value(Option::take).flatten() {
            Some(newer) => self.ask(search, newer),
            None if now == turn => self.ask(search, text),
            None => self.asking.set_value(false),
        }
    }

    fn ask(self, search: SearchId, text: String) {
        const PAUSE: Duration = Duration::from_millis(1_500);
        // The page may be gone.
        let Some(turn) = self.turn.try_get_value() else { return };
        self.asking.set_value(true);
        spawn_local(async move {
            let reply = bridge::call(&Search { search, text }).await;
            let Some(now) = self.turn.try_get_value() else { return };
            self.asking.set_value(false);
            self.unsettled.set_value(true);
            if let Some(next) = self.next.try_update_value(Option::take).flatten() {
                self.ask(search, next);
            }
            if now != turn {
                return;
            }
            // Reading an answer and showing it are a task each.
            set_timeout(move || self.show(turn, reply), Duration::ZERO);
            set_timeout(
                move || {
                    if self.turn.try_get_value() == Some(turn) {
                        self.settle(search);
                    }
                },
                PAUSE,
            );
        });
    }

    /// Shows the answer to what was typed at a turn, unless it no longer stands in the box.
    fn show(self, turn: u64, reply: Result<Results, Fault>) {
        if self.turn.try_get_value() != Some(turn) {
            return;
        }
        match reply {
            Ok(results) => {
                self.fault.set(None);
                // Nothing of it could be looked for: that is no answer to show.
                if results.read_as.is_empty() {
                    self.answers.clear();
                } else {
                    self.answers.show(results);
                }
            }
            Err(fault) => {
                self.answers.clear();
                self.fault.set(Some(fault));
            }
        }
    }

    /// The query and the hits shown are journalled.
    fn settle(self, search: SearchId) {
        if self.unsettled.try_get_value() != Some(true) {
            return;
        }
        self.unsettled.set_value(false);
        spawn_local(async move {
            if let Err(fault) = bridge::call(&SearchSettle { search }).await {
                self.fault.try_set(Some(fault));
            }
        });
    }
}

/// The search is over: the page has gone, and nothing is left to show a fault on. What is not closed is at
/// the next lock.
fn close(search: SearchId) {
    spawn_local(async move {
        let _closed_at_lock_at_the_latest = bridge::call(&SearchClose { search }).await;
    });
}

#[component]
fn SearchRoom(reason: Reason) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let searching = Searching::new();
    searching.open(reason.clone());
    let reason = StoredValue::new(reason);
    effect(move || {
        let text = state.query.get();
        // While the index loads, numbers alone are answered: asked again once it is ready.
        state.watch(Part::Search);
        if let Some(search) = searching.id.get() {
            searching.typed(search, text);
        }
    });
    on_cleanup(move || {
        if let Some(search) = searching.id.try_get_untracked().flatten() {
            close(search);
        }
    });
    let failed = move || {
        searching.fault.get().map(|fault| {
            let retry = Callback::new(move |()| {
                searching.fault.set(None);
                // Where not even the search could be opened, that is tried again first.
                if searching.id.get_untracked().is_none() {
                    searching.open(reason.get_value());
                }
                state.query.notify();
            });
            view! { <Failed fault retry/> }
        })
    };
    let answers = searching.answers;
    let is_answered = memo(move || answers.newest.with(Option::is_some));
    let shown = move || match is_answered.get() {
        false => view! { <p class="sub" data-test="search-hint">{t!(i18n, find.search_hint)}</p> }.into_any(),
        true => view! { <Found answers/> }.into_any(),
    };
    let said = RwSignal::new(String::new());
    say_after_a_pause(i18n, answers, said);
    view! {
        <SearchBox query=state.query/>
        {failed}
        <p class="govuk-visually-hidden" role="status" data-test="results-count">{move || said.get()}</p>
        <div data-test="results">{shown}</div>
    }
}

/// Says how many were found once typing rests, and not at every letter.
fn say_after_a_pause(i18n: I18n, answers: Answers, said: RwSignal<String>) {
    const REST: Duration = Duration::from_secs(1);
    let mut rested = debounce(REST, move |words: String| {
        said.try_set(words);
    });
    effect(move || {
        rested(answers.newest.with(|found| found.as_ref().map(|found| counted(i18n, found)).unwrap_or_default()))
    });
}

#[component]
fn SearchBox(query: RwSignal<String>) -> impl IntoView {
    let i18n = use_i18n();
    let field = NodeRef::<html::Input>::new();
    // The page's heading takes the focus first; the box takes it after, for the officer came to type.
    effect(move || {
        if let Some(field) = field.get() {
            request_animation_frame(move || {
                let _focused = field.focus();
            });
        }
    });
    view! {
        <label class="govuk-visually-hidden" for="search-box">{t!(i18n, find.search_label)}</label>
        <input
            id="search-box"
            class="search"
            type="search"
            data-test="search-box"
            node_ref=field
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="search"
            maxlength=QUERY_CHARACTERS.to_string()
            placeholder=tu_string!(i18n, find.search_prompt)
            prop:value=move || query.get()
            on:input=move |event| query.set(event_target_value(&event))
        />
    }
}
