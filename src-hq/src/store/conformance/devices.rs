//! Devices, officers, codes and secrets.

use super::{Stand, at, device, officer};
use crate::store::codes::NewCode;
use crate::store::devices::{Given, Named, OfficerKey};
use cordon_core::proof::attributed::Author;
use cordon_core::proof::digest::{Digest, HexBytes};

fn of_collar(collar: &str) -> Named {
    Named { collar: collar.to_owned(), shown: format!("PC {collar} Example"), initials: "AE".to_owned() }
}

pub fn a_device_is_enrolled_once_and_revoked_once(stand: &dyn Stand) {
    let store = stand.open();
    let (key, other) = (HexBytes(vec![1; 32]), HexBytes(vec![2; 32]));
    assert!(store.read(|db| db.find_device(device(1))).unwrap().is_none());
    store.write(|tx| tx.keep_device(device(2), &other, at(1))).unwrap();
    store.write(|tx| tx.keep_device(device(1), &key, at(2))).unwrap();
    assert!(store.write(|tx| tx.keep_device(device(1), &other, at(3))).is_err(), "its id is taken");
    let held = store.read(|db| db.find_device(device(1))).unwrap().unwrap();
    assert_eq!((held.key, held.revoked), (key, false));
    let revoke = |number, millis| store.write(|tx| tx.revoke_device(device(number), at(millis))).unwrap();
    assert_eq!([revoke(1, 4), revoke(1, 5), revoke(9, 5)], [true, false, false]);
    let listed = store.read(|db| db.list_devices()).unwrap();
    let listed: Vec<_> = listed.into_iter().map(|held| (held.id, held.revoked)).collect();
    assert_eq!(listed, [(device(1), true), (device(2), false)]);
}

pub fn a_certificate_names_one_device(stand: &dyn Stand) {
    let store = stand.open();
    let given = |name: &[u8], to| Given {
        fingerprint: Digest::of(name),
        device: device(to),
        issued_at: at(1),
        expires_at: at(90),
    };
    let certificates = [given(b"one", 1), given(b"two", 1)];
    store
        .write(|tx| {
            tx.keep_device(device(1), &HexBytes(vec![1; 32]), at(1))?;
            tx.keep_device(device(2), &HexBytes(vec![2; 32]), at(1))?;
            certificates.iter().try_for_each(|certificate| tx.keep_certificate(certificate))
        })
        .unwrap();
    assert!(store.write(|tx| tx.keep_certificate(&given(b"one", 2))).is_err());
    let of = |print| store.read(|db| db.find_certificate(print)).unwrap();
    assert_eq!(certificates.map(|given| of(given.fingerprint)), certificates.map(Some));
    assert_eq!(of(Digest::of(b"three")), None);
}

pub fn an_officers_keys_are_found_by_device_and_collar(stand: &dyn Stand) {
    let store = stand.open();
    let key = HexBytes(vec![5; 32]);
    let held = |key| OfficerKey { device: device(1), officer: officer(2), key, shown: "PC 1234 as enrolled" };
    store
        .write(|tx| {
            tx.keep_device(device(1), &HexBytes(vec![1; 32]), at(1))?;
            tx.keep_device(device(2), &HexBytes(vec![2; 32]), at(1))?;
            tx.keep_officer(officer(1), &of_collar("1234"), at(1))?;
            tx.keep_officer(officer(2), &of_collar("1234"), at(2))?;
            tx.keep_officer(officer(3), &of_collar("5678"), at(3))?;
            tx.keep_officer_key(&held(&key), at(4))
        })
        .unwrap();
    assert!(store.write(|tx| tx.keep_officer_key(&held(&key), at(5))).is_err(), "one key a device");
    let without = |number| store.read(|db| db.find_officer_without_key("1234", device(number))).unwrap();
    assert_eq!((without(1), without(2)), (Some(officer(1)), Some(officer(2))), "the newest that has none there");
    let by_key = |collar: &str, number| store.read(|db| db.find_officer_by_key(collar, device(number), &key)).unwrap();
    assert_eq!([by_key("1234", 1), by_key("5678", 1), by_key("1234", 2)], [Some(officer(2)), None, None]);
    assert_eq!(store.read(|db| db.find_officer_key(device(1), officer(2))).unwrap(), Some(key.clone()));
    assert_eq!(store.read(|db| db.find_officer_key(device(1), officer(1))).unwrap(), None);
    let same = |one, other| store.read(|db| db.is_same_person(officer(one), officer(other))).unwrap();
    assert_eq!([same(1, 2), same(1, 3), same(1, 9)], [true, false, false]);

    let promoted = Named { shown: "PS 1234 Example".to_owned(), ..of_collar("1234") };
    store.write(|tx| tx.update_officer(officer(2), &promoted)).unwrap();
    let shown = |who| store.read(|db| db.find_officer_shown(officer(who))).unwrap();
    assert_eq!([shown(2), shown(9)], [Some(promoted.shown), None]);
    let author = |number, who| store.read(|db| db.find_author(device(number), officer(who))).unwrap();
    let shown = "PC 1234 as enrolled".to_owned();
    let ada = Author { officer: officer(2), collar: "1234".to_owned(), shown };
    assert_eq!(author(1, 2), Some(ada), "as on that device, whatever they are called since");
    assert_eq!([author(1, 1), author(2, 2)], [None, None]);
}

pub fn a_code_lives_until_it_is_used_expired_or_out_of_tries(stand: &dyn Stand) {
    let store = stand.open();
    let (owner, salt) = (of_collar("1234"), [7; 16]);
    let keep = |head: &str, hash: &[u8; 32]| {
        let new = NewCode { head, salt: &salt, hash, minted_at: at(0), expires_at: at(100), officer: &owner };
        store.write(|tx| tx.keep_code(&new))
    };
    keep("AAAA", &[1; 32]).unwrap();
    keep("AAAA", &[2; 32]).unwrap();
    keep("BBBB", &[3; 32]).unwrap();
    assert!(keep("BBBB", &[3; 32]).is_err(), "a code is minted once");
    let live = |head: &str, millis| -> Vec<Vec<u8>> {
        let found = store.read(|db| db.list_live_codes(head, at(millis), 2)).unwrap();
        assert!(found.iter().all(|live| live.officer == owner && live.salt == salt));
        let mut hashes: Vec<_> = found.into_iter().map(|live| live.hash).collect();
        hashes.sort_unstable();
        hashes
    };
    assert_eq!(live("AAAA", 99), [vec![1; 32], vec![2; 32]]);
    assert!(live("AAAA", 100).is_empty(), "from its end on it is refused");
    store.write(|tx| tx.mark_code_used(&[1; 32], at(5))).unwrap();
    assert_eq!(live("AAAA", 99), [vec![2; 32]]);
    store.write(|tx| tx.count_code_try("AAAA")).unwrap();
    assert_eq!(live("AAAA", 99), [vec![2; 32]]);
    store.write(|tx| tx.count_code_try("AAAA")).unwrap();
    assert!(live("AAAA", 99).is_empty());
    assert_eq!(live("BBBB", 99), [vec![3; 32]], "tries count against their own head");
}

pub fn a_secret_is_never_replaced(stand: &dyn Stand) {
    let store = stand.open();
    store.write(|tx| tx.keep_secret("sign", b"first")).unwrap();
    assert!(store.write(|tx| tx.keep_secret("sign", b"second")).is_err());
    assert_eq!(store.read(|db| db.find_secret("sign")).unwrap(), Some(b"first".to_vec()));
    assert_eq!(store.read(|db| db.find_secret("seal")).unwrap(), None);
}
