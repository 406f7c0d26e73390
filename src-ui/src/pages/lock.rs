//! The lock screen: who, and their passphrase. Recording, and what waits for HQ, stay in reach.

use crate::dom::{live, view};
use crate::state::memo;
use crate::{
    bridge,
    components::{Choice, Radios, TextInput, focus_on, name_document},
    i18n::*,
    state::{State, WHILE_SHOWN, rename_address, use_state},
    text,
};
use cordon_core::wire::{Fault, FaultKind, SlotBrief, Unlock};
use leptos::{prelude::*, task::spawn_local};

/// Locked.
#[component]
pub fn LockPage() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let slots = memo(move || {
        state.session.with(|session| session.as_ref().map(|session| session.slots.clone())).unwrap_or_default()
    });
    let slot = RwSignal::new(slots.with_untracked(|slots| first_offered(slots)));
    let capture = move || slot.get().map_or_else(|| "/capture".to_owned(), |slot| format!("/capture?slot={slot}"));
    name_document(i18n, &tu_string!(i18n, frame.lock_title));
    let why = why_begun_anew(state);
    // Whoever stands before it came to type.
    request_animation_frame(|| focus_on("unlock-passphrase"));
    let soft = move || state.session.with(|session| session.as_ref().is_some_and(|session| !session.hardware_keystore));
    view! {
        <main id="main" class="room door" data-test="lock-page">
            <p class="brand">{t!(i18n, frame.app)}</p>
            <h1 tabindex="-1" data-test="title">{t!(i18n, frame.lock_title)}</h1>
            {why.map(|why| {
                let (test, words) = match why {
                    BegunAnew::Stopped => ("page-stopped", t!(i18n, frame.page_stopped)),
                    BegunAnew::WhileShown => ("locked-while-shown", t!(i18n, frame.lock_while_shown)),
                };
                view! { <p class="facts state tell" role="alert" data-test=test>{words}</p> }
            })}
            <UnlockForm held=slots chosen=slot/>
            <a href=capture class="button wide" data-test="lock-capture">{t!(i18n, frame.lock_capture)}</a>
            {move || soft().then(|| view! { <p class="sub">{t!(i18n, frame.lock_no_hardware)}</p> })}
            <p><A href="/sync" attr:class="govuk-link alone" attr:data-test="lock-sync">{t!(i18n, frame.lock_sync)}</A></p>
            <p class="sub">{t!(i18n, frame.lock_another_where)}</p>
        </main>
    }
}

/// Why the page was begun anew, where its address says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BegunAnew {
    /// The shell begins the page anew where the one before it stopped.
    Stopped,
    /// The device locked while the respondent's view stood open.
    WhileShown,
}

/// Read once: the next lock has another cause.
fn why_begun_anew(state: State) -> Option<BegunAnew> {
    let place = window().location();
    let said = place.search().ok()?;
    if said == "?stopped" {
        rename_address("/");
        return Some(BegunAnew::Stopped);
    }
    let ticked = js_sys::decode_uri_component(said.strip_prefix(WHILE_SHOWN)?).map(String::from);
    state.ticked.set_value(ticked.unwrap_or_default());
    rename_address(&place.pathname().ok()?);
    Some(BegunAnew::WhileShown)
}

/// Whoever unlocked here last comes first, as long as their slot can be opened.
fn first_offered(slots: &[SlotBrief]) -> Option<u32> {
    let open: Vec<u32> = slots.iter().filter(|slot| slot.tries_left > 0).map(|slot| slot.slot).collect();
    let last = last_slot::read().filter(|last| open.contains(last));
    last.or_else(|| open.first().copied()).or_else(|| slots.first().map(|slot| slot.slot))
}

/// The number of the slot that was opened last, kept as the theme is: it says nothing of anybody.
mod last_slot {
    use leptos::prelude::window;

    const KEY: &str = "cordon-slot";

    pub(super) fn read() -> Option<u32> {
        let storage = window().local_storage().ok().flatten()?;
        storage.get_item(KEY).ok().flatten()?.parse().ok()
    }

    pub(super) fn keep(slot: u32) {
        if let Some(storage) = window().local_storage().ok().flatten() {
            let _kept = storage.set_item(KEY, &slot.to_string());
        }
    }
}

/// Where a refusal to unlock is told: at the field, or above the form.
#[derive(Clone, Copy)]
struct Told {
    at_field: RwSignal<Option<String>>,
    above: RwSignal<Option<Fault>>,
}

impl Told {
    /// What the passphrase itself mends is told at its field, which takes the focus again.
    fn tell(self, i18n: text::I18n, fault: Fault) {
        let is_of_field =
            matches!(fault.kind, FaultKind::WrongPassphrase { .. } | FaultKind::TooSoon { .. } | FaultKind::Invalid);
        let (field, above) = if is_of_field { (Some(text::fault(i18n, &fault)), None) } else { (None, Some(fault)) };
        self.at_field.try_set(field);
        self.above.try_set(above);
        request_animation_frame(|| focus_on("unlock-passphrase"));
    }

    /// An empty field is no try, and the device is not asked.
    fn tell_missing(self, i18n: text::I18n) {
        self.above.set(None);
        self.at_field.set(Some(tu_string!(i18n, frame.lock_passphrase_missing)));
        focus_on("unlock-passphrase");
    }
}

