//! Files taken in whole: what is counted, told, kept and remembered.

use super::*;
use crate::feeds::acro::COLUMNS;
use crate::key::StoreKey;
use crate::store::feed::Feed;
use crate::testing::World;
use cordon_core::proof::segment::RowKind;
use cordon_core::rules::coverage::NotHeld;
use cordon_core::rules::ids::{LinkId, OrderId, PersonId, VersionId};
use cordon_core::rules::order::{Heads, Order, Version};
use cordon_core::rules::person::{OrderLink, Role, SubjectCategory};
use cordon_core::words::english;
use std::path::PathBuf;

const ROW: &str = "DE26F00001,1700000000000001,Invented Court,195520,FL401,26/02/2026,26/10/2027_23:59,Example,Una,1988-04-12,\
                   1 Sample Street,Derby,DE1 2AB,,,No,No,No,Specimen,Beta,,9 Model Road,Derby,DE22 1ZZ,,,,Yes,Yes,Yes,";

fn manifest(rows: &[&str]) -> String {
    format!("{}\r\n{}\r\n", COLUMNS.join(","), rows.join("\r\n"))
}

fn put(folder: &Path, name: &str, text: &str) -> PathBuf {
    let place = folder.join(name);
    fs::write(&place, text).unwrap();
    place
}

fn import(world: &World, place: &Path) -> FileOutcome {
    world.hq.import_path(place).unwrap().files.remove(0)
}

fn orders(world: &World) -> Vec<Order> {
    let rows = world.hq.store().read(|db| {
        let last = crate::store::feed::last_revision(db, world.hq.scope())?;
        db.list_rows(world.hq.scope(), 1, last)
    });
    rows.unwrap().into_iter().filter_map(|row| serde_json::from_value(row.body?).ok()).collect()
}

#[test]
fn every_row_that_is_refused_is_named_again_when_the_file_comes_again() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let never = ROW.replace("26/02/2026", "never");
    let place = put(folder.path(), "manifest-a.csv", &manifest(&[ROW, &never, &never]));
    for outcome in [import(&world, &place), import(&world, &place)] {
        let lines: Vec<Option<u64>> = outcome.refused.iter().map(|part| part.line).collect();
        assert_eq!((lines, outcome.broken), (vec![Some(3), Some(4)], 2));
        assert!(
            outcome.refused.iter().all(|part| english(part.reason.clone()) == "Court Date cannot be read as a date")
        );
    }
    let held = world.hq.quarantine().unwrap();
    assert_eq!(held.iter().map(Held::line).collect::<Vec<_>>(), [Some(3), Some(4)]);
    assert_eq!(english(held[0].why()), "Court Date cannot be read as a date");
    let again = import(&world, &place);
    assert_eq!((again.outcome, again.taken_before), (Became::AlreadyImported, 1));
    assert_eq!(world.hq.status().unwrap().orders, 1);
}

#[test]
fn a_file_imported_again_means_what_it_meant_the_first_time() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let never = ROW.replace("26/02/2026", "never");
    let half = put(folder.path(), "manifest-half.csv", &manifest(&[ROW, &never]));
    let none = put(folder.path(), "manifest-none.csv", &manifest(&[&never]));
    for time in ["first", "second", "third"] {
        assert!(!world.hq.import_path(&half).unwrap().took_nothing(), "half of it was taken, the {time} time");
        assert!(world.hq.import_path(&none).unwrap().took_nothing(), "nothing was taken, the {time} time");
    }
}

#[test]
fn what_a_feed_brought_is_no_longer_named_as_missing_and_the_rest_is() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let not_held = || crate::scopes::current(&world.hq, world.hq.scope()).unwrap().not_held;
    assert_eq!(not_held(), crate::feeds::not_fed());
    import(&world, &put(folder.path(), "manifest-a.csv", &manifest(&[ROW])));
    let missing = not_held();
    assert!(!missing.contains(&NotHeld::NonMolestation));
    assert!(missing.contains(&NotHeld::CriminalCourts), "no court result was ever taken");
    assert!(NotHeld::OF_NO_FEED.iter().all(|kind| missing.contains(kind)), "{missing:?}");
}

