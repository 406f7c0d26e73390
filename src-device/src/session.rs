//! What is in memory while a slot is open; dropped, with its keys, on lock.

use crate::Failure;
use crate::clock::Clock;
use crate::files::device::DeviceFile;
use crate::grants::Grants;
use crate::keys::StoreKeys;
use crate::nearby::{HiddenAnswers, Nearby};
use crate::search::Shelf;
use cordon_core::proof::envelope::Signers;
use cordon_core::rules::assess::Assessment;
use cordon_core::rules::ids::{AssessmentId, DraftId, ExhibitId, OrderId, PersonId};
use cordon_core::rules::look::Subject;
use cordon_core::rules::policy::{Actor, Denied};
use cordon_core::rules::settings::Settings;
use cordon_core::wire::OfficerBrief;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// How often the policy refused a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Times of which no entry tells yet.
    pub later: u32,
    /// Times of which entries tell.
    pub told: u32,
    /// Why, the last time.
    pub why: Denied,
}

/// What came of an exhibit's encrypted file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uploaded {
    /// HQ holds so many bytes of it.
    Part(u64),
    /// HQ holds all of it, as it was kept.
    Whole,
    /// It is gone, or other bytes than were kept, here or at HQ: a person must see to it.
    Spoilt,
}

impl Uploaded {
    /// Whether HQ still waits for some of it.
    pub fn is_under_way(this: Option<&Self>) -> bool {
        match this {
            None | Some(Self::Part(_)) => true,
            Some(Self::Whole | Self::Spoilt) => false,
        }
    }
}

/// An open slot.
pub struct Session {
    /// The slot's number.
    pub slot: u32,
    /// Who.
    pub officer: OfficerBrief,
    /// Keys; zeroed when dropped.
    pub keys: StoreKeys,
    /// The own store.
    pub own: Connection,
    /// HQ's copy.
    pub replica: Connection,
    /// The index that people are found by.
    pub shelf: Shelf,
    /// This device.
    pub device: DeviceFile,
    /// What each draft of this sitting says its person was identified by.
    pub identified: HashMap<DraftId, (PersonId, BTreeSet<String>)>,
    /// Leave to look again at what was looked at in this sitting.
    pub grants: Grants,
    /// The orders whose areas were displayed last.
    pub here: Vec<OrderId>,
    /// What hidden areas answered last, other than "not inside".
    pub hidden: HiddenAnswers,
    /// The areas about the last place asked of, while it is not left by far.
    pub nearby: Option<Nearby>,
    /// The last assessment of each order in this sitting.
    pub assessed: HashMap<OrderId, (AssessmentId, Assessment)>,
    /// What came of each exhibit's file that HQ has said something of, or that cannot be sent.
    pub uploads: HashMap<ExhibitId, Uploaded>,
    /// What the officer is to the force.
    pub actor: Actor,
    /// The commands that the policy refused in this sitting, by name.
    pub refused: BTreeMap<&'static str, Tried>,
    /// This device's settings.
    pub settings: Settings,
    /// Milliseconds that the device had slept since it started, when the slot was opened.
    pub slept_ms: i64,
    /// The locked view, while it is open.
    pub showing: Option<(DraftId, OrderId)>,
    /// The clocks, for what there is to say of them beside an answer.
    pub clock: Arc<dyn Clock>,
}

impl Session {
    /// The keys that sign.
    pub fn signers(&self) -> Signers<'_> {
        Signers { device: &self.keys.device_secret, officer: &self.keys.officer_secret }
    }

    /// Refuses what was not opened under a reason first, or no longer is.
    pub fn needs_opened(&self, subject: &Subject) -> Result<(), Failure> {
        self.grants.of(subject).map(drop).ok_or(Failure::Refused(crate::Refusal::ReasonNeeded))
    }
}
