//! Golden bytes: what is signed, sealed, sent and kept must never change its layout unseen. Bytes of
//! every kind of body, of envelope, entry, receipt and segment stand in `golden/`; `CORDON_BLESS=1`
//! writes those that are missing or meant to change.

use cordon_core::proof::access::{Access, OfficerAccess, SignedAccess};
use cordon_core::proof::approval::{Approval, Approved};
use cordon_core::proof::attributed::{Attributed, Author};
use cordon_core::proof::capture::{
    CAPTURE_VERSION, Capture, CaptureExhibit, CaptureKey, CaptureReceipt, SealedCapture, SignedCapture,
};
use cordon_core::proof::chunks;
use cordon_core::proof::digest::{Digest, HexBytes, commit};
use cordon_core::proof::entry::{
    Asked, BODY_VERSION, Body, BodyKind, CaptureTaken, ClearFile, Enrolled, ExhibitKept, LockedBecause, Refused,
    SearchSettled, SearchStands,
};
use cordon_core::proof::envelope::{ENVELOPE_VERSION, EntryError, Envelope, SignedEntry, Signers};
use cordon_core::proof::protocol::{
    EnrolRequest, EntryOutcome, EvidenceReply, Receipt, Refusal, ScopeState, SealedEntry, SegmentRef, SignedOutcome,
    SignedReceipt, SignedRefusal,
};
use cordon_core::proof::segment::{self, FeedRow, RowKind, RowState};
use cordon_core::proof::short_number::{Covered, ShortNumber, commitment};
use cordon_core::proof::sign::{Purpose, public_key, sign};
use cordon_core::proof::verdict::{RefusedBecause, Verdict, WaitsFor};
use cordon_core::rules::assess::{
    Answer, Assessment, Facts, Identity, NoticeAnswer, Operating, Question, Reply, TermAnswer, Told, Why,
};
use cordon_core::rules::condition::Nature;
use cordon_core::rules::coverage::NotHeld;
use cordon_core::rules::decision::{Action, Decision, Necessity};
use cordon_core::rules::ids::{
    ActId, AllegationId, AssessmentId, CaptureId, ConditionId, DecisionId, DeviceId, DraftId, EntryId, ExhibitId,
    IncidentId, NoticeId, OfficerId, OrderId, PersonId, SearchId, SightingId, VersionId,
};
use cordon_core::rules::incident::{
    Act, ActBasis, ActTime, Allegation, AllegedAgainst, ExhibitKind, ExhibitRef, FileNotes, Incident, Mode, Outcome,
    Respondent, Saying, SayingKind,
};
use cordon_core::rules::law::{
    BailOffence, LawRecall, LawRecallLift, LawSignOff, LawWordId, Meanwhile, PowerId, RecallReason,
};
use cordon_core::rules::look::{RowOf, RowSeen, Subject};
use cordon_core::rules::notice::{HowGiven, NoticeEvent, NoticeKind, Understood};
use cordon_core::rules::order::InForceAnswer;
use cordon_core::rules::place::{Accuracy, AccuracyLevel, LonLat, Moving, Position, PositionSource};
use cordon_core::rules::policy::{Actor, Denied, Rank, Role};
use cordon_core::rules::reason::{Reason, ReasonKind};
use cordon_core::rules::settings::{Settings, Theme};
use cordon_core::rules::sighting::{Sighting, SightingBasis};
use cordon_core::rules::time::{ClockTrust, Day, Now, Timestamp};
use std::path::PathBuf;
use std::str::FromStr;

const DEVICE_SECRET: [u8; 32] = [1; 32];
const OFFICER_SECRET: [u8; 32] = [2; 32];
const HQ_SECRET: [u8; 32] = [3; 32];
const SALT: [u8; 32] = [4; 32];
const CAPTURE_SECRET: [u8; 32] = [5; 32];

