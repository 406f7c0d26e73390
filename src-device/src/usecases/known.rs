//! `device.json` lies in clear: whoever holds the disk can name another HQ in it, or another officer. The own
//! store knows who this device is, and at each unlock the file is compared with it, before anything is sealed
//! by it or believed under it.

use crate::Failure;
use crate::files::device::{DeviceFile, SlotFile};
use crate::store::own::known;
use rusqlite::Connection;

/// What the file should say, and which of its fields do not.
#[derive(Debug, PartialEq, Eq)]
pub struct Changed {
    /// The device as its store knows it, with the slots' wrappings of the file.
    pub device: DeviceFile,
    /// The names of the fields that differ.
    pub fields: Vec<String>,
}

/// Compares the file with what the store knows. A store that knows nothing yet takes the file's word: it is
/// the first unlock, by whoever was just enrolled.
pub fn compare(own: &Connection, file: &DeviceFile) -> Result<Option<Changed>, Failure> {
    let Some(known) = known::find(own)? else {
        known::save(own, file)?;
        return Ok(None);
    };
    Ok(changed(known, file))
}

fn changed(known: DeviceFile, file: &DeviceFile) -> Option<Changed> {
    let DeviceFile { device, hq, ca_pem, seal_key, sign_key, device_key, slots } = &known;
    let mut fields: Vec<String> = [
        ("device", *device == file.device),
        ("hq", *hq == file.hq),
        ("ca_pem", *ca_pem == file.ca_pem),
        ("seal_key", *seal_key == file.seal_key),
        ("sign_key", *sign_key == file.sign_key),
        ("device_key", *device_key == file.device_key),
    ]
    .into_iter()
    .filter(|(_name, is_same)| !is_same)
    .map(|(name, _is_same)| name.to_owned())
    .collect();
    let mut right: Vec<SlotFile> = Vec::new();
    for held in &file.slots {
        // A slot that the file lacks opens for nobody, and one that the store never saw is nobody's.
        match slots.iter().find(|slot| slot.slot == held.slot) {
            Some(slot) => {
                if *slot != held.public() {
                    fields.push(format!("slot {}", held.slot));
                }
                right.push(slot.wrapped_as(held));
            }
            None => fields.push(format!("slot {}", held.slot)),
        }
    }
    (!fields.is_empty()).then_some(Changed { device: DeviceFile { slots: right, ..known }, fields })
}

#[cfg(test)]
#[path = "known_tests.rs"]
mod known_tests;
