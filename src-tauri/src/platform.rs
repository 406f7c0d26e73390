//! What differs between platforms: the device's folder, its location, its keystore, its screen.

use cordon_device::Options;
use cordon_device::location::{GpsdLocator, SimLocator};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tauri::{AppHandle, Manager};

/// The device's folder: CORDON_HOME where set, else the app's own data folder.
pub fn home(app: &AppHandle) -> Result<PathBuf, tauri::Error> {
    match std::env::var_os("CORDON_HOME") {
        Some(home) => Ok(PathBuf::from(home)),
        None => app.path().app_local_data_dir(),
    }
}

/// Clocks, location and keystore of this platform. The simulated location is for debug builds only.
pub fn options(home: &Path) -> Options {
    let mut options = Options::plain("the Cordon window");
    options.locator = Arc::new(GpsdLocator::of(home));
    #[cfg(target_os = "linux")]
    {
        options.presence = Arc::new(crate::presence::Desktop);
    }
    let simulated = std::env::var("CORDON_LOCATION").ok();
    if cfg!(debug_assertions)
        && let Some(sim) = simulated.as_deref().and_then(|text| text.strip_prefix("sim:")).and_then(SimLocator::parse)
    {
        options.locator = Arc::new(sim);
    }
    options
}

/// Logs to standard error: kinds and counts, never what was looked at.
pub fn log() {
    let filter =
        tracing_subscriber::EnvFilter::try_from_env("CORDON_LOG").unwrap_or_else(|_| "cordon=info,warn".into());
    // A logger that is there already serves as well.
    let _already = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
