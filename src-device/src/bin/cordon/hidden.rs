//! A terminal that does not show what is typed, and shows it again whatever ends the typing.

use nix::sys::signal::{SigSet, SigmaskHow, Signal, raise};
use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};
use std::{io, process, thread};

/// Ctrl-C and Ctrl-\, as a terminal sends them that makes no signals of them.
pub const GIVEN_UP: [u8; 2] = [0x03, 0x1c];

/// What ends a program from outside.
const ENDING: [Signal; 4] = [Signal::SIGHUP, Signal::SIGINT, Signal::SIGQUIT, Signal::SIGTERM];

/// A terminal that does not show what is typed, until this is dropped or a signal ends the program.
pub struct Hidden {
    before: Termios,
    mask: SigSet,
}

impl Hidden {
    /// From here on nothing that is typed is shown.
    pub fn begin() -> io::Result<Self> {
        let before = tcgetattr(io::stdin())?;
        let silent = silenced(before.clone());
        let ending: SigSet = ENDING.into_iter().collect();
        // A signal waits for the thread below, which shows the terminal again before the program ends of it.
        let mask = ending.thread_swap_mask(SigmaskHow::SIG_BLOCK)?;
        let hidden = Self { before: before.clone(), mask };
        thread::Builder::new().name("signals".to_owned()).spawn(move || shown_at(ending, &before))?;
        // What was typed before could be read on the screen: it is not taken.
        tcsetattr(io::stdin(), OptionalActions::Flush, &silent)?;
        Ok(hidden)
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        // A terminal that went away shows nothing.
        let _gone = tcsetattr(io::stdin(), OptionalActions::Now, &self.before);
        // It fails only for a mask that is none, and this one was the thread's.
        let _masked = self.mask.thread_set_mask();
    }
}

/// The same terminal, which shows nothing but the end of the line.
fn silenced(mut terminal: Termios) -> Termios {
    terminal.local_modes.remove(LocalModes::ECHO);
    // What would make a signal ends the line instead: nobody is told of a program that just went away.
    terminal.local_modes.remove(LocalModes::ISIG);
    let [interrupt, quit] = GIVEN_UP;
    terminal.special_codes[SpecialCodeIndex::VEOL] = interrupt;
    terminal.special_codes[SpecialCodeIndex::VEOL2] = quit;
    // The end of the line is shown: the answer begins on the next.
    terminal.local_modes.insert(LocalModes::ECHONL);
    terminal
}

/// Waits for a signal, shows the terminal again, and lets the signal end the program as it would have.
fn shown_at(ending: SigSet, before: &Termios) {
    let Ok(signal) = ending.wait() else { return };
    let _gone = tcsetattr(io::stdin(), OptionalActions::Now, before);
    let _raised = ending.thread_unblock().and_then(|()| raise(signal));
    // One that the program was started to ignore ends it all the same: what is typed now would be read.
    process::exit(128 + signal as i32);
}
