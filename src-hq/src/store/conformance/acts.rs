//! What persons did, and the codes that they minted.

use super::{Stand, at};
use crate::failure::Failure;
use crate::operator::Operator;
use crate::store::acts::NewAct;
use crate::store::codes::{NewCode, OpenCode};
use crate::store::devices::Named;

pub fn acts_are_numbered_as_they_come_and_none_stands_whose_work_failed(stand: &dyn Stand) {
    let store = stand.open();
    let ada = Operator { login: Some("ada".to_owned()), account: "cordon-hq".to_owned() };
    let service = Operator { login: None, account: "root".to_owned() };
    let act = |by, why, when| NewAct { at: at(when), by, command: "revoke", object: "device x", why };
    store.write(|tx| tx.keep_act(&act(&ada, "it was lost", 9))).unwrap();
    let failed = store.write(|tx| {
        tx.keep_act(&act(&ada, "it was not", 8))?;
        Err::<(), _>(Failure::Stopped)
    });
    assert!(failed.is_err());
    store.write(|tx| tx.keep_act(&act(&service, "", 7))).unwrap();
    let acts = store.read(|db| db.list_acts()).unwrap();
    let told: Vec<_> = acts.iter().map(|act| (act.number, act.at, &act.by, act.why.as_str())).collect();
    assert_eq!(told, [(1, at(9), &ada, "it was lost"), (2, at(7), &service, "")], "as they came, whatever the clock");
    assert_eq!((acts[0].command.as_str(), acts[0].object.as_str()), ("revoke", "device x"));
}

pub fn a_code_is_listed_by_its_number_and_cancelled_once(stand: &dyn Stand) {
    let store = stand.open();
    let of =
        |collar: &str| Named { collar: collar.to_owned(), shown: "PC Example".to_owned(), initials: "AE".to_owned() };
    let mint = |head: &str, hash: [u8; 32], collar: &str, until: i64| {
        let (salt, officer) = ([7; 16], of(collar));
        let (minted_at, expires_at) = (at(1), at(until));
        let new = NewCode { head, salt: &salt, hash: &hash, minted_at, expires_at, officer: &officer };
        store.write(|tx| tx.keep_code(&new)).unwrap()
    };
    let numbers = [("AAAA", 9, "1"), ("BBBB", 8, "2"), ("CCCC", 7, "3"), ("DDDD", 6, "4")];
    let given = numbers.map(|(head, byte, collar)| mint(head, [byte; 32], collar, 100));
    assert_eq!((given, mint("EEEE", [5; 32], "5", 20)), ([1, 2, 3, 4], 5));
    store.write(|tx| tx.mark_code_used(&[8; 32], at(5))).unwrap();
    (0..2).for_each(|_| store.write(|tx| tx.count_code_try("CCCC")).unwrap());
    let listed = |when| store.read(|db| db.list_open_codes(at(when), 2)).unwrap();
    let open = |number, collar: &str, until| OpenCode {
        number,
        collar: collar.to_owned(),
        minted_at: at(1),
        expires_at: at(until),
    };
    assert_eq!(listed(19), [open(1, "1", 100), open(4, "4", 100), open(5, "5", 20)]);
    assert_eq!(listed(20).len(), 2, "from its end on it is refused");
    let cancel = |number, when| store.write(|tx| tx.cancel_code(number, at(when))).unwrap();
    assert_eq!([cancel(4, 30), cancel(4, 31)], [Some("4".to_owned()), None]);
    assert_eq!([cancel(2, 30), cancel(5, 30), cancel(9, 30)], [None, None, None], "used, run out, never made");
    assert_eq!(listed(30), [open(1, "1", 100)]);
    assert!(store.read(|db| db.list_live_codes("DDDD", at(30), 2)).unwrap().is_empty(), "nobody can use it");
}
