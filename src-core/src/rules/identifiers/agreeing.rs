//! How many confirmed identifiers speak for one person together.

/// So many identifiers confirm a person.
pub const CONFIRM: usize = 2;

/// Kinds of which nobody has two: where records name several and an officer confirmed more than one of them,
/// at most one is right.
const OF_ONE: [&str; 2] = ["birth_date", "pnc_id"];

/// How many of the identifiers that were confirmed of somebody agree with one another, each by its name
/// (`proof::value::name_of_value`: the kind, then the value's digest). Two births or two PNC ids contradict
/// each other and count as one.
pub fn agreeing<'a>(names: impl IntoIterator<Item = &'a str>) -> usize {
    let mut counted: Vec<&str> = Vec::new();
    for name in names {
        let of_one = OF_ONE.iter().find(|kind| name.strip_prefix(**kind).is_some_and(|rest| rest.starts_with('_')));
        let key = of_one.copied().unwrap_or(name);
        if !counted.contains(&key) {
            counted.push(key);
        }
    }
    counted.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::value::name_of_value;
    use crate::rules::ids::PersonId;
    use uuid::Uuid;

    fn count(confirmed: &[(&str, &str)]) -> usize {
        let person = PersonId(Uuid::from_u128(1));
        let names: Vec<String> = confirmed.iter().map(|(kind, value)| name_of_value(person, kind, value)).collect();
        agreeing(names.iter().map(String::as_str))
    }

    #[test]
    fn two_births_that_contradict_each_other_are_one_identifier() {
        let births = [("birth_date", "1988-04-12"), ("birth_date", "1978-04-12")];
        assert_eq!(count(&births), 1);
        assert_eq!(count(&[births[0], births[1], ("mark", "scar, left hand")]), CONFIRM);
        assert_eq!(count(&[("pnc_id", "2002/0073319Z"), ("pnc_id", "1979/0163001B")]), 1);
        assert_eq!(count(&[("birth_date", "1988-04-12"), ("pnc_id", "2002/0073319Z")]), CONFIRM);
    }

    #[test]
    fn what_somebody_may_have_several_of_counts_each_time_and_no_value_twice() {
        assert_eq!(count(&[]), 0);
        assert_eq!(count(&[("plate", "AB12CDE"), ("plate", "AB13CDE")]), 2);
        assert_eq!(count(&[("mark", "scar"), ("mark", "scar")]), 1);
        assert_eq!(count(&[("mark", "scar"), ("address", "4 Peel Street")]), 2);
    }
}
