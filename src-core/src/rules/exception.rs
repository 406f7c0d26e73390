//! Exceptions that a court stated to a condition: its words, and what they were read as permitting.

use super::place::Zone;
use super::window::Window;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// An exception to a condition. Its words always stand beside what was read from them.
///
/// Written as the words alone where nothing was read from them, so that orders stored before there
/// was anything else to write read and write as they did.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// The court's words.
    pub words: String,
    /// What they permit.
    pub permits: Permit,
}

/// What an exception permits. Only hours and places can rule an exception out; that one applies is
/// for the officer to say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Permit {
    /// Nothing was read from the words: they are for the officer to read.
    WordsOnly,
    /// Within hours.
    Window {
        /// When; empty where the hours are not known.
        windows: Vec<Window>,
    },
    /// At a place.
    Place {
        /// The place in words.
        place: String,
        /// Its shape.
        zone: Zone,
    },
    /// To hand over children.
    Handover {
        /// When; empty where the hours are not known.
        windows: Vec<Window>,
        /// Where, if the court said and it was located.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Zone>,
    },
    /// Through a solicitor.
    ThroughSolicitor,
    /// Through a named person or body.
    ThroughThirdParty {
        /// Whom, as written.
        who: String,
    },
    /// With leave or consent given beforehand.
    Written {
        /// Whose and in what form, as written.
        what: String,
    },
    /// To attend court.
    CourtDates,
    /// In an emergency.
    Emergency,
}

impl Exception {
    /// An exception of which only the words are held.
    pub fn in_words(words: impl Into<String>) -> Self {
        Self { words: words.into(), permits: Permit::WordsOnly }
    }

    /// The place it names, where it names one.
    pub fn zone(&self) -> Option<&Zone> {
        match &self.permits {
            Permit::Place { zone, .. } => Some(zone),
            Permit::Handover { place, .. } => place.as_ref(),
            Permit::WordsOnly
            | Permit::Window { .. }
            | Permit::ThroughSolicitor
            | Permit::ThroughThirdParty { .. }
            | Permit::Written { .. }
            | Permit::CourtDates
            | Permit::Emergency => None,
        }
    }
}

impl Serialize for Exception {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.permits == Permit::WordsOnly {
            return serializer.serialize_str(&self.words);
        }
        let mut whole = serializer.serialize_struct("Exception", 2)?;
        whole.serialize_field("words", &self.words)?;
        whole.serialize_field("permits", &self.permits)?;
        whole.end()
    }
}

impl<'de> Deserialize<'de> for Exception {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadException)
    }
}

/// An exception as an object.
#[derive(Deserialize)]
struct Whole {
    words: String,
    permits: Permit,
}

/// Reads an exception from its words alone or from an object.
struct ReadException;

impl<'de> Visitor<'de> for ReadException {
    type Value = Exception;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the words of an exception, or its words and what they permit")
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Exception, E> {
        Ok(Exception::in_words(words))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Exception, A::Error> {
        let whole = Whole::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Exception { words: whole.words, permits: whole.permits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::window::Weekday;
    use chrono::NaiveTime;

    #[track_caller]
    fn check(exception: &Exception, written: &str) {
        assert_eq!(serde_json::to_string(exception).unwrap(), written);
        assert_eq!(&serde_json::from_str::<Exception>(written).unwrap(), exception);
    }

    #[test]
    fn words_alone_are_stored_as_they_always_were() {
        check(&Exception::in_words("save via a solicitor"), r#""save via a solicitor""#);
    }

    #[test]
    fn what_was_read_is_stored_beside_the_words() {
        let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        let saturday = Window::new(time(10, 0), time(10, 30), vec![Weekday::Saturday]);
        let permits = Permit::Handover { windows: vec![saturday], place: None };
        check(
            &Exception { words: "save at handover".to_owned(), permits },
            r#"{"words":"save at handover","permits":{"kind":"handover","windows":[{"from":"10:00:00","until":"10:30:00","days":["saturday"]}]}}"#,
        );
        check(
            &Exception { words: "save via a solicitor".to_owned(), permits: Permit::ThroughSolicitor },
            r#"{"words":"save via a solicitor","permits":{"kind":"through_solicitor"}}"#,
        );
    }

    #[test]
    fn what_is_neither_words_nor_an_exception_is_refused() {
        for broken in ["7", "null", "{}", r#"{"words":"save"}"#, r#"{"words":"save","permits":{"kind":"anything"}}"#] {
            assert!(serde_json::from_str::<Exception>(broken).is_err(), "{broken}");
        }
    }
}
