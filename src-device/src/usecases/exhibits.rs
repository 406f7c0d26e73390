//! Exhibits: hashed at capture, encrypted under a key of their own, durable before they are shown.

use super::shape;
use crate::files::durable;
use crate::files::paths::Paths;
use crate::house::House;
use crate::keys::random;
use crate::session::{Session, Uploaded};
use crate::store::own::{drafts, exhibits, gaps};
use crate::write::fresh_id;
use crate::{Failure, Refusal};
use cordon_core::proof::chunks;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::entry::{Body, ExhibitKept};
use cordon_core::rules::ids::{DraftId, ExhibitId};
use cordon_core::rules::incident::{ExhibitKind, ExhibitRef};
use cordon_core::wire::{ExhibitSheet, ItemState, Part, Verbatim};
use cordon_core::{text, text_key};

/// Largest file kept through the bridge, in bytes.
const LARGEST: usize = 64 << 20;

/// Most letters of a file's name.
const LONGEST_NAME: usize = 255;

/// Keeps a file as evidence for a draft.
pub fn add(
    house: &House,
    draft: DraftId,
    kind: ExhibitKind,
    name: &Verbatim,
    bytes: &[u8],
) -> Result<ExhibitSheet, Failure> {
    check_size(bytes)?;
    let media_type = media_type_of(kind, bytes);
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
                kind: kind.by_content(media_type),
                name: name_kept(name),
                media_type: media_type.to_owned(),
                sha256: Digest::of(bytes).to_string(),
                size_bytes: bytes.len() as u64,
                captured_at: write.at(),
            },
            key: HexBytes(key.to_vec()),
            sealed_bytes: sealed.as_ref().map_or(0, |sealed| sealed.len() as u64),
            sealed: sealed.as_deref().map(Digest::of),
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

/// What the first bytes of a file show it to be (RFC 2046), whatever its name or its sender says.
pub fn media_type_of(kind: ExhibitKind, bytes: &[u8]) -> &'static str {
    let is_text = || std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0'));
    match kind {
        ExhibitKind::BodyWornVideo => "text/plain",
        ExhibitKind::Photo | ExhibitKind::Audio | ExhibitKind::Video | ExhibitKind::File => match infer::get(bytes) {
            Some(found) => found.mime_type(),
            None if is_text() => "text/plain",
            None => "application/octet-stream",
        },
    }
}

