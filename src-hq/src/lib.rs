//! HQ: enrols devices, takes their journals in, keeps them, hands feeds out and imports what the
//! courts send. It checks, stores and receipts first and interprets afterwards; it decides nothing
//! about people. SQL lives under `store` only; the protocol lives in `cordon_core::proof`.

mod acts;
mod attempts;
mod authority;
mod calls;
mod captures;
pub mod cli;
mod clock;
mod confirmation;
mod devices;
mod doctor;
mod enrolment;
mod evidence;
mod failure;
pub mod feeds;
mod folder;
mod force;
mod hq;
mod http;
pub mod import;
mod intake;
mod key;
mod leaving;
mod linking;
mod merging;
mod minting;
mod network;
mod objects;
mod openapi;
mod operator;
mod progress;
pub mod quarantine;
mod random;
mod report;
mod scopes;
mod secrets;
mod set_aside;
mod store;
#[cfg(test)]
mod testing;
mod unsettled;
mod withdrawal;

pub use captures::CaptureReport;
pub use clock::Clock;
pub use confirmation::{Confirmation, Listed as ListedEnrolment};
pub use devices::{KnownDevice, LastCall, OnDevice, Stands};
pub use failure::{Failure, Result};
pub use force::Force;
pub use hq::Hq;
pub use http::{Limits, Measure, Running, Serve};
pub use import::{FileOutcome, Imported, PassedOver, RefusedPart, Summary, Waiting};
pub use key::StoreKey;
pub use leaving::Offboarded;
pub use minting::{Code, CodeFor, Named, Officer, RankSaid, Returns, RoleChange, SamePerson};
pub use operator::Operator;
pub use progress::{Progress, Tally};
pub use report::{DeviceReport, JournalReport, Status};
pub use set_aside::{Entry as SetAsideEntry, Retried};
pub use store::acts::Act;
pub use store::calls::DeviceDay;
pub use store::codes::OpenCode;
pub use store::items::Became;
pub use store::refused::{Because, CameFrom, Held};
pub use unsettled::UnsettledSearch;
pub use withdrawal::TakenOut;
