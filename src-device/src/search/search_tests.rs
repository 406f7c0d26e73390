use super::*;
use crate::store::replica::clue_line::Clues;
use cordon_core::rules::find::{self, BornAgreement, Likeness, PlateSlip};
use cordon_core::rules::ids::{PersonId, PersonRecordId};
use cordon_core::rules::person::{
    Address, BirthDate, Gender, Identifier, IdentifierKind, Name, NameKind, PersonRecord, Source,
};
use cordon_core::rules::time::{Day, Timestamp};
use cordon_core::rules::visibility::Visibility;
use proptest::prelude::*;
use uuid::Uuid;

pub(crate) fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

pub(crate) fn record(name: (&str, &str), born: &str) -> PersonRecord {
    PersonRecord {
        id: PersonRecordId(Uuid::from_u128(1)),
        source: Source { system: "test".into(), reference: String::new(), learnt_at: Timestamp::from_millis(0) },
        names: vec![Name { given: name.0.into(), family: name.1.into(), kind: NameKind::Legal }],
        born: Day::parse(born).map_or(BirthDate::Unknown, BirthDate::Known),
        gender: Gender::NotStated,
        identifiers: Vec::new(),
        addresses: Vec::new(),
        warnings: Vec::new(),
        marks: Vec::new(),
    }
}

pub(super) fn living_at(mut record: PersonRecord, line: &str, postcode: &str) -> PersonRecord {
    record.addresses.push(Address {
        lines: vec![line.into()],
        postcode: Some(postcode.into()),
        visibility: Visibility::PoliceOnly,
    });
    record
}

fn driving(mut record: PersonRecord, plate: &str) -> PersonRecord {
    record.identifiers.push(Identifier { kind: IdentifierKind::Plate, value: plate.into() });
    record
}

/// A street of people, the first being looked for, among others whose names are common.
fn crowd() -> Index {
    let mut builder = Builder::new();
    let mut add = |number: u128, record: &PersonRecord| builder.add(person(number), &Clues::of(record).to_text());
    add(1, &driving(living_at(record(("Alan John", "Smyth"), "1988-04-12"), "4 Peel Street", "DE1 2AB"), "AB10 CDE"));
    add(2, &record(("Siân", "O'Neill"), "1990-01-31"));
    add(3, &living_at(record(("Robert", "De Silva"), "1975-12-01"), "9 Abbey Road", "DE12 3AB"));
    add(4, &record(("Мария", "Иванова"), ""));
    add(5, &record(("Anne-Marie", "McCarthy"), "1988-12-04"));
    for number in 100..400 {
        let given = ["Alan", "John", "David", "Susan"][number as usize % 4];
        let family = ["Smith", "Jones", "Taylor"][number as usize % 3];
        add(number, &record((given, family), &format!("19{}-06-15", 40 + number % 60)));
    }
    builder.finish()
}

fn today() -> Day {
    Day::new(2026, 11, 28).unwrap()
}

fn ask(text: &str) -> Vec<Match> {
    crowd().find(&find::read(text, today()), today(), 50, None).matches
}

#[track_caller]
fn first(text: &str, number: u128) -> Match {
    let found = ask(text);
    let best = found.first().unwrap_or_else(|| panic!("nobody for {text:?}"));
    assert_eq!(best.person, person(number), "{text:?} found {best:?}");
    best.clone()
}

#[test]
fn a_name_is_found_in_any_order_and_by_its_beginning() {
    for text in ["alan smyth", "smyth alan", "SMYTH, Alan John", "alan smy", "a smyth", "smyth j a"] {
        first(text, 1);
    }
}

#[test]
fn a_name_is_found_as_it_sounds_and_as_it_is_mistyped() {
    let sounds = first("alan smythe 12/04/1988", 1);
    assert!(sounds.words.iter().any(|word| word.held == "smyth" && word.likeness != Some(Likeness::Same)));
    first("alna smyth", 1);
    first("ssmyth alan", 1);
    first("ann marie mccarthey", 5);
}

