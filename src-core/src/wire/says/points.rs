//! Points to prove: what is recorded of them, and what can still be done.

use super::{Reader, exhibit, notice_kind, say, saying, stamp};
use crate::wire::{Have, HaveSheet, Missing, PointState, SightingBasis, Verbatim, agreeing};

/// How far a point is evidenced.
pub fn point_state(reader: impl Reader, state: PointState) -> String {
    match state {
        PointState::Have => say!(reader, points.state_have),
        PointState::Partly => say!(reader, points.state_partly),
        PointState::Missing => say!(reader, points.state_missing),
        PointState::NotNeeded => say!(reader, points.state_not_needed),
    }
}

/// One thing that is recorded, with its time.
pub fn held(reader: impl Reader, held: &HaveSheet) -> String {
    let said = have(reader, &held.what);
    match &held.at {
        Some(at) => format!("{said} · {}", stamp(at)),
        None => said,
    }
}

fn have(reader: impl Reader, have: &Have) -> String {
    match have {
        Have::Identifiers { by } => {
            say!(reader, points.have_identifiers, n = agreeing(by.iter().map(Verbatim::as_str)))
        }
        Have::InForce { .. } => say!(reader, points.have_in_force),
        Have::CheckedAgainstOrder { by, .. } => say!(reader, points.have_checked, by = by.clone()),
        Have::ConfirmedLive { by, .. } => say!(reader, points.have_live, by = by.clone()),
        Have::Copy { certified: true, .. } => say!(reader, points.have_copy_certified),
        Have::Copy { certified: false, .. } => say!(reader, points.have_copy),
        Have::Term { paragraph, words, .. } => {
            say!(reader, points.have_term, paragraph = paragraph.clone(), words = words.clone())
        }
        Have::FactsFit { paragraph } => say!(reader, points.have_fits, paragraph = paragraph.clone()),
        Have::Account => say!(reader, points.have_account),
        Have::Sighting { basis } => sighting(reader, *basis),
        Have::Exhibit { reference, exhibit: kind } => format!("{} {reference}", exhibit(reader, *kind)),
        Have::Witness { who } => say!(reader, points.have_witness, who = who.clone()),
        Have::IncidentNumber { number } => say!(reader, points.have_number, number = number.clone()),
        Have::Notice { notice, by, proof, .. } => {
            let what = notice_kind(reader, *notice);
            if proof.trim().is_empty() {
                return say!(reader, points.have_notice, what = what, by = by.clone());
            }
            say!(reader, points.have_notice_proof, what = what, by = by.clone(), proof = proof.clone())
        }
        Have::MadeOnNotice => say!(reader, points.have_on_notice),
        Have::WhoCanSay { who } => say!(reader, points.have_who_can_say, who = who.clone()),
        Have::Said { saying: kind } => say!(reader, points.have_said, kind = saying(reader, *kind)),
        Have::Cautioned { .. } => say!(reader, points.have_cautioned),
        Have::ArrestAttached { paragraph, source, .. } => {
            say!(reader, points.have_arrest, paragraph = paragraph.clone(), source = source.clone())
        }
        Have::MadeUnder { statute } => say!(reader, points.have_made_under, statute = statute.clone()),
        Have::OriginalOffence { words } => say!(reader, points.have_offence, words = words.clone()),
    }
}

fn sighting(reader: impl Reader, basis: SightingBasis) -> String {
    match basis {
        SightingBasis::SeenHere => say!(reader, points.basis_seen_here),
        SightingBasis::SeenThere => say!(reader, points.basis_seen_there),
        SightingBasis::Told => say!(reader, points.basis_told),
        SightingBasis::Cctv => say!(reader, points.basis_cctv),
        SightingBasis::Tag => say!(reader, points.basis_tag),
        SightingBasis::PhoneData => say!(reader, points.basis_phone),
    }
}

/// What an officer can still do of a point, while at the scene.
pub fn missing(reader: impl Reader, missing: Missing) -> String {
    match missing {
        Missing::ConfirmIdentifiers => say!(reader, points.do_confirm_identifiers),
        Missing::CheckItIsLive => say!(reader, points.do_check_live),
        Missing::AskWhichVersion => say!(reader, points.do_which_version),
        Missing::NameTheParagraph => say!(reader, points.do_name_paragraph),
        Missing::CompareTheWords => say!(reader, points.do_compare_words),
        Missing::AskForCertifiedCopy => say!(reader, points.do_certified_copy),
        Missing::PhotographTheOrder => say!(reader, points.do_photograph_order),
        Missing::SetFactsAgainstTheWords => say!(reader, points.do_set_facts),
        Missing::AnswerTheQuestions => say!(reader, points.do_answer_questions),
        Missing::WriteWhatHeDid => say!(reader, points.do_write_account),
        Missing::SayWhereHeWas => say!(reader, points.do_say_where),
        Missing::PhotographThePlace => say!(reader, points.do_photograph_place),
        Missing::KeepTheMessages => say!(reader, points.do_keep_messages),
        Missing::NoteTheVideo => say!(reader, points.do_note_video),
        Missing::NoteTheIncidentNumber => say!(reader, points.do_note_number),
        Missing::AskForWitnesses => say!(reader, points.do_ask_witnesses),
        Missing::AskWhoToldHim => say!(reader, points.do_who_told_him),
        Missing::AskWhetherOnNotice => say!(reader, points.do_whether_on_notice),
        Missing::NoteWhatProvesIt => say!(reader, points.do_what_proves),
        Missing::AskWhoServedIt => say!(reader, points.do_who_served),
        Missing::NoteWhatHeSays => say!(reader, points.do_what_he_says),
        Missing::CautionHim => say!(reader, points.do_caution),
        Missing::CautionBeforeQuestions => say!(reader, points.do_caution_before),
        Missing::CheckArrestSheet => say!(reader, points.do_arrest_sheet),
        Missing::NoteTheBailOffence => say!(reader, points.do_bail_offence),
        Missing::CheckUnderWhichAct => say!(reader, points.do_which_act),
    }
}
