//! Segments: immutable, content-addressed pieces of a scope's feed. The header is plain; the payload
//! is opaque, so that it can be encrypted under the epoch's key and served by any cache.

use super::digest::Digest;
use serde::{Deserialize, Serialize};

/// What stands before the payload, as one line of JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentHeader {
    /// The layout: 1.
    pub layout: u32,
    /// Which scope.
    pub scope: String,
    /// Which epoch; a new one re-cuts the feed.
    pub epoch: u64,
    /// First revision held.
    pub from: u64,
    /// Last revision held.
    pub to: u64,
    /// How the payload is written: `lines` for JSON lines in clear.
    pub encoding: String,
    /// SHA-256 of the payload.
    pub hash: Digest,
}

/// One row of a feed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FeedRow {
    /// HQ's revision: rises by one within a scope.
    pub revision: u64,
    /// What kind of thing.
    pub kind: RowKind,
    /// Its id.
    pub id: String,
    /// What became of it in this scope.
    pub state: RowState,
    /// Its whole text as JSON, where it is put.
    pub body: Option<serde_json::Value>,
}

macro_rules! row_kinds {
    ($($(#[$doc:meta])* $kind:ident => $name:literal,)*) => {
        /// Kinds of row.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum RowKind {
            $($(#[$doc])* #[serde(rename = $name)] $kind,)*
            /// A kind this edition does not know: kept, not applied.
            #[serde(other, rename = "unknown")]
            Unknown,
        }

        impl RowKind {
            /// Its name in segments and in stores.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                    Self::Unknown => "unknown",
                }
            }
        }
    };
}

row_kinds! {
    /// An order with its versions.
    Order => "order",
    /// A person record.
    Record => "record",
    /// A record's link to a person.
    RecordLink => "record_link",
    /// A person's link to an order.
    OrderLink => "order_link",
    /// A notice event.
    Notice => "notice",
    /// An incident, as HQ interpreted it.
    Incident => "incident",
    /// A decision.
    Decision => "decision",
    /// What HQ made of one of this device's entries.
    EntryState => "entry_state",
}

/// What became of a row. Only `ended` may be said as "no longer in force".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// It stands as in the body.
    Put,
    /// The order ended; the body says when and why.
    Ended,
    /// It left this scope; it may stand elsewhere.
    LeftScope,
    /// It was sealed to a named unit.
    Sealed,
    /// Whoever stated it took it back.
    Withdrawn,
    /// It was erased.
    Erased,
}

impl RowState {
    /// Its name in segments and in stores.
    pub fn name(self) -> &'static str {
        match self {
            Self::Put => "put",
            Self::Ended => "ended",
            Self::LeftScope => "left_scope",
            Self::Sealed => "sealed",
            Self::Withdrawn => "withdrawn",
            Self::Erased => "erased",
        }
    }
}

/// Why segment bytes cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SegmentError {
    /// There is no header line.
    #[error("segment has no header")]
    Header,
    /// The payload is not what the header names.
    #[error("segment payload is not what its header names")]
    Hash,
    /// The encoding is not one this edition reads.
    #[error("segment encoding is not known")]
    Encoding,
    /// A line cannot be read.
    #[error("segment line {0} cannot be read")]
    Line(usize),
}

/// Writes rows as a segment.
pub fn write(scope: &str, epoch: u64, rows: &[FeedRow]) -> Result<(SegmentHeader, Vec<u8>), SegmentError> {
    let mut payload = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        serde_json::to_writer(&mut payload, row).map_err(|_| SegmentError::Line(index + 1))?;
        payload.push(b'\n');
    }
    let header = SegmentHeader {
        layout: 1,
        scope: scope.to_owned(),
        epoch,
        from: rows.first().map_or(0, |row| row.revision),
        to: rows.last().map_or(0, |row| row.revision),
        encoding: "lines".to_owned(),
        hash: Digest::of(&payload),
    };
    let mut bytes = serde_json::to_vec(&header).map_err(|_| SegmentError::Header)?;
    bytes.push(b'\n');
    bytes.extend_from_slice(&payload);
    Ok((header, bytes))
}

/// Reads a segment: the header always, the rows where the encoding is known.
pub fn read(bytes: &[u8]) -> Result<(SegmentHeader, Vec<FeedRow>), SegmentError> {
    let end = bytes.iter().position(|byte| *byte == b'\n').ok_or(SegmentError::Header)?;
    let (head, rest) = bytes.split_at_checked(end).ok_or(SegmentError::Header)?;
    let header: SegmentHeader = serde_json::from_slice(head).map_err(|_| SegmentError::Header)?;
    let payload = rest.get(1..).unwrap_or_default();
    if Digest::of(payload) != header.hash {
        return Err(SegmentError::Hash);
    }
    if header.encoding != "lines" {
        return Err(SegmentError::Encoding);
    }
    let rows = payload
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .enumerate()
        .map(|(index, line)| serde_json::from_slice(line).map_err(|_| SegmentError::Line(index + 1)))
        .collect::<Result<Vec<FeedRow>, _>>()?;
    Ok((header, rows))
}
