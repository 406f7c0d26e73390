//! Journal entries of this device that a second officer may read and sign for, whoever made them.

use crate::session::Session;
use crate::store::own::{journal, records};
use crate::{Failure, Refusal};
use cordon_core::proof::entry::Body;
use cordon_core::proof::envelope::{Envelope, SignedEntry};
use cordon_core::rules::ids::{EntryId, IncidentId, PersonId};
use cordon_core::rules::incident::Respondent;
use cordon_core::wire::EntrySays;
use cordon_core::{text, text_key};

/// An entry of this device.
pub struct Found {
    /// As it is signed.
    pub signed: SignedEntry,
    /// What its envelope says.
    pub envelope: Envelope,
}

/// An entry of this device by its id.
pub fn find(session: &Session, entry: EntryId) -> Result<Found, Failure> {
    let no = Failure::Refused(Refusal::No(text!("refusal.the_entry_is_not_on_this_device")));
    let signed = journal::find_by_id(&session.own, entry)?.ok_or(no)?;
    let envelope = signed.read()?;
    Ok(Found { signed, envelope })
}

/// What an entry says, where it is one that a second officer signs.
pub fn read(found: &Found) -> Result<EntrySays, Failure> {
    match body_of(&found.signed)? {
        Some(Body::IncidentRecorded(incident)) => Ok(EntrySays::Incident(incident)),
        Some(Body::DecisionRecorded(decision)) => Ok(EntrySays::Decision(decision)),
        Some(Body::NoticeGiven { event, .. }) => Ok(EntrySays::Notice(Box::new(event))),
        Some(_) | None => Err(Failure::Refused(Refusal::No(text!("refusal.what_the_entry_said_is_no_longer_held")))),
    }
}

/// About whom an entry is.
pub fn whom(session: &Session, entry: EntryId) -> Result<Option<PersonId>, Failure> {
    let found = find(session, entry)?;
    let respondent = match read(&found)? {
        EntrySays::Incident(incident) => Some(incident.respondent),
        EntrySays::Decision(decision) => recorded(session, decision.incident)?,
        EntrySays::Notice(_) => None,
    };
    Ok(match respondent {
        Some(Respondent::Identified { person, .. }) => Some(person),
        Some(Respondent::Unknown { .. }) | None => None,
    })
}

/// The body of an entry, where it is still held.
pub fn body_of(signed: &SignedEntry) -> Result<Option<Body>, Failure> {
    let Some(body) = &signed.body else { return Ok(None) };
    serde_json::from_slice(&body.0).map(Some).map_err(|_| Failure::Unreadable { what: text_key!("fault.entry") })
}

fn recorded(session: &Session, incident: IncidentId) -> Result<Option<Respondent>, Failure> {
    let Some(officer) = records::officer_of(&session.own, incident)? else { return Ok(None) };
    Ok(records::find_of(&session.own, officer, incident)?.map(|made| made.incident.respondent))
}
