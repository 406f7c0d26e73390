//! The own store: journal, drafts, exhibits, records, answers, records made while locked, whom
//! open searches have shown, settings, who this device is, where the store was older than the disk.

pub mod answers;
pub mod captures;
pub mod drafts;
pub mod exhibits;
pub mod gaps;
pub mod journal;
pub mod known;
pub mod records;
pub mod settings;
pub mod shown;
