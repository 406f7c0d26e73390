//! Segments: immutable, content-addressed pieces of a scope's feed, in a container that says what it holds
//! without being opened. The header is plain and the payload opaque, so that it can be encrypted under
//! the epoch's key, or laid out otherwise, and be served by any cache: another type of payload needs no
//! other protocol, and an edition that does not know it says so.
//!
//! | bytes | what, numbers big-endian |
//! |---|---|
//! | 7 | `CORDSEG` |
//! | 1 | version of this layout: 1 |
//! | 1 | type of payload: 1 for rows as lines of JSON, in clear |
//! | 8, 8, 8 | epoch, first revision, last revision |
//! | 8 | length of the payload |
//! | 32 | SHA-256 of the payload: the segment's address |
//! | 2 | length of the scope's name |
//! | … | the scope's name in UTF-8, then the payload, then nothing |

use super::digest::Digest;
use crate::rules::time::Timestamp;
use serde::{Deserialize, Serialize};

const MAGIC: &[u8; 7] = b"CORDSEG";
const VERSION: u8 = 1;

/// What is known of a segment without opening its payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentHeader {
    /// Which scope.
    pub scope: String,
    /// Which epoch; a new one re-cuts the feed.
    pub epoch: u64,
    /// First revision held.
    pub from: u64,
    /// Last revision held.
    pub to: u64,
    /// How the payload is written.
    pub payload: PayloadType,
    /// SHA-256 of the payload.
    pub hash: Digest,
}

/// How a payload is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayloadType {
    /// Rows as lines of JSON, in clear.
    Lines,
}

impl PayloadType {
    /// Its number in the container.
    fn number(self) -> u8 {
        match self {
            Self::Lines => 1,
        }
    }

    fn numbered(number: u8) -> Option<Self> {
        [Self::Lines].into_iter().find(|kind| kind.number() == number)
    }
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
    /// Its whole text as JSON, where it is put; where it is gone, since when: a [`Gone`].
    pub body: Option<serde_json::Value>,
}

/// What a row says that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// Since when, by HQ's clock.
    pub at: Timestamp,
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
    /// HQ's receipt for something of this device's that it refused at first.
    Receipt => "receipt",
    /// What the force of a scope says of the law in its area.
    ForceLaw => "force_law",
    /// What the force's lawyers signed of the law's rows: a sign-off, a recall, or that one is lifted.
    LawWord => "law_word",
}

/// What became of a row. None of these says that an order is no longer in force: its versions do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// It stands as in the body.
    Put,
    /// It left this scope; it may stand elsewhere.
    LeftScope,
    /// It was sealed to a named unit.
    Sealed,
    /// Whoever stated it took it back.
    Withdrawn,
}

impl RowState {
    /// Its name in segments and in stores.
    pub fn name(self) -> &'static str {
        match self {
            Self::Put => "put",
            Self::LeftScope => "left_scope",
            Self::Sealed => "sealed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Why segment bytes cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SegmentError {
    /// The bytes do not begin as a segment does.
    #[error("not a segment")]
    Magic,
    /// A version of the container that this edition does not read.
    #[error("segment of version {0} is not known")]
    Version(u8),
    /// A type of payload that this edition does not read.
    #[error("segment with payload of type {0} is not known")]
    Payload(u8),
    /// The header is cut short, or says what cannot be.
    #[error("segment header cannot be read")]
    Header,
    /// The payload is shorter or longer than the header says.
    #[error("segment is not as long as its header says")]
    Length,
    /// The payload is not what the header names.
    #[error("segment payload is not what its header names")]
    Hash,
    /// A line cannot be read.
    #[error("segment line {0} cannot be read")]
    Line(usize),
}

impl SegmentError {
    /// Whether another edition may read the segment: nothing is wrong with it.
    pub fn is_of_another_edition(self) -> bool {
        match self {
            Self::Version(_) | Self::Payload(_) => true,
            Self::Magic | Self::Header | Self::Length | Self::Hash | Self::Line(_) => false,
        }
    }
}

/// Writes rows as a segment.
pub fn write(scope: &str, epoch: u64, rows: &[FeedRow]) -> Result<(SegmentHeader, Vec<u8>), SegmentError> {
    let mut payload = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        serde_json::to_writer(&mut payload, row).map_err(|_| SegmentError::Line(index + 1))?;
        payload.push(b'\n');
    }
    let header = SegmentHeader {
        scope: scope.to_owned(),
        epoch,
        from: rows.first().map_or(0, |row| row.revision),
        to: rows.last().map_or(0, |row| row.revision),
        payload: PayloadType::Lines,
        hash: Digest::of(&payload),
    };
    let bytes = contain(&header, &payload)?;
    Ok((header, bytes))
}

