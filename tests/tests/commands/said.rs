//! What the command line says of itself, of sync, of ids and of clues.

use super::*;
use cordon_device::clock::{Clock, SystemClock};

#[test]
fn status_tells_of_the_last_sync_and_of_its_failure() -> Result<()> {
    let stage = Stage::with_orders()?;
    drop(stage.enrol()?);
    let home = stage.home();
    let status = || run(&mut command(&home, &["status"])?);
    let before = status()?;
    ensure!(before.out.contains("Sync has not worked yet"), "{before:?}");
    ensure!(run(&mut command(&home, &["sync"])?)?.code == Some(0));
    let after = status()?;
    ensure!(after.out.contains("Synced ") && after.out.contains("just now"), "{after:?}");
    ensure!(!after.out.contains("Not yet connected") && !after.out.contains("failed"), "{after:?}");
    let json: Value = serde_json::from_str(&run(&mut command(&home, &["status", "--json"])?)?.out)?;
    let at = json.pointer("/sync/last_worked/epoch_ms").and_then(Value::as_i64).context("no time")?;
    ensure!((Clock::wall(&SystemClock).millis() - at).abs() < 600_000, "{json}");
    let mut locked = command(&home, &["status"])?;
    let said = run(locked.env_remove("CORDON_PASSPHRASE"))?;
    ensure!(said.out.contains("Synced "), "locked too: {said:?}");
    Ok(())
}

#[test]
fn status_counts_the_look_ups_that_wait_beside_the_rest() -> Result<()> {
    let stage = in_touch()?;
    let home = stage.home();
    for _time in 0..2 {
        run(&mut command(&home, &["search", "--reason", "at-scene", "smith"])?)?;
    }
    let said = run(&mut command(&home, &["status"])?)?;
    let line = said.out.lines().find(|line| line.contains("Synced ")).context("it says when it synced")?;
    ensure!(line.contains("and ") && line.contains(" look-up"), "{said:?}");
    Ok(())
}

#[test]
fn a_sync_that_failed_is_told_by_status_at_its_head() -> Result<()> {
    let stage = Stage::with_orders()?;
    drop(stage.enrol()?);
    let home = stage.home();
    let device = cordon_device::files::device::load_device(&cordon_device::files::paths::Paths::new(&home))?;
    let device = device.context("no device")?.device;
    stage.hq.revoke(device, "it was lost")?;
    let synced = run(&mut command(&home, &["sync"])?)?;
    ensure!(
        synced.code == Some(2) && synced.err.contains("revoked") && synced.err.contains("administrator"),
        "{synced:?}"
    );
    let status = run(&mut command(&home, &["status"])?)?;
    let head: Vec<&str> = status.out.lines().take(2).collect();
    ensure!(head.iter().any(|line| line.contains("last sync failed") && line.contains("revoked")), "{status:?}");
    Ok(())
}

#[test]
fn a_clue_of_nothing_is_refused_and_is_not_nothing_held() -> Result<()> {
    let stage = in_touch()?;
    for clue in ["", "  ", "\t\n", "...", "-- ?", "\u{200b}"] {
        let said = run(&mut command(&stage.home(), &["search", "--reason", "at-scene", "--", clue])?)?;
        ensure!(said.code == Some(2) && said.out.is_empty(), "{clue:?}: {said:?}");
        ensure!(said.err.contains("clue"), "{clue:?}: {said:?}");
    }
    Ok(())
}

#[test]
fn without_a_copy_nothing_is_answered() -> Result<()> {
    let stage = Stage::with_orders()?;
    drop(stage.enrol()?);
    let whole = restraining_order().to_string();
    for asked in
        [["search", "smith"], ["person", "00000011"], ["order", "00000031"], ["order", &whole], ["check", &whole]]
    {
        let said = run(&mut command(&stage.home(), &[&asked[..], &["--reason", "at-scene"]].concat())?)?;
        ensure!(said.code == Some(2) && said.out.is_empty(), "{asked:?}: {said:?}");
        ensure!(said.err.contains("No copy from HQ is ready"), "{asked:?}: {said:?}");
    }
    Ok(())
}

#[test]
fn whose_enrolment_hq_has_not_confirmed_is_told_that_and_the_number() -> Result<()> {
    let stage = Stage::with_orders()?;
    let house = cordon_device::House::open(&stage.home(), cordon_device::Options::plain("a test"))?;
    let sheet = stage.enrol_unconfirmed(&house, stage.address())?;
    drop(house);
    run(&mut command(&stage.home(), &["sync"])?)?;
    for asked in [["search", "smith"], ["person", "00000011"], ["order", "00000031"]] {
        let said = run(&mut command(&stage.home(), &[&asked[..], &["--reason", "at-scene"]].concat())?)?;
        ensure!(said.code == Some(2) && said.out.is_empty(), "{asked:?}: {said:?}");
        let number = sheet.compare.to_string();
        ensure!(said.err.contains("HQ has not confirmed") && said.err.contains(&number), "{asked:?}: {said:?}");
    }
    Ok(())
}

