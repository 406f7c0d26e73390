//! What was refused: where it came from, why, its bytes, and what a person decided of it.

use super::Reads;
use super::people::PaperPlace;
use crate::failure::Result;
use crate::operator::Operator;
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::{CaptureId, DeviceId};
use cordon_core::rules::time::Timestamp;
use cordon_core::words::Wording;
use serde::Serialize;

/// Most refusals in one part of a device that wait for a person, and most bytes of them: a device that was stolen or
/// revoked cannot fill HQ.
const MOST_OPEN: u64 = 2_000;
pub(super) const MOST_OPEN_BYTES: u64 = 64 << 20;

/// Where something that was refused came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum CameFrom {
    /// A file, or a part of one.
    Part {
        /// Its path, as whoever imported it gave it.
        path: String,
        /// SHA-256 of the file.
        file: String,
        /// The file within it, where it is an archive: by its path there.
        within: Option<String>,
        /// The line, where there are lines.
        line: Option<u64>,
    },
    /// A device's journal, as the entry says.
    Entry {
        /// Which device.
        device: DeviceId,
        /// Its place in the chain.
        sequence: u64,
    },
    /// A locked device, as the record says.
    Capture {
        /// Which device.
        device: DeviceId,
        /// Which record.
        capture: CaptureId,
    },
    /// A device, as bytes that are neither an entry nor a record to HQ: counted, and not kept. Anybody can
    /// make as many as they like.
    Nonsense,
}

/// Where in a file a part of it stands: in which file within it, and on which line.
pub type Spot<'s> = (Option<&'s str>, Option<u64>);

/// Why something was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "Wording")]
pub enum Because {
    /// What a reader of files found.
    Reader(Wording),
    /// What intake found.
    Intake(RefusedBecause),
}

impl Because {
    /// Its name, where it is one of intake's reasons.
    pub fn name(&self) -> Option<&'static str> {
        match self {
            Self::Reader(_) => None,
            Self::Intake(because) => Some(because.name()),
        }
    }
}

impl From<Because> for Wording {
    fn from(because: Because) -> Self {
        match because {
            Because::Reader(wording) => wording,
            Because::Intake(because) => because.text().into(),
        }
    }
}

/// To which share of what HQ keeps of a device a refusal counts. One does not take the place of another: who
/// has a locked device's folder can make what is doubtful or nonsense, and not what is genuine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Entries that device and officer signed, refused for how their device or officer stands.
    Genuine,
    /// What opens and is signed otherwise, or by keys that lie on a locked device in clear.
    Doubtful,
    /// What does not open with HQ's key, or is no entry and no record. It is counted, and not kept.
    Nonsense,
}

impl Share {
    /// Of something that is refused for a reason.
    pub const fn of(from: &CameFrom, because: RefusedBecause) -> Self {
        match because {
            RefusedBecause::SealedBytesDoNotOpen
            | RefusedBecause::EntryUnreadable
            | RefusedBecause::CaptureUnreadable => Self::Nonsense,
            RefusedBecause::DeviceRevoked | RefusedBecause::CertificateExpired | RefusedBecause::OfficerHasLeft => {
                match from {
                    CameFrom::Entry { .. } => Self::Genuine,
                    CameFrom::Part { .. } | CameFrom::Capture { .. } | CameFrom::Nonsense => Self::Doubtful,
                }
            }
            RefusedBecause::PlaceIsHeld
            | RefusedBecause::EntryOfAnotherDevice
            | RefusedBecause::EnvelopeUnreadable
            | RefusedBecause::EnvelopeOfAnotherPlace
            | RefusedBecause::SequenceOutOfRange
            | RefusedBecause::OfficerNotEnrolled
            | RefusedBecause::DeviceSignature
            | RefusedBecause::OfficerSignature
            | RefusedBecause::EntryWithoutBody
            | RefusedBecause::Commitment
            | RefusedBecause::CaptureOfAnotherDevice
            | RefusedBecause::CaptureIsHeld
            | RefusedBecause::CaptureKeyNotVouchedFor
            | RefusedBecause::CaptureSignature
            | RefusedBecause::NotKnown => Self::Doubtful,
        }
    }

