//! Leave to look at something again. One journalled look gives it; queries read under it.

use crate::rules::ids::{GrantId, OfficerId};
use crate::rules::look::{Subject, is_same_incident};
use crate::rules::reason::Reason;
use crate::rules::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Leave to read again what one look released: for whom, of what, and why. It ends when the device
/// locks or another officer signs in, when a reason names another incident, and after half an hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// By what queries name it.
    pub id: GrantId,
    /// Of what.
    pub subject: Subject,
    /// Whose.
    pub officer: OfficerId,
    /// Why; absent for the officer's own records, and for drafts that show nobody.
    pub reason: Option<Reason>,
    /// When the reason was given.
    pub granted_at: Timestamp,
}

impl Grant {
    /// Whether it goes on once a reason was given for something: not where both name an incident, and
    /// not the same one.
    pub fn outlives(&self, given: &Reason) -> bool {
        let own = self.reason.as_ref().and_then(Reason::incident);
        match (own, given.incident()) {
            (Some(own), Some(other)) => is_same_incident(own, other),
            (Some(_), None) | (None, Some(_) | None) => true,
        }
    }
}

impl Reason {
    /// The incident number, where one was given.
    pub fn incident(&self) -> Option<&str> {
        self.incident_number.as_deref().map(str::trim).filter(|number| !number.is_empty())
    }
}

/// What an act shows, with the grant that stays with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Granted<T> {
    /// The grant.
    pub grant: Grant,
    /// What is shown.
    pub sheet: T,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::ReasonKind;
    use uuid::Uuid;

    fn reason(number: Option<&str>) -> Reason {
        Reason { kind: ReasonKind::AtScene, words: None, incident_number: number.map(str::to_owned) }
    }

    #[track_caller]
    fn outlives(own: Option<&str>, given: Option<&str>, expected: bool) {
        let grant = Grant {
            id: GrantId(Uuid::nil()),
            subject: Subject::OwnRecords,
            officer: OfficerId(Uuid::nil()),
            reason: Some(reason(own)),
            granted_at: Timestamp::from_millis(0),
        };
        assert_eq!(grant.outlives(&reason(given)), expected, "{own:?} {given:?}");
    }

    #[test]
    fn a_grant_ends_with_its_incident_and_not_where_none_is_named() {
        outlives(Some("417"), Some("418"), false);
        outlives(Some("417"), Some(" 417 "), true);
        outlives(Some("417"), None, true);
        outlives(None, Some("418"), true);
        outlives(Some("417"), Some("  "), true);
        outlives(None, None, true);
    }
}
