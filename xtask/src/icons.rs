//! The app's icons, drawn from one picture.

use crate::{places, process};
use anyhow::{Context, Result};
use std::{fs, process::Command};

/// Windows store sizes, which no release of ours is made for.
const NOT_NEEDED: &[&str] = &["Square", "StoreLogo"];

/// Tauri's own tool, fetched when icons are drawn: its lock would name every platform's package.
const TOOL: &str = "@tauri-apps/cli@2.12";

/// Draws them into icons/, keeping what desktop, Android and iOS need.
pub fn run() -> Result<()> {
    let icons = places::root().join("icons");
    let mut tauri = Command::new("npx");
    tauri.current_dir(&icons).args(["--yes", TOOL, "icon", "cordon.svg", "-o", "."]);
    process::run(&mut tauri)?;
    for entry in fs::read_dir(&icons).with_context(|| format!("no icons in {}", icons.display()))? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if NOT_NEEDED.iter().any(|start| name.starts_with(start)) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}
