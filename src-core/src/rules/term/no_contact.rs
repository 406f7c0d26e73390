//! Not to contact somebody: what he did counts, whoever began it (LAW R8).
//!
//! A message that reaches him is no act of his, and its sender breaks nothing; to answer it is. Who
//! began it is asked first, recorded and shown, and changes no answer.

use super::{Names, TermBrief, TermRules, plain};
use crate::rules::question::Question;
use serde::{Deserialize, Serialize};

/// Not to contact somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoContact {
    /// Whom, as written.
    pub whom: Vec<String>,
    /// By which channels; empty for any.
    pub channels: Vec<Channel>,
    /// Whether indirect contact is forbidden too.
    pub indirect: bool,
}

/// A way of making contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Face to face.
    InPerson,
    /// By voice call.
    Call,
    /// By text or messaging.
    Message,
    /// By email.
    Email,
    /// By letter, card or gift.
    Letter,
    /// On social media.
    SocialMedia,
    /// Through somebody else.
    ThirdParty,
}

impl TermRules for NoContact {
    fn questions(&self) -> Vec<Question> {
        let mut asked = vec![Question::DidTheProtectedPersonStartIt, Question::DidHeReply, Question::DidHeContact];
        if !self.channels.is_empty() {
            asked.push(Question::WasItByANamedChannel);
        }
        if self.forbids_third_parties() {
            asked.push(Question::DidHeUseAThirdParty);
        }
        asked
    }

    fn in_plain_words(&self) -> String {
        let whom = plain::people(&self.whom);
        let how = self.how_in_words();
        let through = if self.forbids_third_parties() { ", himself or through anyone else" } else { "" };
        format!("He must not contact {whom} {how}{through}. If they contact him, he must not reply.")
    }

    fn brief(&self, named: &dyn Fn(&str) -> String) -> TermBrief {
        TermBrief::NoContact { whom: self.whom.iter().map(|whom| named(whom)).collect(), indirect: self.indirect }
    }

    fn names(&self) -> Names<'_> {
        Names { no_contact_with: Some(&self.whom), ..Names::NONE }
    }
}

impl NoContact {
    /// Whether the words forbid reaching somebody through somebody else.
    pub(in crate::rules) fn forbids_third_parties(&self) -> bool {
        self.indirect || self.channels.contains(&Channel::ThirdParty)
    }

    fn how_in_words(&self) -> String {
        let own = self.channels.iter().filter(|channel| **channel != Channel::ThirdParty);
        let ways: Vec<String> = own.map(|channel| channel.in_plain_words().to_owned()).collect();
        if ways.is_empty() { "in any way".to_owned() } else { plain::listed(&ways, "or") }
    }
}

impl Channel {
    fn in_plain_words(self) -> &'static str {
        match self {
            Self::InPerson => "face to face",
            Self::Call => "by phone call",
            Self::Message => "by text or message",
            Self::Email => "by email",
            Self::Letter => "by letter, card or gift",
            Self::SocialMedia => "on social media",
            Self::ThirdParty => "through somebody else",
        }
    }
}
