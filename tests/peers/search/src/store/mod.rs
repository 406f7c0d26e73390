//! The peers, each filled and asked in its own best way. SQL stands here and nowhere else; what an
//! answer is worth is not for them to say.

pub mod bm25;
pub mod cluster;
pub mod fts5;
pub mod pg_trgm;

use crate::{people::Particulars, rows::RowId};
use anyhow::Result;

/// How many rows are fetched: enough for ten people with several rows each.
const ROWS: usize = 40;

/// Something that finds people.
pub trait Engine {
    /// The rows most like somebody, in any order.
    fn ask(&mut self, sought: &Particulars) -> Result<Vec<Hit>>;

    /// What the table and its indexes take.
    fn bytes(&mut self) -> Result<u64>;
}

/// A row found.
pub struct Hit {
    pub row: RowId,
    /// The higher, the better.
    pub score: f64,
}
