//! Printing: JSON where asked, else the same facts as indented lines.

use anyhow::Result;
use cordon_core::wire::Fault;
use cordon_device::Failure;
use serde::Serialize;
use std::io::Write;

/// Prints a reply.
pub fn reply<T: Serialize>(value: &T, json: bool) -> Result<()> {
    let mut out = std::io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, value)?;
        writeln!(out)?;
    } else {
        lines(&mut out, &serde_json::to_value(value)?, 0)?;
    }
    // The one who reads this must not wait for a buffer.
    Ok(out.flush()?)
}

fn lines(out: &mut impl Write, value: &serde_json::Value, depth: usize) -> Result<()> {
    let pad = "  ".repeat(depth);
    match value {
        serde_json::Value::Object(fields) => {
            for (name, field) in fields {
                if field.is_object() || field.is_array() {
                    writeln!(out, "{pad}{name}:")?;
                    lines(out, field, depth + 1)?;
                } else {
                    writeln!(out, "{pad}{name}: {}", plain(field))?;
                }
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                writeln!(out, "{pad}-")?;
                lines(out, item, depth + 1)?;
            }
        }
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::String(_) => writeln!(out, "{pad}{}", plain(value))?,
    }
    Ok(())
}

/// Text without quotes and without control characters: imported text must not drive a terminal.
fn plain(value: &serde_json::Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}

/// Says what failed: as a fault in JSON on standard output, or in words on standard error.
pub fn failed(error: &anyhow::Error, json: bool) {
    let fault = match error.downcast_ref::<Failure>() {
        Some(Failure::Refused(refusal)) => Fault::from(refusal.clone()),
        Some(_) | None => error
            .downcast_ref::<Fault>()
            .cloned()
            .unwrap_or_else(|| Fault::new(cordon_core::wire::FaultKind::Failed, error.to_string())),
    };
    let text = if json {
        serde_json::to_string(&serde_json::json!({ "fault": fault })).unwrap_or_default()
    } else {
        format!("cordon: {error}")
    };
    // Nothing is left to be done where even this cannot be written.
    let _unwritten = if json { writeln!(std::io::stdout(), "{text}") } else { writeln!(std::io::stderr(), "{text}") };
}
