//! What devices hand in and is refused: kept as it came, within the share of the device that handed it in, and
//! what can be said of it for a person to weigh. What that person decides is done in `quarantine`.

use crate::failure::Result;
use crate::store::Writes;
use crate::store::refused::{Because, CameFrom, Refused, Share, may_keep};
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::time::Timestamp;
use serde::Serialize;

/// Something of a device's that intake refuses.
pub struct Turned<'a> {
    /// Which device hands it in.
    pub by: DeviceId,
    /// Where it says that it comes from.
    pub from: CameFrom,
    /// Its sealed bytes.
    pub bytes: &'a [u8],
}

/// Keeps what is refused; false where the device filled its share, and holds it itself. Nonsense is counted,
/// and takes nobody's place.
pub fn keep(tx: &dyn Writes, turned: Turned<'_>, because: RefusedBecause, now: Timestamp) -> Result<bool> {
    let Turned { by, from, bytes } = turned;
    let share = Share::of(&from, because);
    let from = match share {
        Share::Nonsense => CameFrom::Nonsense,
        Share::Genuine | Share::Doubtful => from,
    };
    let refused = Refused { from: &from, by: Some(by), because: &Because::Intake(because), share, bytes };
    let has_room = share == Share::Nonsense || may_keep(tx, by, &refused)?;
    if has_room {
        tx.keep_refused(&refused, now)?;
    }
    Ok(has_room)
}

/// What can be said of something that opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Weighed {
    /// Of what kind the entry is, by its name; of a record made while locked, `capture`.
    pub what: String,
    /// Whose it says it is; of a record made while locked a claim.
    pub officer: Option<OfficerId>,
    /// That officer as shown, where HQ knows them.
    pub shown: Option<String>,
    /// When it was made, by the device's clock.
    pub at: Timestamp,
    /// Whether its signatures are those of the device and of the officer whom HQ enrolled.
    pub signatures_stand: bool,
}
