//! A device is lost at three in the morning: what HQ's command line says of it, and what it does.

use super::{command, hq, in_touch};
use anyhow::{Context, Result, ensure};
use cordon_device::{Enrolment, House, Options, enrol};
use cordon_tests::said::run;
use cordon_tests::stage::{PASSPHRASE, Stage};
use serde_json::Value;

/// Enrols the stage's officer on another device of theirs.
fn second_device(stage: &Stage) -> Result<House> {
    let house = House::open(&stage.at("second"), Options::plain("a test"))?;
    stage.enrol_through(&house, stage.address())?;
    Ok(house)
}

#[test]
fn a_lost_phone_is_revoked_by_its_officers_number_and_what_it_fetched_is_told() -> Result<()> {
    let mut stage = in_touch()?;
    let known = hq(&stage, &["devices", "--collar", "1234"])?;
    ensure!(known.code == Some(0) && known.out.contains("PC 1234 Example, collar 1234: confirmed"), "{known:?}");
    ensure!(known.out.contains("its certificate holds until"), "{known:?}");
    let nobody = hq(&stage, &["revoke", "--collar", "4321", "--why", "a slip"])?;
    ensure!(nobody.code == Some(1) && nobody.out.contains("4321 is on no device"), "{nobody:?}");
    let gone = hq(&stage, &["revoke", "--collar", "1234", "--why", "left on a train"])?;
    ensure!(gone.code == Some(0) && gone.out.contains("is revoked") && gone.out.contains("PC 1234"), "{gone:?}");
    let synced = run(&mut command(&stage.home(), &["sync"])?)?;
    ensure!(format!("{}{}", synced.out, synced.err).contains("revoked"), "it fetches nothing more: {synced:?}");
    let acts = hq(&stage, &["acts"])?;
    let last = acts.out.lines().last().context("no act")?;
    ensure!(last.contains("revoke, device") && last.ends_with(": left on a train"), "{acts:?}");
    let again = hq(&stage, &["revoke", "--collar", "1234", "--why", "once more"])?;
    ensure!(again.code == Some(1) && again.out.contains("no device that could be revoked"), "{again:?}");

    stage.stop_hq();
    let pulls = hq(&stage, &["pulls", "--collar", "1234"])?;
    ensure!(pulls.code == Some(0) && pulls.out.contains("; from 127.0.0.1"), "{pulls:?}");
    let days: Value = serde_json::from_str(&hq(&stage, &["pulls", "--json"])?.out)?;
    ensure!(days[0]["segments"].as_u64().is_some_and(|count| count > 0) && days[0]["bytes"] != 0, "{days}");
    let known = hq(&stage, &["devices"])?;
    ensure!(known.out.contains(": revoked ") && known.out.contains("; last call "), "{known:?}");
    Ok(())
}

#[test]
fn of_an_officer_with_two_devices_neither_is_revoked_before_a_person_says_which() -> Result<()> {
    let stage = in_touch()?;
    let _second = second_device(&stage)?;
    let both: Value = serde_json::from_str(&hq(&stage, &["devices", "--collar", "1234", "--json"])?.out)?;
    let lost = both[1]["device"].as_str().context("two devices")?;
    let asked = hq(&stage, &["revoke", "--collar", "1234", "--why", "stolen"])?;
    ensure!(asked.code == Some(2) && asked.out.contains("on 2 devices") && asked.out.contains(lost), "{asked:?}");
    let asked = hq(&stage, &["revoke", "--collar", "1234", "--why", "stolen", "--json"])?;
    let named: Value = serde_json::from_str(&asked.out)?;
    ensure!(named["revoked"] == false && named["devices"].as_array().map(Vec::len) == Some(2), "{named}");
    let done = hq(&stage, &["revoke", "--collar", "1234", "--device", lost, "--why", "stolen"])?;
    ensure!(done.code == Some(0) && done.out.contains(lost), "{done:?}");
    let left: Value = serde_json::from_str(&hq(&stage, &["devices", "--json"])?.out)?;
    ensure!(left[0]["stands"] == "in_use" && left[1]["stands"] == "revoked", "{left}");
    Ok(())
}

#[test]
fn a_code_that_is_cancelled_enrols_nobody() -> Result<()> {
    let stage = in_touch()?;
    let code = stage.code()?;
    let listed: Value = serde_json::from_str(&hq(&stage, &["codes", "list", "--json"])?.out)?;
    ensure!(!listed.to_string().contains(code.get(..4).context("a code")?), "the code is shown once: {listed}");
    let number = listed[0]["number"].as_u64().context("its number")?.to_string();
    let cancelled = hq(&stage, &["codes", "cancel", &number])?;
    ensure!(cancelled.code == Some(0), "{cancelled:?}");
    let house = House::open(&stage.at("another"), Options::plain("a test"))?;
    let given = Enrolment {
        hq: format!("https://{}", stage.address()),
        ca_pem: stage.hq.ca_pem().to_owned(),
        code,
        passphrase: PASSPHRASE.to_owned(),
    };
    ensure!(enrol(&house, &given).is_err(), "it enrols nobody");
    Ok(())
}
