//! That long work goes on, on a terminal: how long it has taken, rewritten in one line of standard error.

use cordon_core::text;
use cordon_core::words::{TextKey, english};
use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Work that is done in less is not worth a line.
const QUIET: Duration = Duration::from_secs(1);
/// To the line's beginning, and clear it.
const WIPE: &str = "\r\u{1b}[K";

/// Does the work, and says meanwhile that it goes on. Where nobody sees it, nothing is said.
pub fn during<T>(doing: TextKey, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    let (done, until) = channel::<()>();
    let begun = Instant::now();
    let teller = thread::spawn(move || {
        while until.recv_timeout(QUIET) == Err(RecvTimeoutError::Timeout) {
            let line = english(text!("hq.doing", what = doing, seconds = begun.elapsed().as_secs()));
            // A terminal that went away is told nothing.
            let _gone = write!(std::io::stderr(), "{WIPE}{line}");
        }
        if begun.elapsed() > QUIET {
            let _gone = write!(std::io::stderr(), "{WIPE}");
        }
    });
    let outcome = work();
    drop(done);
    // It has nothing to hand back.
    let _told = teller.join();
    outcome
}
