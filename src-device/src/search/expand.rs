//! Which held words a typed word may stand for, and what each would weigh.

use super::heard::{Heard, HeardAs, HeardWord, is_unfinished};
use super::hearing::Hearing;
use super::index::Index;
use super::spelling::Counts;
use cordon_core::rules::find::{Channel, Likeness, Query, related, short_form, shorter_and_longer};
use cordon_core::rules::identifiers::is_street_type;
use rapidfuzz::distance::osa;

/// Two neighbouring words taken together weigh so much less: that they were parted is one slip more.
const PARTED: f64 = -1.5;
/// A street's word agrees so much less surely than a name's: people move.
const MOVED: f64 = -0.7;
/// Words of so many letters may be unfinished though others follow.
const LONG_ENOUGH_TO_BEGIN: usize = 3;

/// Hears every word of a query, and neighbours together. Where a larger index heard the same query,
/// its chances weigh here too.
pub fn hear(index: &Index, query: &Query, hearing: &mut Hearing, larger: &[Channel]) -> Vec<Heard> {
    let mut all = Vec::new();
    for (at, word) in query.words.iter().enumerate() {
        let unfinished = is_unfinished(query, at);
        let before = hearing.before.take(word, unfinished).filter(|_| larger.get(at).is_none());
        let heard = before.unwrap_or_else(|| one(index, word, unfinished, &mut hearing.counts, larger.get(at)));
        all.push(Heard { typed: bit(at), is_street_type: at > 0 && is_street_type(word), ..heard });
    }
    for (at, pair) in query.words.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let mut joined = together(index, &[first.as_str(), second.as_str()].concat());
        joined.typed = bit(at) | bit(at + 1);
        if !joined.words.is_empty() {
            all.push(joined);
        }
    }
    all
}

fn bit(at: usize) -> u16 {
    u32::try_from(at).ok().and_then(|at| 1_u16.checked_shl(at)).unwrap_or(0)
}

fn one(index: &Index, word: &str, unfinished: bool, counts: &mut Counts, larger: Option<&Channel>) -> Heard {
    let letters = word.len();
    let found = near(index, word, counts);
    let mut channel = Channel::new();
    for (place, likeness) in &found {
        channel.hears(index.share(index.by_word.get(*place).len()), *likeness, letters);
    }
    let beginning = begins(index, word, unfinished);
    if let Some((from, to, likeness)) = beginning {
        channel.hears(index.share(index.by_word.between(from, to).len()), likeness, letters);
    }
    let channel = larger.copied().unwrap_or(channel);
    let heard = |likeness| HeardAs { likeness, bits: channel.bits(likeness, letters) };
    let mut words: Vec<HeardWord> =
        found.into_iter().map(|(place, likeness)| HeardWord { place, heard: heard(likeness) }).collect();
    words.sort_by(|one, other| other.heard.bits.total_cmp(&one.heard.bits));
    Heard {
        words,
        beginning: beginning.map(|(from, to, likeness)| (from, to, heard(likeness))),
        street: street(index, word),
        channel,
        ..Heard::default()
    }
}

/// Two words as one: only as it stands or with one slip, for that they were parted is a slip already.
fn together(index: &Index, word: &str) -> Heard {
    let letters = word.len();
    let held = |place: &u32| !index.by_word.get(*place).is_empty();
    let measure = osa::BatchComparator::new(word.bytes());
    let places = index.spelling.one_away(word).into_iter().filter(held);
    let mut found: Vec<(u32, Likeness)> = places
        .filter_map(|place| spelt(&measure, word.as_bytes(), index.words.letters(place)).map(|how| (place, how)))
        .collect();
    found.retain(|(_, likeness)| *likeness != Likeness::Far);
    let mut channel = Channel::new();
    for (place, likeness) in &found {
        channel.hears(index.share(index.by_word.get(*place).len()), *likeness, letters);
    }
    let heard = |likeness| HeardAs { likeness, bits: channel.bits(likeness, letters) + PARTED };
    let mut words: Vec<HeardWord> =
        found.into_iter().map(|(place, likeness)| HeardWord { place, heard: heard(likeness) }).collect();
    words.sort_by(|one, other| other.heard.bits.total_cmp(&one.heard.bits));
    Heard { words, ..Heard::default() }
}

