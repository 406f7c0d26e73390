//! The real `cordon`, asked for what needs no device: it answers from arguments and files alone,
//! refuses precisely, and leaves nothing behind.

#[path = "pure/assess.rs"]
mod assess;
#[path = "pure/desk.rs"]
mod desk;
#[path = "pure/zone.rs"]
mod zone;

use anyhow::{Context, Result};
use cordon_core::rules::clock::ClockRule;
use cordon_core::rules::identifiers::IdKind;
use cordon_device::{House, Options};
use desk::{Desk, kind_of, text_at, words_of};
use serde_json::{Value, json};
use std::fs;

#[test]
fn the_law_of_a_kind_is_its_whole_row() -> Result<()> {
    let desk = Desk::new()?;
    let dvpo = desk.json(&["law", "dvpo", "--json"])?;
    assert_eq!((text_at(&dvpo, "/kind"), text_at(&dvpo, "/breach/kind")), ("dvpo", "contempt"));
    assert_eq!(text_at(&dvpo, "/powers/0/test"), "believing");
    assert_eq!(text_at(&dvpo, "/powers/0/clock"), "dvpo-arrest");
    assert_eq!(text_at(&desk.json(&["law", "Non-molestation", "--json"])?, "/kind"), "non_molestation");
    assert_eq!(desk.json(&["--json", "law", "nmo"])?, desk.json(&["law", "non_molestation", "--json"])?);
    assert_eq!(text_at(&dvpo, "/powers/0/custody"), "court_only");
    let bail = desk.json(&["law", "court_bail", "--json"])?;
    assert_eq!((text_at(&bail, "/powers/2/id"), text_at(&bail, "/powers/2/clock")), ("bail_s7_3_a", "bail-arrest"));
    assert_eq!(text_at(&bail, "/powers/2/clock_if_murder"), "murder-bail-arrest");
    let of_bail = desk.run(&["law", "court_bail"])?.out;
    assert!(of_bail.contains("no police bail") && of_bail.contains("surety"), "{of_bail}");
    let words = desk.run(&["law", "dvpo"])?;
    assert!(words.code == Some(0) && words.out.starts_with("Domestic violence protection order\n"), "{}", words.out);
    Ok(())
}

/// Sentencing Act 2020 s.2; Sexual Offences Act 2003 s.123, of which none was made since March 2015.
#[test]
fn the_law_of_a_kind_is_that_of_the_days_given() -> Result<()> {
    let desk = Desk::new()?;
    let old = desk.json(&["law", "ro", "--made", "2019-03-03", "--act", "2026-11-20", "--json"])?;
    assert_eq!(text_at(&old, "/then/breach/section"), "Protection from Harassment Act 1997 s.5(5)");
    assert_eq!(text_at(&old, "/breach/section"), "Sentencing Act 2020 s.363(1)");
    assert_eq!((text_at(&old, "/then/changes/0/by"), text_at(&old, "/then/changes/0/until")), ("made", "2020-12-01"));
    let today = desk.json(&["law", "ro", "--json"])?;
    assert_eq!((today.get("then"), text_at(&today, "/made/0/from")), (None, "1997-06-16"));
    let words = desk.run(&["law", "rosho", "--made", "2016-06-06"])?.out;
    assert!(words.contains("No order of this kind could be made on the day"), "{words}");
    let fault = desk.refused(&["law", "ro", "--made", "yesterday", "--json"])?;
    assert!(words_of(&fault).starts_with("--made is a day"), "{fault}");
    Ok(())
}

#[test]
fn every_kind_is_listed_and_has_a_row() -> Result<()> {
    let desk = Desk::new()?;
    let listed = desk.json(&["law", "--json"])?;
    let kinds: Vec<&str> =
        listed["kinds"].as_array().context("no kinds")?.iter().map(|row| text_at(row, "/kind")).collect();
    for kind in ["dvpn", "dapo", "spo", "occupation_with_arrest", "undertaking", "court_bail", "rosho"] {
        assert!(kinds.contains(&kind), "{kind} is not listed");
    }
    for kind in &kinds {
        assert_eq!(text_at(&desk.json(&["law", kind, "--json"])?, "/kind"), *kind);
    }
    let offences = desk.json(&["law", "--offences", "--json"])?;
    assert_eq!(text_at(&offences, "/offences/0/provisions/0/section"), "Serious Crime Act 2015 s.76");
    let beside = desk.json(&["law", "--beside", "--json"])?;
    assert_eq!(text_at(&beside, "/powers/0/id"), "breach_of_the_peace");
    assert_eq!(text_at(&beside, "/safeguarding/0/clock/rule"), "place-of-safety");
    let fault = desk.refused(&["law", "passport", "--json"])?;
    assert_eq!((kind_of(&fault), fault["field"].as_str()), ("invalid", None));
    assert_eq!(words_of(&fault), format!("no such kind of order: the kinds are {}", kinds.join(", ")));
    Ok(())
}

