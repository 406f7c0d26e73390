//! Usual short forms of given names, and forms of one name in several languages.

use super::likeness::Likeness;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Facts from the data set `nicknames` (Apache-2.0; see docs/data): a name, then its short forms.
const ENGLISH: &str = include_str!("nicknames.txt");
/// What that lacks of the names met in England and Wales.
const HERE: &str = include_str!("nicknames_here.txt");

/// Short forms, each with the names that it stands for most often in England and Wales: ours. Where a
/// short form is not listed, all that it may stand for weigh alike.
const USUAL: &str = include_str!("nicknames_usual.txt");

static USUALLY: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let lines = USUAL.lines().filter_map(|line| line.split_once(':'));
    lines.map(|(short, names)| (short, names.split_whitespace().collect())).collect()
});

/// Each name with the names it may stand for or be stood for by, nearest first.
static FORMS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut forms: HashMap<&str, Vec<&str>> = HashMap::new();
    for line in ENGLISH.lines().chain(HERE.lines()) {
        let Some((long, shorts)) = line.split_once(':') else { continue };
        for short in shorts.split_whitespace() {
            for (one, other) in [(long, short), (short, long)] {
                let known = forms.entry(one).or_default();
                if !known.contains(&other) {
                    known.push(other);
                }
            }
        }
    }
    forms
});

/// Every name that has a short form, or is one.
pub fn all_forms() -> impl Iterator<Item = &'static str> {
    FORMS.keys().copied()
}

/// The short forms of a folded name and the names it is a short form of.
pub fn shorter_and_longer(name: &str) -> &'static [&'static str] {
    FORMS.get(name).map_or(&[], Vec::as_slice)
}

/// The names that share a fuller form or a short form with a folded name, those of
/// [`shorter_and_longer`] and the name itself left out.
pub fn related(name: &str) -> Vec<&'static str> {
    let near = shorter_and_longer(name);
    let mut found: Vec<&str> = near.iter().flat_map(|each| shorter_and_longer(each)).copied().collect();
    found.sort_unstable();
    found.dedup();
    found.retain(|each| *each != name && !near.contains(each));
    found
}

/// How two names of which one is a short form of the other, or which share one, stand to one another:
/// as usual, or as a short form that usually stands for another name.
pub fn short_form(one: &str, other: &str) -> Likeness {
    let usual = |name: &str| USUALLY.get(name).map_or(&[] as &[&str], Vec::as_slice);
    let (of_one, of_other) = (usual(one), usual(other));
    let is_usual = (of_one.is_empty() && of_other.is_empty())
        || of_one.contains(&other)
        || of_other.contains(&one)
        || of_one.iter().any(|name| of_other.contains(name) || shorter_and_longer(name).contains(&other))
        || of_other.iter().any(|name| shorter_and_longer(name).contains(&one));
    if is_usual { Likeness::Short } else { Likeness::ShortOfAnother }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_lead_both_ways() {
        assert!(shorter_and_longer("bob").contains(&"robert"));
        assert!(shorter_and_longer("robert").contains(&"bob"));
        assert!(shorter_and_longer("dai").contains(&"dafydd"));
        assert!(shorter_and_longer("kasia").contains(&"katarzyna"));
        assert!(shorter_and_longer("xqzt").is_empty());
    }

    #[test]
    fn two_short_forms_of_one_name_are_related() {
        assert!(related("kasia").contains(&"katherine"));
        assert!(!related("bob").contains(&"robert"));
        assert!(!related("bob").contains(&"bob"));
    }

    #[test]
    fn a_short_form_stands_for_its_usual_name_first() {
        for (short, usual, other) in
            [("bill", "william", "robert"), ("jack", "john", "jackson"), ("ted", "edward", "theodore")]
        {
            assert_eq!(short_form(short, usual), Likeness::Short, "{short} {usual}");
            assert_eq!(short_form(usual, short), Likeness::Short, "{usual} {short}");
            assert_eq!(short_form(short, other), Likeness::ShortOfAnother, "{short} {other}");
            assert_eq!(short_form(other, short), Likeness::ShortOfAnother, "{other} {short}");
        }
        assert_eq!(short_form("bill", "will"), Likeness::Short, "two short forms of one name");
        assert_eq!(short_form("kasia", "katarzyna"), Likeness::Short);
    }

    #[test]
    fn the_usual_name_of_a_short_form_is_one_that_it_may_stand_for() {
        for (short, names) in &*USUALLY {
            let unknown = names.iter().find(|name| !shorter_and_longer(short).contains(name));
            assert_eq!(unknown, None, "{short}");
        }
    }
}
