//! What the command line calls by a name.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use cordon_core::text_key;
use cordon_core::words::english;

/// One of several by its name; help and refusal list them.
pub fn named<T: Copy + Send + Sync + 'static>(all: Vec<(&'static str, T)>) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(|(name, _one)| *name)).try_map(move |given| {
        let found = all.iter().find(|(name, _one)| *name == given);
        found.map(|(_name, one)| *one).ok_or_else(|| english(text_key!("hq.no_such_name")))
    })
}
