//! Not to enter an area.

use super::AssessTerm;
use crate::rules::assess::Question;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::presence::{PlaceRule, at_place};
use crate::rules::term::ExclusionZone;

impl AssessTerm for ExclusionZone {
    fn assess(&self, case: &Case<'_>) -> Finding {
        at_place(case, &self.zone, PlaceRule::KeepOut, Question::DidHeEnter)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::builders::{
        a_condition, a_zone, at, check, facts_at, facts_over, in_english, shown, the_circle,
    };
    use crate::rules::assess::{Answer, Facts, HiddenFix, Question, Reply, Settle, Why};
    use crate::rules::condition::{Condition, Term};
    use crate::rules::place::{Disclosure, LonLat, Shape, Zone};
    use crate::rules::term::ExclusionZone;
    use crate::rules::visibility::{Span, Visibility};
    use chrono::TimeDelta;

    const NOON: &str = "2026-11-22T12:00:00Z";

    fn zone(disclosure: Disclosure) -> Condition {
        a_condition(a_zone(the_circle(), disclosure))
    }

    #[test]
    fn it_is_judged_by_where_he_was_seen() {
        let inside = check(zone(Disclosure::Shown), &facts_at(NOON).seen_north_by(0, 10.0), Answer::FactsFit);
        assert!(matches!(inside.why.as_slice(), [Why::InsideBy { edge_m, .. }] if *edge_m == 100.0));
        assert_eq!((inside.ask, inside.settle), (Vec::new(), Vec::new()));
        let outside = check(zone(Disclosure::Shown), &facts_at(NOON).seen_north_by(5000, 10.0), Answer::FactsDoNotFit);
        assert!(matches!(outside.why.as_slice(), [Why::OutsideBy { .. }]));
    }

    #[test]
    fn near_the_edge_it_says_what_would_settle_it() {
        let edge = check(zone(Disclosure::Shown), &facts_at(NOON).seen_north_by(1000, 30.0), Answer::CannotTell);
        let [Why::EdgeWithinUncertainty { edge_m, .. }, Why::NotAnswered { .. }] = edge.why.as_slice() else {
            panic!("{:?}", edge.why)
        };
        assert_eq!(edge.ask, [Question::DidHeEnter]);
        let [Settle::BetterFix { within_m }, Settle::AskWhere, Settle::AskQuestion { question: Question::DidHeEnter }] =
            edge.settle.as_slice()
        else {
            panic!("{:?}", edge.settle)
        };
        // The radius of 68 % whose circle of 95 % is as wide as the edge is far.
        let needed = edge_m * (0.32_f64.ln() / 0.05_f64.ln()).sqrt();
        assert!((needed - 1.0..=needed).contains(within_m), "{within_m} of {needed}");
        let better = facts_at(NOON).seen_north_by(1000, within_m * (0.05_f64.ln() / 0.32_f64.ln()).sqrt());
        check(zone(Disclosure::Shown), &better, Answer::FactsDoNotFit);
    }

    #[test]
    fn at_the_very_edge_no_fix_is_good_enough() {
        // 111.2 m to a thousandth of a degree: the edge of 100 m lies at 0.0009 degrees.
        let edge = check(zone(Disclosure::Shown), &facts_at(NOON).seen_north_by(900, 30.0), Answer::CannotTell);
        assert_eq!(edge.settle, [Settle::AskWhere, Settle::AskQuestion { question: Question::DidHeEnter }]);
    }

    #[test]
    fn the_officer_is_asked_where_nobody_saw_him() {
        let unseen = check(zone(Disclosure::Shown), &facts_at(NOON), Answer::CannotTell);
        assert_eq!(unseen.why, [Why::NoSighting, Why::NotAnswered { question: Question::DidHeEnter }]);
        assert_eq!(unseen.settle, [Settle::AskWhere, Settle::AskQuestion { question: Question::DidHeEnter }]);
        let replies =
            [(Reply::Yes, Answer::FactsFit), (Reply::No, Answer::FactsDoNotFit), (Reply::Unknown, Answer::CannotTell)];
        for (reply, answer) in replies {
            check(zone(Disclosure::Shown), &facts_at(NOON).told(Question::DidHeEnter, reply), answer);
        }
    }

    #[test]
    fn a_place_that_was_not_located_is_for_the_officer() {
        let unlocated = || a_condition(a_zone(Shape::None, Disclosure::Shown));
        let seen = facts_at(NOON).seen_north_by(0, 10.0);
        let term = check(unlocated(), &seen, Answer::CannotTell);
        assert_eq!(term.why.first(), Some(&Why::PlaceNotLocated));
        assert_eq!(term.settle, [Settle::AskQuestion { question: Question::DidHeEnter }]);
        check(unlocated(), &seen.told(Question::DidHeEnter, Reply::Yes), Answer::FactsFit);
    }

    #[test]
    fn fixes_that_agree_settle_more_than_one_alone() {
        let edge = || facts_at(NOON).seen_north_by(1110, 30.0);
        check(zone(Disclosure::Shown), &edge(), Answer::CannotTell);
        let around = [1111, 1109, 1112, 1108, 1110, 1113, 1107, 1110];
        let term = check(zone(Disclosure::Shown), &with_more(edge(), &around), Answer::FactsDoNotFit);
        assert!(matches!(term.why.as_slice(), [Why::OutsideBy { .. }, Why::SeveralFixes { fixes }] if *fixes > 1));
    }

    #[test]
    fn fixes_that_contradict_one_another_settle_nothing() {
        let inside = facts_at(NOON).seen_north_by(0, 10.0);
        let term = check(zone(Disclosure::Shown), &with_more(inside.clone(), &[9000]), Answer::CannotTell);
        assert_eq!(term.why.first(), Some(&Why::FixesDisagree));
        assert_eq!(term.ask, [Question::DidHeEnter]);
        let hidden = check(zone(Disclosure::Hidden), &with_more(inside, &[9000]), Answer::CannotTell);
        assert_eq!(hidden.why, [Why::FixesDisagree, Why::HiddenArea]);
    }

    /// Adds fixes as good as the first, a second apart and so many millionths of a degree north of
    /// the market place.
    fn with_more(mut facts: Facts, north: &[i32]) -> Facts {
        let sighting = facts.sighting.as_mut().unwrap();
        let first = sighting.position.unwrap();
        for (millionths, seconds) in north.iter().zip(1..) {
            let mut fix = first;
            fix.at = LonLat::new(-1.476, f64::from(52_922_000 + millionths) / 1e6).unwrap();
            fix.fixed_at = first.fixed_at.plus(TimeDelta::seconds(-seconds));
            sighting.more.push(fix);
        }
        facts
    }

    /// A zone that may be shown in itself, in words that need a tap, as a whole or in a part.
    fn in_hidden_words() -> [Condition; 3] {
        let of = |visibility| Condition { visibility, ..zone(Disclosure::Shown) };
        let part = Span { from: 0, to: 3, visibility: Visibility::NeedToKnow };
        let in_part = Condition { spans: vec![part], ..zone(Disclosure::Shown) };
        [of(Visibility::NeedToKnow), of(Visibility::Sealed), in_part]
    }

    #[test]
    fn one_whose_words_need_a_tap_is_measured_no_more_than_a_hidden_one() {
        for condition in in_hidden_words() {
            assert!(condition.questions().is_empty());
            let live = facts_at(NOON).seen_north_by(0, 10.0);
            let term = check(condition.clone(), &live, Answer::FactsFit);
            assert_eq!((term.why, term.p_inside), (vec![Why::HiddenArea], None));
            let typed = check(condition.clone(), &Facts { live_fix: false, ..live }, Answer::CannotTell);
            assert_eq!((typed.why, typed.ask), (vec![Why::HiddenAreaNeedsLiveFix], Vec::new()));
            let near = check(condition, &facts_at(NOON).seen_north_by(900, 30.0), Answer::CannotTell);
            assert_eq!((near.why, near.settle), (vec![Why::HiddenArea], Vec::new()), "no distance");
        }
    }

    /// A live fix now, and the one that hidden areas were asked of within the minute, so many millionths of
    /// a degree north.
    fn asked_before(asked: i32, now: i32) -> Facts {
        let seen = |millionths| facts_at(NOON).seen_north_by(millionths, 10.0);
        let position = seen(asked).sighting.and_then(|seen| seen.position).unwrap();
        Facts { hidden_fix: Some(HiddenFix { position, at: at(NOON) }), ..seen(now) }
    }

    #[test]
    fn a_hidden_one_that_was_asked_of_another_place_cannot_tell_of_this_one() {
        check(zone(Disclosure::Hidden), &asked_before(0, 0), Answer::FactsFit);
        let same_place = check(zone(Disclosure::Hidden), &asked_before(0, 100), Answer::FactsFit);
        assert_eq!(same_place.why, [Why::HiddenArea]);
        for (asked, now) in [(0, 110_000), (110_000, 0), (0, 1_000), (110_000, 220_000)] {
            let moved = check(zone(Disclosure::Hidden), &asked_before(asked, now), Answer::CannotTell);
            assert_eq!((moved.why, moved.settle), (vec![Why::HiddenAreaAskedElsewhere], vec![Settle::LiveFix]));
        }
        check(zone(Disclosure::Shown), &asked_before(0, 110_000), Answer::FactsDoNotFit);
    }

    #[test]
    fn a_hidden_one_asks_nothing_and_wants_a_live_fix() {
        let live = facts_at(NOON).seen_north_by(0, 10.0);
        let term = check(zone(Disclosure::Hidden), &live, Answer::FactsFit);
        assert_eq!((term.why, term.p_inside), (vec![Why::HiddenArea], None));
        let stale = check(zone(Disclosure::Hidden), &Facts { live_fix: false, ..live }, Answer::CannotTell);
        assert_eq!((stale.why, stale.ask), (vec![Why::HiddenAreaNeedsLiveFix], Vec::new()));
        assert_eq!(stale.settle, [Settle::LiveFix]);
        let edge = check(zone(Disclosure::Hidden), &facts_at(NOON).seen_north_by(900, 30.0), Answer::CannotTell);
        assert_eq!((edge.why, edge.settle), (vec![Why::HiddenArea], Vec::new()));
        check(zone(Disclosure::Hidden), &facts_at(NOON).told(Question::DidHeEnter, Reply::Yes), Answer::CannotTell);
    }

    #[test]
    fn one_moment_outside_does_not_answer_for_an_evening() {
        let mut facts = facts_over("2026-11-22T18:00:00Z", "2026-11-22T21:30:00Z").seen_north_by(5000, 10.0);
        check(zone(Disclosure::Shown), &facts, Answer::FactsDoNotFit);
        let sighting = facts.sighting.as_mut().unwrap();
        sighting.until = sighting.from;
        let term = check(zone(Disclosure::Shown), &facts, Answer::CannotTell);
        assert_eq!(term.ask, [Question::DidHeEnter]);
    }

    #[test]
    fn its_plain_words_name_the_place_unless_it_is_hidden() {
        let plain = |place: &str, disclosure| {
            let zone = Zone { disclosure, ..shown(the_circle()) };
            in_english(Term::ExclusionZone(ExclusionZone { place: place.to_owned(), zone }).in_plain_words())
        };
        assert_eq!(
            plain("Mill Lane, Belper", Disclosure::Shown),
            "They must not enter Mill Lane, Belper. The court's words say how far that reaches."
        );
        assert!(plain("", Disclosure::Shown).starts_with("They must not enter the place in the court's words. "));
        assert!(!plain("Mill Lane, Belper", Disclosure::Hidden).contains("Mill Lane"));
    }
}
