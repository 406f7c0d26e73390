//! What hearing a query needs from one keystroke to the next.

use super::before::Before;
use super::spelling::Counts;

/// What hearing a query fills and keeps.
#[derive(Debug, Default)]
pub struct Hearing {
    /// For words that share runs of letters.
    pub counts: Counts,
    /// Words heard before.
    pub before: Before,
}
