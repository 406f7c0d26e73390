//! References of the British National Grid, both ways, by Ordnance Survey's own transformation
//! (OSTN15). Outside the waters around Great Britain there is no reference: none is made up.

mod great_britain;

use super::{AccuracyLevel, LonLat, Position, PositionSource, accuracy_from_radius, pasted};
use crate::rules::identifiers::IdForm;
use crate::rules::time::Timestamp;
use crate::words::Text;
use crate::{says_its_text, text};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The letters of a square's name, I left out.
const LETTERS: &str = "ABCDEFGHJKLMNOPQRSTUVWXYZ";
/// The grid is so many squares wide.
const SQUARES_EAST: u32 = 7;
/// And so many high.
const SQUARES_NORTH: u32 = 13;
/// The side of a square with a name of two letters.
const SQUARE_M: u32 = 100_000;
/// The most figures of a reference: to the metre.
const MOST_FIGURES: usize = 10;
/// Degrees are kept to a centimetre: a place so near to the next square's edge stands on it, so that a
/// reference made of a place that was read from one is the same again.
const DEGREES_KEPT_M: f64 = 0.01;

/// A square of the grid: its south-west corner and its side. To name a square truncates, so a
/// place lies in the square that names it and never beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridReference {
    easting_m: u32,
    northing_m: u32,
    square_m: u32,
}

/// How finely a place is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// Eight figures, to 10 m: short enough to be said aloud, and no finer than most fixes.
    Eight,
    /// Ten figures, to 1 m: for the record, where nothing may be lost beside the fix's own error.
    Ten,
}

/// Why a text is no reference, or a place has none. A place in the text (`at`) counts its
/// characters from 1 and leaves out spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridError {
    /// Nothing but spaces.
    Empty,
    /// The first two characters name no square.
    UnknownSquare,
    /// Figures alone, and not six for the easting and six or seven for the northing.
    NoLetters,
    /// Letters alone.
    NoFigures,
    /// Something else where a figure belongs.
    NotAFigure {
        /// Where.
        at: usize,
    },
    /// One half of the figures is longer than the other.
    OddFigures {
        /// How many.
        figures: usize,
    },
    /// Finer than a metre.
    TooManyFigures {
        /// How many.
        figures: usize,
    },
    /// Metres beyond the grid's own edge.
    OutsideGrid,
    /// On the grid's paper, but not in Great Britain or the waters around it.
    OutsideGreatBritain,
}

impl GridError {
    /// It in words.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Empty => text!("unread.grid_empty"),
            Self::UnknownSquare => text!("unread.grid_unknown_square"),
            Self::NoLetters => text!("unread.grid_no_letters"),
            Self::NoFigures => text!("unread.grid_no_figures"),
            Self::NotAFigure { at } => text!("unread.grid_not_a_figure", at = at),
            Self::OddFigures { figures } => text!("unread.grid_odd_figures", figures = figures),
            Self::TooManyFigures { figures } => text!("unread.grid_too_many_figures", figures = figures),
            Self::OutsideGrid => text!("unread.grid_outside_grid"),
            Self::OutsideGreatBritain => text!("unread.grid_outside_great_britain"),
        }
    }
}

says_its_text!(GridError);

impl Figures {
    fn square_m(self) -> u32 {
        match self {
            Self::Eight => 10,
            Self::Ten => 1,
        }
    }
}

impl GridReference {
    /// Reads two letters and two to ten figures (`SK 344 471`, `sk34404710`), or an easting and a
    /// northing in whole metres (`434400 347100`).
    ///
    /// # Errors
    ///
    /// Says what is missing, odd or wrong, and where.
    pub fn parse(text: &str) -> Result<Self, GridError> {
        let parts: Vec<String> = text
            .split(|mark: char| mark.is_whitespace() || mark == ',')
            .filter(|part| !part.is_empty())
            .map(str::to_ascii_uppercase)
            .collect();
        match parts.first().and_then(|part| part.chars().next()) {
            None => Err(GridError::Empty),
            Some(first) if first.is_ascii_digit() => of_metres(&parts),
            Some(_) => of_letters(&parts.concat()),
        }
    }

    /// The square that holds a place.
    ///
    /// # Errors
    ///
    /// [`GridError::OutsideGreatBritain`] where there is none.
    pub fn of_place(at: LonLat, figures: Figures) -> Result<Self, GridError> {
        let (easting, northing) = great_britain::metres_of(at).ok_or(GridError::OutsideGreatBritain)?;
        let square_m = figures.square_m();
        // Within the grid both are whole numbers of six figures or seven.
        let corner = |metres: f64| ((metres + DEGREES_KEPT_M) / f64::from(square_m)).floor() as u32 * square_m;
        Ok(Self { easting_m: corner(easting), northing_m: corner(northing), square_m })
    }

    /// Metres east of the grid's origin, of the south-west corner.
    pub fn easting_m(self) -> u32 {
        self.easting_m
    }

