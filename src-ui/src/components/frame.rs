//! The frame around every page: heading, main part, and the ways between rooms.
//!
//! Under 1024 px the rooms are at the bottom, in thumb reach; from there on they are a rail.

use super::{Glyph, Icon, ReasonLine, TopBar, focus_on};
use crate::dom::{Children, ChildrenFn, live, view};
use crate::state::{effect, memo};
use crate::{i18n::*, state::use_state, text};
use cordon_core::wire::Deed;
use leptos::{html, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use wasm_bindgen::JsCast;

/// A page: one heading, which takes the focus when the page opens. The document is called by the page's
/// name: never by whom or what it shows.
#[component]
pub fn Page(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// The page's name, where its heading says whom or what it shows.
    #[prop(optional, into)]
    named: Option<String>,
    /// Whether a button leads back.
    #[prop(optional)]
    back: bool,
    /// No bottom navigation: for pages with actions.
    #[prop(optional)]
    bare: bool,
    /// What stands on it.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let heading = NodeRef::<html::H1>::new();
    effect(move || {
        if let Some(heading) = heading.get() {
            let _focused = heading.focus();
        }
    });
    effect(move || match &named {
        Some(named) => name_document(i18n, named),
        None => name_document(i18n, &title.get()),
    });
    let back = back.then(|| {
        view! {
            <button type="button" class="back" data-test="back" aria-label=tu_string!(i18n, frame.back) on:click=move |_| go_back()>
                <span aria-hidden="true" class="chevron"></span>
            </button>
        }
    });
    view! {
        <header class="bar">
            {back}
            <div class="bar-title">
                <h1 node_ref=heading tabindex="-1" data-test="title">{move || title.get()}</h1>
                <ReasonLine/>
            </div>
            <TopBar/>
        </header>
        <main id="main" class="room" class:acting=bare>{children.draw()}</main>
        {(!bare).then(|| view! { <BottomNav/> })}
    }
}

/// One or two buttons in thumb reach.
#[component]
pub fn Actions(
    /// The buttons.
    children: Children,
) -> impl IntoView {
    view! { <div class="actions" data-test="actions">{children.draw()}</div> }
}

/// The rooms of a patrol: those that the officer may use.
#[component]
fn BottomNav() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <nav class="bottom" aria-label=tu_string!(i18n, frame.nav)>
            <Room deed=Deed::Search><FindLink test="nav-find"><Icon glyph=Glyph::Search/>{t!(i18n, frame.nav_find)}</FindLink></Room>
            <Room deed=Deed::AskHere><A href="/here" attr:data-test="nav-here"><Icon glyph=Glyph::Pin/>{t!(i18n, frame.nav_here)}</A></Room>
            <Room deed=Deed::Record><A href="/record" attr:data-test="nav-record"><Icon glyph=Glyph::Plus/>{t!(i18n, frame.nav_record)}</A></Room>
            <Room deed=Deed::SeeOwnRecords><A href="/mine" attr:data-test="nav-mine"><Icon glyph=Glyph::List/>{t!(i18n, frame.nav_mine)}</A></Room>
        </nav>
    }
}

/// A way to a room, where the officer may do what it is for.
#[component]
fn Room(
    /// What it is for.
    deed: Deed,
    /// The way.
    children: ChildrenFn,
) -> impl IntoView {
    let may = use_state().may(deed);
    live(move || may.get().then(|| children.draw()))
}

/// The way to Find, by the home page. In a search that stands it leads to the box: what was typed and the
/// reason for it stay.
#[component]
fn FindLink(
    /// Its `data-test`.
    test: &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let path = use_location().pathname;
    let is_search = memo(move || path.with(|path| path == "/find"));
    let current = move || (is_search.get() || path.with(|path| path == "/")).then_some("page");
    let tapped = move |event: leptos::ev::MouseEvent| {
        if is_search.get_untracked() {
            event.prevent_default();
            focus_on("search-box");
        }
    };
    view! {
        <a href=move || if is_search.get() { "/find" } else { "/" } aria-current=current data-test=test on:click=tapped>
            {children.draw()}
        </a>
    }
}

/// The rooms of a station: those that the officer may use.
#[component]
pub fn Rail() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <aside class="rail" data-test="rail">
            <p class="brand">{t!(i18n, frame.app)}</p>
            <nav aria-label=tu_string!(i18n, frame.nav)>
                <Room deed=Deed::OpenOrder><A href="/orders" attr:data-test="rail-orders">{t!(i18n, frame.nav_orders)}</A></Room>
                <Room deed=Deed::Search><FindLink test="rail-find">{t!(i18n, frame.nav_find)}</FindLink></Room>
                <Room deed=Deed::AskHere><A href="/here" attr:data-test="rail-here">{t!(i18n, frame.nav_here)}</A></Room>
                <Room deed=Deed::Record><A href="/record" attr:data-test="rail-record">{t!(i18n, frame.nav_record)}</A></Room>
                <Room deed=Deed::SeeOwnRecords><A href="/mine" attr:data-test="rail-mine">{t!(i18n, frame.nav_mine)}</A></Room>
                <Room deed=Deed::SeeOwnRecords><A href="/clocks" attr:data-test="rail-clocks">{t!(i18n, frame.nav_clocks)}</A></Room>
                <A href="/sync" attr:data-test="rail-sync">{t!(i18n, frame.nav_sync)}</A>
                <Room deed=Deed::ChangeSettings><A href="/settings" attr:data-test="rail-settings">{t!(i18n, frame.nav_settings)}</A></Room>
            </nav>
        </aside>
    }
}

/// Calls the document by a page's name, for tabs, histories and screen readers.
pub fn name_document(i18n: text::I18n, page: &str) {
    let app = tu_string!(i18n, frame.app);
    let title = if page == app { app } else { format!("{page} · {app}") };
    document().set_title(&title);
}

/// Moves the focus to the page's heading, once what takes its place is drawn.
pub fn focus_heading() {
    request_animation_frame(|| {
        let heading = document().query_selector("h1[tabindex]").ok().flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _focused = heading.focus();
        }
    });
}

/// Goes back, or home where there is no way back.
pub fn go_back() {
    let Ok(history) = window().history() else { return };
    if history.length().is_ok_and(|length| length > 1) {
        let _gone = history.back();
    } else {
        let _gone = window().location().set_href("/");
    }
}

/// A way that takes the place of this room: going back does not return here.
pub fn use_go_instead() -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |path: String| navigate(&path, NavigateOptions { replace: true, ..NavigateOptions::default() }))
}

/// A way to other rooms: `go.run("/find".to_owned())`. Call it while a page is built.
pub fn use_go() -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |path: String| navigate(&path, NavigateOptions::default()))
}
