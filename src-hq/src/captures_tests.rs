use super::*;
use crate::import::Taken;
use crate::quarantine::{Given, Released};
use crate::store::evidence::UploadId;
use crate::testing::{Ada, World};
use cordon_core::proof::capture::{CAPTURE_VERSION, CaptureExhibit, CaptureKey};
use cordon_core::proof::chunks;
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::entry::{Body, CaptureTaken};
use cordon_core::proof::protocol::CaptureRefusal;
use cordon_core::proof::verdict::{RefusedBecause, SetAsideBecause};
use cordon_core::rules::incident::ExhibitKind;
use cordon_core::rules::time::ClockTrust;
use cordon_core::text;

const CAPTURE_SECRET: [u8; 32] = [5; 32];

fn capture(ada: &Ada) -> Capture {
    let at = Timestamp::parse("2026-03-01T21:40:00Z").unwrap();
    Capture {
        layout: CAPTURE_VERSION,
        id: CaptureId::derived(&[b"one"]),
        device: ada.device,
        made_at: at,
        saved_at: at,
        clock: ClockTrust::Trusted,
        saved: true,
        claimed: Some(ada.reply.as_ref().unwrap().officer),
        account: "Alan Example stood at the gate.".to_owned(),
        who: "a man in a red coat".to_owned(),
        at,
        about: true,
        place: "outside number 9".to_owned(),
        position: None,
        exhibits: Vec::new(),
    }
}

fn signed(ada: &Ada, capture: &Capture) -> SignedCapture {
    let key = CaptureKey::certify(ada.device, &ada.device_secret, &CAPTURE_SECRET);
    SignedCapture::sign(capture, &CAPTURE_SECRET, key).unwrap()
}

fn sealed(ada: &Ada, id: CaptureId, plain: &[u8]) -> SealedCapture {
    let mut rng = getrandom::rand_core::UnwrapErr(getrandom::SysRng);
    let key = &ada.reply.as_ref().unwrap().seal_key;
    let sealed = seal::seal(key, &SealedCapture::bound(ada.device, id), plain, &mut rng).unwrap();
    SealedCapture { device: ada.device, capture: id, sealed: HexBytes(sealed) }
}

fn offer(world: &World, ada: &Ada, sealed: &SealedCapture) -> CaptureAnswer {
    let device = ada.calling(world);
    receive(&world.hq, &device, sealed).unwrap().unwrap()
}

fn push(world: &World, ada: &Ada, capture: &Capture) -> CaptureAnswer {
    let plain = serde_json::to_vec(&signed(ada, capture)).unwrap();
    offer(world, ada, &sealed(ada, capture.id, &plain))
}

/// All that HQ holds of a record.
#[track_caller]
fn sheet(world: &World, made: &Capture) -> CaptureSheet {
    world.hq.capture(made.device, made.id).expect("it can be read").expect("it is held")
}

fn content(world: &World, made: &Capture) -> Option<Capture> {
    sheet(world, made).content
}

#[track_caller]
fn receipt(world: &World, answer: &CaptureAnswer) -> CaptureReceipt {
    match answer {
        CaptureAnswer::Received { receipt } => receipt.verify_capture(&world.hq.secrets().sign_key).unwrap(),
        CaptureAnswer::Refused { refusal } => panic!("refused: {refusal:?}"),
    }
}

#[track_caller]
fn refused(answer: &CaptureAnswer, expected: RefusedBecause) {
    match answer {
        CaptureAnswer::Received { .. } => panic!("received"),
        CaptureAnswer::Refused { refusal } => {
            let read: CaptureRefusal = serde_json::from_slice(&refusal.refusal.0).unwrap();
            assert_eq!(read.because, expected);
        }
    }
}

