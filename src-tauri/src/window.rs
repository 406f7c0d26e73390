//! The window itself. Its title never says what it shows.

use crate::commands::Kept;
use cordon_core::wire::{Lock, Theme};
use cordon_device::Serve;
use tauri::{App, AppHandle, Manager, RunEvent, WebviewUrl, WebviewWindowBuilder, webview::Color};

/// Opens the window in the theme's own background: no white flash at night.
pub fn open(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    let session = app.state::<Kept>().serve(cordon_core::wire::GetSession {})?;
    let background = match session.settings.theme {
        Theme::Day => Color(0xf3, 0xf5, 0xf7, 0xff),
        Theme::Night => Color(0x0a, 0x0e, 0x12, 0xff),
        Theme::Glare => Color(0xff, 0xff, 0xff, 0xff),
    };
    let builder =
        WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into())).background_color(background);
    #[cfg(desktop)]
    let builder = builder.title("Cordon").inner_size(390.0, 844.0).min_inner_size(320.0, 480.0);
    builder.build()?;
    Ok(())
}

/// Locks when the app ends, so that keys leave memory and the journal says so.
pub fn on_event(app: &AppHandle, event: &RunEvent) {
    if let RunEvent::Exit = event
        && let Some(house) = app.try_state::<Kept>()
        && let Err(failure) = house.serve(Lock {})
    {
        tracing::warn!(%failure, "locking at exit failed");
    }
}
