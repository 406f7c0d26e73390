//! What entries say, turned into feed rows. What cannot be is set aside with a reason, and what needs something
//! that is not held yet waits.

use crate::evidence;
use crate::failure::Result;
use crate::signing::{self, Taken};
use crate::store::Writes;
use crate::store::enrolments::{Outcome, State};
use crate::store::entries::{Waiting, Was};
use crate::store::feed::Feed;
use crate::store::roles::held_at;
use chrono::TimeDelta;
use cordon_core::proof::approval::{self, Approval, ApprovalFault, Approved, Signer, Subject};
use cordon_core::proof::attributed::{Attributed, Author};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::entry::{Body, BodyKind, CaptureTaken, Enrolled, ExhibitKept, SearchStands};
use cordon_core::proof::envelope::Envelope;
use cordon_core::proof::segment::RowKind;
use cordon_core::proof::verdict::{SetAsideBecause, Verdict, WaitsFor};
use cordon_core::rules::dates::{self, DateFault, Dated};
use cordon_core::rules::decision::Decision;
use cordon_core::rules::ids::{ExhibitId, OfficerId, OrderId};
use cordon_core::rules::incident::{AllegedAgainst, Incident};
use cordon_core::rules::law::LawSays;
use cordon_core::rules::notice::NoticeEvent;
use cordon_core::rules::policy::{Actor, Deed};
use cordon_core::rules::time::Timestamp;
use serde::Serialize;

/// So far two clocks that are right may differ.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::minutes(5);

/// The verdict of what is set aside.
pub const fn aside(because: SetAsideBecause) -> Verdict {
    Verdict::SetAside { because }
}

/// The verdict of what waits.
pub const fn waits(on: WaitsFor) -> Verdict {
    Verdict::Waits { on }
}

/// An entry's body with what it is about.
pub struct Said {
    /// What became of it.
    pub verdict: Verdict,
    /// What it is about, by its id.
    pub subject: Option<String>,
    /// By its id, the one thing that it needs held before it can be taken up; nothing where it needs none, or
    /// several.
    pub awaits: Option<String>,
    /// Whether it says only that somebody looked: its device is told nothing of it.
    pub lookup: bool,
    /// The exhibit whose file it says something of.
    pub exhibit: Option<ExhibitId>,
}

