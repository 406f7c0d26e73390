//! The bodies in JSON Schema (2020-12), by the names of their types. What is signed is bytes in hex: of
//! those the schema says what they hold once the signature was found right.

use cordon_core::proof::protocol::MOST_ENTRIES;
use cordon_core::rules::policy::{Rank, Role};
use serde_json::{Map, Value, json};

/// A SHA-256 in hex.
pub const DIGEST: &str = "^[0-9a-f]{64}$";
/// Bytes in hex.
pub const HEX: &str = "^([0-9a-f]{2})*$";

/// A reference to a schema.
pub fn named(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// Every schema.
pub fn all() -> Value {
    let all: Map<String, Value> = enrolment()
        .into_iter()
        .chain(entries())
        .chain(captures())
        .chain(scopes())
        .chain(evidence())
        .chain([("Problem", problem())])
        .map(|(name, schema)| (name.to_owned(), schema))
        .collect();
    all.into()
}

type Named = (&'static str, Value);

fn enrolment() -> Vec<Named> {
    vec![
        (
            "EnrolRequest",
            object(
                "A device or another officer asks to be enrolled.",
                vec![
                    must("code", text("The one-time code: ten Crockford characters, any case, hyphens ignored.")),
                    must("device", uuid("The device, minted by itself.")),
                    must("csr_pem", text("Certificate request for the device's next TLS key, PEM.")),
                    must("device_key", hex("The device's public signing key.")),
                    must("officer_key", hex("The officer's new public signing key.")),
                    may(
                        "held_key",
                        or_null(hex("The key of whoever has the device unlocked: their own code keeps it.")),
                    ),
                    must("commitment", digest("What the device commits to of its random number.")),
                    must("proof", hex("Ed25519 over all of it but the device key, by that key.")),
                ],
            ),
        ),
        (
            "EnrolReply",
            object(
                "What HQ gives an enrolled device.",
                vec![
                    must("officer", uuid("The officer: one id for each set of keys.")),
                    must("collar", text("The force's number for the officer.")),
                    must("shown", text("Rank, collar number and name, as shown.")),
                    must("initials", text("For exhibit references.")),
                    must("role", names(Role::ALL.iter().filter(|role| **role != Role::Feed))),
                    may("rank", or_null(names(Rank::ALL.iter()))),
                    must("certificate", named("DeviceCertificate")),
                    must("ca_pem", text("HQ's certificate authority, PEM.")),
                    must("seal_key", hex("HQ's public sealing key, X25519.")),
                    must("sign_key", hex("HQ's public signing key, Ed25519.")),
                    must("nonce", hex("HQ's random number for the short number, 32 bytes.")),
                    must("now", time("HQ's time.")),
                ],
            ),
        ),
        (
            "CommitmentOpened",
            object(
                "What a device committed to when it asked to be enrolled.",
                vec![
                    must("officer", uuid("Of whose enrolment.")),
                    must("nonce", hex("The device's random number, 32 bytes.")),
                ],
            ),
        ),
        ("SignedAccess", signed("access", "OfficerAccess")),
        (
            "OfficerAccess",
            object(
                "How an officer's access on a device stands.",
                vec![
                    must("device", uuid("On which device.")),
                    must("officer", uuid("Whose.")),
                    must("access", json!({ "description": "How it stands." })),
                ],
            ),
        ),
        (
            "RenewRequest",
            object(
                "An enrolled device asks for its next certificate, over the one that still holds.",
                vec![
                    must("csr_pem", text("Certificate request for a new TLS key, PEM.")),
                    must("proof", hex("Ed25519 over the device and the request, by the device key.")),
                ],
            ),
        ),
        (
            "DeviceCertificate",
            object(
                "A device's certificate and how long it holds.",
                vec![
                    must("pem", text("In PEM.")),
                    must("issued_at", time("When HQ gave it out.")),
                    must("expires_at", time("From when on HQ takes it no longer, but for what the device owes.")),
                ],
            ),
        ),
    ]
}

fn entries() -> Vec<Named> {
    vec![
        (
            "PushRequest",
            object(
                "Entries, each sealed to HQ.",
                vec![must(
                    "entries",
                    json!({ "type": "array", "maxItems": MOST_ENTRIES, "items": named("SealedEntry") }),
                )],
            ),
        ),
        (
            "SealedEntry",
            object(
                "A signed journal entry, sealed to HQ (RFC 9180) and bound to its place.",
                vec![
                    must("device", uuid("From which device.")),
                    must("sequence", count("Its place in the chain, from 1.")),
                    must("sealed", hex("The sealed bytes.")),
                ],
            ),
        ),
        (
            "PushReply",
            object(
                "An answer to each entry, in the order of the request; one that has none stays on its device.",
                vec![
                    must("answers", json!({ "type": "array", "items": named("PushAnswer") })),
                    must("now", time("HQ's time.")),
                ],
            ),
        ),
        ("PushAnswer", answer("Receipt", "Refusal")),
        (
            "Receipt",
            object(
                "HQ holds an entry durably.",
                vec![
                    must("device", uuid("From which device.")),
                    must("entry", uuid("Which entry.")),
                    must("sequence", count("Its place in the chain.")),
                    must("envelope", digest("SHA-256 of its envelope.")),
                    must("received_at", time("When HQ stored it.")),
                    must("watermark", count("Up to which place without a gap HQ holds this chain.")),
                ],
            ),
        ),
        (
            "Refusal",
            object(
                "HQ does not take an entry. The device keeps it and shows it.",
                vec![
                    must("device", uuid("Of which device.")),
                    must("sequence", count("The place that it was offered for.")),
                    must("sealed", digest("SHA-256 of the sealed bytes that were offered.")),
                    must("because", text("Why, by name.")),
                    must("refused_at", time("When.")),
                ],
            ),
        ),
    ]
}

fn captures() -> Vec<Named> {
    vec![
        (
            "SealedCapture",
            object(
                "A record made while its device was locked, sealed to HQ and bound to its id.",
                vec![
                    must("device", uuid("From which device.")),
                    must("capture", uuid("Which record.")),
                    must("sealed", hex("The sealed bytes.")),
                ],
            ),
        ),
        ("CaptureAnswer", answer("CaptureReceipt", "CaptureRefusal")),
        (
            "CaptureReceipt",
            object(
                "HQ holds a record durably.",
                vec![
                    must("device", uuid("From which device.")),
                    must("capture", uuid("Which record.")),
                    must("sealed", digest("SHA-256 of the sealed bytes.")),
                    must("body", digest("SHA-256 of what was signed.")),
                    must("received_at", time("When HQ stored it.")),
                ],
            ),
        ),
        (
            "CaptureRefusal",
            object(
                "HQ does not take a record.",
                vec![
                    must("device", uuid("Of which device.")),
                    must("capture", uuid("Which record.")),
                    must("sealed", digest("SHA-256 of the sealed bytes that were offered.")),
                    must("because", text("Why, by name.")),
                    must("refused_at", time("When.")),
                ],
            ),
        ),
    ]
}

fn scopes() -> Vec<Named> {
    vec![
        (
            "ScopesReply",
            object(
                "What a device may pull.",
                vec![
                    must("now", time("HQ's time: what the copy is as of.")),
                    must("scopes", json!({ "type": "array", "items": named("ScopeState") })),
                    must("officers", json!({ "type": "array", "items": named("SignedAccess") })),
                ],
            ),
        ),
        (
            "ScopeState",
            object(
                "A scope's feed as it stands.",
                vec![
                    must("scope", text("Its name: force:… or device:….")),
                    must("shown", text("What it covers, as shown.")),
                    must(
                        "not_held",
                        json!({
                            "type": "array",
                            "description": "What it is known not to hold, by name.",
                            "items": { "type": "string" },
                        }),
                    ),
                    must("epoch", count("Another epoch: what is held of the scope is dropped.")),
                    must("revision", count("Its last revision.")),
                    must("segments", json!({ "type": "array", "items": named("SegmentRef") })),
                    must("digest", digest("SHA-256 over the segments' hashes in order.")),
                ],
            ),
        ),
        (
            "SegmentRef",
            object(
                "A segment to fetch.",
                vec![
                    must("hash", digest("Its payload's SHA-256, which is its address.")),
                    must("from", count("First revision.")),
                    must("to", count("Last revision.")),
                    must("bytes", count("Size with its header.")),
                ],
            ),
        ),
    ]
}

fn evidence() -> Vec<Named> {
    vec![
        (
            "EvidenceReply",
            object(
                "What is held of an exhibit's encrypted file.",
                vec![
                    must("exhibit", uuid("Which exhibit.")),
                    must("offset", count("Bytes held.")),
                    must("complete", json!({ "type": "boolean", "description": "Whether all are held." })),
                    may(
                        "verified",
                        json!({
                            "type": ["boolean", "null"],
                            "description": "Whether the original is what was captured; null until file and entry are held.",
                        }),
                    ),
                    may("receipt", either_null("SignedEvidenceReceipt")),
                ],
            ),
        ),
        ("SignedEvidenceReceipt", signed("receipt", "EvidenceReceipt")),
        (
            "EvidenceReceipt",
            object(
                "HQ holds an exhibit's whole encrypted file.",
                vec![
                    must("device", uuid("From which device.")),
                    must("exhibit", uuid("Which exhibit.")),
                    must("length", count("Bytes of the encrypted file.")),
                    must("sealed", digest("SHA-256 of the encrypted file.")),
                    must("received_at", time("When HQ said so.")),
                ],
            ),
        ),
    ]
}

fn problem() -> Value {
    object(
        "An error as RFC 9457 problem details.",
        vec![
            must("type", text("The kind of problem, by its name.")),
            must("title", text("A sentence that names the thing, without personal data.")),
            must("status", json!({ "type": "integer", "minimum": 400, "maximum": 599 })),
        ],
    )
}

/// A field of an object.
struct Field {
    name: &'static str,
    schema: Value,
    is_needed: bool,
}

fn must(name: &'static str, schema: Value) -> Field {
    Field { name, schema, is_needed: true }
}

fn may(name: &'static str, schema: Value) -> Field {
    Field { name, schema, is_needed: false }
}

fn object(says: &str, fields: Vec<Field>) -> Value {
    let required: Vec<&str> = fields.iter().filter(|field| field.is_needed).map(|field| field.name).collect();
    let properties: Map<String, Value> =
        fields.iter().map(|field| (field.name.to_owned(), field.schema.clone())).collect();
    let mut object = json!({ "type": "object", "required": required, "properties": properties });
    if let (Some(held), false) = (object.as_object_mut(), says.is_empty()) {
        held.insert("description".to_owned(), says.into());
    }
    object
}

/// HQ's signed word: received, or refused.
fn answer(receipt: &str, refusal: &str) -> Value {
    let of = |kind: &str, name: &'static str, what: &str| {
        object("", vec![must("kind", json!({ "const": kind })), must(name, signed(name, what))])
    };
    json!({
        "description": "HQ's signed word. Without a right signature it changes nothing on the device.",
        "oneOf": [of("received", "receipt", receipt), of("refused", "refusal", refusal)],
    })
}

/// Signed bytes: JSON in hex, and the signature over its exact bytes.
fn signed(name: &'static str, what: &str) -> Value {
    let bytes = json!({
        "type": "string",
        "pattern": HEX,
        "description": "The exact bytes, in hex.",
        "contentEncoding": "base16",
        "contentMediaType": "application/json",
        "contentSchema": named(what),
    });
    object("Signed by HQ.", vec![must(name, bytes), must("signature", hex("Ed25519, by HQ's signing key."))])
}

fn text(says: &str) -> Value {
    json!({ "type": "string", "description": says })
}

fn uuid(says: &str) -> Value {
    json!({ "type": "string", "format": "uuid", "description": says })
}

fn time(says: &str) -> Value {
    json!({ "type": "string", "format": "date-time", "description": says })
}

fn hex(says: &str) -> Value {
    json!({ "type": "string", "pattern": HEX, "description": says })
}

fn digest(says: &str) -> Value {
    json!({ "type": "string", "pattern": DIGEST, "description": says })
}

fn count(says: &str) -> Value {
    json!({ "type": "integer", "minimum": 0, "description": says })
}

fn names<'n, T: ToString + 'n>(all: impl Iterator<Item = &'n T>) -> Value {
    let names: Vec<Value> = all.map(|one| one.to_string().into()).collect();
    json!({ "type": "string", "enum": names })
}

/// The same, or nothing.
fn or_null(mut schema: Value) -> Value {
    let Some(fields) = schema.as_object_mut() else { return schema };
    if let Some(kind) = fields.get_mut("type") {
        *kind = json!([kind.clone(), "null"]);
    }
    if let Some(names) = fields.get_mut("enum").and_then(Value::as_array_mut) {
        names.push(Value::Null);
    }
    schema
}

fn either_null(name: &str) -> Value {
    json!({ "oneOf": [named(name), { "type": "null" }] })
}
