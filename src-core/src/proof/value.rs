//! What a journal calls something held of somebody, such as a date of birth, without saying it.

use super::digest::Digest;
use crate::rules::ids::PersonId;

/// Bytes of the digest that a name keeps: enough that two values of one person never share a name.
const KEPT: usize = 8;

/// The name of a value: its kind, and the beginning of SHA-256(person ‖ kind ‖ value), each with its length
/// before it. It stays the same whatever is held beside the value, and another value has another name.
/// Whoever holds a person's records reads it back by naming each value they hold; nobody else does.
///
/// It is kept where the value itself could be kept. It does not hide a value from somebody who can guess
/// it, so it goes on no screen that masks the value.
pub fn name_of_value(person: PersonId, kind: &str, value: &str) -> String {
    let length = |text: &str| (text.len() as u64).to_be_bytes();
    let digest =
        Digest::of_parts(&[person.0.as_bytes(), &length(kind), kind.as_bytes(), &length(value), value.as_bytes()]);
    let kept: String = digest.to_string().chars().take(KEPT * 2).collect();
    format!("{kind}_{kept}")
}

#[cfg(test)]
mod tests {
    use super::name_of_value;
    use crate::rules::ids::PersonId;
    use uuid::Uuid;

    #[test]
    fn a_value_has_one_name_and_another_value_person_or_kind_has_another() {
        let name = |person: u128, kind, value| name_of_value(PersonId(Uuid::from_u128(person)), kind, value);
        let born = name(1, "birth_date", "1988-04-12");
        assert_eq!(born, name(1, "birth_date", "1988-04-12"));
        assert!(born.starts_with("birth_date_") && !born.contains("1988"), "{born}");
        for other in [
            name(1, "birth_date", "1961-01-02"),
            name(2, "birth_date", "1988-04-12"),
            name(1, "mark", "1988-04-12"),
            name(1, "birth_date1", "988-04-12"),
        ] {
            assert_ne!(born, other);
        }
    }
}
