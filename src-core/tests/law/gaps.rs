//! What the program is known to answer otherwise than the table, and why. A fact that is right now fails the
//! test, so that the list shrinks.

/// One reason, and the facts that it makes wrong.
pub struct Gap {
    /// Why, and what is to come.
    pub why: &'static str,
    /// Each by its case and column.
    pub facts: &'static [(&'static str, &'static str)],
}

impl Gap {
    /// Whether it explains a fact.
    pub fn holds(&self, id: &str, column: &str) -> bool {
        self.facts.iter().any(|(case, of)| *case == id && *of == column)
    }
}

/// Every gap that is known.
pub static GAPS: &[Gap] = &[
    Gap {
        why: "A police notice of which no service in person is held is said to run: the order card is to ask for it",
        facts: &[
            ("S014", "in_force_at_act"),
            ("S014", "in_force_now"),
            ("S014", "power"),
            ("S015", "in_force_at_act"),
            ("S015", "in_force_now"),
            ("S015", "power"),
            ("S029", "in_force_at_act"),
            ("S029", "in_force_now"),
            ("S089", "in_force_at_act"),
            ("S089", "in_force_now"),
            ("S089", "power"),
            ("S326", "in_force_at_act"),
            ("S326", "in_force_now"),
            ("S326", "power"),
        ],
    },
    Gap {
        why: "Who issued a notice, on what ground, and whether what must be considered was: nobody is asked yet",
        facts: &[
            ("S016", "in_force_at_act"),
            ("S016", "in_force_now"),
            ("S016", "power"),
            ("S026", "power"),
            ("S028", "power"),
            ("S084", "in_force_at_act"),
            ("S084", "in_force_now"),
            ("S084", "power"),
            ("S323", "in_force_at_act"),
            ("S323", "in_force_now"),
            ("S323", "power"),
            ("S324", "in_force_at_act"),
            ("S324", "in_force_now"),
            ("S324", "power"),
        ],
    },
    Gap {
        why: "Where a police notice was issued is not held: one of a day on which some other area had them is said to run",
        facts: &[
            ("S071", "in_force_at_act"),
            ("S071", "in_force_now"),
            ("S071", "power"),
            ("S072", "in_force_at_act"),
            ("S072", "in_force_now"),
            ("S072", "power"),
            ("S075", "in_force_at_act"),
            ("S075", "in_force_now"),
            ("S075", "power"),
        ],
    },
    Gap {
        why: "That a criminal court made a stalking protection order on an acquittal is not held",
        facts: &[("S128", "in_force_at_act"), ("S128", "in_force_now"), ("S128", "power")],
    },
    Gap {
        why: "That the respondent did not know of the order is no answer yet: none held and not known are one",
        facts: &[("S097", "power"), ("S135", "power"), ("S220", "power")],
    },
    Gap {
        why: "Awareness of a variation is asked of the whole order, not of the paragraph that it changed",
        facts: &[("S100", "power"), ("S101", "power"), ("S101", "notice_needed")],
    },
    Gap {
        why: "Told a moment ago: that a fair chance to comply comes first is said beside the power, and is not its standing",
        facts: &[("S137", "power")],
    },
    Gap {
        why: "The power of a notice whose hearing's time has passed follows the order's dates alone; that it cannot be told is said above it",
        facts: &[("S018", "power")],
    },
    Gap {
        why: "Where the act was done, Scotland or Northern Ireland, nobody is asked yet",
        facts: &[("S025", "power"), ("S110", "power"), ("S161", "power"), ("S334", "power")],
    },
    Gap {
        why: "\"Until\" a day runs to the end of that day; the table leaves that day open",
        facts: &[("S144", "in_force_at_act"), ("S144", "in_force_now"), ("S144", "power")],
    },
    Gap {
        why: "What has been punished already, or which route is in use, does not reach the powers yet",
        facts: &[("S155", "power")],
    },
    Gap {
        why: "That a tag of an order lasts 12 months at the most is in the row's words, and limits no paragraph",
        facts: &[("S102", "in_force_at_act"), ("S102", "in_force_now"), ("S102", "power")],
    },
    Gap {
        why: "Whether respect orders and the injunctions of 2026 are in force yet makes their power open; their own dates are answered all the same",
        facts: &[
            ("S290", "in_force_at_act"),
            ("S290", "in_force_now"),
            ("S292", "in_force_at_act"),
            ("S292", "in_force_now"),
            ("S293", "in_force_at_act"),
            ("S293", "in_force_now"),
        ],
    },
    Gap {
        why: "The table has no word for the power of CA 1989 ss.38A(8), 44A(8) and leaves it open; the row names it, from memory",
        facts: &[("S298", "power")],
    },
    Gap {
        why: "A reasonable excuse is the officer's to weigh: s.24A CJA 2003 says so beside its power, and nothing here weighs it",
        facts: &[("S310", "power")],
    },
    Gap {
        why: "Whether an order of Scotland or Northern Ireland bites in England stands among the row's open questions; without a warrant no power of it is shown",
        facts: &[("S320", "power"), ("S322", "power")],
    },
    Gap {
        why: "At the very time at which somebody must attend, whether bail still runs is said not to be known",
        facts: &[
            ("S249", "in_force_at_act"),
            ("S264", "in_force_at_act"),
            ("S264", "in_force_now"),
            ("S273", "in_force_at_act"),
            ("S273", "in_force_now"),
        ],
    },
    Gap {
        why: "That papers attach no power of arrest cannot be held apart from papers that do not list it",
        facts: &[("S286", "power"), ("S289", "power")],
    },
];
