//! Readers of what courts and forces send: criminal results, the family courts' manifest, and our own
//! exchange format. They turn bytes into records and say why where they cannot. They store nothing,
//! link nobody, confirm nothing, and no input can make them fail.

pub mod acro;
mod encoding;
pub mod exchange;
mod foreign;
pub mod libra;
mod marks;
mod windows;
mod xml;

pub use encoding::as_utf8;
pub use marks::UNSEEN;

use cordon_core::rules::condition::{Condition, Nature, Reading as TermReading, Term};
use cordon_core::rules::coverage::NotHeld;
use cordon_core::rules::feed::{Ending, ReadCondition};
use cordon_core::rules::ids::{ConditionId, OrderId, PersonId, PersonRecordId};
use cordon_core::rules::order::{InForce, InForceCause, InForceScope, Order, OrderKind, StatedEnd, Version};
use cordon_core::rules::person::{Name, NameKind, PersonRecord, Role, SubjectCategory};
use cordon_core::rules::time::{Day, Interval, Timestamp};
use cordon_core::rules::visibility::Visibility;
use cordon_core::text;
use cordon_core::words::{Argument, Text, listed};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What one message or row came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What it held for us.
    pub outcome: Outcome,
    /// What to call it in the intake list; never a person's name.
    pub title: String,
    /// In which file of an archive it stands, by its path there.
    pub within: Option<String>,
    /// What a person has to know of how it was read; never a person's name.
    pub told: Vec<Told>,
}

/// Something that was read otherwise than it was written, or could not be read though the rest was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// In which file of an archive it stands, by its path there; none of what concerns the whole.
    pub within: Option<String>,
    /// The line, where there are lines.
    pub line: Option<u32>,
    /// What.
    pub what: Text,
}

impl Told {
    /// Whether it is told of one of some lines of a file within, or of one that is no archive.
    pub fn is_of(&self, within: Option<&str>, lines: &[u32]) -> bool {
        self.within.as_deref() == within && self.line.is_some_and(|line| lines.contains(&line))
    }
}

/// What a message held for us.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Orders, or versions and endings of orders.
    Orders(Vec<IncomingOrder>),
    /// Nothing about an order, and why.
    NothingForUs {
        /// Why.
        reason: Text,
    },
    /// It cannot be read: it goes to quarantine with line and reason.
    Broken {
        /// The line, where one is known.
        line: Option<u32>,
        /// What is wrong.
        reason: Text,
    },
}

/// An order as it came, with the people in it and the papers beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct IncomingOrder {
    /// The order, with the one version that this message makes.
    pub order: Order,
    /// What the source said of the people in it.
    pub people: Vec<PersonRecord>,
    /// In what role and as what category each stands.
    pub roles: Vec<(PersonRecordId, Role, SubjectCategory)>,
    /// The papers that came with it.
    pub attachments: Vec<Attachment>,
    /// By what a later message is matched to it.
    pub match_key: MatchKey,
    /// The lines of the file that it was read from.
    pub lines: Vec<u32>,
    /// The paper that it names and that did not come with it.
    pub lacks: Option<String>,
}

/// A paper that came with an order, kept as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its file name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its text, where it can be extracted.
    pub text: Option<String>,
}

impl Attachment {
    /// Takes a paper in: hashes it and keeps its text if it has any.
    pub fn of(name: &str, bytes: &[u8], text: Option<String>) -> Self {
        Self { name: name.to_owned(), sha256: hex_sha256(bytes), bytes: bytes.to_vec(), text }
    }
}

/// Names of courts, by how their organisation unit codes begin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Courts(BTreeMap<String, String>);

impl Courts {
    /// A court's name by its code: that of the longest beginning which is known.
    pub fn name(&self, code: &str) -> Option<&str> {
        let known = self.0.iter().filter(|(start, _)| !start.is_empty() && code.starts_with(start.as_str()));
        known.max_by_key(|(start, _)| start.len()).map(|(_, name)| name.as_str())
    }
}

