//! What must be there before a record is saved. Everything else may come later.

use super::{ArrestForm, DecisionForm, RecordForm};
use crate::rules::identifiers::is_blank;
use crate::rules::ids::OrderId;
use crate::rules::incident::SayingKind;
use crate::rules::law::{PowerId, SECTION_24, beside_row};
use crate::rules::power::{Power, stands_now};
use crate::rules::time::Timestamp;
use crate::rules::time::entered::is_plausible;
use crate::text;
use crate::words::Text;

/// How often something was done, at most. What is more is a slip of a key; the account can say it.
const MOST_TIMES: u32 = 100_000;

/// Why a form is not taken as a record. An arrest is named by its place among the form's arrests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordFault {
    /// It does not say how the officer knows.
    NoMode,
    /// It does not say what happened.
    NoAccount,
    /// It is not declared to be true.
    NotDeclared,
    /// A moment lies where nothing recorded here can: a slip of the year would be signed as it stands.
    Implausible(MomentField),
    /// A moment is later than now.
    LaterThanNow(MomentField),
    /// The end is before the start.
    EndBeforeStart,
    /// It was done no times, or more often than anybody counts.
    NoCount,
    /// Something is said to have been said, and no words are given.
    NoWords {
        /// Of which kind.
        kind: SayingKind,
    },
    /// A field holds spaces or marks that are not seen, and nothing else.
    Blank(&'static str),
    /// Something was done, and no grounds are given.
    NoGrounds,
    /// Nothing was done, and it is not said why.
    NoReasonForNothing,
    /// An arrest is under no power of its order, or of those that hang on none.
    NoPower {
        /// Which arrest.
        arrest: usize,
    },
    /// An arrest gives no reason of necessity, and its power needs one (PACE 1984 s.24(4)).
    NoNecessity {
        /// Which arrest.
        arrest: usize,
    },
    /// An arrest is under a power that did not stand, and it is not said why.
    PowerDidNotStand {
        /// Which arrest.
        arrest: usize,
    },
    /// Somebody is said to have arrived at a place of safety, and not to have been taken before that.
    ArrivedBeforeTaken,
    /// A child is said to have been taken into police protection, and it is not said which.
    NoChild,
}

/// A moment that the form asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentField {
    /// When the act was.
    When,
    /// Until when it lasted.
    Until,
    /// When he was cautioned.
    Cautioned,
    /// When the order was confirmed live.
    LiveAt,
    /// When he was arrested.
    Arrest {
        /// Which arrest.
        arrest: usize,
    },
    /// The hearing ahead of an arrest: it may be later than now.
    Hearing {
        /// Which arrest.
        arrest: usize,
    },
    /// When somebody was taken to a place of safety.
    TakenToSafety,
    /// When they arrived there.
    ArrivedInSafety,
    /// When a child was taken into police protection.
    Protected,
}

/// The powers to arrest of an order that a record may name, as they stand.
#[derive(Clone, Copy, Debug)]
pub struct OrderPowers<'a> {
    /// The order.
    pub order: OrderId,
    /// Its powers.
    pub powers: &'a [Power],
}

