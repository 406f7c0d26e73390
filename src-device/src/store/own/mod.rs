//! The precious store: journal, drafts, exhibits, records, answers, records made while locked.

pub mod answers;
pub mod captures;
pub mod drafts;
pub mod exhibits;
pub mod journal;
pub mod records;
