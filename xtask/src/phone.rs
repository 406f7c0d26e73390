//! Core and device type-checked for phones, on a machine that has neither maker's headers: what is written
//! in C is not compiled at all. It says that the Rust is sound there, and no more.

use crate::{places, process};
use anyhow::{Context, Result};
use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// Each step's name and the target it is for.
pub const TARGETS: [(&str, &str); 2] =
    [("core and device for iOS", "aarch64-apple-ios"), ("core and device for Android", "aarch64-linux-android")];

/// Longest that rustup may take to add a target.
const ADDING: Duration = Duration::from_secs(180);

/// A compiler that makes empty objects, and hands on to this machine's only what is to be preprocessed.
const COMPILER: &str = r#"#!/bin/sh
# Only Microsoft's answers this.
[ "$1" = "-?" ] && exit 1
out=; previous=; preprocess=
for word in "$@"; do
  case $word in
    -E) preprocess=1 ;;
    -o?*) out=${word#-o} ;;
  esac
  [ "$previous" = -o ] && out=$word
  previous=$word
done
if [ -n "$preprocess" ]; then
  kept=
  for word in "$@"; do
    case $word in
      -I*|-D*|*.c|-E) kept="$kept $word" ;;
    esac
  done
  exec cc $kept
fi
[ -n "$out" ] && : > "$out"
exit 0
"#;

/// Checks core and device for a target, in a folder of its own.
pub fn check(target: &str) -> Result<()> {
    let folder = places::target().join("phone");
    let compiler = compiler(&folder)?;
    let mut check = process::cargo();
    check.args(["check", "--locked", "--lib", "-p", "cordon-core", "-p", "cordon-device", "--target", target]);
    check.arg("--target-dir").arg(&folder).env_remove("RUSTFLAGS");
    let of_target = target.replace('-', "_");
    for tool in ["CC", "CXX"] {
        check.env(format!("{tool}_{of_target}"), &compiler);
    }
    check.env(format!("AR_{of_target}"), "ar");
    // Asked for by build scripts, and never read: nothing is linked.
    check.env("SDKROOT", &folder).env("OPENSSL_LIB_DIR", &folder).env("OPENSSL_INCLUDE_DIR", "/usr/include");
    process::run(&mut check)
}

/// Has rustup add a target where it is not there.
pub fn add(target: &str) -> Result<()> {
    let libraries = process::text(Command::new("rustc").args(["--print", "target-libdir", "--target", target]))?;
    if Path::new(&libraries).is_dir() {
        return Ok(());
    }
    let added = process::run_within(Command::new("rustup").args(["target", "add", target]), ADDING);
    added.then_some(()).with_context(|| format!("rustup cannot add {target}"))
}

fn compiler(folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let file = folder.join("cc");
    fs::write(&file, COMPILER)?;
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755))?;
    Ok(file)
}
