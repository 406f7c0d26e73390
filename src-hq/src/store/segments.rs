//! Segments, addressed by their content.

use super::feed::About;
use crate::failure::Result;
use cordon_core::proof::protocol::SegmentRef;
use cordon_core::proof::segment::SegmentHeader;
use cordon_core::rules::time::Timestamp;

/// What is read of segments.
pub trait SegmentReads {
    /// A scope's segments in order: of those that begin at one revision, the longest.
    fn list_segments(&self, scope: &str, epoch: u64) -> Result<Vec<SegmentRef>>;

    /// A segment's bytes, by its hash within a scope.
    fn find_segment(&self, hash: &str, scope: &str) -> Result<Option<Vec<u8>>>;
}

/// What is written of segments.
pub trait SegmentWrites {
    /// Keeps a segment.
    fn keep_segment(&self, header: &SegmentHeader, bytes: &[u8], now: Timestamp) -> Result<()>;

    /// Forgets what was cut before a time and is listed no more: shorter cuts of what begins at the same
    /// revision, and those of another epoch than the scope's.
    fn forget_old_segments(&self, scope: &str, before: Timestamp) -> Result<()>;

    /// Forgets every segment in which something may have been put, at once: it is cut again without.
    fn forget_segments_of(&self, about: About<'_>) -> Result<()>;
}