/// A file's own name as it is kept: its letters as they came, and no more of them than a disk gives one.
pub fn name_kept(name: &Verbatim) -> Verbatim {
    Verbatim(name.chars().take(LONGEST_NAME).collect())
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

/// Removes the files that were written for an exhibit whose row and entry were never kept, as on a full
/// disk. Only where no record made while locked waits: it names files of which no row tells yet. And only
/// where the store was never older than the disk: the rows of what it forgot are gone.
pub fn sweep(paths: &Paths, session: &Session) -> Result<(), Failure> {
    if !gaps::all(&session.own)?.is_empty() {
        return Ok(());
    }
    let waiting = std::fs::read_dir(paths.captures())
        .map_err(Failure::file(text_key!("fault.reading_a_folder"), &paths.captures()))?
        .next();
    if waiting.is_some() {
        return Ok(());
    }
    for file in std::fs::read_dir(paths.exhibits())
        .map_err(Failure::file(text_key!("fault.reading_the_exhibits"), &paths.exhibits()))?
    {
        let name = file.map_err(Failure::file(text_key!("fault.reading_the_exhibits"), &paths.exhibits()))?.file_name();
        let id = name.to_str().and_then(|name| name.strip_suffix(".sealed")).and_then(|id| id.parse().ok());
        let Some(id) = id else { continue };
        if exhibits::find(&session.own, id)?.is_none() {
            tracing::warn!("a file of an exhibit that was never kept is removed");
            durable::remove(&paths.exhibit(id))?;
        }
    }
    Ok(())
}

/// A draft's exhibits as screens show them.
pub fn of_draft(session: &Session, draft: DraftId) -> Result<Vec<ExhibitSheet>, Failure> {
    exhibits::of_draft(&session.own, draft)?.iter().map(|kept| sheet(session, kept)).collect()
}

fn sheet(session: &Session, kept: &exhibits::Kept) -> Result<ExhibitSheet, Failure> {
    let exhibit = &kept.body.exhibit;
    Ok(ExhibitSheet {
        id: exhibit.id,
        reference: exhibit.reference.as_str().into(),
        kind: exhibit.kind,
        name: exhibit.name.clone(),
        size_bytes: exhibit.size_bytes,
        sha256: exhibit.sha256.as_str().into(),
        state: state(session, kept)?,
    })
}

/// Received only once HQ has the file as well as the entry.
pub fn state(session: &Session, kept: &exhibits::Kept) -> Result<ItemState, Failure> {
    let entry = shape::item_state(session, kept.sequence)?;
    if kept.body.sealed_bytes == 0 {
        return Ok(entry);
    }
    let held = match session.uploads.get(&kept.body.exhibit.id) {
        Some(Uploaded::Spoilt) => {
            return Ok(ItemState::NeedsYou { why: text!("refusal.evidence_is_not_as_it_was_kept") });
        }
        Some(Uploaded::Part(held)) => *held,
        Some(Uploaded::Whole) => kept.body.sealed_bytes,
        None => 0,
    };
    Ok(match entry {
        ItemState::Received { .. } if held < kept.body.sealed_bytes => {
            ItemState::Sending { sent: held, of: kept.body.sealed_bytes }
        }
        ItemState::Received { .. }
        | ItemState::Queued
        | ItemState::Sending { .. }
        | ItemState::NeedsYou { .. }
        | ItemState::FromHq => entry,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{now, open_house};
    use uuid::Uuid;

    #[track_caller]
    fn check(bytes: &[u8], is: &str, kept_as: ExhibitKind) {
        let found = media_type_of(ExhibitKind::Photo, bytes);
        assert_eq!((found, ExhibitKind::Photo.by_content(found)), (is, kept_as));
    }

    #[test]
    fn what_is_chosen_as_a_photograph_is_kept_as_what_it_is() {
        check(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", "image/jpeg", ExhibitKind::Photo);
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png", ExhibitKind::Photo);
        check(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "image/heif", ExhibitKind::Photo);
        check(b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", "video/mp4", ExhibitKind::Video);
        check(b"<!DOCTYPE html><html><body>not a photo", "text/html", ExhibitKind::File);
        check(b"%PDF-1.7", "application/pdf", ExhibitKind::File);
        check("a note, caf\u{e9}".as_bytes(), "text/plain", ExhibitKind::File);
        check(&[1, 2, 0, 255], "application/octet-stream", ExhibitKind::File);
    }

    #[test]
    fn a_files_name_is_kept_letter_by_letter() {
        let name = Verbatim::from("a b\u{2019}s \u{2013} photo (1).JPG");
        assert_eq!(name_kept(&name), name);
        assert_eq!(name_kept(&Verbatim("x".repeat(300))).chars().count(), 255);
    }

    #[test]
    fn a_file_whose_row_was_never_kept_goes_and_one_that_may_be_named_stays() {
        let (house, _folder) = open_house();
        let grant = super::super::drafts::open(&house, None, None).unwrap();
        let cordon_core::rules::look::Subject::Draft(draft) = grant.subject else { unreachable!("it is a draft") };
        let kept = add(&house, draft, ExhibitKind::Photo, &Verbatim::from("a.png"), &[7; 100]).unwrap().id;
        let stray = ExhibitId(crate::write::fresh_id(now()).unwrap());
        durable::write(&house.paths.exhibit(stray), &[1; 50]).unwrap();
        let is_there = |id| house.paths.exhibit(id).exists();
        let sweep = || house.with_session(|session| super::sweep(&house.paths, session)).unwrap();

        let waiting = house.paths.capture_loose(ExhibitId(Uuid::from_u128(9)));
        durable::write(&waiting, b"a record made while locked").unwrap();
        sweep();
        assert!(is_there(stray), "what waits may name it");

        durable::remove(&waiting).unwrap();
        sweep();
        assert!(is_there(kept) && !is_there(stray));
    }
}
