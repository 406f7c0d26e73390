//! Golden answers: the assessments of each engine, with the orders and facts they were made of, stand
//! in `golden/assess-engine-N.jsonl`, one to a line. `CORDON_BLESS=1` writes the file of the engine
//! that runs; those of earlier engines are read only. An engine that is kept makes its lines again, byte
//! for byte, under the edition of the law that they name.

#![expect(clippy::indexing_slicing, reason = "the cases are JSON that this file writes itself")]

use cordon_core::rules::assess::{Answer, Assessment, ENGINE, Engine, Facts, Made, NoticeAnswer, assess, assess_as};
use cordon_core::rules::law::{Edition, LAW_TABLE};
use cordon_core::rules::order::{InForceAnswer, Order};
use cordon_core::rules::replay::{Replay, replay};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;

const ORDER: &str = "01936c00-0000-7000-8000-000000000031";
const VERSION: &str = "01936c00-0000-7000-8000-000000000041";
const OTHER_VERSION: &str = "01936c00-0000-7000-8000-000000000042";
const CONDITION: &str = "01936c00-0000-7000-8000-000000000051";
const HE: &str = "01936c00-0000-7000-8000-000000000011";
const SOMEBODY: &str = "01936c00-0000-7000-8000-000000000012";

const NOON: &str = "2026-11-22T12:00:00.000Z";
const EVENING: &str = "2026-11-22T21:30:00.000Z";

/// One line of a golden file.
#[derive(Serialize, Deserialize)]
struct Line {
    case: String,
    order: Order,
    assessment: Assessment,
}

/// A case before it is assessed, as JSON: fields that later editions add do not touch it.
struct Case {
    name: &'static str,
    order: Value,
    facts: Value,
}

impl Case {
    fn line(&self) -> Line {
        let order: Order = serde_json::from_value(self.order.clone()).expect(self.name);
        let facts: Facts = serde_json::from_value(self.facts.clone()).expect(self.name);
        let assessment = assess_as(golden_made(), &order, &facts);
        Line { case: self.name.to_owned(), order, assessment }
    }
}

/// The edition under which the file of the engine that runs was written. A later one of which no notice rule
/// differs writes no file of its own.
const GOLDEN_EDITION: &str = "2026-12.1";

fn golden_made() -> Made {
    Made { edition: Edition::named(GOLDEN_EDITION).expect("an edition that is kept"), ..Made::NOW }
}

/// A stalking order with one confirmed prohibition, and facts about it.
fn case(name: &'static str, term: Value, facts: Value) -> Case {
    of_condition(name, condition(term), facts)
}

fn of_condition(name: &'static str, condition: Value, facts: Value) -> Case {
    Case { name, order: order(vec![condition]), facts }
}

/// The same case with a field of its order set.
fn with_order(case: Case, field: &str, to: Value) -> Case {
    Case { order: with(case.order, field, to), ..case }
}

fn with(mut value: Value, field: &str, to: Value) -> Value {
    value.as_object_mut().expect("an object").insert(field.to_owned(), to);
    value
}

/// In force from 1 October to 1 December 2026, across the autumn clock change.
fn order(conditions: Vec<Value>) -> Value {
    json!({
        "id": ORDER, "kind": "spo", "court": { "name": "Southern Derbyshire Magistrates' Court", "oucode": null },
        "references": [], "provenance": { "origin": "court_feed", "verified": null },
        "made_in": "england_and_wales", "enforceable_in": "united_kingdom", "on_notice": "on_notice",
        "respondents": [HE], "protected": [], "versions": [version(VERSION, conditions)],
    })
}

fn version(id: &str, conditions: Vec<Value>) -> Value {
    json!({
        "id": id, "based_on": [], "made_at": "2026-10-01T09:00:00.000Z", "hq_learnt_at": "2026-10-01T12:00:00.000Z",
        "in_force": [lasting("made", "2026-09-30T23:00:00.000Z", "2026-12-01T00:00:00.000Z")],
        "conditions": conditions, "interim": false, "duration_words": "until 1 December 2026",
    })
}

