use super::*;
use std::collections::{BTreeMap, BTreeSet};

const PEOPLE: u64 = 20_000;
const QUERIES: u64 = 100;

fn people(seed: u64, people: u64) -> (Vec<Vec<String>>, Tally) {
    let mut file = Vec::new();
    let tally = write_people(&Crowd::new(seed, people), &mut file).unwrap();
    (rows(&file), tally)
}

fn queries(seed: u64) -> Vec<Vec<String>> {
    let mut file = Vec::new();
    write_queries(&Crowd::new(seed, PEOPLE), QUERIES, &mut file).unwrap();
    rows(&file)
}

/// No field may need quotes, or this reads it wrongly.
fn rows(file: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(file).unwrap();
    assert!(!text.contains('"'), "a name needs quotes");
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// The rows of people by their number, the first name of each only.
fn held() -> BTreeMap<String, Vec<String>> {
    let mut held = BTreeMap::new();
    for row in people(1, PEOPLE).0 {
        held.entry(row[0].clone()).or_insert(row);
    }
    held
}

fn of_kind(kind: &str) -> Vec<(Vec<String>, Vec<String>)> {
    let held = held();
    let asked: Vec<_> = queries(1).into_iter().filter(|row| row[6] == kind).collect();
    assert_eq!(asked.len() as u64, QUERIES, "queries of kind {kind}");
    asked.into_iter().map(|row| (held[&row[0]].clone(), row)).collect()
}

#[track_caller]
fn check_share(rows: &[Vec<String>], is_counted: impl Fn(&Vec<String>) -> bool, (least, most): (f64, f64)) {
    let counted = rows.iter().skip(1).filter(|row| is_counted(row)).count();
    let share = 100.0 * counted as f64 / (rows.len() - 1) as f64;
    assert!((least..=most).contains(&share), "{share:.2} % where {least} to {most} were to be");
}

#[test]
fn the_same_seed_gives_the_same_crowd_and_another_gives_another() {
    assert_eq!(people(7, 500).0, people(7, 500).0);
    assert_ne!(people(7, 500).0, people(8, 500).0);
    assert_eq!(queries(7), queries(7));
    assert_ne!(queries(7), queries(8));
}

#[test]
fn a_person_is_the_same_in_a_small_crowd_and_in_a_large_one() {
    assert_eq!(people(1, 50).0[..], people(1, 500).0[..people(1, 50).0.len()]);
}

#[test]
fn both_files_begin_with_their_headers() {
    assert_eq!(people(1, 1).0[0].join(","), "id,name,dob,postcode,plate,origin");
    assert_eq!(queries(1)[0].join(","), "id,name,dob,postcode,plate,origin,kind");
}

#[test]
fn every_field_is_held_for_its_share_of_people() {
    let (rows, tally) = people(1, PEOPLE);
    assert!((20_500..=20_700).contains(&tally.rows), "{} rows for {PEOPLE} people", tally.rows);
    assert_eq!(tally.rows as usize, rows.len() - 1);
    check_share(&rows, |row| row[2].is_empty(), (2.5, 3.5));
    check_share(&rows, |row| row[2].len() == 4, (1.6, 2.4));
    check_share(&rows, |row| row[3].is_empty(), (3.4, 4.6));
    check_share(&rows, |row| !row[4].is_empty(), (33.5, 36.5));
    check_share(&rows, |row| row[1].split(' ').count() > 2, (46.0, 54.0));
    check_share(&rows, |row| row[5] == "english" && row[1].rsplit(' ').next().unwrap().contains('-'), (1.6, 2.4));
}

#[test]
fn origins_have_the_shares_of_the_county() {
    let (rows, _) = people(1, PEOPLE);
    for (origin, range) in [
        ("english", (64.5, 67.5)),
        ("scottish_irish", (8.2, 9.8)),
        ("welsh", (3.4, 4.6)),
        ("south_asian_hindu_sikh", (4.4, 5.6)),
        ("south_asian_muslim", (5.3, 6.7)),
        ("polish_baltic", (3.4, 4.6)),
        ("romanian", (1.1, 1.9)),
        ("west_african", (1.1, 1.9)),
        ("east_african_arab", (0.7, 1.3)),
        ("chinese_vietnamese", (0.7, 1.3)),
        ("turkish_kurdish", (0.3, 0.7)),
        ("iberian", (0.3, 0.7)),
    ] {
        check_share(&rows, |row| row[5] == origin, range);
    }
}

#[test]
fn one_in_eighty_is_a_smith_and_one_in_fifty_a_david() {
    let (rows, _) = people(1, PEOPLE);
    check_share(&rows, |row| row[1].ends_with(" Smith"), (0.9, 1.5));
    check_share(&rows, |row| row[1].starts_with("David "), (1.5, 2.5));
}

#[test]
fn the_parts_of_names_are_many_and_go_on_growing() {
    let (few, many) = (people(1, 5000).1.tokens.len(), people(1, PEOPLE).1.tokens.len());
    assert!(few >= 4500, "{few} parts of names");
    assert!(many >= 12_500, "{many} parts of names");
}

#[test]
fn every_name_can_be_typed_on_a_british_keyboard() {
    let (rows, _) = people(2, PEOPLE);
    assert!(rows.iter().any(|row| !row[1].is_ascii()), "no name has a mark");
    assert_eq!(rows.iter().find(|row| !plain(&row[1]).is_ascii()), None);
}

#[test]
fn every_kind_has_its_queries_and_each_of_them_somebody_to_find() {
    let (held, queries) = (held(), queries(1));
    assert_eq!(queries.len() as u64, 1 + QUERIES * queries::KINDS.len() as u64);
    for row in queries.iter().skip(1) {
        assert_eq!(row[5], held[&row[0]][5], "the origin of {}", row[0]);
        assert!(row[1..5].iter().any(|field| !field.is_empty()), "nothing is typed for {}", row[0]);
    }
    for kind in queries::KINDS {
        assert_eq!(queries.iter().filter(|row| row[6] == kind.name).count() as u64, QUERIES, "{}", kind.name);
    }
}

#[test]
fn what_is_typed_differs_from_what_is_held_as_its_kind_says() {
    for kind in ["misspelt", "sound", "nickname", "initial"] {
        for (held, asked) in of_kind(kind) {
            assert_eq!(held[2], asked[2], "{kind}: the date");
            assert_ne!(plain(&held[1]), plain(&asked[1]), "{kind}: the name");
        }
    }
    for (held, asked) in of_kind("clean") {
        assert!(held[1].starts_with(asked[1].split(' ').next().unwrap()) && held[2] == asked[2]);
    }
    for (held, asked) in of_kind("swapped") {
        let family = held[1].rsplit(' ').next().unwrap();
        assert!(asked[1].contains(&format!("{family} ")) && held[2] == asked[2], "{} for {}", asked[1], held[1]);
    }
    for (held, asked) in of_kind("year_only") {
        assert!(asked[2].len() == 4 && held[2].starts_with(&asked[2]));
    }
    for (held, asked) in of_kind("name_postcode") {
        assert!(held[3].starts_with(&format!("{} ", asked[3])));
    }
}

#[test]
fn a_slip_in_a_date_is_another_day() {
    for (held, asked) in of_kind("date_slip") {
        assert!(held[2] != asked[2] && asked[2].len() == 10, "{} for {}", asked[2], held[2]);
    }
}

#[test]
fn a_plate_differs_in_one_sign() {
    for kind in ["plate_confused", "plate_wrong"] {
        for (held, asked) in of_kind(kind) {
            let (held, asked) = (held[4].replace(' ', ""), asked[4].replace(' ', ""));
            let differing = held.chars().zip(asked.chars()).filter(|(one, other)| one != other).count();
            assert!(differing == 1 && held.len() == asked.len(), "{kind}: {asked} for {held}");
        }
    }
}

#[test]
fn a_given_name_has_its_short_forms_in_one_place() {
    let mut seen = BTreeSet::new();
    for (names, forms) in nicknames::FORMS.lines().filter_map(|line| line.split_once(':')) {
        assert!(forms.split_whitespace().count() > 0, "{names} has no short form");
        for name in names.split_whitespace() {
            assert!(seen.insert(name), "{name} stands in two lines");
            assert!(!forms.split_whitespace().any(|form| form == name), "{name} is its own short form");
        }
    }
}