#[test]
fn a_record_made_while_locked_is_kept_with_its_claim_and_stands_in_no_feed() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let made = capture(&ada);
    let receipt = receipt(&world, &push(&world, &ada, &made));
    assert_eq!((receipt.device, receipt.capture), (ada.device, made.id));
    assert_eq!(receipt.body, signed(&ada, &made).digest());
    let held = world.hq.captures().unwrap();
    assert_eq!(held.len(), 1);
    assert_eq!((held[0].claimed, held[0].taken, held[0].set_aside), (made.claimed, None, None));
    assert_eq!(held[0].outline, Some(Outline { saved_at: made.saved_at, exhibits: 0 }));
    assert_eq!(content(&world, &made).as_ref(), Some(&made));
    let status = world.hq.status().unwrap();
    assert_eq!((status.captures, status.captures_set_aside, status.incidents, status.entries), (1, 0, 0, 0));
}

#[test]
fn the_same_record_twice_gets_the_same_receipt() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let made = capture(&ada);
    let plain = serde_json::to_vec(&signed(&ada, &made)).unwrap();
    let sealed = sealed(&ada, made.id, &plain);
    let first = offer(&world, &ada, &sealed);
    world.pass_minutes(10);
    assert_eq!(offer(&world, &ada, &sealed), first);
    assert_eq!(world.hq.status().unwrap().captures, 1);
    let again = receipt(&world, &push(&world, &ada, &made));
    assert_eq!(again.received_at, receipt(&world, &first).received_at, "sealed anew it is the same record");
}

#[test]
fn other_words_under_a_held_id_are_refused_and_quarantined() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let made = capture(&ada);
    push(&world, &ada, &made);
    let other = Capture { account: "nothing happened".to_owned(), ..made.clone() };
    refused(&push(&world, &ada, &other), RefusedBecause::CaptureIsHeld);
    assert_eq!(content(&world, &made).as_ref(), Some(&made));
    assert_eq!(world.hq.status().unwrap().quarantine, 1);
}

#[test]
fn what_the_device_does_not_vouch_for_is_refused() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let ben = Ada::enrolled(&world);
    let made = capture(&ada);
    let key = CaptureKey::certify(ada.device, &[4; 32], &CAPTURE_SECRET);
    let forged = SignedCapture::sign(&made, &CAPTURE_SECRET, key).unwrap();
    let forged = sealed(&ada, made.id, &serde_json::to_vec(&forged).unwrap());
    refused(&offer(&world, &ada, &forged), RefusedBecause::CaptureKeyNotVouchedFor);
    let mut changed = signed(&ada, &made);
    changed.capture.0.push(b' ');
    let changed = sealed(&ada, made.id, &serde_json::to_vec(&changed).unwrap());
    refused(&offer(&world, &ada, &changed), RefusedBecause::CaptureSignature);
    let moved = SealedCapture { capture: CaptureId::derived(&[b"two"]), ..changed };
    refused(&offer(&world, &ada, &moved), RefusedBecause::SealedBytesDoNotOpen);
    refused(&offer(&world, &ben, &moved), RefusedBecause::CaptureOfAnotherDevice);
    refused(&offer(&world, &ada, &sealed(&ada, made.id, b"no json")), RefusedBecause::CaptureUnreadable);
    let status = world.hq.status().unwrap();
    assert_eq!((status.captures, status.quarantine), (0, 5));
}

