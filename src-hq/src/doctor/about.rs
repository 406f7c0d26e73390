//! What each thing is called that is looked into.

use super::{Check, Level};
use cordon_core::text_key;
use cordon_core::words::TextKey;

impl Check {
    /// Its name, for a person.
    pub fn name(self) -> TextKey {
        match self {
            Self::Folder => text_key!("doctor.name_folder"),
            Self::Space => text_key!("doctor.name_space"),
            Self::Key => text_key!("doctor.name_key"),
            Self::Store => text_key!("doctor.name_store"),
            Self::Layout => text_key!("doctor.name_layout"),
            Self::Journals => text_key!("doctor.name_journals"),
            Self::Authority => text_key!("doctor.name_authority"),
            Self::AuthorityFile => text_key!("doctor.name_authority_file"),
            Self::Force => text_key!("doctor.name_force"),
            Self::Clock => text_key!("doctor.name_clock"),
            Self::Evidence => text_key!("doctor.name_evidence"),
            Self::Papers => text_key!("doctor.name_papers"),
            Self::Quarantine => text_key!("doctor.name_quarantine"),
            Self::SetAside => text_key!("doctor.name_set_aside"),
            Self::Waiting => text_key!("doctor.name_waiting"),
            Self::Enrolments => text_key!("doctor.name_enrolments"),
            Self::Searches => text_key!("doctor.name_searches"),
            Self::Port => text_key!("doctor.name_port"),
            Self::Certificate => text_key!("doctor.name_certificate"),
            Self::OpenFiles => text_key!("doctor.name_open_files"),
            Self::Backup => text_key!("doctor.name_backup"),
            Self::Unit => text_key!("doctor.name_unit"),
        }
    }
}

impl Level {
    /// The word before a line.
    pub fn word(self) -> TextKey {
        match self {
            Self::Fine => text_key!("doctor.level_fine"),
            Self::Note => text_key!("doctor.level_note"),
            Self::Unknown => text_key!("doctor.level_unknown"),
            Self::Look => text_key!("doctor.level_look"),
            Self::Wrong => text_key!("doctor.level_wrong"),
        }
    }
}
