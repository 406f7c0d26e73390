//! A record begun on a locked device.

use super::stamp::Stamp;
use crate::rules::ids::CaptureId;
use crate::rules::incident::ExhibitKind;
use crate::wire::token::Token;
use crate::words::Verbatim;
use serde::{Deserialize, Serialize};

/// A record begun on a locked device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedCaptureOpened {
    /// Its id, which is the saving command's.
    pub id: CaptureId,
    /// When its form opened.
    pub at: Stamp,
}

/// A file kept for a record begun on a locked device. It has no reference before an officer takes it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedExhibit {
    /// Its number within the record, from 1.
    pub number: u32,
    /// What it is, by its content.
    pub kind: ExhibitKind,
    /// The file's own name; empty where it has none.
    pub name: Verbatim,
    /// Size in bytes.
    pub size_bytes: u64,
    /// SHA-256 of the original, hex.
    pub sha256: Token,
}

/// Says of a draft that it was made while this device was locked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaptureMark {
    /// As which capture.
    pub capture: CaptureId,
    /// When its form opened.
    pub made: Stamp,
    /// The officer it claims to be from, as shown; absent for "not signed in".
    pub claimed: Option<Verbatim>,
    /// Whether its time is about right rather than exact.
    pub about: bool,
    /// Whether it was saved; else only its files were found.
    pub saved: bool,
}
