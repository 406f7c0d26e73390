//! The catalogue of texts: written for the page, a file a language, and listed for whoever reads or
//! translates it.

use crate::places;
use anyhow::{Context, Result, anyhow};
use std::{fs, path::Path};

#[path = "../../src-core/catalogue.rs"]
mod catalogue;

/// Writes each language's texts as one JSON object into the page's folder.
pub fn write(to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for language in languages()? {
        let texts = catalogue::read(&language).map_err(|error| anyhow!(error))?;
        let file = to.join(catalogue::stem(&language)).with_extension("json");
        fs::write(&file, serde_json::to_string(&texts)?)?;
    }
    Ok(())
}

/// Lists every text: its language, where it stands, its key and its words.
pub fn list() -> Result<()> {
    let root = places::root();
    for language in languages()? {
        for file in catalogue::entries(&language).map_err(|error| anyhow!(error))? {
            let shown = file.strip_prefix(&root)?.display().to_string();
            let written = fs::read_to_string(&file).with_context(|| format!("cannot read {shown}"))?;
            let room = catalogue::stem(&file);
            let code = catalogue::stem(&language);
            for (number, line) in written.lines().enumerate() {
                if let Some((name, text)) = entry(line) {
                    println!("{code}\t{shown}:{}\t{room}.{name}\t{text}", number + 1);
                }
            }
        }
    }
    Ok(())
}

/// A line of a room's file: `"name": "text",`.
fn entry(line: &str) -> Option<(String, String)> {
    let object = format!("{{{}}}", line.trim().trim_end_matches(','));
    let held: std::collections::BTreeMap<String, String> = serde_json::from_str(&object).ok()?;
    held.into_iter().next()
}

fn languages() -> Result<Vec<std::path::PathBuf>> {
    let folder = places::root().join("src-core/words");
    let found = catalogue::entries(&folder).map_err(|error| anyhow!(error))?;
    Ok(found.into_iter().filter(|entry| entry.is_dir()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_of_a_room_is_a_text() {
        assert_eq!(entry(r#"  "yes": "Yes, {{ who }}","#), Some(("yes".to_owned(), "Yes, {{ who }}".to_owned())));
        assert_eq!(entry("{"), None);
    }

    #[test]
    fn every_text_of_the_catalogue_stands_on_a_line_of_its_own() -> Result<()> {
        for language in languages()? {
            let texts = catalogue::read(&language).map_err(|error| anyhow!(error))?;
            let mut lines = 0;
            for file in catalogue::entries(&language).map_err(|error| anyhow!(error))? {
                lines += fs::read_to_string(&file)?.lines().filter(|line| entry(line).is_some()).count();
            }
            assert_eq!(lines, texts.len());
        }
        Ok(())
    }
}