#[test]
fn a_malformed_record_is_receipted_and_set_aside_for_a_person() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let good = capture(&ada);
    let odd = SignedCapture { capture: HexBytes(b"{\"layout\":9}".to_vec()), ..signed(&ada, &good) };
    let signature =
        cordon_core::proof::sign::sign(&CAPTURE_SECRET, cordon_core::proof::sign::Purpose::Capture, &odd.capture.0);
    let odd = SignedCapture { signature, ..odd };
    let id = CaptureId::derived(&[b"odd"]);
    receipt(&world, &offer(&world, &ada, &sealed(&ada, id, &serde_json::to_vec(&odd).unwrap())));
    let stranger =
        Capture { id: CaptureId::derived(&[b"x"]), claimed: Some(OfficerId::derived(&[b"x"])), ..good.clone() };
    receipt(&world, &push(&world, &ada, &stranger));
    receipt(&world, &push(&world, &ada, &good));
    let status = world.hq.status().unwrap();
    assert_eq!((status.captures, status.captures_set_aside), (3, 2));
    let why = |id: CaptureId| {
        let held = world.hq.captures().unwrap().into_iter().find(|held| held.capture == id).unwrap();
        held.set_aside
    };
    assert_eq!(why(id), Some(SetAsideBecause::CaptureLayout));
    assert_eq!(why(stranger.id), Some(SetAsideBecause::CaptureClaimsAStranger));
    assert_eq!(why(good.id), None);
}

#[test]
fn a_revoked_device_is_heard_into_quarantine() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    assert!(world.hq.revoke(ada.device, "it was lost").unwrap());
    refused(&push(&world, &ada, &capture(&ada)), RefusedBecause::DeviceRevoked);
    assert_eq!(world.hq.status().unwrap().quarantine, 1);
}

#[test]
fn what_a_revoked_device_handed_in_is_taken_in_where_a_person_releases_it() {
    let world = World::new();
    let (ada, ben) = (Ada::enrolled(&world), Ada::enrolled(&world));
    assert!(world.hq.revoke(ada.device, "it was lost").unwrap());
    let made = capture(&ada);
    push(&world, &ada, &made);
    // Sealed by the device to a record's place, and no record at all.
    offer(&world, &ada, &sealed(&ada, CaptureId::derived(&[b"nonsense"]), b"nonsense"));
    refused(&offer(&world, &ben, &sealed(&ada, made.id, b"of ada")), RefusedBecause::CaptureOfAnotherDevice);
    assert_eq!(world.hq.status().unwrap().quarantine, 3);
    let release = |id| world.hq.release(id, &Given::default()).unwrap();
    assert_eq!(release(1), Released::TakenIn(Taken::default()));
    assert_eq!(content(&world, &made).as_ref(), Some(&made));
    // What is no record is only counted; what another device hands in is read as whose it says that it is.
    assert_eq!(release(2), Released::Stays(text!("hq.release_nonsense").into()));
    assert_eq!(release(3), Released::Stays(RefusedBecause::CaptureUnreadable.text().into()));
    let after = world.hq.status().unwrap();
    assert_eq!((after.quarantine, after.captures), (2, 1));
}

#[test]
fn its_file_is_verified_whichever_comes_first() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let plain = vec![4_u8; 3000];
    let file = chunks::seal(&[6; 32], &plain).unwrap();
    let exhibit = CaptureExhibit {
        id: ExhibitId::derived(&[b"photo"]),
        number: 1,
        kind: ExhibitKind::Photo,
        name: Default::default(),
        media_type: "image/png".to_owned(),
        sha256: Digest::of(&plain).to_string(),
        size_bytes: 3000,
        captured_at: capture(&ada).at,
        key: HexBytes(vec![6; 32]),
        sealed_bytes: file.len() as u64,
        sealed: Some(Digest::of(&file)),
    };
    let id = exhibit.id;
    let made = Capture { exhibits: vec![exhibit], ..capture(&ada) };
    push(&world, &ada, &made);
    assert_eq!(world.hq.captures().unwrap()[0].outline.map(|outline| outline.exhibits), Some(1));
    assert_eq!(sheet(&world, &made).evidence_verified, None);
    let (sealed, length) = (Digest::of(&file), file.len() as u64);
    let of = UploadId { device: ada.device, exhibit: id, sealed, length };
    evidence::append(&world.hq, &evidence::Piece { of, offset: 0, bytes: &file }).unwrap();
    assert_eq!(sheet(&world, &made).evidence_verified, Some(true));
}

