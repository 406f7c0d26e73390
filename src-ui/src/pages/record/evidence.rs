//! Evidence: photo, sound, video, another file, or a reference to body-worn video.

use super::files;
use crate::bridge;
use crate::components::{Failed, TextInput};
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::text::{self, say};
use cordon_core::wire::text_key;
use cordon_core::wire::{DraftId, ExhibitAdd, ExhibitKind, ExhibitSheet, Fault, FaultKind, Verbatim};
use leptos::{prelude::*, task::spawn_local};
use web_sys::{File, HtmlInputElement};

/// What is held for the draft, and what is being added.
#[derive(Clone, Copy)]
struct Shelf {
    draft: DraftId,
    held: RwSignal<Vec<ExhibitSheet>>,
    adding: RwSignal<u32>,
    fault: RwSignal<Option<Fault>>,
}

impl Shelf {
    fn add_file(self, kind: ExhibitKind, file: &File) {
        let name = Verbatim(file.name());
        self.adding.update(|adding| *adding += 1);
        files::read(file, move |bytes| match bytes {
            Some(bytes) => self.send(kind, name, bytes),
            None => self.done(Err(Fault::new(FaultKind::Invalid, text_key!("refusal.file_unread")))),
        });
    }

    fn add_reference(self, reference: String) {
        self.adding.update(|adding| *adding += 1);
        self.send(ExhibitKind::BodyWornVideo, Verbatim::default(), reference);
    }

    fn send(self, kind: ExhibitKind, name: Verbatim, bytes: String) {
        spawn_local(async move {
            self.done(bridge::call(&ExhibitAdd { draft: self.draft, kind, name, bytes }).await);
        });
    }

    fn done(self, added: Result<ExhibitSheet, Fault>) {
        self.adding.try_update(|adding| *adding = adding.saturating_sub(1));
        match added {
            Ok(exhibit) => {
                self.held.try_update(|held| held.push(exhibit));
                self.fault.try_set(None);
            }
            Err(fault) => {
                self.fault.try_set(Some(fault));
            }
        }
    }
}

/// The shelf and the ways to add to it.
#[component]
pub fn Evidence(
    /// For which draft.
    draft: DraftId,
    /// What it holds already.
    held: Vec<ExhibitSheet>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shelf = Shelf { draft, held: RwSignal::new(held), adding: RwSignal::new(0), fault: RwSignal::new(None) };
    let exhibits = move || {
        let held = shelf.held.get();
        held.into_iter().map(|exhibit| view! { <li><Exhibit exhibit /></li> }).collect_view()
    };
    view! {
        <section class="field" id="evidence" tabindex="-1" data-test="evidence">
            <h2>{say!(i18n, record.evidence)}</h2>
            <ul class="bare shelf">{exhibits}</ul>
            <p class="sub" role="status" data-test="evidence-adding">
                {move || (shelf.adding.get() > 0).then(|| say!(i18n, record.adding))}
            </p>
            {move || shelf.fault.get().map(|fault| view! { <Failed fault /> })}
            <div class="picks">
                <Pick shelf kind=ExhibitKind::Photo test="evidence-photo" accept="image/*" capture="environment" />
                <Pick shelf kind=ExhibitKind::Audio test="evidence-audio" accept="audio/*" capture="user" />
                <Pick shelf kind=ExhibitKind::Video test="evidence-video" accept="video/*" capture="environment" />
                <Pick shelf kind=ExhibitKind::File test="evidence-file" />
            </div>
            <BodyWorn shelf />
        </section>
    }
}

#[component]
fn Pick(
    shelf: Shelf,
    kind: ExhibitKind,
    test: &'static str,
    #[prop(optional)] accept: Option<&'static str>,
    #[prop(optional)] capture: Option<&'static str>,
) -> impl IntoView {
    let i18n = use_i18n();
    let picked = move |event: leptos::ev::Event| {
        let input = event_target::<HtmlInputElement>(&event);
        for file in files::chosen(&input) {
            shelf.add_file(kind, &file);
        }
    };
    view! {
        <label class="pick">
            <input type="file" id=test data-test=test accept=accept capture=capture on:change=picked />
            <span>{text::exhibit(i18n, kind)}</span>
        </label>
    }
}

#[component]
fn BodyWorn(shelf: Shelf) -> impl IntoView {
    let i18n = use_i18n();
    let reference = RwSignal::new(String::new());
    let add = move |_| {
        let typed = reference.get_untracked().trim().to_owned();
        if !typed.is_empty() {
            reference.set(String::new());
            shelf.add_reference(typed);
        }
    };
    view! {
        <div class="beside">
            <TextInput label=say!(i18n, record.bwv) hint=say!(i18n, record.bwv_hint) name="evidence-bwv" value=reference />
            <button type="button" class="button" data-test="evidence-bwv-add" on:click=add>{say!(i18n, record.add)}</button>
        </div>
    }
}

/// One exhibit with its reference, size, hash and way to HQ.
#[component]
fn Exhibit(exhibit: ExhibitSheet) -> impl IntoView {
    let i18n = use_i18n();
    let short: String = exhibit.sha256.chars().take(12).collect();
    view! {
        <article class="exhibit" data-test="exhibit" data-reference=exhibit.reference.0.clone()>
            <strong>{exhibit.reference.0.clone()}</strong>
            <span class="sub">
                {text::exhibit(i18n, exhibit.kind)} " · " {text::bytes(i18n, exhibit.size_bytes)}
            </span>
            {(!exhibit.name.is_empty()).then(|| view! { <span class="sub" data-test="exhibit-name">{exhibit.name.0.clone()}</span> })}
            <span class="sub mono" title=exhibit.sha256.0.clone()>{say!(i18n, record.sha256, hash = short)}</span>
        </article>
    }
}
