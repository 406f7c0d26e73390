//! What HQ says of itself: counts, one incident's fate, and whether the journals verify.

use crate::conflicts;
use crate::evidence::{self, Stated};
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::progress::Progress;
use crate::store::Reads;
use crate::store::devices::Device;
use crate::store::enrolments::{Enrolment, State};
use crate::store::entries::HeldBody;
use crate::store::totals::{Since, Totals};
use crate::unsettled;
use chrono::TimeDelta;
use cordon_core::proof::approval::Approved;
use cordon_core::proof::chain::{ChainFault, walk};
use cordon_core::proof::entry::{Body, BodyKind};
use cordon_core::proof::envelope::Envelope;
use cordon_core::rules::ids::{CaptureId, DeviceId, IncidentId, OfficerId};
use cordon_core::rules::incident::{ExhibitKind, Incident};
use cordon_core::rules::time::Timestamp;
use serde::Serialize;
use std::collections::HashMap;
use std::ops::Deref;

/// Hours that a device has to hand in what is missing before an entry that is held: it pushes in order.
const WITHHELD_HOURS: i64 = 1;

/// How much HQ holds, and what became of an incident where one was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Every count.
    #[serde(flatten)]
    pub totals: Totals,
    /// Orders that stand in several current versions.
    pub orders_in_conflict: u64,
    /// Enrolments that show a number and wait to be confirmed.
    pub enrolments_waiting: u64,
    /// Before when the first of them has to be; absent where none waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirm_before: Option<Timestamp>,
    /// Whether the incident asked for was received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<bool>,
    /// How many files of evidence it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exhibits: Option<u64>,
    /// Whether all of them are held and are what was captured; absent where they are not all held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence_verified: Option<bool>,
    /// The record made while locked that the incident asked for grew from, where it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capture: Option<CaptureId>,
}

impl Deref for Status {
    type Target = Totals;

    fn deref(&self) -> &Totals {
        &self.totals
    }
}

/// One device's chain as walked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeviceReport {
    /// Which.
    pub device: DeviceId,
    /// Entries held.
    pub entries: u64,
    /// Whether nothing is wrong.
    pub holds: bool,
    /// What is wrong.
    pub faults: Vec<ChainFault>,
    /// Places at which another envelope was offered too.
    pub forks: Vec<u64>,
}

/// Every chain as walked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JournalReport {
    /// Device by device.
    pub devices: Vec<DeviceReport>,
    /// Whether every chain holds.
    pub journal_verified: bool,
}

/// Counts what is held.
pub fn status(hq: &Hq) -> Result<Status> {
    hq.store().read(|db| count(hq, db))
}

/// Counts what is held and looks one incident up.
pub fn status_of(hq: &Hq, incident: IncidentId) -> Result<Status> {
    hq.store().read(|db| {
        let mut status = count(hq, db)?;
        let said = db.find_body(BodyKind::IncidentRecorded, &incident.to_string())?;
        status.received = Some(said.is_some());
        if let Some(said) = &said
            && let Some(incident) = incident_in(&said.body)
        {
            let verified = exhibits_verified(db, said, &incident)?;
            status.exhibits = Some(verified.len() as u64);
            status.evidence_verified = together(&verified);
            status.capture = db.find_capture_by_draft(said.device, incident.draft)?;
        }
        Ok(status)
    })
}

/// Since when what is overdue now has been.
pub fn since(now: Timestamp) -> Since {
    Since { overdue: unsettled::overdue_at(now), withheld: now.plus(-TimeDelta::hours(WITHHELD_HOURS)) }
}

/// Incidents that were received, interpreted or not.
pub fn incident_ids(hq: &Hq) -> Result<Vec<IncidentId>> {
    let subjects = hq.store().read(|db| db.list_subjects(BodyKind::IncidentRecorded))?;
    let id = |subject: &String| {
        subject.parse::<IncidentId>().map_err(|_not_an_id| Failure::Missing("the id of an incident"))
    };
    subjects.iter().map(id).collect()
}

/// How many officers have signed for an entry or an act, beside the one whose it is.
pub fn approvals_of(hq: &Hq, of: &Approved) -> Result<u64> {
    hq.store().read(|db| db.count_approvals(of))
}

/// Every count as it is now.
pub fn totals(hq: &Hq, db: &dyn Reads) -> Result<Totals> {
    db.count_totals(&since(hq.now()))
}