#[test]
fn an_id_that_is_none_too_short_or_not_held_is_each_told_as_that() -> Result<()> {
    let stage = in_touch()?;
    for (asked, says) in [
        (["person", "smith"], "an id is wanted"),
        (["person", "12"], "too short"),
        (["person", "a-b-c"], "too short"),
        (["person", "--"], "an id is wanted"),
        (["person", "ffffffff"], "does not hold everything"),
        (["order", "ffffffff"], "does not hold everything"),
        (["entry", "nothing"], "an entry's id is wanted"),
    ] {
        let asked = [asked[0], "--reason", "at-scene", "--", asked[1]];
        let said = run(&mut command(&stage.home(), &asked)?)?;
        ensure!(said.code == Some(2) && said.err.contains(says), "{asked:?}: {said:?}");
    }
    Ok(())
}

#[test]
fn what_does_not_go_together_is_refused_and_colour_is_as_asked() -> Result<()> {
    let place = tempfile::tempdir()?;
    for asked in [
        &["law", "dvpo", "--on", "2026-11-22"][..],
        &["law", "dvpo", "--district", "Derby"],
        &["law", "--made", "2019-03-03"],
    ] {
        let said = run(&mut command(place.path(), asked)?)?;
        ensure!(said.code == Some(2) && said.out.is_empty(), "{asked:?}: {said:?}");
    }
    for (asked, is_coloured) in [
        (&["--color", "never", "no-such-command"][..], false),
        (&["--color=never", "no-such-command"], false),
        (&["no-such-command", "--color", "never"], false),
        (&["--color=always", "no-such-command"], true),
    ] {
        let said = run(&mut command(place.path(), asked)?)?;
        ensure!(said.code == Some(2) && said.err.contains('\u{1b}') == is_coloured, "{asked:?}: {said:?}");
    }
    let help = run(&mut command(place.path(), &["search", "--help"])?)?;
    ensure!(help.out.contains("Options of every command:"), "{help:?}");
    Ok(())
}

#[test]
fn an_address_that_is_none_is_told_before_anything_is_sent() -> Result<()> {
    let stage = Stage::empty()?;
    let ca = stage.hq.ca_pem_file().to_string_lossy().into_owned();
    for address in ["https://no such", "https://", "https:// ", "https://a?b", "http://localhost"] {
        let asked = ["enrol", "--hq", address, "--ca", &ca, "--code", "ABCDE12345"];
        let said = run(&mut command(&stage.home(), &asked)?)?;
        ensure!(said.code == Some(2) && said.err.contains("https://"), "{address}: {said:?}");
        ensure!(!said.err.contains("does not answer"), "{address}: {said:?}");
    }
    Ok(())
}

#[test]
fn an_enrolment_that_fails_leaves_nothing_that_was_not_there() -> Result<()> {
    let stage = Stage::empty()?;
    let ca = stage.hq.ca_pem_file().to_string_lossy().into_owned();
    let address = format!("https://{}", stage.address());
    let asked = ["enrol", "--hq", &address, "--ca", &ca, "--code", "ABCDE12345"];
    let said = run(&mut command(&stage.home(), &asked)?)?;
    ensure!(said.code == Some(2), "no such code: {said:?}");
    ensure!(!stage.home().exists(), "the folder was made for it");
    fs::create_dir(stage.home())?;
    fs::write(stage.home().join("notes"), "mine")?;
    let nowhere = ["enrol", "--hq", &address, "--ca", "nowhere.pem", "--code", "ABCDE12345"];
    for asked in [asked, nowhere] {
        ensure!(run(&mut command(&stage.home(), &asked)?)?.code == Some(2), "{asked:?}");
        let left: Vec<_> = fs::read_dir(stage.home())?.collect::<std::io::Result<_>>()?;
        ensure!(left.len() == 1, "only what was there stays: {left:?}");
    }
    drop(stage.enrol()?);
    ensure!(run(&mut command(&stage.home(), &asked)?)?.code == Some(2), "an officer must unlock it first");
    ensure!(run(&mut command(&stage.home(), &["status"])?)?.code == Some(0), "a device that was enrolled stays");
    Ok(())
}

#[test]
fn a_passphrase_is_asked_for_at_a_terminal_and_not_shown() -> Result<()> {
    use std::io::{Read as _, Write as _};
    let stage = in_touch()?;
    let cordon = program("CORDON_BIN", "cordon")?;
    let line = format!("'{}' --home '{}' verify journal", cordon.display(), stage.home().display());
    let mut terminal = Command::new("script");
    terminal.args(["-qec", &line, "/dev/null"]).env_remove("CORDON_PASSPHRASE");
    let Ok(mut running) = terminal.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn() else {
        println!("skipped: there is no `script` to make a terminal");
        return Ok(());
    };
    let (mut keys, mut screen) =
        (running.stdin.take().context("no keys")?, running.stdout.take().context("no screen")?);
    let (mut shown, mut next) = (Vec::new(), [0; 1]);
    while !String::from_utf8_lossy(&shown).contains("Passphrase:") {
        ensure!(screen.read(&mut next)? == 1, "nothing was asked: {}", String::from_utf8_lossy(&shown));
        shown.extend(next);
    }
    writeln!(keys, "{PASSPHRASE}")?;
    screen.read_to_end(&mut shown)?;
    let shown = String::from_utf8_lossy(&shown).into_owned();
    ensure!(running.wait()?.success() && shown.contains("every signature"), "{shown}");
    ensure!(!shown.contains(PASSPHRASE), "it was shown: {shown}");
    Ok(())
}
