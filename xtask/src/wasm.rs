//! The toolchain that builds for wasm32: rustup's target where there is one, else Debian's Rust
//! with its own sources.

use crate::{
    places,
    process::{self, forget_outer_package},
};
use anyhow::{Context, Result};
use std::{env, ffi::OsString, path::Path, process::Command};

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_LINKER: &str = "/usr/bin/wasm-ld-22";
const DEBIAN_SOURCES: &str = "/usr/lib/rustlib/src/rust";

/// What can build for wasm32 here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The ordinary toolchain has the target.
    Ordinary,
    /// Debian's rustc, building the standard library from its sources.
    Debian,
}

impl Toolchain {
    /// The toolchain to use, if there is one.
    pub fn find() -> Option<Self> {
        if ordinary_has_target() {
            return Some(Self::Ordinary);
        }
        let debian = [DEBIAN_CARGO, DEBIAN_RUSTC, DEBIAN_LINKER, DEBIAN_SOURCES];
        debian.iter().all(|path| Path::new(path).exists()).then_some(Self::Debian)
    }

    /// A cargo command for the target, in its own target folder: `task` is "build" or "check".
    pub fn cargo(self, task: &str) -> Command {
        let mut command = match self {
            Self::Ordinary => process::cargo(),
            Self::Debian => debian_cargo(),
        };
        command.args([task, "--locked", "--target", TARGET, "--target-dir"]).arg(places::wasm_target());
        // Components behind one type: half the code of a page goes otherwise into types of views.
        // And without the places in the sources at which it could stop: a page that stops tells none.
        let mut flags = String::from("--cfg=erase_components -Zlocation-detail=none");
        // The latter is a flag that the compiler else takes in its nightly editions alone.
        command.env("RUSTC_BOOTSTRAP", "1");
        if self == Self::Debian {
            command.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
            flags.push_str(" -Zunstable-options -Cpanic=immediate-abort");
        }
        command.env("RUSTFLAGS", flags);
        command
    }
}

/// Checks a package for wasm32.
pub fn check(package: &str) -> Result<()> {
    let toolchain = Toolchain::find().context("no toolchain for wasm32: run `cargo xtask setup`")?;
    process::run(toolchain.cargo("check").args(["-p", package]))
}

fn ordinary_has_target() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    process::text(&mut rustc).is_ok_and(|folder| Path::new(&folder).is_dir())
}

/// Debian's cargo, without anything that the cargo around us meant for its own rustc.
fn debian_cargo() -> Command {
    let mut command = Command::new(DEBIAN_CARGO);
    command.current_dir(places::root());
    forget_outer_package(&mut command);
    let of_the_other = [
        "RUSTUP_TOOLCHAIN",
        "RUSTDOC",
        "RUSTFLAGS",
        "CARGO_ENCODED_RUSTFLAGS",
        "CARGO_BUILD_RUSTFLAGS",
        "CARGO_BUILD_TARGET",
        "CARGO_TARGET_DIR",
        "RUSTC_WRAPPER",
        "RUSTC_WORKSPACE_WRAPPER",
        "LD_LIBRARY_PATH",
    ];
    for name in of_the_other {
        command.env_remove(name);
    }
    command
        .env("PATH", debian_first())
        .env("RUSTC", DEBIAN_RUSTC)
        // Debian's compiler is a stable one; building the standard library is not stable yet.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER);
    command
}

fn debian_first() -> OsString {
    let mut path = OsString::from("/usr/bin:");
    path.push(env::var_os("PATH").unwrap_or_default());
    path
}
