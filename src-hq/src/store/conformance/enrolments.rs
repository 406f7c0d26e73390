//! Enrolments, their numbers, and officers who left.

use super::{Stand, at, device, officer};
use crate::store::codes::NewCode;
use crate::store::devices::{Named, OfficerKey};
use crate::store::enrolments::{Leaving, NewEnrolment, Outcome, State, signed_access};
use crate::store::{Store, Writes};
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::rules::policy::{Actor, Rank, Role};

fn named(collar: &str) -> Named {
    Named { collar: collar.to_owned(), shown: format!("PC {collar} Example"), initials: "AE".to_owned() }
}

const CONSTABLE: Actor = Actor { role: Role::Officer, rank: Some(Rank::Constable) };

fn enrol(tx: &dyn Writes, on: u128, who: u128, when: i64) -> crate::Result<()> {
    tx.keep_enrolment(&NewEnrolment {
        device: device(on),
        officer: officer(who),
        covered: Digest::of(b"covered"),
        commitment: Digest::of(b"commitment"),
        nonce: &[4; 32],
        enrolled_at: at(when),
        expires_at: at(when + 100),
    })
}

/// Officers 1 and 2 of one collar number and 3 of another; 1 and 3 on device 1, 2 on device 2.
fn enrolled(stand: &dyn Stand) -> Store {
    let store = stand.open();
    store
        .write(|tx| {
            for number in [1, 2] {
                tx.keep_device(device(number), &HexBytes(vec![1; 32]), at(1))?;
            }
            ["1234", "5678"].into_iter().try_for_each(|collar| tx.keep_role(collar, CONSTABLE, at(1)))?;
            for (on, who, collar) in [(1, 1, "1234"), (2, 2, "1234"), (1, 3, "5678")] {
                tx.keep_officer(officer(who), &named(collar), at(1))?;
                let key = HexBytes(vec![u8::try_from(who).unwrap_or_default(); 32]);
                let shown = &named(collar).shown;
                tx.keep_officer_key(
                    &OfficerKey { device: device(on), officer: officer(who), key: &key, shown },
                    at(1),
                )?;
                enrol(tx, on, who, i64::try_from(who).unwrap_or_default())?;
            }
            Ok(())
        })
        .unwrap();
    store
}

pub fn an_enrolment_waits_until_it_is_settled_or_too_old(stand: &dyn Stand) {
    let store = enrolled(stand);
    let held = store.read(|db| db.find_enrolment(device(1), officer(1))).unwrap().unwrap();
    assert_eq!((held.collar.as_str(), held.shown.as_str()), ("1234", "PC 1234 Example"));
    assert_eq!((held.number, held.wrong, held.outcome, held.left_at), (None, 0, None, None));
    assert_eq!((held.state(at(100)), held.state(at(101))), (State::Waits, State::Expired));
    assert_eq!(store.read(|db| db.find_enrolment(device(2), officer(1))).unwrap(), None);
    let listed = store.read(|db| db.list_enrolments()).unwrap();
    assert_eq!(listed.iter().map(|held| held.officer).collect::<Vec<_>>(), [officer(1), officer(2), officer(3)]);
    let on = |number| -> Vec<_> {
        let on_it = store.read(|db| db.list_enrolments_on(device(number))).unwrap();
        on_it.iter().map(|held| held.officer).collect()
    };
    assert_eq!((on(1), on(2), on(9)), (vec![officer(1), officer(3)], vec![officer(2)], vec![]));
    let drawn = store.read(|db| db.find_drawn(device(1), officer(1))).unwrap().unwrap();
    assert_eq!((drawn.covered, drawn.commitment), (Digest::of(b"covered"), Digest::of(b"commitment")));
    assert_eq!(drawn.nonce, [4; 32]);

    let number = "012 345".parse().unwrap();
    store.write(|tx| tx.set_number(device(1), officer(1), number)).unwrap();
    let wrong = || store.write(|tx| tx.count_wrong_number(device(1), officer(1))).unwrap();
    assert_eq!((wrong(), wrong()), (1, 2));
    assert!(store.read(|db| db.list_present_actors(device(1))).unwrap().is_empty());
    store.write(|tx| tx.settle_enrolment(device(1), officer(1), Outcome::Confirmed, at(9))).unwrap();
    store.write(|tx| tx.settle_enrolment(device(1), officer(3), Outcome::NotConfirmed, at(9))).unwrap();
    let held = store.read(|db| db.find_enrolment(device(1), officer(1))).unwrap().unwrap();
    assert_eq!((held.number, held.wrong, held.state(at(500))), (Some(number), 2, State::Confirmed));
    let present = store.read(|db| db.list_present_actors(device(1))).unwrap();
    assert_eq!(present, [CONSTABLE]);
    assert_eq!(store.read(|db| db.list_actors(device(1))).unwrap().len(), 1, "of one role and rank");

    store.write(|tx| enrol(tx, 1, 1, 200)).unwrap();
    let anew = store.read(|db| db.find_enrolment(device(1), officer(1))).unwrap().unwrap();
    let so_far = (anew.number, anew.wrong, anew.state(at(250)));
    assert_eq!(so_far, (None, 0, State::Confirmed), "until it has a number it stands as it did");
    store.write(|tx| tx.set_number(device(1), officer(1), number)).unwrap();
    let anew = store.read(|db| db.find_enrolment(device(1), officer(1))).unwrap().unwrap();
    assert_eq!((anew.number, anew.state(at(250))), (Some(number), State::Waits), "then it waits anew");
}

