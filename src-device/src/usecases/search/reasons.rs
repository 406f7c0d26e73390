//! How a query was read and why somebody matched, as the screens word it.

use crate::search::{Match, PostcodeMatch, WordMatch};
use cordon_core::rules::find::{BornAgreement, BornClue, Clue, Likeness, PlateSlip, PostcodeClue, Query};
use cordon_core::rules::identifiers::{is_street_type, normalise_postcode};
use cordon_core::rules::names;
use cordon_core::rules::person::{IdentifierKind, Name, NameKind};
use cordon_core::wire::{MatchedOn, ReadAs, Verbatim, WordLikeness};

/// How each part of a query was read.
pub fn read_as(query: &Query) -> Vec<ReadAs> {
    query.clues().into_iter().map(one_read_as).collect()
}

fn one_read_as(clue: Clue) -> ReadAs {
    match clue {
        Clue::Words(words) => ReadAs::Name(words.into()),
        Clue::Address(address) => ReadAs::Address(address.into()),
        Clue::Born(born) => match born {
            BornClue::Day(_) => ReadAs::BirthDate(born_text(born)),
            BornClue::DayMonth { .. } | BornClue::MonthYear { .. } => ReadAs::BirthPart(born_text(born)),
            BornClue::Year(_) => ReadAs::BirthYear(born_text(born)),
            BornClue::Age(_) => ReadAs::Age(born_text(born)),
            BornClue::TwoFigures(_) => ReadAs::AgeOrYear(born_text(born)),
        },
        Clue::Postcode(PostcodeClue::Whole(whole)) => {
            ReadAs::Postcode(normalise_postcode(&whole).unwrap_or(whole).into())
        }
        Clue::Postcode(PostcodeClue::Begins(begins)) => ReadAs::PostcodeArea(begins.into()),
        Clue::Plate(plate) => ReadAs::Plate(plate.into()),
        Clue::Identifier(kind, value) => number_read_as(kind, &value),
        Clue::NoBirthDate(text) => ReadAs::NoBirthDate(text.into()),
    }
}

/// How a number was read.
pub fn number_read_as(kind: IdentifierKind, value: &str) -> ReadAs {
    let value = Verbatim::from(value);
    match kind {
        IdentifierKind::PncId => ReadAs::PncId(value),
        IdentifierKind::Phone => ReadAs::Phone(value),
        IdentifierKind::Email => ReadAs::Email(value),
        IdentifierKind::Plate => ReadAs::Plate(value),
        IdentifierKind::Postcode => ReadAs::Postcode(value),
        IdentifierKind::Cro | IdentifierKind::Asn | IdentifierKind::PtiUrn | IdentifierKind::CaseNumber => {
            ReadAs::CaseNumber(value)
        }
        IdentifierKind::NiNumber => ReadAs::NiNumber(value),
        IdentifierKind::NhsNumber => ReadAs::NhsNumber(value),
        IdentifierKind::DriverNumber => ReadAs::DriverNumber(value),
        IdentifierKind::PrisonNumber => ReadAs::PrisonNumber(value),
    }
}

fn born_text(born: BornClue) -> Verbatim {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month_name =
        |month: u32| month.checked_sub(1).and_then(|at| MONTHS.get(at as usize)).copied().unwrap_or_default();
    let text = match born {
        BornClue::Day(day) => day.short_text(),
        BornClue::DayMonth { day, month } => format!("{day} {}", month_name(month)),
        BornClue::MonthYear { month, year } => format!("{} {year}", month_name(month)),
        BornClue::Year(year) => year.to_string(),
        BornClue::Age(age) => age.to_string(),
        BornClue::TwoFigures(figures) => format!("{figures:02}"),
    };
    text.into()
}

/// Why somebody matched, what agrees before what differs.
pub fn of(found: &Match, query: &Query, names: &[Name]) -> Vec<MatchedOn> {
    let mut why = Vec::new();
    why.extend(of_name(found, query, names));
    why.extend(found.words.iter().filter_map(of_word));
    why.extend(found.born_as.and_then(|clue| of_birth(found.born, born_text(clue))));
    why.extend(query.postcode.as_ref().and_then(|clue| of_postcode(found.postcode, clue)));
    why.extend(found.plate.as_ref().and_then(|(held, slip)| of_plate(held, *slip, query)));
    why.extend(found.unmatched.iter().map(|word| MatchedOn::WordUnmatched(word.as_str().into())));
    why
}

