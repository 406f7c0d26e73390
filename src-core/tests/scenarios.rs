//! The table of law cases and the clocks of a calendar of their own, held by every run of the tests.
//! `cargo xtask bench law` prints them.

mod law;

#[test]
fn every_case_of_the_law_is_answered_as_the_table_says_but_for_known_gaps() {
    let report = law::compared().unwrap();
    assert!(report.compared() > 1_000, "too little was compared\n{report}");
    assert_eq!(report.unexplained(), 0, "\n{report}");
}

#[test]
fn a_known_gap_that_is_right_now_leaves_the_list() {
    let report = law::compared().unwrap();
    assert_eq!(report.righted(), Vec::<String>::new(), "\n{report}");
}

/// New Year's Day on a Saturday, 26 December on one, and every other holiday of ten years among them.
#[test]
fn every_clock_ends_as_a_calendar_of_its_own_says() {
    let counted = law::counted().unwrap();
    assert!(counted.is_right(), "\n{counted}");
}

/// Prison Act 1952 s.49, Criminal Justice Act 2003 ss.24A and 254, and warrants: LAW 11.6, 11.18.
#[test]
fn every_power_beside_the_orders_is_as_the_table_says() {
    let facts = law::of_no_order().unwrap();
    assert!(facts.len() >= 29, "only {} facts were compared", facts.len());
    for (case, fact) in facts {
        assert_eq!(fact.got, fact.expected, "{case} {}", fact.column);
    }
}
