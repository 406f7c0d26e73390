//! The clock, handed in so that tests can set it.

use cordon_core::rules::time::Timestamp;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// Where HQ takes the time from.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The machine's clock.
pub fn system() -> Clock {
    Arc::new(system_now)
}

/// The machine's time. Certificates are dated by it, for TLS checks them against it.
#[expect(clippy::disallowed_methods, reason = "this is HQ's clock room")]
pub fn system_now() -> Timestamp {
    let millis = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |past| past.as_millis());
    Timestamp::from_millis(i64::try_from(millis).unwrap_or(i64::MAX))
}
