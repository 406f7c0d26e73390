//! A tap that shows the need-to-know words of a condition.

use super::looks;
use super::words::{condition_in, only};
use crate::house::House;
use crate::store::replica::orders;
use crate::{Failure, Refusal};
use cordon_core::proof::entry::Body;
use cordon_core::rules::ids::{ConditionId, OrderId, VersionId};
use cordon_core::rules::look::Subject;
use cordon_core::rules::visibility::{Piece, Visibility};
use cordon_core::text_key;
use cordon_core::wire::RevealedWords;

/// Shows the need-to-know words of a condition of an opened order; the tap is journalled first.
pub fn words(
    house: &House,
    order: OrderId,
    version: Option<VersionId>,
    condition: ConditionId,
) -> Result<RevealedWords, Failure> {
    let now = house.now().shown();
    house.hold(|hold| {
        let session = &*hold.session;
        looks::must_stand(session, &Subject::Order(order))?;
        let held = orders::get(&session.replica, order)?;
        let wanted = version.or_else(|| held.one_version_at(now).map(|current| current.id));
        let (version, found) =
            condition_in(&held, wanted, condition).ok_or(Failure::missing(text_key!("refusal.no_such_condition")))?;
        let words = tapped(found.pieces())?;
        hold.write(|write| write.journal(&Body::WordsRevealed { order, version, condition }))?;
        Ok(RevealedWords { words })
    })
}

/// What a tap shows; refused where there is nothing that a tap may show.
fn tapped(pieces: Vec<Piece>) -> Result<Vec<Piece>, Failure> {
    let holds = |visibility| pieces.iter().any(|piece| piece.visibility == visibility);
    if holds(Visibility::NeedToKnow) {
        return Ok(only(pieces, |visibility| visibility != Visibility::Sealed));
    }
    let why = if holds(Visibility::Sealed) {
        text_key!("refusal.sealed_call_control")
    } else {
        text_key!("refusal.nothing_needs_a_tap")
    };
    Err(Failure::Refused(Refusal::No(why.into())))
}
