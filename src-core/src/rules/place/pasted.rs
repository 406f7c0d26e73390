//! A position as people paste it: decimal degrees or degrees, minutes and seconds, latitude first.
//! One reader for every place where a position is typed. What could be read in two ways is refused
//! with the form that is wanted; a grid reference is left to [`super::grid`].

mod geo_uri;

use super::{LonLat, PlaceError};
use crate::words::Text;
use crate::{says_its_text, text};

/// A pasted position is no finer than this, in metres.
const FINEST_M: f64 = 10.0;
/// A degree of latitude in metres.
const DEGREE_M: f64 = 111_300.0;

/// A position that was pasted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pasted {
    /// Where, in the United Kingdom.
    pub at: LonLat,
    /// How far off it may be in metres: as stated after it, else by its last figure.
    pub accuracy_m: f64,
}

/// Why a text is no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastedError {
    /// Neither degrees nor anything like them.
    Form,
    /// The longitude stands first.
    Swapped,
    /// Elsewhere in the world.
    Abroad,
    /// Three words with full stops between.
    ThreeWords,
    /// A `geo:` address in other coordinates than those of satellites.
    OtherSystem,
    /// Off the globe.
    Place(PlaceError),
    /// An accuracy that is no size.
    Accuracy,
}

impl PastedError {
    /// It in words.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Form => text!("unread.pasted_form"),
            Self::Swapped => text!("unread.pasted_swapped"),
            Self::Abroad => text!("unread.pasted_abroad"),
            Self::ThreeWords => text!("unread.pasted_three_words"),
            Self::OtherSystem => text!("unread.pasted_other_system"),
            Self::Place(error) => error.text(),
            Self::Accuracy => text!("unread.pasted_accuracy"),
        }
    }
}

says_its_text!(PastedError);

impl From<PlaceError> for PastedError {
    fn from(error: PlaceError) -> Self {
        Self::Place(error)
    }
}

/// Reads a pasted position; `None` where the text is letters and figures or whole figures alone, as a
/// grid reference is.
///
/// # Errors
///
/// Says which form is wanted.
pub fn read(text: &str) -> Result<Option<Pasted>, PastedError> {
    if let Some(uri) = geo_uri::read(text) {
        return uri.map(Some);
    }
    let text = unlabelled(plain(text));
    if is_three_words(&text) {
        return Err(PastedError::ThreeWords);
    }
    if is_grid_like(&text) {
        return Ok(None);
    }
    let has_marks = text.chars().any(|mark| matches!(mark, '°' | '\'' | '"') || is_compass(mark));
    let (lat, lon, accuracy_m) = if has_marks { marked(&text)? } else { decimal(&text)? };
    as_fine_as(lat, lon, accuracy_m).map(Some)
}

/// A pasted position, as fine as is stated after it, else as its figures.
fn as_fine_as(lat: Angle, lon: Angle, accuracy_m: Option<f64>) -> Result<Pasted, PastedError> {
    let at = in_uk(lat.degrees, lon.degrees)?;
    let by_figures = DEGREE_M * lat.unit.max(lon.unit) * std::f64::consts::FRAC_1_SQRT_2;
    let accuracy_m = accuracy_m.unwrap_or(by_figures.max(FINEST_M));
    if !accuracy_m.is_finite() || accuracy_m <= 0.0 {
        return Err(PastedError::Accuracy);
    }
    Ok(Pasted { at, accuracy_m })
}

/// A position of two typed numbers that lies in the United Kingdom.
///
/// # Errors
///
/// Says whether the two stand the wrong way round.
pub fn in_uk(lat: f64, lon: f64) -> Result<LonLat, PastedError> {
    let exchanged = LonLat::new(lat, lon).is_ok_and(LonLat::is_in_uk);
    match LonLat::new(lon, lat) {
        Ok(at) if at.is_in_uk() => Ok(at),
        Ok(_) | Err(_) if exchanged => Err(PastedError::Swapped),
        Ok(_) => Err(PastedError::Abroad),
        Err(error) => Err(error.into()),
    }
}

/// Degrees, and the size of the last figure that was written, in degrees.
#[derive(Clone, Copy)]
struct Angle {
    degrees: f64,
    unit: f64,
}

