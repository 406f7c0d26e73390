//! What the command line prints for a person, and with which code it ends: driven from outside.

#[path = "commands/damaged.rs"]
mod damaged;
#[path = "commands/lost.rs"]
mod lost;
#[path = "commands/opened.rs"]
mod opened;
#[path = "commands/recorded.rs"]
mod recorded;
#[path = "commands/said.rs"]
mod said;
#[path = "commands/typed.rs"]
mod typed;

use anyhow::{Context, Result, ensure};
use cordon_tests::said::{Said, run};
use cordon_tests::stage::{PASSPHRASE, Stage, program};
use cordon_tests::world::{restraining_order, specimen};
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

fn command(home: &Path, args: &[&str]) -> Result<Command> {
    let mut cordon = Command::new(program("CORDON_BIN", "cordon")?);
    cordon.args(args).env("CORDON_HOME", home).env("CORDON_PASSPHRASE", PASSPHRASE);
    cordon.env_remove("CORDON_LOCATION").env_remove("NO_COLOR");
    Ok(cordon)
}

/// A device that holds the demo's orders.
fn in_touch() -> Result<Stage> {
    let stage = Stage::with_orders()?;
    let house = stage.enrol()?;
    ensure!(cordon_device::sync::run_once(&house)?.pulled, "the device pulled nothing");
    Ok(stage)
}

/// A command of HQ's beside the one that serves, on its folder.
fn hq(stage: &Stage, args: &[&str]) -> Result<Said> {
    let key = stage.at("hq.key");
    fs::write(&key, "07".repeat(32))?;
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600))?;
    let mut hq = Command::new(program("CORDON_HQ_BIN", "cordon-hq")?);
    hq.args(args).env("CORDON_HQ_DATA", stage.at("hq")).env("CORDON_HQ_KEY_FILE", &key);
    run(&mut hq)
}

#[test]
fn an_enrolment_is_confirmed_by_the_digits_that_the_device_prints_and_by_no_others() -> Result<()> {
    let stage = Stage::with_orders()?;
    let ca = stage.hq.ca_pem_file().to_string_lossy().into_owned();
    let (address, code) = (format!("https://{}", stage.address()), stage.code()?);
    let said = run(&mut command(&stage.home(), &["enrol", "--hq", &address, "--ca", &ca, "--code", &code])?)?;
    ensure!(said.code == Some(0) && said.out.contains("cordon-hq confirm"), "{said:?}");
    let line = said.out.lines().find(|line| line.contains("read these six digits out")).context("no number")?;
    let number = line.split(':').next().context("no number")?.trim().to_owned();

    let synced = run(&mut command(&stage.home(), &["sync"])?)?;
    ensure!(synced.code == Some(0) && synced.out.contains(&number), "it says what it waits for: {synced:?}");
    let listed = hq(&stage, &["enrolments"])?;
    ensure!(listed.out.contains(&number) && listed.out.contains("PC 1234 Example"), "{listed:?}");
    let other = if number.starts_with('0') { "111 111" } else { "000 000" };
    let wrong = hq(&stage, &["confirm", "1234", other])?;
    ensure!(wrong.code == Some(1) && wrong.out.contains("2 tries left"), "{wrong:?}");
    let (head, end) = number.split_once(' ').context("two parts")?;
    let right = hq(&stage, &["confirm", "1234", head, end, "--json"])?;
    ensure!(right.code == Some(0) && right.out.contains("\"confirmed\":true"), "{right:?}");
    let synced = run(&mut command(&stage.home(), &["sync"])?)?;
    ensure!(synced.code == Some(0) && !synced.out.contains(&number), "{synced:?}");
    let found = run(&mut command(&stage.home(), &["search", "smith", "--reason", "at-scene"])?)?;
    ensure!(found.code == Some(0) && found.out.contains("SMITH"), "{found:?}");
    Ok(())
}