fn lasting(cause: &str, from: &str, until: &str) -> Value {
    json!({ "scope": "version", "interval": { "from": from, "until": until }, "cause": cause, "source": "order" })
}

fn condition(term: Value) -> Value {
    json!({
        "id": CONDITION, "paragraph": "1", "verbatim": "the court's words", "visibility": "police_only", "spans": [],
        "nature": "prohibition", "period": null, "exceptions": [], "term": term,
        "reading": { "confirmed": { "by": "PC 1", "at": "2026-10-02T09:00:00.000Z" } },
    })
}

/// An act at an instant, decided then, of which nothing else is known.
fn facts(act: &str) -> Value {
    json!({
        "act_from": act, "act_until": act, "decision_time": { "earliest": act, "latest": act, "trust": "trusted" },
        "known_as_of": act, "identity": "confirmed", "sighting": null, "live_fix": false, "told": [], "notice": [],
    })
}

/// An act over a time, decided at its end.
fn facts_over(from: &str, until: &str) -> Value {
    let decided = json!({ "earliest": until, "latest": until, "trust": "trusted" });
    with(with(facts(from), "act_until", json!(until)), "decision_time", decided)
}

/// Seen so many millionths of a degree north of the market place, at the beginning of the act.
fn seen(facts: Value, north: i32, radius_m: f64) -> Value {
    let at = facts["act_from"].clone();
    let fix = json!({
        "at": { "lon": -1.476, "lat": f64::from(52_922_000 + north) / 1e6 },
        "accuracy": { "radius_m": radius_m, "level": "percent95" }, "fixed_at": at, "source": "platform",
    });
    let sighting = json!({
        "id": "01936c00-0000-7000-8000-000000000071", "whose": HE, "position": fix, "place": "outside the shop",
        "from": at, "until": at, "basis": "seen_here", "observer": null,
    });
    with(with(facts, "sighting", sighting), "live_fix", json!(true))
}

/// With a field of the sighting set.
fn sighting(mut facts: Value, field: &str, to: Value) -> Value {
    facts["sighting"][field] = to;
    facts
}

fn told(mut facts: Value, question: &str, reply: &str) -> Value {
    let answer = json!({ "condition": CONDITION, "question": question, "reply": reply });
    facts["told"].as_array_mut().expect("a list").push(answer);
    facts
}

fn noticed(facts: Value, kind: &str, at: &str) -> Value {
    let event = json!({
        "id": "01936c00-0000-7000-8000-000000000072", "order": ORDER, "kind": kind, "at": at, "by": "PC 1",
        "how": "in_person", "language": "English", "proof": "BWV 7", "understood": "yes",
    });
    with(facts, "notice", json!([event]))
}

/// A circle of 100 m around the market place.
fn circle() -> Value {
    json!({ "kind": "circle", "centre": { "lon": -1.476, "lat": 52.922 }, "radius_m": 100.0 })
}

/// A square around the market place with a square hole in its middle, the hole turned the other way.
fn square_with_hole() -> Value {
    let corner =
        |half: f64, (east, north): (f64, f64)| json!({ "lon": -1.476 + east * half, "lat": 52.922 + north * half });
    let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)];
    let outer: Vec<Value> = corners.iter().map(|at| corner(0.004, *at)).collect();
    let hole: Vec<Value> = corners.iter().rev().map(|at| corner(0.001, *at)).collect();
    json!({ "kind": "polygon", "rings": [outer, hole] })
}

fn zone(shape: Value, disclosure: &str) -> Value {
    json!({ "kind": "exclusion_zone", "place": "Market Place", "zone": { "shape": shape, "disclosure": disclosure } })
}

fn open_zone() -> Value {
    zone(circle(), "shown")
}

fn contact(indirect: bool) -> Value {
    json!({ "kind": "no_contact", "whom": ["B. Specimen"], "channels": [], "indirect": indirect })
}

fn night() -> Value {
    json!([{ "from": "21:00:00", "until": "07:00:00", "days": [] }])
}

