//! That long work goes on, on a terminal: how far it has come and how long it has taken, rewritten in one
//! line of standard error.

use cordon_core::text;
use cordon_core::words::{Text, english};
use cordon_device::files::answers::list_outbox;
use cordon_device::files::paths::Paths;
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Work that is done in less is not worth a line.
const QUIET: Duration = Duration::from_secs(1);
/// To the line's beginning, and clear it.
const WIPE: &str = "\r\u{1b}[K";

/// How far a sync has come: of the entries that wait as it begins, how many HQ has answered. What is fetched
/// afterwards is not counted.
pub fn syncing(home: &Path) -> impl Fn(u64) -> Text + Send + use<> {
    let paths = Paths::new(home);
    // One that cannot be counted is shown without a count; sync itself says what is wrong.
    let waiting = move || list_outbox(&paths).map_or(0, |sequences| sequences.len());
    let of = waiting();
    move |seconds| match of {
        0 => text!("cordon.syncing", seconds = seconds),
        _ => text!("cordon.syncing_sent", done = of.saturating_sub(waiting()), of = of, seconds = seconds),
    }
}

/// Does the work, and says meanwhile how far it has come. Where nobody sees it, nothing is said.
pub fn during<T>(told: impl Fn(u64) -> Text + Send + 'static, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    let (done, until) = channel::<()>();
    let begun = Instant::now();
    let teller = thread::spawn(move || {
        let mut is_told = false;
        while until.recv_timeout(QUIET) == Err(RecvTimeoutError::Timeout) {
            is_told = true;
            let line = english(told(begun.elapsed().as_secs()));
            // A terminal that went away is told nothing.
            let _gone = write!(std::io::stderr(), "{WIPE}{line}");
        }
        if is_told {
            let _gone = write!(std::io::stderr(), "{WIPE}");
        }
    });
    let outcome = work();
    drop(done);
    // It has nothing to hand back.
    let _told = teller.join();
    outcome
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "nothing of a test has to survive a crash")]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_line_says_how_many_of_those_that_waited_are_answered() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::new(home.path());
        fs::create_dir_all(paths.outbox()).unwrap();
        assert_eq!(english(syncing(home.path())(3)), "Syncing… 3 s");
        for sequence in [1, 2, 3] {
            fs::write(paths.outbox_entry(sequence), "{}").unwrap();
        }
        let told = syncing(home.path());
        fs::remove_file(paths.outbox_entry(1)).unwrap();
        assert_eq!(english(told(4)), "Syncing… 1 of 3 sent, 4 s");
        // What was written meanwhile is no step back.
        for sequence in [4, 5, 6] {
            fs::write(paths.outbox_entry(sequence), "{}").unwrap();
        }
        assert_eq!(english(told(5)), "Syncing… 0 of 3 sent, 5 s");
    }
}
