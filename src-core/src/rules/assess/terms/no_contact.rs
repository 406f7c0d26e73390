//! Not to contact somebody: what he did counts, whoever began it.

use super::AssessTerm;
use crate::rules::assess::case::{Case, Finding};
use crate::rules::assess::{Answer, Question, Reply, Why};
use crate::rules::term::NoContact;

impl AssessTerm for NoContact {
    fn assess(&self, case: &Case<'_>) -> Finding {
        let himself = self.himself(case);
        let finding = if self.forbids_third_parties() {
            himself.or(case.told(Question::DidHeUseAThirdParty, Reply::Yes))
        } else {
            himself
        };
        with_who_started_it(case, finding)
    }
}

impl NoContact {
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

/// Records who began it. The answer stays what his own acts make it.
fn with_who_started_it(case: &Case<'_>, finding: Finding) -> Finding {
    let question = Question::DidTheProtectedPersonStartIt;
    let said = |reply| Why::OfficerSaid { question, reply };
    match case.said(question) {
        Some(Reply::Yes) => {
            asking_for_a_reply(case, finding).with_reasons_behind(vec![said(Reply::Yes), Why::InvitationDoesNotLift])
        }
        Some(Reply::No) => finding.with_reasons_behind(vec![said(Reply::No)]),
        Some(Reply::Unknown) | None if finding.answer == Answer::FactsDoNotFit => finding,
        Some(Reply::Unknown) | None => finding.asking_first(question),
    }
}

/// Where something had reached him, whether he answered is the first thing to ask.
fn asking_for_a_reply(case: &Case<'_>, finding: Finding) -> Finding {
    let is_open = finding.ask.contains(&Question::DidHeContact) && case.said(Question::DidHeReply).is_none();
    if is_open { finding.asking_first(Question::DidHeReply) } else { finding }
}

#[cfg(test)]
mod tests {
    use crate::rules::assess::Question::{
        self, DidHeContact, DidHeReply, DidHeUseAThirdParty, DidTheProtectedPersonStartIt, WasItByANamedChannel,
    };
    use crate::rules::assess::builders::{a_condition, check, facts_at, in_english, one_term};
    use crate::rules::assess::{Answer, Facts, Reply, Why};
    use crate::rules::condition::{Condition, Term};
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

    #[test]
    fn who_began_it_is_asked_and_then_what_he_did() {
        let term = check(contact(&[], false), &told(&[]), Answer::CannotTell);
        assert_eq!(term.ask, [DidTheProtectedPersonStartIt, DidHeContact]);
        assert_eq!(term.why, [Why::NotAnswered { question: DidHeContact }]);
        let invited = told(&[(DidTheProtectedPersonStartIt, Reply::Yes)]);
        let term = check(contact(&[], false), &invited, Answer::CannotTell);
        assert_eq!(term.ask, [DidHeReply, DidHeContact]);
        assert_eq!(term.why.last(), Some(&Why::InvitationDoesNotLift));
    }

    #[test]
    fn an_invitation_does_not_lift_the_order() {
        let invited = [(DidTheProtectedPersonStartIt, Reply::Yes), (DidHeReply, Reply::Yes)];
        let term = check(contact(&[], false), &told(&invited), Answer::FactsFit);
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
        let silent = [(DidTheProtectedPersonStartIt, Reply::Yes), (DidHeContact, Reply::No)];
        check(contact(&[], false), &told(&silent), Answer::FactsDoNotFit);
        let unsaid = [(DidTheProtectedPersonStartIt, Reply::Yes), (DidHeReply, Reply::No)];
        let term = check(contact(&[], false), &told(&unsaid), Answer::CannotTell);
        assert_eq!(term.ask, [DidHeContact]);
    }

    #[test]
    fn his_own_act_is_enough_and_the_record_still_wants_who_began_it() {
        let term = check(contact(&[], false), &told(&[(DidHeContact, Reply::Yes)]), Answer::FactsFit);
        assert_eq!(term.ask, [DidTheProtectedPersonStartIt]);
        let began = [(DidHeContact, Reply::Yes), (DidTheProtectedPersonStartIt, Reply::No)];
        let term = check(contact(&[], false), &told(&began), Answer::FactsFit);
        assert!(term.ask.is_empty());
        assert_eq!(
            term.why.last(),
            Some(&Why::OfficerSaid { question: DidTheProtectedPersonStartIt, reply: Reply::No })
        );
    }

    #[test]
    fn indirect_contact_counts_where_the_words_forbid_it() {
        let did_not = [(DidHeContact, Reply::No)];
        check(contact(&[], false), &told(&did_not), Answer::FactsDoNotFit);
        let term = check(contact(&[], true), &told(&did_not), Answer::CannotTell);
        assert_eq!(term.ask, [DidTheProtectedPersonStartIt, DidHeUseAThirdParty]);
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
        assert_eq!(term.ask, [DidTheProtectedPersonStartIt, WasItByANamedChannel]);
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
        fn who_began_it_never_changes_the_answer(
            replies in prop::collection::vec(a_reply(), 0..4),
            names_channels in any::<bool>(),
            indirect in any::<bool>(),
            began in prop::sample::select(vec![Reply::Yes, Reply::No, Reply::Unknown]),
        ) {
            let channels: &[Channel] = if names_channels { &[Channel::Call] } else { &[] };
            let without = one_term(contact(channels, indirect), &told(&replies));
            let with = told(&[replies, vec![(DidTheProtectedPersonStartIt, began)]].concat());
            let with = one_term(contact(channels, indirect), &with);
            prop_assert_eq!(without.answer, with.answer);
        }
    }
}
