//! Cordon's rooms: a Leptos page that talks only to the shell, and only through `bridge`.
//!
//! `app` holds the routes and the gate; `pages` one module per room; `components` the parts they
//! are laid out from; `text` turns the contract's values into the catalogue's words; `state` is
//! what every page shares. Nothing here decides about the law or keeps a record.

mod app;
mod bridge;
mod components;
mod dom;
mod gate;
mod i18n;
mod keys;
mod pages;
mod state;
mod text;
mod theme;

fn main() {
    leptos::mount::mount_to_body(app::App);
}
