//! Journal entries, second signatures, searches, and records made while locked.

use super::{Stand, at, device, officer};
use crate::operator::Operator;
use crate::store::acts::NewAct;
use crate::store::devices::Named;
use crate::store::entries::{HeldBody, NewEntry, Settled, Was};
use crate::store::{Store, captures};
use cordon_core::proof::approval::{Approval, Approved};
use cordon_core::proof::capture::{CaptureKey, SignedCapture};
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::entry::BodyKind;
use cordon_core::proof::envelope::{ENVELOPE_VERSION, Envelope, SignedEntry};
use cordon_core::proof::protocol::SignedReceipt;
use cordon_core::proof::verdict::{SetAsideBecause, Verdict, WaitsFor};
use cordon_core::rules::ids::{CaptureId, DeviceId, DraftId, EntryId, SearchId};
use cordon_core::rules::policy::{Actor, Deed, Rank, Role};
use cordon_core::rules::time::ClockTrust;
use uuid::Uuid;

fn with_devices(stand: &dyn Stand) -> Store {
    let store = stand.open();
    let key = HexBytes(vec![1; 32]);
    store.write(|tx| [1, 2].iter().try_for_each(|number| tx.keep_device(device(*number), &key, at(0)))).unwrap();
    store
}

fn envelope(chain: DeviceId, sequence: u64) -> Envelope {
    Envelope {
        layout: ENVELOPE_VERSION,
        id: EntryId::derived(&[chain.0.as_bytes(), &sequence.to_be_bytes()]),
        chain,
        sequence,
        at: at(7),
        clock: ClockTrust::Trusted,
        officer: officer(1),
        kind: BodyKind::IncidentRecorded.name().to_owned(),
        version: 1,
        commitment: Digest::of(b"body"),
        previous: Digest::ZERO,
    }
}

fn entry(chain: DeviceId, sequence: u64) -> SignedEntry {
    let bytes = |from: u8| HexBytes(vec![from, 0, 255, 10]);
    let envelope = HexBytes(serde_json::to_vec(&envelope(chain, sequence)).unwrap());
    let (body, salt) = (Some(HexBytes(sequence.to_be_bytes().to_vec())), (sequence != 2).then(|| bytes(3)));
    SignedEntry { envelope, device_signature: bytes(1), officer_signature: bytes(2), body, salt }
}

fn keep(store: &Store, chain: DeviceId, sequence: u64) -> crate::Result<()> {
    let (envelope, signed) = (envelope(chain, sequence), entry(chain, sequence));
    let new = NewEntry { envelope: &envelope, signed: &signed, received_at: at(50), chain_fault: false };
    store.write(|tx| tx.keep_entry(&new))
}

pub fn a_place_of_a_chain_is_taken_once(stand: &dyn Stand) {
    let store = with_devices(stand);
    keep(&store, device(1), 1).unwrap();
    keep(&store, device(2), 1).unwrap();
    assert!(keep(&store, device(1), 1).is_err());
    let receipt = SignedReceipt { receipt: HexBytes(vec![0, 1]), signature: HexBytes(vec![2, 0]) };
    store.write(|tx| tx.set_receipt(device(1), 1, &receipt)).unwrap();
    let held = store.read(|db| db.find_entry(device(1), 1)).unwrap().unwrap();
    assert_eq!((held.digest, held.receipt), (entry(device(1), 1).digest().to_string(), receipt));
    assert!(store.read(|db| db.find_entry(device(1), 2)).unwrap().is_none());
}

pub fn a_chain_comes_in_its_order_with_its_exact_bytes(stand: &dyn Stand) {
    let store = with_devices(stand);
    [10, 2, 1, 9].into_iter().for_each(|sequence| keep(&store, device(1), sequence).unwrap());
    keep(&store, device(2), 3).unwrap();
    let chain = store.read(|db| db.list_chain(device(1))).unwrap();
    assert_eq!(chain, [1, 2, 9, 10].map(|sequence| entry(device(1), sequence)));
    let bytes = store.read(|db| db.find_envelope(device(1), 9)).unwrap();
    assert_eq!(bytes, Some(entry(device(1), 9).envelope.0));
}

