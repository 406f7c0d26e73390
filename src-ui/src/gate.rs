//! The gate: what stands there depends on the session. Locked or not enrolled, no room is built.

use crate::{
    components::{Failed, Loading, lock_with},
    pages::{capture::CapturePage, enrol::EnrolPage, lock::LockPage, show::ShowRoom, sync::SyncPage},
    state::{State, clock_ms, use_state},
    theme,
};
use cordon_core::wire::{Fault, OrderId};
use leptos::{ev, prelude::*};
use leptos_router::hooks::use_location;
use std::time::Duration;

/// What stands in the house.
#[derive(Clone, Debug, PartialEq)]
enum Door {
    /// The session is on its way.
    Waiting,
    /// It could not be fetched.
    Broken(Fault),
    /// Nobody is enrolled.
    Enrol,
    /// Locked.
    Locked,
    /// Locked, but the sync centre was asked for: what waits holds no case data.
    LockedSync,
    /// Locked, and somebody records without unlocking: nothing held is shown.
    LockedCapture,
    /// The respondent holds the screen: nothing else can be reached.
    Showing(OrderId),
    /// All rooms.
    Open,
}

/// Shows what the session allows.
#[component]
pub fn Gate(
    /// The rooms of an unlocked house.
    rooms: Callback<(), AnyView>,
) -> impl IntoView {
    let state = use_state();
    let path = use_location().pathname;
    watch_idleness(state);
    follow_theme(state);
    let door = Memo::new(move |_| door(state, &path.get()));
    move || match door.get() {
        Door::Waiting => view! { <main id="main" class="room"><Loading/></main> }.into_any(),
        Door::Broken(fault) => {
            let retry = Callback::new(move |()| state.refresh_session());
            view! { <main id="main" class="room"><Failed fault retry/></main> }.into_any()
        }
        Door::Enrol => view! { <EnrolPage/> }.into_any(),
        Door::Locked => view! { <LockPage/> }.into_any(),
        Door::LockedSync => view! { <div class="page"><SyncPage/></div> }.into_any(),
        Door::LockedCapture => view! { <CapturePage/> }.into_any(),
        Door::Showing(order) => view! { <ShowRoom order/> }.into_any(),
        Door::Open => rooms.run(()),
    }
}

fn door(state: State, path: &str) -> Door {
    let session = state.session.with(|session| session.as_ref().map(|session| (session.enrolled, session.locked)));
    match session {
        None => state.session_fault.get().map_or(Door::Waiting, Door::Broken),
        Some(_) if state.enrolling.get() => Door::Enrol,
        Some((false, _)) => Door::Enrol,
        Some((true, true)) if path == "/sync" => Door::LockedSync,
        Some((true, true)) if path == "/capture" => Door::LockedCapture,
        Some((true, true)) => Door::Locked,
        Some((true, false)) => state.showing.get().map_or(Door::Open, Door::Showing),
    }
}

/// Locks after the minutes the settings say without a touch or a key.
fn watch_idleness(state: State) {
    const LOOK: Duration = Duration::from_secs(10);
    let touched_at = StoredValue::new(clock_ms());
    let touch = window_event_listener(ev::pointerdown, move |_| touched_at.set_value(clock_ms()));
    let key = window_event_listener(ev::keydown, move |_| touched_at.set_value(clock_ms()));
    let look = set_interval_with_handle(
        move || {
            let limit = state.session.with_untracked(|session| {
                let session = session.as_ref().filter(|session| session.enrolled && !session.locked)?;
                Some(i64::from(session.settings.lock_after_min) * 60_000)
            });
            let idle = clock_ms().saturating_sub(touched_at.get_value());
            if limit.is_some_and(|limit| limit > 0 && idle >= limit) {
                lock_with(state);
            }
        },
        LOOK,
    )
    .ok();
    on_cleanup(move || {
        touch.remove();
        key.remove();
        if let Some(look) = look {
            look.clear();
        }
    });
}

/// Takes the device's theme where this page remembers none of its own.
fn follow_theme(state: State) {
    let device =
        Memo::new(move |_| state.session.with(|session| session.as_ref().map(|session| session.settings.theme)));
    Effect::new(move |_| {
        if let Some(theme) = device.get()
            && !theme::is_remembered()
        {
            theme::show(theme);
        }
    });
}