#[test]
fn an_area_has_its_regime_on_a_day() -> Result<()> {
    let desk = Desk::new()?;
    let regime = |args: &[&str]| desk.json(&[&["law", "--json", "--regime"][..], args].concat());
    assert_eq!(text_at(&regime(&["30", "--on", "2026-01-15"])?, "/regime/kind"), "dvpn_and_dvpo");
    assert_eq!(text_at(&regime(&["06", "--on", "2026-01-15"])?, "/regime/since"), "2024-11-27");
    assert_eq!(text_at(&regime(&["06", "--on", "2026-11-22"])?, "/regime/why/kind"), "after_stated_end");
    let croydon = regime(&["01", "--on", "2026-01-15", "--district", "Croydon"])?;
    assert_eq!(text_at(&croydon, "/regime/kind"), "dapn_and_dapo_too");
    let mistyped = regime(&["01", "--on", "2026-01-15", "--district", "Croyden"])?;
    assert_eq!(text_at(&mistyped, "/regime/why/kind"), "district_not_known");
    let later = regime(&["30", "--on", "2026-11-22"])?;
    assert_eq!((text_at(&later, "/regime/kind"), text_at(&later, "/regime/why/kind")), ("unknown", "after_the_table"));
    assert_eq!(text_at(&later, "/regime/why/last_day"), "2026-03-31");
    let refused = |force: &str, on: &str| desk.refused(&["law", "--json", "--regime", force, "--on", on]);
    assert!(words_of(&refused("99", "2026-11-22")?).starts_with("no force has this code"));
    for none in ["22/11", "0026-11-22", "2126-11-22", "soon"] {
        assert!(words_of(&refused("30", none)?).starts_with("--on is a day"), "{none}");
    }
    Ok(())
}

/// The worked examples of the law, and the rules beside them.
const WORKED: [(&str, &str, &str, &str); 11] = [
    ("dvpn-hearing", "2026-06-12T10:00:00+01:00", "2026-06-15T10:00:00+01:00", "2026-06-15T10:00:00+01:00"),
    ("dvpn-hearing", "2026-04-02T14:00:00+01:00", "2026-04-07T14:00:00+01:00", "2026-04-07T14:00:00+01:00"),
    ("dvpo-arrest", "2026-04-04T14:00:00+01:00", "2026-04-07T14:00:00+01:00", "2026-04-07T14:00:00+01:00"),
    ("bail-arrest", "2026-04-04T14:00:00+01:00", "2026-04-06T14:00:00+01:00", "2026-04-06T14:00:00+01:00"),
    ("occupation-arrest", "2026-04-04T14:00:00+01:00", "2026-04-06T14:00:00+01:00", "2026-04-06T14:00:00+01:00"),
    // On a day that does not count: the cautious time is the target, the statute's the limit.
    ("dvpn-arrest", "2026-06-14T09:00:00+01:00", "2026-06-15T09:00:00+01:00", "2026-06-16T00:00:00+01:00"),
    ("bail-arrest", "2026-06-14T09:00:00+01:00", "2026-06-15T09:00:00+01:00", "2026-06-16T00:00:00+01:00"),
    // Saturday 26 December: a bank holiday by statute that gov.uk does not list.
    ("dvpo-arrest", "2026-12-24T10:00:00+00:00", "2026-12-26T10:00:00+00:00", "2026-12-29T10:00:00+00:00"),
    // The day itself is day 1 of 3, to the end of the third.
    ("spo-notification", "2026-06-12T10:00:00+01:00", "2026-06-15T00:00:00+01:00", "2026-06-15T00:00:00+01:00"),
    ("dapo-notification", "2026-06-12T23:59:00+01:00", "2026-06-15T00:00:00+01:00", "2026-06-15T00:00:00+01:00"),
    // Hours elapsed, over the night on which the clocks go back.
    ("pace-detention", "2026-10-24T20:00:00+01:00", "2026-10-25T19:00:00+00:00", "2026-10-25T19:00:00+00:00"),
];

