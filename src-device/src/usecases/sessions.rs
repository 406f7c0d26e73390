//! Unlocking, locking, settings, and what the frame shows.

use super::search::account;
use super::{captures, exhibits, known, older, shape, status};
use crate::answers;
use crate::clock::slept_ms;
use crate::copy;
use crate::denials;
use crate::files::access;
use crate::files::device::{self, load_settings};
use crate::files::reserve;
use crate::finder::Finder;
use crate::grants::Grants;
use crate::house::House;
use crate::keys::{TRIES_ALLOWED, begin_show_try, begin_try, open_slot, read_tries, reset_show_tries, reset_tries};
use crate::locks::lock_of;
use crate::nearby::HiddenAnswers;
use crate::search::Shelf;
use crate::session::Session;
use crate::store::own::settings as settings_row;
use crate::store::own::{answers as received, journal};
use crate::store::replica::{coverage, filling};
use crate::store::{open_own, open_own_beside, open_replica_to_ask};
use crate::view::{Ungranted, View};
use crate::write::{Write, rebuild_outbox};
use crate::{Failure, Refusal};
use cordon_core::proof::entry::{Body, ClearFile, LockedBecause};
use cordon_core::rules::settings::Settings;
use cordon_core::wire::{Changes, Part, SessionSheet, SlotBrief, Stamp};
use cordon_core::{text, text_key};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What the frame of every page shows.
pub fn sheet(house: &View<'_>) -> Result<SessionSheet, Failure> {
    let device = lock_of(house.device).clone();
    let now = house.now();
    let held = access::load(house.paths);
    let of = |officer| device.as_ref().and_then(|device| held.text(device, officer));
    let slots = device.iter().flat_map(|device| device.slots.iter()).map(|slot| {
        let tries = read_tries(house.paths, slot.slot)?;
        let tries_left = if slot.wrapped.is_some() { tries.left() } else { 0 };
        Ok(SlotBrief { slot: slot.slot, shown: slot.shown.as_str().into(), tries_left, access: of(slot.officer) })
    });
    let slots = slots.collect::<Result<Vec<_>, Failure>>()?;
    let open = house.is_open();
    let (officer, coverage, may, showing, settings) = if open {
        house.ungranted(Ungranted::Frame, |session| {
            let showing = session.showing.map(|(_id, order)| order);
            let coverage = Some(shape::coverage_of(session, now)?);
            let settings = session.settings.clone();
            Ok((Some(session.officer.clone()), coverage, session.actor.deeds(), showing, settings))
        })?
    } else {
        (None, None, Vec::new(), None, load_settings(house.paths)?)
    };
    Ok(SessionSheet {
        hq: device.as_ref().map(|device| device.hq.as_str().into()),
        enrolled: device.as_ref().is_some_and(|device| !device.slots.is_empty()),
        locked: !open,
        slots,
        status: status::chip(house)?,
        settings,
        hardware_keystore: house.options.keystore.secret().is_some(),
        now: Stamp::of(now.shown()),
        clock_trust: now.trust,
        clock: house.clock_doubt(),
        coverage,
        edition: env!("CARGO_PKG_VERSION").into(),
        may,
        access: officer.as_ref().and_then(|officer| of(officer.id)),
        officer,
        showing,
    })
}