fn id<T: FromStr<Err: std::fmt::Debug>>(number: u8) -> T {
    format!("01936c00-0000-7000-8000-0000000000{number:02x}").parse().expect("an id")
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("an instant")
}

fn now() -> Timestamp {
    at("2026-11-22T21:30:00.125Z")
}

fn order() -> OrderId {
    id(0x31)
}

fn person() -> PersonId {
    id(0x11)
}

fn reason() -> Reason {
    Reason {
        kind: ReasonKind::Other,
        words: Some("seen on patrol".to_owned()),
        incident_number: Some("DP-20261122-0417".to_owned()),
    }
}

fn position() -> Position {
    Position {
        at: LonLat::new(-1.487, 53.0233).expect("a point"),
        accuracy: Accuracy { radius_m: 8.5, level: AccuracyLevel::Percent68 },
        fixed_at: now(),
        source: PositionSource::Platform,
        moving: Moving::Unknown,
        speed_m_s: None,
    }
}

fn sighting() -> Sighting {
    Sighting {
        id: id::<SightingId>(0x71),
        whose: Some(person()),
        position: Some(position()),
        place: "outside number 9, Ŵyn Siôn's".to_owned(),
        from: now(),
        until: now(),
        basis: SightingBasis::SeenHere,
        observer: Some(position()),
        more: Vec::new(),
    }
}

fn notice() -> NoticeEvent {
    NoticeEvent {
        id: id::<NoticeId>(0x72),
        order: order(),
        kind: NoticeKind::TermsRead,
        at: at("2026-11-20T09:00:00Z"),
        by: "PC 1234 Example".to_owned(),
        how: HowGiven::FromADevice,
        language: "Cymraeg".to_owned(),
        proof: "BWV 4417".to_owned(),
        understood: Understood::Yes,
    }
}

fn assessment() -> Assessment {
    let told = Told { condition: id(0x51), question: Question::DidHeContact, reply: Reply::No };
    Assessment {
        engine: "1".to_owned(),
        law_table: "2026-11".to_owned(),
        order: order(),
        version: Some(id::<VersionId>(0x41)),
        facts: Facts {
            act_from: now(),
            act_until: now(),
            decision_time: Now { earliest: now(), latest: at("2026-11-22T21:31:00Z"), trust: ClockTrust::LowerBound },
            known_as_of: at("2026-11-22T18:00:00Z"),
            identity: Identity::Confirmed,
            sighting: Some(sighting()),
            live_fix: true,
            hidden_fix: None,
            told: vec![told],
            notice: vec![notice()],
        },
        in_force: InForceAnswer::Yes,
        terms: vec![term_inside(), term_closed()],
        notice: NoticeAnswer::NotNeeded,
    }
}

fn term_inside() -> TermAnswer {
    TermAnswer {
        condition: id::<ConditionId>(0x52),
        paragraph: "2".to_owned(),
        nature: Nature::Prohibition,
        operating: Operating::Yes,
        answer: Answer::FactsFit,
        why: vec![Why::InsideBy { edge_m: 48.2, accuracy_m: 13.8 }, Why::ReadByMachine],
        ask: Vec::new(),
        settle: Vec::new(),
        p_inside: Some(0.999_998),
    }
}

fn term_closed() -> TermAnswer {
    TermAnswer {
        condition: id::<ConditionId>(0x53),
        paragraph: "3".to_owned(),
        nature: Nature::Requirement,
        operating: Operating::No { next: Some(at("2026-11-23T21:00:00Z")) },
        answer: Answer::NotOperating,
        why: vec![
            Why::OutsideWindow,
            Why::NotAnswered { question: Question::WasHeThere },
            Why::ExceptionStated { words: "save via a solicitor".into() },
        ],
        ask: vec![Question::WasHeThere],
        settle: Vec::new(),
        p_inside: None,
    }
}

