//! A second officer signs for an entry of another officer on this device.

use crate::denials::refuse;
use crate::house::House;
use crate::session::Session;
use crate::store::own::journal;
use crate::{Failure, Refusal};
use cordon_core::proof::approval::{Approval, ApprovalFault, Approved, Signer, Subject, check};
use cordon_core::proof::entry::Body;
use cordon_core::rules::ids::{EntryId, OfficerId};
use cordon_core::wire::{ApprovedSheet, CommandName, Stamp};
use cordon_core::{text, text_key};

/// Signs for an entry, where the policy lets this officer and it is not their own.
pub fn approve(house: &House, entry: EntryId) -> Result<ApprovedSheet, Failure> {
    let (approval, kind, checked) = house.with_session(|session| {
        let held =
            journal::find_by_id(&session.own, entry)?.ok_or(Failure::missing(text_key!("refusal.no_such_entry")))?;
        let envelope = held.read()?;
        let deed = Approved::deed_for_kind(&envelope.kind);
        let of = Approved::Entry { entry };
        let subject = Subject { of, digest: held.digest(), officer: envelope.officer, deed };
        let by = session.officer.id;
        let approval = Approval { of, digest: subject.digest, of_officer: subject.officer, by, role: session.actor };
        let signer = Signer { officer: by, actor: session.actor };
        let checked = check(&approval, &subject, signer, |one, other| is_same_person(session, one, other));
        Ok((approval, envelope.kind, checked))
    })?;
    match checked {
        Ok(()) => {}
        Err(ApprovalFault::NotEntitled(why)) => return refuse(house, CommandName::Approve, Some(entry.0), why),
        Err(ApprovalFault::SamePerson) => {
            return Err(Failure::Refused(Refusal::No(text!("refusal.nobody_approves_their_own"))));
        }
        Err(ApprovalFault::NotForApproval) => {
            return Err(Failure::Refused(Refusal::No(text!("refusal.it_is_nothing_that_a_second_officer_signs"))));
        }
        Err(ApprovalFault::OtherBytes | ApprovalFault::OtherSubject | ApprovalFault::OtherSigner) => {
            return Err(Failure::Unreadable { what: text_key!("fault.entry") });
        }
    }
    house.write(|write| {
        let sequence = write.journal(&Body::Approved(Box::new(approval.clone())))?;
        Ok(ApprovedSheet {
            entry,
            kind: kind.as_str().into(),
            digest: approval.digest.to_string().into(),
            by: write.session().officer.shown.as_str().into(),
            at: Stamp::of(write.at()),
            sequence,
        })
    })
}

/// Whether two slots are one person's. HQ, which knows collar numbers, looks again.
fn is_same_person(session: &Session, one: OfficerId, other: OfficerId) -> bool {
    let shown = |officer| session.device.slots.iter().find(|slot| slot.officer == officer).map(|slot| &slot.shown);
    one == other || shown(one).is_some_and(|name| Some(name) == shown(other))
}
