use super::*;

fn read_now(text: &str) -> Query {
    read(text, Day::new(2026, 11, 22).unwrap())
}

#[test]
fn a_name_with_a_date_in_any_spelling() {
    let born = Day::new(1988, 4, 12).map(BornClue::Day);
    for text in [
        "smith alan 12/04/1988",
        "smith alan 12-4-88",
        "1988-04-12 smith alan",
        "smith 12 apr 1988 alan",
        "smith, alan 12.4.1988",
        "smith alan 12041988",
        "alan smith 12th april 88",
        "alan smith 12 4 1988",
    ] {
        let query = read_now(text);
        assert_eq!(query.words.len(), 2, "{text}");
        assert_eq!(query.born, born, "{text}");
    }
}

#[track_caller]
fn born(text: &str, expected: BornClue) {
    assert_eq!(read_now(text).born, Some(expected), "{text}");
}

#[test]
fn parts_of_dates_and_ages() {
    born("smyth 12 apr", BornClue::DayMonth { day: 12, month: 4 });
    born("smyth 12/4", BornClue::DayMonth { day: 12, month: 4 });
    born("smyth apr 1988", BornClue::MonthYear { month: 4, year: 1988 });
    born("smyth 04/1988", BornClue::MonthYear { month: 4, year: 1988 });
    born("smyth 1988", BornClue::Year(1988));
    born("smyth aged 38", BornClue::Age(38));
    born("smyth 38yo", BornClue::Age(38));
    born("smyth 88", BornClue::TwoFigures(88));
    born("smyth 12.iv.1988", BornClue::Day(Day::new(1988, 4, 12).unwrap()));
    born("smyth 12/iv/88", BornClue::Day(Day::new(1988, 4, 12).unwrap()));
    born("smyth 12/4/88", BornClue::Day(Day::new(1988, 4, 12).unwrap()));
    born("smyth 12 Ebrill 1988", BornClue::Day(Day::new(1988, 4, 12).unwrap()));
    born("smyth 12 września 1988", BornClue::Day(Day::new(1988, 9, 12).unwrap()));
    born("smyth 12th-april-1988", BornClue::Day(Day::new(1988, 4, 12).unwrap()));
    assert_eq!(read_now("may smith 12 peel street").words, ["may", "smith", "peel", "street"]);
    assert_eq!(read_now("may 1988").words, ["may"]);
    let firm = read_now("12 peel street smith 12/04/1988");
    assert_eq!(firm.born, Day::new(1988, 4, 12).map(BornClue::Day));
    assert_eq!(firm.words, ["peel", "street", "smith"]);
    born("smith 120488", BornClue::Day(Day::new(1988, 4, 12).unwrap()));
    born("smith (12/04/1988)", BornClue::Day(Day::new(1988, 4, 12).unwrap()));
}

#[test]
fn identifiers_are_told_apart() {
    let kind = |text: &str| read_now(text).identifiers.first().map(|found| found.0);
    assert_eq!(kind("2002/0073319Z"), Some(IdentifierKind::PncId));
    assert_eq!(kind("07700 900101"), Some(IdentifierKind::Phone));
    assert_eq!(kind("+44 7700 900101"), Some(IdentifierKind::Phone));
    assert_eq!(kind("DE26F00011"), Some(IdentifierKind::CaseNumber));
    assert_eq!(kind("a.smith@example.org"), Some(IdentifierKind::Email));
    assert_eq!(kind("+44 20 7946 0958"), Some(IdentifierKind::Phone));
    assert_eq!(kind("1700123456"), Some(IdentifierKind::CaseNumber));
    assert_eq!(kind("smith"), None);
    assert_eq!(read_now("AB12 CDE").plate.as_deref(), Some("AB12CDE"));
    assert_eq!(read_now("ab12cde").plate.as_deref(), Some("AB12CDE"));
    assert_eq!(read_now("AB1O CDE").plate.as_deref(), Some("AB1OCDE"));
    assert_eq!(read_now("smith alan").plate, None);
    assert_eq!(read_now("aidan 1988").plate, None);
    assert_eq!(read_now("lee 1988").plate, None);
    assert_eq!(read_now("smith 12 apr 1988 AB12CDE").plate.as_deref(), Some("AB12CDE"));
    let either = read_now("ST73 2NG");
    assert_eq!(either.plate.as_deref(), Some("ST732NG"));
    assert_eq!(either.postcode, Some(PostcodeClue::Whole("ST732NG".into())));
}