fn exhibit() -> ExhibitRef {
    ExhibitRef {
        id: id::<ExhibitId>(0x73),
        reference: "AE/1".to_owned(),
        kind: ExhibitKind::Photo,
        name: Default::default(),
        media_type: "image/jpeg".to_owned(),
        sha256: Digest::of(b"a photo").to_string(),
        size_bytes: 7,
        captured_at: now(),
    }
}

fn incident() -> Incident {
    let act: ActId = id(0x75);
    let condition = AllegedAgainst::Condition {
        order: order(),
        version: id(0x41),
        condition: id(0x52),
        assessment: Some(id::<AssessmentId>(0x76)),
        answer: Some(Answer::FactsFit),
    };
    let offence = AllegedAgainst::Offence { code: Some("PH97002".to_owned()), words: "harassment".to_owned() };
    let allegation = |number, to| Allegation { id: id::<AllegationId>(number), act, to, outcome: Outcome::Alleged };
    Incident {
        id: id::<IncidentId>(0x74),
        draft: id::<DraftId>(0x77),
        mode: Mode::WithHim,
        number: Some("DP-20261122-0417".to_owned()),
        account: "He stood at the gate.\n\"I know,\" he said.".to_owned(),
        respondent: Respondent::Identified {
            person: person(),
            by: vec!["birth_date_1".to_owned(), "pnc_id_3".to_owned()],
        },
        acts: vec![Act {
            id: act,
            when: ActTime::Count { times: 3, from: at("2026-11-22T21:00:00Z"), to: now() },
            what: "stood at the gate".to_owned(),
            basis: ActBasis::Seen,
            sighting: Some(sighting()),
        }],
        allegations: vec![allegation(0x78, condition), allegation(0x79, offence)],
        exhibits: vec![exhibit()],
        said: vec![Saying { kind: SayingKind::Unsolicited, words: "I know.".to_owned(), at: now() }],
        file: FileNotes::default(),
        entered_at: now(),
    }
}

fn decision() -> Decision {
    let arrest = Action::Arrest {
        power: PowerId::PaceS24,
        order: Some(order()),
        at: now(),
        necessity: vec![Necessity::PreventHarm, Necessity::ProtectVulnerable],
        despite: String::new(),
        bail_for: BailOffence::NotKnown,
        hearing: None,
    };
    Decision {
        id: id::<DecisionId>(0x7a),
        incident: id(0x74),
        at: now(),
        grounds: "I saw him there.".to_owned(),
        actions: vec![arrest, Action::VoluntaryInterview, Action::Report, Action::WarrantApplication, Action::Notice],
        none_because: Some("nothing more was needed".to_owned()),
    }
}

fn capture() -> SignedCapture {
    let exhibit = CaptureExhibit {
        id: id::<ExhibitId>(0x73),
        number: 1,
        kind: ExhibitKind::Photo,
        name: Default::default(),
        media_type: "image/jpeg".to_owned(),
        sha256: Digest::of(b"a photo").to_string(),
        size_bytes: 7,
        captured_at: now(),
        key: HexBytes(vec![6; 32]),
        sealed_bytes: 23,
        sealed: None,
    };
    let capture = Capture {
        layout: CAPTURE_VERSION,
        id: id::<CaptureId>(0x91),
        device: id::<DeviceId>(0x82),
        made_at: now(),
        saved_at: at("2026-11-22T21:34:00Z"),
        clock: ClockTrust::LowerBound,
        saved: true,
        claimed: Some(id::<OfficerId>(0x83)),
        account: "Ŵyn Siôn's gate.\n\"I know,\" he said.".to_owned(),
        who: "Alan Example, in a red coat".to_owned(),
        at: at("2026-11-22T21:15:00Z"),
        about: true,
        place: "outside number 9".to_owned(),
        position: Some(position()),
        exhibits: vec![exhibit],
    };
    let key = CaptureKey::certify(capture.device, &DEVICE_SECRET, &CAPTURE_SECRET);
    SignedCapture::sign(&capture, &CAPTURE_SECRET, key).expect("a capture")
}

