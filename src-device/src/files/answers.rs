//! HQ's answers to entries, as files: those that the own store has not taken in, and those that it
//! could not.

use super::paths::Paths;
use crate::Failure;
use cordon_core::rules::ids::ExhibitId;
use cordon_core::text_key;
use std::path::{Path, PathBuf};

/// The ending of a receipt that names another entry or other bytes than the journal holds: its entry
/// waits on, and a person is told.
pub const MISMATCHED: &str = "mismatched";
/// The ending of a refusal that was taken in: HQ's signed word is kept.
pub const REFUSED: &str = "refused";
/// The ending of a receipt for an entry that the store forgot, being older: it is all that tells of it.
pub const FORGOTTEN: &str = "forgotten";

/// Sequences whose answers wait to be taken in.
pub fn list_waiting(paths: &Paths) -> Result<Vec<u64>, Failure> {
    list(&paths.answers(), |sequence| paths.answer(sequence))
}

/// Sequences whose receipts name something else than the journal holds.
pub fn list_mismatched(paths: &Paths) -> Result<Vec<u64>, Failure> {
    list(&paths.answers(), |sequence| paths.answer(sequence).with_extension(MISMATCHED))
}

/// Sequences of sealed entries that lie in the outbox.
pub fn list_outbox(paths: &Paths) -> Result<Vec<u64>, Failure> {
    list(&paths.outbox(), |sequence| paths.outbox_entry(sequence))
}

/// How many exhibits' files lie here with no answer of HQ's beside them.
pub fn count_files_unanswered(paths: &Paths) -> Result<usize, Failure> {
    let folder = paths.exhibits();
    let files = std::fs::read_dir(&folder).map_err(Failure::file(text_key!("fault.reading_a_folder"), &folder))?;
    let mut count = 0;
    for file in files {
        let name = file.map_err(Failure::file(text_key!("fault.reading_a_folder"), &folder))?.file_name();
        let id = name.to_str().and_then(|name| name.strip_suffix(".sealed")?.parse::<ExhibitId>().ok());
        count += usize::from(id.is_some_and(|id| !paths.evidence_answer(id).exists()));
    }
    Ok(count)
}

/// The sequences whose files lie in a folder under the very names that this device gives them: another
/// spelling of a number is no file of an entry's.
fn list(folder: &Path, place: impl Fn(u64) -> PathBuf) -> Result<Vec<u64>, Failure> {
    let files = std::fs::read_dir(folder).map_err(Failure::file(text_key!("fault.reading_a_folder"), folder))?;
    let mut found = Vec::new();
    for file in files {
        let name = file.map_err(Failure::file(text_key!("fault.reading_a_folder"), folder))?.file_name();
        let sequence = name.to_str().and_then(|name| name.split('.').next()?.parse::<u64>().ok());
        found.extend(sequence.filter(|sequence| place(*sequence).file_name() == Some(name.as_os_str())));
    }
    found.sort_unstable();
    Ok(found)
}
