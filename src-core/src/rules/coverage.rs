//! What a copy of HQ's knowledge is known not to hold: it stands beside every answer, so that what is not
//! there is never taken for what is not so.

use crate::words::{TextKey, Verbatim, Wording};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// The name of each thing that may be missing, and its text.
macro_rules! things {
    ($($(#[$doc:meta])* $thing:ident = $name:literal, $text:literal;)+) => {
        /// Something that a copy is known not to hold.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum NotHeld {
            $($(#[$doc])* $thing,)+
            /// What this edition does not know, by the name that HQ gives it.
            Other(Verbatim),
        }

        impl NotHeld {
            /// Its name between HQ and device.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$thing => $name,)+
                    Self::Other(name) => name,
                }
            }

            /// What a name is of.
            pub fn named(name: &str) -> Self {
                match name {
                    $($name => Self::$thing,)+
                    other => Self::Other(other.into()),
                }
            }

            /// What it is called; of what this edition does not know, HQ's own name.
            pub fn said(&self) -> Wording {
                match self {
                    $(Self::$thing => const { TextKey::checked($text, &[]) }.into(),)+
                    Self::Other(name) => name.clone().into(),
                }
            }
        }
    };
}

things! {
    /// Orders and bail of the criminal courts.
    CriminalCourts = "criminal_courts", "frame.not_held_criminal_courts";
    /// Non-molestation orders of the family courts.
    NonMolestation = "non_molestation", "frame.not_held_non_molestation";
    /// Protection notices of the police, and protection orders made on them under the Act of 2010.
    NoticesAndDvpos = "notices_and_dvpos", "frame.not_held_notices";
    /// Civil orders that no manifest carries: occupation, forced marriage, injunctions against harassment.
    CivilOrders = "civil_orders", "frame.not_held_civil";
    /// Warrants.
    Warrants = "warrants", "frame.not_held_warrants";
    /// Recall, and conditions of licences and of supervision after release.
    LicenceConditions = "licence_conditions", "frame.not_held_licence";
    /// Rows that HQ sent and that this edition cannot read.
    RowsNotRead = "rows_not_read", "frame.not_held_rows";
    /// Police bail before charge.
    PoliceBail = "police_bail", "frame.not_held_police_bail";
    /// Orders of Scottish courts.
    Scotland = "scotland", "frame.not_held_scotland";
    /// Orders of the courts of Northern Ireland.
    NorthernIreland = "northern_ireland", "frame.not_held_northern_ireland";
    /// Orders that are sealed from most.
    SealedOrders = "sealed_orders", "frame.not_held_sealed";
}

impl NotHeld {
    /// What no feed brings at all.
    pub const OF_NO_FEED: [Self; 7] = [
        Self::PoliceBail,
        Self::NoticesAndDvpos,
        Self::CivilOrders,
        Self::Warrants,
        Self::LicenceConditions,
        Self::Scotland,
        Self::NorthernIreland,
    ];

    /// Whether it is a kind of order that no feed brings, and not records that came and are not read.
    pub fn is_of_a_feed(&self) -> bool {
        *self != Self::RowsNotRead
    }
}

impl Serialize for NotHeld {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for NotHeld {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Cow::<'de, str>::deserialize(from).map(|name| Self::named(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_later_hq_says_is_missing_is_shown_by_its_own_name_and_never_left_out() {
        let read: Vec<NotHeld> = serde_json::from_str(r#"["licence_conditions","tags"]"#).unwrap();
        assert_eq!(read, [NotHeld::LicenceConditions, NotHeld::Other("tags".into())]);
        assert_eq!(serde_json::to_string(&read).unwrap(), r#"["licence_conditions","tags"]"#);
        let said: Vec<String> = read.iter().map(|missing| crate::words::english(missing.said())).collect();
        assert_eq!(said, ["recall and licence conditions", "tags"]);
    }
}
