//! The contract of the commands: window, permissions and dispatch hold the names of the wire, no
//! more and no fewer; a locked device serves only what needs no key.

use anyhow::{Context, Result, ensure};
use cordon_core::wire::{COMMANDS, Fault, FaultKind, Lock};
use cordon_device::{House, Options, Serve, dispatch};
use cordon_tests::stage::{Stage, program, root};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};
use tempfile::TempDir;

/// What a device serves while it is locked, and before it is enrolled.
const WITHOUT_A_KEY: [&str; 10] = [
    "session",
    "enrol",
    "unlock",
    "lock",
    "touched",
    "sync_status",
    "sync_now",
    "locked_capture_open",
    "locked_capture_add",
    "locked_capture_save",
];

const ID: &str = "01930000-0000-7000-8000-000000000000";

#[test]
fn the_window_permits_every_command_and_nothing_else() -> Result<()> {
    assert!(!root().join("src-tauri/capabilities").exists(), "a capability beside the list may permit more");
    // What the build of the shell took in, as it wrote it down.
    let built = fs::read_to_string(root().join("src-tauri/gen/schemas/capabilities.json"))?;
    let built: BTreeMap<String, Value> = serde_json::from_str(&built)?;
    assert_eq!(built.keys().collect::<Vec<_>>(), ["main"], "another capability may permit more");
    let capability = built.get("main").context("no capability")?;
    assert_eq!(capability.get("windows"), Some(&json!(["main"])));
    assert_eq!(capability.get("remote"), None, "no page from elsewhere may call");
    let permitted = capability.get("permissions").and_then(Value::as_array).context("no permissions")?;
    let permitted: Vec<&str> = permitted.iter().filter_map(Value::as_str).collect();
    let own = COMMANDS.iter().map(|name| format!("allow-{}", name.replace('_', "-")));
    let events = ["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned);
    let wanted: BTreeSet<String> = own.chain(events).collect();
    let is: BTreeSet<String> = permitted.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(is, wanted);
    assert_eq!(permitted.len(), wanted.len(), "a permission stands there twice");
    Ok(())
}

#[test]
fn the_window_registers_the_list_and_nothing_beside_it() -> Result<()> {
    let read = |path: &str| fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {path}"));
    let commands = read("src-tauri/src/commands.rs")?;
    assert_eq!(commands.matches("cordon_core::for_each_command!(commands);").count(), 1);
    assert_eq!(commands.matches("tauri::generate_handler![$($name),+]").count(), 1);
    let rooms = ["src-tauri/src", "src-tauri/src/window"].map(|room| fs::read_dir(root().join(room)));
    for entry in rooms.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
        let path = entry?.path();
        if path.is_dir() {
            assert!(path.ends_with("window"), "{} is a room that this test does not read", path.display());
            continue;
        }
        let source = fs::read_to_string(&path)?;
        let is_list = path.ends_with("commands.rs");
        assert_eq!(source.matches("#[tauri::command]").count(), usize::from(is_list), "in {}", path.display());
        assert_eq!(source.matches("generate_handler!").count(), usize::from(is_list), "in {}", path.display());
    }
    assert!(read("src-tauri/src/lib.rs")?.contains(".invoke_handler(commands::handler())"));
    assert!(read("src-tauri/build.rs")?.contains("cordon_core::wire::COMMANDS"));
    Ok(())
}

#[test]
fn a_field_that_no_command_has_is_refused() -> Result<()> {
    let (_home, house) = fresh()?;
    for name in COMMANDS {
        let mut with_more = body(name)?;
        let fields = with_more.as_object_mut().context("a body is an object")?;
        fields.insert("surplus".to_owned(), json!(1));
        assert_eq!(kind(dispatch(&house, name, with_more)), Some(FaultKind::Invalid), "{name} takes an unknown field");
        assert_eq!(kind(dispatch(&house, name, json!("no object"))), Some(FaultKind::Invalid), "{name} takes a text");
    }
    Ok(())
}

#[test]
fn an_unlisted_command_is_not_found() -> Result<()> {
    let (_home, house) = fresh()?;
    for name in ["", "no_such", "Session", "session ", "house_open", "plugin:fs|read"] {
        assert_eq!(kind(dispatch(&house, name, json!({}))), Some(FaultKind::NotFound), "{name:?}");
    }
    Ok(())
}

#[test]
fn a_device_that_is_not_enrolled_serves_only_what_needs_no_key() -> Result<()> {
    let (_home, house) = fresh()?;
    serves_only_what_needs_no_key(&house)?;
    for name in ["session", "lock", "sync_status", "sync_now"] {
        assert_eq!(kind(dispatch(&house, name, body(name)?)), None, "{name} answers before enrolment");
    }
    for name in
        ["settings_save", "locate", "unlock", "locked_capture_open", "locked_capture_add", "locked_capture_save"]
    {
        assert_eq!(kind(dispatch(&house, name, body(name)?)), Some(FaultKind::NotEnrolled), "{name}");
    }
    assert_eq!(kind(dispatch(&house, "enrol", body("enrol")?)), Some(FaultKind::Invalid));
    Ok(())
}

#[test]
fn a_locked_device_serves_only_what_needs_no_key() -> Result<()> {
    let stage = Stage::empty()?;
    let house = stage.enrol()?;
    assert_eq!(kind(dispatch(&house, "mine_open", json!({}))), None, "an unlocked device serves");
    let unlocked = kind(dispatch(&house, "locked_capture_open", body("locked_capture_open")?));
    assert_eq!(unlocked, Some(FaultKind::Refused), "an unlocked device records in the ordinary way");
    house.serve(Lock {})?;
    assert_eq!(kind(dispatch(&house, "locked_capture_open", body("locked_capture_open")?)), None);
    serves_only_what_needs_no_key(&house)
}