impl RecordFault {
    /// The field that it is about, as the form names it.
    pub fn field(self) -> &'static str {
        match self {
            Self::NoMode => "mode",
            Self::NoAccount => "account",
            Self::NotDeclared => "declare",
            Self::Implausible(moment) | Self::LaterThanNow(moment) => moment.field(),
            Self::EndBeforeStart => "when",
            Self::NoCount => "times",
            Self::NoWords { .. } => "said",
            Self::Blank(field) => field,
            Self::NoGrounds => "decision-grounds",
            Self::NoReasonForNothing => "decision-none",
            Self::NoPower { .. } | Self::NoNecessity { .. } | Self::PowerDidNotStand { .. } => "arrests",
            Self::ArrivedBeforeTaken => "place-of-safety-at",
            Self::NoChild => "police-protection-who",
        }
    }

    /// As the officer is told it.
    pub fn text(self) -> Text {
        match self {
            Self::NoMode => text!("record.need_mode"),
            Self::NoAccount => text!("record.need_account"),
            Self::NotDeclared => text!("record.need_declared"),
            Self::Implausible(_) => text!("refusal.a_year_from_1972_to_2099_is_expected"),
            Self::LaterThanNow(moment) => moment.text_of_later(),
            Self::EndBeforeStart => text!("refusal.the_end_is_before_the_start"),
            Self::NoCount => text!("record.need_count", most = MOST_TIMES),
            Self::NoWords { .. } => text!("record.need_words"),
            Self::Blank(_) => text!("record.need_more_than_spaces"),
            Self::NoGrounds => text!("record.need_grounds"),
            Self::NoReasonForNothing => text!("record.need_reason_for_nothing"),
            Self::NoPower { .. } => text!("record.need_power"),
            Self::NoNecessity { .. } => text!("record.need_necessity"),
            Self::PowerDidNotStand { .. } => text!("record.need_despite"),
            Self::ArrivedBeforeTaken => text!("record.need_taken_before"),
            Self::NoChild => text!("record.need_child"),
        }
    }
}

impl MomentField {
    fn field(self) -> &'static str {
        match self {
            Self::When => "when",
            Self::Until => "until",
            Self::Cautioned => "cautioned",
            Self::LiveAt => "live-at",
            Self::Arrest { .. } | Self::Hearing { .. } => "arrests",
            Self::TakenToSafety => "place-of-safety-at",
            Self::ArrivedInSafety => "place-of-safety-arrived",
            Self::Protected => "police-protection-at",
        }
    }

    fn text_of_later(self) -> Text {
        match self {
            Self::When | Self::Until => text!("refusal.the_act_cannot_be_later_than_now"),
            Self::Cautioned => text!("refusal.the_caution_cannot_be_later_than_now"),
            Self::LiveAt => text!("refusal.what_was_confirmed_cannot_be_later_than_now"),
            Self::Arrest { .. } => text!("refusal.an_arrest_cannot_be_later_than_now"),
            Self::TakenToSafety | Self::ArrivedInSafety | Self::Protected => {
                text!("refusal.what_was_done_cannot_be_later_than_now")
            }
            // A hearing ahead is later than now: only its year can be wrong.
            Self::Hearing { .. } => text!("refusal.a_year_from_1972_to_2099_is_expected"),
        }
    }
}