#[test]
fn whoever_was_off_boarded_is_told_so_at_the_next_command_after_a_sync() -> Result<()> {
    let stage = in_touch()?;
    let gone = hq(&stage, &["offboard", "1234", "--why", "retired"])?;
    ensure!(gone.code == Some(0) && gone.out.contains("1 device ends the slot"), "{gone:?}");
    let synced = run(&mut command(&stage.home(), &["sync"])?)?;
    ensure!(synced.code == Some(0) && synced.out.contains("Your access ended on"), "{synced:?}");
    let asked = run(&mut command(&stage.home(), &["search", "smith", "--reason", "at-scene"])?)?;
    ensure!(asked.code == Some(2) && asked.err.contains("Your access ended on"), "{asked:?}");
    let again = run(&mut command(&stage.home(), &["sync"])?)?;
    ensure!(again.code == Some(0) && again.out.contains("no orders came"), "what is owed still goes: {again:?}");
    ensure!(again.out.contains("Your access ended on"), "{again:?}");
    Ok(())
}

/// Nothing of a reply's inside is printed for a person.
fn is_for_a_person(said: &Said) -> Result<()> {
    for inside in ["epoch_ms", "null", "{", "snake_", "_held", "coverage:"] {
        ensure!(!said.out.contains(inside), "{inside} is printed: {}", said.out);
    }
    Ok(())
}

#[test]
fn a_hit_is_two_lines_whose_short_id_opens_the_person_and_then_the_order() -> Result<()> {
    let stage = in_touch()?;
    let cordon = |args: &[&str]| -> Result<Said> {
        let said = run(&mut command(&stage.home(), &[args, &["--reason", "at-scene"]].concat())?)?;
        ensure!(said.code == Some(0), "{args:?}: {said:?}");
        is_for_a_person(&said)?;
        Ok(said)
    };
    let found = cordon(&["search", "smith", "alan"])?;
    let mut lines = found.out.lines().skip_while(|line| !line.contains("SMITH, Alan John"));
    let (hit, beside) = (lines.next().context("no hit")?, lines.next().context("nothing beside it")?);
    for (part, line) in
        [("born 12 Apr 1988 (", hit), ("Likely", hit), ("live orders", beside), ("Warning: Weapons", beside)]
    {
        ensure!(line.contains(part) && line.chars().count() <= 80, "{part}: {line}");
    }
    ensure!(found.out.matches("As HQ knew it").count() == 1, "the copy's age, once: {}", found.out);
    let id = hit.split_whitespace().next().context("no id")?;
    let person = cordon(&["person", id])?;
    ensure!(person.out.starts_with("SMITH, Alan John\n"), "{}", person.out);
    ensure!(person.out.contains("Warning: Weapons") && person.out.matches("As HQ knew it").count() == 1);
    let whole = restraining_order().0.simple().to_string().split_off(24);
    let card = person.out.lines().find(|line| line.trim_start().starts_with(&whole)).context("no order")?;
    ensure!(card.contains("LIVE"), "{card}");
    let id = card.split_whitespace().next().context("no id")?;
    let order = cordon(&["order", id])?;
    for part in [
        "Binds SMITH, Alan John",
        "In force? Yes, to ",
        "Arrest? Yes, if you have reasonable grounds to suspect",
        "Enter? Yes, to arrest",
        "Clock None at arrest",
        "Secure now Two identifiers",
        "2 In force: In force, to",
        "4 Facts: not assessed yet",
        "Mill Lane",
        "Mon 3 Mar 2025",
    ] {
        ensure!(order.out.contains(part), "{part}: {}", order.out);
    }
    let at = |part: &str| order.out.find(part).with_context(|| part.to_owned());
    ensure!(at("Secure now")? < at("1 Person:")?, "the card is read first: {}", order.out);
    let check = cordon(&["check", id, "--place", "53.0226,-1.4868,10"])?;
    for part in
        ["1 Person: possible match", "Powers now", "What else there is", "Did they enter the place in the words?"]
    {
        ensure!(check.out.contains(part), "{part}: {}", check.out);
    }
    Ok(())
}

#[test]
fn the_page_of_whom_an_order_protects_names_first_whom_it_binds() -> Result<()> {
    let stage = in_touch()?;
    let her = specimen().to_string();
    let said = run(&mut command(&stage.home(), &["person", &her, "--reason", "at-scene"])?)?;
    ensure!(said.code == Some(0) && said.out.starts_with("SPECIMEN, Beta\n"), "{said:?}");
    let at = |part: &str| said.out.lines().position(|line| line.contains(part)).with_context(|| said.out.clone());
    let (title, order, him) = (at("Protected by")?, at("Restraining order")?, at("Binds SMITH, Alan John")?);
    ensure!(title < order && title < him && him < 10, "among the first ten lines: {}", said.out);
    ensure!(
        him < at("Who this is")? && him < at("No order on this device binds")?,
        "before what is told of her: {}",
        said.out
    );
    ensure!(said.out.matches("Protected by").count() == 1, "{}", said.out);
    Ok(())
}

