use super::*;
use crate::minting::{CodeFor, Officer, RoleChange, SamePerson};
use crate::quarantine::Given;
use crate::testing::{Ada, World, officer};
use cordon_core::proof::entry::Body;
use cordon_core::proof::protocol::{PushAnswer, SignedOutcome};
use cordon_core::proof::verdict::{SetAsideBecause, Verdict};
use cordon_core::rules::ids::EntryId;
use cordon_core::rules::law::{LawRecall, LawRecallLift, LawSignOff, Meanwhile, RecallReason};
use cordon_core::rules::policy::{Rank, Role};
use cordon_core::rules::time::Day;

/// Somebody of a role with a device of their own.
fn enrolled(world: &World, collar: &str, role: Role) -> Ada {
    let mut ada = Ada::new();
    let rank = (role == Role::Officer).then_some(Rank::Constable);
    let shown = format!("{role} {collar}");
    ada.enrol_as(world, &Officer { collar: collar.to_owned(), shown, role, rank, ..officer() });
    ada
}

fn two(world: &World) -> (Ada, Ada) {
    (enrolled(world, "L1", Role::Legal), enrolled(world, "A1", Role::Administrator))
}

fn off() -> Body {
    let valid_until = Day::parse("2026-09-01").unwrap();
    Body::LawSignOff(LawSignOff { edition: "2026-12.1".into(), kinds: vec!["dvpo".into()], valid_until })
}

fn recalled() -> Body {
    Body::LawRecall(LawRecall {
        edition: None,
        kinds: vec!["dvpo".into()],
        reason: RecallReason::BeingChecked,
        words: "".into(),
        meanwhile: Meanwhile::AskFirst,
    })
}

/// Signs something and hands it in: its entry and its bytes.
fn sign(world: &World, ada: &mut Ada, body: &Body) -> (EntryId, SignedEntry) {
    let signed = ada.next(body);
    hand_in(world, ada, &signed);
    (signed.read().unwrap().id, signed)
}

fn hand_in(world: &World, ada: &Ada, signed: &SignedEntry) {
    let PushAnswer::Received { .. } = ada.offer(world, ada.sequence, signed) else { panic!("refused") };
}

fn approval(by: &Ada, of: &Ada, signed: &SignedEntry, role: Role) -> Body {
    let envelope = signed.read().unwrap();
    Body::Approved(Box::new(Approval {
        of: Approved::Entry { device: of.device, entry: envelope.id },
        digest: signed.digest(),
        of_officer: envelope.officer,
        by: by.reply.as_ref().unwrap().officer,
        role: Actor { role, rank: None },
    }))
}

/// What stands in a scope of a word.
fn held(world: &World, scope: &str, of: &Ada, entry: EntryId) -> Option<LawWordRow> {
    let id = LawWordId { device: of.device, entry };
    world.hq.store().read(|db| find_in(db, scope, &id.to_string())).unwrap()
}

fn in_area(world: &World, of: &Ada, entry: EntryId) -> Option<LawWordRow> {
    held(world, world.hq.scope(), of, entry)
}

fn verdict(world: &World, ada: &Ada, entry: EntryId) -> Verdict {
    let scope = device_scope(ada.device);
    let row = world.hq.store().read(|db| feed::find_latest(db, &scope, RowKind::EntryState, &entry.to_string()));
    let signed: SignedOutcome = serde_json::from_value(row.unwrap().unwrap().body.unwrap()).unwrap();
    signed.verify(&world.hq.secrets().sign_key, ada.device).unwrap().verdict
}

#[test]
fn a_sign_off_reaches_the_area_once_another_has_signed_the_very_bytes() {
    let world = World::new();
    let ((mut legal, mut admin), patrol) = (two(&world), enrolled(&world, "1234", Role::Officer));
    let (entry, signed) = sign(&world, &mut legal, &off());
    assert_eq!(in_area(&world, &legal, entry), None, "one signature counts for nothing");
    let asked = held(&world, &device_scope(admin.device), &legal, entry).unwrap();
    assert_eq!((asked.word.second, asked.asked), (None, Some(signed.clone())), "the second reads the first's bytes");
    assert_eq!(held(&world, &device_scope(patrol.device), &legal, entry), None);

    let approved = approval(&admin, &legal, &signed, Role::Administrator);
    sign(&world, &mut admin, &approved);
    let row = in_area(&world, &legal, entry).unwrap();
    let second = row.word.second.unwrap();
    assert_eq!([row.word.by.collar.as_str(), second.collar.as_str()], ["L1", "A1"]);
    assert_eq!((row.word.force.as_str(), row.asked), ("Derbyshire", None));
    assert_eq!(world.hq.law_words().unwrap().len(), 1);
}

