//! Distances as courts write them, in metres, and what only looks like one.

use super::super::words::Words;
use super::{digits, number_at, word_number};

const MILE_M: f64 = 1609.344;

/// Whether what stands from here is a distance, read or not: "1.000 metres", "a radius", "fifty paces".
pub(in crate::rules::feed) fn looks_measured(words: &Words<'_>, index: usize) -> bool {
    const MEASURES: [&str; 19] = [
        "radius", "distance", "pace", "paces", "step", "steps", "stride", "strides", "furlong", "furlongs", "yrd",
        "yrds", "sight", "earshot", "throw", "hundred", "thousand", "dozen", "inches",
    ];
    const UNCOUNTED: [&str; 3] = ["some", "several", "few"];
    let measures =
        |at: usize| unit_m(words.lower(at)).is_some() || (MEASURES.contains(&words.lower(at)) && !words.is_capital(at));
    let number = words.lower(index);
    // "within one of the areas" counts areas.
    let counts = word_number(number).is_some() && !matches!(number, "a" | "an") && words.lower(index + 1) != "of";
    number.starts_with(char::is_numeric) || counts || UNCOUNTED.contains(&number) || (index..index + 6).any(measures)
}

/// Whether a number from here counts time: "7 days", "24hrs". A walk of so many minutes is a distance.
pub(in crate::rules::feed) fn measures_time(words: &Words<'_>, index: usize) -> bool {
    const UNITS: [&str; 13] =
        ["minute", "minutes", "hour", "hours", "hr", "hrs", "day", "days", "week", "weeks", "month", "months", "years"];
    let near = || index..index + 4;
    let glued = words.lower(index).trim_start_matches(|mark: char| mark.is_ascii_digit());
    let has_unit = near().any(|at| UNITS.contains(&words.lower(at))) || UNITS.contains(&glued);
    let is_on_the_way =
        (index..index + 6).any(|at| matches!(words.lower(at), "walk" | "walking" | "drive" | "driving"));
    has_unit && !is_on_the_way
}

fn unit_m(text: &str) -> Option<f64> {
    match text {
        "m" | "metre" | "metres" | "meter" | "meters" | "mtr" | "mtrs" => Some(1.0),
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => Some(1000.0),
        "mile" | "miles" => Some(MILE_M),
        "yard" | "yards" | "yd" | "yds" => Some(0.9144),
        "foot" | "feet" | "ft" => Some(0.3048),
        _ => None,
    }
}

/// A distance in metres and how many tokens it takes: "100 metres", "1/2 mile", "half a mile",
/// "100m".
pub(in crate::rules::feed) fn distance_at(words: &Words<'_>, index: usize) -> Option<(f64, usize)> {
    if let Some(metres) = glued_distance(words.lower(index)) {
        return Some((metres, 1));
    }
    if matches!(words.lower(index), "half-mile" | "half-a-mile") {
        return Some((MILE_M / 2.0, 1));
    }
    // "a quarter of a mile", "a half mile": the article is not the number.
    let skipped = usize::from(
        matches!(words.lower(index), "a" | "an") && matches!(words.lower(index + 1), "half" | "quarter" | "hundred"),
    );
    let at = index + skipped;
    let (number, length) = if words.lower(at) == "hundred" { (100.0, 1) } else { number_at(words, at)? };
    let mut unit = at + length;
    unit += usize::from(words.lower(unit) == "-");
    if number < 1.0 {
        while matches!(words.lower(unit), "of" | "a" | "an") && unit < at + length + 2 {
            unit += 1;
        }
    }
    let metres = number * unit_m(words.lower(unit))?;
    (metres > 0.0 && metres.is_finite()).then(|| (metres, unit + 1 - index))
}

fn glued_distance(text: &str) -> Option<f64> {
    let split = text.find(|letter: char| letter.is_alphabetic())?;
    let (number, unit) = text.split_at_checked(split)?;
    let metres = digits(number)? * unit_m(unit)?;
    (metres > 0.0).then_some(metres)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_distance(text: &str, expected: Option<f64>) {
        let found = distance_at(&Words::of(text), 0).map(|(metres, _)| metres);
        match (found, expected) {
            (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-6, "{text}: {found}"),
            (found, expected) => assert_eq!(found, expected, "{text}"),
        }
    }

    #[test]
    fn distances_are_read_in_the_courts_spellings() {
        check_distance("100 metres of", Some(100.0));
        check_distance("100m of", Some(100.0));
        check_distance("1,000 metres", Some(1000.0));
        check_distance("1/2 mile", Some(804.672));
        check_distance("half a mile", Some(804.672));
        check_distance("a quarter of a mile", Some(402.336));
        check_distance("a mile", Some(1609.344));
        check_distance("1 1/2 miles", Some(2414.016));
        check_distance("one hundred metres", Some(100.0));
        check_distance("200 yards", Some(182.88));
        check_distance("2km", Some(2000.0));
        check_distance("1½ miles", Some(2414.016));
        check_distance("1 ½ miles", Some(2414.016));
        check_distance("one and a half miles", Some(2414.016));
        check_distance("three quarters of a mile", Some(1207.008));
        check_distance("half-a-mile", Some(804.672));
        check_distance("100 yds of", Some(91.44));
        check_distance("100yds. of", Some(91.44));
        check_distance("0.250 km", Some(250.0));
        check_distance("1.5 km", Some(1500.0));
        check_distance("the boundary", None);
        check_distance("0 metres", None);
        check_distance("1.000 metres", None);
        check_distance("1.500 metres", None);
        check_distance("1,5 km", None);
        check_distance("10,00 metres", None);
    }
}
