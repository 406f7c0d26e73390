//! Who may do what: role × rank × deed × scope. What is not in the table is denied.
//!
//! A deed is what a command, a route or an approval amounts to; `wire` says which deed each command
//! is. The table stands once, and device, HQ and page read it.

mod table;
mod words;

#[cfg(test)]
mod policy_tests;

pub use words::{Deed, Rank, Role, Scope};

use serde::{Deserialize, Serialize};

/// Somebody as the policy sees them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// What they are to the force.
    pub role: Role,
    /// Their police rank; police staff, feeds and lawyers have none.
    pub rank: Option<Rank>,
}

/// Why the policy says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denied {
    /// The role does not do this.
    Role,
    /// The law gives it to a higher rank.
    Rank,
    /// It reaches further than the role does.
    Scope,
}

impl Actor {
    /// How far somebody may do something; `None` where they may not at all.
    pub fn reach(self, deed: Deed) -> Option<Scope> {
        let reach = table::granted(self.role, deed)?;
        self.has_rank_for(deed).then_some(reach)
    }

    /// Whether somebody may do something within a scope, or why not.
    pub fn may(self, deed: Deed, scope: Scope) -> Result<(), Denied> {
        let reach = table::granted(self.role, deed).ok_or(Denied::Role)?;
        if !self.has_rank_for(deed) {
            return Err(Denied::Rank);
        }
        if scope > reach { Err(Denied::Scope) } else { Ok(()) }
    }

    /// Everything somebody may do, in whatever scope.
    pub fn deeds(self) -> Vec<Deed> {
        Deed::ALL.iter().copied().filter(|deed| self.reach(*deed).is_some()).collect()
    }

    fn has_rank_for(self, deed: Deed) -> bool {
        table::least_rank(deed).is_none_or(|least| self.rank.is_some_and(|rank| rank >= least))
    }
}

/// Whether it is done only where two people agree: export, disposal, keys, restores and the law's
/// sign-off.
pub fn needs_two(deed: Deed) -> bool {
    table::needs_two(deed)
}
