//! To live, or to live and sleep, at a place.

use super::AssessTerm;
use crate::rules::assess::Reply;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::presence::beside_sighting;
use crate::rules::term::Residence;
use crate::rules::term::TermRules as _;

impl AssessTerm for Residence {
    /// A sighting stands beside what only the officer can say: one moment elsewhere, or there, does
    /// not say where he lives.
    fn assess(&self, case: &Case<'_>) -> Finding {
        beside_sighting(case, &self.zone, case.told_any(&self.questions(), Reply::No))
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::builders::{a_condition, check, facts_at, in_english, shown, the_circle};
    use crate::rules::assess::{Answer, Facts, Question, Reply, Why};
    use crate::rules::condition::{Condition, Term};
    use crate::rules::term::{Residence, ResidenceDuty};

    fn home(duty: ResidenceDuty) -> Condition {
        let place = "4 Peel Street, Derby".to_owned();
        a_condition(Term::Residence(Residence { place, zone: shown(the_circle()), duty }))
    }

    fn seen_elsewhere() -> Facts {
        facts_at("2026-11-22T12:00:00Z").seen_north_by(5000, 10.0)
    }

    #[test]
    fn one_sighting_elsewhere_does_not_say_where_he_lives() {
        let term = check(home(ResidenceDuty::LiveAndSleep), &seen_elsewhere(), Answer::CannotTell);
        assert!(matches!(term.why.as_slice(), [Why::OutsideBy { .. }, Why::OneSightingDoesNotSettle, ..]));
        assert_eq!(term.ask, [Question::DidHeSleepThere, Question::DoesHeLiveThere]);
        let at_home = facts_at("2026-11-22T12:00:00Z").seen_north_by(0, 10.0);
        check(home(ResidenceDuty::LiveAndSleep), &at_home, Answer::CannotTell);
    }

    #[test]
    fn a_night_elsewhere_fits_where_he_must_sleep_there() {
        let away = || seen_elsewhere().told(Question::DidHeSleepThere, Reply::No);
        check(home(ResidenceDuty::LiveAndSleep), &away(), Answer::FactsFit);
        check(home(ResidenceDuty::Live), &away(), Answer::CannotTell);
        let moved = seen_elsewhere().told(Question::DoesHeLiveThere, Reply::No);
        check(home(ResidenceDuty::Live), &moved, Answer::FactsFit);
    }

    #[test]
    fn to_have_slept_there_does_not_yet_say_that_he_lives_there() {
        let slept = || seen_elsewhere().told(Question::DidHeSleepThere, Reply::Yes);
        let term = check(home(ResidenceDuty::LiveAndSleep), &slept(), Answer::CannotTell);
        assert_eq!(term.ask, [Question::DoesHeLiveThere]);
        let lives = slept().told(Question::DoesHeLiveThere, Reply::Yes);
        check(home(ResidenceDuty::LiveAndSleep), &lives, Answer::FactsDoNotFit);
    }

    #[test]
    fn its_plain_words_name_the_place() {
        let words = |duty| in_english(home(duty).term.in_plain_words());
        assert_eq!(
            words(ResidenceDuty::LiveAndSleep),
            "They must live and sleep at 4 Peel Street, Derby, every night."
        );
        assert_eq!(words(ResidenceDuty::Live), "They must live at 4 Peel Street, Derby.");
    }
}
