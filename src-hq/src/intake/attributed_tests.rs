//! Whose a record is: what its verified envelope says, and never its body.

use crate::minting::Officer;
use crate::store::feed;
use crate::store::feed::device_scope;
use crate::testing::{Ada, World, officer};
use cordon_core::proof::attributed::{Attributed, Author};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::entry::{Body, Enrolled};
use cordon_core::proof::protocol::{PushAnswer, SignedOutcome};
use cordon_core::proof::segment::RowKind;
use cordon_core::proof::sign::public_key;
use cordon_core::proof::verdict::{SetAsideBecause, Verdict};
use cordon_core::rules::ids::{DraftId, IncidentId, NoticeId, OrderId};
use cordon_core::rules::incident::{FileNotes, Incident, Mode, Respondent};
use cordon_core::rules::notice::{HowGiven, NoticeEvent, NoticeKind, Understood};
use cordon_core::rules::policy::{Rank, Role};
use cordon_core::rules::time::Timestamp;
use serde::de::DeserializeOwned;
use std::path::Path;

const AT: &str = "2026-03-01T21:50:00Z";

fn world() -> World {
    let world = World::new();
    let orders = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/demo-orders.jsonl");
    assert!(world.hq.import_path(&orders).unwrap().files[0].orders.new > 0);
    world
}

fn notice(by: &str) -> NoticeEvent {
    NoticeEvent {
        id: NoticeId::derived(&[by.as_bytes()]),
        order: "01936c00-0000-7000-8000-000000000031".parse::<OrderId>().unwrap(),
        kind: NoticeKind::TermsRead,
        at: Timestamp::parse(AT).unwrap(),
        by: by.to_owned(),
        how: HowGiven::InPerson,
        language: String::new(),
        proof: String::new(),
        understood: Understood::Unknown,
    }
}

fn given(event: &NoticeEvent) -> Body {
    Body::NoticeGiven { id: event.id, event: event.clone() }
}

fn incident() -> Incident {
    Incident {
        id: IncidentId::derived(&[b"an incident"]),
        draft: DraftId::derived(&[b"a draft"]),
        mode: Mode::Reported,
        number: None,
        account: "He stood at the gate.".to_owned(),
        respondent: Respondent::Unknown { description: "a man in a red coat".to_owned() },
        acts: Vec::new(),
        allegations: Vec::new(),
        exhibits: Vec::new(),
        said: Vec::new(),
        file: FileNotes::default(),
        entered_at: Timestamp::parse(AT).unwrap(),
    }
}

/// Hands an entry in, and returns HQ's verdict as the device is told it.
fn verdict(world: &World, ada: &mut Ada, body: &Body) -> Verdict {
    let PushAnswer::Received { receipt } = ada.push(world, body) else { panic!("refused") };
    let entry = receipt.verify(&world.hq.secrets().sign_key).unwrap().entry.to_string();
    let scope = device_scope(ada.device);
    let row = world.hq.store().read(|db| feed::find_latest(db, &scope, RowKind::EntryState, &entry)).unwrap();
    let signed: SignedOutcome = serde_json::from_value(row.unwrap().body.unwrap()).unwrap();
    signed.verify(&world.hq.secrets().sign_key, ada.device).unwrap().verdict
}

const ANOTHER: Verdict = Verdict::SetAside { because: SetAsideBecause::NamesAnotherAuthor };

fn row<T: DeserializeOwned>(world: &World, kind: RowKind, id: &str) -> Option<Attributed<T>> {
    let found = world.hq.store().read(|db| feed::find_latest(db, world.hq.scope(), kind, id)).unwrap();
    Some(serde_json::from_value(found?.body?).unwrap())
}