fn curfew() -> Value {
    let zone = json!({ "shape": circle(), "disclosure": "shown" });
    json!({ "kind": "curfew", "place": "home", "zone": zone, "windows": night(), "tagged": false })
}

fn reporting() -> Value {
    json!({ "kind": "reporting", "place": "St Mary's Wharf", "windows": night() })
}

fn words_only() -> Value {
    json!({ "kind": "words_only" })
}

fn of_places() -> Vec<Case> {
    let inside = || seen(facts(NOON), 0, 10.0);
    let assumed = json!({ "radius_m": 15.0, "level": "assumed" });
    let mut old = inside();
    old["sighting"]["position"]["fixed_at"] = json!("2026-11-22T11:50:00.000Z");
    let mut guessed = inside();
    guessed["sighting"]["position"]["accuracy"] = assumed;
    let stay_away = json!({
        "kind": "stay_away", "of": "9 Model Road", "distance_m": 100.0,
        "zone": { "shape": circle(), "disclosure": "shown" },
    });
    let home = json!({ "kind": "residence", "place": "home", "zone": { "shape": circle(), "disclosure": "shown" } });
    vec![
        case("seen inside an area", open_zone(), inside()),
        case("seen outside an area", open_zone(), seen(facts(NOON), 5_000, 10.0)),
        case("seen at the edge of an area", open_zone(), seen(facts(NOON), 900, 30.0)),
        case("an area and nobody seen", open_zone(), facts(NOON)),
        case("the officer says he entered", open_zone(), told(facts(NOON), "did_he_enter", "yes")),
        case("the officer says he did not enter", open_zone(), told(facts(NOON), "did_he_enter", "no")),
        case("seen inside, and said not to have entered", open_zone(), told(inside(), "did_he_enter", "no")),
        case("somebody else seen inside", open_zone(), sighting(inside(), "whose", json!(SOMEBODY))),
        case("a fix that is ten minutes old", open_zone(), old),
        case("an accuracy that was assumed", open_zone(), guessed),
        case("seen in the hole of an area", zone(square_with_hole(), "shown"), seen(facts(NOON), 0, 10.0)),
        case("seen in an area around its hole", zone(square_with_hole(), "shown"), seen(facts(NOON), 2_500, 10.0)),
        case("an area that was not located", zone(json!({ "kind": "none" }), "shown"), inside()),
        case("a hidden area and a live fix", zone(circle(), "hidden"), inside()),
        case("a hidden area and no live fix", zone(circle(), "hidden"), with(inside(), "live_fix", json!(false))),
        case("seen within a distance", stay_away, inside()),
        case("seen away from home", home.clone(), seen(facts(NOON), 5_000, 10.0)),
        case("said not to live there", home, told(facts(NOON), "did_he_do_it", "yes")),
        case("seen inside for a moment of an evening", open_zone(), seen(facts_over(NOON, EVENING), 0, 10.0)),
        case("seen outside for a moment of an evening", open_zone(), seen(facts_over(NOON, EVENING), 5_000, 10.0)),
    ]
}

fn of_contact() -> Vec<Case> {
    let did = || told(facts(NOON), "did_he_contact", "yes");
    let excepted = || with(condition(contact(false)), "exceptions", json!(["save through solicitors"]));
    let saturdays = json!([{ "from": "10:00:00", "until": "10:30:00", "days": ["saturday"] }]);
    let permits = json!({ "kind": "window", "windows": saturdays });
    let stated = json!([{ "words": "save on Saturdays between 10:00 and 10:30", "permits": permits }]);
    let by_hours = with(condition(contact(false)), "exceptions", stated);
    let read_by_machine = with(by_hours.clone(), "reading", json!("machine"));
    vec![
        case("he made contact", contact(false), did()),
        case("no contact, and nobody asked about others", contact(true), told(facts(NOON), "did_he_contact", "no")),
        case("contact, and nobody asked", contact(true), facts(NOON)),
        case("he replied", contact(false), told(facts(NOON), "did_he_reply", "yes")),
        case("no reply, and nobody asked about contact", contact(false), told(facts(NOON), "did_he_reply", "no")),
        case(
            "what was said of who was first",
            contact(false),
            told(facts(NOON), "did_the_protected_person_start_it", "yes"),
        ),
        of_condition("contact, and an exception open", excepted(), did()),
        of_condition("contact within an exception", excepted(), told(did(), "was_it_excepted", "yes")),
        of_condition("contact outside an exception", excepted(), told(did(), "was_it_excepted", "no")),
        of_condition("contact outside the hours of an exception", by_hours, did()),
        of_condition("contact outside the hours of an exception that a machine read", read_by_machine, did()),
        case(
            "pestering denied",
            json!({ "kind": "no_molestation", "whom": [] }),
            told(facts(NOON), "did_he_do_it", "no"),
        ),
    ]
}

