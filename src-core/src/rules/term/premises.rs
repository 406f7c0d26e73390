//! To leave premises, not to enter them, or to let somebody live there.

use super::{Area, Names, TermBrief, TermRules, plain};
use crate::rules::place::Zone;
use crate::rules::question::Question;
use crate::rules::time::Timestamp;
use crate::words::{Text, Verbatim};
use crate::{text, text_key};
use serde::{Deserialize, Serialize};

/// To leave premises, not to enter them, or to let somebody live there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Premises {
    /// What, in words.
    pub what: String,
    /// Which of these it is.
    #[serde(default, skip_serializing_if = "PremisesDuty::is_unclear")]
    pub duty: PremisesDuty,
    /// Who is to live there, as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub whom: Vec<String>,
    /// Their shape, where they were located.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
}

/// What a premises term asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum PremisesDuty {
    /// The words were not read so far: they are for the officer.
    #[default]
    Unclear,
    /// To leave them.
    Leave {
        /// By when, where the court gave a time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Timestamp>,
    },
    /// Not to enter them.
    NotEnter,
    /// To let somebody live there.
    LetOccupy,
}

impl PremisesDuty {
    fn is_unclear(&self) -> bool {
        *self == Self::Unclear
    }
}

impl TermRules for Premises {
    fn questions(&self) -> Vec<Question> {
        match self.duty {
            PremisesDuty::Unclear => vec![Question::DidHeDoIt],
            PremisesDuty::Leave { .. } => vec![Question::HasHeLeft],
            PremisesDuty::NotEnter => vec![Question::DidHeEnter],
            PremisesDuty::LetOccupy => vec![Question::DidHeLetThemOccupy],
        }
    }

    fn in_plain_words(&self) -> Vec<Text> {
        let what = plain::thing(&self.what);
        vec![match self.duty {
            // Fewer words than the court's own would say less than it did.
            PremisesDuty::Unclear => return Vec::new(),
            PremisesDuty::Leave { by: None } => text!("term.premises_leave", what = what),
            PremisesDuty::Leave { by: Some(by) } => {
                let (time, day) = (Verbatim::from(by.london_hhmm()), Verbatim::from(by.london_date_text()));
                text!("term.premises_leave_by", time = time, day = day, what = what)
            }
            PremisesDuty::NotEnter => text!("term.premises_not_enter", what = what),
            PremisesDuty::LetOccupy => {
                text!("term.premises_let_occupy", whom = plain::people(&self.whom), what = what)
            }
        }]
    }

    fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::other(text_key!("law.term_premises"), named(&self.what))
    }

    fn names(&self) -> Names<'_> {
        let area = self.zone.as_ref().map_or(Area::None, |zone| match self.duty {
            PremisesDuty::NotEnter => Area::Forbidden(zone),
            PremisesDuty::Unclear | PremisesDuty::Leave { .. } | PremisesDuty::LetOccupy => Area::Named(zone),
        });
        Names { area, ..Names::NONE }
    }
}
