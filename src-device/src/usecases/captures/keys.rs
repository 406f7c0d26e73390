//! The keys of records made while locked: made at the first unlock, put where a locked device finds
//! them.

use crate::files::device;
use crate::house::House;
use crate::keys::{CaptureKeys, CaptureSecrets};
use crate::session::Session;
use crate::store::own::captures;
use crate::write::Write;
use crate::{Failure, Refusal};
use cordon_core::proof::entry::{Body, ClearFile};
use cordon_core::words::TextKey;
use cordon_core::{text, text_key};

const FILE: TextKey = text_key!("fault.capture_json");

/// Makes this device's keys where it has none yet.
pub fn make(write: &Write<'_>) -> Result<(), Failure> {
    match captures::find_secrets(write.own())? {
        Some(_) => Ok(()),
        None => captures::add_secrets(write.own(), &CaptureSecrets::make()?),
    }
}

/// Puts what sealing needs beside the transport key. Unlocking must succeed without it, too.
pub fn place(house: &House, session: &Session) {
    if let Err(failure) = try_place(house, session) {
        tracing::warn!(%failure, "this device cannot record while locked");
    }
}

fn try_place(house: &House, session: &Session) -> Result<(), Failure> {
    let Some(secrets) = captures::find_secrets(&session.own)? else { return Ok(()) };
    let keys = secrets.keys(session.device.device, &session.keys.device_secret)?;
    let fields = match device::load::<CaptureKeys>(&house.paths.capture_keys(), FILE) {
        Ok(Some(held)) if held == keys => return Ok(()),
        Ok(Some(held)) => changed(&held, &keys),
        Ok(None) => Vec::new(),
        Err(Failure::Unreadable { .. }) => vec!["unreadable".to_owned()],
        Err(failure) => return Err(failure),
    };
    if !fields.is_empty() {
        // What was made while locked meanwhile may be sealed to whoever changed the file: that is told.
        tracing::warn!(?fields, "what seals records made while locked was changed on the disk");
        let (_sequence, _changes) =
            house.write_in(session, |write| write.journal(&Body::FilePutRight { file: ClearFile::Capture, fields }))?;
    }
    device::save(&house.paths.capture_keys(), &keys, FILE)
}

/// The names of the fields that differ.
fn changed(held: &CaptureKeys, right: &CaptureKeys) -> Vec<String> {
    [
        ("seal_key", held.seal_key == right.seal_key),
        ("sign_secret", held.sign_secret == right.sign_secret),
        ("key", held.key == right.key),
    ]
    .into_iter()
    .filter(|(_name, is_same)| !is_same)
    .map(|(name, _is_same)| name.to_owned())
    .collect()
}

/// What sealing needs, as it lies in clear.
pub fn load(house: &House) -> Result<CaptureKeys, Failure> {
    device::load(&house.paths.capture_keys(), FILE)?
        .ok_or(Failure::Refused(Refusal::No(text!("refusal.this_device_must_be_unlocked_once_before"))))
}
