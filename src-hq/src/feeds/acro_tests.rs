//! The manifest: its shape, its rows, and an archive made as the family courts make theirs.

use super::*;
use cordon_core::rules::condition::Term;
use cordon_core::rules::order::InForceCause;
use cordon_core::rules::visibility::Visibility;
use std::io::Write;
use std::path::Path;
use zip::unstable::write::FileOptionsExt;
use zip::write::{SimpleFileOptions, ZipWriter};

fn learnt() -> Timestamp {
    Timestamp::parse("2026-11-22T02:10:00Z").unwrap()
}

fn synthetic() -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/feeds/acro/manifest-20261110.csv")).unwrap()
}

#[track_caller]
fn the_order(reading: &Reading) -> &super::super::IncomingOrder {
    match &reading.outcome {
        Outcome::Orders(orders) => orders.first().unwrap(),
        Outcome::NothingForUs { reason } | Outcome::Broken { reason, .. } => panic!("{reason}"),
    }
}

#[track_caller]
fn check_broken(csv: &str, expected: &str) {
    let readings = read_manifest(csv.as_bytes(), &BTreeMap::new(), learnt());
    match readings.first().map(|reading| &reading.outcome) {
        Some(Outcome::Broken { reason, .. }) => assert_eq!(reason, expected),
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_row_is_an_order_that_must_be_read() {
    let readings = read_manifest(&synthetic(), &BTreeMap::new(), learnt());
    assert_eq!(readings.len(), 3);
    let first = the_order(readings.first().unwrap());
    let version = first.order.versions.first().unwrap();
    let condition = version.conditions.first().unwrap();
    assert!(condition.verbatim.starts_with("Read the order:"), "{}", condition.verbatim);
    assert_eq!(condition.term, Term::WordsOnly);
    assert_eq!(version.ends_at().unwrap().to_string(), "2027-11-03T00:00:00.000Z");
    let second = the_order(readings.get(1).unwrap());
    assert_eq!(second.order.versions.first().unwrap().in_force.first().unwrap().cause, InForceCause::EndUnknown);
    let respondent = second.people.first().unwrap().names.first().unwrap();
    assert_eq!((respondent.given.as_str(), respondent.family.as_str()), ("Tango \"Tee\"", "O'Pattern-Test"));
}

#[test]
fn contact_details_of_the_protected_are_need_to_know() {
    let readings = read_manifest(&synthetic(), &BTreeMap::new(), learnt());
    for reading in &readings {
        let applicant = the_order(reading).people.get(1).unwrap();
        assert!(applicant.addresses.iter().all(|address| address.visibility == Visibility::NeedToKnow));
    }
    let third = the_order(readings.get(2).unwrap()).people.first().unwrap();
    assert!(third.addresses.iter().all(|address| address.visibility == Visibility::NeedToKnow));
}

#[test]
fn thirty_columns_are_refused_with_their_number() {
    let header = COLUMNS.iter().take(30).copied().collect::<Vec<_>>().join(",");
    check_broken(&header, "30 columns where 31 are expected");
}

#[test]
fn a_night_without_orders_is_nothing_for_us() {
    let csv = format!("{}\r\n{}\r\n", COLUMNS.join(","), ",".repeat(30));
    let readings = read_manifest(csv.as_bytes(), &BTreeMap::new(), learnt());
    assert_eq!(readings, [Reading::nothing(TITLE, NO_ORDERS)]);
}

#[test]
fn the_papers_come_out_of_an_encrypted_archive() {
    let file = "FL404A-1700000000000101-1793577600.pdf";
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = || SimpleFileOptions::default().with_deprecated_encryption(b"secret").unwrap();
    writer.start_file("manifest-20261110.csv", options()).unwrap();
    writer.write_all(&synthetic()).unwrap();
    writer.start_file(file, options()).unwrap();
    writer.write_all(b"not a pdf at all").unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    let readings = read_zip(&bytes, Some("secret"), learnt());
    let incoming = the_order(readings.first().unwrap());
    let paper = incoming.attachments.first().unwrap();
    assert_eq!((paper.name.as_str(), paper.text.as_deref(), paper.sha256.len()), (file, None, 64));
    for wrong in [None, Some("wrong")] {
        let readings = read_zip(&bytes, wrong, learnt());
        assert!(matches!(readings.first().unwrap().outcome, Outcome::Broken { .. }));
    }
}

#[test]
fn the_published_manifest_is_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/acro/manifest-20260301.csv");
    let Ok(csv) = std::fs::read(path) else {
        println!("skipped: the published manifest is not beside this tree");
        return;
    };
    let readings = read_manifest(&csv, &BTreeMap::new(), learnt());
    assert_eq!(readings.len(), 3);
    assert!(readings.iter().all(|reading| matches!(reading.outcome, Outcome::Orders(_))));
}
