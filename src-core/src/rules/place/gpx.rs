//! GPX (topografix.com/GPX/1/1), of whatever version a program wrote: the points of tracks, routes and waypoints, each with
//! its time and what the receiver says of its quality. Names, descriptions and extensions are passed
//! over. A file in UTF-8 or UTF-16 is read whole or refused with the line: a point is never left out.

mod placed;

use super::{LonLat, NO_FIX_DILUTION, PlaceError, Position, PositionSource, accuracy_from_hdop, assumed};
use crate::rules::time::{TimeError, Timestamp};
use crate::words::{Text, Verbatim};
use crate::{says_its_text, text};
use chrono::Datelike as _;
use placed::Placed;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// A week at one fix a second is about 60 MB.
const MAX_BYTES: usize = 64 * 1024 * 1024;
const MAX_POINTS: usize = 1_000_000;
const MAX_DEPTH: usize = 32;
/// A time with its fraction and offset has under 40 characters.
const MAX_FIELD: usize = 64;
/// Satellites have told the time since 6 January 1980.
const FIRST_YEAR: i32 = 1980;
/// No receiver of these years was there in the next century.
const LAST_YEAR: i32 = 2099;

/// What a file holds, each list in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gpx {
    /// The segments of all tracks: between two of them the receiver had lost its fix or was off.
    pub tracks: Vec<Vec<GpxPoint>>,
    /// Planned routes.
    pub routes: Vec<Vec<GpxPoint>>,
    /// Single places.
    pub waypoints: Vec<GpxPoint>,
}

/// A point as the file states it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GpxPoint {
    /// Where it is.
    pub at: LonLat,
    /// When it was fixed.
    pub time: Option<Timestamp>,
    /// The horizontal dilution of precision; [`NO_FIX_DILUTION`] where the receiver had no fix.
    pub hdop: Option<f64>,
}

impl GpxPoint {
    /// Whether the receiver had a fix: without one the place is at best the last one known, and
    /// nothing may be said of where the receiver was. A place outside the United Kingdom, as the
    /// noughts that some write, is none.
    pub fn has_fix(&self) -> bool {
        self.at.is_in_uk() && self.hdop.is_none_or(|hdop| hdop < NO_FIX_DILUTION)
    }

    /// The point as a position whose accuracy follows from its dilution; `untimed` stands for the
    /// time where the file states none.
    pub fn position(&self, untimed: Timestamp) -> Position {
        let accuracy = self.hdop.map_or_else(assumed, accuracy_from_hdop);
        Position::new(self.at, accuracy, self.time.unwrap_or(untimed), PositionSource::Platform)
    }
}

/// How a point's time stands to that of the points before it in its segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// After them, or one of the two states no time.
    Onward,
    /// At the time and the place of one before: the point is written twice.
    Repeated,
    /// At the time of the latest before, and elsewhere: at most one of the two is right.
    SameTimeElsewhere,
    /// Before the latest of them: the clock was set back, or tracks were joined out of order.
    Back,
}

/// How each point of a segment stands to those before it.
pub fn steps(segment: &[GpxPoint]) -> Vec<Step> {
    let mut latest: Option<(Timestamp, LonLat)> = None;
    let step = |point: &GpxPoint| {
        let Some(time) = point.time else { return Step::Onward };
        let Some((then, place)) = latest else {
            latest = Some((time, point.at));
            return Step::Onward;
        };
        if time < then {
            return Step::Back;
        }
        latest = Some((time, point.at));
        if time > then {
            Step::Onward
        } else if place == point.at {
            Step::Repeated
        } else {
            Step::SameTimeElsewhere
        }
    };
    segment.iter().map(step).collect()
}

/// Why a file is refused, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GpxError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: GpxProblem,
}

impl GpxError {
    /// It in words, with its line.
    #[must_use]
    pub fn text(&self) -> Text {
        text!("unread.gpx_at_line", line = self.line, why = self.problem.text())
    }
}

