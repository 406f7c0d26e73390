//! Not to go within a distance of a place or person.

use super::AssessTerm;
use crate::rules::assess::Question;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::presence::{PlaceRule, at_place};
use crate::rules::term::StayAway;

impl AssessTerm for StayAway {
    fn assess(&self, case: &Case<'_>) -> Finding {
        at_place(case, &self.zone, PlaceRule::KeepOut, Question::DidHeComeWithin)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::builders::{a_condition, check, facts_at, in_english, shown, the_circle};
    use crate::rules::assess::{Answer, Question, Reply, Why};
    use crate::rules::condition::{Condition, Term};
    use crate::rules::place::Shape;
    use crate::rules::term::StayAway;

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
        let words = in_english(stay_away(the_circle()).term.in_plain_words());
        assert_eq!(words, "They must not go within 100 metres of her home.");
    }
}