#[test]
fn an_id_that_fits_more_than_one_or_nobody_opens_nothing() -> Result<()> {
    let stage = in_touch()?;
    let whole = restraining_order().to_string();
    let beginning = whole.get(..13).context("no beginning")?;
    for (asked, says) in [
        (["order", beginning], "more than one id is like"),
        (["order", "ffffffff"], "no order in this device's copy"),
        (["person", "ffff"], "nobody in this device's copy"),
        (["person", "f"], "at least four"),
        (["person", "smith"], "an id is wanted"),
    ] {
        let said = run(&mut command(&stage.home(), &[&asked[..], &["--reason", "at-scene"]].concat())?)?;
        ensure!(said.code == Some(2) && said.err.contains(says), "{asked:?}: {said:?}");
        ensure!(said.out.is_empty(), "{asked:?}: {said:?}");
    }
    let said = run(&mut command(&stage.home(), &["order", &whole, "--reason", "at-scene"])?)?;
    ensure!(said.code == Some(0), "a whole id: {said:?}");
    Ok(())
}

#[test]
fn what_was_done_is_said_in_a_line_and_in_json_as_before() -> Result<()> {
    let stage = in_touch()?;
    let home = stage.home();
    let saved =
        run(&mut command(&home, &["record", "--mode", "found", "--account", "He rang the bell.", "--declare"])?)?;
    ensure!(saved.code == Some(0) && saved.out.starts_with("Saved on this device "), "{saved:?}");
    let status = run(&mut command(&home, &["status"])?)?;
    ensure!(status.code == Some(0) && status.out.contains("Incident") && status.out.contains("queued"), "{status:?}");
    is_for_a_person(&status)?;
    let synced = run(&mut command(&home, &["sync"])?)?;
    ensure!(synced.code == Some(0), "{synced:?}");
    ensure!(synced.out.contains(" sent, ") && synced.out.trim_end().ends_with("orders current"), "{synced:?}");
    ensure!(synced.err.is_empty(), "progress is for a terminal alone: {synced:?}");
    let verified = run(&mut command(&home, &["verify", "journal"])?)?;
    ensure!(verified.code == Some(0) && verified.out.contains("every signature and the chain hold"), "{verified:?}");
    let json = run(&mut command(&home, &["--json", "sync"])?)?;
    let json: Value = serde_json::from_str(&json.out)?;
    let fields: Vec<&str> = json.as_object().context("no object")?.keys().map(String::as_str).collect();
    ensure!(fields == ["pushed", "pulled", "news"] || fields == ["news", "pulled", "pushed"], "{fields:?}");
    let json = run(&mut command(&home, &["--json", "status"])?)?;
    let json: Value = serde_json::from_str(&json.out)?;
    ensure!(json.pointer("/session/coverage/hq_knew_at/epoch_ms").is_some(), "{json}");
    ensure!(json.pointer("/sync/waiting").is_some(), "{json}");
    let mut wrong = command(&home, &["status"])?;
    let wrong = run(wrong.env("CORDON_PASSPHRASE", "another passphrase"))?;
    ensure!(wrong.code == Some(2) && wrong.err.contains("9 tries left"), "{wrong:?}");
    Ok(())
}

