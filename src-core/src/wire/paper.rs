//! What an order is to whoever words it: an order of a court, a notice or bail of the police, or a promise.
//! One wording of its notice, its tag and its heading does not fit them all.

use crate::rules::assess::NoticeAnswer;
use crate::rules::order::{InForceAnswer, OnNotice, Order, OrderKind};
use crate::text_key;
use crate::words::TextKey;
use serde::{Deserialize, Serialize};

/// What the words about an order are chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// A court's order.
    Order,
    /// A court's order that was made with notice to him or in his presence.
    OrderOnNotice,
    /// A protection notice of the police, in force from service (DVPN, DAPN).
    PoliceNotice,
    /// Bail that the police gave.
    PoliceBail,
    /// What police, a prison or a council issued or gave: no court's words.
    Issued,
    /// A promise that he gave to a court himself: no order (Family Law Act 1996 ss.46, 63E).
    Undertaking,
}

impl Paper {
    /// What an order is.
    pub fn of(order: &Order) -> Self {
        if order.kind.is_police_notice() {
            return Self::PoliceNotice;
        }
        if order.kind == OrderKind::Undertaking {
            return Self::Undertaking;
        }
        if order.kind == OrderKind::PoliceBail {
            return Self::PoliceBail;
        }
        if order.kind.is_of_no_court() {
            return Self::Issued;
        }
        match order.on_notice {
            OnNotice::OnNotice => Self::OrderOnNotice,
            OnNotice::WithoutNotice | OnNotice::Unknown => Self::Order,
        }
    }

    /// Question 5. Who promised knows of it: what is asked is what shows the promise, and when it was given.
    pub const fn notice(self, answer: NoticeAnswer) -> TextKey {
        match (self, answer) {
            (Self::Undertaking, NoticeAnswer::EvidenceHeld) => text_key!("law.notice_promised_held"),
            (Self::Undertaking, NoticeAnswer::NotNeeded | NoticeAnswer::NoneHeld | NoticeAnswer::Unknown) => {
                text_key!("law.notice_promised")
            }
            (Self::OrderOnNotice, NoticeAnswer::NotNeeded) => text_key!("law.notice_made_on_notice"),
            (Self::Order | Self::PoliceNotice | Self::PoliceBail | Self::Issued, NoticeAnswer::NotNeeded) => {
                text_key!("law.notice_not_needed")
            }
            (_, NoticeAnswer::EvidenceHeld) => text_key!("law.notice_held"),
            (_, NoticeAnswer::NoneHeld) => text_key!("law.notice_none"),
            (_, NoticeAnswer::Unknown) => text_key!("law.notice_unknown"),
        }
    }

    /// Question 2 as the word of a tag: a promise runs, and lives as no order does.
    pub const fn in_force_tag(self, answer: InForceAnswer) -> TextKey {
        match (self, answer) {
            (Self::Undertaking, InForceAnswer::Yes) => text_key!("law.tag_runs"),
            (
                Self::Order | Self::OrderOnNotice | Self::PoliceNotice | Self::PoliceBail | Self::Issued,
                InForceAnswer::Yes,
            ) => text_key!("law.tag_yes"),
            (_, InForceAnswer::NotYet) => text_key!("law.tag_not_yet"),
            (_, InForceAnswer::Ended) => text_key!("law.tag_ended"),
            (_, InForceAnswer::Stayed) => text_key!("law.tag_stayed"),
            (_, InForceAnswer::Unknown) => text_key!("law.tag_unknown"),
        }
    }

    /// The heading over its words: whose they are.
    pub const fn words_title(self) -> TextKey {
        match self {
            Self::Order | Self::OrderOnNotice => text_key!("find.courts_words"),
            Self::PoliceNotice => text_key!("find.notices_words"),
            Self::PoliceBail => text_key!("find.bails_words"),
            Self::Issued => text_key!("find.issued_words"),
            Self::Undertaking => text_key!("find.undertakings_words"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::assess::builders::an_order;
    use crate::words::english;

    fn paper(kind: OrderKind, on_notice: OnNotice) -> Paper {
        Paper::of(&Order { on_notice, ..an_order(kind, Vec::new()) })
    }

    #[test]
    fn a_promise_runs_and_its_giver_is_not_asked_whether_he_was_told() {
        let promise = paper(OrderKind::Undertaking, OnNotice::Unknown);
        assert_eq!(english(promise.in_force_tag(InForceAnswer::Yes)), "RUNS");
        for answer in [NoticeAnswer::NoneHeld, NoticeAnswer::Unknown, NoticeAnswer::EvidenceHeld] {
            assert!(english(promise.notice(answer)).contains("themselves"), "{answer:?}");
        }
        assert_eq!(english(promise.words_title()), "The words of their promise");
    }

    #[test]
    fn what_was_made_in_his_presence_says_so_and_other_orders_do_not() {
        let with = paper(OrderKind::NonMolestation, OnNotice::OnNotice);
        assert!(english(with.notice(NoticeAnswer::NotNeeded)).contains("in their presence"));
        let without = paper(OrderKind::NonMolestation, OnNotice::WithoutNotice);
        assert_eq!(without.notice(NoticeAnswer::NoneHeld), text_key!("law.notice_none"));
        assert_eq!(english(without.in_force_tag(InForceAnswer::Yes)), "LIVE");
    }

    #[test]
    fn a_notice_of_the_police_is_not_headed_as_a_courts_words() {
        assert_eq!(english(paper(OrderKind::Dvpn, OnNotice::Unknown).words_title()), "The notice's words");
        assert_eq!(english(paper(OrderKind::Spo, OnNotice::OnNotice).words_title()), "The court's words");
        for kind in [OrderKind::Licence, OrderKind::Dispersal, OrderKind::ConditionalCaution, OrderKind::Pspo] {
            assert_eq!(english(paper(kind, OnNotice::OnNotice).words_title()), "The words as issued");
        }
        assert_eq!(english(paper(OrderKind::ClosureOrder, OnNotice::Unknown).words_title()), "The court's words");
    }
}
