//! People and search.

use super::{Reader, law::join, say};
use crate::wire::{Band, ClueKind, Gender, MatchedOn, ReadAs, Role, RoleCount, WordLikeness};

/// A role, as a heading.
pub fn role(reader: impl Reader, role: Role) -> String {
    match role {
        Role::BoundBy => say!(reader, law.role_bound),
        Role::ProtectedBy => say!(reader, law.role_protected),
        Role::Child => say!(reader, law.role_child),
        Role::Witness => say!(reader, law.role_witness),
    }
}

/// A role with its counts: "Bound by 2 live orders · Bound by 1 ended order".
pub fn roles(reader: impl Reader, count: &RoleCount) -> String {
    let live = match count.live {
        0 => String::new(),
        live => say!(reader, law.roles_live, role = role(reader, count.role), count = live),
    };
    let unknown = match count.unknown {
        0 => String::new(),
        unknown => say!(reader, law.roles_unknown, role = role(reader, count.role), count = unknown),
    };
    let not_now = match count.not_now {
        0 => String::new(),
        not_now => say!(reader, law.roles_not_now, role = role(reader, count.role), count = not_now),
    };
    let ended = match count.ended {
        0 => String::new(),
        ended => say!(reader, law.roles_ended, role = role(reader, count.role), count = ended),
    };
    let undertakings = match count.undertakings {
        0 => String::new(),
        undertakings => say!(reader, law.roles_undertakings, role = role(reader, count.role), count = undertakings),
    };
    join([live, unknown, undertakings, not_now, ended])
}

/// Gender as recorded.
pub fn gender(reader: impl Reader, gender: Gender) -> String {
    match gender {
        Gender::Male => say!(reader, law.gender_male),
        Gender::Female => say!(reader, law.gender_female),
        Gender::Other => say!(reader, law.gender_otherwise),
        Gender::NotStated => say!(reader, law.gender_not_stated),
    }
}

/// Age and gender: "38 · male".
pub fn who(reader: impl Reader, age: Option<i32>, gender_recorded: Gender) -> String {
    join([age.map(|age| age.to_string()).unwrap_or_default(), gender(reader, gender_recorded)])
}

/// How strong a match is.
pub fn band(reader: impl Reader, band: Band) -> String {
    match band {
        Band::Likely => say!(reader, law.band_likely),
        Band::Possible => say!(reader, law.band_possible),
        Band::Weak => say!(reader, law.band_weak),
    }
}

/// How a part of a query was read.
pub fn read_as(reader: impl Reader, read: &ReadAs) -> String {
    match read {
        ReadAs::Name(text) => say!(reader, law.read_name, text = text.clone()),
        ReadAs::BirthDate(text) => say!(reader, law.read_birth_date, text = text.clone()),
        ReadAs::BirthYear(text) => say!(reader, law.read_birth_year, text = text.clone()),
        ReadAs::BirthPart(text) => say!(reader, law.read_birth_part, text = text.clone()),
        ReadAs::Age(text) => say!(reader, law.read_age, text = text.clone()),
        ReadAs::AgeOrYear(text) => say!(reader, law.read_age_or_year, text = text.clone()),
        ReadAs::PostcodeArea(text) => say!(reader, law.read_postcode_area, text = text.clone()),
        ReadAs::Email(text) => say!(reader, law.read_email, text = text.clone()),
        ReadAs::PncId(text) => say!(reader, law.read_pnc, text = text.clone()),
        ReadAs::Plate(text) => say!(reader, law.read_plate, text = text.clone()),
        ReadAs::Postcode(text) => say!(reader, law.read_postcode, text = text.clone()),
        ReadAs::Phone(text) => say!(reader, law.read_phone, text = text.clone()),
        ReadAs::CaseNumber(text) => say!(reader, law.read_case, text = text.clone()),
        ReadAs::Address(text) => say!(reader, law.read_address, text = text.clone()),
        ReadAs::NiNumber(text) => say!(reader, law.read_ni, text = text.clone()),
        ReadAs::NhsNumber(text) => say!(reader, law.read_nhs, text = text.clone()),
        ReadAs::DriverNumber(text) => say!(reader, law.read_driver, text = text.clone()),
        ReadAs::NoBirthDate(text) => say!(reader, law.read_no_birth_date, text = text.clone()),
        ReadAs::PrisonNumber(text) => say!(reader, law.read_prison, text = text.clone()),
    }
}