/// The table of the README, for what needs no device: 0 where it answered, 1 where what was asked about came
/// out wrong, 2 where it refused or failed.
#[test]
fn programs_end_with_the_codes_that_the_readme_promises() -> Result<()> {
    let place = tempfile::tempdir()?;
    let home = place.path().join("device");
    for (asked, code) in [
        (&["law"][..], 0),
        (&["law", "dvpo"], 0),
        (&["law", "no-such-kind"], 2),
        (&["clock", "--rule", "dvpn-arrest", "--start", "2026-11-22T14:31:00Z"], 0),
        (&["clock", "--rule", "dvpn-arrest", "--start", "yesterday"], 2),
        (&["id", "phone", "07700 900123"], 0),
        (&["id", "phone", "1"], 1),
        (&["id", "no-such-type", "1"], 2),
        (&["--help"], 0),
        (&["--version"], 0),
        (&["help", "search"], 0),
        (&[], 2),
        (&["no-such-command"], 2),
        (&["search", "smith"], 2),
        (&["status"], 2),
    ] {
        let said = run(&mut command(&home, asked)?)?;
        ensure!(said.code == Some(code), "{asked:?}: {said:?}");
        let (wanted, other) = if code == 2 { (&said.err, &said.out) } else { (&said.out, &said.err) };
        ensure!(!wanted.is_empty() && other.is_empty(), "{asked:?} told at the wrong place: {said:?}");
    }
    for asked in [&["--json", "no-such-command"][..], &["search", "--json", "smith"], &["--json"]] {
        let said = run(&mut command(&home, asked)?)?;
        let fault: Value = serde_json::from_str(&said.out).with_context(|| format!("{asked:?}: {said:?}"))?;
        ensure!(
            said.code == Some(2) && fault.pointer("/fault/kind/kind") == Some(&"invalid".into()),
            "{asked:?}: {said:?}"
        );
    }
    ensure!(!home.exists(), "a folder was made");
    Ok(())
}

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() -> Result<()> {
    let place = tempfile::tempdir()?;
    let law = |args: &[&str], no_color: &str| -> Result<bool> {
        let mut law = command(place.path(), &[&["law", "dvpo"], args].concat())?;
        let said = run(law.env("NO_COLOR", no_color))?;
        ensure!(said.code == Some(0), "{args:?}: {said:?}");
        Ok(said.out.contains('\u{1b}'))
    };
    ensure!(!law(&[], "")? && !law(&["--color", "auto"], "")? && !law(&["--color", "never"], "")?, "in a pipe");
    ensure!(law(&["--color", "always"], "")? && law(&["--color", "always"], "1")?, "asked for");
    ensure!(!law(&["--color", "always", "--json"], "")?, "JSON is never coloured");
    Ok(())
}

#[test]
fn a_closed_pipe_is_no_failure() -> Result<()> {
    let place = tempfile::tempdir()?;
    for asked in [&["law"][..], &["law", "dvpo"], &["--help"], &["completions", "bash"], &["--json", "law"]] {
        let (reader, writer) = std::io::pipe()?;
        drop(reader);
        let mut closed = command(place.path(), asked)?;
        let done = closed.stdin(Stdio::null()).stdout(writer).stderr(Stdio::piped()).spawn()?.wait_with_output()?;
        let err = String::from_utf8_lossy(&done.stderr).into_owned();
        ensure!(done.status.code() == Some(0) && err.is_empty(), "{asked:?}: {:?} {err}", done.status);
    }
    Ok(())
}

#[test]
fn completions_and_manual_pages_are_of_every_command() -> Result<()> {
    let place = tempfile::tempdir()?;
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = run(&mut command(place.path(), &["completions", shell])?)?;
        ensure!(
            said.code == Some(0) && said.out.contains("verify") && said.out.contains("approve"),
            "{shell}: {said:?}"
        );
    }
    let folder = place.path().join("man");
    let into = folder.to_string_lossy().into_owned();
    let said = run(&mut command(place.path(), &["man", &into])?)?;
    ensure!(said.code == Some(2) && said.err.contains("man"), "a folder that is not there: {said:?}");
    fs::create_dir(&folder)?;
    let said = run(&mut command(place.path(), &["man", &into])?)?;
    ensure!(said.code == Some(0), "{said:?}");
    for page in ["cordon.1", "cordon-search.1", "cordon-verify.1"] {
        let text = fs::read_to_string(folder.join(page)).with_context(|| page.to_owned())?;
        ensure!(text.contains(".TH") && text.contains("Exit codes:"), "{page}: {text}");
    }
    Ok(())
}

