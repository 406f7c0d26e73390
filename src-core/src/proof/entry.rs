//! Bodies of journal entries: everything a device does is one of these.

use super::approval::Approval;
use super::digest::{Digest, HexBytes};
use crate::rules::assess::Assessment;
use crate::rules::decision::Decision;
use crate::rules::ids::{
    AssessmentId, CaptureId, ConditionId, DraftId, EntryId, ExhibitId, IncidentId, NoticeId, OfficerId, OrderId,
    PersonId, SearchId, VersionId,
};
use crate::rules::incident::{ExhibitRef, Incident};
use crate::rules::law::{LawRecall, LawRecallLift, LawSignOff};
use crate::rules::look::{RowSeen, Subject};
use crate::rules::notice::NoticeEvent;
use crate::rules::place::{Containment, Position};
use crate::rules::policy::{Deed, Denied, Rank, Role, Scope};
use crate::rules::reason::Reason;
use crate::rules::settings::Settings;
use crate::rules::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The version of the layouts below.
pub const BODY_VERSION: u32 = 1;

/// What an entry says. Kinds this edition does not know are kept by their exact bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "body")]
pub enum Body {
    /// The chain begins, or another officer was enrolled on the device.
    Enrolled(Enrolled),
    /// A slot was opened, after so many wrong tries since the last time.
    Unlocked {
        /// Wrong tries on this slot since it was last opened.
        wrong_tries: u32,
    },
    /// The stores were locked.
    LockedUp {
        /// Why.
        why: LockedBecause,
    },
    /// A search box was opened, before its first hit.
    SearchOpened {
        /// Which.
        search: SearchId,
        /// Why.
        reason: Reason,
    },
    /// A search paused or closed.
    SearchSettled(SearchSettled),
    /// A person was opened.
    PersonOpened {
        /// Who.
        person: PersonId,
        /// Why.
        reason: Reason,
    },
    /// An order was opened.
    OrderOpened {
        /// Which.
        order: OrderId,
        /// Why.
        reason: Reason,
    },
    /// A list of orders was shown.
    OrdersListed {
        /// Why.
        reason: Reason,
        /// How it was narrowed.
        text: String,
        /// Which were shown.
        shown: Vec<OrderId>,
    },
    /// The set of areas around a place that is displayed changed.
    HereShown {
        /// Of which place, where known.
        position: Option<Position>,
        /// Which orders' areas were counted.
        orders: Vec<OrderId>,
        /// Hidden areas whose answer is another than before, also "not inside".
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        hidden: Vec<HiddenAnswer>,
    },
    /// A masked field was shown.
    Revealed {
        /// Of whom.
        person: PersonId,
        /// Which: the name of the value that was shown, as in [`super::value`].
        field: String,
    },
    /// Need-to-know words of a condition were shown.
    WordsRevealed {
        /// Of which order.
        order: OrderId,
        /// The version whose words they are.
        version: VersionId,
        /// Of which condition.
        condition: ConditionId,
    },
    /// Identifiers were confirmed against the person at the scene.
    IdentifiersConfirmed {
        /// Who.
        person: PersonId,
        /// Which clues: the names of their values, as in [`super::value`].
        clues: Vec<String>,
    },
    /// Facts were set against an order's words.
    Assessed {
        /// Its id.
        id: AssessmentId,
        /// The whole of it, with its inputs.
        assessment: Box<Assessment>,
    },
    /// Permissions that somebody claims were shown beside the orders that bind a person, in the words of
    /// records about him.
    ClaimsShown {
        /// Who.
        person: PersonId,
        /// The incidents whose records hold them.
        incidents: Vec<IncidentId>,
    },
    /// The powers of an order were shown.
    PowersShown {
        /// Of which.
        order: OrderId,
    },
    /// The locked view was opened for the respondent.
    ShowOpened {
        /// The form's id.
        id: DraftId,
        /// Which order.
        order: OrderId,
    },
    /// The locked view closed with nothing done.
    ShowClosed {
        /// The form's id.
        id: DraftId,
        /// Which order.
        order: OrderId,
    },
    /// A notice event.
    NoticeGiven {
        /// Its id.
        id: NoticeId,
        /// The event.
        event: NoticeEvent,
    },
    /// A file was kept as evidence.
    ExhibitKept(ExhibitKept),
    /// An incident was recorded.
    IncidentRecorded(Box<Incident>),
    /// The officer's decision.
    DecisionRecorded(Box<Decision>),
    /// A draft was thrown away, with what it held of evidence.
    DraftDiscarded {
        /// Which.
        id: DraftId,
        /// Exhibits that stay, without a record.
        exhibits: Vec<ExhibitId>,
    },
    /// A draft with what is known of a person was opened again.
    DraftOpened {
        /// Which.
        id: DraftId,
        /// About whom.
        person: Option<PersonId>,
        /// Why; the reason for which he or his order was opened, where that was before.
        reason: Option<Reason>,
    },
    /// Something that changed after it was looked at was looked at again, under the same grant.
    LookedAgain {
        /// At what.
        subject: Subject,
        /// Why, as given for the first look.
        reason: Option<Reason>,
        /// The rows that are new or of another revision, as shown now.
        shown: Vec<RowSeen>,
        /// The rows that were shown before and are no longer.
        gone: Vec<RowSeen>,
    },
    /// The officer's own records were listed.
    OwnRecordsShown,
    /// A record made while the device was locked was taken up as a draft.
    CaptureTaken(CaptureTaken),
    /// The settings of the device were changed.
    SettingsChanged {
        /// As they were.
        before: Settings,
        /// As they are.
        after: Settings,
    },
    /// The own store was older than what the device had written, as after an old copy of it was put back.
    StoreWasOlder {
        /// The last entry that it held.
        ended: u64,
        /// The last entry of which something lies on the disk. Those between are sent as they lie.
        written: u64,
    },
    /// A file that lies in clear was not as the own store knows it, and was put right.
    FilePutRight {
        /// Which.
        file: ClearFile,
        /// The names of its fields that were different, never what they said.
        fields: Vec<String>,
    },
    /// The policy said no to a command.
    Refused(Refused),
    /// Another officer's entry was opened, to be read before it is signed for.
    EntryOpened {
        /// Which.
        entry: EntryId,
        /// SHA-256 of its envelope.
        digest: Digest,
        /// Whose it is.
        of_officer: OfficerId,
        /// Why.
        reason: Reason,
    },
    /// A second officer signed for an entry or an act.
    Approved(Box<Approval>),
    /// Rows of the law are signed off, once a second officer signs for it.
    LawSignOff(LawSignOff),
    /// Rows of the law are recalled.
    LawRecall(LawRecall),
    /// Recalls of rows are lifted, once a second officer signs for it.
    LawRecallLifted(LawRecallLift),
}

