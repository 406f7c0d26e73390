//! What a locked device takes from whoever holds it. Nothing held is read, and nothing that is made
//! here can be read back before an officer unlocks the device.

use super::{keys, seals};
use crate::begun::{self, Begun};
use crate::files::captures as folder;
use crate::files::device::{self, DeviceFile};
use crate::files::durable;
use crate::files::reserve;
use crate::house::House;
use crate::keys::{CaptureKeys, random};
use crate::store::own::captures as rows;
use crate::usecases::{exhibits, moments, place};
use crate::write::fresh_id;
use crate::{Failure, Refusal};
use cordon_core::proof::capture::{CAPTURE_VERSION, Capture, CaptureExhibit};
use cordon_core::proof::chunks;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::rules::identifiers::is_blank;
use cordon_core::rules::ids::{CaptureId, DeviceId, ExhibitId};
use cordon_core::rules::incident::ExhibitKind;
use cordon_core::rules::place::Position;
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::{
    Changes, LockedCaptureForm, LockedCaptureOpened, LockedExhibit, Part, PlaceInput, Saved, Stamp, Verbatim,
};
use cordon_core::{text, text_key};

/// Most records made while locked that HQ has not received: a stolen device cannot be filled.
const MOST_UNSENT: usize = 50;
/// Most records made while locked that no officer has taken up.
const MOST_UNTAKEN: usize = 200;
/// Most files of one record.
const MOST_FILES: usize = 20;
/// Most files of records that were never saved.
const MOST_LOOSE: usize = begun::MOST * MOST_FILES;
/// Most bytes of files that wait for an officer to take them up.
const MOST_BYTES: u64 = 2 << 30;
/// Bytes of the disk that files made while locked leave free, for the officer's own work.
const LEFT_FREE_BYTES: u64 = 64 << 20;

/// Begins a record on a locked device.
pub fn open(house: &House, slot: Option<u32>) -> Result<LockedCaptureOpened, Failure> {
    let device = locked(house)?;
    keys::load(house)?;
    check_unsent(house)?;
    let claimed = slot.map(|slot| device.slot(slot).map(|file| file.officer)).transpose()?;
    let now = house.now();
    let id = CaptureId(fresh_id(now.shown())?);
    house.begun.add(Begun { id, made_at: now.shown(), clock: now.trust, claimed, exhibits: Vec::new() });
    Ok(LockedCaptureOpened { id, at: Stamp::of(now.shown()) })
}

/// Keeps a file for a record begun while locked: on disk, encrypted, before this returns. The same
/// bytes again return the first result.
pub fn add(
    house: &House,
    id: CaptureId,
    kind: ExhibitKind,
    name: &Verbatim,
    bytes: &[u8],
) -> Result<LockedExhibit, Failure> {
    let device = locked(house)?;
    let keys = keys::load(house)?;
    check_kind(kind)?;
    exhibits::check_size(bytes)?;
    let mut all = house.begun.hold();
    let record = begun::find(&mut all, id)?;
    let sha256 = Digest::of(bytes).to_string();
    if let Some(first) = record.exhibits.iter().find(|held| held.sha256 == sha256) {
        return Ok(brief(first));
    }
    let media_type = exhibits::media_type_of(kind, bytes);
    let key = random::<32>()?;
    let sealed =
        chunks::seal(&key, bytes).map_err(|_| Failure::Keys(text_key!("fault.the_file_cannot_be_encrypted")))?;
    check_room(house, record, sealed.len())?;
    let now = house.now().shown();
    let exhibit = CaptureExhibit {
        id: ExhibitId(fresh_id(now)?),
        number: u32::try_from(record.exhibits.len() + 1).unwrap_or(u32::MAX),
        kind: kind.by_content(media_type),
        name: exhibits::name_kept(name),
        media_type: media_type.to_owned(),
        sha256,
        size_bytes: bytes.len() as u64,
        captured_at: now,
        key: HexBytes(key.to_vec()),
        sealed_bytes: sealed.len() as u64,
        sealed: Some(Digest::of(&sealed)),
    };
    keep_file(house, device.device, &keys, &loose_of(record, &exhibit), &sealed)?;
    let kept = brief(&exhibit);
    record.exhibits.push(exhibit);
    Ok(kept)
}

