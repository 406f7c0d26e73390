//! Damage on the disk: of HQ's copy it costs nothing that cannot be fetched again.

use super::*;
use std::io::{Seek as _, SeekFrom, Write as _};

/// Sixteen other bytes in a page of a store; whether it has that page.
fn spoil(store: &Path, page: u64) -> Result<bool> {
    if fs::metadata(store)?.len() < page * 4096 {
        return Ok(false);
    }
    let mut file = fs::OpenOptions::new().write(true).open(store)?;
    file.seek(SeekFrom::Start((page - 1) * 4096 + 600))?;
    file.write_all(&[0xa5; 16])?;
    Ok(true)
}

#[test]
fn a_damaged_copy_is_named_thrown_away_and_fetched_anew() -> Result<()> {
    let stage = in_touch()?;
    let home = stage.home();
    let cordon = |args: &[&str]| run(&mut command(&home, args)?);
    for page in [1, 2, 3, 5, 8, 12, 20, 30, 45] {
        if !spoil(&home.join("replica.db"), page)? {
            break;
        }
        for asked in [&["search", "smith", "--reason", "at-scene"][..], &["person", "00000011", "--reason", "at-scene"]]
        {
            let said = cordon(asked)?;
            let is_told = said.err.contains("copy from HQ");
            ensure!(said.code == Some(0) || is_told, "page {page}, {asked:?}: {said:?}");
            ensure!(!said.err.contains("page"), "SQLCipher's own lines: {said:?}");
        }
        let recorded =
            cordon(&["record", "--account", "He rang the bell.", "--mode", "found", "--declare", "--again"])?;
        ensure!(recorded.code == Some(0), "page {page}: what is recorded needs no copy: {recorded:?}");
        // One that nobody met is met by the next that reads it.
        for _round in 0..2 {
            let synced = cordon(&["sync"])?;
            ensure!(synced.code == Some(0), "page {page}: {synced:?}");
        }
        let found = cordon(&["search", "smith", "--reason", "at-scene"])?;
        ensure!(found.code == Some(0) && found.out.contains("SMITH, Alan John"), "page {page}: {found:?}");
    }
    let verified = cordon(&["verify", "journal"])?;
    ensure!(verified.code == Some(0), "{verified:?}");
    Ok(())
}

#[test]
fn a_damaged_own_store_is_not_thrown_away() -> Result<()> {
    let stage = in_touch()?;
    let own = stage.home().join("own.db");
    ensure!(spoil(&own, 1)?);
    let before = fs::read(&own)?;
    let said = run(&mut command(&stage.home(), &["status"])?)?;
    ensure!(said.code == Some(2) && said.err.contains("own store"), "{said:?}");
    ensure!(fs::read(&own)? == before, "it was changed");
    Ok(())
}

#[test]
fn a_mark_beside_a_sound_copy_costs_no_order_and_is_told_once() -> Result<()> {
    let stage = in_touch()?;
    let home = stage.home();
    let search = || run(&mut command(&home, &["search", "smith", "--reason", "at-scene"])?);
    ensure!(search()?.out.contains("SMITH, Alan John"), "the copy is there");
    fs::write(home.join("replica.damaged"), "")?;
    let found = search()?;
    ensure!(found.code == Some(0) && found.out.contains("SMITH, Alan John"), "{found:?}");
    ensure!(found.err.contains("nothing is wrong with it"), "{found:?}");
    ensure!(!home.join("replica.damaged").exists(), "it was looked through");
    ensure!(!search()?.err.contains("nothing is wrong with it"), "once");
    Ok(())
}
