//! Where words may stand: what crosses the wire is a text of the catalogue or somebody's own words, and
//! the rooms that print hold no sentence.

use super::source::{Source, sources};
use anyhow::{Result, ensure};
use std::collections::BTreeSet;

/// Fields of the wire that are neither `Text` nor `Verbatim` nor `Token`, by type; and why.
const BARE: &[(&str, &[&str], &str)] = &[
    ("Stamp", &["day", "time"], "a London date, as core's one writer of dates writes it"),
    ("Token", &["String"], "it is the type itself"),
    ("Enrol", &["hq", "code", "passphrase"], "typed, read once, and shown to nobody"),
    ("Unlock", &["passphrase"], "typed, read once, and shown to nobody"),
    ("ShowDone", &["language", "passphrase"], "typed, read once, and shown to nobody"),
    ("ExhibitAdd", &["bytes"], "a file in base64"),
    ("LockedCaptureAdd", &["bytes"], "a file in base64"),
    ("Search", &["text"], "typed"),
    ("OrdersOpen", &["text"], "typed"),
    ("Results", &["text"], STILL),
    (
        "ReadAs",
        &[
            "Name",
            "BirthDate",
            "BirthYear",
            "BirthPart",
            "Age",
            "AgeOrYear",
            "PncId",
            "Plate",
            "Postcode",
            "PostcodeArea",
            "Phone",
            "Email",
            "CaseNumber",
            "Address",
            "NiNumber",
            "NhsNumber",
            "DriverNumber",
            "PrisonNumber",
        ],
        STILL,
    ),
    ("Hit", &["name"], STILL),
    (
        "MatchedOn",
        &[
            "SameName",
            "OtherName",
            "typed",
            "held",
            "Street",
            "SameBirthDate",
            "DayMonthSwapped",
            "OneFigureDiffers",
            "SameDayAndMonth",
            "SameMonthAndYear",
            "SameDayAndYear",
            "SameBirthYear",
            "BirthYearNear",
            "SameAge",
            "AgeNear",
            "BirthDateDiffers",
            "SamePostcode",
            "SameDistrict",
            "SameIdentifier",
            "WordUnmatched",
            "ThroughProtected",
        ],
        STILL,
    ),
    ("ClauseSheet", &["paragraph"], STILL),
    ("AssessedWith", &["engine", "law_table"], STILL),
    ("TermSheet", &["paragraph", "plain", "exceptions"], STILL),
    ("LockedExhibit", &["sha256"], STILL),
    ("CaptureMark", &["claimed"], STILL),
    ("ClockSheet", &["letter", "source", "who", "excluded"], STILL),
    ("FixReply", &["grid"], STILL),
    ("RecordBrief", &["who", "account"], STILL),
    ("OrderSheet", &["verified", "references", "duration_words"], STILL),
    ("ConditionSheet", &["paragraph", "plain", "confirmed", "exceptions"], STILL),
    ("NoticeSheet", &["by"], STILL),
    ("OrderBrief", &["binds", "protects", "court"], STILL),
    ("BreachBrief", &["source", "code"], STILL),
    ("PersonSheet", &["name", "other_names", "born"], STILL),
    ("HistoryItem", &["by"], STILL),
    ("DraftSheet", &["person"], STILL),
    ("OrderTerms", &["terms"], STILL),
    ("DraftBrief", &["shown"], STILL),
    ("ExhibitSheet", &["reference", "sha256"], STILL),
    ("Saved", &["id"], STILL),
    ("SessionSheet", &["edition", "hq"], STILL),
    ("OfficerBrief", &["shown", "initials"], STILL),
    ("SlotBrief", &["shown"], STILL),
    ("EnrolledSheet", &["compare", "shown"], STILL),
    ("ShowSheet", &["court", "conditions"], STILL),
];

/// A field that has yet to become one of the three. Nothing is added under this reason.
const STILL: &str = "it has yet to move";

/// What the rooms that print say all the same: what was being done when the system said no.
const CAUSES: &[&str] = &[
    "write port file",
    "wait for a signal",
    "make folder",
    "write to standard output",
    "read settings",
    "read password file",
];

#[test]
fn what_crosses_the_wire_is_a_text_of_the_catalogue_or_somebodys_own_words() -> Result<()> {
    let mut found = BTreeSet::new();
    for source in sources(&["src-core/src/wire"])? {
        found.extend(bare_fields(&source.code));
    }
    let listed = listed(|_why| true);
    let new: Vec<_> = found.difference(&listed).collect();
    ensure!(new.is_empty(), "make these Text, Verbatim or Token: {new:?}");
    // What has yet to move may go at any time, and leaves the list when somebody next opens it.
    let stays = self::listed(|why| why != STILL);
    let gone: Vec<_> = stays.difference(&found).collect();
    ensure!(gone.is_empty(), "no such field: take it off the list: {gone:?}");
    Ok(())
}