#[test]
fn a_refused_row_is_named_released_in_vain_and_closed_for_a_reason() -> Result<()> {
    const NOBODYS: &str = "00000000-0000-4000-8000-000000000001";
    let place = tempfile::tempdir()?;
    let (folder, key) = (place.path().join("hq"), place.path().join("hq.key"));
    let hq = |args: &[&str]| -> Result<Said> {
        let mut hq = Command::new(program("CORDON_HQ_BIN", "cordon-hq")?);
        hq.args(args).env("CORDON_HQ_DATA", &folder).env("CORDON_HQ_KEY_FILE", &key).env("CORDON_HQ_LOG", "error");
        run(&mut hq)
    };
    let file = place.path().join("orders.jsonl");
    fs::write(&file, "{\"kind\":\"order\",\"body\":{}}\nnot json\n")?;
    let (file, key_file) = (file.to_string_lossy().into_owned(), key.to_string_lossy().into_owned());
    for (asked, code, says) in [
        (&["new-key", &key_file][..], 0, "made the key"),
        (&["init"], 0, "made an HQ in"),
        (&["import", &file], 2, "line 1"),
        (&["import", &file], 2, "line 1"),
        (&["quarantine", "list"], 0, "line 1"),
        (&["quarantine", "release", "1"], 2, "stays in quarantine"),
        (&["quarantine", "close", "1", "--why", "a test of ours"], 0, "1 is closed"),
        (&["quarantine", "close", "1", "--why", "again"], 2, "no longer in quarantine: closed"),
        (&["quarantine", "list", "--all"], 0, "a test of ours"),
        (&["quarantine", "list", "--all", "--json"], 0, "\"how\":\"closed\""),
        (&["quarantine", "reopen", "1"], 2, "--why"),
        (&["quarantine", "reopen", "1", "--why", " "], 2, "say why with --why"),
        (&["quarantine", "reopen", "1", "--why", "looked at again"], 0, "in quarantine again"),
        (&["acts"], 0, "looked at again"),
        (&["quarantine", "reopen", "1", "--why", "once more"], 2, "was not closed"),
        (&["quarantine", "close", "1", "--why", "a test of ours"], 0, "1 is closed"),
        (&["quarantine", "release", "--device", "00000000-0000-4000-8000-000000000001"], 0, "0 were taken in"),
        (&["quarantine", "release", "--reason", "device_revoked"], 2, "--device"),
        (&["captures", "list"], 0, "no record made while locked waits"),
        (&["captures", "show", "--device", NOBODYS, NOBODYS], 2, "no such record is held"),
        (&["captures", "reopen", "--device", NOBODYS, NOBODYS], 2, "--why"),
        (&["captures", "close", "--device", NOBODYS, "--why", "x"], 2, "no such device was enrolled"),
        (&["captures", "reopen", "--device", NOBODYS, NOBODYS, "--why", "x"], 2, "no such record was closed"),
    ] {
        let said = hq(asked)?;
        ensure!(said.code == Some(code) && format!("{}{}", said.out, said.err).contains(says), "{asked:?}: {said:?}");
    }
    let shown = hq(&["quarantine", "show", "1"])?;
    ensure!(shown.code == Some(0) && !shown.out.is_empty(), "its bytes stay: {shown:?}");
    ensure!(!hq(&["quarantine", "list"])?.out.contains("a test of ours"), "it is in the list no more");
    Ok(())
}

#[test]
fn a_files_name_drives_no_terminal() -> Result<()> {
    let place = tempfile::tempdir()?;
    let (folder, key) = (place.path().join("hq"), place.path().join("hq.key"));
    let hq = |args: &[&str]| -> Result<Said> {
        let mut hq = Command::new(program("CORDON_HQ_BIN", "cordon-hq")?);
        hq.args(args).env("CORDON_HQ_DATA", &folder).env("CORDON_HQ_KEY_FILE", &key).env("CORDON_HQ_LOG", "error");
        run(&mut hq)
    };
    let key_file = key.to_string_lossy().into_owned();
    ensure!(hq(&["new-key", &key_file])?.code == Some(0) && hq(&["init"])?.code == Some(0), "an HQ");
    let file = place.path().join("night\u{1b}[2J\u{202e}\n9  2026  nothing.jsonl");
    fs::write(&file, "not json\n")?;
    let file = file.to_string_lossy().into_owned();
    for asked in [&["import", &file][..], &["quarantine", "list"], &["import", &format!("{file}.gone")]] {
        let said = hq(asked)?;
        let all = format!("{}{}", said.out, said.err);
        ensure!(all.contains("night\u{fffd}[2J"), "{asked:?}: {all:?}");
        ensure!(!all.contains(['\u{1b}', '\u{202e}']) && !all.contains("\n9  2026"), "{asked:?}: {all:?}");
    }
    let json = hq(&["quarantine", "list", "--json"])?;
    ensure!(json.out.contains("\\u001b[2J"), "JSON has the name as it is: {json:?}");
    Ok(())
}
