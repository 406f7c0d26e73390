//! What `docs/files.md` says of files that a person hands in holds: every example is read by the reader
//! that it is written for, and the table of a record's form names every field and no other.

use anyhow::{Context, Result, ensure};
use cordon_core::rules::assess::Facts;
use cordon_core::rules::incident::FileNotes;
use cordon_core::rules::place::geojson::read_zones;
use cordon_core::rules::record::{DecisionForm, RecordForm};
use cordon_core::rules::time::Timestamp;
use cordon_core::wire;
use cordon_hq::feeds::exchange;
use cordon_tests::officer::incident_of;
use cordon_tests::stage::root;
use cordon_tests::world::World;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

fn page() -> Result<String> {
    fs::read_to_string(root().join("docs/files.md")).context("docs/files.md")
}

/// The example of a name: what stands in the block that is marked with it.
fn example<'p>(page: &'p str, language: &str, name: &str) -> Result<&'p str> {
    let (_before, after) = page.split_once(&format!("```{language} {name}\n")).with_context(|| format!("no {name}"))?;
    Ok(after.split_once("```").context("no end")?.0)
}

/// Holds that nothing of an example was passed over.
fn is_whole(example: &str, read: &Value) -> Result<()> {
    let given: Value = serde_json::from_str(example)?;
    for field in given.as_object().context("no object")?.keys() {
        ensure!(read.get(field).is_some(), "{field} is passed over");
    }
    Ok(())
}

#[test]
fn the_example_of_a_records_form_is_one() -> Result<()> {
    let page = page()?;
    let text = example(&page, "json", "record")?;
    let form: RecordForm = serde_json::from_str(text)?;
    is_whole(text, &serde_json::to_value(&form)?)?;
    assert!(form.declared && !form.account.is_empty() && form.terms.len() == 1);
    Ok(())
}

#[test]
fn the_example_of_a_records_form_is_recorded_as_it_stands() -> Result<()> {
    let page = page()?;
    let form: RecordForm = serde_json::from_str(example(&page, "json", "record")?)?;
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.open_person(form.person.context("it names nobody")?);
    let draft = ada.draft(form.person, None).id;
    ada.ask(wire::DraftSave { id: draft, form });
    let saved = ada.record(draft);
    ada.sync();
    let status = world.hq.status_of(incident_of(&saved))?;
    assert_eq!((status.received, status.set_aside), (Some(true), 0));
    Ok(())
}

#[test]
fn the_table_of_a_records_form_names_every_field_and_no_other() -> Result<()> {
    let page = page()?;
    let (_before, table) = page.split_once("| field | holds |\n|---|---|\n").context("no table")?;
    let table = table.split_once("\n\n").context("no end")?.0;
    let named = |row: &str| row.split('`').nth(1).map(str::to_owned);
    let listed: BTreeSet<String> = table.lines().filter_map(named).collect();
    let notes = FileNotes { claimed: "something".to_owned(), ..FileNotes::default() };
    let form = RecordForm { file: notes, ..RecordForm::default() };
    let fields: BTreeSet<String> =
        serde_json::to_value(form)?.as_object().context("no object")?.keys().cloned().collect();
    assert_eq!(listed, fields);
    let decision = table.lines().find(|row| row.starts_with("| `decision`")).context("no decision")?;
    for field in serde_json::to_value(DecisionForm::default())?.as_object().context("no object")?.keys() {
        ensure!(decision.contains(&format!("`{field}`")), "a decision's {field} is not named");
    }
    Ok(())
}

#[test]
fn the_example_of_facts_is_sound() -> Result<()> {
    let page = page()?;
    let text = example(&page, "json", "facts")?;
    let facts: Facts = serde_json::from_str(text)?;
    is_whole(text, &serde_json::to_value(&facts)?)?;
    let sound = cordon_core::rules::check::read_facts(text);
    assert_eq!(sound.map(|facts| facts.live_fix), Ok(false));
    Ok(())
}

#[test]
fn the_example_of_zones_is_read_and_lies_in_the_country() -> Result<()> {
    let page = page()?;
    let zones = read_zones(example(&page, "json", "zones")?)?;
    assert_eq!(
        zones.iter().map(|zone| (zone.name.as_str(), zone.shape.is_in_uk())).collect::<Vec<_>>(),
        [("Mill Lane", true)]
    );
    Ok(())
}

#[test]
fn the_example_of_an_exchange_file_is_read_whole_in_either_form() -> Result<()> {
    let page = page()?;
    let lines = example(&page, "jsonl", "exchange")?;
    let today = Timestamp::parse("2026-11-22T12:00:00Z").context("a time")?.london_day();
    let exchange::Parsed { exchange: read, problems, .. } = exchange::parse(lines.as_bytes(), today);
    assert_eq!(problems, []);
    let held = [read.orders.len(), read.records.len(), read.links.len(), read.order_links.len()];
    assert_eq!(held, [1; 4], "a line of each");
    let whole = json!({
        "format": "cordon-exchange",
        "version": exchange::VERSION,
        "orders": read.orders,
        "records": read.records,
        "links": read.links,
        "order_links": read.order_links,
    });
    assert_eq!(
        exchange::parse(whole.to_string().as_bytes(), today),
        exchange::Parsed { exchange: read, ..exchange::Parsed::default() }
    );
    Ok(())
}
