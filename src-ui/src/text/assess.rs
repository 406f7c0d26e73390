//! Answers, questions and reasons of an assessment.

use super::{I18n, law::metres, say};
use cordon_core::wire::{Answer, Identity, Nature, Operating, Question, Reply, Settle, SightingBasis, Stamp, Why};

/// Question 4.
pub fn answer(i18n: I18n, answer: Answer) -> String {
    match answer {
        Answer::FactsFit => say!(i18n, law.answer_fits),
        Answer::FactsDoNotFit => say!(i18n, law.answer_does_not_fit),
        Answer::CannotTell => say!(i18n, law.answer_cannot_tell),
        Answer::NotOperating => say!(i18n, law.answer_not_operating),
    }
}

/// Question 1.
pub fn identity(i18n: I18n, identity: Identity) -> String {
    match identity {
        Identity::Confirmed => say!(i18n, law.identity_confirmed),
        Identity::Possible => say!(i18n, law.identity_possible),
        Identity::Unknown => say!(i18n, law.identity_unknown),
    }
}

/// Question 3, with the next opening where it is known.
pub fn operating(i18n: I18n, operating: Operating, next: Option<&Stamp>) -> String {
    match (operating, next) {
        (Operating::Yes, _) => say!(i18n, law.operating_yes),
        (Operating::No { .. }, Some(next)) => say!(i18n, law.operating_no_until, when = super::stamp(next)),
        (Operating::No { .. }, None) => say!(i18n, law.operating_no),
        (Operating::Unknown, _) => say!(i18n, law.operating_unknown),
    }
}

/// Prohibition or requirement.
pub fn nature(i18n: I18n, nature: Nature) -> String {
    match nature {
        Nature::Prohibition => say!(i18n, law.nature_prohibition),
        Nature::Requirement => say!(i18n, law.nature_requirement),
        Nature::Unclear => say!(i18n, law.nature_unclear),
    }
}

/// A question put to the officer.
pub fn question(i18n: I18n, question: Question) -> String {
    match question {
        Question::DidHeEnter => say!(i18n, law.ask_enter),
        Question::DidHeComeWithin => say!(i18n, law.ask_come_within),
        Question::DidTheProtectedPersonStartIt => say!(i18n, law.ask_who_started),
        Question::DidHeReply => say!(i18n, law.ask_reply),
        Question::DidHeContact => say!(i18n, law.ask_contact),
        Question::WasItByANamedChannel => say!(i18n, law.ask_channel),
        Question::DidHeUseAThirdParty => say!(i18n, law.ask_third_party),
        Question::WasItExcepted => say!(i18n, law.ask_excepted),
        Question::WasHeThere => say!(i18n, law.ask_there),
        Question::DidHeComeToTheDoor => say!(i18n, law.ask_door),
        Question::DoesHeLiveThere => say!(i18n, law.ask_lives),
        Question::DidHeSleepThere => say!(i18n, law.ask_sleeps),
        Question::DidHeReport => say!(i18n, law.ask_report),
        Question::DidHeTellPolice => say!(i18n, law.ask_tell_police),
        Question::WasTheTagWorn => say!(i18n, law.ask_tag_worn),
        Question::WasTheTagCharged => say!(i18n, law.ask_tag_charged),
        Question::DidHeHaveIt => say!(i18n, law.ask_have),
        Question::DidHeUseIt => say!(i18n, law.ask_use),
        Question::DidHeAttend => say!(i18n, law.ask_attend),
        Question::DidHeDrink => say!(i18n, law.ask_drink),
        Question::DidATestShowAlcohol => say!(i18n, law.ask_alcohol_test),
        Question::DidHeTravel => say!(i18n, law.ask_travel),
        Question::DidHeHandInHisPassport => say!(i18n, law.ask_passport),
        Question::HasHeLeft => say!(i18n, law.ask_left),
        Question::DidHeLetThemOccupy => say!(i18n, law.ask_occupy),
        Question::DidHeUseOrThreatenViolence => say!(i18n, law.ask_violence),
        Question::DidHeIntimidate => say!(i18n, law.ask_intimidate),
        Question::DidHeHarass => say!(i18n, law.ask_harass),
        Question::DidHePester => say!(i18n, law.ask_pester),
        Question::DidHeDoIt => say!(i18n, law.ask_do),
    }
}

/// An answer that can be unknown.
pub fn reply(i18n: I18n, reply: Reply) -> String {
    match reply {
        Reply::Yes => say!(i18n, law.reply_yes),
        Reply::No => say!(i18n, law.reply_no),
        Reply::Unknown => say!(i18n, law.reply_not_known),
    }
}