/// The many minus signs, primes and spaces that programs paste, each as the one of the keyboard.
fn plain(text: &str) -> String {
    let same = |mark: char| match mark {
        '\u{2212}' | '\u{2010}'..='\u{2015}' | '\u{fe63}' | '\u{ff0d}' => Some('-'),
        '\u{2032}' | '\u{2019}' | '\u{2018}' | '\u{b4}' => Some('\''),
        '\u{2033}' | '\u{201c}' | '\u{201d}' => Some('"'),
        '\u{ba}' | '\u{2da}' => Some('°'),
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fe0f}' | '\u{feff}' => None,
        '(' | ')' | '[' | ']' => Some(' '),
        mark if mark.is_whitespace() => Some(' '),
        mark => Some(mark.to_ascii_uppercase()),
    };
    text.chars().filter_map(same).collect::<String>().replace("''", "\"").trim().to_owned()
}

/// "Latitude: 52.922, Longitude: -1.476" as the two numbers, latitude first; any other text as it stands.
fn unlabelled(text: String) -> String {
    const LABELS: [(&str, bool); 6] =
        [("LATITUDE", true), ("LAT", true), ("LONGITUDE", false), ("LONG", false), ("LON", false), ("LNG", false)];
    let is_parting = |mark: char| matches!(mark, ' ' | ',' | ';' | ':' | '=' | '.' | '&');
    let first = |text: &str| LABELS.iter().find(|(label, _)| text.starts_with(label)).copied();
    let label_at = |text: &str| (0..text.len()).find(|at| text.get(*at..).is_some_and(|rest| first(rest).is_some()));
    let number_behind = |text: &str| {
        let (label, is_lat) = first(text)?;
        let rest = text.get(label.len()..)?.trim_start_matches(is_parting);
        Some((rest.to_owned(), is_lat))
    };
    let read = || {
        let (behind, is_lat) = number_behind(&text)?;
        let cut = label_at(&behind)?;
        let (one, rest) = behind.split_at_checked(cut)?;
        let (other, other_is_lat) = number_behind(rest)?;
        let one = one.trim_end_matches(is_parting);
        let is_plain = label_at(&other).is_none() && is_lat != other_is_lat;
        is_plain.then(|| if is_lat { format!("{one} {other}") } else { format!("{other} {one}") })
    };
    read().unwrap_or(text)
}

fn is_compass(mark: char) -> bool {
    matches!(mark, 'N' | 'S' | 'E' | 'W')
}

fn is_three_words(text: &str) -> bool {
    let words: Vec<&str> = text.trim_start_matches('/').split('.').collect();
    words.len() == 3 && words.iter().all(|word| !word.is_empty() && word.chars().all(char::is_alphabetic))
}

/// Two letters before anything else, or many whole figures alone.
fn is_grid_like(text: &str) -> bool {
    let packed: String = text.chars().filter(|mark| *mark != ' ' && *mark != ',').collect();
    let letters = packed.chars().take_while(char::is_ascii_alphabetic).count();
    let is_figures = packed.bytes().all(|mark| mark.is_ascii_digit());
    letters >= 2 || (is_figures && packed.len() >= 8)
}