#[test]
fn taking_it_up_names_the_officer_and_waits_for_the_record_where_it_comes_first() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let made = capture(&ada);
    let draft = DraftId::derived(&[b"draft"]);
    let taken = CaptureTaken { capture: made.id, draft, digest: signed(&ada, &made).digest(), claimed: made.claimed };
    ada.push(&world, &Body::CaptureTaken(taken.clone()));
    let status = world.hq.status().unwrap();
    assert_eq!((status.waiting, status.set_aside), (1, 0), "it waits for what it names");
    push(&world, &ada, &made);
    assert_eq!(world.hq.status().unwrap().set_aside, 0);
    let officer = ada.reply.as_ref().unwrap().officer;
    assert_eq!(world.hq.captures().unwrap()[0].taken, Some((draft, officer)));
    let other = CaptureTaken { digest: Digest::of(b"other words"), ..taken };
    ada.push(&world, &Body::CaptureTaken(other));
    assert_eq!(world.hq.status().unwrap().set_aside, 1);
    assert_eq!(world.hq.captures().unwrap()[0].taken, Some((draft, officer)));
}

#[test]
fn a_device_with_five_hundred_records_nobody_took_up_keeps_the_next_itself() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let device = ada.calling(&world);
    let first = capture(&ada);
    let held = signed(&ada, &first);
    let plain = serde_json::to_vec(&held).unwrap();
    let offered = sealed(&ada, first.id, &plain);
    assert_eq!(forge(&world, &ada, 499, None), 499);
    assert!(receive(&world.hq, &device, &offered).unwrap().is_some());
    let mut second = capture(&ada);
    second.id = CaptureId::derived(&[b"two"]);
    let plain = serde_json::to_vec(&signed(&ada, &second)).unwrap();
    assert_eq!(receive(&world.hq, &device, &sealed(&ada, second.id, &plain)).unwrap(), None);
    // What is held already gets its receipt again.
    assert!(receive(&world.hq, &device, &offered).unwrap().is_some());
}

#[test]
fn what_an_officer_signs_of_a_file_stands_beside_what_was_claimed_while_locked() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let (exhibit, officer) = (ExhibitId::derived(&[b"photo"]), ada.reply.as_ref().unwrap().officer);
    let (claimed, signed) = (HexBytes(vec![1; 32]), HexBytes(vec![2; 32]));
    let sha256 = "ab".repeat(32);
    let of = UploadId { device: ada.device, exhibit, sealed: Digest::of(b"file"), length: 4 };
    let (record, own) = (SaidBy::Record(Some(officer)), SaidBy::Officer(officer));
    let expect = |key: &HexBytes, by| {
        let told = Told { exhibit, by, key, sha256: &sha256, sealed: None, length: 20 };
        world.hq.store().write(|tx| evidence::expect(tx, ada.device, &told)).unwrap()
    };
    let words = || world.hq.store().read(|db| db.list_named(ada.device, exhibit)).unwrap();
    let keys = || words().into_iter().map(|word| (word.by, word.key)).collect::<Vec<_>>();
    let verified = |by| world.hq.store().read(|db| db.find_verified(ada.device, exhibit, by)).unwrap();
    assert_eq!(expect(&claimed, record), None);
    world.hq.store().write(|tx| tx.begin_upload(&of)).unwrap();
    let claim = words().remove(0);
    assert!(world.hq.store().write(|tx| tx.set_upload_verified(&of, &claim, false)).unwrap());
    assert_eq!(expect(&signed, own), None);
    let both = [(None, claimed.0.clone()), (Some(officer), signed.0.clone())];
    assert_eq!(keys(), both);
    assert_eq!(
        [verified(None), verified(Some(officer))],
        [Some(false), None],
        "what was found under the claimed key says nothing of the signed one"
    );
    assert_eq!(expect(&claimed, record), Some(SetAsideBecause::OtherKeyIsHeld));
    assert_eq!(expect(&claimed, own), Some(SetAsideBecause::OtherKeyIsHeld));
    assert_eq!(expect(&signed, record), None);
    assert_eq!(keys(), both);
}

