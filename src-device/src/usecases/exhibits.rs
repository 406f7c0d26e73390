//! Exhibits: hashed at capture, encrypted under a key of their own, durable before they are shown.

use super::shape;
use crate::files::durable;
use crate::house::House;
use crate::keys::random;
use crate::session::Session;
use crate::store::own::{drafts, exhibits};
use crate::write::fresh_id;
use crate::{Failure, Refusal};
use cordon_core::proof::chunks;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::entry::{Body, ExhibitKept};
use cordon_core::rules::ids::{DraftId, ExhibitId};
use cordon_core::rules::incident::{ExhibitKind, ExhibitRef};
use cordon_core::wire::{ExhibitSheet, ItemState, Part};
use cordon_core::{text, text_key};

/// Largest file kept through the bridge, in bytes.
const LARGEST: usize = 64 << 20;

/// Keeps a file as evidence for a draft.
pub fn add(
    house: &House,
    draft: DraftId,
    kind: ExhibitKind,
    media_type: &str,
    bytes: &[u8],
) -> Result<ExhibitSheet, Failure> {
    check_size(bytes)?;
    let id = house.write(|write| {
        let held = drafts::get(write.own(), draft, write.session().officer.id)?;
        if !held.open {
            return Err(Failure::Refused(Refusal::No(text!("refusal.this_draft_was_saved_as_a_record_or_discarded"))));
        }
        let id = ExhibitId(fresh_id(write.at())?);
        let officer = write.session().officer.clone();
        let number = exhibits::count_of(write.own(), officer.id)? + 1;
        let key = random::<32>()?;
        let sealed = seal(kind, &key, bytes)?;
        // The file is on disk under its own name before any row or entry speaks of it.
        if let Some(sealed) = &sealed {
            durable::write(&house.paths.exhibit(id), sealed)?;
        }
        let body = ExhibitKept {
            draft,
            exhibit: ExhibitRef {
                id,
                reference: format!("{}/{number}", officer.initials),
                kind,
                media_type: media_type.chars().take(120).collect(),
                sha256: Digest::of(bytes).to_string(),
                size_bytes: bytes.len() as u64,
                captured_at: write.at(),
            },
            key: HexBytes(key.to_vec()),
            sealed_bytes: sealed.map_or(0, |sealed| sealed.len() as u64),
        };
        let sequence = write.journal(&Body::ExhibitKept(body.clone()))?;
        exhibits::add(write.own(), officer.id, &exhibits::Kept { body, sequence, kept_at: write.at() })?;
        write.touches(Part::Drafts);
        Ok(id)
    })?;
    house.with_session(|session| {
        let kept = exhibits::find(&session.own, id)?.ok_or(Failure::missing(text_key!("refusal.no_such_exhibit")))?;
        sheet(session, &kept)
    })
}

/// Whether a file can be kept at all.
pub fn check_size(bytes: &[u8]) -> Result<(), Failure> {
    if bytes.is_empty() {
        return Err(Failure::invalid("bytes", text!("refusal.the_file_is_empty")));
    }
    if bytes.len() > LARGEST {
        return Err(Failure::invalid("bytes", text!("refusal.the_file_is_larger_than_64_mib")));
    }
    Ok(())
}

/// A body-worn video reference has no file: the reference itself is what was hashed.
fn seal(kind: ExhibitKind, key: &[u8; 32], bytes: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
    match kind {
        ExhibitKind::BodyWornVideo => Ok(None),
        ExhibitKind::Photo | ExhibitKind::Audio | ExhibitKind::Video | ExhibitKind::File => chunks::seal(key, bytes)
            .map(Some)
            .map_err(|_| Failure::Keys(text_key!("fault.the_exhibit_cannot_be_encrypted"))),
    }
}

/// A draft's exhibits as screens show them.
pub fn of_draft(session: &Session, draft: DraftId) -> Result<Vec<ExhibitSheet>, Failure> {
    exhibits::of_draft(&session.own, draft)?.iter().map(|kept| sheet(session, kept)).collect()
}

fn sheet(session: &Session, kept: &exhibits::Kept) -> Result<ExhibitSheet, Failure> {
    let exhibit = &kept.body.exhibit;
    Ok(ExhibitSheet {
        id: exhibit.id,
        reference: exhibit.reference.clone(),
        kind: exhibit.kind,
        size_bytes: exhibit.size_bytes,
        sha256: exhibit.sha256.clone(),
        state: state(session, kept)?,
    })
}

/// Received only once HQ has the file as well as the entry.
pub fn state(session: &Session, kept: &exhibits::Kept) -> Result<ItemState, Failure> {
    let entry = shape::item_state(session, kept.sequence)?;
    if kept.body.sealed_bytes == 0 {
        return Ok(entry);
    }
    let uploaded = session.uploads.get(&kept.body.exhibit.id).copied().unwrap_or(0);
    Ok(match entry {
        ItemState::Received { .. } if uploaded < kept.body.sealed_bytes => {
            ItemState::Sending { sent: uploaded, of: kept.body.sealed_bytes }
        }
        ItemState::Received { .. }
        | ItemState::Queued
        | ItemState::Sending { .. }
        | ItemState::NeedsYou { .. }
        | ItemState::FromHq => entry,
    })
}