/// Puts a payload into its container.
fn contain(header: &SegmentHeader, payload: &[u8]) -> Result<Vec<u8>, SegmentError> {
    let name = header.scope.as_bytes();
    let name_length = u16::try_from(name.len()).map_err(|_| SegmentError::Header)?.to_be_bytes();
    let kinds = [VERSION, header.payload.number()];
    let counts = [header.epoch, header.from, header.to, payload.len() as u64].map(u64::to_be_bytes);
    let parts: [&[u8]; 7] = [MAGIC, &kinds, counts.as_flattened(), &header.hash.0, &name_length, name, payload];
    Ok(parts.concat())
}

/// Reads a container: its header, and its payload unopened.
pub fn open(bytes: &[u8]) -> Result<(SegmentHeader, &[u8]), SegmentError> {
    let mut rest = bytes;
    if array::<7>(&mut rest).as_ref() != Some(MAGIC) {
        return Err(SegmentError::Magic);
    }
    // What follows is laid out as the version says, so nothing of it is looked at before.
    let [version] = array(&mut rest).ok_or(SegmentError::Header)?;
    if version != VERSION {
        return Err(SegmentError::Version(version));
    }
    let [kind] = array(&mut rest).ok_or(SegmentError::Header)?;
    let payload = PayloadType::numbered(kind).ok_or(SegmentError::Payload(kind))?;
    let mut number = || array(&mut rest).map(u64::from_be_bytes).ok_or(SegmentError::Header);
    let (epoch, from, to, length) = (number()?, number()?, number()?, number()?);
    let hash = Digest(array(&mut rest).ok_or(SegmentError::Header)?);
    let name_length = u16::from_be_bytes(array(&mut rest).ok_or(SegmentError::Header)?);
    let (name, content) = rest.split_at_checked(usize::from(name_length)).ok_or(SegmentError::Header)?;
    let scope = std::str::from_utf8(name).map_err(|_| SegmentError::Header)?.to_owned();
    if content.len() as u64 != length {
        return Err(SegmentError::Length);
    }
    if Digest::of(content) != hash {
        return Err(SegmentError::Hash);
    }
    Ok((SegmentHeader { scope, epoch, from, to, payload, hash }, content))
}

fn array<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (first, after) = rest.split_first_chunk::<N>()?;
    *rest = after;
    Some(*first)
}

/// Reads a segment and its rows.
pub fn read(bytes: &[u8]) -> Result<(SegmentHeader, Vec<FeedRow>), SegmentError> {
    let (header, payload) = open(bytes)?;
    let rows = match header.payload {
        PayloadType::Lines => lines(payload)?,
    };
    Ok((header, rows))
}

fn lines(payload: &[u8]) -> Result<Vec<FeedRow>, SegmentError> {
    payload
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .enumerate()
        .map(|(index, line)| serde_json::from_slice(line).map_err(|_| SegmentError::Line(index + 1)))
        .collect()
}

#[cfg(test)]
#[path = "segment_tests.rs"]
mod segment_tests;
