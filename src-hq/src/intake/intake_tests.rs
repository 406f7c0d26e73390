use super::reading;
use crate::minting::Officer;
use crate::quarantine::{Given, Many};
use crate::refused::{self, Turned};
use crate::scopes;
use crate::store::Writes;
use crate::store::feed;
use crate::store::feed::device_scope;
use crate::store::refused::{Because, CameFrom, Ending, Refused, Share};
use crate::testing::{Ada, World, officer};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::entry::{Body, LockedBecause, SearchSettled, SearchStands};
use cordon_core::proof::envelope::SignedEntry;
use cordon_core::proof::protocol::{PushAnswer, Receipt, Refusal, SignedOutcome};
use cordon_core::proof::segment::RowKind;
use cordon_core::proof::verdict::{RefusedBecause, SetAsideBecause, Verdict, WaitsFor};
use cordon_core::rules::decision::Decision;
use cordon_core::rules::ids::{DecisionId, DraftId, IncidentId, NoticeId, OrderId, SearchId};
use cordon_core::rules::incident::Incident;
use cordon_core::rules::notice::{HowGiven, NoticeEvent, NoticeKind, Understood};
use cordon_core::rules::policy::Role;
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::{Reason, ReasonKind};
use serde_json::Value;

const LOCKED: Body = Body::LockedUp { why: LockedBecause::Idle };

fn receipt(world: &World, answer: &PushAnswer) -> Receipt {
    match answer {
        PushAnswer::Received { receipt } => receipt.verify(&world.hq.secrets().sign_key).unwrap(),
        PushAnswer::Refused { refusal } => panic!("refused: {refusal:?}"),
    }
}

#[track_caller]
fn refused(answer: &PushAnswer, expected: RefusedBecause) {
    match answer {
        PushAnswer::Received { .. } => panic!("received"),
        PushAnswer::Refused { refusal } => {
            let read: Refusal = serde_json::from_slice(&refusal.refusal.0).unwrap();
            assert_eq!(read.because, expected);
        }
    }
}

#[test]
fn the_same_entry_twice_gets_the_same_receipt() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let entry = ada.next(&LOCKED);
    let first = ada.offer(&world, 1, &entry);
    world.pass_minutes(10);
    assert_eq!(ada.offer(&world, 1, &entry), first);
    assert_eq!(receipt(&world, &first).watermark, 1);
    assert_eq!(world.hq.status().unwrap().entries, 1);
}

#[test]
fn entries_in_any_order_fill_the_chain() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let (one, two) = (ada.next(&LOCKED), ada.next(&LOCKED));
    assert_eq!(receipt(&world, &ada.offer(&world, 2, &two)).watermark, 0);
    assert_eq!(receipt(&world, &ada.offer(&world, 1, &one)).watermark, 2);
    assert!(world.hq.verify().unwrap().journal_verified);
}

#[test]
fn a_forged_signature_is_refused() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let mut entry = ada.next(&LOCKED);
    entry.officer_signature.0[3] ^= 1;
    refused(&ada.offer(&world, 1, &entry), RefusedBecause::OfficerSignature);
    assert_eq!(world.hq.status().unwrap().quarantine, 1);
}

#[test]
fn an_entry_sealed_for_another_place_is_refused() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let entry = ada.next(&LOCKED);
    refused(&ada.offer(&world, 2, &entry), RefusedBecause::EnvelopeOfAnotherPlace);
}

#[test]
fn another_envelope_at_a_held_place_is_a_fork_and_never_in_the_chain() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    ada.push(&world, &LOCKED);
    let other = ada.sign(1, Digest::ZERO, "locked_up", b"{\"kind\":\"locked_up\"}".to_vec());
    refused(&ada.offer(&world, 1, &other), RefusedBecause::PlaceIsHeld);
    let report = world.hq.verify().unwrap();
    assert!(!report.journal_verified);
    assert_eq!(report.devices[0].forks, [1]);
    assert_eq!(report.devices[0].entries, 1);
}

