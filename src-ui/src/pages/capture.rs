//! `/capture`, on a locked device alone: whoever holds it records, and sees nothing that is held.
//!
//! | `data-test` | what |
//! |---|---|
//! | `capture-page` `capture-reach` (`data-online`) | the page; whether HQ is reached |
//! | `capture-slot` `capture-slot-nobody` `capture-slot-1` (number) `capture-as` | whose it is said to be |
//! | `capture-account` `capture-who` `capture-when` `capture-when-now` … `capture-about` | the words and the time |
//! | `capture-place-here` `capture-place-words` `capture-place-fix` `capture-place-text` | where |
//! | `capture-photo` `capture-kept` `capture-none` `capture-adding` | photographs |
//! | `capture-save` `capture-leave` | save; back to the lock page |
//! | `capture-saved` `capture-saved-at` `capture-short` `capture-again` `capture-unlock` | saved on this device |

mod begun;
mod photos;
mod place;

use super::lock::key_of;
use super::record::moment::{Moment, UnreadMoments};
use super::record::path::from_query;
use super::record::tick::Tick;
use crate::bridge;
use crate::components::{
    Actions, Choice, ErrorSummary, Failed, Faults, Radios, TextArea, TextInput, name_document, use_go,
};
use crate::dom::{live, view};
use crate::i18n::use_i18n;
use crate::state::use_state;
use crate::state::{effect, memo};
use crate::text::{self, I18n, say};
use begun::Begun;
use cordon_core::wire::{
    CaptureId, Fault, FaultKind, LockedCaptureForm, LockedCaptureSave, PlaceInput, Saved, SlotBrief, Timestamp,
    is_blank,
};
use leptos::{html, prelude::*, task::spawn_local};
use photos::Photos;
use place::Place;

/// Longest text of a field, in characters: as the device holds it.
const LONGEST: usize = 20_000;

/// Records without unlocking.
#[component]
pub fn CapturePage() -> impl IntoView {
    let i18n = use_i18n();
    let saved = RwSignal::new(None::<Saved>);
    name_document(i18n, &say!(i18n, record.capture_title));
    let heading = NodeRef::<html::H1>::new();
    effect(move || {
        if let Some(heading) = heading.get() {
            let _focused = heading.focus();
        }
    });
    view! {
        <main id="main" class="room door" data-test="capture-page">
            <h1 node_ref=heading tabindex="-1" data-test="title">{say!(i18n, record.capture_title)}</h1>
            <p class="facts">{say!(i18n, record.capture_sealed)}</p>
            <Reach />
            {move || match saved.get() {
                Some(done) => view! { <Done done saved /> }.into_any(),
                None => view! { <Form saved /> }.into_any(),
            }}
        </main>
    }
}

/// Whether HQ is reached; offline it says what that means.
#[component]
fn Reach() -> impl IntoView {
    let i18n = use_i18n();
    let state = use_state();
    let status = memo(move || state.session.with(|session| session.as_ref().map(|session| session.status.clone())));
    let words = move || status.get().map(|status| text::chip(i18n, &status));
    let offline = move || status.get().is_some_and(|status| status.online == Some(false));
    view! {
        <p class="sub" role="status" data-test="capture-reach" data-online=move || (!offline()).to_string()>
            {words}
            {move || offline().then(|| format!(". {}", say!(i18n, record.capture_offline)))}
        </p>
    }
}

/// What is typed so far.
#[derive(Clone, Copy)]
struct Typed {
    account: RwSignal<String>,
    who: RwSignal<String>,
    at: RwSignal<Option<Timestamp>>,
    about: RwSignal<bool>,
    place: RwSignal<Option<PlaceInput>>,
    place_words: RwSignal<String>,
}

impl Typed {
    fn blank() -> Self {
        Self {
            account: RwSignal::new(String::new()),
            who: RwSignal::new(String::new()),
            at: RwSignal::new(None),
            // Whoever writes it down afterwards says "about now".
            about: RwSignal::new(true),
            place: RwSignal::new(None),
            place_words: RwSignal::new(String::new()),
        }
    }

