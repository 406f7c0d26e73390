//! Every term that an order can hold, one file each: what it holds, the short questions it asks the
//! officer, and its plain words, as texts of the catalogue. How facts are set against each stands in `assess::terms`.
//!
//! [`each_term`] is the one list of them. A term knows neither exceptions nor periods: those belong to
//! its condition.

mod alcohol;
mod brief;
mod curfew;
mod device_ban;
mod electronic_tag;
mod exclusion_zone;
mod no_contact;
mod no_molestation;
mod notification;
mod plain;
mod possession_ban;
mod premises;
mod programme;
mod reporting;
mod residence;
mod stay_away;
mod travel;
mod unread;
mod words_not_held;
mod words_only;

use super::place::Zone;
use super::question::Question;
use super::window::Window;
use crate::words::{Text, Verbatim};
use serde::{Deserialize, Serialize};

pub(super) use alcohol::Alcohol;
pub use brief::TermBrief;
pub use curfew::Curfew;
pub use device_ban::DeviceBan;
pub(super) use electronic_tag::ElectronicTag;
pub use exclusion_zone::ExclusionZone;
pub use no_contact::{Channel, NoContact};
pub use no_molestation::NoMolestation;
pub use notification::Notification;
pub(super) use plain::{permitted, when, when_unread};
pub use possession_ban::PossessionBan;
pub use premises::{Premises, PremisesDuty};
pub use programme::Programme;
pub use reporting::Reporting;
pub use residence::{Residence, ResidenceDuty};
pub use stay_away::StayAway;
pub use travel::{Travel, TravelDuty};
pub use unread::NotRead;
pub(super) use words_not_held::WordsNotHeld;
pub(super) use words_only::WordsOnly;

/// Every kind of term, each once: the form in which terms are stored, and whatever must do something
/// for each of them, is made from this list. Those of the first group hold nothing but their kind.
macro_rules! each_term {
    ($make:ident) => {
        $make! {
            bare {
                /// To wear an electronic tag and keep it charged.
                ElectronicTag,
                /// Not to drink alcohol.
                Alcohol,
                /// Words that were not read as anything: shown, and assessed "cannot tell".
                WordsOnly,
                /// No words of the court: HQ's note of where they are. Nothing is asked, and nothing set against it.
                WordsNotHeld,
            }
            holding {
                /// Not to enter an area.
                ExclusionZone,
                /// Not to go within a distance of a place or person.
                StayAway,
                /// Not to contact.
                NoContact,
                /// To live, or to live and sleep, at a place.
                Residence,
                /// To be at a place within windows.
                Curfew,
                /// To report somewhere within windows.
                Reporting,
                /// To notify police of something.
                Notification,
                /// Not to possess something.
                PossessionBan,
                /// Not to use a device or service.
                DeviceBan,
                /// To take part in a programme.
                Programme,
                /// Not to travel, or to hand in a passport.
                Travel,
                /// To leave premises, not to enter them, or to let somebody live there.
                Premises,
                /// Not to use or threaten violence, intimidate, harass or pester.
                NoMolestation,
            }
        }
    };
}
pub(super) use each_term;