#[test]
fn several_clues_together() {
    let query = read_now("smyth alan 88 de1");
    assert_eq!(query.words, ["smyth", "alan"]);
    assert_eq!(query.born, Some(BornClue::TwoFigures(88)));
    assert_eq!(query.postcode, Some(PostcodeClue::Begins("DE1".into())));
    let whole = read_now("smyth de56 1ab");
    assert_eq!(whole.postcode, Some(PostcodeClue::Whole("DE561AB".into())));
    let sector = read_now("smyth de56 1");
    assert_eq!(sector.postcode, Some(PostcodeClue::Begins("DE56 1".into())));
    assert!(whole.clues().len() >= 2);
}

#[test]
fn a_month_that_is_a_name_is_read_both_ways() {
    for (text, words, as_month) in [
        ("Thornquist May 1963", vec!["thornquist", "may"], BornClue::MonthYear { month: 5, year: 1963 }),
        ("Nowakowicz Jan 1961", vec!["nowakowicz", "jan"], BornClue::MonthYear { month: 1, year: 1961 }),
        ("august 1950 smith", vec!["august", "smith"], BornClue::MonthYear { month: 8, year: 1950 }),
        ("june 12 smith", vec!["june", "smith"], BornClue::DayMonth { day: 12, month: 6 }),
    ] {
        let query = read_now(text);
        assert_eq!(query.words, words, "{text}");
        assert_eq!(query.month.map(|month| month.born), Some(as_month), "{text}");
        assert!(query.clues().contains(&Clue::Born(as_month)), "{text}");
    }
    for text in ["12 may 1963", "smith 12 april", "smyth apr 1988", "may smith"] {
        assert_eq!(read_now(text).month, None, "{text}");
    }
    assert_eq!(read_now("smith 12 may 1963").words, ["smith"]);
}

#[test]
fn a_house_number_and_its_street_are_an_address() {
    for (text, told) in [
        ("4 peel street", "4 peel street"),
        ("flat 2, 4 Peel St", "4 peel st"),
        ("Flat 2 Peel House", "2 peel house"),
        ("221B Sample Road", "221b sample road"),
        ("12 Church Hill Road", "12 church hill road"),
        ("4 St John St", "4 st john st"),
        ("4 peel", "4 peel"),
        ("smith 12 peel street", "12 peel street"),
        ("12 april close", "12 april close"),
    ] {
        let clues = read_now(text).clues();
        assert!(clues.contains(&Clue::Address(told.to_owned())), "{text}: {clues:?}");
    }
    let clues = read_now("4 peel street").clues();
    assert_eq!(clues, [Clue::Address("4 peel street".into())]);
    assert_eq!(read_now("smith 12 peel street").clues()[0], Clue::Words("smith".into()));
    assert_eq!(read_now("12 peel street").born, None);
    // An age before a name that ends like a street.
    assert_eq!(read_now("38 alan hill").born, Some(BornClue::TwoFigures(38)));
    for text in ["smith 38", "88 smith", "12 4 1988", "1 RGB", "12 apr smith", "smith 1988"] {
        assert_eq!(read_now(text).address, None, "{text}");
    }
}

#[test]
fn numbers_of_a_person_are_no_births_and_no_names() {
    for (text, kind, value) in [
        ("AB 12 03 56 C", IdentifierKind::NiNumber, "AB120356C"),
        ("ab120356c", IdentifierKind::NiNumber, "AB120356C"),
        ("QQ 12 34 56 C", IdentifierKind::NiNumber, "QQ123456C"),
        ("943 476 5919", IdentifierKind::NhsNumber, "9434765919"),
        ("9434765919", IdentifierKind::NhsNumber, "9434765919"),
        ("SPECI 803124 A99ZZ", IdentifierKind::DriverNumber, "SPECI803124A99ZZ"),
        ("a1234bc", IdentifierKind::PrisonNumber, "A1234BC"),
    ] {
        let query = read_now(text);
        assert_eq!(query.identifiers.first(), Some(&(kind, value.to_owned())), "{text}");
        assert_eq!((query.born, query.words.len(), query.plate), (None, 0, None), "{text}");
    }
    assert_eq!(read_now("smith AB 12 03 56 C").words, ["smith"]);
    assert!(read_now("al 12 03 56").identifiers.is_empty());
}

