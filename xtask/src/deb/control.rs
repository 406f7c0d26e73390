//! What `dpkg` is told of the package: its name, what it needs, and the digests of its files.

use super::{NAME, PROGRAM, tree, tree::Tree};
use crate::process::{self, on_path};
use anyhow::{Context, Result};
use std::{fs, process::Command};

/// What the program needs where `dpkg-shlibdeps` is not there to say it more exactly: what it said on
/// Debian 12.
const NEEDS: &str = "libc6, libcairo2, libgcc-s1, libgdk-pixbuf-2.0-0, libglib2.0-0, libgtk-3-0, \
libjavascriptcoregtk-4.1-0, libsoup-3.0-0, libssl3, libwebkit2gtk-4.1-0";

const DESCRIPTION: &str = "conditions of protective orders, checked at the door
 Cordon holds the protective orders of an area on the device, encrypted, and
 works without a network: it finds a person, sets facts against what the court
 wrote, and records a breach with its evidence for headquarters to receive.
 .
 It says what it does not know, and every look-up is journalled.";

/// Writes the folder `DEBIAN` into the tree.
pub fn write(tree: &Tree, version: &str, architecture: &str) -> Result<()> {
    let needs = needs(tree)?;
    let size = installed_size(tree)?;
    tree.text(&digests(tree)?, "DEBIAN/md5sums")?;
    tree.text(
        &format!(
            "Package: {NAME}\nVersion: {version}\nArchitecture: {architecture}\n\
             Maintainer: Cordon contributors <contributors@cordon.invalid>\n\
             Installed-Size: {size}\nDepends: {needs}\nSection: utils\nPriority: optional\n\
             Description: {DESCRIPTION}\n"
        ),
        "DEBIAN/control",
    )
}

/// The packages that hold the libraries the program is linked with.
fn needs(tree: &Tree) -> Result<String> {
    if on_path("dpkg-shlibdeps").is_none() {
        return Ok(NEEDS.to_owned());
    }
    let beside = tree.beside("shlibdeps")?;
    fs::create_dir_all(beside.join("debian"))?;
    // It asks for the sources' own control file; that of this package is made of what it answers.
    let stub = format!("Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n");
    fs::write(beside.join("debian/control"), stub)?;
    let mut shlibdeps = Command::new("dpkg-shlibdeps");
    shlibdeps.current_dir(&beside).args(["--warnings=0", "-O"]);
    shlibdeps.arg(tree.root().join("usr/bin").join(PROGRAM));
    let said = process::text(&mut shlibdeps)?;
    let depends = said.lines().find_map(|line| line.strip_prefix("shlibs:Depends="));
    Ok(depends.context("dpkg-shlibdeps named no package")?.to_owned())
}

/// How much it takes on the disk, in KiB.
fn installed_size(tree: &Tree) -> Result<u64> {
    let mut kib = 0;
    for file in tree::files_of(&tree.root())? {
        kib += fs::metadata(file)?.len().div_ceil(1024);
    }
    Ok(kib)
}

fn digests(tree: &Tree) -> Result<String> {
    let root = tree.root();
    let mut lines = String::new();
    for file in tree::files_of(&root)? {
        let name = file.strip_prefix(&root)?;
        let said = process::text(Command::new("md5sum").arg(name).current_dir(&root))?;
        lines.push_str(&said);
        lines.push('\n');
    }
    Ok(lines)
}
