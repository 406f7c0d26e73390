//! The keys of records made while locked: made at the first unlock, put where a locked device finds
//! them.

use crate::files::device;
use crate::house::House;
use crate::keys::{CaptureKeys, CaptureSecrets};
use crate::session::Session;
use crate::store::own::captures;
use crate::write::Write;
use crate::{Failure, Refusal};
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
    let held = device::load::<CaptureKeys>(&house.paths.capture_keys(), FILE);
    if held.is_ok_and(|held| held.as_ref() == Some(&keys)) {
        return Ok(());
    }
    device::save(&house.paths.capture_keys(), &keys, FILE)
}

/// What sealing needs, as it lies in clear.
pub fn load(house: &House) -> Result<CaptureKeys, Failure> {
    device::load(&house.paths.capture_keys(), FILE)?
        .ok_or(Failure::Refused(Refusal::No(text!("refusal.this_device_must_be_unlocked_once_before"))))
}