#[test]
fn the_worked_examples_of_the_law_come_out_as_worked() -> Result<()> {
    let desk = Desk::new()?;
    for (rule, start, target, limit) in WORKED {
        let clock = desk.json(&["clock", "--rule", rule, "--start", start, "--json"])?;
        let found = (text_at(&clock, "/target"), text_at(&clock, "/limit"));
        assert_eq!(found, (target, limit), "{rule} from {start}");
        assert_eq!((text_at(&clock, "/rule"), text_at(&clock, "/start")), (rule, start));
    }
    let easter = desk.json(&["clock", "--rule", "dvpn-hearing", "--start", "2026-04-02T14:00:00+01:00", "--json"])?;
    let passed = json!([
        { "day": "2026-04-03", "why": "good_friday" },
        { "day": "2026-04-05", "why": "sunday" },
        { "day": "2026-04-06", "why": "bank_holiday" },
    ]);
    assert_eq!(easter["excluded"], passed);
    Ok(())
}

/// A clock that starts late on a summer morning.
fn in_summer<'a>(args: &[&'a str]) -> Vec<&'a str> {
    [&["clock", "--json", "--start", "2026-06-01T11:00:00+01:00"][..], args].concat()
}

#[test]
fn a_clock_takes_its_days_and_hours() -> Result<()> {
    let desk = Desk::new()?;
    let life = desk.json(&in_summer(&["--rule", "dvpo-life", "--days", "28"]))?;
    assert_eq!(text_at(&life, "/limit"), "2026-06-29T00:00:00+01:00");
    let held = desk.json(&in_summer(&["--rule", "pace-detention", "--hours", "36"]))?;
    assert_eq!(text_at(&held, "/limit"), "2026-06-02T23:00:00+01:00");
    assert!(words_of(&desk.refused(&in_summer(&["--rule", "dvpo-life"]))?).contains("needs the days"));
    let hearing = ["--rule", "dvpn-arrest", "--hearing", "2026-06-02T10:00:00+01:00"];
    assert_eq!(text_at(&desk.json(&in_summer(&hearing))?, "/limit"), "2026-06-02T10:00:00+01:00");
    let no_hearing = desk.refused(&in_summer(&["--rule", "dvpo-arrest", "--hearing", "2026-06-02T10:00:00+01:00"]))?;
    assert!(words_of(&no_hearing).contains("dvpo-arrest takes no hearing"), "{no_hearing}");
    let left_aside = desk.refused(&in_summer(&["--rule", "dvpn-arrest", "--hours", "36", "--days", "3"]))?;
    assert!(words_of(&left_aside).contains("dvpn-arrest takes no hours and no days"), "{left_aside}");
    let unknown = desk.refused(&in_summer(&["--rule", "bail"]))?;
    assert!(words_of(&unknown).contains("dvpn-arrest, dvpn-hearing"), "{unknown}");
    let twice = desk.refused(&["clock", "--rule", "bail-arrest", "--start", "2026-10-25T01:30:00", "--json"])?;
    assert!(words_of(&twice).contains("comes twice in London"), "{twice}");
    let beyond = desk.refused(&["clock", "--rule", "dvpo-arrest", "--start", "2029-06-01T11:00:00Z", "--json"])?;
    let by_hand = "only; by hand: Bring before a magistrates' court within 24 hours";
    assert!(words_of(&beyond).contains("no date is given") && words_of(&beyond).contains(by_hand), "{beyond}");
    assert_eq!(desk.run(&["clock", "--json"])?.code, Some(2), "a clock needs a rule and a start");
    Ok(())
}

#[test]
fn the_help_names_every_rule_and_every_type() -> Result<()> {
    let desk = Desk::new()?;
    let help = |task: &str| Ok::<_, anyhow::Error>(desk.run(&[task, "--help"])?.out);
    let (of_clocks, of_ids) = (help("clock")?, help("id")?);
    for rule in ClockRule::ALL {
        assert!(of_clocks.contains(rule.name()), "{} is not in {of_clocks}", rule.name());
    }
    for kind in IdKind::ALL {
        assert!(of_ids.contains(kind.name()), "{} is not in {of_ids}", kind.name());
    }
    Ok(())
}