/// Opens the stores with an officer's slot. The try is counted durably before it is made. Whoever had
/// a slot open is locked out first, under their own signature.
pub fn unlock(house: &House, slot: u32, passphrase: &str) -> Result<(), Failure> {
    must_be_given(passphrase)?;
    let _turn = lock_of(&house.door);
    let device = house.device()?;
    let file = device.slot(slot)?.clone();
    let now = house.now().shown();
    // No try is counted: no passphrase opens it any more.
    if let Some(at) = access::load(&house.paths).ended_at(&device, file.officer) {
        if file.wrapped.is_some() {
            destroy(house, slot)?;
        }
        return Err(Failure::Refused(Refusal::AccessEnded { at }));
    }
    // A full disk must not keep the officer out: the space kept back is for this.
    make_room(house);
    let earlier = read_tries(&house.paths, slot)?.count;
    let tries = begin_try(&house.paths, slot, now)?;
    let Some(keys) = open_slot(&file, device.device, passphrase, house.options.keystore.as_ref())? else {
        if tries.count >= TRIES_ALLOWED {
            destroy(house, slot)?;
            return Err(Failure::Refused(Refusal::SlotDestroyed));
        }
        return Err(Failure::Refused(Refusal::WrongPassphrase { tries_left: tries.left() }));
    };
    // The passphrase was right: whatever is wrong with the stores costs the officer no try.
    reset_tries(&house.paths, slot)?;
    reset_show_tries(&house.paths)?;
    let held = house.with_session(|session| Ok(session.slot)).ok();
    if let Some(held) = held {
        let why = if held == slot { LockedBecause::Asked } else { LockedBecause::AnotherOfficer };
        lock_now(house, why)?;
    }
    refuse_emptied(house)?;
    let own = open_own(&house.paths.own(), &keys.own)?;
    let (replica, found) = copy::open(&house.paths, &keys.replica)?;
    if let Some(found) = found {
        copy::note(house, found);
    }
    let settings = settings_row::load(&own)?.unwrap_or_default();
    let mut session = Session {
        slot,
        officer: file.brief(),
        own,
        replica,
        shelf: Shelf::begin(house.paths.replica(), keys.replica, house.teller(Changes::of(Part::Search))),
        keys,
        device,
        identified: HashMap::new(),
        grants: Grants::default(),
        here: Vec::new(),
        hidden: HiddenAnswers::new(),
        nearby: None,
        assessed: HashMap::new(),
        uploads: HashMap::new(),
        actor: file.actor(),
        refused: BTreeMap::new(),
        settings,
        slept_ms: slept_ms(house.options.clock.as_ref()),
        showing: None,
        clock: Arc::clone(&house.options.clock),
    };
    refuse_changed(house, &mut session, earlier)?;
    house.vouch_for_time(&session);
    note_passed(house, &session)?;
    let gap = older::keep_places(house, &session)?;
    answers::try_seals_again(&session)?;
    let (_sequence, _changes) = house.write_in(&session, |write| {
        older::journal_it(write, gap)?;
        captures::make_keys(write)?;
        account::close_left(write)?;
        write.journal(&Body::Unlocked { wrong_tries: earlier })
    })?;
    captures::place_keys(house, &session);
    copy_settings(house, &session.settings);
    // What cannot be sealed now, as on a full disk, is sealed by a later sync.
    if let Err(failure) = rebuild_outbox(&house.paths, &session) {
        tracing::warn!(%failure, "entries wait to be sealed again");
    }
    house.watch.touched(house.options.clock.as_ref());
    *lock_of(&house.finder) = Some(Arc::new(finder_of(house, &session)?));
    lock_of(&house.fixes).begin_session();
    *lock_of(&house.session) = Some(session);
    // The house is open: what cannot be taken in now waits, and does not leave it half open.
    captures::take_up(house);
    for taken in [answers::take_in(house), answers::take_in_captures(house), answers::recall_uploads(house)] {
        if let Err(failure) = taken {
            tracing::warn!(%failure, "what came while locked waits to be taken in");
        }
    }
    // A copy that a kill left half prepared is prepared to the end at once, with HQ or without.
    if house.with_session(|session| filling::is_under_way(&session.replica)).is_ok_and(|half| half) {
        house.ask_for_sync();
    }
    if let Err(failure) = house.with_session(|session| exhibits::sweep(&house.paths, session)) {
        tracing::warn!(%failure, "files of exhibits that were never kept stay");
    }
    house.tell(&Changes::of(Part::Session).and(Part::Orders).and(Part::Records).and(Part::Drafts).and(Part::Sync));
    Ok(())
}

