//! The demo's restraining order, set against facts in files.

use super::desk::{Desk, kind_of, text_at};
use anyhow::{Context, Result};
use cordon_tests::world::demo_orders;
use serde_json::{Value, json};
use std::fs;

const ACT: &str = "2026-11-22T21:30:00Z";
const ZONE: &str = "versions[0].conditions[1].term.zone.shape";

/// No contact, Mill Lane, and a curfew from nine.
fn order() -> Result<Value> {
    let text = fs::read_to_string(demo_orders())?;
    let line = text.lines().find(|line| line.starts_with("{\"order\"")).context("no order")?;
    let line: Value = serde_json::from_str(line)?;
    line.get("order").cloned().context("no order")
}

/// Alan John SMITH, seen in Mill Lane half an hour into his curfew. What nobody knows is left out.
fn facts() -> Value {
    let now = "2026-11-22T21:31:00Z";
    let position = json!({
        "at": { "lon": -1.4870, "lat": 53.0233 },
        "accuracy": { "radius_m": 8.0, "level": "percent68" },
        "fixed_at": ACT,
        "source": "platform",
    });
    json!({
        "act_from": ACT,
        "decision_time": { "earliest": now, "latest": now, "trust": "trusted" },
        "known_as_of": now,
        "identity": "confirmed",
        "sighting": {
            "id": "01936c00-0000-7000-8000-0000000000a1",
            "whose": "01936c00-0000-7000-8000-000000000011",
            "position": position,
            "place": "Mill Lane",
            "from": ACT,
            "until": ACT,
            "basis": "seen_there",
            "observer": null,
        },
    })
}

fn with(mut value: Value, pointer: &str, to: Value) -> Value {
    if let Some(field) = value.pointer_mut(pointer) {
        *field = to;
    }
    value
}

#[test]
fn facts_are_set_against_an_order_without_a_device() -> Result<()> {
    let desk = Desk::new()?;
    let order = desk.file("order.json", &order()?.to_string())?;
    let facts = desk.file("facts.json", &facts().to_string())?;
    let args = ["assess", "--order", order.as_str(), "--facts", facts.as_str(), "--json"];
    let said = desk.run(&args)?;
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{}", said.out);
    let answered = said.json()?;
    assert_eq!(text_at(&answered, "/assessment/in_force"), "yes");
    let terms = answered["assessment"]["terms"].as_array().context("no terms")?;
    let answers: Vec<&str> = terms.iter().map(|term| text_at(term, "/answer")).collect();
    assert_eq!(answers, ["cannot_tell", "facts_fit", "facts_fit"], "contact is not known; the rest was seen");
    let powers = answered["powers"].as_array().context("no powers")?;
    assert!(powers.iter().any(|power| text_at(power, "/id") == "pace_s24"), "{powers:?}");
    assert_eq!(desk.run(&args)?.out, said.out, "the same files give the same answer");
    Ok(())
}

#[test]
fn either_file_may_be_standard_input_and_not_both() -> Result<()> {
    let desk = Desk::new()?;
    let order = desk.file("order.json", &order()?.to_string())?;
    let args = ["assess", "--order", order.as_str(), "--facts", "-", "--json"];
    let said = desk.run_with(&args, facts().to_string().as_bytes())?;
    assert_eq!(said.code, Some(0), "{}", said.out);
    assert_eq!(text_at(&said.json()?, "/assessment/terms/1/answer"), "facts_fit");
    let both = desk.refused(&["assess", "--order", "-", "--facts", "-", "--json"])?;
    assert_eq!(text_at(&both, "/what"), "only one of the two can be standard input");
    Ok(())
}

/// What is said of two files that cannot be assessed: in which field, and why.
fn refused(order: &str, facts: &str) -> Result<(String, String)> {
    let desk = Desk::new()?;
    let (order, facts) = (desk.file("order.json", order)?, desk.file("facts.json", facts)?);
    let said = desk.run(&["assess", "--order", &order, "--facts", &facts, "--json"])?;
    anyhow::ensure!(said.code == Some(2), "{:?}: {}", said.code, said.out);
    let printed = said.json()?;
    anyhow::ensure!(printed.get("assessment").is_none(), "an answer beside a refusal");
    let fault = printed.get("fault").context("no fault")?;
    anyhow::ensure!(kind_of(fault) == "invalid", "{fault}");
    anyhow::ensure!(text_at(fault, "/field") == text_at(&printed, "/faults/0/at"), "{printed}");
    Ok((text_at(&printed, "/faults/0/at").to_owned(), text_at(&printed, "/faults/0/what").to_owned()))
}

#[track_caller]
fn check_order(pointer: &str, to: Value, at: &str, what: &str) {
    let order = with(order().expect("an order"), pointer, to);
    let found = refused(&order.to_string(), &facts().to_string()).expect("a refusal");
    assert_eq!((found.0.as_str(), found.1.as_str()), (at, what));
}