says_its_text!(GpxError);

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GpxProblem {
    /// More than 64 MiB.
    TooLarge,
    /// More than a million points.
    TooManyPoints,
    /// Elements within elements, beyond what any track needs.
    TooDeep,
    /// A byte that is no UTF-8.
    NotUtf8,
    /// Not XML.
    NotWellFormed(String),
    /// A document type, which could define entities.
    DocumentType,
    /// An entity beyond the five of XML.
    Entity,
    /// Some other kind of document.
    NotGpx,
    /// A track or route point where the format has none.
    Misplaced,
    /// A point without a coordinate.
    Missing(&'static str),
    /// A coordinate that is no number.
    NotANumber(&'static str),
    /// A number with a comma where its point belongs.
    DecimalComma(&'static str),
    /// A coordinate off the globe.
    Place(PlaceError),
    /// Most points lie in the United Kingdom once latitude and longitude change places.
    Swapped,
    /// Most points lie in the United Kingdom once their longitude is west.
    SignLost,
    /// A time before any receiver.
    TimeTooEarly(i32),
    /// A time after any receiver of now.
    TimeAhead(i32),
    /// A time in no form that the format has.
    Time,
    /// A point with two times that differ: which of them it was fixed at cannot be told.
    TwoTimes,
    /// A dilution that is no size.
    Hdop,
    /// A time, dilution or kind of fix of unlikely length.
    ValueTooLong,
}

impl GpxProblem {
    /// It in words.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::TooLarge => text!("unread.gpx_too_large"),
            Self::TooManyPoints => text!("unread.gpx_too_many_points"),
            Self::TooDeep => text!("unread.gpx_too_deep"),
            Self::NotUtf8 => text!("unread.gpx_not_utf8"),
            Self::NotWellFormed(value) => text!("unread.gpx_not_well_formed", value = Verbatim::from(value.as_str())),
            Self::DocumentType => text!("unread.gpx_document_type"),
            Self::Entity => text!("unread.gpx_entity"),
            Self::NotGpx => text!("unread.gpx_not_gpx"),
            Self::Misplaced => text!("unread.gpx_misplaced"),
            Self::Missing(value) => text!("unread.gpx_missing", value = Verbatim::from(*value)),
            Self::NotANumber(value) => text!("unread.gpx_not_a_number", value = Verbatim::from(*value)),
            Self::DecimalComma(value) => text!("unread.gpx_decimal_comma", value = Verbatim::from(*value)),
            Self::Place(error) => error.text(),
            Self::Swapped => text!("unread.gpx_swapped"),
            Self::SignLost => text!("unread.gpx_sign_lost"),
            Self::TimeTooEarly(value) => text!("unread.gpx_time_too_early", value = *value),
            Self::TimeAhead(value) => text!("unread.gpx_time_ahead", value = *value),
            Self::Time => text!("unread.gpx_time"),
            Self::TwoTimes => text!("unread.gpx_two_times"),
            Self::Hdop => text!("unread.gpx_hdop"),
            Self::ValueTooLong => text!("unread.gpx_value_too_long"),
        }
    }
}

says_its_text!(GpxProblem);

impl From<PlaceError> for GpxProblem {
    fn from(error: PlaceError) -> Self {
        Self::Place(error)
    }
}

/// Reads a file in UTF-8, or in UTF-16 with its byte order mark.
pub fn read(bytes: &[u8]) -> Result<Gpx, GpxError> {
    if bytes.len() > MAX_BYTES {
        return Err(GpxError { line: 1, problem: GpxProblem::TooLarge });
    }
    if let Some(text) = utf16(bytes) {
        return read_text(&text);
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| GpxError { line: line_of(bytes, error.valid_up_to()), problem: GpxProblem::NotUtf8 })?;
    read_text(text.trim_start_matches('\u{feff}'))
}

/// The text of a file that begins with the byte order mark of UTF-16; `None` where it does not, or
/// where half a character is missing.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (little, rest) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (true, rest),
        [0xFE, 0xFF, rest @ ..] => (false, rest),
        _ => return None,
    };
    let (units, []) = rest.as_chunks::<2>() else { return None };
    let unit = |bytes: &[u8; 2]| if little { u16::from_le_bytes(*bytes) } else { u16::from_be_bytes(*bytes) };
    char::decode_utf16(units.iter().map(unit)).collect::<Result<_, _>>().ok()
}

fn read_text(text: &str) -> Result<Gpx, GpxError> {
    let refuse = |position: u64, problem| {
        let position = usize::try_from(position).unwrap_or(usize::MAX);
        GpxError { line: line_of(text.as_bytes(), position), problem }
    };
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut reading = Reading::default();
    loop {
        let begins = reader.buffer_position();
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                return Err(refuse(reader.error_position(), GpxProblem::NotWellFormed(error.to_string())));
            }
        };
        if matches!(event, Event::Eof) {
            return reading.finish().map_err(|(position, problem)| refuse(position.unwrap_or(begins), problem));
        }
        reading.position = begins;
        reading.take(&event).map_err(|problem| refuse(begins, problem))?;
    }
}

