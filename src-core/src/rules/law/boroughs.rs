//! The districts of London: the 32 boroughs (London Government Act 1963, Schedule 1) and the City.

/// Codes of the force whose area the boroughs are.
pub(super) const FORCES: [&str; 2] = ["01", "02"];

/// The names in the form that [`folded`] gives; Westminster also by its style of a city.
const NAMES: [&str; 34] = [
    "barking and dagenham",
    "barnet",
    "bexley",
    "brent",
    "bromley",
    "camden",
    "city of london",
    "city of westminster",
    "croydon",
    "ealing",
    "enfield",
    "greenwich",
    "hackney",
    "hammersmith and fulham",
    "haringey",
    "harrow",
    "havering",
    "hillingdon",
    "hounslow",
    "islington",
    "kensington and chelsea",
    "kingston upon thames",
    "lambeth",
    "lewisham",
    "merton",
    "newham",
    "redbridge",
    "richmond upon thames",
    "southwark",
    "sutton",
    "tower hamlets",
    "waltham forest",
    "wandsworth",
    "westminster",
];

/// What a borough's style begins with.
const STYLES: [&str; 2] = ["london borough of", "royal borough of"];

/// A district's name as names are compared: lower case, single spaces, "and" in full, no style.
pub(super) fn folded(name: &str) -> String {
    let words: Vec<String> = name.replace('&', " and ").split_whitespace().map(str::to_lowercase).collect();
    let whole = words.join(" ");
    let plain = STYLES.iter().find_map(|style| whole.strip_prefix(style)).unwrap_or(&whole);
    plain.trim().to_owned()
}

/// Whether a folded name is a borough's or the City's.
pub(super) fn is_known(folded: &str) -> bool {
    NAMES.contains(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_listed_as_it_is_compared() {
        for name in NAMES {
            assert_eq!(folded(name), name);
        }
        assert!(NAMES.is_sorted());
    }
}