pub fn the_watermark_stops_at_the_first_gap(stand: &dyn Stand) {
    let store = with_devices(stand);
    let advanced = |number| store.write(|tx| tx.advance_watermark(device(number))).unwrap();
    assert_eq!(advanced(1), 0);
    [2, 3, 5].into_iter().for_each(|sequence| keep(&store, device(1), sequence).unwrap());
    assert_eq!(advanced(1), 0);
    keep(&store, device(1), 1).unwrap();
    assert_eq!((advanced(1), advanced(1), advanced(2)), (3, 3, 0));
    keep(&store, device(1), 4).unwrap();
    assert_eq!(advanced(1), 5);
}

pub fn what_waits_is_listed_until_it_is_settled(stand: &dyn Stand) {
    let store = with_devices(stand);
    for (number, sequence) in [(2, 1), (1, 2), (1, 1), (1, 3)] {
        keep(&store, device(number), sequence).unwrap();
    }
    let places = |listed: Vec<crate::store::entries::Waiting>| -> Vec<_> {
        listed.into_iter().map(|entry| (entry.device, entry.sequence, entry.was)).collect()
    };
    let received = |of: Option<u128>| places(store.read(|db| db.list_received_entries(of.map(device))).unwrap());
    let waiting = || places(store.read(|db| db.list_waiting_entries()).unwrap());
    let awaiting = |id: &str| places(store.read(|db| db.list_entries_awaiting(id)).unwrap());
    let (one, two) = (device(1), device(2));
    let unread = Was::Unread;
    assert_eq!(received(None), [(one, 1, unread), (one, 2, unread), (one, 3, unread), (two, 1, unread)]);
    let settle = |sequence, verdict| {
        let settled = Settled { verdict, subject: Some("x"), awaits: Some("an order") };
        store.write(|tx| tx.settle_entry(one, sequence, &settled)).unwrap();
    };
    settle(1, Verdict::Interpreted);
    settle(2, Verdict::Waits { on: WaitsFor::Version });
    settle(3, Verdict::SetAside { because: SetAsideBecause::BodyMissing });
    let waits = [(one, 2, Was::Waiting(WaitsFor::Version))];
    assert_eq!((waiting().as_slice(), awaiting("an order").as_slice()), (&waits[..], &waits[..]));
    assert!(awaiting("another").is_empty() && received(Some(1)).is_empty());
    assert_eq!(received(None), [(two, 1, unread)]);
    let aside = store.read(|db| db.list_set_aside_entries()).unwrap();
    assert_eq!(aside.iter().map(|entry| entry.received_at).collect::<Vec<_>>(), [at(50)]);
    assert_eq!(places(aside), [(one, 3, Was::SetAside(SetAsideBecause::BodyMissing))]);
    let count = || store.read(|db| db.count_totals(&super::since())).unwrap();
    assert_eq!((count().entries, count().set_aside, count().waiting), (4, 1, 1), "what waits is not set aside");
    settle(2, Verdict::Interpreted);
    assert!(waiting().is_empty() && awaiting("an order").is_empty());
    assert_eq!((count().entries, count().set_aside, count().waiting, count().incidents), (4, 1, 0, 1));
}

pub fn a_fork_is_kept_once(stand: &dyn Stand) {
    let store = with_devices(stand);
    let fork = |sequence, digest: &[u8]| {
        store.write(|tx| tx.keep_fork(device(1), sequence, Digest::of(digest), b"signed", at(1))).unwrap();
    };
    [(12, b"a"), (3, b"a"), (3, b"a"), (3, b"b")].into_iter().for_each(|(sequence, digest)| fork(sequence, digest));
    assert_eq!(store.read(|db| db.list_forks(device(1))).unwrap(), [3, 12]);
    assert!(store.read(|db| db.list_forks(device(2))).unwrap().is_empty());
    assert_eq!(store.read(|db| db.count_totals(&super::since())).unwrap().forks, 3);
}