/// The line of a byte, from 1.
fn line_of(bytes: &[u8], position: usize) -> usize {
    1 + bytes.iter().take(position).filter(|byte| **byte == b'\n').count()
}

/// An open element, as far as it bears on the points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    Gpx,
    Track,
    Segment,
    Route,
    Point,
    Time,
    Hdop,
    Fix,
    Other,
}

impl Element {
    /// What an element is by its parent and its name; a name within an extension means nothing here.
    fn of(parent: Option<Self>, name: &str) -> Result<Self, GpxProblem> {
        match (parent, name) {
            (None, "gpx") => Ok(Self::Gpx),
            (None, _) => Err(GpxProblem::NotGpx),
            (Some(Self::Gpx), "trk") => Ok(Self::Track),
            (Some(Self::Gpx), "rte") => Ok(Self::Route),
            (Some(Self::Track), "trkseg") => Ok(Self::Segment),
            (Some(Self::Gpx), "wpt") | (Some(Self::Segment), "trkpt") | (Some(Self::Route), "rtept") => Ok(Self::Point),
            (Some(Self::Point), "time") => Ok(Self::Time),
            (Some(Self::Point), "hdop") => Ok(Self::Hdop),
            (Some(Self::Point), "fix") => Ok(Self::Fix),
            (Some(parent), "trkpt" | "rtept") if parent != Self::Other => Err(GpxProblem::Misplaced),
            (Some(_), _) => Ok(Self::Other),
        }
    }

    fn is_value(self) -> bool {
        matches!(self, Self::Time | Self::Hdop | Self::Fix)
    }
}

/// A file half read.
#[derive(Default)]
struct Reading {
    gpx: Gpx,
    points: usize,
    /// Where the element stands that is read.
    position: u64,
    placed: Placed,
    has_begun: bool,
    open: Vec<Element>,
    point: Option<GpxPoint>,
    value: String,
}

impl Reading {
    fn take(&mut self, event: &Event<'_>) -> Result<(), GpxProblem> {
        match event {
            Event::Start(start) | Event::Empty(start) => self.begin(start),
            Event::End(_) => self.end(),
            Event::Text(text) => self.write(&text.xml10_content()),
            Event::CData(text) => self.write(&text.xml10_content()),
            Event::GeneralRef(reference) => self.write(&resolved(reference)?),
            Event::DocType(_) => Err(GpxProblem::DocumentType),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Eof => Ok(()),
        }
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), GpxProblem> {
        if self.open.len() >= MAX_DEPTH {
            return Err(GpxProblem::TooDeep);
        }
        let element = Element::of(self.open.last().copied(), start.local_name().as_ref())?;
        match element {
            Element::Gpx => self.begin_file()?,
            Element::Segment => self.gpx.tracks.push(Vec::new()),
            Element::Route => self.gpx.routes.push(Vec::new()),
            Element::Point => self.begin_point(start)?,
            Element::Time | Element::Hdop | Element::Fix => self.value.clear(),
            Element::Track | Element::Other => {}
        }
        self.open.push(element);
        Ok(())
    }

    /// The version is not looked at: what a point is has been the same in all, and a file of none is
    /// told by its points.
    fn begin_file(&mut self) -> Result<(), GpxProblem> {
        if self.has_begun {
            return Err(GpxProblem::NotWellFormed("a second document element".to_owned()));
        }
        self.has_begun = true;
        Ok(())
    }

    fn begin_point(&mut self, start: &BytesStart<'_>) -> Result<(), GpxProblem> {
        self.points += 1;
        if self.points > MAX_POINTS {
            return Err(GpxProblem::TooManyPoints);
        }
        let at = LonLat::new(degrees(start, "lon")?, degrees(start, "lat")?)?;
        self.placed.add(at, self.position);
        self.point = Some(GpxPoint { at, time: None, hdop: None });
        Ok(())
    }

    fn write(&mut self, text: &str) -> Result<(), GpxProblem> {
        if !self.open.last().is_some_and(|element| element.is_value()) {
            return Ok(());
        }
        if self.value.len() + text.len() > MAX_FIELD {
            return Err(GpxProblem::ValueTooLong);
        }
        self.value.push_str(text);
        Ok(())
    }

