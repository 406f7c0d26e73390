use super::*;
use crate::feeds::acro::COLUMNS;
use crate::import::{FileOutcome, Summary};
use crate::store::feed::device_scope;
use crate::store::feed::last_revision;
use crate::store::items::Became;
use crate::store::refused::{Because, OfAct, Refused, Share};
use crate::taken_out::{self, Standing, TakenOut};
use crate::testing::{Ada, World};
use cordon_core::proof::digest::Digest;
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::proof::protocol::ReleaseReceipt;
use cordon_core::proof::segment::RowKind;
use cordon_core::rules::ids::{OrderId, VersionId};
use cordon_core::rules::order::{Heads, Order};
use cordon_core::words::english;
use std::fs;
use std::io::{Cursor, Write as _};
use zip::unstable::write::FileOptionsExt as _;
use zip::write::{SimpleFileOptions, ZipWriter};

const LOCKED: Body = Body::LockedUp { why: LockedBecause::Idle };

const ROW: &str = "DE26F00001,1700000000000001,Invented Court,195520,FL401,26/02/2026,26/10/2027_23:59,Example,Una,1988-04-12,\
                   1 Sample Street,Derby,DE1 2AB,,,No,No,No,Specimen,Beta,,9 Model Road,Derby,DE22 1ZZ,,,,Yes,Yes,Yes,";

/// A row of a case of its own, whose paper has this name.
fn row(case: u32, paper: &str) -> String {
    let numbered = ROW.replace("DE26F00001", &format!("DE26F0000{case}"));
    format!("{}{paper}", numbered.replace("1700000000000001", &format!("170000000000000{case}")))
}

fn manifest(rows: &[String]) -> String {
    format!("{}\r\n{}\r\n", COLUMNS.join(","), rows.join("\r\n"))
}

/// An archive of one file, encrypted as ACRO's nightly one is.
fn locked_zip(name: &str, bytes: &[u8], password: &str) -> Vec<u8> {
    let options = SimpleFileOptions::default().with_deprecated_encryption(password.as_bytes()).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, options).unwrap();
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap().into_inner()
}

fn last(world: &World) -> u64 {
    world.hq.store().read(|db| last_revision(db, world.hq.scope())).unwrap()
}

fn orders(world: &World) -> Vec<Order> {
    let rows = world.hq.store().read(|db| db.list_rows(world.hq.scope(), 1, last_revision(db, world.hq.scope())?));
    let mut orders: Vec<Order> =
        rows.unwrap().into_iter().filter_map(|row| serde_json::from_value(row.body?).ok()).collect();
    orders.reverse();
    orders.sort_by_key(|order| order.id);
    orders.dedup_by_key(|order| order.id);
    orders
}

fn release(world: &World, id: u64) -> Released {
    world.hq.release(id, &Given::default()).unwrap()
}

#[track_caller]
fn stays(released: Released) -> String {
    match released {
        Released::Stays(why) => english(why),
        Released::TakenIn(_) => panic!("taken in"),
    }
}

#[track_caller]
fn taken_in(released: Released) -> Taken {
    match released {
        Released::TakenIn(taken) => taken,
        Released::Stays(why) => panic!("it stays: {}", english(why)),
    }
}

