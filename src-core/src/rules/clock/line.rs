//! A clock asked and answered as a line of JSON.

use super::{Clock, ClockError, ClockRule, ExcludedBecause, Given, run_given};
use crate::rules::time::{Day, TimeError, Timestamp};
use crate::words::Text;
use crate::{says_its_text, text};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A line as it is asked. A start without an offset is refused: nobody is left to guess its zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockAsked {
    /// A rule's name: `dvpn-arrest`.
    pub rule: String,
    /// From when, as RFC 3339 with an offset.
    pub start: String,
    /// How many days the order states, for `dvpo-life`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// How many hours are authorised, for `pace-detention` and `place-of-safety`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<u32>,
    /// The hearing ahead, as RFC 3339 with an offset, for the rules that one ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hearing: Option<String>,
}

/// What a line is answered with. Times are RFC 3339 with the offset of London.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockAnswer {
    /// The cautious time to aim at.
    pub target: String,
    /// The statutory limit.
    pub limit: String,
    /// Days passed over on the way to the limit.
    pub excluded: Vec<ExcludedDay>,
}

/// A day passed over, as a line says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExcludedDay {
    /// The day.
    pub day: Day,
    /// Why.
    pub why: ExcludedBecause,
}

/// Why a line is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineError {
    /// The rule refuses.
    Clock(ClockError),
    /// The start cannot be read.
    Start(TimeError),
    /// The hearing cannot be read.
    Hearing(TimeError),
}

impl LineError {
    /// It in words.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Clock(error) => error.text(),
            Self::Start(error) => text!("unread.clock_start", why = error.text()),
            Self::Hearing(error) => text!("unread.clock_hearing", why = error.text()),
        }
    }
}

says_its_text!(LineError);

impl From<ClockError> for LineError {
    fn from(error: ClockError) -> Self {
        Self::Clock(error)
    }
}

impl From<TimeError> for LineError {
    fn from(error: TimeError) -> Self {
        Self::Start(error)
    }
}

impl LineError {
    /// The rule to reckon by hand, where no time can be given.
    pub fn by_hand(self) -> Option<ClockRule> {
        match self {
            Self::Clock(ClockError::CalendarExpired { rule }) => Some(rule),
            Self::Clock(
                ClockError::UnknownRule
                | ClockError::StartOutOfReach
                | ClockError::DaysNotGiven
                | ClockError::DaysOutOfRange { .. }
                | ClockError::HoursNotAuthorised { .. },
            )
            | Self::Start(_)
            | Self::Hearing(_) => None,
        }
    }
}

impl ClockAsked {
    /// Runs the clock that the line asks for.
    pub fn answer(&self) -> Result<ClockAnswer, LineError> {
        let rule = ClockRule::parse(&self.rule)?;
        let start = Timestamp::read(&self.start)?;
        let hearing = self.hearing.as_deref().map(Timestamp::read).transpose().map_err(LineError::Hearing)?;
        let given = Given { days: self.days, hours: self.hours, hearing };
        Ok(ClockAnswer::of(&run_given(rule, start, &given)?))
    }
}

impl ClockAnswer {
    /// A clock as a line says it.
    pub fn of(clock: &Clock) -> Self {
        Self {
            target: clock.target.london_rfc3339(),
            limit: clock.limit.london_rfc3339(),
            excluded: clock.excluded.iter().map(|each| ExcludedDay { day: each.day, why: each.why }).collect(),
        }
    }
}

/// Answers one line of a batch: the same object with `target`, `limit` and `excluded`, or with
/// `error`, for which `said` has the words; fields it does not know are kept. What is no JSON object is
/// answered with an error alone.
pub fn answer_line(line: &str, said: &dyn Fn(LineError) -> String) -> String {
    let mut object = match serde_json::from_str::<Map<String, Value>>(line) {
        Ok(object) => object,
        Err(error) => return Value::Object(refusal(&format!("not a JSON object: {error}"))).to_string(),
    };
    for told in ["target", "limit", "excluded", "error"] {
        object.remove(told);
    }
    object.extend(answered(line, said).unwrap_or_else(|error| refusal(&error)));
    Value::Object(object).to_string()
}

/// The fields that answer a line, or why there are none.
fn answered(line: &str, said: &dyn Fn(LineError) -> String) -> Result<Map<String, Value>, String> {
    let asked: ClockAsked = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let answer = asked.answer().map_err(said)?;
    let fields = serde_json::to_value(answer).map_err(|error| error.to_string())?;
    serde_json::from_value(fields).map_err(|error| error.to_string())
}

