//! Ending a device that was lost.

use crate::acts::{self, Did};
use crate::failure::Result;
use crate::hq::Hq;
use cordon_core::rules::ids::DeviceId;

/// Revokes a device, for a reason; whether it was enrolled and not revoked before.
pub fn revoke(hq: &Hq, device: DeviceId, why: &str) -> Result<bool> {
    let why = acts::reason(why)?;
    let is_revoked = hq.store().write(|tx| {
        let is_revoked = tx.revoke_device(device, hq.now())?;
        if is_revoked {
            acts::keep(hq, tx, Did::Revoke, &format!("device {device}"), why)?;
        }
        Ok(is_revoked)
    })?;
    if is_revoked {
        tracing::info!(%device, "revoked");
    }
    Ok(is_revoked)
}
