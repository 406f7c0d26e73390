use super::*;
use crate::text_key;
use proptest::prelude::*;

#[track_caller]
fn check_urn(text: &str, expected: Result<&str, IdError>) {
    let found = PtiUrn::parse(text);
    assert_eq!(found.as_ref().map(PtiUrn::as_str).map_err(|error| *error), expected, "{text}");
}

#[track_caller]
fn check_oucode(text: &str, expected: Result<&str, IdError>) {
    let found = OuCode::parse(text);
    assert_eq!(found.as_ref().map(OuCode::as_str).map_err(|error| *error), expected, "{text}");
}

#[track_caller]
fn check_case(text: &str, expected: Result<&str, IdError>) {
    let found = CourtCaseRef::parse(text);
    assert_eq!(found.as_ref().map(CourtCaseRef::as_str).map_err(|error| *error), expected, "{text}");
}

#[track_caller]
fn check_offence(text: &str, expected: Result<&str, IdError>) {
    let found = OffenceCode::parse(text);
    assert_eq!(found.as_ref().map(OffenceCode::as_str).map_err(|error| *error), expected, "{text}");
}

#[test]
fn a_pre_trial_reference_tells_force_and_year() {
    for text in ["01ZD0303908", "01zd 03039 08", "01ZD/03039/08"] {
        check_urn(text, Ok("01ZD0303908"));
    }
    let urn = PtiUrn::parse("01ZD0303908").unwrap();
    assert_eq!((urn.force(), urn.year(2026)), ("01", 2008));
}

#[test]
fn what_is_no_pre_trial_reference_is_refused_with_its_reason() {
    check_urn("", Err(IdError::Empty));
    check_urn("70", Err(IdError::TooShort { what: text_key!("unread.part_reference"), least: 11 }));
    check_urn("01ZD03039081", Err(IdError::TooLong { what: text_key!("unread.part_reference"), most: 11 }));
    check_urn("01ZD03O3908", Err(IdError::NotADigit { at: 7 }));
    check_urn("01-D0303908", Err(IdError::NotALetterOrDigit { at: 3 }));
}

#[test]
fn a_courts_code_tells_what_court_it_is() {
    // Manchester, Croydon, Teesside and Llandudno magistrates' courts, and Manchester Crown Court.
    for text in ["B06IS00", "B01EF00", "B17JA00", "B60ID00"] {
        assert_eq!(OuCode::parse(text).unwrap().court(), Some(CourtType::Magistrates), "{text}");
    }
    let manchester = OuCode::parse(" c06mc00 ").unwrap();
    assert_eq!((manchester.court(), manchester.force()), (Some(CourtType::Crown), "06"));
    let police = OuCode::parse("01ZD00").unwrap();
    assert_eq!((police.court(), police.force()), (None, "01"));
    assert_eq!(OuCode::parse("Z000000").unwrap().court(), None);
    assert_eq!(OuCode::parse("B01EF0").unwrap().court(), None, "six characters are the police's");
}

#[test]
fn what_is_no_organisation_unit_is_refused_with_its_reason() {
    check_oucode("", Err(IdError::Empty));
    check_oucode("0413", Err(IdError::TooShort { what: text_key!("unread.part_code"), least: 6 }));
    check_oucode("B06IS001", Err(IdError::TooLong { what: text_key!("unread.part_code"), most: 7 }));
    check_oucode("K06IS00", Err(IdError::LetterNotUsed { letter: 'K', at: 1 }));
    check_oucode("B06I-00", Err(IdError::NotALetterOrDigit { at: 5 }));
}

#[test]
fn a_case_reference_has_one_form_however_its_number_is_padded() {
    for text in ["97/1626/008395Q", "97/1626/8395q", " 97 / 1626 / 8395 Q "] {
        check_case(text, Ok("97/1626/008395Q"));
    }
    let case = CourtCaseRef::parse("97/1626/008395Q").unwrap();
    assert_eq!(case.short(), "97/1626/8395Q");
    assert_eq!(CourtCaseRef::parse(&case.short()), Ok(case));
}

