//! Evidence: what is said of an exhibit, and the files that are sent for it.

use super::{Stand, device, officer};
use crate::store::Store;
use crate::store::evidence::{Named, Unsigned, UploadId};
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::protocol::SignedReceipt;
use cordon_core::rules::ids::ExhibitId;
use uuid::Uuid;

fn exhibit(number: u128) -> ExhibitId {
    ExhibitId(Uuid::from_u128(number))
}

fn file(of: u128, number: u128, bytes: &[u8]) -> UploadId {
    UploadId { device: device(of), exhibit: exhibit(number), sealed: Digest::of(bytes), length: bytes.len() as u64 }
}

/// What an officer says of an exhibit of the first device, by their number; 0 is nobody's word.
fn named(by: u128, key: u8, sealed: Option<Digest>) -> Named {
    let by = (by > 0).then(|| officer(by));
    Named { device: device(1), by, key: vec![key; 32], sha256: "ab".repeat(32), sealed, length: 3 }
}

fn words(store: &Store, of: u128, number: u128) -> Vec<Named> {
    store.read(|db| db.list_named(device(of), exhibit(number))).unwrap()
}

/// Whether a file of the exhibit that is numbered 1 was found to be the one captured, by somebody's word.
fn found(store: &Store, of: u128, by: u128) -> Option<bool> {
    let by = (by > 0).then(|| officer(by));
    store.read(|db| db.find_verified(device(of), exhibit(1), by)).unwrap()
}

fn find(store: &Store, id: &UploadId, word: &Named, verified: bool) -> bool {
    store.write(|tx| tx.set_upload_verified(id, word, verified)).unwrap()
}

fn begin(store: &Store, id: &UploadId, held: u64) {
    store.write(|tx| tx.begin_upload(id).and_then(|()| tx.set_upload_held(id, held, None))).unwrap();
}

fn unsigned(store: &Store, of: u128) -> Unsigned {
    store.read(|db| db.count_unsigned(device(of))).unwrap()
}

pub fn files_of_one_exhibit_lie_side_by_side_and_each_is_begun_once(stand: &dyn Stand) {
    let store = stand.open();
    let (one, other, of_others) = (file(1, 1, b"one"), file(1, 1, b"other"), file(2, 1, b"one"));
    [&one, &other, &of_others, &UploadId { length: 9, ..one }].into_iter().for_each(|id| begin(&store, id, 1));
    let receipt = SignedReceipt { receipt: HexBytes(vec![0, 1]), signature: HexBytes(vec![2, 0]) };
    store.write(|tx| tx.set_upload_held(&one, 3, Some(&receipt))).unwrap();
    store.write(|tx| tx.begin_upload(&one)).unwrap();
    let found = |id: &UploadId| store.read(|db| db.find_upload(id)).unwrap();
    let held = found(&one).unwrap();
    assert_eq!((held.held, held.verified, held.receipt), (3, None, Some(receipt)), "begun again it stays as it is");
    assert_eq!(found(&other).map(|held| (held.held, held.receipt)), Some((1, None)));
    assert!(found(&file(1, 2, b"one")).is_none());
    let whole = store.read(|db| db.list_whole_uploads(device(1), exhibit(1))).unwrap();
    assert_eq!(whole, [one]);
    store.write(|tx| tx.set_upload_held(&one, 0, None)).unwrap();
    assert_eq!(found(&one).map(|held| (held.held, held.receipt)), Some((0, None)), "it is given up");
}

pub fn what_no_officer_speaks_for_is_counted(stand: &dyn Stand) {
    let store = stand.open();
    let (own, forged) = (file(1, 1, b"own"), file(1, 1, b"forged"));
    begin(&store, &own, 10);
    begin(&store, &forged, 5);
    begin(&store, &file(1, 2, b"third"), 1);
    assert_eq!(unsigned(&store, 1), Unsigned { files: 3, bytes: 16 });
    let say = |number, said: &Named| store.write(|tx| tx.name_exhibit(exhibit(number), said)).unwrap();
    say(1, &named(0, 6, Some(own.sealed)));
    assert_eq!(unsigned(&store, 1), Unsigned { files: 3, bytes: 16 }, "a claim is no signature");
    say(1, &named(5, 6, Some(own.sealed)));
    assert_eq!(unsigned(&store, 1), Unsigned { files: 2, bytes: 6 }, "the file alone that it names");
    say(1, &named(6, 7, Some(own.sealed)));
    assert_eq!(unsigned(&store, 1), Unsigned { files: 2, bytes: 6 }, "and once, though two officers name it");
    say(2, &named(5, 6, None));
    assert_eq!(unsigned(&store, 1), Unsigned { files: 2, bytes: 6 }, "nothing is named without a digest");
    assert_eq!(unsigned(&store, 9), Unsigned { files: 0, bytes: 0 });
    let longer = UploadId { length: own.length + 1, ..own };
    begin(&store, &longer, 2);
    assert_eq!(unsigned(&store, 1), Unsigned { files: 3, bytes: 8 }, "under the true digest, and never whole");
    let signed = |id: &UploadId| store.read(|db| db.is_signed_for(id)).unwrap();
    assert_eq!([&own, &forged, &longer, &file(1, 2, b"any")].map(signed), [true, false, false, false]);
}