/// An archive of several files, each locked where it has a password.
fn zip(files: &[(&str, &[u8], Option<&str>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes, password) in files {
        let open = SimpleFileOptions::default();
        let options = match password {
            Some(password) => open.with_deprecated_encryption(password.as_bytes()).unwrap(),
            None => open,
        };
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Whether it is told of a line of a file within an archive that its paper is not there.
fn lacks_its_paper(imported: &FileOutcome, within: &str, line: u32) -> bool {
    let mut of_line = imported.told.iter().filter(|told| told.is_of(Some(within), &[line]));
    of_line.any(|told| told.what.key.name() == "feed.papers_missing")
}

/// HQ holds a line of a file refused, as an edition of it left it that could not read the line.
fn hold(world: &World, bytes: &[u8], line: u64) {
    let from = CameFrom::Part {
        path: "manifest-x.csv".to_owned(),
        file: Digest::of(bytes).to_string(),
        within: None,
        line: Some(line),
    };
    let because = Because::Reader(text!("feed.file_kind").into());
    let refused = Refused { from: &from, by: None, because: &because, share: Share::Doubtful, bytes };
    world.hq.store().write(|tx| tx.keep_refused(&refused, world.hq.now())).unwrap();
}

#[test]
fn an_entry_of_a_revoked_device_that_a_person_releases_is_taken_in() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    assert!(world.hq.revoke(ada.device, "it was lost").unwrap());
    ada.push(&world, &LOCKED);
    let before = world.hq.status().unwrap();
    assert_eq!((before.quarantine, before.entries), (1, 0));
    assert_eq!(release(&world, 1), Released::TakenIn(Taken::default()));
    let after = world.hq.status().unwrap();
    assert_eq!((after.quarantine, after.entries), (0, 1));
    assert!(world.hq.verify().unwrap().journal_verified);
    let held = world.hq.ever_quarantined().unwrap();
    assert_eq!(held[0].ended.as_ref().map(|ended| ended.how), Some(Ending::Released));
    let again = world.hq.release(1, &Given::default()).unwrap_err();
    assert!(again.to_string().contains("released"), "once");
    let scope = device_scope(ada.device);
    let rows = world.hq.store().read(|db| db.list_rows(&scope, 1, last_revision(db, &scope)?)).unwrap();
    let row = rows.into_iter().find(|row| row.kind == RowKind::Receipt).unwrap();
    let ReleaseReceipt::Entry { sequence, receipt } = serde_json::from_value(row.body.unwrap()).unwrap() else {
        panic!("of a record")
    };
    let read = receipt.verify(&world.hq.secrets().sign_key).unwrap();
    assert_eq!((sequence, read.sequence, read.device), (1, 1, ada.device), "its device learns of it");
}

#[test]
fn a_row_that_is_still_wrong_stays_with_its_reason_until_it_is_closed_for_one() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let place = folder.path().join("manifest-a.csv");
    fs::write(&place, manifest(&[ROW.replace("26/02/2026", "never")])).unwrap();
    let imported = world.hq.import_path(&place).unwrap();
    assert!(imported.took_nothing());
    assert!(stays(release(&world, 1)).contains("cannot be read as a date"));
    assert_eq!(world.hq.status().unwrap().quarantine, 1, "it is kept once");
    assert!(world.hq.close(1, "  ").is_err(), "without a reason");
    world.hq.close(1, "a test of the court's").unwrap();
    assert!(world.hq.quarantine().unwrap().is_empty());
    let again = world.hq.import_path(&place).unwrap().files.remove(0);
    assert!(again.reason.is_none());
    assert!(world.hq.close(1, "again").is_err() && world.hq.release(9, &Given::default()).is_err());
    assert!(stays(release(&world, 1)).contains("date"), "what was closed can be released, and stays closed");
    world.hq.reopen(1, "a mistake").unwrap();
    assert_eq!(world.hq.quarantine().unwrap().len(), 1);
    assert!(world.hq.reopen(1, "a mistake").is_err(), "it is open");
}

#[test]
fn a_row_that_stays_changes_nothing_of_the_other_rows_wherever_their_papers_lie_now() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let never = row(4, "d.pdf").replace("26/02/2026", "never");
    let rows = [row(1, "a.pdf"), row(2, "b.pdf"), row(3, "c.pdf"), never];
    let place = folder.path().join("manifest-a.csv");
    fs::write(&place, manifest(&rows)).unwrap();
    for name in ["a.pdf", "b.pdf", "c.pdf", "d.pdf"] {
        fs::write(folder.path().join(name), format!("%PDF-1.4 {name}")).unwrap();
    }
    let imported = world.hq.import_path(&place).unwrap().files.remove(0);
    assert_eq!((imported.orders.new, imported.refused.len()), (3, 1));
    let before = (last(&world), orders(&world));
    drop(folder);
    world.pass_minutes(600);
    assert!(stays(release(&world, 1)).contains("date"));
    assert_eq!((last(&world), orders(&world)), before);
    let kept = world.hq.store().read(|db| db.list_refused_papers(&Digest::of(manifest(&rows).as_bytes()).to_string()));
    let kept: Vec<String> = kept.unwrap().into_iter().map(|paper| paper.name).collect();
    assert_eq!(kept, ["d.pdf"], "what the refused row names is kept for it");
}