/// By what a later message of the same case is matched to an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchKey {
    /// The feed.
    pub system: String,
    /// The case: PTI-URN, or the family case number.
    pub case_reference: String,
    /// The arrest/summons number; empty where the feed has none.
    pub asn: String,
    /// The kind of order.
    pub kind: OrderKind,
    /// Protected persons, normalised and sorted.
    pub protected: Vec<String>,
    /// The terms, normalised.
    pub terms: String,
    /// Whether the message makes an order or changes one.
    pub effect: Effect,
}

/// What a message does to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It makes one.
    Makes,
    /// It varies one made before.
    Varies,
    /// It ends one made before.
    Ends,
}

impl Effect {
    /// The effect of a word.
    pub fn named(word: &str) -> Option<Self> {
        [Self::Makes, Self::Varies, Self::Ends].into_iter().find(|effect| effect.word() == word)
    }

    /// One word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Makes => "makes",
            Self::Varies => "varies",
            Self::Ends => "ends",
        }
    }
}

impl Reading {
    fn broken(title: &str, line: Option<u32>, reason: impl Into<Text>) -> Self {
        Self {
            outcome: Outcome::Broken { line, reason: reason.into() },
            title: title.to_owned(),
            within: None,
            told: Vec::new(),
        }
    }

    fn nothing(title: &str, reason: impl Into<Text>) -> Self {
        Self {
            outcome: Outcome::NothingForUs { reason: reason.into() },
            title: title.to_owned(),
            within: None,
            told: Vec::new(),
        }
    }
}

/// What a file of another program is, and what to do instead of importing it; none where it may be one of those that
/// are read, or an archive where one is wanted.
pub fn of_another_program(bytes: &[u8]) -> Option<Text> {
    foreign::instead(bytes)
}

/// Several reasons as one text; none of nothing.
fn all_of(reasons: impl IntoIterator<Item = Text>) -> Option<Text> {
    let reasons: Vec<Argument> = reasons.into_iter().map(Argument::from).collect();
    let listed = listed(&reasons, &|first, next| text!("feed.both", first = first, next = next))?;
    Some(match listed {
        Argument::Text(text) => *text,
        other @ (Argument::Verbatim(_) | Argument::Number(_)) => text!("feed.all", reasons = other),
    })
}

/// The person a record begins; HQ links further records to it.
pub fn first_person(record: PersonRecordId) -> PersonId {
    PersonId::derived(&[record.0.as_bytes()])
}

