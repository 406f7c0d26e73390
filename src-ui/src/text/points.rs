//! Points to prove: what is recorded of them, and what can still be done.

use super::{I18n, exhibit, notice_kind, say, saying, stamp};
use cordon_core::wire::{Have, HaveSheet, Missing, PointState, SightingBasis, Verbatim, agreeing};

/// How far a point is evidenced.
pub fn point_state(i18n: I18n, state: PointState) -> String {
    match state {
        PointState::Have => say!(i18n, points.state_have),
        PointState::Partly => say!(i18n, points.state_partly),
        PointState::Missing => say!(i18n, points.state_missing),
        PointState::NotNeeded => say!(i18n, points.state_not_needed),
    }
}

/// One thing that is recorded, with its time.
pub fn held(i18n: I18n, held: &HaveSheet) -> String {
    let said = have(i18n, &held.what);
    match &held.at {
        Some(at) => format!("{said} · {}", stamp(at)),
        None => said,
    }
}

fn have(i18n: I18n, have: &Have) -> String {
    match have {
        Have::Identifiers { by } => say!(i18n, points.have_identifiers, n = agreeing(by.iter().map(Verbatim::as_str))),
        Have::InForce { .. } => say!(i18n, points.have_in_force),
        Have::CheckedAgainstOrder { by, .. } => say!(i18n, points.have_checked, by = by.clone()),
        Have::ConfirmedLive { by, .. } => say!(i18n, points.have_live, by = by.clone()),
        Have::Copy { certified: true, .. } => say!(i18n, points.have_copy_certified),
        Have::Copy { certified: false, .. } => say!(i18n, points.have_copy),
        Have::Term { paragraph, words, .. } => {
            say!(i18n, points.have_term, paragraph = paragraph.clone(), words = words.clone())
        }
        Have::FactsFit { paragraph } => say!(i18n, points.have_fits, paragraph = paragraph.clone()),
        Have::Account => say!(i18n, points.have_account),
        Have::Sighting { basis } => sighting(i18n, *basis),
        Have::Exhibit { reference, exhibit: kind } => format!("{} {reference}", exhibit(i18n, *kind)),
        Have::Witness { who } => say!(i18n, points.have_witness, who = who.clone()),
        Have::IncidentNumber { number } => say!(i18n, points.have_number, number = number.clone()),
        Have::Notice { notice, by, proof, .. } => {
            let what = notice_kind(i18n, *notice);
            if proof.trim().is_empty() {
                return say!(i18n, points.have_notice, what = what, by = by.clone());
            }
            say!(i18n, points.have_notice_proof, what = what, by = by.clone(), proof = proof.clone())
        }
        Have::MadeOnNotice => say!(i18n, points.have_on_notice),
        Have::WhoCanSay { who } => say!(i18n, points.have_who_can_say, who = who.clone()),
        Have::Said { saying: kind } => say!(i18n, points.have_said, kind = saying(i18n, *kind)),
        Have::Cautioned { .. } => say!(i18n, points.have_cautioned),
        Have::ArrestAttached { paragraph, source, .. } => {
            say!(i18n, points.have_arrest, paragraph = paragraph.clone(), source = source.clone())
        }
        Have::MadeUnder { statute } => say!(i18n, points.have_made_under, statute = statute.clone()),
        Have::OriginalOffence { words } => say!(i18n, points.have_offence, words = words.clone()),
    }
}

fn sighting(i18n: I18n, basis: SightingBasis) -> String {
    match basis {
        SightingBasis::SeenHere => say!(i18n, points.basis_seen_here),
        SightingBasis::SeenThere => say!(i18n, points.basis_seen_there),
        SightingBasis::Told => say!(i18n, points.basis_told),
        SightingBasis::Cctv => say!(i18n, points.basis_cctv),
        SightingBasis::Tag => say!(i18n, points.basis_tag),
        SightingBasis::PhoneData => say!(i18n, points.basis_phone),
    }
}

/// What an officer can still do of a point, while at the scene.
pub fn missing(i18n: I18n, missing: Missing) -> String {
    match missing {
        Missing::ConfirmIdentifiers => say!(i18n, points.do_confirm_identifiers),
        Missing::CheckItIsLive => say!(i18n, points.do_check_live),
        Missing::AskWhichVersion => say!(i18n, points.do_which_version),
        Missing::NameTheParagraph => say!(i18n, points.do_name_paragraph),
        Missing::CompareTheWords => say!(i18n, points.do_compare_words),
        Missing::AskForCertifiedCopy => say!(i18n, points.do_certified_copy),
        Missing::PhotographTheOrder => say!(i18n, points.do_photograph_order),
        Missing::SetFactsAgainstTheWords => say!(i18n, points.do_set_facts),
        Missing::AnswerTheQuestions => say!(i18n, points.do_answer_questions),
        Missing::WriteWhatHeDid => say!(i18n, points.do_write_account),
        Missing::SayWhereHeWas => say!(i18n, points.do_say_where),
        Missing::PhotographThePlace => say!(i18n, points.do_photograph_place),
        Missing::KeepTheMessages => say!(i18n, points.do_keep_messages),
        Missing::NoteTheVideo => say!(i18n, points.do_note_video),
        Missing::NoteTheIncidentNumber => say!(i18n, points.do_note_number),
        Missing::AskForWitnesses => say!(i18n, points.do_ask_witnesses),
        Missing::AskWhoToldHim => say!(i18n, points.do_who_told_him),
        Missing::AskWhetherOnNotice => say!(i18n, points.do_whether_on_notice),
        Missing::NoteWhatProvesIt => say!(i18n, points.do_what_proves),
        Missing::AskWhoServedIt => say!(i18n, points.do_who_served),
        Missing::NoteWhatHeSays => say!(i18n, points.do_what_he_says),
        Missing::CautionHim => say!(i18n, points.do_caution),
        Missing::CheckArrestSheet => say!(i18n, points.do_arrest_sheet),
        Missing::NoteTheBailOffence => say!(i18n, points.do_bail_offence),
        Missing::CheckUnderWhichAct => say!(i18n, points.do_which_act),
    }
}
