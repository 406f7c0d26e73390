//! People and search.

use super::{I18n, law::join, say};
use cordon_core::wire::{Band, Gender, MatchedOn, ReadAs, Role, RoleCount};

/// A role, as a heading.
pub fn role(i18n: I18n, role: Role) -> String {
    match role {
        Role::BoundBy => say!(i18n, law.role_bound),
        Role::ProtectedBy => say!(i18n, law.role_protected),
        Role::Child => say!(i18n, law.role_child),
        Role::Witness => say!(i18n, law.role_witness),
    }
}

/// A role with its counts: "Bound by 2 live orders · Bound by 1 ended order".
pub fn roles(i18n: I18n, count: &RoleCount) -> String {
    let live = match count.live {
        0 => String::new(),
        live => say!(i18n, law.roles_live, role = role(i18n, count.role), count = live),
    };
    let unknown = match count.unknown {
        0 => String::new(),
        unknown => say!(i18n, law.roles_unknown, role = role(i18n, count.role), count = unknown),
    };
    let ended = match count.ended {
        0 => String::new(),
        ended => say!(i18n, law.roles_ended, role = role(i18n, count.role), count = ended),
    };
    join([live, unknown, ended])
}

/// Gender as recorded.
pub fn gender(i18n: I18n, gender: Gender) -> String {
    match gender {
        Gender::Male => say!(i18n, law.gender_male),
        Gender::Female => say!(i18n, law.gender_female),
        Gender::Other => say!(i18n, law.gender_otherwise),
        Gender::NotStated => say!(i18n, law.gender_not_stated),
    }
}

/// Age and gender: "38 · male".
pub fn who(i18n: I18n, age: Option<i32>, gender_recorded: Gender) -> String {
    join([age.map(|age| age.to_string()).unwrap_or_default(), gender(i18n, gender_recorded)])
}

/// How strong a match is.
pub fn band(i18n: I18n, band: Band) -> String {
    match band {
        Band::Likely => say!(i18n, law.band_likely),
        Band::Possible => say!(i18n, law.band_possible),
        Band::Weak => say!(i18n, law.band_weak),
    }
}

/// How a part of a query was read.
pub fn read_as(i18n: I18n, read: &ReadAs) -> String {
    match read {
        ReadAs::Name(text) => say!(i18n, law.read_name, text = text.clone()),
        ReadAs::BirthDate(text) => say!(i18n, law.read_birth_date, text = text.clone()),
        ReadAs::BirthYear(text) => say!(i18n, law.read_birth_year, text = text.clone()),
        ReadAs::PncId(text) => say!(i18n, law.read_pnc, text = text.clone()),
        ReadAs::Plate(text) => say!(i18n, law.read_plate, text = text.clone()),
        ReadAs::Postcode(text) => say!(i18n, law.read_postcode, text = text.clone()),
        ReadAs::Phone(text) => say!(i18n, law.read_phone, text = text.clone()),
        ReadAs::CaseNumber(text) => say!(i18n, law.read_case, text = text.clone()),
    }
}

/// Why a hit matched.
pub fn matched_on(i18n: I18n, matched: &MatchedOn) -> String {
    match matched {
        MatchedOn::SameName(text) => say!(i18n, law.hit_same_name, text = text.clone()),
        MatchedOn::NameBegins(text) => say!(i18n, law.hit_begins, text = text.clone()),
        MatchedOn::NameLike(text) => say!(i18n, law.hit_like, text = text.clone()),
        MatchedOn::OtherName(text) => say!(i18n, law.hit_alias, text = text.clone()),
        MatchedOn::SameBirthDate(text) => say!(i18n, law.hit_birth_date, text = text.clone()),
        MatchedOn::SameBirthYear(text) => say!(i18n, law.hit_birth_year, text = text.clone()),
        MatchedOn::DayMonthSwapped(text) => say!(i18n, law.hit_swapped, text = text.clone()),
        MatchedOn::BirthDateDiffers(text) => say!(i18n, law.hit_differs, text = text.clone()),
        MatchedOn::SameIdentifier(text) => say!(i18n, law.hit_identifier, text = text.clone()),
        MatchedOn::ThroughProtected(text) => say!(i18n, law.hit_through, text = text.clone()),
    }
}

/// What a clue is, by its key; a key this edition does not know is shown as it came.
pub fn clue(i18n: I18n, key: &str) -> String {
    match key {
        "birth_date" => say!(i18n, law.clue_birth_date),
        "address" => say!(i18n, law.clue_address),
        "mark" => say!(i18n, law.clue_mark),
        "pnc_id" => say!(i18n, law.clue_pnc),
        "photo" => say!(i18n, law.clue_photo),
        unknown => unknown.replace('_', " "),
    }
}