/// Words in lower case without marks, one space apart: what two spellings of the same terms share.
pub fn normalised(text: &str) -> String {
    let plain: String = text.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as one text, its family name taken as the last word.
fn split_name(text: &str) -> Name {
    let (given, family) = text.trim().rsplit_once(' ').unwrap_or(("", text.trim()));
    Name { given: given.trim().to_owned(), family: family.to_owned(), kind: NameKind::Legal }
}

/// A record's id: the same statement of the same source always has the same one.
fn record_id(system: &str, case: &str, asn: &str, name: &str, born: &str) -> PersonRecordId {
    PersonRecordId::derived(&[system.as_bytes(), case.as_bytes(), asn.as_bytes(), name.as_bytes(), born.as_bytes()])
}

/// A condition of an order from what was read; `begins` where a length of time that it states runs from that day.
fn condition(order: OrderId, begins: Option<Day>, read: ReadCondition) -> Condition {
    let words = normalised(&read.verbatim);
    let (period, unread_period) = read.period.map_or((None, None), |period| period.resolve(begins));
    Condition {
        id: ConditionId::derived(&[order.0.as_bytes(), read.paragraph.as_bytes(), words.as_bytes()]),
        paragraph: read.paragraph,
        verbatim: read.verbatim,
        visibility: Visibility::PoliceOnly,
        spans: Vec::new(),
        nature: read.nature,
        period,
        unread_period,
        unread: read.unread,
        exceptions: read.exceptions,
        term: read.term,
        reading: read.reading,
        arrest: None,
    }
}

/// What a copy of the force's scope is known not to hold before any feed was taken.
pub fn not_fed() -> Vec<NotHeld> {
    [NotHeld::CriminalCourts, NotHeld::NonMolestation].into_iter().chain(NotHeld::OF_NO_FEED).collect()
}

/// What a feed brings, by the system that an order came from; nothing of one that is no feed of a court.
pub fn fed_by(system: &str) -> Option<NotHeld> {
    match system {
        libra::SYSTEM => Some(NotHeld::CriminalCourts),
        acro::SYSTEM => Some(NotHeld::NonMolestation),
        _ => None,
    }
}

/// A condition that is words and nothing else.
fn words_only(paragraph: &str, verbatim: String) -> ReadCondition {
    ReadCondition {
        paragraph: paragraph.to_owned(),
        verbatim,
        nature: Nature::Unclear,
        exceptions: Vec::new(),
        term: Term::WordsOnly,
        unread: Vec::new(),
        reading: TermReading::WordsOnly,
        period: None,
    }
}

/// HQ's own note where the court's words did not come, or are not read whole: it is no condition, and
/// nothing is set against it.
fn words_not_held(note: &str) -> ReadCondition {
    let verbatim = format!("HQ's note, not the court's words. {note}");
    ReadCondition { term: Term::WordsNotHeld, ..words_only("–", verbatim) }
}

/// When an order made with an effect runs, as its reconciled end has it.
fn runs(from: Timestamp, ending: &Ending, cause: InForceCause, source: &str) -> Vec<InForce> {
    let row = |from, until, cause, why: &str| InForce {
        scope: InForceScope::Version,
        interval: Interval { from: Some(from), until },
        cause,
        source: if why.is_empty() { source.to_owned() } else { format!("{source}: {why}") },
    };
    match (&ending.stated, ending.until) {
        (StatedEnd::UntilFurtherOrder | StatedEnd::UntilDecided | StatedEnd::ForLife, _) => {
            vec![row(from, None, cause, "")]
        }
        (StatedEnd::Conflicting { .. }, Some(until)) => {
            vec![row(from, Some(until), cause, ""), row(until, None, InForceCause::EndUnknown, DIFFER)]
        }
        (StatedEnd::Dated | StatedEnd::NotStated | StatedEnd::Unread { .. }, Some(until)) => {
            vec![row(from, Some(until), cause, "")]
        }
        (StatedEnd::Conflicting { .. }, None) => vec![row(from, None, InForceCause::EndUnknown, DIFFER)],
        (StatedEnd::Unread { .. }, None) => vec![row(from, None, InForceCause::EndUnknown, UNREAD)],
        (StatedEnd::Dated | StatedEnd::NotStated, None) => {
            vec![row(from, None, InForceCause::EndUnknown, "the end is not stated")]
        }
    }
}

/// Why an end is not known, where two are stated.
const DIFFER: &str = "two ends are stated, and they differ";

/// Why an end is not known, where one is stated.
const UNREAD: &str = "the stated end cannot be read, or is before the beginning";

/// What a person has to know of how an order ends.
fn told_of_end(version: &Version) -> Vec<Text> {
    let of_it = match &version.stated_end {
        StatedEnd::Conflicting { .. } => Some(text!("feed.ends_differ")),
        StatedEnd::Unread { .. } => Some(text!("feed.end_unread")),
        StatedEnd::Dated
        | StatedEnd::UntilFurtherOrder
        | StatedEnd::UntilDecided
        | StatedEnd::ForLife
        | StatedEnd::NotStated => None,
    };
    let outlasts = version.ends_at().is_some_and(|ends| {
        let mut until = version.conditions.iter().filter_map(|condition| condition.period?.until);
        // Courts count the first day or do not.
        until.any(|until| until.london_day() > ends.london_day().plus_days(1))
    });
    of_it.into_iter().chain(outlasts.then(|| text!("feed.term_outlasts"))).collect()
}

/// The court's words about duration, with an end that cannot be read or that differs as it was written.
fn duration_words(words: &str, stated: &StatedEnd) -> String {
    let written: Vec<&str> = match stated {
        StatedEnd::Conflicting { written } => written.iter().map(String::as_str).collect(),
        StatedEnd::Unread { written } => vec![written],
        StatedEnd::Dated
        | StatedEnd::UntilFurtherOrder
        | StatedEnd::UntilDecided
        | StatedEnd::ForLife
        | StatedEnd::NotStated => Vec::new(),
    };
    let mut parts: Vec<&str> = vec![words];
    parts.extend(written.into_iter().filter(|written| !words.contains(written)));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

fn hex_sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
