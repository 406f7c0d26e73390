//! Who may see a field or a span of the court's words.

use crate::words::Verbatim;
use serde::{Deserialize, Serialize};

/// Who may see a piece of a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// May be shown or read to the respondent.
    RespondentMaySee,
    /// Police only: the default, for nobody has said otherwise.
    #[default]
    PoliceOnly,
    /// Only on a tap that is journalled.
    NeedToKnow,
    /// Only a named unit.
    Sealed,
}

impl Visibility {
    /// Whether police may be shown it without a tap that is journalled.
    pub fn needs_no_tap(self) -> bool {
        match self {
            Self::RespondentMaySee | Self::PoliceOnly => true,
            Self::NeedToKnow | Self::Sealed => false,
        }
    }
}

/// A run of the verbatim text, in bytes on character boundaries, that differs from its condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub from: usize,
    /// First byte after.
    pub to: usize,
    /// Who may see it.
    pub visibility: Visibility,
}

/// A piece of text and who may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The text.
    pub text: Verbatim,
    /// Who may see it.
    pub visibility: Visibility,
}

/// Cuts verbatim text into pieces. Where spans overlap the stricter one holds; a span whose ends
/// are not character boundaries makes the whole text as strict as that span.
pub fn pieces(text: &str, whole: Visibility, spans: &[Span]) -> Vec<Piece> {
    if let Some(broken) =
        spans.iter().filter(|span| text.get(span.from..span.to).is_none()).map(|span| span.visibility).max()
    {
        return vec![Piece { text: text.into(), visibility: whole.max(broken) }];
    }
    let mut cuts: Vec<usize> = spans.iter().flat_map(|span| [span.from, span.to]).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut out: Vec<Piece> = Vec::new();
    for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
        let Some(part) = text.get(*from..*to) else { continue };
        let strictest =
            spans.iter().filter(|span| span.from <= *from && span.to >= *to).map(|span| span.visibility).max();
        let visibility = strictest.unwrap_or(whole);
        match out.last_mut() {
            Some(last) if last.visibility == visibility => last.text.0.push_str(part),
            Some(_) | None => out.push(Piece { text: part.into(), visibility }),
        }
    }
    out
}

/// What stands in place of a hidden run: never its length.
pub const HIDDEN: &str = "[…]";

/// What police may be shown without a tap that is journalled: what needs one is a mark.
pub fn without_a_tap(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| if piece.visibility.needs_no_tap() { piece.text.as_str() } else { HIDDEN }).collect()
}

/// What the respondent may be shown or read: hidden runs become a mark, never their length.
pub fn for_respondent(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece.visibility {
            Visibility::RespondentMaySee => piece.text.as_str(),
            Visibility::PoliceOnly | Visibility::NeedToKnow | Visibility::Sealed => HIDDEN,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_run_shows_neither_words_nor_length() {
        let text = "Not to go to 9 Model Road, Derby.";
        let span = Span { from: 13, to: 25, visibility: Visibility::NeedToKnow };
        let cut = pieces(text, Visibility::RespondentMaySee, &[span]);
        assert_eq!(for_respondent(&cut), "Not to go to […], Derby.");
    }

    #[test]
    fn without_a_tap_police_see_no_need_to_know_words() {
        let spans = [
            Span { from: 0, to: 2, visibility: Visibility::NeedToKnow },
            Span { from: 2, to: 4, visibility: Visibility::PoliceOnly },
            Span { from: 4, to: 5, visibility: Visibility::Sealed },
        ];
        assert_eq!(without_a_tap(&pieces("abcdefg", Visibility::RespondentMaySee, &spans)), "[…]cd[…]fg");
    }

    #[test]
    fn a_span_off_a_character_boundary_hides_everything() {
        let span = Span { from: 1, to: 2, visibility: Visibility::Sealed };
        let cut = pieces("Ŵyn", Visibility::RespondentMaySee, &[span]);
        assert_eq!(for_respondent(&cut), "[…]");
    }

    #[test]
    fn the_stricter_of_two_spans_holds() {
        let spans = [
            Span { from: 0, to: 4, visibility: Visibility::PoliceOnly },
            Span { from: 2, to: 6, visibility: Visibility::RespondentMaySee },
        ];
        let cut = pieces("abcdef", Visibility::Sealed, &spans);
        assert_eq!(for_respondent(&cut), "[…]ef");
    }
}
