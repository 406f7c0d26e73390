//! What the journeys need: a world of one HQ and its officers in this process, a stage with an HQ and
//! a device, a display without a screen, and a hand on a real window or browser.
//!
//! The journeys themselves stand in `tests/`. Those that open a window run only where
//! `CORDON_WINDOW_TESTS` is set, as `cargo xtask test` does.

pub mod chance;
pub mod disk;
pub mod display;
pub mod hand;
pub mod line;
pub mod officer;
pub mod photo;
pub mod said;
pub mod stage;
pub mod webdriver;
pub mod world;