#[test]
fn of_a_file_that_is_refused_whole_nothing_was_done() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let place = put(folder.path(), "manifest-a.csv", &manifest(&[ROW]).replace(',', ";"));
    let imported = world.hq.import_path(&place).unwrap();
    assert!(imported.took_nothing() && english(imported.files[0].refused[0].reason.clone()).contains("semicolons"));
    let night = put(folder.path(), "manifest-b.csv", &manifest(&[&",".repeat(30)]));
    assert!(!world.hq.import_path(&night).unwrap().took_nothing(), "a night without orders is no failure");
}

#[test]
fn two_rows_of_one_order_that_differ_are_both_kept_for_a_person() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let other = ROW.replace("26/10/2027", "26/10/2028");
    let outcome = import(&world, &put(folder.path(), "manifest-a.csv", &manifest(&[ROW, &other])));
    let order = orders(&world).pop().unwrap();
    assert!(matches!(order.heads(), Heads::Several(_)));
    assert!(
        outcome.told.iter().any(|told| told.what.to_string().contains("a person must say which applies")),
        "{outcome:?}"
    );
    // What settles it is said, and does.
    let said = outcome.told.iter().map(|told| told.what.to_string()).collect::<String>();
    let Heads::Several(heads) = order.heads() else { panic!("{order:?}") };
    let both: Vec<VersionId> = heads.iter().map(|head| head.id).collect();
    assert!(said.contains(&order.id.to_string()) && both.iter().all(|id| said.contains(&id.to_string())), "{said}");
    let settling = Version { id: VersionId::derived(&[b"settles"]), based_on: both, ..heads[0].clone() };
    let settled = Order { versions: vec![settling], ..order.clone() };
    let file = serde_json::json!({ "order": settled }).to_string();
    import(&world, &put(folder.path(), "settled.jsonl", &file));
    let now = orders(&world).into_iter().filter(|held| held.id == order.id).max_by_key(|held| held.versions.len());
    assert!(matches!(now.unwrap().heads(), Heads::One(_)));
    // The same row twice is the same order once.
    let world = World::new();
    let outcome = import(&world, &put(folder.path(), "manifest-b.csv", &manifest(&[ROW, ROW])));
    let differ = outcome.told.iter().any(|told| told.what.key.name() == "feed.orders_differ");
    assert_eq!((outcome.orders.new, outcome.orders.unchanged, differ), (1, 1, false));
}

#[test]
fn the_courts_date_orders_versions_whichever_file_comes_first() {
    let on = |date: &str| manifest(&[&ROW.replace("26/02/2026", date)]);
    let nights = ["20/02/2026", "21/02/2026", "22/02/2026"];
    let mut found = Vec::new();
    for turn in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1], [0, 2, 1], [1, 2, 0]] {
        let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
        for index in turn {
            world.pass_minutes(60);
            let place = put(folder.path(), &format!("manifest-{index}.csv"), &on(nights[index]));
            let outcome = import(&world, &place);
            assert!(
                !outcome.told.iter().any(|told| told.what.to_string().contains("different things")),
                "{turn:?} {outcome:?}"
            );
        }
        let order = orders(&world).into_iter().max_by_key(|order| order.versions.len()).unwrap();
        let mut chain: Vec<_> = order.versions.iter().map(|one| (one.made_at, one.id, one.based_on.clone())).collect();
        chain.sort_by_key(|(made_at, ..)| *made_at);
        assert!(matches!(order.heads(), Heads::One(head) if Some(head.made_at) == chain.last().map(|last| last.0)));
        found.push(chain);
    }
    assert!(found.windows(2).all(|pair| pair[0] == pair[1]), "{found:?}");
}

