//! What was known when an assessment was asked for.

use crate::rules::notice::NoticeEvent;
use crate::rules::place::{Containment, Position, Zone, combine, judge};
use crate::rules::question::Told;
use crate::rules::sighting::Sighting;
use crate::rules::time::{Now, Timestamp};
use serde::{Deserialize, Serialize};

/// What was known when an assessment was asked for.
///
/// Whoever writes facts by hand may leave out what is not known: an act without an end is an
/// instant, an identity that is not given is not known, and nothing was seen, told or served.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "FactsAsGiven")]
pub struct Facts {
    /// When the act began.
    pub act_from: Timestamp,
    /// When it ended; equal to `act_from` for an instant.
    pub act_until: Timestamp,
    /// The time of the decision, an interval where the clock is not trusted.
    pub decision_time: Now,
    /// As of when HQ's knowledge is asked.
    pub known_as_of: Timestamp,
    /// Whether this is the person the order names.
    pub identity: Identity,
    /// Where the respondent was, if that is known.
    pub sighting: Option<Sighting>,
    /// Whether the position is a live fix: a hidden zone answers no other.
    pub live_fix: bool,
    /// The live fix that hidden zones are asked of: one a minute, whatever else is asked meanwhile. Where
    /// there is none, a live position is asked of itself. It answers for a live position that may be the
    /// same place, and for no other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden_fix: Option<HiddenFix>,
    /// What the officer answered to the questions asked.
    pub told: Vec<Told>,
    /// Notice events held.
    pub notice: Vec<NoticeEvent>,
}

/// A live fix with the time as of which hidden zones are asked of it: asked again, they answer alike.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct HiddenFix {
    /// The fix.
    pub position: Position,
    /// When it was asked of first.
    pub at: Timestamp,
}

impl HiddenFix {
    /// What a hidden zone answers it.
    pub fn judge(&self, zone: &Zone) -> Containment {
        judge(zone, &self.position, self.at).containment
    }

    /// Whether what it answers holds of where somebody stands at an instant: no farther away than two
    /// fixes of one place may lie. It depends on the fixes alone, and so tells nothing of a zone.
    pub fn stands_for(&self, live: &Position, at: Timestamp) -> bool {
        let unmoved = Position { fixed_at: at, ..self.position };
        combine(&[unmoved, *live], at).is_some_and(|both| both.agree)
    }
}

/// Question 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identity {
    /// Two identifiers were confirmed.
    Confirmed,
    /// A possible match.
    Possible,
    /// Not known.
    #[default]
    Unknown,
}

/// How many identifiers, confirmed against the person in front of the officer, confirm who it is.
const CONFIRM: usize = 2;

impl Identity {
    /// By how many identifiers of somebody held were confirmed.
    pub fn by(confirmed: usize) -> Self {
        if confirmed < CONFIRM { Self::Possible } else { Self::Confirmed }
    }
}

/// Facts as they are written, before what was left out is filled in.
#[derive(Deserialize)]
struct FactsAsGiven {
    act_from: Timestamp,
    act_until: Option<Timestamp>,
    decision_time: Now,
    known_as_of: Timestamp,
    #[serde(default)]
    identity: Identity,
    sighting: Option<Sighting>,
    #[serde(default)]
    live_fix: bool,
    #[serde(default)]
    hidden_fix: Option<HiddenFix>,
    #[serde(default)]
    told: Vec<Told>,
    #[serde(default)]
    notice: Vec<NoticeEvent>,
}

impl From<FactsAsGiven> for Facts {
    fn from(given: FactsAsGiven) -> Self {
        Self {
            act_from: given.act_from,
            act_until: given.act_until.unwrap_or(given.act_from),
            decision_time: given.decision_time,
            known_as_of: given.known_as_of,
            identity: given.identity,
            sighting: given.sighting,
            live_fix: given.live_fix,
            hidden_fix: given.hidden_fix,
            told: given.told,
            notice: given.notice,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_an_instant_of_which_nothing_is_known() {
        let noon = "2026-11-22T12:00:00.000Z";
        let text = format!(
            r#"{{"act_from":"{noon}","decision_time":{{"earliest":"{noon}","latest":"{noon}","trust":"trusted"}},"known_as_of":"{noon}"}}"#
        );
        let facts: Facts = serde_json::from_str(&text).unwrap();
        assert_eq!(facts.act_until, facts.act_from);
        assert_eq!((facts.identity, facts.live_fix), (Identity::Unknown, false));
        assert!(facts.sighting.is_none() && facts.told.is_empty() && facts.notice.is_empty());
        let written = serde_json::to_vec(&facts).unwrap();
        assert_eq!(serde_json::from_slice::<Facts>(&written).unwrap(), facts);
    }

    #[test]
    fn the_time_of_the_act_and_of_the_decision_cannot_be_left_out() {
        assert!(serde_json::from_str::<Facts>(r#"{"known_as_of":"2026-11-22T12:00:00Z"}"#).is_err());
    }
}
