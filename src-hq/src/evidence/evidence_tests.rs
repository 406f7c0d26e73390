use super::*;
use crate::testing::{Ada, World};
use cordon_core::proof::chunks;
use cordon_core::proof::digest::HexBytes;
use cordon_core::rules::ids::{ExhibitId, OfficerId};

fn exhibit(name: &str) -> ExhibitId {
    ExhibitId::derived(&[name.as_bytes()])
}

fn officer_of(ada: &Ada) -> OfficerId {
    ada.reply.as_ref().unwrap().officer
}

/// The file that a device states.
fn file(ada: &Ada, name: &str, whole: &[u8]) -> UploadId {
    UploadId { device: ada.device, exhibit: exhibit(name), sealed: Digest::of(whole), length: whole.len() as u64 }
}

fn send(world: &World, of: UploadId, offset: u64, bytes: &[u8]) -> Appended {
    append(&world.hq, &Piece { of, offset, bytes }).unwrap()
}

/// Offers the first bytes of a file of so many.
fn offer(world: &World, ada: &Ada, name: &str, length: u64, bytes: &[u8]) -> Appended {
    let of = UploadId { length, ..file(ada, name, b"any") };
    send(world, of, 0, bytes)
}

fn is_held(appended: &Appended) -> bool {
    matches!(appended, Appended::Held(_))
}

#[track_caller]
fn held(appended: Appended) -> EvidenceReply {
    let Appended::Held(reply) = appended else { panic!("{appended:?}") };
    reply
}

/// HQ holds so many files of a device that no officer's entry speaks for, of so many bytes each.
fn hold(world: &World, ada: &Ada, files: u32, bytes: u64) {
    world
        .hq
        .store()
        .write(|tx| {
            (0..files).try_for_each(|number| {
                let exhibit = ExhibitId::derived(&[b"held", &number.to_be_bytes()]);
                let id = UploadId { device: ada.device, exhibit, sealed: Digest::of(b"held"), length: bytes };
                tx.begin_upload(&id)?;
                tx.set_upload_held(&id, bytes, None)
            })
        })
        .unwrap();
}

fn name(world: &World, ada: &Ada, name: &str, key: [u8; 32], plain: &[u8], sealed: Option<Digest>) {
    let (key, sha256) = (HexBytes(key.to_vec()), Digest::of(plain).to_string());
    let by = SaidBy::Officer(officer_of(ada));
    let told = Told { exhibit: exhibit(name), by, key: &key, sha256: &sha256, sealed, length: 20 };
    assert_eq!(world.hq.store().write(|tx| expect(tx, ada.device, &told)).unwrap(), None);
    settle(&world.hq, ada.device, exhibit(name)).unwrap();
}

fn verified(world: &World, ada: &Ada, name: &str) -> Option<bool> {
    world.hq.store().read(|db| db.find_verified(ada.device, exhibit(name), Some(officer_of(ada)))).unwrap()
}

#[track_caller]
fn keeps_the_next_itself(world: &World, ada: &Ada) {
    let whole = [1; 20];
    assert_eq!(send(world, file(ada, "next", &whole), 0, &whole[..11]), Appended::TooMuch);
    let begun = world.hq.store().read(|db| db.find_upload(&file(ada, "next", &whole))).unwrap();
    assert!(begun.is_none(), "not even a row is made of it");
    let other = Ada::enrolled(world);
    assert!(is_held(&send(world, file(&other, "another's", &whole), 0, &whole[..11])), "others have their own part");
    name(world, ada, "signed", [6; 32], b"plain", Some(Digest::of(&whole)));
    let signed = file(ada, "signed", &whole);
    assert!(is_held(&send(world, signed, 0, &whole[..11])), "what an officer signed for comes all the same");
    let forged = file(ada, "signed", &[2; 20]);
    assert_eq!(send(world, forged, 0, &[2; 11]), Appended::TooMuch, "other bytes under its id do not");
}

#[test]
fn a_device_with_two_gib_that_no_officer_signed_for_keeps_the_next_itself() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    hold(&world, &ada, 32, 64 << 20);
    keeps_the_next_itself(&world, &ada);
}

#[test]
fn a_device_with_ten_thousand_files_that_no_officer_signed_for_keeps_the_next_itself() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let begun = file(&ada, "begun", &[1; 20]);
    assert!(is_held(&send(&world, begun, 0, &[1; 11])));
    hold(&world, &ada, 9_999, 0);
    keeps_the_next_itself(&world, &ada);
    assert!(is_held(&send(&world, begun, 11, &[1; 9])), "one that was begun is finished");
}

