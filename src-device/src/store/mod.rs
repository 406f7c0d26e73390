//! The two encrypted stores. SQL lives here and nowhere else; neither use cases nor sync are known.

mod columns;
pub mod open;
pub mod own;
pub mod replica;

pub use open::{
    is_damaged_within, open_own, open_own_beside, open_replica, open_replica_to_ask, open_replica_to_fill,
    open_replica_to_read,
};