/// Why a device was locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockedBecause {
    /// The officer locked it.
    Asked,
    /// Nobody touched it for as long as the settings say.
    Idle,
    /// It slept.
    Suspended,
    /// Its screen went off or was locked.
    ScreenOff,
    /// Another officer opened their slot.
    AnotherOfficer,
    /// Whoever held the locked view gave three wrong passphrases.
    ShowTries,
    /// The program ended.
    Ended,
    /// The file that says who the device is was changed on the disk, and was put right.
    FileChanged,
    /// HQ said that the officer's access has ended.
    AccessEnded,
}

/// A file of the device's folder that lies in clear and that the own store knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClearFile {
    /// Who the device is, whom it trusts as HQ, and its slots.
    Device,
    /// What seals and signs records made while locked.
    Capture,
}

/// What the policy refused. The first try of a command while a slot is open has an entry at once; all later
/// ones have one together, when the device locks, whatever they were about: whoever tries chooses that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The command's name.
    pub command: String,
    /// What it was about, where it names a person, an order or a record; none for several tries.
    pub subject: Option<uuid::Uuid>,
    /// Why.
    pub reason: Denied,
    /// How many tries it stands for.
    pub tries: u32,
}

/// The beginning of a chain or of an officer's slot on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolled {
    /// The device's public signing key.
    pub device_key: HexBytes,
    /// The officer's public signing key.
    pub officer_key: HexBytes,
    /// The officer as shown.
    pub shown: String,
    /// What they are to the force.
    pub role: Role,
    /// Their police rank, where they have one.
    pub rank: Option<Rank>,
}

