//! The captures folder: records made while locked, each sealed twice, and notes of files kept for a
//! record that is not saved yet. Nothing in it opens without HQ's key or the own store.

use super::device;
use super::paths::Paths;
use crate::Failure;
use cordon_core::proof::capture::CaptureAnswer;
use cordon_core::proof::digest::HexBytes;
use cordon_core::rules::ids::{CaptureId, ExhibitId};
use cordon_core::rules::time::Timestamp;
use cordon_core::text_key;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::str::FromStr;

/// The ending of what HQ refused: kept, and not sent again.
pub const REFUSED: &str = "refused";
/// The ending of what the own store could not open: kept for whoever repairs it.
pub const UNOPENED: &str = "unopened";

/// Bytes sealed to the own store, with what must be known of them while locked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForOwn {
    /// When it was saved: a repeat is answered with it. Absent where nobody saved it.
    pub saved_at: Option<Timestamp>,
    /// Size of the encrypted files that came with it, in bytes.
    pub file_bytes: u64,
    /// The sealed bytes.
    pub sealed: HexBytes,
}

/// Records that HQ has not answered.
pub fn list_sealed(paths: &Paths) -> Result<Vec<CaptureId>, Failure> {
    list(&paths.captures(), ".sealed")
}

/// Records that no draft was made of yet.
pub fn list_own(paths: &Paths) -> Result<Vec<CaptureId>, Failure> {
    list(&paths.captures(), ".own")
}

/// Files kept for records that are not saved.
pub fn list_loose(paths: &Paths) -> Result<Vec<ExhibitId>, Failure> {
    list(&paths.captures(), ".loose")
}

/// Records that the own store could not open.
pub fn list_unopened(paths: &Paths) -> Result<Vec<CaptureId>, Failure> {
    list(&paths.captures(), ".unopened")
}

/// HQ's answers that the own store has not taken in. One that cannot be read is left out, and said.
pub fn list_answers(paths: &Paths) -> Result<Vec<(CaptureId, CaptureAnswer)>, Failure> {
    let mut found = Vec::new();
    for id in list(&paths.answers(), ".capture.json")? {
        match device::load(&paths.capture_answer(id), text_key!("fault.captures_answer")) {
            Ok(answer) => found.extend(answer.map(|answer| (id, answer))),
            Err(failure) => tracing::warn!(%failure, "an answer was left out"),
        }
    }
    Ok(found)
}

/// Bytes of the encrypted files that wait for an officer to take them up.
pub fn file_bytes(paths: &Paths) -> Result<u64, Failure> {
    let own = list_own(paths)?.into_iter().map(|id| paths.capture_own(id));
    let loose = list_loose(paths)?.into_iter().map(|id| paths.capture_loose(id));
    let mut bytes = 0_u64;
    for place in own.chain(loose) {
        let kept = match device::load::<ForOwn>(&place, text_key!("fault.capture")) {
            // It is set aside at the next unlocking; until then it must not keep others out.
            Err(Failure::Unreadable { .. }) => None,
            other => other?,
        };
        bytes = bytes.saturating_add(kept.map_or(0, |kept| kept.file_bytes));
    }
    Ok(bytes)
}

fn list<T: FromStr + Ord>(folder: &Path, ending: &str) -> Result<Vec<T>, Failure> {
    let files = std::fs::read_dir(folder).map_err(Failure::file(text_key!("fault.reading_a_folder"), folder))?;
    let mut ids: Vec<T> = files
        .filter_map(Result::ok)
        .filter_map(|file| file.file_name().to_str()?.strip_suffix(ending)?.parse().ok())
        .collect();
    ids.sort_unstable();
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::durable;
    use cordon_core::proof::protocol::SignedRefusal;
    use uuid::Uuid;

    fn folder() -> (tempfile::TempDir, Paths) {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::new(home.path());
        for folder in paths.folders() {
            std::fs::create_dir_all(folder).unwrap();
        }
        (home, paths)
    }

    #[test]
    fn each_kind_of_file_is_found_under_its_own_ending() {
        let (_home, paths) = folder();
        let (one, two) = (CaptureId(Uuid::from_u128(1)), CaptureId(Uuid::from_u128(2)));
        durable::write(&paths.capture_sealed(two), b"x").unwrap();
        durable::write(&paths.capture_sealed(one), b"x").unwrap();
        durable::write(&paths.capture_own(one), b"x").unwrap();
        durable::set_aside(&paths.capture_sealed(two), REFUSED).unwrap();
        durable::write(&paths.captures().join("a stray file"), b"x").unwrap();
        assert_eq!(list_sealed(&paths).unwrap(), [one]);
        assert_eq!(list_own(&paths).unwrap(), [one]);
        assert!(list_loose(&paths).unwrap().is_empty());
        assert!(list_unopened(&paths).unwrap().is_empty());
    }

    #[test]
    fn the_files_of_saved_and_loose_records_are_counted_together() {
        let (_home, paths) = folder();
        let kept = |bytes| ForOwn { saved_at: None, file_bytes: bytes, sealed: HexBytes(vec![1]) };
        device::save(&paths.capture_own(CaptureId(Uuid::from_u128(1))), &kept(40), text_key!("fault.capture")).unwrap();
        device::save(&paths.capture_loose(ExhibitId(Uuid::from_u128(2))), &kept(2), text_key!("fault.capture"))
            .unwrap();
        assert_eq!(file_bytes(&paths).unwrap(), 42);
    }

    #[test]
    fn an_answer_that_cannot_be_read_hides_no_other() {
        let (_home, paths) = folder();
        let refusal = SignedRefusal { refusal: HexBytes(vec![1]), signature: HexBytes(vec![2]) };
        let refused = CaptureAnswer::Refused { refusal };
        let good = CaptureId(Uuid::from_u128(2));
        durable::write(&paths.capture_answer(CaptureId(Uuid::from_u128(1))), b"no json").unwrap();
        device::save(&paths.capture_answer(good), &refused, text_key!("fault.answer")).unwrap();
        assert_eq!(list_answers(&paths).unwrap(), [(good, refused)]);
    }
}
