//! What a row was otherwise on other days, and since when an order of its kind can be made at all.
//!
//! A row says the law of today. Beside it stand the few facts that were otherwise, each with its days, its
//! extent, its source, and which day decides: that on which the order was made, that of the act, that of the
//! decision, or that of the conviction. [`LawRow::at`] puts them together for an order, an act and a moment.

use super::codes::OffenceCode;
use super::span::{LawDay, Span};
use super::{Breach, Covers, LawRow, NoticeRule, NotificationDuty, PowerRow, RowClock};
use crate::rules::time::Day;
use crate::text;
use crate::words::{Text, TextKey, Verbatim};
use serde::{Deserialize, Serialize};

/// The dated facts of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Dated {
    /// When such orders could be made; empty where nothing is known of that.
    #[serde(rename = "made")]
    pub life: &'static [Life],
    /// What was otherwise, or will be.
    pub changes: &'static [Change],
}

/// A time in which orders of a kind could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Life {
    /// When and where.
    #[serde(flatten)]
    pub made: Span,
    /// What is known of the time after it.
    pub afterwards: Afterwards,
}

/// What is known of the making of such orders after a time in which they could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Afterwards {
    /// None is made; those that run are enforced.
    NoneMade,
    /// No instrument is known that lets them be made, or that ends them. Of a time without an end: whether any
    /// is made in it, as none was before.
    NotConfirmed,
    /// None is made, and those that ran were to be phased out.
    PhasedOut {
        /// The first day on which it is not known whether any still runs.
        not_known_from: LawDay,
    },
}

/// One thing that was otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Which day decides.
    pub by: DatedBy,
    /// Between which days, where, and where that is written.
    #[serde(flatten)]
    pub span: Span,
    /// What it was then.
    pub what: ChangeOf,
}

/// Which day decides whether a change applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DatedBy {
    /// That on which the order was made.
    Made,
    /// That of the act: an offence and its penalty.
    Act,
    /// That of the decision: powers, entry and clocks.
    Decision,
    /// That of the conviction, which nobody knows at the scene.
    Conviction,
}

/// What was otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "of", content = "was")]
pub enum ChangeOf {
    /// What a breach is, with its section and its penalty.
    Breach(Breach),
    /// Which terms a breach may be of (R1).
    Covers(Covers),
    /// The powers to arrest without warrant.
    Powers(&'static [PowerRow]),
    /// The power of entry, of whichever power has one.
    Entry(Option<&'static str>),
    /// Whether notice is an element (R2).
    Notice(NoticeRule),
    /// The clocks.
    Clocks(&'static [RowClock]),
    /// The duties to notify.
    Duties(&'static [NotificationDuty]),
    /// The codes.
    Codes(&'static [OffenceCode]),
    /// Who made it, and on what.
    Maker(TextKey),
    /// What it could contain.
    Contents(TextKey),
    /// How long it could run.
    Length(TextKey),
    /// The most that a magistrates' court could give for an offence triable either way.
    GeneralLimit {
        /// In months.
        months: u16,
    },
    /// Where in the United Kingdom it had effect (R10).
    Reach(TextKey),
}

/// The days that the law of an order turns on, so far as they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// The day on which the order was made.
    pub made: Option<Day>,
    /// The day of the act.
    pub act: Option<Day>,
    /// The day of the decision.
    pub decision: Option<Day>,
}

/// A row as it stood for an order, an act and a decision. What turns on a day that is not known is that of
/// today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LawAt {
    /// The row of today.
    pub row: &'static LawRow,
    /// The days it is asked for.
    pub moment: Moment,
}

impl Moment {
    /// Of an order made on a day, where nothing else is asked.
    pub fn made_on(made: Option<Day>) -> Self {
        Self { made, ..Self::default() }
    }

    fn day(self, by: DatedBy) -> Option<Day> {
        match by {
            DatedBy::Made => self.made,
            DatedBy::Act => self.act,
            DatedBy::Decision => self.decision,
            DatedBy::Conviction => None,
        }
    }
}

impl LawRow {
    /// The row as it stood.
    pub fn at(&'static self, moment: Moment) -> LawAt {
        LawAt { row: self, moment }
    }
}

impl LawAt {
    /// The changes that apply.
    pub fn changes(self) -> impl Iterator<Item = &'static Change> {
        self.row.dated.changes.iter().filter(move |change| self.applies(change))
    }

    /// Whether a change applies; not where the day that decides is not known.
    pub fn applies(self, change: &Change) -> bool {
        self.moment.day(change.by).is_some_and(|day| change.span.holds(day))
    }

    /// What a breach is.
    pub fn breach(self) -> Breach {
        self.find(|what| if let ChangeOf::Breach(breach) = what { Some(breach) } else { None })
            .unwrap_or(self.row.breach)
    }

    /// Which terms a breach may be of (R1).
    pub fn covers(self) -> Covers {
        self.find(|what| if let ChangeOf::Covers(covers) = what { Some(covers) } else { None })
            .unwrap_or(self.row.covers)
    }

    /// The powers to arrest without warrant.
    pub fn powers(self) -> &'static [PowerRow] {
        self.find(|what| if let ChangeOf::Powers(powers) = what { Some(powers) } else { None })
            .unwrap_or(self.row.powers)
    }

    /// The power of entry that goes with a power of the row, if one is listed.
    pub fn entry(self, power: &PowerRow) -> Option<&'static str> {
        self.find(|what| if let ChangeOf::Entry(entry) = what { Some(entry) } else { None }).unwrap_or(power.entry)
    }

