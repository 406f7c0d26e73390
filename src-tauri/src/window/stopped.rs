//! The page runs in a process of its own, which the system may end. Then the last picture would stand for
//! ever and nothing would answer: the house locks, the page begins anew, and says why.

use tauri::WebviewWindow;

/// The address of a page that is begun after another had stopped; the page reads what it says. The window
/// cannot be asked for its own: it has none once the page's process has ended.
#[cfg(target_os = "linux")]
const ANEW: &str = "tauri://localhost/?stopped";

/// Watches for the end of the page's process. Elsewhere than on Linux the system's own notice is not
/// wired up yet.
#[cfg(not(target_os = "linux"))]
pub fn watch(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Watches for the end of the page's process.
#[cfg(target_os = "linux")]
pub fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    use std::sync::Mutex;
    use webkit2gtk::{WebProcessTerminationReason, WebViewExt};

    let watched = window.clone();
    let falls = Mutex::new(Falls::default());
    window.with_webview(move |webview| {
        webview.inner().connect_web_process_terminated(move |_view, reason| {
            if reason == WebProcessTerminationReason::TerminatedByApi {
                return;
            }
            tracing::warn!(?reason, "the page's process ended");
            let again = falls.lock().map_or(Again::Stay, |mut falls| falls.fell(std::time::Instant::now()));
            begin_anew(watched.clone(), again);
        });
    })
}

/// Locks first, off the main thread, so that the new page finds a locked house.
#[cfg(target_os = "linux")]
fn begin_anew(window: WebviewWindow, again: Again) {
    use tauri::Manager;

    tauri::async_runtime::spawn_blocking(move || {
        super::lock(window.app_handle(), "after the page stopped");
        let shown = match again {
            Again::Load => ANEW.parse().map_err(tauri::Error::InvalidUrl).and_then(|url| window.navigate(url)),
            Again::Stay => window.set_title("Cordon has stopped. Close it and open it again."),
        };
        if let Err(error) = shown {
            tracing::error!(%error, "the page could not be begun anew");
        }
    });
}

/// Whether a page that fell is loaded again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg(target_os = "linux")]
enum Again {
    /// It is.
    Load,
    /// It fell too often: it would only fall again.
    Stay,
}

/// When pages fell.
#[derive(Default)]
#[cfg(target_os = "linux")]
struct Falls(Vec<std::time::Instant>);

#[cfg(target_os = "linux")]
impl Falls {
    /// Another fell. Three in a minute are loaded again, and no more.
    fn fell(&mut self, at: std::time::Instant) -> Again {
        const MINUTE: std::time::Duration = std::time::Duration::from_secs(60);
        self.0.retain(|before| at.duration_since(*before) < MINUTE);
        self.0.push(at);
        if self.0.len() <= 3 { Again::Load } else { Again::Stay }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    #[test]
    fn a_page_that_falls_again_and_again_is_not_loaded_for_ever() {
        let (mut falls, begun) = (Falls::default(), Instant::now());
        let fell = [0, 1, 2, 3, 70].map(|second| falls.fell(begun + Duration::from_secs(second)));
        assert_eq!(fell, [Again::Load, Again::Load, Again::Load, Again::Stay, Again::Load]);
    }
}