macro_rules! stored_form {
    (
        bare { $($(#[$bare_doc:meta])* $bare:ident,)* }
        holding { $($(#[$doc:meta])* $holding:ident,)* }
    ) => {
        /// What a condition was read as. The words always stand beside it.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case", tag = "kind")]
        pub enum Term {
            $($(#[$doc])* $holding($holding),)*
            $($(#[$bare_doc])* $bare,)*
        }

        impl Term {
            fn rules(&self) -> &dyn TermRules {
                match self {
                    $(Self::$holding(term) => term,)*
                    $(Self::$bare => &$bare,)*
                }
            }
        }
    };
}
each_term!(stored_form);

/// What every term can say of itself.
pub(super) trait TermRules {
    /// Every question it may ask the officer, in the order in which they are asked; of a hidden area its
    /// condition leaves out those that ask where he was.
    fn questions(&self) -> Vec<Question>;

    /// What it asks of him, in a sentence or two that an officer can say aloud.
    fn in_plain_words(&self) -> Vec<Text>;

    /// It in one line; `named` says what may be shown of the words that it was read from.
    fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief;

    /// Its places, hours and people, for whoever looks for these in any term.
    fn names(&self) -> Names<'_>;
}

/// The places, hours and people that a term names.
pub(super) struct Names<'a> {
    /// Its area.
    pub area: Area<'a>,
    /// Its hours; empty where it has none.
    pub windows: &'a [Window],
    /// Whom the words forbid him to contact; absent where they speak of no contact.
    pub no_contact_with: Option<&'a [String]>,
    /// Whether it is about reaching people, whatever it names.
    pub is_of_contact: bool,
    /// Whether he must be at its place.
    pub requires_presence: bool,
    /// Whether a time stated with it is how long it holds, even where it demands: of the rest such a time
    /// says how much is to be done.
    pub lasts_as_stated: bool,
}

/// What a term is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Where he may be.
    Place,
    /// Whom he may reach.
    Contact,
    /// Anything else.
    Other,
}

/// What a term says of an area.
#[derive(Clone, Copy)]
pub(super) enum Area<'a> {
    /// It names none.
    None,
    /// He must keep out of it.
    Forbidden(&'a Zone),
    /// He must be there, or live there, or let others.
    Named(&'a Zone),
}

impl Names<'_> {
    /// Of a term that names neither place nor hours nor people to keep from.
    const NONE: Self = Names {
        area: Area::None,
        windows: &[],
        no_contact_with: None,
        is_of_contact: false,
        requires_presence: false,
        lasts_as_stated: false,
    };
}

impl Term {
    /// Every question that it may ask the officer, in the order in which they are asked, were its area shown.
    pub(super) fn questions(&self) -> Vec<Question> {
        self.rules().questions()
    }

    /// What it asks of him, in a sentence or two that an officer can say aloud.
    pub fn in_plain_words(&self) -> Vec<Text> {
        self.rules().in_plain_words()
    }

    /// It in one line, for under the court's words; `named` says what may be shown of what it names.
    pub fn brief(&self, named: &dyn Fn(&str) -> Verbatim) -> TermBrief {
        self.rules().brief(named)
    }

    /// The place it names, where it names one that has a shape or may be given one.
    pub fn zone(&self) -> Option<&Zone> {
        match self.rules().names().area {
            Area::None => None,
            Area::Forbidden(zone) | Area::Named(zone) => Some(zone),
        }
    }

    /// The area he must keep out of, where that is what the term says.
    pub fn forbidden_zone(&self) -> Option<&Zone> {
        match self.rules().names().area {
            Area::Forbidden(zone) => Some(zone),
            Area::None | Area::Named(_) => None,
        }
    }

    /// The place at which it requires him to be.
    pub(super) fn required_place(&self) -> Option<&Zone> {
        self.zone().filter(|_| self.rules().names().requires_presence)
    }

    /// What it is about.
    pub(super) fn subject(&self) -> Subject {
        if self.rules().names().is_of_contact {
            return Subject::Contact;
        }
        if self.zone().is_some() { Subject::Place } else { Subject::Other }
    }

    /// Whether a time stated with it is how long it holds, even where it demands.
    pub(super) fn lasts_as_stated(&self) -> bool {
        self.rules().names().lasts_as_stated
    }

    /// Its hours; empty where it has none, or none that were read.
    pub fn windows(&self) -> &[Window] {
        self.rules().names().windows
    }

    /// Whom it forbids him to contact, as written; absent where it speaks of no contact.
    pub fn no_contact_with(&self) -> Option<&[String]> {
        self.rules().names().no_contact_with
    }
}

#[cfg(test)]
#[path = "term_tests.rs"]
mod tests;
