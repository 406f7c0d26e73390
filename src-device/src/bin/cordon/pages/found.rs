//! What a search found: two lines a hit.

use super::brief::{age, nothing_held, short_id};
use crate::page::Page;
use cordon_core::wire::{Hit, Results, Searched, Timestamp, says};
use cordon_core::words::{English, Verbatim, english};
use cordon_core::{text, text_key};

/// Hits by strength, then what nothing held does not mean.
pub fn found(page: &mut Page, results: &Results, now: Timestamp) {
    let read: Vec<String> = results.read_as.iter().map(|read| says::read_as(English, read)).collect();
    page.aside(read.join(" · "));
    for number in &results.not_held {
        let number = Verbatim::from(says::read_as(English, number));
        page.say(text!("find.number_not_held", number = number));
    }
    for hit in &results.hits {
        hit_lines(page, hit);
    }
    if results.more {
        page.say(text_key!("find.more"));
    }
    match (results.searched, results.hits.is_empty()) {
        (Searched::NumbersOnly, _) => page.say(text_key!("find.still_loading")),
        (Searched::NoCopy, _) => page.say(text_key!("cordon.no_copy")),
        (Searched::Everything, true) => {
            nothing_held(page, english(text_key!("find.nothing_held")), &results.otherwise);
        }
        (Searched::Everything, false) => {
            page.say(text_key!("find.nothing_else_held"));
            page.say(text_key!("find.not_cleared"));
        }
    }
    age(page, &results.coverage, now);
}

/// The short id that `cordon person` takes, the name, the birth and how strong; under it the
/// warnings and the orders that bind or protect them.
fn hit_lines(page: &mut Page, hit: &Hit) {
    let born = hit.born_and_age_text().map(english).unwrap_or_default();
    let who = says::join([hit.name.0.clone(), born, says::band(English, hit.band)]);
    page.line(format!("{}  {who}", short_id(hit.person.0)));
    let warnings = hit
        .warnings
        .iter()
        .map(|warning| format!("{} {}", english(text_key!("frame.warning")), warning.marker.as_str()));
    let roles = hit.roles.iter().map(|count| says::roles(English, count));
    let town = hit.town.as_ref().map(|town| town.0.clone());
    let beside = warnings.chain(roles).chain([says::gender(English, hit.gender)]).chain(town);
    page.under(beside.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "));
}