/// Saves a record begun while locked: on disk, sealed to HQ and to the own store, before this returns.
/// A repeat returns the first result.
pub fn save(house: &House, id: CaptureId, form: &LockedCaptureForm) -> Result<Saved, Failure> {
    if let Some(saved) = saved_before_now(house, id)? {
        return Ok(saved);
    }
    let device = locked(house)?;
    let keys = keys::load(house)?;
    let now = house.now().shown();
    check(form, now)?;
    let place = match &form.place {
        Some(place) => place::resolve(house, place, now)?.ok().map(|given| given.position),
        None => None,
    };
    let mut all = house.begun.hold();
    // Two taps may both have come this far; the second finds what the first saved.
    if let Some(saved) = saved_before(house, id)? {
        return Ok(saved);
    }
    let record = begun::find(&mut all, id)?;
    if is_blank(&form.account) && record.exhibits.is_empty() {
        return Err(Failure::invalid("account", text!("refusal.say_what_happened")));
    }
    check_unsent(house)?;
    let capture = capture_of(&device, record, form, place, now);
    reserve::release_if_full(&house.paths)?;
    seals::keep(&house.paths, &device, &keys, &capture)?;
    for exhibit in &capture.exhibits {
        // Best effort: a note that stays is recognised at the next unlocking.
        let _recognised_later = durable::remove(&house.paths.capture_loose(exhibit.id));
    }
    all.retain(|begun| begun.id != id);
    drop(all);
    house.tell(&Changes::of(Part::Sync).and(Part::Records));
    Ok(saved(id, now))
}

/// The device, where it is enrolled and locked.
fn locked(house: &House) -> Result<DeviceFile, Failure> {
    let device = house.device()?;
    if device.slots.is_empty() {
        return Err(Failure::Refused(Refusal::NotEnrolled));
    }
    if house.is_open() {
        return Err(Failure::Refused(Refusal::No(text!("refusal.this_device_is_unlocked_record"))));
    }
    Ok(device)
}

/// The first result of saving a record, once no other tap is still at it: what is not on disk yet is
/// not acknowledged.
fn saved_before_now(house: &House, id: CaptureId) -> Result<Option<Saved>, Failure> {
    let _in_turn = house.begun.hold();
    saved_before(house, id)
}

/// The first result of saving a record, if it was saved.
fn saved_before(house: &House, id: CaptureId) -> Result<Option<Saved>, Failure> {
    let own = device::load::<folder::ForOwn>(&house.paths.capture_own(id), text_key!("fault.capture"))?;
    if let Some(at) = own.and_then(|own| own.saved_at) {
        return Ok(Some(saved(id, at)));
    }
    if !house.is_open() {
        return Ok(None);
    }
    let taken = house.with_session(|session| rows::find(&session.own, id))?;
    let capture = taken.and_then(|taken| taken.signed.read().ok());
    Ok(capture.filter(|capture| capture.saved).map(|capture| saved(id, capture.saved_at)))
}

fn saved(id: CaptureId, at: Timestamp) -> Saved {
    Saved { id: id.to_string().into(), entry: None, at: Stamp::of(at), clocks: Vec::new() }
}

fn brief(exhibit: &CaptureExhibit) -> LockedExhibit {
    LockedExhibit {
        number: exhibit.number,
        kind: exhibit.kind,
        name: exhibit.name.clone(),
        size_bytes: exhibit.size_bytes,
        sha256: exhibit.sha256.as_str().into(),
    }
}

fn check_kind(kind: ExhibitKind) -> Result<(), Failure> {
    match kind {
        ExhibitKind::Photo | ExhibitKind::Audio | ExhibitKind::Video | ExhibitKind::File => Ok(()),
        ExhibitKind::BodyWornVideo => {
            Err(Failure::invalid("kind", text!("refusal.while_locked_give_the_reference_of_body_worn")))
        }
    }
}

