//! What HQ serves, as OpenAPI 3.1: made from the routes that core declares, so that whoever writes another
//! client reads the same paths, limits and bodies as HQ and its devices go by.

#[cfg(test)]
mod conforms;
#[cfg(test)]
mod openapi_tests;
mod operations;
mod schemas;
mod shapes;

use cordon_core::proof::route::{Declared, Method, Who};
use operations::{Answer, Content, Operation};
use serde_json::{Map, Value, json};
use shapes::Shape;

/// The document.
pub fn document() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for operation in operations::all() {
        let path = paths.entry(operation.route.path).or_insert_with(|| json!({}));
        if let Some(path) = path.as_object_mut() {
            path.insert(method(operation.route.method).to_owned(), described(&operation));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Cordon HQ",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "How devices reach headquarters: over TLS 1.3 alone, each under a certificate that HQ \
                            gave it. Every error is a problem of RFC 9457. What is answered with Retry-After is \
                            asked again after so many seconds; nothing of it is lost.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "https://{host}:8443", "variables": { "host": { "default": "localhost" } } }],
        "paths": paths,
        "components": {
            "schemas": schemas::all(),
            "securitySchemes": {
                "device": {
                    "type": "mutualTLS",
                    "description": "A certificate that HQ gave to an enrolled device, which was not revoked and has \
                                    not run out.",
                },
                "anyDevice": {
                    "type": "mutualTLS",
                    "description": "A certificate that HQ once gave to a device, even where that was revoked or the \
                                    certificate has run out: what such a one hands in goes to quarantine.",
                },
            },
        },
    })
}

fn method(method: Method) -> &'static str {
    match method {
        Method::Get => "get",
        Method::Head => "head",
        Method::Post => "post",
        Method::Put => "put",
        Method::Patch => "patch",
    }
}

fn security(who: Who) -> Value {
    match who {
        Who::Anyone => json!([]),
        Who::Device => json!([{ "device": [] }]),
        Who::Late => json!([{ "anyDevice": [] }]),
    }
}

fn described(operation: &Operation) -> Value {
    let mut value = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "security": security(operation.route.who),
        "responses": answers(&operation.answers),
    });
    let Some(fields) = value.as_object_mut() else { return value };
    let parameters: Vec<Value> = path_parameter(operation).into_iter().chain(headers(operation)).collect();
    if !parameters.is_empty() {
        fields.insert("parameters".to_owned(), parameters.into());
    }
    if let Some(body) = request(&operation.route, operation.request) {
        fields.insert("requestBody".to_owned(), body);
    }
    value
}

fn path_parameter(operation: &Operation) -> Option<Value> {
    let (_before, after) = operation.route.path.split_once('{')?;
    let (name, _after) = after.split_once('}')?;
    let (says, schema) = operation.named.clone()?;
    Some(json!({ "name": name, "in": "path", "required": true, "description": says, "schema": schema }))
}

fn headers(operation: &Operation) -> impl Iterator<Item = Value> {
    operation.headers.iter().map(|header| {
        json!({
            "name": header.name,
            "in": "header",
            "required": header.is_needed,
            "description": header.says,
            "schema": header.schema,
        })
    })
}

fn request(route: &Declared, shape: Shape) -> Option<Value> {
    let content = match shape {
        Shape::Nothing => return None,
        Shape::Octets => json!({ "application/octet-stream": {} }),
        Shape::Json(name) => json!({ "application/json": { "schema": schemas::named(name) } }),
    };
    Some(json!({
        "required": true,
        "description": format!("At most {} bytes.", route.most_bytes),
        "content": content,
        "x-most-bytes": route.most_bytes,
    }))
}

/// Every answer by its status; of problems with the same status every kind.
fn answers(answers: &[Answer]) -> Value {
    let mut all = Map::new();
    for answer in answers {
        let mut value = json!({ "description": answer.says });
        if let (Some(fields), Some(content)) = (value.as_object_mut(), content(&answer.content)) {
            fields.insert("content".to_owned(), content);
        }
        let said = answer.headers.iter().map(|header| {
            let about = json!({ "description": header.says, "required": header.is_needed, "schema": header.schema });
            (header.name.to_owned(), about)
        });
        let said: Map<String, Value> = said.collect();
        if let (Some(fields), false) = (value.as_object_mut(), said.is_empty()) {
            fields.insert("headers".to_owned(), said.into());
        }
        all.insert(answer.status.to_string(), value);
    }
    all.into()
}

fn content(content: &Content) -> Option<Value> {
    match content {
        Content::None => None,
        Content::Text => Some(json!({ "text/plain": { "schema": { "type": "string" } } })),
        Content::Octets => Some(json!({ "application/octet-stream": {} })),
        Content::Json(name) => Some(json!({ "application/json": { "schema": schemas::named(name) } })),
        Content::Problem(kinds) => {
            let kinds = json!({ "properties": { "type": { "enum": kinds } } });
            Some(json!({
                "application/problem+json": { "schema": { "allOf": [schemas::named("Problem"), kinds] } },
            }))
        }
    }
}