/// Words of names that are near a typed word, each once, in its nearest likeness.
fn near(index: &Index, word: &str, counts: &mut Counts) -> Vec<(u32, Likeness)> {
    let mut found: Vec<(u32, Likeness)> = Vec::new();
    let place_of = |other: &str| index.words.find(other);
    found.extend(place_of(word).map(|place| (place, Likeness::Same)));
    let of_one_name = related(word);
    let forms = shorter_and_longer(word).iter().chain(&of_one_name);
    let held = forms.filter_map(|form| index.forms.get(form).map(|place| (*place, short_form(word, form))));
    found.extend(held);
    let measure = osa::BatchComparator::new(word.bytes());
    let mut compare = |places: Vec<u32>| {
        found.extend(places.into_iter().filter_map(|place| {
            spelt(&measure, word.as_bytes(), index.words.letters(place)).map(|likeness| (place, likeness))
        }));
    };
    compare(index.spelling.one_away(word));
    // Where many are called just so, two letters' difference says nothing, and takes longest to find.
    let mut as_typed = Channel::new();
    let same = place_of(word).map_or(0, |place| index.by_word.get(place).len());
    as_typed.hears(index.share(same), Likeness::Same, word.len());
    if as_typed.is_worth(Likeness::Far, word.len()) {
        compare(index.spelling.two_away(word, counts));
    }
    for place in index.spelling.said_alike(word) {
        let other = index.words.letters(place);
        let distance = measure.distance(other.iter().copied());
        // Codes of one or two consonants are shared by too many words.
        if distance <= 1 {
            found.push((place, Likeness::SoundsNear));
        } else if distance * 2 <= word.len().max(other.len()) {
            found.push((place, Likeness::Sounds));
        }
    }
    if word.len() > 1 {
        let initial = word.chars().next().and_then(|first| place_of(&first.to_string()));
        found.extend(initial.map(|place| (place, Likeness::Initial)));
    }
    found.retain(|(place, _)| !index.by_word.get(*place).is_empty());
    found.sort_unstable();
    found.dedup_by_key(|(place, _)| *place);
    found
}

/// How one spelling stands to another, as far as two letters.
fn spelt(measure: &osa::BatchComparator<u8>, word: &[u8], other: &[u8]) -> Option<Likeness> {
    if word.len().abs_diff(other.len()) > 2 {
        return None;
    }
    match measure.distance(other.iter().copied()) {
        0 => Some(Likeness::Same),
        1 if word.len() == other.len() && letters_apart(word, other) == 2 => Some(Likeness::Swapped),
        1 => Some(Likeness::Near),
        2 if word.len() >= 5 => Some(Likeness::Far),
        _ => None,
    }
}

fn letters_apart(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).filter(|(one, other)| one != other).count()
}

/// The words that begin with what was typed, where it is an initial or may be unfinished.
fn begins(index: &Index, word: &str, unfinished: bool) -> Option<(u32, u32, Likeness)> {
    let letters = word.len();
    let likeness = match letters {
        0 => return None,
        1 => Likeness::Initial,
        2 if !unfinished => return None,
        _ if unfinished || letters >= LONG_ENOUGH_TO_BEGIN => Likeness::Begins,
        _ => return None,
    };
    let (from, to) = index.words.beginning(word);
    (from < to).then_some((from, to, likeness))
}

fn street(index: &Index, word: &str) -> Option<(u32, f64)> {
    let place = index.words.find(word)?;
    let held = index.by_street.get(place).len();
    let mut channel = Channel::new();
    channel.hears(index.share(held), Likeness::Same, word.len());
    (held > 0).then(|| (place, channel.bits(Likeness::Same, word.len()) + MOVED))
}
