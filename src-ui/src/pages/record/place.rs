//! Places as an officer gives them.

use cordon_core::wire::{FixReply, PlaceInput};

/// A fix that a reply handed out, as a form keeps it.
pub fn fixed(fix: &FixReply) -> Option<PlaceInput> {
    match fix {
        FixReply::Fix { lon, lat, accuracy_m, level, source, at, .. } => Some(PlaceInput::Fix {
            lon: *lon,
            lat: *lat,
            accuracy_m: *accuracy_m,
            fixed_at: at.at,
            source: *source,
            level: *level,
        }),
        FixReply::None { .. } => None,
    }
}

/// A typed place: a grid reference where it reads like one, else words.
pub fn typed_place(text: &str) -> PlaceInput {
    let text = text.trim().to_owned();
    if text.is_empty() {
        PlaceInput::Unknown
    } else if is_grid_like(&text) {
        PlaceInput::GridReference { text }
    } else {
        PlaceInput::Words { text }
    }
}

/// Two letters, then an even number of figures: "SK 3512 3641".
fn is_grid_like(text: &str) -> bool {
    let packed: Vec<char> = text.chars().filter(|at| !at.is_whitespace()).collect();
    let (letters, figures) = packed.split_at(packed.len().min(2));
    letters.len() == 2
        && letters.iter().all(char::is_ascii_alphabetic)
        && !figures.is_empty()
        && figures.len().is_multiple_of(2)
        && figures.iter().all(char::is_ascii_digit)
}
