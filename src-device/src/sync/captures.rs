//! Records made while locked: each pushed until HQ's signed receipt is on disk. Works while locked.

use crate::Failure;
use crate::answers;
use crate::files::captures as folder;
use crate::files::device::{self, DeviceFile};
use crate::files::durable;
use crate::files::paths::Paths;
use crate::files::reserve;
use crate::house::House;
use crate::link::Hq;
use cordon_core::proof::capture::{CaptureAnswer, SealedCapture};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::{SignedReceipt, SignedRefusal};
use cordon_core::rules::ids::CaptureId;
use cordon_core::text_key;

/// Pushes all that waits. Returns how many HQ answered.
pub fn run(house: &House, hq: &Hq, device: &DeviceFile) -> Result<usize, Failure> {
    let mut answered = 0;
    let mut failed = Ok(());
    for id in folder::list_sealed(&house.paths)? {
        match send(&house.paths, hq, device, id) {
            Ok(kept) => answered += usize::from(kept),
            Err(Failure::Unreachable(why)) => return Err(Failure::Unreachable(why)),
            // One that HQ does not take, or that cannot be read, does not hold up the others.
            Err(failure) => failed = Err(failure),
        }
    }
    answers::take_in_captures(house)?;
    failed.map(|()| answered)
}

/// Whether an earlier device left records that HQ has not answered.
pub fn waits(paths: &Paths) -> Result<bool, Failure> {
    Ok(!folder::list_sealed(paths)?.is_empty())
}

/// Pushes the records that an earlier device left.
pub fn run_left(paths: &Paths, hq: &Hq, device: &DeviceFile) -> Result<usize, Failure> {
    let mut answered = 0;
    for id in folder::list_sealed(paths)? {
        answered += usize::from(send(paths, hq, device, id)?);
    }
    Ok(answered)
}

/// Sends one, and keeps HQ's answer durably before the sealed copy goes. A receipt that does not verify
/// is no answer.
fn send(paths: &Paths, hq: &Hq, device: &DeviceFile, id: CaptureId) -> Result<bool, Failure> {
    let place = paths.capture_sealed(id);
    let Some(sealed) = device::load::<SealedCapture>(&place, text_key!("fault.sealed_capture"))? else {
        return Ok(false);
    };
    let answer = hq.push_capture(&sealed)?;
    match &answer {
        CaptureAnswer::Received { receipt } if !is_for(receipt, &sealed, device) => {
            tracing::warn!("a receipt did not verify");
            return Ok(false);
        }
        CaptureAnswer::Refused { refusal } if !is_refused(refusal, &sealed, device) => {
            tracing::warn!("a refusal did not verify");
            return Ok(false);
        }
        CaptureAnswer::Received { .. } | CaptureAnswer::Refused { .. } => {}
    }
    let save = || device::save(&paths.capture_answer(id), &answer, text_key!("fault.captures_answer"));
    reserve::for_answer(paths, save)?;
    match answer {
        CaptureAnswer::Received { .. } => durable::remove(&place)?,
        CaptureAnswer::Refused { .. } => durable::set_aside(&place, folder::REFUSED)?,
    }
    Ok(true)
}

fn is_for(receipt: &SignedReceipt, sealed: &SealedCapture, device: &DeviceFile) -> bool {
    receipt.verify_capture(&device.sign_key).is_some_and(|read| {
        read.device == device.device && read.capture == sealed.capture && read.sealed == Digest::of(&sealed.sealed.0)
    })
}

fn is_refused(refusal: &SignedRefusal, sealed: &SealedCapture, device: &DeviceFile) -> bool {
    refusal.verify_capture(&device.sign_key).is_some_and(|read| {
        read.device == device.device && read.capture == sealed.capture && read.sealed == Digest::of(&sealed.sealed.0)
    })
}
