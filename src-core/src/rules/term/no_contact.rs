//! Not to contact somebody: what he did counts, whoever began it.
//!
//! A message that reaches him is no act of his, and its sender breaks nothing; to answer it is. His own
//! acts are asked about. Who made first contact is for the record, last, and changes no answer.

use super::{Names, TermBrief, TermRules, plain};
use crate::rules::question::Question;
use crate::words::{Argument, Text, TextKey, Verbatim};
use crate::{text, text_key};
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
        let mut asked = vec![Question::DidHeContact, Question::DidHeReply];
        if !self.channels.is_empty() {
            asked.push(Question::WasItByANamedChannel);
        }
        if self.forbids_third_parties() {
            asked.push(Question::DidHeUseAThirdParty);
        }
        asked
    }

    fn in_plain_words(&self) -> Vec<Text> {
        let (whom, how) = (plain::people(&self.whom), self.how_in_words());
        if self.forbids_third_parties() {
            vec![text!("term.no_contact_through_others", whom = whom, how = how)]
        } else {
            vec![text!("term.no_contact", whom = whom, how = how)]
        }
    }

    fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        TermBrief::NoContact { whom: self.whom.iter().map(|whom| named(whom)).collect(), indirect: self.indirect }
    }

    fn names(&self) -> Names<'_> {
        Names { no_contact_with: Some(&self.whom), is_of_contact: true, ..Names::NONE }
    }
}

impl NoContact {
    /// Whether the words forbid reaching somebody through somebody else.
    pub(in crate::rules) fn forbids_third_parties(&self) -> bool {
        self.indirect || self.channels.contains(&Channel::ThirdParty)
    }

    fn how_in_words(&self) -> Argument {
        let own = self.channels.iter().filter(|channel| **channel != Channel::ThirdParty);
        let ways: Vec<Argument> = own.map(|channel| channel.in_plain_words().into()).collect();
        plain::one_of(&ways).unwrap_or_else(|| text_key!("term.no_contact_any_way").into())
    }
}

impl Channel {
    fn in_plain_words(self) -> TextKey {
        match self {
            Self::InPerson => text_key!("term.channel_in_person"),
            Self::Call => text_key!("term.channel_call"),
            Self::Message => text_key!("term.channel_message"),
            Self::Email => text_key!("term.channel_email"),
            Self::Letter => text_key!("term.channel_letter"),
            Self::SocialMedia => text_key!("term.channel_social_media"),
            Self::ThirdParty => text_key!("term.channel_third_party"),
        }
    }
}
