//! Files beside the store: each that a row names lies there whole, and nothing else does.

use super::{Check, Finding, failed, fine, note, wrong};
use crate::failure::{Failure, Result};
use crate::store::Reads;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Looks at evidence and papers.
pub fn examine(folder: &Path, db: &dyn Reads) -> Result<Vec<Finding>> {
    let whole = db.list_whole_files()?.into_iter().map(|file| (file.sealed.to_string(), Some(file.length)));
    let evidence = Kind { check: Check::Evidence, folder: &folder.join("evidence"), named: whole.collect() };
    let papers = db.list_paper_objects()?.into_iter().map(|object| (object, None));
    let papers = Kind { check: Check::Papers, folder: &folder.join("papers"), named: papers.collect() };
    Ok([evidence.examine(), papers.examine()].concat())
}

/// Files of one kind, by the names under which rows know them, with the sizes that these say.
struct Kind<'k> {
    check: Check,
    folder: &'k Path,
    named: BTreeMap<String, Option<u64>>,
}

impl Kind<'_> {
    fn examine(&self) -> Vec<Finding> {
        let lying = match lying(self.folder) {
            Ok(lying) => lying,
            Err(failure) => return vec![failed(self.check, &failure)],
        };
        let is_lost = |(name, length): &(&String, &Option<u64>)| match lying.get(*name) {
            None => true,
            Some(found) => length.is_some_and(|length| length != *found),
        };
        let lost: Vec<&String> = self.named.iter().filter(is_lost).map(|(name, _length)| name).collect();
        let extra = lying.keys().filter(|name| !self.named.contains_key(*name)).count();
        let first = match lost.first() {
            None => fine(self.check, text!("doctor.files_all_there", count = self.named.len())),
            Some(first) => {
                let named = Verbatim::from(self.folder.join(first).display().to_string());
                let says = text!("doctor.files_missing", count = lost.len(), first = named);
                wrong(self.check, says, text!("doctor.put_the_files_back"))
            }
        };
        let more = (extra > 0).then(|| note(self.check, self.extra(extra)));
        std::iter::once(first).chain(more).collect()
    }

    fn extra(&self, count: usize) -> Text {
        text!("doctor.files_extra", count = count, folder = Verbatim::from(self.folder.display().to_string()))
    }
}

/// The files of a folder with their sizes; none where the folder was never made.
fn lying(folder: &Path) -> Result<BTreeMap<String, u64>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(Failure::file("list", folder, error)),
    };
    let mut lying = BTreeMap::new();
    for entry in entries {
        let entry = entry.map_err(|error| Failure::file("list", folder, error))?;
        let about = entry.metadata().map_err(|error| Failure::file("find", &entry.path(), error))?;
        lying.insert(entry.file_name().to_string_lossy().into_owned(), about.len());
    }
    Ok(lying)
}
