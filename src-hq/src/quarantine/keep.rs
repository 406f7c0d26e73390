//! What intake refuses is kept as it came, within the part of the device that handed it in.

use crate::failure::Result;
use crate::store::Writes;
use crate::store::refused::{Because, CameFrom, Refused, Share, may_keep};
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::time::Timestamp;

/// Something of a device's that intake refuses.
pub struct Turned<'a> {
    /// Which device hands it in.
    pub by: DeviceId,
    /// Where it says that it comes from.
    pub from: CameFrom,
    /// Its sealed bytes.
    pub bytes: &'a [u8],
}

/// Keeps what is refused; false where the device filled its part, and holds it itself. Nonsense is counted,
/// and takes nobody's place.
pub fn keep(tx: &dyn Writes, turned: Turned<'_>, because: RefusedBecause, now: Timestamp) -> Result<bool> {
    let Turned { by, from, bytes } = turned;
    let share = Share::of(&from, because);
    let (from, has_room) = match share {
        Share::Nonsense => (CameFrom::Nonsense, true),
        Share::Genuine | Share::Doubtful => (from, may_keep(tx, by, share, bytes)?),
    };
    if has_room {
        let because = &Because::Intake(because);
        tx.keep_refused(&Refused { from: &from, by: Some(by), because, share, bytes }, now)?;
    }
    Ok(has_room)
}