#[test]
fn a_released_row_is_taken_alone_with_its_paper_and_as_of_when_its_delivery_came() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    // The first row of the held file says of its order what a later delivery has corrected since.
    let held = manifest(&[row(1, ""), row(2, "b.pdf")]);
    hold(&world, held.as_bytes(), 3);
    world.pass_minutes(600);
    let corrected = folder.path().join("manifest-b.csv");
    fs::write(&corrected, manifest(&[row(1, "").replace("26/10/2027", "26/10/2028")])).unwrap();
    assert_eq!(world.hq.import_path(&corrected).unwrap().files[0].orders.new, 1);
    let before = orders(&world);
    assert!(stays(release(&world, 1)).contains("b.pdf"), "the paper that it names is not kept");
    let elsewhere = folder.path().join("papers");
    let with = Given { papers: Some(&elsewhere), ..Given::default() };
    assert!(stays(world.hq.release(1, &with).unwrap()).contains("cannot be read"), "the folder is not there");
    fs::create_dir(&elsewhere).unwrap();
    assert!(stays(world.hq.release(1, &with).unwrap()).contains("b.pdf"));
    assert_eq!(orders(&world), before);
    let paper = b"%PDF-1.4 kept as it came";
    fs::write(elsewhere.join("b.pdf"), paper).unwrap();
    let taken = taken_in(world.hq.release(1, &with).unwrap());
    assert!(taken.told.iter().any(|told| told.line == Some(3)), "what is known of it is told: {taken:?}");
    assert_eq!((taken.orders.new, taken.refused.len()), (1, 0));
    let now = orders(&world);
    assert_eq!((now.len(), now.iter().filter(|order| before.contains(order)).count()), (2, 1), "the other stands");
    assert!(now.iter().all(|order| matches!(order.heads(), Heads::One(_)) && order.versions.len() == 1));
    assert_eq!(world.hq.paper(&Digest::of(paper).to_string()).unwrap().unwrap(), paper);
    assert!(world.hq.quarantine().unwrap().is_empty());
}

#[test]
fn a_released_row_takes_no_place_of_what_a_later_delivery_corrected() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    hold(&world, manifest(&[row(1, "")]).as_bytes(), 2);
    world.pass_minutes(600);
    let corrected = folder.path().join("manifest-b.csv");
    fs::write(&corrected, manifest(&[row(1, "").replace("26/10/2027", "26/10/2028")])).unwrap();
    world.hq.import_path(&corrected).unwrap();
    let [before] = orders(&world).try_into().unwrap();
    let Released::TakenIn(told) = release(&world, 1) else { panic!("it stays") };
    assert!(
        !told.told.iter().any(|told| told.what.to_string().contains("later file")),
        "it is the earlier one: {told:?}"
    );
    let [order] = orders(&world).try_into().unwrap();
    assert_eq!(order.versions.len(), 2);
    assert_eq!(only_head(&order), only_head(&before), "the correction alone stands");
}

/// The id of the only current version.
#[track_caller]
fn only_head(order: &Order) -> VersionId {
    let Heads::One(head) = order.heads() else { panic!("{order:?}") };
    head.id
}

#[test]
fn a_released_row_lies_between_what_came_before_it_and_what_came_after() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let import = |name: &str, year: &str| {
        let place = folder.path().join(name);
        fs::write(&place, manifest(&[row(1, "").replace("26/10/2027", year)])).unwrap();
        world.hq.import_path(&place).unwrap();
        world.pass_minutes(600);
    };
    import("manifest-a.csv", "26/10/2026");
    hold(&world, manifest(&[row(1, "")]).as_bytes(), 2);
    world.pass_minutes(600);
    import("manifest-c.csv", "26/10/2028");
    let [before] = orders(&world).try_into().unwrap();
    let Released::TakenIn(told) = release(&world, 1) else { panic!("it stays") };
    assert!(
        !told.told.iter().any(|told| told.what.to_string().contains("later file")),
        "it replaced nothing: {told:?}"
    );
    let [order] = orders(&world).try_into().unwrap();
    assert_eq!((order.versions.len(), only_head(&order)), (3, only_head(&before)));
    let released = order.versions.iter().find(|version| before.version(version.id).is_none()).unwrap();
    let head = order.version(only_head(&order)).unwrap();
    assert_eq!((&head.based_on, released.based_on.len()), (&vec![released.id], 1), "one chain, as they came");
}

