//! HQ's commands on a folder that is not as HQ left it.

use super::*;

struct Folder {
    place: tempfile::TempDir,
}

impl Folder {
    fn made() -> Result<Self> {
        let folder = Self { place: tempfile::tempdir()? };
        folder.works(&["new-key", &folder.at("hq.key")])?;
        folder.works(&["init"])?;
        Ok(folder)
    }

    fn at(&self, name: &str) -> String {
        self.place.path().join(name).to_string_lossy().into_owned()
    }

    fn hq(&self, args: &[&str]) -> Result<Said> {
        let mut hq = Command::new(program("CORDON_HQ_BIN", "cordon-hq")?);
        hq.args(args).env("CORDON_HQ_DATA", self.at("hq")).env("CORDON_HQ_KEY_FILE", self.at("hq.key"));
        run(hq.env("CORDON_HQ_LOG", "error"))
    }

    fn works(&self, args: &[&str]) -> Result<()> {
        let said = self.hq(args)?;
        ensure!(said.code == Some(0), "{args:?}: {said:?}");
        Ok(())
    }

    /// Every command that opens an HQ says so, and the folder stays as it is.
    fn refused(&self, says: &str) -> Result<()> {
        let before = fs::read(self.at("hq/hq.db")).ok();
        for asked in [&["verify"][..], &["status"], &["quarantine", "list"], &["init"]] {
            let said = self.hq(asked)?;
            ensure!(said.code == Some(2) && said.out.is_empty(), "{asked:?}: {said:?}");
            ensure!(said.err.contains(says), "{asked:?} should say {says}: {said:?}");
            ensure!(!said.err.contains("page"), "SQLCipher's own lines: {said:?}");
        }
        ensure!(fs::read(self.at("hq/hq.db")).ok() == before, "it was written");
        Ok(())
    }
}

#[test]
fn standard_error_holds_what_was_done_only_where_that_is_asked_for() -> Result<()> {
    let orders = cordon_tests::world::demo_orders().to_string_lossy().into_owned();
    let import = |more: &[&str]| -> Result<Said> {
        let folder = Folder::made()?;
        let mut hq = Command::new(program("CORDON_HQ_BIN", "cordon-hq")?);
        hq.env("CORDON_HQ_DATA", folder.at("hq")).env("CORDON_HQ_KEY_FILE", folder.at("hq.key"));
        run(hq.args(["import", orders.as_str()]).args(more).env_remove("CORDON_HQ_LOG"))
    };
    let said = import(&[])?;
    ensure!(said.code == Some(0) && said.err.is_empty(), "{said:?}");
    let said = import(&["--verbose"])?;
    ensure!(said.code == Some(0) && said.err.contains("INFO"), "{said:?}");
    Ok(())
}

#[test]
fn an_emptied_store_is_never_verified() -> Result<()> {
    let folder = Folder::made()?;
    fs::write(folder.at("hq/hq.db"), "")?;
    folder.refused("is empty")
}

#[test]
fn what_lies_beside_a_lost_store_gets_no_new_one() -> Result<()> {
    let folder = Folder::made()?;
    fs::remove_file(folder.at("hq/hq.db"))?;
    fs::write(folder.at("hq/evidence/one"), "x")?;
    folder.refused("put a backup back")
}

#[test]
fn a_damaged_or_cut_store_and_another_key_are_told_apart() -> Result<()> {
    let folder = Folder::made()?;
    let whole = fs::read(folder.at("hq/hq.db"))?;
    fs::write(folder.at("hq/hq.db"), whole.get(..whole.len() / 2).context("half")?)?;
    folder.refused("store is damaged: the key is right")?;
    let mut spoilt = whole.clone();
    for byte in spoilt.iter_mut().skip(200).take(16) {
        *byte = !*byte;
    }
    fs::write(folder.at("hq/hq.db"), &spoilt)?;
    folder.refused("or the store is damaged")?;
    fs::write(folder.at("hq/hq.db"), &whole)?;
    fs::remove_file(folder.at("hq.key"))?;
    folder.works(&["new-key", &folder.at("hq.key")])?;
    folder.refused("it is another one")
}

#[test]
fn where_an_hq_stands_its_own_key_is_asked_for_and_no_new_one() -> Result<()> {
    let folder = Folder::made()?;
    let mut hq = Command::new(program("CORDON_HQ_BIN", "cordon-hq")?);
    hq.args(["status", "--data", &folder.at("hq")]).env_remove("CORDON_HQ_KEY_FILE");
    let said = run(&mut hq)?;
    ensure!(said.code == Some(2) && said.err.contains("was made with") && !said.err.contains("new-key"), "{said:?}");
    Ok(())
}

#[test]
fn another_force_is_set_up_as_the_manual_has_it() -> Result<()> {
    let folder = Folder::made()?;
    fs::write(folder.at("hq/force.toml"), "scope = 'force:north'\nshown = 'The North'\n")?;
    folder.works(&["status"])?;
    folder.works(&["enrol", "--officer", "PC 1", "--collar", "1", "--initials", "A"])?;
    for officer in ["PC 1\u{1b}[2J", "PC\n1", "PC\t1"] {
        let said = folder.hq(&["enrol", "--officer", officer, "--collar", "1", "--initials", "A"])?;
        ensure!(said.code == Some(2) && said.err.contains("control character"), "{officer:?}: {said:?}");
    }
    Ok(())
}
