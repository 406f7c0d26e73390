//! The gate: what stands there depends on the session. Locked or not enrolled, no room is built.

use crate::dom::{AnyView, live, view};
use crate::state::{effect, memo};
use crate::{
    bridge,
    components::{Failed, Loading},
    pages::{capture::CapturePage, enrol::EnrolPage, lock::LockPage, show::ShowRoom, sync::SyncPage},
    state::{State, clock_ms, use_state},
    theme,
};
use cordon_core::wire::{Fault, OrderId, Touched};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;

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
    tell_touches(state);
    follow_theme(state);
    let door = memo(move || door(state, &path.get()));
    live(move || match door.get() {
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
    })
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
        Some((true, false)) => state.shown().map_or(Door::Open, Door::Showing),
    }
}

/// Tells the device that a person is there. The device locks itself by its own clock: a page that stops
/// telling is taken to be left.
fn tell_touches(state: State) {
    /// Longest time in which touches are told once.
    const ONCE_MS: i64 = 10_000;
    let told_at = StoredValue::new(0_i64);
    let tell = move || {
        let is_open = state.session.with_untracked(|session| session.as_ref().is_some_and(|held| !held.locked));
        let since_ms = clock_ms().saturating_sub(told_at.get_value());
        // A clock that was set back must not keep the page silent.
        if is_open && !(0..ONCE_MS).contains(&since_ms) {
            told_at.set_value(clock_ms());
            spawn_local(async move {
                // A device that does not hear it locks, which is the safe side.
                let _unheard = bridge::call(&Touched {}).await;
            });
        }
    };
    let touch = window_event_listener(ev::pointerdown, move |_| tell());
    let key = window_event_listener(ev::keydown, move |_| tell());
    let wheel = window_event_listener(ev::wheel, move |_| tell());
    on_cleanup(move || {
        touch.remove();
        key.remove();
        wheel.remove();
    });
}

/// Takes the device's theme where this page remembers none of its own.
fn follow_theme(state: State) {
    let device = memo(move || state.session.with(|session| session.as_ref().map(|session| session.settings.theme)));
    effect(move || {
        if let Some(theme) = device.get()
            && !theme::is_remembered()
        {
            theme::show(theme);
        }
    });
}
