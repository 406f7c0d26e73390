//! Not to leave the country, or to hand in a passport.

use super::{Names, TermBrief, TermRules, plain};
use crate::rules::question::{Question, Reply};
use crate::words::{Text, TextKey, Verbatim};
use crate::{text, text_key};
use serde::{Deserialize, Serialize};

/// Not to travel, or to hand in a passport.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Travel {
    /// What, in words.
    pub what: String,
    /// What of it was read; empty where that is for the officer to read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<TravelDuty>,
}

/// What a travel term asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TravelDuty {
    /// Not to leave the country.
    NotLeave,
    /// To hand in passports and other travel documents.
    HandInPassport,
}

impl TravelDuty {
    /// What is asked, and the reply that fits the words.
    pub(in crate::rules) fn asked(self) -> (Question, Reply) {
        match self {
            Self::NotLeave => (Question::DidHeTravel, Reply::Yes),
            Self::HandInPassport => (Question::DidHeHandInHisPassport, Reply::No),
        }
    }

    fn in_plain_words(self) -> TextKey {
        match self {
            Self::NotLeave => text_key!("term.travel_not_leave"),
            Self::HandInPassport => text_key!("term.travel_passport"),
        }
    }
}

impl TermRules for Travel {
    fn questions(&self) -> Vec<Question> {
        if self.duties.is_empty() {
            return vec![Question::DidHeDoIt];
        }
        self.duties.iter().map(|duty| duty.asked().0).collect()
    }

    fn in_plain_words(&self) -> Vec<Text> {
        let duties = self.duties.iter().map(|duty| duty.in_plain_words().into());
        duties.chain([text!("term.travel", what = plain::thing(&self.what))]).collect()
    }

    fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::other(text_key!("law.term_travel"), named(&self.what))
    }

    fn names(&self) -> Names<'_> {
        Names::NONE
    }
}
