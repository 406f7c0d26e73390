//! HQ's word about the encrypted files of exhibits, and whether they are still what was kept.

use crate::Failure;
use crate::files::device::{self, DeviceFile};
use crate::files::durable;
use crate::files::paths::Paths;
use crate::house::House;
use crate::locks::lock_of;
use crate::session::{Session, Uploaded};
use crate::store::own::exhibits;
use cordon_core::proof::digest::Digest;
use cordon_core::proof::protocol::{EvidenceReceipt, SignedReceipt};
use cordon_core::rules::ids::ExhibitId;
use cordon_core::text_key;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// HQ's word about the encrypted file of an exhibit, on disk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EvidenceAnswer {
    /// Its receipt, for the bytes that it holds.
    pub receipt: SignedReceipt,
    /// Whether what they hold has the digest of its capture; absent while HQ lacks the entry.
    pub verified: Option<bool>,
}

/// HQ's receipt for an exhibit's file, where one is kept that HQ signed for this device.
pub fn evidence_receipt(place: &Path, device: &DeviceFile) -> Option<EvidenceReceipt> {
    read(place, device).map(|(_answer, receipt)| receipt)
}

fn read(place: &Path, device: &DeviceFile) -> Option<(EvidenceAnswer, EvidenceReceipt)> {
    let kept: EvidenceAnswer = device::load(place, text_key!("fault.evidence_answer")).ok().flatten()?;
    let receipt = kept.receipt.verify_evidence(&device.sign_key)?;
    (receipt.device == device.device).then_some((kept, receipt))
}

/// What came of an exhibit's file by HQ's word. A receipt for other bytes than were kept is none for the
/// evidence, and neither is one for bytes in which HQ does not find what was captured.
pub fn uploaded(session: &Session, answer: &EvidenceAnswer, receipt: &EvidenceReceipt) -> Result<Uploaded, Failure> {
    let sealed = exhibits::find(&session.own, receipt.exhibit)?.and_then(|kept| kept.body.sealed);
    let is_other = sealed.is_some_and(|sealed| sealed != receipt.sealed);
    Ok(if is_other || answer.verified == Some(false) { Uploaded::Spoilt } else { Uploaded::Whole })
}

/// Whether an exhibit's file lies there as it was kept. One of which no row says how it was counts as whole.
pub fn is_as_kept(paths: &Paths, session: &Session, id: ExhibitId) -> Result<bool, Failure> {
    let Some(sealed) = exhibits::find(&session.own, id)?.and_then(|kept| kept.body.sealed) else { return Ok(true) };
    Ok(durable::read(&paths.exhibit(id))?.is_some_and(|file| Digest::of(&file) == sealed))
}

/// Remembers from disk what came of each exhibit, as after unlocking: HQ's word, and which files are gone
/// before HQ had them.
pub fn recall_uploads(house: &House) -> Result<(), Failure> {
    let device = house.device()?;
    let files = std::fs::read_dir(house.paths.answers())
        .map_err(Failure::file(text_key!("fault.reading_the_answers"), &house.paths.answers()))?;
    for file in files.filter_map(Result::ok) {
        let is_evidence = file.file_name().to_str().is_some_and(|name| name.ends_with(".evidence.json"));
        if !is_evidence {
            continue;
        }
        let Some((answer, receipt)) = read(&file.path(), &device) else {
            tracing::warn!("a receipt for evidence that cannot be verified was left out");
            continue;
        };
        if let Some(session) = lock_of(&house.session).as_mut() {
            let uploaded = uploaded(session, &answer, &receipt)?;
            session.uploads.insert(receipt.exhibit, uploaded);
        }
    }
    if let Some(session) = lock_of(&house.session).as_mut() {
        for kept in exhibits::all_with_files(&session.own)? {
            let id = kept.body.exhibit.id;
            if session.uploads.get(&id) != Some(&Uploaded::Whole) && !house.paths.exhibit(id).exists() {
                session.uploads.insert(id, Uploaded::Spoilt);
            }
        }
    }
    Ok(())
}