fn of_hours() -> Vec<Case> {
    let away = |act: &str| seen(facts(act), 5_000, 10.0);
    let across = "2026-10-25T00:30:00.000Z";
    let mut doubtful = away("2026-11-22T20:45:00.000Z");
    doubtful["decision_time"] =
        json!({ "earliest": "2026-11-22T20:45:00.000Z", "latest": "2026-11-22T21:45:00.000Z", "trust": "lower_bound" });
    let later = json!({ "from": "2026-11-25T00:00:00.000Z", "until": null });
    vec![
        case("away in curfew", curfew(), away(EVENING)),
        case("at home in curfew", curfew(), seen(facts(EVENING), 0, 10.0)),
        case("a curfew by day", curfew(), away(NOON)),
        case("a curfew in the night the clocks go back", curfew(), away(across)),
        case("an act that outlasts the day", curfew(), away("2026-11-22T20:45:00.000Z")),
        case("a curfew and a clock in doubt", curfew(), doubtful),
        case("reporting while the window is open", reporting(), told(facts(EVENING), "did_he_report", "no")),
        case(
            "reporting not done all night",
            reporting(),
            told(facts_over("2026-11-21T21:00:00.000Z", "2026-11-22T07:00:00.000Z"), "did_he_report", "no"),
        ),
        case("reporting after the hours, and not done", reporting(), told(facts(NOON), "did_he_report", "no")),
        case("reporting after the hours, and nobody asked", reporting(), facts(NOON)),
        of_condition(
            "a period that has not begun",
            with(condition(open_zone()), "period", later),
            seen(facts(NOON), 0, 10.0),
        ),
    ]
}

fn of_words() -> Vec<Case> {
    let read = with(condition(open_zone()), "reading", json!("machine"));
    let required = with(condition(json!({ "kind": "programme", "what": "a course" })), "nature", json!("requirement"));
    let restricted =
        with(with(condition(words_only()), "visibility", json!("need_to_know")), "nature", json!("unclear"));
    let not_held = with(condition(json!({ "kind": "words_not_held" })), "reading", json!("words_only"));
    vec![
        case("words that nothing was read from", words_only(), facts(NOON)),
        case("words that the officer answered", words_only(), told(facts(NOON), "did_he_do_it", "yes")),
        case("an unknown reply", words_only(), told(facts(NOON), "did_he_do_it", "unknown")),
        of_condition("a term read by machine", read, seen(facts(NOON), 0, 10.0)),
        of_condition("a requirement left undone", required, told(facts(NOON), "did_he_do_it", "yes")),
        of_condition("words for those who need to know", restricted, facts(NOON)),
        of_condition("words that are not held", not_held.clone(), facts(NOON)),
        of_condition("a reply to words that are not held", not_held, told(facts(NOON), "did_he_do_it", "no")),
        case("alcohol denied", json!({ "kind": "alcohol" }), told(facts(NOON), "did_he_do_it", "no")),
    ]
}

