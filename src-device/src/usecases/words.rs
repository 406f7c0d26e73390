//! The court's words as they leave the device: what is need-to-know or sealed stays behind until a
//! tap that is journalled, and what is sealed stays behind then too.

use cordon_core::rules::assess::{Settle, Why};
use cordon_core::rules::condition::Condition;
use cordon_core::rules::ids::{ConditionId, VersionId};
use cordon_core::rules::order::Order;
use cordon_core::rules::visibility::{Piece, Visibility};
use cordon_core::words::{Text, Verbatim};

/// Pieces without the text of those that need a tap.
pub fn masked(pieces: Vec<Piece>) -> Vec<Piece> {
    only(pieces, Visibility::needs_no_tap)
}

/// A condition's words without those that need a tap.
pub fn shown(condition: &Condition) -> Vec<Piece> {
    masked(condition.pieces())
}

/// What a condition asks of him in plain words; nothing where a part of its words needs a tap.
pub fn plain(condition: &Condition) -> Vec<Text> {
    if condition.may_be_shown() { condition.in_plain_words() } else { Vec::new() }
}

/// The exceptions' words, under the same rule.
pub fn exceptions(condition: &Condition) -> Vec<Verbatim> {
    let stated = condition.exceptions.iter().filter(|_| condition.may_be_shown());
    stated.map(|exception| exception.words.as_str().into()).collect()
}

/// The reasons of an answer, under the same rule: without the exceptions' words, and without a measure
/// that would tell where a masked place lies.
pub fn reasons(condition: Option<&Condition>, why: Vec<Why>) -> Vec<Why> {
    if condition.is_some_and(Condition::may_be_shown) {
        return why;
    }
    why.into_iter().filter(|reason| !reason.tells_where()).map(Why::without_words).collect()
}

/// What would settle an answer, under the same rule.
pub fn settling(condition: Option<&Condition>, mut settle: Vec<Settle>) -> Vec<Settle> {
    if !condition.is_some_and(Condition::may_be_shown) {
        settle.retain(|settle| !settle.tells_where());
    }
    settle
}

/// A condition as a version has it; without such a version, as the newest that has it.
pub fn condition_in(order: &Order, version: Option<VersionId>, id: ConditionId) -> Option<(VersionId, &Condition)> {
    let governing = version.and_then(|version| order.version(version));
    let mut in_each = governing
        .into_iter()
        .chain(order.versions.iter().rev())
        .flat_map(|version| version.conditions.iter().map(move |condition| (version.id, condition)));
    in_each.find(|(_version, condition)| condition.id == id)
}

/// Pieces, without the text of those that may not be shown.
pub fn only(pieces: Vec<Piece>, is_shown: impl Fn(Visibility) -> bool) -> Vec<Piece> {
    let keep =
        |piece: Piece| if is_shown(piece.visibility) { piece } else { Piece { text: Verbatim::default(), ..piece } };
    pieces.into_iter().map(keep).collect()
}
