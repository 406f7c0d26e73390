//! What is left of an enrolment that failed.

use crate::files::paths::Paths;
use crate::house::{House, Options};
use std::io::Write as _;

#[test]
fn an_enrolment_that_failed_leaves_no_key_and_takes_nothing_that_stood_before() {
    let folder = tempfile::tempdir().unwrap();
    let paths = Paths::new(folder.path());
    write(paths.own(), "an earlier device's");
    write(folder.path().join("hq-ca.pem"), "installed");
    std::fs::create_dir(paths.transport()).unwrap();
    let house = House::open(folder.path(), Options::plain("a test")).unwrap();
    // What stands once HQ has answered and the transport file cannot be put in its place.
    let part = paths.transport().with_extension("part");
    for made in [paths.access(), paths.clock(), paths.capture_keys(), paths.replica(), part] {
        write(&made, "made");
    }
    house.unmake().unwrap();
    let mut left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|found| found.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["hq-ca.pem", "own.db", "transport.json"]);
}

fn write(path: impl AsRef<std::path::Path>, text: &str) {
    std::fs::File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
}