fn of_versions() -> Vec<Case> {
    let inside = |act: &str| seen(facts(act), 0, 10.0);
    let zone = || vec![condition(open_zone())];
    let mut stayed = version(VERSION, zone());
    let stay = lasting("stayed", "2026-11-20T00:00:00.000Z", "2026-11-24T00:00:00.000Z");
    stayed["in_force"].as_array_mut().expect("a list").push(stay);
    let open_ended = with(version(VERSION, zone()), "in_force", json!([]));
    let mut unstated = version(VERSION, zone());
    unstated["in_force"][0]["interval"]["until"] = Value::Null;
    unstated["in_force"][0]["cause"] = json!("end_unknown");
    let conflicting = json!([version(VERSION, zone()), version(OTHER_VERSION, vec![condition(contact(true))])]);
    let varied = with(version(OTHER_VERSION, vec![condition(contact(false))]), "based_on", json!([VERSION]));
    let plain = |name, act: &str| case(name, open_zone(), inside(act));
    vec![
        plain("before it began", "2026-09-20T12:00:00.000Z"),
        plain("after it ended", "2026-12-02T12:00:00.000Z"),
        case(
            "an act across its end",
            open_zone(),
            seen(facts_over("2026-11-30T23:00:00.000Z", "2026-12-01T01:00:00.000Z"), 0, 10.0),
        ),
        with_order(plain("while it is stayed", NOON), "versions", json!([stayed])),
        with_order(plain("with no time stated", NOON), "versions", json!([open_ended])),
        with_order(plain("an end that nobody stated", NOON), "versions", json!([unstated])),
        with_order(plain("two versions in conflict", NOON), "versions", conflicting),
        with_order(plain("a version that varies another", NOON), "versions", json!([version(VERSION, zone()), varied])),
        with_order(plain("no version at all", NOON), "versions", json!([])),
    ]
}

fn of_notice() -> Vec<Case> {
    let order = |name, kind: &str, on_notice: &str, facts| {
        with_order(with_order(case(name, words_only(), facts), "kind", json!(kind)), "on_notice", json!(on_notice))
    };
    let told_at = |at: &str| noticed(facts(NOON), "told_of_existence", at);
    let (before, after) = ("2026-11-22T11:00:00.000Z", "2026-11-22T12:00:01.000Z");
    let of_two = order("without notice, and one of two told", "non_molestation", "without_notice", told_at(before));
    let varied_dapo = |name, held| {
        let words = || vec![condition(words_only())];
        let second = with(version(OTHER_VERSION, words()), "based_on", json!([VERSION]));
        with_order(order(name, "dapo", "on_notice", held), "versions", json!([version(VERSION, words()), second]))
    };
    let served = version(VERSION, vec![condition(words_only())]);
    let mut until_decided = with(served, "stated_end", json!("until_decided"));
    until_decided["in_force"][0]["interval"]["until"] = Value::Null;
    let other = case("a kind that has no row", words_only(), facts(NOON));
    let kind = json!({ "other": { "title": "Civil restraint order", "court": "High Court" } });
    vec![
        order("made on notice", "non_molestation", "on_notice", facts(NOON)),
        order("without notice, and told before", "non_molestation", "without_notice", told_at(before)),
        order("without notice, and told after", "non_molestation", "without_notice", told_at(after)),
        order("not known whether on notice", "non_molestation", "unknown", facts(NOON)),
        order("a protection notice that was not served", "dvpn", "without_notice", told_at(before)),
        order(
            "a protection notice that was served",
            "dvpn",
            "without_notice",
            noticed(facts(NOON), "formally_served", before),
        ),
        with_order(
            order(
                "a protection notice past the time for its hearing",
                "dvpn",
                "without_notice",
                noticed(facts(NOON), "formally_served", "2026-11-17T21:00:00.000Z"),
            ),
            "versions",
            json!([until_decided]),
        ),
        order("an injunction against harassment, and nobody told", "harassment_injunction", "unknown", facts(NOON)),
        order("an order of contempt alone, and nobody told", "asb_injunction", "unknown", facts(NOON)),
        with_order(of_two, "respondents", json!([HE, SOMEBODY])),
        varied_dapo("a varied order, and told that one exists", told_at(before)),
        varied_dapo("a varied order, and a copy handed over", noticed(facts(NOON), "copy_handed", before)),
        with_order(other, "kind", kind),
    ]
}

