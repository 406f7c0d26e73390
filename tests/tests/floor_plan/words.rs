//! Where words may stand: what crosses the wire is a text of the catalogue or somebody's own words, and
//! the rooms that print hold no sentence.

use super::source::{Source, sources};
use anyhow::{Result, ensure};
use std::collections::BTreeSet;

/// Fields of the wire that are neither `Text` nor `Verbatim` nor `Token`, by type; and why. The types of
/// rules that the wire hands on, or names in a type of its own, are of the wire too.
const BARE: &[(&str, &[&str], &str)] = &[
    ("Stamp", &["day", "time"], "a London date, as core's one writer of dates writes it"),
    ("Token", &["String"], "it is the type itself"),
    ("Enrol", &["hq", "code", "passphrase"], "typed, read once, and shown to nobody"),
    ("Unlock", &["passphrase"], "typed, read once, and shown to nobody"),
    ("ShowDone", &["language", "passphrase"], "typed, read once, and shown to nobody"),
    ("ExhibitAdd", &["bytes"], "a file in base64"),
    ("LockedCaptureAdd", &["bytes"], "a file in base64"),
    ("Search", &["text"], TYPED),
    ("OrdersOpen", &["text"], TYPED),
    ("ArrestForm", &["despite"], TYPED),
    ("DecisionForm", &["grounds", "none_because"], TYPED),
    ("Entered", &["day", "month", "year", "time"], TYPED),
    (
        "FileNotes",
        &[
            "witnesses",
            "who_can_say",
            "live_by",
            "bail_offence",
            "made_under",
            "claimed",
            "claimed_by",
            "first_contact",
            "first_contact_by",
        ],
        TYPED,
    ),
    ("LockedCaptureForm", &["account", "who", "place_words"], TYPED),
    ("PlaceInput", &["text"], TYPED),
    ("PlaceOfSafetyForm", &["who"], TYPED),
    ("PoliceProtectionForm", &["who", "designated"], TYPED),
    ("Reason", &["words", "incident_number"], TYPED),
    ("RecordForm", &["description", "incident_number", "account", "place_words", "offences"], TYPED),
    ("SayingForm", &["words"], TYPED),
    ("RecordFault", &["Blank"], "the name of a field of the form, which the page looks up"),
    ("Subject", &["Orders"], TYPED),
    ("Decision", &["grounds", "none_because"], SIGNED),
    ("Incident", &["number", "account"], SIGNED),
    ("NoticeEvent", &["by", "language", "proof"], SIGNED),
    ("BesideRow", &["entry", "source"], CITED),
    ("DutyCode", &["code"], CITED),
    ("Form", &["id"], CITED),
    ("LawRow", &["kind_id", "statute", "source"], CITED),
    ("NotificationDuty", &["source"], CITED),
    ("OffenceCode", &["String", "code", "section"], CITED),
    ("OffencePrompt", &["id"], CITED),
    ("OffenceProvision", &["codes", "section"], CITED),
    ("ProtectRow", &["id", "source"], CITED),
    ("Route", &["section"], CITED),
    ("Power", &["source"], CITED),
    ("BreachBrief", &["code"], CITED),
];

/// What an officer types, on its way to be checked and saved.
const TYPED: &str = "typed";

/// An entry as its officer signed it, which an approver reads whole.
const SIGNED: &str = "it is signed as it stands";

/// Sections, codes and names of rows, which stand in the law's own table.
const CITED: &str = "a citation, a code or a name of the law's table";

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
    let wire = sources(&["src-core/src/wire"])?;
    let of_rules: BTreeSet<String> = wire.iter().flat_map(|source| named_of_rules(&source.code)).collect();
    let mut found: BTreeSet<_> = wire.iter().flat_map(|source| bare_fields(&source.code)).collect();
    for source in sources(&["src-core/src/rules"])? {
        found.extend(bare_fields(&source.code).into_iter().filter(|(name, _field)| of_rules.contains(name)));
    }
    let rows = BARE.iter().flat_map(|(name, fields, _why)| fields.iter().map(move |field| (*name, *field)));
    let listed: BTreeSet<_> = rows.map(|(name, field)| (name.to_owned(), field.to_owned())).collect();
    let new: Vec<_> = found.difference(&listed).collect();
    ensure!(new.is_empty(), "make these Text, Verbatim or Token: {new:?}");
    let gone: Vec<_> = listed.difference(&found).collect();
    ensure!(gone.is_empty(), "no such plain field any more: take it off the list: {gone:?}");
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

#[test]
fn no_error_of_reading_says_its_words_in_code() -> Result<()> {
    let rules = sources(&["src-core/src/rules"])?;
    ensure!(
        rules.iter().any(|source| source.code.contains("says_its_text!")),
        "no error says its text: mend this test"
    );
    for Source { path, code, .. } in rules {
        ensure!(!code.contains("#[error("), "{path} words an error: its text belongs into the catalogue");
    }
    Ok(())
}

/// Two words beside each other, the places of a format left out.
fn is_sentence(text: &str) -> bool {
    let is_word =
        |part: &&str| part.len() > 1 && part.trim_end_matches([',', '.', ':', ';']).chars().all(char::is_alphabetic);
    text.contains(' ') && text.split(' ').filter(is_word).count() > 1
}

/// The types of rules that a file of the wire hands on, or names in a type of its own.
fn named_of_rules(code: &str) -> BTreeSet<String> {
    let of_types: BTreeSet<String> = lines_of_types(code).into_iter().flat_map(|(_name, line)| types(line)).collect();
    let mut named = BTreeSet::new();
    for (before, after) in code.match_indices("use crate::rules::").map(|(at, _use)| code.split_at(at)) {
        let imported = types(after.split(';').next().unwrap_or_default());
        let is_handed_on = before.ends_with("pub ");
        named.extend(imported.filter(|name| is_handed_on || of_types.contains(name)));
    }
    named
}

/// The names of types in code.
fn types(code: &str) -> impl Iterator<Item = String> {
    let words = code.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_owned)
}

/// The fields of structs, enums and commands whose type is or holds a plain string.
fn bare_fields(code: &str) -> Vec<(String, String)> {
    let lines = lines_of_types(code).into_iter();
    lines.filter_map(|(name, line)| bare_field(line).map(|field| (name, field))).collect()
}

/// The lines of structs, enums and commands, each with the name of its own.
fn lines_of_types(code: &str) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    let (mut depth, mut within) = (0_usize, None::<(String, usize)>);
    for line in code.lines() {
        if within.is_none() {
            within = named(line).map(|name| (name, depth));
        }
        if let Some((name, _depth)) = &within {
            found.push((name.clone(), line));
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
    let handing_on = "pub use crate::rules::power::{Power, arrest_for};\nuse crate::rules::{order::Order, place::Zone};\npub struct Sheet {\n    pub zone: Vec<Zone>,\n}\nfn made(of: Order) {\n}\n";
    assert_eq!(named_of_rules(handing_on).into_iter().collect::<Vec<_>>(), ["Power", "Zone"]);
    assert!(is_sentence("no such order") && is_sentence("{} cannot be read: {error}"));
    assert!(!is_sentence("application/json") && !is_sentence("{}: {}") && !is_sentence("cordon-hq: {failure}"));
}