#[test]
fn short_forms_and_other_scripts_are_read() {
    let found = first("bob de silva", 3);
    assert!(found.words.iter().any(|word| word.likeness == Some(Likeness::Short)));
    first("maria ivanova", 4);
    first("Мария Иванова", 4);
    first("sian oneill", 2);
}

#[test]
fn parted_and_joined_names_meet() {
    first("o neill sian", 2);
    first("desilva robert", 3);
    first("annemarie mc carthy", 5);
}

#[test]
fn a_birth_is_found_through_a_slip_and_says_which() {
    assert_eq!(first("smyth 12/04/1988", 1).born, BornAgreement::SameDay);
    assert_eq!(first("alan smyth 04/12/1988", 1).born, BornAgreement::Swapped);
    assert_eq!(first("alan smyth 13/04/1988", 1).born, BornAgreement::OneFigure);
    assert_eq!(first("smyth 12 apr", 1).born, BornAgreement::DayMonth);
    assert_eq!(first("smyth aged 38", 1).born, BornAgreement::Age);
    for part_alone in ["12/04/1988", "12 apr", "apr 1988", "1988", "aged 38"] {
        assert!(ask(part_alone).iter().any(|found| found.person == person(1)), "{part_alone}");
    }
}

#[test]
fn a_missing_birth_is_no_penalty() {
    first("maria ivanova 01/02/1980", 4);
    assert_eq!(first("maria ivanova 01/02/1980", 4).born, BornAgreement::Neutral);
}

#[test]
fn several_clues_together_find_more_than_each() {
    let found = first("smyth alan 88 de1", 1);
    assert_eq!(found.postcode, PostcodeMatch::Same);
    assert_eq!(found.born, BornAgreement::Year);
    first("peel street", 1);
    first("alan peel street", 1);
    assert_ne!(ask("silva de1").first().map(|found| found.postcode), Some(PostcodeMatch::Same));
}

#[test]
fn an_address_that_not_everybody_may_see_is_found_whole_or_not_at_all() {
    let mut hidden = living_at(record(("Beta", "Specimen"), "1990-09-30"), "9 Mill Lane", "DE56 1QZ");
    hidden.addresses[0].visibility = Visibility::NeedToKnow;
    let mut builder = Builder::new();
    builder.add(person(1), &Clues::of(&hidden).to_text());
    let index = builder.finish();
    let asked = |text: &str| index.find(&find::read(text, today()), today(), 50, None).matches;
    assert_eq!(asked("de56 1qz").first().map(|found| found.postcode), Some(PostcodeMatch::Same));
    for part in ["mill lane", "de56", "de56 1"] {
        assert!(asked(part).is_empty(), "{part}");
    }
    let with_name = |area: &str| asked(&format!("beta specimen {area}"))[0].bits;
    assert_eq!(with_name("de56"), with_name("s40"), "the area changes nothing");
    hidden.addresses[0].visibility = Visibility::Sealed;
    hidden.identifiers.push(Identifier { kind: IdentifierKind::Postcode, value: "DE56 1QZ".into() });
    assert!(!Clues::of(&hidden).to_text().contains("DE561QZ"));
}

#[test]
fn a_plate_is_found_through_one_slip() {
    for (typed, slip) in [
        ("AB10 CDE", PlateSlip::None),
        ("AB1O CDE", PlateSlip::LookAlike),
        ("BA10 CDE", PlateSlip::Swapped),
        ("AB10 CDF", PlateSlip::Other),
    ] {
        let found = first(typed, 1);
        assert_eq!(found.plate, Some(("AB10CDE".to_owned(), slip)), "{typed}");
    }
}

/// Whom a question finds among these, best first.
fn among(held: &[PersonRecord], text: &str) -> Vec<Match> {
    let mut builder = Builder::new();
    for (number, record) in (1..).zip(held) {
        builder.add(person(number), &Clues::of(record).to_text());
    }
    builder.finish().find(&find::read(text, today()), today(), 50, None).matches
}

