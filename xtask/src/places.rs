//! Where things are on disk.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The work tree.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Cargo's target folder: `CARGO_TARGET_DIR`, else `target`.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) if !folder.is_empty() => root().join(folder),
        Some(_) | None => root().join("target"),
    }
}

/// The target folder of the page's own build: two toolchains must not share one.
pub fn wasm_target() -> PathBuf {
    target().join("wasm")
}

/// The built page, always here: tauri.conf.json names it.
pub fn page() -> PathBuf {
    root().join("target/ui")
}

/// Where the npm packages are installed.
pub fn node() -> PathBuf {
    root().join("target/node")
}

/// A program of an npm package.
pub fn node_program(name: &str) -> PathBuf {
    node().join("node_modules/.bin").join(name)
}

/// A program of this workspace in a profile's folder: "debug" or "release".
pub fn built(folder: &str, name: &str) -> PathBuf {
    target().join(folder).join(name)
}