impl RecordForm {
    /// All that keeps it from being saved as a record whatever the time, in the order of the form. Of the
    /// orders that its arrests name, the powers are given.
    pub fn faults(&self, orders: &[OrderPowers<'_>]) -> Vec<RecordFault> {
        let of_arrests = self.arrests().iter().enumerate().flat_map(|(at, arrest)| {
            let named = orders.iter().find(|order| Some(order.order) == arrest.order);
            arrest.faults(at, named.map(|order| order.powers).unwrap_or_default())
        });
        self.own_faults().into_iter().chain(of_arrests).collect()
    }

    /// The first thing that keeps it from being saved as a record at an instant. What its arrests lack is
    /// asked of each, with the powers of its order: [`ArrestForm::faults`].
    pub fn check(&self, now: Timestamp) -> Result<(), RecordFault> {
        let first = self.own_faults().into_iter().next().or_else(|| self.too_late(now));
        first.map_or(Ok(()), Err)
    }

    /// Whether every moment in it is one that can be recorded here; asked of a draft too.
    pub fn check_moments(&self) -> Result<(), RecordFault> {
        self.implausible().next().map_or(Ok(()), Err)
    }

    /// Whether all that is given in it can be so, whatever is left to give: asked before anybody is looked at for it.
    pub fn check_given(&self) -> Result<(), RecordFault> {
        self.implausible().chain(self.saying_nothing()).next().map_or(Ok(()), Err)
    }

    fn own_faults(&self) -> Vec<RecordFault> {
        let mut faults = Vec::new();
        let mut must = |is_so: bool, fault| faults.extend((!is_so).then_some(fault));
        must(self.mode.is_some(), RecordFault::NoMode);
        must(!is_blank(&self.account), RecordFault::NoAccount);
        must(self.declared, RecordFault::NotDeclared);
        self.implausible().for_each(|fault| must(false, fault));
        self.saying_nothing().for_each(|fault| must(false, fault));
        if let Some(decision) = &self.decision {
            faults.extend(decision.fault());
            faults.extend(decision.safeguard_faults());
        }
        faults
    }

    /// What is given and cannot be so, or says nothing: an end before its start, a count of none, words of none.
    fn saying_nothing(&self) -> impl Iterator<Item = RecordFault> {
        let is_turned = self.act_at.zip(self.act_until).is_some_and(|(start, end)| end < start);
        let is_no_count = self.times.is_some_and(|times| times == 0 || times > MOST_TIMES);
        let wordless = self.said.iter().filter(|said| is_blank(&said.words));
        let turned = is_turned.then_some(RecordFault::EndBeforeStart).into_iter();
        turned
            .chain(is_no_count.then_some(RecordFault::NoCount))
            .chain(wordless.map(|said| RecordFault::NoWords { kind: said.kind }))
            .chain(self.blank_fields().map(RecordFault::Blank))
    }

    fn implausible(&self) -> impl Iterator<Item = RecordFault> {
        let given = self.moments().chain(self.hearings());
        given.filter(|(_field, at)| !is_plausible(*at)).map(|(field, _at)| RecordFault::Implausible(field))
    }

    /// The hearings ahead: of these alone it is no fault to be later than now.
    fn hearings(&self) -> impl Iterator<Item = (MomentField, Timestamp)> {
        let arrests = self.arrests().iter().enumerate();
        arrests.filter_map(|(arrest, form)| Some((MomentField::Hearing { arrest }, form.hearing?)))
    }

    /// A moment that is later than now, or an act that ended before the moment of saving, at which it began.
    fn too_late(&self, now: Timestamp) -> Option<RecordFault> {
        let later = self.moments().find(|(_field, at)| *at > now);
        let is_turned = self.act_at.is_none() && self.act_until.is_some_and(|end| end < now);
        later
            .map(|(field, _at)| RecordFault::LaterThanNow(field))
            .or_else(|| is_turned.then_some(RecordFault::EndBeforeStart))
    }

    /// Every moment that was given.
    fn moments(&self) -> impl Iterator<Item = (MomentField, Timestamp)> {
        let own = [
            (MomentField::When, self.act_at),
            (MomentField::Until, self.act_until),
            (MomentField::Cautioned, self.file.cautioned_at),
            (MomentField::LiveAt, self.file.live_at),
        ];
        let arrests = self.arrests().iter().enumerate();
        let arrests = arrests.map(|(arrest, form)| (MomentField::Arrest { arrest }, form.at));
        let safeguarded = self.decision.iter().flat_map(DecisionForm::safeguard_moments);
        own.into_iter().chain(arrests).filter_map(|(field, at)| Some((field, at?))).chain(safeguarded)
    }

    fn arrests(&self) -> &[ArrestForm] {
        self.decision.as_ref().map(|decision| decision.arrests.as_slice()).unwrap_or_default()
    }
}

impl DecisionForm {
    /// The field of the two that has to say something.
    pub(super) fn asks_for(&self) -> &'static str {
        if self.has_acted() { "decision-grounds" } else { "decision-none" }
    }

    fn fault(&self) -> Option<RecordFault> {
        if self.has_acted() {
            is_blank(&self.grounds).then_some(RecordFault::NoGrounds)
        } else {
            is_blank(&self.none_because).then_some(RecordFault::NoReasonForNothing)
        }
    }
}

