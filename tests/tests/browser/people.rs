//! Made-up people, as lines of the exchange format.

use serde_json::json;

/// A Smith of a given name, the same for the same number.
pub fn smith(number: u32, given: &str) -> String {
    let id = |kind: u32| format!("01936c00-0000-7000-8{kind:03}-{number:012}");
    let record = json!({ "record": {
        "id": id(1),
        "source": { "system": "Niche", "reference": format!("N{number:07}"), "learnt_at": "2025-03-04T02:10:00.000Z" },
        "names": [{ "given": given, "family": "SMITH", "kind": "legal" }],
        "born": { "known": format!("19{}-06-{:02}", 40 + number % 50, 1 + number % 28) },
        "gender": "not_stated", "identifiers": [], "addresses": [], "warnings": [], "marks": [],
    }});
    let link = json!({ "record_link": {
        "id": id(2), "record": id(1), "person": id(3),
        "basis": "first", "at": "2025-03-04T02:10:00.000Z", "revoked_at": null,
    }});
    format!("{record}\n{link}\n")
}