    /// Its name in a body.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Genuine => "genuine",
            Self::Doubtful => "doubtful",
            Self::Nonsense => "nonsense",
        }
    }
}

/// Something that was refused.
pub struct Refused<'a> {
    /// Where it came from.
    pub from: &'a CameFrom,
    /// Which device handed it in; none of a file.
    pub by: Option<DeviceId>,
    /// Why it was refused.
    pub because: &'a Because,
    /// To which part of what is kept of a device it counts.
    pub share: Share,
    /// Its exact bytes: of a part of a file, those of the whole file.
    pub bytes: &'a [u8],
}

/// Something that was refused and is kept, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// By what it is shown.
    pub id: u64,
    /// Where it came from.
    pub from: CameFrom,
    /// Which device handed it in; none of a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<DeviceId>,
    /// Why it was refused.
    #[serde(rename = "reason")]
    pub because: Because,
    /// How many bytes it has: of a part of a file, the whole file.
    pub bytes: u64,
    /// How often it came, where it is counted only.
    pub times: u64,
    /// When it was refused first.
    pub at: Timestamp,
    /// What a person decided of it, where one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
}

impl Held {
    /// The line, where there are lines.
    pub fn line(&self) -> Option<u64> {
        match self.from {
            CameFrom::Part { line, .. } => line,
            CameFrom::Entry { .. } | CameFrom::Capture { .. } | CameFrom::Nonsense => None,
        }
    }

    /// Where it stands in its file: the file within, where that is an archive, and the line.
    pub fn spot(&self) -> Spot<'_> {
        match &self.from {
            CameFrom::Part { within, line, .. } => (within.as_deref(), *line),
            CameFrom::Entry { .. } | CameFrom::Capture { .. } | CameFrom::Nonsense => (None, None),
        }
    }

    /// Why it was refused, as it is said.
    pub fn why(&self) -> Wording {
        self.because.clone().into()
    }
}

/// What a person decided of something that was refused. It stays, with its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ended {
    /// How.
    pub how: Ending,
    /// Why, in their words; of a release nothing need be said.
    pub why: String,
    /// When.
    pub at: Timestamp,
}

/// How something leaves the quarantine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// It was taken in after all.
    Released,
    /// Nothing is to be done with it. It can be opened again, or released.
    Closed,
}

impl Ending {
    /// Its name, by which a body keeps it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Released => "released",
            Self::Closed => "closed",
        }
    }

    /// The ending of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Released, Self::Closed].into_iter().find(|ending| ending.name() == name)
    }
}

/// One of the things that became of something refused, in order. None is ever taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What.
    pub how: Turn,
    /// When.
    pub at: Timestamp,
    /// Why, in a person's words; where it was refused otherwise, the reason until then.
    pub why: Wording,
    /// The act that it was; none of what an import does by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<OfAct>,
}

/// The act that a step was: its number among all acts, and whose it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfAct {
    /// Its number.
    pub number: u64,
    /// Whose.
    #[serde(flatten)]
    pub by: Operator,
}

/// What can become of something refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// It was taken in after all.
    Released,
    /// Nothing was to be done with it.
    Closed,
    /// It was put back into quarantine.
    Reopened,
    /// It had been taken in, and was refused once more as before.
    RefusedAgain,
    /// It was refused for another reason than until then.
    RefusedOtherwise,
}

impl Turn {
    const ALL: [Self; 5] = [Self::Released, Self::Closed, Self::Reopened, Self::RefusedAgain, Self::RefusedOtherwise];

    /// Its name, by which a body keeps it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Released => "released",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
            Self::RefusedAgain => "refused_again",
            Self::RefusedOtherwise => "refused_otherwise",
        }
    }

    /// The turn of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|turn| turn.name() == name)
    }
}

