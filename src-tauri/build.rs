//! What the page may ask of the shell is made from core's one list of commands: an unlisted command is
//! refused, and no capability file stands beside the list.

use std::{env, fs, io, path::PathBuf};

/// What the page hears of beside the answers to its commands: the changed event.
const EVENTS: [&str; 2] = ["core:event:allow-listen", "core:event:allow-unlisten"];

fn main() {
    if let Err(error) = build() {
        println!("cargo::error=the shell cannot be built: {error:#}");
        std::process::exit(1);
    }
}

fn build() -> Result<(), Box<dyn std::error::Error>> {
    let pattern = write_capability()?;
    let attributes = tauri_build::Attributes::new()
        // The build ends soon after: what it leaks is a path.
        .capabilities_path_pattern(Box::leak(pattern.into_boxed_str()))
        .app_manifest(tauri_build::AppManifest::new().commands(cordon_core::wire::COMMANDS));
    Ok(tauri_build::try_build(attributes)?)
}

/// Writes the one capability of the one window; returns the pattern that finds it.
fn write_capability() -> io::Result<String> {
    let own = cordon_core::wire::COMMANDS.iter().map(|name| format!("allow-{}", name.replace('_', "-")));
    let permissions: Vec<String> = EVENTS.iter().map(|&event| event.to_owned()).chain(own).collect();
    let capability = serde_json::json!({
        "identifier": "main",
        "description": "What the page may ask of the shell: Cordon's own commands and the changed event, nothing else.",
        "windows": ["main"],
        "permissions": permissions,
    });
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let folder = PathBuf::from(out).join("from-the-list");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("main.json"), capability.to_string())?;
    Ok(folder.join("*.json").display().to_string())
}
