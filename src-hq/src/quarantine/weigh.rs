//! What a person is shown of something refused, to weigh whether it is taken in: what opens says of what
//! kind it is, whose, and from when; never what it says of anybody.

use crate::captures;
use crate::failure::Result;
use crate::hq::Hq;
use crate::intake;
use crate::store::refused::{CameFrom, Held};
use cordon_core::proof::capture::SealedCapture;
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::protocol::SealedEntry;
use cordon_core::rules::ids::OfficerId;
use cordon_core::rules::time::Timestamp;
use serde::Serialize;

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

/// Opens one, where it opens.
pub fn weigh(hq: &Hq, held: &Held) -> Result<Option<Weighed>> {
    let Some(bytes) = hq.store().read(|db| db.find_refused_bytes(held.id))? else { return Ok(None) };
    match &held.from {
        CameFrom::Part { .. } | CameFrom::Nonsense => Ok(None),
        CameFrom::Entry { device, sequence } => {
            intake::weigh(hq, &SealedEntry { device: *device, sequence: *sequence, sealed: HexBytes(bytes) })
        }
        CameFrom::Capture { device, capture } => {
            captures::weigh(hq, &SealedCapture { device: *device, capture: *capture, sealed: HexBytes(bytes) })
        }
    }
}