#[test]
fn an_entry_that_does_not_name_the_one_before_is_kept_and_found() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    ada.push(&world, &LOCKED);
    ada.previous = Digest::of(b"elsewhere");
    receipt(&world, &ada.push(&world, &LOCKED));
    assert!(!world.hq.verify().unwrap().journal_verified);
}

#[test]
fn a_revoked_device_is_heard_into_quarantine() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    assert!(world.hq.revoke(ada.device, "it was lost").unwrap());
    refused(&ada.push(&world, &LOCKED), RefusedBecause::DeviceRevoked);
    assert_eq!(world.hq.status().unwrap().quarantine, 1);
}

#[test]
fn a_kind_hq_does_not_know_is_kept_and_set_aside() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let entry = ada.sign(1, Digest::ZERO, "from_the_future", b"{\"kind\":\"from_the_future\",\"body\":7}".to_vec());
    let receipt = receipt(&world, &ada.offer(&world, 1, &entry));
    let scope = device_scope(ada.device);
    let row =
        world.hq.store().read(|db| feed::find_latest(db, &scope, RowKind::EntryState, &receipt.entry.to_string()));
    let signed: SignedOutcome = serde_json::from_value(row.unwrap().unwrap().body.unwrap()).unwrap();
    let outcome = signed.verify(&world.hq.secrets().sign_key, ada.device).unwrap();
    assert_eq!(outcome.verdict, Verdict::SetAside { because: SetAsideBecause::BodyUnreadable });
    assert!(world.hq.verify().unwrap().journal_verified);
}

#[test]
fn a_lookup_is_kept_without_a_row() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    receipt(&world, &ada.push(&world, &Body::OwnRecordsShown));
    assert_eq!(scopes::current(&world.hq, &device_scope(ada.device)).unwrap().revision, 0);
}

#[test]
fn one_bad_item_does_not_block_another() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let entry = ada.next(&LOCKED);
    let good = serde_json::to_value(ada.seal(1, &entry)).unwrap();
    let bad = serde_json::json!({ "sequence": 9, "sealed": "not hex" });
    let device = ada.calling(&world);
    let reply = super::receive(&world.hq, &device, &[bad, good]).unwrap();
    refused(&reply.answers[0], RefusedBecause::EntryUnreadable);
    assert_eq!(receipt(&world, &reply.answers[1]).sequence, 1);
}

/// What a device offers under another officer's signature, sealed anew each time.
fn forged(ada: &Ada, entry: &SignedEntry) -> Value {
    let mut entry = entry.clone();
    entry.officer_signature.0[3] ^= 1;
    serde_json::to_value(ada.seal(1, &entry)).unwrap()
}

#[track_caller]
fn fills(rows: u64, size: usize) {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let entry = ada.next(&LOCKED);
    let now = world.hq.now();
    let quarantine = |number: u64| {
        let bytes = [number.to_be_bytes().as_slice(), vec![0_u8; size].as_slice()].concat();
        let from = CameFrom::Entry { device: ada.device, sequence: number };
        let because = &Because::Intake(RefusedBecause::DeviceSignature);
        let (by, share) = (Some(ada.device), Share::Doubtful);
        let refused = Refused { from: &from, by, because, share, bytes: &bytes };
        world.hq.store().write(|tx| tx.keep_refused(&refused, now)).unwrap();
    };
    let device = ada.calling(&world);
    let offer = |item: &Value| super::receive(&world.hq, &device, std::slice::from_ref(item)).unwrap().answers;
    let kept = forged(&ada, &entry);
    refused(&offer(&kept)[0], RefusedBecause::OfficerSignature);
    (1..=rows).for_each(quarantine);

    assert!(offer(&forged(&ada, &entry)).is_empty(), "the device holds it");
    refused(&offer(&kept)[0], RefusedBecause::OfficerSignature);
    assert_eq!(world.hq.status().unwrap().quarantine, rows + 1);
    let good = serde_json::to_value(ada.seal(1, &entry)).unwrap();
    assert_eq!(receipt(&world, &offer(&good)[0]).sequence, 1, "what is right is taken in all the same");
    let many = Many { device: ada.device, reason: Some(RefusedBecause::DeviceSignature) };
    assert_eq!(world.hq.close_all(&many, "a copied folder").unwrap(), rows);
    refused(&offer(&forged(&ada, &entry))[0], RefusedBecause::OfficerSignature);
}

