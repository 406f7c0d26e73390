//! Not to use or threaten violence, intimidate, harass or pester.

use super::{Names, TermBrief, TermRules, plain};
use crate::rules::question::Question;
use crate::words::{Text, Verbatim};
use crate::{text, text_key};
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

    fn in_plain_words(&self) -> Vec<Text> {
        let mut said = vec![text!("term.no_molestation", whom = plain::people(&self.whom))];
        if self.through_others {
            said.push(text_key!("term.no_molestation_others").into());
        }
        said
    }

    fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::other(text_key!("law.term_molestation"), named(&self.whom.join(", ")))
    }

    fn names(&self) -> Names<'_> {
        Names { is_of_contact: true, ..Names::NONE }
    }
}
