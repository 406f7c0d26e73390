//! Devices as a person is shown them, and when they called.

use super::{Stand, at, device};
use crate::store::calls::DeviceDay;
use crate::store::devices::{Given, Kept};
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::rules::time::Day;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

pub fn a_day_of_a_device_is_added_to_and_days_come_in_order(stand: &dyn Stand) {
    let store = stand.open();
    let key = HexBytes(vec![1; 32]);
    store.write(|tx| [1, 2].iter().try_for_each(|number| tx.keep_device(device(*number), &key, at(0)))).unwrap();
    let day = |number| Day::new(2026, 3, number).unwrap();
    let four = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
    let six = IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1));
    let add = |of: u128, on, when: i64, from: &[IpAddr], segments| {
        let begun = DeviceDay::begun(device(of), day(on), at(when));
        let addresses = from.to_vec();
        let new = DeviceDay { segments, bytes: segments * 10, addresses, unnamed: 1, ..begun };
        store.write(|tx| tx.add_device_day(&new)).unwrap();
        new
    };
    add(1, 2, 50, &[six], 3);
    add(2, 1, 60, &[four], 0);
    let earlier = add(1, 1, 40, &[four], 1);
    add(1, 2, 30, &[four, six], 4);
    let whole = DeviceDay {
        first_at: at(30),
        last_at: at(50),
        segments: 7,
        bytes: 70,
        addresses: vec![six, four],
        unnamed: 2,
        ..DeviceDay::begun(device(1), day(2), at(30))
    };
    let list = |of: Option<u128>| store.read(|db| db.list_device_days(of.map(device))).unwrap();
    assert_eq!(list(Some(1)), [earlier.clone(), whole.clone()]);
    let all: Vec<_> = list(None).iter().map(|held| (held.day, held.device)).collect();
    assert_eq!(all, [(day(1), device(1)), (day(1), device(2)), (day(2), device(1))]);
    assert_eq!(store.read(|db| db.find_last_day(device(1))).unwrap(), Some(whole));
    assert_eq!(store.read(|db| db.find_last_day(device(9))).unwrap(), None);
    assert!(list(Some(9)).is_empty());
    let strange = DeviceDay::begun(device(9), day(1), at(1));
    assert!(store.write(|tx| tx.add_device_day(&strange)).is_err(), "of no device that is held");
}

pub fn a_device_is_listed_with_how_long_it_may_call(stand: &dyn Stand) {
    let store = stand.open();
    let given = |name: &[u8], ends| Given {
        fingerprint: Digest::of(name),
        device: device(1),
        issued_at: at(1),
        expires_at: at(ends),
    };
    store
        .write(|tx| {
            tx.keep_device(device(2), &HexBytes(vec![2; 32]), at(5))?;
            tx.keep_device(device(1), &HexBytes(vec![1; 32]), at(9))?;
            [given(b"new", 90), given(b"old", 30)].iter().try_for_each(|given| tx.keep_certificate(given))?;
            tx.revoke_device(device(2), at(20)).map(|_is_revoked| ())
        })
        .unwrap();
    let kept = |number, enrolled, revoked: Option<i64>, ends: Option<i64>| Kept {
        id: device(number),
        enrolled_at: at(enrolled),
        revoked_at: revoked.map(at),
        certificate_ends: ends.map(at),
    };
    let listed = store.read(|db| db.list_kept_devices()).unwrap();
    assert_eq!(listed, [kept(2, 5, Some(20), None), kept(1, 9, None, Some(90))]);
}
