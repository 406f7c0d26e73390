//! The page for development, in the real window.

use crate::{process, ui};
use anyhow::Result;

/// Builds the page and opens the app.
pub fn run() -> Result<()> {
    ui::build(ui::Edition::Dev)?;
    process::run(process::cargo().args(["run", "--locked", "-p", "cordon-app"]))
}
