//! Where people live: a protected person's address is shown on a tap that is journalled, whatever its
//! source said of it; a sealed one is shown on none.

use cordon_core::proof::entry::Body;
use cordon_core::rules::ids::PersonId;
use cordon_core::wire::{self, Fault, FaultKind};
use cordon_device::Serve as _;
use cordon_tests::world::{World, smith, specimen};
use serde_json::{Value, json};

/// HQ takes in a further record of a person, with these addresses.
fn import_addresses(world: &World, person: PersonId, number: u32, addresses: &Value) {
    let id = |tail: u32| format!("01936c00-0000-7000-8000-{tail:012}");
    let at = "2025-03-05T02:10:00.000Z";
    let record = json!({ "record": {
        "id": id(700 + number),
        "source": { "system": "Niche", "reference": format!("N000500{number}"), "learnt_at": at },
        "names": [{ "given": "Beta", "family": "SPECIMEN", "kind": "alias" }],
        "born": "unknown",
        "gender": "not_stated",
        "identifiers": [],
        "addresses": addresses,
        "warnings": [],
        "marks": [],
    }});
    let link = json!({ "record_link": {
        "id": id(800 + number),
        "record": id(700 + number),
        "person": person,
        "basis": "first",
        "at": at,
        "revoked_at": null,
    }});
    let file = world.place("further").join(format!("addresses-{number}.jsonl"));
    std::fs::write(&file, format!("{record}\n{link}\n")).expect("a file");
    assert_eq!(world.import(&file).files.first().map(|file| file.broken), Some(0));
}

#[test]
fn a_protected_persons_address_leaves_the_device_on_a_tap_and_a_sealed_one_never() {
    let world = World::with_demo_orders();
    let addresses = json!([
        { "lines": ["7 Model Row", "Ripley"], "postcode": "DE5 3AA", "visibility": "police_only" },
        { "lines": ["Specimen Lodge", "Heanor"], "postcode": null, "visibility": "sealed" },
    ]);
    import_addresses(&world, specimen(), 1, &addresses);
    let ada = world.device("ada");
    ada.sync();
    let sheet = ada.open_person(specimen());
    assert_eq!((sheet.records, sheet.addresses.len()), (2, 3));
    let written = serde_json::to_string(&sheet).expect("json");
    for hidden in ["Model Row", "Specimen Lodge", "Mill Lane"] {
        assert!(!written.contains(hidden), "{hidden} in {written}");
    }
    let clues = vec!["address_2".into()];
    assert_eq!(ada.refused(wire::PersonConfirm { person: specimen(), clues }).kind, FaultKind::Invalid);

    let before = ada.journal().len();
    let (mut shown, mut refused) = (Vec::new(), Vec::new());
    for field in sheet.addresses.into_iter().map(|address| address.field) {
        match ada.house.serve(wire::Reveal { person: specimen(), field }) {
            Ok(revealed) => shown.push(revealed.text),
            Err(failure) => refused.push(Fault::from(failure)),
        }
    }
    shown.sort();
    assert_eq!(shown, ["7 Model Row, Ripley, DE5 3AA", "9 Mill Lane, Belper, DE56 1QZ"]);
    let refused: Vec<_> = refused.into_iter().map(|fault| (fault.kind, fault.to_string())).collect();
    assert_eq!(refused, [(FaultKind::Refused, "Refused: sealed: call control".to_owned())]);
    let journal = ada.journal();
    let taps = journal.iter().skip(before).filter(|body| matches!(body, Body::Revealed { .. })).count();
    assert_eq!((taps, journal.len() - before), (2, 2), "what was not shown is not journalled");
}

#[test]
fn an_address_that_one_record_seals_is_sealed_in_every_record() {
    let world = World::with_demo_orders();
    for (number, visibility) in [(1, "police_only"), (2, "sealed"), (3, "police_only")] {
        let address = json!({ "lines": ["Specimen Lodge", "Heanor"], "postcode": null, "visibility": visibility });
        import_addresses(&world, smith(), number, &json!([address]));
    }
    let ada = world.device("ada");
    ada.sync();
    let sheet = ada.open_person(smith());
    let masked: Vec<_> = sheet.addresses.iter().filter(|address| address.text.is_none()).collect();
    assert_eq!((sheet.addresses.len(), masked.len()), (2, 1), "{:?}", sheet.addresses);
    assert!(!serde_json::to_string(&sheet).expect("json").contains("Specimen Lodge"));
    let field = masked[0].field.clone();
    assert_eq!(ada.refused(wire::Reveal { person: smith(), field }).to_string(), "Refused: sealed: call control");
}