/// The name itself, where all that was typed is in it or it is not the one they are shown under; else
/// what of it is as typed.
fn of_name(found: &Match, query: &Query, held: &[Name]) -> Option<MatchedOn> {
    let (words, kind) = found.name.as_ref()?;
    let of_names: Vec<&WordMatch> = found.words.iter().filter(|word| word.likeness.is_some()).collect();
    if of_names.is_empty() {
        return None;
    }
    let is_it = |name: &&Name| {
        names::words(&[name.given.as_str(), name.family.as_str()].join(" ")).concat() == words.replace(' ', "")
    };
    let held = held.iter().find(is_it);
    let shown = held.map_or_else(|| words.clone(), names::shown);
    let fits = |typed: &str| found.words.iter().any(|word| word.typed.split(' ').any(|each| each == typed));
    let covered = query.words.iter().all(|typed| is_street_type(typed) || fits(typed));
    let same = |word: &&&WordMatch| word.likeness == Some(Likeness::Same);
    let alike: Vec<&str> = of_names.iter().filter(same).map(|word| word.held.as_str()).collect();
    match held.map_or(*kind, |name| name.kind) {
        NameKind::Alias | NameKind::Maiden | NameKind::Spelling => Some(MatchedOn::OtherName(shown.into())),
        NameKind::Legal if covered && alike.len() == of_names.len() => Some(MatchedOn::SameName(shown.into())),
        NameKind::Legal => (!alike.is_empty()).then(|| MatchedOn::SameName(alike.join(" ").into())),
    }
}

fn of_word(word: &WordMatch) -> Option<MatchedOn> {
    let Some(likeness) = word.likeness else { return Some(MatchedOn::Street(word.typed.as_str().into())) };
    let how = match likeness {
        Likeness::Same => return None,
        Likeness::SoundsNear | Likeness::Sounds => WordLikeness::Sounds,
        Likeness::Short | Likeness::ShortOfAnother => WordLikeness::ShortForm,
        Likeness::Swapped | Likeness::Near | Likeness::Far => WordLikeness::SpeltNearly,
        Likeness::Begins => WordLikeness::Begins,
        Likeness::Initial => WordLikeness::Initial,
    };
    Some(MatchedOn::Word { typed: word.typed.as_str().into(), held: word.held.as_str().into(), how })
}

fn of_birth(agreed: BornAgreement, typed: Verbatim) -> Option<MatchedOn> {
    Some(match agreed {
        BornAgreement::SameDay => MatchedOn::SameBirthDate(typed),
        BornAgreement::Swapped => MatchedOn::DayMonthSwapped(typed),
        BornAgreement::OneFigure => MatchedOn::OneFigureDiffers(typed),
        BornAgreement::DayMonth => MatchedOn::SameDayAndMonth(typed),
        BornAgreement::MonthYear => MatchedOn::SameMonthAndYear(typed),
        BornAgreement::DayYear => MatchedOn::SameDayAndYear(typed),
        BornAgreement::Year => MatchedOn::SameBirthYear(typed),
        BornAgreement::Age => MatchedOn::SameAge(typed),
        BornAgreement::AgeNear => MatchedOn::AgeNear(typed),
        BornAgreement::YearNear => MatchedOn::BirthYearNear(typed),
        BornAgreement::Neutral | BornAgreement::Unread => return None,
        BornAgreement::Differs => MatchedOn::BirthDateDiffers(typed),
    })
}

fn of_plate(held: &str, slip: PlateSlip, query: &Query) -> Option<MatchedOn> {
    match slip {
        PlateSlip::None => Some(MatchedOn::SameIdentifier(held.into())),
        PlateSlip::LookAlike | PlateSlip::Swapped | PlateSlip::Other | PlateSlip::Length => {
            query.plate.as_deref().map(|typed| MatchedOn::PlateLike { typed: typed.into(), held: held.into() })
        }
    }
}

fn of_postcode(agreed: PostcodeMatch, clue: &PostcodeClue) -> Option<MatchedOn> {
    let typed = match clue {
        PostcodeClue::Whole(whole) => normalise_postcode(whole).unwrap_or_else(|| whole.clone()),
        PostcodeClue::Begins(begins) => begins.clone(),
    };
    let typed = Verbatim::from(typed);
    match (agreed, clue) {
        (PostcodeMatch::Same, PostcodeClue::Whole(_)) => Some(MatchedOn::SamePostcode(typed)),
        (PostcodeMatch::Same, PostcodeClue::Begins(_)) | (PostcodeMatch::District, _) => {
            Some(MatchedOn::SameDistrict(typed))
        }
        (PostcodeMatch::Neutral | PostcodeMatch::Differs, _) => None,
    }
}