#[test]
fn a_telephone_number_is_one_however_it_is_pasted() {
    for text in [
        "07700.900.200",
        "447700900200",
        "tel:+44-7700-900200",
        "(+44) 7700 900200",
        "+44 (0) 7700 900 200",
        "\u{202a}+44 7700 900200\u{202c}",
        "07700 900\u{fe0d}200 ext. 12",
        "tel:+44-7700-900200;ext=12",
        "smith 07700 900200",
    ] {
        let query = read_now(text);
        let number = (IdentifierKind::Phone, "+447700900200".to_owned());
        assert_eq!(query.identifiers, [number], "{text:?}");
        assert_eq!(query.born, None, "{text:?}");
    }
    let either = read_now("7700900200").identifiers;
    assert_eq!(either[0], (IdentifierKind::Phone, "+447700900200".to_owned()));
    assert!(either.iter().any(|(kind, _)| *kind == IdentifierKind::CaseNumber));
}

#[test]
fn telephone_numbers_parted_by_a_slash_or_a_comma_are_each_read() {
    let both = ["+447700900200", "+447700900201"].map(|number| (IdentifierKind::Phone, number.to_owned()));
    for text in [
        "07700900200/07700900201",
        "07700 900200 / 07700 900201",
        "07700900200, 07700900201",
        "07700 900200; 07700 900201",
    ] {
        assert_eq!(read_now(text).identifiers, both, "{text}");
    }
    assert_eq!(read_now("2002/0073319Z").identifiers.first().map(|found| found.0), Some(IdentifierKind::PncId));
}

#[test]
fn a_number_with_a_spreadsheets_mark_or_in_full_width_is_one() {
    let phone = (IdentifierKind::Phone, "+447700900200".to_owned());
    for text in ["'07700900200", "’07700900200", "０７７００９００２００", "٠٧٧٠٠٩٠٠٢٠٠", "='07700900200'"]
    {
        assert_eq!(read_now(text).identifiers, std::slice::from_ref(&phone), "{text}");
    }
    assert_eq!(read_now("d'Arcy").words, ["darcy"]);
    assert_eq!(read_now("ＳＭＩＴＨ").words, ["smith"]);
}

#[test]
fn the_forms_of_one_number_are_one_number_that_is_held_or_not() {
    let numbers = read_now("7700900200").exact();
    assert_eq!(numbers.len(), 1, "{numbers:?}");
    assert_eq!(read_now("07700900200/07700900201").exact().len(), 2);
}

#[test]
fn a_number_typed_in_groups_is_one_number() {
    for (text, value) in [
        ("01 / 12345 / 25", "011234525"),
        ("01/ 12345 /25", "011234525"),
        ("01 12345 25", "011234525"),
        ("01. 12345. 25", "011234525"),
        ("01-12345-25", "011234525"),
        ("01.12345.25", "011234525"),
        ("01 - 12345 - 25", "011234525"),
        ("DE26 F00011", "DE26F00011"),
        ("DE 26 F 00011", "DE26F00011"),
        ("smith de26 f00011", "DE26F00011"),
        ("DE26-F00011", "DE26F00011"),
        ("1700 1234 5678 9012", "1700123456789012"),
        ("1700-1234-1988-9012", "1700123419889012"),
        ("1700 1234 1988 9012", "1700123419889012"),
        ("smith 1700 1234 5678 9012", "1700123456789012"),
        ("01ZD 03039 08", "01ZD0303908"),
        ("01 ZD 0303908 smith", "01ZD0303908"),
        ("26 / 4312 / 001234A", "264312001234A"),
        ("smith 01 / 12345 / 25", "011234525"),
    ] {
        let query = read_now(text);
        let is_it = |(kind, held): &(IdentifierKind, String)| *kind == IdentifierKind::CaseNumber && held == value;
        assert!(query.identifiers.iter().any(is_it), "{text}: {query:?}");
        assert_eq!((query.born, query.plate.clone(), query.no_births.len()), (None, None, 0), "{text}");
    }
    for text in ["2002 / 0073319Z", "2002 - 0073319Z", "2002 /0073319Z", "02 / 73319Z"] {
        let pnc = (IdentifierKind::PncId, "2002/0073319Z".to_owned());
        assert_eq!(read_now(text).identifiers.first(), Some(&pnc), "{text}");
    }
}

