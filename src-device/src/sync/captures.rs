//! Records made while locked: each pushed until HQ's signed receipt is on disk. Works while locked.

use super::client::Hq;
use crate::Failure;
use crate::files::captures as folder;
use crate::files::device::{self, DeviceFile};
use crate::files::durable;
use crate::house::House;
use crate::store::own::captures as rows;
use cordon_core::proof::capture::{CaptureAnswer, SealedCapture};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::{SignedReceipt, SignedRefusal};
use cordon_core::rules::ids::CaptureId;
use cordon_core::wire::{Changes, Part};

/// Pushes all that waits. Returns how many HQ answered.
pub fn run(house: &House, hq: &Hq, device: &DeviceFile) -> Result<usize, Failure> {
    let mut answered = 0;
    let mut failed = Ok(());
    for id in folder::list_sealed(&house.paths)? {
        match send(house, hq, device, id) {
            Ok(kept) => answered += usize::from(kept),
            Err(Failure::Unreachable(why)) => return Err(Failure::Unreachable(why)),
            // One that HQ does not take, or that cannot be read, does not hold up the others.
            Err(failure) => failed = Err(failure),
        }
    }
    house.take_in_capture_answers()?;
    failed.map(|()| answered)
}

/// Sends one, and keeps HQ's answer durably before the sealed copy goes. A receipt that does not verify
/// is no answer.
fn send(house: &House, hq: &Hq, device: &DeviceFile, id: CaptureId) -> Result<bool, Failure> {
    let place = house.paths.capture_sealed(id);
    let Some(sealed) = device::load::<SealedCapture>(&place, "sealed capture")? else { return Ok(false) };
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
    device::save(&house.paths.capture_answer(id), &answer, "capture's answer")?;
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

impl House {
    /// Takes HQ's answers to records made while locked into the own store, where it is open.
    pub(crate) fn take_in_capture_answers(&self) -> Result<(), Failure> {
        if !self.is_open() {
            return Ok(());
        }
        let mut taken = false;
        for (id, answer) in folder::list_answers(&self.paths)? {
            let held = self.with_session(|session| match &answer {
                CaptureAnswer::Received { receipt } => {
                    let read = receipt.verify_capture(&session.device.sign_key);
                    let Some(read) = read.filter(|read| read.capture == id) else { return Ok(false) };
                    rows::add_receipt(&session.own, id, receipt, read.received_at).map(|()| true)
                }
                CaptureAnswer::Refused { refusal } => {
                    let read = refusal.verify_capture(&session.device.sign_key);
                    let Some(read) = read.filter(|read| read.capture == id) else { return Ok(false) };
                    rows::add_refusal(&session.own, id, &read.reason).map(|()| true)
                }
            })?;
            if !held {
                tracing::warn!("a kept receipt does not verify");
                continue;
            }
            durable::remove(&self.paths.capture_answer(id))?;
            taken = true;
        }
        if taken {
            self.tell(&Changes::of(Part::Sync).and(Part::Drafts));
        }
        Ok(())
    }
}
