//! One process holds a device's stores; the second says who.

use crate::Failure;
use cordon_core::text_key;
use fs4::{FileExt, TryLockError};
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::Path;

/// The lock, held while this lives.
#[derive(Debug)]
pub struct Held {
    _file: File,
}

/// Takes the lock, or says who holds it.
pub fn take(place: &Path, who: &str) -> Result<Held, Failure> {
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(place)
        .map_err(Failure::file(text_key!("fault.opening_the_lock"), place))?;
    match FileExt::try_lock(&file) {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            file.read_to_string(&mut holder).map_err(Failure::file(text_key!("fault.reading_the_lock"), place))?;
            return Err(Failure::Held(holder));
        }
        Err(TryLockError::Error(source)) => return Err(Failure::file(text_key!("fault.locking"), place)(source)),
    }
    let text = format!("{who} (process {})", std::process::id());
    file.set_len(0)
        .and_then(|()| file.rewind())
        .and_then(|()| file.write_all(text.as_bytes()))
        .map_err(Failure::file(text_key!("fault.writing_the_lock"), place))?;
    Ok(Held { _file: file })
}
