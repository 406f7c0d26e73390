//! The root: the catalogue, the shared state, the gate and the routes.
//!
//! Hooks for the tests, as `data-test`. (`assess`, `capture`, `record`, `saved`, `mine`, `clocks`,
//! `sync`, `settings`, `orders` and `together` list theirs at the top of their own modules.)
//!
//! | where | `data-test` |
//! |---|---|
//! | every page | `title` `reason-line` `name-line` (where it concerns somebody) `back` `status-chip` `blank` `blanked` `menu` `clock-doubt` `access-waits` `loading` `failed` `retry` `empty` `coverage` `actions` `shortcuts` `sheet-close` `errors` |
//! | menu | `menu-sheet` `signed-in` `lock` `theme` `menu-clocks` `menu-settings` `enrol-another` `sheet-close` |
//! | patrol rooms | `nav-find` `nav-here` `nav-record` `nav-mine` |
//! | station rail | `rail` `rail-orders` `rail-find` `rail-here` `rail-record` `rail-mine` `rail-clocks` `rail-sync` `rail-settings` |
//! | reason sheet | `reason-sheet` `reason-at_scene` `reason-report` `reason-visit` `reason-custody` `reason-other` `reason-words` `reason-words-error` `reason-go` `reason-kinds` `reason-incident` `reason-cancel` |
//! | lock | `lock-page` `slot-only` `slot-1` (number) `unlock-tries` `unlock-access` `unlock-passphrase` `unlock-passphrase-error` `unlock` `unlock-failed` `lock-capture` `lock-sync` `page-stopped` `locked-while-shown` |
//! | enrol | `enrol-page` `enrol-hq` `enrol-code` `enrol-passphrase` `enrol-repeat` (each with `-error`) `enrol` `compare-digits` `compare-same` `enrol-cancel` |
//! | home `/` | `search-open` `here-inside` `here-cannot-tell` `here-near` `here-none` `here-no-fix` `work-clocks` `work-drafts` `work-waiting` `work-none` `home-record` |
//! | find `/find` | `search-box` `results` `results-count` `read-as` `hit` `hit-link` `hit-name` `hit-role` `hit-why` `band-likely` `band-possible` `band-weak` `nothing-held` `else-powers` `otherwise` (`data-key`) `else-control` `search-hint` |
//! | person | `identity` `clue` (`data-key`) `bound-by` `nothing-held` `protected-by` `other-roles` `history` `address` `reveal` `warning` `check-together` `assess-now` `record` `order-card` `order-link` `in-force` |
//! | order | `order-brief` `ended` `version` `coming` `breach` `power` `powers` `recalled` `sign-off` `no-law-row` `conflict` `question-1` … `question-5` `what-else` `if-broken` `condition` `plain` `hidden-run` `reveal-words` `reading` `exception` `references` `notice-event` `history` `show-or-read` `show-sheet` `show-anyway` `show-confirm-first` `show-cancel` `assess-now` |
//! | show | `show-page` `show-to` `show-condition` `show-duration` `show-no-words` `show-not-service` `show-finish` `done-told_of_existence` `done-terms_read` `done-copy_handed` `done-formally_served` `done-nothing` `show-language` `understood-yes` `understood-no` `understood-unknown` `show-passphrase` `show-leave` `show-failed` `done-error` `understood-error` `show-passphrase-error` `show-refused` `show-again` |
//! | here | `here-page` `here-fix` `here-none` `nothing-held` `area` (`data-state`) `area-link` `here-grid` `here-grid-error` `here-ask` `here-again` |

use crate::state::effect;
use crate::{
    bridge,
    components::{BlankScreen, Page, Rail, ShortcutSheet},
    dom::{Markup, foreign, view},
    gate::Gate,
    i18n::*,
    keys,
    pages::{
        assess::{AssessPage, PowersPage, kept},
        find::FindPage,
        here::HerePage,
        home::HomePage,
        mine::{ClocksPage, MinePage},
        order::OrderPage,
        orders::OrdersPage,
        person::PersonPage,
        record::{CheckPage, RecordPage, RecordStart, SavedPage},
        settings::SettingsPage,
        show::ShowDoor,
        sync::SyncPage,
        together::TogetherPage,
    },
    state::{State, clock_ms},
};
use cordon_core::wire::Part;
use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    path,
};
use std::time::Duration;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let state = State::new();
    provide_context(state);
    keep_fresh(state);
    leptos::view! {
        <Router>
            <House/>
        </Router>
    }
}

/// Hears of changes, and asks for the session when it changes and every half minute.
fn keep_fresh(state: State) {
    const HALF_MINUTE: Duration = Duration::from_secs(30);
    bridge::on_changes(move |changes| state.touched(&changes));
    effect(move || {
        state.watch(Part::Session);
        state.watch(Part::Sync);
        state.now_ms.track();
        state.refresh_session();
    });
    set_interval(move || state.now_ms.set(clock_ms()), HALF_MINUTE);
}

/// Everything inside the router: the gate decides what stands there.
#[component]
fn House() -> impl IntoView {
    let i18n = use_i18n();
    let shortcuts = RwSignal::new(false);
    let path = use_location().pathname;
    effect(move || kept::forget_elsewhere(&path.get()));
    keys::listen(shortcuts);
    let rooms = Callback::new(|()| view! { <Rooms/> }.into_any());
    view! {
        <a class="skip" href="#main" rel="external">{t!(i18n, frame.skip)}</a>
        <Gate rooms/>
        <BlankScreen/>
        <ShortcutSheet open=shortcuts/>
    }
}

/// A room as the router takes it: all of one type, so that it has one way to choose any.
macro_rules! room {
    ($Room:ident) => {
        (|| view! { <$Room/> }) as fn() -> Markup
    };
}

/// The rooms of an unlocked house.
#[component]
fn Rooms() -> impl IntoView {
    let routes = leptos::view! {
                <FlatRoutes fallback=NoSuchRoom>
                    <Route path=path!("/") view=room!(HomePage)/>
                    <Route path=path!("/find") view=room!(FindPage)/>
                    <Route path=path!("/person/:id") view=room!(PersonPage)/>
                    <Route path=path!("/person/:id/together") view=room!(TogetherPage)/>
                    <Route path=path!("/order/:id") view=room!(OrderPage)/>
                    <Route path=path!("/order/:id/show") view=room!(ShowDoor)/>
                    <Route path=path!("/order/:id/assess") view=room!(AssessPage)/>
                    <Route path=path!("/order/:id/powers") view=room!(PowersPage)/>
                    <Route path=path!("/here") view=room!(HerePage)/>
                    <Route path=path!("/record") view=room!(RecordStart)/>
                    <Route path=path!("/record/:draft") view=room!(RecordPage)/>
                    <Route path=path!("/record/:draft/check") view=room!(CheckPage)/>
                    <Route path=path!("/saved/:id") view=room!(SavedPage)/>
                    <Route path=path!("/mine") view=room!(MinePage)/>
                    <Route path=path!("/clocks") view=room!(ClocksPage)/>
                    <Route path=path!("/sync") view=room!(SyncPage)/>
                    <Route path=path!("/settings") view=room!(SettingsPage)/>
                    <Route path=path!("/orders") view=room!(OrdersPage)/>
                </FlatRoutes>
    };
    view! {
        <div class="house">
            <Rail/>
            <div class="page">{foreign(routes)}</div>
        </div>
    }
}

#[component]
fn NoSuchRoom() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Page title=tu_string!(i18n, frame.not_found_title).to_owned() back=true>
            <p>{t!(i18n, frame.not_found)}</p>
        </Page>
    }
}
