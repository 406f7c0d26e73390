//! Taking up: once a slot is open, each record made while locked becomes a draft of its officer, with
//! its files as exhibits. What was sealed to the own store goes only when the draft is durable.

use super::seals::{self, Loose};
use crate::Failure;
use crate::files::captures as folder;
use crate::files::device::DeviceFile;
use crate::files::durable;
use crate::house::House;
use crate::keys::{CaptureKeys, CaptureSecrets};
use crate::session::Session;
use crate::store::own::answers::Answer;
use crate::store::own::{captures as rows, drafts, exhibits};
use crate::write::{Write, fresh_id};
use cordon_core::proof::capture::{CAPTURE_VERSION, Capture, CaptureExhibit, SignedCapture};
use cordon_core::proof::entry::{Body, CaptureTaken, ExhibitKept};
use cordon_core::rules::ids::{CaptureId, DraftId, OfficerId};
use cordon_core::rules::incident::ExhibitRef;
use cordon_core::rules::place::{Position, PositionSource};
use cordon_core::rules::policy::{Deed, Scope};
use cordon_core::rules::sighting::SightingBasis;
use cordon_core::text_key;
use cordon_core::wire::{Part, PlaceInput, RecordForm};
use std::collections::BTreeMap;

/// What taking up needs of the open session.
struct Opened {
    device: DeviceFile,
    secrets: CaptureSecrets,
    keys: CaptureKeys,
}

/// Makes drafts of the records made while locked. Unlocking succeeds whatever lies there.
pub fn take_up(house: &House) {
    house.begun.clear();
    if let Err(failure) = try_take_up(house) {
        tracing::warn!(%failure, "records made while locked wait to be taken up");
    }
}

fn try_take_up(house: &House) -> Result<(), Failure> {
    let Some(opened) = house.with_session(|session| opened(session))? else { return Ok(()) };
    if let Err(failure) = finish_loose(house, &opened) {
        tracing::warn!(%failure, "files of a record never saved wait to be taken up");
    }
    if let Err(failure) = seal_again(house, &opened.device) {
        tracing::warn!(%failure, "records made while locked wait to be sealed again");
    }
    for id in folder::list_own(&house.paths)? {
        match take(house, &opened, id) {
            Ok(()) => {}
            Err(Failure::Unreadable { .. }) => {
                tracing::warn!("a record made while locked cannot be opened here");
                durable::set_aside(&house.paths.capture_own(id), folder::UNOPENED)?;
            }
            // One that cannot be taken up now does not hold up the others.
            Err(failure) => tracing::warn!(%failure, "a record made while locked waits to be taken up"),
        }
    }
    Ok(())
}

/// Seals and sends those again of which HQ said only that their seal does not open.
fn seal_again(house: &House, device: &DeviceFile) -> Result<(), Failure> {
    for (id, answer) in house.with_session(|session| rows::list_answers(&session.own))? {
        let is_of_the_seal = match answer {
            Answer::Refused(because) => because.is_of_the_seal(),
            Answer::Received { .. } => false,
        };
        if !is_of_the_seal {
            continue;
        }
        if let Some(taken) = house.with_session(|session| rows::find(&session.own, id))? {
            seals::keep_for_hq(&house.paths, device, id, &taken.signed)?;
            house.with_session(|session| rows::forget_refusal(&session.own, id))?;
        }
    }
    Ok(())
}

fn opened(session: &Session) -> Result<Option<Opened>, Failure> {
    let Some(secrets) = rows::find_secrets(&session.own)? else { return Ok(None) };
    let keys = secrets.keys(session.device.device, &session.keys.device_secret)?;
    Ok(Some(Opened { device: session.device.clone(), secrets, keys }))
}