pub fn an_entry_is_found_by_its_id_and_by_what_it_is_about(stand: &dyn Stand) {
    let store = with_devices(stand);
    [1, 2].into_iter().for_each(|sequence| keep(&store, device(1), sequence).unwrap());
    let by_id = |of, id| store.read(|db| db.list_envelopes(of, id)).unwrap();
    let id = envelope(device(1), 2).id;
    assert_eq!(by_id(device(1), id), [entry(device(1), 2).envelope.0]);
    assert!(by_id(device(2), id).is_empty(), "another device's entry is another entry, whatever id it gave");
    assert!(by_id(device(1), EntryId(Uuid::from_u128(9))).is_empty());
    let twice = Envelope { id, ..envelope(device(1), 7) };
    let signed = SignedEntry { envelope: HexBytes(serde_json::to_vec(&twice).unwrap()), ..entry(device(1), 7) };
    let new = NewEntry { envelope: &twice, signed: &signed, received_at: at(50), chain_fault: false };
    store.write(|tx| tx.keep_entry(&new)).unwrap();
    assert_eq!(by_id(device(1), id), [entry(device(1), 2).envelope.0, signed.envelope.0], "in order of their places");
    let body = |subject: &str| store.read(|db| db.find_body(BodyKind::IncidentRecorded, subject)).unwrap();
    assert_eq!(body("x"), None);
    for sequence in [2, 1] {
        let settled = Settled { verdict: Verdict::Interpreted, awaits: None, subject: Some("x") };
        store.write(|tx| tx.settle_entry(device(1), sequence, &settled)).unwrap();
    }
    let held = |sequence| {
        let SignedEntry { envelope, body, .. } = entry(device(1), sequence);
        body.map(|body| HeldBody { device: device(1), envelope: envelope.0, body: body.0 })
    };
    assert_eq!(body("x"), held(1), "the first, whichever was settled first");
    let because = SetAsideBecause::RecordIsHeld;
    let settle = |sequence, verdict| {
        let settled = Settled { verdict, awaits: None, subject: Some("x") };
        store.write(|tx| tx.settle_entry(device(1), sequence, &settled)).unwrap();
    };
    settle(1, Verdict::SetAside { because });
    assert_eq!(body("x"), held(2), "what was set aside takes nobody's place");
    settle(2, Verdict::SetAside { because });
    assert_eq!(body("x"), held(1), "and is found where nothing else is");
    let subjects = |kind| store.read(|db| db.list_subjects(kind)).unwrap();
    assert_eq!(subjects(BodyKind::IncidentRecorded), ["x"]);
    assert!(subjects(BodyKind::ExhibitKept).is_empty());
}

fn example(store: &Store, number: u128) {
    let (collar, shown, initials) = ("1234".to_owned(), format!("PC {number}"), "AE".to_owned());
    let officer_row = Named { collar, shown, initials };
    store.write(|tx| tx.keep_officer(officer(number), &officer_row, at(0))).unwrap();
}

pub fn the_same_officer_signs_for_one_thing_once(stand: &dyn Stand) {
    let store = with_devices(stand);
    [1, 2].into_iter().for_each(|number| example(&store, number));
    let entry_of = |of, number| Approved::Entry { device: device(of), entry: EntryId(Uuid::from_u128(number)) };
    let of = entry_of(1, 5);
    let act = Approved::Act { deed: Deed::HandIn, id: Uuid::from_u128(5) };
    let sign = |of, by, sequence| {
        let role = Actor { role: Role::Supervisor, rank: Some(Rank::Sergeant) };
        let approval = Approval { of, digest: Digest::of(b"bytes"), of_officer: officer(9), by: officer(by), role };
        store.write(|tx| tx.keep_approval(device(1), sequence, &approval)).unwrap();
    };
    [(of, 1, 1), (of, 1, 2), (of, 2, 3), (act, 1, 4)].into_iter().for_each(|(of, by, place)| sign(of, by, place));
    let count = |of| store.read(|db| db.count_approvals(&of)).unwrap();
    assert_eq!((count(of), count(act)), (2, 1));
    assert_eq!([count(entry_of(1, 6)), count(entry_of(2, 5))], [0, 0]);
}

