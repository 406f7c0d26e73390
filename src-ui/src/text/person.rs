//! People and search.

use super::{I18n, law::join, say};
use cordon_core::wire::{Band, ClueKind, Gender, MatchedOn, ReadAs, Role, RoleCount, WordLikeness};

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
    let not_now = match count.not_now {
        0 => String::new(),
        not_now => say!(i18n, law.roles_not_now, role = role(i18n, count.role), count = not_now),
    };
    let ended = match count.ended {
        0 => String::new(),
        ended => say!(i18n, law.roles_ended, role = role(i18n, count.role), count = ended),
    };
    let undertakings = match count.undertakings {
        0 => String::new(),
        undertakings => say!(i18n, law.roles_undertakings, role = role(i18n, count.role), count = undertakings),
    };
    join([live, unknown, undertakings, not_now, ended])
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
        ReadAs::BirthPart(text) => say!(i18n, law.read_birth_part, text = text.clone()),
        ReadAs::Age(text) => say!(i18n, law.read_age, text = text.clone()),
        ReadAs::AgeOrYear(text) => say!(i18n, law.read_age_or_year, text = text.clone()),
        ReadAs::PostcodeArea(text) => say!(i18n, law.read_postcode_area, text = text.clone()),
        ReadAs::Email(text) => say!(i18n, law.read_email, text = text.clone()),
        ReadAs::PncId(text) => say!(i18n, law.read_pnc, text = text.clone()),
        ReadAs::Plate(text) => say!(i18n, law.read_plate, text = text.clone()),
        ReadAs::Postcode(text) => say!(i18n, law.read_postcode, text = text.clone()),
        ReadAs::Phone(text) => say!(i18n, law.read_phone, text = text.clone()),
        ReadAs::CaseNumber(text) => say!(i18n, law.read_case, text = text.clone()),
        ReadAs::Address(text) => say!(i18n, law.read_address, text = text.clone()),
        ReadAs::NiNumber(text) => say!(i18n, law.read_ni, text = text.clone()),
        ReadAs::NhsNumber(text) => say!(i18n, law.read_nhs, text = text.clone()),
        ReadAs::DriverNumber(text) => say!(i18n, law.read_driver, text = text.clone()),
        ReadAs::NoBirthDate(text) => say!(i18n, law.read_no_birth_date, text = text.clone()),
        ReadAs::PrisonNumber(text) => say!(i18n, law.read_prison, text = text.clone()),
    }
}

/// Why a hit matched.
pub fn matched_on(i18n: I18n, matched: &MatchedOn) -> String {
    match matched {
        MatchedOn::SameName(text) => say!(i18n, law.hit_same_name, text = text.clone()),
        MatchedOn::OtherName(text) => say!(i18n, law.hit_alias, text = text.clone()),
        MatchedOn::Word { typed, held, how } => word(i18n, typed, held, *how),
        MatchedOn::Street(text) => say!(i18n, law.hit_street, text = text.clone()),
        MatchedOn::SameBirthDate(text) => say!(i18n, law.hit_birth_date, text = text.clone()),
        MatchedOn::DayMonthSwapped(text) => say!(i18n, law.hit_swapped, text = text.clone()),
        MatchedOn::OneFigureDiffers(text) => say!(i18n, law.hit_one_figure, text = text.clone()),
        MatchedOn::SameDayAndMonth(text) => say!(i18n, law.hit_day_month, text = text.clone()),
        MatchedOn::SameMonthAndYear(text) => say!(i18n, law.hit_month_year, text = text.clone()),
        MatchedOn::SameDayAndYear(text) => say!(i18n, law.hit_day_year, text = text.clone()),
        MatchedOn::SameBirthYear(text) => say!(i18n, law.hit_birth_year, text = text.clone()),
        MatchedOn::BirthYearNear(text) => say!(i18n, law.hit_year_near, text = text.clone()),
        MatchedOn::SameAge(text) => say!(i18n, law.hit_age, text = text.clone()),
        MatchedOn::AgeNear(text) => say!(i18n, law.hit_age_near, text = text.clone()),
        MatchedOn::BirthDateDiffers(text) => say!(i18n, law.hit_differs, text = text.clone()),
        MatchedOn::SamePostcode(text) => say!(i18n, law.hit_postcode, text = text.clone()),
        MatchedOn::SameDistrict(text) => say!(i18n, law.hit_district, text = text.clone()),
        MatchedOn::PlateLike { typed, held } => {
            say!(i18n, law.hit_plate, typed = typed.clone(), held = held.clone())
        }
        MatchedOn::SameIdentifier(text) => say!(i18n, law.hit_identifier, text = text.clone()),
        MatchedOn::WordUnmatched(text) => say!(i18n, law.hit_unmatched, text = text.clone()),
        MatchedOn::ThroughProtected(text) => say!(i18n, law.hit_through, text = text.clone()),
        MatchedOn::NotTold => say!(i18n, find.hit_why_not_told),
    }
}

fn word(i18n: I18n, typed: &str, held: &str, how: WordLikeness) -> String {
    let (typed, held) = (typed.to_owned(), held.to_owned());
    match how {
        WordLikeness::Sounds => say!(i18n, law.hit_sounds, typed = typed, held = held),
        WordLikeness::ShortForm => say!(i18n, law.hit_short, typed = typed, held = held),
        WordLikeness::SpeltNearly => say!(i18n, law.hit_spelt, typed = typed, held = held),
        WordLikeness::Begins => say!(i18n, law.hit_begins, typed = typed, held = held),
        WordLikeness::Initial => say!(i18n, law.hit_initial, typed = typed, held = held),
    }
}

/// What a clue is.
pub fn clue(i18n: I18n, kind: ClueKind) -> String {
    match kind {
        ClueKind::BirthDate => say!(i18n, law.clue_birth_date),
        ClueKind::Address => say!(i18n, law.clue_address),
        ClueKind::PncId => say!(i18n, law.clue_pnc),
        ClueKind::Plate => say!(i18n, law.clue_plate),
        ClueKind::Mark => say!(i18n, law.clue_mark),
    }
}
