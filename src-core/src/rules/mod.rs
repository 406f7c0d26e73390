//! The nouns officers use, the law's rows, and the assessment of facts against
//! the court's words. Nothing here decides that anyone broke the law.

pub mod assess;
pub mod calendar;
pub mod check;
pub mod clock;
pub mod condition;
pub mod dates;
pub mod decision;
pub mod exception;
pub mod feed;
pub mod find;
pub mod identifiers;
pub mod ids;
pub mod incident;
pub mod law;
pub mod look;
pub mod names;
pub mod notice;
pub mod opening;
pub mod order;
pub mod person;
pub mod place;
pub mod points;
pub mod policy;
pub mod power;
pub mod question;
pub mod reason;
pub mod record;
pub mod replay;
pub mod settings;
pub mod sighting;
pub mod term;
pub mod time;
pub mod together;
pub mod visibility;
pub mod window;
