//! Several arguments as one.

use super::{Argument, Text};

/// A list as one argument; none of nothing. `two` is the text that sets one part before the next, such as
/// `{{ first }}, {{ next }}`: it must say the same however the parts are paired.
///
/// The parts are paired by halves, so that a text of a thousand parts is ten texts deep: readers of JSON
/// refuse what is nested far.
pub fn listed(parts: &[Argument], two: &dyn Fn(Argument, Argument) -> Text) -> Option<Argument> {
    if let [only] = parts {
        return Some(only.clone());
    }
    let (first, next) = parts.split_at(parts.len().div_ceil(2));
    if next.is_empty() {
        return None;
    }
    match (listed(first, two), listed(next, two)) {
        (Some(first), Some(next)) => Some(two(first, next).into()),
        (first, next) => first.or(next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Verbatim, english};

    fn of(count: usize) -> Option<Argument> {
        let parts: Vec<Argument> = (1..=count).map(Argument::from).collect();
        listed(&parts, &|first, next| crate::text!("term.list", first = first, next = next))
    }

    #[test]
    fn parts_stand_in_their_order() {
        let said = |count| of(count).map(|list| english(crate::text!("term.permits_hours", hours = list)));
        assert_eq!(said(0), None);
        assert_eq!(said(1).unwrap(), "The court made an exception: 1.");
        assert_eq!(said(5).unwrap(), "The court made an exception: 1, 2, 3, 4, 5.");
        assert_eq!(
            listed(&[Verbatim::from("a").into()], &|_first, _next| unreachable!()),
            Some(Verbatim::from("a").into())
        );
    }

    #[test]
    fn a_long_list_crosses_the_wire() {
        let written = serde_json::to_string(&of(1000)).unwrap();
        assert_eq!(serde_json::from_str::<Option<Argument>>(&written).unwrap(), of(1000));
    }
}
