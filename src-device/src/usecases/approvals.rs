//! A second officer reads an entry of another officer on this device, and signs for it.

use super::entries::{self, Found};
use super::looks::{self, Leave};
use super::shape;
use crate::denials::refuse;
use crate::house::{Hold, House};
use crate::session::Session;
use crate::store::own::journal;
use crate::view::View;
use crate::{Failure, Refusal};
use cordon_core::proof::approval::{Approval, ApprovalFault, Approved, Signer, Subject as Signed, check};
use cordon_core::proof::entry::{Body, BodyKind};
use cordon_core::rules::ids::{EntryId, GrantId, OfficerId};
use cordon_core::rules::look::Subject;
use cordon_core::wire::{ApprovedSheet, CommandName, EntrySheet, Grant, Reason, Stamp};
use cordon_core::{text, text_key};

/// Opens an entry that this officer could sign for, under a reason: journalled, then granted.
pub fn open(house: &House, entry: EntryId, why: Reason) -> Result<Grant, Failure> {
    let opened = house.hold(|hold| {
        let found = entries::find(hold.session, entry)?;
        if let Err(fault) = checked(hold.session, &found) {
            return Ok(Err(fault));
        }
        entries::read(&found)?;
        let look = looks::prepare(hold, Subject::Entry(entry), Leave::Given(why.clone()))?;
        let (digest, of_officer) = (found.signed.digest(), found.envelope.officer);
        look.take(hold, |_reason| Body::EntryOpened { entry, digest, of_officer, reason: why }).map(Ok)
    })?;
    opened.or_else(|fault| refused(house, CommandName::EntryOpen, entry, fault))
}

/// An opened entry as it stands.
pub fn shown(view: &View<'_>, grant: GrantId) -> Result<EntrySheet, Failure> {
    looks::under(view, grant, |session, grant| {
        let Subject::Entry(entry) = grant.subject else { return Err(looks::of_another_kind()) };
        let found = entries::find(session, entry)?;
        Ok(EntrySheet {
            entry,
            digest: found.signed.digest().to_string().into(),
            by: shown_name(session, found.envelope.officer).unwrap_or_default().into(),
            at: Stamp::of(found.envelope.at),
            who: match entries::whom(session, entry)? {
                Some(person) => Some(shape::person_name(session, person)?.into()),
                None => None,
            },
            says: entries::read(&found)?,
            approved: earlier(session, &found)?,
        })
    })
}

/// Signs for an entry that was opened, where the policy lets this officer and it is not their own. A repeat
/// returns the first signature.
pub fn approve(house: &House, entry: EntryId) -> Result<ApprovedSheet, Failure> {
    let signed = house.hold(|hold| {
        let found = entries::find(hold.session, entry)?;
        let approval = match checked(hold.session, &found) {
            Ok(approval) => approval,
            Err(fault) => return Ok(Err(fault)),
        };
        looks::must_stand(hold.session, &Subject::Entry(entry))?;
        match earlier(hold.session, &found)? {
            Some(first) => Ok(Ok(first)),
            None => sign(hold, &found, approval).map(Ok),
        }
    })?;
    signed.or_else(|fault| refused(house, CommandName::Approve, entry, fault))
}

fn sign(hold: &mut Hold<'_>, found: &Found, approval: Approval) -> Result<ApprovedSheet, Failure> {
    let (at, sequence) = hold.write(|write| Ok((write.at(), write.journal(&Body::Approved(Box::new(approval)))?)))?;
    Ok(sheet(hold.session, found, Stamp::of(at), sequence))
}

fn sheet(session: &Session, found: &Found, at: Stamp, sequence: u64) -> ApprovedSheet {
    ApprovedSheet {
        entry: found.envelope.id,
        kind: found.envelope.kind.as_str().into(),
        digest: found.signed.digest().to_string().into(),
        by: session.officer.shown.clone(),
        at,
        sequence,
    }
}

/// The signature that this officer gave for the same bytes before.
fn earlier(session: &Session, found: &Found) -> Result<Option<ApprovedSheet>, Failure> {
    for (sequence, signed) in journal::of_kind_by(&session.own, BodyKind::Approved, session.officer.id)? {
        let Some(Body::Approved(approval)) = entries::body_of(&signed)? else { continue };
        if approval.of == of_entry(found) && approval.digest == found.signed.digest() {
            return Ok(Some(sheet(session, found, Stamp::of(signed.read()?.at), sequence)));
        }
    }
    Ok(None)
}

fn of_entry(found: &Found) -> Approved {
    Approved::Entry { device: found.envelope.chain, entry: found.envelope.id }
}

/// This officer's approval of an entry, or why it would not stand.
fn checked(session: &Session, found: &Found) -> Result<Approval, ApprovalFault> {
    let envelope = &found.envelope;
    // A kind that this edition does not know is not approved unread.
    let deed = BodyKind::find(&envelope.kind).and_then(BodyKind::signed_as);
    let of = of_entry(found);
    let subject = Signed { of, digest: found.signed.digest(), officer: envelope.officer, deed };
    let by = session.officer.id;
    let approval = Approval { of, digest: subject.digest, of_officer: subject.officer, by, role: session.actor };
    let signer = Signer { officer: by, actor: session.actor };
    check(&approval, &subject, signer, |one, other| is_same_person(session, one, other))?;
    Ok(approval)
}

/// Says why an entry is not signed for; what the policy refused is journalled first.
pub(super) fn refused<T>(
    house: &House,
    command: CommandName,
    entry: EntryId,
    fault: ApprovalFault,
) -> Result<T, Failure> {
    match fault {
        ApprovalFault::NotEntitled(why) => refuse(house, command, Some(entry.0), why),
        ApprovalFault::SamePerson => Err(Failure::Refused(Refusal::No(text!("refusal.nobody_approves_their_own")))),
        ApprovalFault::NotForApproval => {
            Err(Failure::Refused(Refusal::No(text!("refusal.it_is_nothing_that_a_second_officer_signs"))))
        }
        ApprovalFault::OtherBytes | ApprovalFault::OtherSubject | ApprovalFault::OtherSigner => {
            Err(Failure::Unreadable { what: text_key!("fault.entry") })
        }
    }
}

fn shown_name(session: &Session, officer: OfficerId) -> Option<String> {
    session.device.slots.iter().find(|slot| slot.officer == officer).map(|slot| slot.shown.clone())
}

/// Whether two slots are one person's, by the force's number: names change and are shared. HQ looks again.
fn is_same_person(session: &Session, one: OfficerId, other: OfficerId) -> bool {
    let collar = |officer: OfficerId| {
        session.device.slots.iter().find(|slot| slot.officer == officer).map(|slot| slot.collar.as_str())
    };
    one == other || collar(one).is_some_and(|number| Some(number) == collar(other))
}
