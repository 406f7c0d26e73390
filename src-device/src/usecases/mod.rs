//! What officers do. Each is one verb over the stores; none talks to HQ and none knows SQL.

pub mod approvals;
pub mod assess;
pub mod breaches;
pub mod captures;
pub mod clocks;
pub mod drafts;
pub mod exhibits;
pub mod here;
pub mod journal;
pub mod listed;
pub mod looks;
pub mod mine;
mod moments;
pub mod notices;
pub mod orders;
pub mod persons;
mod place;
pub mod points;
pub mod reason;
pub mod reveal;
pub mod search;
pub mod sessions;
pub mod shape;
pub mod status;
pub mod together;
pub mod words;