/// Files of records that were never saved become records of their own: without words, not without trace.
fn finish_loose(house: &House, opened: &Opened) -> Result<(), Failure> {
    let device = opened.device.device;
    let mut by_capture: BTreeMap<CaptureId, Vec<Loose>> = BTreeMap::new();
    for exhibit in folder::list_loose(&house.paths)? {
        match seals::open_loose(&house.paths, device, &opened.secrets, exhibit) {
            Ok(Some(loose)) => by_capture.entry(loose.capture).or_default().push(loose),
            Ok(None) => {}
            Err(failure @ Failure::Unreadable { .. }) => {
                tracing::warn!(%failure, "a file made while locked cannot be opened here");
            }
            // Only the note says whose it is: all wait, so that no record is made without one of its files.
            Err(failure) => return Err(failure),
        }
    }
    for (id, files) in by_capture {
        if let Err(failure) = finish(house, opened, id, &files) {
            tracing::warn!(%failure, "files of a record never saved wait to be taken up");
        }
    }
    Ok(())
}

/// A note holds its file's only key: it goes only where a record holds that file.
fn finish(house: &House, opened: &Opened, id: CaptureId, files: &[Loose]) -> Result<(), Failure> {
    let held = match find_known(house, opened, id)? {
        Some(known) => known.exhibits,
        None => {
            let Some(capture) = without_words(opened, house, files) else { return Ok(()) };
            seals::keep(&house.paths, &opened.device, &opened.keys, &capture)?;
            capture.exhibits
        }
    };
    for note in files {
        if is_among(&held, note) {
            durable::remove(&house.paths.capture_loose(note.exhibit.id))?;
        } else {
            tracing::warn!("a file made while locked is in no record: its note stays");
        }
    }
    Ok(())
}

/// Whether a record holds a note's file, with its key.
fn is_among(held: &[CaptureExhibit], note: &Loose) -> bool {
    held.iter().any(|exhibit| exhibit.id == note.exhibit.id && exhibit.key == note.exhibit.key)
}

/// The record, where it was saved or taken up.
fn find_known(house: &House, opened: &Opened, id: CaptureId) -> Result<Option<Capture>, Failure> {
    match house.with_session(|session| rows::find(&session.own, id))? {
        Some(taken) => {
            taken.signed.read().map(Some).map_err(|_| Failure::Unreadable { what: text_key!("fault.capture") })
        }
        None => {
            let own = seals::open_own(&house.paths, &opened.device, &opened.secrets, id)?;
            Ok(own.map(|(capture, _signed)| capture))
        }
    }
}

fn without_words(opened: &Opened, house: &House, files: &[Loose]) -> Option<Capture> {
    let first = files.first()?;
    let mut exhibits: Vec<CaptureExhibit> = files.iter().map(|loose| loose.exhibit.clone()).collect();
    exhibits.sort_by_key(|exhibit| exhibit.number);
    Some(Capture {
        layout: CAPTURE_VERSION,
        id: first.capture,
        device: opened.device.device,
        made_at: first.made_at,
        saved_at: house.now().shown(),
        clock: first.clock,
        saved: false,
        claimed: first.claimed,
        account: String::new(),
        who: String::new(),
        at: first.made_at,
        about: true,
        place: String::new(),
        position: None,
        exhibits,
    })
}

fn take(house: &House, opened: &Opened, id: CaptureId) -> Result<(), Failure> {
    let Some((capture, signed)) = seals::open_own(&house.paths, &opened.device, &opened.secrets, id)? else {
        return Ok(());
    };
    if !house.with_session(|session| Ok(may_take(session, capture.claimed)))? {
        return Ok(());
    }
    house.write(|write| make_draft(write, &capture, &signed))?;
    // The draft is durable. HQ gets the record even where a crash left no copy for it.
    if !is_for_hq(house, id)? {
        seals::keep_for_hq(&house.paths, &opened.device, id, &signed)?;
    }
    durable::remove(&house.paths.capture_sealed(id).with_extension(folder::REFUSED))?;
    durable::remove(&house.paths.capture_own(id))
}

/// Its claimed officer takes a record up; whoever unlocks, where it names none or one who can no longer.
///
/// Never somebody who may not record: the draft would be closed to them, and to everybody else.
fn may_take(session: &Session, claimed: Option<OfficerId>) -> bool {
    if session.actor.may(Deed::Record, Scope::Own).is_err() {
        return false;
    }
    let Some(officer) = claimed else { return true };
    let slots = &session.device.slots;
    officer == session.officer.id || !slots.iter().any(|slot| slot.officer == officer && slot.wrapped.is_some())
}