#[test]
fn no_sentence_stands_in_a_room_that_prints() -> Result<()> {
    let rooms = ["src-device/src/bin/cordon", "src-hq/src/cli", "src-hq/src/bin", "src-core/src/wire"];
    for Source { path, texts, .. } in sources(&rooms)? {
        // The help that clap prints stands beside its arguments.
        if path.ends_with("/args.rs") || path.ends_with("/arguments.rs") {
            continue;
        }
        let found = texts.iter().find(|text| is_sentence(text) && !CAUSES.contains(&text.as_str()));
        ensure!(found.is_none(), "{path} says {found:?}: it belongs into the catalogue");
    }
    Ok(())
}

fn listed(which: impl Fn(&str) -> bool) -> BTreeSet<(String, String)> {
    let rows = BARE.iter().filter(|(_name, _fields, why)| which(why));
    rows.flat_map(|(name, fields, _why)| fields.iter().map(|field| ((*name).to_owned(), (*field).to_owned()))).collect()
}

/// Two words beside each other, the places of a format left out.
fn is_sentence(text: &str) -> bool {
    let is_word =
        |part: &&str| part.len() > 1 && part.trim_end_matches([',', '.', ':', ';']).chars().all(char::is_alphabetic);
    text.contains(' ') && text.split(' ').filter(is_word).count() > 1
}

/// The fields of structs, enums and commands whose type is or holds a plain string.
fn bare_fields(code: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let (mut depth, mut within) = (0_usize, None::<(String, usize)>);
    for line in code.lines() {
        if within.is_none() {
            within = named(line).map(|name| (name, depth));
        }
        if let Some((name, _depth)) = &within
            && let Some(field) = bare_field(line)
        {
            found.push((name.clone(), field));
        }
        depth = (depth + line.matches('{').count()).saturating_sub(line.matches('}').count());
        let ends = line.contains('}') || line.trim_end().ends_with(';');
        if ends && within.as_ref().is_some_and(|(_name, began)| depth <= *began) {
            within = None;
        }
    }
    found
}

/// The name of the type that a line begins: of a struct, an enum, or a command of the list.
fn named(line: &str) -> Option<String> {
    let line = line.trim_start();
    let of_type = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "));
    let of_command = || {
        let kinds = ["act ", "query ", "watch "];
        kinds
            .iter()
            .find_map(|kind| line.strip_prefix(kind))
            .and_then(|rest| rest.split_once(": "))
            .map(|(_, rest)| rest)
    };
    let rest = of_type.or_else(of_command)?;
    let name: String = rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
    (!name.is_empty()).then_some(name)
}

/// The field of a line whose type has the word `String` or `str`.
fn bare_field(line: &str) -> Option<String> {
    let line = line.trim_start();
    let line = line.strip_prefix("pub ").unwrap_or(line);
    if line.starts_with('#') {
        return None;
    }
    let (name, of_type) = match line.strip_prefix("struct ") {
        Some(tuple) => {
            let inside = tuple.split_once('(')?.1;
            let held = inside.trim_start_matches("pub ");
            (held.split(|letter: char| !letter.is_alphanumeric()).next()?, held)
        }
        None => line.split_once([':', '('])?,
    };
    let name = name.rsplit(['{', ' ']).next()?;
    let is_bare = of_type.split(|letter: char| !letter.is_alphanumeric()).any(|word| ["String", "str"].contains(&word));
    let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    (is_bare && is_name).then(|| name.to_owned())
}

#[test]
fn a_bare_string_is_found_wherever_it_is_in_a_type() {
    let code = "pub struct Sheet {\n    pub name: Vec<(String, u8)>,\n    pub at: Stamp,\n}\npub enum Why {\n    Word {\n        typed: &'static str,\n    },\n    Name(String),\n}\npub struct Key(pub String);\nfn made(text: String) {\n}\nact lock: Lock [anybody] {\n    slot: Option<String>,\n} -> ();\n";
    let found = bare_fields(code);
    let found: Vec<(&str, &str)> = found.iter().map(|(name, field)| (name.as_str(), field.as_str())).collect();
    assert_eq!(found, [("Sheet", "name"), ("Why", "typed"), ("Why", "Name"), ("Key", "String"), ("Lock", "slot")]);
    assert!(is_sentence("no such order") && is_sentence("{} cannot be read: {error}"));
    assert!(!is_sentence("application/json") && !is_sentence("{}: {}") && !is_sentence("cordon-hq: {failure}"));
}
