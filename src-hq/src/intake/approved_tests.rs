//! Second signatures: an approval is of one device's entry, whatever ids other devices gave.

use crate::minting::Officer;
use crate::store::feed;
use crate::store::feed::device_scope;
use crate::testing::{Ada, World, officer};
use cordon_core::proof::approval::{Approval, Approved};
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::proof::envelope::{Envelope, SignedEntry, Signers};
use cordon_core::proof::protocol::{PushAnswer, SignedOutcome};
use cordon_core::proof::segment::RowKind;
use cordon_core::proof::verdict::{SetAsideBecause, Verdict, WaitsFor};
use cordon_core::rules::ids::{DraftId, EntryId, IncidentId};
use cordon_core::rules::policy::{Actor, Rank, Role};

/// What HQ holds of an entry, as the device is told it.
fn verdict(world: &World, ada: &Ada, entry: EntryId) -> Verdict {
    let scope = device_scope(ada.device);
    let row = world.hq.store().read(|db| feed::find_latest(db, &scope, RowKind::EntryState, &entry.to_string()));
    let signed: SignedOutcome = serde_json::from_value(row.unwrap().unwrap().body.unwrap()).unwrap();
    signed.verify(&world.hq.secrets().sign_key, ada.device).unwrap().verdict
}

fn incident(name: &str) -> Body {
    let incident = serde_json::json!({
        "id": IncidentId::derived(&[name.as_bytes()]), "draft": DraftId::derived(&[name.as_bytes()]),
        "mode": "reported", "number": null, "account": "words",
        "respondent": { "unknown": { "description": "words" } }, "acts": [], "allegations": [],
        "exhibits": [], "said": [], "entered_at": "2026-03-01T21:00:00Z"
    });
    Body::IncidentRecorded(Box::new(serde_json::from_value(incident).unwrap()))
}

/// The next entry of a device, under an id of its maker's choice.
fn under(ada: &mut Ada, id: EntryId, body: &Body) -> SignedEntry {
    let made = ada.next(body);
    let envelope = Envelope { id, ..made.read().unwrap() };
    let signers = Signers { device: &ada.device_secret, officer: &ada.officer_secret };
    let signed = SignedEntry::sign(&envelope, made.body.unwrap().0, [9; 32], signers).unwrap();
    ada.previous = signed.digest();
    signed
}

/// Hands an entry in as the last that was made, and returns its id.
fn hand_in(world: &World, ada: &Ada, signed: &SignedEntry) -> EntryId {
    let PushAnswer::Received { receipt } = ada.offer(world, ada.sequence, signed) else { panic!("refused") };
    receipt.verify(&world.hq.secrets().sign_key).unwrap().entry
}

/// A sergeant with a device of their own.
fn sergeant(world: &World) -> Ada {
    let mut sam = Ada::new();
    let (role, rank) = (Role::Supervisor, Some(Rank::Sergeant));
    sam.enrol_as(world, &Officer { collar: "5678".to_owned(), shown: "PS 5678".to_owned(), role, rank, ..officer() });
    sam
}

/// The sergeant signs for an entry of a device, and HQ takes it in.
fn sign_for(world: &World, sam: &mut Ada, of: &Ada, entry: EntryId, signed: &SignedEntry) -> EntryId {
    let approval = Approval {
        of: Approved::Entry { device: of.device, entry },
        digest: signed.digest(),
        of_officer: signed.read().unwrap().officer,
        by: sam.reply.as_ref().unwrap().officer,
        role: Actor { role: Role::Supervisor, rank: Some(Rank::Sergeant) },
    };
    let made = sam.next(&Body::Approved(Box::new(approval)));
    hand_in(world, sam, &made)
}

/// Two officers' devices, the one first whose id comes first.
fn two(world: &World) -> [Ada; 2] {
    let mut both = [Ada::enrolled(world), Ada::enrolled(world)];
    both.sort_by_key(|ada| ada.device);
    both
}

fn count(world: &World, of: &Ada, entry: EntryId) -> u64 {
    world.hq.approvals_of(&Approved::Entry { device: of.device, entry }).unwrap()
}

#[test]
fn an_older_device_that_gave_the_same_id_blocks_no_approval_of_anothers_entry() {
    let world = World::new();
    let ([mut older, mut ada], mut sam) = (two(&world), sergeant(&world));
    let record = ada.next(&incident("of ada"));
    let id = record.read().unwrap().id;
    let copied = under(&mut older, id, &Body::LockedUp { why: LockedBecause::Idle });
    hand_in(&world, &older, &copied);
    hand_in(&world, &ada, &record);

    let approved = sign_for(&world, &mut sam, &ada, id, &record);
    assert_eq!(verdict(&world, &sam, approved), Verdict::Interpreted);
    assert_eq!((count(&world, &ada, id), count(&world, &older, id)), (1, 0));

    let approved = sign_for(&world, &mut sam, &older, id, &record);
    let other = Verdict::SetAside { because: SetAsideBecause::ApprovalOfOtherBytes };
    assert_eq!(verdict(&world, &sam, approved), other, "what was signed for is not what that device holds");
    assert_eq!(count(&world, &older, id), 0);
}

#[test]
fn an_approval_waits_for_the_entry_of_its_own_device_and_for_no_other() {
    let world = World::new();
    let ([mut older, mut ada], mut sam) = (two(&world), sergeant(&world));
    let record = ada.next(&incident("of ada"));
    let id = record.read().unwrap().id;
    let approved = sign_for(&world, &mut sam, &ada, id, &record);
    assert_eq!(verdict(&world, &sam, approved), Verdict::Waits { on: WaitsFor::Entry });
    let copied = under(&mut older, id, &incident("of another"));
    hand_in(&world, &older, &copied);
    assert_eq!(verdict(&world, &sam, approved), Verdict::Waits { on: WaitsFor::Entry });
    hand_in(&world, &ada, &record);
    assert_eq!(verdict(&world, &sam, approved), Verdict::Interpreted);
    assert_eq!(count(&world, &ada, id), 1);
}

#[test]
fn of_a_device_that_gave_an_id_twice_the_bytes_that_were_signed_for_are_meant() {
    let world = World::new();
    let (mut ada, mut sam) = (Ada::enrolled(&world), sergeant(&world));
    let id = EntryId::derived(&[b"twice"]);
    let first = under(&mut ada, id, &Body::LockedUp { why: LockedBecause::Idle });
    hand_in(&world, &ada, &first);
    let second = under(&mut ada, id, &incident("of ada"));
    hand_in(&world, &ada, &second);
    let approved = sign_for(&world, &mut sam, &ada, id, &second);
    assert_eq!(verdict(&world, &sam, approved), Verdict::Interpreted);
    let approved = sign_for(&world, &mut sam, &ada, id, &first);
    let not_needed = Verdict::SetAside { because: SetAsideBecause::ApprovalNotNeeded };
    assert_eq!(verdict(&world, &sam, approved), not_needed, "a lock is signed for by nobody else");
}