#[test]
fn what_is_republished_says_whose_it_is_by_the_envelope() {
    let world = world();
    let mut ada = Ada::enrolled(&world);
    let event = notice("PC 1234 Example");
    assert_eq!(verdict(&world, &mut ada, &given(&event)), Verdict::Interpreted);
    assert_eq!(verdict(&world, &mut ada, &Body::IncidentRecorded(Box::new(incident()))), Verdict::Interpreted);
    let by = Author {
        officer: ada.reply.as_ref().unwrap().officer,
        collar: "1234".to_owned(),
        shown: "PC 1234 Example".to_owned(),
    };
    let held = row::<NoticeEvent>(&world, RowKind::Notice, &event.id.to_string()).unwrap();
    assert_eq!((&held.by, &held.record), (&by, &event));
    let held = row::<Incident>(&world, RowKind::Incident, &incident().id.to_string()).unwrap();
    assert_eq!((&held.by, &held.record), (&by, &incident()));
    assert_eq!(held.recorded_at, Timestamp::parse("2026-03-01T21:59:00Z").unwrap(), "when the envelope says");
    let chain = world.hq.store().read(|db| db.list_chain(ada.device)).unwrap();
    assert_eq!(held.entry, chain[1].read().unwrap().id);
}

#[test]
fn a_notice_that_names_somebody_else_is_set_aside_and_goes_to_nobody() {
    let world = world();
    let mut ada = Ada::enrolled(&world);
    for name in ["PS 999 Other", "PC 1234 example", "PC 1234 Example ", ""] {
        let event = notice(name);
        assert_eq!(verdict(&world, &mut ada, &given(&event)), ANOTHER, "{name:?}");
        assert!(row::<NoticeEvent>(&world, RowKind::Notice, &event.id.to_string()).is_none());
    }
    assert!(world.hq.verify().unwrap().journal_verified, "it is kept all the same");
}

#[test]
fn a_record_that_another_officer_signs_too_stays_the_first_ones() {
    let world = world();
    let mut ada = Ada::enrolled(&world);
    let mut ben = Ada::new();
    let other = Officer { collar: "5678".to_owned(), shown: "PC 5678 Other".to_owned(), ..officer() };
    ben.enrol_as(&world, &other);
    let body = Body::IncidentRecorded(Box::new(incident()));
    assert_eq!(verdict(&world, &mut ada, &body), Verdict::Interpreted);
    let held = Verdict::SetAside { because: SetAsideBecause::RecordIsHeld };
    assert_eq!(verdict(&world, &mut ben, &body), held);
    let stands = row::<Incident>(&world, RowKind::Incident, &incident().id.to_string()).unwrap();
    assert_eq!(stands.by.collar, "1234");
}

#[test]
fn an_officer_who_was_promoted_on_another_device_writes_here_under_the_name_this_one_was_told() {
    let world = world();
    let mut ada = Ada::enrolled(&world);
    let sergeant = Officer {
        shown: "PS 1234 Example".to_owned(),
        role: Role::Supervisor,
        rank: Some(Rank::Sergeant),
        ..officer()
    };
    let mut second = Ada::new();
    second.enrol_as(&world, &sergeant);
    assert_eq!(second.reply.as_ref().unwrap().officer, ada.reply.as_ref().unwrap().officer, "one officer's id");
    assert_eq!(verdict(&world, &mut ada, &given(&notice("PC 1234 Example"))), Verdict::Interpreted);
    assert_eq!(verdict(&world, &mut second, &given(&notice("PS 1234 Example"))), Verdict::Interpreted);
    assert_eq!(verdict(&world, &mut second, &given(&notice("PC 1234 Example"))), ANOTHER);
}

#[test]
fn an_entry_of_an_enrolment_says_who_was_enrolled_and_nobody_else() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let own = Enrolled {
        device_key: public_key(&ada.device_secret),
        officer_key: public_key(&ada.officer_secret),
        shown: "PC 1234 Example".to_owned(),
        role: Role::Officer,
        rank: Some(Rank::Constable),
    };
    assert_eq!(verdict(&world, &mut ada, &Body::Enrolled(own.clone())), Verdict::Interpreted);
    let other = Enrolled { shown: "PS 999 Other".to_owned(), ..own.clone() };
    assert_eq!(verdict(&world, &mut ada, &Body::Enrolled(other)), ANOTHER);
    let other = Enrolled { officer_key: public_key(&Digest::of(b"another").0), ..own };
    assert_eq!(verdict(&world, &mut ada, &Body::Enrolled(other)), ANOTHER);
}
