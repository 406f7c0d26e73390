//! What is read: a file, or standard input where it is called "-".

use anyhow::Result;
use cordon_core::wire::{Argument, Fault, FaultKind, Verbatim};
use cordon_core::{text, text_key};
use std::io::{self, Read};
use std::path::Path;

/// The bytes of a file.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    read(path).map_err(|error| {
        let missing = error.kind() == io::ErrorKind::NotFound;
        let kind = if missing { FaultKind::NotFound } else { FaultKind::Failed };
        Fault::new(kind, text!("cordon.file_unread", file = name_of(path), why = Verbatim::from(error.to_string())))
            .into()
    })
}

/// The text of a file.
pub fn text_of(path: &Path) -> Result<String> {
    String::from_utf8(bytes_of(path)?)
        .map_err(|_| Fault::new(FaultKind::Invalid, text!("cordon.not_utf8", file = name_of(path))).into())
}

/// Refuses two files that are both standard input: it can be read only once.
pub fn not_both_standard(one: &Path, other: &Path) -> Result<()> {
    if is_standard(one) && is_standard(other) {
        return Err(Fault::new(FaultKind::Invalid, text!("cordon.one_standard_input")).into());
    }
    Ok(())
}

/// A file as messages call it.
pub fn name_of(path: &Path) -> Argument {
    if is_standard(path) {
        text_key!("cordon.standard_input").into()
    } else {
        Verbatim::from(path.display().to_string()).into()
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    if !is_standard(path) {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}