/// Whether a copy for HQ waits, or HQ has answered.
fn is_for_hq(house: &House, id: CaptureId) -> Result<bool, Failure> {
    let waits = house.paths.capture_sealed(id).exists() || house.paths.capture_answer(id).exists();
    Ok(waits || house.with_session(|session| rows::is_answered(&session.own, id))?)
}

fn make_draft(write: &mut Write<'_>, capture: &Capture, signed: &SignedCapture) -> Result<(), Failure> {
    // A crash may have come between the draft and the removal of what it was made of.
    if rows::find(write.own(), capture.id)?.is_some() {
        return Ok(());
    }
    let draft = DraftId(fresh_id(write.at())?);
    let entry = CaptureTaken { capture: capture.id, draft, digest: signed.digest(), claimed: capture.claimed };
    let sequence = write.journal(&Body::CaptureTaken(entry))?;
    rows::add(write.own(), capture.id, &rows::Taken { draft, signed: signed.clone(), sequence })?;
    drafts::save(
        write.own(),
        &drafts::Draft {
            id: draft,
            officer: write.session().officer.id,
            person: None,
            order: None,
            form: form_of(capture, write.session().officer.id),
            kept_at: write.at(),
            open: true,
        },
    )?;
    capture.exhibits.iter().try_for_each(|exhibit| keep_exhibit(write, draft, exhibit))?;
    write.touches(Part::Drafts);
    Ok(())
}

/// The officer completes the rest: nothing is decided or declared for them. How the place is known is
/// filled in only for the officer whom the record names: another was not there.
fn form_of(capture: &Capture, officer: OfficerId) -> RecordForm {
    let seen_from = capture.position.as_ref().filter(|_| capture.claimed == Some(officer));
    RecordForm {
        account: capture.account.clone(),
        description: capture.who.clone(),
        act_at: Some(capture.at),
        place: capture.position.as_ref().map(place_of),
        sighting_basis: seen_from.and_then(basis_of),
        place_words: capture.place.clone(),
        ..RecordForm::default()
    }
}

/// "Where I stand" is the device's own fix; of another place the officer has yet to say how they know.
fn basis_of(position: &Position) -> Option<SightingBasis> {
    let is_own = matches!(position.source, PositionSource::Platform | PositionSource::Simulated);
    is_own.then_some(SightingBasis::SeenHere)
}

fn place_of(position: &Position) -> PlaceInput {
    PlaceInput::Fix {
        lon: position.at.lon(),
        lat: position.at.lat(),
        accuracy_m: position.accuracy.radius_m,
        fixed_at: position.fixed_at,
        source: position.source,
        level: position.accuracy.level,
    }
}

/// The file stays where it is, under its key and its hash; it gets the officer's reference.
fn keep_exhibit(write: &mut Write<'_>, draft: DraftId, exhibit: &CaptureExhibit) -> Result<(), Failure> {
    let officer = write.session().officer.clone();
    let number = exhibits::count_of(write.own(), officer.id)? + 1;
    let body = ExhibitKept {
        draft,
        exhibit: ExhibitRef {
            id: exhibit.id,
            reference: format!("{}/{number}", officer.initials),
            kind: exhibit.kind,
            name: exhibit.name.clone(),
            media_type: exhibit.media_type.clone(),
            sha256: exhibit.sha256.clone(),
            size_bytes: exhibit.size_bytes,
            captured_at: exhibit.captured_at,
        },
        key: exhibit.key.clone(),
        sealed_bytes: exhibit.sealed_bytes,
        sealed: exhibit.sealed,
    };
    let sequence = write.journal(&Body::ExhibitKept(body.clone()))?;
    exhibits::add(write.own(), officer.id, &exhibits::Kept { body, sequence, kept_at: write.at() })
}

#[cfg(test)]
#[path = "taken_tests.rs"]
mod taken_tests;
