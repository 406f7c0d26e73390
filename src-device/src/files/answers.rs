//! HQ's answers to entries, as files: those that the own store has not taken in, and those that it
//! could not.

use super::paths::Paths;
use crate::Failure;
use cordon_core::text_key;
use std::path::Path;

/// The ending of a receipt that names another entry or other bytes than the journal holds: its entry
/// waits on, and a person is told.
pub const MISMATCHED: &str = "mismatched";
/// The ending of a refusal that was taken in: HQ's signed word is kept.
pub const REFUSED: &str = "refused";

/// Sequences whose answers wait to be taken in.
pub fn list_waiting(paths: &Paths) -> Result<Vec<u64>, Failure> {
    list(&paths.answers(), ".json")
}

/// Sequences whose receipts name something else than the journal holds.
pub fn list_mismatched(paths: &Paths) -> Result<Vec<u64>, Failure> {
    list(&paths.answers(), ".mismatched")
}

/// Sequences of sealed entries that lie in the outbox.
pub fn list_outbox(paths: &Paths) -> Result<Vec<u64>, Failure> {
    list(&paths.outbox(), ".sealed")
}

/// Sequences of sealed entries that HQ has not answered. One that it answered while the device was
/// locked lies there until the journal was looked at, and is not sent again.
pub fn list_unanswered(paths: &Paths) -> Result<Vec<u64>, Failure> {
    let answered = list_waiting(paths)?;
    let mut outbox = list_outbox(paths)?;
    outbox.retain(|sequence| answered.binary_search(sequence).is_err());
    Ok(outbox)
}

fn list(folder: &Path, ending: &str) -> Result<Vec<u64>, Failure> {
    let files = std::fs::read_dir(folder).map_err(Failure::file(text_key!("fault.reading_a_folder")))?;
    let mut found = Vec::new();
    for file in files {
        let name = file.map_err(Failure::file(text_key!("fault.reading_a_folder")))?.file_name();
        found.extend(name.to_str().and_then(|name| name.strip_suffix(ending)?.parse::<u64>().ok()));
    }
    found.sort_unstable();
    Ok(found)
}