    /// As the device takes it; reactive.
    fn form(self) -> LockedCaptureForm {
        LockedCaptureForm {
            account: self.account.get(),
            who: self.who.get(),
            at: self.at.get(),
            about: self.about.get(),
            place: self.place.get(),
            place_words: self.place_words.get(),
        }
    }

    fn is_blank(self) -> bool {
        [self.account, self.who, self.place_words].iter().all(|field| field.with_untracked(|text| is_blank(text)))
    }
}

#[component]
fn Form(saved: RwSignal<Option<Saved>>) -> impl IntoView {
    let i18n = use_i18n();
    provide_context(UnreadMoments::none());
    let typed = Typed::blank();
    let begun = Begun::new(chosen_slot());
    let sending = RwSignal::new(false);
    let faults = Faults::none();
    let unread = use_context::<UnreadMoments>();
    faults.mend(move || {
        let unread = unread.map(|unread| unread.found(i18n)).unwrap_or_default();
        problems(i18n, &typed.form(), begun, unread)
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let unread = unread.map(|unread| unread.press(i18n)).unwrap_or_default();
        let form = untrack(move || typed.form());
        let found = untrack(|| problems(i18n, &form, begun, unread));
        let complete = found.is_empty();
        faults.tell(found);
        if complete {
            send(form, begun, sending, saved);
        }
    };
    view! {
        <form class="stack" on:submit=save novalidate=true>
            <ErrorSummary faults />
            {move || begun.fault.get().map(|fault| view! { <Fell fault begun /> })}
            <WhoRecords begun />
            <TextArea label=say!(i18n, record.what_happened) name="capture-account" value=typed.account
                rows=5 error=faults.of("capture-account") />
            <TextInput label=say!(i18n, record.capture_who) name="capture-who" value=typed.who error=faults.of("capture-who") />
            <Moment name="capture-when" asked=say!(i18n, record.when) plain=say!(i18n, record.when_saving)
                given=None
                heard=Callback::new(move |at| typed.at.set(at)) />
            <Tick id="capture-about" test="capture-about" label=say!(i18n, record.capture_about) ticked=typed.about
                heard=Callback::new(move |about| typed.about.set(about)) />
            <Place place=typed.place words=typed.place_words error=faults.of("capture-place-text") />
            <Photos begun />
            <Leave typed />
            <Actions>
                <button type="submit" class="button primary" data-test="capture-save"
                    disabled=move || sending.get() || !begun.is_ready()>
                    {move || if sending.get() { say!(i18n, record.saving) } else { say!(i18n, record.save_here) }}
                </button>
            </Actions>
        </form>
    }
}

/// The slot that was chosen on the lock page, where it is one of this device's.
fn chosen_slot() -> Option<u32> {
    let asked = from_query::<u32>("slot");
    slots().into_iter().map(|slot| slot.slot).find(|slot| Some(*slot) == asked)
}

fn slots() -> Vec<SlotBrief> {
    let session = use_state().session;
    session.with_untracked(|session| session.as_ref().map(|session| session.slots.clone())).unwrap_or_default()
}

/// What keeps it from being saved, by the id of the field that can mend it.
fn problems(
    i18n: I18n,
    form: &LockedCaptureForm,
    begun: Begun,
    unread: Vec<(String, String)>,
) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut add = |field: &str, wrong: String| found.push((field.to_owned(), wrong));
    if is_blank(&form.account) && begun.kept.with(Vec::is_empty) {
        add("capture-account", say!(i18n, record.need_account));
    }
    let fields =
        [("capture-account", &form.account), ("capture-who", &form.who), ("capture-place-text", &form.place_words)];
    for (field, text) in fields {
        if text.chars().count() > LONGEST {
            add(field, say!(i18n, record.capture_long));
        }
    }
    for (field, wrong) in unread {
        add(&field, wrong);
    }
    found
}

