//! Recording on the command line: about whom and under which orders, and what a refusal names.

use super::*;
use cordon_core::proof::entry::Body;
use cordon_core::rules::incident::{Incident, Mode, Respondent};
use cordon_device::keys::{NoKeystore, open_slot};
use cordon_device::store::{open_own, own::journal};
use cordon_tests::stage::root;
use cordon_tests::world::smith;

/// What the device's journal says, first to last, read past the program.
fn journal_of(stage: &Stage) -> Result<Vec<Body>> {
    let paths = cordon_device::files::paths::Paths::new(&stage.home());
    let device = cordon_device::files::device::load_device(&paths)?.context("no device")?;
    let keys = open_slot(device.slot(1)?, device.device, PASSPHRASE, &NoKeystore)?.context("no keys")?;
    let own = open_own(&paths.own(), &keys.own)?;
    let bodies = journal::all(&own)?;
    bodies.iter().map(|entry| Ok(serde_json::from_slice(&entry.body.as_ref().context("erased")?.0)?)).collect()
}

/// The example that docs/files.md shows of a record.
fn example() -> Result<String> {
    let page = fs::read_to_string(root().join("docs/files.md"))?;
    let (_before, after) = page.split_once("```json record\n").context("no example")?;
    let example = after.split_once("```").context("no end")?.0;
    // A machine whose clock stands before the example's day would be told that it cannot be later than now.
    let earlier = example.replace("2026-11-22T21:30:00Z", "2025-06-22T21:30:00Z");
    ensure!(earlier != example, "the example's time is another");
    Ok(earlier)
}

fn record(stage: &Stage, args: &[&str]) -> Result<Said> {
    run(&mut command(&stage.home(), &[&["record"][..], args].concat())?)
}

fn recorded(stage: &Stage) -> Result<Vec<Incident>> {
    let of = |body| {
        let Body::IncidentRecorded(incident) = body else { return None };
        Some(*incident)
    };
    Ok(journal_of(stage)?.into_iter().filter_map(of).collect())
}

#[test]
fn the_documented_form_is_recorded_about_the_person_and_under_the_order_that_it_names() -> Result<()> {
    let stage = in_touch()?;
    let form = stage.at("doc.json");
    fs::write(&form, example()?)?;
    let form = form.to_string_lossy().into_owned();
    let none = record(&stage, &["--form", &form])?;
    ensure!(none.code == Some(2) && none.err.contains("--reason"), "{none:?}");
    let before = journal_of(&stage)?.len();
    let saved = record(&stage, &["--form", &form, "--reason", "at-scene", "--incident", "4417 of 22 November"])?;
    ensure!(saved.code == Some(0) && saved.out.starts_with("Saved on this device "), "{saved:?}");
    let journal = journal_of(&stage)?;
    let kinds: Vec<&str> = journal[before..].iter().map(|body| body.kind().name()).collect();
    let looks = |kind: &str| kinds.iter().filter(|each| **each == kind).count();
    assert_eq!((looks("person_opened"), looks("order_opened"), looks("draft_opened")), (1, 0, 0), "{kinds:?}");
    let incident = recorded(&stage)?.pop().context("nothing recorded")?;
    ensure!(
        matches!(&incident.respondent, Respondent::Identified { person, .. } if *person == smith()),
        "{incident:?}"
    );
    assert_eq!((incident.allegations.len(), incident.mode), (1, Mode::WithHim));
    Ok(())
}

#[test]
fn an_order_that_is_named_without_a_person_is_looked_at_once() -> Result<()> {
    let stage = in_touch()?;
    let mut form: Value = serde_json::from_str(&example()?)?;
    let fields = form.as_object_mut().context("no object")?;
    fields.remove("person");
    let place = stage.at("orders.json");
    fs::write(&place, form.to_string())?;
    let place = place.to_string_lossy().into_owned();
    let before = journal_of(&stage)?.len();
    let saved = record(&stage, &["--form", &place, "--reason", "report"])?;
    ensure!(saved.code == Some(0), "{saved:?}");
    let looks = journal_of(&stage)?[before..].iter().filter(|body| body.kind().name() == "order_opened").count();
    assert_eq!(looks, 1);
    let incident = recorded(&stage)?.pop().context("nothing recorded")?;
    ensure!(matches!(incident.respondent, Respondent::Unknown { .. }), "nobody was named: {incident:?}");
    Ok(())
}

#[test]
fn how_it_is_known_is_never_signed_unasked() -> Result<()> {
    let stage = in_touch()?;
    let asked = record(&stage, &["--account", "He rang the bell.", "--declare"])?;
    ensure!(asked.code == Some(2) && asked.err.contains("mode: say how you know"), "{asked:?}");
    for (mode, wanted) in [("found", Mode::Found), ("with_him", Mode::WithHim), ("reported", Mode::Reported)] {
        let saved = record(&stage, &["--account", "He rang the bell.", "--declare", "--mode", mode])?;
        ensure!(saved.code == Some(0), "{saved:?}");
        assert_eq!(recorded(&stage)?.pop().context("nothing recorded")?.mode, wanted);
    }
    Ok(())
}

