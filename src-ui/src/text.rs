//! The contract's values in the catalogue's words: core's sentences, read by the page's reader.

pub use crate::i18n::I18n;
pub(crate) use crate::i18n::say;
pub use cordon_core::wire::says::*;
