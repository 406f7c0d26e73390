//! The rooms of core and device, from the lowest up, and what each may import; HQ's stand in a file beside.
//!
//! A room is a module directly under the crate, or under `rules/`. What a room needs that is not in its
//! line is either in the wrong room, or a new line here: then it is worth a look whether the room it
//! would import should know of it. No line may name a room that stands below it.

use crate::rooms_of_hq::HQ;

/// A crate whose rooms are planned.
pub struct Plan {
    /// The folder of its sources.
    pub folder: &'static str,
    /// Each room, and the rooms it may import.
    pub rooms: &'static [(&'static str, &'static [&'static str])],
    /// Rooms that never reach others, not even by way of a third; and why.
    pub apart: &'static [(&'static str, &'static [&'static str], &'static str)],
    /// Files of one room that import each other in a circle all the same; and why.
    pub knots: &'static [(&'static [&'static str], &'static str)],
}

/// Every crate whose rooms are planned.
pub const PLANS: [&Plan; 3] = [&CORE, &DEVICE, &HQ];

/// Those without a plan: nothing in them stands in a circle all the same.
pub const OTHERS: [Plan; 3] = [unplanned("src-tauri/src"), unplanned("src-ui/src"), unplanned("xtask/src")];

const fn unplanned(folder: &'static str) -> Plan {
    Plan { folder, rooms: &[], apart: &[], knots: &[] }
}

/// Core.
pub const CORE: Plan = Plan {
    folder: "src-core/src",
    rooms: &[
        ("words", &[]),
        ("rules::identifiers", &["words"]),
        ("rules::time", &["words"]),
        ("rules::place", &["rules::identifiers", "rules::time", "words"]),
        ("rules::window", &["rules::time", "words"]),
        ("rules::exception", &["rules::place", "rules::window"]),
        ("rules::ids", &["rules::time"]),
        ("rules::question", &["rules::ids"]),
        ("rules::calendar", &["rules::time"]),
        ("rules::clock", &["rules::calendar", "rules::time", "words"]),
        (
            "rules::term",
            &[
                "rules::clock",
                "rules::exception",
                "rules::place",
                "rules::question",
                "rules::time",
                "rules::window",
                "words",
            ],
        ),
        ("rules::visibility", &["words"]),
        (
            "rules::condition",
            &[
                "rules::exception",
                "rules::ids",
                "rules::place",
                "rules::question",
                "rules::term",
                "rules::time",
                "rules::visibility",
                "words",
            ],
        ),
        ("rules::notice", &["rules::ids", "rules::time"]),
        ("rules::order", &["rules::condition", "rules::ids", "rules::time", "words"]),
        (
            "rules::law",
            &[
                "rules::clock",
                "rules::identifiers",
                "rules::ids",
                "rules::notice",
                "rules::order",
                "rules::time",
                "words",
            ],
        ),
        ("rules::showing", &["rules::notice", "rules::order", "rules::visibility", "words"]),
        ("rules::sighting", &["rules::ids", "rules::place", "rules::time"]),
        (
            "rules::assess",
            &[
                "rules::condition",
                "rules::exception",
                "rules::ids",
                "rules::law",
                "rules::notice",
                "rules::order",
                "rules::place",
                "rules::question",
                "rules::sighting",
                "rules::term",
                "rules::time",
                "rules::visibility",
                "rules::window",
                "words",
            ],
        ),
        ("rules::decision", &["rules::ids", "rules::law", "rules::time"]),
        ("rules::incident", &["rules::assess", "rules::ids", "rules::sighting", "rules::time", "words"]),
        ("rules::policy", &[]),
        ("rules::look", &["rules::ids", "rules::policy"]),
        ("rules::reason", &["words"]),
        ("rules::settings", &[]),
        ("rules::coverage", &["words"]),
        (
            "proof",
            &[
                "rules::assess",
                "rules::coverage",
                "rules::decision",
                "rules::ids",
                "rules::incident",
                "rules::law",
                "rules::look",
                "rules::notice",
                "rules::place",
                "rules::policy",
                "rules::reason",
                "rules::settings",
                "rules::time",
                "words",
            ],
        ),
        (
            "rules::check",
            &[
                "rules::assess",
                "rules::condition",
                "rules::ids",
                "rules::notice",
                "rules::order",
                "rules::place",
                "rules::sighting",
                "rules::time",
                "rules::window",
                "words",
            ],
        ),
        ("rules::person", &["rules::ids", "rules::time", "rules::visibility", "words"]),
        (
            "rules::dates",
            &[
                "rules::check",
                "rules::decision",
                "rules::incident",
                "rules::notice",
                "rules::order",
                "rules::person",
                "rules::time",
                "words",
            ],
        ),
        (
            "rules::feed",
            &[
                "rules::clock",
                "rules::condition",
                "rules::dates",
                "rules::exception",
                "rules::identifiers",
                "rules::order",
                "rules::place",
                "rules::term",
                "rules::time",
                "rules::window",
            ],
        ),
        ("rules::names", &["rules::person"]),
        (
            "rules::find",
            &[
                "rules::dates",
                "rules::identifiers",
                "rules::ids",
                "rules::names",
                "rules::order",
                "rules::person",
                "rules::time",
            ],
        ),
        ("rules::opening", &[]),
        (
            "rules::power",
            &[
                "rules::assess",
                "rules::clock",
                "rules::condition",
                "rules::ids",
                "rules::law",
                "rules::notice",
                "rules::order",
                "rules::time",
                "words",
            ],
        ),
        (
            "rules::record",
            &[
                "rules::assess",
                "rules::clock",
                "rules::decision",
                "rules::identifiers",
                "rules::ids",
                "rules::incident",
                "rules::law",
                "rules::order",
                "rules::place",
                "rules::power",
                "rules::sighting",
                "rules::time",
                "words",
            ],
        ),
        (
            "rules::points",
            &[
                "rules::assess",
                "rules::condition",
                "rules::identifiers",
                "rules::ids",
                "rules::incident",
                "rules::law",
                "rules::notice",
                "rules::order",
                "rules::record",
                "rules::sighting",
                "rules::time",
                "rules::visibility",
                "words",
            ],
        ),
        ("rules::replay", &["rules::assess", "rules::law", "rules::order", "rules::time"]),
        (
            "rules::together",
            &[
                "rules::assess",
                "rules::condition",
                "rules::exception",
                "rules::ids",
                "rules::incident",
                "rules::order",
                "rules::place",
                "rules::term",
                "words",
            ],
        ),
        (
            "wire",
            &[
                "rules::assess",
                "rules::clock",
                "rules::condition",
                "rules::coverage",
                "rules::decision",
                "rules::identifiers",
                "rules::ids",
                "rules::incident",
                "rules::law",
                "rules::look",
                "rules::notice",
                "rules::order",
                "rules::person",
                "rules::place",
                "rules::points",
                "rules::policy",
                "rules::power",
                "rules::reason",
                "rules::record",
                "rules::settings",
                "rules::sighting",
                "rules::term",
                "rules::time",
                "rules::together",
                "rules::visibility",
                "words",
            ],
        ),
    ],
    apart: &[
        ("rules::term", &["rules::assess", "rules::law"], "a term says what it holds, not how it is judged"),
        ("rules::law", &["rules::assess", "rules::power"], "the rows of the law know no case"),
        (
            "rules::assess",
            &["rules::power", "rules::points"],
            "what facts answer does not hang on what an officer may do",
        ),
        ("proof", &["wire"], "what is signed is no shape of a screen"),
    ],
    knots: &[],
};

