//! What people typed and was once read wrongly: each with the file it was tried on, where the folder of
//! cases lies beside the project.

use cordon_core::wire::{Band, MatchedOn, ReadAs, Results};
use cordon_tests::officer::Officer;
use cordon_tests::world::World;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// The input of a case; `None`, said aloud, where the cases are not at hand.
fn case(name: &str) -> Option<PathBuf> {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/cases").join(name);
    if !place.exists() {
        println!("passed over: {} is not here", place.display());
        return None;
    }
    Some(place)
}

/// A device that holds what a case's manifest says, altered.
fn holding(name: &str, alter: impl Fn(String) -> String) -> Option<(World, Officer)> {
    let manifest = fs::read_to_string(case(name)?.join("manifest-a.csv")).expect("a manifest");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let altered = folder.path().join("manifest.csv");
    fs::write(&altered, alter(manifest)).expect("a file");
    let world = World::empty();
    let imported = world.import(&altered);
    assert!(imported.files.iter().all(|file| file.broken == 0), "{imported:?}");
    let ada = world.device("ada");
    ada.sync();
    Some((world, ada))
}

fn names(results: &Results) -> Vec<&str> {
    results.hits.iter().map(|hit| hit.name.as_str()).collect()
}

#[test]
fn a_name_typed_in_full_is_not_a_lone_initial() {
    let Some((_world, ada)) = holding("26-initial-before-name", |text| text) else { return };
    let found = ada.search("Wang Weiming");
    assert!(names(&found).first().is_some_and(|name| name.contains('王')), "{:?}", names(&found));
    let as_hara = |text: String| text.replace("Pellmore,W. Clay", "Hara,N");
    let Some((_world, ada)) = holding("26-initial-before-name", as_hara) else { return };
    assert_eq!(names(&ada.search("Nobodyatall")), [""; 0]);
    assert!(!ada.search("Hara").hits.is_empty());
}

#[test]
fn bill_is_william_before_he_is_robert() {
    // Whichever stands first in the file.
    let turned =
        |text: String| text.replace("Robert", "Robert?").replace("William", "Robert").replace("Robert?", "William");
    for alter in [|text: String| text, turned] {
        let Some((_world, ada)) = holding("27-bill", alter) else { return };
        let found = ada.search("Bill Thornquist");
        assert_eq!(names(&found).len(), 2);
        assert!(names(&found)[0].contains("William"), "{:?}", names(&found));
    }
}

#[test]
fn a_month_that_is_a_name_is_tried_both_ways() {
    let Some((_world, ada)) = holding("28-month-names", |text| text) else { return };
    let found = ada.search("Nowakowicz Jan 1961");
    assert!(names(&found)[0].contains("Jan"), "{:?}", names(&found));
    assert!(found.read_as.contains(&ReadAs::BirthPart("Jan 1961".into())), "{:?}", found.read_as);
    assert!(found.read_as.contains(&ReadAs::Name("nowakowicz jan".into())), "{:?}", found.read_as);
}

#[test]
fn another_surname_is_told_and_is_not_likely() {
    let Some((_world, ada)) = holding("28b-may-year", |text| text) else { return };
    let found = ada.search("Thornquist May 1963");
    assert!(names(&found).iter().any(|name| name.contains("THORNQUIST")), "{:?}", names(&found));
    for other in found.hits.iter().filter(|hit| hit.name.contains("MARCHBANK")) {
        assert_ne!(other.band, Band::Likely);
        assert!(other.why.contains(&MatchedOn::WordUnmatched("thornquist".into())), "{:?}", other.why);
    }
}

#[test]
fn a_national_insurance_number_is_no_birth_and_is_said_not_to_be_held() {
    let Some((_world, ada)) = holding("29-nino", |text| text) else { return };
    let found = ada.search("AB 12 03 56 C");
    let read = ReadAs::NiNumber("AB120356C".into());
    assert_eq!((found.read_as, found.not_held, found.hits.len()), (vec![read.clone()], vec![read], 0));
}

#[test]
fn a_telephone_number_is_found_however_it_is_pasted() {
    if case("30-phones").is_none() {
        return;
    }
    let with_phone = |text: String| text.replacen("DE1 2AB,,,", "DE1 2AB,07700 900200,,", 1);
    let Some((_world, ada)) = holding("29-nino", with_phone) else { return };
    for text in [
        "07700.900.200",
        "447700900200",
        "tel:+44-7700-900200",
        "(+44) 7700 900200",
        "tel:+44-7700-900200;ext=12",
        "07700 900200 ext. 123",
        "\u{202a}+44 7700 900200\u{202c}",
        "\u{2068}07700 900200\u{2069}",
        "07700 900\u{fe0d}200",
    ] {
        let found = ada.search(text);
        assert_eq!((names(&found).len(), found.not_held.len()), (1, 0), "{text:?}: {:?}", found.read_as);
    }
}

#[test]
fn a_plate_of_any_form_finds_its_person_as_written_and_without_gaps() {
    if case("32-plates").is_none() {
        return;
    }
    const PLATES: [&str; 11] = [
        "101 D 234",
        "238 X 117",
        "181-D-12345",
        "FÜS AB 123",
        "1 RGB",
        "K 9",
        "12345",
        "12 AB 34",
        "PMN 123 A",
        "S 24 ABC",
        "CARSON 12345",
    ];
    let world = World::empty();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("drivers.jsonl");
    let lines = (1..).zip(PLATES).flat_map(|(number, plate)| driver(number, plate)).map(|line| line.to_string() + "\n");
    fs::write(&file, lines.collect::<String>()).expect("a file");
    world.import(&file);
    let ada = world.device("ada");
    ada.sync();
    for (number, plate) in (1..).zip(PLATES) {
        let wanted = id(3, number);
        for text in [plate.to_owned(), plate.replace([' ', '-'], "")] {
            let found = ada.search(&text);
            let persons: Vec<String> = found.hits.iter().map(|hit| hit.person.to_string()).collect();
            assert!(persons.contains(&wanted), "{text}: {:?} {:?}", names(&found), found.read_as);
        }
    }
}

/// An id of one of the tables of this file.
fn id(table: u8, number: u8) -> String {
    format!("01936c00-0000-7000-8000-00000000{table:02x}{number:02x}")
}

/// Somebody without a name worth finding, with a vehicle.
fn driver(number: u8, plate: &str) -> [Value; 2] {
    let at = "2025-03-04T02:10:00.000Z";
    [
        json!({ "record": {
            "id": id(1, number),
            "source": { "system": "test", "reference": number.to_string(), "learnt_at": at },
            "names": [{ "given": "Anyone", "family": "Specimen", "kind": "legal" }],
            "born": "unknown",
            "gender": "not_stated",
            "identifiers": [{ "kind": "plate", "value": plate }],
            "addresses": [],
            "warnings": [],
            "marks": [],
        } }),
        json!({ "record_link": {
            "id": id(2, number),
            "record": id(1, number),
            "person": id(3, number),
            "basis": "first",
            "at": at,
            "revoked_at": null,
        } }),
    ]
}