/// Gives up the space that is kept back, where the disk is all but full. What cannot be given up is no reason
/// not to go on: the write itself will say.
fn make_room(house: &House) {
    if let Err(failure) = reserve::release_if_full(&house.paths) {
        tracing::warn!(%failure, "the space kept back was not given up");
    }
}

/// Puts a device's file right that was changed on the disk, says so in the journal, and refuses: whoever
/// unlocks again is on the device as its store knows it.
fn refuse_changed(house: &House, session: &mut Session, wrong_tries: u32) -> Result<(), Failure> {
    let Some(found) = known::compare(&session.own, &session.device)? else { return Ok(()) };
    tracing::warn!(fields = ?found.fields, "the device's file was changed on the disk and is put right");
    session.device = found.device;
    if let Ok(slot) = session.device.slot(session.slot) {
        session.officer = slot.brief();
    }
    let gap = older::keep_places(house, session)?;
    let (_sequence, _changes) = house.write_in(session, |write| {
        older::journal_it(write, gap)?;
        write.journal(&Body::Unlocked { wrong_tries })?;
        write.journal(&Body::FilePutRight { file: ClearFile::Device, fields: found.fields })?;
        write.journal(&Body::LockedUp { why: LockedBecause::FileChanged })
    })?;
    device::save(&house.paths.device(), &session.device, text_key!("fault.device_json"))?;
    *lock_of(&house.device) = Some(session.device.clone());
    *lock_of(&house.hq) = None;
    house.tell(&Changes::of(Part::Session));
    Err(Failure::Refused(Refusal::DeviceFileChanged))
}

/// An empty passphrase is a key that was struck too early, and no try: ten tries destroy a slot.
fn must_be_given(passphrase: &str) -> Result<(), Failure> {
    if passphrase.is_empty() {
        return Err(Failure::invalid("passphrase", text!("refusal.the_passphrase_is_empty")));
    }
    Ok(())
}

/// Notes the times that the stores know to have passed: HQ's word in receipts and in the copy, and what
/// was entered on a trusted clock. An entry on any other clock is no such time.
pub fn note_passed(house: &House, session: &Session) -> Result<(), Failure> {
    let entered = journal::last_trusted_at(&session.own)?;
    let received = received::last_received_at(&session.own)?;
    for at in [entered, received, coverage::last_as_of(&session.replica)?].into_iter().flatten() {
        house.note_passed(at);
    }
    Ok(())
}

/// Answers a session's searches, through doors of its own.
pub fn finder_of(house: &House, session: &Session) -> Result<Finder, Failure> {
    let copy = open_replica_to_ask(&house.paths.replica(), &session.keys.replica)?;
    let own = open_own_beside(&house.paths.own(), &session.keys.own)?;
    Ok(Finder::new(session.officer.id, session.shelf.asking(), copy, own))
}

/// An enrolled device's own store is never empty: one cut to nothing is damage, not a new store.
fn refuse_emptied(house: &House) -> Result<(), Failure> {
    match std::fs::metadata(house.paths.own()) {
        Ok(file) if file.len() > 0 => Ok(()),
        Ok(_) | Err(_) => Err(Failure::Damaged(text_key!("fault.own_store"))),
    }
}

/// Ten wrong tries destroy this slot only, and so does the end of its officer's access; the others still open.
fn destroy(house: &House, slot: u32) -> Result<(), Failure> {
    make_room(house);
    let mut device = house.device()?;
    for each in device.slots.iter_mut().filter(|each| each.slot == slot) {
        each.wrapped = None;
    }
    device::save(&house.paths.device(), &device, text_key!("fault.device_json"))?;
    *lock_of(&house.device) = Some(device);
    house.tell(&Changes::of(Part::Session));
    Ok(())
}

