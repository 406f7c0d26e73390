//! Texts of the exchange format as they can be shown: what nobody sees is taken out, as it is of the courts'
//! files, and what is no text is refused.

use super::super::marks;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use serde_json::Value;

/// A document without the characters that nobody sees; `None` where there are none.
///
/// # Errors
///
/// Names a character that no text holds: one of control, or one that another program lost.
pub(super) fn cleaned(text: &str) -> Result<Option<Value>, Text> {
    let may_hold = text.chars().any(|mark| marks::is_unseen(mark) || mark == marks::LOST) || text.contains("\\u");
    if !may_hold {
        return Ok(None);
    }
    // What is no JSON is told by the reader itself.
    let Ok(mut value) = serde_json::from_str(text) else { return Ok(None) };
    Ok(clean(&mut value)?.then_some(value))
}

/// Takes them out of every text; whether there were any.
fn clean(value: &mut Value) -> Result<bool, Text> {
    match value {
        Value::String(text) => {
            let foul = text.chars().find(|mark| is_foul(*mark));
            if let Some(mark) = foul {
                let character = format!("U+{:04X}", u32::from(mark));
                return Err(text!("feed.exchange_foul", character = Verbatim::from(character)));
            }
            let (kept, was_unseen) = marks::without_unseen(text);
            *text = kept;
            Ok(was_unseen)
        }
        Value::Array(values) => values.iter_mut().try_fold(false, |any, value| Ok(clean(value)? || any)),
        Value::Object(fields) => fields.values_mut().try_fold(false, |any, value| Ok(clean(value)? || any)),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(false),
    }
}

fn is_foul(mark: char) -> bool {
    (mark.is_control() && !matches!(mark, '\n' | '\r' | '\t')) || mark == marks::LOST
}