/// Whether a search may go on after an entry that settles it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SearchStands {
    /// It paused, or one entry did not hold all of it: another will follow.
    Open,
    /// It is over. Nobody is shown under it any more.
    Closed,
}

/// What a search asked and showed since it was opened or last settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchSettled {
    /// Which.
    pub search: SearchId,
    /// Who searched. Another than the entry's officer where the program ended before it was settled:
    /// whoever unlocked next signed for the device.
    pub searcher: OfficerId,
    /// Every question, first to last.
    pub asked: Vec<Asked>,
    /// Everybody shown whom no earlier entry of this search names, in the order in which they were.
    pub shown: Vec<PersonId>,
    /// Whether it may go on.
    pub stands: SearchStands,
}

/// What a hidden area answered a live fix.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct HiddenAnswer {
    /// Of which order.
    pub order: OrderId,
    /// The condition that names it.
    pub condition: ConditionId,
    /// What it answered; `outside` is "not inside", also of one that is left behind.
    pub answer: Containment,
    /// The fix it was asked of.
    pub fix: Option<Position>,
}

/// A question of a search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// When.
    pub at: Timestamp,
    /// As typed.
    pub text: String,
    /// How many were listed.
    pub listed: u32,
    /// Whether more fitted than were listed.
    pub more: bool,
}

/// A file kept as evidence, with what HQ needs to open it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExhibitKept {
    /// For which draft.
    pub draft: DraftId,
    /// The exhibit.
    pub exhibit: ExhibitRef,
    /// The key of its encrypted file. This body is itself sealed to HQ.
    pub key: HexBytes,
    /// Size of the encrypted file, in bytes; none where there is no file.
    pub sealed_bytes: u64,
    /// SHA-256 of the encrypted file as it was written; absent where there is no file, and in entries of
    /// earlier editions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Digest>,
}

/// A record made while locked, taken up by the officer who unlocked the device. Device and officer
/// sign here for the exact bytes that no officer signed when they were made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaptureTaken {
    /// Which.
    pub capture: CaptureId,
    /// The draft it became.
    pub draft: DraftId,
    /// SHA-256 of its exact bytes.
    pub digest: Digest,
    /// The officer it claims to be from, where it names one: a claim, not proof.
    pub claimed: Option<OfficerId>,
}

/// What an entry is to those who count or list entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyClass {
    /// A look at something.
    Look,
    /// A record of something that was done.
    Record,
}

/// What an officer made, that a kind of entry holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordOf {
    /// An incident.
    Incident,
    /// A decision.
    Decision,
    /// A notice event.
    Notice,
    /// A file kept as evidence.
    Exhibit,
}

/// What an officer must be entitled to for an entry of a kind.
macro_rules! entry_needs {
    ($subject:ident, nothing) => {
        None
    };
    ($subject:ident, what its subject needs) => {
        Some(Subject::needs($subject))
    };
    ($subject:ident, $deed:ident in $scope:ident) => {
        Some((Deed::$deed, Scope::$scope))
    };
}

/// An entry of a kind. One that needs what its subject needs has a subject, or does not compile.
macro_rules! entry_of {
    ($variant:ident, $subject:ident, what its subject needs) => {
        Self::$variant { $subject, .. }
    };
    ($variant:ident, $subject:ident, $($needs:ident)+) => {
        Self::$variant { .. }
    };
}

/// What an officer made that a kind of entry holds.
macro_rules! record_of {
    () => {
        None
    };
    ($record:ident) => {
        Some(RecordOf::$record)
    };
}

/// What a second officer's signature under a kind of entry amounts to.
macro_rules! signed_as {
    () => {
        None
    };
    ($deed:ident) => {
        Some(Deed::$deed)
    };
}

