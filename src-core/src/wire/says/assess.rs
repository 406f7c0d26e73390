//! Answers, questions and reasons of an assessment.

use super::{Reader, law::metres, say};
use crate::wire::{Answer, Identity, Nature, Operating, Question, Reply, Settle, SightingBasis, Stamp, Why};

/// Question 4. Facts fit what a term forbids; of what it requires they fit that it was left undone, and
/// "fit the term" would read there as the opposite.
pub fn answer(reader: impl Reader, answer: Answer, nature: Nature) -> String {
    match (answer, nature) {
        (Answer::FactsFit, Nature::Requirement) => say!(reader, law.answer_fits_failure),
        (Answer::FactsFit, Nature::Prohibition | Nature::Unclear) => say!(reader, law.answer_fits),
        (Answer::FactsDoNotFit, Nature::Requirement) => say!(reader, law.answer_fits_no_failure),
        (Answer::FactsDoNotFit, Nature::Prohibition | Nature::Unclear) => say!(reader, law.answer_does_not_fit),
        (Answer::CannotTell, _) => say!(reader, law.answer_cannot_tell),
        (Answer::NotOperating, _) => say!(reader, law.answer_not_operating),
    }
}

/// Question 1.
pub fn identity(reader: impl Reader, identity: Identity) -> String {
    match identity {
        Identity::Confirmed => say!(reader, law.identity_confirmed),
        Identity::Possible => say!(reader, law.identity_possible),
        Identity::Unknown => say!(reader, law.identity_unknown),
    }
}

/// Question 3, with the next opening where it is known.
pub fn operating(reader: impl Reader, operating: Operating, next: Option<&Stamp>) -> String {
    match (operating, next) {
        (Operating::Yes, _) => say!(reader, law.operating_yes),
        (Operating::No { .. }, Some(next)) => say!(reader, law.operating_no_until, when = super::stamp(next)),
        (Operating::No { .. }, None) => say!(reader, law.operating_no),
        (Operating::Unknown, _) => say!(reader, law.operating_unknown),
    }
}

/// Prohibition or requirement.
pub fn nature(reader: impl Reader, nature: Nature) -> String {
    match nature {
        Nature::Prohibition => say!(reader, law.nature_prohibition),
        Nature::Requirement => say!(reader, law.nature_requirement),
        Nature::Unclear => say!(reader, law.nature_unclear),
    }
}

/// A question put to the officer.
pub fn question(reader: impl Reader, question: Question) -> String {
    match question {
        Question::DidHeEnter => say!(reader, law.ask_enter),
        Question::DidHeComeWithin => say!(reader, law.ask_come_within),
        Question::DidTheProtectedPersonStartIt => say!(reader, law.ask_who_started),
        Question::DidHeReply => say!(reader, law.ask_reply),
        Question::DidHeContact => say!(reader, law.ask_contact),
        Question::WasItByANamedChannel => say!(reader, law.ask_channel),
        Question::DidHeUseAThirdParty => say!(reader, law.ask_third_party),
        Question::WasItExcepted => say!(reader, law.ask_excepted),
        Question::WasHeThere => say!(reader, law.ask_there),
        Question::DidHeComeToTheDoor => say!(reader, law.ask_door),
        Question::DoesHeLiveThere => say!(reader, law.ask_lives),
        Question::DidHeSleepThere => say!(reader, law.ask_sleeps),
        Question::DidHeReport => say!(reader, law.ask_report),
        Question::DidHeTellPolice => say!(reader, law.ask_tell_police),
        Question::WasTheTagWorn => say!(reader, law.ask_tag_worn),
        Question::WasTheTagCharged => say!(reader, law.ask_tag_charged),
        Question::DidHeHaveIt => say!(reader, law.ask_have),
        Question::DidHeUseIt => say!(reader, law.ask_use),
        Question::DidHeAttend => say!(reader, law.ask_attend),
        Question::DidHeDrink => say!(reader, law.ask_drink),
        Question::DidATestShowAlcohol => say!(reader, law.ask_alcohol_test),
        Question::DidHeTravel => say!(reader, law.ask_travel),
        Question::DidHeHandInHisPassport => say!(reader, law.ask_passport),
        Question::HasHeLeft => say!(reader, law.ask_left),
        Question::DidHeLetThemOccupy => say!(reader, law.ask_occupy),
        Question::DidHeUseOrThreatenViolence => say!(reader, law.ask_violence),
        Question::DidHeIntimidate => say!(reader, law.ask_intimidate),
        Question::DidHeHarass => say!(reader, law.ask_harass),
        Question::DidHePester => say!(reader, law.ask_pester),
        Question::DidHeDoIt => say!(reader, law.ask_do),
    }
}

/// An answer that can be unknown.
pub fn reply(reader: impl Reader, reply: Reply) -> String {
    match reply {
        Reply::Yes => say!(reader, law.reply_yes),
        Reply::No => say!(reader, law.reply_no),
        Reply::Unknown => say!(reader, law.reply_not_known),
    }
}

