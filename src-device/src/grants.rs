//! The grants of a sitting, each with what it released and since when. They lie in memory only: locking
//! and a switch of officer drop them with the session.

use crate::clock::Clock;
use crate::{Failure, Refusal};
use cordon_core::rules::ids::GrantId;
use cordon_core::rules::look::{Footprint, GRANT_LASTS_MS, Subject};
use cordon_core::wire::{Grant, Reason};
use std::collections::BTreeSet;

/// Grants held at most; the oldest gives way.
const MOST: usize = 256;

/// A reading of the boot clock: which boot, and milliseconds since it, sleep included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment(String, i64);

impl Moment {
    /// Now.
    pub fn now(clock: &dyn Clock) -> Self {
        let (boot, ms) = clock.boot();
        Self(boot, ms)
    }

    /// Whether so long has passed since, or how long cannot be told.
    fn has_run_out(&self, now: &Self) -> bool {
        self.0 != now.0 || !(0..GRANT_LASTS_MS).contains(&now.1.saturating_sub(self.1))
    }
}

/// A grant with what it released.
#[derive(Clone, Debug)]
pub struct Held {
    /// The grant.
    pub grant: Grant,
    /// When its reason was given.
    pub since: Moment,
    /// What it released.
    pub footprint: Footprint,
    /// Of a person: the identifiers confirmed while it stands, each by the name of its value.
    pub confirmed: BTreeSet<String>,
}

/// The grants that stand.
#[derive(Debug, Default)]
pub struct Grants(Vec<Held>);

impl Grants {
    /// Takes a grant, in the place of an earlier one of the same subject.
    pub fn add(&mut self, held: Held) {
        self.0.retain(|other| other.grant.subject != held.grant.subject);
        if self.0.len() >= MOST {
            drop(self.0.remove(0));
        }
        self.0.push(held);
    }

    /// Ends the grants of other incidents than a reason names.
    pub fn end_others(&mut self, given: &Reason) {
        self.0.retain(|held| held.grant.outlives(given));
    }

    /// Ends the grants whose time is over.
    pub fn end_old(&mut self, clock: &dyn Clock) {
        if self.0.is_empty() {
            return;
        }
        let now = Moment::now(clock);
        self.0.retain(|held| !held.since.has_run_out(&now));
    }

    /// A grant that must stand.
    pub fn get(&self, id: GrantId) -> Result<&Held, Failure> {
        self.0.iter().find(|held| held.grant.id == id).ok_or(Failure::Refused(Refusal::ReasonNeeded))
    }

    /// The grant of a subject, where one stands.
    pub fn of(&self, subject: &Subject) -> Option<&Held> {
        self.0.iter().find(|held| held.grant.subject == *subject)
    }

    /// Ends the grant of a subject: it is about somebody else from now on.
    pub fn end(&mut self, subject: &Subject) {
        self.0.retain(|held| held.grant.subject != *subject);
    }

    /// The identifiers confirmed under a grant, in the place of those before.
    pub fn confirm(&mut self, subject: &Subject, confirmed: &BTreeSet<String>) {
        for held in self.0.iter_mut().filter(|held| held.grant.subject == *subject) {
            held.confirmed.clone_from(confirmed);
        }
    }

    /// What a grant releases from now on, after the officer's own deed or another look.
    pub fn renew(&mut self, id: GrantId, footprint: Footprint) {
        for held in self.0.iter_mut().filter(|held| held.grant.id == id) {
            held.footprint = footprint.clone();
        }
    }

    /// Every grant that stands.
    pub fn all(&self) -> impl Iterator<Item = &Held> {
        self.0.iter()
    }
}