fn send(form: LockedCaptureForm, begun: Begun, sending: RwSignal<bool>, saved: RwSignal<Option<Saved>>) {
    let Some(id) = begun.id.get_untracked() else { return };
    if sending.get_untracked() {
        return;
    }
    sending.set(true);
    spawn_local(async move {
        let reply = bridge::call(&LockedCaptureSave { id, form }).await;
        sending.try_set(false);
        match reply {
            Ok(done) => {
                saved.try_set(Some(done));
            }
            Err(fault) if fault.kind == FaultKind::NotFound => begun.anew(fault),
            Err(fault) => {
                begun.fault.try_set(Some(fault));
            }
        }
    });
}

/// Something was refused; where no record could be begun, again.
#[component]
fn Fell(fault: Fault, begun: Begun) -> impl IntoView {
    if begun.id.with_untracked(Option::is_some) {
        return view! { <Failed fault /> }.into_any();
    }
    view! { <Failed fault retry=Callback::new(move |()| begun.open()) /> }.into_any()
}

/// Whose it is said to be. Once a photograph is kept, the claim stands.
#[component]
fn WhoRecords(begun: Begun) -> impl IntoView {
    let i18n = use_i18n();
    let slots = StoredValue::new(slots());
    let options = move || {
        let mut options: Vec<Choice<Option<u32>>> = slots
            .get_value()
            .into_iter()
            .map(|slot| Choice::new(Some(slot.slot), key_of(slot.slot), slot.shown))
            .collect();
        options.push(Choice::new(None, "nobody", say!(i18n, record.capture_nobody)));
        options
    };
    let shown = move || {
        let chosen = begun.slot.get().flatten();
        let named = slots.get_value().into_iter().find(|slot| Some(slot.slot) == chosen).map(|slot| slot.shown.0);
        named.unwrap_or_else(|| say!(i18n, record.capture_nobody))
    };
    live(move || {
        if begun.kept.with(Vec::is_empty) && begun.adding.get() == 0 {
            view! {
                <Radios legend=say!(i18n, record.capture_who_records) name="capture-slot" options=options() value=begun.slot />
            }
            .into_any()
        } else {
            view! { <p class="line" data-test="capture-as">{say!(i18n, record.capture_as, who = shown())}</p> }
                .into_any()
        }
    })
}

/// Back to the lock page. What is typed is asked about once; what is kept stays kept.
#[component]
fn Leave(typed: Typed) -> impl IntoView {
    let i18n = use_i18n();
    let go = use_go();
    let sure = RwSignal::new(false);
    let leave = move |_| {
        if typed.is_blank() || sure.get_untracked() {
            go.run("/".to_owned());
        } else {
            sure.set(true);
        }
    };
    let words =
        move || if sure.get() { say!(i18n, record.capture_leave_sure) } else { say!(i18n, record.capture_leave) };
    view! { <button type="button" class="button quiet-button" data-test="capture-leave" on:click=leave>{words}</button> }
}

/// Saved means on disk: from here on only HQ, or this device once unlocked, can open it.
#[component]
fn Done(done: Saved, saved: RwSignal<Option<Saved>>) -> impl IntoView {
    let i18n = use_i18n();
    let short = done.id.parse::<CaptureId>().map_or_else(|_| done.id.0.clone(), |id| id.short());
    view! {
        <section class="facts saved" role="status" data-test="capture-saved">
            <p class="line" data-test="capture-saved-at">{say!(i18n, record.saved_at, time = done.at.time.clone())}</p>
            <p>{say!(i18n, record.capture_saved_next)}</p>
            <p class="sub mono" data-test="capture-short">{say!(i18n, record.capture_short, id = short)}</p>
        </section>
        <A href="/" attr:class="button primary wide" attr:data-test="capture-unlock">{say!(i18n, record.capture_unlock)}</A>
        <button type="button" class="button wide" data-test="capture-again" on:click=move |_| saved.set(None)>
            {say!(i18n, record.capture_again)}
        </button>
    }
}
