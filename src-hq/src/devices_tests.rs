use super::*;
use crate::calls::Which;
use crate::minting::Officer;
use crate::testing::{Ada, World, officer};
use std::net::Ipv4Addr;

fn ben() -> Officer {
    Officer { collar: "5678".to_owned(), shown: "PC 5678 Other".to_owned(), ..officer() }
}

#[test]
fn an_officers_devices_are_found_by_their_collar_number_with_all_who_are_on_them() {
    let world = World::new();
    let shared = Ada::enrolled(&world);
    world.pass_minutes(1);
    let mut second = Ada::new();
    second.enrol_as(&world, &ben());
    world.pass_minutes(1);
    // Ben is enrolled on the first device too, and has not been confirmed there.
    let mut on_shared = Ada { officer_secret: [4; 32], reply: None, ..shared };
    let code = world.hq.mint_code(&ben()).unwrap().code;
    on_shared.reply = Some(world.enrol(&on_shared.request(&code)).unwrap());

    let found = world.hq.devices_of("5678").unwrap();
    assert_eq!(found.iter().map(|known| known.device).collect::<Vec<_>>(), [on_shared.device, second.device]);
    let on: Vec<_> = found[0].officers.iter().map(|on| (on.collar.as_str(), on.state)).collect();
    assert_eq!(on, [("1234", State::Confirmed), ("5678", State::Waits)]);
    assert_eq!(world.hq.devices_of("1234").unwrap().len(), 1);
    assert!(world.hq.devices_of("123").unwrap().is_empty(), "a part of a number is another number");
    assert_eq!(world.hq.devices().unwrap().len(), 2);
}

#[test]
fn how_a_device_stands_is_told_by_hqs_own_clock() {
    let world = World::new();
    let (ada, lost) = (Ada::enrolled(&world), Ada::enrolled(&world));
    world.hq.revoke(lost.device, "it was lost").unwrap();
    let stands = |device| world.hq.devices().unwrap().into_iter().find(|known| known.device == device).unwrap().stands;
    assert_eq!([stands(ada.device), stands(lost.device)], [Stands::InUse, Stands::Revoked]);
    world.pass_minutes(91 * 24 * 60);
    assert_eq!([stands(ada.device), stands(lost.device)], [Stands::Expired, Stands::Revoked]);
}

#[test]
fn a_devices_last_call_is_told_with_where_it_came_from_and_nothing_where_none_was_written() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let known = || world.hq.devices().unwrap().remove(0);
    assert_eq!(known().last_call, None);
    let (one, other) = (IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)), IpAddr::V4(Ipv4Addr::new(198, 51, 100, 7)));
    world.hq.calls().note(ada.device, one, world.hq.now());
    world.pass_minutes(5);
    world.hq.calls().note(ada.device, other, world.hq.now());
    world.hq.calls().write(world.hq.store(), Which::News, world.hq.now()).unwrap();
    assert_eq!(known().last_call, Some(LastCall { at: world.hq.now(), addresses: vec![one, other] }));
}