fn cases() -> Vec<Case> {
    [of_places(), of_contact(), of_hours(), of_words(), of_versions(), of_notice()].into_iter().flatten().collect()
}

fn place(engine: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/assess-engine-{engine}.jsonl"))
}

fn is_blessing() -> bool {
    std::env::var_os("CORDON_BLESS").is_some()
}

fn golden(engine: &str) -> String {
    std::fs::read_to_string(place(engine)).expect("a fixture: CORDON_BLESS=1 writes it where there is none yet")
}

#[test]
fn the_engine_gives_its_golden_answers_byte_for_byte() {
    let lines: Vec<String> =
        cases().iter().map(|case| serde_json::to_string(&case.line()).expect("json") + "\n").collect();
    if is_blessing() {
        std::fs::write(place(ENGINE), lines.concat()).expect("a fixture");
    }
    let golden = golden(ENGINE);
    for (line, held) in lines.iter().zip(golden.split_inclusive('\n')) {
        assert_eq!(line, held);
    }
    assert_eq!(lines.concat(), golden);
}

/// Edition 2026-12.2 dated the rows, of which an assessment reads nothing.
#[test]
fn the_present_edition_answers_as_that_of_the_file_but_for_its_name() {
    for case in cases() {
        let line = case.line();
        let facts: Facts = serde_json::from_value(case.facts.clone()).expect(case.name);
        let now = assess(&line.order, &facts);
        assert_eq!(now.law_table, LAW_TABLE, "{}", case.name);
        assert_eq!(Assessment { law_table: GOLDEN_EDITION.to_owned(), ..now }, line.assessment, "{}", case.name);
    }
}

#[test]
fn every_stored_assessment_of_every_engine_is_read_and_replayed_where_its_engine_is_kept() {
    // While another test writes the file it may be half there.
    if is_blessing() {
        return;
    }
    let current: u32 = ENGINE.parse().expect("engines are numbered");
    for engine in 1..=current {
        for held in golden(&engine.to_string()).lines() {
            let line: Line = serde_json::from_str(held).expect("a line");
            assert_eq!(serde_json::to_string(&line).unwrap(), held, "{}", line.case);
            let stored = serde_json::to_vec(&line.assessment).unwrap();
            let expected = match Engine::named(&engine.to_string()) {
                Some(_) => Replay::Same,
                None => Replay::OtherEngine { engine: engine.to_string() },
            };
            assert_eq!(replay(&stored, &line.order), expected, "{}", line.case);
        }
    }
}

#[test]
fn from_engine_3_on_every_engine_is_kept() {
    let current: u32 = ENGINE.parse().expect("engines are numbered");
    let kept: Vec<u32> = (0..=current + 1).filter(|engine| Engine::named(&engine.to_string()).is_some()).collect();
    assert_eq!(kept, (3..=current).collect::<Vec<_>>());
}

#[test]
fn the_cases_give_every_answer_there_is() {
    let lines: Vec<Line> = cases().iter().map(Case::line).collect();
    let names: BTreeSet<&str> = lines.iter().map(|line| line.case.as_str()).collect();
    assert!(names.len() == lines.len() && lines.len() >= 30, "{}", lines.len());
    let answers: Vec<Answer> = lines.iter().flat_map(|line| &line.assessment.terms).map(|term| term.answer).collect();
    for answer in [Answer::FactsFit, Answer::FactsDoNotFit, Answer::CannotTell, Answer::NotOperating] {
        assert!(answers.contains(&answer), "{answer:?}");
    }
    let lives = [
        InForceAnswer::Yes,
        InForceAnswer::NotYet,
        InForceAnswer::Ended,
        InForceAnswer::Stayed,
        InForceAnswer::Unknown,
    ];
    for life in lives {
        assert!(lines.iter().any(|line| line.assessment.in_force == life), "{life:?}");
    }
    let notices = [NoticeAnswer::NotNeeded, NoticeAnswer::EvidenceHeld, NoticeAnswer::NoneHeld, NoticeAnswer::Unknown];
    for notice in notices {
        assert!(lines.iter().any(|line| line.assessment.notice == notice), "{notice:?}");
    }
}