#[test]
fn a_file_of_people_is_not_nothing() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let id = cordon_core::rules::ids::PersonRecordId::derived(&[b"a"]);
    let record = cordon_core::rules::person::PersonRecord {
        id,
        source: cordon_core::rules::person::Source {
            system: "Records".to_owned(),
            reference: "1".to_owned(),
            learnt_at: world.hq.now(),
        },
        names: Vec::new(),
        born: cordon_core::rules::person::BirthDate::Unknown,
        gender: cordon_core::rules::person::Gender::NotStated,
        identifiers: Vec::new(),
        addresses: Vec::new(),
        warnings: Vec::new(),
        marks: Vec::new(),
    };
    let file = |records: Vec<serde_json::Value>| {
        serde_json::json!({ "format": "cordon-exchange", "version": 1, "records": records }).to_string()
    };
    let outcome = import(&world, &put(folder.path(), "a.json", &file(vec![serde_json::to_value(&record).unwrap()])));
    assert_eq!((outcome.outcome, outcome.people, outcome.reason), (Became::People, 1, None));
    let line = |record: &serde_json::Value| serde_json::json!({ "record": record }).to_string();
    let half = [line(&serde_json::to_value(&record).unwrap()), line(&serde_json::json!({}))].join("\n");
    let imported = world.hq.import_path(&put(folder.path(), "half.jsonl", &half)).unwrap();
    let (people, refused) = (imported.files[0].people, imported.files[0].refused.len());
    assert_eq!((people, refused, imported.took_nothing()), (1, 1, false), "people are taken too");
    let outcome = import(&world, &put(folder.path(), "b.json", &file(Vec::new())));
    assert_eq!((outcome.outcome, outcome.people), (Became::NothingForUs, 0));
}

/// The demo's first order as an exchange file, which binds this person alone.
fn exchange_order(binds: PersonId) -> (String, OrderId) {
    let demo = include_str!("../../../tests/fixtures/demo-orders.jsonl");
    let line = demo.lines().find(|line| line.starts_with("{\"order\":")).unwrap();
    let mut order = serde_json::from_str::<serde_json::Value>(line).unwrap()["order"].take();
    order["respondents"] = serde_json::json!([binds]);
    order["protected"] = serde_json::json!([]);
    let id = order["id"].as_str().unwrap().parse().unwrap();
    (serde_json::json!({ "format": "cordon-exchange", "version": 1, "orders": [order] }).to_string(), id)
}

fn bound(world: &World) -> Vec<PersonId> {
    let rows = world.hq.store().read(|db| {
        let last = crate::store::feed::last_revision(db, world.hq.scope())?;
        db.list_rows(world.hq.scope(), 1, last)
    });
    let links = rows.unwrap().into_iter().filter(|row| row.kind == RowKind::OrderLink);
    links.map(|row| serde_json::from_value::<OrderLink>(row.body.unwrap()).unwrap().person).collect()
}

#[test]
fn an_order_that_comes_again_with_another_respondent_binds_both_and_a_person_is_told() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let [one, other] = [PersonId::derived(&[b"one"]), PersonId::derived(&[b"other"])];
    let (file, id) = exchange_order(one);
    let first = import(&world, &put(folder.path(), "a.json", &file));
    assert_eq!((first.orders.new, first.told.len()), (1, 0));
    let [order] = orders(&world).try_into().unwrap();
    assert_eq!((order.id, order.respondents, order.protected), (id, vec![], vec![]), "its links alone name people");
    let again = import(&world, &put(folder.path(), "b.json", &exchange_order(other).0));
    assert_eq!(bound(&world), [one, other], "neither statement is lost");
    assert!(again.told.iter().any(|told| told.what.to_string().contains(&id.to_string())), "{:?}", again.told);
    let once_more = import(&world, &put(folder.path(), "c.json", &(exchange_order(one).0 + " ")));
    assert_eq!((bound(&world).len(), once_more.told.len()), (2, 0), "what is held already is no news");
}

