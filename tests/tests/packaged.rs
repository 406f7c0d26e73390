//! The Debian package: installed by dpkg, with what it says it needs, into a root of its own; started there,
//! in a real window; and removed, with nothing of it left.

use anyhow::{Context, Result, ensure};
use cordon_tests::{
    display::Display,
    hand::Hand,
    stage::{MILL_LANE, PASSPHRASE, Stage, may_open_windows, program, target},
    webdriver::{Driver, Session},
};
use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// The package that is named, which was made to be handed out; else one of the programs under test.
fn package(folder: &Path) -> Result<PathBuf> {
    if let Some(named) = env::var_os("CORDON_DEB").map(PathBuf::from) {
        return Ok(named);
    }
    let app = program("CORDON_APP_BIN", "cordon-app")?;
    let mut deb = Command::new(program("CORDON_XTASK_BIN", "xtask")?);
    deb.args(["deb", "--from"]).arg(app.parent().context("no folder")?).arg("--out").arg(folder);
    let told = done(&mut deb)?;
    let place = told.lines().last().context("xtask named no package")?;
    Ok(PathBuf::from(place))
}

/// Runs a program that must succeed, and returns what it wrote.
fn done(command: &mut Command) -> Result<String> {
    let Output { status, stdout, stderr } = command.output().with_context(|| format!("{command:?}"))?;
    let [out, err] = [stdout, stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    ensure!(status.success(), "{command:?}: {status}: {out}{err}");
    Ok(out)
}

/// A root into which packages can be installed, and nothing is.
struct Root {
    folder: PathBuf,
}

impl Root {
    /// One where the packages of these names count as installed, as they are on this machine.
    fn with(folder: &Path, names: &BTreeSet<String>) -> Result<Self> {
        let admin = folder.join("var/lib/dpkg");
        for part in ["info", "updates"] {
            fs::create_dir_all(admin.join(part))?;
        }
        let here = fs::read_to_string("/var/lib/dpkg/status")?;
        let is_named = |stanza: &&str| field(stanza, "Package").is_some_and(|name| names.contains(name));
        let named: Vec<&str> = here.split("\n\n").filter(is_named).collect();
        fs::write(admin.join("status"), format!("{}\n", named.join("\n\n")))?;
        Ok(Self { folder: folder.to_path_buf() })
    }

    /// dpkg on this root, which needs no rights over the machine's own.
    fn dpkg(&self) -> Command {
        let mut dpkg = Command::new("dpkg");
        dpkg.arg(format!("--root={}", self.folder.display()));
        dpkg.arg(format!("--log={}", self.folder.join("var/lib/dpkg/log").display()));
        dpkg.args(["--force-not-root", "--force-script-chrootless"]).env("LC_ALL", "C");
        dpkg
    }

    /// Everything that stands in it, but for what dpkg notes down.
    fn files(&self) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                if path.is_dir() && !path.is_symlink() {
                    folders.push(path);
                } else {
                    found.push(path.strip_prefix(&self.folder)?.to_path_buf());
                }
            }
        }
        found.retain(|file| !file.starts_with("var/lib/dpkg"));
        found.sort();
        Ok(found)
    }
}

/// A field of a stanza.
fn field<'s>(stanza: &'s str, name: &str) -> Option<&'s str> {
    stanza.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

/// The packages that a package says it needs, without their versions.
fn needs(package: &Path) -> Result<BTreeSet<String>> {
    let depends = done(Command::new("dpkg-deb").arg("--field").arg(package).arg("Depends"))?;
    let name = |one: &str| one.split_whitespace().next().map(str::to_owned);
    Ok(depends.split(',').filter_map(name).collect())
}

#[test]
fn the_package_is_installed_started_and_removed_without_a_trace() -> Result<()> {
    if !may_open_windows() {
        return Ok(());
    }
    let place = tempfile::tempdir()?;
    let package = package(&place.path().join("made"))?;
    let needs = needs(&package)?;
    for library in ["libwebkit2gtk-4.1-0", "libgtk-3-0", "libc6"] {
        ensure!(needs.contains(library), "{library} is not among {needs:?}");
    }
    let bare = Root::with(&place.path().join("bare"), &BTreeSet::new())?;
    let refused = bare.dpkg().arg("--install").arg(&package).output()?;
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    ensure!(!refused.status.success() && said.contains("libwebkit2gtk-4.1-0"), "without a library: {said}");

    let root = Root::with(&place.path().join("root"), &needs)?;
    done(root.dpkg().arg("--install").arg(&package))?;
    let status = done(root.dpkg().args(["--status", "cordon"]))?;
    ensure!(field(&status, "Status") == Some("install ok installed"), "{status}");
    done(root.dpkg().args(["--verify", "cordon"]))?;
    is_whole(&root)?;
    starts(&root)?;

    done(root.dpkg().args(["--purge", "cordon"]))?;
    ensure!(root.files()?.is_empty(), "left behind: {:?}", root.files()?);
    ensure!(!root.folder.join("usr").exists(), "folders are left behind");
    Ok(())
}

/// What a menu shows leads to what is installed, and the terms of all of it lie beside it.
fn is_whole(root: &Root) -> Result<()> {
    let entry = fs::read_to_string(root.folder.join("usr/share/applications/cordon.desktop"))?;
    let named = |key: &str| entry.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    let program = root.folder.join("usr/bin").join(named("Exec").context("no program")?);
    ensure!(program.is_file(), "the menu's entry starts {}", program.display());
    let icon = named("Icon").context("no icon")?;
    let files = root.files()?;
    for size in ["32x32", "64x64", "128x128", "256x256"] {
        let icon = PathBuf::from(format!("usr/share/icons/hicolor/{size}/apps/{icon}.png"));
        ensure!(files.contains(&icon), "{} is missing", icon.display());
    }
    let terms = fs::read_to_string(root.folder.join("usr/share/doc/cordon/copyright"))?;
    ensure!(terms.contains("License: MIT or Apache-2.0"), "{terms}");
    let others = fs::read_to_string(root.folder.join("usr/share/doc/cordon/third-party"))?;
    ensure!(others.contains("ZETETIC") && others.contains("tauri 2."), "the terms of others are not all there");
    Ok(())
}

/// The installed program works: its window takes a passphrase and opens.
fn starts(root: &Root) -> Result<()> {
    let stage = Stage::empty()?;
    drop(stage.enrol()?);
    let display = Display::start()?;
    let driver = Driver::webkit(|command| {
        command.env("CORDON_HOME", stage.home()).env("CORDON_LOCATION", MILL_LANE).env("DISPLAY", display.name());
    })?;
    let window = Session::app(driver, &root.folder.join("usr/bin/cordon-app"))?;
    let walked = window.journey(&target()?.join("window"), |window| {
        let hand = Hand { window };
        hand.see("lock-page")?;
        hand.unlock(PASSPHRASE)?;
        hand.see("search-open").map(drop)
    });
    window.close();
    walked
}
