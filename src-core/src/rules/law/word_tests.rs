//! Whose signatures count for a row, and until when.

use super::*;
use crate::rules::ids::{DeviceId, EntryId, OfficerId};
use crate::rules::law::LawWordFault;
use crate::rules::law::word::LawRecallLift;
use crate::rules::time::Timestamp;
use uuid::Uuid;

const NMO: &str = "non_molestation";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn id(entry: u128) -> LawWordId {
    LawWordId { device: DeviceId(Uuid::from_u128(1)), entry: EntryId(Uuid::from_u128(entry)) }
}

fn signer(number: u128, at: &str) -> LawSigner {
    LawSigner {
        officer: OfficerId(Uuid::from_u128(number)),
        collar: format!("L{number}").into(),
        shown: format!("Lawyer {number}").into(),
        at: Timestamp::parse(at).unwrap(),
    }
}

const AT: &str = "2026-12-01T10:00:00Z";

fn said(entry: u128, says: LawSays, second: Option<LawSigner>) -> LawWord {
    LawWord { id: id(entry), force: "Derbyshire".into(), by: signer(1, AT), second, says }
}

fn until(valid_until: &str) -> LawSignOff {
    LawSignOff { edition: LAW_TABLE.into(), kinds: vec![NMO.into()], valid_until: day(valid_until) }
}

fn sign_off(valid_until: &str, second: Option<LawSigner>) -> LawWord {
    said(1, LawSays::SignOff(until(valid_until)), second)
}

fn recall(entry: u128, edition: Option<&str>) -> LawWord {
    let says = LawRecall {
        edition: edition.map(Verbatim::from),
        kinds: vec![NMO.into()],
        reason: RecallReason::BeingChecked,
        words: format!("recall {entry}").into(),
        meanwhile: Meanwhile::AskFirst,
    };
    let at = format!("2026-12-{entry:02}T10:00:00Z");
    LawWord { by: signer(1, &at), ..said(entry, LawSays::Recall(says), None) }
}

fn lift(of: &[u128], second: Option<LawSigner>) -> LawWord {
    let recalls = of.iter().map(|entry| id(*entry)).collect();
    said(99, LawSays::Lift(LawRecallLift { kinds: vec![NMO.into()], recalls }), second)
}

fn other() -> Option<LawSigner> {
    Some(signer(2, AT))
}

#[track_caller]
fn signed(words: Vec<LawWord>, kind: &str, on: &str) -> SignOffNow {
    LawWords(words).of(kind, day(on)).sign_off
}

#[test]
fn a_row_is_signed_off_by_two_until_its_last_day_and_not_after_it() {
    let word = sign_off("2027-06-03", other());
    let SignOffNow::Signed { force, by, second, until } = signed(vec![word.clone()], NMO, "2027-06-03") else {
        panic!("not signed")
    };
    assert_eq!([force.as_str(), by.as_str(), second.as_str()], ["Derbyshire", "Lawyer 1", "Lawyer 2"]);
    assert_eq!(until, day("2027-06-03"));
    assert_eq!(signed(vec![word.clone()], NMO, "2027-06-04"), SignOffNow::Expired { until });
    assert_eq!(signed(vec![word], "occupation", "2027-06-03"), SignOffNow::NotSigned, "another row");
    assert_eq!(signed(Vec::new(), NMO, "2027-06-03"), SignOffNow::NotSigned);
}

#[test]
fn one_signature_or_one_persons_two_or_another_editions_count_for_nothing() {
    let on = "2026-12-02";
    assert_eq!(signed(vec![sign_off("2027-06-03", None)], NMO, on), SignOffNow::NotSigned);
    assert_eq!(signed(vec![sign_off("2027-06-03", Some(signer(1, AT)))], NMO, on), SignOffNow::NotSigned);
    // Enrolled on a second device somebody has another id and the same number.
    let again = LawSigner { collar: "L1".into(), ..signer(7, AT) };
    assert_eq!(signed(vec![sign_off("2027-06-03", Some(again))], NMO, on), SignOffNow::NotSigned);
    let older = LawSays::SignOff(LawSignOff { edition: "2026-11.3".into(), ..until("2027-06-03") });
    assert_eq!(signed(vec![said(1, older, other())], NMO, on), SignOffNow::NotSigned);
}