#[component]
fn UnlockForm(held: Memo<Vec<SlotBrief>>, chosen: RwSignal<Option<u32>>) -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let passphrase = RwSignal::new(String::new());
    let told = Told { at_field: RwSignal::new(None), above: RwSignal::new(None) };
    let busy = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(slot) = chosen.get_untracked() else { return };
        if busy.get_untracked() {
            return;
        }
        let given = passphrase.get_untracked();
        if given.is_empty() {
            return told.tell_missing(i18n);
        }
        busy.set(true);
        let command = Unlock { slot, passphrase: given };
        spawn_local(async move {
            let reply = bridge::call(&command).await;
            passphrase.try_set(String::new());
            busy.try_set(false);
            match reply {
                Ok(session) => {
                    last_slot::keep(slot);
                    state.enter(session);
                }
                Err(refusal) => told.tell(i18n, refusal),
            }
        });
    };
    view! {
        <form on:submit=submit novalidate=true>
            <Slots held chosen/>
            {move || told.above.get().map(|fault| view! {
                <p class="govuk-error-message" role="alert" data-test="unlock-failed">{text::fault(i18n, &fault)}</p>
            })}
            <TextInput
                label=tu_string!(i18n, frame.lock_passphrase)
                name="unlock-passphrase"
                value=passphrase
                kind="password"
                autocomplete="current-password"
                error=told.at_field
            />
            <TriesLeft held chosen told/>
            <AccessSaid held chosen/>
            <UnlockButton held chosen busy/>
        </form>
    }
}

/// How many tries are left, where not all are and no refusal says it.
#[component]
fn TriesLeft(held: Memo<Vec<SlotBrief>>, chosen: RwSignal<Option<u32>>, told: Told) -> impl IntoView {
    let i18n = use_i18n();
    let tries = move || {
        if told.at_field.with(Option::is_some) {
            return None;
        }
        let slot = chosen.get();
        // Of a slot whose officer's access ended something else is said.
        let left = |slots: &Vec<SlotBrief>| {
            let brief = slots.iter().find(|brief| Some(brief.slot) == slot)?;
            (brief.tries_left > 0 || brief.access.is_none()).then_some(brief.tries_left)
        };
        held.with(left).filter(|left| *left < 10).map(|left| tu_string!(i18n, frame.lock_tries, count = left))
    };
    view! { <p class="sub" data-test="unlock-tries">{tries}</p> }
}

/// What HQ said of the access of whoever is chosen: that it waits to be confirmed, or that it ended.
#[component]
fn AccessSaid(held: Memo<Vec<SlotBrief>>, chosen: RwSignal<Option<u32>>) -> impl IntoView {
    let i18n = use_i18n();
    let said = move || {
        let slot = chosen.get();
        let of_it = |slots: &Vec<SlotBrief>| slots.iter().find(|brief| Some(brief.slot) == slot)?.access.clone();
        held.with(of_it).map(|access| i18n.text(&access))
    };
    move || said().map(|said| view! { <p class="facts state tell" data-test="unlock-access">{said}</p> })
}

/// Of several officers it names the one whose passphrase is asked. It keeps the focus while it works.
#[component]
fn UnlockButton(held: Memo<Vec<SlotBrief>>, chosen: RwSignal<Option<u32>>, busy: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let who = memo(move || {
        let slot = chosen.get();
        let named =
            |slots: &Vec<SlotBrief>| slots.iter().find(|one| Some(one.slot) == slot).map(|one| one.shown.clone());
        held.with(|slots| if slots.len() > 1 { named(slots) } else { None })
    });
    let words = move || match (busy.get(), who.get()) {
        (true, _) => tu_string!(i18n, frame.lock_unlocking),
        (false, Some(who)) => tu_string!(i18n, frame.lock_unlock_as, who = who),
        (false, None) => tu_string!(i18n, frame.lock_unlock),
    };
    view! {
        <button type="submit" class="button primary wide" data-test="unlock" aria-disabled=move || busy.get().then_some("true")>
            {words}
        </button>
    }
}

/// One officer is shown, several are to choose from.
#[component]
fn Slots(held: Memo<Vec<SlotBrief>>, chosen: RwSignal<Option<u32>>) -> impl IntoView {
    let i18n = use_i18n();
    // The tries left change at a wrong try; the names do not, and must not be built anew then.
    let names =
        memo(move || held.with(|slots| slots.iter().map(|slot| (slot.slot, slot.shown.clone())).collect::<Vec<_>>()));
    live(move || {
        let names = names.get();
        if let [(_, only)] = names.as_slice() {
            return view! { <p class="line" data-test="slot-only">{only.to_string()}</p> }.into_any();
        }
        let options = names.into_iter().map(|(number, shown)| Choice::new(number, key_of(number), shown)).collect();
        view! { <Radios legend=tu_string!(i18n, frame.lock_who) name="slot" options value=chosen/> }.into_any()
    })
}

/// The key of a slot; a machine has few, so the last is shared by any beyond.
pub fn key_of(slot: u32) -> &'static str {
    const KEYS: [&str; 12] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];
    usize::try_from(slot).ok().and_then(|slot| KEYS.get(slot)).copied().unwrap_or("more")
}
