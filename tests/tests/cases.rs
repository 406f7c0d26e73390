//! Inputs that the built programs once got wrong, driven from outside. Files of `../shared/cases` are
//! used where they lie beside this tree.

use anyhow::{Context, Result, ensure};
use cordon_tests::disk::SmallDisk;
use cordon_tests::said::{Said, run};
use cordon_tests::stage::{PASSPHRASE, Stage, program};
use cordon_tests::world::restraining_order;
use std::fs;
use std::io::Write as _;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;

fn cordon(home: &Path, args: &[&str]) -> Result<Command> {
    let mut cordon = Command::new(program("CORDON_BIN", "cordon")?);
    cordon.args(args).env("CORDON_HOME", home).env("CORDON_PASSPHRASE", PASSPHRASE).env_remove("CORDON_LOCATION");
    Ok(cordon)
}

/// A device that holds the demo's orders.
fn in_touch() -> Result<Stage> {
    let stage = Stage::with_orders()?;
    let house = stage.enrol()?;
    ensure!(cordon_device::sync::run_once(&house)?.pulled, "the device pulled nothing");
    Ok(stage)
}

fn shared(case: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/cases").join(case);
    if !folder.is_dir() {
        println!("skipped: {case} is not beside this tree");
        return None;
    }
    Some(folder)
}

/// Checks the restraining order, its curfew and its zone, at a place.
fn check_at(stage: &Stage, place: &str) -> Result<Said> {
    let order = restraining_order().to_string();
    run(&mut cordon(&stage.home(), &["check", &order, "--place", place, "--reason", "at-scene", "--json"])?)
}

#[test]
fn a_place_outside_the_united_kingdom_judges_nobody() -> Result<()> {
    let stage = in_touch()?;
    for (place, why) in [
        ("0,0,10", "Kingdom"),
        ("-1.4868,53.0226,10", "longitude comes first"),
        ("53.0226,151.4868,10", "Kingdom"),
        ("0,0", "Kingdom"),
    ] {
        let said = check_at(&stage, place)?;
        ensure!(said.code == Some(2), "{place}: {said:?}");
        ensure!(said.out.contains("fault") && said.out.contains(why), "{place}: {said:?}");
    }
    let said = check_at(&stage, "53.0226,-1.4868,10")?;
    // Whether a curfew or a zone operates hangs on the hour at which this test runs.
    ensure!(said.code == Some(0) && said.out.contains("\"answer\""), "{said:?}");
    Ok(())
}

/// Answers every caller as gpsd does, with one report.
fn gpsd(report: &'static str) -> Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    std::thread::spawn(move || {
        for mut caller in listener.incoming().flatten() {
            for _again in 0..10 {
                // Whoever has heard enough hangs up.
                let _gone = writeln!(caller, "{report}");
            }
        }
    });
    Ok(address)
}