#[test]
fn an_exchange_order_that_changes_under_a_held_version_id_is_told() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let (file, id) = exchange_order(PersonId::derived(&[b"one"]));
    import(&world, &put(folder.path(), "a.json", &file));
    let mut changed: serde_json::Value = serde_json::from_str(&file).unwrap();
    changed["orders"][0]["versions"][0]["conditions"] = serde_json::json!([]);
    let outcome = import(&world, &put(folder.path(), "b.json", &changed.to_string()));
    let tells = |outcome: &FileOutcome, words: &str| {
        let mut told = outcome.told.iter().map(|told| told.what.to_string());
        told.any(|what| what.contains(words) && what.contains(&id.to_string()))
    };
    assert_eq!(outcome.orders.changed, 1, "{outcome:?}");
    assert!(tells(&outcome, "under the id of a version that is held"), "{outcome:?}");
    let mut moved: serde_json::Value = serde_json::from_str(&file).unwrap();
    moved["orders"][0]["court"]["name"] = "Other Court".into();
    let outcome = import(&world, &put(folder.path(), "c.json", &moved.to_string()));
    assert!(tells(&outcome, "another kind, court"), "{outcome:?}");
    assert!(!tells(&outcome, "version"), "{outcome:?}");
}

#[test]
fn an_exchange_order_whose_lists_and_links_differ_loses_nobody() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let [listed, linked] = [PersonId::derived(&[b"listed"]), PersonId::derived(&[b"linked"])];
    let (file, order) = exchange_order(listed);
    let mut file: serde_json::Value = serde_json::from_str(&file).unwrap();
    let link = |person| {
        let id = LinkId::derived(&[b"the file's own"]);
        OrderLink { id, person, order, role: Role::BoundBy, category: SubjectCategory::Suspect }
    };
    file["order_links"] = serde_json::json!([link(linked), link(listed)]);
    import(&world, &put(folder.path(), "a.json", &file.to_string()));
    assert_eq!(bound(&world), [linked, listed], "each once, by whichever way it was said");
}

#[test]
fn every_file_of_a_folder_is_read_or_named() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("night")).unwrap();
    for (name, holds) in [
        ("order.xml.txt", "\u{feff}<?xml version='1.0'?><a/>"),
        ("orders", "{\"order\":{}}\n"),
        ("night/MANIFEST.CSV.bak", "Case Number,Court Date\n"),
        ("notes.docx", "notes"),
        ("paper.pdf", "%PDF-1.4"),
        ("empty", ""),
        ("night.msg", "From: a@example.org\r\nTo: b@example.org\r\nDate: today\r\n\r\nthe manifest"),
    ] {
        fs::write(at(name), holds).unwrap();
    }
    let imported = world.hq.import_path(folder.path()).unwrap();
    assert!(imported.files.is_empty() && imported.took_nothing(), "{imported:?}");
    let said: Vec<(String, String)> = imported
        .passed_over
        .iter()
        .map(|passed| (passed.file.rsplit('/').next().unwrap().to_owned(), passed.why.to_string()))
        .collect();
    let why = |file: &str| said.iter().find(|(name, _why)| name == file).map(|(_name, why)| why.as_str()).unwrap();
    for (file, ending) in [("order.xml.txt", ".xml"), ("orders", ".jsonl"), ("MANIFEST.CSV.bak", ".csv")] {
        assert!(why(file).contains(&format!("ends in {ending}")), "{file}: {}", why(file));
    }
    assert!(why("paper.pdf").contains("without a manifest"), "{}", why("paper.pdf"));
    for file in ["notes.docx", "empty"] {
        assert!(why(file).contains(".xml, .csv"), "{file}: {}", why(file));
    }
    assert!(why("night.msg").contains("save the file attached"), "{}", why("night.msg"));
    assert_eq!(said.len(), 7);
    // Named by itself it is refused for the same.
    let alone = import(&world, &at("night.msg"));
    assert!(english(alone.refused[0].reason.clone()).contains("save the file attached"), "{alone:?}");
    // The papers that a manifest's rows name are read with it.
    fs::write(at("manifest.csv"), "").unwrap();
    let imported = world.hq.import_path(folder.path()).unwrap();
    let named = imported.passed_over.iter().find(|passed| passed.file.ends_with(".pdf")).unwrap();
    assert!(english(named.why.clone()).contains("is not known whether one names it"), "{imported:?}");
    assert!(imported.took_nothing() && imported.files.len() == 1, "an empty manifest is refused");
}

