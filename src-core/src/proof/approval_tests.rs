use super::*;
use crate::proof::entry::BodyKind;
use crate::rules::policy::{Rank, Role};

fn officer(number: u128) -> OfficerId {
    OfficerId(Uuid::from_u128(number))
}

fn device(number: u128) -> DeviceId {
    DeviceId(Uuid::from_u128(number))
}

fn of_entry() -> Approved {
    Approved::Entry { device: device(5), entry: EntryId(Uuid::from_u128(7)) }
}

fn actor(role: Role) -> Actor {
    Actor { role, rank: Some(Rank::Sergeant) }
}

fn subject() -> Subject {
    let deed = BodyKind::IncidentRecorded.signed_as();
    Subject { of: of_entry(), digest: Digest::of(b"the envelope"), officer: officer(1), deed }
}

fn approval() -> Approval {
    let digest = Digest::of(b"the envelope");
    Approval { of: of_entry(), digest, of_officer: officer(1), by: officer(2), role: actor(Role::Supervisor) }
}

fn sergeant() -> Signer {
    Signer { officer: officer(2), actor: actor(Role::Supervisor) }
}

fn nobody_twice(_one: OfficerId, _other: OfficerId) -> bool {
    false
}

#[track_caller]
fn fails(approval: &Approval, subject: &Subject, signer: Signer, why: ApprovalFault) {
    assert_eq!(check(approval, subject, signer, nobody_twice), Err(why));
}

#[test]
fn a_second_officer_who_may_signs_for_the_exact_bytes() {
    assert_eq!(check(&approval(), &subject(), sergeant(), nobody_twice), Ok(()));
    fails(&Approval { digest: Digest::of(b"other"), ..approval() }, &subject(), sergeant(), ApprovalFault::OtherBytes);
    let others = [(5, 8), (6, 7)];
    for (on, number) in others {
        let other = Approved::Entry { device: device(on), entry: EntryId(Uuid::from_u128(number)) };
        fails(&Approval { of: other, ..approval() }, &subject(), sergeant(), ApprovalFault::OtherSubject);
    }
    let theirs = Approval { of_officer: officer(3), ..approval() };
    fails(&theirs, &subject(), sergeant(), ApprovalFault::OtherSubject);
}

#[test]
fn nobody_approves_their_own_under_whatever_id() {
    let own = Approval { by: officer(1), ..approval() };
    fails(&own, &subject(), Signer { officer: officer(1), ..sergeant() }, ApprovalFault::SamePerson);
    let one_person = |_one, _other| true;
    assert_eq!(check(&approval(), &subject(), sergeant(), one_person), Err(ApprovalFault::SamePerson));
}

#[test]
fn what_the_approval_says_of_its_signer_counts_for_nothing() {
    let signer = Signer { officer: officer(2), actor: actor(Role::Officer) };
    fails(&approval(), &subject(), signer, ApprovalFault::NotEntitled(Denied::Role));
    fails(&approval(), &subject(), Signer { officer: officer(4), ..sergeant() }, ApprovalFault::OtherSigner);
}

#[test]
fn a_sign_off_of_the_law_is_approved_by_legal_or_an_administrator_and_by_no_sergeant() {
    let subject = Subject { deed: BodyKind::LawSignOff.signed_as(), ..subject() };
    for role in [Role::Legal, Role::Administrator] {
        let signer = Signer { officer: officer(2), actor: Actor { role, rank: None } };
        assert_eq!(check(&approval(), &subject, signer, nobody_twice), Ok(()), "{role}");
    }
    fails(&approval(), &subject, sergeant(), ApprovalFault::NotEntitled(Denied::Role));
    assert_eq!(BodyKind::LawRecall.signed_as(), None, "a recall waits for nobody");
}

#[test]
fn a_look_is_not_approved() {
    assert_eq!(BodyKind::PersonOpened.signed_as(), None);
    assert_eq!(BodyKind::find("from_the_future"), None);
    let signed: Vec<&str> =
        BodyKind::ALL.iter().filter(|kind| kind.signed_as().is_some()).map(|kind| kind.name()).collect();
    let records = ["notice_given", "incident_recorded", "decision_recorded"];
    assert_eq!(signed, [records.as_slice(), &["law_sign_off", "law_recall_lifted"]].concat());
    assert!(BodyKind::ALL.iter().all(|kind| BodyKind::find(kind.name()) == Some(*kind)));
    fails(&approval(), &Subject { deed: None, ..subject() }, sergeant(), ApprovalFault::NotForApproval);
}

#[test]
fn what_needs_two_waits_for_another_who_may() {
    let of = Approved::Act { deed: Deed::Purge, id: Uuid::from_u128(9) };
    let subject = Subject { of, digest: Digest::of(b"what goes"), officer: officer(1), deed: None };
    let approval = Approval {
        of,
        digest: subject.digest,
        of_officer: officer(1),
        by: officer(2),
        role: actor(Role::Administrator),
    };
    let administrator = actor(Role::Administrator);
    let with =
        |signer: Signer| agreed(Deed::Purge, &subject, administrator, [(&approval, signer)].into_iter(), nobody_twice);
    assert_eq!(with(Signer { officer: officer(2), actor: administrator }), Ok(Agreed::ByTwo));
    assert_eq!(with(sergeant()), Ok(Agreed::WaitsForSecond));
    let none = agreed(Deed::Purge, &subject, administrator, std::iter::empty(), nobody_twice);
    assert_eq!(none, Ok(Agreed::WaitsForSecond));
    let asked_by_another = agreed(Deed::Purge, &subject, actor(Role::Officer), std::iter::empty(), nobody_twice);
    assert_eq!(asked_by_another, Err(Denied::Role));
    let one = agreed(Deed::MintCode, &subject, administrator, std::iter::empty(), nobody_twice);
    assert_eq!(one, Ok(Agreed::OneIsEnough));
}