#[test]
fn a_record_is_kept_though_a_colleague_signed_under_the_id_of_its_file_before() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let made = Capture { exhibits: vec![photo(&ada, b"held", 6)], ..capture(&ada) };
    let (by, key) = (SaidBy::Officer(OfficerId::derived(&[b"a colleague"])), HexBytes(vec![9; 32]));
    let sha256 = Digest::of(b"another").to_string();
    let told = Told { exhibit: made.exhibits[0].id, by, key: &key, sha256: &sha256, sealed: None, length: 20 };
    assert_eq!(world.hq.store().write(|tx| evidence::expect(tx, ada.device, &told)).unwrap(), None);
    receipt(&world, &push(&world, &ada, &made));
    let held = sheet(&world, &made);
    assert_eq!((held.report.set_aside, held.evidence_verified), (None, None), "its file has not come");
}

#[test]
fn a_device_that_filled_its_part_of_the_quarantine_holds_what_is_refused_next() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let device = ada.calling(&world);
    let made = capture(&ada);
    let forged = || {
        let mut forged = signed(&ada, &made);
        forged.signature.0[3] ^= 1;
        sealed(&ada, made.id, &serde_json::to_vec(&forged).unwrap())
    };
    let refused_once = forged();
    refused(&offer(&world, &ada, &refused_once), RefusedBecause::CaptureSignature);
    let now = world.hq.now();
    world
        .hq
        .store()
        .write(|tx| {
            (1..2_000_u32).try_for_each(|number| {
                let bytes = number.to_be_bytes();
                let from = CameFrom::Capture { device: ada.device, capture: made.id };
                let turned = Turned { by: ada.device, from, bytes: &bytes };
                refused::keep(tx, turned, RefusedBecause::CaptureSignature, now).map(|_kept| ())
            })
        })
        .unwrap();
    assert_eq!(receive(&world.hq, &device, &forged()).unwrap(), None);
    refused(&offer(&world, &ada, &refused_once), RefusedBecause::CaptureSignature);
    refused(&offer(&world, &ada, &sealed(&ada, made.id, b"no json")), RefusedBecause::CaptureUnreadable);
    assert_eq!(world.hq.status().unwrap().quarantine, 2_001, "nonsense is counted apart");
    receipt(&world, &push(&world, &ada, &made));
}

#[test]
fn a_record_of_a_late_device_that_a_person_releases_is_taken_in() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let made = capture(&ada);
    assert!(world.hq.revoke(ada.device, "it was lost").unwrap());
    refused(&push(&world, &ada, &made), RefusedBecause::DeviceRevoked);
    let held = world.hq.quarantine().unwrap().remove(0);
    assert_eq!(held.from, CameFrom::Capture { device: ada.device, capture: made.id });
    let weighed = world.hq.weigh(&held).unwrap().unwrap();
    assert_eq!((weighed.what.as_str(), weighed.officer, weighed.signatures_stand), ("capture", made.claimed, true));
    assert_eq!(world.hq.release(held.id, &Given::default()).unwrap(), Released::TakenIn(Taken::default()));
    assert_eq!(content(&world, &made).as_ref(), Some(&made));
    assert_eq!(world.hq.status().unwrap().quarantine, 0);
    // Another record under its id is weighed by the same rules as ever.
    let other = Capture { account: "Other words.".to_owned(), ..made };
    refused(&push(&world, &ada, &other), RefusedBecause::DeviceRevoked);
    let Released::Stays(why) = world.hq.release(2, &Given::default()).unwrap() else { panic!("taken in") };
    assert_eq!(why, RefusedBecause::CaptureIsHeld.text().into());
    ada.previous = Digest::ZERO;
}

