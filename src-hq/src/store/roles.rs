//! What officers are to the force, and since when. A role is the collar number's: it is the same on every
//! device, and a change does not reach back over what was made before it.

use crate::failure::Result;
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::policy::Actor;
use cordon_core::rules::time::Timestamp;

/// What an officer is to the force from a time on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleSince {
    /// From when on, by HQ's clock.
    pub since: Timestamp,
    /// What they are.
    pub actor: Actor,
}

/// What somebody was at a time, of what they were one after another. What is older than the first is the
/// first's: a device's clock may be behind, and so may HQ's have been.
pub fn held_at(roles: &[RoleSince], at: Timestamp) -> Option<Actor> {
    let held = roles.iter().rev().find(|role| role.since <= at).or_else(|| roles.first());
    held.map(|role| role.actor)
}

/// What is read of roles.
pub trait RoleReads {
    /// What the officer of a collar number is now; none where nobody has had the number.
    fn find_role(&self, collar: &str) -> Result<Option<Actor>>;

    /// What an officer was, the oldest first; nothing where they are not known.
    fn list_roles(&self, officer: OfficerId) -> Result<Vec<RoleSince>>;

    /// Whatever the officers of a device were to the force at any time, whoever of them was confirmed or has
    /// left: what it owes is owed all the same.
    fn list_actors(&self, device: DeviceId) -> Result<Vec<Actor>>;

    /// What those officers of a device are to the force now whose enrolment was confirmed and who have not left.
    fn list_present_actors(&self, device: DeviceId) -> Result<Vec<Actor>>;
}

/// What is written of roles.
pub trait RoleWrites {
    /// Keeps what the officer of a collar number is from now on. What they were before stays as it is.
    fn keep_role(&self, collar: &str, actor: Actor, now: Timestamp) -> Result<()>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::rules::policy::{Rank, Role};

    fn role(since: i64, role: Role, rank: Option<Rank>) -> RoleSince {
        RoleSince { since: Timestamp::from_millis(since), actor: Actor { role, rank } }
    }

    #[test]
    fn a_role_is_held_from_its_own_time_to_the_next() {
        let roles = [role(100, Role::Supervisor, Some(Rank::Inspector)), role(200, Role::Legal, None)];
        let at = |millis| held_at(&roles, Timestamp::from_millis(millis)).map(|actor| actor.role);
        assert_eq!([at(0), at(100), at(199)], [Some(Role::Supervisor); 3], "before the first it is the first");
        assert_eq!([at(200), at(9_999)], [Some(Role::Legal); 2]);
        assert_eq!(held_at(&[], Timestamp::from_millis(100)), None, "nobody is nothing");
    }
}
