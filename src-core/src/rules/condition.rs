//! Conditions: the court's words, and the typed terms read from them.

use super::ids::ConditionId;
use super::place::Zone;
use super::time::{Interval, Timestamp};
use super::visibility::{Span, Visibility};
use super::window::Window;
use serde::{Deserialize, Serialize};

/// One numbered paragraph of an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// This condition, across versions.
    pub id: ConditionId,
    /// Its paragraph number as printed.
    pub paragraph: String,
    /// The court's words, as they came.
    pub verbatim: String,
    /// Who may see the words as a whole.
    pub visibility: Visibility,
    /// Runs of the words that differ from the whole.
    pub spans: Vec<Span>,
    /// Prohibition or requirement: it decides what a breach is (R1).
    pub nature: Nature,
    /// Its own period, where the court gave it one.
    pub period: Option<Interval>,
    /// Exceptions the court stated, in its words.
    pub exceptions: Vec<String>,
    /// What it was read as.
    pub term: Term,
    /// How the term came to be read, and whether a person confirmed it.
    pub reading: Reading,
    /// The power of arrest that the court attached to this paragraph, where the papers list it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrest: Option<ArrestAttached>,
}

/// A power of arrest attached to one paragraph (Family Law Act 1996 s.47(2); form FL406 lists them).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrestAttached {
    /// The first instant after it, where it is shorter than the order (s.47(4)).
    pub until: Option<Timestamp>,
    /// Where that is written: "FL406 of 2 November 2026".
    pub source: String,
}

/// Whether the words forbid or demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// "Not to …".
    Prohibition,
    /// "To …".
    Requirement,
    /// Cannot be told from the words.
    Unclear,
}

/// How a term was read from the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// A machine read it; nobody has confirmed it.
    Machine,
    /// A person confirmed or typed it.
    Confirmed {
        /// By whom, as shown.
        by: String,
        /// When.
        at: Timestamp,
    },
    /// Nothing was read: the words stand alone.
    WordsOnly,
}

/// What a condition was read as. The words always stand beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Term {
    /// Not to enter an area.
    ExclusionZone {
        /// The place in words.
        place: String,
        /// Its shape.
        zone: Zone,
    },
    /// Not to go within a distance of a place or person.
    StayAway {
        /// Of what, in words.
        of: String,
        /// The distance, in metres.
        distance_m: f64,
        /// The place as a shape: a circle of that distance, or none where it is not located.
        zone: Zone,
    },
    /// Not to contact.
    NoContact {
        /// Whom, as written.
        whom: Vec<String>,
        /// By which channels; empty for any.
        channels: Vec<Channel>,
        /// Whether indirect contact is forbidden too.
        indirect: bool,
    },
    /// To live and sleep at a place.
    Residence {
        /// Where, in words.
        place: String,
        /// Its shape.
        zone: Zone,
    },
    /// To be at a place within windows.
    Curfew {
        /// Where, in words.
        place: String,
        /// Its shape.
        zone: Zone,
        /// When.
        windows: Vec<Window>,
        /// Whether it is electronically monitored.
        tagged: bool,
    },
    /// To report somewhere within windows.
    Reporting {
        /// Where, in words.
        place: String,
        /// When.
        windows: Vec<Window>,
    },
    /// To notify police of something.
    Notification {
        /// Of what, in words.
        what: String,
    },
    /// To wear or keep charged an electronic tag.
    ElectronicTag,
    /// Not to possess something.
    PossessionBan {
        /// What, in words.
        what: String,
    },
    /// Not to use a device or service.
    DeviceBan {
        /// What, in words.
        what: String,
    },
    /// To take part in a programme.
    Programme {
        /// Which, in words.
        what: String,
    },
    /// Not to drink alcohol.
    Alcohol,
    /// Not to travel, or to surrender a passport.
    Travel {
        /// What, in words.
        what: String,
    },
    /// To leave, or let somebody occupy, premises.
    Premises {
        /// What, in words.
        what: String,
    },
    /// Not to use or threaten violence, intimidate, harass or pester.
    NoMolestation {
        /// Towards whom, as written.
        whom: Vec<String>,
    },
    /// Words that were not read as anything: shown, and assessed "cannot tell".
    WordsOnly,
}

/// A way of making contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Face to face.
    InPerson,
    /// By voice call.
    Call,
    /// By text or messaging.
    Message,
    /// By email.
    Email,
    /// By letter, card or gift.
    Letter,
    /// On social media.
    SocialMedia,
    /// Through somebody else.
    ThirdParty,
}