/// One of each kind.
fn examples() -> Vec<Body> {
    let search: SearchId = id(0x7b);
    let draft: DraftId = id(0x77);
    let enrolled = Enrolled {
        device_key: public_key(&DEVICE_SECRET),
        officer_key: public_key(&OFFICER_SECRET),
        shown: "PC 1234 Example".to_owned(),
        role: Role::Officer,
        rank: Some(Rank::Constable),
    };
    let settings = Settings { theme: Theme::Night, lock_after_min: 5 };
    let refused =
        Refused { command: "person_open".to_owned(), subject: Some(person().0), reason: Denied::Role, tries: 1 };
    let approval = Approval {
        of: Approved::Entry { device: id(0x82), entry: id(0x81) },
        digest: Digest::of(b"an envelope"),
        of_officer: id::<OfficerId>(0x83),
        by: id::<OfficerId>(0x84),
        role: Actor { role: Role::Supervisor, rank: Some(Rank::Sergeant) },
    };
    let taken = CaptureTaken {
        capture: id(0x91),
        draft,
        digest: Digest::of(b"a capture"),
        claimed: Some(id::<OfficerId>(0x83)),
    };
    let sealed = Some(Digest::of(b"an encrypted file"));
    let kept = ExhibitKept { draft, exhibit: exhibit(), key: HexBytes(vec![6; 32]), sealed_bytes: 23, sealed };
    vec![
        Body::Enrolled(enrolled),
        Body::Unlocked { wrong_tries: 2 },
        Body::LockedUp { why: LockedBecause::Idle },
        Body::SearchOpened { search, reason: reason() },
        Body::SearchSettled(SearchSettled {
            search,
            searcher: id(0x83),
            asked: vec![
                Asked { at: at("2026-11-22T21:30:00Z"), text: "smith".to_owned(), listed: 50, more: true },
                Asked { at: at("2026-11-22T21:30:01.250Z"), text: "smith 1988".to_owned(), listed: 1, more: false },
            ],
            shown: vec![person()],
            stands: SearchStands::Open,
        }),
        Body::PersonOpened { person: person(), reason: reason() },
        Body::OrderOpened { order: order(), reason: reason() },
        Body::OrdersListed { reason: reason(), text: "smith".to_owned(), shown: vec![order()] },
        Body::HereShown { position: Some(position()), orders: vec![order()], hidden: Vec::new() },
        Body::Revealed { person: person(), field: "address_1".to_owned() },
        Body::IdentifiersConfirmed { person: person(), clues: vec!["birth_date_1".to_owned(), "mark_4".to_owned()] },
        Body::Assessed { id: id(0x76), assessment: Box::new(assessment()) },
        Body::ClaimsShown { person: person(), incidents: vec![id(0x71)] },
        Body::StoreWasOlder { ended: 3, written: 6 },
        Body::FilePutRight { file: ClearFile::Device, fields: vec!["seal_key".to_owned(), "sign_key".to_owned()] },
        Body::PowersShown { order: order() },
        Body::ShowOpened { id: draft, order: order() },
        Body::ShowClosed { id: draft, order: order() },
        Body::NoticeGiven { id: id(0x72), event: notice() },
        Body::ExhibitKept(kept),
        Body::IncidentRecorded(Box::new(incident())),
        Body::DecisionRecorded(Box::new(decision())),
        Body::DraftDiscarded { id: draft, exhibits: vec![id(0x73)] },
        Body::DraftOpened { id: draft, person: Some(person()), reason: Some(reason()) },
        Body::OwnRecordsShown,
        Body::CaptureTaken(taken),
        Body::WordsRevealed { order: order(), version: id(0x41), condition: id(0x52) },
        Body::SettingsChanged { before: settings.clone(), after: Settings { lock_after_min: 10, ..settings } },
        Body::Refused(refused),
        Body::EntryOpened {
            entry: id(0x81),
            digest: Digest::of(b"an envelope"),
            of_officer: id(0x83),
            reason: reason(),
        },
        Body::Approved(Box::new(approval)),
        Body::LawSignOff(LawSignOff {
            edition: "2026-12.1".into(),
            kinds: vec!["non_molestation".into(), "dvpo".into()],
            valid_until: Day::parse("2027-06-03").expect("a day"),
        }),
        Body::LawRecall(LawRecall {
            edition: None,
            kinds: vec!["dvpo".into()],
            reason: RecallReason::BeforeACourt,
            words: "R v Example is listed for Tuesday.".into(),
            meanwhile: Meanwhile::AskFirst,
        }),
        Body::LawRecallLifted(LawRecallLift {
            kinds: vec!["dvpo".into()],
            recalls: vec![LawWordId { device: id(0x82), entry: id(0x81) }],
        }),
        Body::LookedAgain {
            subject: Subject::Order(order()),
            reason: Some(reason()),
            shown: vec![RowSeen { row: RowOf::Order, id: order().to_string(), revision: 418 }],
            gone: vec![RowSeen { row: RowOf::Notice, id: id::<NoticeId>(0x72).to_string(), revision: 17 }],
        },
    ]
}