pub fn what_an_officer_said_of_a_file_is_not_unsaid(stand: &dyn Stand) {
    let store = stand.open();
    let (one, other) = (file(1, 1, b"one"), file(1, 1, b"other"));
    [&one, &other].into_iter().for_each(|id| begin(&store, id, 3));
    let say = |said: &Named| store.write(|tx| tx.name_exhibit(exhibit(1), said)).unwrap();
    let (signed, claimed) = (named(5, 1, None), named(0, 2, None));
    say(&signed);
    assert_eq!((words(&store, 1, 1), found(&store, 1, 5)), (vec![signed.clone()], None));
    let other_original = Named { sha256: "cd".repeat(32), ..signed.clone() };
    let tried = [named(5, 2, None), other_original, named(6, 1, None), signed.clone()];
    assert_eq!(tried.map(|word| find(&store, &one, &word, false)), [false, false, false, true]);
    assert!(!find(&store, &file(1, 1, b"third"), &signed, true), "nothing of it is held");
    say(&claimed);
    assert_eq!(words(&store, 1, 1), [claimed, signed.clone()], "a claim stands beside it");
    say(&signed);
    assert_eq!([found(&store, 1, 5), found(&store, 1, 0)], [Some(false), None], "the same again changes nothing");
    assert!(find(&store, &other, &signed, true));
    assert_eq!(found(&store, 1, 5), Some(true), "one of them is what was captured");
    say(&named(5, 3, Some(one.sealed)));
    assert_eq!(found(&store, 1, 5), None, "what was found under another key says nothing");
    say(&named(5, 3, None));
    assert_eq!(words(&store, 1, 1)[1], named(5, 3, Some(one.sealed)), "a digest that was said is not unsaid");
    assert!(words(&store, 1, 2).is_empty());
}

pub fn what_one_officer_says_of_an_exhibit_is_nothing_of_anothers(stand: &dyn Stand) {
    let store = stand.open();
    let (one, other) = (file(1, 1, b"one"), file(1, 1, b"two"));
    [&one, &other].into_iter().for_each(|id| begin(&store, id, 3));
    let said = [named(0, 8, None), named(5, 6, Some(one.sealed)), named(6, 7, Some(other.sealed))];
    said.iter().rev().for_each(|word| store.write(|tx| tx.name_exhibit(exhibit(1), word)).unwrap());
    assert_eq!(words(&store, 1, 1), said, "what is claimed first, then each officer's");
    let untried = |id: &UploadId| store.read(|db| db.list_untried(id)).unwrap();
    assert_eq!(untried(&one), said);
    assert!(find(&store, &one, &said[1], true) && find(&store, &one, &said[2], false));
    assert_eq!((untried(&one).as_slice(), untried(&other).as_slice()), (&said[..1], &said[..]));
    let by_each = || [0, 5, 6].map(|by| found(&store, 1, by));
    assert_eq!(by_each(), [None, Some(true), Some(false)]);
    let held = |id: &UploadId| store.read(|db| db.find_upload(id)).unwrap().unwrap().verified;
    assert_eq!([held(&one), held(&other)], [Some(true), None], "it is what was captured by somebody's word");
    assert!(find(&store, &other, &said[1], false));
    let counted = || store.read(|db| db.count_totals(&super::since())).unwrap().evidence_not_as_captured;
    assert_eq!((held(&other), counted()), (Some(false), 1), "by nobody's so far");
    assert!(find(&store, &other, &said[2], true));
    assert_eq!((held(&other), counted()), (Some(true), 0));
    store.write(|tx| tx.name_exhibit(exhibit(1), &Named { key: vec![9; 32], ..said[2].clone() })).unwrap();
    assert_eq!(by_each(), [None, Some(true), None], "an officer's other key leaves what a colleague's found");
    let signed = |id: &UploadId| store.read(|db| db.is_signed_for(id)).unwrap();
    assert_eq!([&one, &other, &file(1, 1, b"third")].map(signed), [true, true, false]);
    assert_eq!(unsigned(&store, 1), Unsigned { files: 0, bytes: 0 });
}

pub fn what_one_device_says_of_an_exhibit_is_nothing_of_anothers(stand: &dyn Stand) {
    let store = stand.open();
    let files = [file(1, 1, b"one"), file(2, 1, b"one")];
    files.iter().for_each(|id| begin(&store, id, 3));
    // One officer, with two devices.
    let said = |of, key| Named { device: device(of), ..named(5, key, Some(Digest::of(b"one"))) };
    let say = |of, key| store.write(|tx| tx.name_exhibit(exhibit(1), &said(of, key))).unwrap();
    let told = |of| (words(&store, of, 1), found(&store, of, 5));
    say(2, 6);
    assert_eq!([told(1), told(2)], [(vec![], None), (vec![said(2, 6)], None)]);
    assert!(!find(&store, &files[0], &said(1, 6), true), "what another device said opens nothing of this one's");
    assert_eq!([unsigned(&store, 1).files, unsigned(&store, 2).files], [1, 0]);
    say(1, 7);
    assert!(find(&store, &files[0], &said(1, 7), true) && find(&store, &files[1], &said(2, 6), true));
    say(2, 8);
    assert_eq!([told(1), told(2)], [(vec![said(1, 7)], Some(true)), (vec![said(2, 8)], None)]);
}

pub fn what_an_officer_names_without_a_digest_takes_none_from_a_claim(stand: &dyn Stand) {
    let store = stand.open();
    let claimed = file(1, 1, b"one");
    let said = [named(0, 6, Some(claimed.sealed)), named(5, 6, None)];
    said.iter().for_each(|word| store.write(|tx| tx.name_exhibit(exhibit(1), word)).unwrap());
    assert_eq!(words(&store, 1, 1), said);
    assert!(!store.read(|db| db.is_signed_for(&claimed)).unwrap());
}