/// What an entry says; `None` while nobody has confirmed the enrolment of its officer. It stays as it came
/// then, and nobody is told of it: the device shows that its enrolment waits.
pub fn say(force: Feed<'_>, entry: &Waiting, now: Timestamp) -> Result<Option<Said>> {
    let tx = force.tx;
    let nothing = |because| Said { verdict: aside(because), subject: None, awaits: None, lookup: false, exhibit: None };
    let Some(bytes) = &entry.body else { return Ok(Some(nothing(SetAsideBecause::BodyMissing))) };
    let Ok(body) = serde_json::from_slice::<Body>(bytes) else {
        return Ok(Some(nothing(SetAsideBecause::BodyUnreadable)));
    };
    let envelope: Envelope = serde_json::from_slice(&entry.envelope)?;
    if envelope.kind != body.kind().name() {
        return Ok(Some(nothing(SetAsideBecause::BodyOfAnotherKind)));
    }
    match confirmed(tx, &envelope, now)? {
        Confirmed::Yes => {}
        Confirmed::NotYet => return Ok(None),
        Confirmed::Never => return Ok(Some(nothing(SetAsideBecause::EnrolmentNotConfirmed))),
    }
    // By HQ's own clock: a device's may be years ahead, and would take what was recorded by it along.
    let latest = now.plus(CLOCKS_DIFFER);
    let lookup = body.is_lookup();
    let mut said = Said { verdict: Verdict::Interpreted, subject: None, awaits: None, lookup, exhibit: None };
    // Whoever unlocks next signs for a search that the program left open: what it showed was shown to the
    // searcher.
    let whose = if let Body::SearchSettled(settled) = &body { settled.searcher } else { envelope.officer };
    if let Some((deed, scope)) = body.needs()
        && !actors(tx, (whose, Some(deed)), (entry, &envelope), now)?.iter().any(|actor| actor.may(deed, scope).is_ok())
    {
        // The device let somebody do what the policy does not: kept, and shown as such.
        said.verdict = aside(SetAsideBecause::OfficerMayNot);
        said.lookup = false;
        return Ok(Some(said));
    }
    let Some(author) = tx.find_author(entry.device, envelope.officer)? else {
        said.verdict = aside(SetAsideBecause::OfficerNotKnown);
        return Ok(Some(said));
    };
    let made = Made { force, envelope: &envelope, author: &author };
    match body {
        Body::IncidentRecorded(incident) => {
            said.subject = Some(incident.id.to_string());
            said.awaits = only_order(&incident).map(|order| order.to_string());
            said.verdict = dated(&*incident, latest, || record_incident(made, &incident))?;
        }
        Body::NoticeGiven { id, event } => {
            said.subject = Some(id.to_string());
            said.awaits = Some(event.order.to_string());
            said.verdict = dated(&event, latest, || record_notice(made, &event))?;
        }
        Body::DecisionRecorded(decision) => {
            said.subject = Some(decision.id.to_string());
            said.awaits = Some(decision.incident.to_string());
            said.verdict = dated(&*decision, latest, || record_decision(made, &decision))?;
        }
        Body::ExhibitKept(kept) => {
            said.subject = Some(kept.exhibit.id.to_string());
            said.verdict = record_exhibit(tx, &envelope, &kept)?;
            said.exhibit = Some(kept.exhibit.id);
        }
        Body::CaptureTaken(taken) => {
            said.subject = Some(taken.capture.to_string());
            said.awaits = Some(taken.capture.to_string());
            said.verdict = record_taken(tx, &envelope, &taken)?;
        }
        Body::Approved(approval) => {
            said.awaits = match approval.of {
                Approved::Entry { entry, device: _ } => Some(entry.to_string()),
                Approved::Act { .. } => None,
            };
            said.verdict = record_approval(made, entry, &approval, now)?;
        }
        Body::LawSignOff(off) => said.verdict = record_word(made, LawSays::SignOff(off), now)?,
        Body::LawRecall(recall) => said.verdict = record_word(made, LawSays::Recall(recall), now)?,
        Body::LawRecallLifted(lift) => said.verdict = record_word(made, LawSays::Lift(lift), now)?,
        Body::SearchOpened { search, .. } => tx.open_search(&envelope, search)?,
        Body::SearchSettled(settled) => match settled.stands {
            SearchStands::Open => {}
            SearchStands::Closed => tx.close_search(&envelope, settled.search, settled.searcher)?,
        },
        Body::Enrolled(enrolled) => said.verdict = own_enrolment(tx, made, &enrolled)?,
        Body::SettingsChanged { .. }
        | Body::Refused(_)
        | Body::Unlocked { .. }
        | Body::LockedUp { .. }
        | Body::PersonOpened { .. }
        | Body::OrderOpened { .. }
        | Body::OrdersListed { .. }
        | Body::HereShown { .. }
        | Body::Revealed { .. }
        | Body::WordsRevealed { .. }
        | Body::IdentifiersConfirmed { .. }
        | Body::Assessed { .. }
        | Body::ClaimsShown { .. }
        | Body::StoreWasOlder { .. }
        | Body::FilePutRight { .. }
        | Body::PowersShown { .. }
        | Body::ShowOpened { .. }
        | Body::ShowClosed { .. }
        | Body::DraftDiscarded { .. }
        | Body::DraftOpened { .. }
        | Body::LookedAgain { .. }
        | Body::EntryOpened { .. }
        | Body::OwnRecordsShown => {}
    }
    Ok(Some(said))
}