impl ArrestForm {
    /// What is missing from the arrest at a place of the form, whose order has these powers; none count
    /// where it hangs on no order. An arrest under a power that does not stand needs a
    /// reason in words: the clock that it starts would run from a power that was not there.
    pub fn faults(&self, arrest: usize, powers: &[Power]) -> Vec<RecordFault> {
        let Some(power) = self.under(powers) else { return vec![RecordFault::NoPower { arrest }] };
        let lacks_necessity = power.needs_necessity && self.necessity.is_empty();
        let lacks_words = !power.stands && is_blank(&self.despite);
        let necessity = lacks_necessity.then_some(RecordFault::NoNecessity { arrest });
        necessity.into_iter().chain(lacks_words.then_some(RecordFault::PowerDidNotStand { arrest })).collect()
    }

    /// What its power asks for; none where no power was chosen, or one that its order does not have.
    fn under(&self, powers: &[Power]) -> Option<Under> {
        let chosen = self.power?;
        if self.order.is_none() {
            return Under::beside(chosen);
        }
        let power = powers.iter().find(|power| power.id == chosen)?;
        Some(Under { needs_necessity: power.needs_necessity, stands: stands_now(power) })
    }
}

/// What the power of an arrest asks for.
struct Under {
    needs_necessity: bool,
    stands: bool,
}

