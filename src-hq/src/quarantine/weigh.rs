//! What a person is shown of something refused, to weigh whether it is taken in: what opens says of what
//! kind it is, whose, and from when; never what it says of anybody.

use crate::captures;
use crate::failure::Result;
use crate::hq::Hq;
use crate::intake;
use crate::refused::Weighed;
use crate::store::refused::{CameFrom, Held};
use cordon_core::proof::capture::SealedCapture;
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::protocol::SealedEntry;

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