/// Why a hit matched.
pub fn matched_on(reader: impl Reader, matched: &MatchedOn) -> String {
    match matched {
        MatchedOn::SameName(text) => say!(reader, law.hit_same_name, text = text.clone()),
        MatchedOn::OtherName(text) => say!(reader, law.hit_alias, text = text.clone()),
        MatchedOn::Word { typed, held, how } => word(reader, typed, held, *how),
        MatchedOn::Street(text) => say!(reader, law.hit_street, text = text.clone()),
        MatchedOn::SameBirthDate(text) => say!(reader, law.hit_birth_date, text = text.clone()),
        MatchedOn::DayMonthSwapped(text) => say!(reader, law.hit_swapped, text = text.clone()),
        MatchedOn::OneFigureDiffers(text) => say!(reader, law.hit_one_figure, text = text.clone()),
        MatchedOn::SameDayAndMonth(text) => say!(reader, law.hit_day_month, text = text.clone()),
        MatchedOn::SameMonthAndYear(text) => say!(reader, law.hit_month_year, text = text.clone()),
        MatchedOn::SameDayAndYear(text) => say!(reader, law.hit_day_year, text = text.clone()),
        MatchedOn::SameBirthYear(text) => say!(reader, law.hit_birth_year, text = text.clone()),
        MatchedOn::BirthYearNear(text) => say!(reader, law.hit_year_near, text = text.clone()),
        MatchedOn::SameAge(text) => say!(reader, law.hit_age, text = text.clone()),
        MatchedOn::AgeNear(text) => say!(reader, law.hit_age_near, text = text.clone()),
        MatchedOn::BirthDateDiffers(text) => say!(reader, law.hit_differs, text = text.clone()),
        MatchedOn::SamePostcode(text) => say!(reader, law.hit_postcode, text = text.clone()),
        MatchedOn::SameDistrict(text) => say!(reader, law.hit_district, text = text.clone()),
        MatchedOn::PlateLike { typed, held } => {
            say!(reader, law.hit_plate, typed = typed.clone(), held = held.clone())
        }
        MatchedOn::SameIdentifier(text) => say!(reader, law.hit_identifier, text = text.clone()),
        MatchedOn::WordUnmatched(text) => say!(reader, law.hit_unmatched, text = text.clone()),
        MatchedOn::ThroughProtected(text) => say!(reader, law.hit_through, text = text.clone()),
        MatchedOn::NotTold => say!(reader, find.hit_why_not_told),
    }
}

fn word(reader: impl Reader, typed: &str, held: &str, how: WordLikeness) -> String {
    let (typed, held) = (typed.to_owned(), held.to_owned());
    match how {
        WordLikeness::Sounds => say!(reader, law.hit_sounds, typed = typed, held = held),
        WordLikeness::ShortForm => say!(reader, law.hit_short, typed = typed, held = held),
        WordLikeness::SpeltNearly => say!(reader, law.hit_spelt, typed = typed, held = held),
        WordLikeness::Begins => say!(reader, law.hit_begins, typed = typed, held = held),
        WordLikeness::Initial => say!(reader, law.hit_initial, typed = typed, held = held),
    }
}

/// What a clue is.
pub fn clue(reader: impl Reader, kind: ClueKind) -> String {
    match kind {
        ClueKind::BirthDate => say!(reader, law.clue_birth_date),
        ClueKind::Address => say!(reader, law.clue_address),
        ClueKind::PncId => say!(reader, law.clue_pnc),
        ClueKind::Plate => say!(reader, law.clue_plate),
        ClueKind::Mark => say!(reader, law.clue_mark),
    }
}