#[test]
fn a_path_that_leads_nowhere_is_named_and_stops_no_other() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let nowhere = folder.path().join("nope.xml");
    let night = put(folder.path(), "manifest-a.csv", &manifest(&[ROW]));
    let imported = world.hq.import_paths(&[nowhere.clone(), night], None).unwrap();
    let [missing, taken] = &imported.files[..] else { panic!("{imported:?}") };
    assert_eq!((missing.outcome, taken.outcome), (Became::Broken, Became::Orders));
    assert!(missing.file.ends_with("nope.xml") && english(missing.refused[0].reason.clone()).contains("not there"));
    assert!(!imported.took_nothing() && world.hq.quarantine().unwrap().is_empty(), "nothing of it can be kept");
    assert!(world.hq.import_path(&nowhere).unwrap().took_nothing());
}

#[test]
fn what_was_imported_before_hides_no_file_that_is_refused_now() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let never = ROW.replace("26/02/2026", "never");
    let before = put(folder.path(), "manifest-a.csv", &manifest(&[ROW, &never]));
    assert!(!world.hq.import_path(&before).unwrap().took_nothing());
    assert!(!world.hq.import_path(&before).unwrap().took_nothing(), "it is known, and nothing was refused now");
    let spoilt = put(folder.path(), "manifest-b.csv", &manifest(&[ROW]).replace(',', ";"));
    assert!(world.hq.import_paths(&[before.clone(), spoilt.clone()], None).unwrap().took_nothing());
    assert!(world.hq.import_paths(&[spoilt, before], None).unwrap().took_nothing(), "whichever comes first");
}

#[test]
fn a_mistyped_folder_is_named_and_nothing_is_made_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("no-such-folder");
    let failure = Hq::open_held(&place, &StoreKey::new([7; 32])).err().unwrap();
    assert!(failure.to_string().contains("no HQ is in"), "{failure}");
    assert!(!place.exists());
}

/// What the collected cases must come to: file, orders taken, rows refused.
#[test]
fn the_collected_cases_come_to_what_they_should() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/cases");
    if !cases.is_dir() {
        println!("skipped: the collected cases are not beside this tree");
        return;
    }
    let expected = [
        ("14-csv-cp1252/manifest-a.csv", 3, 0),
        ("15-csv-two-digit-year/manifest-a.csv", 2, 0),
        ("16-csv-open-quote/manifest-last.csv", 2, 1),
        ("16-csv-open-quote/manifest-middle.csv", 2, 1),
        ("17-csv-excel/manifest-a.csv", 5, 0),
        ("18-csv-exit-code/manifest-a.csv", 0, 1),
        ("18b-csv-crlf-line/crlf.csv", 1, 1),
        ("18b-csv-crlf-line/lf.csv", 1, 1),
        ("18c-reimport-hides/manifest-a.csv", 1, 2),
        ("19-zip/capitals-manifest.zip", 1, 0),
        ("19-zip/capitals-paper.zip", 1, 0),
        ("19-zip/decomposed.zip", 1, 0),
        ("19-zip/deflate64.zip", 0, 1),
        ("19-zip/same-name-twice.zip", 1, 0),
        ("19-zip/zip-in-zip.zip", 0, 1),
        ("20-xml-dates/birth-offset.xml", 1, 0),
        ("20-xml-dates/end-two-digits.xml", 1, 0),
        ("20-xml-dates/end-z.xml", 1, 0),
        ("20-xml-dates/further-order-and-z.xml", 1, 0),
        ("21-xml-control/control.xml", 0, 1),
        ("21-xml-control/says-utf16.xml", 0, 1),
        ("22-xml-one-name/fnu.xml", 1, 0),
        ("22-xml-one-name/none.xml", 1, 0),
        ("22-xml-one-name/stop.xml", 1, 0),
        ("54-dates-out-of-life/manifest-a.csv", 1, 1),
    ];
    let world = World::new();
    world.pass_minutes(275 * 24 * 60);
    let found: Vec<(&str, u64, u64)> = expected
        .iter()
        .map(|(file, _, _)| {
            let outcome = import(&world, &cases.join(file));
            (*file, outcome.orders.taken(), outcome.broken)
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_paper_lies_encrypted_beside_the_store_and_is_found_as_it_came() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let named = COLUMNS.iter().position(|column| *column == "Order File Name").unwrap();
    let mut cells: Vec<&str> = ROW.split(',').collect();
    cells[named] = "order.pdf";
    let place = put(folder.path(), "manifest-a.csv", &manifest(&[&cells.join(",")]));
    let paper = b"%PDF-1.4 kept as it came, whatever it is";
    fs::write(folder.path().join("order.pdf"), paper).unwrap();
    assert_eq!(import(&world, &place).orders.new, 1);
    let found = |sha256: Digest| world.hq.paper(&sha256.to_string());
    assert_eq!(found(Digest::of(paper)).unwrap().unwrap(), paper);
    assert_eq!(found(Digest::of(b"another")).unwrap(), None);
    let lies = world.folder().join("papers");
    let [file] =
        fs::read_dir(&lies).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>().try_into().unwrap();
    let sealed = fs::read(&file).unwrap();
    assert!(!sealed.windows(8).any(|some| some == b"%PDF-1.4"), "nobody reads it from the disk");
    fs::write(&file, &sealed[..sealed.len() - 1]).unwrap();
    assert!(found(Digest::of(paper)).is_err(), "and what was changed there is no paper");
    fs::remove_file(&file).unwrap();
    assert!(found(Digest::of(paper)).is_err(), "nor is one that is gone");
    let again = put(folder.path(), "manifest-b.csv", &format!("{}\r\n", manifest(&[&cells.join(",")])));
    import(&world, &again);
    assert_eq!(found(Digest::of(paper)).unwrap().unwrap(), paper, "it is put again when it comes again");
}

fn says(outcome: &FileOutcome, what: &str) -> bool {
    outcome.told.iter().any(|told| told.what.to_string().contains(what))
}

#[test]
fn an_order_that_comes_again_with_another_birth_date_is_told() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    import(&world, &put(folder.path(), "manifest-a.csv", &manifest(&[ROW])));
    let other = ROW.replace("1988-04-12", "1989-04-12");
    let outcome = import(&world, &put(folder.path(), "manifest-b.csv", &manifest(&[&other])));
    assert!(says(&outcome, "was not in it before"), "{outcome:?}");
    let same = ROW.replace("1 Sample Street", "2 Sample Street");
    let outcome = import(&world, &put(folder.path(), "manifest-c.csv", &manifest(&[&same])));
    assert!(!says(&outcome, "was not in it before"), "{outcome:?}");
}

