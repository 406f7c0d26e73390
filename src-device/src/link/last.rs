//! How sync stood last, on the disk: a program that asks once and ends tells it to the next. It lies in
//! clear beside the stores, for sync runs while locked; it names nobody, and nothing that was looked at.

use crate::Failure;
use crate::files::device;
use crate::files::paths::Paths;
use cordon_core::rules::time::Timestamp;
use cordon_core::text_key;
use cordon_core::wire::Fault;
use serde::{Deserialize, Serialize};

/// How the last runs ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Last {
    /// When a run last did all that it should.
    pub worked: Option<Timestamp>,
    /// Why the last run failed, where it did.
    pub fault: Option<Fault>,
}

impl Last {
    /// What lies on the disk. A file that cannot be read tells nothing, and the next run writes it anew.
    pub fn load(paths: &Paths) -> Self {
        match device::load(&paths.sync(), text_key!("fault.sync_json")) {
            Ok(found) => found.unwrap_or_default(),
            Err(failure) => {
                tracing::warn!(%failure, "how sync stood last is not known");
                Self::default()
            }
        }
    }

    /// Keeps it on the disk.
    pub fn save(&self, paths: &Paths) -> Result<(), Failure> {
        device::save(&paths.sync(), self, text_key!("fault.sync_json"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::wire::{FaultKind, Unreached};

    #[test]
    fn how_sync_stood_is_told_to_the_next_program_and_a_spoilt_file_tells_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::new(folder.path());
        assert_eq!(Last::load(&paths), Last::default());
        let why = Unreached::NoAnswer;
        let fault = Some(Fault::new(FaultKind::HqUnreachable { why }, why.text()));
        let last = Last { worked: Some(Timestamp::from_millis(5)), fault };
        last.save(&paths).unwrap();
        assert_eq!(Last::load(&paths), last);
        for spoilt in ["", "{", "[]", "{\"worked\":\"x\"}"] {
            crate::files::durable::write(&paths.sync(), spoilt.as_bytes()).unwrap();
            assert_eq!(Last::load(&paths), Last::default(), "{spoilt}");
        }
    }
}
