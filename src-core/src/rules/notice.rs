//! Notice events: how and when a respondent learnt of an order.

use super::ids::{NoticeId, OrderId};
use super::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One event by which the respondent learnt of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeEvent {
    /// This event.
    pub id: NoticeId,
    /// Of which order.
    pub order: OrderId,
    /// What happened.
    pub kind: NoticeKind,
    /// When.
    pub at: Timestamp,
    /// By whom, as shown.
    pub by: String,
    /// How.
    pub how: HowGiven,
    /// In which language, as the officer wrote it.
    pub language: String,
    /// What proves it: body-worn video reference, statement of service.
    pub proof: String,
    /// Whether the person seemed to understand, as the officer saw it.
    pub understood: Understood,
}

/// How notice was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HowGiven {
    /// The order was shown to him or read out to him from a device.
    FromADevice,
    /// Somebody gave it to him in person, without a device.
    InPerson,
    /// Not known or not recorded.
    Unknown,
}

/// What kind of notice was given. The law row says which counts for which order (R2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Told that the order exists.
    ToldOfExistence,
    /// The terms were read to him.
    TermsRead,
    /// A copy was handed to him.
    CopyHanded,
    /// Formally served.
    FormallyServed,
    /// Deemed by the court, as when he was present.
    Deemed,
}

/// Whether the person seemed to understand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Understood {
    /// He seemed to.
    Yes,
    /// He did not seem to.
    No,
    /// Not known or not recorded.
    Unknown,
}
