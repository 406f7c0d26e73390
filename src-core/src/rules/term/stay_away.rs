//! Not to go within a distance of a place or person.

use super::{TermRules, plain};
use crate::rules::assess::Question;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::presence::{PlaceRule, asked_of, at_place};
use crate::rules::place::Zone;
use serde::{Deserialize, Serialize};

/// Not to go within a distance of a place or person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StayAway {
    /// Of what, in words.
    pub of: String,
    /// The distance, in metres.
    pub distance_m: f64,
    /// The place as a shape: all within that distance of it, or none where it is not located.
    pub zone: Zone,
}

impl TermRules for StayAway {
    fn assess(&self, case: &Case<'_>) -> Finding {
        at_place(case, &self.zone, PlaceRule::KeepOut, Question::DidHeComeWithin)
    }

    fn questions(&self) -> Vec<Question> {
        asked_of(&self.zone, Question::DidHeComeWithin)
    }

    fn in_plain_words(&self) -> String {
        let of = plain::place(&self.of, self.zone.disclosure);
        format!("He must not go within {:.0} metres of {of}.", self.distance_m)
    }
}

#[cfg(test)]
mod tests {
    use super::StayAway;
    use crate::rules::assess::builders::{a_condition, check, facts_at, shown, the_circle};
    use crate::rules::assess::{Answer, Question, Reply, Why};
    use crate::rules::condition::{Condition, Term};
    use crate::rules::place::Shape;

    const NOON: &str = "2026-11-22T12:00:00Z";

    fn stay_away(shape: Shape) -> Condition {
        a_condition(Term::StayAway(StayAway { of: "her home".to_owned(), distance_m: 100.0, zone: shown(shape) }))
    }

    #[test]
    fn it_is_judged_by_where_he_was_seen() {
        check(stay_away(the_circle()), &facts_at(NOON).seen_north_by(0, 10.0), Answer::FactsFit);
        check(stay_away(the_circle()), &facts_at(NOON).seen_north_by(5000, 10.0), Answer::FactsDoNotFit);
    }

    #[test]
    fn unlocated_it_asks_whether_he_came_within_the_distance() {
        let term = check(stay_away(Shape::None), &facts_at(NOON), Answer::CannotTell);
        assert_eq!(term.ask, [Question::DidHeComeWithin]);
        assert_eq!(term.why, [Why::PlaceNotLocated, Why::NotAnswered { question: Question::DidHeComeWithin }]);
        let told = |reply| facts_at(NOON).told(Question::DidHeComeWithin, reply);
        check(stay_away(Shape::None), &told(Reply::Yes), Answer::FactsFit);
        check(stay_away(Shape::None), &told(Reply::No), Answer::FactsDoNotFit);
    }

    #[test]
    fn its_plain_words_name_distance_and_place() {
        let words = stay_away(the_circle()).term.in_plain_words();
        assert_eq!(words, "He must not go within 100 metres of her home.");
    }
}