/// What an officer was to the force when an entry was made, by its device's clock, and when it came, by HQ's.
/// Either will do: whose role changed in between recorded under the one that their device knew, and no clock
/// may lose what HQ has received. What a person has read again goes by what they are now, too: a role that was
/// entered wrongly and put right counts.
///
/// What acts on the law of every device goes by HQ's clock alone, and by nobody who had left when it came nor from a
/// device that is revoked: a device states its own time, and would make somebody entitled again.
fn actors(
    tx: &dyn Writes,
    (officer, deed): (OfficerId, Option<Deed>),
    (entry, envelope): (&Waiting, &Envelope),
    now: Timestamp,
) -> Result<Vec<Actor>> {
    let is_law = deed.is_some_and(is_of_the_law);
    if is_law && has_no_say(tx, officer, entry)? {
        return Ok(Vec::new());
    }
    let roles = tx.list_roles(officer)?;
    let stated = (!is_law).then_some(envelope.at);
    let again = matches!(entry.was, Was::SetAside(_)).then_some(now);
    let mut actors: Vec<Actor> = Vec::new();
    for at in [Some(entry.received_at), stated, again].into_iter().flatten() {
        if let Some(actor) = held_at(&roles, at)
            && !actors.contains(&actor)
        {
            actors.push(actor);
        }
    }
    Ok(actors)
}

/// Whether a deed acts on what every device says of the law.
const fn is_of_the_law(deed: Deed) -> bool {
    matches!(deed, Deed::SignLaw | Deed::RecallLaw)
}

/// Whether an officer had left when their entry came, or it is from a device that is revoked.
fn has_no_say(tx: &dyn Writes, officer: OfficerId, entry: &Waiting) -> Result<bool> {
    let has_left = tx.find_left_at(officer)?.is_some_and(|left| left <= entry.received_at);
    Ok(has_left || tx.find_device(entry.device)?.is_some_and(|device| device.revoked))
}

/// Whether somebody has confirmed the enrolment of an entry's officer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Confirmed {
    Yes,
    NotYet,
    Never,
}

fn confirmed(tx: &dyn Writes, envelope: &Envelope, now: Timestamp) -> Result<Confirmed> {
    let Some(held) = tx.find_enrolment(envelope.chain, envelope.officer)? else { return Ok(Confirmed::Never) };
    Ok(match (held.outcome, held.state(now)) {
        // Whoever was confirmed before they left made what they made.
        (Some(Outcome::Confirmed), _) => Confirmed::Yes,
        (None, State::Waits) => Confirmed::NotYet,
        (None, State::Confirmed | State::NotConfirmed | State::Expired | State::Left)
        | (Some(Outcome::NotConfirmed), _) => Confirmed::Never,
    })
}

/// What is made of a record whose every moment is of this lifetime; one with another is set aside, for it
/// was mistyped, and would stand in somebody's file for ever.
fn dated(record: &impl Dated, latest: Timestamp, make: impl FnOnce() -> Result<Verdict>) -> Result<Verdict> {
    match dates::entry_fault(record, latest) {
        Some(DateFault::Ahead) => Ok(aside(SetAsideBecause::TimeAhead)),
        Some(
            DateFault::NotADate
            | DateFault::EitherCentury
            | DateFault::Placeholder
            | DateFault::TooEarly
            | DateFault::BeforeMade
            | DateFault::TooFar
            | DateFault::LawNotKnown,
        ) => Ok(aside(SetAsideBecause::TimeTooFarBack)),
        None => make(),
    }
}

/// Where a record goes, and whose it is by its verified envelope.
#[derive(Clone, Copy)]
struct Made<'a> {
    force: Feed<'a>,
    envelope: &'a Envelope,
    author: &'a Author,
}

/// What an entry says of its own officer and keys is what HQ enrolled, or it is somebody else's word.
fn own_enrolment(tx: &dyn Writes, made: Made<'_>, enrolled: &Enrolled) -> Result<Verdict> {
    let Envelope { chain, officer, .. } = *made.envelope;
    let is_key = tx.find_officer_key(chain, officer)?.is_some_and(|key| key == enrolled.officer_key);
    let is_device = tx.find_device(chain)?.is_some_and(|device| device.key == enrolled.device_key);
    let is_own = is_key && is_device && enrolled.shown == made.author.shown;
    Ok(if is_own { Verdict::Interpreted } else { aside(SetAsideBecause::NamesAnotherAuthor) })
}

fn record_incident(made: Made<'_>, incident: &Incident) -> Result<Verdict> {
    let force = made.force;
    for allegation in &incident.allegations {
        if !incident.acts.iter().any(|act| act.id == allegation.act) {
            return Ok(aside(SetAsideBecause::AllegationWithoutAct));
        }
        if let Some(on) = not_held(force, &allegation.to)? {
            return Ok(waits(on));
        }
    }
    record(made, RowKind::Incident, &incident.id.to_string(), incident)
}