#[test]
fn two_files_of_one_delivery_that_differ_leave_both_ends_and_a_later_one_is_told() {
    let other = ROW.replace("26/10/2027", "26/04/2027");
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    put(folder.path(), "manifest-a.csv", &manifest(&[ROW]));
    put(folder.path(), "manifest-b.csv", &manifest(&[&other]));
    let imported = world.hq.import_path(folder.path()).unwrap();
    assert!(imported.files.iter().any(|file| says(file, "a person must say which applies")), "{imported:?}");
    assert!(matches!(orders(&world).pop().unwrap().heads(), Heads::Several(_)));
    // A later delivery corrects, and that is told.
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    import(&world, &put(folder.path(), "manifest-a.csv", &manifest(&[ROW])));
    world.pass_minutes(60);
    let outcome = import(&world, &put(folder.path(), "manifest-b.csv", &manifest(&[&other])));
    assert!(says(&outcome, "replaced the earlier one"), "{outcome:?}");
}

#[test]
fn a_file_from_which_orders_were_taken_is_not_nothing() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let blank = ",".repeat(COLUMNS.len() - 1);
    let outcome = import(&world, &put(folder.path(), "manifest-a.csv", &manifest(&[ROW, &blank])));
    assert_eq!((outcome.orders.new, &outcome.reason), (1, &None));
    assert_eq!(outcome.outcome, Became::Orders);
}

#[test]
fn that_no_row_names_a_paper_is_said_only_where_every_row_was_read() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    fs::write(folder.path().join("left.pdf"), PAPER).unwrap();
    let why_of = |text: &str| {
        put(folder.path(), "manifest-a.csv", text);
        let mut imported = world.hq.import_path(folder.path()).unwrap();
        english(imported.passed_over.remove(0).why)
    };
    assert!(why_of(&manifest(&[ROW])).contains("no row of a manifest"));
    let cut_short = "DE26F00003,1700000000000003,left.pdf";
    for text in [manifest(&[ROW, cut_short]), manifest(&[ROW]).replace("Court Date", "Date")] {
        let why = why_of(&text);
        assert!(why.contains("it is not known whether") && !why.contains("no row of"), "{why}");
    }
}