#[test]
fn what_is_no_case_reference_is_refused_with_its_reason() {
    check_case("", Err(IdError::Empty));
    check_case("97/1626/008395", Err(IdError::NoCheckLetter));
    check_case("971626008395Q", Err(IdError::NoSlash));
    check_case("97/1626Q", Err(IdError::UnknownForm));
    check_case("1997/1626/8395Q", Err(IdError::TooLong { what: text_key!("unread.part_year"), most: 2 }));
    check_case("97/162/8395Q", Err(IdError::TooShort { what: text_key!("unread.part_court"), least: 4 }));
    check_case("97/1626/0083951Q", Err(IdError::TooLong { what: text_key!("unread.part_number"), most: 6 }));
    check_case("97/1626/Q", Err(IdError::TooShort { what: text_key!("unread.part_number"), least: 1 }));
    check_case("97/I626/8395Q", Err(IdError::NotADigit { at: 4 }));
    check_case("97/1626/83O5Q", Err(IdError::NotADigit { at: 11 }));
}

#[test]
fn an_offence_code_tells_whether_it_is_the_offence_itself() {
    let forms = [
        ("TH68010", OffenceForm::Full),
        ("PH97006", OffenceForm::Full),
        ("SX03001A", OffenceForm::Attempt),
        ("FL96001A", OffenceForm::Attempt),
        ("TH68010B", OffenceForm::Aid),
        ("th68010c", OffenceForm::Conspire),
        ("TH68010I", OffenceForm::Incite),
        ("COML062", OffenceForm::Full),
    ];
    for (text, form) in forms {
        assert_eq!(OffenceCode::parse(text).unwrap().form(), form, "{text}");
    }
    assert_eq!(OffenceCode::parse("SX03001A").unwrap().base(), "SX03001");
    assert!(OffenceCode::parse("COML001").unwrap().is_common_law());
    assert!(!OffenceCode::parse("CJ88116").unwrap().is_common_law());
}

#[test]
fn what_is_no_offence_code_is_refused_with_its_reason() {
    check_offence("", Err(IdError::Empty));
    check_offence("XX001", Err(IdError::TooShort { what: text_key!("unread.part_code"), least: 7 }));
    check_offence("TH68010AB", Err(IdError::TooLong { what: text_key!("unread.part_code"), most: 8 }));
    check_offence("T168010", Err(IdError::NotALetter { at: 2 }));
    check_offence("TH6801O", Err(IdError::NotADigit { at: 7 }));
    check_offence("COMLO62", Err(IdError::NotADigit { at: 5 }));
    check_offence("TH68010D", Err(IdError::LetterNotUsed { letter: 'D', at: 8 }));
    check_offence("TH680101", Err(IdError::NotALetter { at: 8 }));
}

#[test]
fn a_case_number_of_any_form_is_kept() {
    assert_eq!(normalise_case_number(" 26/4312/00 1234a"), "264312001234A");
    assert_eq!(normalise_case_number("de26f00011"), "DE26F00011");
    for text in ["1700-1234-5678-9012", "1700 1234 5678 9012", "1700\u{2013}1234.5678/9012\u{200b}"] {
        assert_eq!(normalise_case_number(text), "1700123456789012", "{text}");
    }
    assert_eq!(normalise_case_number(""), "");
}

proptest! {
    #[test]
    fn no_text_breaks_the_readers_and_a_normal_form_is_normal(text in "\\PC{0,16}") {
        if let Ok(urn) = PtiUrn::parse(&text) {
            prop_assert_eq!(PtiUrn::parse(urn.as_str()), Ok(urn.clone()));
        }
        if let Ok(code) = OuCode::parse(&text) {
            prop_assert_eq!(OuCode::parse(code.as_str()), Ok(code.clone()));
        }
        if let Ok(case) = CourtCaseRef::parse(&text) {
            prop_assert_eq!(CourtCaseRef::parse(&case.short()), Ok(case.clone()));
        }
        if let Ok(code) = OffenceCode::parse(&text) {
            prop_assert_eq!(OffenceCode::parse(code.as_str()), Ok(code.clone()));
        }
        let _ = normalise_case_number(&text);
    }
}
