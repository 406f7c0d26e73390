//! To be at a place within hours, and to come to the door where the words say so.

use super::AssessTerm;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::hours::outside_hours;
use crate::rules::assess::presence::{PlaceRule, at_place};
use crate::rules::assess::{Answer, Question, Reply, Why};
use crate::rules::term::Curfew;

impl AssessTerm for Curfew {
    /// To have been away while it was open is enough; where the hours were not read it is for the
    /// officer.
    fn assess(&self, case: &Case<'_>) -> Finding {
        if self.windows.is_empty() {
            return case.told(Question::DidHeDoIt, Reply::Yes).with_reasons(vec![Why::WordsNotRead]);
        }
        outside_hours(case, &self.windows).unwrap_or_else(|| self.in_hours(case))
    }
}

impl Curfew {
    fn in_hours(&self, case: &Case<'_>) -> Finding {
        let presence = at_place(case, &self.zone, PlaceRule::BeThere, Question::WasHeThere);
        if !self.doorstep {
            return presence;
        }
        let door = case.told(Question::DidHeComeToTheDoor, Reply::No);
        let contradict =
            case.is_instant() && presence.answer == Answer::FactsFit && door.answer == Answer::FactsDoNotFit;
        if contradict {
            return Finding { answer: Answer::CannotTell, ..presence }.with_reasons_behind(door.why);
        }
        presence.or(door)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::builders::{
        a_condition, at, check, facts_at, facts_over, in_english, night, shown, the_circle,
    };
    use crate::rules::assess::{Answer, Operating, Question, Reply, Why};
    use crate::rules::condition::{Condition, Term};
    use crate::rules::place::Shape;
    use crate::rules::term::Curfew;
    use crate::rules::time::Interval;

    const EVENING: &str = "2026-11-22T21:30:00Z";
    const NOON: &str = "2026-11-22T12:00:00Z";

    fn a_curfew(shape: Shape) -> Curfew {
        let zone = shown(shape);
        Curfew { place: "4 Peel Street".to_owned(), zone, windows: night(), tagged: false, doorstep: false }
    }

    fn curfew(shape: Shape) -> Condition {
        a_condition(Term::Curfew(a_curfew(shape)))
    }

    fn doorstep(shape: Shape) -> Condition {
        a_condition(Term::Curfew(Curfew { doorstep: true, ..a_curfew(shape) }))
    }

    #[test]
    fn it_operates_in_its_hours() {
        let at_noon = check(curfew(the_circle()), &facts_at(NOON), Answer::NotOperating);
        assert_eq!(at_noon.operating, Operating::No { next: Some(at("2026-11-22T21:00:00Z")) });
        let across = facts_over("2026-11-22T20:00:00Z", EVENING).seen_north_by(5000, 10.0);
        check(curfew(the_circle()), &across, Answer::CannotTell);
    }

    #[test]
    fn it_is_judged_by_where_he_was_in_them() {
        check(curfew(the_circle()), &facts_at(EVENING).seen_north_by(5000, 10.0), Answer::FactsFit);
        check(curfew(the_circle()), &facts_at(EVENING).seen_north_by(0, 10.0), Answer::FactsDoNotFit);
        let told = |reply| facts_at(EVENING).told(Question::WasHeThere, reply);
        check(curfew(Shape::None), &told(Reply::No), Answer::FactsFit);
        check(curfew(Shape::None), &told(Reply::Yes), Answer::FactsDoNotFit);
        let unseen = check(curfew(Shape::None), &facts_at(EVENING), Answer::CannotTell);
        assert_eq!(unseen.ask, [Question::WasHeThere]);
    }

    #[test]
    fn hours_that_were_not_read_are_for_the_officer() {
        let unread = || a_condition(Term::Curfew(Curfew { windows: Vec::new(), ..a_curfew(the_circle()) }));
        let term = check(unread(), &facts_at(EVENING).seen_north_by(5000, 10.0), Answer::CannotTell);
        assert_eq!((term.why.first(), term.ask), (Some(&Why::WordsNotRead), vec![Question::DidHeDoIt]));
    }

    #[test]
    fn it_has_no_next_opening_beyond_the_orders_life() {
        let last_day = check(curfew(Shape::None), &facts_at("2026-11-30T12:00:00Z"), Answer::NotOperating);
        assert_eq!(last_day.operating, Operating::No { next: Some(at("2026-11-30T21:00:00Z")) });
        let period = Some(Interval { from: None, until: Some(at("2026-11-22T20:00:00Z")) });
        let ended = Condition { period, ..curfew(Shape::None) };
        assert_eq!(check(ended, &facts_at(NOON), Answer::NotOperating).operating, Operating::No { next: None });
    }

    #[test]
    fn who_does_not_come_to_the_door_fits_a_doorstep_condition() {
        let home = || facts_at(EVENING).seen_north_by(0, 10.0);
        let term = check(doorstep(the_circle()), &home(), Answer::CannotTell);
        assert_eq!(term.ask, [Question::DidHeComeToTheDoor]);
        let called = |reply| home().told(Question::DidHeComeToTheDoor, reply);
        check(doorstep(the_circle()), &called(Reply::No), Answer::FactsFit);
        check(doorstep(the_circle()), &called(Reply::Yes), Answer::FactsDoNotFit);
        check(curfew(the_circle()), &called(Reply::No), Answer::FactsDoNotFit);
    }

    #[test]
    fn at_one_instant_he_cannot_be_away_and_at_the_door() {
        let away = facts_at(EVENING).seen_north_by(5000, 10.0);
        check(doorstep(the_circle()), &away, Answer::FactsFit);
        let both = away.told(Question::DidHeComeToTheDoor, Reply::Yes);
        check(doorstep(the_circle()), &both, Answer::CannotTell);
        let night = facts_over("2026-11-22T21:30:00Z", "2026-11-23T06:00:00Z").seen_north_by(5000, 10.0);
        check(doorstep(the_circle()), &night.told(Question::DidHeComeToTheDoor, Reply::Yes), Answer::FactsFit);
    }

    #[test]
    fn its_plain_words_name_place_hours_door_and_tag() {
        let all = Curfew { doorstep: true, tagged: true, ..a_curfew(Shape::None) };
        assert_eq!(
            in_english(Term::Curfew(all).in_plain_words()),
            "They must be at 4 Peel Street: every day 21:00 to 07:00. The court's words say whether indoors. They must come to the \
             door when an officer calls. A tag checks it."
        );
        let unread = Curfew { windows: Vec::new(), ..a_curfew(Shape::None) };
        assert_eq!(
            in_english(Term::Curfew(unread).in_plain_words()),
            "They must be at 4 Peel Street: at the times in the court's words. The court's words say whether indoors."
        );
    }
}
