use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn answer(force: &str, on: &str) -> RegimeAnswer {
    domestic_regime(&Area::of_force(force), day(on))
}

#[track_caller]
fn too(answer: RegimeAnswer, since: &str, instrument: &str) {
    let RegimeAnswer::DapnAndDapoToo { since: from, instrument: by } = &answer else {
        panic!("{answer:?}");
    };
    assert_eq!(*from, day(since));
    assert!(by.starts_with(instrument), "{by}");
}

fn after_end() -> RegimeAnswer {
    let why = RegimeDoubt::AfterStatedEnd { last_day: day("2026-03-31"), instrument: "S.I. 2025/1222".to_owned() };
    RegimeAnswer::Unknown { why }
}

#[test]
fn every_pilot_area_is_in_the_table() {
    assert_eq!(Regime::built_in().areas.len(), PILOT.len());
}

#[test]
fn the_pilot_begins_in_each_area_on_its_day() {
    too(answer("06", "2025-01-15"), "2024-11-27", "S.I. 2024/1191");
    assert_eq!(answer("06", "2024-11-26"), RegimeAnswer::DvpnAndDvpo);
    too(answer("93", "2024-11-27"), "2024-11-27", "S.I. 2024/1191");
    assert_eq!(answer("17", "2025-03-04"), RegimeAnswer::DvpnAndDvpo);
    too(answer("17", "2025-03-05"), "2025-03-05", "S.I. 2025/261");
    assert_eq!(answer("60", "2025-04-27"), RegimeAnswer::DvpnAndDvpo);
    too(answer("60", "2025-04-28"), "2025-04-28", "S.I. 2025/515");
}

#[test]
fn after_its_stated_end_a_pilot_area_is_unknown() {
    too(answer("06", "2026-03-31"), "2024-11-27", "S.I. 2024/1191");
    for force in ["06", "17", "60", "93"] {
        assert_eq!(answer(force, "2026-04-01"), after_end(), "{force}");
    }
}

#[test]
fn where_no_pilot_ran_there_are_the_older_orders_alone() {
    for on in ["2019-06-01", "2025-01-15", "2026-03-31"] {
        assert_eq!(answer("30", on), RegimeAnswer::DvpnAndDvpo, "{on}");
    }
}

/// LAW 1D: no instrument is known that makes the orders national after 31 March 2026, nor one that ends
/// them.
#[test]
fn past_the_end_of_the_table_nothing_is_known_anywhere() {
    let why = RegimeDoubt::AfterTheTable { last_day: day("2026-03-31") };
    let unknown = RegimeAnswer::Unknown { why };
    for on in ["2026-04-01", "2030-01-01"] {
        assert_eq!(answer("30", on), unknown, "{on}");
        assert_eq!(domestic_regime(&Area::of_district("01", "Camden"), day(on)), unknown, "{on}");
    }
}

#[test]
fn london_depends_on_the_borough() {
    let on = day("2025-01-15");
    too(domestic_regime(&Area::of_district("01", "croydon"), on), "2024-11-27", "S.I. 2024/1191");
    assert_eq!(domestic_regime(&Area::of_district("01", "Camden"), on), RegimeAnswer::DvpnAndDvpo);
    let unknown = RegimeAnswer::Unknown { why: RegimeDoubt::DistrictNotGiven };
    assert_eq!(domestic_regime(&Area::of_force("02"), on), unknown);
    assert_eq!(domestic_regime(&Area::of_force("02"), day("2024-11-26")), RegimeAnswer::DvpnAndDvpo);
    assert_eq!(domestic_regime(&Area::of_district("02", "Sutton"), day("2026-06-01")), after_end());
}

#[track_caller]
fn in_london(district: &str, expected: &RegimeAnswer) {
    let area = Area { force: "01".to_owned(), district: Some(district.to_owned()) };
    assert_eq!(&domestic_regime(&area, day("2025-01-15")), expected, "{district:?}");
}

#[test]
fn a_borough_has_its_name_however_it_is_written() {
    let pilot = domestic_regime(&Area::of_district("01", "Croydon"), day("2025-01-15"));
    for name in [" Croydon ", "London Borough of Croydon", "london  borough of CROYDON"] {
        in_london(name, &pilot);
    }
    for name in
        ["Camden", "Royal Borough of Greenwich", "Kensington & Chelsea", "City of London", "City of Westminster"]
    {
        in_london(name, &RegimeAnswer::DvpnAndDvpo);
    }
}

