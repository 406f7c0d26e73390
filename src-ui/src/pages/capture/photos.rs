//! Photographs: each on disk, hashed and encrypted, before it is named here.

use super::begun::Begun;
use crate::bridge;
use crate::dom::view;
use crate::i18n::use_i18n;
use crate::pages::record::files;
use crate::text::{self, say};
use cordon_core::wire::text_key;
use cordon_core::wire::{CaptureId, ExhibitKind, Fault, FaultKind, LockedCaptureAdd, LockedExhibit, Verbatim};
use leptos::{prelude::*, task::spawn_local};
use web_sys::{File, HtmlInputElement};

/// What is kept, and the way to add to it.
#[component]
pub fn Photos(
    /// The record.
    begun: Begun,
) -> impl IntoView {
    let i18n = use_i18n();
    let kept = move || {
        let kept = begun.kept.get();
        kept.into_iter().map(|exhibit| view! { <li><Kept exhibit /></li> }).collect_view()
    };
    let picked = move |event: leptos::ev::Event| {
        let input = event_target::<HtmlInputElement>(&event);
        for file in files::chosen(&input) {
            add(begun, &file);
        }
    };
    view! {
        <section class="field" id="capture-photos" tabindex="-1">
            <h2>{say!(i18n, record.capture_photos)}</h2>
            {move || begun.kept.with(Vec::is_empty).then(|| view! {
                <p class="sub" data-test="capture-none">{say!(i18n, record.capture_no_photos)}</p>
            })}
            <ul class="bare shelf">{kept}</ul>
            <p class="sub" role="status" data-test="capture-adding">
                {move || (begun.adding.get() > 0).then(|| say!(i18n, record.adding))}
            </p>
            <label class="pick">
                <input type="file" id="capture-photo" data-test="capture-photo" accept="image/*" capture="environment"
                    disabled=move || begun.id.with(Option::is_none) on:change=picked />
                <span>{text::exhibit(i18n, ExhibitKind::Photo)}</span>
            </label>
        </section>
    }
}

fn add(begun: Begun, file: &File) {
    let Some(id) = begun.id.get_untracked() else { return };
    let name = Verbatim(file.name());
    begun.adding.update(|adding| *adding += 1);
    files::read(file, move |bytes| match bytes {
        Some(bytes) => send(begun, id, name, bytes),
        None => done(begun, Err(Fault::new(FaultKind::Invalid, text_key!("refusal.file_unread")))),
    });
}

fn send(begun: Begun, id: CaptureId, name: Verbatim, bytes: String) {
    spawn_local(async move {
        let command = LockedCaptureAdd { id, kind: ExhibitKind::Photo, name, bytes };
        done(begun, bridge::call(&command).await);
    });
}

fn done(begun: Begun, added: Result<LockedExhibit, Fault>) {
    begun.adding.try_update(|adding| *adding = adding.saturating_sub(1));
    match added {
        Ok(exhibit) => {
            // The same photograph again is the one that is kept already.
            begun.kept.try_update(|kept| {
                kept.retain(|held| held.number != exhibit.number);
                kept.push(exhibit);
            });
            begun.fault.try_set(None);
        }
        Err(fault) => {
            begun.fault.try_set(Some(fault));
        }
    }
}

#[component]
fn Kept(exhibit: LockedExhibit) -> impl IntoView {
    let i18n = use_i18n();
    let short: String = exhibit.sha256.chars().take(12).collect();
    view! {
        <article class="exhibit" data-test="capture-kept">
            <strong>{exhibit.number}</strong>
            <span class="sub">{text::exhibit(i18n, exhibit.kind)} " · " {text::bytes(i18n, exhibit.size_bytes)}</span>
            {(!exhibit.name.is_empty()).then(|| view! { <span class="sub" data-test="exhibit-name">{exhibit.name.0.clone()}</span> })}
            <span class="sub mono" title=exhibit.sha256.0.clone()>{say!(i18n, record.sha256, hash = short)}</span>
        </article>
    }
}
