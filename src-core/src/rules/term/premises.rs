//! To leave premises, not to enter them, or to let somebody live there.

use super::{Area, Names, TermBrief, TermRules, plain};
use crate::rules::place::Zone;
use crate::rules::question::Question;
use crate::rules::time::Timestamp;
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

    fn in_plain_words(&self) -> String {
        let what = plain::thing(&self.what);
        match self.duty {
            PremisesDuty::Unclear => format!("About premises the court says: {what}."),
            PremisesDuty::Leave { by: None } => format!("He must leave the premises: {what}."),
            PremisesDuty::Leave { by: Some(by) } => {
                let (time, day) = (by.london_hhmm(), by.london_date_text());
                format!("He must leave the premises by {time} on {day}: {what}.")
            }
            PremisesDuty::NotEnter => format!("He must not enter the premises: {what}."),
            PremisesDuty::LetOccupy => {
                format!("He must let {} live at the premises: {what}.", plain::people(&self.whom))
            }
        }
    }

    fn brief(&self, named: &dyn Fn(&str) -> String) -> TermBrief {
        TermBrief::other("premises", named(&self.what))
    }

    fn names(&self) -> Names<'_> {
        let area = self.zone.as_ref().map_or(Area::None, |zone| match self.duty {
            PremisesDuty::NotEnter => Area::Forbidden(zone),
            PremisesDuty::Unclear | PremisesDuty::Leave { .. } | PremisesDuty::LetOccupy => Area::Named(zone),
        });
        Names { area, ..Names::NONE }
    }
}