#[test]
fn what_anybody_can_make_takes_no_place_of_what_a_late_device_signed() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let entry = ada.next(&LOCKED);
    assert!(world.hq.revoke(ada.device, "it was lost").unwrap());
    for number in 0..2_000_u32 {
        let bytes = number.to_be_bytes();
        let from = CameFrom::Entry { device: ada.device, sequence: 1 };
        let turned = Turned { by: ada.device, from, bytes: &bytes };
        let now = world.hq.now();
        assert!(world.hq.store().write(|tx| refused::keep(tx, turned, RefusedBecause::OfficerSignature, now)).unwrap());
    }
    let mut nonsense = ada.seal(1, &entry);
    nonsense.sealed.0[40] ^= 1;
    let offer =
        |item: &Value| super::receive(&world.hq, &ada.calling(&world), std::slice::from_ref(item)).unwrap().answers;
    let nonsense = serde_json::to_value(&nonsense).unwrap();
    (0..3).for_each(|_| refused(&offer(&nonsense)[0], RefusedBecause::SealedBytesDoNotOpen));
    refused(&ada.offer(&world, 1, &entry), RefusedBecause::DeviceRevoked);
    let held = world.hq.quarantine().unwrap();
    assert_eq!(held.len(), 2_002);
    assert_eq!((&held[2_000].from, held[2_000].times), (&CameFrom::Nonsense, 3), "it is told once, with its count");
}

#[test]
fn a_person_sees_whose_an_entry_is_and_whether_its_signatures_stand_before_they_decide() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let entry = ada.next(&LOCKED);
    let mut forged = entry.clone();
    forged.officer_signature.0[3] ^= 1;
    refused(&ada.offer(&world, 1, &forged), RefusedBecause::OfficerSignature);
    assert!(world.hq.revoke(ada.device, "it was lost").unwrap());
    refused(&ada.offer(&world, 1, &entry), RefusedBecause::DeviceRevoked);
    let weighed: Vec<_> = world
        .hq
        .quarantine()
        .unwrap()
        .iter()
        .map(|held| world.hq.weigh(held).unwrap().unwrap())
        .map(|weighed| (weighed.what, weighed.shown, weighed.at.to_string(), weighed.signatures_stand))
        .collect();
    let said = |stand| {
        ("locked_up".to_owned(), Some("PC 1234 Example".to_owned()), "2026-03-01T21:59:00.000Z".to_owned(), stand)
    };
    assert_eq!(weighed, [said(false), said(true)]);
}

#[test]
fn many_of_a_device_are_released_at_once_each_for_itself() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let entries: Vec<_> = (0..3).map(|_| ada.next(&LOCKED)).collect();
    assert!(world.hq.revoke(ada.device, "it was lost").unwrap());
    for (sequence, entry) in (1..).zip(&entries) {
        ada.offer(&world, sequence, entry);
    }
    let mut forged = entries[0].clone();
    forged.device_signature.0[3] ^= 1;
    ada.offer(&world, 1, &forged);
    let all = Many { device: ada.device, reason: None };
    let of_revoked = Many { reason: Some(RefusedBecause::DeviceRevoked), ..all };
    world.hq.close(2, "looked at").unwrap();
    let released = world.hq.release_all(&all, &Given::default()).unwrap();
    assert_eq!((released.taken, released.stay.iter().map(|(id, _why)| *id).collect::<Vec<_>>()), (2, vec![4]));
    world.hq.reopen(2, "a mistake").unwrap();
    assert_eq!(world.hq.release_all(&of_revoked, &Given::default()).unwrap().taken, 1);
    let ended = world.hq.ever_quarantined().unwrap().into_iter().filter_map(|held| held.ended);
    assert_eq!(ended.filter(|ended| ended.how == Ending::Released).count(), 3);
    assert_eq!(world.hq.status().unwrap().entries, 3);
}

#[test]
fn a_device_with_two_thousand_refusals_holds_the_next_itself() {
    fills(1_999, 0);
}

