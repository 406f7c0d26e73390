//! What is wrong with a moment, and what to enter.

use crate::text::{I18n, say};
use cordon_core::wire::UnreadBecause;

/// In words that say what to do.
pub(super) fn complaint(i18n: I18n, why: UnreadBecause) -> String {
    match why {
        UnreadBecause::Empty => say!(i18n, record.moment_unread),
        UnreadBecause::NotRead => say!(i18n, record.moment_not_read),
        UnreadBecause::YearNotInFull => say!(i18n, record.moment_year),
        UnreadBecause::YearOutOfReach => say!(i18n, record.moment_reach),
        UnreadBecause::NoSuchDay => say!(i18n, record.moment_no_day),
        UnreadBecause::Skipped => say!(i18n, record.moment_skipped),
        UnreadBecause::CameTwice => say!(i18n, record.moment_twice),
    }
}
