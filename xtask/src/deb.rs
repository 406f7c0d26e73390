//! The window's program as a Debian package, made by `dpkg-deb`: installed, it is the program, a menu's
//! entry, icons, and the licences of everything in it. `cordon` is left out: with it the package would weigh
//! more than may be handed out.

mod control;
mod licences;
mod tree;

use crate::{places, process, steps::timed, ui};
use anyhow::{Result, ensure};
use clap::Args;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tree::Tree;

/// The package's name.
const NAME: &str = "cordon";
/// Its version: that of the programs.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What is installed into /usr/bin.
const PROGRAM: &str = "cordon-app";
/// The profile that a program to be handed out is built in.
const PROFILE: &str = "dist";
/// Most bytes of a package that is handed out: what an officer's machine fetches over a bad line.
const MOST_BYTES: u64 = 15 << 20;

/// How to make it.
#[derive(Args, Default)]
pub struct Options {
    /// Pack the program that lies in this folder, quickly and whatever it weighs, and build nothing: for a look
    /// at the package.
    #[arg(long)]
    from: Option<PathBuf>,
    /// The folder to write it to: target/deb where none is named.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Makes it, and prints its place.
pub fn run(options: &Options) -> Result<()> {
    let out = options.out.clone().unwrap_or_else(folder);
    let program = match &options.from {
        Some(folder) => folder.join(PROGRAM),
        None => timed("the program to hand out", build)?,
    };
    let tree = timed("what is installed", || lay_out(&program, &out))?;
    let package = timed("the package", || pack(&tree, &out, options.from.is_none()))?;
    tree.remove()?;
    println!("{}", package.display());
    Ok(())
}

fn folder() -> PathBuf {
    places::root().join("target/deb")
}

/// Where the package lies that is to be handed out.
pub fn place() -> Result<PathBuf> {
    named(&folder())
}

/// Where a package lies in a folder.
fn named(folder: &Path) -> Result<PathBuf> {
    let architecture = process::text(Command::new("dpkg").arg("--print-architecture"))?;
    Ok(folder.join(format!("{NAME}_{VERSION}_{architecture}.deb")))
}

/// Builds page and program, and says where the program lies.
fn build() -> Result<PathBuf> {
    ui::build(ui::Edition::Release)?;
    let build = ["build", "--locked", "--profile", PROFILE, "--workspace", "--exclude", "cordon-ui", "--bin", PROGRAM];
    process::run(process::cargo().args(build))?;
    Ok(places::built(PROFILE, PROGRAM))
}

/// Lays out what is installed, as it will stand below the root.
fn lay_out(program: &Path, out: &Path) -> Result<Tree> {
    let tree = Tree::empty(&out.join("tree"))?;
    let at = tree.program(program, &format!("usr/bin/{PROGRAM}"))?;
    process::run(Command::new("strip").arg("--strip-unneeded").arg(at))?;
    let root = places::root();
    tree.file(&root.join("src-tauri/linux/cordon.desktop"), "usr/share/applications/cordon.desktop")?;
    icons(&tree)?;
    tree.text(&licences::copyright()?, "usr/share/doc/cordon/copyright")?;
    // In clear: packed with all the rest it takes half of what it does packed by itself.
    tree.text(&licences::of_others()?, "usr/share/doc/cordon/third-party")?;
    tree.packed(&fs::read_to_string(root.join("docs/data/README.md"))?, "usr/share/doc/cordon/data.md")?;
    Ok(tree)
}

fn icons(tree: &Tree) -> Result<()> {
    let icons = places::root().join("icons");
    let drawn = [("32x32", "32x32"), ("64x64", "64x64"), ("128x128", "128x128"), ("128x128@2x", "256x256")];
    for (name, size) in drawn {
        tree.file(&icons.join(format!("{name}.png")), &format!("usr/share/icons/hicolor/{size}/apps/cordon.png"))?;
    }
    tree.file(&icons.join("cordon.svg"), "usr/share/icons/hicolor/scalable/apps/cordon.svg")
}

/// Packs the tree. What is handed out is packed as small as may be, and must not weigh too much.
fn pack(tree: &Tree, out: &Path, is_handed_out: bool) -> Result<PathBuf> {
    let architecture = process::text(Command::new("dpkg").arg("--print-architecture"))?;
    control::write(tree, VERSION, &architecture)?;
    let package = named(out)?;
    let mut dpkg = Command::new("dpkg-deb");
    dpkg.args(if is_handed_out { ["-Zxz", "-z9"] } else { ["-Zgzip", "-z1"] });
    // One thread, so that all of it is one block.
    dpkg.args(["--threads-max=1", "--root-owner-group", "--build"]).arg(tree.root()).arg(&package);
    if let Ok(time) = process::text(Command::new("git").args(["log", "-1", "--format=%ct"]).current_dir(places::root()))
    {
        dpkg.env("SOURCE_DATE_EPOCH", time);
    }
    process::run(&mut dpkg)?;
    let bytes = fs::metadata(&package)?.len();
    println!("deb: {:.1} MiB", bytes as f64 / f64::from(1 << 20));
    ensure!(!is_handed_out || bytes <= MOST_BYTES, "{} weighs more than {} MiB", package.display(), MOST_BYTES >> 20);
    Ok(package)
}