#[test]
fn two_released_rows_of_one_delivery_lie_beneath_what_corrected_them() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let held = manifest(&[row(1, ""), row(1, "").replace("26/10/2027", "26/10/2026")]);
    [2, 3].into_iter().for_each(|line| hold(&world, held.as_bytes(), line));
    world.pass_minutes(600);
    let corrected = folder.path().join("manifest-b.csv");
    fs::write(&corrected, manifest(&[row(1, "").replace("26/10/2027", "26/10/2028")])).unwrap();
    world.hq.import_path(&corrected).unwrap();
    let [before] = orders(&world).try_into().unwrap();
    for id in [1, 2] {
        assert!(matches!(release(&world, id), Released::TakenIn(_)));
        let [order] = orders(&world).try_into().unwrap();
        assert_eq!(only_head(&order), only_head(&before), "the correction alone stands");
    }
    assert_eq!(orders(&world)[0].versions.len(), 3);
}

#[test]
fn an_older_archive_imported_again_with_its_password_replaces_no_later_correction() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let place = folder.path().join("night.zip");
    fs::write(&place, locked_zip("manifest-a.csv", manifest(&[row(1, "")]).as_bytes(), "Swordfish")).unwrap();
    let import = |password| world.hq.import_paths(std::slice::from_ref(&place), password).unwrap().files.remove(0);
    import(None);
    let [first] = world.hq.quarantine().unwrap().try_into().unwrap();
    world.pass_minutes(600);
    let corrected = folder.path().join("manifest-b.csv");
    fs::write(&corrected, manifest(&[row(1, "").replace("26/10/2027", "26/10/2028")])).unwrap();
    world.hq.import_path(&corrected).unwrap();
    let [before] = orders(&world).try_into().unwrap();
    world.pass_minutes(600);
    import(Some("another"));
    let [again] = world.hq.quarantine().unwrap().try_into().unwrap();
    assert_eq!((again.id, again.at), (first.id, first.at), "it waits once, since it came first");
    assert_ne!(again.because, first.because, "and says why now");
    world.pass_minutes(600);
    let taken = import(Some("Swordfish"));
    assert!(!taken.told.iter().any(|told| told.what.to_string().contains("later file")), "{taken:?}");
    assert!(world.hq.quarantine().unwrap().is_empty());
    let [order] = orders(&world).try_into().unwrap();
    assert_eq!((order.versions.len(), only_head(&order)), (2, only_head(&before)), "the correction stands");
}

fn is_out(world: &World, order: OrderId) -> bool {
    let standing = world.hq.store().read(|db| taken_out::standing(db, world.hq.scope(), order)).unwrap();
    matches!(standing, Standing::Gone(_))
}

/// An order that was withdrawn stays out when number 1, which came before that, is released.
#[track_caller]
fn stays_out(world: &World, order: OrderId) {
    world.pass_minutes(600);
    assert!(world.hq.take_out(order, TakenOut::Withdrawn, "the court asked").unwrap());
    world.pass_minutes(600);
    let Released::TakenIn(told) = release(world, 1) else { panic!("it stays") };
    assert!(told.told.iter().any(|told| told.what.to_string().contains("it stays out")), "{told:?}");
    assert!(is_out(world, order), "what came before the withdrawal says nothing against it");
    let [waits] = world.hq.waiting().unwrap().try_into().unwrap();
    assert!(waits.why.to_string().contains("after this came"), "{}", waits.why);
    assert!(world.hq.restore(order, "a mistake").unwrap());
    assert!(!is_out(world, order) && world.hq.waiting().unwrap().is_empty(), "nothing of it is lost");
}

#[test]
fn a_released_delivery_from_before_a_withdrawal_brings_no_order_back() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    hold(&world, manifest(&[row(1, "")]).as_bytes(), 2);
    world.pass_minutes(600);
    let place = folder.path().join("manifest-b.csv");
    fs::write(&place, manifest(&[row(1, "").replace("26/10/2027", "26/10/2028")])).unwrap();
    world.hq.import_path(&place).unwrap();
    let [order] = orders(&world).try_into().unwrap();
    stays_out(&world, order.id);
    let [restored] = orders(&world).try_into().unwrap();
    assert_eq!((restored.versions.len(), only_head(&restored)), (2, only_head(&order)));
}