#[test]
fn groups_that_may_be_something_else_are_no_number() {
    let whole = Day::new(1988, 4, 12).map(BornClue::Day);
    for text in ["12 / 04 / 1988", "12 - 4 - 1988", "smith 12 04 1988 38", "12 04 1988 12345"] {
        assert_eq!(read_now(text).born, whole, "{text}");
        assert!(read_now(text).identifiers.is_empty(), "{text}");
    }
    for text in ["38 1988 12345", "smith 01 12345 25", "smith / jones", "3 / 4 peel street", "12 peel street 1988"] {
        assert!(read_now(text).identifiers.is_empty(), "{text}");
    }
    assert_eq!(read_now("smith / jones").words, ["smith", "jones"]);
}

#[test]
fn a_birth_that_cannot_be_is_told_and_not_looked_for() {
    for text in [
        "31/02/1988",
        "31 feb 1988",
        "31 02 1988",
        "31st February 1988",
        "29/02/1987",
        "1988-02-31",
        "31021988",
        "31.02.88",
        "12/13/1988",
        "12/04/2030",
        "12 april 2030",
        "2030-04-12",
        "april 2030",
        "04/2030",
        "31 feb",
        "31/04",
        "12/04/0026",
        "01/01/1900",
        "01/12/2026",
    ] {
        let query = read_now(&format!("smith {text}"));
        assert_eq!(query.no_births, [text], "{query:?}");
        assert_eq!(
            (query.words.as_slice(), query.born, query.month),
            (["smith".to_owned()].as_slice(), None, None),
            "{text}"
        );
        assert!(query.identifiers.is_empty() && query.plate.is_none(), "{text}: {query:?}");
        assert!(query.clues().contains(&Clue::NoBirthDate(text.to_owned())));
        assert!(read_now(text).is_empty(), "{text}: nothing in it can be looked for");
    }
    // What may be something else is.
    for text in ["smith 29/02/1988", "smith 22/11/2026", "smith 88", "07700 900 200", "12 peel street", "smith 12 4 88"]
    {
        assert!(read_now(text).no_births.is_empty(), "{text}");
    }
}

#[test]
fn a_letter_for_a_figure_that_it_looks_like_is_read_in_numbers() {
    let phone = (IdentifierKind::Phone, "+447700900200".to_owned());
    for text in ["O7700 900200", "O7 7OO 9OO 2OO", "o7700900200", "+44 77OO 9OO2OO", "07700 9OO 200", "+07700 900200"] {
        assert_eq!(read_now(text).identifiers, std::slice::from_ref(&phone), "{text}");
        assert_eq!((read_now(text).words.len(), read_now(text).plate), (0, None), "{text}");
    }
    for text in ["2OO2/0073319Z", "2OO2 OO73319Z", "2002/OO733I9z", "2oo2oo73319z"] {
        let pnc = (IdentifierKind::PncId, "2002/0073319Z".to_owned());
        assert_eq!(read_now(text).identifiers.first(), Some(&pnc), "{text}");
    }
    assert!(read_now("17OO1234567890I2").identifiers.iter().any(|(_, value)| value == "1700123456789012"));
    // A name with a letter that is a figure elsewhere stays one.
    for text in ["lo 1988", "olli smith", "o 12"] {
        assert!(read_now(text).identifiers.is_empty(), "{text}");
    }
}