#[test]
fn the_words_about_points_and_several_orders_find_no_breach() -> Result<()> {
    for name in ["points", "together"] {
        let catalogue = fs::read_to_string(root().join(format!("src-core/words/en/{name}.json")))?;
        let words: BTreeMap<String, String> = serde_json::from_str(&catalogue)?;
        for (key, said) in &words {
            let said = said.to_lowercase();
            let mut apart = said.split(|letter: char| !letter.is_alphabetic());
            let found = apart.find(|word| ["breached", "kept", "clear", "compliant"].contains(word));
            assert_eq!(found, None, "{name}.{key}");
        }
        let different: BTreeSet<&String> = words.values().collect();
        assert_eq!(different.len(), words.len(), "{name} says one thing twice");
    }
    Ok(())
}

#[test]
fn the_ordinary_program_has_no_bridge() -> Result<()> {
    let output = Command::new(program("CORDON_BIN", "cordon")?).args(["bridge", "--help"]).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(!output.status.success() && said.contains("unrecognized subcommand"), "it knows the bridge: {said}");
    Ok(())
}

#[track_caller]
fn serves_only_what_needs_no_key(house: &House) -> Result<()> {
    for name in COMMANDS.iter().filter(|name| !WITHOUT_A_KEY.contains(name)) {
        let found = kind(dispatch(house, name, body(name)?));
        let is_refused = matches!(found, Some(FaultKind::Locked | FaultKind::NotEnrolled));
        assert!(is_refused, "{name} without a key: {found:?}");
    }
    Ok(())
}

fn fresh() -> Result<(TempDir, House)> {
    let home = TempDir::new()?;
    let house = House::open(home.path(), Options::plain("a test"))?;
    Ok((home, house))
}

fn kind(reply: Result<Value, Fault>) -> Option<FaultKind> {
    reply.err().map(|fault| fault.kind)
}

/// The smallest body that reads.
fn body(name: &str) -> Result<Value> {
    let reason = json!({ "kind": "at_scene", "words": null, "incident_number": null });
    let facts = json!({ "act_at": null, "he_is": { "kind": "unknown" }, "basis": "seen_here", "told": [] });
    let body = match name {
        "session" | "lock" | "touched" | "locate" | "drafts" | "mine_open" | "work" | "sync_status" | "sync_now" => {
            json!({})
        }
        "enrol" => json!({ "hq": "https://127.0.0.1:1", "code": "0", "passphrase": "twelve letters" }),
        "unlock" => json!({ "slot": 1, "passphrase": "twelve letters" }),
        "settings_save" => json!({ "settings": { "theme": "day", "lock_after_min": 5 } }),
        "approve" => json!({ "entry": ID }),
        "law_status" => json!({}),
        "law_sign_off" => json!({ "kinds": ["dvpo"], "valid_until": "2027-06-03" }),
        "law_recall" => json!({
            "kinds": ["dvpo"], "edition": null, "reason": "other", "words": "", "meanwhile": "ask_first",
        }),
        "law_lift" => json!({ "kinds": ["dvpo"] }),
        "law_second" => json!({ "entry": ID, "digest": "00" }),
        "entry_open" => {
            json!({ "entry": ID, "reason": { "kind": "at_scene", "words": null, "incident_number": null } })
        }
        "search_open" => json!({ "reason": reason }),
        "search" => json!({ "search": ID, "text": "smith" }),
        "search_settle" | "search_close" => json!({ "search": ID }),
        "person_open" => json!({ "person": ID, "reason": reason }),
        "person_confirm" => json!({ "person": ID, "clues": [] }),
        "order_open" => json!({ "order": ID, "reason": reason }),
        "reveal" => json!({ "person": ID, "field": "address-1" }),
        "reveal_words" => json!({ "order": ID, "version": null, "condition": ID }),
        "orders_open" => json!({ "reason": reason, "text": "" }),
        "here" => json!({ "place": { "kind": "unknown" } }),
        "assess" => json!({ "order": ID, "facts": facts }),
        "assess_together" => json!({ "person": ID, "facts": facts }),
        "powers_open" | "show_open" => json!({ "order": ID }),
        "show_done" => json!({
            "id": ID, "order": ID, "done": ["terms_read", "copy_handed"], "language": "English", "understood": "yes", "passphrase": "twelve letters",
        }),
        "draft_open" => json!({ "person": null, "order": null }),
        "draft_discard" | "record" => json!({ "id": ID }),
        "draft_reopen" => json!({ "id": ID, "reason": null }),
        "record_state" => json!({ "incident": ID }),
        "person_sheet" | "order_sheet" | "orders_sheet" | "powers_sheet" | "draft_sheet" | "record_points"
        | "mine_sheet" | "clocks_sheet" | "entry_sheet" | "still_stands" | "look_again" => json!({ "grant": ID }),
        "draft_save" => json!({ "id": ID, "form": {} }),
        "locked_capture_open" => json!({ "slot": null }),
        "locked_capture_add" => json!({ "id": ID, "kind": "photo", "name": "a photo.png", "bytes": "AAAA" }),
        "locked_capture_save" => json!({ "id": ID, "form": {} }),
        "exhibit_add" => json!({ "draft": ID, "kind": "photo", "name": "a photo.png", "bytes": "AAAA" }),
        _ => anyhow::bail!("the command {name} is new: give it a body here"),
    };
    Ok(body)
}
