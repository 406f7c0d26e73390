//! Whether an arrest may follow from one paragraph, for the paragraph's own line.

use super::{Power, PowerStanding};
use crate::rules::ids::ConditionId;

/// What the listed powers of arrest make of one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrestFor {
    /// One reaches it, on the officer's own test, or it cannot be told that none does.
    MayFollow,
    /// None reaches it, and why the strongest does not.
    NotFor(PowerStanding),
    /// No power of arrest is listed for the order at all.
    NoneListed,
}

/// Whether one of these powers, the strongest first, reaches a paragraph. A power without a standing of
/// its own for the paragraph stands for it as for the order; one that turns on no condition says nothing
/// of any.
pub fn arrest_for(powers: &[Power], condition: ConditionId) -> ArrestFor {
    let standing = |power: &Power| {
        let of_it = power.for_conditions.iter().find(|each| each.condition == condition);
        of_it.map_or(power.standing, |each| each.standing)
    };
    let mut standings = powers.iter().filter(|power| power.tense.is_of_a_condition()).map(standing);
    if standings.clone().any(may_follow) {
        return ArrestFor::MayFollow;
    }
    standings.next().map_or(ArrestFor::NoneListed, ArrestFor::NotFor)
}

fn may_follow(standing: PowerStanding) -> bool {
    match standing {
        PowerStanding::IfTestMet | PowerStanding::Recalled | PowerStanding::Doubtful | PowerStanding::CannotTell => {
            true
        }
        PowerStanding::NotInForce
        | PowerStanding::NotForRequirements
        | PowerStanding::NotListed
        | PowerStanding::PowerEnded
        | PowerStanding::NotOperating
        | PowerStanding::NotValidlyGiven
        | PowerStanding::UnderTen => false,
    }
}

/// Whether a power can be used now, so far as the law rows go: whoever records one that cannot says why.
pub fn stands_now(power: &Power) -> bool {
    may_follow(power.standing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::law::{Custody, PowerId};
    use crate::rules::power::{ConditionPower, Tense, Test};

    fn condition(number: u128) -> ConditionId {
        ConditionId(uuid::Uuid::from_u128(number))
    }

    fn power(standing: PowerStanding, of_second: PowerStanding) -> Power {
        let paragraph = "2".into();
        Power {
            id: PowerId::PaceS24,
            source: String::new(),
            tense: Tense::Offence,
            test: Test::Suspecting,
            needs_necessity: true,
            entry: None,
            custody: Custody::StationThenPolice,
            clock: None,
            clock_if_murder: None,
            clock_starts: None,
            standing,
            for_conditions: vec![ConditionPower { condition: condition(2), paragraph, standing: of_second }],
            turns_on: Vec::new(),
            notes: Vec::new(),
        }
    }

    #[test]
    fn a_requirement_beside_a_prohibition_has_no_arrest_of_its_own() {
        let powers = [power(PowerStanding::IfTestMet, PowerStanding::NotForRequirements)];
        assert_eq!(arrest_for(&powers, condition(2)), ArrestFor::NotFor(PowerStanding::NotForRequirements));
        assert_eq!(arrest_for(&powers, condition(1)), ArrestFor::MayFollow);
    }

    #[test]
    fn one_power_that_may_reach_it_is_enough_and_none_is_said() {
        let powers = [
            power(PowerStanding::IfTestMet, PowerStanding::NotListed),
            power(PowerStanding::IfTestMet, PowerStanding::CannotTell),
        ];
        assert_eq!(arrest_for(&powers, condition(2)), ArrestFor::MayFollow);
        assert_eq!(arrest_for(&[], condition(2)), ArrestFor::NoneListed);
    }

    #[test]
    fn the_power_of_an_order_that_ended_does_not_stand() {
        assert!(!stands_now(&power(PowerStanding::NotInForce, PowerStanding::NotInForce)));
        assert!(stands_now(&power(PowerStanding::Doubtful, PowerStanding::NotInForce)));
    }
}