pub fn a_search_is_closed_by_its_searcher_alone_whichever_entry_came_first(stand: &dyn Stand) {
    let store = with_devices(stand);
    example(&store, 1);
    [1, 2].into_iter().for_each(|sequence| keep(&store, device(1), sequence).unwrap());
    let search = |number| SearchId(Uuid::from_u128(number));
    let (one, two) = (envelope(device(1), 1), envelope(device(1), 2));
    let close = |number, by| store.write(|tx| tx.close_search(&two, search(number), officer(by))).unwrap();
    let open = |number| store.write(|tx| tx.open_search(&one, search(number))).unwrap();
    let listed = |by: i64| -> Vec<_> {
        let listed = store.read(|db| db.list_unsettled(at(by))).unwrap();
        let since = crate::store::totals::Since { overdue: at(by), withheld: at(0) };
        let count = store.read(|db| db.count_totals(&since)).unwrap().unsettled_searches;
        assert_eq!(count, listed.len() as u64);
        listed.into_iter().map(|left| (left.search, left.shown, left.opened_at, left.received_at)).collect()
    };
    open(1);
    open(2);
    close(2, 1);
    close(3, 1);
    open(3);
    close(4, 8);
    open(4);
    let left = |number| (search(number), "PC 1".to_owned(), at(7), at(50));
    assert_eq!(listed(50), [left(1), left(4)], "when HQ took the entry in counts, and who the closing one names");
    assert!(listed(49).is_empty());
    close(1, 1);
    close(1, 8);
    assert_eq!(listed(50), [left(4)], "what its searcher closed stays closed");
}

pub fn a_record_made_while_locked_is_kept_once_and_settled(stand: &dyn Stand) {
    let store = with_devices(stand);
    let id = |number| CaptureId(Uuid::from_u128(number));
    let bytes = |from: u8| HexBytes(vec![from, 0, 255]);
    let signed = SignedCapture {
        capture: bytes(1),
        signature: bytes(2),
        key: CaptureKey { sign_key: bytes(3), certificate: bytes(4) },
    };
    let keep = |of, number| store.write(|tx| tx.keep_capture(device(of), id(number), &signed, at(60)));
    [(1, 2), (2, 1), (1, 1)].into_iter().for_each(|(of, number)| keep(of, number).unwrap());
    assert!(keep(1, 1).is_err());
    let digest = store.read(|db| db.find_capture_digest(device(1), id(1))).unwrap();
    assert_eq!(digest, Some(signed.digest().to_string()));
    assert_eq!(store.read(|db| db.find_capture_received_at(device(1), id(1))).unwrap(), Some(at(60)));
    assert_eq!(store.read(|db| db.find_capture_digest(device(1), id(9))).unwrap(), None);
    let received = |of: Option<u128>| store.read(|db| db.list_received_captures(of.map(device))).unwrap();
    let names = |listed: &[captures::Head]| listed.iter().map(|head| (head.device, head.capture)).collect::<Vec<_>>();
    assert_eq!(received(None), [(device(1), id(1)), (device(1), id(2)), (device(2), id(1))]);
    assert_eq!(received(Some(1)).len(), 2);
    let outline = Some(captures::Outline { saved_at: at(55), exhibits: 3 });
    let kept = captures::Settled { reason: None, claimed: Some(officer(4)), outline };
    let aside = captures::Settled { reason: Some(SetAsideBecause::CaptureLayout), claimed: None, outline: None };
    store.write(|tx| tx.settle_capture(device(1), id(1), &kept)).unwrap();
    store.write(|tx| tx.settle_capture(device(1), id(2), &aside)).unwrap();
    assert!(received(Some(1)).is_empty());
    let untaken = || store.read(|db| db.count_untaken_captures(device(1))).unwrap();
    // Each record is of three bytes.
    let filled = |records| captures::Filled { records, bytes: records * 3 };
    let counted = |kept, set_aside| captures::Untaken { kept: filled(kept), set_aside: filled(set_aside) };
    assert_eq!(untaken(), counted(1, 1));
    let closed = captures::Closed { why: "a test".to_owned(), at: at(70) };
    let close = |number, closed| store.write(|tx| tx.set_capture_closed(device(1), id(number), closed)).unwrap();
    assert!(close(2, Some(&closed)) && !close(2, Some(&closed)) && !close(9, Some(&closed)));
    assert_eq!(
        (untaken(), store.read(|db| db.list_captures(None)).unwrap()[2].closed.as_ref()),
        (counted(1, 0), Some(&closed))
    );
    assert!(close(2, None) && !close(2, None) && !close(1, None));
    let draft = DraftId(Uuid::from_u128(3));
    store.write(|tx| tx.set_capture_taken(device(1), id(1), officer(4), draft)).unwrap();
    assert_eq!(untaken(), counted(0, 1));
    assert!(!close(1, Some(&closed)), "it is taken up");
    let grown = |of| store.read(|db| db.find_capture_by_draft(device(of), draft)).unwrap();
    assert_eq!([grown(1), grown(2)], [Some(id(1)), None], "another device's draft is another");
    let listed = store.read(|db| db.list_captures(None)).unwrap();
    assert_eq!(names(&listed), [(device(1), id(1)), (device(2), id(1)), (device(1), id(2))]);
    let of_one = store.read(|db| db.list_captures(Some(device(1)))).unwrap();
    assert_eq!(names(&of_one), [(device(1), id(1)), (device(1), id(2))]);
    let head = &listed[0];
    assert_eq!((head.outline, head.claimed, head.draft), (outline, Some(officer(4)), Some(draft)));
    assert_eq!((head.taken_by, listed[2].reason), (Some(officer(4)), Some(SetAsideBecause::CaptureLayout)));
    let find = |of, number| store.read(|db| db.find_capture(device(of), id(number))).unwrap();
    let held = captures::Held { head: head.clone(), body: signed.capture.0.clone() };
    assert_eq!([find(1, 1), find(2, 2)], [Some(held), None]);
}