#[test]
fn a_released_line_of_an_exchange_file_from_before_a_withdrawal_brings_no_order_back() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let demo = include_str!("../../../tests/fixtures/demo-orders.jsonl");
    let line = demo.lines().find(|line| line.starts_with("{\"order\":")).unwrap();
    let from = CameFrom::Part {
        path: "orders.jsonl".to_owned(),
        file: Digest::of(line.as_bytes()).to_string(),
        within: None,
        line: Some(1),
    };
    let because = Because::Reader(text!("feed.file_kind").into());
    let refused = Refused { from: &from, by: None, because: &because, share: Share::Doubtful, bytes: line.as_bytes() };
    world.hq.store().write(|tx| tx.keep_refused(&refused, world.hq.now())).unwrap();
    world.pass_minutes(600);
    let place = folder.path().join("later.jsonl");
    fs::write(&place, format!("{line}\n\n")).unwrap();
    assert_eq!(world.hq.import_path(&place).unwrap().files[0].orders.new, 1);
    let order: serde_json::Value = serde_json::from_str(line).unwrap();
    stays_out(&world, order["order"]["id"].as_str().unwrap().parse().unwrap());
}

#[test]
fn a_file_of_fifty_refused_rows_is_kept_once_and_each_is_shown_alone() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let never = |case| row(case, "").replace("26/02/2026", "never");
    let rows: Vec<String> = (0..50).map(|number| never(number % 9 + 1)).collect();
    let place = folder.path().join("manifest-a.csv");
    fs::write(&place, manifest(&rows)).unwrap();
    world.hq.import_path(&place).unwrap();
    assert_eq!(world.hq.status().unwrap().quarantine, 50);
    let shown = String::from_utf8(world.hq.quarantined(7).unwrap()).unwrap();
    assert_eq!(shown, format!("{}\n", rows[6]));
    let size = |name: &str| fs::metadata(world.folder().join(name)).map_or(0, |file| file.len());
    assert!(size("hq.db") + size("hq.db-wal") < 2 << 20, "once");
}

#[test]
fn a_row_on_several_lines_is_kept_and_shown_with_all_of_them() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let place = folder.path().join("manifest-a.csv");
    let two_lines = row(1, "").replacen("1 Sample Street", "\"1 Sample Street\r\nUpper Floor\"", 1);
    let cut = row(2, "").replacen("Derby", "Der\r\nby", 1);
    fs::write(&place, manifest(&[two_lines, cut, row(3, "")])).unwrap();
    let outcome = world.hq.import_path(&place).unwrap().files.remove(0);
    assert_eq!((outcome.orders.new, outcome.broken), (1, 2), "{outcome:?}");
    for (id, words) in [(1, "Upper Floor\""), (2, "by,")] {
        let shown = String::from_utf8(world.hq.quarantined(id).unwrap()).unwrap();
        assert!(shown.lines().count() == 2 && shown.contains(words) && shown.contains("Specimen"), "{shown}");
    }
}

#[test]
fn every_row_that_shares_a_quote_left_open_is_counted_and_kept() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let place = folder.path().join("manifest-a.csv");
    let opens = row(1, "").replacen("1 Sample Street", "\"1 Sample Street", 1);
    let closes = row(2, "").replacen("1 Sample Street", "1 Sample Street\"", 1);
    fs::write(&place, manifest(&[opens, closes.clone(), row(3, "")])).unwrap();
    let outcome = world.hq.import_path(&place).unwrap().files.remove(0);
    assert_eq!((outcome.orders.new, outcome.broken), (1, 2), "{outcome:?}");
    let lines: Vec<Option<u64>> = world.hq.quarantine().unwrap().iter().map(Held::line).collect();
    assert_eq!(lines, [Some(2), Some(3)]);
    let shown = String::from_utf8(world.hq.quarantined(2).unwrap()).unwrap();
    assert_eq!(shown.trim_end(), closes);
}

