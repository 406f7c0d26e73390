//! Segments, addressed by their content.

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

    /// Forgets shorter cuts of a tail that nobody can still be fetching.
    fn forget_shorter_segments(&self, header: &SegmentHeader, before: Timestamp) -> Result<()>;
}