fn decimal(text: &str) -> Result<(Angle, Angle, Option<f64>), PastedError> {
    let spaced: Vec<&str> = text.split([' ', ';']).filter(|part| !part.is_empty()).collect();
    let has_decimal_commas =
        matches!(spaced.as_slice(), [one, other] if is_comma_number(one) && is_comma_number(other));
    let parts: Vec<String> = if has_decimal_commas {
        spaced.iter().map(|part| part.replace(',', ".")).collect()
    } else {
        text.split([' ', ',', ';']).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    match parts.as_slice() {
        [lat, lon] => Ok((number(lat)?, number(lon)?, None)),
        [lat, lon, accuracy] => {
            let metres = accuracy.trim_end_matches('M').parse().map_err(|_| PastedError::Form)?;
            Ok((number(lat)?, number(lon)?, Some(metres)))
        }
        [] | [_] | [_, _, _, _, ..] => Err(PastedError::Form),
    }
}

/// "52,922": one comma with figures to either side, and no point.
fn is_comma_number(text: &str) -> bool {
    text.split_once(',').is_some_and(|(whole, rest)| {
        let is_figures = |text: &str| !text.is_empty() && text.bytes().all(|mark| mark.is_ascii_digit());
        is_figures(whole.trim_start_matches('-')) && is_figures(rest)
    })
}

/// Plain figures with a sign and a point, and none of the other forms that a parser takes.
fn number(text: &str) -> Result<Angle, PastedError> {
    if !text.bytes().all(|mark| mark.is_ascii_digit() || matches!(mark, b'.' | b'-' | b'+')) {
        return Err(PastedError::Form);
    }
    let degrees = text.parse().map_err(|_| PastedError::Form)?;
    Ok(Angle { degrees, unit: unit_of(text) })
}

fn unit_of(text: &str) -> f64 {
    let places = text.split_once('.').map_or(0, |(_, places)| places.len());
    10.0_f64.powi(-i32::try_from(places).unwrap_or(i32::MAX))
}

/// Degrees with marks or letters of the compass: `52°55'19.2"N 1°28'33.6"W`, `N52.922 W1.476`.
fn marked(text: &str) -> Result<(Angle, Angle, Option<f64>), PastedError> {
    let letters: Vec<(usize, char)> = text.char_indices().filter(|(_, mark)| is_compass(*mark)).collect();
    if letters.is_empty() {
        return signed(text);
    }
    let [(first, one), (second, other)] = letters.as_slice() else { return Err(PastedError::Form) };
    let (head, tail) = if *first == 0 {
        (text.get(1..*second), text.get(second + 1..))
    } else {
        (text.get(..*first), text.get(first + 1..*second))
    };
    let after = if *first == 0 { "" } else { text.get(second + 1..).unwrap_or_default() };
    if !after.trim().is_empty() {
        return Err(PastedError::Form);
    }
    let (head, tail) = (angle(head.unwrap_or_default(), *one)?, angle(tail.unwrap_or_default(), *other)?);
    match (one, other) {
        ('N' | 'S', 'E' | 'W') => Ok((head, tail, None)),
        ('E' | 'W', 'N' | 'S') => Ok((tail, head, None)),
        (_, _) => Err(PastedError::Form),
    }
}

/// Degrees with marks and no letters, latitude first: `52.922° -1.476°`, `52°55'19.2", -1°28'33.6"`. Where
/// the first ends is told by its sign of degrees standing before the second.
fn signed(text: &str) -> Result<(Angle, Angle, Option<f64>), PastedError> {
    let marks: Vec<usize> = text.match_indices('°').map(|(at, _)| at).collect();
    let [_, second] = marks.as_slice() else { return Err(PastedError::Form) };
    // The second angle begins with the figures and the sign that stand before its mark.
    let before = text.get(..*second).unwrap_or_default().trim_end();
    let figures =
        before.trim_end_matches(|mark: char| mark.is_ascii_digit() || mark == '.').trim_end_matches(['-', '+']);
    let (lat, lon) = text.split_at_checked(figures.len()).ok_or(PastedError::Form)?;
    Ok((signed_angle(lat)?, signed_angle(lon)?, None))
}

fn signed_angle(text: &str) -> Result<Angle, PastedError> {
    let text = text.trim_matches([' ', ',', ';']);
    match text.strip_prefix('-') {
        Some(size) => angle(size, 'S'),
        None => angle(text.strip_prefix('+').unwrap_or(text), 'N'),
    }
}

/// Degrees, minutes and seconds, of which only the last may have a fraction.
fn angle(text: &str, compass: char) -> Result<Angle, PastedError> {
    let parts: Vec<&str> = text.split([' ', ',', ';', '°', '\'', '"']).filter(|part| !part.is_empty()).collect();
    let (mut degrees, mut unit, mut scale) = (0.0, 1.0, 1.0);
    for (place, part) in parts.iter().enumerate() {
        let read = number(part)?;
        let is_last = place + 1 == parts.len();
        if read.degrees < 0.0 || place > 2 || (place > 0 && read.degrees >= 60.0) || (!is_last && part.contains('.')) {
            return Err(PastedError::Form);
        }
        degrees += read.degrees / scale;
        unit = read.unit / scale;
        scale *= 60.0;
    }
    if parts.is_empty() {
        return Err(PastedError::Form);
    }
    let sign = if matches!(compass, 'S' | 'W') { -1.0 } else { 1.0 };
    Ok(Angle { degrees: sign * degrees, unit })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_read_however_it_was_pasted() {
        for text in [
            "52.922,-1.476",
            "52.922 -1.476",
            "52.922, -1.476",
            "52.922,\u{2212}1.476",
            "(52.922; \u{2013}1.476)",
            "52,922 -1,476",
            "52\u{b0}55'19.2\"N 1\u{b0}28'33.6\"W",
            "52\u{b0}55\u{2032}19.2\u{2033}N, 1\u{b0}28\u{2032}33.6\u{2033}W",
            "1\u{b0}28'33.6''W 52\u{b0}55'19.2''N",
            "N 52.922 W 1.476",
            "52.922n 1.476w",
            "52 55.32 N, 1 28.56 W",
            "\u{202a}52.922,-1.476\u{202c}",
            "52.922\u{b0} -1.476\u{b0}",
            "52.922\u{b0}, \u{2212}1.476\u{b0}",
            "52.922 \u{b0} -1.476 \u{b0}",
            "+52.922\u{b0}-1.476\u{b0}",
            "52\u{b0}55'19.2\" -1\u{b0}28'33.6\"",
            "52\u{b0}55'19.2\", -1\u{b0}28'33.6\"",
            "Latitude: 52.922, Longitude: -1.476",
            "lat 52.922 lon -1.476",
            "lat=52.922&lng=-1.476",
            "long: -1.476; lat: 52.922",
            "Lat 52.922\u{b0} Long -1.476\u{b0}",
            "Lat 52\u{b0}55'19.2\"N, Long 1\u{b0}28'33.6\"W",
            "geo:52.922,-1.476",
            "GEO:52.922,-1.476;u=35",
            "geo:52.922,-1.476,80;crs=wgs84;u=35",
            " geo:52.922,-1.476?z=17&q=52.922,-1.476 ",
        ] {
            let at = read(text).unwrap().unwrap().at;
            assert_eq!(at, LonLat::new(-1.476, 52.922).unwrap(), "{text}");
        }
    }

    #[test]
    fn what_is_no_position_is_refused_with_the_form_that_is_wanted() {
        for (text, error) in [
            ("-1.476,52.922", PastedError::Swapped),
            ("-1.4868,53.0226,10", PastedError::Swapped),
            ("0,0", PastedError::Abroad),
            ("0,0,10", PastedError::Abroad),
            ("52.922,1.476", PastedError::Abroad),
            ("filled.count.soap", PastedError::ThreeWords),
            ("///filled.count.soap", PastedError::ThreeWords),
            ("52.922", PastedError::Form),
            ("52.922,west", PastedError::Form),
            ("52\u{b0}55'19\"N", PastedError::Form),
            ("52\u{b0}75'N 1\u{b0}28'W", PastedError::Form),
            ("52.922N 1.476", PastedError::Form),
            ("", PastedError::Form),
            ("52.922\u{b0}", PastedError::Form),
            ("-1.476\u{b0} 52.922\u{b0}", PastedError::Swapped),
            ("52.922\u{b0} 1.476\u{b0}", PastedError::Abroad),
            ("52.922\u{b0} -1.476\u{b0} 3\u{b0}", PastedError::Form),
            ("52.922' -1.476'", PastedError::Form),
            ("lon 52.922 lat -1.476", PastedError::Swapped),
            ("geo:", PastedError::Form),
            ("geo:52.922", PastedError::Form),
            ("geo:0,0?q=52.922,-1.476", PastedError::Abroad),
            ("geo:0,0;u=35", PastedError::Abroad),
            ("geo:-1.476,52.922", PastedError::Swapped),
            ("geo:52.922,-1.476;u=0", PastedError::Accuracy),
            ("geo:52.922,-1.476;u=-5", PastedError::Form),
            ("geo:52.922,-1.476;u=35;u=5", PastedError::Form),
            ("geo:434400,347100;crs=osgb", PastedError::OtherSystem),
            ("geo:52.922,-1.476;crs=nad27", PastedError::OtherSystem),
            ("52.922,-1.476,0", PastedError::Accuracy),
            ("152.922,-1.476", PastedError::Place(PlaceError::LatitudeOutOfRange)),
        ] {
            assert_eq!(read(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_grid_reference_is_left_to_the_grid() {
        for text in ["SK 344 471", "sk34404710", "434400 347100", "434400,347100", "NS 12 34", "SE1234"] {
            assert_eq!(read(text), Ok(None), "{text}");
        }
    }

    #[test]
    fn a_position_is_as_fine_as_its_figures_or_as_stated() {
        let accuracy_m = |text: &str| read(text).unwrap().unwrap().accuracy_m.round();
        assert_eq!(accuracy_m("52.922,-1.476"), 79.0);
        assert_eq!(accuracy_m("52.92215,-1.47601"), 10.0);
        assert_eq!(accuracy_m("52.922,-1.476,25"), 25.0);
        assert_eq!(accuracy_m("52.922,-1.476 25m"), 25.0);
        assert_eq!(accuracy_m("52.922\u{b0} -1.476\u{b0}"), 79.0);
        assert_eq!(accuracy_m("geo:52.922,-1.476"), 79.0);
        assert_eq!(accuracy_m("geo:52.922,-1.476;u=35"), 35.0);
        assert_eq!(accuracy_m("geo:52.92215,-1.47601;U=4.5;x=1"), 5.0);
    }
}
