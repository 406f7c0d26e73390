//! The window: thin commands, the "changed" event, and what differs between platforms.
//!
//! Nothing is decided here. The house, its stores and the sync wing are the device's.

mod commands;
mod platform;
#[cfg(target_os = "linux")]
mod presence;
mod window;

use cordon_device::{House, sync, watcher};
use std::process::ExitCode;
use std::sync::Arc;
use tauri::{Emitter, Manager};

/// Runs the app until its window closes.
#[cfg_attr(mobile, tauri::mobile_entry_point)]
pub fn run() -> ExitCode {
    platform::log();
    let built = tauri::Builder::default()
        .invoke_handler(commands::handler())
        .setup(|app| {
            let home = platform::home(app.handle())?;
            let house = Arc::new(House::open(&home, platform::options(&home))?);
            let handle = app.handle().clone();
            house.on_changes(move |changes| {
                if let Err(error) = handle.emit("changed", changes) {
                    tracing::warn!(%error, "the page was not told of a change");
                }
            });
            sync::start(&house);
            watcher::start(&house);
            app.manage::<commands::Kept>(house);
            window::open(app)
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|app, event| window::on_event(app, &event));
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the app did not start");
            ExitCode::FAILURE
        }
    }
}
