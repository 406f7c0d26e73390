//! The locked view that the respondent is shown.

use super::stamp::Stamp;
use crate::rules::ids::{DraftId, OrderId};
use crate::rules::notice::NoticeKind;
use crate::rules::order::Ends;
use crate::words::{Verbatim, Wording};
use serde::{Deserialize, Serialize};

/// What the respondent may see, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowSheet {
    /// The id for `show_done`.
    pub id: DraftId,
    /// Which order.
    pub order: OrderId,
    /// Whom it binds, as shown: whoever reads it sees whose it is.
    pub to: Vec<Verbatim>,
    /// Its title.
    pub title: Wording,
    /// Who made it.
    pub court: Verbatim,
    /// When it was made, as London text.
    pub made: Option<Stamp>,
    /// When it ends, as far as that is known.
    pub ends: Ends,
    /// The court's own words of how long it runs; empty where none are held.
    pub duration: Verbatim,
    /// Paragraph and the words he may see; empty where none are held that may be told him.
    pub conditions: Vec<(Verbatim, Verbatim)>,
    /// What may be said to have been done by it.
    pub may_be_done: Vec<NoticeKind>,
}