#[test]
fn a_paper_beside_a_manifest_that_no_row_names_is_told_each_time() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    put(folder.path(), "manifest-a.csv", &manifest(&[&naming(ROW, "Order.pdf")]));
    put(folder.path(), "manifest-b.csv", &manifest(&[&naming(&ROW.replace("Una", "Ula"), "other.pdf")]));
    for name in ["order.pdf", "order-welsh.pdf", "other.pdf", "left.pdf", "Scan.PDF"] {
        fs::write(folder.path().join(name), PAPER).unwrap();
    }
    for taken_before in [0, 1] {
        let imported = world.hq.import_path(folder.path()).unwrap();
        let passed: Vec<&str> = imported.passed_over.iter().filter_map(|one| one.file.rsplit('/').next()).collect();
        assert_eq!(passed, ["Scan.PDF", "left.pdf"], "{imported:?}");
        assert!(imported.passed_over.iter().all(|one| english(one.why.clone()).contains("no row")), "{imported:?}");
        // As in an archive, a paper that is left over is no refusal.
        assert!(!imported.took_nothing() && imported.files.iter().all(|file| file.taken_before == taken_before));
    }
    let papers = folder.path().join("papers");
    fs::create_dir(&papers).unwrap();
    fs::write(papers.join("order.pdf"), PAPER).unwrap();
    let imported = world.hq.import_path(&papers).unwrap();
    assert!(english(imported.passed_over[0].why.clone()).contains("without a manifest"), "{imported:?}");
    assert!(imported.took_nothing());
}

/// A manifest's row that names a paper.
fn naming(row: &str, paper: &str) -> String {
    let mut cells: Vec<&str> = row.split(',').collect();
    *cells.last_mut().unwrap() = paper;
    cells.join(",")
}

fn order_in_force(world: &World) -> Order {
    let id = orders(world).last().unwrap().id;
    world.hq.store().write(|tx| Feed { tx, scope: world.hq.scope() }.find_order(id)).unwrap().unwrap()
}

fn words_of_head(order: &Order) -> String {
    let Heads::One(head) = order.heads() else { panic!("{order:?}") };
    head.conditions.iter().map(|condition| condition.verbatim.as_str()).collect::<Vec<_>>().join(" ")
}

const LACKS: &str = "is not in the delivery";
const PAPER: &[u8] = b"%PDF-1.4 kept as it came, whatever it is";

#[test]
fn a_paper_that_comes_after_its_manifest_is_read_when_the_manifest_comes_again() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let other = ROW.replace("DE26F00001", "DE26F00002").replace("1700000000000001", "1700000000000002");
    let rows = [naming(ROW, "order.pdf"), naming(&other, "other.pdf")];
    let place = put(folder.path(), "manifest-a.csv", &manifest(&[&rows[0], &rows[1]]));
    let first = import(&world, &place);
    assert_eq!(
        (first.orders.new, first.told.iter().filter(|told| told.what.to_string().contains(LACKS)).count()),
        (2, 2)
    );
    world.pass_minutes(600);
    let again = import(&world, &place);
    assert_eq!((again.orders, &again.told), (Summary::default(), &first.told), "no paper came, and nothing changed");
    fs::write(folder.path().join("order.pdf"), PAPER).unwrap();
    world.pass_minutes(600);
    let again = import(&world, &place);
    assert_eq!(
        (again.outcome, again.orders.changed, again.orders.taken()),
        (Became::AlreadyImported, 1, 1),
        "{again:?}"
    );
    let lacking: Vec<Option<u32>> =
        again.told.iter().filter(|told| told.what.to_string().contains(LACKS)).map(|told| told.line).collect();
    assert_eq!(lacking, [Some(3)], "the other paper lacks still: {again:?}");
    assert_eq!(world.hq.paper(&Digest::of(PAPER).to_string()).unwrap().unwrap(), PAPER);
    let once_more = import(&world, &place);
    assert_eq!((once_more.orders, once_more.told), (Summary::default(), again.told), "once");
    let all = world.hq.status().unwrap();
    assert_eq!((all.orders, all.quarantine), (2, 0));
}