#[test]
fn a_locked_archive_leaves_with_its_password_and_its_bad_rows_stay_for_themselves() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let never = row(2, "").replace("26/02/2026", "never");
    let place = folder.path().join("night.zip");
    fs::write(&place, locked_zip("manifest-a.csv", manifest(&[row(1, ""), never]).as_bytes(), "Swordfish")).unwrap();
    assert!(world.hq.import_path(&place).unwrap().took_nothing());
    stays(release(&world, 1));
    let with = |password| Given { password: Some(password), ..Given::default() };
    stays(world.hq.release(1, &with("another")).unwrap());
    assert_eq!(world.hq.status().unwrap().quarantine, 1, "what stays is kept once");
    let taken = taken_in(world.hq.release(1, &with("Swordfish")).unwrap());
    let refused: Vec<Option<u64>> = taken.refused.iter().map(|part| part.line).collect();
    assert_eq!((taken.orders.new, refused), (1, vec![Some(3)]), "what is refused within is said");
    assert!(english(taken.refused[0].reason.clone()).contains("cannot be read as a date"));
    assert_eq!(orders(&world).len(), 1);
    let acts = world.hq.acts().unwrap();
    let releases: Vec<&str> =
        acts.iter().filter(|act| act.command == "quarantine release").map(|act| act.object.as_str()).collect();
    assert_eq!(releases, ["number 1"], "what stayed was no release");
    let left = world.hq.quarantine().unwrap();
    assert_eq!(left.iter().map(Held::line).collect::<Vec<_>>(), [Some(3)]);
    let again = world.hq.import_path(&place).unwrap().files.remove(0);
    assert_eq!((again.outcome, again.taken_before), (Became::AlreadyImported, 1));
}

#[test]
fn a_locked_archive_that_is_imported_again_with_its_password_leaves_the_quarantine() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let place = folder.path().join("night.zip");
    fs::write(&place, locked_zip("manifest-a.csv", manifest(&[row(1, "")]).as_bytes(), "Swordfish")).unwrap();
    world.hq.import_path(&place).unwrap();
    assert_eq!(world.hq.status().unwrap().quarantine, 1);
    world.hq.import_paths(std::slice::from_ref(&place), Some("Swordfish")).unwrap();
    assert_eq!((world.hq.status().unwrap().quarantine, orders(&world).len()), (0, 1));
}

#[test]
fn each_step_of_what_was_refused_names_the_act_that_it_was() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let steps = |id| -> Vec<(Turn, Option<String>)> {
        let acts = world.hq.acts().unwrap();
        let command = |of: &OfAct| acts.iter().find(|act| act.number == of.number).map(|act| act.command.clone());
        let steps = world.hq.quarantine_steps(id).unwrap();
        steps.iter().map(|step| (step.how, step.act.as_ref().and_then(command))).collect()
    };
    hold(&world, manifest(&[row(1, "")]).as_bytes(), 2);
    assert!(steps(1).is_empty());
    world.hq.close(1, "a test of the court's").unwrap();
    world.hq.reopen(1, "a mistake").unwrap();
    taken_in(release(&world, 1));
    let place = folder.path().join("night.zip");
    fs::write(&place, locked_zip("manifest-a.csv", manifest(&[row(2, "")]).as_bytes(), "Swordfish")).unwrap();
    world.hq.import_path(&place).unwrap();
    world.hq.import_paths(std::slice::from_ref(&place), Some("Swordfish")).unwrap();
    let by = |how, command: &str| (how, Some(command.to_owned()));
    let of_row = [
        by(Turn::Closed, "quarantine close"),
        by(Turn::Reopened, "quarantine reopen"),
        by(Turn::Released, "quarantine release"),
    ];
    assert_eq!(steps(1), of_row);
    assert_eq!(steps(2), [by(Turn::Released, "import")]);
}

#[test]
fn a_line_of_an_exchange_file_is_released_as_itself_and_never_as_another() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let demo = include_str!("../../../tests/fixtures/demo-orders.jsonl");
    let order = demo.lines().find(|line| line.starts_with("{\"order\":")).unwrap();
    let lines = [order, "", "", "", "{\"record\":{}}"].join("\n");
    let place = folder.path().join("orders.jsonl");
    fs::write(&place, &lines).unwrap();
    world.hq.import_path(&place).unwrap();
    let before = last(&world);
    stays(release(&world, 1));
    let held = world.hq.quarantine().unwrap();
    assert_eq!(held.iter().map(Held::line).collect::<Vec<_>>(), [Some(5)], "no second one appears");
    assert_eq!(world.hq.quarantined(1).unwrap(), b"{\"record\":{}}\n");
    assert_eq!(last(&world), before);
    let file = Digest::of(lines.as_bytes()).to_string();
    let from = CameFrom::Part { path: "orders.jsonl".to_owned(), file, within: None, line: Some(1) };
    let because = Because::Reader(text!("feed.file_kind").into());
    let refused = Refused { from: &from, by: None, because: &because, share: Share::Doubtful, bytes: lines.as_bytes() };
    world.hq.store().write(|tx| tx.keep_refused(&refused, world.hq.now())).unwrap();
    assert!(matches!(release(&world, 2), Released::TakenIn(_)));
    assert_eq!(world.hq.quarantine().unwrap().len(), 1, "the other line stays");
}

