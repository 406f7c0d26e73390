//! An officer's passphrase: from a file, from the environment, else asked for at a terminal that does not show it.

use super::args::Args;
use super::hidden::{GIVEN_UP, Hidden};
use super::input;
use anyhow::Result;
use cordon_core::proof::passphrase::normal_passphrase;
use cordon_core::wire::{Argument, Fault, FaultKind, Verbatim};
use cordon_core::words::{TextKey, english};
use cordon_core::{text, text_key};
use rustix::io::Errno;
use std::env::VarError;
use std::io::{self, IsTerminal as _, Write as _};
use std::os::fd::AsFd;
use std::path::Path;
use zeroize::Zeroizing;

/// The passphrase of an officer who is enrolled here.
pub fn of_slot(args: &Args) -> Result<String> {
    match given(args)? {
        Some(passphrase) => Ok(passphrase),
        None => not_empty(asked(text_key!("cordon.ask_passphrase"))?, text_key!("cordon.standard_input").into()),
    }
}

/// A passphrase to be: one that is typed is typed twice, for nobody sees it.
pub fn new(args: &Args) -> Result<String> {
    if let Some(passphrase) = given(args)? {
        return Ok(passphrase);
    }
    let typed = asked(text_key!("cordon.ask_new_passphrase"))?;
    if typed != asked(text_key!("cordon.ask_it_again"))? {
        return Err(Fault::new(FaultKind::Invalid, text!("cordon.passphrases_differ")).at("passphrase").into());
    }
    Ok(typed)
}

/// The passphrase from the file that is named, else from the environment, where there is one.
pub fn given(args: &Args) -> Result<Option<String>> {
    if let Some(file) = &args.passphrase_file {
        return in_file(file).map(Some);
    }
    match std::env::var("CORDON_PASSPHRASE") {
        Ok(passphrase) => not_empty(passphrase, Verbatim::from("CORDON_PASSPHRASE").into()).map(Some),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => {
            Err(Fault::new(FaultKind::Invalid, text!("cordon.not_utf8", file = Verbatim::from("CORDON_PASSPHRASE")))
                .at("passphrase")
                .into())
        }
    }
}

/// A passphrase from a file. What is wrong with the file is said before a try is made with it.
pub fn in_file(file: &Path) -> Result<String> {
    not_empty(input::text_of(file)?, input::name_of(file))
}

fn not_empty(passphrase: String, source: Argument) -> Result<String> {
    if normal_passphrase(&passphrase).is_empty() {
        return Err(Fault::new(FaultKind::Invalid, text!("cordon.is_empty", file = source)).at("passphrase").into());
    }
    Ok(passphrase)
}

/// What is typed after a question, where somebody is there to type it.
fn asked(question: TextKey) -> Result<String> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(anyhow::Error::msg(text!("cordon.give_the_passphrase")));
    }
    let hidden = Hidden::begin()?;
    let mut question_to = io::stderr().lock();
    write!(question_to, "cordon: {} ", english(question))?;
    question_to.flush()?;
    let typed = line_from(io::stdin());
    drop(hidden);
    typed
}

/// Most bytes of a line that a terminal hands over.
const LONGEST_LINE: usize = 4096;

/// A line, byte by byte: no buffer of the process keeps what was typed, and none that held it is let go unwiped.
/// A line that does not end, or that is broken off, gives nothing.
fn line_from(input: impl AsFd) -> Result<String> {
    let mut typed = Zeroizing::new(Vec::with_capacity(LONGEST_LINE));
    loop {
        let mut byte = Zeroizing::new([0_u8; 1]);
        let count = match rustix::io::read(&input, byte.as_mut_slice()) {
            Err(Errno::INTR) => continue,
            read => read?,
        };
        let [byte] = *byte;
        if count == 0 || GIVEN_UP.contains(&byte) || typed.len() == LONGEST_LINE {
            return Err(anyhow::Error::msg(text!("cordon.given_up")));
        }
        if byte == b'\n' || byte == b'\r' {
            break;
        }
        typed.push(byte);
    }
    let Ok(line) = std::str::from_utf8(&typed) else {
        let file = Argument::from(text_key!("cordon.standard_input"));
        return Err(Fault::new(FaultKind::Invalid, text!("cordon.not_utf8", file = file)).at("passphrase").into());
    };
    Ok(line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expect: Option<&str>) {
        let (input, mut typing) = io::pipe().expect("a pipe is made");
        typing.write_all(bytes).expect("it takes a line");
        drop(typing);
        assert_eq!(line_from(input).ok().as_deref(), expect, "{bytes:?}");
    }

    #[test]
    fn a_line_is_taken_whole_and_one_that_is_given_up_is_none() {
        check(b"correct horse\nmore", Some("correct horse"));
        check(b"correct horse\r\n", Some("correct horse"));
        check(b"\n", Some(""));
        for given_up in [&b"correct\x03"[..], b"\x03", b"correct\x1c horse\n", b"correct horse", b"", b"\xff\n"] {
            check(given_up, None);
        }
    }
}
