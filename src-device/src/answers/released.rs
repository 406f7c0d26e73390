//! HQ's receipts for what it refused at first and a person there released. They come with the device's own
//! scope, for nobody sends what was refused again, and each outranks the refusal.

use super::{Taken, take_in_receipt};
use crate::Failure;
use crate::files::captures::REFUSED;
use crate::files::durable;
use crate::files::paths::Paths;
use crate::house::House;
use crate::session::Session;
use crate::store::own::{answers, captures as rows};
use crate::store::replica::events;
use cordon_core::wire::{Changes, Part};

/// Takes in what was released, where the house is open. A receipt that is not HQ's word about just these bytes
/// changes nothing.
pub fn take_in_released(house: &House) -> Result<(), Failure> {
    let (entries, captures) =
        house.with_session(|session| Ok((released_entries(session)?, released_captures(&house.paths, session)?)))?;
    let mut news = Changes::default();
    if entries + captures > 0 {
        news.add(Part::Sync);
        news.add(Part::Records);
        news.add(Part::Drafts);
        house.tell(&news);
    }
    Ok(())
}

fn released_entries(session: &Session) -> Result<usize, Failure> {
    let mut taken = 0;
    for (sequence, _because) in answers::refused(&session.own)? {
        let Some(receipt) = events::released_entry(&session.replica, sequence)? else { continue };
        match take_in_receipt(session, sequence, &receipt) {
            Ok(Taken::In) => taken += 1,
            Ok(Taken::Mismatched | Taken::Stray | Taken::Forgotten) | Err(Failure::Unreadable { .. }) => {
                tracing::warn!(sequence, "a receipt for a released entry is for another, or is not HQ's");
            }
            Err(failure) => return Err(failure),
        }
    }
    Ok(taken)
}

fn released_captures(paths: &Paths, session: &Session) -> Result<usize, Failure> {
    let mut taken = 0;
    for id in rows::refused(&session.own)? {
        let Some(receipt) = events::released_capture(&session.replica, id)? else { continue };
        let read = receipt.verify_capture(&session.device.sign_key);
        let Some(read) = read.filter(|read| read.device == session.device.device && read.capture == id) else {
            tracing::warn!("a receipt for a released record is for another, or is not HQ's");
            continue;
        };
        rows::add_receipt(&session.own, id, &receipt, read.received_at)?;
        // HQ has it: the copy that was kept because it was refused has done its part.
        durable::remove(&paths.capture_sealed(id).with_extension(REFUSED))?;
        taken += 1;
    }
    Ok(taken)
}

#[cfg(test)]
#[path = "released_tests.rs"]
mod released_tests;
