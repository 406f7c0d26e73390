//! Circles among whatever imports something.

use std::collections::{BTreeMap, BTreeSet};

/// Who imports whom.
pub type Arrows = BTreeMap<String, BTreeSet<String>>;

/// One circle, its first named again at its end; none where there is none.
pub fn circle(arrows: &Arrows) -> Option<Vec<String>> {
    let mut done = BTreeSet::new();
    arrows.keys().find_map(|start| from(arrows, start, &mut Vec::new(), &mut done))
}

fn from<'a>(
    arrows: &'a Arrows,
    at: &'a str,
    way: &mut Vec<&'a str>,
    done: &mut BTreeSet<&'a str>,
) -> Option<Vec<String>> {
    if let Some(begins) = way.iter().position(|passed| *passed == at) {
        return Some(way.iter().skip(begins).chain([&at]).map(|room| (*room).to_owned()).collect());
    }
    if !done.contains(at) {
        way.push(at);
        for next in arrows.get(at).into_iter().flatten() {
            let found = from(arrows, next, way, done);
            if found.is_some() {
                return found;
            }
        }
        way.pop();
        done.insert(at);
    }
    None
}

/// The way by which one reaches another; none where it does not.
pub fn way(arrows: &Arrows, start: &str, end: &str) -> Option<Vec<String>> {
    let mut ways = vec![vec![start.to_owned()]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop() {
        let last = way.last()?.clone();
        if last == end {
            return Some(way);
        }
        if seen.insert(last.clone()) {
            let further = arrows.get(&last).into_iter().flatten();
            ways.extend(further.map(|next| [way.as_slice(), std::slice::from_ref(next)].concat()));
        }
    }
    None
}

#[test]
fn a_circle_is_named_from_where_it_begins() {
    let arrows = |pairs: &[(&str, &str)]| {
        let mut arrows = Arrows::new();
        for (one, other) in pairs {
            arrows.entry((*one).to_owned()).or_default().insert((*other).to_owned());
        }
        arrows
    };
    assert_eq!(circle(&arrows(&[("a", "b"), ("a", "c"), ("b", "c")])), None);
    assert_eq!(circle(&arrows(&[("a", "b"), ("b", "c"), ("c", "b")])).unwrap(), ["b", "c", "b"]);
    assert_eq!(way(&arrows(&[("a", "b"), ("b", "c")]), "a", "c").unwrap(), ["a", "b", "c"]);
    assert_eq!(way(&arrows(&[("a", "b"), ("b", "c")]), "c", "a"), None);
}