#[test]
fn a_batch_answers_each_line_and_no_broken_one_stops_it() -> Result<()> {
    let desk = Desk::new()?;
    let mut input = WORKED.map(|(rule, start, _, _)| json!({ "rule": rule, "start": start }).to_string()).join("\n");
    input.push_str(
        "\n\n  \r\n{\"rule\":\"bail-arrest\"\n{\"rule\":\"bail\",\"start\":\"2026-06-12T10:00:00Z\",\"n\":7}\r\n",
    );
    let mut input = input.into_bytes();
    input.extend(b"{\"rule\":\"\xff\"}\n{\"rule\":\"dvpo-life\",\"start\":\"2026-06-01T11:00:00+01:00\",\"days\":28}");

    let said = desk.run_with(&["clock", "--batch", "--json"], &input)?;
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let lines = said.lines()?;
    assert_eq!(lines.len(), WORKED.len() + 4, "blank lines are passed over");
    for ((rule, start, target, limit), line) in WORKED.into_iter().zip(&lines) {
        let found =
            [text_at(line, "/rule"), text_at(line, "/start"), text_at(line, "/target"), text_at(line, "/limit")];
        assert_eq!(found, [rule, start, target, limit]);
        assert!(line["excluded"].is_array() && line.get("error").is_none(), "{line}");
    }
    let [broken, unknown, other_encoding, life] = &lines[WORKED.len()..] else { panic!("{lines:?}") };
    assert!(text_at(broken, "/error").starts_with("not a JSON object"), "{broken}");
    assert!(text_at(unknown, "/error").contains("no such rule") && unknown["n"] == 7, "{unknown}");
    assert_eq!(other_encoding, &json!({ "error": "not UTF-8" }));
    assert_eq!(text_at(life, "/limit"), "2026-06-29T00:00:00+01:00");
    assert!([broken, unknown].iter().all(|line| line.get("limit").is_none()));
    Ok(())
}

#[test]
fn an_identifier_is_told_by_its_form_and_its_exit_code() -> Result<()> {
    let desk = Desk::new()?;
    let pnc = desk.json(&["id", "pnc", "02/73319z", "--json"])?;
    assert_eq!((&pnc["valid"], text_at(&pnc, "/normal")), (&json!(true), "2002/0073319Z"));
    let wrong = desk.run(&["id", "PNC", "2001/0171310S", "--json"])?;
    assert_eq!(wrong.code, Some(1));
    let sheet = wrong.json()?;
    assert!(sheet["valid"] == false && text_at(&sheet, "/wrong").contains("check letter"), "{sheet}");

    let grid = desk.json(&["id", "grid", "SK", "344", "471", "--json"])?;
    assert_eq!((text_at(&grid, "/kind"), text_at(&grid, "/normal")), ("grid", "SK 344 471"));
    let place = desk.json(&["id", "grid", "53.0233,-1.4870", "--json"])?;
    assert!(text_at(&place, "/normal").starts_with("SK 34"), "{place}");
    for pasted in ["52.922 -1.476", "52.922,\u{2212}1.476", "52\u{b0}55'19.2\"N 1\u{b0}28'33.6\"W"] {
        assert_eq!(text_at(&desk.json(&["id", "grid", pasted, "--json"])?, "/normal"), "SK 35327 36191", "{pasted}");
    }
    let swapped = desk.run(&["id", "grid", "-1.476,52.922", "--json"])?;
    assert_eq!(swapped.code, Some(1), "a minus in front makes no option of it: {}", swapped.err);
    assert!(text_at(&swapped.json()?, "/wrong").contains("52.922,-1.476"), "{}", swapped.out);
    let nowhere = desk.run(&["id", "grid", "ZZ 12 34", "--json"])?;
    assert!(nowhere.code == Some(1) && nowhere.json()?["valid"] == false, "{}", nowhere.out);

    let fault = desk.refused(&["id", "passport", "123456789", "--json"])?;
    let types = "pnc, cro, asn, urn, oucode, case, offence, vrm, uprn, usrn, phone, postcode, email, nino, grid";
    assert_eq!(words_of(&fault), format!("no such type of identifier: the types are {types}"));
    Ok(())
}

#[test]
fn without_json_a_refusal_is_words_on_standard_error() -> Result<()> {
    let said = Desk::new()?.run(&["law", "passport"])?;
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(said.err.starts_with("cordon: Not taken: no such kind of order: the kinds are "), "{}", said.err);
    Ok(())
}

/// The fault with which a device's program does not start.
fn fault_at_start(desk: &Desk) -> Result<Value> {
    let output = desk.command(&["status", "--json"])?.output()?;
    assert_eq!(output.status.code(), Some(2));
    let printed: Value = serde_json::from_slice(&output.stdout)?;
    printed.get("fault").cloned().context("no fault")
}

#[test]
fn a_device_that_cannot_be_opened_is_told_by_its_kind() -> Result<()> {
    let desk = Desk::new()?;
    let house = House::open(&desk.home(), Options::plain("the other one"))?;
    let held = fault_at_start(&desk)?;
    assert!(kind_of(&held) == "held_elsewhere" && words_of(&held).contains("the other one"), "{held}");
    drop(house);
    fs::write(desk.home().join("device.json"), "half a file")?;
    let damaged = fault_at_start(&desk)?;
    assert_eq!((kind_of(&damaged), words_of(&damaged)), ("store_damaged", "device.json cannot be read"));
    Ok(())
}