fn envelope(body: &[u8]) -> Envelope {
    Envelope {
        layout: ENVELOPE_VERSION,
        id: id::<EntryId>(0x81),
        chain: id::<DeviceId>(0x82),
        sequence: 417,
        at: now(),
        clock: ClockTrust::Trusted,
        officer: id::<OfficerId>(0x83),
        kind: "powers_shown".to_owned(),
        version: BODY_VERSION,
        commitment: commit(&SALT, body),
        previous: Digest::of(b"the envelope before"),
    }
}

fn entry() -> SignedEntry {
    let body = serde_json::to_vec(&Body::PowersShown { order: order() }).expect("a body");
    let signers = Signers { device: &DEVICE_SECRET, officer: &OFFICER_SECRET };
    SignedEntry::sign(&envelope(&body), body, SALT, signers).expect("an entry")
}

fn receipt() -> SignedReceipt {
    let receipt = Receipt {
        device: id::<DeviceId>(0x82),
        entry: id::<EntryId>(0x81),
        sequence: 417,
        envelope: entry().digest(),
        received_at: at("2026-11-22T21:45:00Z"),
        watermark: 417,
    };
    SignedReceipt::sign(&receipt, &HQ_SECRET).expect("a receipt")
}

fn rows() -> Vec<FeedRow> {
    let by = Author { officer: id::<OfficerId>(0x83), collar: "1234".to_owned(), shown: "PC 1234 Example".to_owned() };
    let recorded_at = at("2026-11-22T21:30:00Z");
    let notice = Attributed { by, recorded_at, entry: id::<EntryId>(0x81), record: notice() };
    let notice = serde_json::to_value(notice).expect("a notice event");
    let row = |revision, kind, id: &str, state, body| FeedRow { revision, kind, id: id.to_owned(), state, body };
    vec![
        row(7, RowKind::Notice, "01936c00-0000-7000-8000-000000000072", RowState::Put, Some(notice)),
        row(8, RowKind::Order, "01936c00-0000-7000-8000-000000000031", RowState::LeftScope, None),
        row(9, RowKind::Record, "01936c00-0000-7000-8000-000000000001", RowState::Withdrawn, None),
    ]
}

