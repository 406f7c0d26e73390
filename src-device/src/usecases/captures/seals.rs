//! Sealing a record made while locked, to the own store and to HQ, and opening what was sealed to the
//! own store.

use crate::Failure;
use crate::files::captures::ForOwn;
use crate::files::device::{self, DeviceFile};
use crate::files::durable;
use crate::files::paths::Paths;
use crate::keys::{CaptureKeys, CaptureSecrets, seal_to};
use cordon_core::proof::capture::{Capture, CaptureExhibit, SealedCapture, SignedCapture};
use cordon_core::rules::ids::{CaptureId, DeviceId, ExhibitId, OfficerId};
use cordon_core::rules::time::{ClockTrust, Timestamp};
use cordon_core::text_key;
use cordon_core::words::TextKey;
use serde::{Deserialize, Serialize};
use std::path::Path;

const WHAT: TextKey = text_key!("fault.capture");

/// A file kept for a record that is not saved yet, with what is known of the record. It is what
/// remains where the program ends before the record is saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loose {
    /// For which record.
    pub capture: CaptureId,
    /// When its form opened.
    pub made_at: Timestamp,
    /// How far the clock was trusted then.
    pub clock: ClockTrust,
    /// The officer it claims to be from.
    pub claimed: Option<OfficerId>,
    /// The file.
    pub exhibit: CaptureExhibit,
}

/// Keeps a record: sealed to the own store and to HQ, and both on disk when this returns.
pub fn keep(paths: &Paths, device: &DeviceFile, keys: &CaptureKeys, capture: &Capture) -> Result<(), Failure> {
    let signed = keys.sign(capture)?;
    let own = ForOwn {
        saved_at: capture.saved.then_some(capture.saved_at),
        file_bytes: capture.exhibits.iter().map(|exhibit| exhibit.sealed_bytes).sum(),
        sealed: seal_to(&keys.seal_key, &bound_own(device.device, capture.id), &bytes_of(&signed)?)?,
    };
    let place = paths.capture_own(capture.id);
    let kept = device::save(&place, &own, WHAT).and_then(|()| keep_for_hq(paths, device, capture.id, &signed));
    if kept.is_err() {
        // Nothing was acknowledged: whoever tries again begins anew, and must find neither, though
        // placing a file can fail after the file has its name.
        take_away(&paths.capture_sealed(capture.id));
        take_away(&place);
    }
    kept
}

/// Keeps a record for HQ alone.
pub fn keep_for_hq(paths: &Paths, device: &DeviceFile, id: CaptureId, signed: &SignedCapture) -> Result<(), Failure> {
    let bound = SealedCapture::bound(device.device, id);
    let sealed = seal_to(&device.seal_key, &bound, &bytes_of(signed)?)?;
    device::save(&paths.capture_sealed(id), &SealedCapture { device: device.device, capture: id, sealed }, WHAT)
}

/// Keeps what is known of a file whose record is not saved yet.
pub fn keep_loose(paths: &Paths, device: DeviceId, keys: &CaptureKeys, loose: &Loose) -> Result<(), Failure> {
    let exhibit = loose.exhibit.id;
    let own = ForOwn {
        saved_at: None,
        file_bytes: loose.exhibit.sealed_bytes,
        sealed: seal_to(&keys.seal_key, &bound_loose(device, exhibit), &bytes_of(loose)?)?,
    };
    let place = paths.capture_loose(exhibit);
    let kept = device::save(&place, &own, WHAT);
    if kept.is_err() {
        take_away(&place);
    }
    kept
}

/// Takes away what failed to be kept. The failure that is returned is the first one.
fn take_away(place: &Path) {
    if let Err(failure) = durable::remove(place) {
        tracing::warn!(%failure, "a record that was not kept left a file");
    }
}

/// Opens a record sealed to the own store, once it is known to be this device's. None where it was
/// taken up meanwhile.
pub fn open_own(
    paths: &Paths,
    device: &DeviceFile,
    secrets: &CaptureSecrets,
    id: CaptureId,
) -> Result<Option<(Capture, SignedCapture)>, Failure> {
    let Some(own) = device::load::<ForOwn>(&paths.capture_own(id), WHAT)? else { return Ok(None) };
    let plain = secrets.open(&bound_own(device.device, id), &own.sealed)?;
    let unreadable = || Failure::Unreadable { what: WHAT };
    let signed: SignedCapture = serde_json::from_slice(&plain).map_err(|_| unreadable())?;
    signed.verify(device.device, &device.device_key).map_err(|_| unreadable())?;
    let capture = signed.read().map_err(|_| unreadable())?;
    if capture.id != id || capture.device != device.device {
        return Err(unreadable());
    }
    Ok(Some((capture, signed)))
}

/// Opens what is known of a file whose record was never saved.
pub fn open_loose(
    paths: &Paths,
    device: DeviceId,
    secrets: &CaptureSecrets,
    exhibit: ExhibitId,
) -> Result<Option<Loose>, Failure> {
    let Some(own) = device::load::<ForOwn>(&paths.capture_loose(exhibit), WHAT)? else { return Ok(None) };
    let plain = secrets.open(&bound_loose(device, exhibit), &own.sealed)?;
    serde_json::from_slice(&plain).map(Some).map_err(|_| Failure::Unreadable { what: WHAT })
}

fn bytes_of(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(value).map_err(|_| Failure::Unreadable { what: WHAT })
}

fn bound_own(device: DeviceId, capture: CaptureId) -> Vec<u8> {
    [b"capture-own\0".as_slice(), device.0.as_bytes(), capture.0.as_bytes()].concat()
}

fn bound_loose(device: DeviceId, exhibit: ExhibitId) -> Vec<u8> {
    [b"capture-loose\0".as_slice(), device.0.as_bytes(), exhibit.0.as_bytes()].concat()
}

#[cfg(test)]
#[path = "seals_tests.rs"]
mod seals_tests;
