use super::*;
use crate::proof::entry::Body;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::fs;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "text")]
enum Beside {
    Bare,
    Said(String),
    Both(u8, i64),
    Named { one: Option<f64>, other: Vec<Plain> },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
enum Within {
    Bare,
    Named { deep: Option<Box<Within>>, of: Beside },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Plain {
    One,
    Two,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Outside {
    Unit,
    New(Wrapped),
    Pair(bool, char),
    Named { by: BTreeMap<Plain, f32> },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Wrapped(i32);

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Whole {
    first: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    middle: Vec<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    maybe: Option<String>,
    last: (i8, String),
}

/// As the page reads it, whose browser makes the tree.
fn read<T: de::DeserializeOwned>(text: &str) -> Option<T> {
    super::read(&serde_json::from_str(text).ok()?)
}

#[track_caller]
fn check<T: Serialize + de::DeserializeOwned + PartialEq + Debug>(value: T) {
    let text = serde_json::to_string(&value).unwrap();
    assert_eq!(read::<T>(&text), Some(value), "{text}");
}

#[test]
fn every_shape_is_read_as_it_was_written() {
    check(Beside::Bare);
    check(Beside::Said("said \"so\"\u{0}".to_owned()));
    check(Beside::Both(7, i64::MIN));
    check(Beside::Named { one: Some(-0.5), other: vec![Plain::Two, Plain::One] });
    check(Within::Bare);
    let deep = Some(Box::new(Within::Named { deep: None, of: Beside::Named { one: None, other: Vec::new() } }));
    check(Within::Named { deep, of: Beside::Bare });
    check(vec![Outside::Unit, Outside::New(Wrapped(-3)), Outside::Pair(true, 'é')]);
    check(Outside::Named { by: BTreeMap::from([(Plain::One, 1.5), (Plain::Two, 2.0)]) });
    check(Some(u64::MAX));
    check(Option::<Plain>::None);
    check(());
}

#[test]
fn a_field_that_is_left_out_is_its_default_and_the_next_is_its_own() {
    check(Whole { first: 1, last: (2, "three".to_owned()), ..Whole::default() });
    check(Whole { first: 1, middle: vec![9], maybe: Some("m".to_owned()), last: (2, "three".to_owned()) });
}

#[test]
fn what_is_not_of_its_kind_is_not_read() {
    let spoilt = ["", "{", "[]", "null", "{\"first\":1}", "{\"first\":-1,\"last\":[1,\"a\"]}"];
    for text in spoilt {
        assert_eq!(read::<Whole>(text), None, "{text}");
    }
    assert_eq!(read::<Plain>("\"three\""), None);
    assert_eq!(read::<Outside>("{\"New\":1,\"Unit\":null}"), None);
    assert_eq!(read::<Outside>("\"New\""), None);
    assert_eq!(read::<Beside>("{\"kind\":\"said\"}"), None);
}

#[test]
fn a_field_that_nobody_knows_is_passed_over() {
    let text = "{\"first\":1,\"new\":{\"a\":[1,2]},\"last\":[2,\"x\"]}";
    assert_eq!(read(text), Some(Whole { first: 1, last: (2, "x".to_owned()), ..Whole::default() }));
}

/// Every kind of entry, as it was signed, is read as the journal reads it.
#[test]
fn bodies_are_read_as_the_journal_reads_them() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.starts_with("body-") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let journal: Result<Body, _> = serde_json::from_str(line);
            let Ok(journal) = journal else { continue };
            let page: Option<Body> = read(line);
            assert_eq!(format!("{:?}", Some(journal)), format!("{page:?}"), "{name}");
            count += 1;
        }
    }
    assert!(count >= 10, "only {count} bodies were read");
}