fn place(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn is_blessing() -> bool {
    std::env::var_os("CORDON_BLESS").is_some()
}

/// Compares bytes with the fixture of a name, or writes it where that was asked for.
#[track_caller]
fn check(name: &str, bytes: &[u8]) {
    if is_blessing() {
        std::fs::create_dir_all(place("")).expect("the folder");
        std::fs::write(place(name), bytes).expect("a fixture");
    }
    let golden = std::fs::read(place(name));
    let golden = golden.expect("a fixture: CORDON_BLESS=1 writes it where there is none yet");
    assert_eq!(String::from_utf8_lossy(bytes), String::from_utf8_lossy(&golden), "{name}");
    assert_eq!(bytes, golden, "{name}");
}

#[track_caller]
fn check_json(name: &str, value: &impl serde::Serialize) {
    check(name, &serde_json::to_vec(value).expect("json"));
}

#[test]
fn every_kind_of_body_has_an_example() {
    let mut shown: Vec<BodyKind> = examples().iter().map(Body::kind).collect();
    shown.sort_unstable();
    assert_eq!(shown, BodyKind::ALL);
}

#[test]
fn a_body_is_tagged_as_the_envelope_names_it() {
    for body in examples() {
        let written = serde_json::to_value(&body).expect("json");
        assert_eq!(written.get("kind").and_then(serde_json::Value::as_str), Some(body.kind().name()));
    }
}

#[test]
fn bodies_keep_their_bytes() {
    for body in examples() {
        check_json(&format!("body-{}.json", body.kind().name()), &body);
    }
}

/// Bail Act 1976 s.7(4)(b), (8): what the bail is for, and the hearing ahead.
#[test]
fn an_arrest_on_bail_keeps_its_bytes_and_one_without_them_is_read_as_not_known() {
    let arrest = Action::Arrest {
        power: PowerId::BailS7Surrender,
        order: Some(order()),
        at: now(),
        necessity: Vec::new(),
        despite: String::new(),
        bail_for: BailOffence::Murder,
        hearing: Some(at("2026-11-23T10:00:00Z")),
    };
    check_json("action-arrest-bail.json", &arrest);
    let before: Body = serde_json::from_slice(&std::fs::read(place("body-decision_recorded.json")).unwrap()).unwrap();
    let Body::DecisionRecorded(before) = before else { panic!("a decision") };
    let Some(Action::Arrest { bail_for, hearing, .. }) = before.actions.first() else { panic!("an arrest") };
    assert_eq!((*bail_for, *hearing), (BailOffence::NotKnown, None));
}

/// Common law; Mental Health Act 1983 s.136(2A); Children Act 1989 s.46(3), (6): LAW 11.18.
#[test]
fn what_hangs_on_no_order_keeps_its_bytes() {
    let arrest = Action::Arrest {
        power: PowerId::BreachOfThePeace,
        order: None,
        at: now(),
        necessity: Vec::new(),
        despite: String::new(),
        bail_for: BailOffence::NotKnown,
        hearing: None,
    };
    let arrived = Some(at("2026-11-22T21:55:00Z"));
    let safety = Action::PlaceOfSafety { who: "Dana Example".to_owned(), at: now(), arrived };
    let protection = Action::PoliceProtection {
        who: "the younger child".to_owned(),
        at: now(),
        designated: "Inspector Example".to_owned(),
    };
    for (name, action) in [("arrest-beside", arrest), ("place-of-safety", safety), ("police-protection", protection)] {
        check_json(&format!("action-{name}.json"), &action);
        let written = serde_json::to_string(&action).unwrap();
        assert_eq!(serde_json::from_str::<Action>(&written).unwrap(), action);
    }
    let on_the_way = r#"{"kind":"place_of_safety","at":"2026-11-22T21:30:00.125Z"}"#;
    let wanted = Action::PlaceOfSafety { who: String::new(), at: now(), arrived: None };
    assert_eq!(serde_json::from_str::<Action>(on_the_way).unwrap(), wanted);
    assert_eq!(serde_json::to_string(&wanted).unwrap(), on_the_way);
    for (power, id) in [
        (PowerId::Warrant, "warrant"),
        (PowerId::UnlawfullyAtLarge, "unlawfully_at_large"),
        (PowerId::CjaS24a, "cja_s24a"),
    ] {
        assert_eq!(serde_json::to_value(power).unwrap(), id);
    }
}

#[test]
fn golden_bodies_are_still_read_as_what_they_were() {
    // While another test writes them they may be half there.
    if is_blessing() {
        return;
    }
    for body in examples() {
        let golden = std::fs::read(place(&format!("body-{}.json", body.kind().name()))).unwrap();
        let read: Body = serde_json::from_slice(&golden).unwrap();
        assert_eq!(read, body);
    }
}

#[test]
fn an_entry_keeps_its_bytes_and_signatures() {
    let entry = entry();
    check("envelope.json", &entry.envelope.0);
    check_json("entry.json", &entry);
    let read = entry.verify(&public_key(&DEVICE_SECRET), &public_key(&OFFICER_SECRET)).unwrap();
    assert_eq!(read, envelope(&entry.body.as_ref().unwrap().0));
}

#[test]
fn a_golden_entry_still_verifies() {
    // While another test writes it, it may be half there.
    if is_blessing() {
        return;
    }
    let golden = std::fs::read(place("entry.json")).unwrap();
    let entry: SignedEntry = serde_json::from_slice(&golden).unwrap();
    assert!(entry.verify(&public_key(&DEVICE_SECRET), &public_key(&OFFICER_SECRET)).is_ok());
}

#[test]
fn an_entry_without_its_body_or_salt_keeps_its_signatures_and_does_not_verify() {
    let (device, officer) = (public_key(&DEVICE_SECRET), public_key(&OFFICER_SECRET));
    let empty = Some(HexBytes(Vec::new()));
    for (body, salt, why) in [
        (None, None, EntryError::BodyMissing),
        (None, entry().salt, EntryError::BodyMissing),
        (entry().body, None, EntryError::BodyMissing),
        (empty.clone(), entry().salt, EntryError::Commitment),
        (entry().body, empty, EntryError::Commitment),
    ] {
        let stripped = SignedEntry { body, salt, ..entry() };
        assert_eq!(stripped.verify(&device, &officer), Err(why));
        assert!(stripped.verify_signatures(&device, &officer).is_ok());
    }
}

#[test]
fn a_receipt_keeps_its_bytes_signature_and_short_form() {
    let receipt = receipt();
    check("receipt.json", &receipt.receipt.0);
    check_json("receipt-signed.json", &receipt);
    check("receipt-short.txt", receipt.short().as_bytes());
    assert_eq!(receipt.verify(&public_key(&HQ_SECRET)).unwrap().sequence, 417);
}

#[test]
fn a_capture_keeps_its_bytes_and_signatures() {
    let signed = capture();
    check("capture.json", &signed.capture.0);
    check_json("capture-signed.json", &signed);
    let (device, capture) = (id::<DeviceId>(0x82), id::<CaptureId>(0x91));
    check("capture-bound.txt", hex::encode(SealedCapture::bound(device, capture)).as_bytes());
    assert_eq!(signed.verify(device, &public_key(&DEVICE_SECRET)), Ok(()));
    let receipt = CaptureReceipt {
        device,
        capture,
        sealed: Digest::of(b"sealed bytes"),
        body: signed.digest(),
        received_at: at("2026-11-22T21:45:00Z"),
    };
    let receipt = SignedReceipt::sign_capture(&receipt, &HQ_SECRET).unwrap();
    check("capture-receipt.json", &receipt.receipt.0);
    check_json("capture-receipt-signed.json", &receipt);
}

#[test]
fn a_segment_keeps_its_bytes() {
    let (header, bytes) = segment::write("force:derbyshire", 2, &rows()).unwrap();
    check("segment.bin", &bytes);
    assert_eq!(segment::read(&bytes).unwrap(), (header, rows()));
}

#[test]
fn a_statement_of_a_scope_keeps_its_bytes() {
    let (header, bytes) = segment::write("force:derbyshire", 2, &rows()).unwrap();
    let segments = vec![SegmentRef { hash: header.hash, from: header.from, to: header.to, bytes: bytes.len() as u64 }];
    let state = ScopeState {
        scope: "force:derbyshire".to_owned(),
        shown: "Derbyshire".to_owned(),
        not_held: vec![NotHeld::LicenceConditions],
        epoch: 2,
        revision: 9,
        digest: ScopeState::digest_of(&segments),
        segments,
    };
    check_json("scope.json", &state);
}

#[test]
fn what_else_crosses_the_line_keeps_its_bytes() {
    let mut request = EnrolRequest {
        code: "7q4k-m2xaol".to_owned(),
        device: id::<DeviceId>(0x82),
        csr_pem: "a request".to_owned(),
        device_key: public_key(&DEVICE_SECRET),
        officer_key: public_key(&OFFICER_SECRET),
        held_key: Some(public_key(&[6; 32])),
        commitment: commitment(&[7; 32]),
        proof: HexBytes(Vec::new()),
    };
    request.proof = sign(&DEVICE_SECRET, Purpose::Enrolment, &request.proven_bytes());
    assert!(request.is_proven());
    check_json("enrol-request.json", &request);
    let device = id::<DeviceId>(0x82);
    let covered = Covered {
        authority: b"a certificate",
        seal_key: &HexBytes(vec![8; 32]),
        sign_key: &public_key(&HQ_SECRET),
        device,
        device_key: &request.device_key,
        csr_pem: "a request",
        officer: id(0x83),
        officer_key: &request.officer_key,
        collar: "1234",
        role: Role::Officer,
        rank: Some(Rank::Constable),
    };
    check("compare.txt", ShortNumber::of(covered.digest(), &[7; 32], &[9; 32]).to_string().as_bytes());
    let access = Access::Ended { at: at("2026-11-22T21:45:00Z") };
    let access = OfficerAccess { device, officer: id(0x83), access };
    check_json("access-signed.json", &SignedAccess::sign(&access, &HQ_SECRET).unwrap());
    check("sealed-bound.txt", hex::encode(SealedEntry::bound(device, 417)).as_bytes());
    let outcome = EntryOutcome {
        device,
        entry: id::<EntryId>(0x81),
        sequence: 417,
        verdict: Verdict::Waits { on: WaitsFor::Order },
    };
    check_json("entry-outcome.json", &outcome);
    let signed = SignedOutcome::sign(&outcome, &HQ_SECRET).unwrap();
    check_json("entry-outcome-signed.json", &signed);
    assert_eq!(signed.verify(&public_key(&HQ_SECRET), device), Some(outcome));
    assert_eq!(signed.verify(&public_key(&DEVICE_SECRET), device), None, "HQ alone says so");
    assert_eq!(signed.verify(&public_key(&HQ_SECRET), id::<DeviceId>(0x85)), None, "of this device alone");
    let refusal = Refusal {
        device,
        sequence: 417,
        sealed: Digest::of(b"sealed bytes"),
        because: RefusedBecause::SealedBytesDoNotOpen,
        refused_at: at("2026-11-22T21:45:00Z"),
    };
    let signed = SignedRefusal::sign(&refusal, &HQ_SECRET).unwrap();
    check_json("refusal-signed.json", &signed);
    assert_eq!(signed.verify(&public_key(&HQ_SECRET)), Some(refusal));
    assert_eq!(signed.verify_capture(&public_key(&HQ_SECRET)), None, "a refusal stands for its own purpose only");
    let reply = EvidenceReply {
        exhibit: id::<ExhibitId>(0x73),
        offset: 23,
        complete: true,
        verified: Some(true),
        receipt: None,
    };
    check_json("evidence-reply.json", &reply);
}

#[test]
fn evidence_at_rest_keeps_its_bytes() {
    check("chunks.txt", hex::encode(chunks::seal(&[6; 32], b"a photo").unwrap()).as_bytes());
}

#[test]
fn derived_ids_keep_their_bytes() {
    let ids = [OrderId::derived(&[b"Libra", b"30DE0004125"]).to_string(), PersonId::derived(&[b"one"]).to_string()];
    check("derived-ids.txt", ids.join("\n").as_bytes());
}