#[test]
fn a_file_larger_than_any_device_keeps_is_refused() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    assert_eq!(offer(&world, &ada, "large", (65 << 20) + 1, &[1; 11]), Appended::TooLarge);
    assert!(is_held(&offer(&world, &ada, "largest", 65 << 20, &[1; 11])));
    assert_eq!(offer(&world, &ada, "short", 10, &[1; 11]), Appended::OtherLength);
}

fn next(world: &World, ada: &Ada, offset: u64, bytes: &[u8]) -> EvidenceReply {
    held(send(world, file(ada, "photo", &[1; 20]), offset, bytes))
}

fn names_in(world: &World, folder: &str) -> Vec<String> {
    let listed = fs::read_dir(world.folder().join(folder)).unwrap();
    listed.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn a_file_grows_as_a_part_and_lies_whole_in_one_place() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    assert!(!next(&world, &ada, 0, &[1; 11]).complete);
    assert_eq!((names_in(&world, "parts").len(), names_in(&world, "evidence").len()), (1, 0));
    let last = next(&world, &ada, 11, &[1; 9]);
    assert!(last.complete && last.receipt.is_some());
    assert!(names_in(&world, "parts").is_empty());
    assert_eq!(names_in(&world, "evidence"), [Digest::of(&[1; 20]).to_string()]);
    assert_eq!(world.hq.evidence().find(&Digest::of(&[1; 20]).to_string()).unwrap(), Some(vec![1; 20]));
    assert_eq!(unsigned(&world.hq, ada.device).files, 1);
}

#[test]
fn a_part_that_a_crash_left_beside_its_whole_file_changes_nothing() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let id = file(&ada, "photo", &[1; 20]);
    let first = next(&world, &ada, 0, &[1; 20]).receipt.unwrap();
    fs::write(part(&world.hq, &id), [2; 3]).unwrap();
    assert_eq!(offset(&world.hq, &id).unwrap(), 20);
    world.pass_minutes(10);
    let again = next(&world, &ada, 20, &[]);
    assert_eq!((again.complete, again.receipt), (true, Some(first)), "the receipt is the one that was given");
}

#[test]
fn a_file_that_was_put_before_its_row_said_so_is_finished_by_the_next_piece() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let id = file(&ada, "photo", &[1; 20]);
    next(&world, &ada, 0, &[1; 11]);
    world.hq.evidence().put(&id.sealed.to_string(), vec![1; 20]).unwrap();
    assert_eq!(offset(&world.hq, &id).unwrap(), 11);
    let receipt = next(&world, &ada, 11, &[1; 9]).receipt.unwrap();
    let receipt = receipt.verify_evidence(&world.hq.secrets().sign_key).unwrap();
    assert_eq!((receipt.sealed, receipt.length), (Digest::of(&[1; 20]), 20));
}

#[test]
fn evidence_that_is_gone_is_asked_for_anew_and_is_never_found_to_be_another() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let id = file(&ada, "photo", &[1; 20]);
    next(&world, &ada, 0, &[1; 20]);
    fs::remove_file(world.folder().join("evidence").join(id.sealed.to_string())).unwrap();
    name(&world, &ada, "photo", [6; 32], b"plain", None);
    assert_eq!(verified(&world, &ada, "photo"), None, "nothing was looked at");
    assert_eq!(offset(&world.hq, &id).unwrap(), 0);
    assert!(!next(&world, &ada, 0, &[1; 11]).complete);
    assert!(next(&world, &ada, 11, &[1; 9]).complete);
}

#[test]
fn evidence_that_was_cut_short_on_the_disk_is_asked_for_from_its_beginning() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let id = file(&ada, "photo", &[1; 20]);
    next(&world, &ada, 0, &[1; 20]);
    let lies = world.folder().join("evidence").join(id.sealed.to_string());
    for other in [&[1_u8; 19][..], &[], &[1; 21]] {
        fs::write(&lies, other).unwrap();
        assert_eq!(offset(&world.hq, &id).unwrap(), 0, "{} bytes", other.len());
        assert!(next(&world, &ada, 0, &[1; 20]).complete);
        assert_eq!(fs::read(&lies).unwrap(), [1; 20]);
    }
}

#[test]
fn evidence_that_the_disk_damaged_is_never_found_to_be_another() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let plain = vec![4_u8; 3000];
    let whole = chunks::seal(&[6; 32], &plain).unwrap();
    let id = file(&ada, "photo", &whole);
    assert!(held(send(&world, id, 0, &whole)).complete);
    let lies = world.folder().join("evidence").join(id.sealed.to_string());
    let mut damaged = whole.clone();
    damaged[7] ^= 1;
    for other in [&damaged[..], &whole[..whole.len() - 1]] {
        fs::write(&lies, other).unwrap();
        name(&world, &ada, "photo", [6; 32], &plain, Some(id.sealed));
        assert_eq!(verified(&world, &ada, "photo"), None, "nothing is said of what was captured");
    }
    fs::write(&lies, &whole).unwrap();
    settle(&world.hq, ada.device, exhibit("photo")).unwrap();
    assert_eq!(verified(&world, &ada, "photo"), Some(true), "once it was put back from a backup");
}

