//! The app's icons, drawn from one picture.

use crate::{places, process, setup};
use anyhow::{Context, Result};
use std::{fs, process::Command};

/// Windows store sizes, which no release of ours is made for.
const NOT_NEEDED: &[&str] = &["Square", "StoreLogo"];

/// Draws them into src-tauri/icons, keeping what desktop, Android and iOS need.
pub fn run() -> Result<()> {
    setup::node()?;
    let app = places::root().join("src-tauri");
    let icons = app.join("icons");
    let mut tauri = Command::new(places::node_program("tauri"));
    tauri.current_dir(&app).args(["icon", "../icons/cordon.svg", "-o", "icons"]);
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
