//! The window itself: where it stands, and what happens when its page stops. Its title never says what it
//! shows.

mod place;
mod stopped;

use crate::commands::Kept;
use cordon_core::wire::{Lock, Theme};
use cordon_device::Serve;
use place::{Area, Place};
use tauri::{
    App, AppHandle, Manager, Monitor, RunEvent, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
    webview::Color,
};

/// The window's label.
const MAIN: &str = "main";

/// Opens the window in the theme's own background, so that there is no white flash at night, where it stood
/// before and within the screen.
pub fn open(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    let kept = app.state::<Kept>().inner().clone();
    let session = kept.serve(cordon_core::wire::GetSession {})?;
    let background = match session.settings.theme {
        Theme::Day => Color(0xf3, 0xf5, 0xf7, 0xff),
        Theme::Night => Color(0x0a, 0x0e, 0x12, 0xff),
        Theme::Glare => Color(0xff, 0xff, 0xff, 0xff),
    };
    let builder =
        WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App("index.html".into())).background_color(background);
    #[cfg(desktop)]
    let builder = {
        let area = app.primary_monitor()?.map(|monitor| area_of(&monitor));
        let place = place::remembered(kept.home()).unwrap_or_else(|| Place::first(area)).fitted(area);
        let builder = builder.title("Cordon").inner_size(place.width, place.height);
        let builder = builder.min_inner_size(place::NARROWEST, place::LOWEST.min(place.height));
        match place.at {
            Some((x, y)) => builder.position(x, y),
            None => builder,
        }
    };
    let window = builder.build()?;
    stopped::watch(&window)?;
    Ok(())
}

/// What of a screen windows may cover, in the units of the page.
fn area_of(monitor: &Monitor) -> Area {
    let (area, scale) = (monitor.work_area(), monitor.scale_factor());
    let position = area.position.to_logical::<f64>(scale);
    let size = area.size.to_logical::<f64>(scale);
    Area { x: position.x, y: position.y, width: size.width, height: size.height }
}

/// Keeps where the window stands as it closes, and locks when the app ends, so that keys leave memory and
/// the journal says so.
pub fn on_event(app: &AppHandle, event: &RunEvent) {
    if let RunEvent::WindowEvent { event: WindowEvent::CloseRequested { .. }, .. } = event
        && let Some(window) = app.get_webview_window(MAIN)
    {
        keep_place(app, &window);
    }
    if matches!(event, RunEvent::Exit) {
        lock(app, "at exit");
    }
}

/// Locks the house; a house that cannot lock says so in the log.
fn lock(app: &AppHandle, when: &str) {
    if let Some(house) = app.try_state::<Kept>()
        && let Err(failure) = house.serve(Lock {})
    {
        tracing::warn!(%failure, when, "locking failed");
    }
}

fn keep_place(app: &AppHandle, window: &WebviewWindow) {
    let Some(house) = app.try_state::<Kept>() else { return };
    let stands = || -> tauri::Result<Place> {
        let scale = window.scale_factor()?;
        let size = window.inner_size()?.to_logical::<f64>(scale);
        let at = window.outer_position()?.to_logical::<f64>(scale);
        Ok(Place { at: Some((at.x, at.y)), width: size.width, height: size.height })
    };
    // Where it stood is a comfort: a system that does not tell, or a full disk, changes nothing else.
    if let Ok(place) = stands()
        && let Err(failure) = place::keep(house.home(), place)
    {
        tracing::warn!(%failure, "where the window stood was not kept");
    }
}