/// The device.
pub const DEVICE: Plan = Plan {
    folder: "src-device/src",
    rooms: &[
        ("failure", &[]),
        ("locks", &[]),
        ("begun", &["failure", "locks"]),
        ("files", &["failure"]),
        ("clock", &["failure", "files"]),
        ("keys", &["failure", "files"]),
        ("store", &["failure", "files", "keys", "locks"]),
        ("search", &["failure", "locks", "store"]),
        ("finder", &["failure", "files", "locks", "search", "store"]),
        ("fixes", &["clock"]),
        ("link", &["clock", "failure", "files", "locks"]),
        ("location", &[]),
        ("presence", &["clock", "locks"]),
        ("grants", &["clock", "failure"]),
        ("nearby", &["failure", "search", "store"]),
        ("session", &["clock", "failure", "files", "grants", "keys", "nearby", "search"]),
        ("write", &["failure", "files", "keys", "session", "store"]),
        (
            "house",
            &[
                "begun", "clock", "failure", "files", "finder", "fixes", "keys", "link", "location", "locks",
                "presence", "session", "write",
            ],
        ),
        ("copy", &["failure", "files", "grants", "house", "link", "locks", "nearby", "search", "store"]),
        ("denials", &["failure", "house", "session", "write"]),
        ("answers", &["failure", "files", "house", "locks", "session", "store", "write"]),
        ("view", &["failure", "files", "house", "link", "locks", "session"]),
        (
            "usecases",
            &[
                "answers", "begun", "clock", "copy", "denials", "failure", "files", "finder", "grants", "house",
                "keys", "locks", "nearby", "search", "session", "store", "view", "write",
            ],
        ),
        ("watcher", &["clock", "failure", "files", "house", "locks", "presence", "usecases"]),
        ("admit", &["denials", "failure", "house", "watcher"]),
        ("enrol", &["failure", "files", "house", "keys", "link", "locks", "store", "usecases", "write"]),
        ("dispatch", &["admit", "copy", "enrol", "failure", "house", "usecases", "view"]),
        (
            "sync",
            &["answers", "copy", "failure", "files", "house", "keys", "link", "locks", "session", "store", "write"],
        ),
        ("bridge", &["dispatch", "failure", "files", "house", "keys", "locks", "sync", "watcher"]),
    ],
    apart: &[
        ("usecases", &["sync"], "no page waits for the network"),
        ("sync", &["usecases"], "what HQ sends calls nothing that officers do"),
        ("store", &["search", "session", "house", "usecases", "sync"], "rows know nothing of who asks for them"),
        ("search", &["session", "house"], "the index stands without a session"),
    ],
    knots: &[],
};
