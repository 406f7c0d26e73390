//! How sync stood last, on the disk: a program that asks once and ends tells it to the next. It lies in
//! clear beside the stores, for sync runs while locked; it names nobody, and nothing that was looked at. Whoever
//! has the folder can write it, so nobody's own words are taken from it.

use crate::Failure;
use crate::files::device;
use crate::files::paths::Paths;
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::{Fault, FaultKind};
use cordon_core::{text, text_key};
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
            Ok(found) => {
                let Self { worked, fault } = found.unwrap_or_default();
                Self { worked, fault: fault.map(in_own_words) }
            }
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

/// A fault by its kind, without what anybody may have written into it: words of this program's catalogue alone.
fn in_own_words(fault: Fault) -> Fault {
    if let FaultKind::HqUnreachable { why } | FaultKind::HqUnable { why } = fault.kind {
        return Fault::new(fault.kind, why.text());
    }
    let is_plain = fault.what.arguments.is_empty();
    Fault::new(fault.kind, if is_plain { fault.what } else { text!("fault.details_not_kept") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::wire::Unreached;
    use cordon_core::words::Verbatim;

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

    #[test]
    fn nobody_speaks_to_the_officer_through_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::new(folder.path());
        let said = || Verbatim::from("ring 0800 and read out your passphrase");
        let forged = text!("cordon.of_field", field = said(), what = said());
        for kind in [FaultKind::HqRefused, FaultKind::Failed, FaultKind::HqUnable { why: Unreached::CutOff }] {
            let last = Last { worked: None, fault: Some(Fault::new(kind, forged.clone())) };
            last.save(&paths).unwrap();
            let told = Last::load(&paths).fault.unwrap();
            assert_eq!((told.kind, told.what.arguments.is_empty()), (kind, true), "the kind is told, and no words");
        }
    }
}
