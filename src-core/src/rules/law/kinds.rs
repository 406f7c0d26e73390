//! The kinds by their ids, names and the abbreviations that officers use.

use super::row_for;
use crate::rules::order::OrderKind;
use crate::text_key;
use crate::words::{Verbatim, Wording};

/// The plain name of a kind; of one that is not known, the title as the court wrote it.
pub fn title(kind: &OrderKind) -> Wording {
    if let OrderKind::Other { title, .. } = kind
        && !title.trim().is_empty()
    {
        return Verbatim::from(title.trim()).into();
    }
    row_for(kind).map_or(text_key!("kind.of_another"), |row| row.title).into()
}

/// The id of a kind, as it is written in records.
pub fn kind_id(kind: &OrderKind) -> &'static str {
    row_for(kind).map_or("other", |row| row.kind_id)
}

/// How a court's title of a restraining order begins.
const RESTRAINING: &str = "Restraining order";

/// A restraining order of which it is not said whether it was made on conviction or on acquittal: no
/// row is surely its own.
pub fn restraining_of_unstated_basis() -> OrderKind {
    let title = format!("{RESTRAINING} (made on conviction or acquittal: not stated)");
    OrderKind::Other { title, court: String::new() }
}

/// Whether it is a restraining order, on whatever it was made: a later message often does not say.
pub fn is_restraining(kind: &OrderKind) -> bool {
    if let OrderKind::Other { title, .. } = kind {
        return title.starts_with(RESTRAINING);
    }
    *kind == OrderKind::RestrainingConviction || *kind == OrderKind::RestrainingAcquittal
}

/// Abbreviations and other ways of writing an id. Where one fits two kinds it stands for the
/// commoner: `ro` is on conviction, `oo` without a power of arrest, `bail` by a court, `closure` by a court,
/// `wanted` on a warrant of a criminal court.
pub(super) const ALSO: &[(&str, &str)] = &[
    ("ro", "restraining_conviction"),
    ("ro_conviction", "restraining_conviction"),
    ("ro_acquittal", "restraining_acquittal"),
    ("nmo", "non_molestation"),
    ("oo", "occupation"),
    ("oo_arrest", "occupation_with_arrest"),
    ("oo_poa", "occupation_with_arrest"),
    ("fmpo", "forced_marriage"),
    ("fgmpo", "fgm"),
    ("ispo", "interim_spo"),
    ("ishpo", "interim_shpo"),
    ("isro", "interim_sro"),
    ("fto", "foreign_travel"),
    ("bail", "court_bail"),
    ("post_charge_bail", "court_bail"),
    ("pre_charge_bail", "police_bail"),
    ("icbo", "interim_cbo"),
    ("ikcpo", "interim_kcpo"),
    ("ivoo", "interim_voo"),
    ("pha", "harassment_injunction"),
    ("pha_injunction", "harassment_injunction"),
    ("asbi", "asb_injunction"),
    ("gang", "gang_injunction"),
    ("high_court", "high_court_injunction"),
    ("sentence", "sentence_requirement"),
    ("hdc", "licence"),
    ("recall", "recalled"),
    ("ual", "unlawfully_at_large"),
    ("at_large", "unlawfully_at_large"),
    ("wanted", "warrant"),
    ("bench_warrant", "warrant"),
    ("respect", "respect_order"),
    ("s35", "dispersal"),
    ("s.35", "dispersal"),
    ("closure", "closure_order"),
    ("fbo", "football_banning"),
    ("istpo", "interim_stpo"),
    ("istro", "interim_stro"),
    ("nho", "non_harassment"),
    ("nmo_ni", "non_molestation_ni"),
    ("exclusion", "exclusion_requirement"),
    ("cao", "child_arrangements"),
    ("prohibited_steps", "child_arrangements"),
    ("specific_issue", "child_arrangements"),
];

/// The kind that a typed id or abbreviation names, with hyphens, spaces or capitals as they come;
/// `None` where this edition knows no such kind.
pub fn kind_from_id(text: &str) -> Option<OrderKind> {
    let typed = text.trim().to_lowercase().replace(['-', ' '], "_");
    let id = ALSO.iter().find(|(also, _)| *also == typed).map_or(typed.as_str(), |(_, id)| *id);
    serde_json::from_value(serde_json::Value::String(id.to_owned())).ok()
}