#[track_caller]
fn check_facts(pointer: &str, to: Value, at: &str, what: &str) {
    let facts = with(facts(), pointer, to);
    let found = refused(&order().expect("an order").to_string(), &facts.to_string()).expect("a refusal");
    assert_eq!((found.0.as_str(), found.1.as_str()), (at, what));
}

#[test]
fn an_order_that_cannot_be_is_refused_at_its_field() {
    let corner = "/versions/0/conditions/1/term/zone/shape/rings/0/2";
    let north = json!({ "lon": -1.4, "lat": 200.0 });
    check_order(corner, north, &format!("{ZONE}.rings[0][2]"), "latitude out of range");
    let opened =
        json!([[{ "lon": 0, "lat": 0 }, { "lon": 1, "lat": 0 }, { "lon": 1, "lat": 1 }, { "lon": 0, "lat": 1 }]]);
    check_order("/versions/0/conditions/1/term/zone/shape/rings", opened, ZONE, "ring is not closed");
    check_order("/versions/0/conditions/1/term/zone/shape/rings", json!([[]]), ZONE, "ring has under four points");
    check_order(
        "/versions/0/in_force/0/interval/until",
        json!("2025-03-02T11:00:00Z"),
        "versions[0].in_force[0].interval",
        "it ends on 2025-03-02T11:00:00.000Z before it begins on 2025-03-03T11:00:00.000Z",
    );
    let never = json!({ "kind": "dates", "ranges": [] });
    check_order(
        "/versions/0/conditions/2/term/windows/0",
        json!({ "from": "21:00:00", "until": "07:00:00", "days": [], "season": never }),
        "versions[0].conditions[2].term.windows[0]",
        "a window without dates never opens",
    );
    check_order(
        "/versions/0/made_at",
        json!("2026-03-29T01:30:00"),
        "versions[0].made_at",
        "no offset, and this time does not exist in London: the clocks went forward over it",
    );
    check_order("/versions", json!([]), "versions", "there is no version, so nothing is ordered");
}

#[test]
fn facts_that_cannot_be_are_refused_at_their_field() {
    let radius = "sighting.position.accuracy.radius_m";
    check_facts("/sighting/position/accuracy/radius_m", json!(0.0), radius, "radius is not positive");
    check_facts("/sighting/position/at/lon", json!(181), "sighting.position.at", "longitude out of range");
    check_facts(
        "/act_from",
        json!("2026-10-25T01:30:00"),
        "act_from",
        "no offset, and this time comes twice in London: the first is +01:00, the second +00:00",
    );
    check_facts(
        "/decision_time/latest",
        json!("2026-11-22T21:00:00Z"),
        "decision_time.latest",
        "it ends on 2026-11-22T21:00:00.000Z before it begins on 2026-11-22T21:31:00.000Z",
    );
}

#[test]
fn a_reply_to_no_condition_of_the_order_is_refused() -> Result<()> {
    let mut facts = facts();
    let nobody = "01936c00-0000-7000-8000-0000000000ff";
    facts["told"] = json!([{ "condition": nobody, "question": "did_he_contact", "reply": "yes" }]);
    let (at, what) = refused(&order()?.to_string(), &facts.to_string())?;
    assert_eq!((at.as_str(), what.as_str()), ("told[0].condition", "no version of the order has this condition"));
    Ok(())
}

#[test]
fn a_number_that_is_none_or_too_great_is_refused_where_it_stands() -> Result<()> {
    let text = order()?.to_string();
    let facts = facts().to_string();
    for (number, what) in [("NaN", "not JSON: expected value"), ("1e999", "not JSON: number out of range")] {
        let broken = text.replace("\"radius_m\":30.0", &format!("\"radius_m\":{number}"));
        assert_ne!(broken, text);
        let (at, said) = refused(&broken, &facts)?;
        assert!(at.starts_with("line 1 column ") && said == what, "{number}: {at}: {said}");
    }
    let (at, said) = refused("", &facts)?;
    assert!(at.starts_with("line 1 column ") && said.starts_with("not JSON: EOF"), "{at}: {said}");
    Ok(())
}

#[test]
fn every_fault_is_told_to_somebody_who_reads_it() -> Result<()> {
    let desk = Desk::new()?;
    let order = with(order()?, "/versions/0/conditions/2/term/zone/shape/radius_m", json!(-30));
    let order = with(order, "/versions/0/in_force/0/interval/until", json!("2025-03-02T11:00:00Z"));
    let order = desk.file("order.json", &order.to_string())?;
    let facts = desk.file("facts.json", &facts().to_string())?;
    let said = desk.run(&["assess", "--order", &order, "--facts", &facts])?;
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    let lines: Vec<&str> = said.err.lines().collect();
    let [first, interval, zone] = lines.as_slice() else { panic!("{lines:?}") };
    assert!(first.ends_with("order.json cannot be assessed"), "{first}");
    assert!(interval.starts_with("  versions[0].in_force[0].interval: it ends on "), "{interval}");
    assert_eq!(*zone, "  versions[0].conditions[2].term.zone.shape: radius is not positive");
    Ok(())
}
