//! Identifiers as police, courts and councils write them: read, brought to one form so that equal
//! ones are equal, and refused with what exactly is wrong. Nothing here looks anything up: a right
//! form is not proof that the number was ever given out. An error never repeats the identifier.

/// What every identifier that is one text has: its normal form, and serde as that text.
macro_rules! text_id {
    ($name:ident, $read:path) => {
        impl $name {
            /// The normal form.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                $read(&text)
            }
        }
    };
}

mod agreeing;
mod asn;
mod court;
mod cro;
mod email;
mod error;
mod force;
mod misread;
mod personal;
mod phone;
mod pnc;
mod postcode;
mod property;
mod reading;
mod sheet;
mod street;
mod vehicle;

#[cfg(test)]
#[path = "libra_tests.rs"]
mod libra_tests;

pub use agreeing::{CONFIRM, agreeing};
pub use asn::Asn;
pub use court::{CourtCaseRef, CourtType, OffenceCode, OffenceForm, OuCode, PtiUrn, normalise_case_number};
pub use cro::Cro;
pub use email::Email;
pub use error::IdError;
pub use force::force_name;
pub use misread::{as_figures, in_ascii, phone_as_meant, postcode_as_meant};
pub use personal::{Nino, is_driver_number, is_nhs_number, is_nino, is_prison_number};
pub use phone::{Phone, PhoneKind, normalise_phone};
pub use pnc::PncId;
pub use postcode::{Outward, Postcode, normalise_postcode};
pub use property::{Uprn, Usrn};
pub use reading::{is_blank, is_unseen};
pub use sheet::{IdForm, IdKind, IdSheet, guess, identify};
pub use street::is_street_type;
pub use vehicle::{Vrm, VrmForm, normalise_plate};