#[test]
fn the_same_person_on_another_device_is_no_second_and_neither_is_an_officer() {
    let world = World::new();
    let mut legal = enrolled(&world, "L1", Role::Legal);
    let mut again = enrolled(&world, "L1", Role::Legal);
    let mut patrol = enrolled(&world, "1234", Role::Officer);
    let (entry, signed) = sign(&world, &mut legal, &off());
    for (by, role, because) in [
        (&mut again, Role::Legal, SetAsideBecause::ApprovalOfTheirOwn),
        (&mut patrol, Role::Officer, SetAsideBecause::ApprovalNotEntitled),
    ] {
        let approved = approval(by, &legal, &signed, role);
        let (own, _signed) = sign(&world, by, &approved);
        assert_eq!(verdict(&world, by, own), Verdict::SetAside { because });
    }
    assert_eq!(in_area(&world, &legal, entry), None);
}

#[test]
fn an_officers_sign_off_is_set_aside_and_so_is_one_that_names_nothing() {
    let world = World::new();
    let (mut legal, mut patrol) = (enrolled(&world, "L1", Role::Legal), enrolled(&world, "1234", Role::Officer));
    let because = SetAsideBecause::OfficerMayNot;
    for body in [off(), recalled()] {
        let (entry, _signed) = sign(&world, &mut patrol, &body);
        assert_eq!(verdict(&world, &patrol, entry), Verdict::SetAside { because });
    }
    let valid_until = Day::parse("2026-09-01").unwrap();
    let nothing = LawSignOff { edition: "2026-12.1".into(), kinds: Vec::new(), valid_until };
    let (entry, _signed) = sign(&world, &mut legal, &Body::LawSignOff(nothing));
    assert_eq!(verdict(&world, &legal, entry), Verdict::SetAside { because: SetAsideBecause::LawWordUnfit });
    assert_eq!(world.hq.law_words().unwrap(), []);
}

#[test]
fn a_recall_reaches_the_area_at_once_and_its_lifting_by_two() {
    let world = World::new();
    let (mut legal, mut admin) = two(&world);
    let (entry, _signed) = sign(&world, &mut legal, &recalled());
    assert!(in_area(&world, &legal, entry).is_some());
    let recalls = vec![LawWordId { device: legal.device, entry }];
    let lift = Body::LawRecallLifted(LawRecallLift { kinds: vec!["dvpo".into()], recalls });
    let (lifted, signed) = sign(&world, &mut admin, &lift);
    assert_eq!(in_area(&world, &admin, lifted), None);
    let approved = approval(&legal, &admin, &signed, Role::Legal);
    sign(&world, &mut legal, &approved);
    assert!(in_area(&world, &admin, lifted).is_some());
}

#[test]
fn an_approval_that_comes_first_waits_for_what_it_is_of() {
    let world = World::new();
    let (mut legal, mut admin) = two(&world);
    let signed = legal.next(&off());
    let entry = signed.read().unwrap().id;
    let approved = approval(&admin, &legal, &signed, Role::Administrator);
    sign(&world, &mut admin, &approved);
    assert_eq!(in_area(&world, &legal, entry), None);
    hand_in(&world, &legal, &signed);
    assert!(in_area(&world, &legal, entry).is_some_and(|row| row.word.second.is_some()));
}

#[test]
fn whoever_is_enrolled_later_is_told_what_waits() {
    let world = World::new();
    let mut legal = enrolled(&world, "L1", Role::Legal);
    let (entry, _signed) = sign(&world, &mut legal, &off());
    let later = enrolled(&world, "A1", Role::Administrator);
    assert!(held(&world, &device_scope(later.device), &legal, entry).is_some_and(|row| row.asked.is_some()));
}