#[test]
fn an_order_whose_paper_came_late_says_that_its_terms_are_in_it_as_of_its_delivery() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let place = put(folder.path(), "manifest-a.csv", &manifest(&[&naming(ROW, "order.pdf")]));
    import(&world, &place);
    let before = order_in_force(&world);
    assert!(words_of_head(&before).contains("was not in the delivery"));
    fs::write(folder.path().join("ORDER.pdf"), PAPER).unwrap();
    world.pass_minutes(600);
    let again = import(&world, &place);
    assert_eq!(again.orders.changed, 1, "a name in other case: {again:?}");
    let now = order_in_force(&world);
    assert!(words_of_head(&now).contains("the terms are in the court's document"), "{now:?}");
    let Heads::One(head) = now.heads() else { panic!("{now:?}") };
    let since = head.hq_learnt_at.since(before.versions[0].hq_learnt_at).num_milliseconds();
    assert_eq!((now.versions.len(), since), (2, 1), "as of when its delivery came");
}

#[test]
fn a_paper_that_came_late_takes_no_place_of_what_a_later_delivery_corrected() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let place = put(folder.path(), "manifest-a.csv", &manifest(&[&naming(ROW, "order.pdf")]));
    import(&world, &place);
    world.pass_minutes(600);
    let corrected = naming(&ROW.replace("26/10/2027", "26/10/2028"), "order.pdf");
    let elsewhere = tempfile::tempdir().unwrap();
    import(&world, &put(elsewhere.path(), "manifest-b.csv", &manifest(&[&corrected])));
    let held = order_in_force(&world);
    let Heads::One(correction) = held.heads() else { panic!("{held:?}") };
    let correction = correction.id;
    fs::write(folder.path().join("order.pdf"), PAPER).unwrap();
    world.pass_minutes(600);
    assert_eq!(import(&world, &place).orders.changed, 1);
    let now = order_in_force(&world);
    let heads = match now.heads() {
        Heads::None => Vec::new(),
        Heads::One(head) => vec![head],
        Heads::Several(heads) => heads,
    };
    assert!(heads.iter().any(|head| head.id == correction), "the correction stands: {now:?}");
}

#[test]
fn papers_of_an_open_manifest_that_were_locked_are_read_when_the_password_comes() {
    use std::io::{Cursor, Write as _};
    use zip::unstable::write::FileOptionsExt as _;
    use zip::write::{SimpleFileOptions, ZipWriter};
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let open = SimpleFileOptions::default();
    let locked = SimpleFileOptions::default().with_deprecated_encryption(b"Swordfish").unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let text = manifest(&[&naming(ROW, "order.pdf")]);
    for (name, bytes, options) in [("manifest-a.csv", text.as_bytes(), open), ("order.pdf", PAPER, locked)] {
        writer.start_file(name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    let place = folder.path().join("night.zip");
    fs::write(&place, writer.finish().unwrap().into_inner()).unwrap();
    let first = import(&world, &place);
    assert_eq!(first.orders.new, 1);
    assert!(says(&first, "could not be opened"), "{first:?}");
    let with = |password| world.hq.import_paths(std::slice::from_ref(&place), password).unwrap().files.remove(0);
    for password in [None, Some("another")] {
        let again = with(password);
        assert_eq!(again.orders, Summary::default());
        assert!(says(&again, "could not be opened"), "the note stays: {again:?}");
    }
    let again = with(Some("Swordfish"));
    assert_eq!((again.orders.changed, again.taken_before), (1, 1), "{again:?}");
    assert!(!says(&again, "could not be opened"), "{again:?}");
    assert!(words_of_head(&order_in_force(&world)).contains("the terms are in the court's document"));
    assert_eq!(world.hq.paper(&Digest::of(PAPER).to_string()).unwrap().unwrap(), PAPER);
}
