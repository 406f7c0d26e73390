//! HQ's word on the access of this device's officers: kept, and honoured where it ended. What the officer's
//! slot wrapped goes; what they sealed stays in the outbox, and goes out with no slot open.

use crate::Failure;
use crate::files::access;
use crate::files::device::{self, DeviceFile};
use crate::house::House;
use crate::link::Hq;
use crate::locks::lock_of;
use cordon_core::proof::access::SignedAccess;
use cordon_core::rules::ids::OfficerId;
use cordon_core::text_key;
use cordon_core::wire::{Changes, Part};

/// Asks for HQ's word alone, for a device that is locked and pulls nothing. One that HQ gives nothing to is
/// told so once it is unlocked.
pub fn ask(house: &House, hq: &Hq, device: &DeviceFile) -> Result<(), Failure> {
    match hq.scopes() {
        Ok(reply) => take(house, device, &reply.officers),
        Err(Failure::HqRefused(_) | Failure::HqSaidNo(..)) => Ok(()),
        Err(failure) => Err(failure),
    }
}

/// Keeps what HQ said, and ends the slots of those whose access ended.
pub fn take(house: &House, device: &DeviceFile, heard: &[SignedAccess]) -> Result<(), Failure> {
    let is_news = access::hear(&house.paths, device, heard)?;
    let held = access::load(&house.paths);
    let ended = device.slots.iter().map(|slot| slot.officer).filter(|who| held.ended_at(device, *who).is_some());
    let ended: Vec<OfficerId> = ended.collect();
    if !ended.is_empty() {
        end(house, &ended)?;
    }
    if is_news {
        house.tell(&Changes::of(Part::Session));
    }
    Ok(())
}

/// Whether the officer who is signed in has no access any more: nothing more is brought for them.
pub fn is_over(house: &House) -> bool {
    let ended = lock_of(&house.ended).clone();
    house.with_session(|session| Ok(ended.contains(&session.officer.id))).unwrap_or(false)
}

/// Takes from the slots what opens them. Whoever has one open is locked out by the door and the watcher.
fn end(house: &House, ended: &[OfficerId]) -> Result<(), Failure> {
    let mut held = lock_of(&house.device);
    let Some(device) = held.as_mut() else { return Ok(()) };
    let mut changed = device.clone();
    for slot in changed.slots.iter_mut().filter(|slot| ended.contains(&slot.officer)) {
        slot.wrapped = None;
    }
    if changed != *device {
        device::save(&house.paths.device(), &changed, text_key!("fault.device_json"))?;
        *device = changed;
    }
    drop(held);
    lock_of(&house.ended).extend(ended.iter().copied());
    Ok(())
}
