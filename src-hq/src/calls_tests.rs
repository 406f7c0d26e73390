use super::*;
use crate::hq::Hq;
use crate::testing::{Ada, World};
use std::net::Ipv4Addr;

fn address(last: u8) -> IpAddr {
    IpAddr::V4(Ipv4Addr::new(192, 0, 2, last))
}

fn days(world: &World, device: DeviceId) -> Vec<DeviceDay> {
    world.hq.store().read(|db| db.list_device_days(Some(device))).unwrap()
}

fn write(hq: &Hq, which: Which) -> Result<()> {
    hq.calls().write(hq.store(), which, hq.now())
}

/// The device calls, and what is due is written down.
fn call(world: &World, ada: &Ada, from: IpAddr) {
    world.hq.calls().note(ada.device, from, world.hq.now());
    write(&world.hq, Which::News).unwrap();
}

#[test]
fn a_device_that_calls_again_writes_nothing_for_a_quarter_of_an_hour() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let first = world.hq.now();
    call(&world, &ada, address(1));
    let mark = world.hq.store().mark();
    for _ in 0..14 {
        world.pass_minutes(1);
        call(&world, &ada, address(1));
    }
    assert!(mark.is_some() && world.hq.store().mark() == mark, "nothing was committed");
    world.pass_minutes(1);
    call(&world, &ada, address(1));
    assert_ne!(world.hq.store().mark(), mark);
    let [day] = days(&world, ada.device).try_into().unwrap();
    assert_eq!((day.first_at, day.last_at, day.addresses), (first, world.hq.now(), vec![address(1)]));
}

#[test]
fn another_address_and_whatever_was_fetched_are_written_within_the_minute() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    call(&world, &ada, address(1));
    call(&world, &ada, address(2));
    world.hq.calls().pulled(ada.device, 700, world.hq.now());
    world.hq.calls().pulled(ada.device, 300, world.hq.now());
    write(&world.hq, Which::News).unwrap();
    world.hq.calls().pulled(ada.device, 50, world.hq.now());
    write(&world.hq, Which::News).unwrap();
    write(&world.hq, Which::News).unwrap();
    let [day] = days(&world, ada.device).try_into().unwrap();
    assert_eq!((day.segments, day.bytes, day.addresses), (3, 1050, vec![address(1), address(2)]));
}

#[test]
fn each_day_has_its_row_and_a_day_that_is_over_is_written_with_what_it_had() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let at = |text: &str| Timestamp::parse(text).unwrap();
    let calls = world.hq.calls();
    // The day is London's: summer time begins on the 29th.
    calls.note(ada.device, address(1), at("2026-03-28T23:30:00Z"));
    calls.pulled(ada.device, 10, at("2026-03-28T23:59:59Z"));
    calls.note(ada.device, address(1), at("2026-03-29T22:59:00Z"));
    calls.note(ada.device, address(2), at("2026-03-29T23:00:00Z"));
    write(&world.hq, Which::All).unwrap();
    let held: Vec<_> = days(&world, ada.device)
        .into_iter()
        .map(|day| (day.day.to_string(), day.first_at, day.segments, day.addresses))
        .collect();
    let expected = [
        ("2026-03-28".to_owned(), at("2026-03-28T23:30:00Z"), 1, vec![address(1)]),
        ("2026-03-29".to_owned(), at("2026-03-29T22:59:00Z"), 0, vec![address(1)]),
        ("2026-03-30".to_owned(), at("2026-03-29T23:00:00Z"), 0, vec![address(2)]),
    ];
    assert_eq!(held, expected);
}

#[test]
fn what_the_store_did_not_take_is_written_the_next_time() {
    let world = World::new();
    let (ada, nobody) = (Ada::enrolled(&world), Ada::new());
    world.hq.calls().note(ada.device, address(1), world.hq.now());
    world.hq.calls().pulled(ada.device, 10, world.hq.now());
    // A device that the store does not hold: the transaction fails as a whole.
    world.hq.calls().note(nobody.device, address(9), world.hq.now());
    assert!(write(&world.hq, Which::News).is_err());
    assert!(days(&world, ada.device).is_empty());
    world.hq.calls().pulled(ada.device, 5, world.hq.now());
    let key = cordon_core::proof::sign::public_key(&nobody.device_secret);
    world.hq.store().write(|tx| tx.keep_device(nobody.device, &key, world.hq.now())).unwrap();
    write(&world.hq, Which::News).unwrap();
    let [day] = days(&world, ada.device).try_into().unwrap();
    assert_eq!((day.segments, day.bytes, day.addresses), (2, 15, vec![address(1)]));
    assert_eq!(days(&world, nobody.device).len(), 1);
}

#[test]
fn at_the_end_all_is_written_and_a_later_start_adds_to_the_day() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    call(&world, &ada, address(1));
    world.pass_minutes(3);
    world.hq.calls().note(ada.device, address(1), world.hq.now());
    write(&world.hq, Which::All).unwrap();
    assert_eq!(days(&world, ada.device)[0].last_at, world.hq.now());
    let again = Hq::open(world.folder(), &crate::StoreKey::new([7; 32])).unwrap();
    again.calls().note(ada.device, address(1), world.hq.now());
    again.calls().pulled(ada.device, 10, world.hq.now());
    write(&again, Which::All).unwrap();
    let [day] = days(&world, ada.device).try_into().unwrap();
    assert_eq!((day.segments, day.addresses), (1, vec![address(1)]), "one row, and no address twice");
}

#[test]
fn who_has_not_called_for_a_day_is_no_longer_remembered() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    call(&world, &ada, address(1));
    assert_eq!(world.hq.calls().lock().devices.len(), 1);
    world.pass_minutes(24 * 60);
    write(&world.hq, Which::News).unwrap();
    assert!(world.hq.calls().lock().devices.is_empty());
}
