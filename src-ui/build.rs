//! Reads the catalogue in `locales/` and writes the module `i18n`: a missing key fails the build.

use leptos_i18n_parser::parse_locales::{
    options::{Config, ParseOptions},
    parse_locales,
};
use std::{env, error::Error, fs, path::PathBuf};

/// One file each: who writes which words is then never in doubt.
const NAMESPACES: [&str; 6] = ["frame", "find", "law", "points", "record", "together"];

/// The generated module is not ours to lint.
const ATTRIBUTES: &str = "#![allow(unused, missing_docs, clippy::all, clippy::allow_attributes, \
    clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, clippy::wildcard_enum_match_arm)]";

fn main() -> Result<(), Box<dyn Error>> {
    let options = ParseOptions::new().interpolate_display(true);
    let config = Config::new("en")?.add_namespaces(NAMESPACES)?.parse_options(options);
    let catalogue = parse_locales(None, config)?;
    for path in catalogue.tracked_files.iter().flatten() {
        println!("cargo::rerun-if-changed={path}");
    }
    println!("cargo::rerun-if-changed=build.rs");
    let attributes = ATTRIBUTES.parse()?;
    let module = leptos_i18n_codegen::gen_code(&catalogue, None, false, Some(&attributes), false)?;
    let target = PathBuf::from(env::var("OUT_DIR")?).join("i18n.rs");
    fs::write(target, module.to_string())?;
    Ok(())
}