#[test]
fn a_file_of_no_bytes_is_whole_at_once() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let reply = held(send(&world, file(&ada, "empty", b""), 0, &[]));
    let receipt = reply.receipt.unwrap().verify_evidence(&world.hq.secrets().sign_key).unwrap();
    assert_eq!((reply.complete, receipt.length, receipt.sealed), (true, 0, Digest::of(b"")));
}

#[test]
fn whoever_sends_other_bytes_under_an_exhibits_id_keeps_nothing_from_being_received() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let plain = vec![4_u8; 3000];
    let true_file = chunks::seal(&[6; 32], &plain).unwrap();
    let forged = vec![9_u8; true_file.len()];
    // First the one who has a copy of the locked folder, with other bytes of the right length.
    let reply = held(send(&world, file(&ada, "photo", &forged), 0, &forged));
    let receipt = reply.receipt.unwrap().verify_evidence(&world.hq.secrets().sign_key).unwrap();
    assert_eq!((receipt.sealed, reply.verified), (Digest::of(&forged), None), "the receipt says what it covers");
    let own = file(&ada, "photo", &true_file);
    assert_eq!(offset(&world.hq, &own).unwrap(), 0);
    assert!(held(send(&world, own, 0, &true_file)).complete);
    name(&world, &ada, "photo", [6; 32], &plain, Some(own.sealed));
    assert_eq!(verified(&world, &ada, "photo"), Some(true));
    let of = |id: &UploadId| world.hq.store().read(|db| db.find_upload(id)).unwrap().unwrap().verified;
    assert_eq!((of(&own), of(&file(&ada, "photo", &forged))), (Some(true), Some(false)), "both lie there");
    // And where the entry came first.
    name(&world, &ada, "second", [6; 32], &plain, Some(own.sealed));
    assert_eq!(held(send(&world, file(&ada, "second", &forged), 0, &forged)).verified, Some(false));
    assert_eq!(verified(&world, &ada, "second"), Some(false));
    assert_eq!(held(send(&world, file(&ada, "second", &true_file), 0, &true_file)).verified, Some(true));
    assert_eq!(verified(&world, &ada, "second"), Some(true));
}

#[test]
fn bytes_that_are_not_what_was_stated_are_given_up_and_asked_for_anew() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let id = file(&ada, "photo", &[1; 20]);
    // Half of it by somebody else, under the true digest.
    next(&world, &ada, 0, &[9; 11]);
    let last = next(&world, &ada, 11, &[1; 9]);
    assert_eq!((last.complete, last.offset, last.receipt), (false, 0, None));
    assert_eq!((offset(&world.hq, &id).unwrap(), world.hq.other_evidence()), (0, 1));
    assert!(names_in(&world, "parts").is_empty() && names_in(&world, "evidence").is_empty());
    assert!(next(&world, &ada, 0, &[1; 20]).complete);
}

#[test]
fn another_length_under_the_true_digest_stands_in_nobodys_way() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let other = UploadId { length: 30, ..file(&ada, "photo", &[1; 20]) };
    assert!(is_held(&send(&world, other, 0, &[1; 5])));
    assert!(next(&world, &ada, 0, &[1; 20]).complete);
}

#[test]
fn two_files_are_written_at_once_and_one_file_by_one_request_at_a_time() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let turn = world.hq.evidence_turns().of(&file(&ada, "one", &[1; 20]));
    let held_back = turn.take();
    assert!(is_held(&send(&world, file(&ada, "other", &[1; 20]), 0, &[1; 11])), "another file does not wait");
    std::thread::scope(|scope| {
        let waits = scope.spawn(|| send(&world, file(&ada, "one", &[1; 20]), 0, &[1; 20]));
        drop(held_back);
        assert!(held(waits.join().unwrap()).complete);
    });
}

#[test]
fn what_a_crash_left_beside_a_whole_file_is_swept_and_what_is_not_whole_stays() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let (whole, begun) = (file(&ada, "whole", &[1; 11]), file(&ada, "begun", &[1; 20]));
    assert!(held(send(&world, whole, 0, &[1; 11])).complete);
    assert!(is_held(&send(&world, begun, 0, &[1; 11])));
    let left = part(&world.hq, &whole);
    fs::write(&left, [1; 11]).unwrap();
    sweep(&world.hq).unwrap();
    assert!(!left.exists() && part(&world.hq, &begun).exists());
    assert!(held(send(&world, begun, 11, &[1; 9])).complete, "its device goes on with it");
}
