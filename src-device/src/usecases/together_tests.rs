//! The words of a claimed permission: whose they are, who may read them, and that an entry says so.

use super::*;
use crate::store::own::journal;
use crate::store::own::records::Made;
use crate::testing::{now, open_house};
use cordon_core::rules::ids::{DraftId, OfficerId};
use cordon_core::rules::incident::{FileNotes, Incident, Mode, Respondent};
use cordon_core::rules::policy::{Actor, Rank, Role};
use cordon_core::rules::sighting::SightingBasis;
use cordon_core::wire::{PlaceInput, Reason, ReasonKind};
use uuid::Uuid;

fn person() -> PersonId {
    PersonId(Uuid::from_u128(41))
}

/// An incident about him that somebody recorded on this device, with a claim in its file's notes.
fn recorded(house: &House, number: u128, officer: OfficerId, claim: &str) -> IncidentId {
    let id = IncidentId(Uuid::from_u128(700 + number));
    let incident = Incident {
        id,
        draft: DraftId(Uuid::from_u128(800 + number)),
        mode: Mode::Reported,
        number: None,
        account: "she told me".to_owned(),
        respondent: Respondent::Identified { person: person(), by: Vec::new() },
        acts: Vec::new(),
        allegations: Vec::new(),
        exhibits: Vec::new(),
        said: Vec::new(),
        file: FileNotes { claimed: claim.to_owned(), claimed_by: "her sister".to_owned(), ..FileNotes::default() },
        entered_at: now(),
    };
    let sequence = house
        .write(|write| {
            let sequence = write.journal(&Body::IncidentRecorded(Box::new(incident.clone())))?;
            records::add_incident(write.own(), officer, &Made { incident, sequence, at: now() })?;
            Ok(sequence)
        })
        .unwrap();
    assert!(sequence > 0);
    id
}

fn input() -> FactsInput {
    FactsInput { act_at: None, he_is: PlaceInput::Unknown, basis: SightingBasis::Told, told: Vec::new() }
}

/// What is shown of claims, and the incidents that entries written by showing them name.
fn shown(house: &House) -> (Vec<String>, Vec<IncidentId>) {
    let why = Reason { kind: ReasonKind::AtScene, words: None, incident_number: None };
    house
        .hold(|hold| {
            looks::prepare(hold, Subject::Person(person()), Leave::Given(why.clone()))?
                .take(hold, |_reason| Body::PersonOpened { person: person(), reason: why })
        })
        .unwrap();
    let entries = || house.with_session(|session| journal::all(&session.own)).unwrap();
    let before = entries().len();
    let sheet = run(house, person(), &input()).unwrap().sheet;
    let named = entries().into_iter().skip(before).filter_map(|entry| {
        let body: Body = serde_json::from_slice(&entry.body.unwrap().0).unwrap();
        if let Body::ClaimsShown { incidents, .. } = body { Some(incidents) } else { None }
    });
    (sheet.claimed.into_iter().map(|claim| claim.words.0).collect(), named.flatten().collect())
}

fn as_role(house: &House, role: Role) {
    house
        .with_session(|session| {
            session.actor = Actor { role, rank: Some(Rank::Sergeant) };
            Ok(())
        })
        .unwrap();
}

#[test]
fn what_an_officer_wrote_himself_is_shown_with_an_entry_that_names_its_record() {
    let (house, _folder) = open_house();
    let own = house.with_session(|session| Ok(session.officer.id)).unwrap();
    let incident = recorded(&house, 1, own, "he may collect the children");
    assert_eq!(shown(&house), (vec!["he may collect the children".to_owned()], vec![incident]));
}

#[test]
fn another_officers_words_are_for_those_who_may_see_his_records() {
    let (house, _folder) = open_house();
    let incident = recorded(&house, 1, OfficerId(Uuid::from_u128(99)), "he met her at the refuge");
    recorded(&house, 2, OfficerId(Uuid::from_u128(99)), "   ");
    assert_eq!(shown(&house), (Vec::new(), Vec::new()));
    as_role(&house, Role::Supervisor);
    assert_eq!(shown(&house), (vec!["he met her at the refuge".to_owned()], vec![incident]));
    as_role(&house, Role::Officer);
    assert_eq!(shown(&house), (Vec::new(), Vec::new()));
}
