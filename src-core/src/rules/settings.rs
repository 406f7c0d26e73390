//! Settings of a device, and what they may be.

use serde::{Deserialize, Serialize};

/// Settings of this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The theme that a screen begins with; a screen may show another for itself.
    pub theme: Theme,
    /// Minutes without a touch before it locks.
    pub lock_after_min: u32,
}

/// Themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Light.
    Day,
    /// True dark.
    Night,
    /// High contrast.
    Glare,
}

impl Settings {
    /// What a new device begins with.
    pub const fn new() -> Self {
        Self { theme: Theme::Day, lock_after_min: 5 }
    }

    /// Whether the device can be left alone for so many minutes and no longer: 1 to 60.
    pub fn locks_in_time(&self) -> bool {
        (1..=60).contains(&self.lock_after_min)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_never_stays_open_for_more_than_an_hour() {
        for (minutes, fits) in [(0, false), (1, true), (60, true), (61, false), (u32::MAX, false)] {
            let settings = Settings { lock_after_min: minutes, ..Settings::new() };
            assert_eq!(settings.locks_in_time(), fits, "{minutes}");
        }
    }
}
