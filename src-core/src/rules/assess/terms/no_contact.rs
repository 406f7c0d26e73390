//! Not to contact somebody: what he did counts, whoever began it.

use super::AssessTerm;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Answer, Engine, Question, Reply, Why};
use crate::rules::term::NoContact;

impl AssessTerm for NoContact {
    fn assess(&self, case: &Case<'_>) -> Finding {
        let himself = self.himself(case);
        match case.engine {
            Engine::Three => asking_who_started_it(case, self.or_through_others(case, himself)),
            // Who was first is no question here: the record takes that account in words, and last.
            Engine::Four => self.or_through_others(case, asking_for_a_reply_too(case, himself)),
        }
    }
}

impl NoContact {
    /// What he did himself, or through somebody else where the words forbid that.
    fn or_through_others(&self, case: &Case<'_>, himself: Finding) -> Finding {
        if self.forbids_third_parties() {
            himself.or(case.told(Question::DidHeUseAThirdParty, Reply::Yes))
        } else {
            himself
        }
    }

    /// What he did himself. A reply is contact; that he sent none says nothing of the rest.
    fn himself(&self, case: &Case<'_>) -> Finding {
        let replied = case.told(Question::DidHeReply, Reply::Yes);
        let contacted = case.told(Question::DidHeContact, Reply::Yes);
        let did = if replied.answer == Answer::FactsFit { replied.or(contacted) } else { contacted };
        if did.answer != Answer::FactsFit || self.channels.is_empty() {
            return did;
        }
        // The words name ways of contact: only by one of these is it within them.
        case.told(Question::WasItByANamedChannel, Reply::Yes).with_reasons_behind(did.why)
    }
}

/// Asks about a reply of his, after whether he made contact: a reply is contact too.
fn asking_for_a_reply_too(case: &Case<'_>, finding: Finding) -> Finding {
    if is_a_reply_open(case, &finding) { finding.asking(Question::DidHeReply) } else { finding }
}

/// As engine 3 had it: who began it is asked first of all. The answer stays what his own acts make it.
fn asking_who_started_it(case: &Case<'_>, finding: Finding) -> Finding {
    let question = Question::DidTheProtectedPersonStartIt;
    let said = |reply| Why::OfficerSaid { question, reply };
    match case.said(question) {
        Some(Reply::Yes) => asking_for_a_reply_first(case, finding)
            .with_reasons_behind(vec![said(Reply::Yes), Why::InvitationDoesNotLift]),
        Some(Reply::No) => finding.with_reasons_behind(vec![said(Reply::No)]),
        Some(Reply::Unknown) | None if finding.answer == Answer::FactsDoNotFit => finding,
        Some(Reply::Unknown) | None => finding.asking_first(question),
    }
}

/// As engine 3 had it: where something had reached him, whether he answered is the first thing to ask.
fn asking_for_a_reply_first(case: &Case<'_>, finding: Finding) -> Finding {
    if is_a_reply_open(case, &finding) { finding.asking_first(Question::DidHeReply) } else { finding }
}