#[test]
fn a_name_that_is_no_borough_is_no_answer() {
    for name in ["", "  ", "London Borough of"] {
        in_london(name, &RegimeAnswer::Unknown { why: RegimeDoubt::DistrictNotGiven });
    }
    for name in ["Croyden", "Purley", "South London"] {
        in_london(name, &RegimeAnswer::Unknown { why: RegimeDoubt::DistrictNotKnown });
    }
}

#[test]
fn the_table_ends_where_each_of_its_areas_does() {
    let mut regime = Regime::built_in();
    assert_eq!(regime.last_day(), Some(day("2026-03-31")));
    let endless = r#"{"name":"Derbyshire","forces":["30"],"from":"2026-06-01","instrument":"S.I. 2026/2"}"#;
    regime.areas.push(serde_json::from_str(endless).unwrap());
    assert_eq!(regime.last_day(), None);
    assert_eq!(regime.answer(&Area::of_force("47"), day("2030-01-01")), RegimeAnswer::DvpnAndDvpo);
}

#[test]
fn no_force_is_no_answer() {
    let unknown = RegimeAnswer::Unknown { why: RegimeDoubt::ForceNotGiven };
    assert_eq!(answer(" ", "2025-01-15"), unknown);
}

#[test]
fn a_file_may_replace_the_table() {
    let text = r#"{"areas":[{"name":"Derbyshire","forces":["30"],"from":"2027-01-01","instrument":"S.I. 2026/1"}]}"#;
    let regime: Regime = serde_json::from_str(text).unwrap();
    let area = Area::of_force("30");
    too(regime.answer(&area, day("2031-01-01")), "2027-01-01", "S.I. 2026/1");
    assert_eq!(regime.answer(&area, day("2026-12-31")), RegimeAnswer::DvpnAndDvpo);
    let written = serde_json::to_string(&Regime::built_in()).unwrap();
    assert_eq!(serde_json::from_str::<Regime>(&written).unwrap(), Regime::built_in());
}

#[test]
fn a_later_instrument_of_the_same_area_settles_it() {
    let mut regime = Regime::built_in();
    let later = r#"{"name":"Greater Manchester","forces":["06"],"from":"2026-06-01","instrument":"S.I. 2026/2"}"#;
    regime.areas.push(serde_json::from_str(later).unwrap());
    let area = Area::of_force("06");
    assert_eq!(regime.answer(&area, day("2026-05-31")), after_end());
    too(regime.answer(&area, day("2026-06-01")), "2026-06-01", "S.I. 2026/2");
}

#[track_caller]
fn refused(text: &str, expected: &str) {
    let error = serde_json::from_str::<Regime>(text).unwrap_err().to_string();
    assert!(error.contains(expected), "{error}");
}

#[test]
fn a_file_that_contradicts_itself_is_refused() {
    let backwards =
        r#"{"areas":[{"name":"A","forces":["30"],"from":"2027-01-02","instrument":"","last_day":"2027-01-01"}]}"#;
    refused(backwards, "area A ends before it begins");
    refused(r#"{"areas":[{"name":"A","forces":[],"from":"2027-01-02","instrument":""}]}"#, "area A names no force");
    let no_such_day = r#"{"areas":[{"name":"A","forces":["30"],"from":"2027-02-30","instrument":""}]}"#;
    assert!(serde_json::from_str::<Regime>(no_such_day).is_err());
    refused(r#"{"areas":[{"name":"A","forces":["30"],"form":"2027-02-20","instrument":""}]}"#, "form");
}

proptest! {
    #[test]
    fn outside_the_pilot_forces_no_day_of_the_table_matters(force in 1..99_u32, on in 0..2282_u64) {
        let code = format!("{force:02}");
        prop_assume!(!["01", "02", "06", "17", "60", "93"].contains(&code.as_str()));
        let on = day("2020-01-01").plus_days(on);
        prop_assert_eq!(domestic_regime(&Area::of_force(&code), on), RegimeAnswer::DvpnAndDvpo);
    }
}
