//! The precious store: journal, drafts, exhibits, records, answers.

pub mod answers;
pub mod drafts;
pub mod exhibits;
pub mod journal;
pub mod records;
