//! That long work goes on, on a terminal: how far it has come and how long it has taken, rewritten in one
//! line of standard error.

use crate::progress::Progress;
use cordon_core::text;
use cordon_core::words::{Text, english};
use std::io::{IsTerminal as _, Write as _};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Work that is done in less is not worth a line.
const QUIET: Duration = Duration::from_secs(1);
/// To the line's beginning, and clear it.
const WIPE: &str = "\r\u{1b}[K";

/// How far an import has come.
pub fn importing(watch: &Progress, seconds: u64) -> Text {
    let ((done, of), (rows, all)) = (watch.parts.read(), watch.rows.read());
    text!("hq.importing", done = done, of = of, rows = rows, all = all, seconds = seconds)
}

/// How far a walk along every chain has come.
pub fn verifying(watch: &Progress, seconds: u64) -> Text {
    let ((done, of), (entries, _all)) = (watch.parts.read(), watch.rows.read());
    text!("hq.verifying", done = done, of = of, entries = entries, seconds = seconds)
}

/// Does the work, and says meanwhile how far it has come. Where nobody sees it, nothing is said.
pub fn during<T>(told: fn(&Progress, u64) -> Text, work: impl FnOnce(&Progress) -> T) -> T {
    let watch = Arc::new(Progress::default());
    if !std::io::stderr().is_terminal() {
        return work(&watch);
    }
    let (done, until) = channel::<()>();
    let begun = Instant::now();
    let watched = Arc::clone(&watch);
    let teller = thread::spawn(move || {
        let mut is_told = false;
        while until.recv_timeout(QUIET) == Err(RecvTimeoutError::Timeout) {
            is_told = true;
            let line = english(told(&watched, begun.elapsed().as_secs()));
            // A terminal that went away is told nothing.
            let _gone = write!(std::io::stderr(), "{WIPE}{line}");
        }
        if is_told {
            let _gone = write!(std::io::stderr(), "{WIPE}");
        }
    });
    let outcome = work(&watch);
    drop(done);
    // It has nothing to hand back.
    let _told = teller.join();
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_much_of_how_much_is_done() {
        let watch = Progress::default();
        watch.parts.expect(12);
        watch.parts.did(3);
        watch.rows.expect(500);
        watch.rows.did(200);
        assert_eq!(english(importing(&watch, 7)), "Importing… 3 of 12 files, 200 of 500 rows so far, 7 s");
        assert_eq!(english(verifying(&watch, 7)), "Verifying… 3 of 12 devices, 200 entries, 7 s");
    }
}