#[test]
fn a_manifest_in_a_folder_that_cannot_be_listed_is_not_taken_without_its_papers() {
    let world = World::new();
    let place = std::path::Path::new("/no such folder/manifest-a.csv");
    assert!(crate::import::papers_beside(place).is_err());
    // The folder of a name alone is the one that HQ stands in.
    assert!(crate::import::papers_beside(std::path::Path::new("manifest-a.csv")).is_ok());
    assert!(world.hq.quarantine().unwrap().is_empty());
}

#[test]
fn what_is_refused_within_a_released_archive_stays_though_it_has_no_line() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let place = folder.path().join("night.zip");
    let [first, second] = [1, 2].map(|case| manifest(&[row(case, "")]));
    let locked = [
        ("manifest-a.csv", first.as_bytes(), Some("Swordfish")),
        ("manifest-b.csv", second.as_bytes(), Some("Swordfish")),
        ("more.xml", b"<a/>".as_slice(), None),
    ];
    fs::write(&place, zip(&locked)).unwrap();
    world.hq.import_path(&place).unwrap();
    let before: Vec<String> = world.hq.quarantine().unwrap().iter().map(|held| english(held.why())).collect();
    assert!(before.iter().any(|why| why.contains("more.xml")), "{before:?}");
    let with = Given { password: Some("Swordfish"), ..Given::default() };
    let waits = world.hq.quarantine().unwrap();
    let locked: Vec<u64> = waits.iter().filter(|held| held.spot().0.is_some()).map(|held| held.id).collect();
    assert_eq!(locked.len(), 2, "each manifest for itself: {waits:?}");
    for id in locked {
        let taken = taken_in(world.hq.release(id, &with).unwrap());
        assert_eq!((taken.orders.new, taken.refused.len()), (1, 1), "{taken:?}");
    }
    let left: Vec<String> = world.hq.quarantine().unwrap().iter().map(|held| english(held.why())).collect();
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(left[0].contains("more.xml"), "what nobody can read yet is not hidden: {left:?}");
}

#[test]
fn a_line_that_stands_in_two_manifests_of_an_archive_is_known_by_its_manifest() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let [never, later] = [1, 2].map(|case| row(case, "").replace("26/02/2026", "never"));
    let [first, second, good] = [manifest(&[never]), manifest(std::slice::from_ref(&later)), manifest(&[row(3, "")])];
    let place = folder.path().join("night.zip");
    let files = [
        ("manifest-a.csv", first.as_bytes(), None),
        ("day/manifest-b.csv", second.as_bytes(), None),
        ("manifest-c.csv", good.as_bytes(), None),
    ];
    fs::write(&place, zip(&files)).unwrap();
    for new in [1, 0] {
        let imported = world.hq.import_path(&place).unwrap().files.remove(0);
        assert_eq!((imported.orders.new, imported.refused.len()), (new, 2), "{imported:?}");
        assert!(imported.refused.iter().any(|part| part.spot() == (Some("day/manifest-b.csv"), Some(2))));
    }
    let held = world.hq.quarantine().unwrap();
    assert_eq!(
        (held[0].spot(), held[1].spot()),
        ((Some("manifest-a.csv"), Some(2)), (Some("day/manifest-b.csv"), Some(2)))
    );
    assert_eq!(world.hq.quarantined(2).unwrap(), format!("{later}\n").into_bytes(), "that row alone");
    let before = last(&world);
    assert!(stays(release(&world, 1)).contains("cannot be read as a date"));
    assert_eq!((last(&world), world.hq.status().unwrap().quarantine), (before, 2), "and nothing was changed");
}

#[test]
fn a_paper_that_lacks_in_one_manifest_of_an_archive_never_came_by_the_other() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let [whole, lacks] = [manifest(&[row(1, "")]), manifest(&[row(2, "lost.pdf")])];
    let place = folder.path().join("night.zip");
    let files = [("a/manifest-1.csv", whole.as_bytes(), None), ("b/manifest-1.csv", lacks.as_bytes(), None)];
    fs::write(&place, zip(&files)).unwrap();
    for new in [2, 0, 0] {
        let imported = world.hq.import_path(&place).unwrap().files.remove(0);
        assert_eq!(imported.orders, Summary { new, ..Summary::default() }, "no paper came: {imported:?}");
        assert!(lacks_its_paper(&imported, "b/manifest-1.csv", 2), "the note stays: {imported:?}");
    }
}