/// Whether neither his contact nor a reply of his was answered for.
fn is_a_reply_open(case: &Case<'_>, finding: &Finding) -> bool {
    finding.ask.contains(&Question::DidHeContact) && case.said(Question::DidHeReply).is_none()
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::Question::{
        self, DidHeContact, DidHeReply, DidHeUseAThirdParty, DidTheProtectedPersonStartIt, WasItByANamedChannel,
    };
    use crate::rules::assess::builders::{a_condition, an_order, check, facts_at, in_english, one_term};
    use crate::rules::assess::{Answer, Engine, Facts, Made, Reply, TermAnswer, Why, assess_as};
    use crate::rules::condition::{Condition, Term};
    use crate::rules::order::OrderKind;
    use crate::rules::term::{Channel, NoContact};
    use proptest::prelude::*;

    fn contact(channels: &[Channel], indirect: bool) -> Condition {
        let whom = vec!["Beta Specimen".to_owned(), "Gamma Sample".to_owned()];
        a_condition(Term::NoContact(NoContact { whom, channels: channels.to_vec(), indirect }))
    }

    fn told(replies: &[(Question, Reply)]) -> Facts {
        let noon = facts_at("2026-11-22T12:00:00Z");
        replies.iter().fold(noon, |facts, (question, reply)| facts.told(*question, *reply))
    }

    /// As engine 3 answers it.
    fn by_engine_three(condition: Condition, facts: &Facts) -> TermAnswer {
        let order = an_order(OrderKind::Spo, vec![condition]);
        assess_as(Made { engine: Engine::Three, ..Made::NOW }, &order, facts).terms.remove(0)
    }

    #[test]
    fn his_own_acts_are_asked_about_and_nobody_asks_who_was_first() {
        let term = check(contact(&[], false), &told(&[]), Answer::CannotTell);
        assert_eq!(term.ask, [DidHeContact, DidHeReply]);
        assert_eq!(term.why, [Why::NotAnswered { question: DidHeContact }]);
        let through = check(contact(&[], true), &told(&[]), Answer::CannotTell);
        assert_eq!(through.ask, [DidHeContact, DidHeReply, DidHeUseAThirdParty]);
    }

    #[test]
    fn engine_three_asks_first_who_began_it_as_it_always_did() {
        let term = by_engine_three(contact(&[], false), &told(&[]));
        assert_eq!(term.ask, [DidTheProtectedPersonStartIt, DidHeContact]);
        let invited = told(&[(DidTheProtectedPersonStartIt, Reply::Yes)]);
        let term = by_engine_three(contact(&[], false), &invited);
        assert_eq!(term.ask, [DidHeReply, DidHeContact]);
        assert_eq!(term.why.last(), Some(&Why::InvitationDoesNotLift));
        let did = by_engine_three(contact(&[], false), &told(&[(DidHeContact, Reply::Yes)]));
        assert_eq!(did.ask, [DidTheProtectedPersonStartIt]);
        let did_not = by_engine_three(contact(&[], false), &told(&[(DidHeContact, Reply::No)]));
        assert!(did_not.ask.is_empty());
    }

    #[test]
    fn engine_three_says_that_an_invitation_does_not_lift_the_order() {
        let invited = [(DidTheProtectedPersonStartIt, Reply::Yes), (DidHeReply, Reply::Yes)];
        let term = by_engine_three(contact(&[], false), &told(&invited));
        assert_eq!(term.answer, Answer::FactsFit);
        assert_eq!(
            term.why,
            [
                Why::OfficerSaid { question: DidHeReply, reply: Reply::Yes },
                Why::OfficerSaid { question: DidTheProtectedPersonStartIt, reply: Reply::Yes },
                Why::InvitationDoesNotLift,
            ]
        );
    }

    #[test]
    fn what_reached_him_is_no_act_of_his() {
        check(contact(&[], false), &told(&[(DidHeContact, Reply::No)]), Answer::FactsDoNotFit);
        let term = check(contact(&[], false), &told(&[(DidHeReply, Reply::No)]), Answer::CannotTell);
        assert_eq!(term.ask, [DidHeContact]);
    }

    #[test]
    fn his_own_act_is_enough_and_nothing_is_left_to_ask() {
        for own in [DidHeContact, DidHeReply] {
            let term = check(contact(&[], false), &told(&[(own, Reply::Yes)]), Answer::FactsFit);
            assert!(term.ask.is_empty(), "{own:?}");
        }
    }

    #[test]
    fn indirect_contact_counts_where_the_words_forbid_it() {
        let did_not = [(DidHeContact, Reply::No)];
        check(contact(&[], false), &told(&did_not), Answer::FactsDoNotFit);
        let term = check(contact(&[], true), &told(&did_not), Answer::CannotTell);
        assert_eq!(term.ask, [DidHeUseAThirdParty]);
        let neither = [(DidHeContact, Reply::No), (DidHeUseAThirdParty, Reply::No)];
        check(contact(&[], true), &told(&neither), Answer::FactsDoNotFit);
        let through = [(DidHeUseAThirdParty, Reply::Yes)];
        check(contact(&[], true), &told(&through), Answer::FactsFit);
        check(contact(&[Channel::ThirdParty], false), &told(&through), Answer::FactsFit);
        check(contact(&[], false), &told(&through), Answer::CannotTell);
    }

    #[test]
    fn where_ways_are_named_it_must_have_been_by_one_of_them() {
        let by_phone = || contact(&[Channel::Call, Channel::Message], false);
        let did = (DidHeContact, Reply::Yes);
        let term = check(by_phone(), &told(&[did]), Answer::CannotTell);
        assert_eq!(term.ask, [WasItByANamedChannel]);
        check(by_phone(), &told(&[did, (WasItByANamedChannel, Reply::Yes)]), Answer::FactsFit);
        let otherwise = [did, (WasItByANamedChannel, Reply::No)];
        check(by_phone(), &told(&otherwise), Answer::FactsDoNotFit);
        check(by_phone(), &told(&[(DidHeContact, Reply::No)]), Answer::FactsDoNotFit);
        // What he did through somebody else is within "directly or indirectly", whatever the way.
        let through = [otherwise.as_slice(), &[(DidHeUseAThirdParty, Reply::Yes)]].concat();
        check(contact(&[Channel::Call], true), &told(&through), Answer::FactsFit);
    }

    #[test]
    fn its_plain_words_name_whom_and_how() {
        assert_eq!(
            in_english(contact(&[], true).term.in_plain_words()),
            "They must not contact Beta Specimen or Gamma Sample in any way, themselves or through anyone else."
        );
        assert_eq!(
            in_english(contact(&[Channel::Call, Channel::SocialMedia], false).term.in_plain_words()),
            "They must not contact Beta Specimen or Gamma Sample by phone call or on social media."
        );
    }

    fn a_reply() -> impl Strategy<Value = (Question, Reply)> {
        let questions = vec![DidHeReply, DidHeContact, WasItByANamedChannel, DidHeUseAThirdParty];
        (prop::sample::select(questions), prop::sample::select(vec![Reply::Yes, Reply::No, Reply::Unknown]))
    }

    proptest! {
        #[test]
        fn who_was_first_changes_nothing_at_all(
            replies in prop::collection::vec(a_reply(), 0..4),
            names_channels in any::<bool>(),
            indirect in any::<bool>(),
            was_first in prop::sample::select(vec![Reply::Yes, Reply::No, Reply::Unknown]),
        ) {
            let channels: &[Channel] = if names_channels { &[Channel::Call] } else { &[] };
            let without = one_term(contact(channels, indirect), &told(&replies));
            let with = told(&[replies, vec![(DidTheProtectedPersonStartIt, was_first)]].concat());
            prop_assert_eq!(without, one_term(contact(channels, indirect), &with));
        }

        #[test]
        fn the_engines_give_the_same_answer(
            replies in prop::collection::vec(a_reply(), 0..4),
            names_channels in any::<bool>(),
            indirect in any::<bool>(),
            began in prop::sample::select(vec![Reply::Yes, Reply::No, Reply::Unknown]),
        ) {
            let channels: &[Channel] = if names_channels { &[Channel::Call] } else { &[] };
            let facts = told(&[replies, vec![(DidTheProtectedPersonStartIt, began)]].concat());
            let three = by_engine_three(contact(channels, indirect), &facts);
            prop_assert_eq!(three.answer, one_term(contact(channels, indirect), &facts).answer);
        }
    }
}
