//! Evidence: what is said of an exhibit, and the files that are sent for it.

use super::{Stand, device};
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

fn named(key: u8, sealed: Option<Digest>, by_officer: bool) -> Named {
    Named { device: device(1), key: vec![key; 32], sha256: "ab".repeat(32), sealed, length: 3, by_officer }
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
    say(1, &named(6, Some(own.sealed), false));
    assert_eq!(unsigned(&store, 1), Unsigned { files: 3, bytes: 16 }, "a claim is no signature");
    say(1, &named(6, Some(own.sealed), true));
    assert_eq!(unsigned(&store, 1), Unsigned { files: 2, bytes: 6 }, "the file alone that it names");
    say(2, &named(6, None, true));
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
    let sha256 = "ab".repeat(32);
    let say = |key, by_officer| {
        store.write(|tx| tx.name_exhibit(exhibit(1), &named(key, None, by_officer))).unwrap();
        store.read(|db| Ok((db.find_named(device(1), exhibit(1))?, db.find_verified(device(1), exhibit(1))?))).unwrap()
    };
    let find = |id: &UploadId, key: u8, sha256: &str, verified| {
        store.write(|tx| tx.set_upload_verified(id, &[key; 32], sha256, verified)).unwrap()
    };
    assert_eq!(say(1, true), (Some(named(1, None, true)), None));
    let tried = [find(&one, 2, &sha256, true), find(&one, 1, &"cd".repeat(32), true), find(&one, 1, &sha256, false)];
    assert_eq!(tried, [false, false, true]);
    assert_eq!(say(1, false), (Some(named(1, None, true)), Some(false)), "the same again changes nothing");
    assert!(find(&other, 1, &sha256, true));
    assert_eq!(say(1, true).1, Some(true), "one of them is what was captured");
    assert_eq!(say(3, true), (Some(named(3, None, true)), None), "what was found under another key says nothing");
    assert_eq!(store.read(|db| db.find_named(device(1), exhibit(2))).unwrap(), None);
}

pub fn what_one_device_says_of_an_exhibit_is_nothing_of_anothers(stand: &dyn Stand) {
    let store = stand.open();
    let files = [file(1, 1, b"one"), file(2, 1, b"one")];
    files.iter().for_each(|id| begin(&store, id, 3));
    let said = |of, key| Named { device: device(of), ..named(key, Some(Digest::of(b"one")), true) };
    let say = |of, key| store.write(|tx| tx.name_exhibit(exhibit(1), &said(of, key))).unwrap();
    let find = |id: &UploadId, key: u8| {
        store.write(|tx| tx.set_upload_verified(id, &[key; 32], &"ab".repeat(32), true)).unwrap()
    };
    let told = |of| {
        store
            .read(|db| Ok((db.find_named(device(of), exhibit(1))?, db.find_verified(device(of), exhibit(1))?)))
            .unwrap()
    };
    say(2, 6);
    assert_eq!([told(1), told(2)], [(None, None), (Some(said(2, 6)), None)]);
    assert!(!find(&files[0], 6), "what another device said opens nothing of this one's");
    assert_eq!([unsigned(&store, 1).files, unsigned(&store, 2).files], [1, 0]);
    say(1, 7);
    assert!(find(&files[0], 7) && find(&files[1], 6));
    say(2, 8);
    assert_eq!([told(1), told(2)], [(Some(said(1, 7)), Some(true)), (Some(said(2, 8)), None)]);
}

pub fn what_an_officer_names_without_a_digest_takes_none_from_a_claim(stand: &dyn Stand) {
    let store = stand.open();
    let claimed = file(1, 1, b"one");
    store.write(|tx| tx.name_exhibit(exhibit(1), &named(6, Some(claimed.sealed), false))).unwrap();
    store.write(|tx| tx.name_exhibit(exhibit(1), &named(6, None, true))).unwrap();
    assert_eq!(store.read(|db| db.find_named(device(1), exhibit(1))).unwrap(), Some(named(6, None, true)));
    assert!(!store.read(|db| db.is_signed_for(&claimed)).unwrap());
}
