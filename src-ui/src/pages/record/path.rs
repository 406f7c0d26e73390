//! Ids out of a page's address.

use crate::state::memo;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use std::str::FromStr;

/// A part of the path, read as an id; none where it cannot be read.
pub fn from_path<T>(name: &'static str) -> Memo<Option<T>>
where
    T: FromStr + PartialEq + Send + Sync + 'static,
{
    let params = use_params_map();
    memo(move || params.with(|params| params.get(name).and_then(|text| text.parse().ok())))
}

/// A part of the query, read as an id.
pub fn from_query<T: FromStr>(name: &str) -> Option<T> {
    use_query_map().with_untracked(|query| query.get(name)).and_then(|text| text.parse().ok())
}
