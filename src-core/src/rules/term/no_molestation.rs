//! Not to use or threaten violence, intimidate, harass or pester.

use super::{Names, TermBrief, TermRules, plain};
use crate::rules::question::Question;
use serde::{Deserialize, Serialize};

/// Not to use or threaten violence, intimidate, harass or pester.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoMolestation {
    /// Towards whom, as written.
    pub whom: Vec<String>,
    /// Whether the words forbid having somebody else do it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub through_others: bool,
}

impl TermRules for NoMolestation {
    fn questions(&self) -> Vec<Question> {
        let mut asked = vec![
            Question::DidHeUseOrThreatenViolence,
            Question::DidHeIntimidate,
            Question::DidHeHarass,
            Question::DidHePester,
        ];
        if self.through_others {
            asked.push(Question::DidHeUseAThirdParty);
        }
        asked
    }

    fn in_plain_words(&self) -> String {
        let whom = plain::people(&self.whom);
        let others = if self.through_others { " He must not have anybody else do it." } else { "" };
        format!("He must not use or threaten violence against {whom}, nor intimidate, harass or pester them.{others}")
    }

    fn brief(&self, named: &dyn Fn(&str) -> String) -> TermBrief {
        TermBrief::other("no_molestation", named(&self.whom.join(", ")))
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