/// So many records of Ada's, as her capture key signs them for whoever has her locked device's folder.
fn forge(world: &World, ada: &Ada, count: u32, claimed: Option<OfficerId>) -> usize {
    let forged = (0..count).map(|number| {
        let id = CaptureId::derived(&[b"forged", &number.to_be_bytes(), format!("{claimed:?}").as_bytes()]);
        Capture { id, claimed, ..capture(ada) }
    });
    let offered = forged.map(|made| {
        let plain = serde_json::to_vec(&signed(ada, &made)).unwrap();
        receive(&world.hq, &ada.calling(world), &sealed(ada, made.id, &plain)).unwrap()
    });
    offered.flatten().count()
}

#[test]
fn records_that_a_person_closes_make_room_and_can_be_taken_up_all_the_same() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    assert_eq!(forge(&world, &ada, 501, None), 500);
    let made = capture(&ada);
    let offered = sealed(&ada, made.id, &serde_json::to_vec(&signed(&ada, &made)).unwrap());
    assert_eq!(receive(&world.hq, &ada.calling(&world), &offered).unwrap(), None);
    assert!(world.hq.close_captures(ada.device, &[], " ").is_err(), "without a reason");
    assert_eq!(world.hq.close_captures(ada.device, &[], "a copied folder").unwrap(), 500);
    receipt(&world, &push(&world, &ada, &made));
    assert_eq!(world.hq.close_captures(ada.device, &[made.id], "a mistake").unwrap(), 1);
    assert!(world.hq.reopen_capture(ada.device, made.id, "looked at again").unwrap());
    assert!(!world.hq.reopen_capture(ada.device, made.id, "looked at again").unwrap(), "once");
    assert_eq!(world.hq.close_captures(ada.device, &[made.id], "a mistake").unwrap(), 1);
    let draft = DraftId::derived(&[b"draft"]);
    let digest = signed(&ada, &made).digest();
    ada.push(&world, &Body::CaptureTaken(CaptureTaken { capture: made.id, draft, digest, claimed: made.claimed }));
    let held = world.hq.captures().unwrap().into_iter().find(|held| held.capture == made.id).unwrap();
    assert!(held.taken.is_some() && held.closed.is_some());
}

#[test]
fn records_that_are_set_aside_take_no_place_of_what_an_officer_can_take_up() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let stranger = Some(OfficerId::derived(&[b"nobody"]));
    assert_eq!(forge(&world, &ada, 501, stranger), 500, "and have a bound of their own");
    receipt(&world, &push(&world, &ada, &capture(&ada)));
    let status = world.hq.status().unwrap();
    assert_eq!((status.captures, status.captures_set_aside), (501, 500));
}

/// A file of a record, under a key of so many equal bytes.
fn photo(ada: &Ada, named: &[u8], key: u8) -> CaptureExhibit {
    CaptureExhibit {
        id: ExhibitId::derived(&[named]),
        number: 1,
        kind: ExhibitKind::Photo,
        name: Default::default(),
        media_type: "image/png".to_owned(),
        sha256: Digest::of(named).to_string(),
        size_bytes: 3000,
        captured_at: capture(ada).at,
        key: HexBytes(vec![key; 32]),
        sealed_bytes: 3100,
        sealed: None,
    }
}

#[test]
fn a_record_that_names_one_file_twice_is_set_aside_and_none_of_its_files_is_named() {
    for second in [7, 6] {
        let world = World::new();
        let ada = Ada::enrolled(&world);
        let twice = vec![photo(&ada, b"first", 6), photo(&ada, b"twice", 6), photo(&ada, b"twice", second)];
        let made = Capture { exhibits: twice, ..capture(&ada) };
        receipt(&world, &push(&world, &ada, &made));
        assert_eq!(sheet(&world, &made).report.set_aside, Some(SetAsideBecause::ExhibitMalformed));
        for exhibit in made.exhibits {
            let named = world.hq.store().read(|db| db.list_named(ada.device, exhibit.id)).unwrap();
            assert!(named.is_empty(), "{second}");
        }
    }
}

