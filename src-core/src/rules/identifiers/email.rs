//! Email addresses.

use super::IdError;
use crate::text_key;
use crate::words::TextKey;
use serde::{Deserialize, Serialize};

/// Most octets before the `@` (RFC 5321 §4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;
/// Most octets in all: a path of 256 without its brackets (RFC 5321 §4.5.3.1.3).
const LONGEST: usize = 254;
/// Most octets of a part of a domain (RFC 1035 §2.3.4).
const LONGEST_LABEL: usize = 63;
/// What may stand before the `@` beside letters, digits and dots (RFC 5322 §3.2.3, atext).
const ATEXT: &str = "!#$%&'*+-/=?^_`{|}~";

/// An email address. The domain is in small letters; what stands before the `@` is as it was
/// written, for only its own host knows whether capitals matter there (RFC 5321 §2.4).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

text_id!(Email, Email::parse);

impl Email {
    /// Reads an address with one `@`. Letters beyond ASCII are taken (RFC 6531); quoted names and
    /// numeric hosts are not. Nothing is guessed or mended.
    ///
    /// # Errors
    ///
    /// Says which part or character is wrong. Spaces at either end are not counted.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let written = text.trim();
        if written.is_empty() {
            return Err(IdError::Empty);
        }
        let found = written.chars().filter(|mark| *mark == '@').count();
        let (local, domain) = written.split_once('@').filter(|_| found == 1).ok_or(IdError::AtSigns { found })?;
        let domain = domain.to_lowercase();
        check_local(local)?;
        check_domain(&domain, local.chars().count() + 2)?;
        let address = format!("{local}@{domain}");
        if address.len() > LONGEST {
            return Err(IdError::TooLong { what: text_key!("unread.part_address"), most: LONGEST });
        }
        Ok(Self(address))
    }

    /// What stands after the `@`, in small letters.
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }
}

fn check_local(local: &str) -> Result<(), IdError> {
    const WHAT: TextKey = text_key!("unread.part_local");
    let is_allowed = |mark: char| mark.is_alphanumeric() || mark == '.' || ATEXT.contains(mark);
    if let Some(index) = local.chars().position(|mark| !is_allowed(mark)) {
        return Err(IdError::StrayCharacter { at: index + 1 });
    }
    if local.is_empty() {
        return Err(IdError::EmptyPart { what: WHAT });
    }
    if local.split('.').any(str::is_empty) {
        return Err(IdError::EmptyPart { what: text_key!("unread.part_beside_dot") });
    }
    if local.len() > LONGEST_LOCAL {
        return Err(IdError::TooLong { what: WHAT, most: LONGEST_LOCAL });
    }
    Ok(())
}

/// `first` is the place of the domain's first character.
fn check_domain(domain: &str, first: usize) -> Result<(), IdError> {
    let is_allowed = |mark: char| mark.is_alphanumeric() || mark == '.' || mark == '-';
    if let Some(index) = domain.chars().position(|mark| !is_allowed(mark)) {
        return Err(IdError::StrayCharacter { at: first + index });
    }
    if domain.is_empty() {
        return Err(IdError::EmptyPart { what: text_key!("unread.part_domain") });
    }
    if !domain.contains('.') {
        return Err(IdError::NoDot);
    }
    domain.split('.').try_for_each(check_label)
}

fn check_label(label: &str) -> Result<(), IdError> {
    if label.is_empty() {
        return Err(IdError::EmptyPart { what: text_key!("unread.part_domain_part") });
    }
    if label.len() > LONGEST_LABEL {
        return Err(IdError::TooLong { what: text_key!("unread.part_domain_part"), most: LONGEST_LABEL });
    }
    if label.starts_with('-') || label.ends_with('-') {
        return Err(IdError::HyphenAtEdge);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, IdError>) {
        let found = Email::parse(text);
        assert_eq!(found.as_ref().map(Email::as_str).map_err(|error| *error), expected, "{text}");
    }

    #[test]
    fn only_the_domain_is_put_in_small_letters() {
        check(" Alan.Example+x@Example.ORG ", Ok("Alan.Example+x@example.org"));
        check("o'specimen@mail.example.co.uk", Ok("o'specimen@mail.example.co.uk"));
        check("josé@BÜCHER.example", Ok("josé@bücher.example"));
        assert_eq!(Email::parse("a@Example.ORG").unwrap().domain(), "example.org");
    }

    #[test]
    fn what_is_no_address_is_refused_with_its_reason() {
        let refused = [
            ("", IdError::Empty),
            ("alan.example.org", IdError::AtSigns { found: 0 }),
            ("alan@example@org", IdError::AtSigns { found: 2 }),
            ("@example.org", IdError::EmptyPart { what: text_key!("unread.part_local") }),
            ("alan@", IdError::EmptyPart { what: text_key!("unread.part_domain") }),
            ("alan@example", IdError::NoDot),
            ("alan@example..org", IdError::EmptyPart { what: text_key!("unread.part_domain_part") }),
            ("alan@-example.org", IdError::HyphenAtEdge),
            ("alan@example-.org", IdError::HyphenAtEdge),
            (".alan@example.org", IdError::EmptyPart { what: text_key!("unread.part_beside_dot") }),
            ("al an@example.org", IdError::StrayCharacter { at: 3 }),
            ("alan@exam_ple.org", IdError::StrayCharacter { at: 10 }),
            ("alan@[127.0.0.1]", IdError::StrayCharacter { at: 6 }),
        ];
        for (text, error) in refused {
            check(text, Err(error));
        }
    }

    #[test]
    fn the_lengths_of_rfc_5321_are_the_limits() {
        let local = |length: usize| format!("{}@example.org", "a".repeat(length));
        assert!(Email::parse(&local(64)).is_ok());
        check(&local(65), Err(IdError::TooLong { what: text_key!("unread.part_local"), most: 64 }));
        let whole = |last: usize| {
            let label = "b".repeat(63);
            format!("{}@{label}.{label}.{}.org", "a".repeat(64), "b".repeat(last))
        };
        assert_eq!(whole(57).len(), 254);
        assert!(Email::parse(&whole(57)).is_ok());
        check(&whole(58), Err(IdError::TooLong { what: text_key!("unread.part_address"), most: 254 }));
        check(
            &format!("a@{}.org", "b".repeat(64)),
            Err(IdError::TooLong { what: text_key!("unread.part_domain_part"), most: 63 }),
        );
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader_and_a_normal_form_is_normal(text in "\\PC{0,4}@?\\PC{0,8}") {
            if let Ok(email) = Email::parse(&text) {
                prop_assert_eq!(Email::parse(email.as_str()), Ok(email.clone()));
            }
        }
    }
}
