//! Installs what this machine lacks. Asks nothing where nothing is missing.

use crate::{
    places,
    process::{self, on_path},
    wasm,
};
use anyhow::{Context, Result, bail};
use clap::Args;
use sha2::{Digest, Sha256};
use std::{fmt, fs, path::Path, process::Command, time::Duration};

/// How to set up.
#[derive(Args, Default)]
pub struct Options {
    /// Only say what is missing; exit code 2 where something is.
    #[arg(long)]
    check: bool,
}

/// Something is missing that only root, or a person, can install: exit code 2.
#[derive(Debug)]
pub struct Missing;

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this machine lacks what is listed above")
    }
}

impl std::error::Error for Missing {}

struct Need {
    packages: &'static [&'static str],
    /// A program that satisfies the need whichever package it came from.
    or_program: Option<&'static str>,
    why: &'static str,
}

const NEEDS: &[Need] = &[
    Need {
        packages: &[
            "libwebkit2gtk-4.1-dev",
            "libgtk-3-dev",
            "librsvg2-dev",
            "libayatana-appindicator3-dev",
            "libxdo-dev",
        ],
        or_program: None,
        why: "the app's window (Tauri on WebKitGTK)",
    },
    Need { packages: &["libssl-dev", "pkg-config"], or_program: None, why: "SQLCipher's ciphers" },
    Need {
        packages: &["xvfb", "xauth", "dbus-x11", "fonts-dejavu-core"],
        or_program: None,
        why: "a display without a screen, for the tests and the demo",
    },
    Need { packages: &["webkit2gtk-driver"], or_program: Some("WebKitWebDriver"), why: "driving the real window" },
    Need { packages: &["chromium"], or_program: Some("chromium"), why: "driving the page as on a phone" },
    Need { packages: &["chromium-driver"], or_program: Some("chromedriver"), why: "driving the page as on a phone" },
    Need { packages: &["strace"], or_program: Some("strace"), why: "the test that \"Saved\" means on disk" },
    Need { packages: &["nodejs"], or_program: Some("node"), why: "Sass and wasm-opt" },
    Need { packages: &["npm"], or_program: Some("npm"), why: "Sass and wasm-opt" },
];

const WASM_PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// Sets the machine up, then the npm packages.
pub fn run(options: &Options) -> Result<()> {
    let missing = missing(options);
    if missing.is_empty() {
        println!("setup: nothing is missing");
    } else if options.check {
        return Err(Missing.into());
    } else {
        install(&missing)?;
    }
    if options.check { Ok(()) } else { node() }
}

/// Sets up with the defaults.
pub fn all() -> Result<()> {
    run(&Options::default())
}

/// The packages that are missing, each need's reason printed.
fn missing(options: &Options) -> Vec<&'static str> {
    let mut missing = Vec::new();
    for need in NEEDS {
        if need.or_program.is_some_and(|program| on_path(program).is_some()) {
            continue;
        }
        let absent: Vec<&str> = need.packages.iter().copied().filter(|package| !is_installed(package)).collect();
        if !absent.is_empty() {
            println!("setup: {} missing, for {}", absent.join(" "), need.why);
            missing.extend(absent);
        }
    }
    missing.extend(missing_for_wasm(options));
    missing
}

/// What the page's build lacks: first rustup is asked for the target, then Debian's Rust is named.
fn missing_for_wasm(options: &Options) -> Vec<&'static str> {
    if wasm::Toolchain::find().is_some() {
        return Vec::new();
    }
    if !options.check && rustup_adds_target() {
        return Vec::new();
    }
    let absent: Vec<&str> = WASM_PACKAGES.iter().copied().filter(|package| !is_installed(package)).collect();
    println!("setup: {} missing, for building the page (wasm32)", absent.join(" "));
    absent
}

fn rustup_adds_target() -> bool {
    if on_path("rustup").is_none() {
        return false;
    }
    println!("setup: the wasm32 target is missing, for building the page");
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", wasm::TARGET]);
    process::run_within(&mut rustup, Duration::from_secs(90)) && wasm::Toolchain::find().is_some()
}

fn is_installed(package: &str) -> bool {
    let query = Command::new("dpkg-query").args(["-W", "-f=${db:Status-Status}", package]).output();
    query.is_ok_and(|output| output.stdout == b"installed")
}

fn install(packages: &[&str]) -> Result<()> {
    let has_apt = on_path("apt-get").is_some();
    if !has_apt || !is_root() {
        let sudo = if has_apt { "As root run" } else { "This is no Debian; on one you would run" };
        println!("{sudo}:\n  apt-get update\n  apt-get install -y --no-install-recommends {}", packages.join(" "));
        return Err(Missing.into());
    }
    process::run(Command::new("apt-get").arg("update"))?;
    let mut apt = Command::new("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt.args(["install", "-y", "--no-install-recommends"]).args(packages);
    process::run(&mut apt)
}

fn is_root() -> bool {
    process::text(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// Installs the page's npm packages into target/node, where they are not those of the lock file.
pub fn node() -> Result<()> {
    let from = places::root().join("src-ui");
    let folder = places::node();
    let lock = from.join("package-lock.json");
    if !lock.is_file() {
        bail!("{} is missing: run `npm install --package-lock-only` in src-ui", lock.display());
    }
    let files = ["package.json", "package-lock.json", ".npmrc"];
    let wanted = hash_of(&from, &files)?;
    let stamp = folder.join("installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    fs::create_dir_all(&folder)?;
    for file in files {
        fs::copy(from.join(file), folder.join(file)).with_context(|| format!("cannot copy src-ui/{file}"))?;
    }
    process::run(Command::new("npm").arg("ci").current_dir(&folder))?;
    fs::write(&stamp, wanted)?;
    Ok(())
}

fn hash_of(folder: &Path, files: &[&str]) -> Result<String> {
    let mut hash = Sha256::new();
    for file in files {
        hash.update(fs::read(folder.join(file)).with_context(|| format!("cannot read src-ui/{file}"))?);
        hash.update([0_u8]);
    }
    Ok(hex::encode(hash.finalize()))
}
