//! The device's folder: where things lie, durable writes, and the lock that keeps a second process out.

pub mod access;
pub mod answers;
pub mod captures;
pub mod device;
pub mod durable;
pub mod left;
pub mod lock;
pub mod paths;
pub mod reserve;