#[test]
fn the_same_words_make_one_record_unless_a_second_is_meant() -> Result<()> {
    let stage = in_touch()?;
    let form = stage.at("doc.json");
    fs::write(&form, example()?)?;
    let form = form.to_string_lossy().into_owned();
    let asked = ["--form", form.as_str(), "--reason", "at-scene"];
    let first = record(&stage, &asked)?;
    ensure!(first.code == Some(0), "{first:?}");
    let entry = first.out.lines().find_map(|line| line.strip_prefix("entry ")).context("no entry")?.to_owned();
    let before = journal_of(&stage)?.len();
    let second = record(&stage, &asked)?;
    ensure!(second.code == Some(2) && second.out.is_empty(), "{second:?}");
    ensure!(second.err.contains(&entry) && second.err.contains("--again"), "it names the first: {second:?}");
    let kinds: Vec<&str> = journal_of(&stage)?[before..].iter().map(|body| body.kind().name()).collect();
    ensure!(!kinds.contains(&"person_opened") && !kinds.contains(&"incident_recorded"), "{kinds:?}");
    assert_eq!(recorded(&stage)?.len(), 1);
    let meant = record(&stage, &[&asked[..], &["--again"]].concat())?;
    ensure!(meant.code == Some(0), "{meant:?}");
    assert_eq!(recorded(&stage)?.len(), 2);
    Ok(())
}

#[test]
fn a_refusal_of_a_record_names_the_field_or_the_file() -> Result<()> {
    let stage = in_touch()?;
    let (empty, form) = (stage.at("empty.jpg"), stage.at("form.json"));
    fs::write(&empty, "")?;
    let (empty, place) = (empty.to_string_lossy().into_owned(), form.to_string_lossy().into_owned());
    let with = |field: &str, value: Value| -> Result<()> {
        let mut given: Value = serde_json::json!({ "mode": "found", "account": "x", "declared": true });
        given[field] = value;
        Ok(fs::write(&form, given.to_string())?)
    };
    for (field, value) in [
        ("act_at", "0206-11-22T21:30:00Z".into()),
        ("act_until", "3026-11-22T21:30:00Z".into()),
        ("place", serde_json::json!({ "kind": "grid_reference", "text": "ZZ 12 34" })),
        ("description", "a\u{1b}[2Jb".into()),
        ("description", " \u{200b} ".into()),
        ("times", 0.into()),
        ("times", (-3).into()),
        ("times", 4_000_000_000_u64.into()),
        ("said", serde_json::json!([{ "kind": "significant", "words": " \u{200b}" }])),
        ("act_at", " ".into()),
    ] {
        with(field, value)?;
        let said = record(&stage, &["--form", &place])?;
        ensure!(said.code == Some(2) && said.err.contains(&format!("{field}: ")), "{field}: {said:?}");
    }
    let basics = ["--account", "x", "--declare", "--mode", "found", "--photo"];
    let said = record(&stage, &[&basics[..], &[empty.as_str()]].concat())?;
    ensure!(said.code == Some(2) && said.err.contains("empty.jpg is empty"), "{said:?}");
    let folder = stage.home().to_string_lossy().into_owned();
    let said = record(&stage, &[&basics[..], &[folder.as_str()]].concat())?;
    ensure!(said.code == Some(2) && said.err.contains("is a folder"), "{said:?}");
    let order = restraining_order().to_string();
    for (argument, value) in
        [("--place", "ZZ 12 34"), ("--place", "95,200"), ("--at", "0206-01-01T00:00:00Z"), ("--at", "x")]
    {
        let asked = ["check", &order, "--reason", "at-scene", argument, value];
        let said = run(&mut command(&stage.home(), &asked)?)?;
        ensure!(said.code == Some(2) && said.err.contains(argument), "{argument} {value}: {said:?}");
    }
    let drafts = journal_of(&stage)?.iter().filter(|body| body.kind().name() == "incident_recorded").count();
    assert_eq!(drafts, 0, "nothing was recorded");
    Ok(())
}

#[test]
fn a_record_with_words_that_nobody_can_read_is_refused_before_anything_is_written() -> Result<()> {
    let stage = in_touch()?;
    let form = stage.at("form.json");
    let place = form.to_string_lossy().into_owned();
    for (field, value, named) in [
        ("account", " \u{200b}".into(), "account"),
        ("account", "at the gate\u{1b}[2J".into(), "account: "),
        ("place_words", "\u{8}".into(), "place_words: "),
        ("file", serde_json::json!({ "witnesses": ["a\u{0}b"] }), "file.witnesses: "),
        ("decision", serde_json::json!({ "report": true, "grounds": " \u{200b}" }), "decision.grounds: "),
        ("act_at", "2098-11-22T21:30:00Z".into(), "act_at: "),
    ] {
        let mut given: Value = serde_json::from_str(&example()?)?;
        given[field] = value;
        fs::write(&form, given.to_string())?;
        let before = journal_of(&stage)?.len();
        let said = record(&stage, &["--form", &place, "--reason", "at-scene"])?;
        ensure!(said.code == Some(2) && said.err.contains(named), "{field}: {said:?}");
        let kinds: Vec<&str> = journal_of(&stage)?[before..].iter().map(|body| body.kind().name()).collect();
        for written in ["person_opened", "order_opened", "draft_opened", "draft_discarded", "incident_recorded"] {
            ensure!(!kinds.contains(&written), "{field}: {kinds:?}");
        }
    }
    Ok(())
}

#[test]
fn status_names_a_record_by_the_end_of_the_id_that_recording_printed() -> Result<()> {
    let stage = in_touch()?;
    let saved = record(&stage, &["--account", "He rang the bell.", "--declare", "--mode", "found"])?;
    let is_id = |word: &&str| word.len() == 36 && word.matches('-').count() == 4;
    let mut words = saved.out.split(|mark: char| !mark.is_ascii_hexdigit() && mark != '-');
    let id = words.find(is_id).with_context(|| format!("no id: {saved:?}"))?;
    let end = id.get(28..).context("it is shorter")?;
    for asked in [["status"].as_slice(), ["sync"].as_slice(), ["status"].as_slice()] {
        let said = run(&mut command(&stage.home(), asked)?)?;
        ensure!(asked == ["sync"] || said.out.contains(&format!("Incident {end}")), "{said:?}");
    }
    Ok(())
}
