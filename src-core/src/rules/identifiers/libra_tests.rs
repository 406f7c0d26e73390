//! The identifiers in the courts' published messages, read as they stand there.

use super::{Asn, IdError, OffenceCode, OuCode, PtiUrn};
use std::collections::BTreeSet;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/libra");

/// Messages whose summons number has the wrong check letter on purpose: the cases of their tests
/// turn on it, or correct it.
const WRONG_LETTER: [&str; 5] = ["121-", "142", "403-", "404-", "430-"];
/// Messages with a pre-trial reference of two digits, for the force must be told otherwise.
const NO_REFERENCE: [&str; 2] = ["121-", "122-"];
/// A message of variations: a court of four digits and an offence of five characters among them.
const VARIATIONS: &str = "common-aho-parse-fixtures-msg-001-variations";

/// Each message by name; none where the folder is not there.
fn messages() -> Vec<(String, String)> {
    let Ok(entries) = std::fs::read_dir(FOLDER) else {
        println!("skipped: {FOLDER} is not here");
        return Vec::new();
    };
    let paths =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "xml"));
    paths
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// What stands between each opening tag of that name and its closing one.
fn texts<'a>(xml: &'a str, tag: &str) -> Vec<&'a str> {
    let sign = format!("{tag}>");
    let inside: Vec<&str> = xml.split(sign.as_str()).collect();
    inside.into_iter().skip(1).step_by(2).map(|text| text.split('<').next().unwrap()).collect()
}

fn is_among(name: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| name.starts_with(start))
}

#[test]
fn every_summons_number_verifies_but_those_made_wrong_on_purpose() {
    let mut right = BTreeSet::new();
    let mut wrong = BTreeSet::new();
    let messages = messages();
    for (name, xml) in &messages {
        for text in texts(xml, "ProsecutorReference") {
            match Asn::parse(text) {
                Ok(asn) => {
                    assert!(!is_among(name, &WRONG_LETTER), "{name}: {text}");
                    right.insert(asn);
                }
                Err(error) => {
                    assert!(matches!(error, IdError::WrongCheckLetter { .. }), "{name}: {text}: {error}");
                    assert!(is_among(name, &WRONG_LETTER), "{name}: {text}: {error}");
                    wrong.insert(text);
                }
            }
        }
    }
    println!("{} summons numbers verify, {} do not", right.len(), wrong.len());
    assert!(messages.is_empty() || (right.len() >= 40 && wrong.len() == 5));
}

#[test]
fn every_court_reference_and_offence_is_read_but_those_named_as_irregular() {
    let mut irregular = Vec::new();
    let messages = messages();
    for (name, xml) in &messages {
        for text in texts(xml, "CourtHearingLocation").into_iter().chain(texts(xml, "OrgUnitCode")) {
            if let Err(error) = OuCode::parse(text) {
                assert!(name.starts_with(VARIATIONS), "{name}: {text}: {error}");
                irregular.push(text);
            }
        }
        for text in texts(xml, "PTIURN") {
            if let Err(error) = PtiUrn::parse(text) {
                assert!(is_among(name, &NO_REFERENCE), "{name}: {text}: {error}");
                irregular.push(text);
            }
        }
        for text in texts(xml, "OffenceCode") {
            if let Err(error) = OffenceCode::parse(text) {
                assert!(name.starts_with(VARIATIONS), "{name}: {text}: {error}");
                irregular.push(text);
            }
        }
    }
    irregular.sort_unstable();
    assert!(messages.is_empty() || irregular == ["0413", "70", "70", "XX001"], "{irregular:?}");
}