/// The one list of kinds: each with its name in the envelope, its class and of what it is a record, what its
/// officer must be entitled to, and what signing for it amounts to where a second officer does. One that is
/// in [`Body`] and not here does not compile.
macro_rules! body_kinds {
    ($($variant:ident => $name:literal, $class:ident $(of $record:ident)?, $($needs:ident)+ $(, signed for as $deed:ident)?;)*) => {
        /// A kind of entry, as this edition knows it. Another's name finds none.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum BodyKind {
            $(#[doc = concat!("Of [`Body::", stringify!($variant), "`].")] $variant,)*
        }

        impl BodyKind {
            /// Every kind that this edition writes.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in the envelope.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The kind that an envelope names; none where this edition does not know it.
            pub fn find(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.name() == name)
            }

            /// Whether it is a look at something or a record of something.
            pub const fn class(self) -> BodyClass {
                match self {
                    $(Self::$variant => BodyClass::$class,)*
                }
            }

            /// What an officer made that it is the record of; none for a look, and for the device's own
            /// housekeeping.
            pub const fn record_of(self) -> Option<RecordOf> {
                match self {
                    $(Self::$variant => record_of!($($record)?),)*
                }
            }

            /// What a second officer's signature for it amounts to; none where nobody signs for it.
            pub const fn signed_as(self) -> Option<Deed> {
                match self {
                    $(Self::$variant => signed_as!($($deed)?),)*
                }
            }
        }

        impl Body {
            /// Its kind.
            pub const fn kind(&self) -> BodyKind {
                match self {
                    $(Self::$variant { .. } => BodyKind::$variant,)*
                }
            }

            /// What its officer must be entitled to; `None` for what every officer of a device may. HQ holds
            /// an entry against it, whatever the device let happen.
            pub fn needs(&self) -> Option<(Deed, Scope)> {
                match self {
                    $(entry_of!($variant, subject, $($needs)+) => entry_needs!(subject, $($needs)+),)*
                }
            }
        }
    };
}

body_kinds! {
    Enrolled => "enrolled", Record, nothing;
    Unlocked => "unlocked", Record, nothing;
    LockedUp => "locked_up", Record, nothing;
    SearchOpened => "search_opened", Look, Search in Area;
    SearchSettled => "search_settled", Look, Search in Area;
    PersonOpened => "person_opened", Look, OpenPerson in Area;
    OrderOpened => "order_opened", Look, OpenOrder in Area;
    OrdersListed => "orders_listed", Look, OpenOrder in Area;
    HereShown => "here_shown", Look, AskHere in Area;
    Revealed => "revealed", Look, RevealMasked in Area;
    WordsRevealed => "words_revealed", Look, RevealMasked in Area;
    IdentifiersConfirmed => "identifiers_confirmed", Look, OpenPerson in Area;
    Assessed => "assessed", Look, Assess in Area;
    ClaimsShown => "claims_shown", Look, Assess in Area;
    PowersShown => "powers_shown", Look, OpenOrder in Area;
    ShowOpened => "show_opened", Look, ShowToRespondent in Area;
    ShowClosed => "show_closed", Look, ShowToRespondent in Area;
    NoticeGiven => "notice_given", Record of Notice, ShowToRespondent in Area, signed for as ApproveRecord;
    ExhibitKept => "exhibit_kept", Record of Exhibit, Record in Own;
    IncidentRecorded => "incident_recorded", Record of Incident, Record in Own, signed for as ApproveRecord;
    DecisionRecorded => "decision_recorded", Record of Decision, Record in Own, signed for as ApproveRecord;
    DraftDiscarded => "draft_discarded", Record, Record in Own;
    DraftOpened => "draft_opened", Look, Record in Own;
    LookedAgain => "looked_again", Look, what its subject needs;
    OwnRecordsShown => "own_records_shown", Look, SeeOwnRecords in Own;
    CaptureTaken => "capture_taken", Record, nothing;
    SettingsChanged => "settings_changed", Record, ChangeSettings in Own;
    StoreWasOlder => "store_was_older", Record, nothing;
    FilePutRight => "file_put_right", Record, nothing;
    Refused => "refused", Record, nothing;
    EntryOpened => "entry_opened", Look, ApproveRecord in Area;
    // Whom an approval needs follows from what it is of.
    Approved => "approved", Record, nothing;
    LawSignOff => "law_sign_off", Record, SignLaw in Force, signed for as SignLaw;
    LawRecall => "law_recall", Record, RecallLaw in Force;
    LawRecallLifted => "law_recall_lifted", Record, SignLaw in Force, signed for as SignLaw;
}

impl Body {
    /// Whether it is a look at something rather than a record of something.
    pub fn is_lookup(&self) -> bool {
        self.kind().class() == BodyClass::Look
    }
}