    /// Whether notice is an element (R2).
    pub fn notice(self) -> NoticeRule {
        self.find(|what| if let ChangeOf::Notice(notice) = what { Some(notice) } else { None })
            .unwrap_or(self.row.notice)
    }

    /// Every clock that its use may start.
    pub fn clocks(self) -> &'static [RowClock] {
        self.find(|what| if let ChangeOf::Clocks(clocks) = what { Some(clocks) } else { None })
            .unwrap_or(self.row.clocks)
    }

    /// Duties to notify police.
    pub fn duties(self) -> &'static [NotificationDuty] {
        self.find(|what| if let ChangeOf::Duties(duties) = what { Some(duties) } else { None })
            .unwrap_or(self.row.duties)
    }

    /// Who makes it.
    pub fn made_by(self) -> TextKey {
        self.find(|what| if let ChangeOf::Maker(maker) = what { Some(maker) } else { None }).unwrap_or(self.row.made_by)
    }

    /// The first change that applies and is of one thing.
    fn find<T>(self, of: impl Fn(ChangeOf) -> Option<T>) -> Option<T> {
        self.changes().find_map(|change| of(change.what))
    }
}

impl Change {
    /// It in a line: "Made before 1 Dec 2020: offence …".
    pub fn text(&self) -> Text {
        let by = match self.by {
            DatedBy::Made => text!("law.dated_by_made"),
            DatedBy::Act => text!("law.dated_by_act"),
            DatedBy::Decision => text!("law.dated_by_decision"),
            DatedBy::Conviction => text!("law.dated_by_conviction"),
        };
        let (when, source) = (self.span.text(), Verbatim::from(self.span.source));
        text!("law.dated", by = by, when = when, what = self.what.text(), source = source)
    }
}

impl ChangeOf {
    fn text(self) -> Text {
        match self {
            Self::Breach(breach) => breach_text(breach),
            Self::Covers(covers) => match covers {
                Covers::Prohibitions => text!("law.covers_prohibitions"),
                Covers::ProhibitionsAndRequirements => text!("law.covers_both"),
                Covers::EveryTerm => text!("law.covers_every"),
            },
            Self::Powers([]) => text!("law.was_no_power"),
            Self::Powers(powers) => listed(powers.iter().map(|power| power.source)),
            Self::Entry(None) => text!("law.was_no_entry"),
            Self::Entry(Some(source)) => super::entry(source),
            Self::Notice(NoticeRule::NotNeeded) => text!("law.needed_never"),
            Self::Notice(NoticeRule::Awareness { .. }) => text!("law.needed_always"),
            Self::Clocks(clocks) => listed(clocks.iter().map(|clock| clock.rule.source())),
            Self::Duties(duties) => listed(duties.iter().map(|duty| duty.source)),
            Self::Codes(codes) => listed(codes.iter().map(|code| code.code)),
            Self::GeneralLimit { months } => text!("law.was_limit", months = months),
            Self::Maker(words) | Self::Contents(words) | Self::Length(words) | Self::Reach(words) => Text::new(words),
        }
    }
}

fn listed(sources: impl Iterator<Item = &'static str>) -> Text {
    text!("law.was_listed", sources = Verbatim::from(sources.collect::<Vec<_>>().join(", ")))
}

fn breach_text(breach: Breach) -> Text {
    let section = |section: &'static str| Verbatim::from(section);
    let (is, penalty) = match breach {
        Breach::Offence { section: of, penalty, .. } => (text!("law.breach_offence", source = section(of)), penalty),
        Breach::Contempt { section: of, penalty, .. } => (text!("law.breach_contempt", source = section(of)), penalty),
        Breach::NoOffence { section: of, consequence, .. } => {
            (text!("law.breach_none", source = section(of)), consequence)
        }
    };
    text!("law.was_breach", is = is, penalty = penalty)
}

impl Life {
    /// It in a line: "Made from 19 Apr 2023 to 18 Apr 2025 in …; none since".
    pub fn text(&self) -> Text {
        let (when, source) = (self.made.text(), Verbatim::from(self.made.source));
        let since = text!("law.life", when = when, extent = self.made.extent.text(), source = source);
        if self.made.until.is_none() {
            return match self.afterwards {
                Afterwards::NotConfirmed => self.not_confirmed(),
                Afterwards::NoneMade | Afterwards::PhasedOut { .. } => since,
            };
        }
        match self.afterwards {
            Afterwards::NoneMade => text!("law.life_none_since", life = since),
            Afterwards::NotConfirmed => text!("law.life_not_confirmed", life = since),
            Afterwards::PhasedOut { not_known_from } => {
                text!("law.life_phased_out", life = since, day = not_known_from.words())
            }
        }
    }
}

impl Life {
    /// Of a time without an end: that it is not confirmed whether any is made in it.
    fn not_confirmed(&self) -> Text {
        let (when, source) = (self.made.text(), Verbatim::from(self.made.source));
        text!("law.life_not_before", when = when, extent = self.made.extent.text(), source = source)
    }
}

/// Nothing is dated.
pub(super) const UNDATED: Dated = Dated { life: &[], changes: &[] };

/// Made in a time alone; of one that runs on, nothing else is said.
pub(super) const fn made(made: Span) -> Life {
    Life { made, afterwards: Afterwards::NoneMade }
}

/// A change.
pub(super) const fn change(by: DatedBy, span: Span, what: ChangeOf) -> Change {
    Change { by, span, what }
}

#[cfg(test)]
#[path = "dated_tests.rs"]
mod tests;