/// One reason of an answer.
pub fn why(i18n: I18n, why: &Why) -> String {
    match why {
        Why::InsideBy { edge_m, accuracy_m } => {
            say!(i18n, law.why_inside, edge = metres(*edge_m), accuracy = metres(*accuracy_m))
        }
        Why::OutsideBy { edge_m, accuracy_m } => {
            say!(i18n, law.why_outside, edge = metres(*edge_m), accuracy = metres(*accuracy_m))
        }
        Why::EdgeWithinUncertainty { edge_m, accuracy_m } => {
            say!(i18n, law.why_edge, edge = metres(*edge_m), accuracy = metres(*accuracy_m))
        }
        Why::SeveralFixes { fixes } => say!(i18n, law.why_several_fixes, fixes = fixes.to_string()),
        Why::FixesDisagree => say!(i18n, law.why_fixes_disagree),
        Why::OneSightingDoesNotSettle => say!(i18n, law.why_one_sighting),
        Why::HiddenArea => say!(i18n, law.why_hidden),
        Why::HiddenAreaNeedsLiveFix => say!(i18n, law.why_hidden_live),
        Why::HiddenAreaAskedElsewhere => say!(i18n, law.why_hidden_elsewhere),
        Why::PlaceNotLocated => say!(i18n, law.why_not_located),
        Why::NoSighting => say!(i18n, law.why_no_sighting),
        Why::SightingNotHis => say!(i18n, law.why_not_his),
        Why::OfficerSaid { question: asked, reply: said } => {
            say!(i18n, law.why_said, question = question(i18n, *asked), reply = reply(i18n, *said))
        }
        Why::NotAnswered { question: asked } => say!(i18n, law.why_not_answered, question = question(i18n, *asked)),
        Why::InvitationDoesNotLift => say!(i18n, law.why_invitation),
        Why::ExceptionStated { words } => say!(i18n, law.why_exception, words = excepted(i18n, words)),
        Why::ExceptionNotOpen { words } => say!(i18n, law.why_exception_not_open, words = excepted(i18n, words)),
        Why::ExceptionElsewhere { words } => say!(i18n, law.why_exception_elsewhere, words = excepted(i18n, words)),
        Why::OutsideWindow => say!(i18n, law.why_window),
        Why::HoursClosed { at } => {
            say!(i18n, law.why_hours_closed, time = at.london_hhmm(), day = at.london_date_text())
        }
        Why::HoursNotKnown => say!(i18n, law.why_hours_unknown),
        Why::NotYetDue => say!(i18n, law.why_not_yet_due),
        Why::MayYetDoIt => say!(i18n, law.why_may_yet),
        Why::OutsidePeriod => say!(i18n, law.why_period),
        Why::PeriodNotRead => say!(i18n, law.why_period_unread),
        Why::VersionNotInForce => say!(i18n, law.why_version),
        Why::InForceUnknown => say!(i18n, law.why_in_force_unknown),
        Why::VersionsConflict => say!(i18n, law.why_conflict),
        Why::ClockUncertain => say!(i18n, law.why_clock),
        Why::PartsNotRead => say!(i18n, law.why_parts_unread),
        Why::WordsNotRead => say!(i18n, law.why_words),
        Why::WordsNotHeld => say!(i18n, law.why_words_not_held),
        Why::ReadByMachine => say!(i18n, law.why_machine),
        Why::AccuracyAssumed => say!(i18n, law.why_assumed),
    }
}

/// An exception's words, or that only a tap that is journalled may show them.
fn excepted(i18n: I18n, words: &str) -> String {
    if words.is_empty() { say!(i18n, law.exception_masked) } else { words.to_owned() }
}

/// What would settle a place; nothing of a question, which is asked in its place.
pub fn settle(i18n: I18n, settle: &Settle) -> Option<String> {
    match settle {
        Settle::BetterFix { within_m } => Some(say!(i18n, law.settle_fix, metres = metres(*within_m))),
        Settle::AskWhere => Some(say!(i18n, law.settle_where)),
        Settle::LiveFix => Some(say!(i18n, law.settle_live)),
        Settle::AskQuestion { .. } => None,
    }
}

/// On what basis somebody was placed.
pub fn basis(i18n: I18n, basis: SightingBasis) -> String {
    match basis {
        SightingBasis::SeenHere => say!(i18n, law.basis_here),
        SightingBasis::SeenThere => say!(i18n, law.basis_there),
        SightingBasis::Told => say!(i18n, law.basis_told),
        SightingBasis::Cctv => say!(i18n, law.basis_cctv),
        SightingBasis::Tag => say!(i18n, law.basis_tag),
        SightingBasis::PhoneData => say!(i18n, law.basis_phone),
    }
}