#[test]
fn a_release_of_one_manifest_of_an_archive_leaves_what_was_told_of_the_other() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let [locked, lacks] = [manifest(&[row(1, "")]), manifest(&[row(2, "lost.pdf")])];
    let place = folder.path().join("night.zip");
    let files =
        [("a/manifest-1.csv", locked.as_bytes(), Some("Swordfish")), ("b/manifest-1.csv", lacks.as_bytes(), None)];
    fs::write(&place, zip(&files)).unwrap();
    let lacking = || lacks_its_paper(&world.hq.import_path(&place).unwrap().files.remove(0), "b/manifest-1.csv", 2);
    assert!(lacking());
    let given = Given { password: Some("Swordfish"), papers: None };
    assert_eq!(taken_in(world.hq.release(1, &given).unwrap()).orders.new, 1);
    assert!(lacking(), "its paper lacks still");
}

#[test]
fn a_released_line_of_one_manifest_in_an_archive_brings_none_of_another() {
    let world = World::new();
    let [first, second] = [1, 2].map(|case| manifest(&[row(case, "")]));
    let bytes = zip(&[("manifest-a.csv", first.as_bytes(), None), ("manifest-b.csv", second.as_bytes(), None)]);
    let from = CameFrom::Part {
        path: "night.zip".to_owned(),
        file: Digest::of(&bytes).to_string(),
        within: Some("manifest-b.csv".to_owned()),
        line: Some(2),
    };
    let because = Because::Reader(text!("feed.file_kind").into());
    let refused = Refused { from: &from, by: None, because: &because, share: Share::Doubtful, bytes: &bytes };
    world.hq.store().write(|tx| tx.keep_refused(&refused, world.hq.now())).unwrap();
    let taken = taken_in(release(&world, 1));
    assert_eq!((taken.orders.new, orders(&world).len()), (1, 1), "{taken:?}");
    // Of two under one path it is not guessed which is meant.
    let world = World::new();
    let bytes = zip(&[("manifest-b.csv", first.as_bytes(), None), ("day/manifest-b.csv", second.as_bytes(), None)]);
    let from = CameFrom::Part {
        path: "night.zip".to_owned(),
        file: Digest::of(&bytes).to_string(),
        within: None,
        line: Some(2),
    };
    let refused = Refused { from: &from, by: None, because: &because, share: Share::Doubtful, bytes: &bytes };
    world.hq.store().write(|tx| tx.keep_refused(&refused, world.hq.now())).unwrap();
    assert!(stays(release(&world, 1)).contains("two manifests"));
}

#[test]
fn a_note_of_a_refused_part_is_not_repeated_after_its_release() {
    let (world, folder) = (World::new(), tempfile::tempdir().unwrap());
    let place = folder.path().join("manifest-a.csv");
    let held = manifest(&[row(1, ""), row(2, "b.pdf")]);
    fs::write(&place, &held).unwrap();
    world.hq.import_path(&place).unwrap();
    let file = Digest::of(held.as_bytes()).to_string();
    let told = || world.hq.store().read(|db| db.list_told(&file)).unwrap();
    let lacks = || told().iter().filter(|told| told.what == text!("feed.papers_missing")).count();
    assert_eq!(lacks(), 1);
    // As an edition of HQ left it that told of the row and refused it.
    let from = CameFrom::Part { path: place.display().to_string(), file: file.clone(), within: None, line: Some(3) };
    let because = Because::Reader(text!("feed.file_kind").into());
    let refused = Refused { from: &from, by: None, because: &because, share: Share::Doubtful, bytes: held.as_bytes() };
    world.hq.store().write(|tx| tx.keep_refused(&refused, world.hq.now())).unwrap();
    let papers = folder.path().join("papers");
    fs::create_dir(&papers).unwrap();
    fs::write(papers.join("b.pdf"), b"%PDF-1.4 kept as it came").unwrap();
    taken_in(world.hq.release(1, &Given { papers: Some(&papers), ..Given::default() }).unwrap());
    assert_eq!(lacks(), 0, "the paper is there: {:?}", told());
    assert!(told().iter().any(|told| told.line == Some(3)), "what is known of the row now is told");
}
