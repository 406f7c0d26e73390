//! The own store: journal, drafts, exhibits, records, answers, records made while locked, whom
//! open searches have shown, settings.

pub mod answers;
pub mod captures;
pub mod drafts;
pub mod exhibits;
pub mod journal;
pub mod records;
pub mod settings;
pub mod shown;
