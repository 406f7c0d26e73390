//! Terms that forbid contact: what he did, whoever began it (R8).

use super::case::{Case, Finding};
use super::{Answer, Question, Reply, Why};
use crate::rules::condition::Channel;

/// Judges contact by what the officer was told; any "yes" fits, only "no" to all does not.
pub(super) fn no_contact(case: &Case<'_>, channels: &[Channel], indirect: bool) -> Finding {
    let asked = questions(channels, indirect);
    let replies: Vec<(Question, Option<Reply>)> =
        asked.iter().map(|question| (*question, case.said(*question))).collect();
    let why_of = |wanted: Reply| -> Vec<Why> {
        let matching = replies.iter().filter(|(_, reply)| *reply == Some(wanted));
        matching.map(|(question, _)| Why::OfficerSaid { question: *question, reply: wanted }).collect()
    };
    let (yes, no) = (why_of(Reply::Yes), why_of(Reply::No));
    if !yes.is_empty() {
        return Finding::of(Answer::FactsFit, yes);
    }
    if no.len() == replies.len() {
        return Finding::of(Answer::FactsDoNotFit, no);
    }
    open(case, &replies).with_reasons_behind(no)
}

fn questions(channels: &[Channel], indirect: bool) -> Vec<Question> {
    let mut asked = vec![Question::DidHeContact];
    if indirect || channels.contains(&Channel::ThirdParty) {
        asked.push(Question::DidHeUseAThirdParty);
    }
    asked
}

/// Cannot tell, with what has still to be asked.
fn open(case: &Case<'_>, replies: &[(Question, Option<Reply>)]) -> Finding {
    let unanswered = replies.iter().filter(|(_, reply)| reply.is_none()).map(|(question, _)| *question);
    let mut finding = Finding::of(Answer::CannotTell, Vec::new());
    for question in unanswered {
        finding.why.push(Why::NotAnswered { question });
        finding = finding.asking(question);
    }
    let may_be_excepted = !case.condition.exceptions.is_empty() && case.said(Question::WasItExcepted).is_none();
    if may_be_excepted { finding.asking(Question::WasItExcepted) } else { finding }
}

impl Finding {
    fn with_reasons_behind(mut self, mut reasons: Vec<Why>) -> Self {
        self.why.append(&mut reasons);
        self
    }
}