#[test]
fn of_several_sign_offs_the_one_that_runs_longest_counts() {
    let words = vec![sign_off("2026-12-31", other()), sign_off("2027-12-31", other())];
    assert!(matches!(signed(words, NMO, "2027-06-03"), SignOffNow::Signed { .. }));
}

#[test]
fn a_recall_counts_by_one_signature_and_in_every_edition_unless_it_names_another() {
    let found = |edition| LawWords(vec![recall(2, edition)]).recall(NMO);
    assert_eq!(found(None).map(|recall| recall.on), Some(day("2026-12-02")));
    assert!(found(Some(LAW_TABLE)).is_some());
    assert_eq!(found(Some("2026-11.3")), None);
    assert_eq!(LawWords(vec![recall(2, None)]).recall("occupation"), None);
}

#[test]
fn a_recall_is_lifted_by_two_and_only_the_one_that_was_read() {
    let words = |with: LawWord| LawWords(vec![recall(2, None), recall(3, None), with]);
    let newest = |words: &LawWords| words.recall(NMO).map(|recall| recall.words.to_string());
    assert_eq!(newest(&words(lift(&[2, 3], None))).as_deref(), Some("recall 3"), "one signature lifts nothing");
    assert_eq!(newest(&words(lift(&[3], other()))).as_deref(), Some("recall 2"), "the older one stands");
    let both = words(lift(&[2, 3], other()));
    assert_eq!((newest(&both), both.recalls(NMO)), (None, Vec::new()));
}

#[test]
fn whoever_signs_that_recalls_are_lifted_reads_every_one_of_them_or_none() {
    let read = |of: &[u128]| {
        let LawSays::Lift(said) = lift(of, None).says else { panic!("a lift") };
        let held = LawWords(vec![recall(2, None), recall(3, Some("2026-11.3")), sign_off("2027-06-03", None)]);
        held.lifted_by(&said).map(|all| all.into_iter().map(|each| each.words.to_string()).collect::<Vec<_>>())
    };
    assert_eq!(read(&[3, 2]), Some(vec!["recall 3".to_owned(), "recall 2".to_owned()]), "of whatever edition");
    assert_eq!(read(&[2, 4]), None, "one is not held");
    assert_eq!(read(&[1]), None, "and one is no recall");
}

#[track_caller]
fn fails(says: LawSays, fault: Option<LawWordFault>) {
    assert_eq!(says.fault(day("2026-12-01")), fault);
}

#[test]
fn a_word_that_names_nothing_or_runs_for_ever_is_at_fault() {
    fails(LawSays::SignOff(until("2026-12-01")), None);
    fails(LawSays::SignOff(until("2029-12-01")), None);
    fails(LawSays::SignOff(until("2026-11-30")), Some(LawWordFault::EndsBefore));
    fails(LawSays::SignOff(until("2030-01-01")), Some(LawWordFault::TooLong));
    fails(LawSays::SignOff(LawSignOff { kinds: Vec::new(), ..until("2027-01-01") }), Some(LawWordFault::Kinds));
    let unnamed = LawSignOff { edition: " ".into(), ..until("2027-01-01") };
    fails(LawSays::SignOff(unnamed), Some(LawWordFault::NoEdition));
    fails(recall(2, None).says, None);
    fails(lift(&[], None).says, Some(LawWordFault::NothingLifted));
    let LawSays::Recall(short) = recall(2, None).says else { panic!("a recall") };
    let long = LawRecall { words: "a".repeat(501).into(), ..short.clone() };
    fails(LawSays::Recall(long), Some(LawWordFault::TooManyWords));
    let name = || Verbatim::from("a".repeat(101));
    let unknown = LawRecall { edition: Some(name()), ..short.clone() };
    fails(LawSays::Recall(unknown), Some(LawWordFault::NoEdition));
    fails(LawSays::Recall(LawRecall { kinds: vec![name()], ..short }), Some(LawWordFault::Kinds));
    let many: Vec<u128> = (0..1_001).collect();
    fails(lift(&many, None).says, Some(LawWordFault::TooManyRecalls));
}

#[test]
fn a_reason_or_a_meanwhile_of_a_later_edition_recalls_the_row_all_the_same() {
    let written = r#"{"kinds":["dvpo"],"reason":"of_later","meanwhile":"of_later"}"#;
    let read: LawRecall = serde_json::from_str(written).unwrap();
    assert_eq!((read.reason, read.meanwhile), (RecallReason::Other, Meanwhile::AskFirst));
}