    /// Metres north of the grid's origin, of the south-west corner.
    pub fn northing_m(self) -> u32 {
        self.northing_m
    }

    /// The side of the square in metres: how finely the reference tells the place.
    pub fn square_m(self) -> u32 {
        self.square_m
    }

    /// The middle of the square.
    ///
    /// # Errors
    ///
    /// [`GridError::OutsideGreatBritain`] where it lies elsewhere.
    pub fn centre(self) -> Result<LonLat, GridError> {
        let half = f64::from(self.square_m) / 2.0;
        let (easting, northing) = (f64::from(self.easting_m) + half, f64::from(self.northing_m) + half);
        great_britain::place_of(easting, northing).ok_or(GridError::OutsideGreatBritain)
    }

    /// A reference to the metre as metres and in eight figures. A coarser one has no other form: it
    /// would look finer than it is.
    fn other_forms(self) -> Vec<IdForm> {
        if self.square_m != Figures::Ten.square_m() {
            return Vec::new();
        }
        let square_m = Figures::Eight.square_m();
        let corner = |metres: u32| metres - metres % square_m;
        let eight = Self { easting_m: corner(self.easting_m), northing_m: corner(self.northing_m), square_m };
        let form = |name: &str, text: String| IdForm { name: name.to_owned(), text };
        let metres = format!("{:06} {:06}", self.easting_m, self.northing_m);
        vec![form("metres", metres), form("eight figures", eight.to_string())]
    }

    /// How far the middle of the square may be from what it names: half its diagonal, and a metre
    /// at least.
    pub fn accuracy_m(self) -> f64 {
        (f64::from(self.square_m) * std::f64::consts::FRAC_1_SQRT_2).max(1.0)
    }
}

impl fmt::Display for GridReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = letters_of(self.easting_m / SQUARE_M, self.northing_m / SQUARE_M).ok_or(fmt::Error)?;
        let width = half_figures(self.square_m);
        let within = |metres: u32| metres % SQUARE_M / self.square_m;
        write!(f, "{letters} {:0width$} {:0width$}", within(self.easting_m), within(self.northing_m))
    }
}

/// A typed reference as a position: the middle of its square. Half the diagonal of that is its accuracy,
/// but no better than a satellite fix is believed to be: figures read off a screen or a map say how finely
/// they were written, not how well the place was found.
///
/// # Errors
///
/// As [`GridReference::parse`] and [`GridReference::centre`].
pub fn position_of(text: &str, now: Timestamp) -> Result<Position, GridError> {
    let reference = GridReference::parse(text)?;
    let accuracy = accuracy_from_radius(reference.accuracy_m(), AccuracyLevel::Percent95);
    Ok(Position::new(reference.centre()?, accuracy, now, PositionSource::GridReference))
}

/// A place as a ten-figure reference; `None` outside Great Britain.
pub fn grid_of(at: LonLat) -> Option<String> {
    GridReference::of_place(at, Figures::Ten).ok().map(|reference| reference.to_string())
}

/// What can be said of a reference, or of a place as a reference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GridSheet {
    /// Always "grid".
    pub kind: String,
    /// Whether there is such a square in Great Britain or the waters around it.
    pub valid: bool,
    /// The reference, as finely as it was given; of a place in ten figures.
    pub normal: Option<String>,
    /// Other printed forms.
    pub forms: Vec<IdForm>,
    /// The side of the square in metres.
    pub square_m: Option<u32>,
    /// Degrees east: of the middle of the square, or of the place as given.
    pub lon: Option<f64>,
    /// Degrees north: of the middle of the square, or of the place as given.
    pub lat: Option<f64>,
    /// How far off it may be, in metres: of the middle of the square from what it names; of a place as given,
    /// by its figures or as stated.
    pub accuracy_m: Option<f64>,
    /// Why there is none.
    pub wrong: Option<String>,
    /// Where the grid is set out.
    pub source: String,
}

/// Reads a reference, or a latitude and a longitude as pasted, and says what can be
/// said of it.
pub fn sheet(value: &str) -> GridSheet {
    let found = match pasted::read(value) {
        Ok(Some(pasted)) => {
            GridReference::of_place(pasted.at, Figures::Ten).map(|reference| (reference, pasted.at, pasted.accuracy_m))
        }
        Ok(None) => GridReference::parse(value)
            .and_then(|reference| Ok((reference, reference.centre()?, reference.accuracy_m()))),
        Err(error) => return GridSheet::refused(error.to_string()),
    };
    match found {
        Ok((reference, at, accuracy_m)) => GridSheet::taken(reference, at, accuracy_m),
        Err(error) => GridSheet::refused(error.to_string()),
    }
}

impl GridSheet {
    fn blank() -> Self {
        Self {
            kind: "grid".to_owned(),
            valid: false,
            normal: None,
            forms: Vec::new(),
            square_m: None,
            lon: None,
            lat: None,
            accuracy_m: None,
            wrong: None,
            source: "Ordnance Survey, National Grid; OSTN15".to_owned(),
        }
    }

