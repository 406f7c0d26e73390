//! Names as courts write them, and people who were not understood.

use super::*;

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let words = Words::of(text);
    assert_eq!(names(&words, 0, words.len()), expected);
}

#[test]
fn names_are_read_as_written() {
    check("directly or indirectly, VICTIM_1 or VICTIM_2", &["VICTIM_1", "VICTIM_2"]);
    check("with Beta Specimen and Siân O'Sampl by any means", &["Beta Specimen", "Siân O'Sampl"]);
    check("directly or indirectly or associate with co-defendants", &["co-defendants"]);
    check("Beta Specimen at her place of work", &["Beta Specimen"]);
    check("Beta Specimen, such as by telephone", &["Beta Specimen"]);
    check("Beta Specimen or Gamma Sample otherwise than by letter", &["Beta Specimen", "Gamma Sample"]);
    check("directly or indirectly", &[]);
}

#[track_caller]
fn check_unread(text: &str, expected: Option<&str>) {
    let words = Words::of(text);
    assert_eq!(unread(&words, 0, words.len()).as_deref(), expected, "{text}");
}

#[test]
fn people_named_and_not_understood_are_told() {
    check_unread("Beta Specimen or gamma sample", Some("gamma sample"));
    check_unread("Beta Specimen of Model Road or Gamma Sample", Some("Beta Specimen of Model Road"));
    check_unread("B\u{fffd}ta Specimen or Gamma Sample", Some("B\u{fffd}ta Specimen"));
    check_unread("Beta Specimen, including her children", Some("including her children"));
    check_unread("Beta Specimen including Gamma Sample", Some("Gamma Sample"));
    check_unread("Beta Specimen (and her sister Gamma)", Some("and her sister Gamma"));
    check_unread("Beta Specimen at her place of work or Gamma Sample", Some("Gamma Sample"));
    check_unread("Beta Specimen by telephone, or Mrs Gamma Hill directly", Some("Mrs Gamma Hill directly"));
}

#[test]
fn people_who_were_all_read_are_not_told_as_unread() {
    for text in [
        "directly or indirectly, Beta Specimen or Gamma Sample",
        "Mr. and Mrs. Specimen by telephone, text or Facebook",
        "Beta Specimen, any prosecution witness or her children",
        "Beta Specimen, including by telephone or text",
        "Beta Specimen at her place of work, Mill Lane or Peel Street",
        "Beta Specimen (d.o.b. 01.02.1990) or Gamma Other",
        "co-defendants",
        "any relevant child and must not instruct anybody else",
        "Beta Specimen of 9 Model Road, Matlock",
        "Beta Specimen born on 1 May 1990 or Gamma Sample born on 2 May 1991",
        "the applicant Beta Specimen",
        "Beta Specimen or come within 50 paces of her home",
        "the following persons: Beta Specimen and Gamma Other",
        "Beta Specimen between 21:00 and 07:00 on Mondays and Tuesdays",
    ] {
        check_unread(text, None);
    }
}

#[test]
fn names_are_read_behind_brackets_and_behind_what_leads_a_list() {
    check("Beta Specimen (d.o.b. 01.02.1990) or Gamma Other", &["Beta Specimen", "Gamma Other"]);
    check("the following persons: Beta Specimen and Gamma Other", &["Beta Specimen", "Gamma Other"]);
    check("Beta Specimen (known as Betty) directly or indirectly", &["Beta Specimen"]);
    check("Beta Specimen or come within 50 paces of her home", &["Beta Specimen"]);
    check("Beta Post or Gamma Leave", &["Beta Post", "Gamma Leave"]);
}

#[test]
fn an_address_or_a_birth_behind_a_name_is_nobody_s_name() {
    check("Beta Specimen of 9 Model Road, Matlock", &["Beta Specimen"]);
    check("Beta Specimen of 9 Model Road, Matlock or Gamma Sample", &["Beta Specimen", "Gamma Sample"]);
    check("Beta Specimen of 9 Model Road, Matlock by any means", &["Beta Specimen"]);
    check("Beta Specimen born on 1 May 1990 or Gamma Sample born 02.05.1991", &["Beta Specimen", "Gamma Sample"]);
    check("Beta Specimen, d.o.b. 01/02/1990, Gamma Sample", &["Beta Specimen", "Gamma Sample"]);
    check("any relevant child and must not instruct anybody else", &["any relevant child"]);
}

#[test]
fn a_full_stop_of_a_title_or_an_initial_is_part_of_the_name() {
    check("Mr. B. Specimen or Mrs. A. N. Other.", &["Mr. B. Specimen", "Mrs. A. N. Other"]);
    check("Mr. Beta Specimen.", &["Mr. Beta Specimen"]);
    check("Beta J. Specimen or Gamma Other", &["Beta J. Specimen", "Gamma Other"]);
    check("Mr. and Mrs. Specimen or Gamma Other", &["Mr. and Mrs. Specimen", "Gamma Other"]);
    check("Beta J. He must leave", &["Beta J"]);
    check("Beta Specimen. Gamma Other", &["Beta Specimen"]);
    assert!(is_name(untitled("Mrs. A. N. Other")) && is_name("B. Specimen"));
    assert!(!is_name("Mr.") && !is_name("Mr"));
}

#[test]
fn a_name_may_hold_small_words_or_have_no_capitals() {
    for name in [
        "Beta van der Specimen",
        "Al'Specimen bin Example",
        "李小龙",
        "Beta al-Example",
        "Siân ap Sampl",
        "Beta O'Sampl",
        "Beta d'Example",
        "de Specimen",
    ] {
        assert!(is_name(name), "{name}");
        check(&format!("{name} or Gamma Other"), &[name, "Gamma Other"]);
    }
    assert_eq!(untitled("Professor Beta van der Specimen"), "Beta van der Specimen");
    assert!(!is_name("van") && !is_name("beta specimen"));
}

#[test]
fn a_description_is_no_name() {
    assert!(is_name("Beta Specimen") && is_name("VICTIM_1"));
    assert!(!is_name("co-defendants") && !is_name("PROSECUTION WITNESSES") && !is_name("his wife"));
    assert_eq!(untitled("Ms Beta Specimen"), "Beta Specimen");
}