#[test]
fn a_plate_of_any_form_finds_whoever_has_it_as_written_and_without_gaps() {
    let marks = [
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
    let held: Vec<PersonRecord> = marks.iter().map(|mark| driving(record(("Una", "Example"), ""), mark)).collect();
    for (number, mark) in (1..).zip(marks) {
        for typed in [mark.to_owned(), mark.replace([' ', '-'], ""), mark.to_lowercase()] {
            let found = among(&held, &typed);
            assert_eq!(found.first().map(|found| found.person), Some(person(number)), "{typed}");
            assert_eq!(found[0].plate.as_ref().map(|(_, slip)| *slip), Some(PlateSlip::None), "{typed}");
        }
    }
}

#[test]
fn a_word_typed_in_full_is_not_met_by_a_lone_initial() {
    let held = [record(("W. Clay", "Pellmore"), ""), record(("伟明", "王"), ""), record(("N", "Hara"), "")];
    let found = among(&held, "Wang Weiming");
    assert_eq!(found.iter().map(|found| found.person).collect::<Vec<_>>(), [person(2)]);
    assert!(among(&held, "Nobodyatall").is_empty());
    assert_eq!(among(&held, "N Hara")[0].person, person(3));
    assert_eq!(among(&held, "王")[0].person, person(2));
}

#[test]
fn a_month_that_is_a_name_finds_by_both_readings() {
    let names = [record(("Jan", "Nowakowicz"), "1961-06-14"), record(("Piotr", "Nowakowicz"), "1962-07-15")];
    let found = among(&names, "Nowakowicz Jan 1961");
    assert_eq!(found.iter().map(|found| found.person).collect::<Vec<_>>(), [person(1), person(2)]);
    let held = [record(("Elizabeth", "Thornquist"), "1960-05-13"), record(("April May", "Marchbank"), "1963-08-16")];
    let found = among(&held, "Thornquist May 1963");
    assert!(found.iter().any(|found| found.person == person(1)));
    let hers = found.iter().find(|found| found.person == person(2)).unwrap();
    assert_ne!(hers.band, find::Band::Likely);
    assert_eq!(hers.unmatched, ["thornquist"]);
    let born = [record(("Zoe", "Thornquist"), "1963-05-02")];
    assert_eq!(among(&born, "Thornquist May 1963")[0].born, BornAgreement::MonthYear);
}

#[test]
fn those_who_fit_alike_stand_by_name_and_birth_and_not_by_id() {
    let one = record(("Una", "Example"), "1990-01-01");
    let other = record(("Una", "Example"), "1980-01-01");
    for held in [[one.clone(), other.clone()], [other, one]] {
        let found = among(&held, "una example");
        let first = held.iter().position(|record| record.born == BirthDate::Known(Day::new(1980, 1, 1).unwrap()));
        assert_eq!(found[0].person, person(first.unwrap() as u128 + 1));
    }
}

#[test]
fn a_common_name_finds_everybody_who_has_it_and_says_there_are_more() {
    let index = crowd();
    let found = index.find(&find::read("smith", today()), today(), 50, None);
    assert_eq!(found.matches.len(), 50);
    assert!(found.more);
    assert!(found.matches.iter().all(|each| each.name.as_ref().is_some_and(|(name, _)| name.ends_with("smith"))));
}

#[test]
fn what_nobody_is_like_finds_nobody() {
    assert!(ask("xqzt").is_empty());
    assert!(ask("").is_empty());
    assert!(ask("!!!").is_empty());
}

#[test]
fn two_records_of_a_person_are_one_match_and_each_name_finds_them() {
    let mut builder = Builder::new();
    builder.add(person(1), &Clues::of(&record(("Alan", "Smyth"), "1988-04-12")).to_text());
    builder.add(person(2), &Clues::of(&record(("Zoe", "Other"), "1950-01-01")).to_text());
    builder.add(person(1), &Clues::of(&record(("Al", "Fearn"), "1988-04-13")).to_text());
    let index = builder.finish();
    for text in ["smyth", "fearn", "al fearn 13/04/1988", "alan smyth 13/04/1988"] {
        let found = index.find(&find::read(text, today()), today(), 50, None).matches;
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].person, person(1), "{text}");
    }
}