fn count(hq: &Hq, db: &dyn Reads) -> Result<Status> {
    let totals = totals(hq, db)?;
    let Unconfirmed { count: enrolments_waiting, before: confirm_before } = unconfirmed(db, hq.now())?;
    Ok(Status {
        totals,
        orders_in_conflict: conflicts::count(db, hq.scope())?,
        enrolments_waiting,
        confirm_before,
        received: None,
        exhibits: None,
        evidence_verified: None,
        capture: None,
    })
}

/// Enrolments that wait for somebody to confirm them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unconfirmed {
    /// How many.
    pub count: u64,
    /// Before when the first of them has to be confirmed; absent where none waits.
    pub before: Option<Timestamp>,
}

/// Enrolments that can be confirmed now: those whose device broke off before it showed a number cannot.
pub fn unconfirmed(db: &dyn Reads, now: Timestamp) -> Result<Unconfirmed> {
    let can_be = |held: &Enrolment| held.number.is_some() && held.state(now) == State::Waits;
    let ends: Vec<Timestamp> =
        db.list_enrolments()?.iter().filter(|held| can_be(held)).map(|held| held.expires_at).collect();
    Ok(Unconfirmed { count: ends.len() as u64, before: ends.into_iter().min() })
}

fn incident_in(body: &[u8]) -> Option<Incident> {
    let Ok(Body::IncidentRecorded(incident)) = serde_json::from_slice(body) else { return None };
    Some(*incident)
}

/// Of each exhibit that has a file: whether it was verified as what the incident states, among what the incident's
/// own device handed in, by what its own officer signed for.
fn exhibits_verified(db: &dyn Reads, said: &HeldBody, incident: &Incident) -> Result<Vec<Option<bool>>> {
    let (device, by) = (said.device, Some(serde_json::from_slice::<Envelope>(&said.envelope)?.officer));
    let mut verified = Vec::new();
    for exhibit in incident.exhibits.iter().filter(|exhibit| exhibit.kind != ExhibitKind::BodyWornVideo) {
        let stated = Stated { device, exhibit: exhibit.id, by, sha256: &exhibit.sha256 };
        verified.push(evidence::is_verified(db, &stated)?);
    }
    Ok(verified)
}

/// False where one is false; unknown where one is unknown or there is none.
pub fn together(verified: &[Option<bool>]) -> Option<bool> {
    if verified.contains(&Some(false)) {
        return Some(false);
    }
    (!verified.is_empty() && verified.iter().all(Option::is_some)).then_some(true)
}

/// Walks every chain.
pub fn verify(hq: &Hq, watch: &Progress) -> Result<JournalReport> {
    let held = hq.store().read(|db| db.list_devices())?;
    watch.parts.expect(held.len());
    let mut reports = Vec::with_capacity(held.len());
    for device in held {
        let report = hq.store().read(|db| walk_device(db, &device))?;
        watch.parts.did(1);
        watch.rows.did(report.entries.try_into().unwrap_or(usize::MAX));
        reports.push(report);
    }
    let journal_verified = reports.iter().all(|report| report.holds);
    Ok(JournalReport { devices: reports, journal_verified })
}

fn walk_device(db: &dyn Reads, device: &Device) -> Result<DeviceReport> {
    let chain = db.list_chain(device.id)?;
    let mut keys = HashMap::new();
    for officer in officers_of(&chain) {
        if let Some(key) = db.find_officer_key(device.id, officer)? {
            keys.insert(officer, key);
        }
    }
    let report = walk(device.id, &device.key, |officer| keys.get(&officer).cloned(), chain.iter());
    let forks = db.list_forks(device.id)?;
    Ok(DeviceReport {
        device: device.id,
        entries: chain.len() as u64,
        holds: report.holds() && forks.is_empty(),
        faults: report.faults,
        forks,
    })
}

fn officers_of(chain: &[cordon_core::proof::envelope::SignedEntry]) -> Vec<OfficerId> {
    let mut officers: Vec<OfficerId> =
        chain.iter().filter_map(|entry| entry.read().ok()).map(|envelope| envelope.officer).collect();
    officers.sort_unstable();
    officers.dedup();
    officers
}

#[cfg(test)]
#[path = "report_tests.rs"]
mod report_tests;