#[test]
fn a_device_with_64_mib_of_refusals_holds_the_next_itself() {
    fills(8, (8 << 20) - 100);
}

#[test]
fn what_an_officer_may_not_do_is_kept_and_set_aside_whatever_the_device_let_happen() {
    let world = World::new();
    let mut ada = Ada::new();
    let administrator = Officer { role: Role::Administrator, rank: None, ..officer() };
    ada.enrol_as(&world, &administrator);
    let opened = Body::OrderOpened {
        order: OrderId(uuid::Uuid::from_u128(5)),
        reason: Reason { kind: ReasonKind::AtScene, words: None, incident_number: None },
    };
    let receipt = receipt(&world, &ada.push(&world, &opened));
    let scope = device_scope(ada.device);
    let row =
        world.hq.store().read(|db| feed::find_latest(db, &scope, RowKind::EntryState, &receipt.entry.to_string()));
    let signed: SignedOutcome = serde_json::from_value(row.unwrap().unwrap().body.unwrap()).unwrap();
    let outcome = signed.verify(&world.hq.secrets().sign_key, ada.device).unwrap();
    assert_eq!(outcome.verdict, Verdict::SetAside { because: SetAsideBecause::OfficerMayNot });
    let held = world.hq.store().read(|db| scopes::entitled(db, ada.device)).unwrap();
    assert_eq!(held, [scope], "and its device holds no copy of the force's orders");
    let feed = Officer { role: Role::Feed, rank: None, ..officer() };
    assert!(world.hq.mint_code(&feed).is_err(), "a feed is no officer");
}

fn a_notice(at: &str) -> Body {
    let event = NoticeEvent {
        id: NoticeId::derived(&[at.as_bytes()]),
        order: OrderId::derived(&[b"not held"]),
        kind: NoticeKind::TermsRead,
        at: Timestamp::parse(at).unwrap(),
        by: "PC 1234 Example".to_owned(),
        how: HowGiven::InPerson,
        language: "English".to_owned(),
        proof: String::new(),
        understood: Understood::Unknown,
    };
    Body::NoticeGiven { id: event.id, event }
}

#[test]
fn a_record_with_a_time_out_of_life_is_receipted_and_set_aside_with_its_reason() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let aside = |because| Verdict::SetAside { because };
    let mut made = |at: &str| {
        let receipt = receipt(&world, &ada.push(&world, &a_notice(at)));
        let scope = device_scope(ada.device);
        let found =
            world.hq.store().read(|db| feed::find_latest(db, &scope, RowKind::EntryState, &receipt.entry.to_string()));
        let signed: SignedOutcome = serde_json::from_value(found.unwrap().unwrap().body.unwrap()).unwrap();
        let outcome = signed.verify(&world.hq.secrets().sign_key, ada.device).unwrap();
        outcome.verdict
    };
    assert_eq!(made("0026-02-28T14:29:00Z"), aside(SetAsideBecause::TimeTooFarBack));
    assert_eq!(made("1926-02-28T14:29:00Z"), aside(SetAsideBecause::TimeTooFarBack));
    assert_eq!(made("2027-02-28T14:29:00Z"), aside(SetAsideBecause::TimeAhead));
    assert_eq!(made("2026-02-28T14:29:00Z"), Verdict::Waits { on: WaitsFor::Order });
}

#[test]
fn a_record_dated_ahead_of_hqs_own_clock_is_set_aside_however_far_the_devices_clock_ran() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    // The envelope's time is of the first of March; HQ's clock stands three days before it.
    let ahead = Timestamp::parse("2026-02-26T22:00:00Z").unwrap().since(world.hq.now()).num_minutes();
    world.pass_minutes(ahead);
    let mut made = |at: &str| {
        let receipt = receipt(&world, &ada.push(&world, &a_notice(at)));
        let scope = device_scope(ada.device);
        let found =
            world.hq.store().read(|db| feed::find_latest(db, &scope, RowKind::EntryState, &receipt.entry.to_string()));
        let signed: SignedOutcome = serde_json::from_value(found.unwrap().unwrap().body.unwrap()).unwrap();
        signed.verify(&world.hq.secrets().sign_key, ada.device).unwrap().verdict
    };
    assert_eq!(made("2026-02-28T14:29:00Z"), Verdict::SetAside { because: SetAsideBecause::TimeAhead });
    assert_eq!(made("2026-02-26T22:04:00Z"), Verdict::Waits { on: WaitsFor::Order }, "two right clocks may differ");
    assert_eq!(made("2026-02-26T21:00:00Z"), Verdict::Waits { on: WaitsFor::Order });
}