fn check_unsent(house: &House) -> Result<(), Failure> {
    if folder::list_sealed(&house.paths)?.len() >= MOST_UNSENT {
        return Err(Failure::Refused(Refusal::No(text!("refusal.fifty_records_made_while_locked_wait_for_hq"))));
    }
    if folder::list_own(&house.paths)?.len() >= MOST_UNTAKEN {
        return Err(Failure::Refused(Refusal::No(text!("refusal.two_hundred_records_made_while_locked_wait"))));
    }
    Ok(())
}

fn check_room(house: &House, record: &Begun, more: usize) -> Result<(), Failure> {
    if record.exhibits.len() >= MOST_FILES {
        return Err(Failure::Refused(Refusal::No(text!("refusal.twenty_files_are_kept_for_this_record_already"))));
    }
    let held = folder::file_bytes(&house.paths)?.saturating_add(more as u64);
    if held > MOST_BYTES || folder::list_loose(&house.paths)?.len() >= MOST_LOOSE {
        return Err(Failure::Refused(Refusal::No(text!("refusal.too_many_files_made_while_locked_wait_on_this"))));
    }
    check_disk(reserve::free_bytes(&house.paths), more as u64)
}

/// Whether a file of this many bytes leaves enough of the disk. Where its room cannot be told, the write
/// itself will say.
fn check_disk(free_bytes: Option<u64>, more: u64) -> Result<(), Failure> {
    if free_bytes.is_some_and(|free| free < more.saturating_add(LEFT_FREE_BYTES)) {
        return Err(Failure::Refused(Refusal::No(text!("refusal.this_devices_disk_is_all_but_full_unlock"))));
    }
    Ok(())
}

fn loose_of(record: &Begun, exhibit: &CaptureExhibit) -> seals::Loose {
    seals::Loose {
        capture: record.id,
        made_at: record.made_at,
        clock: record.clock,
        claimed: record.claimed,
        exhibit: exhibit.clone(),
    }
}

/// The encrypted file first, then what is known of it: with both on disk it outlives the program.
fn keep_file(
    house: &House,
    device: DeviceId,
    keys: &CaptureKeys,
    loose: &seals::Loose,
    sealed: &[u8],
) -> Result<(), Failure> {
    let place = house.paths.exhibit(loose.exhibit.id);
    durable::write(&place, sealed)?;
    if let Err(failure) = seals::keep_loose(&house.paths, device, keys, loose) {
        durable::remove(&place)?;
        return Err(failure);
    }
    Ok(())
}

/// What can be said of the form without knowing anything that is held.
fn check(form: &LockedCaptureForm, now: Timestamp) -> Result<(), Failure> {
    form.check_texts()?;
    moments::check("when", form.at)?;
    if form.at.is_some_and(|at| at > now) {
        return Err(Failure::invalid("when", text!("refusal.it_cannot_be_later_than_now")));
    }
    Ok(())
}

/// The place in words, whichever way they were given.
fn words_of(form: &LockedCaptureForm) -> &str {
    match &form.place {
        Some(PlaceInput::Words { text } | PlaceInput::GridReference { text }) if form.place_words.is_empty() => text,
        Some(_) | None => &form.place_words,
    }
}

fn capture_of(
    device: &DeviceFile,
    record: &Begun,
    form: &LockedCaptureForm,
    position: Option<Position>,
    now: Timestamp,
) -> Capture {
    Capture {
        layout: CAPTURE_VERSION,
        id: record.id,
        device: device.device,
        made_at: record.made_at,
        saved_at: now,
        clock: record.clock,
        saved: true,
        claimed: record.claimed,
        account: form.account.clone(),
        who: form.who.clone(),
        at: form.at.unwrap_or(now),
        about: form.about,
        place: words_of(form).to_owned(),
        position,
        exhibits: record.exhibits.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(free_bytes: Option<u64>, more: u64, fits: bool) {
        assert_eq!(check_disk(free_bytes, more).is_ok(), fits);
    }

    #[test]
    fn a_file_made_while_locked_leaves_the_officer_room() {
        check(Some(100 + (64 << 20)), 100, true);
        check(Some(99 + (64 << 20)), 100, false);
        check(Some(0), 0, false);
        check(None, u64::MAX, true);
    }
}
