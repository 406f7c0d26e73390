//! A part of a file: as it is imported, or refused and kept, or read once more because a person says so.

use super::FileOutcome;
use crate::failure::Result;
use crate::hq::Hq;
use crate::progress::Progress;
use crate::store::Writes;
use crate::store::refused::{Because, CameFrom, Refused, Share, Spot};
use cordon_core::rules::time::Timestamp;
use cordon_core::words::{Text, Wording};
use std::path::Path;

/// A file, or the part of it that is meant, and the digest of the whole; and who watches.
pub struct Part<'f> {
    /// The bytes of the whole file.
    pub bytes: &'f [u8],
    /// SHA-256 of the file.
    pub file: &'f str,
    /// When its delivery came.
    pub learnt_at: Timestamp,
    /// Who watches how far it has come.
    pub watch: &'f Progress,
}

/// What a person gives along when a part is read once more.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given<'g> {
    /// Opens archives.
    pub password: Option<&'g str>,
    /// Where papers lie that are not kept with the file.
    pub papers: Option<&'g Path>,
}

/// A part of a file that was refused.
pub struct HeldPart<'h> {
    /// The file's path when it was imported: its name says how it is read.
    pub path: &'h Path,
    /// SHA-256 of the file.
    pub file: &'h str,
    /// The file within it, where it is an archive.
    pub within: Option<&'h str>,
    /// The line, where there are lines.
    pub line: Option<u64>,
    /// Why it was refused.
    pub why: Wording,
    /// When its delivery came.
    pub at: Timestamp,
    /// Called once it is known that it is taken, before anything of it is.
    pub begins: &'h dyn Fn() -> Result<()>,
}

/// Refuses a part of a file that is imported. Where it waits already, for one other reason, that reason is changed
/// in place.
pub fn refuse(hq: &Hq, part: &Part<'_>, spot: Spot<'_>, reason: Text, outcome: &mut FileOutcome) -> Result<()> {
    // A second refusal of one part in one import stands beside the first.
    let is_first = !outcome.refused.iter().any(|refused| refused.spot() == spot);
    keep_part(hq, part, (spot, reason), outcome, |tx, refused| {
        if is_first && tx.refuse_otherwise(refused, hq.now())? {
            return Ok(());
        }
        tx.keep_refused(refused, part.learnt_at)
    })
}

/// Keeps a part of a file beside all that was refused of the file before.
pub fn quarantine(hq: &Hq, part: &Part<'_>, spot: Spot<'_>, reason: Text, outcome: &mut FileOutcome) -> Result<()> {
    // As of when its delivery came: released later, it stands where it would have stood.
    keep_part(hq, part, (spot, reason), outcome, |tx, refused| tx.keep_refused(refused, part.learnt_at))
}

fn keep_part(
    hq: &Hq,
    part: &Part<'_>,
    (spot, reason): (Spot<'_>, Text),
    outcome: &mut FileOutcome,
    keep: impl FnOnce(&dyn Writes, &Refused<'_>) -> Result<()>,
) -> Result<()> {
    let (within, line) = (spot.0.map(str::to_owned), spot.1);
    let from = CameFrom::Part { path: outcome.file.clone(), file: part.file.to_owned(), within, line };
    let because = Because::Reader(reason.clone().into());
    let refused = Refused { from: &from, by: None, because: &because, share: Share::Doubtful, bytes: part.bytes };
    hq.store().write(|tx| keep(tx, &refused))?;
    outcome.refuse(spot, reason.into());
    Ok(())
}