#[test]
fn a_search_left_open_is_judged_by_who_searched_and_not_by_who_unlocked_next() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let administrator = Officer { role: Role::Administrator, rank: None, collar: "9".to_owned(), ..officer() };
    let mut other = Ada::new();
    other.enrol_as(&world, &administrator);
    let of = |device: &Ada| device.reply.as_ref().unwrap().officer;
    let (searcher, administrator) = (of(&ada), of(&other));
    let verdict = |device: &mut Ada, searcher| {
        let settled = SearchSettled {
            search: SearchId(uuid::Uuid::from_u128(7)),
            searcher,
            asked: Vec::new(),
            shown: Vec::new(),
            stands: SearchStands::Closed,
        };
        let receipt = receipt(&world, &device.push(&world, &Body::SearchSettled(settled)));
        let scope = device_scope(device.device);
        let found =
            world.hq.store().read(|db| feed::find_latest(db, &scope, RowKind::EntryState, &receipt.entry.to_string()));
        found.unwrap().is_some()
    };
    assert!(!verdict(&mut other, searcher), "a look that is as it should be has no row");
    assert!(verdict(&mut ada, administrator), "one by somebody who may not search is told");
}

/// An incident of nobody's order.
fn incident() -> Incident {
    let incident = serde_json::json!({
        "id": IncidentId::derived(&[b"i"]), "draft": DraftId::derived(&[b"d"]), "mode": "reported", "number": null,
        "account": "words", "respondent": { "unknown": { "description": "words" } }, "acts": [], "allegations": [],
        "exhibits": [], "said": [], "entered_at": "2026-03-01T21:00:00Z"
    });
    serde_json::from_value(incident).unwrap()
}

fn decision_of(incident: IncidentId) -> Decision {
    Decision {
        id: DecisionId::derived(&[b"decided"]),
        incident,
        at: Timestamp::parse("2026-03-01T21:10:00Z").unwrap(),
        grounds: "words".to_owned(),
        actions: Vec::new(),
        none_because: Some("words".to_owned()),
    }
}

#[test]
fn what_one_device_brings_wakes_what_waits_on_another() {
    let world = World::new();
    let (mut ada, mut ben) = (Ada::enrolled(&world), Ada::enrolled(&world));
    let incident = incident();
    let decided = Body::DecisionRecorded(Box::new(decision_of(incident.id)));
    ben.push(&world, &decided);
    let count = |world: &World| {
        let status = world.hq.status().unwrap();
        (status.waiting, status.set_aside)
    };
    assert_eq!(count(&world), (1, 0), "it waits for the incident");
    ada.push(&world, &Body::LockedUp { why: LockedBecause::Idle });
    assert_eq!(count(&world), (1, 0));
    ada.push(&world, &Body::IncidentRecorded(Box::new(incident)));
    assert_eq!(count(&world), (0, 0), "the other device need not push again");
}

#[test]
fn what_waits_is_read_again_only_when_that_came_which_it_waits_for() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let incident = incident();
    ada.push(&world, &Body::DecisionRecorded(Box::new(decision_of(incident.id))));
    // The incident is there, and nobody said so.
    let put = |tx: &dyn Writes| feed::put(tx, world.hq.scope(), RowKind::Incident, &incident.id.to_string(), &incident);
    world.hq.store().write(put).unwrap();
    ada.push(&world, &Body::LockedUp { why: LockedBecause::Idle });
    assert_eq!(world.hq.status().unwrap().waiting, 1, "an entry that brings nothing reads nothing again");
    reading::waiting(&world.hq, None).unwrap();
    assert_eq!(world.hq.status().unwrap().waiting, 0);
}