#[test]
fn a_small_index_weighs_by_the_large_one_beside_it() {
    let mut builder = Builder::new();
    builder.add(person(900), &Clues::of(&record(("Alan", "Smith"), "1970-01-01")).to_text());
    let small = builder.finish();
    let query = find::read("alan smith", today());
    let large = crowd().find(&query, today(), 50, None);
    let beside = small.find(&query, today(), 50, Some(&large.among));
    let alone = small.find(&query, today(), 50, None);
    let same = large.matches.iter().find(|each| each.name.as_ref().is_some_and(|(name, _)| name == "alan smith"));
    assert!((beside.matches[0].bits - same.unwrap().bits).abs() < 1e-9);
    assert_ne!(beside.matches[0].band, alone.matches[0].band);
}

proptest! {
    #[test]
    fn nothing_typed_breaks_it_and_answers_repeat(text in ".{0,60}") {
        let index = crowd();
        let query = find::read(&text, today());
        let once = index.find(&query, today(), 50, None).matches;
        prop_assert!(once.len() <= 50);
        prop_assert!(once.windows(2).all(|pair| pair[0].bits >= pair[1].bits));
        prop_assert_eq!(index.find(&query, today(), 50, None).matches, once);
    }
}

#[test]
fn a_short_form_finds_its_usual_name_first() {
    for (typed, usual, other) in [("bill", "William", "Robert"), ("ted", "Edward", "Theodore")] {
        // Whichever of the two comes first, and by whatever id.
        for numbers in [[1, 2], [2, 1]] {
            let mut builder = Builder::new();
            for (number, given) in numbers.into_iter().zip([usual, other]) {
                builder.add(person(number), &Clues::of(&record((given, "Thornquist"), "1988-04-12")).to_text());
            }
            let found = builder.finish().find(&find::read(&format!("{typed} thornquist"), today()), today(), 50, None);
            assert_eq!(found.matches.len(), 2);
            assert_eq!(found.matches[0].person, person(numbers[0]), "{typed} is {usual}");
            assert!(found.matches[0].bits > found.matches[1].bits + 1.0);
        }
    }
}

#[test]
fn a_house_number_weighs_beside_its_street() {
    let mut builder = Builder::new();
    for number in 1..=300 {
        let home = living_at(record(("Alan", "Smith"), "1988-04-12"), &format!("{number} High Street"), "DE1 2AB");
        builder.add(person(number), &Clues::of(&home).to_text());
    }
    let parted = PersonRecord {
        addresses: vec![Address {
            lines: vec!["Flat 2".into(), "401b".into(), "Peel Street".into()],
            postcode: None,
            visibility: Visibility::PoliceOnly,
        }],
        ..record(("Beth", "Jones"), "")
    };
    builder.add(person(400), &Clues::of(&parted).to_text());
    builder.add(person(401), &Clues::of(&record(("Mary", "Peel"), "")).to_text());
    let index = builder.finish();
    let ask = |text: &str| index.find(&find::read(text, today()), today(), 50, None).matches;
    for number in [7_u128, 137, 299] {
        let found = ask(&format!("{number} high street"));
        assert_eq!(found[0].person, person(number));
        assert!(found[0].bits > found[1].bits + 3.0, "{number}");
        assert!(found[0].words.iter().any(|word| word.typed == format!("{number} high")), "{:?}", found[0].words);
        assert_eq!(ask(&format!("smith {number} high street"))[0].person, person(number));
    }
    assert_eq!(ask("401b peel street")[0].person, person(400));
    assert!(ask("4 peel street").iter().all(|found| found.person != person(401)), "a street is nobody's name");
    assert_eq!(ask("mary peel")[0].person, person(401));
}

#[test]
fn whoever_types_on_is_answered_as_if_asked_for_it_at_once() {
    let index = crowd();
    let find = |index: &Index, text: &str| index.find(&find::read(text, today()), today(), 50, None).matches;
    for text in
        ["smyth alan 12/04/1988", "o neill sian", "alan alan smith", "de silva robert de12 3ab", "taylro susann 61"]
    {
        let ends = (1..=text.len()).chain((1..text.len()).rev());
        for typed in ends.filter_map(|end| text.get(..end)) {
            assert_eq!(find(&index, typed), find(&crowd(), typed), "{typed:?}");
        }
    }
}
