//! Usual short forms of given names, and forms of one name in several languages.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Facts from the data set `nicknames` (Apache-2.0; see docs/data): a name, then its short forms.
const ENGLISH: &str = include_str!("nicknames.txt");
/// What that lacks of the names met in England and Wales.
const HERE: &str = include_str!("nicknames_here.txt");

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
}
