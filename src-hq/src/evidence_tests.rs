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