impl From<Ending> for Turn {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Released => Self::Released,
            Ending::Closed => Self::Closed,
        }
    }
}

/// How much of one device waits refused in a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusedOf {
    /// How many refusals.
    pub count: u64,
    /// How many bytes.
    pub bytes: u64,
}

/// Whether a refusal of something of a device's may be kept: just this one is held already, or the device has
/// not filled this share. The same bytes under another place are another refusal, and need room.
pub fn may_keep(db: &dyn Reads, by: DeviceId, refused: &Refused<'_>) -> Result<bool> {
    let held = db.weigh_refused(by, refused.share)?;
    let bytes = held.bytes.saturating_add(refused.bytes.len() as u64);
    Ok(held.count < MOST_OPEN && bytes <= MOST_OPEN_BYTES || db.is_refused(refused)?)
}

/// A paper that lay beside a file, kept for the parts of it that were refused.
pub struct RefusedPaper {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// What is read of what was refused.
pub trait RefusedReads {
    /// How much that a device handed in waits refused in a share.
    fn weigh_refused(&self, by: DeviceId, share: Share) -> Result<RefusedOf>;

    /// Whether just this refusal is kept, in quarantine or no more: of these bytes, from there, for this reason.
    fn is_refused(&self, refused: &Refused<'_>) -> Result<bool>;

    /// Everything in quarantine, in the order in which it came.
    fn list_refused(&self) -> Result<Vec<Held>>;

    /// Everything that was ever in quarantine, what became of it beside it.
    fn list_ever_refused(&self) -> Result<Vec<Held>>;

    /// What was refused of one file and is in quarantine yet, in order of the files within it and of its lines;
    /// what has none comes first.
    fn list_refused_of(&self, file: &str) -> Result<Vec<Held>>;

    /// One thing that was refused, in quarantine or no more.
    fn find_refused(&self, id: u64) -> Result<Option<Held>>;

    /// What became of one thing that was refused, in order.
    fn list_refused_steps(&self, id: u64) -> Result<Vec<Step>>;

    /// Its exact bytes; none of what is only counted. Of a part of a file, those of the whole file.
    fn find_refused_bytes(&self, id: u64) -> Result<Option<Vec<u8>>>;

    /// The papers that are kept for what was refused of a file, by name and digest.
    fn list_refused_papers(&self, file: &str) -> Result<Vec<RefusedPaper>>;
}

/// What is written of what was refused.
pub trait RefusedWrites {
    /// Keeps what was refused, under a number one higher than the last. The same refusal of the same bytes is
    /// kept once, and the bytes are kept once however many refusals are of them; a part of a file that was
    /// taken in, and is refused once more as before, waits again. Nonsense is counted with what
    /// its device handed in for the same reason and that waits yet.
    fn keep_refused(&self, refused: &Refused<'_>, now: Timestamp) -> Result<()>;

    /// Changes why a part of a file waits, where just one refusal of the same place in the same file does, and this very
    /// refusal is not kept: it keeps its number and when it came first, and what was said before is a step of it.
    /// Whether one was changed.
    fn refuse_otherwise(&self, refused: &Refused<'_>, now: Timestamp) -> Result<bool>;

    /// Ends the stay of something in quarantine; whether it was there. What was closed can be released.
    fn end_refused(&self, id: u64, how: Ending, why: &str, now: Timestamp) -> Result<bool>;

    /// Puts something that was closed back into quarantine; whether it was closed.
    fn reopen_refused(&self, id: u64, why: &str, now: Timestamp) -> Result<bool>;

    /// Names the person's act that the last step of something refused was.
    fn name_act_of_refused(&self, id: u64, act: u64) -> Result<()>;

    /// Keeps that a paper lay beside a file of which something was refused. The same again changes nothing, but
    /// where it lies.
    fn keep_refused_paper(&self, file: &str, paper: &RefusedPaper, place: &PaperPlace) -> Result<()>;
}
