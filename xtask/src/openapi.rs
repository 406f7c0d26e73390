//! What HQ serves, as it says itself, for whoever writes another client.

use crate::{places, process, test};
use anyhow::Result;
use std::{fs, process::Command};

/// Writes docs/openapi.json; a test holds the committed one to the routes.
pub fn run() -> Result<()> {
    test::programs_alone(&["cordon-hq"])?;
    let said = process::text(Command::new(places::built("debug", "cordon-hq")).arg("openapi"))?;
    Ok(fs::write(places::root().join("docs/openapi.json"), format!("{said}\n"))?)
}