/// Locks: open searches are settled, the journal says so, keys and connections are dropped.
pub fn lock(house: &House, why: LockedBecause) -> Result<(), Failure> {
    let _turn = lock_of(&house.door);
    lock_now(house, why)
}

/// As [`lock`], for whoever holds the door.
fn lock_now(house: &House, why: LockedBecause) -> Result<(), Failure> {
    if !house.is_open() {
        return Ok(());
    }
    if let Ok(finder) = house.finder() {
        close_all(house, &finder);
    }
    let locked = |write: &mut Write<'_>| {
        denials::fold(write)?;
        write.journal(&Body::LockedUp { why })
    };
    if let Err(failure) = house.write(locked) {
        tracing::warn!(%failure, "locking was not journalled");
    }
    *lock_of(&house.finder) = None;
    *lock_of(&house.session) = None;
    lock_of(&house.fixes).end_session();
    house.tell(&Changes::of(Part::Session));
    Ok(())
}

/// Locking must succeed even where the journal cannot be written: what is not closed now is by whoever
/// unlocks next.
pub(super) fn close_all(house: &House, finder: &Finder) {
    finder.close();
    for search in finder.searches() {
        if let Err(failure) = account::close(house, finder, search) {
            tracing::warn!(%failure, "a search was not closed at lock");
        }
    }
}

/// Whether a passphrase opens the slot that is open: for leaving the locked view. Three wrong ones lock
/// the device; the slot's own tries are not touched, for it may be the respondent who guesses.
pub fn leave_show(house: &House, passphrase: &str) -> Result<(), Failure> {
    must_be_given(passphrase)?;
    let _turn = lock_of(&house.door);
    let (slot, device) = house.with_session(|session| match session.showing {
        Some(_) => Ok((session.slot, session.device.clone())),
        None => Err(Failure::Refused(Refusal::No(text!("refusal.this_view_is_not_open")))),
    })?;
    make_room(house);
    let left = begin_show_try(&house.paths, house.now().shown())?;
    let keystore = house.options.keystore.as_ref();
    let opened = match left {
        Some(_) => open_slot(device.slot(slot)?, device.device, passphrase, keystore)?,
        None => None,
    };
    match (opened, left) {
        (Some(_keys), _) => reset_show_tries(&house.paths),
        (None, Some(tries_left)) if tries_left > 0 => {
            Err(Failure::Refused(Refusal::WrongShowPassphrase { tries_left }))
        }
        (None, Some(_) | None) => {
            lock_now(house, LockedBecause::ShowTries)?;
            Err(Failure::Refused(Refusal::Locked))
        }
    }
}

/// The copy in clear follows what the own store holds: it serves the pages of a locked device alone.
fn copy_settings(house: &House, settings: &Settings) {
    if load_settings(&house.paths).is_ok_and(|copy| copy == *settings) {
        return;
    }
    if let Err(failure) = device::save(&house.paths.settings(), settings, text_key!("fault.settings_json")) {
        tracing::warn!(%failure, "the copy of the settings is made at the next unlock");
    }
}

/// Changes this device's settings, under the officer's signature.
pub fn save_settings(house: &House, settings: &Settings) -> Result<(), Failure> {
    house.with_session(|_session| Ok(()))?;
    if !settings.locks_in_time() {
        return Err(Failure::invalid("lock_after_min", text!("refusal.between_1_and_60_minutes")));
    }
    let before = house.with_session(|session| Ok(session.settings.clone()))?;
    if before == *settings {
        return Ok(());
    }
    let changed = Body::SettingsChanged { before, after: settings.clone() };
    house.write(|write| {
        settings_row::save(write.own(), settings)?;
        write.journal(&changed)
    })?;
    house.with_session(|session| {
        session.settings = settings.clone();
        Ok(())
    })?;
    copy_settings(house, settings);
    house.tell(&Changes::of(Part::Session));
    Ok(())
}