/// One reason of an answer.
pub fn why(reader: impl Reader, why: &Why) -> String {
    match why {
        Why::InsideBy { edge_m, accuracy_m } => {
            say!(reader, law.why_inside, edge = metres(*edge_m), accuracy = metres(*accuracy_m))
        }
        Why::OutsideBy { edge_m, accuracy_m } => {
            say!(reader, law.why_outside, edge = metres(*edge_m), accuracy = metres(*accuracy_m))
        }
        Why::EdgeWithinUncertainty { edge_m, accuracy_m } => {
            say!(reader, law.why_edge, edge = metres(*edge_m), accuracy = metres(*accuracy_m))
        }
        Why::SeveralFixes { fixes } => say!(reader, law.why_several_fixes, fixes = fixes.to_string()),
        Why::FixesDisagree => say!(reader, law.why_fixes_disagree),
        Why::OneSightingDoesNotSettle => say!(reader, law.why_one_sighting),
        Why::HiddenArea => say!(reader, law.why_hidden),
        Why::HiddenAreaNeedsLiveFix => say!(reader, law.why_hidden_live),
        Why::HiddenAreaAskedElsewhere => say!(reader, law.why_hidden_elsewhere),
        Why::PlaceNotLocated => say!(reader, law.why_not_located),
        Why::NoSighting => say!(reader, law.why_no_sighting),
        Why::SightingNotHis => say!(reader, law.why_not_his),
        Why::OfficerSaid { question: asked, reply: said } => {
            say!(reader, law.why_said, question = question(reader, *asked), reply = reply(reader, *said))
        }
        Why::NotAnswered { question: asked } => say!(reader, law.why_not_answered, question = question(reader, *asked)),
        Why::InvitationDoesNotLift => say!(reader, law.why_invitation),
        Why::ExceptionStated { words } => say!(reader, law.why_exception, words = excepted(reader, words)),
        Why::ExceptionNotOpen { words } => say!(reader, law.why_exception_not_open, words = excepted(reader, words)),
        Why::ExceptionElsewhere { words } => say!(reader, law.why_exception_elsewhere, words = excepted(reader, words)),
        Why::OutsideWindow => say!(reader, law.why_window),
        Why::HoursClosed { at } => {
            say!(reader, law.why_hours_closed, time = at.london_hhmm(), day = at.london_date_text())
        }
        Why::HoursNotKnown => say!(reader, law.why_hours_unknown),
        Why::NotYetDue => say!(reader, law.why_not_yet_due),
        Why::MayYetDoIt => say!(reader, law.why_may_yet),
        Why::OutsidePeriod => say!(reader, law.why_period),
        Why::PeriodNotRead => say!(reader, law.why_period_unread),
        Why::VersionNotInForce => say!(reader, law.why_version),
        Why::InForceUnknown => say!(reader, law.why_in_force_unknown),
        Why::VersionsConflict => say!(reader, law.why_conflict),
        Why::ClockUncertain => say!(reader, law.why_clock),
        Why::PartsNotRead => say!(reader, law.why_parts_unread),
        Why::WordsNotRead => say!(reader, law.why_words),
        Why::WordsNotHeld => say!(reader, law.why_words_not_held),
        Why::ReadByMachine => say!(reader, law.why_machine),
        Why::AccuracyAssumed => say!(reader, law.why_assumed),
    }
}

/// An exception's words, or that only a tap that is journalled may show them.
fn excepted(reader: impl Reader, words: &str) -> String {
    if words.is_empty() { say!(reader, law.exception_masked) } else { words.to_owned() }
}

/// What would settle a place; nothing of a question, which is asked in its place.
pub fn settle(reader: impl Reader, settle: &Settle) -> Option<String> {
    match settle {
        Settle::BetterFix { within_m } => Some(say!(reader, law.settle_fix, metres = metres(*within_m))),
        Settle::AskWhere => Some(say!(reader, law.settle_where)),
        Settle::LiveFix => Some(say!(reader, law.settle_live)),
        Settle::AskQuestion { .. } => None,
    }
}

/// On what basis somebody was placed.
pub fn basis(reader: impl Reader, basis: SightingBasis) -> String {
    match basis {
        SightingBasis::SeenHere => say!(reader, law.basis_here),
        SightingBasis::SeenThere => say!(reader, law.basis_there),
        SightingBasis::Told => say!(reader, law.basis_told),
        SightingBasis::Cctv => say!(reader, law.basis_cctv),
        SightingBasis::Tag => say!(reader, law.basis_tag),
        SightingBasis::PhoneData => say!(reader, law.basis_phone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::English;

    #[test]
    fn of_a_requirement_it_is_the_failure_that_facts_fit() {
        for fits in [Answer::FactsFit, Answer::FactsDoNotFit] {
            let said = answer(English, fits, Nature::Requirement);
            assert!(said.contains("a failure of this requirement"), "{said}");
            for nature in [Nature::Prohibition, Nature::Unclear] {
                let said = answer(English, fits, nature);
                assert!(!said.contains("requirement"), "{said}");
            }
        }
        let natures = [Nature::Prohibition, Nature::Requirement, Nature::Unclear];
        for open in [Answer::CannotTell, Answer::NotOperating] {
            let said = natures.map(|nature| answer(English, open, nature));
            assert!(said.iter().all(|each| *each == said[0]), "{said:?}");
        }
        for answered in [Answer::FactsFit, Answer::FactsDoNotFit, Answer::CannotTell, Answer::NotOperating] {
            for said in natures.map(|nature| answer(English, answered, nature)) {
                assert!(!said.contains("breach") && !said.contains("kept"), "{said}");
            }
        }
    }
}
