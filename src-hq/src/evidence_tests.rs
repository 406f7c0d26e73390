use super::*;
use crate::testing::{Ada, World};

fn exhibit(name: &str) -> ExhibitId {
    ExhibitId::derived(&[name.as_bytes()])
}

/// Offers the first bytes of a file.
fn offer(world: &World, ada: &Ada, name: &str, length: u64, bytes: &[u8]) -> Appended {
    append(&world.hq, ada.device, &Piece { exhibit: exhibit(name), offset: 0, length, bytes }).unwrap()
}

fn is_held(appended: &Appended) -> bool {
    matches!(appended, Appended::Held(_))
}

/// HQ holds so many files of a device that no officer's entry names, of so many bytes each.
fn hold(world: &World, ada: &Ada, files: u32, bytes: u64) {
    world
        .hq
        .store()
        .write(|tx| {
            (0..files).try_for_each(|number| {
                let id = ExhibitId::derived(&[b"held", &number.to_be_bytes()]);
                tx.begin_upload(id, ada.device)?;
                tx.set_upload_held(id, bytes, bytes)
            })
        })
        .unwrap();
}

#[track_caller]
fn keeps_the_next_itself(world: &World, ada: &Ada) {
    assert_eq!(offer(world, ada, "next", 20, &[1; 11]), Appended::TooMuch);
    let begun = world.hq.store().read(|db| db.find_upload(exhibit("next"))).unwrap();
    assert!(begun.is_none(), "not even a row is made of it");
    let other = Ada::enrolled(world);
    assert!(is_held(&offer(world, &other, "another's", 20, &[1; 11])), "other devices have a part of their own");
    let (key, sha256) = (HexBytes(vec![6; 32]), "ab".repeat(32));
    let told = Told { exhibit: exhibit("signed"), key: &key, sha256: &sha256, by_officer: true };
    assert_eq!(world.hq.store().write(|tx| expect(tx, ada.device, &told)).unwrap(), None);
    assert!(is_held(&offer(world, ada, "signed", 20, &[1; 11])), "what an officer signed for comes all the same");
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
    assert!(is_held(&offer(&world, &ada, "begun", 20, &[1; 11])));
    hold(&world, &ada, 9_999, 0);
    keeps_the_next_itself(&world, &ada);
    let rest = Piece { exhibit: exhibit("begun"), offset: 11, length: 20, bytes: &[1; 9] };
    assert!(is_held(&append(&world.hq, ada.device, &rest).unwrap()), "one that was begun is finished");
}

#[test]
fn a_file_larger_than_any_device_keeps_is_refused() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    assert_eq!(offer(&world, &ada, "large", (65 << 20) + 1, &[1; 11]), Appended::TooLarge);
    assert!(is_held(&offer(&world, &ada, "largest", 65 << 20, &[1; 11])));
}

fn held(appended: Appended) -> EvidenceReply {
    let Appended::Held(reply) = appended else { panic!("{appended:?}") };
    reply
}

fn next(world: &World, ada: &Ada, offset: u64, bytes: &[u8]) -> EvidenceReply {
    held(append(&world.hq, ada.device, &Piece { exhibit: exhibit("photo"), offset, length: 20, bytes }).unwrap())
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
    assert_eq!(names_in(&world, "evidence"), [exhibit("photo").to_string()]);
    assert_eq!(fs::read(world.folder().join("evidence").join(exhibit("photo").to_string())).unwrap(), [1; 20]);
}

#[test]
fn a_part_that_a_crash_left_beside_its_whole_file_changes_nothing() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let first = next(&world, &ada, 0, &[1; 20]).receipt.unwrap();
    fs::write(world.folder().join("parts").join(exhibit("photo").to_string()), [2; 3]).unwrap();
    assert_eq!(offset(&world.hq, ada.device, exhibit("photo")).unwrap(), Some((20, Some(20))));
    let again = next(&world, &ada, 20, &[]);
    assert_eq!((again.complete, again.receipt), (true, Some(first)), "the receipt is of the whole file");
    assert!(names_in(&world, "parts").is_empty());
}

#[test]
fn a_file_that_was_put_before_its_row_said_so_is_finished_by_the_next_piece() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    next(&world, &ada, 0, &[1; 11]);
    world.hq.evidence().put(&exhibit("photo").to_string(), &[9; 20]).unwrap();
    assert_eq!(offset(&world.hq, ada.device, exhibit("photo")).unwrap(), Some((11, Some(20))));
    let receipt = next(&world, &ada, 11, &[1; 9]).receipt.unwrap();
    let receipt = receipt.verify_evidence(&world.hq.secrets().sign_key).unwrap();
    assert_eq!(receipt.sealed, Digest::of(&[1; 20]));
}

#[test]
fn evidence_that_is_gone_is_asked_for_anew_and_is_never_found_to_be_another() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    next(&world, &ada, 0, &[1; 20]);
    fs::remove_file(world.folder().join("evidence").join(exhibit("photo").to_string())).unwrap();
    let (key, sha256) = (HexBytes(vec![6; 32]), "ab".repeat(32));
    let told = Told { exhibit: exhibit("photo"), key: &key, sha256: &sha256, by_officer: true };
    assert_eq!(world.hq.store().write(|tx| expect(tx, ada.device, &told)).unwrap(), None);
    assert_eq!(settle(&world.hq, exhibit("photo")).unwrap(), None, "nothing was looked at");
    assert_eq!(offset(&world.hq, ada.device, exhibit("photo")).unwrap(), Some((0, Some(20))));
    assert!(!next(&world, &ada, 0, &[1; 11]).complete);
    assert!(next(&world, &ada, 11, &[1; 9]).complete);
}

#[test]
fn a_file_of_no_bytes_is_whole_at_once() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let reply = held(offer(&world, &ada, "empty", 0, &[]));
    let receipt = reply.receipt.unwrap().verify_evidence(&world.hq.secrets().sign_key).unwrap();
    assert_eq!((reply.complete, receipt.length, receipt.sealed), (true, 0, Digest::of(b"")));
}

#[test]
fn what_a_crash_left_beside_a_whole_file_is_swept_and_what_is_not_whole_stays() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    assert!(is_held(&offer(&world, &ada, "whole", 11, &[1; 11])));
    assert!(is_held(&offer(&world, &ada, "begun", 20, &[1; 11])));
    let left = part(&world.hq, exhibit("whole"));
    fs::write(&left, [1; 11]).unwrap();
    sweep(&world.hq).unwrap();
    assert!(!left.exists() && part(&world.hq, exhibit("begun")).exists());
    let rest = Piece { exhibit: exhibit("begun"), offset: 11, length: 20, bytes: &[1; 9] };
    assert!(is_held(&append(&world.hq, ada.device, &rest).unwrap()), "its device goes on with it");
}
