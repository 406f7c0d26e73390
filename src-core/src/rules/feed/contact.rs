//! Reads terms that forbid contact: with whom, and by which channels.

use super::clause::{Bounds, Clause};
use super::numbers::length_at;
use super::people::names;
use super::words::Words;
use crate::rules::condition::{Channel, Term};
use crate::rules::term::NoContact;

const VERBS: [&str; 4] = ["contact", "contacting", "communicate", "communicating"];

/// Words that name every channel.
const ANY_MEANS: [&str; 9] = [
    "any means",
    "any other means",
    "whatever means",
    "any method",
    "any other method",
    "any way",
    "any other way",
    "any form",
    "any medium",
];

/// Words that name some ways among all of them.
const EXAMPLES: [&str; 4] = ["including", "such as", "not limited to", "for example"];

pub(super) fn contact(clause: &Clause<'_, '_>) -> Option<Term> {
    if !clause.forbids || clause.has_times() {
        return None;
    }
    let (start, channels) = match clause.find(&VERBS) {
        Some((at, length)) => (at + length, channels_behind(clause, at + length)?),
        None => only_channels(clause)?,
    };
    let whom = names(clause.words, start, clause.to);
    let indirect = clause.has(&["indirectly", "indirect", "third party", "any means", "any method"]);
    (!whom.is_empty()).then_some(Term::NoContact(NoContact { whom, channels, indirect }))
}

/// Where the names begin of those whom a ban of contact is about.
pub(super) fn names_from(clause: &Clause<'_, '_>) -> Option<usize> {
    let behind_a_verb = clause.find(&VERBS).map(|(at, length)| at + length);
    behind_a_verb.or_else(|| only_channels(clause).map(|(at, _)| at))
}

/// Whom the words of a piece name behind "contact", be the rest of them read or not.
pub(super) fn whom(text: &str) -> Vec<String> {
    let words = Words::of(text);
    let Bounds { from, to, .. } = Bounds::of(&words);
    let verb = words.find(from, to, &VERBS);
    verb.map(|(at, length)| names(&words, at + length, to)).unwrap_or_default()
}

/// The channels named by "by" or "via"; none where every channel is meant, and no answer where the
/// words around "by" are not all read: they may narrow what is forbidden, or widen it.
fn channels_behind(clause: &Clause<'_, '_>, from: usize) -> Option<Vec<Channel>> {
    let words = clause.words;
    if words.has(from, clause.to, &ANY_MEANS) {
        return Some(Vec::new());
    }
    let Some((by, _)) = words.find(from, clause.to, &["by", "via"]) else { return Some(Vec::new()) };
    if are_examples(clause, from, by) {
        return Some(Vec::new());
    }
    if is_more_than_by(clause, from, by) {
        return None;
    }
    let mut channels = Vec::new();
    let mut at = by + 1;
    while at < clause.to && words.lower(at) != "." {
        if words.lower(at) == "for" && length_at(words, at + 1).is_some() {
            break;
        }
        if let Some((channel, length)) = channel_at(clause, at) {
            channels.push(channel);
            at += length;
        } else {
            at += words.any_at(at, &[",", "or", "and", "/", "by", "via", "either", "means of", "on", "a", "any"])?;
        }
    }
    channels.dedup();
    (!channels.is_empty()).then_some(channels)
}

/// Whether the ways are examples of all there are: "including by telephone", "such as texts or by post".
fn are_examples(clause: &Clause<'_, '_>, from: usize, by: usize) -> bool {
    let is_way = |at: usize| at == by || channel_at(clause, at).is_some();
    let behind = |at: usize| at + usize::from(clause.words.lower(at) == ",");
    (from..by).any(|at| clause.words.any_at(at, &EXAMPLES).is_some_and(|length| is_way(behind(at + length))))
}

/// Whether something before "by" says more of the ways than the words behind it: another way ("in person
/// or by telephone"), or a word that turns them ("otherwise than by letter", "whether orally or by
/// telephone").
fn is_more_than_by(clause: &Clause<'_, '_>, from: usize, by: usize) -> bool {
    const TURNS: [&str; 2] = ["otherwise", "whether"];
    const TURNS_NOTHING: [&str; 3] = ["whether directly", "whether indirectly", "otherwise contact"];
    (from..by).any(|at| {
        let turns = clause.words.any_at(at, &TURNS).is_some() && clause.words.any_at(at, &TURNS_NOTHING).is_none();
        turns || clause.words.any_at(at, &EXAMPLES).is_some() || channel_at(clause, at).is_some()
    })
}

/// A channel and how many tokens it takes.
fn channel_at(clause: &Clause<'_, '_>, at: usize) -> Option<(Channel, usize)> {
    const CHANNELS: [(Channel, &[&str]); 6] = [
        (Channel::Message, &["text messages", "text message", "text", "texts", "message", "messages", "sms"]),
        (Channel::Call, &["mobile phone", "telephone", "phone", "calls", "call"]),
        (Channel::Email, &["emails", "email", "e-mail"]),
        (Channel::Letter, &["letters", "letter", "post"]),
        (Channel::SocialMedia, &["social media", "social networking"]),
        (Channel::InPerson, &["in person", "face to face"]),
    ];
    CHANNELS.iter().find_map(|(channel, phrases)| Some((*channel, clause.words.any_at(at, phrases)?)))
}

/// "not to telephone or text NAME": where the names begin, and by which channels.
fn only_channels(clause: &Clause<'_, '_>) -> Option<(usize, Vec<Channel>)> {
    let (not, _) = clause.find(&["not to", "must not", "shall not"])?;
    let mut at = not + 2;
    let mut channels = Vec::new();
    while at < clause.to {
        match clause.words.lower(at) {
            "telephone" | "phone" | "call" => channels.push(Channel::Call),
            "text" | "message" => channels.push(Channel::Message),
            "email" | "e-mail" => channels.push(Channel::Email),
            "write" => channels.push(Channel::Letter),
            "," | "or" | "and" if !channels.is_empty() => {}
            _ => break,
        }
        at += 1;
    }
    (!channels.is_empty()).then_some((at, channels))
}