pub fn what_was_decided_of_a_record_is_told_in_order_with_its_act(stand: &dyn Stand) {
    let store = with_devices(stand);
    let id = CaptureId(Uuid::from_u128(1));
    let bytes = HexBytes(vec![1, 0]);
    let key = CaptureKey { sign_key: bytes.clone(), certificate: bytes.clone() };
    let signed = SignedCapture { capture: bytes.clone(), signature: bytes, key };
    [1, 2].into_iter().for_each(|of| store.write(|tx| tx.keep_capture(device(of), id, &signed, at(60))).unwrap());
    let by = Operator { login: Some("ada".to_owned()), account: "cordon-hq".to_owned() };
    let decide = |of: u128, how, why: &str, when| {
        let act = NewAct { at: at(when), by: &by, command: "captures", object: "record", why };
        store.write(|tx| tx.keep_capture_step(device(of), id, how, tx.keep_act(&act)?)).unwrap();
    };
    let steps = |of| store.read(|db| db.list_capture_steps(device(of), id)).unwrap();
    assert!(steps(1).is_empty());
    decide(1, captures::Decided::Closed, "a copy", 70);
    decide(2, captures::Decided::Closed, "another's", 71);
    decide(1, captures::Decided::Reopened, "it was hers", 65);
    let step = |how, why: &str, when| captures::Step { how, at: at(when), by: by.clone(), why: why.to_owned() };
    let expected =
        [step(captures::Decided::Closed, "a copy", 70), step(captures::Decided::Reopened, "it was hers", 65)];
    assert_eq!(steps(1), expected, "as they came, whatever the clock");
    assert_eq!(steps(2).len(), 1);
    let nobodys = CaptureId(Uuid::from_u128(9));
    assert!(store.write(|tx| tx.keep_capture_step(device(1), nobodys, captures::Decided::Closed, 1)).is_err());
}

pub fn the_last_that_was_received_and_the_devices_in_use_are_told(stand: &dyn Stand) {
    let store = with_devices(stand);
    let told = || store.read(|db| Ok((db.find_last_received()?, db.count_devices_in_use()?))).unwrap();
    assert_eq!(told(), (None, 2), "nothing was received yet");
    keep(&store, device(1), 1).unwrap();
    assert_eq!(told(), (Some(at(50)), 2));
    let bytes = HexBytes(vec![1, 0]);
    let key = CaptureKey { sign_key: bytes.clone(), certificate: bytes.clone() };
    let signed = SignedCapture { capture: bytes.clone(), signature: bytes, key };
    let id = CaptureId(Uuid::from_u128(9));
    store.write(|tx| tx.keep_capture(device(2), id, &signed, at(60))).unwrap();
    store.write(|tx| tx.revoke_device(device(2), at(70))).unwrap();
    assert_eq!(told(), (Some(at(60)), 1));
}
