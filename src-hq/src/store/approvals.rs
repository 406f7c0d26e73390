//! Approvals: who signed for what, and where their signature lies.

use crate::failure::Result;
use cordon_core::proof::approval::{Approval, Approved};
use cordon_core::rules::ids::DeviceId;

/// What is read of second signatures.
pub trait ApprovalReads {
    /// How many officers have signed for something.
    fn count_approvals(&self, of: &Approved) -> Result<u64>;
}

/// What is written of second signatures.
pub trait ApprovalWrites {
    /// Keeps an approval that stands. The same officer's second one of the same subject changes nothing.
    fn keep_approval(&self, device: DeviceId, sequence: u64, approval: &Approval) -> Result<()>;
}
