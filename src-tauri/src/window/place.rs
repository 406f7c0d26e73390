//! Where the window stands: within the screen, as wide as a phone at least, and where it stood before.

use cordon_core::text_key;
use cordon_device::{Failure, files::durable};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The least width, in the page's own units: the narrowest phone that the pages are made for.
pub const NARROWEST: f64 = 360.0;
/// The least height, where the screen has it.
pub const LOWEST: f64 = 480.0;
/// What a window's frame may take of a screen's height.
const FRAME: f64 = 40.0;

/// Where a window stands, in the page's units. The size is that of the page, without the frame.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its upper left corner; absent where the system chooses.
    pub at: Option<(f64, f64)>,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// What of a screen windows may cover.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Place {
    /// A phone's size in the middle of the screen.
    pub fn first(area: Option<Area>) -> Self {
        let place = Self { at: None, width: 390.0, height: 844.0 }.fitted(area);
        let middle = |area: Area| {
            let left = area.x + (area.width - place.width) / 2.0;
            (left.max(area.x), area.y + (area.height - FRAME - place.height) / 2.0)
        };
        Self { at: area.map(middle), ..place }
    }

    /// The nearest place that lies within the screen as a whole.
    pub fn fitted(self, area: Option<Area>) -> Self {
        let Some(area) = area else { return self };
        let width = self.width.min(area.width).max(NARROWEST);
        let height = self.height.min(area.height - FRAME).max(LOWEST.min(area.height));
        let at = self.at.map(|(x, y)| {
            let right = (area.x + area.width - width).max(area.x);
            let bottom = (area.y + area.height - FRAME - height).max(area.y);
            (x.clamp(area.x, right), y.clamp(area.y, bottom))
        });
        Self { at, width, height }
    }

    /// Whether its numbers are those of a window.
    fn is_sound(self) -> bool {
        let (x, y) = self.at.unwrap_or_default();
        [x, y, self.width, self.height].iter().all(|value| value.is_finite())
    }
}

/// Where the window stood when it was last closed; none where that was never kept or cannot be read.
pub fn remembered(home: &Path) -> Option<Place> {
    let kept = durable::read(&file(home)).ok().flatten()?;
    serde_json::from_slice::<Place>(&kept).ok().filter(|place| place.is_sound())
}

/// Keeps where the window stands.
pub fn keep(home: &Path, place: Place) -> Result<(), Failure> {
    let bytes = serde_json::to_vec(&place).map_err(|_| Failure::Unreadable { what: text_key!("fault.window_json") })?;
    durable::write(&file(home), &bytes)
}

fn file(home: &Path) -> PathBuf {
    home.join("window.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAPTOP: Area = Area { x: 0.0, y: 0.0, width: 1280.0, height: 800.0 };

    #[test]
    fn the_first_window_lies_within_the_screen() {
        let place = Place::first(Some(LAPTOP));
        assert_eq!((place.width, place.height), (390.0, 760.0));
        assert_eq!(place.at, Some((445.0, 0.0)));
        let large = Place::first(Some(Area { x: 1920.0, y: 30.0, width: 1920.0, height: 1050.0 }));
        assert_eq!((large.width, large.height, large.at), (390.0, 844.0, Some((2685.0, 113.0))));
    }

    #[test]
    fn a_window_of_a_screen_that_is_gone_comes_back_into_this_one() {
        let beyond = Place { at: Some((3000.0, -200.0)), width: 1800.0, height: 1000.0 };
        let place = beyond.fitted(Some(LAPTOP));
        assert_eq!((place.width, place.height, place.at), (1280.0, 760.0, Some((0.0, 0.0))));
    }

    #[test]
    fn no_window_is_narrower_than_the_narrowest_phone() {
        let narrow = Place { at: None, width: 200.0, height: 100.0 };
        let place = narrow.fitted(Some(LAPTOP));
        assert_eq!((place.width, place.height), (NARROWEST, LOWEST));
        let tiny = Area { x: 0.0, y: 0.0, width: 320.0, height: 300.0 };
        assert_eq!(narrow.fitted(Some(tiny)).height, 300.0);
    }

    #[test]
    fn what_was_kept_is_remembered_and_nonsense_is_not() {
        let home = std::env::temp_dir().join(format!("cordon-window-{}", std::process::id()));
        std::fs::create_dir_all(&home).unwrap();
        let place = Place { at: Some((10.0, 20.0)), width: 400.0, height: 700.0 };
        assert_eq!(remembered(&home), None);
        keep(&home, place).unwrap();
        assert_eq!(remembered(&home), Some(place));
        durable::write(&file(&home), b"{\"at\":null,\"width\":1e999,\"height\":1}").unwrap();
        assert_eq!(remembered(&home), None);
        std::fs::remove_dir_all(&home).unwrap();
    }
}