/// The one order that an incident's allegations are against; nothing where there is none, or several.
fn only_order(incident: &Incident) -> Option<OrderId> {
    let mut orders = incident.allegations.iter().filter_map(|allegation| match &allegation.to {
        AllegedAgainst::Condition { order, .. } => Some(*order),
        AllegedAgainst::Offence { .. } => None,
    });
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// What an allegation names that HQ does not hold.
fn not_held(force: Feed<'_>, against: &AllegedAgainst) -> Result<Option<WaitsFor>> {
    let (order, version, condition) = match against {
        AllegedAgainst::Condition { order, version, condition, .. } => (*order, *version, *condition),
        AllegedAgainst::Offence { .. } => return Ok(None),
    };
    let Some(order) = force.find_order(order)? else {
        return Ok(Some(WaitsFor::Order));
    };
    let Some(version) = order.version(version) else { return Ok(Some(WaitsFor::Version)) };
    let held = version.conditions.iter().any(|held| held.id == condition);
    Ok((!held).then_some(WaitsFor::Condition))
}

/// A notice says by whom it was given: by nobody else than whoever signs for it.
fn record_notice(made: Made<'_>, event: &NoticeEvent) -> Result<Verdict> {
    if event.by != made.author.shown {
        return Ok(aside(SetAsideBecause::NamesAnotherAuthor));
    }
    if made.force.find_order(event.order)?.is_none() {
        return Ok(waits(WaitsFor::Order));
    }
    record(made, RowKind::Notice, &event.id.to_string(), event)
}

fn record_decision(made: Made<'_>, decision: &Decision) -> Result<Verdict> {
    let incident = decision.incident.to_string();
    if made.force.find_latest(RowKind::Incident, &incident)?.is_none() {
        return Ok(waits(WaitsFor::Incident));
    }
    record(made, RowKind::Decision, &decision.id.to_string(), decision)
}

/// Puts a record in the force's feed, with whose it is. A record never changes: another under its id is set
/// aside, and so is the same one under another's signature.
fn record(made: Made<'_>, kind: RowKind, id: &str, body: &impl Serialize) -> Result<Verdict> {
    let Envelope { at, id: entry, .. } = *made.envelope;
    let row = Attributed { by: made.author.clone(), recorded_at: at, entry, record: body };
    match made.force.stands(kind, id, &row)? {
        Some(false) => Ok(aside(SetAsideBecause::RecordIsHeld)),
        Some(true) => Ok(Verdict::Interpreted),
        None => {
            made.force.put(kind, id, &row)?;
            Ok(Verdict::Interpreted)
        }
    }
}

/// An officer signed for a file: it is theirs, whatever a colleague on the same device signed for under its id.
fn record_exhibit(tx: &dyn Writes, envelope: &Envelope, kept: &ExhibitKept) -> Result<Verdict> {
    if kept.sealed_bytes == 0 {
        return Ok(Verdict::Interpreted);
    }
    let ExhibitKept { draft: _, exhibit, key, sealed_bytes, sealed } = kept;
    let (sha256, sealed, length) = (exhibit.sha256.as_str(), *sealed, *sealed_bytes);
    let by = evidence::SaidBy::Officer(envelope.officer);
    let told = evidence::Told { exhibit: exhibit.id, by, key, sha256, sealed, length };
    Ok(evidence::expect(tx, envelope.chain, &told)?.map_or(Verdict::Interpreted, aside))
}

/// An officer took up what was made on their device while it was locked.
fn record_taken(tx: &dyn Writes, envelope: &Envelope, taken: &CaptureTaken) -> Result<Verdict> {
    let Some(digest) = tx.find_capture_digest(envelope.chain, taken.capture)? else {
        return Ok(waits(WaitsFor::Capture));
    };
    if digest != taken.digest.to_string() {
        return Ok(aside(SetAsideBecause::OtherCaptureIsHeld));
    }
    tx.set_capture_taken(envelope.chain, taken.capture, envelope.officer, taken.draft)?;
    Ok(Verdict::Interpreted)
}

/// What a lawyer of the force signed of the law's rows.
fn record_word(made: Made<'_>, says: LawSays, now: Timestamp) -> Result<Verdict> {
    let said = signing::Said { envelope: made.envelope, author: made.author, now };
    Ok(match signing::take(made.force, said, says)? {
        Taken::Yes => Verdict::Interpreted,
        Taken::IsHeld => aside(SetAsideBecause::RecordIsHeld),
        Taken::Unfit => aside(SetAsideBecause::LawWordUnfit),
    })
}

/// A second officer signed for something. HQ knows both and checks it by what it holds itself, whatever
/// the approval says of them.
fn record_approval(made: Made<'_>, entry: &Waiting, approval: &Approval, now: Timestamp) -> Result<Verdict> {
    let Made { force, envelope, author } = made;
    let tx = force.tx;
    let Some(subject) = subject_of(tx, approval)? else {
        return Ok(waits(WaitsFor::Entry));
    };
    let is_same = tx.is_same_person(envelope.officer, subject.officer)?;
    let officer = envelope.officer;
    let check = |actor| approval::check(approval, &subject, Signer { officer, actor }, |_one, _other| is_same);
    let found = actors(tx, (officer, subject.deed), (entry, envelope), now)?;
    let mut checked: Vec<_> = found.into_iter().map(check).collect();
    let stands = checked.iter().position(|one| one.is_ok()).unwrap_or_default();
    if checked.is_empty() {
        let is_law = signs_law(&subject);
        let because = if is_law { SetAsideBecause::ApprovalNotEntitled } else { SetAsideBecause::OfficerNotKnown };
        return Ok(aside(because));
    }
    Ok(match checked.swap_remove(stands) {
        Ok(()) => {
            // A word on the law that was not taken in counts for nothing, and neither does this.
            if signs_law(&subject) && !signing::second(force, approval, signing::Said { envelope, author, now })? {
                return Ok(waits(WaitsFor::Entry));
            }
            tx.keep_approval(entry.device, entry.sequence, approval)?;
            Verdict::Interpreted
        }
        Err(ApprovalFault::OtherSubject) => aside(SetAsideBecause::ApprovalOfSomethingElse),
        Err(ApprovalFault::OtherBytes) => aside(SetAsideBecause::ApprovalOfOtherBytes),
        Err(ApprovalFault::SamePerson) => aside(SetAsideBecause::ApprovalOfTheirOwn),
        Err(ApprovalFault::NotForApproval) => aside(SetAsideBecause::ApprovalNotNeeded),
        Err(ApprovalFault::NotEntitled(_)) => aside(SetAsideBecause::ApprovalNotEntitled),
        Err(ApprovalFault::OtherSigner) => aside(SetAsideBecause::ApprovalOfAnotherSigner),
    })
}

/// Whether what is approved is a word on the law, which its second signature makes count.
fn signs_law(subject: &Subject) -> bool {
    subject.deed == Some(Deed::SignLaw)
}

/// What an approval is of: an entry as HQ holds it. An act is stated by its approvals alone until whoever
/// does it compares their digest with the act.
fn subject_of(tx: &dyn Writes, approval: &Approval) -> Result<Option<Subject>> {
    let of = approval.of;
    match of {
        Approved::Entry { device, entry } => {
            // Of a device that gave one id twice, the one whose bytes were signed for.
            let under_id = tx.list_envelopes(device, entry)?;
            let is_meant = |bytes: &&Vec<u8>| Digest::of(bytes) == approval.digest;
            let Some(bytes) = under_id.iter().find(is_meant).or(under_id.first()) else { return Ok(None) };
            let held: Envelope = serde_json::from_slice(bytes)?;
            // A kind that this edition does not know is not approved unread.
            let deed = BodyKind::find(&held.kind).and_then(BodyKind::signed_as);
            Ok(Some(Subject { of, digest: Digest::of(bytes), officer: held.officer, deed }))
        }
        Approved::Act { deed, id: _ } => {
            Ok(Some(Subject { of, digest: approval.digest, officer: approval.of_officer, deed: Some(deed) }))
        }
    }
}