/// A code that makes somebody something else to the force, on the devices that they have.
fn becomes(world: &World, collar: &str, role: Role) {
    let officer = Officer { collar: collar.to_owned(), role, rank: None, ..officer() };
    let meant = CodeFor { change: RoleChange::Meant, same: SamePerson::Meant, ..(&officer).into() };
    world.hq.mint(&meant).unwrap();
}

#[test]
fn who_has_left_or_is_no_lawyer_any_more_says_nothing_of_the_law_however_their_device_dates_it() {
    for leaves in [true, false] {
        let world = World::new();
        let (mut legal, mut admin) = two(&world);
        let (entry, signed) = sign(&world, &mut admin, &off());
        world.pass_minutes(60);
        if leaves {
            world.hq.offboard("L1", "left the force").unwrap();
        } else {
            becomes(&world, "L1", Role::Officer);
        }
        world.pass_minutes(60);
        // Their envelopes are of the hour in which they were of force legal.
        let (recall, _signed) = sign(&world, &mut legal, &recalled());
        let because = SetAsideBecause::OfficerMayNot;
        assert_eq!(verdict(&world, &legal, recall), Verdict::SetAside { because });
        assert_eq!(in_area(&world, &legal, recall), None);
        let approved = approval(&legal, &admin, &signed, Role::Legal);
        let (second, _signed) = sign(&world, &mut legal, &approved);
        let because = SetAsideBecause::ApprovalNotEntitled;
        assert_eq!(verdict(&world, &legal, second), Verdict::SetAside { because });
        assert_eq!(in_area(&world, &admin, entry), None);
    }
}

#[test]
fn a_word_from_years_to_come_is_of_the_time_at_which_it_was_read() {
    let world = World::new();
    let mut legal = enrolled(&world, "L1", Role::Legal);
    legal.at = Timestamp::parse("2031-03-01T22:00:00Z").unwrap();
    let (entry, _signed) = sign(&world, &mut legal, &recalled());
    assert_eq!(in_area(&world, &legal, entry).unwrap().word.by.at, world.hq.now(), "no later recall stands behind it");
    let valid_until = Day::parse("2033-09-01").unwrap();
    let kinds = vec!["dvpo".into()];
    let long = Body::LawSignOff(LawSignOff { edition: "2026-12.1".into(), kinds, valid_until });
    let (entry, _signed) = sign(&world, &mut legal, &long);
    let because = SetAsideBecause::LawWordUnfit;
    assert_eq!(verdict(&world, &legal, entry), Verdict::SetAside { because }, "three years from now are the most");
}

#[test]
fn whoever_becomes_a_lawyer_on_a_device_that_they_have_is_told_what_waits() {
    let world = World::new();
    let (mut legal, other) = (enrolled(&world, "L1", Role::Legal), enrolled(&world, "1234", Role::Officer));
    let (entry, _signed) = sign(&world, &mut legal, &off());
    assert_eq!(held(&world, &device_scope(other.device), &legal, entry), None);
    becomes(&world, "1234", Role::Legal);
    assert!(held(&world, &device_scope(other.device), &legal, entry).is_some_and(|row| row.asked.is_some()));
}

#[test]
fn what_a_revoked_device_says_of_the_law_counts_for_nothing_though_a_person_releases_it() {
    let world = World::new();
    let mut legal = enrolled(&world, "L1", Role::Legal);
    assert!(world.hq.revoke(legal.device, "it was stolen").unwrap());
    let signed = legal.next(&recalled());
    let entry = signed.read().unwrap().id;
    let PushAnswer::Refused { .. } = legal.offer(&world, legal.sequence, &signed) else { panic!("taken") };
    let [held] = world.hq.quarantine().unwrap().try_into().unwrap();
    world.hq.release(held.id, &Given::default()).unwrap();
    let because = SetAsideBecause::OfficerMayNot;
    assert_eq!(verdict(&world, &legal, entry), Verdict::SetAside { because });
    assert_eq!(in_area(&world, &legal, entry), None);
}