pub fn a_role_is_the_numbers_from_its_time_on_and_what_it_was_before_stays(stand: &dyn Stand) {
    let store = enrolled(stand);
    let sergeant = Actor { role: Role::Supervisor, rank: Some(Rank::Sergeant) };
    let lawyer = Actor { role: Role::Legal, rank: None };
    store.write(|tx| tx.keep_role("1234", sergeant, at(50))).unwrap();
    store.write(|tx| tx.keep_role("1234", lawyer, at(50))).unwrap();
    store.write(|tx| tx.keep_role("1234", sergeant, at(20))).unwrap();
    let roles = |who| -> Vec<_> {
        let listed = store.read(|db| db.list_roles(officer(who))).unwrap();
        listed.into_iter().map(|role| (role.since, role.actor)).collect()
    };
    let all = [(at(1), CONSTABLE), (at(50), sergeant), (at(51), lawyer), (at(52), sergeant)];
    assert_eq!((roles(1), roles(2)), (all.to_vec(), all.to_vec()), "one after another, for each of their ids");
    assert_eq!((roles(3), roles(9)), (vec![(at(1), CONSTABLE)], vec![]));
    let now = |collar: &str| store.read(|db| db.find_role(collar)).unwrap();
    assert_eq!([now("1234"), now("5678"), now("9")], [Some(sergeant), Some(CONSTABLE), None]);

    let ever = |number| store.read(|db| db.list_actors(device(number))).unwrap();
    assert_eq!((ever(2).len(), ever(9).len()), (3, 0), "what was owed under each is owed");
    [(1, 1), (1, 3), (2, 2)].into_iter().for_each(|(on, who)| {
        store.write(|tx| tx.settle_enrolment(device(on), officer(who), Outcome::Confirmed, at(9))).unwrap();
    });
    let present = |number| store.read(|db| db.list_present_actors(device(number))).unwrap();
    assert_eq!(present(2), [sergeant]);
    assert_eq!(present(1).len(), 2, "and the other officer's");
}

pub fn hqs_word_on_an_officer_is_its_last(stand: &dyn Stand) {
    let store = enrolled(stand);
    let said = |byte: u8| signed_access(vec![byte, 0], vec![byte, 1]);
    assert!(store.read(|db| db.list_access(device(1))).unwrap().is_empty());
    store
        .write(|tx| {
            tx.set_access(device(1), officer(3), &said(3))?;
            tx.set_access(device(1), officer(1), &said(7))?;
            tx.set_access(device(1), officer(1), &said(1))
        })
        .unwrap();
    assert_eq!(store.read(|db| db.list_access(device(1))).unwrap(), [said(1), said(3)]);
    assert!(store.read(|db| db.list_access(device(2))).unwrap().is_empty());
}

pub fn whoever_leaves_leaves_every_device_and_returns_as_another(stand: &dyn Stand) {
    let store = enrolled(stand);
    let mint = |hash: u8, expires: i64| {
        let owner = named("1234");
        let (salt, hash) = ([7; 16], [hash; 32]);
        let new = NewCode {
            head: "AAAA",
            salt: &salt,
            hash: &hash,
            minted_at: at(0),
            expires_at: at(expires),
            officer: &owner,
        };
        store.write(|tx| tx.keep_code(&new)).unwrap()
    };
    assert_eq!([mint(1, 500), mint(2, 20)], [1, 2]);
    store.write(|tx| tx.settle_enrolment(device(1), officer(1), Outcome::Confirmed, at(9))).unwrap();
    let ended = store.write(|tx| tx.end_officers("1234", at(50))).unwrap();
    assert_eq!(ended, [(device(1), officer(1)), (device(2), officer(2))]);
    assert_eq!(store.write(|tx| tx.end_officers("1234", at(60))).unwrap(), []);
    let left = |number| store.read(|db| db.find_left_at(officer(number))).unwrap();
    assert_eq!([left(1), left(2), left(3), left(9)], [Some(at(50)), Some(at(50)), None, None]);
    assert!(store.read(|db| db.list_present_actors(device(1))).unwrap().is_empty());
    assert!(!store.read(|db| db.list_actors(device(1))).unwrap().is_empty(), "what is owed is owed");
    assert_eq!(store.read(|db| db.find_officer_without_key("1234", device(1))).unwrap(), None);
    let key = HexBytes(vec![1; 32]);
    assert_eq!(store.read(|db| db.find_officer_by_key("1234", device(1), &key)).unwrap(), None);
    assert_eq!(store.read(|db| db.find_officer_key(device(1), officer(1))).unwrap(), Some(key), "for what came before");

    assert_eq!(store.write(|tx| tx.void_codes("1234", at(50))).unwrap(), 1, "one had run out");
    assert!(store.read(|db| db.list_live_codes("AAAA", at(10), 5)).unwrap().is_empty());

    let leaving = Leaving { at: at(50), why: "retired".to_owned() };
    assert_eq!(store.read(|db| db.find_leaving("1234")).unwrap(), None);
    store.write(|tx| tx.keep_leaving("1234", &leaving)).unwrap();
    assert!(store.write(|tx| tx.keep_leaving("1234", &Leaving { at: at(51), ..leaving.clone() })).is_err());
    assert_eq!(store.read(|db| db.find_leaving("1234")).unwrap(), Some(leaving.clone()));
    assert_eq!(store.read(|db| db.find_leaving("5678")).unwrap(), None);
    let back = || store.write(|tx| tx.end_leaving("1234", at(70))).unwrap();
    assert_eq!([back(), back()], [true, false]);
    assert_eq!(store.read(|db| db.find_leaving("1234")).unwrap(), None);
    store.write(|tx| tx.keep_leaving("1234", &Leaving { at: at(80), ..leaving })).unwrap();
}
