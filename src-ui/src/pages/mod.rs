//! One module per room. A page owns one resource and lays out components; each shows loading,
//! empty, failed and offline on purpose.

pub mod assess;
pub mod capture;
pub mod enrol;
pub mod find;
pub mod here;
pub mod home;
pub mod lock;
pub mod mine;
pub mod order;
pub mod orders;
pub mod person;
pub mod record;
pub mod settings;
pub mod show;
pub mod sync;
pub mod together;
pub mod words;