#[test]
fn a_pnc_id_and_a_postcode_are_read_through_their_usual_slips() {
    for text in ["2002/0073319Z", "2002-0073319z", "2002 0073319Z", "20020073319Z", "02\\73319Z", "02.73319Z"] {
        assert_eq!(
            read_now(text).identifiers.first(),
            Some(&(IdentifierKind::PncId, "2002/0073319Z".into())),
            "{text}"
        );
    }
    for text in ["DE1 2AB", "de12ab", "DEI 2AB", "DE1 2AB."] {
        assert_eq!(read_now(text).postcode, Some(PostcodeClue::Whole("DE12AB".into())), "{text}");
    }
    assert_eq!(read_now("SW1O OAB").postcode, Some(PostcodeClue::Whole("SW100AB".into())));
    assert_eq!(read_now("de1 oak").postcode, Some(PostcodeClue::Begins("DE1".into())));
    let email = (IdentifierKind::Email, "a.smith@example.org".to_owned());
    assert_eq!(read_now("<mailto:A.Smith@Example.org>").identifiers.len(), 1);
    assert_eq!(read_now("a.smith@example.org,").identifiers, [email]);
}

#[test]
fn every_writing_of_a_plate_may_find_it() {
    for (text, mark) in [
        ("101 D 234", "101D234"),
        ("238 X 117", "238X117"),
        ("181-D-12345", "181D12345"),
        ("181 D 12345", "181D12345"),
        ("FÜS AB 123", "FUSAB123"),
        ("1 RGB", "1RGB"),
        ("K 9", "K9"),
        ("12345", "12345"),
        ("12 AB 34", "12AB34"),
        ("PMN 123 A", "PMN123A"),
        ("S 24 ABC", "S24ABC"),
        ("CARSON 12345", "CARSON12345"),
        ("QAX 123", "QAX123"),
        ("Q 123 ABC", "Q123ABC"),
    ] {
        for written in [text.to_owned(), text.replace([' ', '-'], "").to_lowercase()] {
            let query = read_now(&written);
            let may_be = query.possible_plates.iter().any(|plate| plate.mark == mark);
            assert!(may_be || query.plate.as_deref() == Some(mark), "{written}");
        }
    }
    for (text, mark) in [
        ("101 D 234", "101D234"),
        ("181-D-12345", "181D12345"),
        ("1 RGB", "1RGB"),
        ("K9", "K9"),
        ("S 24 ABC", "S24ABC"),
        ("PMN 123 A", "PMN123A"),
    ] {
        let plates: Vec<Clue> =
            read_now(text).clues().into_iter().filter(|clue| matches!(clue, Clue::Plate(_))).collect();
        assert_eq!(plates, [Clue::Plate(mark.into())], "{text}");
    }
}

#[test]
fn only_a_word_just_typed_may_be_unfinished() {
    assert!(read_now("alan smi").open);
    assert!(!read_now("alan smi ").open);
    assert!(!read_now("alan 1988").open);
    assert!(!read_now("").open);
}

#[test]
fn nothing_typed_breaks_it() {
    for text in [
        "",
        " ",
        "\u{0}\u{202e}",
        "\"' OR 1=1 --",
        "NEAR(* AND) :",
        &"x".repeat(10_000),
        "🦀🦀",
        "////",
        "--",
        "אבג",
        "%_",
    ] {
        let query = read_now(text);
        assert!(query.words.iter().all(|word| word.chars().count() <= LONGEST), "{text}");
    }
}

#[test]
fn what_is_read_as_a_number_is_named_once_in_all_its_kinds() {
    let of = |text: &str| -> Vec<Vec<IdentifierKind>> {
        read_now(text).exact().iter().map(|kinds| kinds.iter().map(|(kind, _)| *kind).collect()).collect()
    };
    assert_eq!(of("AB 12 03 56 C"), [[IdentifierKind::NiNumber]]);
    assert_eq!(of("07700 900101 AB12 CDE"), [[IdentifierKind::Phone], [IdentifierKind::Plate]]);
    assert_eq!(of("DE26F00011"), [[IdentifierKind::CaseNumber, IdentifierKind::PncId]]);
    for text in ["smith alan 12/04/1988 de1 2ab", "ST73 2NG", "AB1O CDE", "smith 12345"] {
        assert!(of(text).is_empty(), "{text}");
    }
}

#[test]
fn words_of_a_street_that_was_surely_meant_are_marked() {
    assert_eq!(read_now("smith 4 peel street").street_words(), 0b110);
    assert_eq!(read_now("flat 2, 4 Peel St").street_words(), 0b11);
    // An age before a name that ends like a street is no such thing.
    assert_eq!(read_now("38 alan hill").street_words(), 0);
    assert_eq!(read_now("smith").street_words(), 0);
}