    fn refused(wrong: String) -> Self {
        Self { wrong: Some(wrong), ..Self::blank() }
    }

    fn taken(reference: GridReference, at: LonLat, accuracy_m: f64) -> Self {
        Self {
            valid: true,
            normal: Some(reference.to_string()),
            forms: reference.other_forms(),
            square_m: Some(reference.square_m),
            lon: Some(at.lon()),
            lat: Some(at.lat()),
            accuracy_m: Some(accuracy_m),
            ..Self::blank()
        }
    }
}

/// An easting of six figures and a northing of six, or of seven in the far north.
fn of_metres(parts: &[String]) -> Result<GridReference, GridError> {
    all_figures(&parts.concat(), 1)?;
    let (easting, northing) = match parts {
        [easting, northing] => (easting.as_str(), northing.as_str()),
        [joined] => joined.split_at_checked(6).ok_or(GridError::NoLetters)?,
        [] | [_, _, _, ..] => return Err(GridError::NoLetters),
    };
    if easting.len() != 6 || !matches!(northing.len(), 6 | 7) {
        return Err(GridError::NoLetters);
    }
    let metres = |figures: &str| figures.parse::<u32>().map_err(|_| GridError::OutsideGrid);
    let (easting_m, northing_m) = (metres(easting)?, metres(northing)?);
    if easting_m >= SQUARES_EAST * SQUARE_M || northing_m >= SQUARES_NORTH * SQUARE_M {
        return Err(GridError::OutsideGrid);
    }
    Ok(GridReference { easting_m, northing_m, square_m: 1 })
}

/// Two letters, and as many figures for the easting as for the northing.
fn of_letters(written: &str) -> Result<GridReference, GridError> {
    let cut = written.char_indices().nth(2).map_or(written.len(), |(index, _)| index);
    let (letters, figures) = written.split_at_checked(cut).ok_or(GridError::UnknownSquare)?;
    let (east, north) = square_of(letters).ok_or(GridError::UnknownSquare)?;
    if figures.is_empty() {
        return Err(GridError::NoFigures);
    }
    all_figures(figures, 3)?;
    if figures.len() % 2 == 1 {
        return Err(GridError::OddFigures { figures: figures.len() });
    }
    if figures.len() > MOST_FIGURES {
        return Err(GridError::TooManyFigures { figures: figures.len() });
    }
    let (eastings, northings) = figures.split_at_checked(figures.len() / 2).ok_or(GridError::NoFigures)?;
    let square_m = side_m(eastings.len());
    let metres = |figures: &str| figures.parse::<u32>().map_err(|_| GridError::OutsideGrid);
    Ok(GridReference {
        easting_m: east * SQUARE_M + metres(eastings)? * square_m,
        northing_m: north * SQUARE_M + metres(northings)? * square_m,
        square_m,
    })
}

fn all_figures(text: &str, first: usize) -> Result<(), GridError> {
    match text.chars().position(|mark| !mark.is_ascii_digit()) {
        Some(index) => Err(GridError::NotAFigure { at: first + index }),
        None => Ok(()),
    }
}

/// The side of a square whose easting has so many figures within its 100 km.
fn side_m(figures: usize) -> u32 {
    match figures {
        1 => 10_000,
        2 => 1_000,
        3 => 100,
        4 => 10,
        _ => 1,
    }
}

/// How many figures an easting has within its 100 km where squares have this side.
fn half_figures(square_m: u32) -> usize {
    (1..=MOST_FIGURES / 2).find(|figures| side_m(*figures) == square_m).unwrap_or(MOST_FIGURES / 2)
}

/// How many squares east and north of the origin two letters name; `None` off the grid.
fn square_of(letters: &str) -> Option<(u32, u32)> {
    let mut places = letters.chars().map(|letter| LETTERS.chars().position(|listed| listed == letter));
    let (first, second) = (places.next()??, places.next()??);
    // The first letter names a square of 500 km; the grid's origin is the south-west corner of S.
    let east = u32::try_from((first + 3) % 5 * 5 + second % 5).ok()?;
    let north = u32::try_from(19_usize.checked_sub(first / 5 * 5 + second / 5)?).ok()?;
    (east < SQUARES_EAST && north < SQUARES_NORTH).then_some((east, north))
}

/// The two letters of the square so many squares east and north of the origin.
fn letters_of(east: u32, north: u32) -> Option<String> {
    if east >= SQUARES_EAST || north >= SQUARES_NORTH {
        return None;
    }
    let rows_down = 19 - north;
    let first = rows_down - rows_down % 5 + (east + 10) / 5;
    let second = rows_down * 5 % 25 + east % 5;
    let letter = |index: u32| LETTERS.chars().nth(usize::try_from(index).ok()?);
    Some([letter(first)?, letter(second)?].into_iter().collect())
}

#[cfg(test)]
#[path = "grid_tests.rs"]
mod tests;