#[test]
fn a_receiver_that_does_not_say_how_old_its_position_is_judges_nobody() -> Result<()> {
    let stage = in_touch()?;
    let reports = [
        (r#"{"class":"TPV","mode":3,"lat":53.0226,"lon":-1.4868,"epx":5.0,"epy":5.0}"#, "no_time"),
        (
            r#"{"class":"TPV","mode":3,"time":"2026-11-22T21:30:00Z","lat":0.0,"lon":0.0,"epx":5.0,"epy":5.0}"#,
            "elsewhere",
        ),
    ];
    for (report, why) in reports {
        let installed = serde_json::json!({ "gpsd": gpsd(report)? });
        fs::write(stage.home().join("location.json"), installed.to_string())?;
        let said = check_at(&stage, "here")?;
        ensure!(said.code == Some(0) && said.out.contains(why), "{said:?}");
        let sheet: serde_json::Value = serde_json::from_str(&said.out)?;
        ensure!(sheet["he_is"]["kind"] == "none" && sheet["he_is"]["why"] == why, "{said:?}");
        let terms = sheet["terms"].as_array().context("no terms")?;
        let zones = terms.iter().filter(|term| term["words"].to_string().contains("Mill Lane"));
        ensure!(zones.clone().count() > 0, "{said:?}");
        for zone in zones {
            ensure!(zone["answer"] == "cannot_tell", "{zone}");
        }
    }
    Ok(())
}

#[test]
fn a_passphrase_opens_its_slot_however_its_file_spells_it() -> Result<()> {
    let Some(files) = shared("42-passphrase") else { return Ok(()) };
    let stage = Stage::with_orders()?;
    let of = |name: &str| files.join(name).to_string_lossy().into_owned();
    let ca = stage.at("ca.pem");
    fs::write(&ca, stage.hq.ca_pem())?;
    let code = stage.code()?;
    let hq = format!("https://{}", stage.address());
    let ca = ca.to_string_lossy().into_owned();
    let (nfc, home) = (of("nfc.txt"), stage.home());
    let enrolled = ["--passphrase-file", &nfc, "enrol", "--hq", &hq, "--ca", &ca, "--code", &code];
    let said = run(&mut cordon(&home, &enrolled)?)?;
    ensure!(said.code == Some(0), "{said:?}");
    for name in ["nfc.txt", "nfd.txt", "bom-crlf.txt"] {
        let said = run(&mut cordon(&home, &["--json", "--passphrase-file", &of(name), "status"])?)?;
        ensure!(said.code == Some(0) && said.out.contains("\"locked\":false"), "{name}: {said:?}");
        ensure!(said.out.contains("\"tries_left\":10"), "{name}: {said:?}");
    }
    for asked in [&["status"][..], &["search", "Example", "--reason", "at-scene"]] {
        let utf16 = of("utf16.txt");
        let said = run(&mut cordon(&home, &[&["--passphrase-file", &utf16], asked].concat())?)?;
        ensure!(said.code == Some(2) && said.err.contains("UTF-8"), "{asked:?}: {said:?}");
    }
    Ok(())
}

#[test]
fn a_mistyped_folder_is_neither_an_hq_nor_a_device() -> Result<()> {
    let stage = Stage::empty()?;
    let (nowhere, key) = (stage.at("no-such-folder"), stage.at("hq.key"));
    fs::write(&key, "07".repeat(32))?;
    let mut status = Command::new(program("CORDON_HQ_BIN", "cordon-hq")?);
    status.arg("status").arg("--data").arg(&nowhere).arg("--key-file").arg(&key);
    let said = run(&mut status)?;
    ensure!(said.code != Some(0) && !nowhere.exists(), "{said:?}");
    for asked in [&["status"][..], &["sync"], &["search", "Example", "--reason", "at-scene"]] {
        let said = run(&mut cordon(&nowhere, asked)?)?;
        ensure!(said.code != Some(0) && !nowhere.exists(), "{asked:?}: {said:?}");
    }
    Ok(())
}

#[test]
fn an_error_names_the_file_and_why_and_leaves_no_draft() -> Result<()> {
    let stage = in_touch()?;
    let bad = stage.at("bad.json");
    fs::write(&bad, "{ no form")?;
    let bad = bad.to_string_lossy().into_owned();
    let empty = stage.at("empty.jpg");
    fs::write(&empty, "")?;
    let empty = empty.to_string_lossy().into_owned();
    for (asked, named) in [
        (&["record", "--mode", "found", "--account", "x", "--declare", "--photo", "nope.jpg"][..], "nope.jpg"),
        (&["enrol", "--hq", "https://127.0.0.1:1", "--ca", "nope.pem", "--code", "1"], "nope.pem"),
        (&["record", "--form", &bad], "bad.json"),
        (&["record", "--mode", "found", "--account", "x", "--declare", "--photo", &empty], "empty"),
    ] {
        let said = run(&mut cordon(&stage.home(), asked)?)?;
        ensure!(said.code == Some(2) && said.err.contains(named), "{asked:?}: {said:?}");
    }
    let house = cordon_device::House::open(&stage.home(), cordon_device::Options::plain("a test"))?;
    let unlock = cordon_core::wire::Unlock { slot: 1, passphrase: PASSPHRASE.to_owned() };
    cordon_device::Serve::serve(&house, unlock)?;
    let drafts = cordon_device::Serve::serve(&house, cordon_core::wire::Drafts {})?;
    ensure!(drafts.drafts.is_empty(), "{drafts:?}");
    Ok(())
}

#[test]
fn an_enrolment_that_cannot_be_says_what_is_missing() -> Result<()> {
    let stage = in_touch()?;
    let (fresh, empty) = (stage.at("fresh"), stage.at("empty.pem"));
    fs::write(&empty, "")?;
    let empty = empty.to_string_lossy().into_owned();
    let ca = stage.hq.ca_pem_file().to_string_lossy().into_owned();
    for (home, ca, says) in [
        (&fresh, &empty, "holds no certificate"),
        (&fresh, &ca, "HQ does not answer at this address"),
        (&stage.home(), &ca, "--unlock-passphrase-file"),
    ] {
        // Nobody listens there.
        let asked = ["enrol", "--hq", "https://127.0.0.1:1", "--ca", ca, "--code", "ABCDE12345"];
        let said = run(&mut cordon(home, &asked)?)?;
        ensure!(said.code == Some(2) && said.err.contains(says), "{says}: {said:?}");
    }
    Ok(())
}

#[test]
fn a_search_on_a_device_that_holds_no_copy_says_so() -> Result<()> {
    let stage = Stage::with_orders()?;
    drop(stage.enrol()?);
    let said = run(&mut cordon(&stage.home(), &["search", "smith", "--reason", "at-scene"])?)?;
    ensure!(said.code == Some(2) && said.err.contains("HQ has not confirmed this enrolment"), "{said:?}");
    ensure!(!said.out.contains("Nothing held"), "{said:?}");
    let said = run(&mut cordon(&stage.home(), &["search", "--reason", "at-scene"])?)?;
    ensure!(said.code == Some(2), "a search without a clue: {said:?}");
    Ok(())
}

#[test]
fn a_folder_that_cannot_be_made_is_named() -> Result<()> {
    let stage = Stage::empty()?;
    let file = stage.at("a-file");
    fs::write(&file, "")?;
    let ca = stage.hq.ca_pem_file().to_string_lossy().into_owned();
    let asked = ["enrol", "--hq", "https://127.0.0.1:1", "--ca", &ca, "--code", "ABCDE12345"];
    let said = run(&mut cordon(&file.join("device"), &asked)?)?;
    ensure!(said.code == Some(2) && said.err.contains("a-file"), "{said:?}");
    Ok(())
}

const NO_DEVICE: &str = "01936c00-0000-7000-8000-0000000000fd";
const NO_ORDER: &str = "01936c00-0000-7000-8000-0000000000fe";

#[test]
fn each_command_of_hq_says_what_it_did_or_what_to_do_instead() -> Result<()> {
    let place = tempfile::tempdir()?;
    let key = place.path().join("hq.key").to_string_lossy().into_owned();
    let hq = |args: &[&str]| -> Result<Said> {
        let mut hq = Command::new(program("CORDON_HQ_BIN", "cordon-hq")?);
        hq.args(args).env("CORDON_HQ_DATA", place.path().join("hq")).env("CORDON_HQ_KEY_FILE", &key);
        run(&mut hq)
    };
    let officer = ["enrol", "--officer", "PC 1 Example", "--collar", "1", "--initials", "AE"];
    for (asked, code, says) in [
        (&["new-key", &key][..], 0, "made the key"),
        (&["new-key", &key], 2, "choose another name"),
        (&["serve", "--listen", "127.0.0.1:0"], 2, "no HQ is in"),
        (&["init"], 0, "made an HQ in"),
        (&["init"], 0, "already an HQ in"),
        (&["unsettled"], 0, "no search is overdue"),
        (&["quarantine", "list"], 0, "nothing is in quarantine"),
        (&["quarantine", "release", "1"], 2, "has the number 1"),
        (&["quarantine", "close", "1", "--why", "a test"], 2, "has the number 1"),
        (&["quarantine", "close", "1"], 2, "--why"),
        (&["waiting", "list"], 0, "nothing waits"),
        (&["conflicts"], 0, "no order has several versions"),
        (&["waiting", "close", "x"], 2, "--why"),
        (&["waiting", "close", "x", "--why", "a test"], 2, "waiting list"),
        (&["waiting", "match", "x", "--order", NO_ORDER], 2, "--why"),
        (&["restore", "--order", NO_ORDER], 2, "--why"),
        (&["restore", "--order", NO_ORDER, "--why", " "], 2, "say why with --why"),
        (&["restore", "--order", NO_ORDER, "--why", "a test"], 1, "was not taken out"),
        (&["withdraw", "--order", NO_ORDER, "--because", "sealed"], 2, "--why"),
        (&["withdraw", "--order", NO_ORDER, "--because", "sealed", "--why", "a test"], 1, "check its id"),
        (&["withdraw", "--order", NO_ORDER, "--because", "sealed", "--why", " "], 2, "say why with --why"),
        (&["acts"], 0, "nobody has done anything here yet"),
        (&["codes", "list"], 0, "no enrolment code that can be used now"),
        (&["codes", "cancel", "1"], 1, "codes list"),
        (&["completions", "bash"], 0, "quarantine"),
        (&["man", "/no/such/folder"], 2, "/no/such/folder"),
        (&officer, 0, "valid until"),
        (&["codes", "list"], 0, "1  collar 1, made "),
        (&["codes", "list", "--json"], 0, "\"number\":1"),
        (&["acts"], 0, "enrol, collar 1, officer, code 1"),
        (&["codes", "cancel", "1", "--why", "sent to nobody"], 0, "code 1 is cancelled"),
        (&["acts"], 0, "codes cancel, collar 1, code 1: sent to nobody"),
        (&officer, 0, "valid until"),
        (&["enrolments"], 0, "no enrolment waits"),
        (&["confirm", "1", "123 45"], 2, "six digits"),
        (&["confirm", "1", "123", "456"], 2, "nobody with the collar number 1"),
        (&["offboard", "1"], 2, "--why"),
        (&["offboard", "9", "--why", "a test"], 1, "nobody has the collar number 9"),
        (&["offboard", "1", "--why", "a test"], 0, "1 code of theirs is void"),
        (&["offboard", "1", "--why", "a test"], 2, "enrol --return"),
        (&officer, 2, "enrol --return"),
        (&[&officer[..], &["--return"]].concat(), 0, "valid until"),
        (&[&officer[..], &["--return"]].concat(), 2, "without --return"),
        (&[&officer[..], &["--role", "legal"]].concat(), 2, "1 is officer (no police rank)"),
        (&[&officer[..], &["--rank", "sergeant"]].concat(), 2, "--change-role"),
        (&[&officer[..], &["--role", "legal", "--change-role"]].concat(), 0, "was officer (no police rank) until now"),
        (&officer, 0, "1 is enrolled as legal (no police rank)"),
        (&[&officer[..], &["--json"]].concat(), 0, "\"role\":\"legal\""),
        (&["set-aside", "list"], 0, "nothing is set aside"),
        (&["set-aside", "list", "--json"], 0, "[]"),
        (&["set-aside", "retry"], 2, "--all"),
        (&["set-aside", "retry", "--sequence", "1"], 2, "--device"),
        (&["set-aside", "retry", "--all"], 2, "cordon-hq set-aside list"),
        (&["acts", "--json"], 0, "\"command\":\"offboard\""),
        (&["revoke", "--device", NO_DEVICE, "--why", "a test"], 1, "is enrolled: check its id"),
        (&["revoke", "--device", NO_DEVICE, "--why", "a test", "--json"], 1, "\"revoked\":false"),
        (&["revoke", "--device", NO_DEVICE], 2, "--why"),
        (&["revoke", "--device", NO_DEVICE, "--why", ""], 2, "say why with --why"),
        (&["revoke", "--why", "a test"], 2, "--collar"),
        (&["revoke", "--collar", "1", "--why", "a test"], 1, "devices --collar"),
        (&["revoke", "--collar", "1", "--device", NO_DEVICE, "--why", "a test"], 2, "is not one of 1's"),
        (&["devices"], 0, "no device is enrolled"),
        (&["devices", "--collar", "1"], 0, "nobody with the collar number 1"),
        (&["devices", "--json"], 0, "[]"),
        (&["pulls"], 0, "no call from a device is on record"),
        (&["pulls", "--device", NO_DEVICE, "--collar", "1"], 2, "--collar"),
        (&["status"], 0, "0 orders, 0 people\n0 entries of 0 devices"),
        (&["status", "--json"], 0, "\"quarantine\":0"),
        (&["status", "--breach", "01936c00-0000-7000-8000-0000000000fd"], 1, "was not received"),
        (&["verify"], 0, "the chains of all 0 devices hold"),
        (&["verify", "--json"], 0, "\"journal_verified\":true"),
    ] {
        let said = hq(asked)?;
        ensure!(said.code == Some(code) && format!("{}{}", said.out, said.err).contains(says), "{asked:?}: {said:?}");
    }
    for (asked, kind) in [
        (&["verify", "--json", "--no-such"][..], "invalid"),
        (&["revoke", "--json"], "invalid"),
        (&["status", "--json", "--data", "/no/such/folder"], "failed"),
    ] {
        let said = hq(asked)?;
        let fault: serde_json::Value =
            serde_json::from_str(&said.out).with_context(|| format!("{asked:?}: {said:?}"))?;
        ensure!(said.code == Some(2) && said.err.is_empty(), "{asked:?}: {said:?}");
        ensure!(fault["fault"]["kind"]["kind"] == kind && fault["fault"]["what"] != "", "{asked:?}: {said:?}");
    }
    for asked in [&["--help"][..], &["help", "quarantine"], &["--version"]] {
        let (reader, writer) = std::io::pipe()?;
        drop(reader);
        let mut closed = Command::new(program("CORDON_HQ_BIN", "cordon-hq")?);
        let done = closed.args(asked).stdout(writer).stderr(std::process::Stdio::piped()).output()?;
        ensure!(done.status.code() == Some(0) && done.stderr.is_empty(), "{asked:?}: {done:?}");
    }
    let nowhere = ["doctor", "--listen", "127.0.0.1:1", "--unit", "/no/such/unit", "--json"];
    let looked = |said: &Said| -> Result<serde_json::Value> { Ok(serde_json::from_str(&said.out)?) };
    let sound = hq(&nowhere)?;
    let worst = looked(&sound)?["worst"].clone();
    // How full the disk is, is the machine's affair.
    ensure!(sound.code == Some(i32::from(worst == "look")) && worst != "wrong", "{sound:?}");
    fs::write(place.path().join("hq/force.toml"), "nonsense")?;
    let spoilt = hq(&nowhere)?;
    ensure!(spoilt.code == Some(2) && looked(&spoilt)?["worst"] == "wrong", "{spoilt:?}");
    let shown = hq(&nowhere[..5])?;
    ensure!(shown.code == Some(2) && shown.out.contains("WRONG    force: ") && shown.err.is_empty(), "{shown:?}");
    let no_role = hq(&[&officer[..], &["--role", "chief"]].concat())?;
    ensure!(no_role.err.contains("supervisor") && !no_role.err.contains("feed"), "{no_role:?}");
    Ok(())
}

/// The sealed entries that lie in a device's outbox.
fn outbox(home: &Path) -> Result<usize> {
    let files = fs::read_dir(home.join("outbox"))?.collect::<Result<Vec<_>, _>>()?;
    Ok(files.iter().filter(|file| file.path().extension().is_some_and(|ending| ending == "sealed")).count())
}

#[test]
fn what_is_owed_goes_out_from_a_full_disk_and_nothing_is_lost() -> Result<()> {
    let stage = Stage::with_orders()?;
    fs::create_dir_all(stage.home())?;
    let Some(disk) = SmallDisk::mount(stage.home()) else {
        println!("skipped: this process may not mount a small disk");
        return Ok(());
    };
    let house = stage.enrol()?;
    ensure!(cordon_device::sync::run_once(&house)?.pulled, "the device pulled nothing");
    drop(house);
    let home = stage.home();
    let look = || run(&mut cordon(&home, &["search", "specimen", "--reason", "at-scene"])?);
    ensure!(look()?.code == Some(0), "a look");
    let first = disk.fill("filler");
    // The space set aside goes to the journal; then there is none.
    look()?;
    if home.join("reserve").exists() {
        fs::remove_file(home.join("reserve"))?;
    }
    let second = disk.fill("the reserve too");
    let (owed, held) = (outbox(&home)?, stage.hq.status()?.entries);
    ensure!(owed > 0, "nothing is owed");

    let status = run(&mut cordon(&home, &["status", "--json"])?)?;
    ensure!(status.code == Some(0), "status of a full disk: {status:?}");
    ensure!(status.out.contains("\"disk_full\":\"The disk is full"), "status tells it: {status:?}");
    let synced = run(&mut cordon(&home, &["sync"])?)?;
    let now_held = stage.hq.status()?.entries;
    ensure!(now_held >= held + owed as u64, "hq holds {now_held} of {held} and {owed}: {synced:?}");
    // Sent, and yet no success where the copy could not be brought up to date.
    let is_told = |said: &Said| said.code == Some(i32::from(said.out.contains("The disk is full")));
    ensure!(is_told(&synced), "a sync of a full disk: {synced:?}");
    let again = run(&mut cordon(&home, &["sync"])?)?;
    ensure!(is_told(&again), "and the next: {again:?}");

    fs::remove_file(second)?;
    fs::remove_file(first)?;
    let synced = run(&mut cordon(&home, &["sync"])?)?;
    ensure!(synced.code == Some(0), "with room again: {synced:?}");
    let verified = run(&mut cordon(&home, &["verify", "journal"])?)?;
    ensure!(verified.code == Some(0), "the journal holds: {verified:?}");
    ensure!(stage.hq.verify()?.journal_verified, "hq's journal holds");
    Ok(())
}