    fn end(&mut self) -> Result<(), GpxProblem> {
        let Some(element) = self.open.pop() else { return Ok(()) };
        if element == Element::Point {
            self.end_point();
        }
        let value = self.value.trim();
        let Some(point) = self.point.as_mut().filter(|_| element.is_value() && !value.is_empty()) else {
            return Ok(());
        };
        match element {
            Element::Time => {
                let time = instant(value)?;
                if point.time.is_some_and(|held| time != Some(held)) {
                    return Err(GpxProblem::TwoTimes);
                }
                point.time = time;
            }
            Element::Hdop => point.hdop = Some(point.hdop.unwrap_or(0.0).max(dilution(value)?)),
            Element::Fix if value == "none" => point.hdop = Some(NO_FIX_DILUTION),
            Element::Fix | Element::Gpx | Element::Track | Element::Segment => {}
            Element::Route | Element::Point | Element::Other => {}
        }
        Ok(())
    }

    fn end_point(&mut self) {
        let list = match self.open.last() {
            Some(Element::Segment) => self.gpx.tracks.last_mut(),
            Some(Element::Route) => self.gpx.routes.last_mut(),
            Some(_) | None => Some(&mut self.gpx.waypoints),
        };
        if let Some((list, point)) = list.zip(self.point.take()) {
            list.push(point);
        }
    }

    /// The file, or what is wrong with it and where; at its end where it does not say.
    fn finish(self) -> Result<Gpx, (Option<u64>, GpxProblem)> {
        match (self.has_begun, self.open.is_empty()) {
            (false, _) => Err((None, GpxProblem::NotGpx)),
            (true, false) => Err((None, GpxProblem::NotWellFormed("an element is not closed".to_owned()))),
            (true, true) => self.placed.fault().map_or(Ok(self.gpx), Err),
        }
    }
}

/// The text of a character reference, or of one of the five entities of XML.
fn resolved(reference: &BytesRef<'_>) -> Result<String, GpxProblem> {
    let name: &str = reference;
    let character = reference.resolve_char_ref().ok().flatten().map(String::from);
    character.or_else(|| resolve_predefined_entity(name).map(str::to_owned)).ok_or(GpxProblem::Entity)
}

/// An attribute as it stands: no number or version needs a reference.
fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, GpxProblem> {
    let mut found = None;
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| GpxProblem::NotWellFormed(error.to_string()))?;
        if attribute.key.as_ref() == name {
            found = Some(attribute.value.trim().to_owned());
        }
    }
    Ok(found)
}

fn degrees(start: &BytesStart<'_>, name: &'static str) -> Result<f64, GpxProblem> {
    let text = attribute(start, name)?.ok_or(GpxProblem::Missing(name))?;
    text.parse().map_err(|_| match text.replace(',', ".").parse::<f64>() {
        Ok(_) => GpxProblem::DecimalComma(name),
        Err(_) => GpxProblem::NotANumber(name),
    })
}

/// A time; one without an offset is in UTC, as GPX has it. A leap second is no time: it would be
/// another instant on this clock.
fn instant(text: &str) -> Result<Option<Timestamp>, GpxProblem> {
    let read = Timestamp::read(text).or_else(|error| match error {
        TimeError::LeapSecond => Err(error),
        TimeError::NoOffset | TimeError::NoOffsetAndTwice | TimeError::NoOffsetAndSkipped => in_utc(text),
        TimeError::NoTime | TimeError::NotATime => in_utc(text),
    });
    match read {
        Ok(time) => match time.utc().year() {
            year if year < FIRST_YEAR => Err(GpxProblem::TimeTooEarly(year)),
            year if year > LAST_YEAR => Err(GpxProblem::TimeAhead(year)),
            _ => Ok(Some(time)),
        },
        Err(TimeError::LeapSecond) => Ok(None),
        Err(_) => Err(GpxProblem::Time),
    }
}

fn in_utc(text: &str) -> Result<Timestamp, TimeError> {
    Timestamp::read(&format!("{text}Z"))
}

fn dilution(text: &str) -> Result<f64, GpxProblem> {
    let hdop: f64 = text.replace(',', ".").parse().map_err(|_| GpxProblem::Hdop)?;
    if text.contains(',') {
        return Err(GpxProblem::DecimalComma("hdop"));
    }
    if hdop.is_finite() && hdop >= 0.0 { Ok(hdop) } else { Err(GpxProblem::Hdop) }
}

#[cfg(test)]
#[path = "gpx_tests.rs"]
mod tests;
