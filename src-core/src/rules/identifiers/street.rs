//! The words by which streets are called.

/// Words that say what kind of street it is, and nothing of which.
pub fn is_street_type(word: &str) -> bool {
    const TYPES: [&str; 34] = [
        "street",
        "st",
        "road",
        "rd",
        "lane",
        "ln",
        "avenue",
        "ave",
        "close",
        "drive",
        "dr",
        "way",
        "court",
        "ct",
        "place",
        "gardens",
        "grove",
        "crescent",
        "terrace",
        "row",
        "walk",
        "mews",
        "rise",
        "hill",
        "view",
        "square",
        "yard",
        "flat",
        "house",
        "the",
        "apartment",
        "floor",
        "heol",
        "stryd",
    ];
    TYPES.contains(&word)
}
