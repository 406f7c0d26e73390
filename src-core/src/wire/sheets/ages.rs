//! How old those whom an order names were and are, and what that makes of it: beside the assessment, and no
//! part of it.

use crate::rules::age::{Age, AgeFacts, Under};
use crate::rules::law::{GROWN_UP, IssueAge, IssueDoubt, issue_age, what_follows};
use crate::rules::order::OrderKind;
use crate::words::{Text, TextKey};
use crate::{text, text_key};
use serde::{Deserialize, Serialize};

/// What the ages that are held make of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgesSheet {
    /// Whether the respondent is under 18.
    pub under_18: Under,
    /// That in words, as a heading.
    pub lead: TextKey,
    /// How old they were and are, as far as the births held tell it.
    pub ages: Text,
    /// What stands against the order by the ages when it was made; absent where nothing does.
    pub issue: Option<IssueSheet>,
    /// What is otherwise for somebody under 18; empty for somebody who is and was grown up.
    pub follows: Vec<TextKey>,
}

/// What stands against an order by the ages when it was made or issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueSheet {
    /// What.
    pub doubt: IssueDoubt,
    /// It in words, with what there is meanwhile.
    pub said: Text,
}

impl AgesSheet {
    /// Of an order of a kind.
    pub fn of(kind: &OrderKind, ages: &AgeFacts) -> Self {
        let under_18 = ages.now.under(GROWN_UP);
        Self {
            under_18,
            lead: lead(under_18),
            ages: in_words(ages),
            issue: issue_age(kind, ages).map(IssueSheet::of),
            follows: what_follows(kind, ages),
        }
    }

    /// What is said wherever the order is named: that it is refused, or open, by the ages held. That no birth is
    /// held is asked on the order's own pages, and quietly.
    pub fn stands_against(&self) -> Option<&Text> {
        let issue = self.issue.as_ref()?;
        match issue.doubt {
            IssueDoubt::NotValidlyGiven | IssueDoubt::OutsideTheAct | IssueDoubt::AgeUnsettled => Some(&issue.said),
            IssueDoubt::AgeNotHeld => None,
        }
    }

    /// What is asked quietly: a birth that is not held, where the order needed an age.
    pub fn asks(&self) -> Option<&Text> {
        let issue = self.issue.as_ref()?;
        match issue.doubt {
            IssueDoubt::AgeNotHeld => Some(&issue.said),
            IssueDoubt::NotValidlyGiven | IssueDoubt::OutsideTheAct | IssueDoubt::AgeUnsettled => None,
        }
    }

    /// Whether there is nothing to say: grown up now, at the act and when it was made.
    pub fn is_of_no_matter(&self) -> bool {
        self.issue.is_none() && self.follows.is_empty()
    }
}

impl IssueSheet {
    fn of(found: IssueAge) -> Self {
        Self { doubt: found.doubt, said: found.text() }
    }
}

fn lead(under_18: Under) -> TextKey {
    match under_18 {
        Under::Yes => text_key!("law.ages_under"),
        Under::MayBe => text_key!("law.ages_may_be"),
        Under::NotKnown => text_key!("law.ages_not_held"),
        Under::No => text_key!("law.ages_grown_up"),
    }
}

fn in_words(ages: &AgeFacts) -> Text {
    let (now, issue) = (age(ages.now), age(ages.at_issue));
    match ages.at_act {
        Some(at_act) => text!("law.ages_at_act", now = now, act = age(at_act), issue = issue),
        None => text!("law.ages_now", now = now, issue = issue),
    }
}

fn age(age: Age) -> Text {
    match age {
        Age::Years { years } => text!("law.age_years", years = years),
        Age::Between { least, most } => text!("law.age_between", least = least, most = most),
        Age::NotKnown => text!("law.age_not_known"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::english;

    fn sheet(kind: &OrderKind, at_issue: Age, now: Age) -> AgesSheet {
        AgesSheet::of(kind, &AgeFacts { at_issue, now, ..AgeFacts::default() })
    }

    fn years(years: u8) -> Age {
        Age::Years { years }
    }

    /// Crime and Security Act 2010 s.24(1).
    #[test]
    fn a_notice_to_somebody_of_17_is_told_wherever_the_order_is_named() {
        let refused = sheet(&OrderKind::Dvpn, years(17), years(18));
        assert!(refused.stands_against().is_some() && refused.asks().is_none());
        assert_eq!(english(refused.ages), "The respondent: aged 18 now; aged 17 when it was made");
    }

    #[test]
    fn a_birth_that_is_not_held_is_asked_for_and_only_on_the_order_s_own_pages() {
        let asked = sheet(&OrderKind::Dvpn, Age::NotKnown, Age::NotKnown);
        assert!(asked.stands_against().is_none() && asked.asks().is_some());
        assert!(!asked.is_of_no_matter());
        let nobody_asks = sheet(&OrderKind::Spo, Age::NotKnown, Age::NotKnown);
        assert!(nobody_asks.issue.is_none() && !nobody_asks.follows.is_empty());
    }

    #[test]
    fn of_somebody_grown_up_there_is_nothing_to_say() {
        assert!(sheet(&OrderKind::Dvpn, years(34), years(34)).is_of_no_matter());
        assert!(!sheet(&OrderKind::NonMolestation, years(17), years(17)).is_of_no_matter());
    }

    #[test]
    fn ages_cross_the_wire() {
        for (at_issue, now) in [(years(17), years(18)), (Age::NotKnown, Age::Between { least: 17, most: 18 })] {
            let sent = sheet(&OrderKind::Dapn, at_issue, now);
            let text = serde_json::to_string(&sent).unwrap();
            assert_eq!(serde_json::from_str::<AgesSheet>(&text).unwrap(), sent);
        }
    }
}