#[test]
fn a_record_that_contradicts_itself_or_another_is_bounded_as_what_is_set_aside() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let first = Capture { exhibits: vec![photo(&ada, b"held", 6)], ..capture(&ada) };
    receipt(&world, &push(&world, &ada, &first));
    assert_eq!(forge(&world, &ada, 501, Some(OfficerId::derived(&[b"nobody"]))), 500);
    let twice = vec![photo(&ada, b"twice", 6), photo(&ada, b"twice", 7)];
    for (number, exhibits) in
        [twice, vec![photo(&ada, b"held", 7)]].into_iter().zip(0_u8..).map(|(exhibits, number)| (number, exhibits))
    {
        let made = Capture { id: CaptureId::derived(&[b"more", &[number]]), exhibits, ..capture(&ada) };
        let offered = sealed(&ada, made.id, &serde_json::to_vec(&signed(&ada, &made)).unwrap());
        assert_eq!(receive(&world.hq, &ada.calling(&world), &offered).unwrap(), None, "{number}");
    }
}

#[test]
fn what_persons_decided_of_a_record_stays_with_who_when_and_why() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let made = capture(&ada);
    push(&world, &ada, &made);
    assert!(sheet(&world, &made).steps.is_empty());
    let first = world.hq.now();
    assert_eq!(world.hq.close_captures(ada.device, &[made.id], " a copied folder ").unwrap(), 1);
    world.pass_minutes(5);
    assert!(world.hq.reopen_capture(ada.device, made.id, " ").is_err(), "without a reason");
    assert!(world.hq.reopen_capture(ada.device, made.id, "it was hers").unwrap());
    assert!(!world.hq.reopen_capture(ada.device, made.id, "once more").unwrap());
    assert_eq!(world.hq.close_captures(ada.device, &[], "a copy after all").unwrap(), 1);
    assert_eq!(world.hq.close_captures(ada.device, &[], "again").unwrap(), 0);
    let by = crate::operator::Operator::of_this_process();
    let step = |how, at, why: &str| Step { how, at, by: by.clone(), why: why.to_owned() };
    let later = world.hq.now();
    let expected = [
        step(Decided::Closed, first, "a copied folder"),
        step(Decided::Reopened, later, "it was hers"),
        step(Decided::Closed, later, "a copy after all"),
    ];
    assert_eq!(sheet(&world, &made).steps, expected);
    assert_eq!(world.hq.capture(ada.device, CaptureId::derived(&[b"none"])).unwrap(), None);
    assert_eq!(world.hq.capture(DeviceId::derived(&[b"none"]), made.id).unwrap(), None);
}

#[test]
fn a_device_with_64_mib_of_records_nobody_took_up_keeps_the_next_itself() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let keep = |number: u8| {
        let bytes = HexBytes(vec![number; (8 << 20) - 100]);
        let held = SignedCapture { capture: bytes, ..signed(&ada, &capture(&ada)) };
        let id = CaptureId::derived(&[&[number]]);
        world.hq.store().write(|tx| tx.keep_capture(ada.device, id, &held, world.hq.now())).unwrap();
    };
    (0..8).for_each(keep);
    let next = Capture { account: "x".repeat(2_000), ..capture(&ada) };
    let plain = serde_json::to_vec(&signed(&ada, &next)).unwrap();
    let offered = || receive(&world.hq, &ada.calling(&world), &sealed(&ada, next.id, &plain)).unwrap();
    assert_eq!(offered(), None, "with it there would be more than 64 MiB");
    assert_eq!(world.hq.close_captures(ada.device, &[CaptureId::derived(&[&[0]])], "looked at").unwrap(), 1);
    assert!(offered().is_some(), "what a person closes makes room");
}