fn refusal(why: &str) -> Map<String, Value> {
    Map::from_iter([("error".to_owned(), Value::from(why))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn answered_line(line: &str) -> String {
        answer_line(line, &|error| error.to_string())
    }

    #[track_caller]
    fn check(asked: &Value, told: &Value) {
        let mut expected = asked.as_object().unwrap().clone();
        expected.extend(told.as_object().unwrap().clone());
        let answer: Value = serde_json::from_str(&answered_line(&asked.to_string())).unwrap();
        assert_eq!(answer, Value::Object(expected));
    }

    #[track_caller]
    fn check_refused(line: &str, says: &str) {
        let answer: Value = serde_json::from_str(&answered_line(line)).unwrap();
        assert!(answer["error"].as_str().unwrap().contains(says), "{answer}");
        assert!(answer.get("limit").is_none() && answer.get("target").is_none());
    }

    #[test]
    fn a_line_is_answered_in_london_time_and_keeps_what_it_does_not_know() {
        check(
            &json!({"rule": "dvpn-hearing", "start": "2026-06-12T09:00:00Z", "custody": ["Alan Example", 7]}),
            &json!({
                "target": "2026-06-15T10:00:00+01:00",
                "limit": "2026-06-15T10:00:00+01:00",
                "excluded": [{"day": "2026-06-14", "why": "sunday"}],
            }),
        );
        check(
            &json!({"rule": "dvpo-arrest", "start": "2026-12-24T10:00:00+00:00"}),
            &json!({
                "target": "2026-12-26T10:00:00+00:00",
                "limit": "2026-12-29T10:00:00+00:00",
                "excluded": [
                    {"day": "2026-12-25", "why": "christmas_day"},
                    {"day": "2026-12-26", "why": "bank_holiday"},
                    {"day": "2026-12-27", "why": "sunday"},
                    {"day": "2026-12-28", "why": "bank_holiday"},
                ],
            }),
        );
        check(
            &json!({"rule": "dvpo-life", "start": "2026-06-01T11:00:00+01:00", "days": 28}),
            &json!({"target": "2026-06-29T00:00:00+01:00", "limit": "2026-06-29T00:00:00+01:00", "excluded": []}),
        );
        check(
            &json!({"rule": "pace-detention", "start": "2026-06-12T10:00:00.250+01:00", "hours": 36}),
            &json!({"target": "2026-06-13T22:00:00.250+01:00", "limit": "2026-06-13T22:00:00.250+01:00", "excluded": []}),
        );
    }

    #[test]
    fn an_answer_given_before_is_replaced() {
        let asked = r#"{"rule":"bail-arrest","start":"2026-06-12T10:00:00+01:00","error":"old","limit":5}"#;
        let answer: Value = serde_json::from_str(&answered_line(asked)).unwrap();
        assert_eq!(answer["limit"], "2026-06-13T10:00:00+01:00");
        assert!(answer.get("error").is_none());
    }

    #[test]
    fn what_cannot_be_answered_says_precisely_why() {
        check_refused("", "not a JSON object");
        check_refused("[1]", "not a JSON object");
        check_refused("{}", "missing field `rule`");
        check_refused(r#"{"rule":"bail-arrest"}"#, "missing field `start`");
        check_refused(r#"{"rule":"bail","start":"2026-06-12T10:00:00Z"}"#, "the rules are dvpn-arrest, dvpn-hearing");
        check_refused(r#"{"rule":"bail-arrest","start":"2026-06-12T10:00:00"}"#, "start: no offset");
        check_refused(r#"{"rule":"bail-arrest","start":"2026-06-12"}"#, "start: a day without a time");
        check_refused(r#"{"rule":"bail-arrest","start":"yesterday"}"#, "start: not an RFC 3339 time");
        check_refused(r#"{"rule":"dvpo-life","start":"2026-06-12T10:00:00Z"}"#, "needs the days");
        check_refused(r#"{"rule":"dvpo-life","start":"2026-06-12T10:00:00Z","days":29}"#, "not 29");
        check_refused(r#"{"rule":"dvpo-life","start":"2026-06-12T10:00:00Z","days":-14}"#, "expected u32");
        check_refused(r#"{"rule":"dvpo-life","start":"2026-06-12T10:00:00Z","days":14,"days":28}"#, "duplicate field");
        check_refused(r#"{"rule":"pace-detention","start":"2026-06-12T10:00:00Z","hours":48}"#, "not 48");
        check_refused(r#"{"rule":"dvpn-arrest","start":"2029-01-02T10:00:00Z"}"#, "2019 to 2028");
        check_refused(r#"{"rule":"bail-arrest","start":"9999-12-31T23:59:59Z"}"#, "1972 to 2099");
    }

    #[test]
    fn a_local_time_that_is_none_or_two_is_told_apart() {
        check_refused(r#"{"rule":"bail-arrest","start":"2026-03-29T01:30:00"}"#, "does not exist in London");
        check_refused(r#"{"rule":"bail-arrest","start":"2026-10-25T01:30:00"}"#, "comes twice");
    }

    /// Crime and Security Act 2010 s.26(1): held until the hearing, where that is sooner.
    #[test]
    fn a_hearing_that_comes_sooner_ends_the_clock_of_a_line() {
        let asked = json!({
            "rule": "dvpn-arrest",
            "start": "2026-06-13T22:00:00+01:00",
            "hearing": "2026-06-15T10:00:00+01:00",
        });
        check(
            &asked,
            &json!({
                "target": "2026-06-15T10:00:00+01:00",
                "limit": "2026-06-15T10:00:00+01:00",
                "excluded": [{"day": "2026-06-14", "why": "sunday"}],
            }),
        );
        check_refused(
            r#"{"rule":"dvpn-arrest","start":"2026-06-12T10:00:00Z","hearing":"2026-06-13"}"#,
            "hearing: a day without a time",
        );
    }

    #[test]
    fn days_are_left_aside_by_a_rule_that_states_its_own_length() {
        let answer = |line: &str| -> Value { serde_json::from_str(&answered_line(line)).unwrap() };
        let plain = answer(r#"{"rule":"bail-arrest","start":"2026-06-12T10:00:00Z"}"#);
        let given = answer(r#"{"rule":"bail-arrest","start":"2026-06-12T10:00:00Z","days":14}"#);
        assert_eq!(plain["limit"], given["limit"]);
        assert_eq!(given["days"], 14);
    }

    proptest! {
        #[test]
        fn any_line_is_answered_with_an_object(line in ".{0,200}", start in ".{0,40}", days in any::<i64>()) {
            let asked = json!({"rule": "dvpo-life", "start": start, "days": days}).to_string();
            for line in [line, asked] {
                let answer: Value = serde_json::from_str(&answered_line(&line)).unwrap();
                prop_assert!(answer.is_object());
            }
        }
    }
}