impl Under {
    /// Beside the orders: section 24 for another offence, and the powers that hang on no order.
    fn beside(chosen: PowerId) -> Option<Self> {
        if chosen == SECTION_24.id {
            return Some(Self { needs_necessity: SECTION_24.needs_necessity, stands: true });
        }
        beside_row(chosen).map(|row| Self { needs_necessity: row.needs_necessity, stands: true })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::assess::builders::an_order;
    use crate::rules::assess::{Identity, NoticeAnswer};
    use crate::rules::decision::Necessity;
    use crate::rules::incident::{FileNotes, Mode};
    use crate::rules::law::{BESIDE, DapnHere};
    use crate::rules::order::{InForceAnswer, OrderKind};
    use crate::rules::power::{Found, Moments, PowerStanding, powers_now};
    use crate::rules::record::{PlaceInput, SayingForm};
    use crate::rules::time::{ClockTrust, Now};

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn now() -> Timestamp {
        at("2026-11-22T21:30:00Z")
    }

    fn whole() -> RecordForm {
        RecordForm {
            mode: Some(Mode::WithHim),
            account: "he was at the gate".to_owned(),
            declared: true,
            ..RecordForm::default()
        }
    }

    fn arrest() -> ArrestForm {
        ArrestForm { power: Some(PowerId::PaceS24), ..ArrestForm::default() }
    }

    fn decided(decision: DecisionForm) -> RecordForm {
        RecordForm { decision: Some(decision), ..whole() }
    }

    #[track_caller]
    fn refuses(form: &RecordForm, fault: RecordFault) {
        assert_eq!(form.check(now()), Err(fault));
    }

    #[test]
    fn a_record_says_how_it_is_known_what_happened_and_that_it_is_true() {
        assert_eq!(whole().check(now()), Ok(()));
        refuses(&RecordForm { mode: None, ..whole() }, RecordFault::NoMode);
        for account in [" \n", "\u{200b}\u{feff}"] {
            refuses(&RecordForm { account: account.to_owned(), ..whole() }, RecordFault::NoAccount);
        }
        refuses(&RecordForm { declared: false, ..whole() }, RecordFault::NotDeclared);
    }

    #[test]
    fn no_moment_is_later_than_now_and_no_end_before_its_start() {
        let later = Some(at("2026-11-22T21:30:01Z"));
        let file = |file| RecordForm { file, ..whole() };
        refuses(&RecordForm { act_at: later, ..whole() }, RecordFault::LaterThanNow(MomentField::When));
        refuses(&RecordForm { act_until: later, ..whole() }, RecordFault::LaterThanNow(MomentField::Until));
        let cautioned = FileNotes { cautioned_at: later, ..FileNotes::default() };
        refuses(&file(cautioned), RecordFault::LaterThanNow(MomentField::Cautioned));
        let live = FileNotes { live_at: later, ..FileNotes::default() };
        refuses(&file(live), RecordFault::LaterThanNow(MomentField::LiveAt));
        let arrests = vec![ArrestForm { at: later, ..arrest() }];
        let decision = DecisionForm { arrests, grounds: "seen".to_owned(), ..DecisionForm::default() };
        refuses(&decided(decision), RecordFault::LaterThanNow(MomentField::Arrest { arrest: 0 }));
        let (act_at, act_until) = (Some(at("2026-11-22T21:00:00Z")), Some(at("2026-11-22T20:00:00Z")));
        refuses(&RecordForm { act_at, act_until, ..whole() }, RecordFault::EndBeforeStart);
        refuses(&RecordForm { act_until, ..whole() }, RecordFault::EndBeforeStart);
        assert_eq!(RecordForm { act_at: Some(now()), act_until: Some(now()), ..whole() }.check(now()), Ok(()));
    }

    #[test]
    fn something_repeated_was_done_so_often_as_somebody_counts() {
        let of = |times| RecordForm { times: Some(times), ..whole() };
        for times in [1, 2, 60, MOST_TIMES] {
            assert_eq!(of(times).check(now()), Ok(()), "{times}");
        }
        for times in [0, MOST_TIMES + 1, u32::MAX] {
            refuses(&of(times), RecordFault::NoCount);
            assert_eq!(of(times).check_given().map_err(RecordFault::field), Err("times"), "{times}");
        }
    }

    #[test]
    fn what_he_said_has_words() {
        let kind = SayingKind::ReplyToCaution;
        for words in ["", "  ", "\n\t", "\u{200b}", "\u{3164}"] {
            let form = RecordForm { said: vec![SayingForm { kind, words: words.to_owned() }], ..whole() };
            refuses(&form, RecordFault::NoWords { kind });
            assert_eq!(form.check_given(), Err(RecordFault::NoWords { kind }), "{words:?}");
        }
        let said = vec![SayingForm { kind, words: " – ".to_owned() }];
        assert_eq!(RecordForm { said, ..whole() }.check(now()), Ok(()));
    }

    #[test]
    fn a_field_of_spaces_is_named_and_one_that_is_empty_says_nothing() {
        let blank = || " \u{200b}".to_owned();
        let file = |file| RecordForm { file, ..whole() };
        let forms = [
            (RecordForm { description: blank(), ..whole() }, "description"),
            (RecordForm { incident_number: blank(), ..whole() }, "incident-number"),
            (RecordForm { place_words: blank(), ..whole() }, "place-words-text"),
            (RecordForm { place: Some(PlaceInput::Words { text: blank() }), ..whole() }, "place-words-text"),
            (RecordForm { place: Some(PlaceInput::GridReference { text: blank() }), ..whole() }, "place-grid-text"),
            (RecordForm { offences: vec!["theft".to_owned(), blank()], ..whole() }, "offences"),
            (file(FileNotes { witnesses: vec![blank()], ..FileNotes::default() }), "witnesses"),
            (file(FileNotes { claimed_by: blank(), ..FileNotes::default() }), "claimed-by"),
            (
                decided(DecisionForm { grounds: blank(), none_because: "x".to_owned(), ..DecisionForm::default() }),
                "decision-grounds",
            ),
            (
                decided(DecisionForm {
                    arrests: vec![arrest()],
                    grounds: "seen".to_owned(),
                    none_because: blank(),
                    ..DecisionForm::default()
                }),
                "decision-none",
            ),
            (
                decided(DecisionForm {
                    arrests: vec![ArrestForm { despite: blank(), ..arrest() }],
                    grounds: "seen".to_owned(),
                    ..DecisionForm::default()
                }),
                "arrests",
            ),
        ];
        for (form, field) in forms {
            refuses(&form, RecordFault::Blank(field));
        }
        // The page keeps a line of nothing between two lines.
        let offences = vec!["theft".to_owned(), String::new()];
        assert_eq!(RecordForm { offences, ..whole() }.check(now()), Ok(()));
    }

    #[test]
    fn a_year_that_slipped_is_refused_in_every_moment_of_a_record() {
        let slipped = Timestamp::parse("0026-11-12T14:31:00Z");
        let file = |file| RecordForm { file, ..RecordForm::default() };
        let decision =
            DecisionForm { arrests: vec![ArrestForm { at: slipped, ..arrest() }], ..DecisionForm::default() };
        let forms = [
            (RecordForm { act_at: slipped, ..RecordForm::default() }, MomentField::When, "when"),
            (RecordForm { act_until: slipped, ..RecordForm::default() }, MomentField::Until, "until"),
            (file(FileNotes { cautioned_at: slipped, ..FileNotes::default() }), MomentField::Cautioned, "cautioned"),
            (file(FileNotes { live_at: slipped, ..FileNotes::default() }), MomentField::LiveAt, "live-at"),
            (
                RecordForm { decision: Some(decision), ..RecordForm::default() },
                MomentField::Arrest { arrest: 0 },
                "arrests",
            ),
        ];
        for (form, moment, field) in forms {
            let fault = form.check_moments().unwrap_err();
            assert_eq!((fault, fault.field()), (RecordFault::Implausible(moment), field));
        }
        assert_eq!(RecordForm { act_at: Some(now()), ..RecordForm::default() }.check_moments(), Ok(()));
        assert_eq!(RecordForm::default().check_moments(), Ok(()));
    }

    #[test]
    fn a_hearing_may_lie_ahead_and_not_in_a_year_that_slipped() {
        let heard = |hearing: &str| {
            let arrest = ArrestForm { hearing: Timestamp::parse(hearing), ..arrest() };
            decided(acted(vec![arrest])).check(now())
        };
        assert_eq!(heard("2026-11-24T10:00:00Z"), Ok(()));
        assert_eq!(heard("0026-11-24T10:00:00Z"), Err(RecordFault::Implausible(MomentField::Hearing { arrest: 0 })));
    }

    #[test]
    fn what_was_done_needs_grounds_and_what_was_not_a_reason() {
        refuses(&decided(DecisionForm::default()), RecordFault::NoReasonForNothing);
        let nothing = DecisionForm { none_because: "no power stands".to_owned(), ..DecisionForm::default() };
        assert_eq!(decided(nothing).check(now()), Ok(()));
        refuses(&decided(DecisionForm { report: true, ..DecisionForm::default() }), RecordFault::NoGrounds);
        assert_eq!(decided(acted(vec![arrest()])).check(now()), Ok(()));
    }

    fn acted(arrests: Vec<ArrestForm>) -> DecisionForm {
        DecisionForm { arrests, grounds: "seen".to_owned(), ..DecisionForm::default() }
    }

    /// An order's powers as they stand on the day of the tests.
    fn powers_of(kind: OrderKind) -> Vec<Power> {
        let order = an_order(kind, Vec::new());
        let moments = Moments::now(Now { earliest: now(), latest: now(), trust: ClockTrust::Trusted });
        let found = Found {
            identity: Identity::Confirmed,
            in_force: InForceAnswer::Yes,
            notice: NoticeAnswer::NotNeeded,
            terms: None,
            dapn: DapnHere::ByInstrument,
            ages: Default::default(),
            recalled: None,
            when_made: DapnHere::ByInstrument,
        };
        powers_now(&order, moments, found)
    }

    #[test]
    fn an_arrest_is_under_a_power_of_its_order_and_gives_what_that_power_asks_for() {
        let order = Some(OrderId::derived(&[b"order"]));
        let bail = powers_of(OrderKind::CourtBail);
        let offence = powers_of(OrderKind::Spo);
        let under = |power| ArrestForm { power: Some(power), order, ..ArrestForm::default() };
        let (broken, section_24) = (under(PowerId::BailS7Broken), under(PowerId::PaceS24));
        assert_eq!(broken.faults(0, &bail), []);
        assert_eq!(section_24.faults(0, &offence), [RecordFault::NoNecessity { arrest: 0 }]);
        assert_eq!(section_24.faults(0, &bail), [RecordFault::NoPower { arrest: 0 }]);
        assert_eq!(
            ArrestForm { order, ..ArrestForm::default() }.faults(1, &bail),
            [RecordFault::NoPower { arrest: 1 }]
        );
        let necessary = ArrestForm { necessity: vec![Necessity::PreventHarm], ..section_24 };
        assert_eq!(necessary.faults(0, &offence), []);
    }

    #[test]
    fn a_power_that_does_not_stand_needs_a_reason_in_words() {
        let order = Some(OrderId::derived(&[b"order"]));
        let mut powers = powers_of(OrderKind::CourtBail);
        powers.iter_mut().for_each(|power| power.standing = PowerStanding::NotInForce);
        let silent = ArrestForm { power: Some(PowerId::BailS7Broken), order, ..ArrestForm::default() };
        assert_eq!(silent.faults(2, &powers), [RecordFault::PowerDidNotStand { arrest: 2 }]);
        assert_eq!(ArrestForm { despite: "control said so".to_owned(), ..silent }.faults(2, &powers), []);
    }

    /// PACE 1984 s.24(5), Code G.
    #[test]
    fn beside_the_orders_section_24_needs_necessity_and_no_power_of_an_order_is_one() {
        assert_eq!(arrest().faults(0, &[]), [RecordFault::NoNecessity { arrest: 0 }]);
        let necessary = ArrestForm { necessity: vec![Necessity::Name], ..arrest() };
        assert_eq!(necessary.faults(0, &[]), []);
        let other = ArrestForm { power: Some(PowerId::PcaS43), ..necessary };
        assert_eq!(other.faults(0, &[]), [RecordFault::NoPower { arrest: 0 }]);
    }

    /// LAW 11.18: a record must be able to name them, and Code G asks nothing of them.
    #[test]
    fn a_power_that_hangs_on_no_order_is_named_without_one_and_under_no_orders_powers() {
        let powers = powers_of(OrderKind::CourtBail);
        for row in BESIDE {
            let named = ArrestForm { power: Some(row.id), ..ArrestForm::default() };
            assert_eq!(named.faults(0, &[]), [], "{}", row.id);
            let of_an_order = ArrestForm { order: Some(OrderId::derived(&[b"order"])), ..named };
            assert_eq!(of_an_order.faults(0, &powers), [RecordFault::NoPower { arrest: 0 }], "{}", row.id);
        }
    }

    #[test]
    fn every_fault_of_a_form_is_told_at_once_in_its_order() {
        let order = OrderId::derived(&[b"order"]);
        let powers = powers_of(OrderKind::Spo);
        let named = ArrestForm { order: Some(order), ..arrest() };
        let decision = DecisionForm { arrests: vec![ArrestForm::default(), named], ..DecisionForm::default() };
        let form = RecordForm { decision: Some(decision), ..RecordForm::default() };
        let faults = form.faults(&[OrderPowers { order, powers: &powers }]);
        let wanted = [
            RecordFault::NoMode,
            RecordFault::NoAccount,
            RecordFault::NotDeclared,
            RecordFault::NoGrounds,
            RecordFault::NoPower { arrest: 0 },
            RecordFault::NoNecessity { arrest: 1 },
        ];
        assert_eq!(faults, wanted);
    }
}
